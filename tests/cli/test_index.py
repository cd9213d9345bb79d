# SPDX-License-Identifier: GPL-3.0-or-later
"""index and forget: what is read, what is skipped, what replaces what."""
import json, os, pathlib, re, shutil, subprocess, sys

import jsonschema
import pytest

from conftest import CORPUS, PROGRAMS, SOURCE, corpus_documents, open_terminal, run

sys.path.insert(0, str(SOURCE / "tests" / "fault"))
from indexing import counts, entries, index, resolution, write_resolutions


def texts(db):
    """Titles of the documents in an index, and all that is shown of their clauses."""
    listed = run("unclause", "list", "--db", db, "--format", "json").json["documents"]
    shown = [run("unclause", "show", "--db", db, "--format", "json", document["symbol"]).json for document in listed]
    return "\n".join([*(document["title"] or "" for document in listed), *(json.dumps(one, ensure_ascii=False) for one in shown)])


def touch_later(path):
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))


def schema(name):
    return json.loads((SOURCE / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_report_keeps_to_its_schema(tmp_path):
    (tmp_path / "empty.txt").touch()
    jsonschema.validate(index(tmp_path / "db", tmp_path).report, schema("report"))


@pytest.mark.parametrize("document", corpus_documents(), ids=lambda path: path.name)
def test_a_dump_keeps_to_its_schema(document):
    done = run("unclause-index", "--dump", "--dropped", document)
    assert done.status == 0, done.err
    jsonschema.validate(done.json, schema("dump"))
    for clause in done.json["clauses"]:
        assert all(note["at"] <= len(clause["text"].encode()) for note in clause["footnotes"])


def test_a_run_that_finds_no_file_tells_what_the_index_has(tmp_path):
    write_resolutions(tmp_path / "files", [1, 2])
    index(tmp_path / "db", tmp_path / "files")
    done = index(tmp_path / "db", tmp_path / "nowhere")
    assert done.status == 2 and done.report["documents"] == 2
    assert "the index has 2 documents" in run("unclause", "index", "--db", tmp_path / "db", tmp_path / "nowhere").err


def test_the_second_run_reads_nothing(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, range(1, 6))
    assert counts(index(tmp_path / "db", files), "new", "unchanged") == (5, 0)
    before = entries(tmp_path / "db")
    again = index(tmp_path / "db", files)
    assert again.status == 0
    assert counts(again, "new", "changed", "unchanged", "clauses") == (0, 0, 5, 0)
    assert entries(tmp_path / "db") == before


def test_a_new_time_alone_is_no_change(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    index(tmp_path / "db", files)
    touch_later(files / "A_RES_99_1.txt")
    assert counts(index(tmp_path / "db", files), "changed", "unchanged", "clauses") == (0, 1, 0)


def test_a_changed_file_is_replaced(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 2], paragraphs=9)
    index(tmp_path / "db", files)
    write_resolutions(files, [1], words="harbours")
    done = index(tmp_path / "db", files)
    assert counts(done, "new", "changed", "unchanged") == (0, 1, 1)
    index(tmp_path / "fresh", files)
    assert entries(tmp_path / "db") == entries(tmp_path / "fresh")


def test_rebuild_reads_all(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 2])
    index(tmp_path / "db", files)
    before = entries(tmp_path / "db")
    assert counts(index(tmp_path / "db", "--rebuild", files), "changed", "unchanged") == (2, 0)
    assert entries(tmp_path / "db") == before


def test_delete_drops_what_is_gone(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 2])
    write_resolutions(tmp_path / "others", [3])
    index(tmp_path / "db", files, tmp_path / "others")
    (files / "A_RES_99_2.txt").unlink()
    shutil.rmtree(tmp_path / "others")
    assert counts(index(tmp_path / "db", files), "gone", "unchanged") == (0, 1)
    assert counts(index(tmp_path / "db", "--delete", files), "gone", "unchanged") == (1, 1)
    assert "lamp 1 of 2 " not in texts(tmp_path / "db")
    assert "lamp 1 of 3 " in texts(tmp_path / "db")  # not below what was named


