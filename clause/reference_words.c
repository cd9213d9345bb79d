/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/reference_words.h"

#include "clause/ascii.h"

/* The length of a letter at `at`, 0 for anything else: digits, General Punctuation and the Chinese
 * marks too. Any script is letters otherwise; nobody asks which. */
static size_t letter_length(uc_str text, size_t at)
{
    unsigned char c = uc_byte_at(text, at);
    if (c < 0x80)
        return uc_is_letter(c);
    bool is_mark =
        c == 0xC2 || c == 0xE2 || c == 0xEF || (c == 0xE3 && uc_byte_at(text, at + 1) == 0x80);
    if (is_mark)
        return 0;
    return c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
}

size_t uc_word_end(uc_str text, size_t at)
{
    for (size_t len; at < text.len && (len = letter_length(text, at)) > 0;)
        at += len;
    return at < text.len ? at : text.len;
}

/* uc_str_starts_nocase, with a look at the first letter: most words differ there. */
static bool starts_alike(uc_str word, uc_str stem)
{
    return word.len > 0 && uc_to_lower(word.ptr[0]) == stem.ptr[0] &&
           uc_str_starts_nocase(word, stem);
}

enum uc_noun uc_noun_of(uc_str word, bool *is_stem)
{
    static const struct {
        uc_str stem;
        enum uc_noun noun;
        bool inside;
    } nouns[] = {
        {UC_STR_INIT("resolution"), UC_NOUN_RESOLUTION, false},
        {UC_STR_INIT("decision"), UC_NOUN_DECISION, false},
        {UC_STR_INIT("résolution"), UC_NOUN_RESOLUTION, false},
        {UC_STR_INIT("décision"), UC_NOUN_DECISION, false},
        {UC_STR_INIT("resoluci"), UC_NOUN_RESOLUTION, false},
        {UC_STR_INIT("decisi"), UC_NOUN_DECISION, false},
        {UC_STR_INIT("резолюци"), UC_NOUN_RESOLUTION, false},
        {UC_STR_INIT("решени"), UC_NOUN_DECISION, false},
        {UC_STR_INIT("قرار"), UC_NOUN_RESOLUTION, true},
        {UC_STR_INIT("مقرر"), UC_NOUN_DECISION, true},
    };
    bool is_arabic = uc_byte_at(word, 0) >= 0xD8 && uc_byte_at(word, 0) <= 0xDB;
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        *is_stem = nouns[i].inside;
        if (*is_stem ? is_arabic && uc_str_has(word, nouns[i].stem)
                     : starts_alike(word, nouns[i].stem))
            return nouns[i].noun;
    }
    return UC_NOUN_NONE;
}

enum {
    L = UC_JOINT_LIST,
    P = UC_JOINT_PLACE,
    O = UC_JOINT_OF,
    A = UC_JOINT_ARTICLE,
    I = UC_JOINT_ITS,
    N = UC_JOINT_IN,
    C = UC_JOINT_AND,
    D = UC_JOINT_DATE,
};

static const struct {
    uc_str word;
    unsigned joint;
} joints[] = {
    {UC_STR_INIT("of"), L | P | O | D},
    {UC_STR_INIT("by"), L | O | N},
    {UC_STR_INIT("the"), L | P | A},
    {UC_STR_INIT("its"), L | P | I},
    {UC_STR_INIT("to"), P | C},
    {UC_STR_INIT("in"), P | N},
    {UC_STR_INIT("and"), L | C},
    {UC_STR_INIT("or"), L | C},
    {UC_STR_INIT("as"), L},
    {UC_STR_INIT("well"), L},
    {UC_STR_INIT("dated"), L | D},
    {UC_STR_INIT("taken"), L},
    {UC_STR_INIT("adopted"), L},
    {UC_STR_INIT("under"), N},
    {UC_STR_INIT("de"), L | P | O | D},
    {UC_STR_INIT("du"), L | P | O | D},
    {UC_STR_INIT("del"), L | P | O | D},
    {UC_STR_INIT("la"), L | P | A},
    {UC_STR_INIT("l"), L | P | A},
    {UC_STR_INIT("sa"), P | I},
    {UC_STR_INIT("ses"), P | I},
    {UC_STR_INIT("su"), P | I},
    {UC_STR_INIT("sus"), P | I},
    {UC_STR_INIT("dans"), N},
    {UC_STR_INIT("par"), N},
    {UC_STR_INIT("en"), L | N},
    {UC_STR_INIT("date"), L},
    {UC_STR_INIT("et"), L | C},
    {UC_STR_INIT("à"), C},
    {UC_STR_INIT("y"), L | C},
    {UC_STR_INIT("e"), L | C},
    {UC_STR_INIT("и"), L | C},
    {UC_STR_INIT("в"), N},
    {UC_STR_INIT("своей"), P | I},
    {UC_STR_INIT("от"), L | D},
    {UC_STR_INIT("года"), L},
    {UC_STR_INIT("المؤرخ"), L | D},
    {UC_STR_INIT("المؤرخة"), L | D},
    {UC_STR_INIT("و"), L | C},
};

unsigned uc_joint_of(uc_str word)
{
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        if (word.len == joints[i].word.len && starts_alike(word, joints[i].word))
            return joints[i].joint;
    }
    return 0;
}
