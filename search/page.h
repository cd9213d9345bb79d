/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page of hits: what the engine finds, the text confirms and ranks, and of clauses with the same
 * text, or nearly the same, the newest; the oldest where these come first.
 */
#ifndef SEARCH_PAGE_H
#define SEARCH_PAGE_H

#include "search/contenders.h"
#include "search/search.h"

struct uc_chosen {
    struct uc_contender contender;
    struct uc_contender ranked; /* that the score is of: the best of its text, maybe an older one */
    double score;
    uint32_t earlier;        /* clauses of the same or nearly the same text that it stands for */
    UC_LIST(uint64_t) texts; /* hashes of these, its own first */
};
struct uc_page {
    UC_LIST(struct uc_chosen) list;
    uint64_t total, groups; /* as in struct uc_result */
    bool is_estimate;
    struct ux_matching matching; /* all that match; where that is an estimate, those looked at */
};

/* The page that `request` asks for of the clauses that match `query`, all of its filters in its
 * tree. */
enum uc_status uc_page_select(struct uc_collection *collection, const struct uc_request *request,
                              const struct uc_parsed_query *query, uc_arena *arena,
                              struct uc_page *out, struct uc_error *err) UC_NODISCARD;

#endif
