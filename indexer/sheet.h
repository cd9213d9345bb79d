/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet: what is to be done in a database with a document or an entry, as packed bytes that one
 * thread makes and another may carry out.
 */
#ifndef INDEXER_SHEET_H
#define INDEXER_SHEET_H

#include "clause/entry.h"
#include "clause/pack.h"
#include "clause/record.h"
#include "shim/ux.h"

/* Each adds a sheet to `out`: */
/* to write the document's record and its clauses, packed entries (message.h); `again`: in place of
 * what the database has of it; */
void uc_sheet_put(const struct uc_document_record *record, const struct uc_unpack *entries,
                  bool again, struct uc_buf *out);
/* to put one entry; */
void uc_sheet_put_entry(const struct uc_entry *entry, struct uc_buf *out);
/* to delete every entry with the term. */
void uc_sheet_delete(uc_str term, struct uc_buf *out);

/* Does it. The failures of the writer; UC_BROKEN for damaged bytes. */
enum uc_status uc_sheet_write(uc_str sheet, ux_writer *writer, struct uc_error *err) UC_NODISCARD;

#endif
