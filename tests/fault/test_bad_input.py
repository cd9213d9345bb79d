# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and queries made to hurt: each ends in bounded time and memory, with a line that says what to do."""
import resource, subprocess, zipfile, zlib

import pytest

from conftest import CORPUS, PROGRAMS, RUNNER, run
from indexing import counts, index, write_resolutions
from making import FONT, one_page, pdf, stream

SECONDS, MEGABYTES = 30, 1200
SANITIZED = b"__asan_init" in PROGRAMS["unclause-index"].read_bytes()


def bounded(program, *arguments, **how):
    """run(), with what a bad input may cost at most."""
    done = run(program, *arguments, timeout=SECONDS * (4 if SANITIZED else 1), **how)
    if not SANITIZED and not RUNNER:
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEGABYTES * 1024
    return done


def dump(path):
    return bounded("unclause-index", "--dump", path)


def refused(done, path):
    """The reason why `path` was not read."""
    assert (done.status, done.out) == (2, "")
    [line] = done.err.splitlines()
    start = f"unclause: {path}: "
    assert line.startswith(start)
    return line.removeprefix(start)


# ---- PDF ----

TEXT = b"BT /F 10 Tf 72 700 Td (Lamps burn) Tj ET "


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_pdf_cut_short(tmp_path, share):
    path = tmp_path / "cut.pdf"
    whole = (CORPUS / "A_99_77.pdf").read_bytes()
    path.write_bytes(whole[:int(len(whole) * share)])
    done = dump(path)
    if done.status == 0:
        assert any("damaged" in warning for warning in done.json["warnings"])
    else:
        assert "damaged PDF" in refused(done, path)


def test_a_locked_pdf(tmp_path):
    path = tmp_path / "locked.pdf"
    one_page(path, TEXT, trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(0123456789abcdef0123456789abcdef)"
                                 b"/U(fedcba9876543210fedcba9876543210)>>/ID[(0123456789abcdef)(0123456789abcdef)]")
    assert refused(dump(path), path) == "needs a password; save a copy without it"


def test_more_pages_than_bytes(tmp_path):
    """A tree of pages in which each node has the next one twice: 2^15 pages."""
    levels, path = 15, tmp_path / "pages.pdf"
    nodes = [b"<</Type/Pages/Count %d/Kids[%d 0 R %d 0 R]>>" % (2 ** (levels - n), n + 3, n + 3) for n in range(levels)]
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<<%s>>>>" % (
        levels + 1, levels + 3, FONT)
    pdf(path, [b"<</Type/Catalog/Pages 2 0 R>>", *nodes, page, stream(TEXT)])
    assert path.stat().st_size < 4096
    done = dump(path)
    assert done.status == 0, done.err
    assert "the file is too long, the rest of it is left out" in done.json["warnings"]


@pytest.mark.parametrize("content", [b"q " * 10_000 + TEXT + b"Q " * 10_000, b"[" * 10_000 + b"]" * 10_000, b"<<" * 10_000],
                         ids=["states", "arrays", "dictionaries"])
def test_deep_nesting_in_pdf(tmp_path, content):
    path = tmp_path / "deep.pdf"
    one_page(path, content)
    assert dump(path).status in (0, 2)


def test_a_page_that_unpacks_to_megabytes(tmp_path):
    path = tmp_path / "page.pdf"
    text = b"BT /F 10 Tf 72 700 Td (" + b"lamp" * 50 + b") Tj ET "
    one_page(path, zlib.compress(text * 5_000, 9), b"/Filter/FlateDecode")
    done = dump(path)
    assert done.status == 0, done.err
    assert "page 1: too much on it; the rest of it is left out" in done.json["warnings"]


CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"


def drawing(resources):
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<" + resources + FONT + b">>>>"


def form(resources, content):
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<" + resources + b">>")


def doubling(levels):
    """Forms of which each draws the next one twice."""
    return [form(b"/XObject<</F %d 0 R>>" % (n + 6), b"/F Do /F Do ") for n in range(levels)] + [form(FONT, TEXT)]


