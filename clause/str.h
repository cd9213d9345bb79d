/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text by pointer and length. A `uc_str` is always borrowed: it is valid as long as
 * what it points into (an arena, a buffer, a literal). It need not end in a NUL byte.
 * The empty string has length 0 and may have a NULL pointer.
 */
#ifndef CLAUSE_STR_H
#define CLAUSE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
    const char *ptr;
    size_t len;
} uc_str;

/* From a string literal: a value, and the initializer of one in a static table. */
#define UC_STR(literal) ((uc_str)UC_STR_INIT(literal))
#define UC_STR_INIT(literal)                                                                       \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

/* For printf: "%.*s", UC_ARG(s) */
#define UC_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

/* From a C string; NULL gives the empty string. */
uc_str uc_str_from(const char *c_string);

/* Bytes [start, end) of `s`; both are clamped to its length. */
static inline uc_str uc_str_slice(uc_str s, size_t start, size_t end)
{
    const uc_str nothing = {NULL, 0};
    if (end > s.len)
        end = s.len;
    if (start >= end)
        return nothing;
    s.ptr += start;
    s.len = end - start;
    return s;
}

/* Without ASCII white space and NO-BREAK SPACE at both ends. */
uc_str uc_str_trim(uc_str s);

static inline bool uc_str_equal(uc_str a, uc_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
int uc_str_compare(uc_str a, uc_str b);       /* by bytes, as memcmp; a prefix sorts first */
bool uc_str_equal_nocase(uc_str a, uc_str b); /* ASCII letters only */
static inline bool uc_str_starts(uc_str s, uc_str prefix)
{
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}
bool uc_str_starts_nocase(uc_str s, uc_str prefix); /* ASCII letters only */
bool uc_str_ends(uc_str s, uc_str suffix);

/* Offset of the first `needle` at or after `from`; s.len + 1 (never a valid offset)
 * where there is none. */
size_t uc_str_find(uc_str s, uc_str needle, size_t from);
bool uc_str_has(uc_str s, uc_str needle);

#endif
