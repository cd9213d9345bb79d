/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The databases of an index as one, to be written by one run.
 *
 * What is new in a large run goes into new databases, one a scribe (scribe.h), which become part of
 * the index with the next commit; all else is done in the database that has the document. In each
 * commit a document is wholly in one database or in none. At the end of a run the new databases are
 * merged into one, together with older ones that are not much larger, so that an index that grew in
 * many runs has few.
 *
 * A run that replaces half of an index or more makes all of it anew instead: what is there stays as
 * it is, and in use, until the run's end; what the run has not replaced is copied then.
 */
#ifndef INDEXER_DATABASES_H
#define INDEXER_DATABASES_H

#include "clause/entry.h"
#include "clause/pack.h"
#include "clause/record.h"

typedef struct uc_databases uc_databases;

/* The failures of uc_shards_open and ux_writer_open. To `rebuild` drops an index of another format,
 * which can't be updated. */
enum uc_status uc_databases_open(const char *path, bool rebuild, uc_databases **out,
                                 struct uc_error *err) UC_NODISCARD;
/* Drops what is not committed. Takes NULL. */
void uc_databases_close(uc_databases *databases);

/* What a run is going to do. */
struct uc_expected {
    size_t files;    /* to be read */
    size_t replaced; /* how many documents of the index they replace */
    uint32_t apart;  /* how many databases what is new shall stay apart in; 0: as is best */
};
/* Without it, what is new goes into a database that is there, or into one. */
enum uc_status uc_databases_expect(uc_databases *databases, const struct uc_expected *expected,
                                   struct uc_error *err) UC_NODISCARD;

/* The record of the document that has `term`, committed or not; UC_NOT_FOUND. */
enum uc_status uc_databases_find(uc_databases *databases, uc_str term, uc_arena *arena,
                                 struct uc_document_record *out, struct uc_error *err) UC_NODISCARD;
/* Writes a document with its clauses, packed entries (message.h), in place of one with its key. */
enum uc_status uc_databases_put(uc_databases *databases, const struct uc_document_record *record,
                                const struct uc_unpack *entries, struct uc_error *err) UC_NODISCARD;
/* Writes the record of a document that is there, its clauses staying. */
enum uc_status uc_databases_put_record(uc_databases *databases,
                                       const struct uc_document_record *record,
                                       struct uc_error *err) UC_NODISCARD;
enum uc_status uc_databases_drop(uc_databases *databases, uc_str key,
                                 struct uc_error *err) UC_NODISCARD;

/* Puts an entry that belongs to no document, in place of one with its unique term. */
enum uc_status uc_databases_put_entry(uc_databases *databases, const struct uc_entry *entry,
                                      struct uc_error *err) UC_NODISCARD;
enum uc_status uc_databases_drop_entry(uc_databases *databases, uc_str unique,
                                       struct uc_error *err) UC_NODISCARD;

/* Makes durable and visible what was done; nothing where nothing was. */
enum uc_status uc_databases_commit(uc_databases *databases, struct uc_error *err) UC_NODISCARD;
/* The same where enough has come together. */
enum uc_status uc_databases_commit_in_time(uc_databases *databases,
                                           struct uc_error *err) UC_NODISCARD;
/* The same at the end of a run: merges what is to be merged. */
enum uc_status uc_databases_finish(uc_databases *databases, struct uc_error *err) UC_NODISCARD;
/* The same, and leaves nothing in the files of what was dropped. */
enum uc_status uc_databases_purge(uc_databases *databases, struct uc_error *err) UC_NODISCARD;

#endif
