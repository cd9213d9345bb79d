# SPDX-License-Identifier: GPL-3.0-or-later
"""scale: writing many clauses, unclause with all its terms against the minimal program adding the same texts."""
import os, shutil

from clauses import Generator, documents, dumped, files_in, write_clauses
from compare_index import compacted
from measuring import size_of

SIZES = (10_000, 100_000)
CPU_LIMIT, WALL_LIMIT, SIZE_LIMIT = 0.6, 0.35, 0.6   # of the minimal program's
GROWTH_LIMIT = 1.25                                  # CPU a clause, of that at the smallest size
BUSY = 0.85
MEMORY_LIMIT = 300


def prepare(programs, work, count):
    """Makes `count` paragraphs as files for one side and as lines for the other; gives both, and how many clauses they are."""
    texts, lines = work / f"texts-{count}", work / f"lines-{count}"
    if not lines.exists():
        shutil.rmtree(texts, ignore_errors=True)
        Generator(dumped(programs, files_in(documents()))).write(texts, count)
        write_clauses(programs, files_in(texts), lines)
    with lines.open("rb") as file:
        return texts, lines, sum(1 for _ in file)


def written(programs, work, command, stdin=None):
    """What it costs to make an index, its bytes as it is and compacted; `command` takes the place of the index last."""
    db = work / "written"
    shutil.rmtree(db, ignore_errors=True)
    cost = programs.time([*command, db], stdin, together=True)
    return cost, size_of(db) * 2**20, compacted(db, work) * 2**20


def compare(programs, work, report, count):
    """Measures both sides once; gives unclause's CPU seconds a clause."""
    texts, lines, clauses = prepare(programs, work, count)
    report.title(f"scale: {clauses} clauses are written")
    report.heads("unclause", "minimal", "s")
    own, size, small = written(programs, work, [programs.unclause, "index", texts, "--db"])
    peer, peer_size, peer_small = written(programs, work, [programs.minimal, "index"], lines)
    report.compare("all", own, peer, CPU_LIMIT)
    report.bound("  wall, of minimal's", own.wall / peer.wall, WALL_LIMIT)
    report.bound("  cores busy", own.cpu / own.wall / os.cpu_count(), BUSY, least=True)
    report.bound("  MB of all processes together", own.peak, MEMORY_LIMIT)
    report.row("", "unclause", "minimal", "ratio")
    report.row("bytes a clause", f"{size / clauses:.0f}", f"{peer_size / clauses:.0f}", f"{size / peer_size:.2f}")
    report.row("bytes a clause, compacted", f"{small / clauses:.0f}", f"{peer_small / clauses:.0f}",
               report.verdict(small / peer_small, SIZE_LIMIT))
    report.row("microseconds of CPU a clause", f"{own.cpu / clauses * 1e6:.0f}", f"{peer.cpu / clauses * 1e6:.0f}")
    return own.cpu / clauses


def run(programs, work, report, options):
    each = [compare(programs, work, report, count) for count in ([options.clauses] if options.clauses else SIZES)]
    if len(each) > 1:
        report.bound("CPU a clause, largest to smallest", each[-1] / each[0], GROWTH_LIMIT)
