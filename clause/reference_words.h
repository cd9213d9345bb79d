/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words around references: nouns that announce a number, and the small words that join a list
 * of numbers or lead from a paragraph to its resolution. Of all six languages.
 */
#ifndef CLAUSE_REFERENCE_WORDS_H
#define CLAUSE_REFERENCE_WORDS_H

#include "clause/str.h"

/* The end of the run of letters at `at`; `at` itself where there is none. Whatever is no ASCII
 * mark, digit, or mark of General Punctuation or Chinese is a letter. Chinese parts no words: its
 * runs are as long as its phrases. */
size_t uc_word_end(uc_str text, size_t at);

enum uc_noun {
    UC_NOUN_NONE,
    UC_NOUN_RESOLUTION,
    UC_NOUN_DECISION,
};

/* "resolution", "résolutions", "decisión", …; `*is_stem` where only the stem was found in the word,
 * as in Arabic, which writes articles and pronouns onto it: other words have it too. */
enum uc_noun uc_noun_of(uc_str word, bool *is_stem);

/* What a small word does, as bits. */
enum uc_joint {
    UC_JOINT_LIST = 1,    /* a list of numbers goes on behind it */
    UC_JOINT_PLACE = 2,   /* may stand between a paragraph and its resolution */
    UC_JOINT_OF = 4,      /* "of", "by": an organ behind it is the list's */
    UC_JOINT_ARTICLE = 8, /* "the": changes nothing */
    UC_JOINT_ITS = 16,    /* "its resolution" */
    UC_JOINT_IN = 32,     /* "in its resolution": the organ just named */
    UC_JOINT_AND = 64,    /* "paragraphs 3 and 5", "34 to 36" */
    UC_JOINT_DATE = 128,  /* "57/263 of 20 December 2002" */
};

unsigned uc_joint_of(uc_str word);

#endif
