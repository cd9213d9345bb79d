# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a clause, and of a document: drafts and adopted texts of several sessions, linked by evidence."""
import json

import jsonschema
import pytest

from conftest import SOURCE, run

REPORT = "Requests the keepers to report on the lamps of all lighthouses to the General Assembly at its {} session;"
SHARED = "Reaffirming that every harbour, however small, has a right to a light that can be seen from the open sea by night,"

RESOLUTION = """{symbol}

{masthead}{title}

The General Assembly,

{recalling}{shared}

1. {first}

2. {second}

3. {report}
"""


def resolution(symbol, title, first, second, report, masthead="", recalling=""):
    return RESOLUTION.format(symbol=symbol, title=title, first=first, second=second, report=REPORT.format(report),
                             masthead=masthead, recalling=recalling, shared=SHARED)


def adopted(day, line):
    return f"Resolution adopted by the General Assembly on {day}\n\n[{line}]\n\n"


FIRST = "Encourages Member States to share oil, wicks and mirrors with their neighbours across the strait;"
OIL = "Invites the Fund for Lighthouses to buy {} barrels of oil for the northern islands before the winter storms;"

DOCUMENTS = {
    "draft": resolution("A/98/L.5", "Keeping of lighthouses", FIRST, OIL.format("forty"), "ninety-ninth",
                        masthead="Distr.: Limited\n1 December 2043\n\n"),
    "first": resolution("A/RES/98/70", "98/70. Keeping of lighthouses", FIRST, OIL.format("fifty"), "ninety-ninth",
                        masthead=adopted("5 December 2043", "without reference to a Main Committee (A/98/L.5)")),
    "second": resolution("A/RES/99/71", "99/71. Keeping of lighthouses", FIRST.replace("oil, wicks", "oil, lamps"),
                         OIL.format("fifty"), "hundredth",
                         masthead=adopted("4 December 2044", "without reference to a Main Committee (A/99/L.9)"),
                         recalling="Recalling its resolution 98/70 of 5 December 2043,\n\n"),
    "other": resolution("A/RES/99/80", "99/80. Museums of navigation", "Proposes a museum of astrolabes in the customs house;",
                        "Thanks the painters of ships for their gifts to the museum;", "hundredth",
                        masthead=adopted("9 December 2044", "without reference to a Main Committee (A/99/L.30)")),
}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory):
    folder = tmp_path_factory.mktemp("life")
    for name, text in DOCUMENTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("unclause", "index", "--db", folder / "db", folder)
    assert done.status == 0, done.err
    return folder / "db"


def history(db, asked):
    done = run("unclause", "history", "--db", db, "--format", "json", asked)
    assert done.status == 0, done.err
    jsonschema.validate(done.json, json.loads((SOURCE / "docs/schema/history.json").read_text(encoding="utf-8")))
    return done.json


def test_a_clause_from_its_draft_to_its_last_form(lamps):
    found = history(lamps, "A/RES/98/70, para. 2")
    assert [(link["citation"], link["stage"], link["verdict"]) for link in found["chain"]] == [
        ("A/98/L.5, para. 2", "draft", "new"), ("A/RES/98/70, para. 2", "adopted", "edited"),
        ("A/RES/99/71, para. 2", "adopted", "same")]
    assert [link["date"] for link in found["chain"]] == ["2043-12-01", "2043-12-05", "2044-12-04"]
    assert "adoption line" in found["chain"][0]["evidence"]
    assert {"title", "cited"} <= set(found["chain"][2]["evidence"])
    assert (found["first_agreed"], found["unchanged_through"], found["last_agreed"]) == (
        "A/RES/98/70, para. 2", "A/RES/99/71, para. 2", "A/RES/99/71, para. 2")
    assert ["-", "forty"] in found["chain"][1]["diff"] and ["+", "fifty"] in found["chain"][1]["diff"]


