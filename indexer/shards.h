/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The folder of an index, for the one run that writes it: its databases, and which of them are
 * published.
 *
 *   lock        locked, and written with its pid, by the run that writes
 *   XAPIANDB    names the databases of the index (UX_STUB): what readers open
 *   1/ 2/ …     databases; those that XAPIANDB doesn't name are being made, or left over
 *
 * A new XAPIANDB is written beside the old one and renamed over it, when the files of every
 * database in it, their folders and itself are on the disk. So at any moment, whatever happens, it
 * names whole databases; readers who have the old ones open keep them until they close them.
 */
#ifndef INDEXER_SHARDS_H
#define INDEXER_SHARDS_H

#include "clause/arena.h"
#include "clause/error.h"

typedef struct uc_shards uc_shards;

/* Makes the folder where there is none, for its owner alone, and takes the lock. What an ended run
 * left over is removed. UC_BUSY: another run has it, named where it can be told; UC_FOREIGN: a
 * folder of other files; UC_IO. */
enum uc_status uc_shards_open(const char *path, uc_shards **out, struct uc_error *err) UC_NODISCARD;
/* Removes the index, whatever state it is in. The failures of uc_shards_open. */
enum uc_status uc_shards_discard(const char *path, struct uc_error *err) UC_NODISCARD;
/* Gives the lock up. Takes NULL. */
void uc_shards_close(uc_shards *shards);

/* The published databases, by their numbers, the newest first. */
struct uc_shard_list {
    UC_LIST(uint32_t) list;
};
const struct uc_shard_list *uc_shards_published(const uc_shards *shards);

/* A number that no database has; its folder is not there. */
uint32_t uc_shards_new(uc_shards *shards);
/* The folder of a database, in `arena`. */
const char *uc_shards_path(const uc_shards *shards, uint32_t number, uc_arena *arena);

/* Makes these the databases of the index, durably, all or nothing; one at least. The others are
 * removed. */
enum uc_status uc_shards_publish(uc_shards *shards, const struct uc_shard_list *wanted,
                                 struct uc_error *err) UC_NODISCARD;

/* Bytes of the files of a database. */
uint64_t uc_shards_bytes(const uc_shards *shards, uint32_t number);

#endif
