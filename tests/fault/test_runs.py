# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs that end early, readers that hang, a second writer: nothing committed is lost, nothing goes half in."""
import os, pathlib, shutil, signal, subprocess, time

import pytest

from conftest import PROGRAMS, RUNNER, run
from indexing import entries, index, resolution, start, workers, write_resolutions

SANITIZED = b"__asan_init" in PROGRAMS["unclause-index"].read_bytes()

pytestmark = pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")

PATIENCE = 60  # seconds for what takes a moment


def wait_for(what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.005)
    pytest.fail("waited in vain")


def slow_file(path):
    """Takes a second to read, for seven clauses."""
    path.write_text("\n" * 20_000_000 + resolution(7), encoding="utf-8")


def reads(reader, name):
    """Has the process that file open?"""
    try:
        with open(f"/proc/{reader}/maps", encoding="utf-8", errors="replace") as maps:
            return name in maps.read()
    except OSError:
        return False


def start_reading(db, files, *options):
    """A run, and its one reading process, once it has begun to read the slow file among two others."""
    write_resolutions(files, [1, 9])
    slow_file(files / "A_RES_99_7.txt")
    process = start(db, "--jobs", 1, *options, files)
    [reader] = wait_for(lambda: workers(process.pid))
    wait_for(lambda: reads(reader, "A_RES_99_7"))
    return process, reader


def assert_finished_by_the_next(db, files, fresh):
    done = index(db, files)
    assert done.status == 0, done.err
    assert index(fresh, files).status == 0
    assert entries(db) == entries(fresh)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_reader_that_dies_costs_its_file(tmp_path, end):
    files = tmp_path / "files"
    process, reader = start_reading(tmp_path / "db", files)
    os.kill(reader, end)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert f"unclause: {files / 'A_RES_99_7.txt'}: ".encode() in err
    assert b"2 new, 1 failed" in err
    assert_finished_by_the_next(tmp_path / "db", files, tmp_path / "fresh")


def test_a_reader_that_hangs_costs_its_file(tmp_path):
    files = tmp_path / "files"
    process, reader = start_reading(tmp_path / "db", files, "--timeout", 2)
    os.kill(reader, signal.SIGSTOP)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert f"unclause: {files / 'A_RES_99_7.txt'}: reading it took longer than 2 seconds".encode() in err
    assert b"2 new, 1 failed" in err
    assert not os.path.exists(f"/proc/{reader}")
    assert_finished_by_the_next(tmp_path / "db", files, tmp_path / "fresh")


def is_waited_for(pid):
    return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"


def test_a_reader_has_so_much_processor_time(tmp_path):
    """Also where the writing side, which counts the seconds otherwise, is stopped."""
    files = tmp_path / "files"
    write_resolutions(files, [1, 9])
    write_resolutions(files, [7], paragraphs=240_000)  # seconds of work
    process = start(tmp_path / "db", "--jobs", 1, "--timeout", 1, files)
    [reader] = wait_for(lambda: workers(process.pid))
    wait_for(lambda: reads(reader, "A_RES_99_7"))
    process.send_signal(signal.SIGSTOP)
    wait_for(lambda: is_waited_for(reader))
    process.send_signal(signal.SIGCONT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert f"{files / 'A_RES_99_7.txt'}: reading it took more than 1 seconds of processor time".encode() in err, err
    assert b"2 new, 1 failed" in err


@pytest.mark.skipif(SANITIZED, reason="the sanitizers take what memory they want")
def test_a_reader_without_memory_costs_its_file(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 9])
    (files / "A_RES_99_7.txt").write_text(resolution(7) + "lamp " * 600_000, encoding="utf-8")
    process = start(tmp_path / "db", files, memory=50 << 20)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2, err
    assert f"unclause: {files / 'A_RES_99_7.txt'}: reading it takes more than".encode() in err
    assert b"2 new, 1 failed" in err
    assert_finished_by_the_next(tmp_path / "db", files, tmp_path / "fresh")


def test_a_file_that_is_cut_while_it_is_read(tmp_path):
    files = tmp_path / "files"
    process, _ = start_reading(tmp_path / "db", files)
    os.truncate(files / "A_RES_99_7.txt", 5000)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 2) and b"2 new" in err or b"3 new" in err
    write_resolutions(files, [7], words="harbours")
    assert_finished_by_the_next(tmp_path / "db", files, tmp_path / "fresh")


def test_a_file_that_changes_while_it_is_read(tmp_path):
    files = tmp_path / "files"
    process, _ = start_reading(tmp_path / "db", files)
    with open(files / "A_RES_99_7.txt", "r+b") as file:
        file.seek(-5, os.SEEK_END)
        file.write(b"night")
    process.communicate(timeout=PATIENCE)
    assert_finished_by_the_next(tmp_path / "db", files, tmp_path / "fresh")


def test_files_that_vanish_before_they_are_read(tmp_path):
    files = tmp_path / "files"
    process, _ = start_reading(tmp_path / "db", files)
    (files / "A_RES_99_9.txt").unlink()
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert f"unclause: {files / 'A_RES_99_9.txt'}: No such file or directory".encode() in err
    assert_finished_by_the_next(tmp_path / "db", files, tmp_path / "fresh")


