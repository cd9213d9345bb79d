/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A collection: the databases a person searches, opened as one, and what is needed to read clauses
 * and documents from them. For one thread.
 */
#ifndef SEARCH_COLLECTION_H
#define SEARCH_COLLECTION_H

#include "clause/analyze.h"
#include "clause/record.h"
#include "search/query_parser.h"
#include "shim/ux.h"

struct uc_collection {
    ux_reader *reader;
    uc_analyzer *analyzer;
};

/* UC_NO_INDEX, UC_FOREIGN and what else ux_reader_open may say. */
enum uc_status uc_collection_open(const char *const *paths, size_t count, struct uc_collection *out,
                                  struct uc_error *err) UC_NODISCARD;
void uc_collection_close(struct uc_collection *collection);

/* The record of the document that has `clause`. UC_BROKEN where the index has none. */
enum uc_status uc_collection_document(struct uc_collection *collection,
                                      const struct uc_clause_record *clause, uc_arena *arena,
                                      struct uc_document_record *out,
                                      struct uc_error *err) UC_NODISCARD;

/* The clause `ordinal` of the document that has `clause`. UC_NOT_FOUND: it has fewer. */
enum uc_status uc_collection_clause(struct uc_collection *collection,
                                    const struct uc_clause_record *clause, uint32_t ordinal,
                                    uc_arena *arena, struct uc_clause_record *out,
                                    struct uc_error *err) UC_NODISCARD;

/* What asks for that clause alone; it matches nothing where the document has fewer. */
enum uc_status uc_collection_asking(struct uc_collection *collection,
                                    const struct uc_clause_record *clause, uint32_t ordinal,
                                    uc_arena *arena, const struct uc_query **out,
                                    struct uc_error *err) UC_NODISCARD;

/* Every clause of the document, in order. */
struct uc_clause_records {
    UC_LIST(struct uc_clause_record) list;
};
enum uc_status uc_collection_clauses(struct uc_collection *collection, uc_str key, uc_arena *arena,
                                     struct uc_clause_records *out,
                                     struct uc_error *err) UC_NODISCARD;

/* Every document, by name. */
struct uc_document_records {
    UC_LIST(struct uc_document_record) list;
};
enum uc_status uc_collection_documents(struct uc_collection *collection, uc_arena *arena,
                                       struct uc_document_records *out,
                                       struct uc_error *err) UC_NODISCARD;

/* The words of the collection, for the query parser; valid as long as the collection. */
struct uc_vocabulary uc_collection_vocabulary(struct uc_collection *collection);

#endif
