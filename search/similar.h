/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Similar clauses: a text -> the query that finds clauses that say the same, in other words too.
 *
 * Near-identical clauses are alike.h's; here the words need not follow each other. The text's
 * rarest stems are asked for, any of them, ranked as every search is: a clause that shares more of
 * them, and rarer ones, stands higher, and so does one that has them as written, side by side.
 */
#ifndef SEARCH_SIMILAR_H
#define SEARCH_SIMILAR_H

#include "search/collection.h"
#include "search/query_parser.h"

struct uc_like {
    uc_str text;
    enum uc_language language;
    const struct uc_clause_record *itself; /* not to be found; NULL: the text is no clause's */
};

/* Front matter, headings and tables say nothing, and are left out. A text of no word that the
 * collection has gives a query that matches nothing. Everything in `out` lives in `arena`. */
enum uc_status uc_similar_query(struct uc_collection *collection, const struct uc_like *like,
                                uc_arena *arena, struct uc_parsed_query *out,
                                struct uc_error *err) UC_NODISCARD;

#endif
