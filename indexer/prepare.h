/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document made ready for the index: what is said of it, and each clause as an entry.
 *
 * A clause is found by the stems of its words and of its context (title, headings above, chapeaus).
 * Own words count OWN_WEIGHT times as much (prepare.c): one field in which each word of a query
 * scores once and saturates, the argument of BM25F (Robertson, Zaragoza and Taylor, 2004). Where a
 * word stands, and in which form, is not indexed: the record says it.
 */
#ifndef INDEXER_PREPARE_H
#define INDEXER_PREPARE_H

#include "clause/analyze.h"
#include "clause/entry.h"
#include "message.h"

/* Puts what is said from outside over what `doc` prints. Its clauses are cited by the symbol that
 * it has then; `name` is what a document without one is called. */
void uc_override(struct uc_document *doc, const struct uc_metadata *metadata, uc_str name);

/* The file's name without folder and ending, valid UTF-8. */
uc_str uc_name_of_file(uc_str path, uc_arena *arena);

/* The document's record, with `source`, and the language of each clause; texts belong to `doc`. */
struct uc_document_record uc_describe(struct uc_document *doc, uc_str name,
                                      const struct uc_source *source);

/* The record's entry, in `arena`. */
struct uc_entry uc_prepare_record(const struct uc_document_record *record, uc_arena *arena);

/* What is known of a file that is no source of a document. */
struct uc_entry uc_prepare_file(const struct uc_file_record *record, uc_arena *arena);

/* What all clauses of a document share. */
typedef struct uc_preparation uc_preparation;

/* Lives in the document's arena; document, record and analyzer must outlive it. */
uc_preparation *uc_prepare(const struct uc_document *doc, const struct uc_document_record *record,
                           uc_analyzer *analyzer);
/* The entry of one clause, in `arena`; to be asked for in order: the last one has the vocabulary of
 * all. */
struct uc_entry uc_prepare_clause(uc_preparation *preparation, uint32_t ordinal, uc_arena *arena);

#endif
