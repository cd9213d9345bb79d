# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each clause of a draft comes from, as text, JSON, HTML and a Word file."""
import json, re, shutil, subprocess, zipfile
import xml.etree.ElementTree as xml

import jsonschema
import pytest

from conftest import SOURCE, run

LAMPS = "Requests the keepers to light the lamps of all lighthouses at dusk and to put them out again at dawn;"
OIL = "Encourages Member States to share oil, wicks and mirrors with their neighbours across the narrow strait;"
PILOTS = "Invites the pilots of the eastern coast to comment on the fog signals that were installed in the spring;"

RESOLUTION = """A/RES/{number}

{number}. Keeping of lighthouses

Resolution adopted by the General Assembly on {day}

The General Assembly,

1. {first}

2. {second}
"""

DRAFT = f"""Keeping of lighthouses

The General Assembly,

1. {LAMPS}

2. {OIL.replace("oil, wicks", "oil, lamps").replace("narrow", "wide")}

3. {LAMPS.rstrip(";")}, and {OIL[0].lower()}{OIL[1:]}

4. Proposes a museum of <navigation> & "weather" in the old customs house beside the ferry;
"""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def lamps(tmp_path_factory):
    folder = tmp_path_factory.mktemp("precedents")
    (folder / "texts").mkdir()
    for number, day, first, second in (("98/70", "5 December 2043", LAMPS, OIL), ("99/71", "4 December 2044", LAMPS, PILOTS)):
        text = RESOLUTION.format(number=number, day=day, first=first, second=second)
        (folder / "texts" / f"{number[:2]}.txt").write_text(text, encoding="utf-8")
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    assert run("unclause", "index", "--db", folder / "db", folder / "texts").status == 0
    return folder


def precedents(lamps, form):
    done = run("unclause", "precedents", "--db", lamps / "db", "--format", form, lamps / "draft.txt")
    assert done.status == 0, done.err
    return done


def test_verdicts_and_sources(lamps):
    found = precedents(lamps, "json").json
    jsonschema.validate(found, json.loads((SOURCE / "docs/schema/precedents.json").read_text(encoding="utf-8")))
    assert [(c["label"], c["verdict"], [s["citation"] for s in c["sources"]]) for c in found["clauses"]] == [
        ("1", "verbatim", ["A/RES/99/71, para. 1"]),
        ("2", "edited", ["A/RES/98/70, para. 2"]),
        ("3", "combined", ["A/RES/99/71, para. 1", "A/RES/98/70, para. 2"]),
        ("4", "new", []),
    ]
    assert found["draft"] == "draft"
    assert found["counts"] == {"verbatim": 1, "edited": 1, "combined": 1, "new": 1}
    lamp = found["clauses"][0]["sources"][0]
    assert lamp["first_agreed"] == {"citation": "A/RES/98/70, para. 1", "date": "2043-12-05"}
    assert lamp["last_agreed"] == {"citation": "A/RES/99/71, para. 1", "date": "2044-12-04"}


def test_pieces_give_both_texts(lamps):
    texts = {"A/RES/99/71, para. 1": LAMPS, "A/RES/98/70, para. 2": OIL}
    for clause in precedents(lamps, "json").json["clauses"]:
        for source in clause["sources"]:
            assert "".join(text for sign, text in source["diff"] if sign != "+") == texts[source["citation"]]
            assert "".join(text for sign, text in source["diff"] if sign != "-") == clause["text"]


def test_text(lamps):
    done = precedents(lamps, "text")
    assert done.out.startswith("Precedents of draft\n")
    assert ("\nA/RES/99/71, para. 1 → draft, para. 1  verbatim\n   first agreed in A/RES/98/70, para. 1 (2043-12-05), last in "
            "A/RES/99/71, para. 1 (2044-12-04)\n") in done.out
    assert "[-wicks-]{+lamps+} and mirrors" in done.out
    assert done.out.endswith("\n4 clauses: 1 verbatim, 1 edited, 1 combined, 1 new\n")


def test_the_draft_is_not_indexed(lamps):
    precedents(lamps, "text")
    assert "draft" not in run("unclause", "list", "--db", lamps / "db").out


def test_a_draft_in_the_index_is_no_source_of_its_own(lamps):
    done = run("unclause", "precedents", "--db", lamps / "db", "--format", "json", lamps / "texts" / "99.txt")
    found = done.json
    jsonschema.validate(found, json.loads((SOURCE / "docs/schema/precedents.json").read_text(encoding="utf-8")))
    assert (found["draft"], found["in_index"]) == ("A/RES/99/71", True)
    assert [[s["citation"] for s in c["sources"]] for c in found["clauses"]] == [["A/RES/98/70, para. 1"], []]
    assert found["clauses"][0]["sources"][0]["last_agreed"]["citation"] == "A/RES/98/70, para. 1"
    text = run("unclause", "precedents", "--db", lamps / "db", lamps / "texts" / "99.txt").out
    assert text.endswith("\n2 clauses: 1 verbatim, 1 new; the index has A/RES/99/71 itself, which is left out\n")


