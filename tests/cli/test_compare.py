# SPDX-License-Identifier: GPL-3.0-or-later
"""Two documents, aligned clause by clause, as text, JSON and HTML."""
import html.parser, json, os, pathlib, subprocess

import jsonschema
import pytest

from conftest import SOURCE, open_terminal, run

OLD = """A/RES/98/70

98/70. Lighthouses

The General Assembly,

Recalling its resolution 97/12 of 3 December 2042 on the lamps of lighthouses,

Welcoming the repair of the northern lighthouse by the keepers of the islands,

1. Requests the keepers to light the lamps of all lighthouses at dusk and to put them out at dawn;

2. Encourages Member States to share oil, wicks and mirrors with their neighbours across the strait;

3. Takes note of the report of the Secretary-General on the fog signals of the eastern coast, and invites pilots to comment on it;

4. Calls upon the ferry companies to publish the hours of their last crossing in the harbour offices;

5. Notes with concern the number of collisions in the narrow channel during the winter months;

6. Appeals to insurers for patience;

7. Decides to consider the question at its ninety-ninth session.
"""

NEW = """A/RES/99/71

99/71. Lighthouses

The General Assembly,

Recalling its resolution 98/70 of 5 December 2043 on the lamps of lighthouses,

Welcoming the repair of the northern lighthouse by the keepers of the islands,

1. Notes with concern the number of collisions in the narrow channel during the winter months;

2. Requests the keepers to light the lamps of all lighthouses an hour before dusk and to put them out at dawn;

3. Encourages Member States to share oil, wicks and mirrors with their neighbours across the strait;

4. Takes note of the report of the Secretary-General on the fog signals of the eastern coast;

5. Invites pilots to comment on the report on fog signals of the eastern coast;

6. Proposes a museum of <navigation> & "weather" in the old customs house;

7. Calls upon the ferry companies to publish the hours of their last crossing in the harbour offices;

8. Decides to consider the question at its hundredth session.
"""

EXPECTED = [
    (["PP1"], ["PP1"], "edited", False),
    (["PP2"], ["PP2"], "same", False),
    (["5"], ["1"], "same", True),
    (["1"], ["2"], "edited", False),
    (["2"], ["3"], "same", False),
    (["3"], ["4", "5"], "split", False),
    ([], ["6"], "new", False),
    (["4"], ["7"], "same", False),
    (["6"], [], "dropped", False),
    (["7"], ["8"], "edited", False),
]


def label(citation):
    place = citation.split(", ", 1)[1]
    ordinal = {"first": "PP1", "second": "PP2", "third": "PP3"}.get(place.split()[0])
    return ordinal if "preambular" in place else place.removeprefix("para. ")


