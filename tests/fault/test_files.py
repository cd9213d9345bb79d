# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are not what they should be: named with a reason, and the others indexed all the same."""
import os, pathlib, random, shutil, tempfile, zipfile

import pytest

import conftest
from conftest import CORPUS, RUNNER, run
from indexing import counts, entries, index, resolution, write_resolutions
from making import one_page


def random_bytes(seed, size=50_000):
    return random.Random(seed).randbytes(size)


def zip_of(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/"), content)


BAD = {
    "empty.pdf": lambda path: path.write_bytes(b""),
    "empty.txt": lambda path: path.write_bytes(b""),
    "random.pdf": lambda path: path.write_bytes(random_bytes(1)),
    "random.docx": lambda path: path.write_bytes(random_bytes(2)),
    "header only.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + random_bytes(3)),
    "no word.docx": lambda path: zip_of(path, readme="nothing"),
    "broken word.docx": lambda path: zip_of(path, word__document_xml="<w:document", rels="<x/>"),
    "truncated.docx": lambda path: path.write_bytes((CORPUS / "A_99_312.docx").read_bytes()[:3000]),
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A folder with two good files among the bad ones, indexed."""
    folder = tmp_path_factory.mktemp("mixed")
    write_resolutions(folder / "files", [1, 2])
    for name, make in BAD.items():
        make(folder / "files" / name)
    return folder, index(folder / "db", folder / "files")


def test_a_batch_goes_on_past_bad_files(mixed):
    _, done = mixed
    assert done.status == 2
    assert counts(done, "new", "failed") == (2, len(BAD))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_a_reason(mixed, name):
    folder, done = mixed
    path = str(folder / "files" / name)
    lines = [line for line in done.err.splitlines() if line.startswith(f"unclause: {path}: ")]
    assert len(lines) == 1, done.err
    assert len(lines[0]) > len(f"unclause: {path}: ") + 10
    assert [failure["error"] for failure in done.report["failures"] if failure["path"] == path] == [
        lines[0].removeprefix("unclause: ")]


@pytest.mark.parametrize("name", BAD)
def test_dump_of_a_bad_file(mixed, name):
    folder, _ = mixed
    done = run("unclause-index", "--dump", folder / "files" / name)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"unclause: {folder / 'files' / name}: ")


def test_a_truncated_pdf(tmp_path):
    path = tmp_path / "files" / "cut.pdf"
    path.parent.mkdir()
    path.write_bytes((CORPUS / "A_99_77.pdf").read_bytes()[:2000])
    done = index(tmp_path / "db", path.parent)
    assert (done.status, done.report["failed"]) == (2, 1)


def test_a_bomb_is_bounded(tmp_path):
    path = tmp_path / "bomb.docx"
    text = "<w:p><w:r><w:t>" + "lamp " * 1000 + "</w:t></w:r></w:p>"
    document = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        with file.open("word/document.xml", "w") as out:
            out.write(document.encode())
            for _ in range(60):
                out.write(text.encode() * 1000)
            out.write(b"</w:body></w:document>")
    done = index(tmp_path / "db", path)
    assert done.status == 2
    assert f"unclause: {path}: " in done.err


def test_a_missing_path(tmp_path):
    write_resolutions(tmp_path / "files", [1])
    done = index(tmp_path / "db", tmp_path / "nowhere", tmp_path / "files")
    assert done.status == 2
    assert f"unclause: {tmp_path / 'nowhere'}: No such file or directory" in done.err
    assert done.report["new"] == 1


def test_only_a_missing_path_makes_no_index(tmp_path):
    assert index(tmp_path / "db", tmp_path / "nowhere").status == 2
    assert not (tmp_path / "db").exists()


def test_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    done = index(tmp_path / "db", tmp_path / "pipe.txt")
    assert done.status == 2
    assert f"unclause: {tmp_path / 'pipe.txt'}: not a file" in done.err


def test_a_named_file_is_read_by_its_content(tmp_path):
    path = tmp_path / "resolution.of.lamps"
    path.write_text(resolution(5), encoding="utf-8")
    assert counts(index(tmp_path / "db", path), "new", "failed") == (1, 0)


def test_what_folders_hold_beside_documents(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    write_resolutions(files / ".hidden", [2])
    (files / ".draft.txt").write_text(resolution(3), encoding="utf-8")
    (files / "link.txt").symlink_to(files / "A_RES_99_1.txt")
    (files / "loop").symlink_to(files)
    (files / "picture.png").write_bytes(b"\x89PNG")
    os.mkfifo(files / "pipe.txt")
    done = index(tmp_path / "db", files)
    assert done.status == 0, done.err
    assert counts(done, "new", "hidden", "links", "other") == (1, 2, 2, 2)
    assert "2 skipped as hidden" in done.err


def test_links_that_lead_in_a_circle(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    (files / "a.txt").symlink_to(files / "b.txt")
    (files / "b.txt").symlink_to(files / "a.txt")
    (files / "up").symlink_to("..")
    assert counts(index(tmp_path / "db", files), "new", "links", "failed") == (1, 3, 0)
    done = index(tmp_path / "db", files / "a.txt", files / "up" / "up" / "files")
    assert done.status == 2
    assert f"unclause: {files / 'a.txt'}: Too many levels of symbolic links" in done.err


def test_what_may_not_be_read(monkeypatch):
    """As the superuser may read everything, it becomes nobody for this, who may not enter the superuser's folders."""
    folder = pathlib.Path(tempfile.mkdtemp())
    if os.geteuid() == 0:
        for name, program in conftest.PROGRAMS.items():
            monkeypatch.setitem(conftest.PROGRAMS, name, shutil.copy(program, folder))
        monkeypatch.setattr(conftest, "RUNNER", ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *RUNNER])
        os.chown(folder, 65534, 65534)
    files = folder / "files"
    write_resolutions(files, [1, 2])
    write_resolutions(files / "closed", [3])
    (files / "A_RES_99_2.txt").chmod(0)
    (files / "closed").chmod(0)
    try:
        done = index(folder / "db", files)
    finally:
        (files / "closed").chmod(0o700)
        shutil.rmtree(folder)
    assert done.status == 2
    assert counts(done, "new", "failed") == (1, 2)
    assert done.err.count("Permission denied") == 2


def test_names_that_are_not_utf8(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / os.fsdecode(b"lamp\xff\n.txt")).write_text("Lamps burn.\n\nKeepers keep them.\n", encoding="utf-8")
    done = index(tmp_path / "db", files)
    assert counts(done, "new", "failed") == (1, 0)
    assert index(tmp_path / "db", files).report["unchanged"] == 1


def test_a_very_long_line(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("lamp " * 2_000_000, encoding="utf-8")
    done = index(tmp_path / "db", path)
    assert done.status in (0, 2)
    assert sum(counts(done, "new", "failed")) == 1


def test_a_scan_is_named(tmp_path):
    one_page(tmp_path / "scan.pdf", b"q 612 0 0 792 0 0 cm 0 0 1 1 re f Q")
    done = index(tmp_path / "db", tmp_path / "scan.pdf")
    assert (done.status, done.report["failed"]) == (2, 1)
    assert f"unclause: {tmp_path / 'scan.pdf'}: " in done.err and "text" in done.err


def test_a_run_that_only_fails(tmp_path):
    (tmp_path / "empty.pdf").touch()
    done = index(tmp_path / "db", tmp_path / "empty.pdf")
    assert done.status == 2
    assert done.err.splitlines()[-1].endswith("; the index has no documents")
    assert counts(done, "documents", "total_clauses") == (0, 0)
    assert run("unclause", "list", "--db", tmp_path / "db").status == 1


def rewrite(path, content):
    """Other bytes, but the size and time that the file had: no run can know of it without opening it."""
    stat = path.stat()
    path.write_bytes(content.ljust(stat.st_size))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_a_bad_file_is_opened_once_while_it_stays_as_it_is(tmp_path):
    bad = tmp_path / "files" / "bad.txt"
    write_resolutions(tmp_path / "files", [1])
    bad.write_bytes(random_bytes(7, 5000))
    first = index(tmp_path / "db", tmp_path / "files")
    rewrite(bad, resolution(2).encode())
    again = index(tmp_path / "db", tmp_path / "files")
    assert (again.status, counts(again, "unchanged", "failed")) == (2, (1, 1))
    assert again.report["failures"] == first.report["failures"]
    assert counts(index(tmp_path / "db", "--rebuild", tmp_path / "files"), "new", "failed") == (1, 0)
    done = index(tmp_path / "db", tmp_path / "files")
    assert (done.status, counts(done, "unchanged", "failed")) == (0, (2, 0))


def test_a_bad_file_that_was_touched_or_mended(tmp_path):
    bad = tmp_path / "files" / "A_RES_99_2.txt"
    write_resolutions(tmp_path / "files", [1])
    bad.touch()
    index(tmp_path / "db", tmp_path / "files")
    os.utime(bad, ns=(0, bad.stat().st_mtime_ns + 1_000_000_000))
    for _ in range(2):
        done = index(tmp_path / "db", tmp_path / "files")
        assert (done.status, counts(done, "unchanged", "failed")) == (2, (1, 1))
    write_resolutions(tmp_path / "files", [2])
    assert counts(index(tmp_path / "db", tmp_path / "files"), "new", "failed") == (1, 0)
    index(tmp_path / "fresh", tmp_path / "files")
    assert entries(tmp_path / "db") == entries(tmp_path / "fresh")
    assert index(tmp_path / "db", tmp_path / "files").status == 0


def test_a_good_file_that_becomes_bad_keeps_what_was_read(tmp_path):
    write_resolutions(tmp_path / "files", [1, 2])
    index(tmp_path / "db", tmp_path / "files")
    (tmp_path / "files" / "A_RES_99_2.txt").write_bytes(b"")
    for _ in range(2):
        done = index(tmp_path / "db", tmp_path / "files")
        assert (done.status, counts(done, "unchanged", "failed", "documents")) == (2, (1, 1, 2))


def test_what_failed_and_is_gone_is_forgotten(tmp_path):
    write_resolutions(tmp_path / "files", [1])
    (tmp_path / "files" / "empty.txt").touch()
    index(tmp_path / "db", tmp_path / "files")
    (tmp_path / "files" / "empty.txt").unlink()
    assert index(tmp_path / "db", "--delete", tmp_path / "files").status == 0
    index(tmp_path / "fresh", tmp_path / "files")
    assert entries(tmp_path / "db") == entries(tmp_path / "fresh")
