# SPDX-License-Identifier: GPL-3.0-or-later
"""unclause search --batch: many queries on one open index."""
import json, os, random, signal, subprocess, time

import jsonschema
import pytest

from conftest import PROGRAMS, RUNNER, SOURCE, run

SCHEMAS = SOURCE / "docs" / "schema"
QUERIES = ["cooperation", "triangular cooperation", "ferry", '"South-South cooperation"', "develop*", "zyxwvut",
           "kind:operative youth", "the of and", "99/901 OP5", "cites:A/RES/55/2", "roads NEAR/9 schools"]


@pytest.fixture
def batch(corpus_index):
    def asked(lines, *arguments):
        done = run("unclause", "search", "--db", corpus_index, "--batch", "-", *arguments, stdin=lines.encode())
        return done, [json.loads(line) for line in done.out.splitlines()]

    return asked


def schema(name):
    """The schema, with the one that it refers to in place."""
    read = {f"/{path.name}": json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    resolver = jsonschema.RefResolver("/", read[f"/{name}"], store=read)
    return jsonschema.Draft202012Validator(read[f"/{name}"], resolver=resolver)


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_answers_are_those_of_single_searches_in_order(batch, corpus_index, jobs):
    queries = [random.Random(9).choice(QUERIES) for _ in range(300)]
    queries = [query if i % 3 else f"{query} OR water" for i, query in enumerate(queries)]
    done, answers = batch("".join(f"{query}\n" for query in queries), "-j", jobs)
    assert done.status == 0, done.err
    assert [answer["query"] for answer in answers] == queries
    alone = {query: run("unclause", "search", "--db", corpus_index, "--format", "json", query).json
             for query in set(queries)}
    for answer in answers:
        assert answer["hits"] == alone[answer["query"]]["hits"]
    for answer in answers[:20]:
        schema("batch.json").validate(answer)


def test_a_line_says_what_options_say(batch, corpus_index):
    line = {"query": "cooperation", "n": 3, "offset": 1, "context": 1, "kind": ["operative", "preambular"],
            "sort": "date", "per_document": 2, "all": False, "facets": True, "count": True, "id": ["x", 1]}
    done, (answer,) = batch(json.dumps(line))
    assert done.status == 0
    assert answer.pop("id") == ["x", 1]
    same = run("unclause", "search", "--db", corpus_index, "--format", "json", "-n", "3", "--offset", "1", "-C", "1",
               "--kind", "operative", "--kind", "preambular", "--sort", "date", "--per-document", "2", "--facets",
               "cooperation").json
    assert answer == same
    schema("batch.json").validate(answer)


def test_options_are_what_lines_leave_out(batch):
    done, (one, two) = batch('cooperation\n{"query": "cooperation", "n": 1, "kind": "preambular"}\n',
                             "-n", "2", "--kind", "operative", "--fields", "kind")
    assert one["hits"] == [{"kind": "operative"}] * 2
    assert two["hits"] == [{"kind": "preambular"}]


@pytest.mark.parametrize("line, said", [
    ("(ferry", "bracket"),
    ("", "empty"),
    ('{"query": ', "not JSON"),
    ('{"n": 3}', '"query" is missing'),
    ('{"query": "ferry", "colour": 1}', '"colour" is no member'),
    ('{"query": "ferry", "n": -1}', '"n" takes a number'),
    ('{"query": "ferry", "n": 4294967296}', '"n" takes a number'),
    ('{"query": "ferry", "sort": "size"}', "relevance|date"),
    ('{"query": "ferry", "kind": "sonnet"}', "sonnet"),
    ('{"query": "ferry", "kind": [1]}', '"kind" takes'),
    ('{"query": "ferry", "all": 1}', '"all" takes'),
    pytest.param("x" * (1 << 20), "longer than", id="a line of a megabyte"),
    pytest.param("(" * 5000, "", id="brackets"),
    pytest.param('{"query":' * 5000, "not JSON", id="braces"),
])
def test_a_bad_line_has_an_error_in_its_place(batch, line, said):
    done, answers = batch(f"ferry\n{line}\nferry\r\n")
    assert done.status == 2 and "not every line" in done.err
    first, bad, last = answers
    assert first["hits"] and first == last
    schema("batch.json").validate(bad)
    assert bad["line"] == 2 and said in bad["error"]["message"] and len(bad["error"]["message"]) < 512


def test_bytes_that_are_no_text(corpus_index):
    lines = b"\xff\xfe\nferry\0boat\n{\"query\": \"\xc3\x28\"}\nferry"
    done = run("unclause", "search", "--db", corpus_index, "--batch", "-", stdin=lines)
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert len(answers) == 4 and answers[3]["hits"]


def test_random_lines_each_have_one_answer(corpus_index):
    chosen = random.Random(1)
    seeds = [json.dumps({"query": "ferry", "n": 2, "kind": ["operative"], "sort": "date", "id": {"a": [None]}}),
             *QUERIES, '{"query": "\\ud800"}', '{"query": "a\\u0000b"}', '{"query": "ferry", "query": "x"}']

    def mutated(line):
        line = bytearray(line.encode("utf-8", "surrogatepass"))
        for _ in range(chosen.randrange(4)):
            at = chosen.randrange(len(line) + 1)
            line[at:at + chosen.randrange(3)] = bytes(chosen.choices(b'{}[]":,\\()*-+ 0n\xff\x00u', k=chosen.randrange(3)))
        return bytes(line).replace(b"\n", b" ")
    lines = [mutated(chosen.choice(seeds)) for _ in range(1500)]
    done = run("unclause", "search", "--db", corpus_index, "--batch", "-", "-n", "1", stdin=b"\n".join(lines) + b"\n")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert len(answers) == len(lines) and done.status in (0, 2)
    assert all(("error" in answer) != ("hits" in answer) for answer in answers)


def test_exit_status(batch):
    assert batch("ferry\nzyxwvut\n")[0].status == 0
    assert batch("zyxwvut\n")[0].status == 1
    assert batch("")[0].status == 0


def test_from_a_file(corpus_index, tmp_path):
    lines = tmp_path / "queries"
    lines.write_text("ferry\n")
    done = run("unclause", "search", "--db", corpus_index, "--batch", lines)
    assert done.status == 0 and json.loads(done.out)["hits"]
    done = run("unclause", "search", "--db", corpus_index, "--batch", tmp_path / "none")
    assert done.status == 2 and f"{tmp_path / 'none'}: No such file" in done.err
    done = run("unclause", "search", "--db", corpus_index, "--batch", tmp_path)
    assert done.status == 2 and f"{tmp_path}: Is a directory" in done.err


@pytest.mark.parametrize("arguments, said", [
    (("--batch", "-", "ferry"), "a QUERY and --batch"),
    ((), "QUERY is missing"),
    (("--batch", "-", "--format", "csv"), "JSON Lines"),
])
def test_what_does_not_go_together(corpus_index, arguments, said):
    done = run("unclause", "search", "--db", corpus_index, *arguments)
    assert done.status == 2 and said in done.err


@pytest.fixture
def running(corpus_index):
    """A batch whose input and output are ours."""
    command = [*RUNNER, str(PROGRAMS["unclause"]), "search", "--db", str(corpus_index), "--batch", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    yield process
    process.kill()
    process.wait()


def answered(process, query):
    process.stdin.write(query.encode() + b"\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def test_each_answer_comes_at_once(running):
    for query in ("ferry", "youth", "ferry"):
        assert answered(running, query)["query"] == query
    running.stdin.close()
    assert running.wait(60) == 0


def test_an_interrupt_ends_it(running):
    assert answered(running, "ferry")["hits"]
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (-signal.SIGINT, b"", b"")


def test_an_interrupt_leaves_whole_lines(corpus_index):
    command = [*RUNNER, str(PROGRAMS["unclause"]), "search", "--db", str(corpus_index), "--batch", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        first = b""
        writer = os.fork()
        if writer == 0:
            try:
                for _ in range(100000):
                    process.stdin.write(b"cooperation\n")
            finally:
                os._exit(0)
        process.stdin.close()
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(60) == -signal.SIGINT
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    answers = [json.loads(line) for line in (first + rest).splitlines()]
    assert 1 <= len(answers) < 100000 and (first + rest).endswith(b"\n")


def test_a_closed_pipe_ends_it_quietly(running):
    assert answered(running, "ferry")["hits"]
    running.stdout.close()
    running.stdout = None
    assert running.wait(60) == 0 # though its input is still open
    assert running.stderr.read() == b""
