/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The old bases of an index that is made anew (bases.h): read, never changed. What was replaced or
 * copied of them has been left: it is not found there any more.
 */
#ifndef INDEXER_OLD_H
#define INDEXER_OLD_H

#include "bases.h"
#include "clause/buf.h"
#include "clause/record.h"

/* Has left the document of `record`, by all the terms that its record would be found by. */
void uc_old_leave(struct uc_bases *bases, const struct uc_document_record *record);

/* A document's record, in `arena`, and its clauses as packed entries (message.h). */
enum uc_status uc_old_read(ux_writer *from, uc_str key, uc_arena *arena,
                           struct uc_document_record *record, struct uc_buf *clauses,
                           struct uc_error *err) UC_NODISCARD;

/* Gives `take` each entry that has `term` and has not been left, until it fails. */
typedef enum uc_status uc_old_take(void *context, ux_writer *from, const struct uc_entry *entry,
                                   struct uc_error *err);
enum uc_status uc_old_each(struct uc_bases *bases, uc_str term, uc_old_take *take, void *context,
                           struct uc_error *err) UC_NODISCARD;

#endif
