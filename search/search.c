/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/search.h"

#include "clause/symbol.h"
#include "search/lookup.h"

/* Up to so many matches are counted; of more the number is an estimate. Groups cost ten times as
 * much to count, since each match's text must be looked up. */
enum { COUNTED = 100000, GROUPS_COUNTED = 500 };

struct known_document {
    struct uc_document_record record;
    struct known_document *next;
};

/* One search as it is worked off. */
struct search {
    struct uc_collection *collection;
    const struct uc_request *request;
    uc_arena *arena;
    uc_str cited; /* a symbol that the query is, of no document at hand; empty: none */
    struct uc_patterns patterns;
    struct known_document *documents; /* those of the hits so far */
    struct uc_result *out;
    struct uc_error *err;
};

static enum uc_status document_of(struct search *search, const struct uc_clause_record *clause,
                                  const struct uc_document_record **out)
{
    struct known_document *known = search->documents;
    while (known != NULL && !uc_str_equal(known->record.key, clause->key))
        known = known->next;
    if (known == NULL) {
        known = uc_arena_alloc(search->arena, sizeof *known);
        enum uc_status s = uc_collection_document(search->collection, clause, search->arena,
                                                  &known->record, search->err);
        if (s != UC_OK)
            return s;
        known->next = search->documents;
        search->documents = known;
    }
    *out = &known->record;
    return UC_OK;
}

static enum uc_status add_hit(struct search *search, const struct uc_clause_record *record,
                              double score, uint32_t earlier)
{
    struct uc_hit hit = {.score = score, .earlier = earlier};
    enum uc_status s = document_of(search, record, &hit.found.document);
    if (s == UC_OK)
        s = uc_find_surroundings(search->collection, record, search->request->context,
                                 search->arena, &hit.found, search->err);
    if (s != UC_OK)
        return s;
    hit.marks = uc_marks_find(search->collection->analyzer, record->clause.text,
                              hit.found.document->language, &search->patterns, search->arena);
    *UC_PUSH(search->arena, &search->out->hits) = hit;
    return UC_OK;
}

static enum uc_status count_facets(struct search *search, const struct uc_query *matching)
{
    return uc_facets_count(search->collection, matching, search->arena, &search->out->facets,
                           search->err);
}

/* Of clauses that were looked up, not searched. */
static enum uc_status count_facets_of(struct search *search, const struct uc_clause_records *found)
{
    struct uc_query *any = uc_query_group(search->arena, UC_QUERY_OR, 0);
    for (size_t i = 0; i < found->list.count; i++) {
        const struct uc_clause_record *record = &found->list.at[i];
        uc_str term = uc_term_clause(record->key, record->ordinal, search->arena);
        uc_query_add(search->arena, any, uc_query_term(search->arena, term));
    }
    return count_facets(search, any);
}

/* "cites A/RES/55/2" asks for those that do, not for the document. */
static bool asks_who_cites(uc_str *query)
{
    static const uc_str beginnings[] = {UC_STR_INIT("cites "), UC_STR_INIT("citing ")};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (uc_str_starts_nocase(*query, beginnings[i])) {
            *query = uc_str_slice(*query, beginnings[i].len, query->len);
            return true;
        }
    return false;
}

/* A query that is a citation goes straight to what it cites; where that is not at hand, to those
 * that cite it. UC_NOT_FOUND: it is to be searched. */
static enum uc_status look_up(struct search *search)
{
    const struct uc_request *request = search->request;
    struct uc_citation citation = {0};
    struct uc_clause_records found = {0};
    uc_str query = request->query;
    bool who_cites = asks_who_cites(&query);
    if (request->kinds.list.count > 0 || request->in.len > 0 ||
        !uc_citation_parse(query, search->arena, &citation))
        return UC_NOT_FOUND;
    if (citation.label.len == 0)
        search->cited = uc_symbol_parse(citation.symbol, search->arena);
    if (who_cites)
        return UC_NOT_FOUND;
    enum uc_status s = uc_lookup(search->collection, &citation, search->arena, &found, search->err);
    if (s != UC_OK || found.list.count == 0)
        return s == UC_OK ? UC_NOT_FOUND : s;
    size_t end = (size_t)request->offset + request->limit;
    for (size_t i = request->offset; s == UC_OK && i < found.list.count && i < end; i++)
        s = add_hit(search, &found.list.at[i], 0, 0);
    search->out->total = search->out->groups = found.list.count;
    return s == UC_OK && request->facets ? count_facets_of(search, &found) : s;
}

