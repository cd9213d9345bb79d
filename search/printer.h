/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printers: a result, a document or a list of documents, in the form that the reader wants. Which
 * member stands under which name in JSON is a contract: docs/schema.
 */
#ifndef SEARCH_PRINTER_H
#define SEARCH_PRINTER_H

#include "search/search.h"
#include "search/terminal.h"

#include <jansson.h>

enum uc_format {
    UC_FORMAT_TEXT,
    UC_FORMAT_JSON,
    UC_FORMAT_JSONL,
    UC_FORMAT_CSV,
    UC_FORMAT_TSV,
    UC_FORMAT_CITE,
};
/* In the order of the enumeration, for option tables. */
#define UC_FORMATS "text|json|jsonl|csv|tsv|cite"
#define UC_LIST_FORMATS "text|json|jsonl|csv|tsv"
#define UC_SHOW_FORMATS "text|json"

/* Members of a hit in JSON, by which --fields picks; empty: all of them. */
struct uc_fields {
    UC_LIST(uint8_t) list;
};

/* All of them, as an option's members are given, behind a bar. */
extern const char uc_member_names[];
extern const struct uc_fields uc_usual_fields; /* the columns of a table */

/* From names, "citation,text", each once. UC_USAGE tells what can be named. */
enum uc_status uc_fields_parse(uc_str list, uc_arena *arena, struct uc_fields *out,
                               struct uc_error *err) UC_NODISCARD;
const char *uc_fields_name(const struct uc_fields *fields, size_t index);

/* `fields` are what JSON, CSV and TSV show of a hit; without any, all, or the usual columns. */
void uc_print_result(const struct uc_terminal *terminal, enum uc_format format,
                     const struct uc_fields *fields, const struct uc_result *result);
void uc_print_documents(const struct uc_terminal *terminal, enum uc_format format,
                        const struct uc_document_records *documents);

/* print_text.c, for people */
void uc_print_result_text(const struct uc_terminal *terminal, const struct uc_result *result);
void uc_print_found_text(const struct uc_terminal *terminal, const struct uc_found *found);
void uc_print_document_text(const struct uc_terminal *terminal,
                            const struct uc_document_record *document,
                            const struct uc_clause_records *clauses);
void uc_print_documents_text(const struct uc_terminal *terminal,
                             const struct uc_document_records *documents);

/* json_hit.c: docs/schema/search.json. `arena` is for what passes. */
void uc_json_put_hit(struct uc_buf *out, const struct uc_hit *hit, size_t rank,
                     const struct uc_fields *fields, uc_arena *arena);
void uc_json_put_result(struct uc_buf *out, const struct uc_result *result,
                        const struct uc_fields *fields, uc_arena *arena);

/* How Jansson writes what is printed. */
#define UC_JSON_FLAGS (JSON_COMPACT | JSON_REAL_PRECISION(6))

/* print_json.c; what prints, writes whole lines, and takes the reference; what gives JSON gives
 * one. */
void uc_print_result_json(FILE *out, const struct uc_result *result,
                          const struct uc_fields *fields);
void uc_print_result_jsonl(FILE *out, const struct uc_result *result,
                           const struct uc_fields *fields);
json_t *uc_json_listed(const struct uc_document_record *document);
void uc_print_json(FILE *out, json_t *json);
void uc_print_document_json(FILE *out, const struct uc_document_record *document,
                            const struct uc_clause_records *clauses);
void uc_print_documents_json(FILE *out, const struct uc_document_records *documents);
void uc_print_documents_jsonl(FILE *out, const struct uc_document_records *documents);

/* What stands in the cell of a table for a member: a text or number as it is, texts with "; "
 * between, nothing for null, JSON for what has more to it. */
void uc_cell_add(struct uc_buf *cell, const json_t *value);

/* print_table.c: comma-separated (RFC 4180), or tab-separated with \t, \n, \r and \\ escaped;
 * with a line of names first */
void uc_print_result_table(FILE *out, char separator, const struct uc_result *result,
                           const struct uc_fields *fields);
void uc_print_documents_table(FILE *out, char separator,
                              const struct uc_document_records *documents);

/* print_cite.c: quotations with their citations, a blank line between */
void uc_print_result_cite(FILE *out, const struct uc_result *result);

/* The path it was indexed from; empty where it has none. */
uc_str uc_path_of_record(const struct uc_document_record *document);

#endif
