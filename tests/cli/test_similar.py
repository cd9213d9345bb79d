# SPDX-License-Identifier: GPL-3.0-or-later
"""similar: clauses that say the same as a clause, or as a text."""
import json

import jsonschema
import pytest

from conftest import SOURCE, run

SOUTH = "south-south-draft-resolution"


def similar(index, *arguments, **more):
    return run("unclause", "similar", "--db", index, *arguments, **more)


def test_a_text_in_other_words_and_order_finds_the_clause(corpus_index):
    text = "Financial institutions, bilateral or multilateral: intensified effort that strengthens triangular cooperation"
    done = similar(corpus_index, "--text", "-", "-n", "3", "--format", "json", stdin=text.encode())
    assert done.status == 0, done.err
    schema = json.loads((SOURCE / "docs" / "schema" / "search.json").read_text(encoding="utf-8"))
    jsonschema.validate(done.json, schema)
    assert done.json["hits"][0]["citation"] == f"{SOUTH}, para. 7"


def test_a_clause_is_not_similar_to_itself(corpus_index):
    asked = "A/RES/99/901, para. 5"
    hits = similar(corpus_index, asked, "-n", "50", "--all", "--format", "json").json["hits"]
    assert hits and asked not in [hit["citation"] for hit in hits]


def test_headings_tables_and_front_matter_are_left_out(corpus_index):
    hits = similar(corpus_index, "A/RES/99/901, para. 5", "-n", "100", "--all", "--format", "json").json["hits"]
    assert {hit["kind"] for hit in hits} <= {"preambular", "operative", "paragraph", "footnote"}


def test_only_of_a_kind(corpus_index):
    hits = similar(corpus_index, "A/RES/99/901, para. 5", "--kind", "preambular", "--format", "json").json["hits"]
    assert hits and {hit["kind"] for hit in hits} == {"preambular"}


@pytest.mark.parametrize("text", ["", "qqqq zzzz"])
def test_a_text_without_known_words_finds_nothing(corpus_index, text):
    done = similar(corpus_index, "--text", "-", stdin=text.encode())
    assert (done.status, done.out) == (1, "") and done.err.endswith(": no clause of the index says the same\n")


@pytest.mark.parametrize("arguments, told", [
    ([], "CITATION is missing"),
    (["--text", "-", "A/RES/99/901, para. 5"], "a CITATION and --text"),
    (["A/RES/99/901"], "name one clause"),
    (["--text", "/nowhere/x.txt"], "/nowhere/x.txt"),
])
def test_what_cant_be_asked(corpus_index, arguments, told):
    done = similar(corpus_index, *arguments, stdin=b"")
    assert done.status == 2 and told in done.err


def test_a_clause_that_is_not_there(corpus_index):
    done = similar(corpus_index, "A/RES/99/901, para. 77")
    assert (done.status, done.out) == (1, "") and "no such clause" in done.err
