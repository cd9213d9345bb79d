# SPDX-License-Identifier: GPL-3.0-or-later
"""What people really type, over an index of corpus/: other words and spellings than the clauses have."""
import shutil, socket, subprocess, time

import pytest

from conftest import CORPUS, run

SEED = "south-south-draft-resolution"


@pytest.fixture
def search(corpus_index):
    def asked(*arguments, db=corpus_index, **environment):
        return run("unclause", "search", "--db", db, *arguments, **environment)

    return asked


@pytest.fixture
def answer(search):
    def asked(*arguments, **more):
        done = search("--format", "json", *arguments, **more)
        assert done.status in (0, 1), done.err
        return done.json

    return asked


@pytest.fixture(scope="module")
def described_index(tmp_path_factory):
    """An index of corpus/ with what metadata.csv says of it."""
    db = tmp_path_factory.mktemp("described") / "index"
    assert run("unclause", "index", "--db", db, "--metadata", CORPUS / "metadata.csv", CORPUS).status == 0
    return db


@pytest.fixture
def server(corpus_index):
    """The index of corpus/ behind a server of Xapian's."""
    if shutil.which("xapian-tcpsrv") is None:
        pytest.skip("no xapian-tcpsrv")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(port),
                                str(corpus_index)], start_new_session=True)  # it ends its whole process group
    for _ in range(100):
        time.sleep(0.05)
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            continue
    yield f"tcp://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.mark.parametrize("typed, meant", [
    ("least developed countrys", "least developed countries"),
    ("trianglar  cooperation", "triangular  cooperation"),
    ("Triangular cooperatoin OR feries", "Triangular cooperation OR ferries"),
    ("trainnig OR ferryes kind:paragraph", "training OR ferries kind:paragraph"),
])
def test_a_misspelt_word_is_mended_and_told(search, answer, typed, meant):
    found = answer(typed)
    assert (found["suggestion"], found["corrected"], found["query"]) == (meant, False, typed)
    assert found["hits"]
    assert search(typed).err == f"Did you mean: {meant}\n"
    assert [h["citation"] for h in answer(meant)["hits"]] == [h["citation"] for h in found["hits"]]


def test_a_misspelt_phrase_is_mended_where_nothing_is_found(search, answer):
    found = answer('"triangular coperation"')
    assert (found["suggestion"], found["corrected"]) == ('"triangular cooperation"', True)
    assert found["hits"] == answer('"triangular cooperation"')["hits"]
    done = search('"triangular coperation"')
    assert done.status == 0
    assert done.err == ('Nothing is found for "triangular coperation". Did you mean: "triangular cooperation" '
                        "(this is what is shown)\n")


@pytest.mark.parametrize("query", ["triangular cooperation", "cooperates", "UNCTADD", "99/901 OP5", "zzzzzzzz"])
def test_what_is_no_misspelling_is_left_alone(search, answer, query):
    found = answer(query)
    assert (found["suggestion"], found["corrected"]) == (None, False)
    assert "mean" not in search(query).err


def test_a_server_suggests_too(answer, server):
    assert answer("least developed countrys", db=server)["suggestion"] == "least developed countries"


def labels(found, symbol=SEED):
    return {hit["label"] for hit in found["hits"] if hit["symbol"] == symbol}


def test_an_acronym_finds_what_it_stands_for(answer):
    spelt = labels(answer("-n", "50", '"technical cooperation among developing countries"'))
    assert spelt and spelt <= labels(answer("-n", "50", "TCDC"))
    assert spelt <= labels(answer("-n", "50", "tcdc"))


def test_quotes_switch_names_off(search):
    assert search('"TCDC"').status == 1


def test_the_name_is_marked(answer):
    hit = answer("-n", "1", "TCDC special unit")["hits"][0]
    assert "<em>Technical Cooperation among Developing Countries</em>" in hit["snippet"] or \
        "<em>Technical</em> <em>Cooperation</em>" in hit["snippet"]


def test_the_name_of_an_instrument_is_its_symbol(answer):
    by_symbol = answer("cites:A/RES/55/2")["hits"]
    assert by_symbol and by_symbol == answer('cites:"Millennium Declaration"')["hits"]


def test_names_of_the_users_own(search, answer, tmp_path):
    (tmp_path / "names").write_text("# mine\nXQZ = triangular cooperation\nSeed Text = A/RES/55/2\n", encoding="utf-8")
    (tmp_path / "unclause").mkdir()
    (tmp_path / "unclause" / "synonyms").write_text("XQZ = triangular cooperation\n", encoding="utf-8")
    assert not answer("XQZ")["hits"]
    told = answer("--synonyms", tmp_path / "names", "-n", "90", "XQZ")
    assert {"3", "6", "7"} <= labels(told)
    assert answer("-n", "90", "XQZ", XDG_CONFIG_HOME=str(tmp_path))["hits"] == told["hits"]
    assert answer("--synonyms", tmp_path / "names", 'cites:"seed text"')["hits"] == answer("cites:A/RES/55/2")["hits"]
    done = search("--synonyms", tmp_path / "none", "cooperation")
    assert done.status == 2 and str(tmp_path / "none") in done.err


