/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/text.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

enum {
    SOFT_HYPHEN = 0xAD,
    ZERO_WIDTH_SPACE = 0x200B,
    BYTE_ORDER_MARK = 0xFEFF,
    REPLACEMENT = 0xFFFD
};

/* Where the ASCII characters but NUL at the start of `text` end; most texts are nothing else. */
static size_t plain_end(uc_str text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    size_t at = 0;
    for (uint64_t eight; text.len - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.ptr + at, sizeof eight);
        if (((eight | (eight - ones)) & tops) != 0) /* a byte of 0x80 and above, or a NUL */
            break;
    }
    while (at < text.len && (unsigned char)(text.ptr[at] - 1) < 0x7F)
        at++;
    return at;
}

bool uc_text_valid(uc_str text)
{
    size_t at = plain_end(text);
    if (at == text.len)
        return true;
    const char *rest = text.ptr + at;
    size_t len = text.len - at;
    return memchr(rest, '\0', len) == NULL && u8_check((const uint8_t *)rest, len) == NULL;
}

uint32_t uc_text_next(uc_str text, size_t *at)
{
    const uint8_t *bytes = (const uint8_t *)text.ptr + *at;
    if (*bytes < 0x80) {
        ++*at;
        return *bytes;
    }
    ucs4_t c = REPLACEMENT;
    int len = u8_mbtouc(&c, bytes, text.len - *at);
    bool ill_formed = c == REPLACEMENT && (len != 3 || bytes[0] != 0xEF);
    *at += ill_formed ? 1 : (size_t)len;
    return c;
}

static bool is_ascii_letter(uint32_t c)
{
    return (c | 0x20) - 'a' < 26;
}

bool uc_text_is_letter(uint32_t c)
{
    return c < 0x80 ? is_ascii_letter(c) : uc_is_general_category(c, UC_LETTER);
}

bool uc_text_is_upper(uint32_t c)
{
    return c < 0x80 ? c - 'A' < 26
                    : uc_is_general_category(c, UC_UPPERCASE_LETTER) ||
                          uc_is_general_category(c, UC_TITLECASE_LETTER);
}

bool uc_text_is_digit(uint32_t c)
{
    return c < 0x80 ? c - '0' < 10 : uc_is_general_category(c, UC_DECIMAL_DIGIT_NUMBER);
}

bool uc_text_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || c - '\t' < 5 : uc_is_property_white_space(c);
}

bool uc_text_is_ideograph(uint32_t c)
{
    return c >= 0x3005 && uc_is_property_ideographic(c);
}

bool uc_text_is_in_word(uint32_t c)
{
    return c < 0x80 ? is_ascii_letter(c) || c - '0' < 10
                    : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                              UC_CATEGORY_MASK_Nd);
}

static bool is_stray_control(uint32_t c)
{
    return (c < 0x20 || (c >= 0x7F && c < 0xA0)) && !uc_text_is_space(c);
}

uc_str uc_text_repair(uc_arena *arena, uc_str text)
{
    struct uc_buf repaired = {0};
    size_t kept = 0;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = uc_text_next(text, &at);
        if (is_stray_control(c) || (c == REPLACEMENT && at == start + 1)) {
            uc_buf_add(&repaired, uc_str_slice(text, kept, start));
            uc_buf_char(&repaired, REPLACEMENT);
            kept = at;
        }
    }
    uc_buf_add(&repaired, uc_str_slice(text, kept, text.len));
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&repaired));
    uc_buf_free(&repaired);
    return copy;
}

bool uc_text_is_layout_mark(uint32_t c)
{
    return c == SOFT_HYPHEN || c == ZERO_WIDTH_SPACE || c == BYTE_ORDER_MARK ||
           (c >= 0x600 && uc_is_property_bidi_control(c));
}

/* Where the visible ASCII characters at and behind `at` end. */
static size_t visible_end(uc_str text, size_t at)
{
    while (at < text.len && text.ptr[at] > ' ' && text.ptr[at] < 0x7F)
        at++;
    return at;
}

uc_str uc_text_tidy(uc_arena *arena, uc_str text)
{
    char *tidy = uc_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    bool space = false;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        at = visible_end(text, start);
        uint32_t c = at > start ? 0 : uc_text_next(text, &at);
        if (uc_text_is_space(c)) {
            space = len > 0;
        } else if (!uc_text_is_layout_mark(c)) {
            if (space)
                tidy[len++] = ' ';
            space = false;
            memcpy(tidy + len, text.ptr + start, at - start);
            len += at - start;
        }
    }
    return (uc_str){tidy, len};
}
