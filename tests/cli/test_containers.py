# SPDX-License-Identifier: GPL-3.0-or-later
"""Ready-made documents and archives: what several documents in one file become."""
import io, json, os, sys, tarfile, zipfile

import jsonschema
import pytest

from conftest import CORPUS, SOURCE, corpus_documents, run

sys.path.insert(0, str(SOURCE / "tests" / "fault"))
from indexing import clauses, counts, index, resolution, write_resolutions

LAMPS = {"symbol": "A/99/5", "clauses": [{"text": "Keepers keep lamps burning at night.", "label": "1"}]}


def dumps(paths):
    return "".join(run("unclause-index", "--dump", path).out for path in paths)


def json_lines(documents):
    return "".join(json.dumps(document) + "\n" for document in documents)


def values(text):
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        value, length = decoder.raw_decode(text[at:].lstrip())
        at += len(text[at:]) - len(text[at:].lstrip()) + length
        yield value


def later(path):
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))


# ---- Ready-made documents ----

@pytest.mark.parametrize("form", ["printed", "lines", "standard input"])
def test_what_is_dumped_is_taken_again(tmp_path, corpus_index, form):
    text = dumps(corpus_documents())
    source = tmp_path / "documents.jsonl"
    source.write_text(json_lines(values(text)) if form == "lines" else text, encoding="utf-8")
    given = ("-", source.read_bytes()) if form == "standard input" else (source, b"")
    done = index(tmp_path / "db", "--documents", given[0], stdin=given[1])
    assert (done.status, counts(done, "new", "failed")) == (0, (len(corpus_documents()), 0)), done.err
    assert clauses(tmp_path / "db") == clauses(corpus_index)
    again = index(tmp_path / "db", "--documents", given[0], stdin=given[1])
    assert counts(again, "new", "changed", "unchanged") == (0, 0, len(corpus_documents()))


def test_real_documents_are_taken_again(tmp_path, shared_documents):
    chosen = sorted(path for path in shared_documents.rglob("*") if path.suffix in {".pdf", ".docx", ".html"})[::12]
    (tmp_path / "documents.json").write_text(dumps(chosen), encoding="utf-8")
    index(tmp_path / "read", *chosen)
    done = index(tmp_path / "taken", "--documents", tmp_path / "documents.json")
    assert done.status == 0, done.err
    assert clauses(tmp_path / "taken") == clauses(tmp_path / "read")


def test_a_document_needs_little(tmp_path):
    source = tmp_path / "one.json"
    source.write_text(json.dumps(LAMPS), encoding="utf-8")
    assert index(tmp_path / "db", "--documents", source).status == 0
    [hit] = run("unclause", "search", "--db", tmp_path / "db", "--format", "json", "lamps").json["hits"]
    assert (hit["citation"], hit["kind"], hit["language"]) == ("A/99/5, para. 1", "paragraph", "en")
    assert hit["path"] == f"{source}/A/99/5"


def test_documents_are_compared_one_by_one(tmp_path):
    def document(number, word):
        return {**LAMPS, "symbol": f"A/99/{number}", "clauses": [{"text": f"A {word} lamp."}]}
    source = tmp_path / "documents.jsonl"
    source.write_text(json_lines(document(n, "white") for n in range(1, 6)), encoding="utf-8")
    index(tmp_path / "db", "--documents", source)
    source.write_text(json_lines([document(9, "blue"), document(2, "red"), *(document(n, "white") for n in range(3, 6))]),
                      encoding="utf-8")
    later(source)
    done = index(tmp_path / "db", "--delete", "--documents", source)
    assert counts(done, "new", "changed", "unchanged", "gone") == (1, 1, 3, 1)
    index(tmp_path / "fresh", "--documents", source)
    assert clauses(tmp_path / "db") == clauses(tmp_path / "fresh")


