# SPDX-License-Identifier: GPL-3.0-or-later
"""index: a whole run over documents, against the PDF library alone and the minimal program's adding of the same
clauses, and against the programs that people use, which index files whole."""
import os, shutil, subprocess

from clauses import documents, files_in, write_clauses
from measuring import ENVIRONMENT, Cost, by_turns, size_of

RUNS = 3
LIMIT = 1.2                      # of the CPU time of library and minimal program together
PEER_LIMIT, PEER_WALL = 0.8, 0.45
BUSY = 0.85                      # share of the cores
MEMORY_LIMIT = 300               # MB
SOME_FAILED = (0, 2)             # among real files some cannot be read


class Indexer:
    """A program that makes the database `db`; `ready` is called before each run that shall start afresh."""

    def __init__(self, programs, name, db, command, stdin=None, ready=None):
        self.programs, self.name, self.db, self.command, self.stdin = programs, name, db, command, stdin
        self.ready = ready or (lambda: None)

    def again(self):
        return self.programs.time(self.command, self.stdin, SOME_FAILED)

    def afresh(self):
        shutil.rmtree(self.db, ignore_errors=True)
        self.ready()
        return self.again()


def unclause(programs, work, folder):
    db = work / "unclause"
    return Indexer(programs, "unclause", db, [programs.unclause, "index", "--db", db, folder])


def minimal(programs, work, lines):
    db = work / "minimal"
    return Indexer(programs, "minimal", db, [programs.minimal, "index", db], lines)


def omindex(programs, work, folder):
    db = work / "omega"
    return Indexer(programs, "omindex", db, ["omindex", "--db", db, "--url", "/", folder])


def recollindex(programs, work, folder):
    settings = work / "recoll"

    def ready():
        shutil.rmtree(settings, ignore_errors=True)
        settings.mkdir()
        (settings / "recoll.conf").write_text(f"topdirs = {folder}\n", encoding="utf-8")
    return Indexer(programs, "recollindex", settings / "xapiandb", ["recollindex", "-c", settings], ready=ready)


def peers(programs, work, folder):
    """The programs that people use, as far as they are installed."""
    for make in (recollindex, omindex):
        if shutil.which(make.__name__):
            yield make(programs, work, folder)
        else:
            print(f"bench: {make.__name__} is not installed: skipped")


def added(*costs):
    return Cost(sum(c.cpu for c in costs), sum(c.wall for c in costs), max(c.peak for c in costs))


def compacted(db, work):
    out = work / "compacted"
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run(["xapian-compact", db, out], check=True, capture_output=True, env=ENVIRONMENT)
    return size_of(out)


def compare_runs(report, ours, library, least, used, runs):
    report.heads("unclause", "other", "s")
    own, reading, adding, *others = by_turns([ours.afresh, library, least.afresh, *(u.afresh for u in used)], runs)
    report.compare("library and minimal", own, added(reading, adding), LIMIT)
    report.compare("  library alone", own, reading)
    report.compare("  minimal alone", own, adding)
    for peer, cost in zip(used, others):
        report.compare(peer.name, own, cost, PEER_LIMIT)
        report.bound(f"  wall, of {peer.name}'s", own.wall / cost.wall, PEER_WALL)
    own, *others = by_turns([ours.again, *(u.again for u in used)], runs)
    for peer, cost in zip(used, others):
        report.compare(f"nothing changed, {peer.name}", own, cost)
    return own


def compare_sizes(report, indexers, clauses, work):
    report.row("", "MB", "compacted", "bytes a clause", "compacted")
    for indexer in indexers:
        size, small = size_of(indexer.db), compacted(indexer.db, work)
        each = [f"{mb * 2**20 / clauses:.0f}" for mb in (size, small)]
        report.row(f"size, {indexer.name}", f"{size:.1f}", f"{small:.1f}", *each)


def run(programs, work, report, options):
    folder = documents()
    files, pdfs = files_in(folder), files_in(folder, ".pdf")
    lines = work / "clauses"
    clauses = write_clauses(programs, files, lines)
    runs = options.runs or RUNS
    report.title(f"index: {len(files)} files, {len(pdfs)} of them PDF, {clauses} clauses; medians of {runs} runs by turns")
    ours, least = unclause(programs, work, folder), minimal(programs, work, lines)
    used = list(peers(programs, work, folder))

    compare_runs(report, ours, lambda: programs.time([programs.read_mupdf, *pdfs]), least, used, runs)
    alone = ours.afresh()
    report.bound("cores busy", alone.cpu / alone.wall / os.cpu_count(), BUSY, least=True)
    shutil.rmtree(ours.db)
    report.bound("peak MB of all processes together", programs.time(ours.command, None, SOME_FAILED, True).peak, MEMORY_LIMIT)
    compare_sizes(report, [ours, least, *used], clauses, work)
