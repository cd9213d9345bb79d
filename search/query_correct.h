/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Misspelt words of a query: which they are, what was meant, and the query as it was meant.
 */
#ifndef SEARCH_QUERY_CORRECT_H
#define SEARCH_QUERY_CORRECT_H

#include "clause/analyze.h"
#include "search/suggest.h"

struct uc_correction {
    size_t start, end; /* bytes of the query */
    uc_str meant;
};
struct uc_corrections {
    UC_LIST(struct uc_correction) list; /* in the order of the query */
    size_t sought; /* words that the index does not have: of many only the first are corrected */
};

/* Looks whether the index has the word `token` of `typed`, whose first byte is the query's byte
 * `offset`; where it has not, adds what was probably meant. `*meant` is that, or empty. What is
 * typed in capitals is a name, and right. */
enum uc_status uc_correct_word(const struct uc_word_source *source, uc_str typed,
                               const struct uc_token *token, size_t offset, uc_arena *arena,
                               struct uc_corrections *corrections, uc_str *meant,
                               struct uc_error *err) UC_NODISCARD;

/* The query with all corrections made, in `arena`; empty without any. */
uc_str uc_corrected_query(uc_str query, const struct uc_corrections *corrections, uc_arena *arena);

#endif
