/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranking: how the words of a query become a scored tree.
 *
 * BM25 over the clause folded with its context is the ground (the indexer counts a clause's own
 * words three times, those of its title, headings and chapeau once). On top of it stand the bonuses
 * of struct uc_weights, each a fraction of what the words themselves score, so that they grow with
 * the rarity of the words.
 */
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include "clause/query.h"

struct uc_weights {
    double k1, b;  /* BM25: saturation, and normalization by length */
    double exact;  /* the word as typed, beside its stem's 1 */
    double all;    /* every word of the query in one clause that is no heading or table */
    double phrase; /* two words that follow each other in the query do so in the clause */
};

/* The weights in use; rank.c says what chose each. */
extern const struct uc_weights uc_weights;

/* One word of a query (or a bracketed group that stands among its words). */
struct uc_unit {
    const struct uc_query *match; /* scored: stems, or whatever stands for the word */
    uc_str exact;                 /* the positional term; empty where there is none */
    uc_str other;                 /* the word in its other number; empty where there is none */
    uint32_t frequency;           /* entries with one of the two, at most; 0: not told */
    bool function_word;           /* "the", "of": counts in phrases only, unless all are */
};
struct uc_units {
    UC_LIST(struct uc_unit) list;
};

/* Any of the units; first those clauses that have all of them, one behind another, and of these
 * what people cite before a heading or table that names the words. NULL without units. */
const struct uc_query *uc_rank_units(const struct uc_units *units, const struct uc_weights *weights,
                                     uc_arena *arena);

/* Is the folded word one of the most frequent function words of the four languages in Latin or
 * Cyrillic script? */
bool uc_is_function_word(uc_str word);

#endif
