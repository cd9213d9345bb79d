# SPDX-License-Identifier: GPL-3.0-or-later
"""unclause search, as a person types it, over an index of corpus/."""
import csv, html, io, json, re

import jsonschema
import pytest

from conftest import CORPUS, SOURCE, run

SEED = "south-south-draft-resolution"


@pytest.fixture
def search(corpus_index):
    def asked(*arguments, **environment):
        return run("unclause", "search", "--db", corpus_index, *arguments, **environment)

    return asked


@pytest.fixture
def hits(search):
    def asked(*arguments):
        done = search("--format", "json", *arguments)
        assert done.status in (0, 1), done.err
        return done.json["hits"]

    return asked


def labels(hits, symbol):
    return [hit["label"] for hit in hits if hit["symbol"] == symbol]


def schema(name):
    return json.loads((SOURCE / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))


def test_phrase_before_words_apart(hits):
    found = labels(hits("-n", "50", "triangular cooperation"), SEED)
    assert set(found[:3]) == {"3", "6", "7"}
    assert "2" in found[3:]


def test_json_is_as_the_schema_says(search):
    done = search("--format", "json", "-C", "2", '"triangular cooperation" AND kind:operative')
    assert done.status == 0
    jsonschema.validate(done.json, schema("search"))
    assert {hit["kind"] for hit in done.json["hits"]} == {"operative"}
    assert done.json["total"] >= done.json["groups"] >= len(done.json["hits"])


def test_jsonl_is_the_same_hits(search):
    one = search("--format", "json", "ferry").json["hits"]
    lines = search("--format", "jsonl", "ferry").out.splitlines()
    assert [json.loads(line) for line in lines] == one


def test_marks_and_snippet_are_places_in_the_text(hits):
    for hit in hits("-n", "100", "triangular cooperation of developing countries"):
        text = hit["text"].encode()
        marked = {text[start:end].decode().lower() for start, end in hit["marks"]}
        assert marked <= {"triangular", "cooperation", "developing", "countries", "country", "development", "developed",
                          "develop", "co", "operation"}, marked
        plain = html.unescape(re.sub("</?em>", "", hit["snippet"])).removeprefix("… ").removesuffix(" …")
        assert plain in hit["text"]


def test_neighbours(hits):
    (hit,) = hits("-C", "1", f"{SEED}, para. 5")
    assert [n["label"] for n in hit["before"]] == ["4"]
    assert [n["label"] for n in hit["after"]] == ["6"]


@pytest.mark.parametrize("query, symbol, label", [
    ("A/RES/99/901, para. 5", "A/RES/99/901", "5"),
    ("99/901 OP5", "A/RES/99/901", "5"),
    ("A/RES/99/901 para 2 (b) (ii)", "A/RES/99/901", "2 (b) (ii)"),
    ("A/RES/99/901 PP2", "A/RES/99/901", "PP2"),
    ("99/901, third preambular para.", "A/RES/99/901", "PP3"),
    (f"{SEED}, para. 7", SEED, "7"),
])
def test_citation_goes_to_its_clause(hits, query, symbol, label):
    found = hits(query)
    assert (found[0]["symbol"], found[0]["label"]) == (symbol, label)


def test_cited_document_gives_its_clauses(hits):
    found = hits("-n", "100", "A_RES_99_901.pdf")
    assert {hit["symbol"] for hit in found} == {"A/RES/99/901"}
    assert found[0]["kind"] == "operative"


def test_filters(hits):
    assert {hit["kind"] for hit in hits("kind:preambular")} == {"preambular"}
    assert {hit["symbol"] for hit in hits("--in", "A/RES/99/901", "triangular")} == {"A/RES/99/901"}
    assert {hit["kind"] for hit in hits("--kind", "heading", "--kind", "footnote", "-n", "50", "kind:heading OR kind:footnote")
            } == {"heading", "footnote"}
    assert all("request" in hit["verbs"] for hit in hits("verb:requests"))
    assert hits("verb:requests")


