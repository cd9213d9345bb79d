/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/text_file.h"

#include "clause/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static enum uc_status read_all(int fd, uc_str place, uc_arena *arena, uc_str *text,
                               struct uc_error *err)
{
    char *bytes = uc_arena_alloc(arena, UC_TEXT_FILE_MOST + 1);
    size_t len = 0;
    while (len <= UC_TEXT_FILE_MOST) {
        ssize_t got = read(fd, bytes + len, UC_TEXT_FILE_MOST + 1 - len);
        if (got < 0 && errno != EINTR)
            return uc_fail(err, UC_IO, "%.*s: %s", UC_ARG(place), strerror(errno));
        if (got == 0)
            break;
        len += got > 0 ? (size_t)got : 0;
    }
    if (len > UC_TEXT_FILE_MOST)
        return uc_fail(err, UC_BAD_FILE, "%.*s: has more than %zu bytes", UC_ARG(place),
                       UC_TEXT_FILE_MOST);
    *text = uc_text_repair(arena, (uc_str){bytes, len});
    return UC_OK;
}

enum uc_status uc_text_file_read(uc_str place, uc_arena *arena, uc_str *text, struct uc_error *err)
{
    if (uc_str_equal(place, UC_STR("-")))
        return read_all(STDIN_FILENO, UC_STR("standard input"), arena, text, err);
    place = uc_arena_copy(arena, place);
    int fd = open(place.ptr, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return uc_fail(err, UC_IO, "%.*s: %s", UC_ARG(place), strerror(errno));
    enum uc_status s = read_all(fd, place, arena, text, err);
    close(fd);
    return s;
}
