/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The documents that are written but not published yet: their records, by the terms by which they
 * would be found in a database (clause/field.h).
 */
#ifndef INDEXER_FRESH_H
#define INDEXER_FRESH_H

#include "clause/record.h"

typedef struct uc_fresh uc_fresh;

uc_fresh *uc_fresh_new(void);
void uc_fresh_free(uc_fresh *fresh); /* takes NULL */

/* Notes the record, in place of an earlier one with its key; `place` is kept with it. */
void uc_fresh_put(uc_fresh *fresh, const struct uc_document_record *record, size_t place);
void uc_fresh_drop(uc_fresh *fresh, uc_str key);

/* The record that has `term`, in `arena`, and its place; UC_NOT_FOUND. */
enum uc_status uc_fresh_find(const uc_fresh *fresh, uc_str term, uc_arena *arena,
                             struct uc_document_record *out, size_t *place,
                             struct uc_error *err) UC_NODISCARD;

#endif
