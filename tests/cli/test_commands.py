# SPDX-License-Identifier: GPL-3.0-or-later
"""show, list, status, help, and how the program behaves as one."""
import json, os, re, shlex, shutil, subprocess

import jsonschema
import pytest

from conftest import PROGRAMS, RUNNER, SOURCE, open_terminal, run

COMMANDS = ["search", "similar", "show", "list", "status", "index", "forget", "compact", "help"]


def schema(name):
    return json.loads((SOURCE / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))


def test_show_a_clause(corpus_index):
    done = run("unclause", "show", "--db", corpus_index, "A/RES/99/901, para. 5", "-C", "1")
    assert done.status == 0, done.err
    before, clause, after = done.out.index("4. Reaffirms"), done.out.index("5. Requests"), done.out.index("6. Decides")
    assert before < clause < after


def test_show_a_document(corpus_index):
    done = run("unclause", "show", "--db", corpus_index, "A/RES/99/901")
    assert done.status == 0, done.err
    for piece in ("Triangular cooperation for mountain", "Roads, ports and paths", "6. Decides", "Programme of Action,[1]"):
        assert piece in done.out


def test_show_as_json(corpus_index):
    whole = run("unclause", "show", "--db", corpus_index, "--format", "json", "99/901").json
    jsonschema.validate(whole, schema("show"))
    one = run("unclause", "show", "--db", corpus_index, "--format", "json", "99/901 OP5").json
    jsonschema.validate(one, schema("search"))
    assert [hit["label"] for hit in one["hits"]] == ["5"]


@pytest.mark.parametrize("asked", ["A/RES/1/1", "A/RES/99/901, para. 77"])
def test_show_what_is_not_there(corpus_index, asked):
    done = run("unclause", "show", "--db", corpus_index, asked)
    assert (done.status, done.out) == (1, "")
    assert asked in done.err


def test_list(corpus_index):
    done = run("unclause", "list", "--db", corpus_index, "--format", "json")
    jsonschema.validate(done.json, schema("list"))
    symbols = [document["symbol"] for document in done.json["documents"]]
    assert symbols == sorted(symbols) and "A/RES/99/901" in symbols
    lines = run("unclause", "list", "--db", corpus_index, "--format", "tsv").out.splitlines()
    assert len(lines) == len(symbols) + 1
    assert "A/RES/99/901" in run("unclause", "list", "--db", corpus_index).out


def test_status(corpus_index):
    done = run("unclause", "status", "--db", corpus_index, "--format", "json")
    jsonschema.validate(done.json, schema("status"))
    documents = run("unclause", "list", "--db", corpus_index, "--format", "json").json["documents"]
    assert done.json["documents"] == len(documents)
    assert done.json["clauses"] == sum(document["clauses"] for document in documents)
    assert done.json["bytes"] > 0 and done.json["updated"]


def test_no_index(tmp_path):
    for command in (["search", "ferry"], ["show", "99/901"], ["list"], ["status"]):
        done = run("unclause", command[0], "--db", tmp_path / "none", *command[1:])
        assert (done.status, done.out) == (2, "")
        assert str(tmp_path / "none") in done.err


def test_database_by_environment(corpus_index):
    assert run("unclause", "search", "ferry", UNCLAUSE_DB=str(corpus_index)).status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command(command):
    short, long = run("unclause", command, "-h"), run("unclause", command, "--help")
    assert short.status == long.status == 0
    assert f"unclause {command}" in short.out and len(long.out) > len(short.out)
    if command != "help":
        assert run("unclause", "help", command).out == long.out
    assert run("unclause", "--manual", command).out.startswith(".")


def test_overview_and_version():
    overview = run("unclause", "help").out
    assert overview == run("unclause", "--help").out == run("unclause", "-h").out
    assert all(f"  {command} " in overview for command in COMMANDS)
    assert run("unclause", "--version").out.startswith("unclause ")
    assert "\nin force where files are read: " in run("unclause", "--version").out
    assert run("unclause").status == 2


def test_the_example_of_the_readme(corpus_index):
    text = (SOURCE / "README.md").read_text(encoding="utf-8")
    command, output = re.search(r"```console\n\$ unclause (search [^\n]*)\n(.*?)```\n", text, re.DOTALL).groups()
    name, *arguments = shlex.split(command)
    assert run("unclause", name, "--db", corpus_index, *arguments).out == output


