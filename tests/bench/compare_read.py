# SPDX-License-Identifier: GPL-3.0-or-later
"""read: reading and parsing PDF files, against the PDF library alone."""
from clauses import documents, files_in
from measuring import by_turns

RUNS = 5
LIMIT = 1.25
MEMORY_LIMIT = 200  # MB


def run(programs, _, report, options):
    files = files_in(documents(), ".pdf")
    runs = options.runs or RUNS
    size = sum(path.stat().st_size for path in files) / 2**20
    report.title(f"read: {len(files)} PDF files, {size:.1f} MB, one process; medians of {runs} runs by turns")
    report.heads("unclause", "libmupdf", "s")
    report.compare("read and parse", *by_turns([lambda: programs.time([programs.read_ours, *files]),
                                                lambda: programs.time([programs.read_mupdf, *files])], runs), LIMIT)
    each = [(path, programs.time([programs.read_ours, path]), programs.time([programs.read_mupdf, path]))
            for path in files]
    path, ours, peer = max(each, key=lambda measured: measured[1].peak)
    report.compare(f"most memory: {path.name}", ours, peer)
    report.bound("peak MB of that document", ours.peak, MEMORY_LIMIT)
    path, ours, peer = max(each, key=lambda measured: measured[1].cpu - measured[2].cpu)
    report.compare(f"most time added: {path.name}", ours, peer)
