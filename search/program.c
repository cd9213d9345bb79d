/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/program.h"

#include "clause/arena.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_in(uc_str folder, uc_str program, uc_arena *arena)
{
    uc_str path = uc_arena_printf(arena, "%.*s/%.*s", UC_ARG(folder), UC_ARG(program));
    return access(path.ptr, X_OK) == 0;
}

bool uc_program_is_installed(uc_str program)
{
    const char *folders = getenv("PATH");
    uc_arena *arena = uc_arena_new();
    bool found =
        uc_str_has(program, UC_STR("/")) && access(uc_arena_copy(arena, program).ptr, X_OK) == 0;
    for (const char *at = folders ? folders : ""; *at != '\0' && !found;) {
        size_t len = strcspn(at, ":");
        found = !uc_str_has(program, UC_STR("/")) && is_in((uc_str){at, len}, program, arena);
        at += len + (at[len] == ':');
    }
    uc_arena_free(arena);
    return found;
}
