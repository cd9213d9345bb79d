/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/page.h"

#include "search/group.h"
#include "search/match.h"

#include <stdlib.h>

/* Up to so many matches are counted; of more the number is an estimate. Groups cost ten times as
 * much to count, since each match's text must be looked up. */
enum { COUNTED = 100000, GROUPS_COUNTED = 500 };

/* So many more than the page are read, since a group may take many of them: more, where it took too
 * many, until it is hopeless. */
enum { SPARE_FIRST = 10, SPARE_MOST = 320 };

struct selection {
    struct uc_collection *collection;
    const struct uc_request *request;
    const struct uc_parsed_query *query;
    uc_arena *arena;
    struct uc_initials initials;
    struct uc_contenders contenders;
    struct uc_page *out;
    struct uc_error *err;
};

/* Clauses are told as one where their texts are equal, and in the order of relevance, where the
 * best are read anyhow, where they are nearly the same. */
static bool collapses(const struct selection *s)
{
    return !s->request->all && s->request->per_document == 0;
}

static bool is_by_relevance(const struct selection *s)
{
    return s->request->sort == UC_SORT_RELEVANCE && s->query->runs.list.count > 0;
}

static struct ux_search engine_request(const struct selection *s)
{
    static const int sort_slots[] = {[UC_SORT_RELEVANCE] = -1,
                                     [UC_SORT_OLDEST] = UC_SLOT_DATE,
                                     [UC_SORT_NEWEST] = UC_SLOT_DATE,
                                     [UC_SORT_DOCUMENT] = UC_SLOT_DOCUMENT};
    const struct uc_request *request = s->request;
    struct ux_search engine = {
        .check_at_least = request->count ? GROUPS_COUNTED : 0,
        .collapse_slot = request->all ? -1 : UC_SLOT_TEXT,
        .collapse_max = 1,
        .sort_slot = sort_slots[request->sort],
        .sort_ascending = request->sort != UC_SORT_NEWEST,
    };
    if (request->per_document > 0) {
        engine.collapse_slot = UC_SLOT_DOCUMENT;
        engine.collapse_max = request->per_document;
    }
    return engine;
}

/* What has all words of the query, and is no list of them. */
static const struct uc_query *first_of(const struct selection *s)
{
    const struct uc_query *all = uc_query_with_all(s->arena, s->query->tree);
    return all ? uc_query_pair(s->arena, UC_QUERY_NOT, all, uc_rank_lists(s->arena)) : NULL;
}

static size_t end_of_page(const struct selection *s)
{
    return (size_t)s->request->offset + s->request->limit;
}

/* Never fewer than are ranked by their texts: else a longer page would have another beginning. */
static size_t wanted_with(const struct selection *s, size_t spare)
{
    size_t wanted = end_of_page(s);
    if (!is_by_relevance(s) || s->request->limit == 0)
        return wanted;
    wanted += spare;
    return wanted > UC_RANKED_BY_TEXT ? wanted : UC_RANKED_BY_TEXT;
}

static enum uc_status find_contenders(struct selection *s, size_t wanted)
{
    const struct uc_request *request = s->request;
    const struct uc_query *tree = s->query->tree;
    if (request->sort == UC_SORT_DOCUMENT) /* without weights the clauses come in reading order */
        tree = uc_query_scale(s->arena, 0, tree);
    if (tree->asks_text && wanted == 0) /* is there any? */
        wanted = 1;
    const struct uc_contest contest = {
        .first = request->sort == UC_SORT_RELEVANCE ? first_of(s) : NULL,
        .query = tree,
        .engine = engine_request(s),
        .wanted = wanted,
        .count = request->count || request->facets,
        .initials = &s->initials,
    };
    return uc_contenders_find(s->collection, &contest, s->arena, &s->contenders, s->err);
}

struct ranked {
    double score;
    size_t place; /* the engine's */
};

static int by_score(const void *a, const void *b)
{
    const struct ranked *one = a, *other = b;
    if (!uc_scores_are_equal(one->score, other->score))
        return one->score > other->score ? -1 : 1;
    return one->place < other->place ? -1 : 1;
}

static double score_of(const struct uc_contender *contender)
{
    return contender->score * (contender->is_first ? 1 + uc_weights.all : 1);
}

/* The best of the engine's contenders in the order that their texts give them. */
static enum uc_status rank_by_text(struct selection *s, struct ranked *ranked)
{
    struct ux_stats stats;
    const struct uc_contenders *contenders = &s->contenders;
    size_t count = contenders->list.count;
    enum uc_status status = ux_reader_stats(s->collection->reader, s->arena, &stats, s->err);
    if (status != UC_OK)
        return status;
    if (count > UC_RANKED_BY_TEXT)
        count = UC_RANKED_BY_TEXT;
    for (size_t i = 0; i < count; i++) {
        const struct uc_contender *contender = &contenders->list.at[i];
        ranked[i].score +=
            uc_rank_by_text(&s->query->runs, &contender->own, contender->record.clause.kind,
                            stats.entries, &uc_weights, NULL);
    }
    qsort(ranked, count, sizeof *ranked, by_score);
    return UC_OK;
}

