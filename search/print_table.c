/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/printer.h"

#include <stdlib.h>
#include <string.h>

/* A cell with a separator, quotation mark or line end is quoted (RFC 4180). */
static void print_quoted(FILE *out, uc_str cell)
{
    bool quote = false;
    for (size_t i = 0; i < cell.len && !quote; i++)
        quote = strchr(",\"\r\n", cell.ptr[i]) != NULL;
    if (quote)
        fputc('"', out);
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            fputc('"', out);
        fputc(cell.ptr[i], out);
    }
    if (quote)
        fputc('"', out);
}

/* Nothing can be quoted between tabs: what would break a line is written as in C. */
static void print_escaped(FILE *out, uc_str cell)
{
    static const char special[] = "\t\n\r\\", written[] = "tnr\\";
    for (size_t i = 0; i < cell.len; i++) {
        const char *found = strchr(special, cell.ptr[i]);
        if (found != NULL && cell.ptr[i] != '\0') {
            fputc('\\', out);
            fputc(written[found - special], out);
        } else {
            fputc(cell.ptr[i], out);
        }
    }
}

static void print_cell(FILE *out, char separator, bool first, uc_str cell)
{
    if (!first)
        fputc(separator, out);
    if (separator == ',')
        print_quoted(out, cell);
    else
        print_escaped(out, cell);
}

static void end_row(FILE *out, char separator)
{
    fputs(separator == ',' ? "\r\n" : "\n", out);
}

static bool are_texts(const json_t *list)
{
    size_t i;
    const json_t *text;
    json_array_foreach(list, i, text) if (!json_is_string(text)) return false;
    return true;
}

void uc_cell_add(struct uc_buf *cell, const json_t *value)
{
    if (json_is_string(value)) {
        uc_buf_add(cell, (uc_str){json_string_value(value), json_string_length(value)});
    } else if (json_is_integer(value)) {
        uc_buf_printf(cell, "%lld", (long long)json_integer_value(value));
    } else if (json_is_real(value)) {
        uc_buf_printf(cell, "%.6g", json_real_value(value));
    } else if (json_is_array(value) && are_texts(value)) {
        for (size_t i = 0; i < json_array_size(value); i++) {
            uc_buf_add(cell, i > 0 ? UC_STR("; ") : UC_STR(""));
            uc_cell_add(cell, json_array_get(value, i));
        }
    } else if (value != NULL && !json_is_null(value)) {
        char *text = json_dumps(value, UC_JSON_FLAGS);
        uc_buf_add(cell, uc_str_from(text));
        free(text);
    }
}

static void print_row(FILE *out, char separator, const char *const *names, size_t count,
                      const json_t *row)
{
    struct uc_buf cell = {0};
    for (size_t i = 0; i < count; i++) {
        uc_buf_clear(&cell);
        uc_cell_add(&cell, json_object_get(row, names[i]));
        print_cell(out, separator, i == 0, uc_buf_str(&cell));
    }
    end_row(out, separator);
    uc_buf_free(&cell);
}

static void print_names(FILE *out, char separator, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        print_cell(out, separator, i == 0, uc_str_from(names[i]));
    end_row(out, separator);
}

void uc_print_result_table(FILE *out, char separator, const struct uc_result *result,
                           const struct uc_fields *fields)
{
    const struct uc_fields *columns = fields->list.count > 0 ? fields : &uc_usual_fields;
    uc_arena *arena = uc_arena_new();
    const size_t count = columns->list.count;
    const char **names = uc_arena_alloc(arena, count * sizeof *names);
    struct uc_buf hit = {0};
    for (size_t i = 0; i < count; i++)
        names[i] = uc_fields_name(columns, i);
    print_names(out, separator, names, count);
    for (size_t i = 0; i < result->hits.count; i++) {
        uc_buf_clear(&hit);
        uc_json_put_hit(&hit, &result->hits.at[i], result->offset + i + 1, columns, arena);
        json_t *row = json_loadb(hit.ptr, hit.len, JSON_ALLOW_NUL, NULL);
        print_row(out, separator, names, count, row);
        json_decref(row);
    }
    uc_buf_free(&hit);
    uc_arena_free(arena);
}

void uc_print_documents_table(FILE *out, char separator,
                              const struct uc_document_records *documents)
{
    static const char *const names[] = {"symbol", "title", "date", "language", "path", "clauses"};
    enum { COLUMNS = sizeof names / sizeof *names };
    print_names(out, separator, names, COLUMNS);
    for (size_t i = 0; i < documents->list.count; i++) {
        json_t *document = uc_json_listed(&documents->list.at[i]);
        print_row(out, separator, names, COLUMNS, document);
        json_decref(document);
    }
}
