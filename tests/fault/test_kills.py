# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs killed at random moments: what was committed is there and whole, and the next run does the rest.

UNCLAUSE_KILLS says how many; `./dev test --all` takes two hundred.
"""
import os, random, shutil, time, zipfile

import pytest

from conftest import RUNNER, run
from indexing import entries, index, resolution, start, write_resolutions

pytestmark = pytest.mark.skipif(bool(RUNNER), reason="the runner's processes are not the program's")

KILLS = int(os.environ.get("UNCLAUSE_KILLS", "16"))
BEFORE, CHANGED, GONE, NEW = range(1, 25), range(1, 9), range(9, 13), range(30, 42)


class Scene:
    """Files, an index of them as they were, and what an index must hold once they have changed."""

    def __init__(self, folder):
        self.files, self.before, self.wanted = folder / "files", folder / "before", folder / "wanted"
        write_resolutions(self.files, BEFORE, paragraphs=12)
        self.pack(range(50, 56))
        assert index(self.before, self.files).status == 0
        write_resolutions(self.files, CHANGED, words="harbours", paragraphs=12)
        write_resolutions(self.files, NEW, paragraphs=12)
        for number in GONE:
            (self.files / f"A_RES_99_{number}.txt").unlink()
        self.pack(range(53, 60))
        began = time.monotonic()
        assert index(self.wanted, "--delete", self.files).status == 0
        self.seconds = time.monotonic() - began
        self.entries = entries(self.wanted)

    def pack(self, numbers):
        with zipfile.ZipFile(self.files / "packed.zip", "w") as archive:
            for number in numbers:
                archive.writestr(f"A_RES_99_{number}.txt", resolution(number))


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return Scene(tmp_path_factory.mktemp("scene"))


def committed(db):
    """The documents that can be found, where there is an index, which must be whole then."""
    done = run("unclause", "status", "--db", db, "--verify", "--format", "json")
    if done.status != 0:
        assert "there is no index here" in done.err, done.err + done.out
        return None
    assert done.json["problems"] == []
    listed = run("unclause", "list", "--db", db, "--format", "json")
    return {document["path"] for document in listed.json["documents"]}


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_run_is_killed(tmp_path, scene, kill):
    rng = random.Random(kill)
    db = tmp_path / "db"
    update = kill % 2 == 1
    if update:
        shutil.copytree(scene.before, db)
    process = start(db, "--delete", *rng.choice([(), ("--jobs", 1), ("--jobs", 3)]), scene.files)
    time.sleep(rng.uniform(0, scene.seconds * 1.2))
    process.kill()
    process.communicate()
    found = committed(db)
    if update:
        kept = {str(scene.files / f"A_RES_99_{number}.txt") for number in BEFORE if number not in GONE}
        assert found is not None and kept <= found, "what was committed before is lost"
    done = index(db, "--delete", scene.files)
    assert done.status == 0, done.err
    assert entries(db) == scene.entries


def test_a_run_is_killed_again_and_again(tmp_path, scene):
    rng = random.Random(7)
    db = tmp_path / "db"
    for _ in range(max(4, KILLS // 8)):
        process = start(db, "--delete", scene.files)
        time.sleep(rng.uniform(0, scene.seconds))
        process.kill()
        process.communicate()
        committed(db)
    assert index(db, "--delete", scene.files).status == 0
    assert entries(db) == scene.entries


def test_forgetting_is_killed(tmp_path, scene):
    """All of the document is there, or nothing of it."""
    rng = random.Random(9)
    path = scene.files / "A_RES_99_1.txt"
    for trial in range(max(4, KILLS // 8)):
        db = tmp_path / f"db{trial}"
        shutil.copytree(scene.wanted, db)
        process = start(db, "A/RES/99/1", command="forget")
        time.sleep(rng.uniform(0, 0.1))
        process.kill()
        process.communicate()
        if str(path) in committed(db):
            assert entries(db) == scene.entries
        else:
            assert not any(b"A/RES/99/1 " in unique for unique in entries(db))
        shutil.rmtree(db)
