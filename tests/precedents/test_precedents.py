# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeded clauses in a draft, looked for in an index of real documents."""
import collections, random

import pytest

from conftest import run
import seeds

A_DRAFT, DRAFTS = 15, 8


def dumped(folder):
    for path in sorted(folder.glob("*.pdf")):
        yield from run("unclause-index", "--dump", path).json["clauses"]


def found(db, path, made):
    path.write_text(seeds.draft(made), encoding="utf-8")
    done = run("unclause", "precedents", "--db", db, "--format", "json", path)
    assert done.status == 0, done.err
    by_label = {clause["label"]: clause for clause in done.json["clauses"]}
    return [by_label.get(str(number)) for number in range(1, len(made) + 1)]


def f1_by_verdict(pairs):
    tally = collections.Counter(pairs)
    scores = {}
    for verdict in ("verbatim", "edited", "combined", "new"):
        right = tally[verdict, verdict]
        said = sum(count for (_, got), count in tally.items() if got == verdict)
        true = sum(count for (expected, _), count in tally.items() if expected == verdict)
        scores[verdict] = 2 * right / (said + true) if said + true else 0.0
    return scores, tally


@pytest.fixture(scope="module")
def resolutions(tmp_path_factory, shared_documents):
    """An index of them, and their clauses."""
    folder = shared_documents / "resolutions"
    db = tmp_path_factory.mktemp("resolutions") / "db"
    assert run("unclause", "index", "--db", db, folder, timeout=600).status == 0
    return db, list(dumped(folder))


def words_by_citation(clauses):
    return {clause["citation"]: seeds.words(clause["text"]) for clause in clauses if clause["citation"]}


def test_verdicts_and_bases(tmp_path, resolutions):
    db, clauses = resolutions
    words_of = words_by_citation(clauses)
    chance = random.Random(57263)
    verdicts, right, asked, wrong = [], 0, 0, []
    for number in range(DRAFTS):
        made = seeds.make(chance, clauses, A_DRAFT)
        for seed, clause in zip(made, found(db, tmp_path / f"draft{number}.txt", made)):
            assert clause is not None and seeds.words(clause["text"]) == seeds.words(seed.text), seed
            verdicts.append((seed.verdict, clause["verdict"]))
            sources = [words_of[source["citation"]] for source in clause["sources"]]
            if seed.verdict in ("verbatim", "edited"):
                asked += 1
                right += sources[:1] == [seeds.words(seed.bases[0]["text"])]
            if seed.verdict != clause["verdict"]:
                wrong.append((seed.verdict, clause["verdict"], seed.text, [s["citation"] for s in clause["sources"]],
                              [base["citation"] for base in seed.bases]))
    scores, tally = f1_by_verdict(verdicts)
    print(scores, tally, right / asked)
    for case in wrong:
        print(case)
    assert min(scores.values()) >= 0.95, (scores, wrong)
    assert right >= 0.97 * asked


def test_harder_edits(tmp_path, resolutions):
    """Another spelling, other marks, another order of phrases, other numbers, and much in short clauses."""
    db, clauses = resolutions
    words_of = words_by_citation(clauses)
    made = seeds.harder(random.Random(31), clauses, 15)
    wrong = []
    for seed, clause in zip(made, found(db, tmp_path / "harder.txt", made)):
        sources = [words_of[source["citation"]] for source in clause["sources"]]
        if clause["verdict"] != seed.verdict or sources[:1] != [seeds.words(seed.bases[0]["text"])]:
            wrong.append((seed.verdict, clause["verdict"], seed.text, [source["citation"] for source in clause["sources"]],
                          seed.bases[0]["citation"]))
    assert len(wrong) <= 0.03 * len(made), wrong
