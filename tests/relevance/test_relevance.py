# SPDX-License-Identifier: GPL-3.0-or-later
"""The right clause first: over the real documents, where they are at hand."""
import pytest

import queries
from conftest import run

# What each half of the queries must reach.
LEAST = {"first": 0.85, "MRR": 0.9, "nDCG@10": 0.9}


@pytest.fixture
def ask(shared_index):
    def asked(query):
        done = run("unclause", "search", "--db", shared_index, "--all", "--format", "json", "-n", "10", "--", query)
        assert done.status in (0, 1), (query, done.err)
        return done.json["hits"]

    return asked


@pytest.mark.parametrize("file", [queries.FILE, queries.FURTHER], ids=lambda file: file.stem)
def test_the_right_clause_is_first(ask, file):
    evaluated, wrong = queries.evaluate(ask, file)
    print(queries.report(evaluated, wrong))
    for half in queries.HALVES:
        reached = dict(zip(LEAST, evaluated[half][1:]))
        short = {name: value for name, value in reached.items() if value < LEAST[name]}
        assert not short, f"{half}: {short}\n{queries.report(evaluated, wrong)}"
