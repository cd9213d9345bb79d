# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual pages: one a command and one of the program, all from the tables of options."""
import re, shutil, subprocess

import pytest

from conftest import BUILD, SOURCE, run

PRINTED = BUILD / "search" / "printed"


def commands():
    return re.findall(r"^  ([a-z]+) ", run("unclause", "help").out, re.M)


PAGES = ["unclause", *commands()]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_well_formed(name, tmp_path):
    done = run("unclause", "--manual", name)
    assert (done.status, done.err) == (0, "")
    assert all(len(line.encode()) <= 80 for line in done.out.splitlines())
    page = tmp_path / f"{name}.1"
    page.write_text(done.out, encoding="utf-8")
    if shutil.which("mandoc"):
        assert subprocess.run(["mandoc", "-Tlint", page], capture_output=True, text=True).stdout == ""
    if shutil.which("man"):
        told = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", page], capture_output=True, text=True)
        assert told.stderr == ""


def test_every_page_is_installed():
    printed = {page.name for page in PRINTED.glob("*.[1-9]")}
    assert printed == {"unclause.1", "unclause-query.7", *(f"unclause-{name}.1" for name in commands())}


def test_the_query_language_has_a_page():
    page = PRINTED / "unclause-query.7"
    shown = page.read_text(encoding="utf-8")
    if shutil.which("mandoc"): # long lines apart: it counts letters beyond ASCII as they are escaped
        assert subprocess.run(["mandoc", "-Tlint", "-Wwarning", page], capture_output=True, text=True).stdout == ""
    if shutil.which("man"):
        told = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", page], capture_output=True, text=True)
        assert told.stderr == ""
    plain = re.sub(r"\\%|\\f[BIR]", "", shown).replace("\\-", "-").replace("\\e", "\\")
    plain = " ".join(plain.split())
    source = (SOURCE / "docs" / "query.md").read_text(encoding="utf-8")
    codes = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", source, flags=re.S))
    assert len(codes) > 100 and not [code for code in codes if " ".join(code.split()) not in plain]
    assert all(f".SH {heading.upper()}" in shown for heading in re.findall(r"^## (.*)", source, re.M))


def test_the_other_pages_name_that_of_queries():
    assert "man unclause-query" in run("unclause", "help").out
    assert ".BR unclause\\-query (7)" in run("unclause", "--manual", "unclause").out


@pytest.mark.parametrize("name", commands())
def test_every_option_is_in_the_page(name):
    page = run("unclause", "--manual", name).out.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
    told = run("unclause", name, "--help").out
    options = re.findall(r"^ {2,6}(?:-\w, )? *(--[a-z-]+)", told, re.M)
    assert options and all(option in page for option in options)


def test_the_program_names_its_commands():
    page = run("unclause", "--manual", "unclause").out
    assert all(f".BR unclause\\-{name} (1)" in page for name in commands())


def test_no_such_page():
    done = run("unclause", "--manual", "serach")
    assert done.status == 2 and "did you mean 'search'?" in done.err
