# SPDX-License-Identifier: GPL-3.0-or-later
"""Each document of corpus/ gives exactly the clauses that stand beside it, in NAME.clauses.jsonl.

The first line of that file is what is expected of the document itself, each further one a clause: the members that it names
must be equal, letter for letter."""
import json

import pytest

from conftest import corpus_documents, run


def expected(document):
    lines = document.with_name(document.name + ".clauses.jsonl").read_text(encoding="utf-8").splitlines()
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:]]


def of_these(names, clause):
    return {name: clause[name] for name in names}


def groups(clauses):
    """The clauses in their order, the footnotes in theirs, the front matter in its own."""
    found = {"footnote": [], "frontmatter": [], "": []}
    for clause in clauses:
        found[clause["kind"] if clause["kind"] in found else ""].append(clause)
    return found


@pytest.mark.parametrize("document", corpus_documents(), ids=lambda document: document.name)
def test_document(document):
    head, clauses = expected(document)
    done = run("unclause-index", "--dump", document)
    assert done.status == 0, done.err
    dumped = done.json
    assert of_these(head, dumped) == head
    wanted, given = groups(clauses), groups(dumped["clauses"])
    for group in wanted:
        for want, got in zip(wanted[group], given[group]):
            assert of_these(want, got) == want
        assert len(given[group]) == len(wanted[group]), group


def test_there_are_documents():
    assert len(corpus_documents()) >= 7
