/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Near-identical clauses, in an index of any size.
 *
 * Nothing is kept in the index for it. Candidates are the clauses that have most of the text's
 * rarest stems: one ranked search. Each candidate is then held against the text itself by true
 * similarity (clause/shingle.h), so nothing is found that is not alike. Where there are more
 * candidates than are read, the oldest and the newest clauses with the very words are read as well.
 */
#ifndef SEARCH_ALIKE_H
#define SEARCH_ALIKE_H

#include "clause/shingle.h"
#include "search/collection.h"

struct uc_alike_options {
    size_t stems;      /* so many of the text's rarest are asked for */
    size_t candidates; /* so many of the best ranked are compared */
};
/* The parameters in use; alike.c says what was measured with them. */
extern const struct uc_alike_options uc_alike_options;

struct uc_alike {
    struct uc_clause_record record;
    struct uc_plain plain;
    struct uc_shingles shingles; /* of its text */
    double similarity;
};
struct uc_alikes {
    UC_LIST(struct uc_alike) list;
    uint32_t unread; /* more clauses that have the very words of the text */
};

/* The clauses of the collection whose similarity to `text` is `least` or more, the most alike
 * first; with `least` 0 every candidate. NULL `options`: those in use. Everything in `out` lives in
 * `arena`. None is no failure. */
enum uc_status uc_find_alike(struct uc_collection *collection, uc_str text,
                             enum uc_language language, double least,
                             const struct uc_alike_options *options, uc_arena *arena,
                             struct uc_alikes *out, struct uc_error *err) UC_NODISCARD;

/* Adds the oldest and the newest clauses with the very words of `text`; none where there are no
 * more of them than `known`. Of a sentence that is adopted every year the candidates are a few. */
enum uc_status uc_find_copies(struct uc_collection *collection, uc_str text,
                              enum uc_language language, uint32_t known, uc_arena *arena,
                              struct uc_alikes *out, struct uc_error *err) UC_NODISCARD;

#endif
