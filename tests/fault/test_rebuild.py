# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that reads most of an index anew: the old one is there until the new one is whole, and the new one is as a first run's."""
import os, random, shutil, signal, time

import pytest

from conftest import RUNNER, run
from indexing import counts, entries, index, resolution, start, workers, write_resolutions

FIRST, MANY = range(1, 11), range(100, 140)


def published(db):
    return [line.split()[1] for line in (db / "XAPIANDB").read_text().splitlines()]


def size_of(db):
    return sum(path.stat().st_size for path in db.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Files in two folders, and an index of them."""
    folder = tmp_path_factory.mktemp("made")
    write_resolutions(folder / "files" / "first", FIRST)
    write_resolutions(folder / "files" / "many", MANY, words="harbours", paragraphs=20)
    (folder / "files" / "first" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert index(folder / "db", folder / "files").report["failed"] == 1
    return folder


@pytest.fixture(scope="module")
def held(made):
    """What the index holds."""
    return entries(made / "db")


@pytest.fixture
def db(tmp_path, made):
    shutil.copytree(made / "db", tmp_path / "db")
    return tmp_path / "db"


def assert_as_a_first_run(db, files, fresh, *options):
    index(fresh, *options, files)
    assert entries(db) == entries(fresh)


def test_it_is_as_a_first_run(db, made, held):
    before = size_of(db)
    assert counts(index(db, "--rebuild", made / "files"), "changed", "unchanged", "failed") == (50, 0, 1)
    assert entries(db) == held
    assert len(published(db)) == 1 and size_of(db) < 1.1 * before
    assert counts(index(db, made / "files"), "changed", "unchanged", "failed") == (0, 50, 1)


def test_what_is_not_read_anew_stays(db, made, held):
    """Documents, and what is known of files that could not be read."""
    done = index(db, "--rebuild", made / "files" / "many")
    assert (done.status, done.report["changed"]) == (0, 40)
    assert entries(db) == held
    assert counts(index(db, made / "files"), "unchanged", "failed") == (50, 1)
    assert run("unclause", "status", "--verify", "--db", db).status == 0


def test_a_small_part_is_replaced_in_place(db, made, held):
    before = published(db)
    assert index(db, "--rebuild", made / "files" / "first").report["changed"] == 10
    assert published(db) == before
    assert entries(db) == held


def test_into_shards(db, made, held):
    index(db, "--rebuild", "--shards", 3, made / "files" / "many")
    assert len(published(db)) == 3
    assert entries(db) == held


def test_what_is_gone_goes(tmp_path, made):
    files, db = tmp_path / "files", tmp_path / "db"
    shutil.copytree(made / "files", files)
    index(db, files)
    shutil.rmtree(files / "first")
    assert counts(index(db, "--rebuild", "--delete", files), "changed", "gone") == (40, 10)
    assert_as_a_first_run(db, files, tmp_path / "fresh")


def test_all_files_fail(tmp_path):
    files, db = tmp_path / "files", tmp_path / "db"
    write_resolutions(files, [1])
    index(db, files)
    before = entries(db)
    (files / "A_RES_99_1.txt").write_bytes(b"")
    assert index(db, "--rebuild", files).report["failed"] == 1
    assert entries(db) == before


@pytest.mark.parametrize("again", ["worse", "better", "both"])
def test_renditions_in_several_places(tmp_path, again):
    """A document of which a better rendition, a worse one, or both are read anew."""
    files, db = tmp_path / "files", tmp_path / "db"
    for number in range(1, 6):
        write_resolutions(files / "worse", [number])
        (files / "better").mkdir(exist_ok=True)
        text = resolution(number).replace("\n\n", "</p>\n<p>")
        (files / "better" / f"A_RES_99_{number}.html").write_text(f"<html><body><p>{text}</p></body></html>", encoding="utf-8")
    write_resolutions(files / "worse", [7])
    index(db, files)
    index(db, "--rebuild", files if again == "both" else files / again)
    assert_as_a_first_run(db, files, tmp_path / "fresh")


def test_copies_with_other_times(tmp_path):
    """Beside what is read anew stands what only has another time."""
    files, db, table = tmp_path / "files", tmp_path / "db", tmp_path / "table.csv"
    write_resolutions(files, FIRST)
    index(db, files)
    table.write_text("path,title\n" + "".join(f"A_RES_99_{number}.txt,Lamps\n" for number in FIRST[:6]), encoding="utf-8")
    os.utime(files / "A_RES_99_9.txt")
    assert counts(index(db, "--metadata", table, files), "changed", "unchanged") == (6, 4)
    assert_as_a_first_run(db, files, tmp_path / "fresh", "--metadata", table)


@pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_the_old_index_is_there_until_the_end(tmp_path, end):
    files, db = tmp_path / "files", tmp_path / "db"
    write_resolutions(files, [1, 2, 3])
    (files / "A_RES_99_7.txt").write_text("\n" * 20_000_000 + resolution(7), encoding="utf-8")
    index(db, files)
    before, names = entries(db), published(db)
    write_resolutions(files, [1, 2], words="harbours")
    process = start(db, "--rebuild", "--jobs", 1, files)
    while not (reading := workers(process.pid)):
        time.sleep(0.01)
    for worker in reading:  # the run waits for it
        os.kill(worker, signal.SIGSTOP)
    assert published(db) == names and entries(db) == before
    for worker in reading:
        os.kill(worker, signal.SIGCONT)
    process.send_signal(end)
    _, err = process.communicate(timeout=60)
    if end == signal.SIGKILL:
        assert published(db) == names and entries(db) == before
    else:
        assert b"interrupted" in err
        assert {unique for unique in entries(db) if unique.endswith(b"#document")} == {
            unique for unique in before if unique.endswith(b"#document")}
    assert index(db, "--rebuild", files).status == 0
    assert_as_a_first_run(db, files, tmp_path / "fresh")


@pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")
def test_rebuilding_is_killed(db, made, held):
    """Each time on what the one before has left: it is the old index or the new one, which are equal here."""
    moments = random.Random(1945)
    for _ in range(max(4, int(os.environ.get("UNCLAUSE_KILLS", "16")) // 2)):
        process = start(db, "--rebuild", made / "files" / "many")
        time.sleep(moments.uniform(0, 0.6))
        process.kill()
        process.communicate()
        assert entries(db) == held
    index(db, "--rebuild", made / "files")
    assert entries(db) == held
    assert sorted(path.name for path in db.iterdir() if path.name.isdigit()) == published(db)


@pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")
@pytest.mark.parametrize("limit", [20_000, 60_000])
def test_a_disk_that_fills_up(db, made, held, limit):
    full = start(db, "--rebuild", made / "files", limit=limit)
    _, err = full.communicate(timeout=60)
    assert full.returncode == 2 and str(db).encode() in err
    assert entries(db) == held