def test_an_archive_that_changes_while_it_is_read(tmp_path):
    files, archive = tmp_path / "files", tmp_path / "files" / "packed.tar"

    def pack(words):
        write_resolutions(tmp_path / "in", [2, 3], words=words)
        slow_file(tmp_path / "in" / "A_RES_99_1.txt")
        subprocess.run(["tar", "-cf", archive, "-C", tmp_path / "in", "."], check=True)
    files.mkdir()
    pack("lamps")
    process = start(tmp_path / "db", "--jobs", 1, files)
    wait_for(lambda: workers(process.pid))
    time.sleep(0.3)
    pack("harbours of the north")
    process.communicate(timeout=PATIENCE)
    assert_finished_by_the_next(tmp_path / "db", files, tmp_path / "fresh")


def test_an_index_that_is_removed_while_it_is_written(tmp_path):
    files, db = tmp_path / "files", tmp_path / "db"
    process, _ = start_reading(db, files)
    shutil.rmtree(db)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert err.splitlines()[-1] == f"unclause: {db}: removed while it was written; run it again".encode()
    assert index(db, files).status == 0


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_twice(tmp_path, end):
    files, db = tmp_path / "files", tmp_path / "db"
    process, reader = start_reading(db, files)
    process.send_signal(end)
    time.sleep(0.002)
    process.send_signal(end)
    process.communicate(timeout=PATIENCE)
    assert process.returncode in (2, -end)
    wait_for(lambda: not os.path.exists(f"/proc/{reader}"))
    assert_finished_by_the_next(db, files, tmp_path / "fresh")


def test_readers_end_with_the_run(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    slow_file(files / "A_RES_99_7.txt")
    run = start(tmp_path / "db", "--jobs", 1, files)
    [reader] = wait_for(lambda: workers(run.pid))
    run.kill()
    run.wait()
    wait_for(lambda: not os.path.exists(f"/proc/{reader}"))


def test_an_interrupted_run_keeps_what_it_has_written(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 2])
    slow_file(files / "A_RES_99_7.txt")
    run = start(tmp_path / "db", "--jobs", 1, files)
    [reader] = wait_for(lambda: workers(run.pid))
    wait_for(lambda: reads(reader, "A_RES_99_7"))
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 2
    assert b"interrupted" in err
    (files / "A_RES_99_7.txt").unlink()
    assert index(tmp_path / "db", files).report["unchanged"] == 2


def test_a_second_writer_is_refused(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    slow_file(files / "A_RES_99_7.txt")
    run = start(tmp_path / "db", "--jobs", 1, files)
    wait_for(lambda: workers(run.pid))
    second = index(tmp_path / "db", files)
    run.kill()
    run.communicate()
    assert second.status == 2
    assert str(tmp_path / "db") in second.err
    assert (second.report["new"], second.report["error"]) == (0, second.err.strip().removeprefix("unclause: "))


def test_a_full_disk_ends_the_run_and_harms_nothing(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, range(1, 60), paragraphs=40)
    full = start(tmp_path / "db", files, limit=200_000)
    _, err = full.communicate(timeout=PATIENCE)
    assert full.returncode == 2, err.decode()
    assert f"unclause: {tmp_path / 'db'}/".encode() in err
    assert index(tmp_path / "db", files).status == 0
    index(tmp_path / "whole", files)
    assert entries(tmp_path / "db") == entries(tmp_path / "whole")


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip(f"no small disk to be had: {mounted.stderr.decode(errors='replace').strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_small_disk_that_fills(tmp_path, small_disk):
    """What was committed before stays, and searchable; with more room the next run does the rest."""
    files, db = tmp_path / "files", small_disk / "db"
    write_resolutions(files, range(1, 10), paragraphs=10)
    assert index(db, files).status == 0
    before = entries(db)
    write_resolutions(files, range(20, 150), paragraphs=40)
    full = run("unclause-index", "--db", db, files)
    assert full.status == 2
    assert f"unclause: {db}" in full.err and "No space left" in full.err, full.err
    assert entries(db) == before
    assert run("unclause", "search", "--db", db, "lighthouses").status == 0
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert_finished_by_the_next(db, files, tmp_path / "fresh")


def test_an_index_on_a_read_only_disk(tmp_path, small_disk):
    """It is searched and listed; what would write it says why it can't."""
    files, db = tmp_path / "files", small_disk / "db"
    write_resolutions(files, [1, 2])
    assert index(db, files).status == 0
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert run("unclause", "search", "--db", db, "lighthouses").status == 0
    assert run("unclause", "status", "--db", db).status == 0
    for done in (run("unclause-index", "--db", db, files), run("unclause-index", "--db", db, "--rebuild", files),
                 run("unclause-index", "forget", "--db", db, "A/RES/99/1")):
        assert (done.status, done.err.splitlines()[-1]) == (2, f"unclause: {db}/lock: Read-only file system")
    verified = run("unclause", "status", "--verify", "--db", db)
    assert verified.status == 2 and "only what may be written is checked: check a copy" in verified.err


def test_standard_output_that_takes_nothing(tmp_path):
    write_resolutions(tmp_path, [1])
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAMS["unclause-index"], "--dump", tmp_path / "A_RES_99_1.txt"], stdout=full,
                              stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert b"unclause: standard output: " in done.stderr
