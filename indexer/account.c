/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "account.h"

#include "clause/json.h"

#include <errno.h>
#include <string.h>

static const struct {
    const char *name, *words;
} fates[UC_FATE_COUNT] = {
#define UC_FATE_ROW(id, name, words) [UC_FATE_##id] = {name, words},
    UC_FATE_LIST(UC_FATE_ROW)
#undef UC_FATE_ROW
};

void uc_account_add(struct uc_account *account, enum uc_fate fate)
{
    account->files[fate]++;
}

void uc_account_fail(struct uc_account *account, uc_str path, const struct uc_error *err)
{
    *UC_PUSH(account->arena, &account->failures) = (struct uc_failure){
        .path = uc_arena_copy(account->arena, path),
        .message = uc_arena_copy(account->arena, uc_str_from(err->text)),
    };
    uc_account_add(account, UC_FATE_FAILED);
}

void uc_account_fail_again(struct uc_account *account, const struct uc_file_record *known)
{
    *UC_PUSH(account->arena, &account->failures) = (struct uc_failure){
        .path = uc_arena_copy(account->arena, known->path),
        .message = uc_arena_copy(account->arena, known->problem),
    };
    uc_account_add(account, UC_FATE_FAILED);
}

void uc_account_print(const struct uc_account *account, FILE *out)
{
    for (size_t i = 0; i < account->failures.count; i++)
        fprintf(out, "unclause: %.*s\n", UC_ARG(account->failures.at[i].message));
    if (account->interrupted)
        fputs("unclause: interrupted; run it again to finish\n", out);
    if (account->begun_anew)
        fputs("unclause: the index was damaged; it has only what was read now, so index the other "
              "folders again\n",
              out);
    const char *before = "files: ";
    for (size_t fate = 0; fate < UC_FATE_COUNT; fate++) {
        if (account->files[fate] == 0)
            continue;
        fprintf(out, "%s%zu %s", before, account->files[fate], fates[fate].words);
        before = ", ";
    }
    fprintf(out, "%s\n%llu clauses written in %.1f s; ", before[0] == 'f' ? "files: none" : "",
            (unsigned long long)account->clauses, account->seconds);
    if (account->documents_there == 0)
        fputs("the index has no documents\n", out);
    else
        fprintf(out, "the index has %u documents, %u clauses, %.1f MB\n", account->documents_there,
                account->clauses_there, (double)account->bytes / 1e6);
}

static json_t *json_failures(const struct uc_account *account)
{
    json_t *failures = json_array();
    for (size_t i = 0; i < account->failures.count; i++) {
        json_t *failure = json_object();
        json_object_set_new(failure, "path", uc_json_text(account->failures.at[i].path, false));
        json_object_set_new(failure, "error", uc_json_text(account->failures.at[i].message, false));
        json_array_append_new(failures, failure);
    }
    return failures;
}

static json_t *json_report(const struct uc_account *account)
{
    json_t *report = json_object();
    for (size_t fate = 0; fate < UC_FATE_COUNT; fate++)
        json_object_set_new(report, fates[fate].name,
                            json_integer((json_int_t)account->files[fate]));
    json_object_set_new(report, "failures", json_failures(account));
    json_object_set_new(report, "clauses", json_integer((json_int_t)account->clauses));
    json_object_set_new(report, "seconds", json_real(account->seconds));
    json_object_set_new(report, "documents", json_integer(account->documents_there));
    json_object_set_new(report, "total_clauses", json_integer(account->clauses_there));
    json_object_set_new(report, "bytes", json_integer((json_int_t)account->bytes));
    json_object_set_new(report, "interrupted", json_boolean(account->interrupted));
    if (account->error.len > 0)
        json_object_set_new(report, "error", uc_json_text(account->error, false));
    return report;
}

static enum uc_status refused(uc_str path, struct uc_error *err)
{
    return uc_fail(err, UC_IO, "%.*s: the report can't be written: %s", UC_ARG(path),
                   strerror(errno));
}

enum uc_status uc_report_open(uc_str path, FILE **out, struct uc_error *err)
{
    if (path.len == 0)
        return UC_OK;
    FILE *file = fopen(path.ptr, "we");
    if (file == NULL)
        return refused(path, err);
    *out = file;
    return UC_OK;
}

enum uc_status uc_report_write(const struct uc_account *account, uc_str path, FILE *out,
                               struct uc_error *err)
{
    json_t *report = json_report(account);
    bool written = json_dumpf(report, out, JSON_INDENT(1)) == 0;
    json_decref(report);
    written &= fclose(out) == 0;
    return written ? UC_OK : refused(path, err);
}
