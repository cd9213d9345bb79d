/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clause inherits, and its neighbours. */
#include "search/search.h"

#include <stdlib.h>

/* Clauses passed over on the way to a neighbour: headings, notes, front matter. */
enum { PASSED_OVER_MAX = 50 };

/* Headings are shown as such, notes with the clause that bears their mark. */
static bool is_neighbour(enum uc_kind kind)
{
    return kind != UC_HEADING && kind != UC_FOOTNOTE && kind != UC_FRONTMATTER;
}

/* The neighbours in one direction, the nearest first. */
static enum uc_status walk(struct uc_collection *collection, const struct uc_clause_record *from,
                           int step, uint32_t count, uc_arena *arena, struct uc_clause_records *out,
                           struct uc_error *err)
{
    int64_t ordinal = from->ordinal;
    for (uint32_t passed = 0; out->list.count < count && passed < PASSED_OVER_MAX;) {
        ordinal += step;
        if (ordinal < 0)
            break;
        struct uc_clause_record record;
        enum uc_status s =
            uc_collection_clause(collection, from, (uint32_t)ordinal, arena, &record, err);
        if (s == UC_NOT_FOUND)
            break;
        if (s != UC_OK)
            return s;
        if (is_neighbour(record.clause.kind))
            *UC_PUSH(arena, &out->list) = record;
        else
            passed++;
    }
    return UC_OK;
}

static void reverse(struct uc_clause_records *records)
{
    for (size_t i = 0, k = records->list.count; i + 1 < k; i++) {
        struct uc_clause_record record = records->list.at[i];
        records->list.at[i] = records->list.at[--k];
        records->list.at[k] = record;
    }
}

/* The text of the clause `ordinal`; empty where it is gone. */
static enum uc_status text_of(struct uc_collection *collection, const struct uc_clause_record *from,
                              uint32_t ordinal, uc_arena *arena, uc_str *text, struct uc_error *err)
{
    struct uc_clause_record record;
    enum uc_status s = uc_collection_clause(collection, from, ordinal, arena, &record, err);
    *text = s == UC_OK ? record.clause.text : UC_STR("");
    return s == UC_NOT_FOUND ? UC_OK : s;
}

enum uc_status uc_find_surroundings(struct uc_collection *collection,
                                    const struct uc_clause_record *record, uint32_t context,
                                    uc_arena *arena, struct uc_found *out, struct uc_error *err)
{
    const struct uc_clause *clause = &record->clause;
    out->clause = *clause;
    out->ordinal = record->ordinal;
    enum uc_status s = UC_OK;
    for (size_t i = 0; s == UC_OK && i < clause->section.count; i++)
        s = text_of(collection, record, clause->section.at[i], arena, UC_PUSH(arena, &out->section),
                    err);
    if (s == UC_OK && clause->chapeau >= 0)
        s = text_of(collection, record, (uint32_t)clause->chapeau, arena, &out->chapeau, err);
    if (s == UC_OK)
        s = walk(collection, record, -1, context, arena, &out->before, err);
    reverse(&out->before);
    if (s == UC_OK)
        s = walk(collection, record, 1, context, arena, &out->after, err);
    return s;
}
