/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/charset.h"

#include "clause/text.h"

#include <stdlib.h>
#include <uniconv.h>

enum { SAMPLE_MAX = 65536 };

static const struct {
    uc_str mark;
    const char *charset;
} marks[] = {
    {UC_STR_INIT("\xEF\xBB\xBF"), "UTF-8"},
    {UC_STR_INIT("\xFF\xFE"), "UTF-16LE"},
    {UC_STR_INIT("\xFE\xFF"), "UTF-16BE"},
};

/* Names that pages use for less than what they hold, as the WHATWG's Encoding Standard reads them.
 */
static const struct {
    uc_str declared;
    const char *charset;
} wider[] = {
    {UC_STR_INIT("iso-8859-1"), "WINDOWS-1252"}, {UC_STR_INIT("latin1"), "WINDOWS-1252"},
    {UC_STR_INIT("us-ascii"), "WINDOWS-1252"},   {UC_STR_INIT("ascii"), "WINDOWS-1252"},
    {UC_STR_INIT("gb2312"), "GB18030"},          {UC_STR_INIT("gbk"), "GB18030"},
};

/* UTF-16 of any language has spaces and line ends: NUL bytes, all at even or all at odd places. */
static const char *utf16_by_nuls(uc_str sample)
{
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < sample.len; i++)
        if (sample.ptr[i] == '\0')
            nuls[i % 2]++;
    size_t enough = sample.len / 50 + 1;
    if (nuls[0] == 0 && nuls[1] >= enough)
        return "UTF-16LE";
    if (nuls[1] == 0 && nuls[0] >= enough)
        return "UTF-16BE";
    return NULL;
}

bool uc_charset_is_text(uc_str head)
{
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (uc_str_starts(head, marks[i].mark))
            return true;
    if (utf16_by_nuls(head) != NULL)
        return true;
    size_t controls = 0;
    for (size_t i = 0; i < head.len; i++) {
        unsigned char c = (unsigned char)head.ptr[i];
        if (c == '\0')
            return false;
        if (c < ' ' && (c < '\t' || c > '\r'))
            controls++;
    }
    return controls <= head.len / 100;
}

/* What bytes beyond ASCII make of themselves as UTF-8. */
struct utf8 {
    size_t sequences, bad;
};

static struct utf8 utf8_in(uc_str bytes)
{
    struct utf8 found = {0};
    for (size_t at = 0; at < bytes.len;) {
        size_t start = at;
        uint32_t c = uc_text_next(bytes, &at);
        if (at - start > 1)
            found.sequences++;
        else if (c == 0xFFFD)
            found.bad++;
    }
    return found;
}

/* A file of UTF-8 may have a damaged place; in another charset few bytes make a sequence by chance.
 */
static bool is_mostly_utf8(uc_str bytes)
{
    struct utf8 found = utf8_in(bytes);
    return found.bad <= found.sequences / 10;
}

/* Pages are converted and keep the name of what they were in. */
static bool is_surely_utf8(uc_str bytes)
{
    const size_t enough = 4;
    struct utf8 found = utf8_in(bytes);
    return found.bad == 0 && found.sequences >= enough;
}

/* Which of the charsets with one byte a letter, or two: in Western ones most letters are ASCII. Of
 * the others, each has its small letters, or its common ones, in ranges of its own. */
static const char *charset_by_ranges(uc_str sample)
{
    size_t ascii = 0, high = 0, in[8] = {0}; /* by the upper four bits, from 0x80 */
    for (size_t i = 0; i < sample.len; i++) {
        unsigned char c = (unsigned char)sample.ptr[i];
        ascii += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        high += c >= 0x80;
        in[c >= 0x80 ? (c >> 4) - 8 : 0] += c >= 0x80;
    }
    size_t signs = in[0] + in[1] + in[2] + in[3], upper = in[4] + in[5];
    if (high <= ascii)
        return "WINDOWS-1252";
    if (signs > high / 5)
        return "GB18030";
    if (upper > 4 * (in[6] + in[7]))
        return "KOI8-R";
    return in[7] > high / 8 ? "WINDOWS-1251" : "WINDOWS-1256";
}

static uc_str convert(uc_str bytes, const char *charset, uc_arena *arena, uc_str otherwise)
{
    size_t len = 0;
    uint8_t *utf8 = u8_conv_from_encoding(charset, iconveh_question_mark, bytes.ptr, bytes.len,
                                          NULL, NULL, &len);
    if (utf8 == NULL)
        return otherwise;
    uc_str copy = uc_arena_copy(arena, (uc_str){(const char *)utf8, len});
    free(utf8);
    return copy;
}

static const char *charset_named(uc_str declared, uc_arena *arena)
{
    for (size_t i = 0; i < sizeof wider / sizeof wider[0]; i++)
        if (uc_str_equal_nocase(declared, wider[i].declared))
            return wider[i].charset;
    return uc_arena_copy(arena, declared).ptr;
}

/* The charset that the bytes themselves show where nobody says. */
static const char *charset_guessed(uc_str bytes)
{
    uc_str sample = uc_str_slice(bytes, 0, SAMPLE_MAX);
    const char *utf16 = utf16_by_nuls(sample);
    if (utf16 != NULL)
        return utf16;
    return is_mostly_utf8(bytes) ? "UTF-8" : charset_by_ranges(sample);
}

uc_str uc_charset_decode(uc_str bytes, uc_str declared, uc_arena *arena)
{
    const char *charset = NULL;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0] && charset == NULL; i++) {
        if (!uc_str_starts(bytes, marks[i].mark))
            continue;
        charset = marks[i].charset;
        bytes = uc_str_slice(bytes, marks[i].mark.len, bytes.len);
    }
    if (charset == NULL && declared.len > 0 && !uc_str_starts_nocase(declared, UC_STR("utf")) &&
        !is_surely_utf8(bytes)) {
        uc_str converted = convert(bytes, charset_named(declared, arena), arena, UC_STR(""));
        if (converted.len > 0)
            return converted;
    }
    if (charset == NULL)
        charset = charset_guessed(bytes);
    if (uc_str_equal(uc_str_from(charset), UC_STR("UTF-8")))
        return bytes;
    return convert(bytes, charset, arena, bytes);
}
