/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * English ordinals: preambular paragraphs have no printed number and are cited "third preambular
 * para.".
 */
#ifndef CLAUSE_ORDINAL_H
#define CLAUSE_ORDINAL_H

#include "clause/arena.h"

/* "third", "twenty-first"; beyond ninety-ninth "101st". */
uc_str uc_ordinal_print(unsigned number, uc_arena *arena);

/* Reads an ordinal at the start of `text`, in words or as "3rd", in any case. Gives the bytes read,
 * 0 where there is none. */
size_t uc_ordinal_read(uc_str text, unsigned *number);

#endif
