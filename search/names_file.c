/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/names.h"

#include "clause/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A longer list would slow down every search. */
enum { FILE_MOST = 1 << 20 };

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

static enum uc_status read_all(int fd, uc_str place, uc_arena *arena, uc_str *lines,
                               struct uc_error *err)
{
    char *bytes = uc_arena_alloc(arena, FILE_MOST + 1);
    size_t len = 0;
    while (len <= FILE_MOST) {
        ssize_t got = read(fd, bytes + len, FILE_MOST + 1 - len);
        if (got < 0 && errno != EINTR)
            return uc_fail(err, UC_IO, "%.*s: %s", UC_ARG(place), strerror(errno));
        if (got == 0)
            break;
        len += got > 0 ? (size_t)got : 0;
    }
    if (len > FILE_MOST)
        return uc_fail(err, UC_BAD_FILE, "%.*s: has more than %d bytes", UC_ARG(place), FILE_MOST);
    *lines = uc_text_repair(arena, (uc_str){bytes, len});
    return UC_OK;
}

enum uc_status uc_names_read(uc_str told, uc_arena *arena, uc_str *lines, struct uc_error *err)
{
    uc_str place = told.len > 0 ? uc_arena_copy(arena, told) : usual_place(arena);
    *lines = UC_STR("");
    if (place.len == 0)
        return UC_OK;
    int fd = open(place.ptr, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && told.len == 0)
        return UC_OK;
    if (fd < 0)
        return uc_fail(err, UC_IO, "%.*s: %s", UC_ARG(place), strerror(errno));
    enum uc_status s = read_all(fd, place, arena, lines, err);
    close(fd);
    return s;
}
