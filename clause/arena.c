/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct block {
    struct block *older;
    size_t room, used;
    alignas(max_align_t) char bytes[];
};

struct uc_arena {
    struct block *newest;
};

void uc_out_of_memory(void)
{
    fputs("unclause: out of memory\n", stderr);
    exit(2);
}

uc_arena *uc_arena_new(void)
{
    uc_arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        uc_out_of_memory();
    return arena;
}

static void free_blocks(struct block *block)
{
    while (block != NULL) {
        struct block *older = block->older;
        free(block);
        block = older;
    }
}

void uc_arena_free(uc_arena *arena)
{
    if (arena == NULL)
        return;
    free_blocks(arena->newest);
    free(arena);
}

void uc_arena_reset(uc_arena *arena)
{
    if (arena->newest == NULL)
        return;
    free_blocks(arena->newest->older);
    arena->newest->older = NULL;
    arena->newest->used = 0;
}

static struct block *add_block(uc_arena *arena, size_t least)
{
    size_t room = arena->newest ? arena->newest->room * 2 : FIRST_BLOCK;
    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    if (room < least)
        room = least;
    if (room > SIZE_MAX - sizeof(struct block))
        uc_out_of_memory();
    struct block *block = malloc(sizeof *block + room);
    if (block == NULL)
        uc_out_of_memory();
    *block = (struct block){.older = arena->newest, .room = room};
    arena->newest = block;
    return block;
}

/* Aligned for any type, and as it was left. */
static void *room_for(uc_arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit)
        uc_out_of_memory();
    size = (size + unit - 1) / unit * unit;
    struct block *block = arena->newest;
    if (block == NULL || block->room - block->used < size)
        block = add_block(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

void *uc_arena_alloc(uc_arena *arena, size_t size)
{
    return memset(room_for(arena, size), 0, size);
}

uc_str uc_arena_copy(uc_arena *arena, uc_str text)
{
    char *copy = room_for(arena, text.len + 1);
    if (text.len > 0)
        memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    return (uc_str){copy, text.len};
}

uc_str uc_arena_join(uc_arena *arena, uc_str a, uc_str b)
{
    char *copy = room_for(arena, a.len + b.len + 1);
    if (a.len > 0)
        memcpy(copy, a.ptr, a.len);
    if (b.len > 0)
        memcpy(copy + a.len, b.ptr, b.len);
    copy[a.len + b.len] = '\0';
    return (uc_str){copy, a.len + b.len};
}

uc_str uc_arena_printf(uc_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int need = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t len = need > 0 ? (size_t)need : 0;
    char *text = uc_arena_alloc(arena, len + 1);
    vsnprintf(text, len + 1, format, again);
    va_end(again);
    return (uc_str){text, len};
}

void *uc_list_room(uc_arena *arena, void *at, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return at;
    if (*room > SIZE_MAX / 2 / size)
        uc_out_of_memory();
    *room = *room ? *room * 2 : 4;
    char *larger = room_for(arena, *room * size);
    if (count > 0)
        memcpy(larger, at, count * size);
    memset(larger + count * size, 0, (*room - count) * size);
    return larger;
}
