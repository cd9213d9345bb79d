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


SHIPS = ["amber", "birch", "cedar", "delta", "ember", "frost", "grain", "heron", "ivory", "jetty", "karst", "larch"]


@pytest.fixture(scope="module")
def sessions(tmp_path_factory):
    """One paragraph in 60 sessions, nearly the same in each, and twelve others with its words."""
    folder = tmp_path_factory.mktemp("sessions")
    for at in range(60):
        text = RESOLUTION.format(number=f"90/{100 + at}", day="7 December 2035", clause=CLAUSE.format(f"session{at}"),
                                 other=f"Thanks the master of the {SHIPS[at % 12]} number {at} for a gift;")
        (folder / f"A_RES_90_{100 + at}.txt").write_text(text, encoding="utf-8")
    for at, ship in enumerate(SHIPS):
        text = RESOLUTION.format(number=f"91/{100 + at}", day="7 December 2036", other=f"Greets the crew of the {ship};",
                                 clause=f"Notes that the {ship}, of which nobody had heard a word since dusk of a day in {ship} "
                                        f"month, was after dawn seen by boys who fished for {ship} crabs near the lamps of a village;")
        (folder / f"A_RES_91_{100 + at}.txt").write_text(text, encoding="utf-8")
    assert run("unclause", "index", "--db", folder / "db", folder).status == 0
    return folder / "db"


def test_a_page_is_full_though_one_group_takes_most_of_what_is_best(sessions, tmp_path):
    found = search(sessions, "lamps dusk dawn record")
    assert len(found["hits"]) == 10
    assert max(hit["earlier"] for hit in found["hits"]) == 59
    queries = tmp_path / "queries"
    queries.write_text("lamps dusk dawn record\n", encoding="utf-8")
    done = run("unclause", "search", "--db", sessions, "--batch", queries)
    assert [hit["citation"] for hit in done.json["hits"]] == [hit["citation"] for hit in found["hits"]]
