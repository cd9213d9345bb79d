/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The six official languages of the United Nations, and which of them a text is in.
 */
#ifndef CLAUSE_LANGUAGE_H
#define CLAUSE_LANGUAGE_H

#include "clause/str.h"

enum uc_language {
    UC_LANGUAGE_UNKNOWN,
    UC_ARABIC,
    UC_CHINESE,
    UC_ENGLISH,
    UC_FRENCH,
    UC_RUSSIAN,
    UC_SPANISH,
    UC_LANGUAGE_COUNT
};

/* "ar", "zh", "en", "fr", "ru", "es"; "" for unknown. */
const char *uc_language_code(enum uc_language language);

/* From a code or an English name in any case ("en", "English", "fr-CH"). */
enum uc_language uc_language_from(uc_str name);

/* By script; English, French and Spanish by frequent words, endings and accents. Unknown where too
 * little tells, as in a query of two words; at least 99 of 100 sentences of six words are told
 * rightly. Only the first 8 KiB count. */
enum uc_language uc_language_of(uc_str text);

/* The language of a clause of a document in the language `document`: another only where its script,
 * or many of its small words, say so. Cheap: every clause is asked for. */
enum uc_language uc_language_of_clause(uc_str text, enum uc_language document);

#endif
