/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/json.h"
#include "search/printer.h"

static json_t *json_date(struct uc_date date)
{
    uc_arena *arena = uc_arena_new();
    json_t *json = uc_json_text(uc_date_print(date, arena), true);
    uc_arena_free(arena);
    return json;
}

/* What a clause takes over from its document. */
static void set_document(json_t *json, const struct uc_document_record *document)
{
    json_object_set_new(json, "symbol", uc_json_text(uc_document_name(document), false));
    json_object_set_new(json, "title", uc_json_text(document->title, true));
    json_object_set_new(json, "path", uc_json_text(uc_path_of_record(document), true));
    json_object_set_new(json, "date", json_date(uc_date_of_record(document)));
    json_object_set_new(json, "organ", uc_json_text(document->organ, true));
    json_object_set_new(json, "session", uc_json_text(document->session, true));
    const char *language = uc_language_code(document->language);
    json_object_set_new(json, "language", uc_json_text(uc_str_from(language), true));
}

static json_t *json_texts(const uc_str *texts, size_t count)
{
    json_t *json = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(json, uc_json_text(texts[i], false));
    return json;
}

static json_t *json_neighbours(const struct uc_clause_records *neighbours)
{
    json_t *json = json_array();
    for (size_t i = 0; i < neighbours->list.count; i++) {
        const struct uc_clause *clause = &neighbours->list.at[i].clause;
        json_t *neighbour = json_object();
        json_object_set_new(neighbour, "label", uc_json_text(clause->label, true));
        json_object_set_new(neighbour, "text", uc_json_text(clause->text, false));
        json_array_append_new(json, neighbour);
    }
    return json;
}

static json_t *json_marks(const struct uc_marks *marks)
{
    json_t *json = json_array();
    for (size_t i = 0; i < marks->list.count; i++) {
        struct uc_span span = marks->list.at[i].span;
        json_array_append_new(json, json_pack("[ii]", (int)span.start, (int)span.end));
    }
    return json;
}

static json_t *json_snippet(const struct uc_hit *hit)
{
    uc_str text = hit->found.clause.text;
    struct uc_buf snippet = {0};
    uc_arena *arena = uc_arena_new();
    struct uc_span span = uc_snippet_span(text, &hit->marks, UC_SNIPPET_WORDS, arena);
    uc_snippet_write(text, span, &hit->marks, &uc_snippet_html, &snippet);
    json_t *json = uc_json_text(uc_buf_str(&snippet), false);
    uc_arena_free(arena);
    uc_buf_free(&snippet);
    return json;
}

/* In the order of the contract; what takes time only where it is wanted. */
static json_t *whole_hit(const struct uc_hit *hit, size_t rank, bool with_snippet)
{
    const struct uc_found *found = &hit->found;
    json_t *json = json_object();
    json_object_set_new(json, "rank", json_integer((json_int_t)rank));
    json_object_set_new(json, "score", json_real(hit->score));
    json_object_set_new(json, "citation", uc_json_text(found->clause.citation, true));
    set_document(json, found->document);
    json_t *clause = uc_json_clause(&found->clause);
    json_object_update(json, clause);
    json_decref(clause);
    json_object_set_new(json, "section", json_texts(found->section.at, found->section.count));
    if (with_snippet)
        json_object_set_new(json, "snippet", json_snippet(hit));
    json_object_set_new(json, "marks", json_marks(&hit->marks));
    json_object_set_new(json, "chapeau", uc_json_text(found->chapeau, true));
    json_object_set_new(json, "before", json_neighbours(&found->before));
    json_object_set_new(json, "after", json_neighbours(&found->after));
    json_object_set_new(json, "earlier", json_integer(hit->earlier));
    return json;
}

