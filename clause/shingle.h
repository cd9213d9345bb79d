/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How alike two texts are: the one definition that every report uses.
 *
 * A text's words are the runs of letters and digits of its folded form (clause/text.h); an
 * ideograph is a word. Its shingles are all runs of UC_SHINGLE_WORDS words; a text of fewer words
 * has one, of all of them. The similarity of two texts is the Jaccard coefficient of their sets of
 * shingles: how many they share, of all that either has.
 */
#ifndef CLAUSE_SHINGLE_H
#define CLAUSE_SHINGLE_H

#include "clause/arena.h"

#define UC_SHINGLE_WORDS 3

/* Texts of this similarity are told as one: one word in thirty is another. */
#define UC_NEARLY_SAME 0.8

/* A text as the hashes of its words, in order: of one folded word, one hash. */
struct uc_plain {
    UC_LIST(uint64_t) words;
};

/* In `arena`. */
struct uc_plain uc_plain_words(uc_str text, uc_arena *arena);

/* The same words in the same order. */
bool uc_plain_equal(const struct uc_plain *a, const struct uc_plain *b);

/* Hashes, in ascending order, each once. */
struct uc_shingles {
    UC_LIST(uint64_t) set;
};

/* Runs of `words` words: UC_SHINGLE_WORDS for similarity, 1 for the set of words. In `arena`. */
struct uc_shingles uc_shingles_of(const struct uc_plain *plain, size_t words, uc_arena *arena);

/* The run of UC_SHINGLE_WORDS words at word `at`, of which there must be as many. */
uint64_t uc_shingle_at(const struct uc_plain *plain, size_t at);
bool uc_shingles_have(const struct uc_shingles *shingles, uint64_t shingle);

size_t uc_shingles_shared(const struct uc_shingles *a, const struct uc_shingles *b);

/* From 0 to 1; two empty sets have 0. */
double uc_similarity(const struct uc_shingles *a, const struct uc_shingles *b);

#endif
