/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vocabulary.h"

#include <xxhash.h>

enum { SLOTS_FIRST = 256 };

/* Two of a document's words have one hash in one of 10^12 documents. */
static uint64_t hash_of(const struct uc_token *token)
{
    uint64_t hash = XXH3_64bits(token->word.ptr, token->word.len);
    hash = XXH3_64bits_withSeed(token->stem.ptr, token->stem.len, hash);
    return hash > 0 ? hash : 1;
}

/* Where the hash is, or would be. */
static uint64_t *place_of(const struct uc_words_seen *seen, uint64_t hash)
{
    size_t slot = hash & (seen->slots - 1);
    while (seen->hashes[slot] != 0 && seen->hashes[slot] != hash)
        slot = (slot + 1) & (seen->slots - 1);
    return &seen->hashes[slot];
}

static void grow(struct uc_words_seen *seen, uc_arena *arena)
{
    struct uc_words_seen larger = {.slots = seen->slots ? 2 * seen->slots : SLOTS_FIRST,
                                   .count = seen->count};
    larger.hashes = uc_arena_alloc(arena, larger.slots * sizeof *larger.hashes);
    for (size_t i = 0; i < seen->slots; i++)
        if (seen->hashes[i] != 0)
            *place_of(&larger, seen->hashes[i]) = seen->hashes[i];
    *seen = larger;
}

bool uc_words_see(struct uc_words_seen *seen, const struct uc_token *token, uc_arena *arena)
{
    if (2 * seen->count >= seen->slots)
        grow(seen, arena);
    uint64_t hash = hash_of(token), *place = place_of(seen, hash);
    if (*place == hash)
        return false;
    *place = hash;
    seen->count++;
    return true;
}
