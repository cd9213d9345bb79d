/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/explain.h"

#include "search/page.h"

#include <math.h>

/* Less is the rounding of a sum. */
#define NOTHING 1e-6

struct explaining {
    struct uc_collection *collection;
    const struct uc_parsed_query *query;
    const struct uc_contender *contender;
    uc_arena *arena;
    struct uc_parts *out;
    struct uc_error *err;
};

const char *uc_reason_name(enum uc_reason reason)
{
    static const char *const names[] = {
#define UC_REASON_NAME(id, name, told) [UC_REASON_##id] = name,
        UC_REASON_LIST(UC_REASON_NAME)
#undef UC_REASON_NAME
    };
    return names[reason];
}

const char *uc_reason_told(enum uc_reason reason)
{
    static const char *const told_as[] = {
#define UC_REASON_TOLD(id, name, told) [UC_REASON_##id] = told,
        UC_REASON_LIST(UC_REASON_TOLD)
#undef UC_REASON_TOLD
    };
    return told_as[reason];
}

static void add(struct explaining *e, enum uc_reason reason, uc_str words, double score)
{
    if (fabs(score) > NOTHING)
        *UC_PUSH(e->arena, &e->out->list) = (struct uc_part){reason, words, score};
}

/* What the engine gives the clause for a part of the query alone: its weights add up. */
static enum uc_status engine_score(struct explaining *e, const struct uc_query *part, double *score)
{
    const struct uc_clause_record *record = &e->contender->record;
    const struct uc_query *here;
    enum uc_status s =
        uc_collection_asking(e->collection, record, record->ordinal, e->arena, &here, e->err);
    if (s != UC_OK)
        return s;
    const struct ux_search search = {
        .query = uc_query_pair(e->arena, UC_QUERY_FILTER, uc_query_superset(e->arena, part), here),
        .limit = 1,
        .collapse_slot = -1,
        .sort_slot = -1,
    };
    struct ux_hits hits = {0};
    s = ux_reader_search(e->collection->reader, &search, e->arena, &hits, e->err);
    *score = s == UC_OK && hits.list.count > 0 ? hits.list.at[0].score : 0;
    return s;
}

static enum uc_status explain_words(struct explaining *e)
{
    const struct uc_runs *runs = &e->query->runs;
    double left = e->contender->score;
    for (size_t i = 0; i < runs->list.count; i++) {
        const struct uc_units *units = &runs->list.at[i];
        for (size_t k = 0; k < units->list.count; k++) {
            const struct uc_unit *unit = &units->list.at[k];
            double score;
            if (!uc_rank_counts(units, k))
                continue;
            enum uc_status s = engine_score(e, unit->match, &score);
            if (s != UC_OK)
                return s;
            add(e, unit->word.len > 0 ? UC_REASON_WORD : UC_REASON_OTHER, unit->word, score);
            left -= score;
        }
    }
    add(e, UC_REASON_OTHER, UC_STR(""), left);
    return UC_OK;
}

static void explain_text(struct explaining *e, uint64_t entries)
{
    struct uc_rank_parts parts = {.arena = e->arena};
    uc_rank_by_text(&e->query->runs, &e->contender->own, e->contender->record.clause.kind, entries,
                    &uc_weights, &parts);
    for (size_t i = 0; i < parts.list.count; i++) {
        const struct uc_rank_part *part = &parts.list.at[i];
        if (part->other == NULL) {
            add(e, UC_REASON_FORM, part->unit->word, part->score);
            continue;
        }
        uc_str pair = uc_arena_printf(e->arena, "%.*s %.*s", UC_ARG(part->unit->word),
                                      UC_ARG(part->other->word));
        add(e, UC_REASON_PAIR, pair, part->score);
    }
}

enum uc_status uc_explain(struct uc_collection *collection, const struct uc_parsed_query *query,
                          const struct uc_chosen *chosen, uc_arena *arena, struct uc_parts *out,
                          struct uc_error *err)
{
    const struct uc_contender *contender = &chosen->ranked;
    struct explaining e = {collection, query, contender, arena, out, err};
    struct ux_stats stats;
    double all = contender->is_first ? contender->score * uc_weights.all : 0;
    enum uc_status s = explain_words(&e);
    add(&e, UC_REASON_ALL, UC_STR(""), all);
    bool is_ranked_by_text = fabs(chosen->score - contender->score - all) > NOTHING;
    if (s != UC_OK || !is_ranked_by_text)
        return s;
    s = ux_reader_stats(collection->reader, arena, &stats, err);
    if (s == UC_OK)
        explain_text(&e, stats.entries);
    return s;
}
