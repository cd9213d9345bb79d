/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/contenders.h"

#include "clause/seen.h"
#include "search/match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the text must decide on is read in pages that grow, since most queries have their answers
 * among the first. */
enum { PAGE_FIRST = 16, PAGE_MOST = 16384 };

/* So many are read beyond those wanted, as long as they are equal to the last. */
enum { TIES_MOST = 64 };

/* To count, so many are read; of more the number is an estimate. */
enum { COUNTED_BY_TEXT = 2000 };

struct title {
    uc_str key; /* of the document */
    struct uc_tokens tokens;
    struct title *next;
};

struct finding {
    struct uc_collection *collection;
    const struct uc_contest *request;
    uc_arena *arena;
    uc_arena *passing; /* for one page of the engine's */
    struct uc_contenders *out;
    struct uc_error *err;
    const struct uc_query *tier; /* the query that is worked off, or the first part of it */
    bool is_first;
    struct uc_seen entries, values;
    uint64_t checked, matched, groups;
    bool settles_ties;    /* not all of them come in order */
    bool is_full;         /* no more is wanted */
    bool is_broken_off;   /* what is tied with the last of them was not read to its end */
    struct title *titles; /* of the documents looked at */
};

struct subject_context {
    struct finding *finding;
    const struct uc_clause_record *record;
};

static enum uc_status read_title(struct finding *f, const struct uc_clause_record *record,
                                 struct uc_tokens *out, struct uc_error *err)
{
    struct title *title = f->titles;
    while (title != NULL && !uc_str_equal(title->key, record->key))
        title = title->next;
    if (title == NULL) {
        struct uc_document_record document;
        enum uc_status s =
            uc_collection_document(f->collection, record, f->passing, &document, err);
        if (s != UC_OK)
            return s;
        title = uc_arena_alloc(f->arena, sizeof *title);
        title->key = uc_arena_copy(f->arena, record->key);
        title->tokens = uc_analyze(f->collection->analyzer, uc_arena_copy(f->arena, document.title),
                                   document.language, 1, f->arena);
        title->next = f->titles;
        f->titles = title;
    }
    *out = title->tokens;
    return UC_OK;
}

static enum uc_status read_headings(struct finding *f, const struct uc_clause_record *record,
                                    struct uc_tokens *out, struct uc_error *err)
{
    for (size_t i = 0; i < record->clause.section.count; i++) {
        struct uc_clause_record heading;
        enum uc_status s = uc_collection_clause(f->collection, record, record->clause.section.at[i],
                                                f->passing, &heading, err);
        if (s == UC_NOT_FOUND)
            continue;
        if (s != UC_OK)
            return s;
        struct uc_tokens tokens = uc_analyze(f->collection->analyzer, heading.clause.text,
                                             uc_clause_language(&heading), 1, f->passing);
        for (size_t k = 0; k < tokens.list.count; k++)
            *UC_PUSH(f->passing, &out->list) = tokens.list.at[k];
    }
    return UC_OK;
}

/* Front matter stands under no title. */
static enum uc_status read_field(void *context, enum uc_field_id field, struct uc_tokens *out,
                                 struct uc_error *err)
{
    const struct subject_context *subject = context;
    if (subject->record->clause.kind == UC_FRONTMATTER)
        return UC_OK;
    return field == UC_FIELD_TITLE ? read_title(subject->finding, subject->record, out, err)
                                   : read_headings(subject->finding, subject->record, out, err);
}

static enum uc_status has_leaf(void *context, const struct uc_query *leaf, bool *out,
                               struct uc_error *err)
{
    const struct subject_context *subject = context;
    return ux_reader_has(subject->finding->collection->reader, subject->record->entry, leaf, out,
                         err);
}

static enum uc_status meets_conditions(struct finding *f, const struct uc_contender *contender,
                                       bool *out)
{
    struct subject_context context = {f, &contender->record};
    const struct uc_subject subject = {
        .own = contender->own, .context = &context, .read = read_field, .has = has_leaf};
    return uc_match(f->tier, &subject, out, f->err);
}

static enum uc_status read_contender(struct finding *f, const struct ux_hit *hit, uc_arena *arena,
                                     struct uc_contender *out)
{
    *out = (struct uc_contender){.score = hit->score,
                                 .sort_key = uc_arena_copy(arena, hit->sort_key),
                                 .is_first = f->is_first,
                                 .collapsed = hit->collapsed};
    enum uc_status s = uc_clause_record_decode(hit->data, arena, &out->record, f->err);
    if (s != UC_OK)
        return s;
    out->record.entry = hit->id;
    out->own = uc_analyze_initials(f->collection->analyzer, out->record.clause.text,
                                   uc_clause_language(&out->record), f->request->initials, arena);
    if (hit->collapse_key.len == sizeof out->text)
        memcpy(&out->text, hit->collapse_key.ptr, sizeof out->text);
    return UC_OK;
}

