# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a ranking is: measures over one query's ranking, each between 0 and 1."""
import math


def gain(relevances):
    """Discounted cumulative gain (Järvelin and Kekäläinen, 2002), as trec_eval has it: linear in the relevance."""
    return sum(relevance / math.log2(rank + 2) for rank, relevance in enumerate(relevances))


def ndcg(ranking, relevant, depth=10):
    """`relevant` gives each right answer's relevance, 1 or more."""
    best = gain(sorted(relevant.values(), reverse=True)[:depth])
    return gain([relevant.get(answer, 0) for answer in ranking[:depth]]) / best if best else 0.0


def reciprocal_rank(ranking, relevant, depth=10):
    return next((1 / rank for rank, answer in enumerate(ranking[:depth], 1) if answer in relevant), 0.0)


def first(ranking, relevant):
    return float(bool(ranking) and ranking[0] in relevant)


def recall(ranking, relevant, depth=100):
    return len(set(ranking[:depth]) & set(relevant)) / len(relevant)
