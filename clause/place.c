/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/place.h"

#include <stdlib.h>

enum uc_status uc_place_of_database(uc_str told, uc_arena *arena, uc_str *out, struct uc_error *err)
{
    /* variable, what follows its value; an empty variable counts as unset (XDG Base Directory
     * Specification) */
    static const struct {
        const char *variable, *rest;
    } places[] = {
        {"UNCLAUSE_DB", ""},
        {"XDG_DATA_HOME", "/unclause/db"},
        {"HOME", "/.local/share/unclause/db"},
    };

    if (told.len > 0) {
        *out = uc_arena_copy(arena, told);
        return UC_OK;
    }
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        uc_str value = uc_str_from(getenv(places[i].variable));
        if (value.len == 0)
            continue;
        *out = uc_arena_join(arena, value, uc_str_from(places[i].rest));
        return UC_OK;
    }
    return uc_fail(err, UC_USAGE, "no place for the database is known; name one by --db DIR");
}
