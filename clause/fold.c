/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/fold.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Characters that no Unicode mapping brings to one spelling. */
static const struct {
    const char *to;
    const char32_t *from;
} replacements[] = {
    {"'", U"´ʻʼ‘’‚‛′‹›「」"},
    {"\"", U"«»“”„‟″《》『』〝〞〟"},
    {"/", U"⁄"},
    {"ae", U"æ"},
    {"d", U"đð"},
    {"h", U"ħ"},
    {"i", U"ı"},
    {"l", U"ł"},
    {"o", U"ø"},
    {"oe", U"œ"},
    {"th", U"þ"},
    {"", U"\u0640"},             /* tatweel */
    {".", U"\u066B"},            /* Arabic decimal separator */
    {",", U"\u066C"},            /* Arabic thousands separator */
    {"\u0627", U"\u0671"},       /* alef: alef wasla */
    {"\u0643", U"\u06A9"},       /* kaf: Persian kaf */
    {"\u0647", U"\u0629"},       /* ha: ta marbuta */
    {"\u064A", U"\u0649\u06CC"}, /* ya: alef maksura, Persian ya */
};

static const char *replacement_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++)
        for (const char32_t *from = replacements[i].from; *from != 0; from++)
            if (*from == c)
                return replacements[i].to;
    return NULL;
}

/* Combining marks that are accents in Latin, Greek and Cyrillic; Arabic vowel signs, madda and
 * hamza. Marks of other scripts are vowels: they stay. */
static bool is_accent(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x300, 0x36F},   {0x483, 0x487},   {0x610, 0x61A},   {0x64B, 0x65F},   {0x670, 0x670},
        {0x6D6, 0x6DC},   {0x6DF, 0x6E4},   {0x6E7, 0x6E8},   {0x6EA, 0x6ED},   {0x1AB0, 0x1AFF},
        {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0x2DE0, 0x2DFF}, {0xFE20, 0xFE2F},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c <= ranges[i].last)
            return c >= ranges[i].first;
    return false;
}

static bool shows_nothing(uint32_t c)
{
    return uc_is_property_default_ignorable_code_point(c);
}

/* A decomposed character, but for its case. */
static void add_plain(uint32_t c, struct uc_buf *out)
{
    const char *replacement = replacement_of(c);
    if (replacement)
        uc_buf_add(out, uc_str_from(replacement));
    else if (is_accent(c) || shows_nothing(c))
        return;
    else if (c < 0x80)
        uc_fold_ascii((uc_str){&(char){(char)c}, 1}, out);
    else if (uc_is_property_white_space(c))
        uc_buf_byte(out, ' ');
    else if (uc_is_property_dash(c))
        uc_buf_byte(out, '-');
    else if (uc_text_is_digit(c))
        uc_buf_byte(out, (char)('0' + uc_decimal_value(c)));
    else
        uc_buf_char(out, c);
}

/* NFKD and full case folding of one character, accents dropped in between (İ is an I). */
static void add_folded(uint32_t c, struct uc_buf *out)
{
    if (replacement_of(c)) {
        add_plain(c, out);
        return;
    }
    size_t count = 0, folded_count = 0;
    uint32_t *parts = u32_normalize(UNINORM_NFKD, &c, 1, NULL, &count);
    for (size_t i = 0; parts && i < count; i++) {
        if (is_accent(parts[i]))
            continue;
        uint32_t *folded = u32_casefold(&parts[i], 1, NULL, UNINORM_NFKD, NULL, &folded_count);
        for (size_t k = 0; folded && k < folded_count; k++)
            add_plain(folded[k], out);
        free(folded);
    }
    free(parts);
}

/* Folded forms that are one character, learnt as they come and put where another may take their
 * place: libunistring's own way takes a hundred times as long. A place holds a character and its
 * form in one number, so that threads may share it. */
enum { PLACES = 1 << 13, NOTHING = 0, SEVERAL = 1 };
static _Atomic uint64_t known[PLACES];

static uint32_t learn(uint32_t c)
{
    struct uc_buf folded = {0};
    uint32_t form = NOTHING;
    add_folded(c, &folded);
    if (folded.len > 0) {
        size_t at = 0;
        form = uc_text_next(uc_buf_str(&folded), &at);
        if (at < folded.len)
            form = SEVERAL;
    }
    uc_buf_free(&folded);
    atomic_store_explicit(&known[c % PLACES], (uint64_t)c << 32 | form, memory_order_relaxed);
    return form;
}

static uint32_t form_of(uint32_t c)
{
    /* Unified ideographs and Hangul syllables have no other form (and syllables stay whole). */
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3))
        return c;
    uint64_t place = atomic_load_explicit(&known[c % PLACES], memory_order_relaxed);
    return place >> 32 == c ? (uint32_t)place : learn(c);
}

void uc_fold_char(uint32_t c, struct uc_buf *out)
{
    uint32_t form = form_of(c);
    if (form == SEVERAL)
        add_folded(c, out);
    else if (form != NOTHING)
        uc_buf_char(out, form);
}

size_t uc_ascii_end(uc_str text, size_t at)
{
    const uint64_t tops = UINT64_C(0x8080808080808080);
    for (uint64_t eight; text.len - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.ptr + at, sizeof eight);
        if ((eight & tops) != 0)
            break;
    }
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80)
        at++;
    return at;
}

void uc_fold_ascii(uc_str text, struct uc_buf *out)
{
    size_t start = out->len;
    uc_buf_add(out, text);
    char *end = out->ptr + out->len;
    for (char *c = out->ptr + start; c < end; c++) { /* without branches: several at once */
        char lower = (char)(*c | (*c >= 'A' && *c <= 'Z' ? 0x20 : 0));
        char spaced = *c >= '\t' && *c <= '\r' ? ' ' : lower;
        *c = spaced == '`' ? '\'' : spaced;
    }
}

void uc_text_fold(uc_str text, struct uc_buf *out)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = uc_ascii_end(text, at);
        if (end > at)
            uc_fold_ascii(uc_str_slice(text, at, end), out);
        for (at = end; at < text.len && (unsigned char)text.ptr[at] >= 0x80;)
            uc_fold_char(uc_text_next(text, &at), out);
    }
}

void uc_fold_case(uc_str text, struct uc_buf *out)
{
    size_t len = 0, at = 0;
    uint8_t *folded =
        u8_casefold((const uint8_t *)text.ptr, text.len, NULL, UNINORM_NFKC, NULL, &len);
    uc_str spelling = {(const char *)folded, folded ? len : 0};
    while (at < spelling.len) {
        uint32_t c = uc_text_next(spelling, &at);
        if (!shows_nothing(c))
            uc_buf_char(out, c);
    }
    free(folded);
}
