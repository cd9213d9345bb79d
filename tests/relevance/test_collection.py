# SPDX-License-Identifier: GPL-3.0-or-later
"""`./dev bench relevance FOLDER`, on a small collection of our own."""
import json, re, subprocess, sys

import pytest

from conftest import BUILD, SOURCE

sys.path.insert(0, str(SOURCE / "tests" / "bench"))
import relevance

SMALL = SOURCE / "tests" / "relevance" / "small"


def bench(*arguments):
    done = subprocess.run([SOURCE / "tests" / "bench" / "run", BUILD, *arguments], capture_output=True, text=True,
                          timeout=600, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_collection_is_measured():
    status, out, err = bench("relevance", SMALL)
    assert status == 0, err
    found = re.fullmatch(r"24 documents, 10 queries\nnDCG@10 (0\.\d{4})\nrecall@100 ([01]\.\d{4})\n", out)
    assert found, out
    assert float(found[1]) >= 0.85
    assert float(found[2]) >= 0.9


def test_a_folder_is_needed():
    assert bench("relevance")[0] == 2
    assert bench("relevence", SMALL)[0] == 2


@pytest.mark.parametrize("text, words", [
    ('"Null and void" (annex): -1 +2', "Null and void annex 1 2"),
    ("supply AND demand OR NEAR/5 NOT", "supply and demand or near/5 not"),
    ("kind:heading *", "kind heading"),
])
def test_a_question_is_asked_as_plain_words(text, words):
    assert relevance.plain(text) == words


def test_what_is_not_relevant_is_no_answer(tmp_path):
    (tmp_path / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t2\nq\tb\t0\n", encoding="utf-8")
    assert relevance.judgements(tmp_path / "test.tsv") == {"q": {"a": 2}}


def test_lines_may_be_empty(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"_id": "1"}\n\n', encoding="utf-8")
    assert list(relevance.lines_of(tmp_path / "x.jsonl")) == [json.loads('{"_id": "1"}')]


def test_what_collections_leave_out_or_write_otherwise(tmp_path):
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text('{"_id": 1, "title": null, "text": "A ferry crosses the river."}\n'
                                           '{"_id": "two", "title": "", "text": null}\n', encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text('{"_id": 7, "text": "ferries"}\n{"_id": 8, "text": "?"}\n'
                                            '{"_id": 9, "text": ""}\n', encoding="utf-8")
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n7\t1\t1.0\n8\t1\t1\n9\t1\t1\n",
                                                 encoding="utf-8")
    status, out, err = bench("relevance", tmp_path)
    assert (status, out) == (0, "2 documents, 3 queries\nnDCG@10 0.3333\nrecall@100 0.3333\n"), err
