# SPDX-License-Identifier: GPL-3.0-or-later
"""Snippets of a thousand clauses of real documents, each found by words of its own: what is marked has matched, what is
shown stands in the clause."""
import html, json, random, re, unicodedata

import pytest

from conftest import RUNNER, run

PAIRS = 1000
SEED = 20021220
WORDS = 60
WORD = re.compile(r"[^\W\d_]{4,}")
FUNCTION_WORDS = {"also", "been", "from", "have", "into", "that", "their", "them", "these", "they", "this", "those", "were",
                  "which", "will", "with"}


def folded(word):
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("z", "s")  # -ise and -ize are one


def query_of(chance, text):
    """Words of the text: some of them, a phrase, a beginning. No acronyms, for which whole names would be marked."""
    words = [word for word in WORD.findall(text)
             if word.isascii() and not word.isupper() and word.casefold() not in FUNCTION_WORDS]
    if len(words) < 4:
        return None
    form = chance.randrange(4)
    if form == 0:
        run_of_words = re.findall(r"[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}", text)
        return f'"{chance.choice(run_of_words)}"' if run_of_words else None
    if form == 1:
        return chance.choice(words)[:5] + "*"
    return " ".join(word.lower() for word in chance.sample(words, chance.randrange(1, 5)))


@pytest.fixture(scope="module")
def pairs(shared_index, tmp_path_factory):
    """[(query, hit)]"""
    chance = random.Random(SEED)
    texts = []
    for kind in ("operative", "preambular", "paragraph"):
        done = run("unclause", "search", "--db", shared_index, "--format", "jsonl", "-n", "3000", f"kind:{kind} language:en")
        texts += [json.loads(line)["text"] for line in done.out.splitlines()]
    queries = [query for query in (query_of(chance, text) for text in chance.sample(texts, 1500)) if query]
    lines = tmp_path_factory.mktemp("snippets") / "queries"
    lines.write_text("".join(json.dumps({"query": query, "n": 2}) + "\n" for query in queries), encoding="utf-8")
    done = run("unclause", "search", "--db", shared_index, "--batch", lines)
    assert done.status == 0, done.err
    answers = map(json.loads, done.out.splitlines())
    found = [(query, hit) for query, answer in zip(queries, answers) for hit in answer["hits"]]
    assert RUNNER or len(found) >= PAIRS
    return found[:PAIRS * 2]


def marked(hit):
    text = hit["text"].encode()
    return [text[start:end].decode() for start, end in hit["marks"]]


def is_form(word, asked):
    """One of the other's forms: they begin alike, but for an ending (and "co-" or the like before a hyphen)."""
    word, asked = folded(word), folded(asked)
    same = next((i for i, (a, b) in enumerate(zip(word, asked)) if a != b), min(len(word), len(asked)))
    shorter = min(len(word), len(asked))
    return same >= (2 if shorter < 6 else 3) and same >= shorter - 4 or asked.startswith(word) or word in ("co", "re", "non", "pre")


def test_every_mark_is_a_word_that_matched(pairs):
    for query, hit in pairs:
        text = hit["text"].encode()
        asked = WORD.findall(query) or re.findall(r"\w+", query)
        asked += re.findall(r"\w+", query)
        for (start, end), word in zip(hit["marks"], marked(hit)):
            before, behind = text[:start].decode()[-1:], text[end:].decode()[:1]
            assert not before.isalpha() and not behind.isalpha(), (query, word, hit["citation"])
            assert word.isupper() or any(is_form(word, one) for one in asked), (query, word, hit["citation"])
        if query.startswith('"'):
            assert folded(query.strip('"')).split()[0] in map(folded, marked(hit)), (query, hit["citation"])
        assert hit["marks"] == sorted(hit["marks"])
        assert all(one[1] <= other[0] for one, other in zip(hit["marks"], hit["marks"][1:])), (query, hit["citation"])


def test_a_snippet_is_a_part_of_its_clause(pairs):
    for query, hit in pairs:
        snippet = hit["snippet"]
        bare = snippet.replace("<em>", "").replace("</em>", "")
        assert not re.search(r"[<>\"]|&(?!(amp|lt|gt|quot);)", bare), (query, snippet)
        shown = html.unescape(bare).removeprefix("… ").removesuffix(" …")
        assert shown in hit["text"], (query, snippet)
        assert len(shown.split()) <= WORDS, (query, snippet)
        if not snippet.startswith("… ") and not snippet.endswith(" …"):
            assert shown == hit["text"], (query, snippet)


def test_what_is_marked_in_a_snippet_is_marked_in_its_clause(pairs):
    for query, hit in pairs:
        words = marked(hit)
        for word in re.findall("<em>(.*?)</em>", hit["snippet"]):
            assert html.unescape(word) in words, (query, hit["snippet"])
        assert "<em>" in hit["snippet"] or not words, (query, hit["snippet"])
