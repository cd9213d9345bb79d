# SPDX-License-Identifier: GPL-3.0-or-later
"""Real documents, read by eye: by_eye/NAME.jsonl says what their pages print, by citation and first and last words only.

The first line has the file and what the dump must say of the document itself, each further one a clause: kind, part, label,
its first five and its last three words, the marks of its notes. A clause is right when all of these agree, in the order of the
page; the masthead stands in two columns, so front matter may come in any order. The shares count clauses that are missing and
clauses that no page has."""
import collections, difflib, json, pathlib

import pytest

from conftest import run

GOLD = sorted((pathlib.Path(__file__).parent / "by_eye").glob("*.jsonl"))
ENOUGH = 0.98

Clause = collections.namedtuple("Clause", "kind part label first last marks")


def of_gold(line):
    clause = json.loads(line)
    return Clause(**{**clause, "marks": tuple(clause["marks"])})


def of_dump(clause):
    words = clause["text"].split()
    marks = dict.fromkeys(note["mark"] for note in clause["footnotes"])
    return Clause(clause["kind"], clause["part"], clause["label"], " ".join(words[:5]), " ".join(words[-3:]), tuple(marks))


def in_order(wanted, given):
    """Pairs of stretches that differ, and how many clauses agree."""
    codes = difflib.SequenceMatcher(None, wanted, given, autojunk=False).get_opcodes()
    wrong = [(wanted[a:b], given[c:d]) for what, a, b, c, d in codes if what != "equal"]
    return sum(b - a for what, a, b, _, _ in codes if what == "equal"), wrong


def in_any_order(wanted, given):
    wanted, given = collections.Counter(wanted), collections.Counter(given)
    missing, invented = list((wanted - given).elements()), list((given - wanted).elements())
    return (wanted & given).total(), [(missing, invented)] if missing or invented else []


def compare(wanted, given):
    """How many clauses are right, of how many, and the stretches that differ."""
    right = total = 0
    wrong = []
    for kinds, how in (({"frontmatter"}, in_any_order), ({"footnote"}, in_order),
                       ({"preambular", "operative", "paragraph", "heading", "table"}, in_order)):
        want, have = ([c for c in clauses if c.kind in kinds] for clauses in (wanted, given))
        agree, differ = how(want, have)
        right, total, wrong = right + agree, total + max(len(want), len(have)), wrong + differ
    return right, total, wrong


@pytest.fixture(scope="module")
def dumps():
    """What each file gives; read once for all tests."""
    return {}


@pytest.fixture
def read(shared_documents, dumps):
    def read_gold(path):
        head, *clauses = path.read_text(encoding="utf-8").splitlines()
        head = json.loads(head)
        file = head.pop("file")
        if file not in dumps:
            done = run("unclause-index", "--dump", shared_documents / file)
            assert done.status == 0, done.err
            dumps[file] = done.json
        return head, [of_gold(line) for line in clauses], dumps[file]
    return read_gold


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_document(path, read):
    head, _, dump = read(path)
    assert {name: dump[name] for name in head} == head


def test_clauses(read):
    right = total = 0
    for path in GOLD:
        _, wanted, dump = read(path)
        agree, of, wrong = compare(wanted, [of_dump(clause) for clause in dump["clauses"]])
        right, total = right + agree, total + of
        print(f"{path.stem}: {agree} of {of}")
        for missing, invented in wrong:
            for sign, clauses in (("  -", missing), ("  +", invented)):
                for clause in clauses:
                    print(sign, *clause)
    print(f"{right} of {total} right: {right / total:.4f}")
    assert right / total >= ENOUGH


def test_there_is_gold():
    assert len(GOLD) >= 6
