/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Citation look-up: what a person cites -> the clauses it may mean, without a search.
 */
#ifndef SEARCH_LOOKUP_H
#define SEARCH_LOOKUP_H

#include "clause/citation.h"
#include "search/collection.h"

/* The clauses that `citation` may mean, the likeliest first. A number said without its part means
 * the body's where it has one, else every part's. A citation of a whole document, or of a part of
 * one, gives all of its clauses, what it decides first. Of several languages: that which it is
 * typed in, else English, else the
 * first by code. Empty is no failure. */
enum uc_status uc_lookup(struct uc_collection *collection, const struct uc_citation *citation,
                         uc_arena *arena, struct uc_clause_records *out,
                         struct uc_error *err) UC_NODISCARD;

/* The documents that `citation` is of, English first, else by code. Where the composite that has
 * the cited resolution is at hand instead ("A/RES/69/96 A-B" for "A/RES/69/96 A"), the citation
 * becomes one of that and its part. */
enum uc_status uc_lookup_documents(struct uc_collection *collection, struct uc_citation *citation,
                                   uc_arena *arena, struct uc_document_records *out,
                                   struct uc_error *err) UC_NODISCARD;

/* Keeps the clauses of a document that are in the cited part, or in a part of that; all where none
 * is cited. */
void uc_lookup_keep_part(struct uc_clause_records *records, const struct uc_citation *citation,
                         uc_arena *arena);

#endif
