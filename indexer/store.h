/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which document a file is of, and what becomes of the index when the file is new, has changed or
 * is gone.
 *
 * A document has one source or more: files of equal bytes, or renditions of one symbol and
 * language. The best of them is indexed: Word before PDF, HTML and text, then the first by path; so
 * the order in which files come makes no difference.
 */
#ifndef INDEXER_STORE_H
#define INDEXER_STORE_H

#include "clause/option.h"
#include "databases.h"
#include "message.h"

/* The document with a source of this path, in `arena`; `*source` is its index. UC_NOT_FOUND. */
enum uc_status uc_store_find(uc_databases *databases, uc_str path, uc_arena *arena,
                             struct uc_document_record *out, size_t *source,
                             struct uc_error *err) UC_NODISCARD;

enum uc_put {
    UC_PUT_NEW,        /* a document that was not there */
    UC_PUT_CHANGED,    /* its clauses were replaced */
    UC_PUT_COPY,       /* a further source of a document that is indexed from a better one */
    UC_PUT_NAME_TAKEN, /* nothing was put: another document without a symbol has the name */
};

struct uc_put_result {
    enum uc_put put;
    uint32_t clauses;       /* written */
    struct uc_texts reread; /* paths whose files must be read again: they are now the best of their
                               documents, or no longer equal to what they were equal to */
};

/* Puts what a worker read of one file: its document, or its being a source of one. Lists and texts
 * of `out` are in `arena`. */
enum uc_status uc_store_put(uc_databases *databases, const struct uc_answer *answer,
                            uc_arena *arena, struct uc_put_result *out,
                            struct uc_error *err) UC_NODISCARD;

/* Notes that the file of a source has another time or size, but the same bytes. */
enum uc_status uc_store_touch(uc_databases *databases, uc_str path, const struct uc_source *now,
                              uc_arena *arena, struct uc_error *err) UC_NODISCARD;

/* Takes the source `path` out; with the last one goes its document. Adds to `reread` as above. */
enum uc_status uc_store_drop_source(uc_databases *databases, uc_str path, uc_arena *arena,
                                    struct uc_texts *reread, struct uc_error *err) UC_NODISCARD;
/* Notes what is known of a file that is no source, and forgets it. */
enum uc_status uc_store_put_file(uc_databases *databases, const struct uc_file_record *record,
                                 struct uc_error *err) UC_NODISCARD;
enum uc_status uc_store_forget_file(uc_databases *databases, uc_str path,
                                    struct uc_error *err) UC_NODISCARD;

#endif
