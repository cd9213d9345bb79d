/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The analyzer: text -> tokens, one function for what is indexed and for what is asked,
 * so that the two always meet.
 *
 * A word is a run of letters, digits and marks (Unicode word breaks). A hyphen or a
 * slash parts words ("South-South" and "South South" are the same two tokens), an apostrophe
 * too, but the English possessive 's is dropped. A number keeps its inner point or comma
 * ("0.7", "1,000" -> "1000"). Chinese runs give one token a character pair, overlapping.
 */
#ifndef CLAUSE_ANALYZE_H
#define CLAUSE_ANALYZE_H

#include "clause/arena.h"
#include "clause/language.h"

#include <stdint.h>

/* Longer words are cut: no natural word is longer, and a term has at most 245 bytes. */
#define UC_WORD_MAX 64

struct uc_token {
    uint32_t start, end; /* bytes of the text */
    uint32_t position;   /* counts words from 1 */
    uc_str word;         /* folded */
    uc_str stem;         /* Snowball's; equal to `word` where the language has no stemmer */
};

struct uc_tokens {
    UC_LIST(struct uc_token) list;
};

/* Holds the stemmers and a cache of stems; one per thread. */
typedef struct uc_analyzer uc_analyzer;

uc_analyzer *uc_analyzer_new(void);
void uc_analyzer_free(uc_analyzer *analyzer); /* takes NULL */

/* The tokens of `text`, in `arena`, positions counted from `first_position`.
 * UC_LANGUAGE_UNKNOWN stems as English where the word is in Latin script, as Russian or
 * Arabic in theirs. */
struct uc_tokens uc_analyze(uc_analyzer *analyzer, uc_str text, enum uc_language language,
                            uint32_t first_position, uc_arena *arena);

/* The stem of one folded word; valid as long as the analyzer. */
uc_str uc_stem(uc_analyzer *analyzer, uc_str folded_word, enum uc_language language);

#endif
