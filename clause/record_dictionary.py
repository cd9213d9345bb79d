#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains record.dictionary, with which clauses' records are compressed, on the documents in FOLDER.

    clause/record_dictionary.py UNCLAUSE-INDEX FOLDER

Only what is common goes into it: runs of words of which each three stand in COMMON documents or more. So it holds
the formulas of the genre, and of no document what is its own. A record can be read only with the dictionary that it was
written with: with a new one, CLAUSE_LAYOUT (record.c) and UC_INDEX_FORMAT (field.h) change too.
"""
import collections, json, pathlib, subprocess, sys, tempfile

COMMON = 8
SIZE = 16 * 1024
SAMPLE_LEAST = 20
ENDINGS = {".pdf", ".docx", ".html", ".txt"}


def dumped(program, folder):
    for path in sorted(folder.rglob("*")):
        if path.suffix in ENDINGS:
            done = subprocess.run([program, "--dump", path], capture_output=True, check=False)
            if done.returncode == 0:
                yield json.loads(done.stdout)


def triples(words):
    return zip(words, words[1:], words[2:])


def common_triples(documents):
    seen = collections.defaultdict(set)
    for number, document in enumerate(documents):
        for clause in document["clauses"]:
            for triple in triples(clause["text"].split()):
                seen[triple].add(number)
    return {triple for triple, numbers in seen.items() if len(numbers) >= COMMON}


def common_runs(text, common):
    words = text.split()
    kept = [False] * len(words)
    for start, triple in enumerate(triples(words)):
        if triple in common:
            kept[start:start + 3] = [True] * 3
    return " ".join(word for word, keep in zip(words, kept) if keep)


def main(program, folder):
    documents = list(dumped(program, pathlib.Path(folder)))
    common = common_triples(documents)
    with tempfile.TemporaryDirectory() as samples:
        for number, clause in enumerate(clause for document in documents for clause in document["clauses"]):
            runs = common_runs(clause["text"], common)
            if len(runs) >= SAMPLE_LEAST:
                verbs = "".join(verb["canonical"] if isinstance(verb, dict) else verb for verb in clause["verbs"])
                (pathlib.Path(samples) / str(number)).write_text(
                    "\n".join([document_free(clause), runs, clause["eid"] or "", verbs]), encoding="utf-8")
        out = pathlib.Path(__file__).with_name("record.dictionary")
        subprocess.run(["zstd", "-q", "-f", "--train", "-r", samples, f"--maxdict={SIZE}", "-o", out], check=True)


def document_free(clause):
    """The citation without the symbol."""
    return ", " + (clause["citation"] or "").partition(", ")[2]


if __name__ == "__main__":
    main(*sys.argv[1:])
