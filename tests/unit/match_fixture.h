/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries that the tests of matching make by hand or at random. */
#ifndef TESTS_UNIT_MATCH_FIXTURE_H
#define TESTS_UNIT_MATCH_FIXTURE_H

#include "clause/query.h"

/* `a` NEAR `b`, and any operator of two. */
const struct uc_query *near(uc_arena *arena, uint32_t window, const struct uc_query *a,
                            const struct uc_query *b);
const struct uc_query *pair(uc_arena *arena, enum uc_query_op op, const struct uc_query *a,
                            const struct uc_query *b);

#endif
