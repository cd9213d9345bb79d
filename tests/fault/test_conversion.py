# SPDX-License-Identifier: GPL-3.0-or-later
"""Formats that another program turns into one that is read: what it may do, and that nothing of it stays behind."""
import os, pathlib, shutil, signal, subprocess, time, zipfile

import pytest

from conftest import CORPUS, RUNNER, run
from indexing import counts, index, resolution, start, workers, write_resolutions

SYSTEM = "/usr/bin:/bin"
FORMATS = {
    "doc": bytes.fromhex("d0cf11e0a1b11ae1") + b"lamps" * 1000,
    "rtf": b"{\\rtf1\\ansi The General Assembly,\\par}",
    "odt": b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
}


@pytest.fixture
def place(tmp_path):
    """Folders: of programs, of temporary files, of documents, and one that is nobody's business."""
    for name in ("programs", "temporary", "files", "private"):
        (tmp_path / name).mkdir()
    (tmp_path / "private" / "secret").write_text("the secret", encoding="utf-8")
    return tmp_path


def program(place, name, script):
    path = place / "programs" / name
    path.write_text("#!/bin/sh\n" + script, encoding="utf-8")
    path.chmod(0o755)


def settings(place):
    return {"PATH": f"{place / 'programs'}:{SYSTEM}", "TMPDIR": str(place / "temporary")}


def document(place, format="rtf"):
    path = place / "files" / f"A_RES_99_5.{format}"
    path.write_bytes(FORMATS[format])
    return path


def dump(place, path, *arguments):
    done = run("unclause-index", "--dump", *arguments, path, **settings(place))
    assert list((place / "temporary").iterdir()) == []
    return done


def texts(done):
    return " ".join(clause["text"] for clause in done.json["clauses"])


def refused(done, path):
    assert (done.status, done.out) == (2, "")
    [line] = done.err.splitlines()
    return line.removeprefix(f"unclause: {path}: ")


@pytest.mark.parametrize("format", FORMATS)
def test_what_the_program_makes_is_read(place, format):
    shutil.copy(CORPUS / "A_99_312.docx", place / "programs" / "made.docx")
    program(place, "soffice", 'for last; do :; done\ncp "${0%/*}/made.docx" "${last%.*}.docx"\n')
    path = document(place, format)
    want = run("unclause-index", "--dump", CORPUS / "A_99_312.docx")
    done = dump(place, path)
    assert done.status == 0, done.err
    assert done.json["clauses"] == want.json["clauses"]


def test_the_file_is_handed_on_as_it_is(place):
    program(place, "soffice", "cp input.rtf input.docx\necho lamps >>input.docx\n")
    assert "an .rtf file" in refused(dump(place, document(place)), document(place))
    program(place, "soffice", "sed 's/^.*Assembly/Assembly/' input.rtf >input.docx\n")
    assert "Assembly,\\par}" in texts(dump(place, document(place)))


def test_where_no_program_is(place):
    run_settings = {**settings(place), "PATH": str(place / "programs")}
    for format, names in (("doc", "LibreOffice or antiword"), ("odt", "LibreOffice")):
        path = document(place, format)
        done = run("unclause-index", "--dump", path, **run_settings)
        assert refused(done, path) == f"to read .{format} files, install {names}; or convert it to .docx first"


def test_antiword_prints_text(place):
    path = document(place, "doc")
    program(place, "antiword", "cat <<END\n" + resolution(5) + "END\n")
    done = run("unclause-index", "--dump", path, **{**settings(place), "PATH": f"{place / 'programs'}:{place / 'none'}"})
    assert done.status == 2, "without a PATH to cat it prints nothing"
    (place / "programs" / "cat").symlink_to("/bin/cat")
    done = run("unclause-index", "--dump", path, **{**settings(place), "PATH": str(place / "programs")})
    assert done.status == 0, done.err
    assert [clause["label"] for clause in done.json["clauses"]][-3:] == ["1", "2", "3"]


