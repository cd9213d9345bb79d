/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The index as the writing side sees it: documents by path and by key, whole documents put,
 * replaced and dropped.
 *
 * A document has one source or more: files of equal bytes, or renditions of one symbol and
 * language. The best of them is indexed: Word before PDF, HTML and text, then the first by path; so
 * the order in which files come makes no difference.
 */
#ifndef INDEXER_STORE_H
#define INDEXER_STORE_H

#include "clause/option.h"
#include "message.h"

typedef struct uc_store uc_store;

/* The failures of ux_writer_open. To `rebuild` drops an index of another format, which can't be
 * updated. */
enum uc_status uc_store_open(const char *path, bool rebuild, uc_store **out,
                             struct uc_error *err) UC_NODISCARD;
/* Drops what is not committed. Takes NULL. */
void uc_store_close(uc_store *store);

/* Makes durable what was put; nothing where nothing was. */
enum uc_status uc_store_commit(uc_store *store, struct uc_error *err) UC_NODISCARD;
/* Commits where enough has come together. */
enum uc_status uc_store_commit_in_time(uc_store *store, struct uc_error *err) UC_NODISCARD;

/* The document with a source of this path, in `arena`; `*source` is its index. UC_NOT_FOUND. */
enum uc_status uc_store_find(uc_store *store, uc_str path, uc_arena *arena,
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
enum uc_status uc_store_put(uc_store *store, const struct uc_answer *answer, uc_arena *arena,
                            struct uc_put_result *out, struct uc_error *err) UC_NODISCARD;

/* Notes that the file of a source has another time or size, but the same bytes. */
enum uc_status uc_store_touch(uc_store *store, uc_str path, const struct uc_source *now,
                              uc_arena *arena, struct uc_error *err) UC_NODISCARD;

/* Takes the source `path` out; with the last one goes its document. Adds to `reread` as above. */
enum uc_status uc_store_drop_source(uc_store *store, uc_str path, uc_arena *arena,
                                    struct uc_texts *reread, struct uc_error *err) UC_NODISCARD;
/* Notes what is known of a file that is no source, and forgets it. */
enum uc_status uc_store_put_file(uc_store *store, const struct uc_file_record *record,
                                 struct uc_error *err) UC_NODISCARD;
enum uc_status uc_store_forget_file(uc_store *store, uc_str path,
                                    struct uc_error *err) UC_NODISCARD;

/* Takes a document out. */
enum uc_status uc_store_drop(uc_store *store, uc_str key, struct uc_error *err) UC_NODISCARD;

#endif
