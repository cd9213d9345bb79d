/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only door to Xapian. Plain values cross it; no exception, iterator or Xapian object leaves.
 *
 * A reader is a snapshot, for one thread. Where the database has changed under it (Xapian's
 * DatabaseModifiedError), it reopens and runs the whole operation again by itself, a few times,
 * before it says UC_STALE. A writer holds the database's lock and is always inside a transaction:
 * only ux_writer_commit makes anything durable, and closing drops what was not committed. After
 * UC_IO, UC_BROKEN or UC_NO_MEMORY a writer can only be closed.
 *
 * Failures common to all: UC_NO_MEMORY, UC_IO, UC_BROKEN (damaged database), UC_INTERNAL (a term
 * that is empty or longer than 245 bytes: clause/field.h makes none). Every message names the
 * database's path.
 */
#ifndef SHIM_UX_H
#define SHIM_UX_H

#ifdef __cplusplus
extern "C" {
#endif

#include "clause/arena.h"
#include "clause/entry.h"
#include "clause/error.h"
#include "clause/query.h"

/* The file in a folder that names the databases which are opened in its place, one a line: "glass
 * NAME", a folder in that folder (Xapian's stub databases). */
#define UX_STUB "XAPIANDB"

typedef struct ux_writer ux_writer;
typedef struct ux_reader ux_reader;

/* Opens for writing, and makes the database (and its folders, readable by their owner alone) where
 * there is none; its format and features stand in it from the first commit. UC_BUSY: another
 * process writes, named where it can be told; UC_FOREIGN: a database of another program or format,
 * or a folder of other files; UC_IO: no folder, or not to be written; UC_USAGE: a server's. */
enum uc_status ux_writer_open(const char *path, ux_writer **out, struct uc_error *err) UC_NODISCARD;
/* Makes a new database in a folder that is empty or not there. What is committed to it is not
 * durable before the caller has its files written to disk: for what no reader knows of yet, it
 * spares the waiting. */
enum uc_status ux_writer_open_fresh(const char *path, ux_writer **out,
                                    struct uc_error *err) UC_NODISCARD;
/* Adds `entry`, of which the caller knows that its unique term is not there: quicker than to put
 * it. */
enum uc_status ux_writer_add(ux_writer *writer, const struct uc_entry *entry,
                             struct uc_error *err) UC_NODISCARD;
/* Adds `entry`, or replaces the one with the same unique term. */
enum uc_status ux_writer_put(ux_writer *writer, const struct uc_entry *entry,
                             struct uc_error *err) UC_NODISCARD;
/* Deletes every entry with `term`. None is no failure. */
enum uc_status ux_writer_delete(ux_writer *writer, uc_str term, struct uc_error *err) UC_NODISCARD;
enum uc_status ux_writer_set_meta(ux_writer *writer, uc_str key, uc_str value,
                                  struct uc_error *err) UC_NODISCARD;
/* What was put since the last commit becomes visible and durable, all or nothing. */
enum uc_status ux_writer_commit(ux_writer *writer, struct uc_error *err) UC_NODISCARD;
/* A writer sees its own uncommitted state: data of the first entry with `term`, in `arena`;
 * UC_NOT_FOUND. */
enum uc_status ux_writer_fetch(ux_writer *writer, uc_str term, uc_arena *arena, uc_str *data,
                               struct uc_error *err) UC_NODISCARD;
/* The number of entries that have `term`. */
enum uc_status ux_writer_frequency(ux_writer *writer, uc_str term, uint32_t *out,
                                   struct uc_error *err) UC_NODISCARD;
/* The entries with `term` from the number `*next` on, in their order, `limit` at most (0: all), as
 * they were put; `*next` is then the number behind them. None is no failure. */
struct ux_entries {
    UC_LIST(struct uc_entry) list;
};
enum uc_status ux_writer_entries(ux_writer *writer, uc_str term, uint32_t *next, size_t limit,
                                 uc_arena *arena, struct ux_entries *out,
                                 struct uc_error *err) UC_NODISCARD;
void ux_writer_close(ux_writer *writer); /* takes NULL */

/* Opens one database, or several as one; each a folder with a database or with a stub file called
 * UX_STUB, a stub file, or tcp://HOST:PORT (UC_USAGE where that is malformed). UC_NO_INDEX where
 * there is none, or nothing was ever committed to it; UC_FOREIGN where it is another program's or
 * another format's (by the metadata keys of clause/field.h; of a stub file's databases, the first
 * is checked). */
enum uc_status ux_reader_open(const char *const *paths, size_t count, ux_reader **out,
                              struct uc_error *err) UC_NODISCARD;
void ux_reader_close(ux_reader *reader); /* takes NULL */

struct ux_stats {
    uint64_t entries; /* clauses and document records */
    uc_str uuid;
};
enum uc_status ux_reader_stats(ux_reader *reader, uc_arena *arena, struct ux_stats *out,
                               struct uc_error *err) UC_NODISCARD;
/* How many databases it is made of; a server is one. */
size_t ux_reader_databases(const ux_reader *reader);
/* How many documents have their records there, and how many clauses there are. */
enum uc_status ux_reader_numbers(ux_reader *reader, uint32_t *documents, uint32_t *clauses,
                                 struct uc_error *err) UC_NODISCARD;
enum uc_status ux_reader_meta(ux_reader *reader, uc_str key, uc_arena *arena, uc_str *value,
                              struct uc_error *err) UC_NODISCARD; /* empty where not set */

/* The entries with `term`, in the order of the database, at most `limit` (0: all). Empty is no
 * failure. */
struct ux_record {
    uint32_t id;
    uc_str data;
};
struct ux_records {
    UC_LIST(struct ux_record) list;
};
enum uc_status ux_reader_fetch(ux_reader *reader, uc_str term, size_t limit, uc_arena *arena,
                               struct ux_records *out, struct uc_error *err) UC_NODISCARD;

/* Data of the entry that stands `distance` places behind the entry `id` in its database (before it
 * where negative): entries put one after another into a database stand so, until one of them is put
 * anew. Quicker than by term, and right only where the caller knows the entry again: behind a
 * server there may be several databases. UC_NOT_FOUND: there is none. */
enum uc_status ux_reader_fetch_beside(ux_reader *reader, uint32_t id, int64_t distance,
                                      uc_arena *arena, uc_str *data,
                                      struct uc_error *err) UC_NODISCARD;

/* Terms beginning with `prefix` (itself included in them), with the number of entries that have
 * each, in byte order. */
struct ux_term {
    uc_str term;
    uint32_t frequency;
};
struct ux_terms {
    UC_LIST(struct ux_term) list;
};
enum uc_status ux_reader_terms(ux_reader *reader, uc_str prefix, size_t limit, uc_arena *arena,
                               struct ux_terms *out, struct uc_error *err) UC_NODISCARD;

/* Does the entry `id` match `leaf`, which is a TERM or a RANGE? It must be there. */
enum uc_status ux_reader_has(ux_reader *reader, uint32_t id, const struct uc_query *leaf, bool *out,
                             struct uc_error *err) UC_NODISCARD;

/* The number of entries that have `term`. */
enum uc_status ux_reader_frequency(ux_reader *reader, uc_str term, uint32_t *out,
                                   struct uc_error *err) UC_NODISCARD;

/* Zero means the default of each. */
struct ux_search {
    const struct uc_query *query;
    size_t offset, limit;  /* a page of `limit` hits; 0: none, only the counts */
    size_t least;          /* where it would end among hits of equal score, it may end before them
                              with so many; 0: it is full */
    size_t check_at_least; /* count exactly up to here; SIZE_MAX: exactly */
    int collapse_slot; /* < 0: none; equal values count as one, the best `collapse_max` of them kept
                        */
    uint32_t collapse_max;
    bool count_collapsed; /* exactly, which takes a look at each match: a server tells only of what
                             it has kept itself */
    int sort_slot; /* < 0: by relevance; else by this value, then by relevance; empty values last */
    bool sort_ascending;
};
struct ux_hit {
    uint32_t id;
    double score;
    uint32_t collapsed;  /* how many more with the same value, at least */
    uc_str collapse_key; /* that value; empty without collapsing */
    uc_str sort_key;     /* what comes after the score, or before it: the value sorted by */
    uc_str data;
};
struct ux_hits {
    UC_LIST(struct ux_hit) list;
    bool is_last;                 /* nothing is behind the page */
    uint64_t least, likely, most; /* bounds of the number of matches */
    uint64_t likely_uncollapsed;
};
/* The page, its records copied into `arena`: valid whatever happens to the database. Equal scores
 * come in the order of UC_SLOT_ORDER, descending; entries of equal value and score in the order of
 * the database. Sorted upwards, entries with and without a value are two searches, counted exactly,
 * and collapsed each by itself. UC_USAGE: the query is nested too deeply. */
enum uc_status ux_reader_search(ux_reader *reader, const struct ux_search *search, uc_arena *arena,
                                struct ux_hits *out, struct uc_error *err) UC_NODISCARD;

/* A property to count by: the terms that begin with `prefix`, or, where that is NULL, the values of
 * `slot`. */
struct ux_facet {
    const char *prefix;
    uint32_t slot;
};
struct ux_count {
    uc_str value; /* the term without its prefix, or the value */
    uint32_t count;
};
struct ux_counts {
    UC_LIST(struct ux_count) list;
};

/* The entries that match a query; or those with these numbers, where `query` is NULL. */
struct ux_matching {
    const struct uc_query *query;
    UC_LIST(uint32_t) entries;
};

/* Of the entries in `matching`, how many have each value of each facet, exactly: `out[i]` are
 * the `most` values of `facets[i]` that most have, these first, equal counts in byte order. Takes
 * time for every entry that has such a term, matching or not. UC_USAGE as above. */
enum uc_status ux_reader_count(ux_reader *reader, const struct ux_matching *matching,
                               const struct ux_facet *facets, size_t facet_count, size_t most,
                               uc_arena *arena, struct ux_counts *out,
                               struct uc_error *err) UC_NODISCARD;

/* Makes at `to`, a folder that is not there or empty, one compact database of what those at `from`
 * have, one behind the other, in which nothing is left of what was deleted from them. It is durable
 * when the caller has its files written to disk. No unique term may stand in two of them. */
enum uc_status ux_merge(const char *const *from, size_t count, const char *to,
                        struct uc_error *err) UC_NODISCARD;

/* Checks the database's structure as xapian-check does; where there are faults, what it finds is
 * added to `report`, a line each. Damage is no failure here. */
enum uc_status ux_check(const char *path, size_t *faults, struct uc_buf *report,
                        struct uc_error *err) UC_NODISCARD;

#ifdef __cplusplus
}
#endif

#endif
