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
        "\"57/263 PP3\". A document without a symbol goes by its file's name. Where a citation "
        "can mean several clauses, all of them are printed, each with its full citation.",
    .examples = "unclause show 'A/RES/79/236, para. 5' -C 2\twith two clauses around it\n"
                "unclause show A/RES/79/236\tthe whole resolution\n",
    .options = options,
};

#undef AT

/* One run of the command. */
struct show {
    struct uc_collection collection;
    const struct values *values;
    uc_str asked;
    uc_arena *arena;
    struct uc_error *err;
};

static enum uc_status show_document(struct show *show, const struct uc_document_record *document,
                                    const struct uc_citation *citation)
{
    struct uc_clause_records clauses = {0};
    enum uc_status s = uc_collection_clauses(
        &show->collection, document->key, document->clause_count, show->arena, &clauses, show->err);
    if (s != UC_OK)
        return s;
    uc_lookup_keep_part(&clauses, citation, show->arena);
    if (citation->part.len > 0 && clauses.list.count == 0)
        return uc_show_missing(&show->collection, show->asked, show->arena, show->err);
    struct uc_terminal terminal = uc_terminal_open(show->values->format == UC_FORMAT_TEXT);
    if (show->values->format == UC_FORMAT_JSON)
        uc_print_document_json(terminal.out, document, &clauses);
    else
        uc_print_document_text(&terminal, document, &clauses);
    return uc_terminal_close(&terminal, show->err);
}

static enum uc_status show_clauses(struct show *show)
{
    struct uc_result result;
    enum uc_status s = uc_show(&show->collection, show->asked, show->values->context, show->arena,
                               &result, show->err);
    if (s != UC_OK)
        return s;
    if (result.hits.count > 1)
        fprintf(stderr, "unclause: %.*s: %zu clauses are cited so\n", UC_ARG(show->asked),
                result.hits.count);
    struct uc_terminal terminal = uc_terminal_open(show->values->format == UC_FORMAT_TEXT);
    if (show->values->format == UC_FORMAT_JSON)
        uc_print_result_json(terminal.out, &result, &(struct uc_fields){0});
    else
        for (size_t i = 0; i < result.hits.count; i++) {
            fputs(i > 0 ? "\n" : "", terminal.out);
            uc_print_found_text(&terminal, &result.hits.at[i].found);
        }
    return uc_terminal_close(&terminal, show->err);
}

static enum uc_status show(struct show *show)
{
    struct uc_citation citation = uc_show_citation(show->asked, show->arena);
    struct uc_document_records documents = {0};
    if (citation.label.len > 0)
        return show_clauses(show);
    enum uc_status s =
        uc_lookup_documents(&show->collection, &citation, show->arena, &documents, show->err);
    if (s == UC_OK && documents.list.count == 0)
        return uc_show_missing(&show->collection, show->asked, show->arena, show->err);
    return s == UC_OK ? show_document(show, &documents.list.at[0], &citation) : s;
}

enum uc_status uc_run_show(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.format = UC_FORMAT_TEXT};
    struct uc_texts operands = {0};
    bool done = false;
    uc_arena *arena = uc_arena_new();
    struct show run = {.values = &values, .arena = arena, .err = err};
    enum uc_status s =
        uc_cli_parse(&uc_cli_show, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = uc_cli_open(&values.db, arena, &run.collection, err);
    if (s == UC_OK && !done) {
        run.asked = uc_cli_join(&operands, arena);
        s = show(&run);
        uc_collection_close(&run.collection);
    }
    uc_arena_free(arena);
    return s;
}
