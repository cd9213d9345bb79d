# SPDX-License-Identifier: GPL-3.0-or-later
"""search: a cold process from start to end, unclause against the minimal Xapian program on the same clauses."""
from clauses import Generator, documents, dumped, files_in, write_clauses
from measuring import by_turns

RUNS = 31
LIMIT = 1.25
QUERIES = (
    ("one word", "cooperation"),
    ("one word, rarer", "triangular"),
    ("two words", "triangular cooperation"),
    ("a phrase", '"developing countries"'),
    ("a phrase, rarer", '"triangular cooperation"'),
    ("ten words", "support efforts of developing countries to strengthen technical triangular cooperation"),
    ("a prefix", "develop*"),
    ("a prefix, rarer", "triang*"),
)
FORMS = (
    ("", (), LIMIT),
    (", -C 1", ("-C", "1"), None),
    (", --format json", ("--format", "json"), None),
)


def prepare(programs, work, count):
    """Makes `count` clauses and an index of them for each side, in the folder `work`; gives both indexes."""
    texts, lines, ours, peer = (work / f"{name}-{count}" for name in ("texts", "lines", "unclause", "minimal"))
    if not peer.is_dir():
        Generator(dumped(programs, files_in(documents()))).write(texts, count)
        print(f"made {write_clauses(programs, files_in(texts), lines)} clauses", flush=True)
        programs.time([programs.unclause, "index", "--db", ours, texts])
        programs.time([programs.minimal, "index", peer], stdin=lines)
    return ours, peer


def run(programs, work, report, options):
    count = options.clauses or 20000
    ours, peer = prepare(programs, work, count)
    runs = options.runs or RUNS
    report.title(f"search: a cold process, start to end; {count} paragraphs; medians of {runs} runs by turns")
    report.heads("unclause", "minimal", "ms")
    for form, arguments, limit in FORMS:
        for name, query in QUERIES:
            def ask():
                return programs.time([programs.unclause, "search", "--db", ours, *arguments, query])

            def ask_peer():
                return programs.time([programs.minimal, "search", peer, query])
            by_turns([ask, ask_peer], 1)
            report.compare(name + form, *by_turns([ask, ask_peer], runs), limit, unit=1000)
