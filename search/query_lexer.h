/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The query language's tokens. Operators are written in capitals, so "and" is a word like others;
 * a quotation mark of any kind opens and closes a phrase; brackets that touch a word belong to it
 * ("S/RES/1325(2000)", "label:6(a)").
 */
#ifndef SEARCH_QUERY_LEXER_H
#define SEARCH_QUERY_LEXER_H

#include "clause/error.h"
#include "clause/field.h"

enum uc_lexeme {
    UC_LEX_END,
    UC_LEX_OPEN,
    UC_LEX_CLOSE,
    UC_LEX_WORD,
    UC_LEX_QUOTED,
    UC_LEX_FIELD, /* name:value */
    UC_LEX_AND,
    UC_LEX_OR,
    UC_LEX_NOT, /* NOT, or a '-' in front of a word */
    UC_LEX_NEAR,
    UC_LEX_PLUS, /* a '+' in front of a word */
};

struct uc_lexed {
    enum uc_lexeme type;
    size_t start;      /* byte of the query */
    uc_str text;       /* the word, the quoted words, or the field's value */
    size_t text_start; /* byte where `text` begins */
    bool quoted;       /* the field's value was in quotation marks */
    enum uc_field_id field;
    uint32_t distance; /* of NEAR */
};

/* Reads the token at `*at` and moves `*at` behind it. UC_USAGE, with the offset, where a quotation
 * mark is not closed, a field does not exist or has no value. */
enum uc_status uc_query_lex(uc_str query, size_t *at, struct uc_lexed *out,
                            struct uc_error *err) UC_NODISCARD;

/* UC_USAGE with the byte of the query where it went wrong. */
enum uc_status uc_query_fault(struct uc_error *err, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
