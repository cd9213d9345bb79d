/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The analyzer: text -> tokens, one function for what is indexed and for what is asked,
 * so that the two always meet.
 *
 * A word is a run of letters, digits and marks of the folded text (clause/text.h). A hyphen, a
 * slash and an apostrophe part words ("South-South" and "South South" are the same two tokens); the
 * English possessive 's is dropped. A number keeps its inner points ("0.7", "2.1.3") and loses the
 * comma of thousands ("1,000" -> "1000"); French, Spanish and Russian have a decimal comma ("0,7"
 * -> "0.7"). Any other comma parts, so a note mark's does ("2002,1" -> "2002", "1"). Chinese runs
 * give one token a pair of characters, overlapping; a character alone gives itself.
 *
 * A stem is Snowball's, in the language of the text where that fits the word's script, else in
 * English, Russian or Arabic. It is the same for -ise and -ize, British and American spelling, and
 * never that of an unrelated word where Snowball's English would make it so (clause/spelling.c).
 *
 * An English prefix with a hyphen ("co-operation", "non-governmental") stays a word of its own, but
 * has the stem of both in one ("cooperation"), so that both spellings meet; behind co-, pre- and
 * re- the second word has that stem too. Words, positions and phrases know nothing of it.
 */
#ifndef CLAUSE_ANALYZE_H
#define CLAUSE_ANALYZE_H

#include "clause/arena.h"
#include "clause/language.h"

#include <stdint.h>

/* Longer words are cut: no natural word is longer, and a term has at most 245 bytes. */
#define UC_WORD_MAX 64

struct uc_token {
    /* Bytes of the text, both at a character's start. Tokens come in order; only Chinese pairs
     * overlap, and words that are one printed character ("½": 1, 2). */
    uint32_t start, end;
    uint32_t position; /* counts words from 1 */
    uc_str word;       /* folded, at most UC_WORD_MAX bytes */
    uc_str stem;       /* equal to `word` for numbers, cut words and scripts without a stemmer */
};

struct uc_tokens {
    UC_LIST(struct uc_token) list;
};

/* Holds the stemmers and a cache of stems; one per thread. */
typedef struct uc_analyzer uc_analyzer;

uc_analyzer *uc_analyzer_new(void);
void uc_analyzer_free(uc_analyzer *analyzer); /* takes NULL */

/* The tokens of `text`, in `arena`, positions counted from `first_position`. */
struct uc_tokens uc_analyze(uc_analyzer *analyzer, uc_str text, enum uc_language language,
                            uint32_t first_position, uc_arena *arena);

/* Of a text by its words: the same whatever stands between them; 0 for none. */
uint64_t uc_tokens_hash(const struct uc_tokens *tokens);

/* The stem, in `arena`, that `word` would have in a text in `language`: one word, as printed or
 * folded; printed it does not lose its accents to the stemmer. */
uc_str uc_stem(uc_analyzer *analyzer, uc_str word, enum uc_language language, uc_arena *arena);

/* The stems that are looked for, by the first two letters of their words. */
struct uc_initials {
    uint32_t second[128]; /* of the first letter: a bit for each second one's last five bits */
};
void uc_initials_add(struct uc_initials *initials, uc_str stem);

/* As uc_analyze, where only some stems are looked for: a word in ASCII that begins otherwise has
 * its folded form for a stem. A new analyzer spends most of its time on stems. */
struct uc_tokens uc_analyze_initials(uc_analyzer *analyzer, uc_str text, enum uc_language language,
                                     const struct uc_initials *initials, uc_arena *arena);

#endif
