/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/markup.h"

#include <string.h>

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Goes behind the tag that begins at `*at`, or to the next one where it does not end; gives how
 * many words stand in it, quoted ones apart. */
static size_t count_words(uc_str bytes, size_t *at)
{
    size_t words = 0;
    char quote = '\0', before = '<';
    while (++*at < bytes.len) {
        char c = bytes.ptr[*at];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '>' || c == '<') {
            break;
        } else if ((c == '"' || c == '\'') && before == '=') {
            quote = c;
        } else if (!is_white(c) && (is_white(before) || before == '"' || before == '\'')) {
            words++;
        }
        before = is_white(c) && before == '=' ? before : c;
    }
    return words;
}

bool uc_markup_is_overloaded(uc_str bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        const char *tag = memchr(bytes.ptr + at, '<', bytes.len - at);
        if (tag == NULL)
            return false;
        at = (size_t)(tag - bytes.ptr);
        if (count_words(bytes, &at) > UC_ATTRIBUTES_MAX)
            return true;
    }
    return false;
}
