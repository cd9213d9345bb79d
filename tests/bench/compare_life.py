# SPDX-License-Identifier: GPL-3.0-or-later
"""life: the history of a clause, a cold process from start to end, in an index of any number of clauses."""
import random, statistics

from clauses import PER_DOCUMENT, SEED
from compare_search import prepare

RUNS = 40
LIMIT = 50          # milliseconds, of any clause


def citations(count, runs):
    """Paragraphs of the documents that clauses.Generator makes."""
    chance = random.Random(SEED)
    documents = max(1, count // PER_DOCUMENT)
    return [f"A/101/{chance.randint(1, documents)}, para. {chance.randint(1, PER_DOCUMENT)}" for _ in range(runs)]


def run(programs, work, report, options):
    count = options.clauses or 20000
    db, _ = prepare(programs, work, count)
    costs = []
    for citation in citations(count, options.runs or RUNS):
        command = [programs.unclause, "history", "--db", db, citation]
        programs.time(command)  # once, so that its blocks are in memory
        costs.append(programs.time(command).cpu * 1000)
    report.title(f"life: unclause history of {len(costs)} paragraphs of {count}; CPU time, ms")
    report.row("", "median", "longest")
    report.row("history CITATION", f"{statistics.median(costs):.1f}", f"{max(costs):.1f}")
    report.bound("  longest, ms", max(costs), LIMIT)
    report.row("terms and bytes in the index for it", "0", "0")
