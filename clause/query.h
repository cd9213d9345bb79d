/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The query tree: what the query parser makes. Nodes are constant once made and live in an arena
 * with a copy of their texts; building one cannot fail. NULL is "no query": it is left out wherever
 * it is given as a child. A group is filled before it is given to another.
 *
 * The index holds stems without positions, so the engine can't answer all of a tree: what words
 * stand as written, one behind another, or in the title alone is decided on the stored text
 * (search/match.h). Such a condition has a child that the engine can be asked, which matches every
 * clause that meets the condition, and others; uc_query_superset makes a tree of those.
 */
#ifndef CLAUSE_QUERY_H
#define CLAUSE_QUERY_H

#include "clause/arena.h"
#include "clause/buf.h"
#include "clause/field.h"

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
    UC_QUERY_ANY,     /* as OR; what matches all children comes first */
    UC_QUERY_SCALE,   /* the only child, its weight times `factor` (0: none); within a SYNONYM it
                         means its child */
    UC_QUERY_RANGE,   /* value `slot` within low..high, ends included; an empty end is open */
    /* Conditions on the text: */
    UC_QUERY_WORD,      /* the clause's own words have `term` as written */
    UC_QUERY_BEGINNING, /* they have a word that begins with `term` */
    UC_QUERY_FORM,      /* the words of `field` have one that is, or has a stem, among `stems` */
    UC_QUERY_PHRASE,    /* children (WORD) follow each other in the words of `field` (TEXT and OWN:
                           of the clause) */
    UC_QUERY_NEAR,      /* some `window` words of the clause have all children (WORD, or PHRASE as a
                           whole), each word as often as the children have it */
};

struct uc_query {
    enum uc_query_op op;
    uc_str term;
    uint32_t window, slot;
    double factor;
    uc_str low, high;
    enum uc_field_id field;
    UC_LIST(uc_str) stems;
    bool asks_text; /* a condition on the text is in it */
    UC_LIST(const struct uc_query *) children;
};

const struct uc_query *uc_query_nothing(uc_arena *arena);
const struct uc_query *uc_query_everything(uc_arena *arena);
/* Every clause, without weight. */
const struct uc_query *uc_query_any_clause(uc_arena *arena);
const struct uc_query *uc_query_term(uc_arena *arena, uc_str term);
const struct uc_query *uc_query_range(uc_arena *arena, uint32_t slot, uc_str low, uc_str high);
const struct uc_query *uc_query_scale(uc_arena *arena, double factor, const struct uc_query *child);
/* WORD or BEGINNING. NULL for `engine`: the engine can't help. */
const struct uc_query *uc_query_text(uc_arena *arena, enum uc_query_op op, uc_str term,
                                     const struct uc_query *engine);
/* NOT, MAYBE, FILTER, and AND, OR of two. Without `b` it means `a`; without `a`, AND and OR mean
 * `b`, the others NULL. */
const struct uc_query *uc_query_pair(uc_arena *arena, enum uc_query_op op, const struct uc_query *a,
                                     const struct uc_query *b);

/* A node to add children to: AND, OR, SYNONYM, ANY, PHRASE, NEAR, and FORM, which takes its stems
 * and the tree for the engine. A group of one child means that child,
 * an empty one nothing. */
struct uc_query *uc_query_group(uc_arena *arena, enum uc_query_op op, uint32_t window);
void uc_query_add(uc_arena *arena, struct uc_query *group, const struct uc_query *child);
/* Is it one of those? */
bool uc_query_is_group(const struct uc_query *query);

/* What the engine can be asked: matches all that `query` does, and more where that asks the text.
 * NULL: the engine can't help. */
const struct uc_query *uc_query_superset(uc_arena *arena, const struct uc_query *query);
/* The query, of ANY only what matches all of its children; NULL where there is no ANY of several.
 */
const struct uc_query *uc_query_with_all(uc_arena *arena, const struct uc_query *query);

/* As an s-expression, for tests and --explain: (and "triangular" (phrase 2 "south" "south")). */
void uc_query_print(const struct uc_query *query, struct uc_buf *out);

#endif
