/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files to index: those named, and those in the folders named.
 */
#ifndef INDEXER_WALK_H
#define INDEXER_WALK_H

#include "account.h"
#include "clause/option.h"
#include "container.h"

struct uc_file {
    uc_str path; /* absolute, without links; ends in a NUL byte */
    uint64_t size;
    int64_t mtime_ns;
    uc_str hash;             /* of the bytes of a member; empty for others: not known */
    struct uc_inside inside; /* what holds it; of a container, its type alone */
};

/* A file that holds others. */
struct uc_container_file {
    struct uc_file file;
    bool listed;      /* its members are among the files */
    uint64_t members; /* how many, without those that are skipped */
};

/* Globs of --exclude. */
struct uc_globs {
    UC_LIST(const char *) list;
};

struct uc_files {
    UC_LIST(struct uc_file) list;                 /* by path, each once */
    UC_LIST(uc_str) roots;                        /* files and folders named, as absolute paths */
    UC_LIST(struct uc_container_file) containers; /* by path, each once */
    UC_LIST(struct uc_file_record) refused;       /* containers and members that can't be tried */
    struct uc_globs excluded;
};

/* Hidden files, symbolic links and files with endings of no reader and no archive are skipped in
 * folders; a file named is taken whatever it is. What is skipped or can't be looked at goes into
 * `account`. UC_IO: --files-from can't be read. */
enum uc_status uc_walk(const struct uc_index_options *options, const struct uc_texts *named,
                       struct uc_account *account, uc_arena *arena, struct uc_files *out,
                       struct uc_error *err) UC_NODISCARD;

/* Does a glob match its name, its path, or the end of its path from any slash on? */
bool uc_is_excluded(const struct uc_globs *globs, const char *path);

/* Is `path` the folder or file `root`, or below it? */
bool uc_is_below(uc_str path, uc_str root);

/* By path, each once. */
void uc_files_sort(struct uc_files *files);
const struct uc_file *uc_files_find(const struct uc_files *files, uc_str path);
const struct uc_container_file *uc_files_container(const struct uc_files *files, uc_str path);

#endif
