/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of hashes: what was seen before. */
#ifndef CLAUSE_SEEN_H
#define CLAUSE_SEEN_H

#include "clause/arena.h"

/* Zero-initialised it is empty. */
struct uc_seen {
    uint64_t *hashes; /* open addressing, half full at most; 0: free */
    size_t slots, count;
};

/* Adds `hash`; false where it is there already. The memory is in `arena`, the same each time. Two
 * of a million things have one hash in one of 10^7 sets. */
bool uc_seen_add(struct uc_seen *seen, uint64_t hash, uc_arena *arena);
bool uc_seen_has(const struct uc_seen *seen, uint64_t hash);

/* FNV-1a of 64 bits; `seed` 0, or the hash of what stands before. */
uint64_t uc_hash(uc_str bytes, uint64_t seed);

#endif
