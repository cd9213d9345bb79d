/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands behind a symbol in a citation: ", annex II, para. 6 (a)".
 */
#ifndef CLAUSE_CITATION_PLACE_H
#define CLAUSE_CITATION_PLACE_H

#include "clause/citation.h"

/* Reads a place at the start of `text` into the part and label of `out`. `typed` takes the short
 * forms that only people who search use: "57/263 6", "OP5", a bare part "A". Gives the bytes
 * read, 0 where there is none. */
size_t uc_citation_place_read(uc_str text, bool typed, uc_arena *arena, struct uc_citation *out);

/* Reads what is numbered and its number as people type it, "OP5", "third preambular para.", into
 * the label of `out`. */
size_t uc_citation_label_read(uc_str text, uc_arena *arena, struct uc_citation *out);

/* Reads the number of a paragraph, "6 (a) (ii)", "6 bis", "29A.175", as labels are stored. Gives
 * the bytes read, 0 where there is none. */
size_t uc_label_number_read(uc_str text, uc_arena *arena, uc_str *label);

/* Does a stored label say by itself what it numbers: "fn 4", "table 2", "principle 3", "¶2",
 * "operative para."? */
bool uc_label_is_named(uc_str label);

#endif