def test_front_matter_only_where_asked_for(hits):
    assert all(hit["kind"] != "frontmatter" for hit in hits("-n", "100", "general assembly"))
    assert {hit["kind"] for hit in hits("kind:frontmatter")} == {"frontmatter"}


def test_exclusion_and_phrase(hits):
    assert all("South-South" in hit["text"] for hit in hits("-n", "50", '"South-South"'))
    assert all("triangular" not in hit["text"].lower() for hit in hits("-n", "50", '"South-South" -triangular'))


def test_paging(hits):
    ten = [hit["citation"] for hit in hits("-n", "10", "development")]
    assert [hit["citation"] for hit in hits("-n", "5", "--offset", "5", "development")] == ten[5:]
    assert [hit["rank"] for hit in hits("-n", "2", "--offset", "5", "development")] == [6, 7]


def test_document_order(corpus_index, hits):
    found = [hit["citation"] for hit in hits("--sort", "document", "--in", "A/RES/99/901", "-n", "50", "the")]
    shown = run("unclause", "show", "--db", corpus_index, "--format", "json", "A/RES/99/901").json["clauses"]
    order = [clause["citation"] for clause in shown]
    cited = [citation for citation in found if citation]
    assert len(cited) > 5 and cited == [citation for citation in order if citation in cited]


def test_tables(search):
    rows = list(csv.DictReader(io.StringIO(search("--format", "csv", "ferry").out)))
    lines = search("--format", "tsv", "ferry").out.splitlines()
    assert rows and len(lines) == len(rows) + 1
    assert lines[0].split("\t") == list(rows[0])


def test_quotation_to_paste(search, hits):
    (hit,) = hits("99/901 OP6")
    assert search("--format", "cite", "99/901 OP6").out == f"“{hit['text']}” ({hit['citation']})\n"


def test_clauses_that_cite_what_is_not_there(search, hits):
    assert {"A/RES/70/1"} <= {symbol for hit in hits("A/RES/70/1") for symbol in hit["cites"]}
    assert all("A/RES/97/114" in hit["cites"] for hit in hits("cites 97/114"))
    assert hits("cites 97/114")
    assert "Did you mean" not in search("cites 97/114").err


def test_plain_text(search):
    out = search("-C", "1", "-n", "3", "triangular cooperation").out
    assert "*triangular cooperation*" in out
    assert "\033" not in out


def test_nothing_found(search):
    done = search("xyzzyplugh")
    assert (done.status, done.out) == (1, "")
    assert done.err == "unclause: nothing found for xyzzyplugh\n"
    done = search("--format", "json", "xyzzyplugh")
    assert (done.status, done.json["total"], done.json["hits"]) == (1, 0, [])


@pytest.mark.parametrize("citation, said", [
    ("99/901 OP77", "99/901 OP77: the document has no such clause; unclause show 'A/RES/99/901' prints what it has"),
    ("A/RES/1/9999 para 3", "A/RES/1/9999 para 3: no such document in the index; unclause list names them"),
])
def test_a_citation_of_what_is_not_there(search, citation, said):
    done = search(citation)
    assert (done.status, done.err) == (1, f"unclause: {said}\n")
    assert "nothing found" in search("--kind", "table", citation).err


@pytest.mark.parametrize("query, column", [
    ("AND AND", 0), ('"', 0), ("(", 1), ("kind:nonsense", 5), ("ferry AND AND port", 10), ("développement \"", 14)])
def test_what_can_not_be_read_is_pointed_at(search, query, column):
    done = search("--", query)
    assert (done.status, done.out) == (2, "")
    first, shown, caret = done.err.splitlines()
    assert first.startswith("unclause: the query can't be read: ")
    assert shown == "  " + query
    assert caret == "  " + " " * column + "^"


@pytest.mark.parametrize("word, count", [("ferry ", 17000), ("xyzzyplugh ", 10000), ("é", 50000)])
@pytest.mark.parametrize("ending", ["", " AND AND", " ((("])
def test_messages_stay_short(search, word, count, ending):
    err = search("--", word * count + ending).err
    assert len(err) < 1200 and all(len(line) < 520 for line in err.splitlines())
    if ending:
        *_, shown, caret = err.splitlines()
        assert len(shown) <= 2 + 2 + 60 + 60 and caret.rstrip("^").strip() == ""
        assert shown.startswith("  …") and "�" not in shown


