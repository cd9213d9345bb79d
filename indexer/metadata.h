/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of --metadata: what to say of documents, over what they print.
 *
 * Comma-separated values (RFC 4180), UTF-8, with a line of names first: `path`, and any of
 * `symbol`, `title`, `date`, `organ`, `session` and `language`.
 */
#ifndef INDEXER_METADATA_H
#define INDEXER_METADATA_H

#include "message.h"

struct uc_metadata_row {
    uc_str path;
    struct uc_metadata metadata;
};

struct uc_metadata_table {
    UC_LIST(struct uc_metadata_row) rows; /* by path */
};

/* Texts live in `arena`. UC_IO: can't be read; UC_USAGE: no such column, or a line that does not
 * fit, with its number. */
enum uc_status uc_metadata_read(const char *path, uc_arena *arena, struct uc_metadata_table *out,
                                struct uc_error *err) UC_NODISCARD;

/* What is said of the file `path`: of the rows whose path is its own or the end of it from a slash
 * on, the longest. Nothing is said where there is none. */
struct uc_metadata uc_metadata_of(const struct uc_metadata_table *table, uc_str path);

/* Does the document have all that is said of it already? */
bool uc_metadata_holds(const struct uc_metadata *metadata, const struct uc_document_record *record);

#endif
