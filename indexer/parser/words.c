/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include <string.h>
#include <strings.h>

/* An open hash table; at most half full. */
struct entry {
    uc_str word;
    uint32_t count;
};

struct uc_words {
    struct entry *at;
    size_t room, used;
};

/* FNV-1a over lower-case letters (http://www.isthe.com/chongo/tech/comp/fnv/). */
static size_t hash_of(uc_str word)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 1099511628211u;
    }
    return (size_t)(hash ^ hash >> 32);
}

static struct entry *slot_of(const uc_words *words, uc_str word)
{
    size_t i = hash_of(word) & (words->room - 1);
    while (words->at[i].count > 0 && !uc_str_equal_nocase(words->at[i].word, word))
        i = (i + 1) & (words->room - 1);
    return &words->at[i];
}

static void grow(uc_words *words, uc_arena *arena)
{
    uc_words larger = {.room = words->room * 2, .used = words->used};
    larger.at = uc_arena_alloc(arena, larger.room * sizeof *larger.at);
    for (size_t i = 0; i < words->room; i++)
        if (words->at[i].count > 0)
            *slot_of(&larger, words->at[i].word) = words->at[i];
    *words = larger;
}

/* Letters of ASCII, and all characters beyond it but General Punctuation (E2 80 xx), which has
 * dashes and quotation marks. */
static bool in_word(uc_str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return !(text.len - at >= 2 && (unsigned char)text.ptr[at] == 0xE2 &&
             (unsigned char)text.ptr[at + 1] == 0x80);
}

uc_str uc_last_word(uc_str text)
{
    size_t start = text.len;
    while (start > 0 && in_word(text, start - 1))
        start--;
    return uc_str_slice(text, start, text.len);
}

uc_str uc_first_word(uc_str text)
{
    size_t end = 0;
    while (end < text.len && in_word(text, end))
        end++;
    return uc_str_slice(text, 0, end);
}

static void add_word(uc_words *words, uc_str word, uc_arena *arena)
{
    if (words->used * 2 >= words->room)
        grow(words, arena);
    struct entry *entry = slot_of(words, word);
    words->used += entry->count == 0;
    if (entry->count++ == 0)
        entry->word = word;
}

/* Adds the words of a line, and each two that a hyphen joins as one: "long-standing". */
static void add_words(uc_words *words, uc_str text, uc_arena *arena)
{
    size_t joined =
        text.len; /* where the word before the hyphen starts; at the end: there is none */
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        while (at < text.len && in_word(text, at))
            at++;
        bool hyphen = at < text.len && text.ptr[at] == '-';
        if (at > start + 1 && !(hyphen && at + 1 == text.len))
            add_word(words, uc_str_slice(text, start, at), arena);
        if (at > start && joined < start)
            add_word(words, uc_str_slice(text, joined, at), arena);
        joined = at > start && hyphen ? start : text.len;
        at += at == start || hyphen;
    }
}

uc_words *uc_words_new(const struct uc_lines *lines, uc_arena *arena)
{
    uc_words *words = uc_arena_alloc(arena, sizeof *words);
    words->room = 1024;
    words->at = uc_arena_alloc(arena, words->room * sizeof *words->at);
    for (size_t i = 0; i < lines->list.count; i++)
        add_words(words, lines->list.at[i].text, arena);
    return words;
}

uint32_t uc_words_count(const uc_words *words, uc_str word)
{
    return slot_of(words, word)->count;
}

bool uc_words_were_one(const uc_words *words, uc_str head, uc_str tail)
{
    const uint32_t known = 3, stray = 1;
    char whole[64];
    if (head.len == 0 || tail.len == 0 || head.len + tail.len > sizeof whole ||
        uc_words_count(words, head) > stray || uc_words_count(words, tail) > stray)
        return false;
    memcpy(whole, head.ptr, head.len);
    memcpy(whole + head.len, tail.ptr, tail.len);
    return uc_words_count(words, (uc_str){whole, head.len + tail.len}) >= known;
}