@pytest.mark.parametrize("script", [
    "exit 1\n", "kill -SEGV $$\n", ":\n", ": >input.docx\n", "mkdir input.docx\n", "mkfifo input.docx\n",
    "ln -s /etc/passwd input.docx\n", "ln -s ../../private/secret input.docx\n",
    "mkdir -p a/b/c; chmod 500 a/b; ln -s / a/b/c/d 2>&-; exit 1\n",
], ids=["fails", "crashes", "nothing", "empty", "folder", "pipe", "link out", "link far out", "litter"])
def test_a_program_that_makes_no_file(place, script):
    program(place, "soffice", script)
    path = document(place)
    assert refused(dump(place, path), path) == (
        "soffice can't convert it; it may be damaged or locked by a password: open it and save it as .docx")


def test_what_the_program_may_do(place):
    probe = lambda name, command: f'if {command} >/dev/null 2>&1; then echo "{name} yes;"; else echo "{name} no;"; fi\necho\n'
    program(place, "soffice", "{ echo A/RES/99/5; echo; echo mode $(stat -c %a .)\\;; echo; "
            "test \"$HOME\" = \"$(pwd)\" && echo home here\\;; echo; echo variables $(env | wc -l)\\;; echo\n"
            + probe("writing here", "touch here") + probe("writing outside", "touch ../outside")
            + probe("writing beside", f"touch {place}/files/beside")
            + probe("changing", f"truncate -s 0 {place}/private/secret")
            + probe("removing", f"rm {place}/private/secret")
            + probe("reading outside", f"cat {place}/private/secret") + probe("listing", f"ls {place}/files")
            + probe("reading what is installed", "cat /etc/passwd")
            + probe("new session", "setsid -w true") + probe("signals", f"kill -0 $PPID")
            + probe("network", f'/usr/bin/python3 -c "import errno, socket\ntry: socket.socket(socket.AF_INET)\n'
                               f'except PermissionError: raise SystemExit(1)"')
            + "} >input.docx\n")
    done = dump(place, document(place))
    assert done.status == 0, done.err
    told = texts(done)
    for line in ("mode 700", "home here", "writing here yes", "writing outside no", "writing beside no", "changing no",
                 "removing no", "reading outside no", "listing no", "reading what is installed yes", "new session no",
                 "signals no", "network no"):
        assert line + ";" in told, told
    assert (place / "private" / "secret").read_text(encoding="utf-8") == "the secret"


def test_a_folder_of_such_files(place):
    program(place, "soffice", "printf 'A/RES/99/5\\n\\nThe General Assembly,\\n\\n1. Requests lamps to burn.\\n' >input.docx\n")
    write_resolutions(place / "files", [1, 2])
    document(place, "doc"), document(place, "odt")
    done = index(place / "db", "--jobs", 2, place / "files", **settings(place))
    assert done.status == 0, done.err
    assert counts(done, "new", "failed") == (3, 0), "renditions of one document"
    (place / "programs" / "soffice").unlink()
    again = index(place / "db", place / "files", **settings(place))
    assert counts(again, "unchanged", "failed") == (4, 0), "what has not changed needs no program"


def archive_of(place, *documents):
    path = place / "packed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for document in documents:
            archive.write(document, f"in/{document.name}")
    return path


def test_such_files_in_an_archive(place):
    program(place, "soffice", "case $(cat input.* | wc -c) in 5008) ;; *) exit 1;; esac\n"
            "printf 'A/RES/99/5\\n\\nThe General Assembly,\\n\\n1. Requests lamps to burn.\\n' >input.docx\n")
    archive = archive_of(place, document(place, "doc"), document(place, "rtf"))
    done = index(place / "db", archive, **settings(place))
    assert counts(done, "new", "failed") == (1, 1), done.err
    assert f"unclause: {archive}/in/A_RES_99_5.rtf: soffice can't convert it" in done.err
    assert list((place / "temporary").iterdir()) == []
    [found] = run("unclause", "list", "--db", place / "db", "--format", "json").json["documents"]
    assert found["path"] == f"{archive}/in/A_RES_99_5.doc" and found["clauses"] > 0


