/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/search.h"

#include "clause/symbol.h"
#include "search/lookup.h"
#include "search/page.h"

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
                              struct uc_hit hit)
{
    enum uc_status s = document_of(search, record, &hit.found.document);
    if (s == UC_OK)
        s = uc_find_surroundings(search->collection, record, search->request->context,
                                 search->arena, &hit.found, search->err);
    if (s == UC_OK)
        *UC_PUSH(search->arena, &search->out->hits) = hit;
    return s;
}

static enum uc_status count_facets(struct search *search, const struct ux_matching *matching)
{
    return uc_facets_count(search->collection, matching, search->arena, &search->out->facets,
                           search->err);
}

/* Of clauses that were looked up, not searched. */
static enum uc_status count_facets_of(struct search *search, const struct uc_clause_records *found)
{
    struct ux_matching matching = {0};
    for (size_t i = 0; i < found->list.count; i++)
        *UC_PUSH(search->arena, &matching.entries) = found->list.at[i].entry;
    return count_facets(search, &matching);
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

/* UC_NOT_FOUND: the document cited is not at hand. */
static enum uc_status has_document(struct search *search, struct uc_citation citation)
{
    struct uc_document_records documents = {0};
    enum uc_status s =
        uc_lookup_documents(search->collection, &citation, search->arena, &documents, search->err);
    return s == UC_OK && documents.list.count == 0 ? UC_NOT_FOUND : s;
}

/* A query that is a citation goes straight to what it cites; where its document is not at hand, to
 * those that cite that; where only the clause is not, to nothing. UC_NOT_FOUND: it is to be
 * searched. */
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
    enum uc_status s = who_cites ? UC_NOT_FOUND : has_document(search, citation);
    if (s == UC_NOT_FOUND)
        search->cited = uc_symbol_parse(citation.symbol, search->arena);
    if (s == UC_OK)
        s = uc_lookup(search->collection, &citation, search->arena, &found, search->err);
    if (s != UC_OK)
        return s;
    size_t end = (size_t)request->offset + request->limit;
    for (size_t i = request->offset; s == UC_OK && i < found.list.count && i < end; i++)
        s = add_hit(search, &found.list.at[i], (struct uc_hit){0});
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
        const struct uc_vocabulary vocabulary = uc_collection_vocabulary(search->collection);
        const struct uc_query *within;
        enum uc_status s = uc_query_documents(&vocabulary, UC_FIELD_SYMBOL, request->in, arena,
                                              &within, search->err);
        if (s != UC_OK)
            return s;
        *tree = uc_query_pair(arena, UC_QUERY_FILTER, *tree, within);
    }
    return UC_OK;
}

/* The query with all filters. */
static enum uc_status parse(struct search *search, struct uc_parsed_query *out)
{
    const struct uc_query_options options = {
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

/* A page of no hits asks only whether there are matches, and for their counts. */
static bool has_found(const struct search *search)
{
    const struct uc_result *out = search->out;
    return out->hits.count > 0 || (search->request->limit == 0 && out->total > 0);
}

static enum uc_status run(struct search *search, const struct uc_parsed_query *query)
{
    struct uc_page page;
    struct uc_result *out = search->out;
    enum uc_status s = uc_page_select(search->collection, search->request, query, search->arena,
                                      &page, search->err);
    for (size_t i = 0; s == UC_OK && i < page.list.count; i++) {
        const struct uc_chosen *chosen = &page.list.at[i];
        struct uc_hit hit = {.score = chosen->score, .earlier = chosen->earlier};
        hit.marks = uc_marks_find(&chosen->contender.own, &query->patterns, search->arena);
        if (search->request->explain)
            s = uc_explain(search->collection, query, chosen, search->arena, &hit.parts,
                           search->err);
        if (s == UC_OK)
            s = add_hit(search, &chosen->contender.record, hit);
    }
    out->total = page.total;
    out->groups = page.groups;
    out->total_is_estimate = page.is_estimate;
    if (s == UC_OK && search->request->facets && has_found(search))
        return count_facets(search, &page.matching);
    return s;
}

static enum uc_status parse_and_run(struct search *search)
{
    struct uc_parsed_query parsed;
    enum uc_status s = parse(search, &parsed);
    if (s != UC_OK)
        return s;
    search->out->tree = parsed.tree;
    if (parsed.corrections.list.count > 0 && search->cited.len == 0)
        search->out->suggestion =
            uc_corrected_query(search->request->query, &parsed.corrections, search->arena);
    return run(search, &parsed);
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
    *out = (struct uc_result){.query = request->query,
                              .offset = request->offset,
                              .oldest_first = request->sort == UC_SORT_OLDEST};
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

enum uc_status uc_search_similar(struct uc_collection *collection, const struct uc_request *request,
                                 const struct uc_like *like, uc_arena *arena, struct uc_result *out,
                                 struct uc_error *err)
{
    *out = (struct uc_result){.query = request->query, .offset = request->offset};
    struct search search = {
        .collection = collection, .request = request, .arena = arena, .out = out, .err = err};
    struct uc_parsed_query query;
    enum uc_status s = uc_similar_query(collection, like, arena, &query, err);
    if (s == UC_OK)
        s = add_filters(&search, &query.tree);
    if (s != UC_OK)
        return s;
    out->tree = query.tree;
    s = run(&search, &query);
    return s == UC_OK && !has_found(&search) ? UC_NOT_FOUND : s;
}
