/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facets: of what a query matches, how many clauses are of each kind, organ, year, language, verb
 * and document. Each count is what the filter of that value would leave, so a clause with two verbs
 * counts for both.
 */
#ifndef SEARCH_FACETS_H
#define SEARCH_FACETS_H

#include "search/collection.h"

/* So many values of each, the most frequent. */
#define UC_FACET_VALUES 100

struct uc_facet_value {
    uc_str value;    /* as it is printed in the documents; of a document its symbol */
    uc_str language; /* of a document; else empty */
    uint32_t count;
};

struct uc_facet {
    const char *name;                      /* the field's: "kind"; or "document" */
    UC_LIST(struct uc_facet_value) values; /* the most frequent first */
};

struct uc_facets {
    UC_LIST(struct uc_facet) list;
};

/* Counts the clauses in `matching`; everything in `out` lives in `arena`. */
enum uc_status uc_facets_count(struct uc_collection *collection, const struct ux_matching *matching,
                               uc_arena *arena, struct uc_facets *out,
                               struct uc_error *err) UC_NODISCARD;

#endif