@pytest.mark.parametrize("document, complaint", [
    ([], "clauses: is missing or empty"),
    ({}, "clauses: is missing or empty"),
    ({"clauses": {}}, "clauses: is no list"),
    ({"clauses": ["x"]}, "clauses[0].: is no object"),
    ({"clauses": [{"text": 5}]}, "clauses[0].text: is no text"),
    ({"clauses": [{"text": "x"}, {"label": "2"}]}, "clauses[1].text: is missing"),
    ({"clauses": [{"text": "x", "kind": "verse"}]}, "clauses[0].kind: is no kind"),
    ({"clauses": [{"text": "x", "page": -1}]}, "clauses[0].page: "),
    ({"clauses": [{"text": "x", "hangs_from": 0}]}, "clauses[0].hangs_from: "),
    ({"clauses": [{"text": "x", "box": [1, 2, 3]}]}, "clauses[0].box: "),
    ({"clauses": [{"text": "x", "box": [1, 2, 3, "4"]}]}, "clauses[0].box: "),
    ({"clauses": [{"text": "x", "footnotes": [{"mark": "1", "text": "y", "at": 2}]}]}, "clauses[0].at: "),
    ({"clauses": [{"text": "\u00e9", "footnotes": [{"mark": "1", "text": "y", "at": 1}]}]}, "middle of a character"),
    ({"clauses": [{"text": "x", "section": ["I"]}]}, "clauses[0].section: "),
    ({"symbol": "lamp", "clauses": [{"text": "x"}]}, "symbol: is no symbol"),
    ({"adopted": "soon", "clauses": [{"text": "x"}]}, "adopted: is no date"),
    ({"language": "xx", "clauses": [{"text": "x"}]}, "language: is none of"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_a_document_that_can_not_be_taken(tmp_path, document, complaint):
    source = tmp_path / "documents.jsonl"
    source.write_text(json_lines([document, LAMPS]), encoding="utf-8")
    done = index(tmp_path / "db", "--documents", source)
    assert (done.status, counts(done, "new", "failed")) == (2, (1, 1)), done.err
    assert complaint in done.err
    again = index(tmp_path / "db", "--documents", source)
    assert (again.status, counts(again, "unchanged", "failed")) == (2, (1, 1))
    assert again.report["failures"] == done.report["failures"]


@pytest.mark.parametrize("line", [b"{", b"nonsense", b'{"symbol": "A/99/7", "clauses": [{"text": "lamp\xff"}]}',
                                  b"[" * 100_000, b'{"symbol": "\\ud800"}', b'{"a": 1, "a": 2}'])
def test_a_line_that_is_no_json_costs_itself(tmp_path, line):
    source = tmp_path / "documents.jsonl"
    source.write_bytes(line + b"\n" + json.dumps(LAMPS).encode() + b"\n" + line + b"\n")
    done = index(tmp_path / "db", "--documents", source)
    assert (done.status, done.report["new"]) == (2, 1), done.err
    assert f"unclause: {source}/1: is no JSON in UTF-8" in done.err


def test_two_documents_of_one_name(tmp_path):
    source = tmp_path / "documents.jsonl"
    source.write_text(json_lines([LAMPS, LAMPS]), encoding="utf-8")
    done = index(tmp_path / "db", "--documents", source)
    assert (done.status, counts(done, "new", "failed")) == (2, (1, 1))
    assert "a second document of this name" in done.err


def test_names_do_not_lead_out(tmp_path):
    source = tmp_path / "one.json"
    source.write_text(json.dumps({**LAMPS, "path": "/../../etc/./passwd"}), encoding="utf-8")
    index(tmp_path / "db", "--documents", source)
    [document] = run("unclause", "list", "--db", tmp_path / "db", "--format", "json").json["documents"]
    assert document["path"] == f"{source}/etc/passwd"


def test_nothing_on_standard_input(tmp_path):
    done = index(tmp_path / "db", "--documents", "-")
    assert (done.status, done.err.splitlines()[0]) == (0, "files: none")


# ---- Archives ----

def pack(path, files, time=1_000_000_000):
    """An archive of {name: bytes}, by the ending of its name."""
    if path.name.endswith(".zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path
    with tarfile.open(path, "w:" + {"gz": "gz", "tgz": "gz", "xz": "xz", "bz2": "bz2"}.get(path.name.rpartition(".")[2], "")) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mtime = len(content), time
            archive.addfile(member, io.BytesIO(content))
    return path


def corpus_files():
    return {path.name: path.read_bytes() for path in corpus_documents()}


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.TGZ", "a.tar.xz", "a.tar.bz2"])
def test_an_archive_is_as_the_files_in_it(tmp_path, corpus_index, name):
    archive = pack(tmp_path / "in" / name if (tmp_path / "in").mkdir() is None else None,
                   {f"inner/{name}": content for name, content in corpus_files().items()})
    done = index(tmp_path / "db", tmp_path / "in")
    assert (done.status, counts(done, "new", "failed")) == (0, (len(corpus_files()), 0)), done.err
    assert clauses(tmp_path / "db") == clauses(corpus_index)
    paths = {document["path"] for document in run("unclause", "list", "--db", tmp_path / "db", "--format", "json").json["documents"]}
    assert paths == {f"{archive}/inner/{name}" for name in corpus_files()}
    again = index(tmp_path / "db", tmp_path / "in")
    assert counts(again, "new", "changed", "unchanged") == (0, 0, len(corpus_files()))


def test_an_archive_by_any_name(tmp_path):
    archive = pack(tmp_path / "a.zip", {"lamp.txt": resolution(1).encode()}).rename(tmp_path / "archive.data")
    assert index(tmp_path / "db", "--archive", archive).report["new"] == 1
    assert index(tmp_path / "other", "--archive", "-", stdin=archive.read_bytes()).report["new"] == 1
    assert index(tmp_path / "third", tmp_path).report["other"] >= 1


def test_a_changed_archive_is_compared_member_by_member(tmp_path):
    archive = tmp_path / "a.tar.gz"
    files = {f"A_RES_99_{n}.txt": resolution(n).encode() for n in range(1, 6)}
    index(tmp_path / "db", pack(archive, files))
    del files["A_RES_99_1.txt"]
    files["A_RES_99_2.txt"] = resolution(2, words="lighthousez").encode()  # of the same size, and time
    files["A_RES_99_9.txt"] = resolution(9).encode()
    pack(archive, files)
    later(archive)
    assert counts(index(tmp_path / "db", archive), "new", "changed", "unchanged", "gone") == (1, 1, 3, 0)
    later(archive)
    assert counts(index(tmp_path / "db", "--delete", archive), "unchanged", "gone") == (5, 1)
    index(tmp_path / "fresh", archive)
    assert clauses(tmp_path / "db") == clauses(tmp_path / "fresh")
    archive.unlink()
    assert index(tmp_path / "db", "--delete", tmp_path).report["gone"] == 5


def test_what_archives_hold_beside_documents(tmp_path):
    files = {"A_RES_99_1.txt": resolution(1).encode(), ".hidden/x.txt": b"Lamps", "../out.txt": b"Lamps", "picture.png": b"PNG",
             "inner.zap": b"PK", "old/A_RES_99_2.txt": resolution(2).encode()}
    archive = pack(tmp_path / "a.tar", files)
    with tarfile.open(archive, "a") as file:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        file.addfile(link)
    done = index(tmp_path / "db", "--exclude", "old/*", archive)
    assert (done.status, counts(done, "new", "hidden", "other", "links", "excluded")) == (0, (1, 2, 2, 1, 1)), done.err


def test_an_archive_in_an_archive_is_named(tmp_path):
    inner = pack(tmp_path / "inner.zip", {"A_RES_99_2.txt": resolution(2).encode()})
    archive = pack(tmp_path / "a.zip", {"A_RES_99_1.txt": resolution(1).encode(), "in/inner.zip": inner.read_bytes()})
    inner.unlink()
    for fate in ("new", "unchanged"):
        done = index(tmp_path / "db", archive)
        assert (done.status, counts(done, fate, "failed")) == (2, (1, 1))
        assert f"unclause: {archive}/in/inner.zip: an archive in an archive is not read; unpack it by hand" in done.err


def test_bad_members_are_named_again(tmp_path):
    archive = pack(tmp_path / "a.zip", {"A_RES_99_1.txt": resolution(1).encode(), "empty.pdf": b"", "bad.docx": b"PK"})
    for _ in range(2):
        done = index(tmp_path / "db", archive)
        assert (done.status, done.report["failed"]) == (2, 2)
        assert f"unclause: {archive}/empty.pdf: the file is empty" in done.err
        assert f"unclause: {archive}/bad.docx: " in done.err
    assert done.report["unchanged"] == 1


def test_an_archive_that_is_none(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"no archive")
    write_resolutions(tmp_path, [1])
    for new in (1, 0):
        done = index(tmp_path / "db", tmp_path)
        assert (done.status, counts(done, "new", "failed")) == (2, (new, 1))
        assert f"unclause: {tmp_path / 'a.zip'}: damaged, or no tar or zip archive" in done.err


def test_standard_input_that_is_none(tmp_path):
    done = index(tmp_path / "db", "--archive", "-", stdin=b"no archive")
    assert done.status == 2 and "unclause: standard input: damaged, or no tar or zip archive" in done.err
    done = index(tmp_path / "db", "--documents", "-", stdin=b"{")
    assert done.status == 2 and "unclause: standard input: " in done.err


def test_a_truncated_archive(tmp_path):
    archive = pack(tmp_path / "a.tar.gz", corpus_files())
    archive.write_bytes(archive.read_bytes()[:-30_000])
    done = index(tmp_path / "db", archive)
    assert done.status == 2
    assert f"unclause: {archive}" in done.err


def test_names_in_archives(tmp_path):
    archive = pack(tmp_path / "a.zip", {"r\u00e9solution \u5357.txt": resolution(1).encode()})
    index(tmp_path / "db", archive)
    [document] = run("unclause", "list", "--db", tmp_path / "db", "--format", "json").json["documents"]
    assert document["path"] == f"{archive}/r\u00e9solution \u5357.txt"


def test_the_better_rendition_goes_from_an_archive(tmp_path):
    """What is left of the document stands in an archive that was not looked into."""
    index(tmp_path / "db", pack(tmp_path / "a.tar", {"A_RES_99_1.txt": resolution(1).encode()}))
    html = "".join(f"<p>{line}</p>" for line in resolution(1, words="harbours").splitlines() if line)
    page = tmp_path / "z.html"
    page.write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    index(tmp_path / "db", tmp_path)
    page.unlink()
    done = index(tmp_path / "db", "--delete", tmp_path)
    assert (done.status, done.report["gone"]) == (0, 1), done.err
    index(tmp_path / "fresh", tmp_path / "a.tar")
    assert clauses(tmp_path / "db") == clauses(tmp_path / "fresh")


def test_a_bomb_of_an_archive(tmp_path):
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for n in range(3):
            file.writestr(f"{n}.txt", b"lamp " * 10_000_000)
    for _ in range(2):
        done = index(tmp_path / "db", archive)
        assert (done.status, counts(done, "new", "failed")) == (2, (0, 1))
        assert f"{archive}: unpacks to more than 200 times its size" in done.err


def test_the_dump_of_a_taken_document_keeps_to_its_schema(tmp_path):
    schema = json.loads((SOURCE / "docs" / "schema" / "dump.json").read_text(encoding="utf-8"))
    for value in values(dumps([CORPUS / "A_99_77.pdf"])):
        jsonschema.validate(value, schema)
        assert value["path"].endswith("A_99_77.pdf")
