# SPDX-License-Identifier: GPL-3.0-or-later
"""unclause open: the file a clause is in, at its page."""
import os, pathlib, shutil, time

import pytest

from conftest import CORPUS, RUNNER, run

CITATION = "A/RES/99/901, para. 5"


@pytest.fixture
def library(tmp_path):
    """An index of a copy of corpus/, which tests may change."""
    folder = tmp_path / "it's here"
    shutil.copytree(CORPUS, folder)
    done = run("unclause", "index", "--db", tmp_path / "db", folder)
    assert done.status == 0, done.err
    return tmp_path


def cited(library, citation):
    (hit, *_) = run("unclause", "search", "--db", library / "db", "--format", "json", citation).json["hits"]
    return hit


def page_citation(library):
    """A clause of a PDF, not on its first page where there is such a one."""
    hits = run("unclause", "search", "--db", library / "db", "--format", "json", "-n", "500", "--all", "the").json["hits"]
    paged = [hit for hit in hits if hit["path"].endswith(".pdf") and hit["citation"]]
    assert paged
    return max(paged, key=lambda hit: hit["page"])


def opened(library, *arguments, **environment):
    return run("unclause", "open", "--db", library / "db", *arguments, **environment)


def programs(folder, *names):
    """A PATH that has nothing but these."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    return str(folder)


@pytest.mark.parametrize("viewer, form", [
    ("evince", "evince --page-index=%p '%f'"),
    ("atril", "atril --page-index=%p '%f'"),
    ("okular", "okular --page %p '%f'"),
    ("zathura", "zathura --page=%p '%f'"),
    ("qpdfview", "qpdfview '%f#%p'"),
    ("xpdf", "xpdf '%f' %p"),
    ("mupdf", "mupdf '%f' %p"),
])
def test_viewers_that_know_pages(library, viewer, form):
    hit = page_citation(library)
    done = opened(library, "--print-only", hit["citation"], PATH=programs(library / "bin", viewer, "xdg-open"))
    quoted = hit["path"].replace("'", "'\\''")
    assert done.out == form.replace("%p", str(hit["page"])).replace("%f", quoted) + "\n"


def test_other_files_go_to_the_desktop(library):
    hit = cited(library, CITATION)
    assert hit["page"] is None
    done = opened(library, "--print-only", CITATION, PATH=programs(library / "bin", "evince", "xdg-open"))
    assert done.out.startswith("xdg-open '")
    done = opened(library, "--print-only", page_citation(library)["citation"], PATH=programs(library / "other", "xdg-open"))
    assert done.out.startswith("xdg-open '")


def test_no_viewer(library):
    done = opened(library, CITATION, PATH=programs(library / "bin"))
    assert done.status == 2 and "xdg-open: no such program" in done.err and "$UNCLAUSE_VIEWER" in done.err


def test_own_viewer_runs(library):
    script = library / "viewer"
    script.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 7\n')
    script.chmod(0o755)
    hit = page_citation(library)
    done = opened(library, hit["citation"], UNCLAUSE_VIEWER=f" {script}  -p%p 100%% file:%f%x ")
    assert (done.status, done.out) == (7, f"-p{hit['page']}\n100%\nfile:{hit['path']}%x\n")
    done = opened(library, CITATION, UNCLAUSE_VIEWER=str(script))
    assert done.out == cited(library, CITATION)["path"] + "\n"


def test_viewer_with_a_window_is_not_waited_for(library):
    folder = library / "bin"
    said = library / "said"
    programs(folder)
    viewer = folder / "evince"
    viewer.write_text(f'#!/bin/sh\n/bin/echo "$@" > "{said}.new"\n/bin/mv "{said}.new" "{said}"\n/bin/sleep 5\n')
    viewer.chmod(0o755)
    begun = time.monotonic()
    done = opened(library, page_citation(library)["citation"], PATH=str(folder))
    assert (done.status, done.out, done.err) == (0, "", "")
    while not said.exists() and time.monotonic() < begun + 60:
        time.sleep(0.05)
    assert "--page-index=" in said.read_text()


@pytest.mark.skipif(bool(RUNNER), reason="the runner, not the kernel, looks for the interpreter")
def test_viewer_that_cannot_be_run(library):
    folder = library / "bin"
    programs(folder)
    (folder / "evince").write_text("#!/nowhere/at/all\n")
    (folder / "evince").chmod(0o755)
    done = opened(library, page_citation(library)["citation"], PATH=str(folder))
    assert done.status == 2 and done.err == "unclause: evince: No such file or directory\n"


def test_file_gone(library):
    path = pathlib.Path(cited(library, CITATION)["path"])
    path.unlink()
    done = opened(library, "--print-only", CITATION)
    assert done.status == 2 and f"{path}: No such file" in done.err and "index --delete" in done.err


def test_an_equal_copy_stands_in(library):
    path = pathlib.Path(cited(library, CITATION)["path"])
    copy = path.with_name("zz copy" + path.suffix)
    shutil.copy(path, copy)
    assert run("unclause", "index", "--db", library / "db", path.parent).status == 0
    path.unlink()
    done = opened(library, "--print-only", CITATION, UNCLAUSE_VIEWER="true")
    assert done.status == 0 and "zz copy" in done.out, done.err


def test_file_changed(library):
    path = pathlib.Path(cited(library, CITATION)["path"])
    os.utime(path, (1, 1))
    done = opened(library, "--print-only", CITATION, UNCLAUSE_VIEWER="true")
    assert done.status == 0 and f"{path}: changed since it was indexed" in done.err


def test_a_member_of_an_archive(library):
    shutil.make_archive(str(library / "a"), "zip", CORPUS)
    assert run("unclause", "index", "--db", library / "members", library / "a.zip").status == 0
    done = run("unclause", "open", "--db", library / "members", CITATION)
    assert done.status == 2 and f"is inside the file {library / 'a.zip'}; unpack that" in done.err


def test_a_document(library):
    done = opened(library, "--print-only", "A/RES/99/901", UNCLAUSE_VIEWER="true")
    assert done.status == 0 and cited(library, CITATION)["path"].replace("'", "'\\''") in done.out


@pytest.mark.parametrize("citation, said", [
    ("A/RES/1/1", "no such document"),
    ("A/RES/99/901, para. 99", "no such clause"),
])
def test_not_there(library, citation, said):
    done = opened(library, citation)
    assert done.status == 1 and said in done.err