/* Is it among the first of its value? What has no value is one by itself. */
static bool is_admitted(struct finding *f, const struct uc_contender *contender)
{
    const struct ux_search *engine = &f->request->engine;
    uint64_t value = engine->collapse_slot == UC_SLOT_DOCUMENT ? uc_hash(contender->record.key, 0)
                                                               : contender->text;
    if (engine->collapse_slot < 0 || value == 0)
        return true;
    for (uint64_t place = 0; place < engine->collapse_max; place++)
        if (uc_seen_add(&f->values, value + place, f->arena))
            return true;
    return false;
}

/* Counts one that stands behind another of its text. */
static void collapse(struct finding *f, uint64_t text)
{
    for (size_t i = 0; i < f->out->list.count; i++)
        if (f->out->list.at[i].text == text)
            f->out->list.at[i].collapsed++;
}

bool uc_scores_are_equal(double one, double other)
{
    return fabs(one - other) <= 1e-9 * fabs(one);
}

/* Do they stand beside each other by chance, as their databases have them? */
static bool are_tied(const struct finding *f, const struct uc_contender *one,
                     const struct uc_contender *other)
{
    bool by_score = f->request->engine.sort_slot < 0;
    return one->is_first == other->is_first && uc_scores_are_equal(one->score, other->score) &&
           (by_score || uc_str_equal(one->sort_key, other->sort_key));
}

/* Is there enough? What is tied with the last that is wanted belongs to it. */
static bool is_beyond(struct finding *f, const struct uc_contender *contender)
{
    size_t count = f->out->list.count;
    if (count < f->request->wanted)
        return false;
    f->is_full =
        count == 0 || !f->settles_ties || !are_tied(f, &f->out->list.at[count - 1], contender);
    f->is_broken_off = !f->is_full && count >= f->request->wanted + TIES_MOST;
    f->is_full |= f->is_broken_off;
    return f->is_full;
}

/* By the sort key, which is UC_SLOT_ORDER's value after a score; else as the documents have them.
 */
static int by_order(const void *a, const void *b)
{
    const struct uc_contender *one = a, *other = b;
    int order = uc_str_compare(other->sort_key, one->sort_key);
    if (order == 0)
        order = uc_str_compare(one->record.key, other->record.key);
    if (order == 0)
        order = one->record.ordinal < other->record.ordinal ? -1 : 1;
    return order;
}

/* What is tied and was read to its end is put in order. */
static void settle_ties(struct finding *f)
{
    for (size_t first = 0, end; first < f->out->list.count; first = end) {
        struct uc_contender *list = f->out->list.at;
        for (end = first + 1; end < f->out->list.count; end++)
            if (!are_tied(f, &list[first], &list[end]))
                break;
        if (end < f->out->list.count || !f->is_broken_off)
            qsort(&list[first], end - first, sizeof *list, by_order);
    }
}

/* Where the text decides, most are dropped again: what stays is read once more, to be kept. */
static enum uc_status take(struct finding *f, const struct ux_hit *hit)
{
    bool by_text = f->request->query->asks_text, is_match = true;
    if (!uc_seen_add(&f->entries, hit->id, f->arena))
        return UC_OK;
    struct uc_contender contender;
    enum uc_status s = read_contender(f, hit, by_text ? f->passing : f->arena, &contender);
    if (s == UC_OK && by_text)
        s = meets_conditions(f, &contender, &is_match);
    f->checked++;
    if (s != UC_OK || !is_match)
        return s;
    f->matched++;
    if (contender.text == 0 && f->request->engine.collapse_slot == UC_SLOT_TEXT)
        contender.text = uc_tokens_hash(&contender.own);
    if (by_text)
        *UC_PUSH(f->arena, &f->out->entries) = hit->id;
    if (!is_admitted(f, &contender)) {
        collapse(f, contender.text);
        return UC_OK;
    }
    f->groups++;
    if (f->is_full || is_beyond(f, &contender))
        return UC_OK;
    const uint64_t text = contender.text;
    if (by_text)
        s = read_contender(f, hit, f->arena, &contender);
    contender.text = text;
    if (s == UC_OK)
        *UC_PUSH(f->arena, &f->out->list) = contender;
    return s;
}

static bool is_done(const struct finding *f)
{
    bool has_all = f->out->list.count >= f->request->wanted &&
                   (f->is_full || !f->settles_ties || f->request->wanted == 0);
    bool counts = f->request->count && f->request->query->asks_text && !f->is_first;
    return has_all && (!counts || f->checked >= COUNTED_BY_TEXT);
}