/* Of each contender in the order of `ranked` the place of the first of its group. */
static uint32_t *group(const struct selection *s, const struct ranked *ranked)
{
    size_t count = s->contenders.list.count;
    if (is_by_relevance(s) && collapses(s)) {
        struct uc_grouped *texts = uc_arena_alloc(s->arena, (count + 1) * sizeof *texts);
        for (size_t i = 0; i < count; i++) {
            const struct uc_contender *contender = &s->contenders.list.at[ranked[i].place];
            texts[i] = (struct uc_grouped){contender->record.clause.text, &contender->own};
        }
        return uc_group_texts(texts, count, s->arena);
    }
    uint32_t *leaders = uc_arena_alloc(s->arena, (count + 1) * sizeof *leaders);
    for (size_t i = 0; i < count; i++)
        leaders[i] = (uint32_t)i;
    return leaders;
}

static void add_group(struct selection *s, const struct ranked *ranked, const uint32_t *leaders,
                      uint32_t leader)
{
    const struct uc_contenders *contenders = &s->contenders;
    struct uc_chosen *chosen = UC_PUSH(s->arena, &s->out->list);
    chosen->contender = chosen->ranked = contenders->list.at[ranked[leader].place];
    chosen->score = ranked[leader].score;
    for (size_t i = leader; i < contenders->list.count; i++)
        if (leaders[i] == leader)
            *UC_PUSH(s->arena, &chosen->texts) = contenders->list.at[ranked[i].place].text;
}

/* Of the contenders `groups` are left; where there are more matches than these, the rest is
 * taken to be like them. */
static void tell_groups(struct selection *s, size_t groups)
{
    size_t count = s->contenders.list.count;
    if (count > 0)
        s->contenders.groups = s->contenders.groups * groups / count;
}

/* Puts the page together; `*groups` is how many there are, with those before and behind it. */
static enum uc_status choose(struct selection *s, size_t *groups)
{
    const struct uc_contenders *contenders = &s->contenders;
    struct ranked *ranked = uc_arena_alloc(s->arena, (contenders->list.count + 1) * sizeof *ranked);
    for (size_t i = 0; i < contenders->list.count; i++)
        ranked[i] = (struct ranked){score_of(&contenders->list.at[i]), i};
    enum uc_status status = UC_OK;
    if (is_by_relevance(s))
        status = rank_by_text(s, ranked);
    if (status != UC_OK)
        return status;
    uint32_t *leaders = group(s, ranked);
    *groups = s->out->list.count = 0;
    for (size_t i = 0; i < contenders->list.count; i++) {
        if (leaders[i] != i)
            continue;
        if (*groups >= s->request->offset && *groups < end_of_page(s))
            add_group(s, ranked, leaders, (uint32_t)i);
        ++*groups;
    }
    return UC_OK;
}

static enum uc_status fill(struct selection *s)
{
    enum uc_status status = UC_OK;
    size_t groups = 0, spare = SPARE_FIRST;
    for (bool is_full = false; status == UC_OK && !is_full; spare *= 2) {
        size_t wanted = wanted_with(s, spare);
        status = find_contenders(s, wanted);
        if (status == UC_OK)
            status = choose(s, &groups);
        bool has_more = s->contenders.list.count >= wanted && wanted > end_of_page(s);
        is_full = groups >= end_of_page(s) || !has_more || spare >= SPARE_MOST;
    }
    tell_groups(s, groups);
    return status;
}

/* Does no other clause have the text? */
static enum uc_status is_only_one(const struct selection *s, uc_str text_term, bool *out)
{
    uint32_t clauses = 0;
    enum uc_status status = ux_reader_frequency(s->collection->reader, text_term, &clauses, s->err);
    *out = clauses == 1;
    return status;
}

/* Adds what asks for the texts of what was chosen; nothing where it stands for itself alone. */
static enum uc_status add_texts(const struct selection *s, const struct uc_chosen *chosen,
                                struct uc_query *texts)
{
    bool alone = false;
    for (size_t i = 0; i < chosen->texts.count; i++) {
        const uint64_t *text = &chosen->texts.at[i];
        if (*text == 0)
            continue;
        uc_str term = uc_term_text((uc_str){(const char *)text, sizeof *text}, s->arena);
        enum uc_status status = UC_OK;
        if (chosen->texts.count == 1)
            status = is_only_one(s, term, &alone);
        if (status != UC_OK)
            return status;
        if (!alone)
            uc_query_add(s->arena, texts, uc_query_term(s->arena, term));
    }
    return UC_OK;
}

