# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is typed: never a crash, never long, always an answer or a message that says where."""
import json, os, random, subprocess

import pytest

from conftest import PROGRAMS, RUNNER

NUMBER = 200 if RUNNER else 10000
SEED = 20021220
AT_ONCE = 20
SECONDS = 1.0

GOOD = [
    "triangular cooperation", '"South-South cooperation" verb:request session:57', "least developed countrys",
    "cites:A/RES/55/2 kind:preambular", "youth NEAR/5 employment", "(youth OR women) AND employment -sport",
    "A/RES/99/901, para. 2 (b) (ii)", "99/902 OP5", "title:ferries date:2019..2044", "cooperat* +lamp", "النمو المستدام",
    "可持续发展", "développement durable", "устойчивое развитие", 'label:"6 (a)" part:"annex II"', "S/RES/1325 (2000)",
    "“smart” «quotes» 'single'", "organ:\"General Assembly\" year:2044", "TCDC SDGs WTO", "language:fr heading:finance",
    " NEAR ".join(["lamp"] * 20), '"the of the of the"', "paras. 1-999 of 99/901", "résolution 99/902, par. 2 et 3",
]
PIECES = ["(", ")", '"', "“", "”", "«", "*", "+", "-", " ", "  ", ":", "/", "..", "AND", "OR", "NOT", "NEAR", "NEAR/", "NEAR/0",
          "kind:", "title:", "date:", "cites:", "nofield:", "the", "of", "a*", "co*", "x", "zzzz", "1", "2625 (XXV)", "\t", "\u00ad",
          "\u200f", "e\u0301", "\U0001f6a2", "中", "é", "A/", "¶", "fn *", "&lt;", "%s", "\\", "\u2028", "ﬁ", "½", "İ", "ß"]


def queries():
    """Good ones changed at random, and random ones."""
    chance = random.Random(SEED)
    for _ in range(NUMBER):
        text = chance.choice(GOOD) if chance.random() < 0.7 else ""
        for _ in range(chance.randrange(1, 12)):
            at, length = chance.randrange(len(text) + 1), chance.choice((0, 0, 1, 3))
            new = chance.choice(PIECES) if chance.random() < 0.8 else chr(chance.randrange(1, 0x3000))
            text = text[:at] + new * chance.choice((1, 1, 1, 2, 30)) + text[at + length:]
        yield text


def spent(process):
    """Seconds of processor time."""
    with open(f"/proc/{process.pid}/stat", encoding="utf-8") as stat:
        user, system = stat.read().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@pytest.fixture
def batch(corpus_index):
    process = subprocess.Popen([*RUNNER, PROGRAMS["unclause"], "search", "--db", corpus_index, "--batch", "-", "--jobs", "1"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    yield process
    process.stdin.close()
    assert process.wait(60) in (0, 1, 2)


def test_any_query_is_answered_in_time(batch):
    asked = list(queries())
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start:start + AT_ONCE]
        before = spent(batch)
        batch.stdin.writelines(json.dumps({"query": query, "n": 3}, ensure_ascii=False) + "\n" for query in some)
        batch.stdin.flush()
        for query in some:
            answer = json.loads(batch.stdout.readline() or "null")
            assert answer is not None, f"it ended at {query!r}"
            error = answer.get("error")
            assert "hits" in answer or error["message"], query
            assert error is None or error["offset"] <= len(query.encode()), (query, answer)
        assert RUNNER or spent(batch) - before < SECONDS, some  # all of them in the time that one may take
