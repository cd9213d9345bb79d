/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a run has to do: the files that are new or changed, held against the index, and the
 * documents whose files are gone.
 */
#ifndef INDEXER_PLAN_H
#define INDEXER_PLAN_H

#include "account.h"
#include "ledger.h"
#include "metadata.h"
#include "store.h"
#include "walk.h"

/* One file to read. */
struct uc_job {
    uc_str path;
    struct uc_inside inside;
    uint64_t size; /* when it was found, and the time of change; 0 where it was not looked at */
    int64_t mtime_ns;
    uc_str known_hash; /* of its bytes when it was last read; empty: parse it whatever they are */
    uc_str known_problem; /* why it could not be read then; empty where it could */
    uc_str name;          /* for its document, if it has no symbol; empty: its file's */
    uint32_t folders;     /* how many of them are in `name` */
    bool again;           /* it has its place in the account already */
    bool answered;
    struct uc_buf answer; /* of the worker */
};

struct uc_plan {
    UC_LIST(struct uc_job) jobs;
    size_t replaced; /* documents of the index that will be parsed anew, changed or not */
};

/* What is known before a run: from the files' side, and from the index's. */
struct uc_known {
    const struct uc_files *files;
    const struct uc_ledger *ledger;
    const struct uc_metadata_table *metadata;
};

/* A job for each file that is new, or changed in size, time or what the table says of it, or was
 * read by another version of the parser; for each of all where `rebuild`. The others go into the
 * account: a file that failed before and is as it was has failed. */
enum uc_status uc_plan_files(struct uc_plan *plan, uc_databases *databases,
                             const struct uc_known *known, bool rebuild, struct uc_account *account,
                             uc_arena *arena, struct uc_error *err) UC_NODISCARD;

/* Takes out of the store what was read from below the roots of `files` and is no file any more. */
enum uc_status uc_plan_drop_gone(struct uc_plan *plan, uc_databases *databases, const char *place,
                                 const struct uc_known *known, struct uc_account *account,
                                 uc_arena *arena, struct uc_error *err) UC_NODISCARD;

/* The same job once more, its document called by one folder more. */
void uc_plan_with_folder(struct uc_plan *plan, struct uc_job job, uc_arena *arena);

/* Jobs for files that the index knows but must have read anew. */
void uc_plan_again(struct uc_plan *plan, const struct uc_texts *paths, const struct uc_files *files,
                   uc_arena *arena);

#endif
