/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/buf.h"

#include "clause/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void make_room(struct uc_buf *buf, size_t more)
{
    if (buf->room - buf->len > more)
        return;
    size_t room = buf->room ? buf->room : 64;
    while (room - buf->len <= more && room <= UC_BUF_CEILING)
        room *= 2;
    char *larger = room <= UC_BUF_CEILING ? realloc(buf->ptr, room) : NULL;
    if (larger == NULL)
        uc_out_of_memory();
    buf->ptr = larger;
    buf->room = room;
}

void uc_buf_add(struct uc_buf *buf, uc_str text)
{
    make_room(buf, text.len);
    if (text.len > 0)
        memcpy(buf->ptr + buf->len, text.ptr, text.len);
    buf->len += text.len;
    buf->ptr[buf->len] = '\0';
}

void uc_buf_byte(struct uc_buf *buf, char byte)
{
    make_room(buf, 1);
    buf->ptr[buf->len++] = byte;
    buf->ptr[buf->len] = '\0';
}

void uc_buf_char(struct uc_buf *buf, uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    make_room(buf, 4);
    char *end = buf->ptr + buf->len;
    if (c < 0x80) {
        *end++ = (char)c;
    } else if (c < 0x800) {
        *end++ = (char)(0xC0 | c >> 6);
        *end++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *end++ = (char)(0xE0 | c >> 12);
        *end++ = (char)(0x80 | (c >> 6 & 0x3F));
        *end++ = (char)(0x80 | (c & 0x3F));
    } else {
        *end++ = (char)(0xF0 | c >> 18);
        *end++ = (char)(0x80 | (c >> 12 & 0x3F));
        *end++ = (char)(0x80 | (c >> 6 & 0x3F));
        *end++ = (char)(0x80 | (c & 0x3F));
    }
    *end = '\0';
    buf->len = (size_t)(end - buf->ptr);
}

void uc_buf_printf(struct uc_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int need = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (need > 0) {
        make_room(buf, (size_t)need + 1);
        vsnprintf(buf->ptr + buf->len, (size_t)need + 1, format, again);
        buf->len += (size_t)need;
    }
    va_end(again);
}

void uc_buf_clear(struct uc_buf *buf)
{
    buf->len = 0;
    if (buf->ptr)
        buf->ptr[0] = '\0';
}

void uc_buf_free(struct uc_buf *buf)
{
    free(buf->ptr);
    *buf = (struct uc_buf){0};
}

uc_str uc_buf_str(const struct uc_buf *buf)
{
    return (uc_str){buf->ptr, buf->len};
}
