/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/seen.h"

enum { SLOTS_FIRST = 256 };

uint64_t uc_hash(uc_str bytes, uint64_t seed)
{
    uint64_t hash = seed ^ 0xCBF29CE484222325;
    for (size_t i = 0; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.ptr[i]) * 0x100000001B3;
    return hash;
}

/* Where the hash is, or would be. */
static uint64_t *place_of(const struct uc_seen *seen, uint64_t hash)
{
    size_t slot = (hash ^ hash >> 32) & (seen->slots - 1);
    while (seen->hashes[slot] != 0 && seen->hashes[slot] != hash)
        slot = (slot + 1) & (seen->slots - 1);
    return &seen->hashes[slot];
}

static void grow(struct uc_seen *seen, uc_arena *arena)
{
    struct uc_seen larger = {.slots = seen->slots ? 2 * seen->slots : SLOTS_FIRST,
                             .count = seen->count};
    larger.hashes = uc_arena_alloc(arena, larger.slots * sizeof *larger.hashes);
    for (size_t i = 0; i < seen->slots; i++)
        if (seen->hashes[i] != 0)
            *place_of(&larger, seen->hashes[i]) = seen->hashes[i];
    *seen = larger;
}

/* 0 marks a free slot. */
static uint64_t as_kept(uint64_t hash)
{
    return hash != 0 ? hash : 1;
}

bool uc_seen_add(struct uc_seen *seen, uint64_t hash, uc_arena *arena)
{
    hash = as_kept(hash);
    if (2 * seen->count >= seen->slots)
        grow(seen, arena);
    uint64_t *place = place_of(seen, hash);
    if (*place == hash)
        return false;
    *place = hash;
    seen->count++;
    return true;
}

bool uc_seen_has(const struct uc_seen *seen, uint64_t hash)
{
    return seen->count > 0 && *place_of(seen, as_kept(hash)) == as_kept(hash);
}
