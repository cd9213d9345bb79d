/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that is given back all at once, and lists that grow in it.
 *
 * A document, a query and a page of hits each live in one arena; nothing in it is
 * freed by itself. Small allocations do not fail: where the system has no memory
 * left, the process says "out of memory" on stderr and exits with status 2 (a reading
 * worker costs its one file; the writer drops its open transaction, so nothing
 * committed is lost). What a file can make large is bounded before it is asked for.
 * An arena belongs to one thread at a time.
 */
#ifndef CLAUSE_ARENA_H
#define CLAUSE_ARENA_H

#include "clause/str.h"

#include <stdint.h>

typedef struct uc_arena uc_arena;

/* How the process ends where there is no memory: see above. */
void uc_out_of_memory(void) __attribute__((noreturn));

uc_arena *uc_arena_new(void);
void uc_arena_free(uc_arena *arena); /* takes NULL */

/* Forgets everything in the arena, keeps its memory for the next use. */
void uc_arena_reset(uc_arena *arena);

/* Zeroed, aligned for any type. */
void *uc_arena_alloc(uc_arena *arena, size_t size);

/* A copy; also ends in a NUL byte, which is not counted. */
uc_str uc_arena_copy(uc_arena *arena, uc_str text);
uc_str uc_arena_printf(uc_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* `a` followed by `b`. */
uc_str uc_arena_join(uc_arena *arena, uc_str a, uc_str b);

/* A list of `type` in an arena: zero-initialised is empty. */
#define UC_LIST(type)                                                                              \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t count, room;                                                                        \
    }

/* Adds one zeroed element and gives its address, valid until the next push:
 * `*UC_PUSH(arena, &doc->warnings) = text;` */
#define UC_PUSH(arena, list)                                                                       \
    ((list)->at = (list)->count < (list)->room ? (list)->at                                        \
                                               : uc_list_room((arena), (list)->at, (list)->count,  \
                                                              &(list)->room, sizeof *(list)->at),  \
     &(list)->at[(list)->count++])

/* Room for one element more; for UC_PUSH only. */
void *uc_list_room(uc_arena *arena, void *at, size_t count, size_t *room, size_t size);

#endif