@pytest.mark.parametrize("asked", ["A/98/L.5, para. 1", "A/RES/98/70 OP1", "99/71 para 1"])
def test_the_same_chain_from_each_of_its_links(lamps, asked):
    found = history(lamps, asked)
    assert [link["citation"] for link in found["chain"]] == [
        "A/98/L.5, para. 1", "A/RES/98/70, para. 1", "A/RES/99/71, para. 1"]


def test_pieces_give_each_form(lamps):
    chain = history(lamps, "99/71 para 1")["chain"]
    for before, link in zip([None, *chain], chain):
        text = "".join(text for sign, text in link["diff"] if sign != "-")
        assert text == run("unclause", "show", "--db", lamps, "--format", "json", link["citation"]).json["hits"][0]["text"]
        earlier = "".join(text for sign, text in link["diff"] if sign != "+")
        assert earlier == ("".join(text for sign, text in before["diff"] if sign != "-") if before else "")


def test_the_same_words_in_what_nothing_links_are_only_counted(lamps):
    found = history(lamps, "A/RES/99/80, PP1")
    assert [link["citation"] for link in found["chain"]] == ["A/RES/99/80, first preambular para."]
    assert found["elsewhere"] == {"count": 3, "first": "A/98/L.5, first preambular para."}


def test_of_undated_copies_none_is_the_first(tmp_path):
    for name in ("one", "other"):
        text = resolution("", f"Lights of {name} harbour", FIRST, f"Thanks the {name} keeper;", "next")
        (tmp_path / f"{name}.txt").write_text(text.strip(), encoding="utf-8")
    assert run("unclause", "index", "--db", tmp_path / "db", tmp_path).status == 0
    done = run("unclause", "history", "--db", tmp_path / "db", "one, para. 1")
    assert done.out.endswith("In nearly the same words in 1 clause of other documents\n"), done.out


def test_text(lamps):
    done = run("unclause", "history", "--db", lamps, "A/RES/98/70, para. 2")
    assert done.out.startswith("The life of A/RES/98/70, para. 2\n")
    assert "A/98/L.5, para. 2 → A/RES/98/70, para. 2  adopted 2043-12-05, edited, 70% alike\n" in done.out, done.out
    assert "[-forty-]{+fifty+} barrels" in done.out
    assert done.out.endswith("\nfirst agreed in A/RES/98/70, para. 2 (2043-12-05); unchanged through A/RES/99/71, para. 2 "
                             "(2044-12-04)\n")


def test_html(lamps):
    done = run("unclause", "history", "--db", lamps, "--format", "html", "A/RES/98/70, para. 2")
    assert "<del>forty</del>" in done.out and "<ins>fifty</ins>" in done.out and "linked by: adoption line" in done.out


def test_what_a_document_descends_from(lamps):
    found = history(lamps, "A/RES/99/71")
    assert [(a["symbol"], a["stage"]) for a in found["ancestors"]] == [("A/98/L.5", "draft"), ("A/RES/98/70", "adopted")]
    assert (found["a"], found["b"]) == ("A/RES/98/70", "A/RES/99/71")
    assert found["counts"] == {"same": 2, "edited": 2, "split": 0, "merged": 0, "new": 1, "dropped": 0, "moved": 0}


REPORT_THAT_RECOMMENDS = """A/98/621

13 November 2043

Implementation of the Charter of Lamplighters

Report of the Fourth Committee

I. INTRODUCTION

1. At its 2nd meeting, on 30 September, the Committee decided to hold a general debate on the Charter of Lamplighters.

2. At its 9th meeting, on 27 October, the Committee adopted the draft resolution by a recorded vote of 140 to 2.

II. RECOMMENDATION OF THE FOURTH COMMITTEE

3. The Fourth Committee recommends to the General Assembly the adoption of the following draft resolution:

The keeping of all lighthouses

{resolution}"""


