/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/json_out.h"

#include "clause/text.h"

#include <string.h>

/* A value or name stands behind another one, not behind what opens or names it. */
static void separate(struct uc_buf *out)
{
    static const char openers[] = "{[:";
    if (out->len > 0 && memchr(openers, out->ptr[out->len - 1], sizeof openers - 1) == NULL)
        uc_buf_byte(out, ',');
}

void uc_json_begin(struct uc_buf *out, char bracket)
{
    separate(out);
    uc_buf_byte(out, bracket);
}

void uc_json_end(struct uc_buf *out, char bracket)
{
    uc_buf_byte(out, bracket);
}

void uc_json_name(struct uc_buf *out, const char *name)
{
    separate(out);
    uc_buf_byte(out, '"');
    uc_buf_add(out, uc_str_from(name));
    uc_buf_add(out, UC_STR("\":"));
}

static void add_escaped(struct uc_buf *out, char c)
{
    static const char special[] = "\"\\\b\f\n\r\t", written[] = "\"\\bfnrt";
    const char *found = memchr(special, c, sizeof special - 1);
    if (found == NULL) {
        uc_buf_printf(out, "\\u%04x", (unsigned)(unsigned char)c);
        return;
    }
    uc_buf_byte(out, '\\');
    uc_buf_byte(out, written[found - special]);
}

void uc_json_put_text(struct uc_buf *out, uc_str text)
{
    size_t plain = 0;
    separate(out);
    uc_buf_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= ' ' && c != '"' && c != '\\')
            continue;
        uc_buf_add(out, uc_str_slice(text, plain, i));
        add_escaped(out, text.ptr[i]);
        plain = i + 1;
    }
    uc_buf_add(out, uc_str_slice(text, plain, text.len));
    uc_buf_byte(out, '"');
}

void uc_json_put_text_or_null(struct uc_buf *out, uc_str text)
{
    if (text.len > 0)
        uc_json_put_text(out, text);
    else
        uc_json_put_null(out);
}

void uc_json_put_bytes(struct uc_buf *out, uc_str bytes)
{
    if (uc_text_valid(bytes)) {
        uc_json_put_text(out, bytes);
        return;
    }
    uc_arena *arena = uc_arena_new();
    uc_json_put_text(out, uc_text_repair(arena, bytes));
    uc_arena_free(arena);
}

static void put_digits(struct uc_buf *out, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    uc_buf_add(out, (uc_str){digits + at, sizeof digits - at});
}

void uc_json_put_number(struct uc_buf *out, uint64_t number)
{
    separate(out);
    put_digits(out, number);
}

/* What has one decimal, as the edges of a box have: on these printf() spent a quarter of the time
 * that the whole answer took. */
static bool put_tenths(struct uc_buf *out, double number)
{
    const double tenths = number * 10, six_digits = 1e6;
    if (!(tenths > 0 && tenths < six_digits))
        return false;
    const uint32_t whole = (uint32_t)tenths;
    if (whole != tenths)
        return false;
    put_digits(out, whole / 10);
    uc_buf_byte(out, '.');
    uc_buf_byte(out, (char)('0' + whole % 10));
    return true;
}

void uc_json_put_real(struct uc_buf *out, double number)
{
    separate(out);
    if (put_tenths(out, number))
        return;
    size_t start = out->len;
    uc_buf_printf(out, "%.6g", number);
    if (strpbrk(out->ptr + start, ".e") == NULL)
        uc_buf_add(out, UC_STR(".0"));
}

static void put_literal(struct uc_buf *out, uc_str literal)
{
    separate(out);
    uc_buf_add(out, literal);
}

void uc_json_put_bool(struct uc_buf *out, bool value)
{
    put_literal(out, value ? UC_STR("true") : UC_STR("false"));
}

void uc_json_put_null(struct uc_buf *out)
{
    put_literal(out, UC_STR("null"));
}
