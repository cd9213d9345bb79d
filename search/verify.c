/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/verify.h"

#include "clause/field.h"
#include "clause/record.h"
#include "shim/ux.h"

#include <string.h>

enum { PROBLEMS_MAX = 100 };

struct verification {
    ux_reader *reader;
    uc_arena *arena; /* of the problems */
    struct uc_texts *problems;
    size_t count;     /* of the problems, with those not listed */
    uint64_t clauses; /* that documents say they have */
};

static void note(struct verification *verification, uc_str problem)
{
    if (verification->count++ < PROBLEMS_MAX)
        *UC_PUSH(verification->arena, &verification->problems->list) = problem;
}

/* A failure that is damage is a problem, and the next thing is looked at. */
static enum uc_status noted(struct verification *verification, enum uc_status status, uc_str what,
                            const struct uc_error *err)
{
    if (status != UC_BROKEN)
        return status;
    note(verification, uc_arena_printf(verification->arena, "%.*s%s%s", UC_ARG(what),
                                       what.len > 0 ? ": " : "", err->text));
    return UC_OK;
}

/* A line a table that has faults. */
static void note_report(struct verification *verification, uc_str report)
{
    while (report.len > 0) {
        size_t end = uc_str_find(report, UC_STR("\n"), 0);
        uc_str line = uc_str_trim(uc_str_slice(report, 0, end));
        if (line.len > 0)
            note(verification,
                 uc_arena_printf(verification->arena, "xapian-check: %.*s", UC_ARG(line)));
        report = uc_str_slice(report, end + 1, report.len);
    }
}

static enum uc_status check_tables(struct verification *verification, const char *place,
                                   struct uc_error *err)
{
    struct uc_buf report = {0};
    size_t faults = 0;
    if (uc_str_starts(uc_str_from(place), UC_STR("tcp://")))
        return UC_OK; /* they are checked on the server */
    enum uc_status status = ux_check(place, &faults, &report, err);
    if (status == UC_OK && faults > 0)
        note_report(verification, uc_buf_str(&report));
    uc_buf_free(&report);
    return status;
}

/* The clause `ordinal` of a document, checked to be it and to point to none beyond. */
static enum uc_status check_clause(const struct uc_document_record *document, uint32_t ordinal,
                                   uc_str data, uint64_t *checksum, uc_arena *scratch,
                                   struct uc_error *err)
{
    struct uc_clause_record record;
    enum uc_status status = uc_clause_record_decode(data, scratch, &record, err);
    if (status != UC_OK)
        return status;
    bool fits = record.ordinal == ordinal && uc_str_equal(record.key, document->key) &&
                record.clause.chapeau < (int64_t)document->clause_count;
    for (size_t i = 0; i < record.clause.section.count; i++)
        fits &= record.clause.section.at[i] < document->clause_count;
    if (!fits)
        return uc_fail(err, UC_BROKEN, "the clause %u is not what its document has there",
                       ordinal + 1);
    *checksum = uc_clause_checksum(*checksum, &record);
    return UC_OK;
}

/* Its record, and behind it its clauses in order. */
static enum uc_status check_clauses(struct verification *verification,
                                    const struct uc_document_record *document, struct uc_error *err)
{
    uc_arena *arena = uc_arena_new(), *scratch = uc_arena_new();
    struct ux_records records = {0};
    uint64_t checksum = 0;
    enum uc_status status = ux_reader_fetch(
        verification->reader, uc_term_clauses_of(document->key, arena), 0, arena, &records, err);
    if (status == UC_OK && records.list.count != (size_t)document->clause_count + 1)
        status = uc_fail(err, UC_BROKEN, "it has %zu entries, not %u clauses and a record",
                         records.list.count, document->clause_count);
    for (uint32_t i = 0; i < document->clause_count && status == UC_OK; i++) {
        status = check_clause(document, i, records.list.at[i + 1].data, &checksum, scratch, err);
        uc_arena_reset(scratch);
    }
    uc_arena_free(scratch);
    uc_arena_free(arena);
    if (status == UC_OK && checksum != document->checksum)
        return uc_fail(err, UC_BROKEN, "its clauses are not what was written");
    return status;
}

static enum uc_status check_documents(struct verification *verification, struct uc_error *err)
{
    uc_arena *scratch = uc_arena_new();
    struct ux_records records = {0};
    enum uc_status status = noted(
        verification,
        ux_reader_fetch(verification->reader, uc_term_any_document, 0, scratch, &records, err),
        UC_STR(""), err);
    for (size_t i = 0; i < records.list.count && status == UC_OK; i++) {
        struct uc_document_record document = {0};
        status = uc_document_record_decode(records.list.at[i].data, scratch, &document, err);
        if (status == UC_OK)
            status = check_clauses(verification, &document, err);
        verification->clauses += document.clause_count;
        status = noted(verification, status, document.key, err);
    }
    uc_arena_free(scratch);
    return status;
}

static enum uc_status check_files(struct verification *verification, struct uc_error *err)
{
    uc_arena *scratch = uc_arena_new();
    struct ux_records records = {0};
    enum uc_status status =
        noted(verification,
              ux_reader_fetch(verification->reader, uc_term_any_file, 0, scratch, &records, err),
              UC_STR(""), err);
    for (size_t i = 0; i < records.list.count && status == UC_OK; i++) {
        struct uc_file_record file;
        status =
            noted(verification, uc_file_record_decode(records.list.at[i].data, scratch, &file, err),
                  UC_STR(""), err);
    }
    uc_arena_free(scratch);
    return status;
}

/* As many clauses as the documents say. */
static enum uc_status check_count(struct verification *verification, struct uc_error *err)
{
    uint32_t documents = 0, clauses = 0;
    enum uc_status status = ux_reader_numbers(verification->reader, &documents, &clauses, err);
    if (status == UC_OK && clauses != verification->clauses)
        note(verification, uc_arena_printf(verification->arena,
                                           "there are %u clauses, but its documents have %llu",
                                           clauses, (unsigned long long)verification->clauses));
    return noted(verification, status, UC_STR(""), err);
}

static enum uc_status check_content(struct verification *verification, const char *place,
                                    struct uc_error *err)
{
    enum uc_status status = ux_reader_open(&place, 1, &verification->reader, err);
    if (status != UC_OK)
        return noted(verification, status, UC_STR(""), err);
    status = check_documents(verification, err);
    if (status == UC_OK)
        status = check_files(verification, err);
    if (status == UC_OK)
        status = check_count(verification, err);
    ux_reader_close(verification->reader);
    return status;
}

enum uc_status uc_verify(const char *place, uc_arena *arena, struct uc_texts *problems,
                         struct uc_error *err)
{
    struct verification verification = {.arena = arena, .problems = problems};
    enum uc_status status = check_tables(&verification, place, err);
    if (status == UC_OK)
        status = check_content(&verification, place, err);
    if (verification.count > PROBLEMS_MAX)
        *UC_PUSH(arena, &problems->list) =
            uc_arena_printf(arena, "and %zu more", verification.count - PROBLEMS_MAX);
    return status;
}
