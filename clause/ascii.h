/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ASCII at an offset: what the readers of symbols, citations, dates and verbs look at text with.
 * Beyond its end a text has NUL bytes.
 */
#ifndef CLAUSE_ASCII_H
#define CLAUSE_ASCII_H

#include "clause/str.h"

static inline unsigned char uc_byte_at(uc_str text, size_t at)
{
    return at < text.len ? (unsigned char)text.ptr[at] : 0;
}

/* From `at` to the end. */
static inline uc_str uc_rest(uc_str text, size_t at)
{
    return uc_str_slice(text, at, text.len);
}

static inline bool uc_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline bool uc_is_capital(int c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool uc_is_lower(int c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool uc_is_letter(int c)
{
    return uc_is_capital(c) || uc_is_lower(c);
}

static inline char uc_to_lower(char c)
{
    return uc_is_capital(c) ? (char)(c - 'A' + 'a') : c;
}

static inline char uc_to_upper(char c)
{
    return uc_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

/* Behind the spaces and NO-BREAK SPACEs at `at`. */
static inline size_t uc_skip_blanks(uc_str text, size_t at)
{
    for (;;) {
        if (uc_byte_at(text, at) == ' ')
            at++;
        else if (uc_byte_at(text, at) == 0xC2 && uc_byte_at(text, at + 1) == 0xA0)
            at += 2;
        else
            return at;
    }
}

#endif
