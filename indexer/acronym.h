/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Acronyms that a text explains: "the World Trade Organization (WTO)", "least developed countries
 * (LDCs)", "SIDS (small island developing States)".
 *
 * The letters must be those that words of the name begin with, in order, the first and the last
 * word's among them. Small words ("of", "and", "de la"), the second half of a word with a hyphen,
 * and up to two others of a longer name may stand between without a letter.
 */
#ifndef INDEXER_ACRONYM_H
#define INDEXER_ACRONYM_H

#include "clause/arena.h"

struct uc_acronym {
    uc_str letters; /* "LDC": without the s of the plural */
    uc_str name;    /* "least developed countries": where it stands in the text */
};
struct uc_acronyms {
    UC_LIST(struct uc_acronym) list;
};

/* The acronyms that `text` explains, in its order; the list is in `arena`. */
struct uc_acronyms uc_acronyms_find(uc_str text, uc_arena *arena);

#endif
