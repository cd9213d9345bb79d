/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * History: the life of a clause through the documents of its lineage, and the documents that a
 * document descends from.
 *
 * From its own document a clause is followed to the relatives before and behind, one after another:
 * to the clause there that is alike to the one last found, else to the one that it is aligned with.
 * Where there is none, nothing is claimed of that document.
 */
#ifndef SEARCH_HISTORY_H
#define SEARCH_HISTORY_H

#include "search/comparison.h"
#include "search/lineage.h"

/* One form of the clause. Verdict, similarity and diff are to the one before; the first is new. */
struct uc_link {
    const struct uc_relative *document;
    uint32_t ordinal;
    uc_str citation, text;
    enum uc_verdict verdict;
    double similarity;
    struct uc_diff diff;
};

/* Oldest first, the asked clause in it. */
struct uc_chain {
    UC_LIST(struct uc_link) list;
};

struct uc_history {
    struct uc_relative self;
    struct uc_relatives relatives;
    uc_str citation; /* of the asked clause */
    struct uc_chain chain;
    uint32_t elsewhere;     /* clauses of no relative that are nearly the same */
    uc_str elsewhere_first; /* the earliest of them */
    uint32_t elsewhere_when;
};

/* Everything in `out` lives in `arena`. */
enum uc_status uc_find_history(struct uc_collection *collection,
                               const struct uc_clause_record *clause, uc_arena *arena,
                               struct uc_history *out, struct uc_error *err) UC_NODISCARD;

/* The first agreed form of a chain, the last that has its words, and the last of all; NULL where
 * nothing of it was adopted. */
struct uc_agreed {
    const struct uc_link *first, *unchanged, *last;
};
struct uc_agreed uc_chain_agreed(const struct uc_chain *chain);

/* An earlier document, aligned with the asked one. */
struct uc_ancestor {
    const struct uc_relative *document;
    struct uc_comparison comparison;
};
struct uc_descent {
    struct uc_relative self;
    struct uc_relatives relatives;
    UC_LIST(struct uc_ancestor) ancestors; /* oldest first */
};

/* The documents that the one with `record` descends from: earlier relatives that have a clause of
 * it. Everything in `out` lives in `arena`; none is no failure. */
enum uc_status uc_find_descent(struct uc_collection *collection,
                               const struct uc_document_record *record, uc_arena *arena,
                               struct uc_descent *out, struct uc_error *err) UC_NODISCARD;

/* history_report.c; JSON is docs/schema/history.json, and yours. */
struct uc_sheet uc_history_sheet(const struct uc_history *history, uc_arena *arena);
json_t *uc_json_history(const struct uc_history *history);
struct uc_sheet uc_descent_sheet(const struct uc_descent *descent, uc_arena *arena);
json_t *uc_json_descent(const struct uc_descent *descent);

#endif
