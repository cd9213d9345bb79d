/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounds: what a query may ask for at most, so that none keeps the program busy. No person's query
 * comes near them; a whole clause may be pasted, between quotation marks too.
 */
#ifndef SEARCH_QUERY_BOUNDS_H
#define SEARCH_QUERY_BOUNDS_H

#include "clause/error.h"
#include "search/rank.h"

/* What a query asks for so far. Zero-initialised. */
struct uc_query_costs {
    size_t words;
    size_t conditions; /* phrases, words of NEAR and of fields, prefixes: told on the text */
    size_t forms;      /* words of the index that prefixes stand for */
};

/* Adds an operand, the words or the tree of one; `offset` is its place in the query. UC_USAGE where
 * it is one too many. */
enum uc_status uc_query_bound(struct uc_query_costs *costs, const struct uc_units *units,
                              const struct uc_query *tree, size_t offset,
                              struct uc_error *err) UC_NODISCARD;

#endif
