/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scribe: a thread that writes a new database of its own, sheet after sheet (sheet.h). A
 * failure ends its work; it is told when the scribe is next given something, or finishes.
 */
#ifndef INDEXER_SCRIBE_H
#define INDEXER_SCRIBE_H

#include "clause/buf.h"
#include "clause/error.h"

typedef struct uc_scribe uc_scribe;

/* Makes the database in the folder `path`. */
enum uc_status uc_scribe_start(const char *path, uc_scribe **out,
                               struct uc_error *err) UC_NODISCARD;

/* Takes the sheet's bytes over and writes them in their turn. Waits while too much is waiting. */
enum uc_status uc_scribe_give(uc_scribe *scribe, struct uc_buf sheet,
                              struct uc_error *err) UC_NODISCARD;

/* Waits until everything is written and the database is closed; the scribe is gone then, whatever
 * the status. `updated` is the database's UC_META_UPDATED. */
enum uc_status uc_scribe_finish(uc_scribe *scribe, uc_str updated,
                                struct uc_error *err) UC_NODISCARD;
/* Ends it without finishing. Takes NULL. */
void uc_scribe_abandon(uc_scribe *scribe);

#endif