def test_what_a_document_explains(tmp_path):
    text = ("United Nations A/99/{}\n\nGeneral Assembly\n\nFerries\n\nReport of the Secretary-General\n\n{}\n")
    one, other, db = tmp_path / "one.txt", tmp_path / "other.txt", tmp_path / "db"
    one.write_text(text.format(1, "1. The Harbour Masters' Union (HMU) met in spring."), encoding="utf-8")
    other.write_text(text.format(2, "1. Dues are asked by the HMU.\n\n2. No harbour has masters, nor a union."),
                     encoding="utf-8")
    assert run("unclause", "index", "--db", db, one, other).status == 0
    found = run("unclause", "search", "--db", db, "--format", "json", "Harbour Masters' Union").json["hits"]
    assert [hit["symbol"] for hit in found][0] == "A/99/1"
    assert "Dues are asked by the HMU." in [hit["text"] for hit in found]
    assert run("unclause", "forget", "--db", db, "A/99/1").status == 0
    found = run("unclause", "search", "--db", db, "--format", "json", "Harbour Masters' Union").json["hits"]
    assert "Dues are asked by the HMU." not in [hit["text"] for hit in found]


RIVERS, BOOKS, LIGHTS = "A/RES/99/901", "A/RES/99/902", "A/RES/99/904"


@pytest.mark.parametrize("query, right", [
    ("triangular cooperation", {(RIVERS, "2"), (SEED, "3"), (SEED, "6"), (SEED, "7")}),
    ('"South-South cooperation" verb:request session:57', {(SEED, "6")}),
    ("cites:A/RES/55/2 kind:preambular", {(LIGHTS, "PP2")}),
    ("least developed countrys", {(RIVERS, "PP4"), (SEED, "2"), (SEED, "5")}),
    ("النمو المستدام", {(LIGHTS, "2")}),
    ("可持续发展", {(LIGHTS, "2"), (LIGHTS, "PP1")}),
    ("développement durable", {(BOOKS, "PP1"), (BOOKS, "PP3")}),
    ("устойчивое развитие", {(LIGHTS, "2"), (LIGHTS, "PP1")}),
])
def test_what_people_ask(answer, described_index, query, right):
    hits = answer(query, db=described_index)["hits"]
    found = [(hit["symbol"], hit["label"]) for hit in hits]
    assert found and found[0] in right, found


@pytest.mark.parametrize("query, language, label", [
    ("النمو المستدام", "ar", "2"),
    ("المنارات في خدمة", "ar", "PP3"),
    ("灯塔的维护", "zh", "2"),
    ("маяк", "ru", "1"),
    ("lighthouse", "en", "1"),
    ("bibliothèque", "fr", "1"),
    ("bibliotheques ambulantes", "fr", "1"),
])
def test_a_query_finds_in_its_language(answer, query, language, label):
    hits = answer(query)["hits"]
    assert hits and {hit["language"] for hit in hits} == {language}
    assert label in [hit["label"] for hit in hits]


def test_language_narrows(answer):
    everywhere = answer("-n", "99", "70/1 OR cites:A/RES/70/1")["hits"]
    assert {hit["language"] for hit in everywhere} >= {"ar", "en", "fr", "ru", "zh"}
    for language in ("ar", "en", "fr", "ru", "zh"):
        narrowed = answer("-n", "99", f"cites:A/RES/70/1 language:{language}")["hits"]
        assert narrowed and {hit["language"] for hit in narrowed} == {language}


def test_a_symbol_in_several_languages_is_the_english_one(answer):
    assert [hit["language"] for hit in answer("A/RES/99/904, para. 2")["hits"]] == ["en"]


def test_a_clause_in_another_language_than_its_document(tmp_path):
    text = ("United Nations A/99/8\n\nGeneral Assembly\n\nFerries\n\nReport of the Secretary-General\n\n"
            "1. The ferries of the bay carry the mail of all of the islands.\n\n"
            "2. Les bacs transportent le courrier de toutes les îles de la baie et les médicaments pour les malades.\n")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("unclause", "index", "--db", tmp_path / "db", tmp_path / "a.txt").status == 0

    def ask(query):
        done = run("unclause", "search", "--db", tmp_path / "db", "--format", "json", query)
        return [(hit["label"], hit["language"]) for hit in done.json["hits"]]

    assert ask("language:fr") == [("2", "fr")]
    assert ask("médicament") == [("2", "fr")]
    assert ("1", "en") in ask("language:en ferry")


@pytest.mark.parametrize("query, found", [
    ('title:"sustainable growth" language:en', True), ('title:"growth sustainable"', False),
    ("title:growth title:sustainable language:en", True), ('title:"Sustainable  GROWTH" language:en', True),
    ('heading:"last mile"', True), ('heading:"mile last"', False),
    ('own:"upkeep of lighthouses"', True), ('own:"lighthouses of upkeep"', False),
])
def test_quotes_in_a_field_are_a_phrase(search, query, found):
    assert search(query).status == (0 if found else 1)


@pytest.mark.parametrize("query, language", [
    ("القرار 99/904، الفقرة 2", "ar"), ("第99/904号决议第2段", "zh"), ("пункт 2 резолюции 99/904", "ru"),
    ("99/904 OP2", "en"), ("résolution 99/904, par. 2", "en"),
])
def test_a_citation_is_of_the_language_it_is_typed_in(answer, query, language):
    assert [(hit["label"], hit["language"]) for hit in answer(query)["hits"]] == [("2", language)]
