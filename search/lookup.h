/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Citation look-up: what a person cites -> the clauses it may mean, without a search.
 */
#ifndef SEARCH_LOOKUP_H
#define SEARCH_LOOKUP_H

#include "clause/citation.h"
#include "search/collection.h"

/* The clauses that `citation` may mean, the likeliest first. A number said without its part means
 * the body's where it has one, else every part's. A citation of a whole document gives all of its
 * clauses, what it decides first. Of several languages: English, else the first by code. Empty is
 * no failure. */
enum uc_status uc_lookup(struct uc_collection *collection, const struct uc_citation *citation,
                         uc_arena *arena, struct uc_clause_records *out,
                         struct uc_error *err) UC_NODISCARD;

/* The documents of that symbol or name, one a language. */
enum uc_status uc_lookup_documents(struct uc_collection *collection, uc_str symbol, uc_arena *arena,
                                   struct uc_document_records *out,
                                   struct uc_error *err) UC_NODISCARD;

#endif
