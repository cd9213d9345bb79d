/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/stem.h"

#include "clause/arena.h"
#include "clause/fold.h"
#include "clause/spelling.h"

#include <libstemmer.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The memory of stems: open addressing, half full at most. It grows from little, since a search
 * has few words and each page of memory touched costs it as much as a stem; at its largest it
 * forgets everything. */
enum { SLOTS_FIRST = 1 << 8, SLOTS_MOST = 1 << 16 };

struct entry {
    const char *bytes; /* the word, then its stem; NULL: free */
    uint32_t hash;
    uint8_t language, word_len, stem_len;
};

struct uc_stemmer {
    struct sb_stemmer *algorithms[UC_LANGUAGE_COUNT];
    struct entry *entries;
    size_t slots, count;
    uc_arena *bytes;
    struct uc_buf spelling, stem;
};

static const char *const algorithm_names[UC_LANGUAGE_COUNT] = {
    [UC_ARABIC] = "arabic",   [UC_ENGLISH] = "english", [UC_FRENCH] = "french",
    [UC_RUSSIAN] = "russian", [UC_SPANISH] = "spanish",
};

static struct entry *new_entries(size_t slots)
{
    struct entry *entries = calloc(slots, sizeof *entries);
    if (entries == NULL)
        uc_out_of_memory();
    return entries;
}

uc_stemmer *uc_stemmer_new(void)
{
    uc_stemmer *stemmer = calloc(1, sizeof *stemmer);
    if (stemmer == NULL)
        uc_out_of_memory();
    stemmer->slots = SLOTS_FIRST;
    stemmer->entries = new_entries(stemmer->slots);
    stemmer->bytes = uc_arena_new();
    return stemmer;
}

void uc_stemmer_free(uc_stemmer *stemmer)
{
    if (stemmer == NULL)
        return;
    for (size_t i = 0; i < UC_LANGUAGE_COUNT; i++)
        sb_stemmer_delete(stemmer->algorithms[i]);
    uc_arena_free(stemmer->bytes);
    uc_buf_free(&stemmer->spelling);
    uc_buf_free(&stemmer->stem);
    free(stemmer->entries);
    free(stemmer);
}

enum uc_language uc_stem_language(uc_str folded, enum uc_language language)
{
    size_t at = 0;
    uint32_t c = folded.len > 0 ? uc_text_next(folded, &at) : 0;
    if (c < 0x250 && !uc_text_is_digit(c))
        return language == UC_FRENCH || language == UC_SPANISH ? language : UC_ENGLISH;
    if (c >= 0x400 && c < 0x530)
        return UC_RUSSIAN;
    if (c >= 0x600 && c < 0x700)
        return UC_ARABIC;
    return UC_LANGUAGE_UNKNOWN;
}

static uc_str snowball(uc_stemmer *stemmer, uc_str word, enum uc_language language)
{
    struct sb_stemmer **algorithm = &stemmer->algorithms[language];
    if (*algorithm == NULL)
        *algorithm = sb_stemmer_new(algorithm_names[language], NULL);
    const sb_symbol *stem =
        *algorithm ? sb_stemmer_stem(*algorithm, (const sb_symbol *)word.ptr, (int)word.len) : NULL;
    if (stem == NULL)
        uc_out_of_memory();
    return (uc_str){(const char *)stem, (size_t)sb_stemmer_length(*algorithm)};
}

/* Never empty: an Arabic word may be all prefix. `accented`: the word is as printed, not folded. */
static uc_str find_stem(uc_stemmer *stemmer, uc_str word, bool accented, enum uc_language language)
{
    uc_buf_clear(&stemmer->spelling);
    uc_buf_clear(&stemmer->stem);
    if (accented)
        uc_fold_case(word, &stemmer->spelling);
    else
        uc_spelling(word, language, &stemmer->spelling);
    uc_str spelling = uc_buf_str(&stemmer->spelling);
    uc_str stem = uc_spelling_stem(spelling, language);
    if (stem.len > 0)
        return stem;
    uc_text_fold(snowball(stemmer, spelling, language), &stemmer->stem);
    if (stemmer->stem.len == 0)
        uc_text_fold(word, &stemmer->stem);
    return uc_buf_str(&stemmer->stem);
}

/* FNV-1a */
static uint32_t hash_of(uc_str word, enum uc_language language)
{
    uint32_t hash = 2166136261U ^ (uint32_t)language;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.ptr[i]) * 16777619U;
    return hash;
}

/* The word's entry, or the free one where it belongs. */
static struct entry *find_entry(uc_stemmer *stemmer, uc_str word, enum uc_language language,
                                uint32_t hash)
{
    for (size_t slot = hash;; slot++) {
        struct entry *entry = &stemmer->entries[slot % stemmer->slots];
        if (entry->bytes == NULL)
            return entry;
        if (entry->hash == hash && entry->language == language && entry->word_len == word.len &&
            memcmp(entry->bytes, word.ptr, word.len) == 0)
            return entry;
    }
}

static void forget_all(uc_stemmer *stemmer)
{
    memset(stemmer->entries, 0, stemmer->slots * sizeof *stemmer->entries);
    uc_arena_reset(stemmer->bytes);
    stemmer->count = 0;
}

static void grow(uc_stemmer *stemmer)
{
    struct entry *old = stemmer->entries;
    size_t old_slots = stemmer->slots;
    stemmer->slots *= 2;
    stemmer->entries = new_entries(stemmer->slots);
    for (size_t i = 0; i < old_slots; i++) {
        uc_str word = {old[i].bytes, old[i].word_len};
        if (old[i].bytes != NULL)
            *find_entry(stemmer, word, old[i].language, old[i].hash) = old[i];
    }
    free(old);
}

/* Room for one entry more. */
static void make_room(uc_stemmer *stemmer)
{
    if (stemmer->count < stemmer->slots / 2)
        return;
    if (stemmer->slots < SLOTS_MOST)
        grow(stemmer);
    else
        forget_all(stemmer);
}

uc_str uc_stemmer_stem(uc_stemmer *stemmer, uc_str printed, uc_str folded,
                       enum uc_language language)
{
    language = uc_stem_language(folded, language);
    if (language == UC_LANGUAGE_UNKNOWN)
        return folded;
    bool accented = language != UC_ENGLISH && uc_ascii_end(printed, 0) < printed.len;
    uc_str word = accented ? printed : folded;
    uint32_t hash = hash_of(word, language);
    const struct entry *entry = find_entry(stemmer, word, language, hash);
    if (entry->bytes != NULL)
        return (uc_str){entry->bytes + entry->word_len, entry->stem_len};
    uc_str stem = find_stem(stemmer, word, accented, language);
    if (word.len > UINT8_MAX || stem.len > UINT8_MAX)
        return stem;
    make_room(stemmer);
    *find_entry(stemmer, word, language, hash) = (struct entry){
        .bytes = uc_arena_join(stemmer->bytes, word, stem).ptr,
        .hash = hash,
        .language = (uint8_t)language,
        .word_len = (uint8_t)word.len,
        .stem_len = (uint8_t)stem.len,
    };
    stemmer->count++;
    return stem;
}