static bool has_text(const struct uc_chosen *chosen, uint64_t text)
{
    for (size_t i = 0; i < chosen->texts.count; i++)
        if (chosen->texts.at[i] == text)
            return true;
    return false;
}

/* `shown` is the newest of each text, the newest of all first (or the oldest): of a group that one
 * stands for the others. */
static void put_shown_of(struct uc_chosen *chosen, const struct uc_contenders *shown)
{
    uint32_t clauses = 0;
    for (size_t i = 0; i < shown->list.count; i++) {
        const struct uc_contender *contender = &shown->list.at[i];
        if (!has_text(chosen, contender->text))
            continue;
        if (clauses == 0)
            chosen->contender = *contender;
        clauses += 1 + contender->collapsed;
    }
    if (clauses > 0)
        chosen->earlier = clauses - 1;
}

/* The engine keeps the best ranked of equal texts; one search finds the newest of each,
 * or the oldest where the oldest come first. */
static enum uc_status put_shown(struct selection *s)
{
    const bool oldest = s->request->sort == UC_SORT_OLDEST;
    struct uc_query *texts = uc_query_group(s->arena, UC_QUERY_OR, 0);
    struct uc_contenders shown;
    enum uc_status status = UC_OK;
    for (size_t i = 0; status == UC_OK && i < s->out->list.count; i++)
        status = add_texts(s, &s->out->list.at[i], texts);
    if (status != UC_OK || texts->children.count == 0)
        return status;
    const struct uc_query *both = uc_query_pair(s->arena, UC_QUERY_FILTER, s->query->tree, texts);
    const struct uc_contest contest = {
        .query = uc_query_scale(s->arena, 0, both),
        .engine = {.check_at_least = SIZE_MAX,
                   .collapse_slot = UC_SLOT_TEXT,
                   .collapse_max = 1,
                   .count_collapsed = true,
                   .sort_slot = oldest ? UC_SLOT_DATE : UC_SLOT_ORDER,
                   .sort_ascending = oldest},
        .wanted = texts->children.count,
        .count = true,
        .initials = &s->initials,
    };
    status = uc_contenders_find(s->collection, &contest, s->arena, &shown, s->err);
    for (size_t i = 0; status == UC_OK && i < s->out->list.count; i++)
        put_shown_of(&s->out->list.at[i], &shown);
    return status;
}

/* The engine counts up to a bound far above that of groups, where no text is to be read. */
static enum uc_status count(struct selection *s)
{
    struct ux_hits hits = {0};
    const struct ux_search counting = {
        .query = uc_query_scale(s->arena, 0, s->query->tree),
        .check_at_least = COUNTED,
        .collapse_slot = -1,
        .sort_slot = -1,
    };
    enum uc_status status =
        ux_reader_search(s->collection->reader, &counting, s->arena, &hits, s->err);
    s->out->total = hits.likely;
    s->out->is_estimate = hits.least != hits.most;
    if (s->out->groups > s->out->total)
        s->out->groups = s->out->total;
    return status;
}

static void tell_matching(struct selection *s)
{
    struct ux_matching *matching = &s->out->matching;
    if (!s->query->tree->asks_text)
        matching->query = uc_query_scale(s->arena, 0, s->query->tree);
    for (size_t i = 0; i < s->contenders.entries.count; i++)
        *UC_PUSH(s->arena, &matching->entries) = s->contenders.entries.at[i];
}

enum uc_status uc_page_select(struct uc_collection *collection, const struct uc_request *request,
                              const struct uc_parsed_query *query, uc_arena *arena,
                              struct uc_page *out, struct uc_error *err)
{
    *out = (struct uc_page){0};
    struct selection s = {.collection = collection,
                          .request = request,
                          .query = query,
                          .arena = arena,
                          .out = out,
                          .err = err};
    uc_marks_initials(&query->patterns, &s.initials);
    uc_query_initials(query->tree, &s.initials);
    enum uc_status status = fill(&s);
    if (status == UC_OK && collapses(&s))
        status = put_shown(&s);
    out->total = s.contenders.total;
    out->groups = s.contenders.groups;
    out->is_estimate = !s.contenders.all;
    tell_matching(&s);
    /* What the engine says of matches that it collapses is no count, least of all of several
     * databases. */
    bool engine_counts = out->is_estimate || engine_request(&s).collapse_slot >= 0;
    bool recount = request->count && engine_counts && !query->tree->asks_text;
    return status == UC_OK && recount ? count(&s) : status;
}
