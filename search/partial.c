/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/partial.h"

#include "shim/ux.h"

#include <string.h>
#include <sys/stat.h>

static uc_str folder_of(uc_str path)
{
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/')
        end--;
    return uc_str_slice(path, 0, end);
}

/* The place that a stub file's line names, "remote HOST:PORT" or "auto FOLDER"; empty for others,
 * which can't be opened each by itself. */
static uc_str place_in(uc_str stub, uc_str line, uc_arena *arena)
{
    size_t space = uc_str_find(line, UC_STR(" "), 0);
    uc_str type = uc_str_slice(line, 0, space);
    uc_str name = uc_str_trim(uc_str_slice(line, space, line.len));
    if (uc_str_equal(type, UC_STR("remote")) && !uc_str_starts(name, UC_STR(":")))
        return uc_arena_join(arena, UC_STR("tcp://"), name);
    if (!uc_str_equal(type, UC_STR("auto")) && !uc_str_equal(type, UC_STR("glass")))
        return UC_STR("");
    if (uc_str_starts(name, UC_STR("/")))
        return uc_arena_copy(arena, name);
    return uc_arena_join(arena, folder_of(stub), name);
}

/* False where the file is no stub of which each line can be opened by itself. */
static bool expand_stub(uc_str stub, struct uc_texts *out, uc_arena *arena)
{
    enum { LINE_BYTES = 4096 };
    char line[LINE_BYTES];
    struct stat stated;
    if (stat(stub.ptr, &stated) != 0 || !S_ISREG(stated.st_mode))
        return false;
    FILE *file = fopen(stub.ptr, "re");
    bool known = file != NULL;
    while (known && fgets(line, sizeof line, file) != NULL) {
        uc_str trimmed = uc_str_trim(uc_str_from(line));
        if (trimmed.len == 0 || uc_str_starts(trimmed, UC_STR("#")))
            continue;
        uc_str place = place_in(stub, trimmed, arena);
        known = place.len > 0;
        *UC_PUSH(arena, &out->list) = place;
    }
    if (file != NULL)
        fclose(file);
    return known;
}

static struct uc_texts expand(const struct uc_texts *places, uc_arena *arena)
{
    struct uc_texts all = {0};
    for (size_t i = 0; i < places->list.count; i++) {
        size_t before = all.list.count;
        if (expand_stub(places->list.at[i], &all, arena))
            continue;
        all.list.count = before;
        *UC_PUSH(arena, &all.list) = places->list.at[i];
    }
    return all;
}

enum uc_status uc_keep_reachable(struct uc_texts *places, uc_arena *arena, struct uc_error *err)
{
    struct uc_texts all = expand(places, arena), left_out = {0};
    enum uc_status status = UC_OK;
    places->list.count = 0;
    for (size_t i = 0; i < all.list.count; i++) {
        ux_reader *reader;
        enum uc_status opened = ux_reader_open(&all.list.at[i].ptr, 1, &reader, err);
        if (opened == UC_OK) {
            ux_reader_close(reader);
            *UC_PUSH(arena, &places->list) = all.list.at[i];
            continue;
        }
        status = opened;
        *UC_PUSH(arena, &left_out.list) = uc_arena_copy(arena, uc_str_from(err->text));
    }
    if (places->list.count == 0)
        return status;
    for (size_t i = 0; i < left_out.list.count; i++)
        fprintf(stderr, "unclause: left out: %.*s\n", UC_ARG(left_out.list.at[i]));
    *err = (struct uc_error){0};
    return UC_OK;
}
