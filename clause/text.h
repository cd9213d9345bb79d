/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * UTF-8 text: checked at the door, folded for matching, kept as printed for showing.
 */
#ifndef CLAUSE_TEXT_H
#define CLAUSE_TEXT_H

#include "clause/arena.h"
#include "clause/buf.h"

/* Well-formed UTF-8 without NUL. */
bool uc_text_valid(uc_str text);

/* A copy with each ill-formed byte and each NUL or other control character (but tab and newline)
 * replaced by U+FFFD. */
uc_str uc_text_repair(uc_arena *arena, uc_str text);

/* Decodes the character at `*at` (which must be < text.len and at a character's start), and moves
 * `*at` behind it. Ill-formed bytes decode to U+FFFD, one byte each. */
uint32_t uc_text_next(uc_str text, size_t *at);

/* Letter classes by the Unicode general category. */
bool uc_text_is_letter(uint32_t c);
bool uc_text_is_upper(uint32_t c);
bool uc_text_is_digit(uint32_t c);
bool uc_text_is_space(uint32_t c); /* NO-BREAK SPACE and the like too */

/* White space runs become one space, ends trimmed; SOFT HYPHEN, bidi marks (U+200E, U+200F,
 * U+202A-202E, U+2066-2069), ZERO WIDTH SPACE and BYTE ORDER MARK are taken out. All else as
 * printed. */
uc_str uc_text_tidy(uc_arena *arena, uc_str text);

/* Appends the folded form of `text`: what two spellings of the same words share. NFKC, full case
 * folding, Latin, Greek and Cyrillic accents taken off (й and ё too), every hyphen and dash one
 * "-", every single quotation mark or apostrophe "'", every double one "\"", every space one " ",
 * Arabic tatweel and vowel signs gone and alef, ya and ta marbuta forms made one, soft hyphens and
 * bidi marks gone. */
void uc_text_fold(uc_str text, struct uc_buf *out);

#endif