def test_unknown_command():
    done = run("unclause", "serach", "ferry")
    assert done.status == 2 and "did you mean 'search'?" in done.err
    assert "see unclause help" in run("unclause", "xyzzyplugh").err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions(shell):
    script = run("unclause", "--complete", shell).out
    assert all(command in script for command in COMMANDS)
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=script.encode()).returncode == 0


@pytest.mark.parametrize("typed, completed", [
    (["sea"], ["search"]),
    (["search", "--sort", ""], ["relevance", "date", "-date", "document"]),
    (["search", "--sort", "-"], ["-date"]),
    (["search", "--sort", "=", "da"], ["date"]),
    (["search", "--format", "c"], ["csv", "cite"]),
    (["search", "--kind", "="], ["preambular", "operative", "paragraph", "heading", "footnote", "table", "frontmatter"]),
    (["search", "--fields", "cit"], ["citation", "cites"]),
    (["search", "--fields", "citation,da"], ["citation,date"]),
    (["similar", "--fields", "symbol,title,lab"], ["symbol,title,label"]),
    (["search", "--fa"], ["--facets"]),
    (["search", "or"], ["organ:"]),
    (["search", "ferry", "la"], ["label:", "language:"]),
    (["show", "or"], []),
])
def test_bash_completes(typed, completed):
    script = run("unclause", "--complete", "bash").out
    words = " ".join(f"'{word}'" for word in ["unclause", *typed])
    script += f"\nCOMP_WORDS=({words}); COMP_CWORD={len(typed)}; _unclause; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash"], input=script, capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (completed, "")


def unclause(*arguments, **options):
    return subprocess.Popen([*RUNNER, PROGRAMS["unclause"], *map(str, arguments)], **options)


def test_closed_pipe_is_no_error(corpus_index):
    process = unclause("show", "--db", corpus_index, "A/RES/99/901", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert (process.wait(), process.stderr.read()) == (0, b"")
    process.stderr.close()


def test_full_disk_is_an_error(corpus_index):
    with open("/dev/full", "wb") as full:
        process = unclause("show", "--db", corpus_index, "A/RES/99/901", stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate()
    assert process.returncode == 2 and b"standard output" in err


def test_closed_standard_streams(corpus_index):
    command = f'exec "$0" search --db "$1" ferry <&- >&- 2>&-'
    done = subprocess.run(["sh", "-c", command, PROGRAMS["unclause"], corpus_index])
    assert done.returncode == 2, "what was found is lost"


def all_from(terminal):
    """What was written to a terminal, which gives it piece by piece, until its other end is closed."""
    out = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.close(terminal)
    return out


def on_terminal(arguments, **environment):
    """What the program writes to a terminal of 60 columns."""
    import fcntl, struct, termios
    main, terminal = open_terminal()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    process = unclause(*arguments, stdout=terminal, stderr=terminal,
                       env={**os.environ, "TERM": "xterm", "PAGER": "cat", **environment})
    os.close(terminal)
    out = all_from(main)
    process.wait()
    return out.decode().replace("\r\n", "\n")


def test_terminal_has_colour_and_width(corpus_index):
    out = on_terminal(["search", "--db", corpus_index, "triangular", "cooperation"])
    assert "\033[1mA/RES/99/901" in out
    plain = on_terminal(["search", "--db", corpus_index, "triangular", "cooperation"], NO_COLOR="1")
    assert "\033" not in plain
    assert max(map(len, plain.splitlines())) <= 60


def test_terminal_has_a_pager(corpus_index):
    out = on_terminal(["search", "--db", corpus_index, "ferry"], PAGER="sed s/^/paged:/")
    assert all(line.startswith("paged:") for line in out.splitlines())


def test_terminal_without_less(corpus_index, tmp_path):
    """Text goes straight to the terminal where no pager can be had."""
    command = ["env", "-u", "PAGER", *map(str, RUNNER), str(PROGRAMS["unclause"])]
    main, terminal = open_terminal()
    done = subprocess.run([*command, "search", "--db", str(corpus_index), "-n", "1", "ferry"], stdout=terminal,
                          stderr=terminal, env={"PATH": f"{tmp_path}", "TERM": "xterm"}, executable=shutil.which("env"))
    os.close(terminal)
    assert done.returncode == 0 and b"ferry" in all_from(main)


def test_less_gets_what_git_gives_it(corpus_index, tmp_path):
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\necho "LESS=$LESS"\nexec /bin/cat\n')
    less.chmod(0o755)
    out = on_terminal(["search", "--db", corpus_index, "ferry"], PATH=f"{tmp_path}:{os.environ['PATH']}", PAGER="less")
    assert out.startswith("LESS=FRX\n")
