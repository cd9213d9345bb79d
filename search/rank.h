/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranking, in two steps.
 *
 * The engine ranks by BM25 over the stems of a clause folded with its context (the indexer counts a
 * clause's own words three times, those of its title, headings and chapeau once), clauses with all
 * words of the query before the others. Of what it finds best, the text decides: the word as typed
 * above its other forms, words that stand together above words apart. Each bonus of struct
 * uc_weights is a fraction of what the words themselves score, so that it grows with their rarity.
 */
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include "clause/analyze.h"
#include "clause/document.h"
#include "clause/query.h"

struct uc_weights {
    double exact;  /* the word as typed, beside its stem's 1 */
    double all;    /* every word of the query in one clause that is no heading, table or footnote */
    double phrase; /* two words that follow each other in the query do so in the clause */
    double brief;  /* words of a query, up to which `phrase` counts in full */
};

/* The weights in use; rank.c says what chose each. */
extern const struct uc_weights uc_weights;

/* How many of the clauses that the engine finds best are ranked by their text. */
enum { UC_RANKED_BY_TEXT = 20 };

/* One word of a query (or a bracketed group that stands among its words). */
struct uc_unit {
    const struct uc_query *match; /* what the engine scores: stems, or what stands for the word */
    uc_str word;                  /* as typed, folded; empty where it is no whole word */
    UC_LIST(uc_str) stems;        /* any form of it has one of them */
    uint32_t frequency;           /* entries with one of the stems, at most; 0: not told */
    bool function_word;           /* "the", "of": counts in phrases only, unless all are */
};
struct uc_units {
    UC_LIST(struct uc_unit) list;
};
/* Words that stand side by side in a query, each run by itself. */
struct uc_runs {
    UC_LIST(struct uc_units) list;
};

/* Is the unit asked of the engine? Function words are where there is nothing else, a word that
 * repeats another is not. */
bool uc_rank_counts(const struct uc_units *units, size_t index);

/* Any of the units, what has all of them first. NULL without units. */
const struct uc_query *uc_rank_units(const struct uc_units *units, uc_arena *arena);

/* Headings, tables and footnotes: they have many of a document's words, or the title of another,
 * and say little, so that having all of a query's words lifts none of them. */
bool uc_rank_is_list(enum uc_kind kind);
const struct uc_query *uc_rank_lists(uc_arena *arena);

/* One of the bonuses: for `unit` as typed, or for it and `other` side by side. */
struct uc_rank_part {
    const struct uc_unit *unit, *other; /* other: NULL for a word alone */
    double score;
};
struct uc_rank_parts {
    uc_arena *arena;
    UC_LIST(struct uc_rank_part) list;
};

/* What the text adds to the engine's score of a clause: `own` are its tokens, with the stems of
 * words that begin as one of the runs' (uc_rank_initials); `entries` are in the index. `parts`, if
 * not NULL, gets what it is the sum of. */
double uc_rank_by_text(const struct uc_runs *runs, const struct uc_tokens *own, enum uc_kind kind,
                       uint64_t entries, const struct uc_weights *weights,
                       struct uc_rank_parts *parts);
void uc_rank_initials(const struct uc_runs *runs, struct uc_initials *out);

/* Is the folded word one of the most frequent function words of the four languages in Latin or
 * Cyrillic script? */
bool uc_is_function_word(uc_str word);

#endif
