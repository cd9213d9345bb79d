# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases with bytes that are not as they were written: found by status --verify, told in clear words."""
import json, random, shutil

import jsonschema
import pytest

from conftest import SOURCE, run
from indexing import index, write_resolutions

PAGE = 8192


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    write_resolutions(folder / "files", range(1, 80), paragraphs=30)
    assert index(folder / "db", folder / "files").status == 0
    return folder / "db"


def verify(db):
    done = run("unclause", "status", "--db", db, "--verify", "--format", "json")
    assert done.out, done.err
    found = done.json
    jsonschema.validate(found, json.loads((SOURCE / "docs" / "schema" / "status.json").read_text(encoding="utf-8")))
    assert done.status == (2 if found["problems"] else 0)
    return found


def test_a_whole_index_has_no_problems(whole):
    found = verify(whole)
    assert found["problems"] == []
    assert found["documents"] == 79 and found["clauses"] > 79 * 30
    assert "problems   none" in run("unclause", "status", "--db", whole, "--verify").out


@pytest.mark.parametrize("table", ["docdata.glass", "postlist.glass", "termlist.glass"])
def test_a_page_is_flipped(tmp_path, whole, table):
    """Of the pages in use: most are, as nothing was ever replaced."""
    places = [path for path in whole.rglob(table) if path.stat().st_size > 4 * PAGE]
    if not places:
        pytest.skip(f"{table} has too few pages")
    size = places[0].stat().st_size // PAGE
    missed = []
    for page in sorted({1, size // 3, size // 2, size - 2}):
        db = tmp_path / f"{table}.{page}"
        shutil.copytree(whole, db)
        file = db / places[0].relative_to(whole)
        content = bytearray(file.read_bytes())
        content[page * PAGE:(page + 1) * PAGE] = bytes(255 - byte for byte in content[page * PAGE:(page + 1) * PAGE])
        file.write_bytes(content)
        if not verify(db)["problems"]:
            missed.append(page)
        done = run("unclause", "search", "--db", db, "keepers of lighthouses")
        assert done.status in (0, 1, 2)
        assert done.status != 2 or done.err.startswith("unclause: ")
        shutil.rmtree(db)
    assert len(missed) <= 1, f"pages {missed} of {size} are flipped, and not found"


def test_a_letter_is_another(tmp_path, whole):
    """No table is broken by it, and no record: only the sum of a document's clauses tells."""
    rng, found = random.Random(5), 0
    for trial in range(12):
        db = tmp_path / str(trial)
        shutil.copytree(whole, db)
        [file] = [path for path in db.rglob("docdata.glass")][:1]
        content = bytearray(file.read_bytes())
        content[rng.randrange(PAGE, len(content))] ^= 1
        file.write_bytes(content)
        found += verify(db)["problems"] != []
        shutil.rmtree(db)
    assert found >= 6  # the others stood in no record


def test_a_table_is_cut_short(tmp_path, whole):
    db = tmp_path / "db"
    shutil.copytree(whole, db)
    [file] = [path for path in db.rglob("postlist.glass")][:1]
    file.write_bytes(file.read_bytes()[:PAGE * 3])
    assert verify(db)["problems"]
    done = run("unclause", "status", "--db", db, "--verify")
    assert done.status == 2
    assert f"unclause: {db}: the index is damaged; run unclause index --rebuild" in done.err


def test_a_table_is_missing(tmp_path, whole):
    db = tmp_path / "db"
    shutil.copytree(whole, db)
    [file] = [path for path in db.rglob("docdata.glass")][:1]
    file.unlink()
    done = run("unclause", "status", "--db", db, "--verify", "--format", "json")
    assert done.status == 2 and done.err.startswith(f"unclause: {db}: ")


def test_a_damaged_index_is_built_anew(tmp_path, whole):
    db = tmp_path / "db"
    shutil.copytree(whole, db)
    for file in db.rglob("termlist.glass"):
        content = bytearray(file.read_bytes())
        content[PAGE * 3 + 100:] = bytes(255 - byte for byte in content[PAGE * 3 + 100:])
        file.write_bytes(content)
    assert verify(db)["problems"]
    write_resolutions(tmp_path / "files", [1, 2])
    done = index(db, "--rebuild", tmp_path / "files")
    if "too damaged to tell" in done.err:
        assert f"unclause: {db}: too damaged to tell whether it is an unclause index; if it is, delete" in done.err
        shutil.rmtree(db)
        done = index(db, "--rebuild", tmp_path / "files")
    else:
        assert "the index was damaged; it has only what was read now" in done.err
    assert done.status == 0, done.err
    assert verify(db)["problems"] == []


def test_no_index_to_verify(tmp_path):
    done = run("unclause", "status", "--db", tmp_path / "nowhere", "--verify")
    assert (done.status, done.out) == (2, "")
    assert "there is no index here" in done.err
