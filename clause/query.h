/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The query tree: what the query parser makes and the shim runs. Nodes are constant once made and
 * live in an arena with a copy of their texts; building one cannot fail. NULL is "no query": it is
 * left out wherever it is given as a child.
 */
#ifndef CLAUSE_QUERY_H
#define CLAUSE_QUERY_H

#include "clause/arena.h"
#include "clause/buf.h"

/* How deep a query may nest; the shim refuses a deeper one, and printing cuts it short. */
#define UC_QUERY_DEPTH 200

enum uc_query_op {
    UC_QUERY_NOTHING,
    UC_QUERY_EVERYTHING,
    UC_QUERY_TERM,    /* term */
    UC_QUERY_AND,     /* all children; weights add up */
    UC_QUERY_OR,      /* any child; weights of those that match add up */
    UC_QUERY_SYNONYM, /* any child; weighted as one term */
    UC_QUERY_NOT,     /* the first child without what the second matches */
    UC_QUERY_MAYBE,   /* the first child; the second adds weight where it matches too */
    UC_QUERY_FILTER,  /* the first child, where the second matches too; only the first weighs */
    UC_QUERY_PHRASE,  /* children (terms, or ORs of terms) in order, within `window` words; a
                         window less than the number of children means that number */
    UC_QUERY_NEAR,    /* the same in any order */
    UC_QUERY_SCALE,   /* the only child, its weight times `factor` (0: none); within a SYNONYM it
                         means its child */
    UC_QUERY_RANGE,   /* value `slot` within low..high, ends included; an empty end is open */
};

struct uc_query {
    enum uc_query_op op;
    uc_str term;
    uint32_t window, slot;
    double factor;
    uc_str low, high;
    UC_LIST(const struct uc_query *) children;
};

const struct uc_query *uc_query_nothing(uc_arena *arena);
const struct uc_query *uc_query_everything(uc_arena *arena);
const struct uc_query *uc_query_term(uc_arena *arena, uc_str term);
const struct uc_query *uc_query_range(uc_arena *arena, uint32_t slot, uc_str low, uc_str high);
const struct uc_query *uc_query_scale(uc_arena *arena, double factor, const struct uc_query *child);
/* NOT, MAYBE, FILTER, and AND, OR of two. Without `b` it means `a`; without `a`, AND and OR mean
 * `b`, the others NULL. */
const struct uc_query *uc_query_pair(uc_arena *arena, enum uc_query_op op, const struct uc_query *a,
                                     const struct uc_query *b);

/* A node to add children to: AND, OR, SYNONYM, PHRASE, NEAR. A group of one child means that child,
 * an empty one nothing. */
struct uc_query *uc_query_group(uc_arena *arena, enum uc_query_op op, uint32_t window);
void uc_query_add(uc_arena *arena, struct uc_query *group, const struct uc_query *child);
/* Is it one of those? */
bool uc_query_is_group(const struct uc_query *query);

/* As an s-expression, for tests and --explain: (and "triangular" (phrase 2 "south" "south")). */
void uc_query_print(const struct uc_query *query, struct uc_buf *out);

#endif