def test_no_query_and_bad_options(search):
    assert search().status == 2
    assert search("--no-such-option", "ferry").status == 2
    assert search("--format", "xml", "ferry").status == 2


def test_several_databases(corpus_index):
    done = run("unclause", "search", "--db", corpus_index, "--db", corpus_index, "--format", "json", "--all",
               "99/901 OP5")
    assert done.status == 0


def test_surroundings_wherever_clauses_stand(tmp_path, corpus_index):
    """What stands around a clause is found in each of several databases, and where documents were written again."""
    copy = tmp_path / "A_RES_99_901.txt"
    copy.write_bytes((CORPUS / copy.name).read_bytes())
    for _ in range(2):
        assert run("unclause", "index", "--db", tmp_path / "db", CORPUS / "A_RES_99_902.fr.txt", copy).status == 0
        copy.write_bytes(copy.read_bytes() + b"\n")

    def found(*databases):
        options = [argument for db in databases for argument in ("--db", db)]
        hits = run("unclause", "search", *options, "--format", "json", "-n", "50", "-C", "2", "mountain roads").json["hits"]
        return [{name: hit[name] for name in ("citation", "title", "section", "chapeau", "before", "after")}
                for hit in hits if hit["symbol"] == "A/RES/99/901"]
    alone = found(tmp_path / "db")
    assert any(hit["section"] and hit["before"] for hit in alone)
    for databases in ((tmp_path / "db", corpus_index), (corpus_index, tmp_path / "db")):
        together = found(*databases)
        assert together and all(hit in alone for hit in together)


def test_languages(hits):
    found = hits("développement durable")
    assert any(hit["language"] == "fr" for hit in found)
    assert all(hit["language"] == "fr" for hit in hits("language:fr"))


def counts(facet):
    return {value["value"]: value["count"] for value in facet}


def test_facets_are_what_the_filters_leave(search):
    query = "cooperation OR development"
    found = search("--format", "json", "--facets", "-n", "1000", "--all", query).json
    jsonschema.validate(found, schema("search"))
    facets = found["facets"]
    for name in ("kind", "organ", "year", "language", "document"):
        assert sum(counts(facets[name]).values()) <= found["total"], name
    assert sum(counts(facets["kind"]).values()) == found["total"] == len(found["hits"])
    for name, field in (("kind", "kind"), ("organ", "organ"), ("year", "year"), ("language", "language"),
                        ("verb", "verb"), ("document", "symbol")):
        assert facets[name], name
        for value, count in list(counts(facets[name]).items())[:4]:
            kept = search("--format", "json", "--all", f'({query}) {field}:"{value}"').json
            assert kept["total"] == count, (name, value)
    listed = [value["count"] for value in facets["verb"]]
    assert listed == sorted(listed, reverse=True)


def test_facets_of_what_is_cited(search):
    found = search("--format", "json", "--facets", "99/901 OP6").json
    assert counts(found["facets"]["document"]) == {"A/RES/99/901": 1}
    assert counts(found["facets"]["year"]) == {"2044": 1}


def test_facets_alone(search):
    done = search("--facets", "-n", "0", "cooperation")
    assert done.status == 0
    assert [line.split()[0] for line in done.out.split("\n") if line] == [
        "kind", "organ", "year", "language", "verb", "document"]
    assert search("--facets", "-n", "0", "zyxwvut").status == 1


def test_a_page_of_none_tells_whether_there_are_any(search):
    assert search("-n", "0", "--format", "jsonl", '"triangular cooperation"').status == 0
    assert search("-n", "0", "--format", "jsonl", '"cooperation triangular"').status == 1


