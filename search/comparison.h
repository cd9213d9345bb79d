/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A comparison: two versions, aligned, and how it is told.
 */
#ifndef SEARCH_COMPARISON_H
#define SEARCH_COMPARISON_H

#include "search/align.h"
#include "search/sheet.h"
#include "search/version.h"

#include <jansson.h>

struct uc_comparison {
    struct uc_version a, b; /* the earlier one, the later one */
    struct uc_alignment alignment;
};

/* Aligns `a` and `b`. */
void uc_compare(struct uc_comparison *comparison, uc_arena *arena);

struct uc_sheet uc_comparison_sheet(const struct uc_comparison *comparison, uc_arena *arena);

/* docs/schema/compare.json. Yours. */
json_t *uc_json_comparison(const struct uc_comparison *comparison);

/* [["=", "kept"], ["-", "gone"], ["+", "come"]]. Yours. */
json_t *uc_json_diff(const struct uc_diff *diff);

/* "18 same, 9 edited, 4 new": what there is none of is not named. In `arena`. */
uc_str uc_counts_print(const uint32_t counts[UC_VERDICT_COUNT], uc_arena *arena);

#endif
