/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause show */
#include "search/cli.h"
#include "search/printer.h"
#include "search/show.h"

struct values {
    struct uc_cli_common common;
    struct uc_texts db;
    uint32_t context, format;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option options[] = {
    UC_CLI_DB(struct values),
    {.name = "context",
     .letter = 'C',
     .type = UC_OPTION_NUMBER,
     .offset = AT(context),
     .argument = "N",
     .help = "also show N clauses before and after it"},
    {.name = "format",
     .type = UC_OPTION_CHOICE,
     .offset = AT(format),
     .argument = "FORMAT",
     .choices = UC_SHOW_FORMATS,
     .help = "how to print it"},
    UC_CLI_OPTIONS,
};

const struct uc_command uc_cli_show = {
    .name = "show",
    .operands = "CITATION|SYMBOL",
    .least = 1,
    .most = UINT32_MAX,
    .brief = "print a clause, or a whole document",
    .description =
        "Prints the clause that CITATION names, or the whole document that SYMBOL names. "
        "Citations are read as people type them: \"A/RES/79/236, para. 5\", \"79/236 OP5\", "
        "\"57/263 PP3\", \"57/263, paras. 5-7\". A document without a symbol goes by its file's "
        "name. Where a citation "
        "can mean several clauses, all of them are printed, each with its full citation.",
    .examples = "unclause show 'A/RES/79/236, para. 5' -C 2\twith two clauses around it\n"
                "unclause show A/RES/79/236\tthe whole resolution\n",
    .options = options,
};

#undef AT

static enum uc_status show_document(const struct values *values,
                                    const struct uc_document_record *document,
                                    const struct uc_clause_records *clauses, struct uc_error *err)
{
    struct uc_terminal terminal = uc_terminal_open(values->format == UC_FORMAT_TEXT);
    if (values->format == UC_FORMAT_JSON)
        uc_print_document_json(terminal.out, document, clauses);
    else
        uc_print_document_text(&terminal, document, clauses);
    return uc_terminal_close(&terminal, err);
}

static enum uc_status show_clauses(const struct values *values, const struct uc_citation *citation,
                                   const struct uc_result *result, struct uc_error *err)
{
    if (result->hits.count > 1 + citation->further.count)
        fprintf(stderr, "unclause: %.*s: %zu clauses are cited so\n", UC_ARG(result->query),
                result->hits.count);
    struct uc_terminal terminal = uc_terminal_open(values->format == UC_FORMAT_TEXT);
    if (values->format == UC_FORMAT_JSON)
        uc_print_result_json(terminal.out, result, &(struct uc_fields){0});
    else
        for (size_t i = 0; i < result->hits.count; i++) {
            fputs(i > 0 ? "\n" : "", terminal.out);
            uc_print_found_text(&terminal, &result->hits.at[i].found);
        }
    return uc_terminal_close(&terminal, err);
}

/* A document, or the part of it that is cited. */
static enum uc_status find_document(struct uc_collection *collection, uc_str asked,
                                    struct uc_citation citation, uc_arena *arena,
                                    const struct uc_document_record **document,
                                    struct uc_clause_records *clauses, struct uc_error *err)
{
    struct uc_document_records documents = {0};
    enum uc_status s = uc_lookup_documents(collection, &citation, arena, &documents, err);
    if (s == UC_OK && documents.list.count > 0) {
        const struct uc_document_record *first = documents.list.at;
        *document = first;
        s = uc_collection_clauses(collection, first->key, arena, clauses, err);
        uc_lookup_keep_part(clauses, &citation, arena);
    }
    bool is_missing =
        documents.list.count == 0 || (citation.part.len > 0 && clauses->list.count == 0);
    return s == UC_OK && is_missing ? uc_show_missing(collection, asked, arena, err) : s;
}

static enum uc_status show(struct uc_collection *collection, const void *given, uc_str asked,
                           uc_arena *arena, struct uc_error *err)
{
    const struct values *values = given;
    const struct uc_citation citation = uc_show_citation(asked, arena);
    const struct uc_document_record *document = NULL;
    struct uc_clause_records clauses = {0};
    struct uc_result result;
    if (citation.label.len > 0) {
        enum uc_status s = uc_show(collection, asked, values->context, arena, &result, err);
        return s == UC_OK ? show_clauses(values, &citation, &result, err) : s;
    }
    enum uc_status s = find_document(collection, asked, citation, arena, &document, &clauses, err);
    return s == UC_OK ? show_document(values, document, &clauses, err) : s;
}

enum uc_status uc_run_show(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.format = UC_FORMAT_TEXT};
    return uc_cli_run(&uc_cli_show, argc, argv, &values, &values.db, show, err);
}
