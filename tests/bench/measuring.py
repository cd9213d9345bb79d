# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks share: commands timed by turns, and tables of what they cost."""
import contextlib, os, pathlib, statistics, subprocess, threading
from dataclasses import dataclass

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("UNCLAUSE_SHARED", SOURCE.parent / "shared")) / "documents"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("UNCLAUSE_", "XDG_"))}


@dataclass
class Cost:
    """Of one run of a command with all that it started: seconds, and the peak of its largest process in MB."""
    cpu: float
    wall: float
    peak: float


class Programs:
    """Where the programs of a build stand, and how they are run."""

    def __init__(self, build):
        build = pathlib.Path(build).resolve()
        self.unclause = build / "search" / "unclause"
        self.index = build / "indexer" / "unclause-index"
        for name in ("minimal", "read_mupdf", "read_ours", "timed"):
            setattr(self, name, build / "tests" / "bench" / name)

    def time(self, command, stdin=None, expect=(0,), together=False):
        """Runs `command`, of which `stdin` is a file; any exit status but those expected ends the benchmark.

        With `together` the peak is what it and its descendants had at one time, pages that they share counted once.
        """
        with open(stdin or os.devnull, "rb") as source, \
                subprocess.Popen([self.timed, *command], stdin=source, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 text=True, env=ENVIRONMENT) as process, watching(process.pid, together) as peaks:
            out, err = process.communicate()
        cpu, wall, peak, status = map(int, out.split())
        if status not in expect:
            raise SystemExit(f"bench: exit status {status}: {' '.join(map(str, command))}\n{err}")
        return Cost(cpu / 1e6, wall / 1e6, max(peaks) if together else peak / 1024)


@contextlib.contextmanager
def watching(pid, wanted):
    """Gives a list of the MB that `pid` and its descendants have together, time and again until it is left."""
    left, peaks = threading.Event(), [0.0]

    def watch():
        while wanted and not left.wait(0.05):
            peaks.append(sum(map(proportional_memory, family(pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peaks
    finally:
        left.set()
        watcher.join()


def by_turns(sides, runs):
    """Runs the functions of `sides`, each of which gives a Cost, by turns: A B A B …; gives the medians of each.

    What else the machine does so falls on all sides alike.
    """
    costs = [[] for _ in sides]
    for _ in range(runs):
        for taken, side in zip(costs, sides):
            taken.append(side())
    return [Cost(statistics.median(c.cpu for c in taken), statistics.median(c.wall for c in taken),
                 max(c.peak for c in taken)) for taken in costs]


def family(pid):
    """`pid` and its descendants."""
    found = [pid]
    for parent in found:
        for children in pathlib.Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


def proportional_memory(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024


def size_of(folder):
    """MB of the files in a folder."""
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file()) / 2**20


class Report:
    """Prints tables, and keeps whether every limit was held; without `limits` there are none."""

    widths = (42, 9, 9, 15, 9, 9, 8, 8)

    def __init__(self, limits):
        self.limits, self.held = limits, True

    def machine(self):
        print(f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} of them busy with other work at the start"
              " (walls mean something on an idle machine only)")

    def title(self, text):
        print(f"\n== {text}")

    def row(self, name, *cells):
        first, *others = self.widths
        print("  ".join([name.ljust(first), *map(str.rjust, cells, others)]).rstrip(), flush=True)

    def heads(self, ours, peer, unit):
        self.row("", f"CPU {unit}", "", "", f"wall {unit}", "", "peak MB")
        self.row("", ours, peer, "ratio of CPU", ours, peer, ours, peer)

    def compare(self, name, ours, peer, limit=None, unit=1):
        """A row of both sides; times are multiplied by `unit`. The limit is of the ratio of CPU times."""
        self.row(name, f"{ours.cpu * unit:.2f}", f"{peer.cpu * unit:.2f}", self.verdict(ours.cpu / peer.cpu, limit),
                 f"{ours.wall * unit:.2f}", f"{peer.wall * unit:.2f}", f"{ours.peak:.0f}", f"{peer.peak:.0f}")

    def bound(self, name, value, limit, least=False):
        """A row of one figure with the most that it may be, or the least."""
        self.row(name, "", "", self.verdict(value, limit, least))

    def verdict(self, value, limit, least=False):
        """"1.12 ok", "1.30 over 1.25", "0.70 under 0.85"; without a limit the figure alone."""
        if limit is None or not self.limits:
            return f"{value:.2f}"
        if value >= limit if least else value <= limit:
            return f"{value:.2f} ok"
        self.held = False
        return f"{value:.2f} {'under' if least else 'over'} {limit:g}"