/* The filters that stand on the command line instead of in the query. */
static enum uc_status add_filters(struct search *search, const struct uc_query **tree)
{
    const struct uc_request *request = search->request;
    uc_arena *arena = search->arena;
    struct uc_query *kinds = uc_query_group(arena, UC_QUERY_OR, 0);
    for (size_t i = 0; i < request->kinds.list.count; i++) {
        const struct uc_query *kind;
        enum uc_status s =
            uc_query_filter(UC_FIELD_KIND, request->kinds.list.at[i], arena, &kind, search->err);
        if (s != UC_OK)
            return s;
        uc_query_add(arena, kinds, kind);
    }
    if (request->kinds.list.count > 0)
        *tree = uc_query_pair(arena, UC_QUERY_FILTER, *tree, kinds);
    if (request->in.len > 0) {
        uc_str term = uc_field_term(UC_FIELD_SYMBOL, request->in, arena);
        *tree = uc_query_pair(arena, UC_QUERY_FILTER, *tree, uc_query_term(arena, term));
    }
    return UC_OK;
}

/* The query with all filters, weighed by `weights`. */
static enum uc_status parse(struct search *search, const struct uc_weights *weights,
                            struct uc_parsed_query *out)
{
    const struct uc_query_options options = {
        .weights = weights,
        .vocabulary = uc_collection_vocabulary(search->collection),
        .synonyms = search->request->synonyms,
        .with_frontmatter = search->request->kinds.list.count > 0,
    };
    uc_arena *arena = search->arena;
    enum uc_status s = uc_query_parse(search->request->query, &options,
                                      search->collection->analyzer, arena, out, search->err);
    if (s == UC_OK && search->cited.len > 0) {
        uc_str term = uc_field_term(UC_FIELD_CITES, search->cited, arena);
        const struct uc_query *citing = uc_query_scale(arena, 0, uc_query_term(arena, term));
        out->tree = uc_query_pair(arena, UC_QUERY_MAYBE, citing, out->tree);
    }
    return s == UC_OK ? add_filters(search, &out->tree) : s;
}

/* What the query matches, without what only ranks: to count and to pick is cheap then. */
static enum uc_status parse_matching(struct search *search, const struct uc_query **out)
{
    static const struct uc_weights no_weights;
    struct uc_parsed_query parsed;
    enum uc_status s = parse(search, &no_weights, &parsed);
    if (s == UC_OK)
        *out = uc_query_scale(search->arena, 0, parsed.tree);
    return s;
}

static struct ux_search engine_request(const struct search *search)
{
    static const int sort_slots[] = {[UC_SORT_RELEVANCE] = -1,
                                     [UC_SORT_OLDEST] = UC_SLOT_DATE,
                                     [UC_SORT_NEWEST] = UC_SLOT_DATE,
                                     [UC_SORT_DOCUMENT] = UC_SLOT_DOCUMENT};
    const struct uc_request *request = search->request;
    const struct uc_query *tree = search->out->tree;
    if (request->sort == UC_SORT_DOCUMENT) /* without weights the clauses come in reading order */
        tree = uc_query_scale(search->arena, 0, tree);
    struct ux_search engine = {
        .query = tree,
        .offset = request->offset,
        .limit = request->limit,
        .check_at_least = request->count ? GROUPS_COUNTED : 0,
        .collapse_slot = request->all ? -1 : UC_SLOT_TEXT,
        .collapse_max = 1,
        .sort_slot = sort_slots[request->sort],
        .sort_ascending = request->sort != UC_SORT_NEWEST,
        .k1 = uc_weights.k1,
        .b = uc_weights.b,
    };
    if (request->per_document > 0) {
        engine.collapse_slot = UC_SLOT_DOCUMENT;
        engine.collapse_max = request->per_document;
    }
    return engine;
}

/* Of clauses with the same text the newest stands for all; the engine keeps the best ranked. One
 * search finds the newest of each. */
static enum uc_status find_newest(struct search *search, const struct ux_hits *hits,
                                  struct ux_hits *newest)
{
    uc_arena *arena = search->arena;
    struct uc_query *texts = uc_query_group(arena, UC_QUERY_OR, 0);
    for (size_t i = 0; i < hits->list.count; i++)
        if (hits->list.at[i].collapsed > 0) {
            uc_str term = uc_term_text(hits->list.at[i].collapse_key, arena);
            uc_query_add(arena, texts, uc_query_term(arena, term));
        }
    if (texts->children.count == 0)
        return UC_OK;
    const struct uc_query *both = uc_query_pair(arena, UC_QUERY_FILTER, texts, search->out->tree);
    const struct ux_search engine = {.query = uc_query_scale(arena, 0, both),
                                     .limit = texts->children.count,
                                     .collapse_slot = UC_SLOT_TEXT,
                                     .collapse_max = 1,
                                     .sort_slot = UC_SLOT_ORDER};
    return ux_reader_search(search->collection->reader, &engine, arena, newest, search->err);
}

