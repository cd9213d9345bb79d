# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries as people type them, each with its right clauses, over an index of the real documents.

`queries.jsonl` has one a line: its kind, the query, and its right clauses as SYMBOL LABEL (a document without a symbol by
its file's name). Weights are chosen on the one half of them and checked on the other: every other query of a kind.
`further.jsonl` has as many again, written and judged before anything was measured on them."""
import collections, json, pathlib

import measures

FOLDER = pathlib.Path(__file__).parent
FILE = FOLDER / "queries.jsonl"
FURTHER = FOLDER / "further.jsonl"
HALVES = ("tuning", "checking")


def load(file=FILE):
    """[(half, query)]"""
    seen = collections.Counter()
    loaded = []
    for line in file.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        loaded.append((HALVES[seen[query["kind"]] % 2], query))
        seen[query["kind"]] += 1
    return loaded


def evaluate(ask, file=FILE):
    """Runs every query of the file by `ask(text)`, which gives hits; gives {half or kind: (number, first, MRR, nDCG)} and the ranks
    at which the queries went wrong, [(rank or None, query)]."""
    sums, wrong = collections.defaultdict(lambda: [0, 0.0, 0.0, 0.0]), []
    for half, query in load(file):
        ranking = [f"{hit['symbol']} {hit['label']}" for hit in ask(query["query"])]
        relevant = dict.fromkeys(query["relevant"], 1)
        reciprocal = measures.reciprocal_rank(ranking, relevant)
        values = 1, measures.first(ranking, relevant), reciprocal, measures.ndcg(ranking, relevant)
        for name in (half, query["kind"], "all"):
            sums[name] = [a + b for a, b in zip(sums[name], values)]
        if reciprocal < 1:
            wrong.append((round(1 / reciprocal) if reciprocal else None, query))
    return {name: (n, *(value / n for value in values)) for name, (n, *values) in sums.items()}, wrong


def report(evaluated, wrong):
    lines = [f"{'':14}{'queries':>8}{'first':>8}{'MRR':>8}{'nDCG@10':>9}"]
    for name in sorted(evaluated, key=lambda name: (name == "all", name in HALVES, name)):
        n, first, mrr, ndcg = evaluated[name]
        lines.append(f"{name:14}{n:8}{first:8.3f}{mrr:8.3f}{ndcg:9.3f}")
    lines += [f"{f'rank {rank}' if rank else 'not found'}: {query['query']}" for rank, query in wrong]
    return "\n".join(lines)
