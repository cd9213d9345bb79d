/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acronym.h"

#include "clause/text.h"

#include <unicase.h>

enum {
    LETTERS_LEAST = 2,
    LETTERS_MOST = 9,
    WORDS_MOST = 14,  /* of a name, small ones counted */
    LONG_ACRONYM = 4, /* letters from which on a name may have words without one */
    SKIPPED_MOST = 2, /* such words */
    SMALL_WORD = 3,   /* letters: "of", "and", "des" */
};

struct word {
    size_t start, end; /* bytes of the text */
    uint32_t initial;  /* in small letters */
    bool small;        /* a short word in small letters, or the second half of a word */
};

struct words {
    struct word at[WORDS_MOST];
    size_t count;
};

struct letters {
    uint32_t at[LETTERS_MOST]; /* in small letters */
    size_t count;
    uc_str text;
};

static uint32_t letter_before(uc_str text, size_t *at)
{
    do
        --*at;
    while (*at > 0 && (text.ptr[*at] & 0xC0) == 0x80);
    size_t next = *at;
    return uc_text_next(text, &next);
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2013);
}

static bool is_between_words(uint32_t c)
{
    return uc_text_is_space(c) || is_hyphen(c) || c == ',' || c == '\'' || c == 0x2019 ||
           c == '"' || (c >= 0x201C && c <= 0x201E) || c == 0xAB || c == 0xBB;
}

/* Reads the letters of an acronym that fill `text`, but for the s of a plural. */
static bool read_letters(uc_str text, struct letters *out)
{
    *out = (struct letters){.text = text};
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = uc_text_next(text, &at);
        if (c == 's' && at == text.len) {
            out->text = uc_str_slice(text, 0, start);
            break;
        }
        if (!uc_text_is_upper(c) || out->count == LETTERS_MOST)
            return false;
        out->at[out->count++] = uc_tolower(c);
    }
    return out->count >= LETTERS_LEAST;
}

/* Puts the word [start, end) before the others; false where there is no room. */
static bool put_before(struct words *words, uc_str text, size_t start, size_t end, bool half)
{
    if (words->count == WORDS_MOST)
        return false;
    size_t at = start, letters = 0;
    uint32_t initial = uc_text_next(text, &at);
    for (size_t i = start; i < end; letters++)
        uc_text_next(text, &i);
    words->at[words->count++] =
        (struct word){.start = start,
                      .end = end,
                      .initial = uc_tolower(initial),
                      .small = half || (letters <= SMALL_WORD && !uc_text_is_upper(initial))};
    return true;
}

/* The words before `end`, the last one first, up to the sentence's or the bracket's beginning. */
static struct words words_before(uc_str text, size_t end)
{
    struct words words = {0};
    size_t at = end, word_end = 0;
    bool in_word = false;
    while (at > 0) {
        size_t behind = at;
        uint32_t c = letter_before(text, &at);
        bool letter = uc_text_is_letter(c) || uc_text_is_digit(c);
        if (letter && !in_word)
            word_end = behind;
        if (!letter && in_word && !put_before(&words, text, behind, word_end, is_hyphen(c)))
            return words;
        in_word = letter;
        if (!letter && !is_between_words(c))
            return words;
    }
    if (in_word)
        put_before(&words, text, 0, word_end, false);
    return words;
}

/* What is looked for in which words, and from where on it was sought in vain. */
struct match {
    struct words words; /* the last one first */
    const struct letters *letters;
    bool in_vain[WORDS_MOST][LETTERS_MOST + 1][SKIPPED_MOST + 1];
};

/* The first word of the name whose words from `word` on, backwards, have the first `left` letters;
 * the number of words where there is none. */
static size_t name_start(struct match *match, size_t word, size_t left, size_t skips)
{
    const size_t none = match->words.count;
    if (word == none || match->in_vain[word][left][skips])
        return none;
    const struct word *here = &match->words.at[word];
    bool fits = here->initial == match->letters->at[left - 1], last = word == 0;
    size_t start = none;
    if (fits && left == 1)
        start = here->small ? none : word;
    else if (fits)
        start = name_start(match, word + 1, left - 1, skips);
    if (start == none && here->small && !last)
        start = name_start(match, word + 1, left, skips);
    if (start == none && !here->small && !last && skips > 0)
        start = name_start(match, word + 1, left, skips - 1);
    match->in_vain[word][left][skips] = start == none;
    return start;
}

static void add_name(uc_str text, size_t end, const struct letters *letters, uc_arena *arena,
                     struct uc_acronyms *out)
{
    struct match match = {.words = words_before(text, end), .letters = letters};
    size_t skips = letters->count >= LONG_ACRONYM ? SKIPPED_MOST : 0;
    size_t start = name_start(&match, 0, letters->count, skips);
    if (start == match.words.count || start == 0)
        return;
    uc_str name = uc_str_slice(text, match.words.at[start].start, match.words.at[0].end);
    *UC_PUSH(arena, &out->list) = (struct uc_acronym){letters->text, name};
}

/* The last word before `end` as letters: "WTO (World …". */
static bool letters_before(uc_str text, size_t end, struct letters *out)
{
    while (end > 0 && text.ptr[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > 0) {
        size_t at = start;
        uint32_t c = letter_before(text, &at);
        if (!uc_text_is_letter(c))
            break;
        start = at;
    }
    return read_letters(uc_str_slice(text, start, end), out);
}

struct uc_acronyms uc_acronyms_find(uc_str text, uc_arena *arena)
{
    struct uc_acronyms found = {0};
    for (size_t open = uc_str_find(text, UC_STR("("), 0); open < text.len;
         open = uc_str_find(text, UC_STR("("), open + 1)) {
        size_t close = uc_str_find(text, UC_STR(")"), open);
        struct letters letters;
        if (close > text.len)
            break;
        if (read_letters(uc_str_slice(text, open + 1, close), &letters))
            add_name(text, open, &letters, arena, &found);
        else if (letters_before(text, open, &letters))
            add_name(uc_str_slice(text, 0, close), close, &letters, arena, &found);
    }
    return found;
}
