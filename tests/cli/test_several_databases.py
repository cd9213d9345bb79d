# SPDX-License-Identifier: GPL-3.0-or-later
"""Several databases searched as one, on this machine or behind servers: the same clauses, ranks and scores."""
import contextlib, shutil, socket, subprocess, sys, threading, time

import pytest

from conftest import CORPUS, SOURCE, corpus_documents, run

sys.path.insert(0, str(SOURCE / "tests" / "fault"))
from indexing import index, resolution, write_resolutions

QUERIES = [
    ["triangular cooperation"], ["keepers of lighthouses"], ["lamp"], ["lamps burning"], ["requests keepers"], ["recalling"],
    ['"to keep lamp"'], ["keepers NEAR/3 lamp"], ["keep*"], ["lamp -harbours"], ["lamp AND harbours"], ["+harbours lamp burning"],
    ["kind:operative lamp"], ["verb:request"], ["symbol:A/RES/99/7"], ["title:harbours"], ["year:2044"], ["organ:\"General Assembly\" ports"],
    ["date:2040..2050 cooperation"], ["(lighthouses OR harbours) AND requests"], ["A/RES/99/7 para 2"], ["A/RES/99/901, annex, para. 2"],
    ["lighthuoses"], ["health worker needs more than half a day"], ["own:lamp"], ["language:fr"], ["cites:A/RES/55/2"],
    ["--sort", "date", "cooperation"], ["--sort=-date", "cooperation"], ["--sort", "document", "keepers"], ["--per-document", "1", "lamp"],
    ["--sort", "date", "-n", "50", "boats"], ["--sort=-date", "--offset", "9", "-n", "30", "boats"],
    ["--sort", "date", "--all", "--offset", "20", "-n", "20", "recalling"], ["--sort=-date", "--per-document", "1", "-n", "30", "boats"],
    ["-n", "80", "--all", "boats kept"], ["--sort", "document", "--offset", "11", "boats"], ["-n", "40", "recalling boats"],
    ["--facets", "-n", "3", "keepers"],
    ["--all", "recalling kept by many"], ["--offset", "7", "-n", "5", "lamp"], ["-C", "1", "harbours"], ["--kind", "preambular", "kept"],
]


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """Documents in three folders; a database of all of them, and one of each folder."""
    folder = tmp_path_factory.mktemp("parts")
    write_resolutions(folder / "files" / "0", range(1, 12))
    write_resolutions(folder / "files" / "1", range(12, 25), words="harbours", paragraphs=5)
    write_resolutions(folder / "files" / "2", range(25, 40))
    for number in range(50, 80):  # of three days, each in every part: what is equal comes in one order all the same
        day = f"Resolution adopted by the General Assembly on {number % 9 // 3 + 10} December 2044"
        text = resolution(number, words="boats").replace("The General Assembly,", f"{day}\n\nThe General Assembly,", 1)
        (folder / "files" / str(number % 3) / f"A_RES_99_{number}.txt").write_text(text, encoding="utf-8")
    for number, document in enumerate(corpus_documents()):
        shutil.copy(document, folder / "files" / str(number % 3))
    assert index(folder / "whole", folder / "files").status == 0
    for number in range(3):
        assert index(folder / f"part{number}", folder / "files" / str(number)).status == 0
    return folder


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def served(*databases):
    """Their addresses, behind a xapian-tcpsrv each."""
    if shutil.which("xapian-tcpsrv") is None:
        pytest.skip("xapian-tcpsrv is not installed")
    servers, addresses = [], []
    try:
        for database in databases:
            port = free_port()
            servers.append(subprocess.Popen(["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(port), database],
                                            start_new_session=True))
            addresses.append(f"tcp://127.0.0.1:{port}")
            await_server(port)
        yield addresses
    finally:
        for server in servers:
            server.terminate()
            server.wait()


def await_server(port):
    for _ in range(500):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.01)
    pytest.fail("the server does not answer")


def dbs(places):
    return [word for place in places for word in ("--db", place)]


def search(places, *arguments):
    done = run("unclause", "search", *dbs(places), "--format", "json", *arguments)
    assert done.status in (0, 1), done.err
    return done.json, done.err


def assert_alike(places, whole):
    for query in QUERIES:
        got, said = search(places, *query)
        wanted, should_say = search([whole], *query)
        scores = [hit.pop("score") for hit in got["hits"]], [hit.pop("score") for hit in wanted["hits"]]
        assert scores[0] == pytest.approx(scores[1], abs=1e-6), query
        del got["groups"], wanted["groups"]  # an estimate wherever texts are collapsed, and a server collapses what it has
        assert got == wanted, query
        assert said == should_say


def test_three_databases_are_as_one(parts):
    assert_alike([parts / f"part{n}" for n in range(3)], parts / "whole")


def test_three_servers_are_as_one_database(parts):
    with served(*(parts / f"part{n}" for n in range(3))) as addresses:
        assert_alike(addresses, parts / "whole")
        assert_alike([addresses[0], parts / "part1", addresses[2]], parts / "whole")