def ancestors(tmp_path, earlier, later, symbol):
    """Of the document with the symbol, with the evidence for them, where these two are all there is."""
    for name, text in (("earlier", earlier), ("later", later)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("unclause", "index", "--db", tmp_path / "db", tmp_path).status == 0
    done = run("unclause", "history", "--db", tmp_path / "db", "--format", "json", symbol)
    return [(a["symbol"], a["evidence"]) for a in done.json["ancestors"]]


@pytest.mark.parametrize("earlier, later, evidence", [
    ("Lamp and Oil Fund for 2043", "Lamp and Oil Fund for 2044", ["title"]),
    ("Lights of the sea: keeping of lighthouses", "Keeping of lighthouses", ["title"]),
    ("Financing of the Northern Lighthouse Force", "Financing of the Southern Fog Signal Force", None),
    ("Youth and lighthouses", "Promotion of the painting of ships, of youth and of lighthouses", None),
    ("Letter dated 2 May 2043 from the Harbour Master of Skerry to the General Assembly",
     "Letter dated 9 June 2044 from the Harbour Master of Skerry to the General Assembly", None),
])
def test_titles(tmp_path, earlier, later, evidence):
    documents = [resolution(symbol, title, FIRST, OIL.format(barrels), session, masthead=f"Distr.: Limited\n{day}\n\n")
                 for symbol, title, barrels, session, day in (("A/98/L.5", earlier, "forty", "ninety-ninth", "1 December 2043"),
                                                              ("A/99/L.6", later, "ninety", "hundredth", "1 December 2044"))]
    assert ancestors(tmp_path, *documents, "A/99/L.6") == ([("A/98/L.5", evidence)] if evidence else [])


def test_a_report_that_recommends_the_text(tmp_path):
    """Its title is its item's; that of the text stands above it."""
    text = DOCUMENTS["draft"]
    report = REPORT_THAT_RECOMMENDS.format(resolution=text[text.index("The General Assembly"):])
    later = resolution("A/RES/99/71", "99/71. The keeping of all lighthouses", FIRST, OIL.format("fifty"), "hundredth",
                       masthead=adopted("4 December 2044", "without reference to a Main Committee (A/99/L.9)"))
    assert ancestors(tmp_path, report, later, "A/RES/99/71") == [("A/98/621", ["title"])]


@pytest.mark.parametrize("asked, status, complaint", [
    ("A/98/L.5", 1, ""),
    ("A/RES/1/1", 1, "unclause: A/RES/1/1: no such document in the index; unclause list names them\n"),
    ("A/RES/98/70, para. 77", 1, "unclause: A/RES/98/70, para. 77: the document has no such clause; unclause show 'A/RES/98/70' prints what it has\n"),
])
def test_nothing_earlier(lamps, asked, status, complaint):
    done = run("unclause", "history", "--db", lamps, asked)
    assert (done.status, done.err) == (status, complaint)


def test_the_draft_of_2002_is_an_ancestor_where_the_words_agree(tmp_path, shared_documents):
    seed, later = shared_documents / "south-south-draft-resolution.txt", shared_documents / "resolutions/A_RES_79_236.pdf"
    (tmp_path / "metadata.csv").write_text(f"path,session\n{seed},57\n", encoding="utf-8")
    db = tmp_path / "db"
    assert run("unclause", "index", "--db", db, "--metadata", tmp_path / "metadata.csv", seed, later).status == 0
    found = history(db, "A/RES/79/236")
    assert [a["symbol"] for a in found["ancestors"]] == ["south-south-draft-resolution"]
    paired = {p["b"][0]: p["a"][0] for p in found["pairs"] if p["a"] and p["b"]}
    assert paired["A/RES/79/236, para. 16"] == "south-south-draft-resolution, para. 10"
    assert len(paired) <= 4
    chain = history(db, "A/RES/79/236, para. 16")["chain"]
    assert [link["citation"] for link in chain] == ["south-south-draft-resolution, para. 10", "A/RES/79/236, para. 16"]
    assert len(history(db, "A/RES/79/236, para. 22")["chain"]) == 1
