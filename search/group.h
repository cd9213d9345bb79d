/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of nearly the same texts, in a short list: one sentence that was adopted every year is one
 * result.
 */
#ifndef SEARCH_GROUP_H
#define SEARCH_GROUP_H

#include "clause/analyze.h"

/* A text and the tokens of it. */
struct uc_grouped {
    uc_str text;
    const struct uc_tokens *tokens;
};

/* For each of the texts the index of the first one before it that it is nearly the same as
 * (UC_NEARLY_SAME of clause/shingle.h) and that leads a group; its own where there is none. In
 * `arena`. */
uint32_t *uc_group_texts(const struct uc_grouped *texts, size_t count, uc_arena *arena);

#endif
