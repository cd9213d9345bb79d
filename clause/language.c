/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/language.h"

#include "clause/text.h"

#include <string.h>

static const struct {
    const char *code, *name;
} languages[UC_LANGUAGE_COUNT] = {
    [UC_LANGUAGE_UNKNOWN] = {"", ""}, [UC_ARABIC] = {"ar", "Arabic"},
    [UC_CHINESE] = {"zh", "Chinese"}, [UC_ENGLISH] = {"en", "English"},
    [UC_FRENCH] = {"fr", "French"},   [UC_RUSSIAN] = {"ru", "Russian"},
    [UC_SPANISH] = {"es", "Spanish"},
};

const char *uc_language_code(enum uc_language language)
{
    return languages[language].code;
}

enum uc_language uc_language_from(uc_str name)
{
    uc_str code = name.len > 2 && (name.ptr[2] == '-' || name.ptr[2] == '_')
                      ? uc_str_slice(name, 0, 2)
                      : name;
    for (int i = UC_LANGUAGE_UNKNOWN + 1; i < UC_LANGUAGE_COUNT; i++)
        if (uc_str_equal_nocase(code, uc_str_from(languages[i].code)) ||
            uc_str_equal_nocase(name, uc_str_from(languages[i].name)))
            return (enum uc_language)i;
    return UC_LANGUAGE_UNKNOWN;
}

enum {
    SAMPLE = 1 << 13,  /* bytes of a text that are read */
    LONGEST_WORD = 24, /* letters; longer ones are passed over */
    LONGEST_ENDING = 4,
    SURE = 2, /* votes of a frequent word or a letter; an ending has one */
    LEAST_VOTES = 4,
};

/* What speaks for English, French and Spanish: frequent words, endings, and letters. Some speak for
 * two. */
static const struct {
    enum uc_language language;
    uc_str words, letters;
} latin[] = {
    {UC_ENGLISH,
     UC_STR_INIT(
         " a all also an and any are as at be been but by can could for from had has have he "
         "her his if in into is it its may more no not of on other our shall she should "
         "such than that the their there these they this those through to under was we "
         "were which who will with would "
         "-al -ed -er -ful -ght -ing -ings -ion -ions -ity -ly -ment -ness -ork -ous -th "
         "-ts -y "),
     UC_STR_INIT("")},
    {UC_FRENCH,
     UC_STR_INIT(
         " a ainsi au aussi aux avec avoir c ce ces cet cette chaque comme contre d dans de "
         "des dont du elle elles en entre est et il ils j l la le les leur leurs lors mais "
         "n ne nous ont ou par pas plus pour qu que qui s sa sans se selon ses son sont "
         "sous sur tous tout toutes un une vous "
         "-aire -ale -ant -elle -ent -es -eur -eux -ier -ion -ions -ique -ment -que -re "),
     UC_STR_INIT("àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛŒ")},
    {UC_SPANISH,
     UC_STR_INIT(" a al cada como con cuando de del desde e el ella en entre esa ese esta estas "
                 "este esto estos fue ha han hasta la las lo los muy no o otras otros para pero "
                 "por que se sea ser si sin sobre son su sus todas todos un una y "
                 "-a -al -ar -as -ble -dad -dor -ente -es -o -os "),
     UC_STR_INIT("áéíñóúÁÉÍÑÓÚ")},
};

/* A word as it is read: small ASCII letters between spaces, and what its other letters said. */
struct word {
    char letters[LONGEST_WORD + 2];
    size_t len;
    size_t votes[UC_LANGUAGE_COUNT];
};

enum { LETTERS = 26, LISTS = sizeof latin / sizeof *latin };

/* Where the words, or the endings, of each first letter stand in a list: to look for each word of a
 * text in the whole of three lists was a quarter of the time that it takes to read the text. */
struct place {
    uint16_t start, end;
};

struct places {
    struct place words[LETTERS], endings[LETTERS];
};

struct tally {
    size_t votes[UC_LANGUAGE_COUNT];
    struct places places[LISTS];
};