def schema(name):
    return json.loads((SOURCE / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lamps(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lamps")
    (folder / "old.txt").write_text(OLD, encoding="utf-8")
    (folder / "new.txt").write_text(NEW, encoding="utf-8")
    assert run("unclause", "index", "--db", folder / "db", folder / "old.txt").status == 0
    return folder


@pytest.fixture(scope="module")
def compared(lamps):
    done = run("unclause", "compare", "--db", lamps / "db", "--format", "json", "A/RES/98/70", lamps / "new.txt")
    assert done.status == 0, done.err
    jsonschema.validate(done.json, schema("compare"))
    return done.json


def test_pairs(compared):
    assert (compared["a"], compared["b"]) == ("A/RES/98/70", "A/RES/99/71")
    assert [(list(map(label, p["a"])), list(map(label, p["b"])), p["verdict"], p["moved"])
            for p in compared["pairs"]] == EXPECTED
    assert compared["counts"] == {"same": 4, "edited": 3, "split": 1, "merged": 0, "new": 1, "dropped": 1, "moved": 1}


def test_the_other_way_round_what_was_split_is_merged(lamps):
    done = run("unclause", "compare", "--format", "json", lamps / "new.txt", lamps / "old.txt")
    merged = [p for p in done.json["pairs"] if p["verdict"] == "merged"]
    assert [(list(map(label, p["a"])), list(map(label, p["b"]))) for p in merged] == [(["4", "5"], ["3"])]


def texts_of(path):
    clauses = run("unclause-index", "--dump", path).json["clauses"]
    return {clause["citation"]: clause["text"] for clause in clauses if clause["citation"]}


def assert_diffs(pairs, old, new):
    for pair in pairs:
        before = "".join(text for sign, text in pair["diff"] if sign != "+")
        after = "".join(text for sign, text in pair["diff"] if sign != "-")
        assert before == "\n".join(old[citation] for citation in pair["a"])
        assert after == "\n".join(new[citation] for citation in pair["b"])


def test_pieces_give_both_texts(lamps, compared):
    assert_diffs(compared["pairs"], texts_of(lamps / "old.txt"), texts_of(lamps / "new.txt"))


def test_text(lamps):
    done = run("unclause", "compare", lamps / "old.txt", lamps / "new.txt")
    assert done.status == 0, done.err
    assert "A/RES/98/70, para. 1 → A/RES/99/71, para. 2  edited, 63% alike\n" in done.out
    assert "all lighthouses [-at-]{+an hour before+} dusk" in done.out
    assert "\nA/RES/98/70, para. 6  dropped\n   [-Appeals to insurers for patience;-]\n" in done.out
    assert done.out.endswith("\n4 same, 3 edited, 1 split, 1 new, 1 dropped; 1 moved\n")


def test_two_files_of_one_document_are_told_apart(lamps):
    changed = lamps / "changed.txt"
    changed.write_text(OLD.replace("dusk", "noon"), encoding="utf-8")
    done = run("unclause", "compare", "--db", lamps / "db", "A/RES/98/70", changed)
    assert done.out.startswith(f"A/RES/98/70 → A/RES/98/70 ({changed})\n"), done.out


def test_colour_on_a_terminal(lamps):
    ours, theirs = open_terminal()
    subprocess.run([os.environ.get("UNCLAUSE_BUILD", SOURCE / "build") + "/search/unclause", "compare",
                    lamps / "old.txt", lamps / "new.txt"], stdout=theirs, check=True, timeout=60,
                   env={**os.environ, "TERM": "xterm", "PAGER": "cat"})
    os.close(theirs)
    seen = b""
    while b"moved" not in seen[-40:]:
        seen += os.read(ours, 65536)
    os.close(ours)
    assert b"\033[31;9m" in seen and b"\033[32;4m" in seen and b"{+" not in seen


class Page(html.parser.HTMLParser):
    """The cells of the table, and whatever a page could load from elsewhere."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.cells, self.changed = [], [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.loads += [value for name, value in attrs if name in ("src", "href")]
        self.changed += ("class", "changed") in attrs
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data):
        if self.cells:
            self.cells[-1] += data


def test_html_has_both_texts_and_needs_nothing_else(lamps):
    done = run("unclause", "compare", "--format", "html", lamps / "old.txt", lamps / "new.txt")
    page = Page(done.out)
    assert not page.loads and "http" not in done.out.replace("http-equiv", "")
    assert page.changed == 7
    for text in [*texts_of(lamps / "old.txt").values(), *texts_of(lamps / "new.txt").values()]:
        assert any(text in cell for cell in page.cells)
    assert "<navigation>" not in done.out


@pytest.mark.parametrize("old, new, complaint", [
    ("A/RES/1/1", "new.txt", "A/RES/1/1: no such file, and no such document in the index; unclause list names them"),
    ("old.txt", "broken.pdf", "broken.pdf"),
])
def test_what_can_not_be_compared(lamps, old, new, complaint):
    (lamps / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing more")
    names = [lamps / name if (lamps / name).exists() else name for name in (old, new)]
    done = run("unclause", "compare", "--db", lamps / "db", *names)
    assert done.status in (1, 2) and done.out == ""
    assert complaint in done.err and done.err.startswith("unclause: ") and done.err.count("\n") == 1


def test_files_need_no_index(lamps):
    done = run("unclause", "compare", "--db", lamps / "nowhere", lamps / "old.txt", lamps / "new.txt")
    assert done.status == 0, done.err


BEFORE_RENAMING = """A/RES/98/75

98/75. Works in harbours

The General Assembly,

Having considered the item entitled "Activities of foreign owners which impede the use of the harbours",

Recalling the charter of the lamplighters of the strait and all the agreements of the ferry companies,

1. Affirms the need to avoid any dredging and other works which adversely affect the harbours of the northern islands;

2. Requests the pilots of the strait to keep a register of wrecks and shoals and to print it each winter;
"""

AFTER_RENAMING = """A/RES/99/76

99/76. Works in harbours

The General Assembly,

Having considered the item entitled "Dredging and other works which affect the harbours of the northern islands",

Recalling the charter of the lamplighters of the strait and all the agreements of the ferry companies,

1. Reaffirms the need to avoid any dredging, including by night, that harms the harbours of the northern islands, and reminds the
owners of dredgers that they answer for what they sink;

2. Requests the pilots of the strait to keep a register of wrecks and shoals and to print it each winter;
"""


def test_the_preamble_is_compared_with_the_preamble(tmp_path):
    """The item was renamed in the words of an operative paragraph."""
    (tmp_path / "old.txt").write_text(BEFORE_RENAMING, encoding="utf-8")
    (tmp_path / "new.txt").write_text(AFTER_RENAMING, encoding="utf-8")
    done = run("unclause", "compare", "--format", "json", tmp_path / "old.txt", tmp_path / "new.txt")
    assert [(list(map(label, p["a"])), list(map(label, p["b"])), p["verdict"]) for p in done.json["pairs"]] == [
        (["PP1"], ["PP1"], "edited"), (["PP2"], ["PP2"], "same"),
        (["1"], ["1"], "edited"), (["2"], ["2"], "same")]


def test_every_clause_of_both_once(shared_documents):
    for old, new in (("A_RES_79_236", "A_RES_80_156"), ("A_C.2_80_L.17", "A_80_L.41"), ("A_RES_78_205", "A_RES_79_36")):
        paths = [shared_documents / "resolutions" / f"{name}.pdf" for name in (old, new)]
        pairs = run("unclause", "compare", "--format", "json", *paths).json["pairs"]
        for side, path in zip("ab", paths):
            cited = [citation for pair in pairs for citation in pair[side]]
            clauses = run("unclause-index", "--dump", path).json["clauses"]
            compared = [c for c in clauses if c["kind"] not in ("heading", "frontmatter")]
            assert len(cited) == len(compared)
            assert set(cited) >= {c["citation"] for c in compared if c["citation"]}


def test_with_itself_every_clause_is_the_same(shared_documents):
    for name in ("E_2025_36", "A_50_610", "E_C.2_2025_2_Add.1"):
        path = shared_documents / "reports" / f"{name}.pdf"
        counts = run("unclause", "compare", "--format", "json", path, path).json["counts"]
        assert counts["same"] > 50 and sum(counts.values()) == counts["same"], (name, counts)


def read_by_eye(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def labels_by_citation(path):
    """The part before the label, where there are parts: "draft resolution PP1"."""
    clauses = run("unclause-index", "--dump", path).json["clauses"]
    return {clause["citation"]: f"{clause['part'] or ''} {clause['label'] or ''}".strip() for clause in clauses}


def document(shared_documents, name):
    """A resolution, or a report that recommends one."""
    paths = (shared_documents / folder / f"{name}.pdf" for folder in ("resolutions", "reports"))
    return next(path for path in paths if path.exists())


READ_BY_EYE = sorted(pathlib.Path(__file__).with_name("ancestors").glob("*.tsv"))


@pytest.mark.parametrize("path", READ_BY_EYE, ids=[path.stem for path in READ_BY_EYE])
def test_ancestors_read_by_eye(shared_documents, path):
    """Where a reader could not decide on a clause, its line is left out."""
    old, new = (document(shared_documents, name) for name in path.stem.split(".."))
    done = run("unclause", "compare", "--format", "json", old, new)
    assert done.status == 0, done.err
    labels, before = labels_by_citation(new), labels_by_citation(old)
    found = {labels[b]: before[pair["a"][0]] if pair["a"] else "" for pair in done.json["pairs"] for b in pair["b"]}
    wrong = [(later, earlier, found.get(later)) for later, earlier in read_by_eye(path).items()
             if found.get(later) != earlier]
    assert len(wrong) <= 1, wrong
