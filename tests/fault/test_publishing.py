# SPDX-License-Identifier: GPL-3.0-or-later
"""A large run publishes whole databases: whenever it ends, what was there before is there, and the next run finishes."""
import random, re, shutil, stat, subprocess, time

import pytest

from conftest import PROGRAMS, RUNNER, run
from indexing import counts, entries, index, start, write_resolutions

MANY = 250  # files: more than go into a database that is there


def published(db):
    return re.findall(r"^glass (\d+)$", (db / "XAPIANDB").read_text(), re.MULTILINE)


def databases(db):
    return sorted(path.name for path in db.iterdir() if path.name.isdigit())


def total(db, query):
    done = run("unclause", "search", "--db", db, "--format", "json", query)
    assert done.status in (0, 1), done.err
    return done.json["total"]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A few files that are indexed first, and many more."""
    folder = tmp_path_factory.mktemp("files")
    write_resolutions(folder / "first", range(1, 21), words="lighthouses")
    write_resolutions(folder / "many", range(100, 100 + MANY), words="harbours", paragraphs=20)
    return folder


@pytest.fixture(scope="module")
def whole(files):
    db = files / "whole"
    assert index(db, files / "first", files / "many").status == 0
    return entries(db)


def test_a_run_leaves_one_database(tmp_path, files):
    db = tmp_path / "db"
    index(db, files / "first")
    assert counts(index(db, files / "many"), "new") == (MANY,)
    assert len(published(db)) == 1 and databases(db) == published(db)


def test_a_small_run_changes_the_database_that_is_there(tmp_path, files):
    db = tmp_path / "db"
    index(db, files / "many")
    before = published(db)
    index(db, files / "first")
    assert published(db) == before
    assert total(db, "symbol:A/RES/99/1 own:lighthouses") > 0


@pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")
def test_runs_killed_at_random_moments(tmp_path, files, whole):
    """Each on the index that the one before it has left; what was committed first is found after every one of them."""
    db, moments = tmp_path / "db", random.Random(20021220)
    index(db, files / "first")
    found = total(db, "lighthouses")
    assert found > 0
    for _ in range(20):
        process = start(db, files / "first", files / "many")
        time.sleep(moments.uniform(0, 1.5))
        process.kill()
        process.communicate()
        assert total(db, "lighthouses") == found
    done = index(db, files / "first", files / "many")
    assert done.status == 0, done.err
    assert sum(counts(done, "new", "unchanged")) == MANY + 20
    assert databases(db) == sorted(published(db))
    assert entries(db) == whole


@pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")
@pytest.mark.parametrize("limit", [40_000, 100_000, 300_000])
def test_a_disk_that_fills_up(tmp_path, files, whole, limit):
    db = tmp_path / "db"
    index(db, files / "first")
    full = start(db, files / "many", limit=limit)
    _, err = full.communicate(timeout=60)
    assert full.returncode == 2 and str(db).encode() in err
    assert total(db, "lighthouses") > 0
    assert index(db, files / "many").status == 0
    assert entries(db) == whole


def test_left_overs_are_removed(tmp_path, files):
    db = tmp_path / "db"
    index(db, files / "first")
    shutil.copytree(db / published(db)[0], db / "77")
    (db / "XAPIANDB.new").write_text("glass 77\n")
    assert total(db, "lighthouses") > 0
    index(db, files / "first")
    assert databases(db) == published(db)
    assert not (db / "XAPIANDB.new").exists()


def test_a_database_that_is_missing_is_told(tmp_path, files):
    db = tmp_path / "db"
    index(db, files / "first")
    shutil.rmtree(db / published(db)[0])
    done = run("unclause", "search", "--db", db, "lighthouses")
    assert done.status == 2 and f"unclause: {db}: " in done.err and "--rebuild" in done.err


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_files_are_on_the_disk_before_they_are_named(tmp_path, files):
    db, log = tmp_path / "db", tmp_path / "log"
    command = ["strace", "-f", "-y", "-e", "trace=fsync,renameat,rename,renameat2", "-o", log, PROGRAMS["unclause-index"],
               "--db", db, files / "first"]
    if subprocess.run(command, capture_output=True).returncode != 0 or not log.exists():
        pytest.skip("strace may not trace here")
    calls = log.read_text().splitlines()
    [named] = [n for n, call in enumerate(calls) if "rename" in call and '"XAPIANDB.new"' in call and call.endswith("= 0")]
    synced = {match[1] for call in calls[:named] if (match := re.search(r"fsync\(\d+<([^>]+)>\)\s+= 0", call))}
    number = published(db)[0]
    assert {str(path) for path in (db / number).iterdir()} <= synced
    assert {str(db / number), str(db), str(db / "XAPIANDB.new")} <= synced
    assert any(f"fsync(" in call and f"<{db}>" in call for call in calls[named:])


def test_an_index_is_its_owners_alone(tmp_path, files):
    db = tmp_path / "db"
    index(db, files / "first")
    for path in [db, *db.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_shards_stay_apart_and_answer_as_one(tmp_path, files):
    one, three = tmp_path / "one", tmp_path / "three"
    index(one, files / "first", files / "many")
    index(three, "--shards", 3, files / "first", files / "many")
    assert len(published(three)) == 3
    assert entries(one) == entries(three)
    for query in ("lighthouses", "harbours lamp", '"keep lamp 3"', "symbol:A/RES/99/1", "keepers -lighthouses"):
        hits = [[(hit["citation"], round(hit["score"], 6), [clause["text"] for clause in hit["before"] + hit["after"]])
                 for hit in run("unclause", "search", "--db", db, "--format", "json", "-C", "2", query).json["hits"]]
                for db in (one, three)]
        assert hits[0] == hits[1] and hits[0]
    index(three, files / "first")
    assert counts(index(three, files / "many"), "unchanged") == (MANY,)


def test_what_is_forgotten_is_not_in_the_files(tmp_path, files):
    secret = tmp_path / "files"
    write_resolutions(secret, [1], words="zanzibarquux")
    db = tmp_path / "db"
    index(db, files / "many")
    index(db, secret)
    holds = [path for path in db.rglob("*") if path.is_file() and b"zanzibarquux" in path.read_bytes()]
    assert holds
    assert run("unclause-index", "forget", "--db", db, "A/RES/99/1").status == 0
    assert not [path for path in db.rglob("*") if path.is_file() and b"zanzibarquux" in path.read_bytes()]
    assert total(db, "harbours") > 0 and total(db, "zanzibarquux") == 0
