/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/error.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Takes off the bytes of a character that vsnprintf cut in two. */
static void drop_cut_character(char *text, size_t len)
{
    size_t start = len;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (len - (start - 1) < want)
        text[start - 1] = '\0';
}

/* '?' for each control character (those of ISO 6429's C1 set are two bytes, C2 80-9F). */
static void drop_controls(char *text)
{
    char *to = text;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        bool is_c1 = at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0;
        *to++ = *at < 0x20 || *at == 0x7F || is_c1 ? '?' : (char)*at;
        at += is_c1;
    }
    *to = '\0';
}

enum uc_status uc_fail(struct uc_error *err, enum uc_status status, const char *format, ...)
{
    if (err == NULL)
        return status;
    va_list args;
    va_start(args, format);
    int need = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (need < 0)
        err->text[0] = '\0';
    else if ((size_t)need >= sizeof err->text)
        drop_cut_character(err->text, strlen(err->text));
    drop_controls(err->text);
    err->status = status;
    err->offset = 0;
    return status;
}

int uc_exit_status(enum uc_status status)
{
    static const int exits[] = {
#define UC_STATUS_EXIT(name, exit, meaning) [UC_##name] = (exit),
        UC_STATUS_LIST(UC_STATUS_EXIT)
#undef UC_STATUS_EXIT
    };
    return exits[status];
}
