/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How near the clauses of two documents are to one another: what the alignment goes by.
 *
 * Similarity (clause/shingle.h) says how much of the wording is the same; for a clause that was
 * rewritten it is near nothing. Affinity asks for less: it compares words and pairs of words, each
 * weighing the more, the fewer clauses of the two documents have it, so that what all of them say
 * ("sustainable development") hardly counts. It is the Dice coefficient of the weights, from 0
 * to 1; less where one is of the preamble, say, and the other an operative paragraph.
 */
#ifndef SEARCH_AFFINITY_H
#define SEARCH_AFFINITY_H

#include "clause/document.h"

/* A clause as the words and pairs of words that it has, by number, in ascending order. */
struct uc_traits {
    UC_LIST(uint32_t) list;
    double weight; /* of all of them */
    enum uc_kind kind;
};

/* One clause of each document that are near to each other. */
struct uc_near {
    uint32_t a, b;
    double affinity;
};

struct uc_affinity {
    struct uc_traits *a, *b;      /* one a clause */
    double *weight_of;            /* by the traits' numbers */
    UC_LIST(struct uc_near) near; /* by a, then by b */
};

/* Pairs of less affinity are not told. */
#define UC_AFFINITY_LEAST 0.2

/* Footnotes are near footnotes alone; headings and front matter are near nothing. In `arena`. */
struct uc_affinity uc_affinity_of(const struct uc_clause *a, size_t a_count,
                                  const struct uc_clause *b, size_t b_count, uc_arena *arena);

/* The weight of what `part` and `whole` share and `other` (NULL: nothing) has not, as a share of
 * the weight of `part`. */
double uc_affinity_within(const struct uc_affinity *affinity, const struct uc_traits *part,
                          const struct uc_traits *whole, const struct uc_traits *other);

/* Is the clause one that is compared? */
bool uc_is_compared(const struct uc_clause *clause);

#endif
