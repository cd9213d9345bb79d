/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause compare */
#include "search/comparison.h"
#include "search/report.h"

static const struct uc_option options[] = {
    UC_CLI_REPORT(UC_REPORT_FORMATS,
                  "how to print it; html is one page with both texts side by side"),
};

const struct uc_command uc_cli_compare = {
    .name = "compare",
    .operands = "A B",
    .least = 2,
    .most = 2,
    .brief = "two documents, aligned clause by clause",
    .description =
        "Pairs the clauses of the earlier document A with those of the later document B, and shows "
        "what changed in each, word by word: clauses that moved, that were split or merged, that "
        "are new or were dropped are said so. A and B are symbols of documents in the index, or "
        "files, which are read as the indexer reads them and not added to the index.\n\n"
        "\"71% alike\" is the share of all runs of three words that both texts have. Where "
        "there is no colour, [-words-] were deleted and {+words+} inserted. Headings and front "
        "matter are not compared.",
    .examples = "unclause compare A/RES/79/236 A/RES/80/156\ttwo sessions\n"
                "unclause compare --format html A/RES/79/236 draft.docx > changes.html\ta page to "
                "hand round\n",
    .options = options,
};

/* The index, opened when first needed: two files need none. */
struct lazy_index {
    const struct uc_texts *db;
    struct uc_collection collection;
    bool is_open;
};

static enum uc_status find(struct lazy_index *index, uc_str asked, uc_arena *arena,
                           struct uc_version *out, struct uc_error *err)
{
    if (uc_is_file(asked))
        return uc_version_read(asked, arena, out, err);
    enum uc_status s =
        index->is_open ? UC_OK : uc_cli_open(index->db, arena, &index->collection, err);
    index->is_open = s == UC_OK;
    return s == UC_OK ? uc_version_find(&index->collection, asked, arena, out, err) : s;
}

static enum uc_status print(const struct uc_comparison *comparison,
                            const struct uc_report_values *values, uc_arena *arena,
                            struct uc_error *err)
{
    struct uc_sheet sheet = uc_comparison_sheet(comparison, arena);
    return uc_report_print((enum uc_report_format)values->format, &sheet,
                           uc_json_comparison(comparison), err);
}

enum uc_status uc_run_compare(int argc, char **argv, struct uc_error *err)
{
    struct uc_report_values values = {.format = UC_REPORT_TEXT};
    struct uc_texts operands = {0};
    struct uc_comparison comparison = {0};
    bool done = false;
    uc_arena *arena = uc_arena_new();
    struct lazy_index index = {.db = &values.db};
    enum uc_status s =
        uc_cli_parse(&uc_cli_compare, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = find(&index, operands.list.at[0], arena, &comparison.a, err);
    if (s == UC_OK && !done)
        s = find(&index, operands.list.at[1], arena, &comparison.b, err);
    if (s == UC_OK && !done) {
        uc_compare(&comparison, arena);
        s = print(&comparison, &values, arena, err);
    }
    if (index.is_open)
        uc_collection_close(&index.collection);
    uc_arena_free(arena);
    return s;
}
