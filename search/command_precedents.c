/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause precedents */
#include "search/cli.h"
#include "search/precedents.h"
#include "search/printer.h"

#include <unistd.h>

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_HTML,
    FORMAT_DOCX,
};

struct values {
    struct uc_cli_common common;
    struct uc_texts db;
    uint32_t format;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option options[] = {
    UC_CLI_DB(struct values),
    {.name = "format",
     .type = UC_OPTION_CHOICE,
     .offset = AT(format),
     .argument = "FORMAT",
     .choices = "text|json|html|docx",
     .help = "how to print it; docx is a Word file, written to standard output"},
    UC_CLI_OPTIONS,
};

const struct uc_command uc_cli_precedents = {
    .name = "precedents",
    .operands = "DRAFT",
    .least = 1,
    .most = 1,
    .brief = "where each clause of a draft comes from",
    .description =
        "Finds for each clause of the file DRAFT the text in the index that its words come from, "
        "adopted texts first and of equal ones the newest: verbatim, edited, combined of several, "
        "or new. Each is named by its full citation, with where it was first and last agreed, "
        "and with what DRAFT changed. DRAFT is read as the indexer reads files; it is not added to "
        "the index, and where it is there already, it is no source of its own. Headings and "
        "footnotes are left out.",
    .examples = "unclause precedents draft.docx\tclause by clause, with a count at the end\n"
                "unclause precedents --format docx draft.docx > precedents.docx\ta table: our "
                "text, its precedent, the source\n",
    .options = options,
};

#undef AT

static void print_docx(FILE *out, const struct uc_sheet *sheet)
{
    struct uc_buf bytes = {0};
    uc_sheet_write_docx(sheet, &bytes);
    fwrite(bytes.ptr, 1, bytes.len, out);
    uc_buf_free(&bytes);
}

static enum uc_status print(const struct uc_precedents *precedents, enum format format,
                            uc_arena *arena, struct uc_error *err)
{
    struct uc_terminal terminal = uc_terminal_open(format == FORMAT_TEXT);
    struct uc_sheet sheet = uc_precedents_sheet(precedents, arena);
    if (format == FORMAT_JSON)
        uc_print_json(terminal.out, uc_json_precedents(precedents));
    else if (format == FORMAT_HTML)
        uc_sheet_print_html(terminal.out, &sheet);
    else if (format == FORMAT_DOCX)
        print_docx(terminal.out, &sheet);
    else
        uc_sheet_print_text(&terminal, &sheet);
    return uc_terminal_close(&terminal, err);
}

static enum uc_status find(const struct values *values, uc_str draft, uc_arena *arena,
                           struct uc_error *err)
{
    struct uc_collection collection;
    struct uc_precedents precedents = {0};
    if (values->format == FORMAT_DOCX && isatty(STDOUT_FILENO) == 1)
        return uc_fail(err, UC_USAGE,
                       "--format docx: a Word file is nothing for a terminal; write it to a file: "
                       "unclause precedents --format docx DRAFT > FILE.docx");
    if (!uc_is_file(draft))
        return uc_fail(err, UC_USAGE, "%.*s: no such file; precedents reads a draft from a file",
                       UC_ARG(draft));
    enum uc_status s = uc_cli_open(&values->db, arena, &collection, err);
    if (s != UC_OK)
        return s;
    s = uc_version_read(draft, arena, &precedents.draft, err);
    if (s == UC_OK)
        s = uc_find_precedents(&collection, arena, &precedents, err);
    if (s == UC_OK)
        s = print(&precedents, (enum format)values->format, arena, err);
    uc_collection_close(&collection);
    bool nothing = precedents.counts[UC_ORIGIN_NEW] == precedents.list.count;
    return s == UC_OK && nothing ? UC_NOT_FOUND : s;
}

enum uc_status uc_run_precedents(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.format = FORMAT_TEXT};
    struct uc_texts operands = {0};
    bool done = false;
    uc_arena *arena = uc_arena_new();
    enum uc_status s =
        uc_cli_parse(&uc_cli_precedents, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = find(&values, operands.list.at[0], arena, err);
    uc_arena_free(arena);
    return s;
}
