/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The account of a run: what was done with each file, told at the end.
 */
#ifndef INDEXER_ACCOUNT_H
#define INDEXER_ACCOUNT_H

#include "clause/record.h"

#include <stdio.h>

/* What can become of a file: id, name in the report, in words. */
#define UC_FATE_LIST(X)                                                                            \
    X(NEW, "new", "new")                                                                           \
    X(CHANGED, "changed", "changed")                                                               \
    X(COPY, "copies", "further copies of a document")                                              \
    X(UNCHANGED, "unchanged", "unchanged")                                                         \
    X(GONE, "gone", "gone")                                                                        \
    X(FAILED, "failed", "failed")                                                                  \
    X(HIDDEN, "hidden", "skipped as hidden")                                                       \
    X(LINK, "links", "skipped as symbolic links")                                                  \
    X(OTHER, "other", "skipped as of other kinds")                                                 \
    X(EXCLUDED, "excluded", "excluded")

enum uc_fate {
#define UC_FATE_NAME(id, name, words) UC_FATE_##id,
    UC_FATE_LIST(UC_FATE_NAME)
#undef UC_FATE_NAME
        UC_FATE_COUNT
};

struct uc_failure {
    uc_str path, message; /* the message names the path */
};

struct uc_account {
    uc_arena *arena; /* owns the failures' texts */
    size_t files[UC_FATE_COUNT];
    UC_LIST(struct uc_failure) failures;
    uint64_t clauses; /* written */
    double seconds;
    uint64_t bytes; /* of the database, and what is in it then */
    uint32_t documents_there, clauses_there;
    bool interrupted;
    bool begun_anew; /* the index was damaged: what it had is dropped */
    uc_str error;    /* what ended the run early; else empty */
};

void uc_account_add(struct uc_account *account, enum uc_fate fate);
/* Counts a failed file. */
void uc_account_fail(struct uc_account *account, uc_str path, const struct uc_error *err);

/* The same of a file that is known to have failed before, and is as it was. */
void uc_account_fail_again(struct uc_account *account, const struct uc_file_record *known);

/* In words, a failure a line first. */
void uc_account_print(const struct uc_account *account, FILE *out);

/* The file `path` for a report, opened before the run, which would be in vain where it can't be
 * written; NULL where `path` is empty. */
enum uc_status uc_report_open(uc_str path, FILE **out, struct uc_error *err) UC_NODISCARD;
/* Writes the account as JSON (docs/schema/report.json) and closes the file. */
enum uc_status uc_report_write(const struct uc_account *account, uc_str path, FILE *out,
                               struct uc_error *err) UC_NODISCARD;

#endif
