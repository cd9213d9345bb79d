/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files to index: those named, and those in the folders named.
 */
#ifndef INDEXER_WALK_H
#define INDEXER_WALK_H

#include "account.h"
#include "clause/option.h"

struct uc_file {
    uc_str path; /* absolute, without links; ends in a NUL byte */
    uint64_t size;
    int64_t mtime_ns;
};

struct uc_files {
    UC_LIST(struct uc_file) list; /* by path, each once */
    UC_LIST(uc_str) roots;        /* files and folders named, as absolute paths */
};

/* Hidden files, symbolic links and files with endings of no reader are skipped in folders; a file
 * named is taken whatever it is. What is skipped or can't be looked at goes into `account`.
 * UC_IO: --files-from can't be read. */
enum uc_status uc_walk(const struct uc_index_options *options, const struct uc_texts *named,
                       struct uc_account *account, uc_arena *arena, struct uc_files *out,
                       struct uc_error *err) UC_NODISCARD;

#endif
