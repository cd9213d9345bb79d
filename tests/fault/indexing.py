# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of indexing share: documents of fiction, a run with its report, what an index holds."""
import collections, json, os, pathlib, re, resource, signal, subprocess

from conftest import PROGRAMS, RUNNER, run

RECORD = re.MULTILINE | re.DOTALL


def resolution(number, words="lighthouses", paragraphs=3):
    """A resolution in United Nations form, as text."""
    lines = [f"A/RES/99/{number}", "", f"99/{number}. Keeping of {words}", "", "The General Assembly,", "",
             f"Recalling that {words} are kept by many,", ""]
    for n in range(1, paragraphs + 1):
        lines += [f"{n}. Requests the keepers of {words} to keep lamp {n} of {number} burning;", ""]
    return "\n".join(lines) + "\n"


def write_resolutions(folder, numbers, **how):
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"A_RES_99_{number}.txt").write_text(resolution(number, **how), encoding="utf-8")


def index(db, *arguments, **how):
    """Runs `unclause-index`; gives what is done, with the run's report in `.report`."""
    report = pathlib.Path(db).parent / "report.json"
    report.unlink(missing_ok=True)
    done = run("unclause-index", "index", "--db", db, "--report", report, *arguments, **how)
    done.report = json.loads(report.read_text(encoding="utf-8")) if report.exists() else None
    return done


def counts(done, *names):
    return tuple(done.report[name] for name in names)


def start(db, *arguments, command="index", limit=None, memory=None):
    """The same, left running; workers are its children. No file may grow beyond `limit` bytes, as on a full disk, and no
    process have more than `memory`."""
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if memory:
            resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("UNCLAUSE_", "XDG_"))}
    if limit:  # libxapian 1.4.22 does not free what it was writing when a disk is full
        clean["ASAN_OPTIONS"] = clean.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    command = [*RUNNER, str(PROGRAMS["unclause-index"]), command, "--db", str(db), *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, env={**clean, "HOME": "/nonexistent"},
                            restore_signals=False, preexec_fn=prepare if limit or memory else None)


def workers(pid):
    """The processes that `pid` has started."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


KINDS = ("preambular", "operative", "paragraph", "heading", "footnote", "table", "frontmatter")
ENTRIES = ("XEdocument", *(f"XK{kind}" for kind in KINDS))  # a term of each that an index holds


def entries(db):
    """Everything that an index holds, an entry each: its record and its terms with their counts, by its unique term, or, where it
    is a clause, by its document's and its place in that ("Q:A/99/1 en#1")."""
    def delve(*arguments):
        return subprocess.run(["xapian-delve", *arguments, str(db)], capture_output=True, check=True).stdout
    found, places = {}, collections.Counter()
    numbers = [number for term in ENTRIES for number in delve("-1", "-t", term).decode().split("\n")]
    numbers = [f"-r{number}" for number in sorted(int(number) for number in numbers if number.isdigit())]
    for first in range(0, len(numbers), 500):
        shown = delve("-1", "-v", "-d", *numbers[first:first + 500])
        data = dict(re.findall(rb"^Data for record #(\d+):\n(.*?)\n(?=Term List for record|Data for record)", shown, RECORD))
        for number, terms in re.findall(rb"^Term List for record #(\d+)[^\n]*\n(.*?)(?=\nTerm List for record|\nData for record|\Z)",
                                        shown, RECORD):
            document = re.search(rb"^XD(\S.*)(?= 0 \d+$)", terms, re.MULTILINE)[1]
            place = places[document]  # 0: the document's record
            places[document] += 1
            found[b"Q%s#%s" % (document, b"%d" % place if place > 0 else b"document")] = (data[number], terms.strip())
    return found


def clauses(db):
    """The clauses alone, without the paths that they were read from and without the frequencies of their terms."""
    found = {}
    for unique, (record, terms) in entries(db).items():
        if not unique.endswith(b"#document"):
            words = [line.split(b" ") for line in terms.split(b"\n")]
            found[unique] = (record, sorted(b" ".join(line[:-1]) for line in words if not line[0].startswith(b"XF")))
    return found
