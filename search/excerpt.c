/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/excerpt.h"

#include "search/terminal.h"

enum { AROUND = 60 };

/* The start of the character that `at` is in. */
static size_t character_start(uc_str text, size_t at)
{
    while (at > 0 && at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return at < text.len ? at : text.len;
}

uc_str uc_excerpt(uc_str text, size_t at, uint32_t *column, uc_arena *arena)
{
    const uc_str cut = UC_STR("…");
    size_t start = at > AROUND ? character_start(text, at - AROUND) : 0;
    size_t end = character_start(text, at + AROUND);
    uc_str head = uc_arena_join(arena, start > 0 ? cut : UC_STR(""), uc_str_slice(text, start, at));
    uc_str tail =
        uc_arena_join(arena, uc_str_slice(text, at, end), end < text.len ? cut : UC_STR(""));
    *column = uc_terminal_columns(head);
    return uc_arena_join(arena, head, tail);
}
