/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Alignment: which clause of a later document came from which of an earlier one.
 *
 * Clauses are paired by affinity (search/affinity.h) in rounds, the surest first: those that keep
 * their order by dynamic programming, then those that moved. A clause is paired with another only
 * where neither has one that is much nearer. What is left over and stands, for the most part, in
 * a clause that is paired already was split from it or merged into it; the rest is new or was
 * dropped. Headings and front matter are not compared.
 */
#ifndef SEARCH_ALIGN_H
#define SEARCH_ALIGN_H

#include "clause/diff.h"
#include "clause/document.h"

/* id, name in JSON */
#define UC_VERDICT_LIST(X)                                                                         \
    X(SAME, "same")       /* the same words in the same order, letters and digits only */          \
    X(EDITED, "edited")   /* one clause of each */                                                 \
    X(SPLIT, "split")     /* one of the earlier document, several of the later */                  \
    X(MERGED, "merged")   /* several of the earlier one, one of the later */                       \
    X(NEW, "new")         /* none of the earlier one */                                            \
    X(DROPPED, "dropped") /* none of the later one */

enum uc_verdict {
#define UC_VERDICT_NAME(id, name) UC_##id,
    UC_VERDICT_LIST(UC_VERDICT_NAME)
#undef UC_VERDICT_NAME
        UC_VERDICT_COUNT
};

const char *uc_verdict_name(enum uc_verdict verdict);

/* Indexes of clauses, ascending. */
struct uc_ordinals {
    UC_LIST(uint32_t) list;
};

/* Of several clauses on one side the texts are compared with a line end between. */
struct uc_aligned {
    struct uc_ordinals a, b; /* one side is empty for new and dropped */
    enum uc_verdict verdict;
    bool moved;        /* out of the order of the others */
    double similarity; /* as clause/shingle.h has it; 0 for new and dropped */
    struct uc_diff diff;
};

/* In the order of the later document, what was dropped behind what stood before it. */
struct uc_alignment {
    UC_LIST(struct uc_aligned) list;
    uint32_t counts[UC_VERDICT_COUNT], moved;
};

struct uc_alignment uc_align(const struct uc_clause *a, size_t a_count, const struct uc_clause *b,
                             size_t b_count, uc_arena *arena);

/* The clause of `a` that the clause `clause` of `b` is paired with; -1: none. The same pair as in
 * the whole alignment, without the work of telling what changed in all the others. */
int64_t uc_align_one(const struct uc_clause *a, size_t a_count, const struct uc_clause *b,
                     size_t b_count, uint32_t clause);

#endif
