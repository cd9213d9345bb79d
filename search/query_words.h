/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a query: a word as typed -> what it matches in the index and how it is found again
 * in a clause. Between the grammar (query_parser.c) and the analyzer.
 */
#ifndef SEARCH_QUERY_WORDS_H
#define SEARCH_QUERY_WORDS_H

#include "search/query_parser.h"

struct uc_word_maker {
    enum uc_language language;
    const struct uc_vocabulary *vocabulary;
    struct uc_name_source names;
    struct uc_corrections *corrections; /* added to */
    uc_analyzer *analyzer;
    uc_arena *arena;
};

/* One unit for each word in `typed` ("South-South" has two), in any form of the word; with a '*'
 * behind it, all words that begin so. `offset` is its place in the query. UC_USAGE: a prefix too
 * short to be of use; or as the vocabulary fails. */
enum uc_status uc_words_make(const struct uc_word_maker *maker, uc_str typed, size_t offset,
                             struct uc_patterns *patterns, struct uc_units *out,
                             struct uc_error *err) UC_NODISCARD;

/* The same for quoted words: as written only, and marked only where all of them follow each other.
 */
enum uc_status uc_words_make_exact(const struct uc_word_maker *maker, uc_str quoted, size_t offset,
                                   struct uc_patterns *patterns, struct uc_units *out,
                                   struct uc_error *err) UC_NODISCARD;

/* All of the words in a field of words, each in any form; `quoted`: as written, one behind another.
 * NULL where there is no word. */
const struct uc_query *uc_words_in_field(const struct uc_word_maker *maker, enum uc_field_id field,
                                         uc_str text, bool quoted);

/* The units' words as written, one behind another; a unit that is no whole word is required beside
 * them. The engine is not asked for function words, unless there are no others. NULL for none. */
enum uc_status uc_words_in_order(const struct uc_word_maker *maker, const struct uc_units *units,
                                 const struct uc_query **out, struct uc_error *err) UC_NODISCARD;

/* Is the word a full symbol ("A/RES/55/2", "S/RES/1325(2000)")? */
bool uc_word_is_symbol(uc_str word, uc_arena *arena, uc_str *symbol);

#endif