static uint64_t scaled(uint64_t number, uint64_t checked, uint64_t likely)
{
    double share = checked > 0 ? (double)number / (double)checked : 0;
    uint64_t estimate = (uint64_t)(share * (double)likely);
    return estimate > number ? estimate : number;
}

/* What was left of those read; `is_end`: of every match. */
static void tell_by_reading(struct finding *f, uint64_t likely, bool is_end)
{
    struct uc_contenders *out = f->out;
    out->all = is_end && !f->is_first;
    out->total = out->all ? f->matched : scaled(f->matched, f->checked, likely);
    out->groups = out->all ? f->groups : scaled(f->groups, f->checked, likely);
}

/* What the engine has counted. */
static void tell(struct finding *f, const struct ux_hits *hits)
{
    struct uc_contenders *out = f->out;
    out->all = hits->least == hits->most && !f->is_first;
    out->groups = hits->likely;
    out->total = f->request->engine.collapse_slot >= 0 ? hits->likely_uncollapsed : hits->likely;
}

static const struct uc_query *for_engine(const struct uc_query *query, uc_arena *arena)
{
    const struct uc_query *superset = uc_query_superset(arena, query);
    return superset ? superset : uc_query_any_clause(arena);
}

/* Does the engine give all matches, of which some are left out here? It takes as long to look up
 * the texts of all that it considers as to find them; only to count groups it must. */
static bool is_thinned_here(const struct finding *f)
{
    const struct uc_contest *request = f->request;
    bool is_by_text = request->engine.collapse_slot == UC_SLOT_TEXT;
    return request->query->asks_text || (is_by_text && (f->is_first || !request->count));
}

static struct ux_search engine_request(const struct finding *f)
{
    const struct uc_contest *request = f->request;
    struct ux_search engine = request->engine;
    engine.query = for_engine(f->tier, f->arena);
    engine.offset = 0;
    engine.limit = is_done(f) ? 0 : request->wanted + f->settles_ties;
    if (!request->count || f->is_first)
        engine.check_at_least = 0;
    if (is_thinned_here(f)) {
        engine.collapse_slot = -1;
        engine.limit += engine.limit / 4;
    }
    if (request->query->asks_text && engine.limit < PAGE_FIRST)
        engine.limit = PAGE_FIRST;
    engine.least = engine.limit - engine.limit / 5;
    return engine;
}

/* Works off one part of the query, page by page. */
static enum uc_status find_in_tier(struct finding *f)
{
    struct ux_search engine = engine_request(f);
    for (bool is_end = false; !is_end;) {
        struct ux_hits hits = {0};
        size_t taken = 0;
        uc_arena_reset(f->passing);
        enum uc_status s =
            ux_reader_search(f->collection->reader, &engine, f->passing, &hits, f->err);
        while (s == UC_OK && taken < hits.list.count && !is_done(f))
            s = take(f, &hits.list.at[taken++]);
        if (s != UC_OK)
            return s;
        bool all_taken = taken == hits.list.count && hits.is_last;
        if (is_thinned_here(f))
            tell_by_reading(f, hits.likely, all_taken);
        else if (engine.offset == 0)
            tell(f, &hits);
        is_end = all_taken || is_done(f);
        engine.offset += hits.list.count;
        engine.check_at_least = 0;
        if (engine.limit < PAGE_MOST)
            engine.limit *= 2;
    }
    return UC_OK;
}

/* In one database equal scores are the same numbers, and the engine puts them in order. */
static bool has_ties(const struct uc_collection *collection, const struct ux_search *engine)
{
    return engine->sort_slot < 0 ? ux_reader_databases(collection->reader) > 1
                                 : engine->sort_slot == UC_SLOT_DATE;
}

enum uc_status uc_contenders_find(struct uc_collection *collection,
                                  const struct uc_contest *request, uc_arena *arena,
                                  struct uc_contenders *out, struct uc_error *err)
{
    *out = (struct uc_contenders){0};
    struct finding f = {.collection = collection,
                        .request = request,
                        .arena = arena,
                        .passing = uc_arena_new(),
                        .out = out,
                        .err = err};
    f.settles_ties = has_ties(collection, &request->engine);
    enum uc_status s = UC_OK;
    if (request->first != NULL) {
        f.tier = request->first;
        f.is_first = true;
        s = find_in_tier(&f);
    }
    if (s == UC_OK && (request->first == NULL || request->count || !is_done(&f))) {
        f.tier = request->query;
        f.is_first = false;
        s = find_in_tier(&f);
    }
    uc_arena_free(f.passing);
    if (s == UC_OK && f.settles_ties)
        settle_ties(&f);
    return s;
}
