# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests share that drive the programs: where these stand, how they are run, an index of corpus/."""
import json, os, pathlib, pty, shlex, subprocess

import pytest

SOURCE = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path(os.environ.get("UNCLAUSE_BUILD", SOURCE / "build"))
RUNNER = shlex.split(os.environ.get("UNCLAUSE_RUNNER", ""))
CORPUS = SOURCE / "corpus"
PROGRAMS = {"unclause": BUILD / "search" / "unclause", "unclause-index": BUILD / "indexer" / "unclause-index"}
SHARED = pathlib.Path(os.environ.get("UNCLAUSE_SHARED", SOURCE.parent / "shared"))

# Files of corpus/ that are documents; what stands beside them says what they must give.
DOCUMENT_ENDINGS = {".txt", ".pdf", ".docx", ".html"}


class Done:
    """A program that has run: its exit status, stdout and stderr."""

    def __init__(self, status, out, err):
        self.status, self.bytes, self.err = status, out, err.decode("utf-8", "replace")

    @property
    def out(self):
        return self.bytes.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.bytes)


def run(program, *arguments, stdin=b"", timeout=120, **environment):
    """Runs one of our programs as a person would, away from the person's own settings."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("UNCLAUSE_", "XDG_")) and k != "PAGER"}
    command = [*RUNNER, str(PROGRAMS[program]), *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=timeout * (20 if RUNNER else 1),
                          env={**clean, "HOME": "/nonexistent", **environment})
    assert done.returncode >= 0, f"{shlex.join(command)} was ended by signal {-done.returncode}: {done.stderr!r}"
    assert done.returncode != 99 or not RUNNER, done.stderr.decode()
    return Done(done.returncode, done.stdout, done.stderr)


def open_terminal():
    """Both ends of a terminal; a machine without any skips the test."""
    try:
        return pty.openpty()
    except OSError as problem:
        pytest.skip(f"no terminal to be had: {problem}")


def corpus_documents():
    return sorted(p for p in CORPUS.iterdir() if p.suffix in DOCUMENT_ENDINGS)


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory):
    """An index of corpus/, made once."""
    db = tmp_path_factory.mktemp("corpus") / "index"
    done = run("unclause", "index", "--db", db, CORPUS)
    assert done.status == 0, done.err
    return db


@pytest.fixture(scope="session")
def shared_documents():
    """Real documents, where they are at hand."""
    if not (SHARED / "documents").is_dir():
        pytest.skip(f"no real documents at {SHARED} (UNCLAUSE_SHARED names another place)")
    return SHARED / "documents"


@pytest.fixture(scope="session")
def shared_index(tmp_path_factory, shared_documents):
    """An index of the real documents, made once."""
    db = tmp_path_factory.mktemp("shared") / "index"
    done = run("unclause", "index", "--db", db, shared_documents, timeout=800)
    assert done.status in (0, 2), done.err
    return db