static const struct ux_hit *newest_of(const struct ux_hits *newest, const struct ux_hit *hit)
{
    for (size_t i = 0; hit->collapsed > 0 && i < newest->list.count; i++)
        if (uc_str_equal(newest->list.at[i].collapse_key, hit->collapse_key))
            return &newest->list.at[i];
    return hit;
}

static enum uc_status add_engine_hits(struct search *search, const struct ux_hits *hits,
                                      bool equal_texts)
{
    struct ux_hits newest = {0};
    enum uc_status s = equal_texts ? find_newest(search, hits, &newest) : UC_OK;
    for (size_t i = 0; s == UC_OK && i < hits->list.count; i++) {
        const struct ux_hit *hit = &hits->list.at[i];
        uint32_t earlier = equal_texts ? hit->collapsed : 0;
        struct uc_clause_record record;
        const struct ux_hit *shown = newest_of(&newest, hit);
        s = uc_clause_record_decode(shown->data, search->arena, &record, search->err);
        record.entry = shown->id;
        if (s == UC_OK)
            s = add_hit(search, &record, hit->score, earlier);
    }
    return s;
}

static enum uc_status count(struct search *search)
{
    const struct uc_query *matching;
    enum uc_status s = parse_matching(search, &matching);
    if (s != UC_OK)
        return s;
    const struct ux_search counting = {
        .query = matching,
        .check_at_least = COUNTED,
        .collapse_slot = -1,
        .sort_slot = -1,
    };
    struct ux_hits hits = {0};
    s = ux_reader_search(search->collection->reader, &counting, search->arena, &hits, search->err);
    struct uc_result *out = search->out;
    out->total = hits.likely;
    out->total_is_estimate = hits.least != hits.most;
    if (out->groups > out->total)
        out->groups = out->total;
    return s;
}

static enum uc_status run(struct search *search)
{
    struct ux_search engine = engine_request(search);
    bool equal_texts = engine.collapse_slot == UC_SLOT_TEXT;
    struct ux_hits hits = {0};
    enum uc_status s =
        ux_reader_search(search->collection->reader, &engine, search->arena, &hits, search->err);
    if (s == UC_OK)
        s = add_engine_hits(search, &hits, equal_texts);
    struct uc_result *out = search->out;
    out->groups = hits.likely;
    out->total = engine.collapse_slot >= 0 ? hits.likely_uncollapsed : hits.likely;
    out->total_is_estimate = hits.least != hits.most;
    if (out->groups > out->total) /* estimates apart from each other */
        out->groups = out->total;
    return s == UC_OK && search->request->count && out->total_is_estimate ? count(search) : s;
}

/* A page of no hits asks only whether there are matches, and for their counts. */
static bool has_found(const struct search *search)
{
    const struct uc_result *out = search->out;
    return out->hits.count > 0 || (search->request->limit == 0 && out->total > 0);
}

static enum uc_status parse_and_run(struct search *search)
{
    struct uc_parsed_query parsed;
    enum uc_status s = parse(search, &uc_weights, &parsed);
    if (s != UC_OK)
        return s;
    search->patterns = parsed.patterns;
    search->out->tree = parsed.tree;
    if (parsed.corrections.list.count > 0)
        search->out->suggestion =
            uc_corrected_query(search->request->query, &parsed.corrections, search->arena);
    s = run(search);
    const struct uc_query *matching;
    if (s == UC_OK && search->request->facets && has_found(search)) {
        s = parse_matching(search, &matching);
        return s == UC_OK ? count_facets(search, matching) : s;
    }
    return s;
}

/* Where nothing has the words as typed, for what was meant. */
static enum uc_status run_corrected(struct search *search)
{
    const struct uc_request *asked = search->request;
    struct uc_request meant = *asked;
    meant.query = search->out->suggestion;
    search->request = &meant;
    enum uc_status s = parse_and_run(search);
    search->out->corrected = has_found(search);
    search->request = asked;
    return s;
}

enum uc_status uc_search(struct uc_collection *collection, const struct uc_request *request,
                         uc_arena *arena, struct uc_result *out, struct uc_error *err)
{
    *out = (struct uc_result){.query = request->query, .offset = request->offset};
    struct search search = {
        .collection = collection, .request = request, .arena = arena, .out = out, .err = err};
    enum uc_status s = look_up(&search);
    if (s == UC_NOT_FOUND)
        s = parse_and_run(&search);
    if (s == UC_OK && !has_found(&search) && search.cited.len > 0) {
        search.cited = UC_STR("");
        s = parse_and_run(&search);
    }
    if (s == UC_OK && !has_found(&search) && out->suggestion.len > 0)
        s = run_corrected(&search);
    return s == UC_OK && !has_found(&search) ? UC_NOT_FOUND : s;
}
