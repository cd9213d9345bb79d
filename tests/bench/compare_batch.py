# SPDX-License-Identifier: GPL-3.0-or-later
"""batch: many queries on one open index, unclause against the minimal Xapian program's loop over the same."""
import json, os, random

from compare_search import prepare
from measuring import by_turns

RUNS = 7
QUERIES = 2000
SEED = 20440101
LEAST = 0.85    # of the minimal program's queries in a second of a core


def typed(lines, path):
    """Writes queries: one to five words that follow each other in a clause."""
    chosen = random.Random(SEED)
    with open(lines, encoding="utf-8") as texts:
        clauses = [words for words in ([w.strip(".,;:()“”’'") for w in text.split()] for text in texts) if len(words) > 5]
    with open(path, "w", encoding="utf-8") as out:
        written = 0
        while written < QUERIES:
            words, count = chosen.choice(clauses), chosen.choice((1, 2, 2, 3, 3, 4, 5))
            start = chosen.randrange(len(words) - count + 1)
            query = words[start:start + count]
            if all(word.isalpha() and word.isascii() for word in query):
                written += 1
                out.write(" ".join(query).lower() + "\n")


def rate(cost):
    return QUERIES / cost.cpu


def run(programs, work, report, options):
    count = options.clauses or 20000
    ours, peer = prepare(programs, work, count)
    queries = work / "queries"
    typed(work / f"lines-{count}", queries)
    runs = options.runs or RUNS
    report.title(f"batch: {QUERIES} queries of 1 to 5 words, {count} paragraphs; medians of {runs} runs by turns; "
                 "ratio: queries a second of a core")
    report.heads("unclause", "minimal", "s")
    for name, arguments in (("one worker", ("-j", "1")), (f"{os.cpu_count()} workers", ()),
                            ("one worker, --fields citation", ("-j", "1", "--fields", "citation"))):
        def ask():
            return programs.time([programs.unclause, "search", "--db", ours, *arguments, "--batch", queries])

        def ask_peer():
            return programs.time([programs.minimal, "search", peer], stdin=queries)
        by_turns([ask, ask_peer], 1)
        mine, theirs = by_turns([ask, ask_peer], runs)
        report.row(name, f"{mine.cpu:.2f}", f"{theirs.cpu:.2f}", report.verdict(rate(mine) / rate(theirs), LEAST, True),
                   f"{mine.wall:.2f}", f"{theirs.wall:.2f}", f"{mine.peak:.0f}", f"{theirs.peak:.0f}")
