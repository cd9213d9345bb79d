/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause list */
#include "search/cli.h"
#include "search/printer.h"

struct values {
    struct uc_cli_common common;
    struct uc_texts db;
    uint32_t format;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option list_options[] = {
    UC_CLI_DB(struct values),
    {.name = "format",
     .type = UC_OPTION_CHOICE,
     .offset = AT(format),
     .argument = "FORMAT",
     .choices = UC_LIST_FORMATS,
     .help = "how to print them"},
    UC_CLI_OPTIONS,
};

const struct uc_command uc_cli_list = {
    .name = "list",
    .operands = "",
    .brief = "the documents in the index",
    .description = "Prints every document with its number of clauses, in the order of the names.",
    .examples = "unclause list --format tsv | cut -f1\tonly the symbols\n",
    .options = list_options,
};

#undef AT

static enum uc_status list(struct uc_collection *collection, const void *given, uc_str operands,
                           uc_arena *arena, struct uc_error *err)
{
    (void)operands;
    const struct values *values = given;
    struct uc_document_records documents = {0};
    enum uc_status s = uc_collection_documents(collection, arena, &documents, err);
    if (s != UC_OK)
        return s;
    struct uc_terminal terminal = uc_terminal_open(values->format == UC_FORMAT_TEXT);
    uc_print_documents(&terminal, (enum uc_format)values->format, &documents);
    s = uc_terminal_close(&terminal, err);
    if (s != UC_OK || documents.list.count > 0)
        return s;
    return uc_fail(err, UC_NOT_FOUND, "the index has no documents; unclause index PATH adds some");
}

enum uc_status uc_run_list(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.format = UC_FORMAT_TEXT};
    return uc_cli_run(&uc_cli_list, argc, argv, &values, &values.db, list, err);
}
