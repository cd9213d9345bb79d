/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Show: what a citation means -> its clauses, each with all that a printer may show of it.
 */
#ifndef SEARCH_SHOW_H
#define SEARCH_SHOW_H

#include "search/lookup.h"
#include "search/search.h"

/* A citation, or the name of a document as it is. */
struct uc_citation uc_show_citation(uc_str asked, uc_arena *arena);

/* The clauses that `asked` cites, with `context` neighbours, as a result of a search: of a document
 * or a part of one, all of them. UC_NOT_FOUND says what is not there. Everything in `out` lives in
 * `arena`. */
enum uc_status uc_show(struct uc_collection *collection, uc_str asked, uint32_t context,
                       uc_arena *arena, struct uc_result *out, struct uc_error *err) UC_NODISCARD;

/* UC_NOT_FOUND: which of document, part and clause of a citation is not in the index. */
enum uc_status uc_show_missing(struct uc_collection *collection, uc_str asked, uc_arena *arena,
                               struct uc_error *err) UC_NODISCARD;

#endif