def test_a_stub_file_is_what_it_names(parts, tmp_path):
    with served(parts / "part2") as [address]:
        stub = tmp_path / "library"
        stub.write_text(f"auto {parts / 'part0'}\nauto {parts / 'part1'}\nremote {address.removeprefix('tcp://')}\n", encoding="utf-8")
        assert_alike([stub], parts / "whole")


def test_other_commands_over_servers(parts):
    with served(*(parts / f"part{n}" for n in range(3))) as addresses:
        for command in (["list", "--format", "json"], ["show", "--format", "json", "A/RES/99/901"], ["show", "-C", "1", "A/RES/99/7, para. 2"],
                        ["similar", "A/RES/99/60, para. 2"], ["history", "--format", "json", "A/RES/99/60, para. 2"]):
            assert run("unclause", command[0], *dbs(addresses), *command[1:]).out == \
                run("unclause", command[0], "--db", parts / "whole", *command[1:]).out
        status = run("unclause", "status", *dbs(addresses), "--verify", "--format", "json").json
        whole = run("unclause", "status", "--db", parts / "whole", "--verify", "--format", "json").json
        assert status["problems"] == [] and [status[name] for name in ("documents", "clauses")] == [
            whole[name] for name in ("documents", "clauses")]


@pytest.mark.parametrize("as_stub", [False, True])
def test_a_server_that_is_gone(parts, tmp_path, as_stub):
    gone = f"127.0.0.1:{free_port()}"
    with served(parts / "part0") as [address]:
        places = [address, parts / "part1", f"tcp://{gone}"]
        if as_stub:
            (tmp_path / "library").write_text(
                f"remote {address.removeprefix('tcp://')}\nauto {parts / 'part1'}\nremote {gone}\n", encoding="utf-8")
            places = [tmp_path / "library"]
        done = run("unclause", "search", *dbs(places), "lamp")
        assert (done.status, done.out) == (2, "")
        assert "Connection refused" in done.err and (as_stub or f"tcp://{gone}: " in done.err)
        partial = run("unclause", "search", "--partial", *dbs(places), "--format", "json", "lamp")
        assert partial.status == 0
        assert partial.err == f"unclause: left out: tcp://{gone}: {done.err.partition('127.0.0.1')[2].partition(': ')[2]}" or \
            f"unclause: left out: tcp://{gone}: " in partial.err
        rest = run("unclause", "search", "--db", parts / "part0", "--db", parts / "part1", "--format", "json", "lamp")
        assert partial.json == rest.json
        batch = run("unclause", "search", "--partial", *dbs(places), "--batch", "-", stdin=b"lamp\nharbours\n")
        assert (batch.status, len(batch.out.splitlines())) == (0, 2)


class DyingServer:
    """Stands before a server, and is gone for good once its second client has sent `messages` messages."""

    def __init__(self, address, messages):
        self.behind = int(address.rpartition(":")[2])
        self.messages = messages
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        for most in (1 << 20, self.messages):
            client, _ = self.listener.accept()
            server = socket.create_connection(("127.0.0.1", self.behind))
            threading.Thread(target=self.copy, args=(server, client, 1 << 20), daemon=True).start()
            self.copy(client, server, most)
            if most == self.messages:
                self.listener.close()
            for end in (client, server):
                end.shutdown(socket.SHUT_RDWR)

    @staticmethod
    def copy(source, target, most):
        with contextlib.suppress(OSError):
            while most > 0 and (piece := source.recv(1 << 16)):
                target.sendall(piece)
                most -= 1


@pytest.mark.parametrize("messages", [1, 3, 5, 6, 7, 9])
def test_a_server_that_dies_amid_a_search(parts, messages):
    """Whenever it is, the answer is that of all databases or of the others, never of a half."""
    here = [parts / "part0", parts / "part1"]
    with served(parts / "part2") as [address]:
        dying = DyingServer(address, messages)
        partial = run("unclause", "search", "--partial", *dbs([*here, dying.address]), "--format", "json", "lamp")
        wanted = parts / "whole" if partial.err == "" else None
    assert partial.status == 0, partial.err
    if wanted is None:
        [line] = partial.err.splitlines()
        assert line.startswith(f"unclause: left out: {dying.address}: ")
        assert partial.json == search(here, "lamp")[0]
    else:
        assert partial.json["total"] == search([wanted], "lamp")[0]["total"]


def test_a_server_that_dies_is_told(parts):
    with served(parts / "part2") as [address]:
        dying = DyingServer(address, 5)
        run("unclause", "search", "--db", dying.address, "lamp")
        done = run("unclause", "search", *dbs([parts / "part0", dying.address]), "lamp")
    assert (done.status, done.out) == (2, "")
    assert "127.0.0.1" in done.err


def test_nothing_is_left(parts):
    gone = f"tcp://127.0.0.1:{free_port()}"
    done = run("unclause", "search", "--partial", "--db", gone, "lamp")
    assert (done.status, done.out) == (2, "")
    assert f"unclause: {gone}: " in done.err


@pytest.mark.parametrize("address", ["tcp://", "tcp://127.0.0.1", "tcp://127.0.0.1:x", "tcp://127.0.0.1:99999"])
def test_addresses_that_are_none(address):
    done = run("unclause", "search", "--db", address, "lamp")
    assert done.status == 2
    assert f"unclause: {address}: is no address of a server; write tcp://HOST:PORT" in done.err
