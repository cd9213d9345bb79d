/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spelling as the stemmer should see it: one for the several that a word has, and no stem shared by
 * words that have nothing to do with each other.
 */
#ifndef CLAUSE_SPELLING_H
#define CLAUSE_SPELLING_H

#include "clause/buf.h"
#include "clause/language.h"

/* Appends `word` (in small letters) in the spelling to stem: English -ize for -ise and American for
 * British forms; in Spanish and French the accent of some endings, where people typed none. */
void uc_spelling(uc_str word, enum uc_language language, struct uc_buf *out);

/* The stem of a word (in the spelling above) that Snowball would give that of another; empty where
 * Snowball is right. */
uc_str uc_spelling_stem(uc_str word, enum uc_language language);

#endif
