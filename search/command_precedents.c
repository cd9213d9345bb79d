/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause precedents */
#include "search/precedents.h"
#include "search/report.h"

#include <unistd.h>

static const struct uc_option options[] = {
    UC_CLI_REPORT(UC_REPORT_FORMATS_AND_WORD,
                  "how to print it; docx is a Word file, written to standard output"),
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

static enum uc_status print(const struct uc_precedents *precedents,
                            const struct uc_report_values *values, uc_arena *arena,
                            struct uc_error *err)
{
    struct uc_sheet sheet = uc_precedents_sheet(precedents, arena);
    return uc_report_print((enum uc_report_format)values->format, &sheet,
                           uc_json_precedents(precedents), err);
}

static enum uc_status find(const struct uc_report_values *values, uc_str draft, uc_arena *arena,
                           struct uc_error *err)
{
    struct uc_collection collection;
    struct uc_precedents precedents = {0};
    if (values->format == UC_REPORT_DOCX && isatty(STDOUT_FILENO) == 1)
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
        s = print(&precedents, values, arena, err);
    uc_collection_close(&collection);
    bool nothing = precedents.counts[UC_ORIGIN_NEW] == precedents.list.count;
    return s == UC_OK && nothing ? UC_NOT_FOUND : s;
}

enum uc_status uc_run_precedents(int argc, char **argv, struct uc_error *err)
{
    struct uc_report_values values = {.format = UC_REPORT_TEXT};
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
