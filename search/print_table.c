/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/printer.h"

#include <string.h>

/* In CSV a cell with a separator, quotation mark or line end is quoted (RFC 4180); in TSV tabs and
 * line ends become spaces, since nothing can quote them. */
static void print_cell(FILE *out, char separator, uc_str cell)
{
    bool quote = false;
    for (size_t i = 0; separator == ',' && i < cell.len && !quote; i++)
        quote = strchr(",\"\r\n", cell.ptr[i]) != NULL;
    if (quote)
        fputc('"', out);
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];
        bool blank = separator == '\t' && (c == '\t' || c == '\n' || c == '\r');
        if (c == '"' && quote)
            fputc('"', out);
        fputc(blank ? ' ' : c, out);
    }
    if (quote)
        fputc('"', out);
}

static void print_row(FILE *out, char separator, const uc_str *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            fputc(separator, out);
        print_cell(out, separator, cells[i]);
    }
    fputs(separator == ',' ? "\r\n" : "\n", out);
}

void uc_print_result_table(FILE *out, char separator, const struct uc_result *result)
{
    static const uc_str names[] = {
        UC_STR_INIT("rank"),  UC_STR_INIT("citation"), UC_STR_INIT("symbol"), UC_STR_INIT("part"),
        UC_STR_INIT("label"), UC_STR_INIT("kind"),     UC_STR_INIT("verb"),   UC_STR_INIT("date"),
        UC_STR_INIT("organ"), UC_STR_INIT("title"),    UC_STR_INIT("page"),   UC_STR_INIT("path"),
        UC_STR_INIT("text"),
    };
    enum { COLUMNS = sizeof names / sizeof *names };
    uc_arena *arena = uc_arena_new();
    print_row(out, separator, names, COLUMNS);
    for (size_t i = 0; i < result->hits.count; i++) {
        const struct uc_found *found = &result->hits.at[i].found;
        const struct uc_document_record *document = found->document;
        const struct uc_clause *clause = &found->clause;
        const uc_str cells[COLUMNS] = {
            uc_arena_printf(arena, "%zu", result->offset + i + 1),
            clause->citation,
            uc_document_name(document),
            clause->part,
            clause->label,
            uc_str_from(uc_kind_name(clause->kind)),
            clause->verbs.count > 0 ? clause->verbs.at[0].canonical : UC_STR(""),
            uc_date_print(uc_date_of_record(document), arena),
            document->organ,
            document->title,
            clause->page > 0 ? uc_arena_printf(arena, "%u", clause->page) : UC_STR(""),
            uc_path_of_record(document),
            clause->text,
        };
        print_row(out, separator, cells, COLUMNS);
    }
    uc_arena_free(arena);
}

void uc_print_documents_table(FILE *out, char separator,
                              const struct uc_document_records *documents)
{
    static const uc_str names[] = {UC_STR_INIT("symbol"), UC_STR_INIT("title"),
                                   UC_STR_INIT("date"),   UC_STR_INIT("language"),
                                   UC_STR_INIT("path"),   UC_STR_INIT("clauses")};
    enum { COLUMNS = sizeof names / sizeof *names };
    uc_arena *arena = uc_arena_new();
    print_row(out, separator, names, COLUMNS);
    for (size_t i = 0; i < documents->list.count; i++) {
        const struct uc_document_record *document = &documents->list.at[i];
        const uc_str cells[COLUMNS] = {
            uc_document_name(document),
            document->title,
            uc_date_print(uc_date_of_record(document), arena),
            uc_str_from(uc_language_code(document->language)),
            uc_path_of_record(document),
            uc_arena_printf(arena, "%u", document->clause_count),
        };
        print_row(out, separator, cells, COLUMNS);
    }
    uc_arena_free(arena);
}
