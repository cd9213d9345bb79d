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

/* By script, then by the most frequent function words of the three Latin-script
 * languages. Unknown where the text has fewer than three words that tell. */
enum uc_language uc_language_of(uc_str text);

#endif