def test_one_in_an_archive_that_is_too_large(place):
    path = document(place, "doc")
    with path.open("r+b") as file:
        file.truncate((32 << 20) + 1)
    archive = archive_of(place, path)
    done = index(place / "db", archive, **settings(place))
    assert done.status == 2
    assert f"{archive}/in/A_RES_99_5.doc: larger than 32 MiB in an archive; unpack it by hand" in done.err


def is_gone(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_for(what):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.01)
    pytest.fail("waited in vain")


ENDLESS = "(trap '' TERM INT HUP; while :; do sleep 1; done) &\necho $! >pids; echo $$ >>pids; mv pids pids.all; wait\n"


def test_a_program_that_does_not_end(place):
    program(place, "soffice", ENDLESS)
    path = document(place)
    done = run("unclause-index", "--dump", "--timeout", 2, path, **settings(place))
    assert refused(done, path) == "reading it took longer than 2 seconds; see --timeout"
    assert list((place / "temporary").iterdir()) == []


@pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_nothing(place, end, monkeypatch):
    program(place, "soffice", ENDLESS)
    for name, value in settings(place).items():
        monkeypatch.setenv(name, value)
    running = start(place / "db", document(place))
    [pids] = wait_for(lambda: list((place / "temporary").glob("*/pids.all")))
    programs = [int(pid) for pid in pids.read_text(encoding="utf-8").split()]
    assert pids.parent.stat().st_mode & 0o777 == 0o700
    running.send_signal(end)
    running.communicate(timeout=60)
    wait_for(lambda: list((place / "temporary").iterdir()) == [])
    wait_for(lambda: all(is_gone(pid) for pid in programs))


@pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")
def test_a_converter_that_is_ended_costs_its_file(place, monkeypatch):
    program(place, "soffice", ENDLESS)
    for name, value in settings(place).items():
        monkeypatch.setenv(name, value)
    write_resolutions(place / "files", [1, 9])
    running = start(place / "db", "--jobs", 1, document(place).parent)
    [pids] = wait_for(lambda: list((place / "temporary").glob("*/pids.all")))
    [converter] = [pid for pid in workers(running.pid)
                   if b"--converter" in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(converter, signal.SIGTERM)
    _, err = running.communicate(timeout=60)
    assert b"not converted: interrupted" in err and b"2 new, 1 failed" in err
    assert list((place / "temporary").iterdir()) == []


@pytest.mark.skipif(shutil.which("soffice", path=SYSTEM) is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("format", FORMATS)
def test_libreoffice_gives_the_same_clauses(place, format):
    want = run("unclause-index", "--dump", CORPUS / "A_99_312.docx").json["clauses"]
    shutil.copy(CORPUS / "A_99_312.docx", place / "files")
    subprocess.run(["soffice", "--headless", "--convert-to", format, "--outdir", place / "files", CORPUS / "A_99_312.docx"],
                   env={"PATH": SYSTEM, "HOME": str(place / "private")}, capture_output=True, check=True, timeout=300)
    path = place / "files" / f"A_99_312.{format}"
    done = dump(place, path)
    assert done.status == 0, done.err
    told = lambda clauses: [(clause["kind"], clause["label"], clause["text"], [note["mark"] for note in clause["footnotes"]])
                            for clause in clauses]
    assert told(done.json["clauses"]) == told(want)


@pytest.mark.skipif(shutil.which("soffice", path=SYSTEM) is None, reason="LibreOffice is not installed")
def test_libreoffice_and_a_damaged_file(place):
    path = document(place, "odt")
    assert "soffice can't convert it" in refused(dump(place, path), path)
