/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stems: Snowball's, mended where its English misleads in documents of the United Nations, and
 * remembered, since few words make most of a text. Everybody but the analyzer uses uc_analyze.
 */
#ifndef CLAUSE_STEM_H
#define CLAUSE_STEM_H

#include "clause/language.h"

/* Loads an algorithm when its first word comes. One per thread. */
typedef struct uc_stemmer uc_stemmer;

uc_stemmer *uc_stemmer_new(void);
void uc_stemmer_free(uc_stemmer *stemmer); /* takes NULL */

/* The stem, folded, of the word that is `printed` so and `folded` so; valid until the next call.
 * The word itself where it is a number, or of no script that has an algorithm. Snowball sees the
 * accents of `printed`: French and Spanish endings and the Russian й are nothing without them. */
uc_str uc_stemmer_stem(uc_stemmer *stemmer, uc_str printed, uc_str folded,
                       enum uc_language language);

/* The algorithm for a folded word: of `language` where that is written in the word's script, else
 * English for Latin script, Russian for Cyrillic, Arabic for Arabic; else UC_LANGUAGE_UNKNOWN. */
enum uc_language uc_stem_language(uc_str folded, enum uc_language language);

#endif
