# SPDX-License-Identifier: GPL-3.0-or-later
"""The measures themselves, against values worked out by hand."""
import pytest

import measures


def test_ndcg_is_linear_in_the_relevance():
    assert measures.ndcg(["a", "b", "c"], {"a": 2, "b": 1}) == 1
    assert measures.ndcg(["b", "x", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 2 / 2) / (2 + 1 / 1.5849625))
    assert measures.ndcg(["x"] * 10 + ["a"], {"a": 1}) == 0


def test_the_best_that_ten_places_can_hold_is_one():
    assert measures.ndcg(list("abcdefghij"), dict.fromkeys("abcdefghijkl", 1)) == 1


def test_ranks_and_recall():
    assert measures.reciprocal_rank(["x", "a", "b"], {"a": 1, "b": 1}) == 0.5
    assert measures.reciprocal_rank(["x"], {"a": 1}) == measures.first([], {"a": 1}) == 0
    assert measures.first(["a"], {"a": 1}) == 1
    assert measures.recall(["a", "x", "a"], {"a": 1, "b": 1}) == 0.5
