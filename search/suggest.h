/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Suggestions: the word of the index that was meant by one that it does not have.
 *
 * The nearest by edit distance (Damerau's optimal string alignment; "y" for "ie" is one edit), of
 * equally near ones the most frequent. A word of four to seven letters may be one edit
 * away, a longer one two; a shorter one is never mended. The first letter is taken to be right, or
 * one too many, or to have changed places with the second: so only a part of the words is read.
 */
#ifndef SEARCH_SUGGEST_H
#define SEARCH_SUGGEST_H

#include "clause/arena.h"
#include "clause/error.h"

struct uc_candidate {
    uc_str word, stem; /* folded */
    uint32_t frequency;
};
struct uc_candidates {
    UC_LIST(struct uc_candidate) list;
};

/* The words of an index. */
struct uc_word_source {
    void *context;
    /* Adds those that begin with `beginning`; a word may come several times, with a stem each.
     * Stems come as words that are their own stems, which they may be. */
    enum uc_status (*list)(void *context, uc_str beginning, uc_arena *arena,
                           struct uc_candidates *out, struct uc_error *err);
    /* Is there a clause with the word that is its own stem? */
    enum uc_status (*is_word)(void *context, uc_str stem, uc_arena *arena, bool *out,
                              struct uc_error *err);
    /* Has the index the word, with any stem? Has it any word with the stem? */
    enum uc_status (*has_word)(void *context, uc_str word, uc_arena *arena, bool *out,
                               struct uc_error *err);
    enum uc_status (*has_stem)(void *context, uc_str stem, uc_arena *arena, bool *out,
                               struct uc_error *err);
};

/* What was meant by the folded `word`, in `arena`; empty where nothing is near. `stem` is the
 * word's own where the index has it in other words: then one of these may be meant, but none that
 * the word is a regular form of ("cooperates" of "cooperate"); else empty. */
enum uc_status uc_suggest(const struct uc_word_source *source, uc_str word, uc_str stem,
                          uc_arena *arena, uc_str *out, struct uc_error *err) UC_NODISCARD;

#endif
