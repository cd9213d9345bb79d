# SPDX-License-Identifier: GPL-3.0-or-later
"""Of clauses that say nearly the same the newest is shown, and says how many more there are."""
import pytest

from conftest import run

CLAUSE = ("Requests the keepers of the lighthouses on the northern coast to light the lamps at dusk and to put them out at dawn, "
          "to keep a record of every ship that passes in the night, to share oil and wicks with the keepers of the islands "
          "across the strait, and to report on the state of the lamps to the General Assembly at its {} session;")

RESOLUTION = """A/RES/{number}

{number}. Keeping of lighthouses

Resolution adopted by the General Assembly on {day}

The General Assembly,

1. {clause}

2. {other}
"""

YEARS = [("97/60", "7 December 2042", "ninety-eighth"), ("98/70", "5 December 2043", "ninety-ninth"),
         ("98/80", "6 December 2043", "ninety-ninth"), ("99/71", "4 December 2044", "hundredth")]
OTHERS = ["Thanks the painters of ships for their gifts to the museum;", "Welcomes the repair of the lamps by divers;",
          "Invites ferry companies to print the hours of lamps;", "Notes the price of oil in the harbours;"]


@pytest.fixture(scope="module")
def lamps(tmp_path_factory):
    folder = tmp_path_factory.mktemp("groups")
    for (number, day, session), other in zip(YEARS, OTHERS):
        text = RESOLUTION.format(number=number, day=day, clause=CLAUSE.format(session), other=other)
        (folder / f"{number.replace('/', '_')}.txt").write_text(text, encoding="utf-8")
    assert run("unclause", "index", "--db", folder / "db", folder).status == 0
    return folder / "db"


def search(db, *arguments):
    done = run("unclause", "search", "--db", db, "--format", "json", *arguments)
    assert done.status == 0, done.err
    return done.json


def test_the_newest_stands_for_what_is_nearly_the_same(lamps):
    found = search(lamps, "lamps dusk dawn record")
    first = found["hits"][0]
    assert (first["citation"], first["earlier"]) == ("A/RES/99/71, para. 1", 3)
    assert sum(hit["earlier"] + 1 for hit in found["hits"]) == found["total"]
    assert found["groups"] == len(found["hits"])
    assert "and 3 earlier" in run("unclause", "search", "--db", lamps, "lamps dusk dawn record").out


def test_all_shows_each(lamps):
    found = search(lamps, "--all", "lamps dusk dawn record")
    cited = {hit["citation"] for hit in found["hits"]}
    assert {f"A/RES/{number}, para. 1" for number, _, _ in YEARS} <= cited
    assert found["groups"] == found["total"] == len(found["hits"])


def test_pages_go_on_where_the_one_before_ended(lamps):
    whole = [hit["citation"] for hit in search(lamps, "lamps oil")["hits"]]
    pages = [search(lamps, "-n", 1, "--offset", at, "lamps oil")["hits"][0]["citation"] for at in range(len(whole))]
    assert pages == whole


def test_by_date_only_the_same_words_are_one(lamps):
    found = search(lamps, "--sort", "date", "lamps dusk dawn record")
    assert [hit["citation"] for hit in found["hits"] if hit["label"] == "1"] == [
        "A/RES/97/60, para. 1", "A/RES/98/70, para. 1", "A/RES/99/71, para. 1"]
    found = search(lamps, "--sort", "-date", "lamps dusk dawn record")
    assert [hit["citation"] for hit in found["hits"] if hit["label"] == "1"] == [
        "A/RES/99/71, para. 1", "A/RES/98/80, para. 1", "A/RES/97/60, para. 1"]
