/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Candidates: what the engine finds for a query, in its order, each read and held against the
 * conditions that the query has on the text.
 */
#ifndef SEARCH_CONTENDERS_H
#define SEARCH_CONTENDERS_H

#include "search/collection.h"

/* What is asked of the engine. */
struct uc_contest {
    const struct uc_query *first; /* matches part of `query`, and comes first; NULL: nothing does */
    const struct uc_query *query;
    struct ux_search engine; /* order, collapsing; its query, offset and limit are not read */
    size_t wanted;           /* so many of them are read */
    bool count;              /* go on to count; see `total` */
    const struct uc_initials *initials; /* of the words whose stems are wanted */
};

struct uc_contender {
    struct uc_clause_record record;
    double score;         /* the engine's */
    uc_str sort_key;      /* the engine's, too */
    bool is_first;        /* matches the request's `first` */
    struct uc_tokens own; /* of its text */
    uint64_t text;        /* hash of its words, where equal texts are one; 0: it has none */
    uint32_t collapsed;   /* how many of its value were found beside it, at least */
};

struct uc_contenders {
    UC_LIST(struct uc_contender) list;
    UC_LIST(uint32_t) entries; /* where the text decides: of the matches that were looked at */
    bool all;                  /* every match was found: the numbers are exact */
    uint64_t total;            /* matches, an estimate where these are not all */
    uint64_t groups;           /* what is left of them after collapsing */
};

/* Do the scores differ by no more than sums of the same parts in another order may? Each database
 * has an order of its own, so such are no more than equal. */
bool uc_scores_are_equal(double one, double other);

/* At least `wanted` of what matches, where there are so many; a page of it asked for more is the
 * beginning of the same list. What is equal comes in an order that does not depend on the
 * databases. Where the text decides, all matches are looked at up to a bound if they are to be
 * counted. */
enum uc_status uc_contenders_find(struct uc_collection *collection,
                                  const struct uc_contest *request, uc_arena *arena,
                                  struct uc_contenders *out, struct uc_error *err) UC_NODISCARD;

#endif
