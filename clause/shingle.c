/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/shingle.h"

#include "clause/ascii.h"
#include "clause/buf.h"
#include "clause/text.h"

#include <stdlib.h>

/* FNV-1a, 64 bits */
static const uint64_t hash_start = 0xCBF29CE484222325, hash_prime = 0x100000001B3;

struct reading {
    struct uc_plain plain;
    uc_arena *arena;
    uint64_t hash; /* of the word at hand */
    bool is_open;  /* there is one */
};

static void end_word(struct reading *reading)
{
    if (reading->is_open)
        *UC_PUSH(reading->arena, &reading->plain.words) = reading->hash;
    reading->hash = hash_start;
    reading->is_open = false;
}

static void read_char(struct reading *reading, uint32_t c)
{
    const bool is_alone = c >= 0x80 && uc_text_is_ideograph(c);
    if (is_alone || !uc_text_is_in_word(c))
        end_word(reading);
    if (!is_alone && !uc_text_is_in_word(c))
        return;
    reading->hash = (reading->hash ^ c) * hash_prime;
    reading->is_open = true;
    if (is_alone)
        end_word(reading);
}

/* Most texts are nothing but ASCII: at and behind `at`. */
static size_t read_ascii(struct reading *reading, uc_str folded, size_t at)
{
    for (; at < folded.len && (unsigned char)folded.ptr[at] < 0x80; at++) {
        const char c = folded.ptr[at];
        if (uc_is_lower(c) || uc_is_digit(c)) {
            reading->hash = (reading->hash ^ (unsigned char)c) * hash_prime;
            reading->is_open = true;
        } else {
            end_word(reading);
        }
    }
    return at;
}

struct uc_plain uc_plain_words(uc_str text, uc_arena *arena)
{
    struct reading reading = {.arena = arena, .hash = hash_start};
    struct uc_buf buf = {0};
    uc_text_fold(text, &buf);
    const uc_str folded = uc_buf_str(&buf);
    for (size_t at = 0; (at = read_ascii(&reading, folded, at)) < folded.len;)
        read_char(&reading, uc_text_next(folded, &at));
    end_word(&reading);
    uc_buf_free(&buf);
    return reading.plain;
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

/* By gaps that shrink (comb sort): a set is small, and qsort() calls for each comparison. */
static void sort_hashes(uint64_t *at, size_t count)
{
    bool is_sorted = false;
    for (size_t gap = count; gap > 1 || !is_sorted;) {
        gap = gap * 10 / 13 > 1 ? gap * 10 / 13 : 1;
        is_sorted = gap == 1;
        for (size_t i = gap; i < count; i++)
            if (at[i - gap] > at[i]) {
                const uint64_t larger = at[i - gap];
                at[i - gap] = at[i];
                at[i] = larger;
                is_sorted = false;
            }
    }
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
    sort_hashes(shingles.set.at, shingles.set.count);
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
