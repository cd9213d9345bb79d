# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the web: notes are found by their links, however their marks are printed."""
from conftest import run

PAGE = """<html><body><p>A/RES/99/1</p><p>The General Assembly,</p>
<p>Recalling its resolution 55/2<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> on lakes,<a href="#n2"
  id="b2"><sup>i</sup></a></p>
<p>1. Requests lamps<sup><a href="#n3" id="b3">3</a></sup> to burn,<a href="#n4" id="b4"><sup>*</sup></a>
  more [<a href="#n5" id="b5">5</a>] than before;</p>
<p>2. Decides so.</p>
<p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> First.</p>
<p><a href="#b2" id="n2">i</a> Second.</p>
<ol><li id="n3">Third. <a href="#b3">back</a></ol>
<p id="n4"><sup>*</sup> Fourth. <a href="#b4">^</a></p>
<p><a id="n5" href="#b5">[5]</a> Fifth.</p></body></html>"""


def test_notes_by_their_links(tmp_path):
    path = tmp_path / "A_RES_99_1.html"
    path.write_text(PAGE, encoding="utf-8")
    done = run("unclause-index", "--dump", path)
    assert done.status == 0, done.err
    told = [(clause["label"], clause["text"], [(note["mark"], note["text"]) for note in clause["footnotes"]])
            for clause in done.json["clauses"] if clause["kind"] in ("preambular", "operative")]
    assert told == [
        ("PP1", "Recalling its resolution 55/2 on lakes,", [("1", "First."), ("i", "Second.")]),
        ("1", "Requests lamps to burn, more than before;", [("3", "Third."), ("*", "Fourth."), ("5", "Fifth.")]),
        ("2", "Decides so.", []),
    ]
