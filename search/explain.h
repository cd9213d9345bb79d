/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why a clause stands where it does: what its score is made of, added up again part by part.
 */
#ifndef SEARCH_EXPLAIN_H
#define SEARCH_EXPLAIN_H

#include "search/collection.h"
#include "search/rank.h"

/* id, name in JSON, what people are told */
#define UC_REASON_LIST(X)                                                                          \
    X(WORD, "word", "") /* forms of a word, in the clause or its context: BM25 */                  \
    X(OTHER, "other", "what else is asked for") /* phrases, groups: BM25 */                        \
    X(ALL, "all", "all words")      /* the clause has all words, and is no list of them */         \
    X(FORM, "form", "as typed")     /* the clause has the word as typed */                         \
    X(PAIR, "pair", "side by side") /* two words of the query that stand so in the clause too */

enum uc_reason {
#define UC_REASON_ID(id, name, told) UC_REASON_##id,
    UC_REASON_LIST(UC_REASON_ID)
#undef UC_REASON_ID
};

const char *uc_reason_name(enum uc_reason reason);
const char *uc_reason_told(enum uc_reason reason);

struct uc_part {
    enum uc_reason reason;
    uc_str words; /* of the query, which it is about; empty for all of them */
    double score;
};
struct uc_parts {
    UC_LIST(struct uc_part) list; /* their scores add up to the hit's; none is 0 */
};

struct uc_chosen;

/* What the score of a clause that was chosen by relevance is made of. Asks the engine once a word.
 */
enum uc_status uc_explain(struct uc_collection *collection, const struct uc_parsed_query *query,
                          const struct uc_chosen *chosen, uc_arena *arena, struct uc_parts *out,
                          struct uc_error *err) UC_NODISCARD;

#endif
