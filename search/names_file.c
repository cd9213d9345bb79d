/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/names.h"

#include "search/text_file.h"

#include <stdlib.h>
#include <unistd.h>

/* Where the list is looked for that nobody named; empty without a home. */
static uc_str usual_place(uc_arena *arena)
{
    uc_str config = uc_str_from(getenv("XDG_CONFIG_HOME"));
    uc_str home = uc_str_from(getenv("HOME"));
    if (config.len > 0)
        return uc_arena_join(arena, config, UC_STR("/unclause/synonyms"));
    return home.len > 0 ? uc_arena_join(arena, home, UC_STR("/.config/unclause/synonyms"))
                        : UC_STR("");
}

enum uc_status uc_names_read(uc_str told, uc_arena *arena, uc_str *lines, struct uc_error *err)
{
    uc_str place = told.len > 0 ? uc_arena_copy(arena, told) : usual_place(arena);
    *lines = UC_STR("");
    if (place.len == 0)
        return UC_OK;
    if (told.len == 0 && access(place.ptr, R_OK) != 0)
        return UC_OK;
    return uc_text_file_read(place, arena, lines, err);
}
