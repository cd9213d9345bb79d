# SPDX-License-Identifier: GPL-3.0-or-later
"""libunclause: its examples, what it exports, and its edges."""
import ctypes, json, os, re, subprocess, sys

import pytest

from conftest import BUILD, RUNNER, SOURCE, run

HEADER = SOURCE / "search" / "unclause.h"
LIBRARY = BUILD / "search" / "libunclause.so.0"
QUERY = "triangular cooperation"


def example(name, *arguments):
    command = {"C": [*RUNNER, BUILD / "tests" / "example_search"],
               "Python": [sys.executable, SOURCE / "docs" / "examples" / "search.py"]}[name]
    return subprocess.run([*map(str, command), *map(str, arguments)], capture_output=True, text=True, timeout=600,
                          env={**os.environ, "LIBUNCLAUSE": str(LIBRARY)})


@pytest.fixture(params=["C", "Python"])
def language(request):
    if request.param == "Python" and os.environ.get("UNCLAUSE_SANITIZERS"):
        pytest.skip("an interpreter without the sanitizers can't load a library with them")
    return request.param


def test_examples_find_what_the_program_finds(language, corpus_index):
    done = example(language, corpus_index, QUERY)
    hits = run("unclause", "search", "--db", corpus_index, "--format", "json", "-n", "3", QUERY).json["hits"]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "".join(f"{hit['citation']}: {hit['text']}\n" for hit in hits)


@pytest.mark.parametrize("query, status, said", [
    ("zyxwvutsrq", 1, "nothing found for zyxwvutsrq"),
    ("(ferry", 2, "bracket"),
])
def test_examples_fail_as_the_program_does(language, corpus_index, query, status, said):
    done = example(language, corpus_index, query)
    assert (done.returncode, done.stdout) == (status, "") and said in done.stderr


def test_examples_without_an_index(language, tmp_path):
    done = example(language, tmp_path / "none", QUERY)
    assert done.returncode == 2 and str(tmp_path / "none") in done.stderr


def test_exports_are_the_header():
    declared = set(re.findall(r"^UNCLAUSE_API [^;(]*?(\w+)\(", HEADER.read_text(encoding="utf-8"), re.M))
    listed = subprocess.run(["nm", "-D", "--defined-only", str(LIBRARY)], capture_output=True, text=True, check=True)
    assert {line.split()[-1] for line in listed.stdout.splitlines()} == declared
    assert len(declared) > 8


@pytest.mark.parametrize("compiler", [["cc", "-x", "c", "-std=c99"], ["c++", "-x", "c++", "-std=c++11"]])
def test_header_stands_alone(compiler):
    subprocess.run([*compiler, "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Werror", str(HEADER)], check=True)


def test_name_that_programs_ask_for():
    told = subprocess.run(["readelf", "-d", str(LIBRARY)], capture_output=True, text=True, check=True).stdout
    assert "soname: [libunclause.so.0]" in told


@pytest.fixture
def index(corpus_index, monkeypatch):
    """The example's module over an index of corpus/, for what the example does not do."""
    if os.environ.get("UNCLAUSE_SANITIZERS"):
        pytest.skip("an interpreter without the sanitizers can't load a library with them")
    monkeypatch.setenv("LIBUNCLAUSE", str(LIBRARY))
    monkeypatch.syspath_prepend(str(SOURCE / "docs" / "examples"))
    import search
    lib = search.library
    for name in ("unclause_text", "unclause_clause_json"):
        getattr(lib, name).restype = ctypes.c_char_p
    lib.unclause_text.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p]
    lib.unclause_clause_json.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    lib.unclause_count.argtypes, lib.unclause_count.restype = [ctypes.c_void_p], ctypes.c_size_t
    lib.unclause_total.argtypes, lib.unclause_total.restype = [ctypes.c_void_p, ctypes.c_void_p], ctypes.c_uint64
    lib.unclause_score.argtypes, lib.unclause_score.restype = [ctypes.c_void_p, ctypes.c_size_t], ctypes.c_double
    lib.unclause_show.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_void_p]
    lib.unclause_version.restype = ctypes.c_char_p
    with search.Index(corpus_index) as opened:
        yield search, opened


def test_options_are_those_of_the_program(index, corpus_index):
    module, opened = index
    for options, arguments in (
        ({"limit": 4, "offset": 2}, ("-n", "4", "--offset", "2")),
        ({"kinds": b"preambular, heading"}, ("--kind", "preambular", "--kind", "heading")),
        ({"symbol": b"A/RES/99/901", "sort": 3, "limit": 50}, ("--in", "A/RES/99/901", "--sort", "document", "-n", "50")),
        ({"per_document": 1, "context": 1, "all": 1}, ("--per-document", "1", "-C", "1", "--all")),
        ({"sort": 2}, ("--sort", "-date")),
    ):
        same = run("unclause", "search", "--db", corpus_index, "--format", "json", *arguments, "cooperation").json
        assert opened.search("cooperation", **options) == same["hits"]


def test_shorter_options_of_an_older_header(index):
    module, opened = index
    error, result = module.Error(), ctypes.c_void_p()
    short = module.Options(size=ctypes.sizeof(ctypes.c_size_t) + 4, limit=2, offset=10**6)
    assert module.library.unclause_search(opened.index, b"cooperation", short, ctypes.byref(result), error) == 0
    assert module.library.unclause_count(result) == 2
    module.library.unclause_result_free(result)


def test_show_and_accessors(index, corpus_index):
    module, opened = index
    lib, error, result = module.library, module.Error(), ctypes.c_void_p()
    assert lib.unclause_show(opened.index, b"99/901 OP5", 1, ctypes.byref(result), ctypes.byref(error)) == 0
    shown = run("unclause", "show", "--db", corpus_index, "--format", "json", "-C", "1", "99/901 OP5").json
    assert json.loads(lib.unclause_result_json(result)) == shown
    assert lib.unclause_count(result) == lib.unclause_total(result, None) == 1
    assert json.loads(lib.unclause_clause_json(result, 0)) == shown["hits"][0]
    assert lib.unclause_clause_json(result, 1) is None and lib.unclause_text(result, 1, b"text") is None
    assert lib.unclause_text(result, 0, b"colour") is None and lib.unclause_text(result, 0, b"") is None
    hit = shown["hits"][0]
    assert lib.unclause_text(result, 0, b"citation").decode() == hit["citation"]
    assert lib.unclause_text(result, 0, b"chapeau") == b""
    assert lib.unclause_text(result, 0, b"verbs").decode() == "; ".join(hit["verbs"])
    assert json.loads(lib.unclause_text(result, 0, b"before")) == hit["before"]
    assert lib.unclause_score(result, 0) == 0 and lib.unclause_score(result, 9) == 0
    lib.unclause_result_free(result)
    assert lib.unclause_show(opened.index, b"99/901 OP99", 0, ctypes.byref(result), ctypes.byref(error)) == 1
    assert not result.value and b"no such clause" in error.text
    assert lib.unclause_version().decode() == run("unclause", "--version").out.split()[1]
    lib.unclause_result_free(None)
    lib.unclause_close(None)
