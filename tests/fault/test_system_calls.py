# SPDX-License-Identifier: GPL-3.0-or-later
"""What the processes of a run ask of the kernel, as strace sees it."""
import re, shutil, subprocess, zipfile

import pytest

from conftest import CORPUS, PROGRAMS, RUNNER, corpus_documents
from indexing import write_resolutions

SANITIZED = b"__asan_init" in PROGRAMS["unclause-index"].read_bytes()
pytestmark = [
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
    pytest.mark.skipif(bool(RUNNER) or SANITIZED, reason="the runner, or a sanitizer, has system calls of its own"),
]

CALLS = ("execve,socket,socketpair,connect,bind,listen,accept,accept4,open,openat,openat2,creat,write,pwrite64,pwritev,writev,"
         "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,truncate,ftruncate,"
         "fallocate,chmod,fchmod,fchmodat,mknod,mknodat,fsync,fdatasync,syncfs")
LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
NETWORK = {"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"}
CHANGES = {"creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir",
           "mkdirat", "rmdir", "truncate", "ftruncate", "fallocate", "chmod", "fchmod", "fchmodat", "mknod", "mknodat"}
SYNCS, WRITES = {"fsync", "fdatasync"}, {"write", "pwrite64", "pwritev", "writev"}


def trace(tmp_path, *arguments):
    """The system calls of a run, in order: (process, call, its arguments and result)."""
    log = tmp_path / "strace.log"
    done = subprocess.run(["strace", "-f", "-y", "-s", "256", "-o", log, "-e", f"trace={CALLS}", PROGRAMS["unclause-index"],
                           *map(str, arguments)], capture_output=True)
    if done.returncode not in (0, 2) or not log.exists() or "execve" not in log.read_text(errors="replace"):
        pytest.skip(f"strace may not look here: {done.stderr.decode(errors='replace')}")
    calls, waiting = [], {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        resumed = re.match(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$", line)
        found = LINE.match(line)
        if found and line.endswith("<unfinished ...>"):
            waiting[found[1]] = found[3].removesuffix("<unfinished ...>")
        elif resumed:
            calls.append((resumed[1], resumed[2], waiting.pop(resumed[1], "") + resumed[3]))
        elif found:
            calls.append(found.groups())
    return calls


def of_workers(calls):
    """Those that reading workers make, from the moment they are workers."""
    workers, found = set(), []
    for process, call, rest in calls:
        if call == "execve" and '"--worker"' in rest and rest.rstrip().endswith("= 0"):
            workers.add(process)
        elif process in workers:
            found.append((call, rest))
    assert workers
    return found


def fill(folder):
    write_resolutions(folder, [1, 2])
    for document in corpus_documents():
        shutil.copy(document, folder)
    with zipfile.ZipFile(folder / "packed.zip", "w") as archive:
        archive.write(CORPUS / "A_99_77.pdf", "inner/A_99_78.pdf")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4\nnothing")


def test_a_reading_worker_opens_no_socket_and_writes_no_file(tmp_path):
    fill(tmp_path / "files")
    calls = of_workers(trace(tmp_path, "--db", tmp_path / "db", tmp_path / "files"))
    assert any(call in ("openat", "open") and "A_99_77.pdf" in rest for call, rest in calls)
    assert any("packed.zip" in rest for _, rest in calls)
    for call, rest in calls:
        assert call not in NETWORK | CHANGES | {"execve"}, (call, rest)
        if call in ("open", "openat", "openat2"):
            assert not re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND", rest), rest
        if call in WRITES:
            assert rest.startswith(("1</dev/null>", "2</dev/null>")), rest


def renamed(call, rest):
    """From where to where, as whole paths."""
    if call == "rename":
        return re.findall(r'"([^"]*)"', rest)[:2]
    return [f"{folder}/{name}" for folder, name in re.findall(r'<([^>]*)>, "([^"]*)"', rest)[:2]]


def published(db):
    """The folders of the databases that an index consists of."""
    stub = db / "XAPIANDB"
    names = [line.split()[1] for line in stub.read_text(encoding="utf-8").splitlines()] if stub.exists() else []
    return {str(db / name) for name in names}


def test_files_are_on_disk_before_the_index_names_them(tmp_path):
    """A database that is not published yet may be behind; what is published, or is to be, is not."""
    files, db = tmp_path / "files", tmp_path / "db"
    fill(files)
    for changed in ([], [2, 3]):
        write_resolutions(files, changed, words="harbours")
        before = published(db)
        calls = trace(tmp_path, "--db", db, files)
        after = published(db)
        unsynced, commits = set(), 0
        for _, call, rest in calls:
            named = re.match(r"\d+<([^>]+)>", rest)
            path = named[1] if named else None
            if call in WRITES and path and path.startswith(str(db)):
                unsynced.add(path)
            elif call in SYNCS and path:
                unsynced.discard(path)
            elif call == "syncfs":
                unsynced.clear()
            elif call.startswith("rename"):
                old, new = renamed(call, rest)
                folder = new.rpartition("/")[0]
                assert new != f"{db}/XAPIANDB" or old not in unsynced
                late = {path for path in unsynced if path.rpartition("/")[0] in (after if folder == str(db) else {folder} & before)}
                assert not late, f"{late} may be lost with the power, though {new} names it"
                commits += folder == str(db) or folder in before
        assert commits >= 1