def test_equal_bytes_are_one_document(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    for name in ("a.txt", "b.txt"):
        (files / name).write_text("Lamps burn.\n\nKeepers keep them burning.\n", encoding="utf-8")
    done = index(tmp_path / "db", files)
    assert counts(done, "new", "copies") == (1, 1)
    (files / "a.txt").write_text("Other lamps burn brighter.\n\nKeepers tire of them.\n", encoding="utf-8")
    index(tmp_path / "db", files)
    index(tmp_path / "fresh", files)
    assert "Keepers keep them" in texts(tmp_path / "db")
    assert entries(tmp_path / "db") == entries(tmp_path / "fresh")


def test_renditions_are_one_document(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    html = "".join(f"<p>{line}</p>" for line in resolution(1, words="harbours").splitlines() if line)
    page = files / "z.html"
    page.write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    done = index(tmp_path / "db", files / "A_RES_99_1.txt")
    done = index(tmp_path / "db", files)
    assert counts(done, "changed", "unchanged") == (1, 1)  # HTML stands before text
    assert "harbours" in texts(tmp_path / "db") and "lighthouses" not in texts(tmp_path / "db")
    index(tmp_path / "fresh", files)
    assert entries(tmp_path / "db") == entries(tmp_path / "fresh")
    page.unlink()
    assert counts(index(tmp_path / "db", "--delete", files), "gone", "unchanged") == (1, 1)
    assert "lighthouses" in texts(tmp_path / "db") and "harbours" not in texts(tmp_path / "db")


def test_one_name_in_two_folders(tmp_path):
    for folder, lamp in (("north", "white"), ("south", "red")):
        (tmp_path / "files" / folder).mkdir(parents=True)
        (tmp_path / "files" / folder / "draft.txt").write_text(f"A {lamp} lamp burns.\n\nIt is kept.\n", encoding="utf-8")
    done = index(tmp_path / "db", tmp_path / "files")
    assert counts(done, "new", "failed") == (2, 0)
    found = b"\n".join(entries(tmp_path / "db")).decode()
    assert "Qdraft en#document" in found and "Qsouth/draft en#document" in found
    assert index(tmp_path / "db", tmp_path / "files").report["unchanged"] == 2


def test_the_number_of_readers_makes_no_difference(tmp_path):
    write_resolutions(tmp_path / "files", range(1, 30))
    for document in CORPUS.iterdir():
        shutil.copy(document, tmp_path / "files")
    for jobs in ("1", "4"):
        assert index(tmp_path / jobs, "--jobs", jobs, tmp_path / "files").status == 0
    assert entries(tmp_path / "1") == entries(tmp_path / "4")


def test_exclude(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 2])
    write_resolutions(files / "old", [3])
    done = index(tmp_path / "db", "--exclude", "old", "--exclude=files/*_2.txt", files)
    assert counts(done, "new", "excluded") == (1, 2)


@pytest.mark.parametrize("options, end", [((), b"\n"), (("-0",), b"\0")])
def test_files_from(tmp_path, options, end):
    write_resolutions(tmp_path / "files", [1, 2])
    names = end.join(os.fsencode(path) for path in (tmp_path / "files").iterdir()) + end
    done = index(tmp_path / "db", "--files-from", "-", *options, stdin=names)
    assert counts(done, "new", "failed") == (2, 0)
    (tmp_path / "list").write_bytes(names)
    assert index(tmp_path / "db", "--files-from", tmp_path / "list", *options).report["unchanged"] == 2


def test_metadata(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "lamps.txt").write_text("Keepers keep lamps.\n\nLamps burn at night.\n", encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text('path,symbol,title,date,language\r\n'
                     'files/lamps.txt,A/99/5,"Lamps, ""lit"" and\nunlit",2044-05-06,en\r\n', encoding="utf-8")
    index(tmp_path / "db", files)
    done = index(tmp_path / "db", "--metadata", table, files)
    assert counts(done, "changed", "unchanged") == (1, 0)
    assert index(tmp_path / "db", "--metadata", table, files).report["unchanged"] == 1
    held = entries(tmp_path / "db")
    assert b"Q:A/99/5 en#document" in held
    assert 'Lamps, "lit" and' in texts(tmp_path / "db") and "A/99/5, ¶1" in texts(tmp_path / "db")


@pytest.mark.parametrize("table, complaint", [
    ("symbol\nA/99/5\n", "has no column 'path'"),
    ("path,colour\nx,red\n", "there is no column 'colour'"),
    ("path,date\nx,soon\n", "line 2: 'soon' is no date; write 2019"),
    ("path\nx,y\n", "line 2: has more fields"),
    ("path,language\n\nx,elvish\n", "line 3: 'elvish' is no language; write ar"),
])
def test_metadata_that_can_not_be_used(tmp_path, table, complaint):
    (tmp_path / "table.csv").write_text(table, encoding="utf-8")
    done = index(tmp_path / "db", "--metadata", tmp_path / "table.csv", CORPUS)
    assert done.status == 2
    assert f"{tmp_path / 'table.csv'}: " in done.err and complaint in done.err


@pytest.mark.parametrize("how", ["symbol", "path", "typed"])
def test_forget(tmp_path, how):
    files = tmp_path / "files"
    write_resolutions(files, [1, 2])
    index(tmp_path / "db", files)
    operand = {"symbol": "A/RES/99/1", "path": files / "A_RES_99_1.txt", "typed": "99/1"}[how]
    done = run("unclause-index", "forget", "--db", tmp_path / "db", operand)
    assert (done.status, done.out) == (0, ""), done.err
    assert "lamp 1 of 1 " not in texts(tmp_path / "db") and "lamp 1 of 2 " in texts(tmp_path / "db")
    again = run("unclause-index", "forget", "--db", tmp_path / "db", operand)
    assert again.status == 1
    assert f"unclause: {operand}: not in the index" in again.err


def holds(db, word):
    return [path for path in db.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_forget_a_file_that_could_not_be_read(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    (files / "zanzibarquux.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert index(tmp_path / "db", files).report["failed"] == 1
    assert holds(tmp_path / "db", b"zanzibarquux")
    assert run("unclause-index", "forget", "--db", tmp_path / "db", files / "zanzibarquux.pdf").status == 0
    assert not holds(tmp_path / "db", b"zanzibarquux")
    assert counts(index(tmp_path / "db", files), "unchanged", "failed") == (1, 1)


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_forget_all_that_is_in_one_place(tmp_path, kind):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    write_resolutions(files / "drafts", [2, 3])
    (files / "drafts" / "zanzibarquux.pdf").write_bytes(b"%PDF-1.4 nothing")
    place = files / "drafts"
    if kind == "archive":
        place = pathlib.Path(shutil.make_archive(files / "drafts", "zip", files / "drafts"))
        shutil.rmtree(files / "drafts")
    assert counts(index(tmp_path / "db", files), "new", "failed") == (3, 1)
    assert run("unclause-index", "forget", "--db", tmp_path / "db", place).status == 0
    listed = run("unclause", "list", "--db", tmp_path / "db", "--format", "json").json["documents"]
    assert [document["symbol"] for document in listed] == ["A/RES/99/1"]
    assert not holds(tmp_path / "db", b"zanzibarquux") and not holds(tmp_path / "db", b"drafts")
    assert counts(index(tmp_path / "db", files), "new", "unchanged", "failed") == (2, 1, 1), "they are read again"


def test_forget_one_document_of_an_archive(tmp_path):
    write_resolutions(tmp_path / "files", [1, 2])
    archive = shutil.make_archive(tmp_path / "packed", "zip", tmp_path / "files")
    index(tmp_path / "db", archive)
    assert run("unclause-index", "forget", "--db", tmp_path / "db", "A/RES/99/2").status == 0
    assert counts(index(tmp_path / "db", archive), "new", "unchanged") == (1, 1)


def test_nothing_but_results_on_standard_output(tmp_path):
    write_resolutions(tmp_path / "files", [1])
    done = index(tmp_path / "db", tmp_path / "files")
    assert done.out == "" and "\033" not in done.err and "\r" not in done.err
    assert done.err.splitlines()[0] == "files: 1 new"


def test_nothing_is_written_into_the_index_where_streams_are_closed(tmp_path):
    write_resolutions(tmp_path / "files", [1])
    command = 'exec "$0" --db "$1" "$2" <&- >&- 2>&-'
    done = subprocess.run(["sh", "-c", command, PROGRAMS["unclause-index"], tmp_path / "db", tmp_path / "files"])
    assert done.returncode == 0
    assert not holds(tmp_path / "db", b"files: 1 new")
    assert run("unclause", "status", "--verify", "--db", tmp_path / "db").status == 0


def test_progress_on_a_terminal(tmp_path):
    write_resolutions(tmp_path / "files", range(1, 200), paragraphs=40)
    ours, theirs = open_terminal()
    program = subprocess.Popen([PROGRAMS["unclause-index"], "--db", tmp_path / "db", tmp_path / "files"], stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end has closed
        pass
    assert program.wait() == 0
    os.close(ours)
    assert re.search(rb"\r\x1b\[K\d+/199 files, \d+ clauses, [\d.]+ files/s, \d+ s left  A_RES_99_\d+\.txt", shown), shown
    assert b"files: 199 new" in shown.rpartition(b"\x1b[K")[2]


def test_the_place_of_the_index(tmp_path):
    write_resolutions(tmp_path / "files", [1])
    for variable, value, place in (("UNCLAUSE_DB", tmp_path / "a", "a"), ("XDG_DATA_HOME", tmp_path / "b", "b/unclause/db"),
                                   ("HOME", tmp_path / "c", "c/.local/share/unclause/db")):
        assert run("unclause-index", tmp_path / "files", **{variable: str(value)}).status == 0
        assert (tmp_path / place / "XAPIANDB").exists()


@pytest.mark.parametrize("arguments, complaint", [
    ((), "PATH is missing"),
    (("--jobs", "many", "x"), "--jobs: 'many' is no number"),
    (("-j", "-1", "x"), "-j: '-1' is no number"),
    (("--jobs", "0", "x"), "--jobs: 0 is less than 1; see unclause index --help"),
    (("--jobs=257", "x"), "--jobs: 257 is more than 256"),
    (("--shards", "0", "x"), "--shards: 0 is less than 1"),
    (("--shards", "65", "x"), "--shards: 65 is more than 64"),
    (("--timeout", "0", "x"), "--timeout: 0 is less than 1"),
    (("--db", "", "x"), "--db: '' names nothing"),
    (("--shout", "x"), "--shout: no such option"),
    (("--dump",), "--dump: takes one FILE"),
])
def test_requests_that_are_not_understood(arguments, complaint):
    done = run("unclause-index", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("unclause: ") and complaint in done.err


def test_a_report_that_cannot_be_written_is_told_before_the_run(tmp_path):
    write_resolutions(tmp_path / "files", [1])
    report = tmp_path / "none" / "report.json"
    done = run("unclause-index", "--db", tmp_path / "db", "--report", report, tmp_path / "files")
    assert done.status == 2
    assert done.err == f"unclause: {report}: the report can't be written: No such file or directory\n"
    assert not (tmp_path / "db").exists()


def test_the_report_of_a_run_that_fails(tmp_path):
    write_resolutions(tmp_path / "db", [1])
    done = index(tmp_path / "db", tmp_path / "db")
    assert done.status == 2
    assert done.report["documents"] == 0 and done.report["error"] == done.err.strip().removeprefix("unclause: ")


def test_compact(tmp_path):
    for number in (1, 2):
        write_resolutions(tmp_path / f"files{number}", [number])
        run("unclause-index", "--db", tmp_path / f"db{number}", tmp_path / f"files{number}")
    both = (tmp_path / "db1", tmp_path / "db2")
    assert run("unclause", "compact", *both, tmp_path / "all").status == 0
    listed = run("unclause", "list", "--db", tmp_path / "all", "--format", "json").json["documents"]
    assert [document["symbol"] for document in listed] == ["A/RES/99/1", "A/RES/99/2"]
    done = run("unclause", "compact", *both, tmp_path / "all")
    assert done.status == 2 and "an index is there already" in done.err
    done = run("unclause", "compact", *both, tmp_path / "all", tmp_path / "more")
    assert done.status == 2 and "A/RES/99/1: is in two of the indexes" in done.err
    assert run("unclause-index", "--db", tmp_path / "all", tmp_path / "files1").status == 0