json_t *uc_json_hit(const struct uc_hit *hit, size_t rank, const struct uc_texts *fields)
{
    bool with_snippet = fields->list.count == 0;
    for (size_t i = 0; i < fields->list.count; i++)
        with_snippet |= uc_str_equal(fields->list.at[i], UC_STR("snippet"));
    json_t *whole = whole_hit(hit, rank, with_snippet);
    if (fields->list.count == 0)
        return whole;
    json_t *picked = json_object();
    for (size_t i = 0; i < fields->list.count; i++) {
        uc_str name = fields->list.at[i];
        json_object_setn(picked, name.ptr, name.len, json_object_getn(whole, name.ptr, name.len));
    }
    json_decref(whole);
    return picked;
}

static json_t *json_facets(const struct uc_facets *facets)
{
    json_t *json = json_object();
    for (size_t i = 0; i < facets->list.count; i++) {
        const struct uc_facet *facet = &facets->list.at[i];
        json_t *values = json_array();
        for (size_t k = 0; k < facet->values.count; k++) {
            const struct uc_facet_value *value = &facet->values.at[k];
            json_t *one = json_object();
            json_object_set_new(one, "value", uc_json_text(value->value, false));
            if (value->language.len > 0)
                json_object_set_new(one, "language", uc_json_text(value->language, false));
            json_object_set_new(one, "count", json_integer(value->count));
            json_array_append_new(values, one);
        }
        json_object_set_new(json, facet->name, values);
    }
    return json;
}

void uc_print_json(FILE *out, json_t *json)
{
    json_dumpf(json, out, UC_JSON_FLAGS);
    fputc('\n', out);
    json_decref(json);
}

json_t *uc_json_result(const struct uc_result *result, const struct uc_texts *fields)
{
    json_t *hits = json_array();
    for (size_t i = 0; i < result->hits.count; i++)
        json_array_append_new(hits,
                              uc_json_hit(&result->hits.at[i], result->offset + i + 1, fields));
    json_t *json = json_object();
    json_object_set_new(json, "query", uc_json_text(result->query, false));
    json_object_set_new(json, "total", json_integer((json_int_t)result->total));
    json_object_set_new(json, "groups", json_integer((json_int_t)result->groups));
    json_object_set_new(json, "total_is_estimate", json_boolean(result->total_is_estimate));
    json_object_set_new(json, "hits", hits);
    json_object_set_new(json, "facets", json_facets(&result->facets));
    json_object_set_new(json, "suggestion", uc_json_text(result->suggestion, true));
    json_object_set_new(json, "corrected", json_boolean(result->corrected));
    return json;
}

void uc_print_result_jsonl(FILE *out, const struct uc_texts *fields, const struct uc_result *result)
{
    for (size_t i = 0; i < result->hits.count; i++)
        uc_print_json(out, uc_json_hit(&result->hits.at[i], result->offset + i + 1, fields));
}

json_t *uc_json_listed(const struct uc_document_record *document)
{
    json_t *json = json_object();
    set_document(json, document);
    json_object_set_new(json, "clauses", json_integer(document->clause_count));
    return json;
}

void uc_print_document_json(FILE *out, const struct uc_document_record *document,
                            const struct uc_clause_records *clauses)
{
    json_t *list = json_array();
    for (size_t i = 0; i < clauses->list.count; i++)
        json_array_append_new(list, uc_json_clause(&clauses->list.at[i].clause));
    json_t *json = json_object();
    set_document(json, document);
    json_object_set_new(json, "clauses", list);
    uc_print_json(out, json);
}

void uc_print_documents_json(FILE *out, const struct uc_document_records *documents)
{
    json_t *list = json_array();
    for (size_t i = 0; i < documents->list.count; i++)
        json_array_append_new(list, uc_json_listed(&documents->list.at[i]));
    json_t *json = json_object();
    json_object_set_new(json, "documents", list);
    uc_print_json(out, json);
}

void uc_print_documents_jsonl(FILE *out, const struct uc_document_records *documents)
{
    for (size_t i = 0; i < documents->list.count; i++)
        uc_print_json(out, uc_json_listed(&documents->list.at[i]));
}
