/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole databases of an index, each open for writing: those that are published, and those that
 * will be with the next commit.
 */
#ifndef INDEXER_BASES_H
#define INDEXER_BASES_H

#include "clause/seen.h"
#include "shards.h"
#include "shim/ux.h"

struct uc_base {
    uint32_t number;   /* see shards.h */
    ux_writer *writer; /* NULL: not opened yet */
    bool changed;      /* since the last commit */
    bool dropped;      /* something of it, since it was opened */
    uint32_t group;    /* made in this run, to be merged with others of its group; 0: before it */
    bool chosen;       /* to be merged now */
};

/* Zeroed but for the first two. For a run that reads most of the index anew, `anew` is set before
 * anything is changed: such a run changes nothing that is published until it ends. */
struct uc_bases {
    uc_arena *arena;
    uc_shards *shards;
    UC_LIST(struct uc_base) list; /* the newest first */
    bool unpublished;             /* they are others than those published */
    bool anew; /* those of before the run stay as they are, and are taken out at its end */
    struct uc_seen left; /* hashes of terms: what they have under them counts no more */
};

/* All that are published. The failures of ux_writer_open. */
enum uc_status uc_bases_open(struct uc_bases *bases, struct uc_error *err) UC_NODISCARD;
/* Drops what is not committed. */
void uc_bases_close(struct uc_bases *bases);

/* The base in which an entry has `term`, and its data, in `arena`; UC_NOT_FOUND. */
enum uc_status uc_bases_find(struct uc_bases *bases, uc_str term, uc_arena *arena,
                             struct uc_base **out, uc_str *data, struct uc_error *err) UC_NODISCARD;

/* How many entries of them have `term`. */
enum uc_status uc_bases_frequency(struct uc_bases *bases, uc_str term, uint32_t *out,
                                  struct uc_error *err) UC_NODISCARD;

/* Is it one of those of before the run, which stay as they are? */
bool uc_bases_is_old(const struct uc_bases *bases, const struct uc_base *base);
/* What the old ones have under `term` is not found any more; is it so? */
void uc_bases_leave(struct uc_bases *bases, uc_str term);
bool uc_bases_has_left(const struct uc_bases *bases, uc_str term);
/* Takes the old ones out; others are changed and published as ever then. */
void uc_bases_drop_old(struct uc_bases *bases);

/* Of an index that has any. */
struct uc_base *uc_bases_newest(struct uc_bases *bases);

/* Adds a database that was made, as the newest. */
void uc_bases_add(struct uc_bases *bases, uint32_t number, uint32_t group);

/* Commits those that are changed, with `updated` for UC_META_UPDATED. */
enum uc_status uc_bases_commit(struct uc_bases *bases, uc_str updated,
                               struct uc_error *err) UC_NODISCARD;
/* Merges all of the group into one; where `older`, with those made before the run that are not much
 * larger than all merged before them. */
enum uc_status uc_bases_merge(struct uc_bases *bases, uint32_t group, bool older,
                              struct uc_error *err) UC_NODISCARD;
/* Makes anew each from which something was dropped: nothing of that is in its files then. */
enum uc_status uc_bases_renew(struct uc_bases *bases, struct uc_error *err) UC_NODISCARD;
/* Publishes them, where they are others than before; not as long as there are old ones. */
enum uc_status uc_bases_publish(struct uc_bases *bases, struct uc_error *err) UC_NODISCARD;

#endif
