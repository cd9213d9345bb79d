/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Excerpts: what of a query a message repeats. A query may be as long as a book.
 */
#ifndef SEARCH_EXCERPT_H
#define SEARCH_EXCERPT_H

#include "clause/arena.h"

/* At most 60 bytes before `at` and 60 from there on, at whole characters, with "…" where something
 * is left out; `*column` is where `at` is then, in columns of a terminal. */
uc_str uc_excerpt(uc_str text, size_t at, uint32_t *column, uc_arena *arena);

#endif
