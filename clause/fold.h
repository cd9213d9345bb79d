/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Folding, character by character: for those who must know where each folded one came from.
 * Everybody else uses uc_text_fold.
 */
#ifndef CLAUSE_FOLD_H
#define CLAUSE_FOLD_H

#include "clause/text.h"

/* Where the ASCII characters of `text` at and behind `at` end. */
size_t uc_ascii_end(uc_str text, size_t at);

/* Appends the folded form of `text`, which must be ASCII: as many bytes as it has. */
void uc_fold_ascii(uc_str text, struct uc_buf *out);

/* Appends the folded form of one character, which may be empty. */
void uc_fold_char(uint32_t c, struct uc_buf *out);

/* Appends `text` in NFKC, in small letters and without what shows nothing, but with its accents:
 * the spelling that stemmers know. */
void uc_fold_case(uc_str text, struct uc_buf *out);

#endif
