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

void uc_print_json(FILE *out, json_t *json)
{
    json_dumpf(json, out, UC_JSON_FLAGS);
    fputc('\n', out);
    json_decref(json);
}

/* Writes what was put into `line`, and a line end; empties it. */
static void write_line(FILE *out, struct uc_buf *line)
{
    uc_buf_byte(line, '\n');
    fwrite(line->ptr, 1, line->len, out);
    uc_buf_clear(line);
}

void uc_print_result_json(FILE *out, const struct uc_result *result, const struct uc_fields *fields)
{
    struct uc_buf line = {0};
    uc_arena *arena = uc_arena_new();
    uc_json_put_result(&line, result, fields, arena);
    write_line(out, &line);
    uc_arena_free(arena);
    uc_buf_free(&line);
}

void uc_print_result_jsonl(FILE *out, const struct uc_result *result,
                           const struct uc_fields *fields)
{
    struct uc_buf line = {0};
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < result->hits.count; i++) {
        uc_json_put_hit(&line, &result->hits.at[i], result->offset + i + 1, fields, arena);
        write_line(out, &line);
        uc_arena_reset(arena);
    }
    uc_arena_free(arena);
    uc_buf_free(&line);
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
