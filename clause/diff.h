/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What changed between two texts, word by word.
 *
 * The pieces put together are the texts themselves: kept and deleted ones the old text, kept and
 * inserted ones the new one, byte for byte. The script is a shortest one in words (what stands
 * between white space, with the space before it; an ideograph is a word); only texts that differ in
 * more than two thousand words may get a somewhat longer one, so that the work stays bounded. Of a
 * word that was replaced, what both forms begin or end with is kept where punctuation parts it:
 * "cooperation;" -> "cooperation," changes one character.
 */
#ifndef CLAUSE_DIFF_H
#define CLAUSE_DIFF_H

#include "clause/arena.h"

enum uc_change {
    UC_KEPT,
    UC_DELETED,
    UC_INSERTED,
};

struct uc_piece {
    enum uc_change change;
    uc_str text; /* points into the old text, an inserted one into the new; never empty */
};

/* No two pieces of one kind stand side by side, and what is deleted stands before what is inserted
 * in its place. */
struct uc_diff {
    UC_LIST(struct uc_piece) pieces;
};

/* The list lives in `arena`, its texts where `before` and `after` do. */
struct uc_diff uc_diff_words(uc_str before, uc_str after, uc_arena *arena);

#endif
