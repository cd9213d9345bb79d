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

/* A copy with each ill-formed byte, each NUL and each other control character that is no white
 * space replaced by U+FFFD. */
uc_str uc_text_repair(uc_arena *arena, uc_str text);

/* Decodes the character at `*at` (which must be < text.len and at a character's start), and moves
 * `*at` behind it. Ill-formed bytes decode to U+FFFD, one byte each. */
uint32_t uc_text_next(uc_str text, size_t *at);

/* Letter classes by the Unicode general category. */
bool uc_text_is_letter(uint32_t c);
bool uc_text_is_upper(uint32_t c);
bool uc_text_is_digit(uint32_t c);
bool uc_text_is_space(uint32_t c);     /* NO-BREAK SPACE and the like too */
bool uc_text_is_ideograph(uint32_t c); /* Chinese, which parts no words: each is one */
bool uc_text_is_in_word(uint32_t c);   /* a letter, a mark on one, a digit; an ideograph too */

/* What tidying takes out: characters that show nothing and only steer how a line is laid out. */
bool uc_text_is_layout_mark(uint32_t c);

/* White space runs become one space, ends trimmed; SOFT HYPHEN, bidi marks (U+061C, U+200E, U+200F,
 * U+202A-202E, U+2066-2069), ZERO WIDTH SPACE and BYTE ORDER MARK are taken out. All else as
 * printed. */
uc_str uc_text_tidy(uc_arena *arena, uc_str text);

/* Appends the folded form of `text`: what two spellings of the same words share.
 *
 * Each character folds by itself, so that the folded form of two texts put together is that of one
 * behind that of the other, and what is folded already stays as it is: NFKD, full case folding,
 * without Latin, Greek and Cyrillic accents (й and ё too); letters that do not decompose are spelt
 * out (ø o, œ oe). Every hyphen and dash is "-", every single quotation mark or apostrophe "'",
 * every double one "\"", every space " ", every decimal digit an ASCII one. Arabic has no tatweel,
 * vowel signs or hamza on a carrier, and one form each of alef, ya and ta marbuta. What shows
 * nothing (soft hyphens, bidi marks, joiners) is gone; an ill-formed byte is U+FFFD. */
void uc_text_fold(uc_str text, struct uc_buf *out);

#endif
