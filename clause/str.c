/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/str.h"

#include <string.h>

uc_str uc_str_from(const char *c_string)
{
    return c_string ? (uc_str){c_string, strlen(c_string)} : (uc_str){NULL, 0};
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

uc_str uc_str_trim(uc_str s)
{
    static const uc_str no_break_space = {"\xC2\xA0", 2};
    for (;;) {
        if (s.len > 0 && is_blank(s.ptr[0]))
            s = uc_str_slice(s, 1, s.len);
        else if (s.len > 0 && is_blank(s.ptr[s.len - 1]))
            s.len--;
        else if (uc_str_starts(s, no_break_space))
            s = uc_str_slice(s, 2, s.len);
        else if (uc_str_ends(s, no_break_space))
            s.len -= 2;
        else
            return s;
    }
}

int uc_str_compare(uc_str a, uc_str b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Not strncasecmp: it stops at a NUL byte, and goes by the locale. */
bool uc_str_equal_nocase(uc_str a, uc_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (small(a.ptr[i]) != small(b.ptr[i]))
            return false;
    return true;
}

bool uc_str_starts_nocase(uc_str s, uc_str prefix)
{
    return s.len >= prefix.len && uc_str_equal_nocase((uc_str){s.ptr, prefix.len}, prefix);
}

bool uc_str_ends(uc_str s, uc_str suffix)
{
    return s.len >= suffix.len &&
           (suffix.len == 0 ||
            uc_str_equal((uc_str){s.ptr + (s.len - suffix.len), suffix.len}, suffix));
}

size_t uc_str_find(uc_str s, uc_str needle, size_t from)
{
    if (from > s.len)
        return s.len + 1;
    if (needle.len == 0)
        return from;
    if (from == s.len)
        return s.len + 1;
    const char *found = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return found ? (size_t)(found - s.ptr) : s.len + 1;
}

bool uc_str_has(uc_str s, uc_str needle)
{
    return uc_str_find(s, needle, 0) <= s.len;
}
