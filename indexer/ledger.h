/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ledger: what the index knows of files that are no documents, read once at the start of a run.
 * Files that could not be read stand in it with the reason, containers with the number of their
 * documents; so neither is opened again while it stays as it is.
 */
#ifndef INDEXER_LEDGER_H
#define INDEXER_LEDGER_H

#include "clause/record.h"

struct uc_ledger {
    UC_LIST(struct uc_file_record) records; /* by path */
};

/* Texts live in `arena`. Empty where there is no index at `place`. */
enum uc_status uc_ledger_read(const char *place, uc_arena *arena, struct uc_ledger *out,
                              struct uc_error *err) UC_NODISCARD;

/* NULL where nothing is known. */
const struct uc_file_record *uc_ledger_find(const struct uc_ledger *ledger, uc_str path);

/* The records of what is in a folder or container: `*count` of them, one behind the other. */
const struct uc_file_record *uc_ledger_below(const struct uc_ledger *ledger, uc_str path,
                                             size_t *count);

/* Is the file as it was, and would it be read in the same way? */
bool uc_ledger_holds(const struct uc_file_record *record, uint64_t size, int64_t mtime_ns);

#endif