def test_last_years_resolution_edited_under_its_symbol_has_it_as_source(lamps):
    path = lamps / "edited.txt"
    path.write_text(RESOLUTION.format(number="99/71", day="4 December 2044", first=LAMPS, second=PILOTS.replace("spring", "autumn")), encoding="utf-8")
    found = run("unclause", "precedents", "--db", lamps / "db", "--format", "json", path).json
    assert found["in_index"] is False
    assert [c["sources"][0]["citation"] for c in found["clauses"]] == ["A/RES/99/71, para. 1", "A/RES/99/71, para. 2"]


def test_html(lamps):
    page = precedents(lamps, "html").out
    assert "combined of 2" in page and "<navigation>" not in page and "&lt;navigation&gt;" in page


def word_file(lamps):
    path = lamps / "precedents.docx"
    path.write_bytes(precedents(lamps, "docx").bytes)
    return path


def test_word_file(lamps):
    with zipfile.ZipFile(word_file(lamps)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            xml.fromstring(archive.read(name))
        document = xml.fromstring(archive.read("word/document.xml"))
    rows = [["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.iter(W + "tc")] for row in document.iter(W + "tr")]
    assert rows[0] == ["Our text", "Precedent", "Source"]
    assert len(rows) == 5
    assert rows[1][:2] == ["draft, para. 1" + LAMPS, LAMPS]
    assert rows[2][2].startswith("A/RES/98/70, para. 2edited, ")
    struck = [run for run in document.iter(W + "r") if run.find(f"{W}rPr/{W}strike") is not None]
    assert any("wicks" in "".join(t.text for t in run.iter(W + "t")) for run in struck)


def test_word_file_opens_in_libreoffice(lamps, tmp_path):
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("no LibreOffice or pdftotext to be had")
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
                    "--outdir", tmp_path, word_file(lamps)], check=True, capture_output=True, timeout=300)
    text = subprocess.run(["pdftotext", "-raw", tmp_path / "precedents.pdf", "-"], check=True, capture_output=True).stdout
    words = re.findall(r"\w+", text.decode("utf-8"))
    for part in (LAMPS, OIL, "museum of navigation", "A/RES/98/70, para. 2", "4 clauses: 1 verbatim"):
        assert set(re.findall(r"\w+", part)) <= set(words), part


def test_what_is_no_draft(lamps):
    done = run("unclause", "precedents", "--db", lamps / "db", "A/RES/98/70")
    assert (done.status, done.out) == (2, "")
    assert done.err == "unclause: A/RES/98/70: no such file; precedents reads a draft from a file\n"


def test_nothing_found(lamps):
    (lamps / "new.txt").write_text("The General Assembly,\n\n1. Proposes a museum of astrolabes beside the ferry;\n", encoding="utf-8")
    done = run("unclause", "precedents", "--db", lamps / "db", lamps / "new.txt")
    assert done.status == 1 and "1 clause: 1 new" in done.out


@pytest.fixture(scope="module")
def yearly(tmp_path_factory):
    """One sentence in 130 resolutions, more than are compared; the oldest and the newest neither first nor last in the index."""
    folder = tmp_path_factory.mktemp("yearly")
    (folder / "texts").mkdir()
    for number in range(130):
        text = RESOLUTION.format(number=f"{20 + number}/7", day=f"5 December {1965 + number}", first=LAMPS,
                                 second=f"Takes note of report {number} of the harbour of Skerry;")
        text = text.replace("Keeping of lighthouses", f"Report of station {number}")
        (folder / "texts" / f"{number * 57 % 130:03}.txt").write_text(text, encoding="utf-8")
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    assert run("unclause", "index", "--db", folder / "db", folder / "texts").status == 0
    return folder


def test_first_and_last_of_more_copies_than_are_compared(yearly):
    source = precedents(yearly, "json").json["clauses"][0]["sources"][0]
    assert (source["first_agreed"]["citation"], source["last_agreed"]["citation"]) == ("A/RES/20/7, para. 1", "A/RES/149/7, para. 1")


def test_history_counts_more_copies_than_are_compared(yearly):
    found = run("unclause", "history", "--db", yearly / "db", "--format", "json", "A/RES/33/7, para. 1").json
    assert len(found["chain"]) == 1
    assert found["elsewhere"] == {"count": 129, "first": "A/RES/20/7, para. 1"}