def test_fields_are_picked_in_order(search):
    done = search("--format", "jsonl", "--fields", "label, citation,verbs", "-n", "2", "cooperation")
    for line in done.out.splitlines():
        assert list(json.loads(line)) == ["label", "citation", "verbs"]
    first = next(csv.reader(io.StringIO(search("--format", "csv", "--fields", "section,marks", "cooperation").out)))
    assert first == ["section", "marks"]


def test_every_member_is_a_field(search):
    (hit,) = search("--format", "json", "99/901 OP6").json["hits"]
    names = list(schema("search")["$defs"]["hit"]["properties"])
    assert set(hit) == set(names)
    (picked,) = search("--format", "json", "--fields", ",".join(names), "99/901 OP6").json["hits"]
    assert list(picked) == names and picked == hit
    rows = list(csv.DictReader(io.StringIO(search("--format", "csv", "--fields", ",".join(names), "99/901 OP6").out)))
    assert rows[0]["text"] == hit["text"] and json.loads(rows[0]["box"] or "null") == hit["box"]


@pytest.mark.parametrize("arguments, said", [
    (("--format", "json", "--fields", "citation,colour"), "'colour' is none of rank, score, citation"),
    (("--fields", "citation"), "--format json"),
    (("--facets", "--format", "csv"), "--format text or json"),
])
def test_what_does_not_go_together(search, arguments, said):
    done = search(*arguments, "cooperation")
    assert (done.status, done.out) == (2, "") and said in done.err
    assert len(done.err.splitlines()) == 1


@pytest.fixture
def awkward_index(tmp_path):
    """A document whose texts have what tables and quotations must take care of."""
    document = tmp_path / "awkward.txt"
    document.write_text("""\
United Nations                                              A/RES/98/7
General Assembly

98/7. Awkward punctuation

     The General Assembly,

     1. Decides that “zebras”, "okapis" and back\\slashes, with commas, are to be quoted;

     2. Requests the Secretary-General to count the zebras.
""", encoding="utf-8")
    db = tmp_path / "db"
    done = run("unclause", "index", "--db", db, document)
    assert done.status == 0, done.err
    return db


def test_tables_of_awkward_texts(awkward_index):
    def asked(form):
        return run("unclause", "search", "--db", awkward_index, "--format", form, "okapis")
    text = 'Decides that “zebras”, "okapis" and back\\slashes, with commas, are to be quoted;'
    assert asked("json").json["hits"][0]["text"] == text
    assert next(csv.DictReader(io.StringIO(asked("csv").out)))["text"] == text
    assert asked("csv").bytes.endswith(b'"\r\n') and asked("csv").bytes.count(b"\r\n") == 2
    row = dict(zip(*(line.split("\t") for line in asked("tsv").out.splitlines())))
    assert row["text"] == text.replace("\\", "\\\\")
    quoted = text.replace("“zebras”", "‘zebras’")
    assert asked("cite").out == f"“{quoted}” (A/RES/98/7, para. 1)\n"


@pytest.mark.parametrize("order", ["relevance", "date", "-date", "document"])
def test_pages_make_up_the_whole(search, order):
    def page(*arguments):
        lines = search("--format", "jsonl", "--sort", order, *arguments, "cooperation").out.splitlines()
        return [json.loads(line)["citation"] for line in lines]
    whole = page("-n", "40")
    assert len(whole) > 20
    assert [c for at in range(0, 40, 7) for c in page("-n", "7", "--offset", str(at))][:len(whole)] == whole


def test_so_many_of_a_document(hits):
    found = hits("-n", "100", "--per-document", "2", "cooperation")
    by_document = [(hit["symbol"], hit["language"]) for hit in found]
    assert len(set(by_document)) > 2
    assert max(by_document.count(document) for document in by_document) == 2


def test_what_a_sub_paragraph_hangs_from(search):
    lines = search("-n", "1", "99/901, para. 2 (b)").out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("   2 (b) "))
    assert lines[at - 1].strip().startswith("Encourages Member States")
    twice = search("-n", "1", "-C", "9", "99/901, para. 2 (b)").out
    assert twice.count("Encourages Member States") == 1


