/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause history */
#include "search/history.h"
#include "search/lookup.h"
#include "search/report.h"
#include "search/show.h"

static const struct uc_option options[] = {
    UC_CLI_REPORT(UC_REPORT_FORMATS, "how to print it"),
};

const struct uc_command uc_cli_history = {
    .name = "history",
    .operands = "CITATION|SYMBOL",
    .least = 1,
    .most = UINT32_MAX,
    .brief = "the life of a clause or a document, with what changed",
    .description =
        "Of a clause: its forms in the drafts, revisions and adopted texts of the index, oldest "
        "first, each with its date and what changed from the one before; where it was first "
        "agreed, through where its words stayed the same, where it stands last. Of a document: the "
        "earlier documents that it descends from, and clause by clause what it has from the "
        "nearest.\n\n"
        "Documents are linked by evidence, which is named: the adoption line, the title, "
        "citations, or that the title of one is what the other speaks of. A document without a "
        "date stands where its session, or the last day that it names, puts it.",
    .examples = "unclause history 'A/RES/80/156, para. 5'\tfrom its first form to its last\n"
                "unclause history A/RES/80/156\twhat the resolution has from the one before\n",
    .options = options,
};

/* One run of the command. */
struct run {
    struct uc_collection collection;
    const struct uc_report_values *values;
    uc_str asked;
    uc_arena *arena;
    struct uc_error *err;
};

static enum uc_status print(const struct run *run, const struct uc_sheet *sheet, json_t *json)
{
    return uc_report_print((enum uc_report_format)run->values->format, sheet, json, run->err);
}

static enum uc_status of_document(struct run *run, const struct uc_document_record *record)
{
    struct uc_descent descent;
    enum uc_status s = uc_find_descent(&run->collection, record, run->arena, &descent, run->err);
    if (s != UC_OK)
        return s;
    struct uc_sheet sheet = uc_descent_sheet(&descent, run->arena);
    s = print(run, &sheet, uc_json_descent(&descent));
    return s == UC_OK && descent.ancestors.count == 0 ? UC_NOT_FOUND : s;
}

static enum uc_status of_clause(struct run *run, const struct uc_clause_record *clause)
{
    struct uc_history history;
    enum uc_status s = uc_find_history(&run->collection, clause, run->arena, &history, run->err);
    if (s != UC_OK)
        return s;
    struct uc_sheet sheet = uc_history_sheet(&history, run->arena);
    return print(run, &sheet, uc_json_history(&history));
}

static enum uc_status find(struct run *run)
{
    struct uc_citation citation, asked;
    struct uc_document_records documents = {0};
    struct uc_clause_records clauses = {0};
    citation = asked = uc_show_citation(run->asked, run->arena);
    enum uc_status s =
        uc_lookup_documents(&run->collection, &citation, run->arena, &documents, run->err);
    if (s == UC_OK && documents.list.count > 0 && asked.label.len == 0)
        return of_document(run, &documents.list.at[0]);
    if (s == UC_OK)
        s = uc_lookup(&run->collection, &asked, run->arena, &clauses, run->err);
    if (s == UC_OK && clauses.list.count == 0)
        return uc_show_missing(&run->collection, run->asked, run->arena, run->err);
    return s == UC_OK ? of_clause(run, &clauses.list.at[0]) : s;
}

enum uc_status uc_run_history(int argc, char **argv, struct uc_error *err)
{
    struct uc_report_values values = {.format = UC_REPORT_TEXT};
    struct uc_texts operands = {0};
    bool done = false;
    uc_arena *arena = uc_arena_new();
    struct run run = {.values = &values, .arena = arena, .err = err};
    enum uc_status s =
        uc_cli_parse(&uc_cli_history, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = uc_cli_open(&values.db, arena, &run.collection, err);
    if (s == UC_OK && !done) {
        run.asked = uc_cli_join(&operands, arena);
        s = find(&run);
        uc_collection_close(&run.collection);
    }
    uc_arena_free(arena);
    return s;
}
