/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as lists print them: 4, d, D, iv, IV …
 */
#ifndef READERS_NUMERAL_H
#define READERS_NUMERAL_H

#include "clause/buf.h"

/* id, Word's name of it (ST_NumberFormat of ISO/IEC 29500-1, 17.18.59) */
#define UC_NUMERAL_LIST(X)                                                                         \
    X(DECIMAL, "decimal")                                                                          \
    X(DECIMAL_ZERO, "decimalZero")                                                                 \
    X(LOWER_LETTER, "lowerLetter")                                                                 \
    X(UPPER_LETTER, "upperLetter")                                                                 \
    X(LOWER_ROMAN, "lowerRoman")                                                                   \
    X(UPPER_ROMAN, "upperRoman")                                                                   \
    X(ORDINAL, "ordinal")                                                                          \
    X(CHICAGO, "chicago") /* * † ‡ § ** … */                                                \
    X(LOWER_RUSSIAN, "russianLower")                                                               \
    X(UPPER_RUSSIAN, "russianUpper")                                                               \
    X(ARABIC_ALPHA, "arabicAlpha")                                                                 \
    X(ARABIC_ABJAD, "arabicAbjad")                                                                 \
    X(CHINESE, "chineseCounting")                                                                  \
    X(NONE, "none")                                                                                \
    X(BULLET, "bullet")

enum uc_numeral {
#define UC_NUMERAL_ID(id, name) UC_NUMERAL_##id,
    UC_NUMERAL_LIST(UC_NUMERAL_ID)
#undef UC_NUMERAL_ID
};

/* Decimal for a name that is not in the list. */
enum uc_numeral uc_numeral_from(uc_str word_name);

/* Appends `number`: nothing for NONE and BULLET, digits where the system does not reach that far.
 */
void uc_numeral_add(struct uc_buf *buf, enum uc_numeral numeral, uint32_t number);

#endif
