/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of one clause among those of a document: told by its script, or by small words
 * alone, since each clause of an index is looked at. */
#include "clause/ascii.h"
#include "clause/language.h"
#include "clause/text.h"

#include <stdlib.h>
#include <string.h>

enum { EN = 1, FR = 2, ES = 4 };

enum {
    LONGEST = 5,       /* letters of a small word */
    LETTERS_LEAST = 4, /* of another script than the document's */
    MORE_BY = 4,       /* small words of another language than of the document's, */
    TIMES_MORE = 3,    /* and so many times as many */
};

/* The most frequent words of documents of the United Nations that are not of all three, and whose
 * they are; sorted by bytes. */
struct small_word {
    const char *word;
    int languages;
};
static const struct small_word small_words[] = {
    {"and", EN},      {"are", EN},     {"as", EN},       {"at", EN},       {"au", FR},
    {"aux", FR},      {"by", EN},      {"ces", FR},      {"como", ES},     {"con", ES},
    {"d", FR},        {"dans", FR},    {"de", FR | ES},  {"del", ES},      {"des", FR},
    {"du", FR},       {"el", ES},      {"en", FR | ES},  {"est", FR},      {"et", FR},
    {"for", EN},      {"from", EN},    {"has", EN | ES}, {"in", EN},       {"is", EN},
    {"it", EN},       {"its", EN},     {"l", FR},        {"la", FR | ES},  {"las", ES},
    {"le", FR},       {"les", FR},     {"leur", FR},     {"lo", ES},       {"los", ES},
    {"of", EN},       {"on", EN | FR}, {"or", EN},       {"ou", FR},       {"par", FR},
    {"para", ES},     {"por", ES},     {"pour", FR},     {"que", FR | ES}, {"qui", FR},
    {"sa", FR},       {"se", FR | ES}, {"ses", FR},      {"son", FR | ES}, {"su", ES},
    {"sur", FR | ES}, {"sus", ES},     {"that", EN},     {"the", EN},      {"their", EN},
    {"this", EN},     {"to", EN},      {"un", FR | ES},  {"una", ES},      {"une", FR},
    {"was", EN},      {"which", EN},   {"with", EN},     {"y", ES},
};

struct evidence {
    size_t letters[UC_LANGUAGE_COUNT]; /* of the script of Arabic, Chinese and Russian alone */
    size_t latin;                      /* letters of no such script */
    size_t words[UC_LANGUAGE_COUNT];   /* small ones of English, French and Spanish */
};

static int compare_word(const void *key, const void *element)
{
    return strcmp(key, ((const struct small_word *)element)->word);
}

static void count_word(const char *word, struct evidence *evidence)
{
    const struct small_word *found =
        bsearch(word, small_words, sizeof small_words / sizeof *small_words, sizeof *small_words,
                compare_word);
    if (found == NULL)
        return;
    evidence->words[UC_ENGLISH] += (found->languages & EN) != 0;
    evidence->words[UC_FRENCH] += (found->languages & FR) != 0;
    evidence->words[UC_SPANISH] += (found->languages & ES) != 0;
}

static void count_letter(uint32_t c, struct evidence *evidence)
{
    if (c >= 0x600 && c < 0x700)
        evidence->letters[UC_ARABIC]++;
    else if (c >= 0x400 && c < 0x530)
        evidence->letters[UC_RUSSIAN]++;
    else if (uc_text_is_ideograph(c))
        evidence->letters[UC_CHINESE]++;
    else if (uc_text_is_letter(c))
        evidence->latin++;
}

/* Reads the word at `at` and what stands behind it; gives where to go on. */
static size_t count_at(uc_str text, size_t at, struct evidence *evidence)
{
    char word[LONGEST + 1] = "";
    size_t len = 0;
    for (; uc_is_letter(uc_byte_at(text, at)); at++, len++)
        if (len < LONGEST)
            word[len] = uc_to_lower(text.ptr[at]);
    evidence->latin += len;
    uint32_t behind = at < text.len ? uc_text_next(text, &at) : ' ';
    if (behind >= 0x80)
        count_letter(behind, evidence);
    else if (len > 0 && len <= LONGEST)
        count_word(word, evidence);
    return at;
}

enum uc_language uc_language_of_clause(uc_str text, enum uc_language document)
{
    static const enum uc_language scripts[] = {UC_ARABIC, UC_CHINESE, UC_RUSSIAN};
    static const enum uc_language latin[] = {UC_ENGLISH, UC_FRENCH, UC_SPANISH};
    struct evidence evidence = {0};
    for (size_t at = 0; at < text.len;)
        at = count_at(text, at, &evidence);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        size_t letters = evidence.letters[scripts[i]];
        if (letters >= LETTERS_LEAST && letters > evidence.latin)
            return scripts[i];
    }
    enum uc_language best = document;
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
        size_t own = evidence.words[document], words = evidence.words[latin[i]];
        if (words >= own + MORE_BY && words >= TIMES_MORE * own &&
            (best == document || words > evidence.words[best]))
            best = latin[i];
    }
    return best;
}
