# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs that end early, readers that hang, a second writer: nothing committed is lost, nothing goes half in."""
import os, signal, subprocess, time

import pytest

from conftest import PROGRAMS, RUNNER
from indexing import counts, entries, index, start, workers, write_resolutions

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
    """Takes some seconds to read."""
    paragraphs = "".join(f"{n}. Requests the keepers to keep lamp {n} burning;\n\n" for n in range(1, 150_000))
    path.write_text(f"A/RES/99/7\n\nThe General Assembly,\n\n{paragraphs}", encoding="utf-8")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_reader_that_dies_costs_its_file(tmp_path, end):
    files = tmp_path / "files"
    write_resolutions(files, [1, 9])
    slow_file(files / "A_RES_99_7.txt")
    run = start(tmp_path / "db", "--jobs", 1, files)
    [reader] = wait_for(lambda: workers(run.pid))
    wait_for(lambda: os.path.exists(f"/proc/{reader}/map_files") and "A_RES_99_7" in open(f"/proc/{reader}/maps").read())
    os.kill(reader, end)
    _, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 2
    assert f"unclause: {files / 'A_RES_99_7.txt'}: ".encode() in err
    assert b"2 new, 1 failed" in err


def test_a_reader_that_hangs_costs_its_file(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 9])
    slow_file(files / "A_RES_99_7.txt")
    run = start(tmp_path / "db", "--jobs", 1, "--timeout", 2, files)
    [reader] = wait_for(lambda: workers(run.pid))
    wait_for(lambda: "A_RES_99_7" in open(f"/proc/{reader}/maps").read())
    os.kill(reader, signal.SIGSTOP)
    _, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == 2
    assert f"unclause: {files / 'A_RES_99_7.txt'}: reading it took longer than 2 seconds".encode() in err
    assert b"2 new, 1 failed" in err
    assert not os.path.exists(f"/proc/{reader}")


def test_readers_end_with_the_run(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1])
    slow_file(files / "A_RES_99_7.txt")
    run = start(tmp_path / "db", "--jobs", 1, files)
    [reader] = wait_for(lambda: workers(run.pid))
    run.kill()
    run.wait()
    wait_for(lambda: not os.path.exists(f"/proc/{reader}"))


@pytest.mark.parametrize("moment", [0.02, 0.1, 0.3])
def test_a_killed_run_is_finished_by_the_next(tmp_path, moment):
    files = tmp_path / "files"
    write_resolutions(files, range(1, 120), paragraphs=40)
    run = start(tmp_path / "db", files)
    time.sleep(moment)
    run.kill()
    run.communicate()
    done = index(tmp_path / "db", files)
    assert done.status == 0, done.err
    assert sum(counts(done, "new", "unchanged")) == 119
    index(tmp_path / "whole", files)
    assert entries(tmp_path / "db") == entries(tmp_path / "whole")


def test_an_interrupted_run_keeps_what_it_has_written(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, [1, 2])
    slow_file(files / "A_RES_99_7.txt")
    run = start(tmp_path / "db", "--jobs", 1, files)
    [reader] = wait_for(lambda: workers(run.pid))
    wait_for(lambda: "A_RES_99_7" in open(f"/proc/{reader}/maps").read())
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
    assert second.report is None


def test_a_full_disk_ends_the_run_and_harms_nothing(tmp_path):
    files = tmp_path / "files"
    write_resolutions(files, range(1, 60), paragraphs=40)
    full = start(tmp_path / "db", files, limit=200_000)
    _, err = full.communicate(timeout=PATIENCE)
    assert full.returncode == 2
    assert f"unclause: {tmp_path / 'db'}: ".encode() in err
    assert index(tmp_path / "db", files).status == 0
    index(tmp_path / "whole", files)
    assert entries(tmp_path / "db") == entries(tmp_path / "whole")


def test_standard_output_that_takes_nothing(tmp_path):
    write_resolutions(tmp_path, [1])
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAMS["unclause-index"], "--dump", tmp_path / "A_RES_99_1.txt"], stdout=full,
                              stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert b"unclause: standard output: " in done.stderr