def test_notes_stand_below_their_clause(search, hits):
    noted = [hit for hit in hits("-n", "200", "--all", "the") if hit["footnotes"]]
    assert noted
    hit = min(noted, key=lambda hit: len(hit["text"]))
    note = hit["footnotes"][0]
    assert f"   [{note['mark']}] {note['text'][:30]}" in search("-n", "1", hit["citation"]).out


def test_pages_are_told(search, hits):
    hit = next(hit for hit in hits("-n", "200", "--all", "the") if hit["page"] and hit["citation"])
    assert search("-n", "1", hit["citation"]).out.splitlines()[0] == f"{hit['citation']} · page {hit['page']}"


@pytest.mark.parametrize("query", [
    "triangular cooperation", "cooperation", "the of", "roads and ports", '"triangular cooperation" schools',
    "youth NEAR/5 employment cooperation", "+ferry cooperation", "develop* cooperation", "cooperation kind:operative",
    "cites:A/RES/55/2", "small island developing states of the mountains", "(ferry OR port) cooperation",
])
@pytest.mark.parametrize("arguments", [(), ("--all",), ("--per-document", "2")])
def test_an_explanation_adds_up(search, query, arguments):
    found = search("--format", "json", "--explain", "-n", "80", *arguments, query).json
    jsonschema.validate(found, schema("search"))
    for hit in found["hits"]:
        parts = hit["explanation"]
        assert abs(sum(part["score"] for part in parts) - hit["score"]) < 2e-4 * max(1, hit["score"]), hit
        assert all(part["score"] for part in parts)


def test_an_explanation_says_why(search):
    done = search("--explain", "-n", "1", "triangular cooperation")
    (line,) = [line for line in done.out.splitlines() if " = " in line]
    assert re.fullmatch(r"   \d+\.\d\d = \d+\.\d\d “triangular” \+ \d+\.\d\d “cooperation” \+ \d+\.\d\d all words "
                        r"\+ \d+\.\d\d “triangular” as typed \+ \d+\.\d\d “triangular cooperation” side by side "
                        r"\+ \d+\.\d\d “cooperation” as typed", line)
    assert "triangular" in done.err
    done = search("--explain", "--format", "json", "99/901 OP5")
    assert done.err == "a citation: looked up, not searched\n"
    (hit,) = done.json["hits"]
    assert hit["explanation"] == []
    assert search("--format", "json", "-n", "1", "ferry").json["hits"][0]["explanation"] == []


def test_the_oldest_stands_for_equal_texts_where_it_comes_first(tmp_path):
    for year in (2041, 2043, 2042):
        (tmp_path / f"{year}.txt").write_text(f"""\
United Nations                                              A/RES/{year - 1945}/7
General Assembly
                                                        Distr.: General
                                                        20 December {year}

{year - 1945}/7. Zebras

     The General Assembly,

     1. Requests the Secretary-General to count the zebras of the plains;

     2. Decides to hear of zebras {year} times.
""", encoding="utf-8")
    assert run("unclause", "index", "--db", tmp_path / "db", tmp_path).status == 0

    def found(order):
        done = run("unclause", "search", "--db", tmp_path / "db", "--format", "json", "--sort", order, "kind:operative zebras")
        return [(hit["date"][:4], hit["label"], hit["earlier"]) for hit in done.json["hits"]]
    assert sorted(found("date")) == [("2041", "1", 2), ("2041", "2", 0), ("2042", "2", 0), ("2043", "2", 0)]
    assert [year for year, *_ in found("date")] == ["2041", "2041", "2042", "2043"]
    assert sorted(found("-date")) == [("2041", "2", 0), ("2042", "2", 0), ("2043", "1", 2), ("2043", "2", 0)]
    assert [year for year, *_ in found("-date")] == ["2043", "2043", "2042", "2041"]
    text = run("unclause", "search", "--db", tmp_path / "db", "--sort", "date", "count zebras").out
    assert "and 2 later" in text
    assert "and 2 earlier" in run("unclause", "search", "--db", tmp_path / "db", "count zebras").out
