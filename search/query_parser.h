/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The query language (docs/query.md): a person's query -> a query tree, and the
 * patterns by which the words that matched are found again in a clause.
 *
 * Words that stand side by side are ranked; a phrase, NEAR, `+word` and AND require, `-word` and
 * NOT exclude, a field filters. Front matter is excluded unless kind:frontmatter is asked for.
 */
#ifndef SEARCH_QUERY_PARSER_H
#define SEARCH_QUERY_PARSER_H

#include "clause/analyze.h"
#include "clause/error.h"
#include "clause/field.h"
#include "clause/option.h"
#include "search/names.h"
#include "search/query_correct.h"
#include "search/rank.h"

/* Longer queries are refused; a clause of 800 words is shorter. */
#define UC_QUERY_MAX ((size_t)16 << 10)

/* What an asked word looks like in a clause. */
enum uc_pattern_type {
    UC_PATTERN_STEM,   /* one word whose stem or folded form is among `words` */
    UC_PATTERN_PHRASE, /* the folded words one after another */
    UC_PATTERN_PREFIX, /* one word that begins with words[0] */
};
struct uc_pattern {
    enum uc_pattern_type type;
    UC_LIST(uc_str) words;
};
struct uc_patterns {
    UC_LIST(struct uc_pattern) list;
};

struct uc_expansion {
    UC_LIST(uc_str) stems; /* each once */
    bool too_many;
};
/* What the parser asks of the index. A failure's status and message are handed on. */
struct uc_vocabulary {
    void *context;
    /* The stems of the words that begin with `prefix`. */
    enum uc_status (*expand)(void *context, uc_str prefix, uc_arena *arena,
                             struct uc_expansion *out, struct uc_error *err);
    /* The stems that `word` has in some text. */
    enum uc_status (*stems)(void *context, uc_str word, uc_arena *arena, struct uc_expansion *out,
                            struct uc_error *err);
    /* The keys of the documents whose records have `term`. Without it, clauses have it. */
    enum uc_status (*documents)(void *context, uc_str term, uc_arena *arena, struct uc_texts *out,
                                struct uc_error *err);
    /* How many entries have a term. Without it, all stems of a word are asked for. */
    enum uc_status (*frequency)(void *context, uc_str term, uint32_t *out, struct uc_error *err);
    struct uc_name_source names;
    struct uc_word_source words; /* Without it, no word is taken for a misspelt one. */
};

struct uc_query_options {
    enum uc_language language; /* of the words; unknown: any that they can be of */
    struct uc_vocabulary vocabulary;
    uc_str synonyms;       /* a list of names, beside those that the vocabulary has; empty: none */
    bool with_frontmatter; /* do not exclude it: the caller filters by kind */
};

struct uc_parsed_query {
    const struct uc_query *tree;
    struct uc_patterns patterns; /* in the order of the query */
    struct uc_runs runs;         /* of words that rank */
    bool ranked;                 /* false: filters alone, which have no best hit */
    /* Words that the index does not have. Outside quotation marks what was meant is searched for in
     * their place; inside, they stand as they are. */
    struct uc_corrections corrections;
};

/* Everything in `out` lives in `arena`. UC_USAGE with err->offset: what can't be read, and where;
 * an empty query too. */
enum uc_status uc_query_parse(uc_str query, const struct uc_query_options *options,
                              uc_analyzer *analyzer, uc_arena *arena, struct uc_parsed_query *out,
                              struct uc_error *err) UC_NODISCARD;

/* A filter by one field's value, as the query language's `field:value`: UC_USAGE where the field
 * can't have that value. */
enum uc_status uc_query_filter(enum uc_field_id field, uc_str value, uc_arena *arena,
                               const struct uc_query **out, struct uc_error *err) UC_NODISCARD;
/* The same where it is said of whole documents: their symbol, or path. */
bool uc_query_is_of_documents(enum uc_field_id field);
enum uc_status uc_query_documents(const struct uc_vocabulary *vocabulary, enum uc_field_id field,
                                  uc_str value, uc_arena *arena, const struct uc_query **out,
                                  struct uc_error *err) UC_NODISCARD;

#endif
