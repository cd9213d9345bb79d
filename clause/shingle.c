/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/shingle.h"

#include "clause/buf.h"
#include "clause/text.h"

#include <stdlib.h>

/* FNV-1a, 64 bits */
static const uint64_t hash_start = 0xCBF29CE484222325, hash_prime = 0x100000001B3;

struct uc_plain uc_plain_words(uc_str text, uc_arena *arena)
{
    struct uc_plain plain = {0};
    struct uc_buf folded = {0};
    uc_text_fold(text, &folded);
    uint64_t hash = hash_start;
    bool open = false;
    for (size_t at = 0; at < folded.len;) {
        const unsigned char byte = (unsigned char)folded.ptr[at];
        uint32_t c = byte < 0x80 ? (at++, byte) : uc_text_next(uc_buf_str(&folded), &at);
        bool alone = uc_text_is_ideograph(c), part = uc_text_is_in_word(c) && !alone;
        if (open && !part) {
            *UC_PUSH(arena, &plain.words) = hash;
            hash = hash_start;
        }
        open = part;
        if (part)
            hash = (hash ^ c) * hash_prime;
        else if (alone)
            *UC_PUSH(arena, &plain.words) = (hash_start ^ c) * hash_prime;
    }
    if (open)
        *UC_PUSH(arena, &plain.words) = hash;
    uc_buf_free(&folded);
    return plain;
}

bool uc_plain_equal(const struct uc_plain *a, const struct uc_plain *b)
{
    if (a->words.count != b->words.count)
        return false;
    for (size_t i = 0; i < a->words.count; i++)
        if (a->words.at[i] != b->words.at[i])
            return false;
    return true;
}

static int by_value(const void *a, const void *b)
{
    const uint64_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

static uint64_t hash_of_run(const uint64_t *words, size_t count)
{
    uint64_t hash = hash_start;
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ words[i]) * hash_prime;
        hash ^= hash >> 32;
    }
    return hash;
}

struct uc_shingles uc_shingles_of(const struct uc_plain *plain, size_t words, uc_arena *arena)
{
    struct uc_shingles shingles = {0};
    size_t run = plain->words.count < words ? plain->words.count : words;
    if (run == 0)
        return shingles;
    for (size_t i = 0; i + run <= plain->words.count; i++)
        *UC_PUSH(arena, &shingles.set) = hash_of_run(plain->words.at + i, run);
    qsort(shingles.set.at, shingles.set.count, sizeof *shingles.set.at, by_value);
    size_t kept = 1;
    for (size_t i = 1; i < shingles.set.count; i++)
        if (shingles.set.at[i] != shingles.set.at[kept - 1])
            shingles.set.at[kept++] = shingles.set.at[i];
    shingles.set.count = kept;
    return shingles;
}

size_t uc_shingles_shared(const struct uc_shingles *a, const struct uc_shingles *b)
{
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a->set.count && k < b->set.count;) {
        uint64_t one = a->set.at[i], other = b->set.at[k];
        shared += one == other;
        i += one <= other;
        k += one >= other;
    }
    return shared;
}

double uc_similarity(const struct uc_shingles *a, const struct uc_shingles *b)
{
    size_t shared = uc_shingles_shared(a, b);
    size_t all = a->set.count + b->set.count - shared;
    return all > 0 ? (double)shared / (double)all : 0;
}

uint64_t uc_shingle_at(const struct uc_plain *plain, size_t at)
{
    return hash_of_run(plain->words.at + at, UC_SHINGLE_WORDS);
}

bool uc_shingles_have(const struct uc_shingles *shingles, uint64_t shingle)
{
    return shingles->set.count > 0 && bsearch(&shingle, shingles->set.at, shingles->set.count,
                                              sizeof *shingles->set.at, by_value) != NULL;
}
