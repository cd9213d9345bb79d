# SPDX-License-Identifier: GPL-3.0-or-later
"""A citation finds its clause, in whichever way people write the document's symbol, its part and its number."""
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import DOCUMENT_ENDINGS, run

SAMPLE = 150

COUNCIL = """S/RES/9077 (2045)

Resolution 9077 (2045)

The Security Council,

Recalling its earlier resolutions on lighthouses,

1. Decides to keep the lamp of the northern lighthouse;

2. Requests the keepers to report on the lamp;
"""

LETTER = """United Nations A/99/718-S/2045/21

Identical letters dated 8 January 2045 from the keepers of the lighthouses to the Secretary-General

1. The northern lamp* was lit again.

2. The southern lamp** was not.

__________________
* A/99/50.
** A/99/51.
"""

COMPOSITE = """A/RES/99/96 A-B

99/96. Keeping of lighthouses

A
Northern lighthouses

The General Assembly,

1. Decides to keep the northern lamps;

2. Requests the northern keepers to report;

B
Southern lighthouses

The General Assembly,

1. Decides to keep the southern lamps;
"""

ANNEXES = """A/RES/99/97

99/97. Rules of lighthouses

The General Assembly,

1. Adopts the rules that are annexed;

Annex I
Rules of the north

1. Lamps of the north are lit at dusk.

2. They are put out at dawn.

Annex II
Rules of the south

1. Lamps of the south are always lit.
"""


FUND = """A/RES/99/98

99/98. Fund of lighthouses

The General Assembly

Resolves that:

1. The Fund of Lighthouses shall have two hundred lamps;

2. Keepers shall bring their own oil.
"""


@pytest.fixture(scope="module")
def lighthouses(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lighthouses")
    for name, text in (("council", COUNCIL), ("letter", LETTER), ("composite", COMPOSITE), ("annexes", ANNEXES),
                       ("fund", FUND)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("unclause", "index", "--db", folder / "db", folder)
    assert done.status == 0, done.err
    return folder / "db"


@pytest.mark.parametrize("citation, text", [
    ("UNSCR 9077 para 2", "Requests the keepers"),
    ("S/RES/9077 (2045), para. 1", "Decides to keep the lamp"),
    ("S/RES/9077 OP1", "Decides to keep the lamp"),
    ("s/res/9077, PP1", "Recalling"),
    ("A/99/718, para. 2", "The southern lamp"),
    ("A/99/718-S/2045/21, para. 2", "The southern lamp"),
    ("A/99/718, fn *", "A/99/50"),
    ("A/99/718, fn **", "A/99/51"),
    ("A/RES/99/96 A, para. 1", "Decides to keep the northern"),
    ("99/96 B OP1", "Decides to keep the southern"),
    ("A/RES/99/96 A-B, A, para. 2", "Requests the northern"),
    ("A/RES/99/97, annex I, para. 1", "Lamps of the north"),
    ("A/RES/99/97, annex 2, para. 1", "Lamps of the south"),
    ("A/RES/99/97, para. 2", "They are put out"),
    ("99/97 OP1", "Adopts the rules"),
])
def test_one_clause(lighthouses, citation, text):
    done = run("unclause", "show", "--db", lighthouses, "--format", "json", citation)
    assert done.status == 0, done.err
    assert [hit["text"].startswith(text) for hit in done.json["hits"]] == [True]


@pytest.mark.parametrize("citation, there, not_there", [
    ("UNSCR 9077", "northern lighthouse", "southern"),
    ("A/99/718", "southern lamp", "keepers to report"),
    ("99/96", "southern lamps", "dusk"),
    ("A/RES/99/96 B", "southern lamps", "northern lamps"),
    ("A/RES/99/97, annex II", "always lit", "put out"),
    ("A/RES/99/97, annex", "always lit", "Adopts"),
])
def test_a_document_or_a_part(lighthouses, citation, there, not_there):
    done = run("unclause", "show", "--db", lighthouses, citation)
    assert done.status == 0, done.err
    assert there in done.out and not_there not in done.out
    found = run("unclause", "search", "--db", lighthouses, "--format", "json", citation).json["hits"]
    assert there in " ".join(hit["text"] for hit in found)


@pytest.mark.parametrize("citation, labels", [
    ("UNSCR 9077 paras. 1-2", ["1", "2"]),
    ("S/RES/9077 OP2 and PP1", ["2", "PP1"]),
    ("A/RES/99/96 A, paras. 1 to 9", ["1", "2"]),
    ("A/99/718 ¶ 2", ["2"]),
])
def test_several_clauses_come_as_they_are_cited(lighthouses, citation, labels):
    for command in ("show", "search"):
        done = run("unclause", command, "--db", lighthouses, "--format", "json", citation)
        assert (done.status, done.err) == (0, "")
        assert [hit["label"] for hit in done.json["hits"]] == labels


def test_what_has_a_number_comes_first(lighthouses):
    found = run("unclause", "search", "--db", lighthouses, "--format", "json", "A_RES_99_98.pdf").json["hits"]
    assert [hit["label"] for hit in found][:2] == ["1", "2"]
    assert any(hit["text"] == "Resolves that:" for hit in found)


def test_a_part_that_is_not_there(lighthouses):
    done = run("unclause", "show", "--db", lighthouses, "A/RES/99/97, annex III")
    assert (done.status, done.out) == (1, "")
    assert done.err == "unclause: A/RES/99/97, annex III: the document has no such part; unclause show 'A/RES/99/97' prints what it has\n"


def dump(path):
    done = run("unclause-index", "--dump", path)
    return done.json["clauses"] if done.status == 0 else []


def indexed(db):
    """The files that the index has the clauses of."""
    return [document["path"] for document in run("unclause", "list", "--db", db, "--format", "json").json["documents"]]


def cited_texts(files):
    """Each citation with the texts that are cited so."""
    texts = {}
    with ThreadPoolExecutor() as pool:
        for clauses in pool.map(dump, files):
            for clause in clauses:
                if clause["citation"]:
                    texts.setdefault(clause["citation"], set()).add(clause["text"])
    return texts


def assert_found(db, texts):
    def show(citation):
        done = run("unclause", "show", "--db", db, "--format", "json", citation)
        return done.json["hits"] if done.status == 0 else []
    with ThreadPoolExecutor() as pool:
        found = dict(zip(texts, pool.map(show, texts)))
    missed = [citation for citation, hits in found.items()
              if len(hits) != 1 or hits[0]["citation"] != citation or hits[0]["text"] not in texts[citation]]
    assert not missed


def test_every_citation_of_the_corpus(corpus_index):
    texts = cited_texts(indexed(corpus_index))
    assert len(texts) > 50
    assert_found(corpus_index, texts)


def test_citations_of_real_documents(tmp_path, shared_documents):
    files = sorted(p for p in shared_documents.rglob("*") if p.suffix in DOCUMENT_ENDINGS)
    some = random.Random(SAMPLE).sample(files, 25)
    assert run("unclause", "index", "--db", tmp_path / "db", *some).status == 0
    texts = cited_texts(indexed(tmp_path / "db"))
    assert_found(tmp_path / "db", dict(random.Random(SAMPLE).sample(sorted(texts.items()), min(SAMPLE, len(texts)))))
