/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "match_fixture.h"

const struct uc_query *near(uc_arena *arena, uint32_t window, const struct uc_query *a,
                            const struct uc_query *b)
{
    struct uc_query *query = uc_query_group(arena, UC_QUERY_NEAR, window);
    uc_query_add(arena, query, a);
    uc_query_add(arena, query, b);
    return query;
}

const struct uc_query *pair(uc_arena *arena, enum uc_query_op op, const struct uc_query *a,
                            const struct uc_query *b)
{
    if (op == UC_QUERY_NOT || op == UC_QUERY_MAYBE || op == UC_QUERY_FILTER)
        return uc_query_pair(arena, op, a, b);
    struct uc_query *query = uc_query_group(arena, op, 0);
    uc_query_add(arena, query, a);
    uc_query_add(arena, query, b);
    return query;
}
