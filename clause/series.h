/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of symbols mean: the series of documents, and the words between the slashes.
 */
#ifndef CLAUSE_SERIES_H
#define CLAUSE_SERIES_H

#include "clause/symbol.h"

/* Is `path` ("A", "DP/FPA") a series of the table? In any case. The list is open: other series
 * exist. */
bool uc_series_has(uc_str path);

/* What a word in a symbol is, the letters before its number: "RES", "L", "Rev". */
enum uc_symbol_word {
    UC_WORD_UNKNOWN,
    UC_WORD_ORGAN,  /* C, CN, CONF: a number behind it is the organ's */
    UC_WORD_NATURE, /* RES, L, PV: the kind of document */
    UC_WORD_SUFFIX, /* Add, Rev, Corr: a version; may stand at the end without a number */
};

/* `*printed` is the word as symbols print it: "Rev" for "REV". */
enum uc_symbol_word uc_symbol_word_of(uc_str letters, uc_str *printed);

#endif
