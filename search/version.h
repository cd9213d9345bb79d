/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A version: a document as it is compared with others, from the index or from a file. A file is
 * read as the indexer reads it, by `unclause-index --dump`, in the same sandbox, and never gets
 * into the index.
 */
#ifndef SEARCH_VERSION_H
#define SEARCH_VERSION_H

#include "search/collection.h"

struct uc_version {
    uc_str name; /* symbol; of a document without one, the file's name */
    uc_str title, adoption;
    struct uc_date adopted, distributed;
    uc_str path; /* of a file; of a document of the index empty */
    UC_LIST(struct uc_clause)
    clauses; /* with kind, part, label, text, verb, citation, cites, page */
};

/* Is there a file at `path`? A folder is none. */
bool uc_is_file(uc_str path);

/* Reads the file at `path`. UC_BAD_FILE and what else the indexer says of it. */
enum uc_status uc_version_read(uc_str path, uc_arena *arena, struct uc_version *out,
                               struct uc_error *err) UC_NODISCARD;

/* The document of the index that `asked` names: a symbol or a file's name; of several languages
 * English, else the first by code. UC_NOT_FOUND says what to do. */
enum uc_status uc_version_find(struct uc_collection *collection, uc_str asked, uc_arena *arena,
                               struct uc_version *out, struct uc_error *err) UC_NODISCARD;

/* The document of the index with this record. */
enum uc_status uc_version_of(struct uc_collection *collection,
                             const struct uc_document_record *document, uc_arena *arena,
                             struct uc_version *out, struct uc_error *err) UC_NODISCARD;

/* How a clause of it is cited; what can't be cited goes by its document, label and kind. In
 * `arena`. */
uc_str uc_version_cite(const struct uc_version *version, uint32_t clause, uc_arena *arena);

/* The date to sort by: adopted, else distributed. */
struct uc_date uc_version_date(const struct uc_version *version);

#endif
