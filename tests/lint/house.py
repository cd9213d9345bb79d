#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that no compiler knows.

Usage: house.py BUILD        (BUILD holds compile_commands.json)

  arrows    clause includes nobody; shim clause; readers clause; parser clause and the header of lines; the
            pipeline and search what stands below them; indexer and search never each other
  xapian    <xapian.h> stands in shim/ and in the benchmark's peer alone
  sizes     a function has at most 60 lines, a file of code at most 500
  banned    functions of C that overflow, that depend on the locale, or that hide failures
  licence   each source file begins with its SPDX line
  headers   each header compiles alone
  speech    nothing unfinished is left in the sources
"""
import json, os, re, shlex, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

FUNCTION_LINES, FILE_LINES = 60, 500
MAY_INCLUDE = {
    "clause": {"clause"},
    "shim": {"shim", "clause"},
    "readers": {"readers", "clause"},
    "parser": {"parser", "clause", "readers/line.h"},
    "indexer": {"indexer", "parser", "readers", "shim", "clause"},
    "search": {"search", "shim", "clause"},
}
ROOMS = ("clause", "shim", "readers", "parser", "search")
BANNED = ("strcpy", "strcat", "sprintf", "vsprintf", "gets", "strtok", "atoi", "atol", "atof", "strncpy",
          "system", "tmpnam", "mktemp", "alloca", "localtime", "gmtime", "setlocale", "isalpha", "isupper",
          "islower", "isspace", "isdigit", "isalnum", "toupper", "tolower")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def room_of(path):
    parts = path.split("/")
    if parts[0] == "indexer" and len(parts) > 2:
        return parts[1]
    return parts[0]


def git_files(*patterns):
    listed = subprocess.run(["git", "ls-files", *patterns], capture_output=True, text=True, check=True)
    return listed.stdout.split("\n")[:-1]


def without_comments(text):
    """Comments and literals blanked, line ends kept."""
    def blank(found):
        return re.sub(r"[^\n]", " ", found.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


def check_arrows(path, text):
    may = MAY_INCLUDE.get(room_of(path))
    for line, found in enumerate(text.split("\n"), 1):
        include = re.match(r'\s*#\s*include\s*[<"]([^">]+)[">]', found)
        if not include:
            continue
        name = include.group(1)
        if name.startswith("xapian") and room_of(path) != "shim" and not path.startswith("tests/bench/"):
            yield line, f"{name} is included outside shim/"
        if may is not None and name.split("/")[0] in ROOMS and not {name, name.split("/")[0]} & may:
            yield line, f"an arrow upwards: {room_of(path)} includes {name}"


def check_sizes(path, code):
    lines = code.rstrip("\n").split("\n")
    if len(lines) > FILE_LINES:
        yield 1, f"{len(lines)} lines; a file has at most {FILE_LINES}"
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{" or (line.endswith("{") and re.match(r"[A-Za-z_].*\)\s*(noexcept\s*)?\{$", line)):
            start = number
        elif line.startswith("}") and start:
            if number - start - 1 > FUNCTION_LINES:
                yield start, f"a function of {number - start - 1} lines; {FUNCTION_LINES} at most"
            start = None


def check_banned(code):
    for number, line in enumerate(code.split("\n"), 1):
        for name in re.findall(r"(?<![\w.>:])(\w+)\s*\(", line):
            if name in BANNED:
                yield number, f"{name}() is banned"


def check_file(path):
    text = open(path, encoding="utf-8").read()
    code = without_comments(text)
    faults = [(1, "no SPDX line")] if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:120] else []
    faults += check_arrows(path, text)
    if path.startswith("tests/"):
        faults += [fault for fault in check_sizes(path, code) if "file has" not in fault[1]]
    else:
        faults += check_sizes(path, code)
    faults += check_banned(code)
    faults += [(n, "unfinished") for n, line in enumerate(text.split("\n"), 1) if UNFINISHED.search(line)]
    return [f"{path}:{line}: {what}" for line, what in faults]


def check_header(path, flags):
    language = "c++" if path.startswith("shim/") and path.endswith(".hh") else "c"
    done = subprocess.run(["cc", "-x", language, "-std=c17", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
                           "-Wno-pragma-once-outside-header", *flags, path], capture_output=True, text=True)
    return [] if done.returncode == 0 else [f"{path}:1: does not compile alone\n{done.stderr}"]


def include_flags(build):
    flags = set()
    for entry in json.load(open(os.path.join(build, "compile_commands.json"), encoding="utf-8")):
        words = shlex.split(entry["command"])
        flags.update(word for word in words if word.startswith("-I"))
        flags.update(f"-isystem{words[i + 1]}" for i, word in enumerate(words[:-1]) if word == "-isystem")
    return sorted(flags) + ["-D_GNU_SOURCE"]


def main():
    sources = git_files("*.c", "*.cc", "*.h")
    faults = [fault for path in sources for fault in check_file(path)]
    flags = include_flags(sys.argv[1])
    with ThreadPoolExecutor() as pool:
        for found in pool.map(lambda path: check_header(path, flags), [p for p in sources if p.endswith(".h")]):
            faults += found
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
