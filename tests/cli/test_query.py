# SPDX-License-Identifier: GPL-3.0-or-later
"""What people really type, over an index of corpus/: other words and spellings than the clauses have."""
import shutil, socket, subprocess, time

import pytest

from conftest import run

SEED = "south-south-draft-resolution"


@pytest.fixture
def search(corpus_index):
    def asked(*arguments, db=corpus_index, **environment):
        return run("unclause", "search", "--db", db, *arguments, **environment)

    return asked


@pytest.fixture
def answer(search):
    def asked(*arguments, **more):
        done = search("--format", "json", *arguments, **more)
        assert done.status in (0, 1), done.err
        return done.json

    return asked


@pytest.fixture
def server(corpus_index):
    """The index of corpus/ behind a server of Xapian's."""
    if shutil.which("xapian-tcpsrv") is None:
        pytest.skip("no xapian-tcpsrv")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(port),
                                str(corpus_index)], start_new_session=True)  # it ends its whole process group
    for _ in range(100):
        time.sleep(0.05)
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            continue
    yield f"tcp://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.mark.parametrize("typed, meant", [
    ("least developed countrys", "least developed countries"),
    ("trianglar  cooperation", "triangular  cooperation"),
    ("Triangular cooperatoin OR feries", "Triangular cooperation OR ferries"),
    ("trainnig OR ferryes kind:paragraph", "training OR ferries kind:paragraph"),
])
def test_a_misspelt_word_is_mended_and_told(search, answer, typed, meant):
    found = answer(typed)
    assert (found["suggestion"], found["corrected"], found["query"]) == (meant, False, typed)
    assert found["hits"]
    assert search(typed).err == f"Did you mean: {meant}\n"
    assert [h["citation"] for h in answer(meant)["hits"]] == [h["citation"] for h in found["hits"]]


def test_a_misspelt_phrase_is_mended_where_nothing_is_found(search, answer):
    found = answer('"triangular coperation"')
    assert (found["suggestion"], found["corrected"]) == ('"triangular cooperation"', True)
    assert found["hits"] == answer('"triangular cooperation"')["hits"]
    done = search('"triangular coperation"')
    assert done.status == 0
    assert done.err == ('Nothing is found for "triangular coperation". Did you mean: "triangular cooperation" '
                        "(this is what is shown)\n")


@pytest.mark.parametrize("query", ["triangular cooperation", "cooperates", "UNCTADD", "99/901 OP5", "zzzzzzzz"])
def test_what_is_no_misspelling_is_left_alone(search, answer, query):
    found = answer(query)
    assert (found["suggestion"], found["corrected"]) == (None, False)
    assert "mean" not in search(query).err


def test_a_server_suggests_too(answer, server):
    assert answer("least developed countrys", db=server)["suggestion"] == "least developed countries"
