/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a query the engine can be asked. */
#include "clause/query.h"

/* The part of a query that the engine knows lies on one side of what the query matches: */
enum side {
    WIDER,    /* all that the query matches, and more */
    NARROWER, /* nothing that it doesn't match */
};

static const struct uc_query *bound(uc_arena *arena, const struct uc_query *query, enum side side);

/* Is it a word that stands before it already? It asks the engine nothing more. */
static bool repeats(const struct uc_query *query, size_t index)
{
    const struct uc_query *child = query->children.at[index];
    for (size_t i = 0; i < index; i++)
        if (child->op == UC_QUERY_WORD && query->children.at[i]->op == UC_QUERY_WORD &&
            uc_str_equal(child->term, query->children.at[i]->term))
            return true;
    return false;
}

/* All of the conditions' engine parts: words that follow each other are there together. */
static const struct uc_query *all_of(uc_arena *arena, const struct uc_query *query, enum side side)
{
    struct uc_query *all = uc_query_group(arena, UC_QUERY_AND, 0);
    for (size_t i = 0; i < query->children.count; i++) {
        if (repeats(query, i))
            continue;
        const struct uc_query *part = bound(arena, query->children.at[i], side);
        if (part == NULL && side == NARROWER)
            return NULL;
        uc_query_add(arena, all, part);
    }
    return all->children.count > 0 ? all : NULL;
}

static const struct uc_query *one_of(uc_arena *arena, const struct uc_query *query, enum side side)
{
    struct uc_query *any = uc_query_group(arena, query->op, 0);
    for (size_t i = 0; i < query->children.count; i++) {
        const struct uc_query *part = bound(arena, query->children.at[i], side);
        if (part == NULL && side == WIDER)
            return NULL;
        uc_query_add(arena, any, part);
    }
    return any->children.count > 0 ? any : NULL;
}

/* NOT, MAYBE and FILTER: the second is subtracted, only weighs, or narrows. */
static const struct uc_query *of_two(uc_arena *arena, const struct uc_query *query, enum side side)
{
    const enum side other = query->op == UC_QUERY_NOT && side == WIDER ? NARROWER : WIDER;
    const struct uc_query *a = bound(arena, query->children.at[0], side);
    const struct uc_query *b =
        bound(arena, query->children.at[1], query->op == UC_QUERY_FILTER ? side : other);
    bool needs_both = query->op != UC_QUERY_MAYBE && side == NARROWER;
    if (needs_both && b == NULL)
        return NULL;
    if (a == NULL && b != NULL && side == WIDER && query->op == UC_QUERY_FILTER)
        return uc_query_scale(arena, 0, b);
    if (a == NULL && b != NULL && side == WIDER && query->op == UC_QUERY_NOT)
        a = uc_query_everything(arena);
    return uc_query_pair(arena, query->op, a, b);
}

static const struct uc_query *bound(uc_arena *arena, const struct uc_query *query, enum side side)
{
    if (!query->asks_text)
        return query;
    switch (query->op) {
    case UC_QUERY_AND:
        return all_of(arena, query, side);
    case UC_QUERY_OR:
    case UC_QUERY_SYNONYM:
    case UC_QUERY_ANY:
        return one_of(arena, query, side);
    case UC_QUERY_NOT:
    case UC_QUERY_MAYBE:
    case UC_QUERY_FILTER:
        return of_two(arena, query, side);
    case UC_QUERY_SCALE:
        return uc_query_scale(arena, query->factor, bound(arena, query->children.at[0], side));
    default:
        return side == WIDER ? all_of(arena, query, side) : NULL;
    }
}

const struct uc_query *uc_query_superset(uc_arena *arena, const struct uc_query *query)
{
    return bound(arena, query, WIDER);
}

static struct uc_query *copied(uc_arena *arena, const struct uc_query *query)
{
    struct uc_query *copy = uc_arena_alloc(arena, sizeof *copy);
    *copy = *query;
    copy->children.at = uc_arena_alloc(arena, query->children.count * sizeof *copy->children.at);
    for (size_t i = 0; i < query->children.count; i++)
        copy->children.at[i] = query->children.at[i];
    return copy;
}

/* How many of a query's children it is made of; those behind take away, weigh or narrow. */
static size_t matching_children(const struct uc_query *query)
{
    bool of_two =
        query->op == UC_QUERY_NOT || query->op == UC_QUERY_MAYBE || query->op == UC_QUERY_FILTER;
    return of_two ? 1 : query->children.count;
}

const struct uc_query *uc_query_with_all(uc_arena *arena, const struct uc_query *query)
{
    struct uc_query *copy = NULL;
    if (query->op == UC_QUERY_ANY && query->children.count > 1) {
        copy = copied(arena, query);
        copy->op = UC_QUERY_AND;
        return copy;
    }
    for (size_t i = 0; i < matching_children(query); i++) {
        const struct uc_query *part = uc_query_with_all(arena, query->children.at[i]);
        if (part == NULL)
            continue;
        if (copy == NULL)
            copy = copied(arena, query);
        copy->children.at[i] = part;
    }
    return copy;
}