ENDLESS = {
    "a tree that is its own child": [CATALOGUE, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"],
    "a tree of itself a million times": [CATALOGUE, b"<</Type/Pages/Count 1000000/Kids[" + b"2 0 R " * 1000 + b"]>>"],
    "a page that is its own parent": [CATALOGUE, PAGES, b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", stream(TEXT)],
    "a form that draws itself": [CATALOGUE, PAGES, drawing(b"/XObject<</F 5 0 R>>"), stream(b"/F Do " + TEXT),
                                 form(b"/XObject<</F 5 0 R>>", b"/F Do /F Do")],
    "forms that draw each other": [CATALOGUE, PAGES, drawing(b"/XObject<</F 5 0 R>>"), stream(b"/F Do " + TEXT),
                                   form(b"/XObject<</F 6 0 R>>", b"/F Do /F Do"), form(b"/XObject<</F 5 0 R>>", b"/F Do /F Do")],
    "forms that draw twice": [CATALOGUE, PAGES, drawing(b"/XObject<</F 5 0 R>>"), stream(b"/F Do"), *doubling(40)],
    "a page drawn by a million streams": [CATALOGUE, PAGES, drawing(b"").replace(b"4 0 R", b"[" + b"4 0 R " * 300_000 + b"]", 1),
                                          stream(TEXT)],
    "a glyph that draws itself": [
        CATALOGUE, PAGES, drawing(b"").replace(FONT, b"/Font<</F 5 0 R>>"), stream(TEXT),
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 76/LastChar 76/Widths[9]"
        b"/Encoding<</Differences[76/L]>>/CharProcs<</L 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"9 0 d0 BT /F 10 Tf (LLLL) Tj ET")],
    "an object that is itself": [b"1 0 R", PAGES],
    "a length that is not there": [CATALOGUE, PAGES, drawing(b""), b"<</Length 4 0 R>>stream\n" + TEXT],
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_pdf(tmp_path, name):
    path = tmp_path / "endless.pdf"
    pdf(path, ENDLESS[name])
    assert bounded("unclause-index", "--timeout", 5, "--dump", path).status in (0, 2)


def test_cross_references_that_lead_in_a_circle(tmp_path):
    path = tmp_path / "circle.pdf"
    one_page(path, TEXT)
    content = path.read_bytes()
    start = content.rindex(b"startxref\n") + len(b"startxref\n")
    place = content[start:content.index(b"\n", start)]
    path.write_bytes(content.replace(b"trailer<<", b"trailer<</Prev %s " % place))
    assert dump(path).status in (0, 2)


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "txt", "zip"])
def test_a_file_of_a_terabyte(tmp_path, ending):
    path = tmp_path / f"sparse.{ending}"
    with open(path, "wb") as file:
        try:
            file.truncate(1 << 40)
        except OSError:
            pytest.skip("no file of that size to be had")
    done = bounded("unclause-index", "--db", tmp_path / "db", path)
    assert done.status == 2
    assert f"unclause: {path}: " in done.err


def nested(path, kind, call, leaf, levels=30):
    """A page that draws ten things that each draw ten things, and so on: 10^30 at the bottom."""
    resources = b"/Resources<<%s/%s<</X %%d 0 R>>>>" % (FONT, kind[0])
    things = [stream(leaf if n == levels - 1 else call * 10, kind[1] + (resources % min(n + 6, levels + 4)))
              for n in range(levels)]
    pdf(path, [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R" + resources % 5 + b">>",
               stream(TEXT + call), *things])


FORM = (b"XObject", b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]")
PATTERN = (b"Pattern", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9")


@pytest.mark.parametrize("kind, call, leaf", [
    (FORM, b"/X Do ", b""), (FORM, b"/X Do ", TEXT), (PATTERN, b"/Pattern cs /X scn 0 0 9 9 re f ", b""),
], ids=["forms", "forms with text", "patterns"])
def test_drawings_in_drawings(tmp_path, kind, call, leaf):
    path = tmp_path / "nested.pdf"
    nested(path, kind, call, leaf)
    done = dump(path)
    assert done.status == 0, done.err
    assert "page 1: too much on it; the rest of it is left out" in done.json["warnings"]
    assert any(clause["text"].startswith("Lamps burn") for clause in done.json["clauses"])


def test_a_tree_of_pages_that_holds_itself(tmp_path):
    path = tmp_path / "loop.pdf"
    pdf(path, [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>"])
    assert "damaged PDF" in refused(dump(path), path)


# ---- Word ----

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT, END = f"<w:document {NAMES}><w:body>", "</w:body></w:document>"
PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
RELATIONS = ('<Relationships><Relationship Id="a" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
             'officeDocument/2006/relationships/officeDocument"/></Relationships>')
LAUGHS = ('<!DOCTYPE html [<!ENTITY a0 "lamps ">'
          + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)) + "]>")


def docx(path, *pieces):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", RELATIONS)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece.encode())


@pytest.mark.parametrize("pieces, reason", [
    ([LAUGHS + DOCUMENT + PARAGRAPH % "&a10;" + END], "damaged"),
    (['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + DOCUMENT + PARAGRAPH % "&a;" + END], "damaged"),
    ([DOCUMENT + "<w:sdt>" * 10_000 + PARAGRAPH % "lamps" + "</w:sdt>" * 10_000 + END], "damaged"),
    ([DOCUMENT + "<w:tbl><w:tr><w:tc>" * 3_000 + PARAGRAPH % "x" + "</w:tc></w:tr></w:tbl>" * 3_000 + END], "damaged"),
    ([DOCUMENT, "<w:tbl>", *["<w:tr>" + ("<w:tc>" + PARAGRAPH % "x" + "</w:tc>") * 200 + "</w:tr>"] * 2_700, "</w:tbl>", END],
     "too much text; split it first"),
    ([DOCUMENT, *[PARAGRAPH % ("lamp " * 200_000)] * 150, END], "overlong"),
    ([DOCUMENT + "<w:p " + " ".join(f"a{n}='b'" for n in range(100_000)) + "/>" + END], "damaged"),
], ids=["laughs", "outside", "deep", "tables", "table", "bomb", "attributes"])
def test_a_word_file_that_is_a_trap(tmp_path, pieces, reason):
    path = tmp_path / "trap.docx"
    docx(path, *pieces)
    assert reason in refused(dump(path), path)


# ---- HTML ----

@pytest.mark.parametrize("page", ["<div>" * 10_000 + "Lamps", "<b>" * 10_000 + "Lamps", "<table><tr><td>" * 10_000 + "Lamps",
                                  "<ol><li>" * 10_000 + "Lamps"], ids=["blocks", "inline", "tables", "lists"])
def test_deep_nesting_in_html(tmp_path, page):
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + page, encoding="utf-8")
    assert refused(dump(path), path) == "elements are nested more than 400 deep; save it as text first"


@pytest.mark.parametrize("page", [
    LAUGHS + "<html><body><p>Lamps &a10;</p></body></html>",
    "<html><p>Lamps<table>" + "<tr><td colspan=99999 rowspan=99999>x</td>" * 2_000,
    "<html><body><p>Lamps</p>" + "</p>" * 1_000_000,
    "<html><p>Lamps</p><p " + "x" * 5_000_000,
    "<html><p>Lamps</p>" + '<p><a href="#n" id="n">1</a> lamps</p>' * 20_000,
], ids=["laughs", "spans", "ends", "endless tag", "anchors"])
def test_html_that_is_a_trap(tmp_path, page):
    path = tmp_path / "trap.html"
    path.write_text(page, encoding="utf-8")
    done = dump(path)
    assert done.status == 0, done.err
    assert 0 < len(done.bytes) < 50_000_000


def test_html_with_a_tag_of_many_attributes(tmp_path):
    path = tmp_path / "attributes.html"
    path.write_text("<html><p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">Lamps</p>", encoding="utf-8")
    assert refused(dump(path), path) == "a tag has more than 1000 attributes; save it as text first"


@pytest.mark.skipif(SANITIZED, reason="the sanitizers bound no memory")
def test_more_clauses_than_fit_into_memory(tmp_path):
    path = tmp_path / "many.html"
    path.write_text("<html><body>" + "<p><b><i>Lamps " * 300_000, encoding="utf-8")
    assert refused(dump(path), path) == "reading it takes more than 1024 MiB of memory; split it first"


# ---- Text ----

@pytest.mark.parametrize("text", [
    "lamp " * 1_000_000,
    "x" * 5_000_000,
    "\n" * 5_000_000 + "Lamps",
    "1. " + "(" * 200_000,
    "1. " + "A/" * 200_000,
    "1. Recalling its resolutions " + ", ".join(f"{30 + n % 60}/{n}" for n in range(1, 50_000)) + " of 5 December 2044;",
    "1. e" + "\u0301" * 500_000,
    "\u200d" * 500_000 + "Lamps",
    "\u5357" * 500_000,
    "".join(f"({'abcdefghij'[n % 10]}) Lamps\n\n" for n in range(20_000)),
    "".join(f"Annex {n}\n\n1. Lamps\n\n" for n in range(10_000)),
    "".join(f"{n}. Lamps{n} burn,{n + 1}\n\n" for n in range(5_000)) + "".join(f"{n} See A/99/{n}.\n" for n in range(5_000)),
], ids=["line", "word", "blank", "brackets", "slashes", "numbers", "accents", "joiners", "han", "letters", "annexes", "notes"])
def test_text_that_is_a_trap(tmp_path, text):
    path = tmp_path / "trap.txt"
    path.write_text(text, encoding="utf-8")
    done = dump(path)
    assert done.status == 0, done.err
    assert done.json["clauses"]


def test_more_lines_than_are_read(tmp_path):
    path = tmp_path / "lines.txt"
    path.write_text("Lamps\n" * 600_000, encoding="utf-8")
    assert refused(dump(path), path) == "too many lines (over 524288); split it first"


def test_bytes_that_are_not_utf8(tmp_path):
    path = tmp_path / "invalid.txt"
    path.write_bytes(b"A/99/1\n\n1. Lamps \xff\xfe\xed\xa0\x80 burn \xc0\x80 at night.\n")
    done = dump(path)
    assert done.status == 0, done.err
    [clause] = [clause for clause in done.json["clauses"] if clause["label"] == "1"]
    assert clause["text"].startswith("Lamps ") and clause["text"].endswith(" at night.")


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "txt"])
def test_binary_data_by_any_name(tmp_path, ending):
    path = tmp_path / f"data.{ending}"
    path.write_bytes(bytes(range(256)) * 1000)
    assert len(refused(dump(path), path)) > 10


def test_what_names_a_folder_or_nothing(tmp_path):
    assert refused(dump(tmp_path), tmp_path).startswith("not a file of bytes")
    assert refused(dump(tmp_path / "no.pdf"), tmp_path / "no.pdf") == "No such file or directory"


def test_one_trap_costs_one_file(tmp_path):
    write_resolutions(tmp_path / "files", [1, 2])
    docx(tmp_path / "files" / "laughs.docx", LAUGHS + DOCUMENT + PARAGRAPH % "&a10;" + END)
    (tmp_path / "files" / "deep.html").write_text("<html>" + "<div>" * 10_000, encoding="utf-8")
    done = index(tmp_path / "db", tmp_path / "files")
    assert (done.status, counts(done, "new", "failed")) == (2, (2, 2))
    assert bounded("unclause", "search", "--db", tmp_path / "db", "lighthouses").status == 0


# ---- Queries ----

@pytest.mark.parametrize("query", [
    "AND AND", '"', "(((((", "()", "NOT", "-", "+", "*", "a*", "lamp NEAR/9999999999 (", "year:", "date:..", "kind:x", "label:((((",
    "x" * 100_000, "(" * 5_000, "(a " * 60 + ")" * 60, "-" * 5_000 + "x", "NOT " * 3_000 + "x", "\x01\x02", "\u202e", "", "   ",
    b"\xff\xfe",
], ids=lambda query: repr(query[:12]))
def test_a_query_that_cannot_be_read(corpus_index, query):
    done = run("unclause", "search", "--db", corpus_index, "--", query) if isinstance(query, str) else \
        bounded("unclause", "search", "--db", corpus_index, "--", query.decode("utf-8", "surrogateescape"))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("unclause: the query can't be read: ")


@pytest.mark.parametrize("query", [
    "lamp OR " * 1_500 + "x", "lamp AND " * 1_500 + "x", " NEAR ".join(["lamp"] * 60), '"' + "the " * 1_500 + '"',
    "symbol:" + "A/" * 1_000, "A/RES/99/901, para. " + "9" * 500, "\u5357" * 1_500, "e" + "\u0301" * 5_000, "co-" * 900,
    'own:"' + "lamp " * 1_500 + '"', "lamp\udcc3",
], ids=lambda query: repr(query[:12]))
def test_a_query_that_asks_for_much(corpus_index, query):
    done = bounded("unclause", "search", "--db", corpus_index, "--", query)
    assert done.status in (0, 1), done.err


@pytest.mark.parametrize("query", [
    " NEAR ".join(["lamp"] * 1_000), '"' + "the " * 3_000 + '"', "\u5357" * 4_000, "co-" * 4_000, "re* " * 3_000,
], ids=lambda query: repr(query[:12]))
def test_a_query_that_asks_for_too_much(corpus_index, query):
    done = bounded("unclause", "search", "--db", corpus_index, "--", query)
    assert (done.status, done.out) == (2, "")
    assert "the query can't be read: there are more than" in done.err


@pytest.mark.parametrize("citation", ["", " ", "A/99/0000", "A/RES/99/901, para. 999", "x" * 100_000, "(" * 5_000, "A/" * 5_000,
                                      "\udcff", "A/RES/99/901, para. " + "(a) " * 5_000], ids=lambda text: repr(text[:12]))
def test_nothing_is_shown_for_what_is_no_citation(corpus_index, citation):
    done = bounded("unclause", "show", "--db", corpus_index, "--", citation)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("unclause: ")


@pytest.mark.parametrize("make", [
    lambda path: path.mkdir(),
    lambda path: path.write_text("lamps", encoding="utf-8"),
    lambda path: (path.mkdir(), (path / "iamglass").write_bytes(b"\x0f\x0dXapian Glass" + b"\xff" * 100)),
    lambda path: None,
], ids=["folder", "file", "damaged", "nothing"])
def test_what_is_no_index(tmp_path, make):
    make(tmp_path / "db")
    for command in (["search", "lamps"], ["show", "A/RES/99/1"], ["list"]):
        done = bounded("unclause", command[0], "--db", tmp_path / "db", *command[1:])
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(f"unclause: {tmp_path / 'db'}: ")


@pytest.mark.parametrize("format", ["", "unclause 0", "unclause 1000"], ids=["none", "older", "newer"])
def test_a_database_of_another_program_or_version(tmp_path, format):
    db, files = tmp_path / "db", tmp_path / "files"
    write_resolutions(files, [1])
    index(db, files)
    subprocess.run(["xapian-metadata", "set", db, "unclause.format", format], check=True)
    done = bounded("unclause", "search", "--db", db, "lighthouses")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"unclause: {db}: ") and "--rebuild" in done.err
    done = index(db, files)
    assert done.status == 2 and f"unclause: {db}/1: " in done.err


def test_a_name_that_would_paint_the_terminal(tmp_path):
    path = tmp_path / "files" / "lamp\x1b[31m\nunclause: all is well.txt"
    path.parent.mkdir()
    path.write_bytes(b"\1\2\3\0\0\4")
    done = index(tmp_path / "db", path.parent)
    assert done.status == 2
    assert f"unclause: {path.parent}/lamp?[31m?unclause: all is well.txt: binary data, not text\n" in done.err
    assert "\x1b" not in done.err