/* Of a list in the order of the alphabet. */
static void find_places(uc_str list, struct places *out)
{
    for (size_t at = 0; at + 2 < list.len;) {
        bool is_ending = list.ptr[at + 1] == '-';
        size_t start = at + is_ending, end = uc_str_find(list, UC_STR(" "), at + 1) + 1;
        int letter = list.ptr[start + 1] - 'a';
        struct place *place = is_ending ? &out->endings[letter] : &out->words[letter];
        if (place->end == 0)
            place->start = (uint16_t)start;
        place->end = (uint16_t)end;
        at = end - 1;
    }
}

static void add_letter(struct word *word, uc_str letter, uint32_t c)
{
    word->len++;
    if (word->len <= LONGEST_WORD)
        word->letters[word->len] = c < 0x80 ? (char)(c | 0x20) : '*';
    if (c >= 0x400 && c < 0x530)
        word->votes[UC_RUSSIAN] = SURE;
    if (c >= 0x600 && c < 0x700)
        word->votes[UC_ARABIC] = SURE;
    for (size_t i = 0; c >= 0x80 && i < LISTS; i++)
        if (uc_str_has(latin[i].letters, letter))
            word->votes[latin[i].language] = SURE;
}

/* Is `key`, a space or a hyphen and letters and a space, in its place of the list? */
static bool is_listed(uc_str list, const struct places *places, uc_str key)
{
    int letter = key.ptr[1] - 'a';
    if (letter < 0 || letter >= LETTERS)
        return false;
    const struct place *place =
        key.ptr[0] == '-' ? &places->endings[letter] : &places->words[letter];
    return uc_str_has(uc_str_slice(list, place->start, place->end), key);
}

/* Votes for the language of a list: is the word, or one of its endings, in it? */
static size_t votes_for(const struct word *word, uc_str list, const struct places *places)
{
    char key[LONGEST_WORD + 2];
    memcpy(key, word->letters, word->len + 2);
    key[0] = key[word->len + 1] = ' ';
    if (is_listed(list, places, (uc_str){key, word->len + 2}))
        return SURE;
    for (size_t ending = 1; ending <= LONGEST_ENDING && ending + 2 <= word->len; ending++) {
        char *start = key + word->len - ending;
        char kept = *start;
        *start = '-';
        if (is_listed(list, places, (uc_str){start, ending + 2}))
            return 1;
        *start = kept;
    }
    return 0;
}

static void end_word(struct word *word, struct tally *tally)
{
    if (word->len > 0 && word->len <= LONGEST_WORD)
        for (size_t i = 0; i < LISTS; i++)
            word->votes[latin[i].language] += votes_for(word, latin[i].words, &tally->places[i]);
    for (size_t i = 0; i < UC_LANGUAGE_COUNT; i++)
        tally->votes[i] += word->votes[i];
    *word = (struct word){0};
}

/* The one with the most votes; unknown where two have as many, or too few. */
static enum uc_language winner(const struct tally *tally)
{
    enum uc_language best = UC_LANGUAGE_UNKNOWN;
    size_t most = LEAST_VOTES - 1;
    for (int i = UC_LANGUAGE_UNKNOWN + 1; i < UC_LANGUAGE_COUNT; i++) {
        if (tally->votes[i] > most)
            best = (enum uc_language)i;
        else if (tally->votes[i] == most)
            best = UC_LANGUAGE_UNKNOWN;
        if (tally->votes[i] > most)
            most = tally->votes[i];
    }
    return best;
}

enum uc_language uc_language_of(uc_str text)
{
    struct tally tally = {0};
    struct word word = {0};
    for (size_t i = 0; i < LISTS; i++)
        find_places(latin[i].words, &tally.places[i]);
    text = uc_str_slice(text, 0, SAMPLE);
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = uc_text_next(text, &at);
        if (uc_text_is_ideograph(c))
            tally.votes[UC_CHINESE]++;
        else if (uc_text_is_letter(c))
            add_letter(&word, uc_str_slice(text, start, at), c);
        else
            end_word(&word, &tally);
    }
    end_word(&word, &tally);
    return winner(&tally);
}
