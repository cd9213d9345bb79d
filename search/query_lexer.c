/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/query_lexer.h"

#include "clause/buf.h"
#include "clause/text.h"

#include <stdarg.h>
#include <stdio.h>

/* Words within a NEAR without a number: Xapian's own default. */
enum { NEAR_DEFAULT = 10, NEAR_MAX = 1000 };

enum uc_status uc_query_fault(struct uc_error *err, size_t offset, const char *format, ...)
{
    char text[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    uc_fail(err, UC_USAGE, "the query can't be read: %s", text);
    if (err != NULL)
        err->offset = offset;
    return UC_USAGE;
}

/* Every kind of double quotation mark; the length of the one at `at`, or 0. */
static size_t quotation_mark(uc_str query, size_t at)
{
    static const char *const marks[] = {"\"",     "\u201c", "\u201d", "\u201e",
                                        "\u201f", "\u00ab", "\u00bb", "\uff02"};
    uc_str rest = uc_str_slice(query, at, query.len);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (uc_str_starts(rest, uc_str_from(marks[i])))
            return uc_str_from(marks[i]).len;
    return 0;
}

static size_t space(uc_str query, size_t at)
{
    size_t next = at;
    return uc_text_is_space(uc_text_next(query, &next)) ? next - at : 0;
}

/* The byte behind the bracket that closes the one at `at`, where no space comes first; else `at`.
 */
static size_t touching_brackets(uc_str query, size_t at)
{
    int depth = 0;
    for (size_t i = at; i < query.len && !space(query, i) && !quotation_mark(query, i); i++) {
        depth += (query.ptr[i] == '(') - (query.ptr[i] == ')');
        if (depth == 0)
            return i + 1;
    }
    return at;
}

/* The end of the word that begins at `at`. */
static size_t word_end(uc_str query, size_t at)
{
    size_t end = at;
    while (end < query.len && !space(query, end) && !quotation_mark(query, end) &&
           query.ptr[end] != ')') {
        if (query.ptr[end] == '(') {
            size_t behind = touching_brackets(query, end);
            if (end == at || behind == end)
                break;
            end = behind;
        } else {
            uc_text_next(query, &end);
        }
    }
    return end;
}

static enum uc_status quoted(uc_str query, size_t *at, struct uc_lexed *out, struct uc_error *err)
{
    size_t open = *at, start = open + quotation_mark(query, open);
    for (size_t i = start; i < query.len; uc_text_next(query, &i)) {
        size_t mark = quotation_mark(query, i);
        if (mark == 0)
            continue;
        out->text = uc_str_slice(query, start, i);
        out->text_start = start;
        out->quoted = true;
        *at = i + mark;
        return UC_OK;
    }
    return uc_query_fault(err, open, "the quotation mark is not closed");
}

/* The length of "name:" at the start of `word`, where something that can be a value follows. */
static size_t field_name(uc_str word)
{
    size_t n = 0;
    while (n < word.len && ((word.ptr[n] | 32) >= 'a' && (word.ptr[n] | 32) <= 'z'))
        n++;
    bool is_url = uc_str_starts(uc_str_slice(word, n, word.len), UC_STR("://"));
    return n > 0 && n < word.len && word.ptr[n] == ':' && !is_url ? n + 1 : 0;
}

static enum uc_status no_field(uc_str name, size_t at, struct uc_error *err)
{
    struct uc_buf names = {0};
    for (size_t i = 0; i < UC_FIELD_COUNT; i++)
        uc_buf_printf(&names, "%s%s", i > 0 ? ", " : "", uc_fields[i].name);
    uc_query_fault(err, at, "there is no field '%.*s'; quote what are words, or write one of %s",
                   UC_ARG(name), names.ptr);
    uc_buf_free(&names);
    return UC_USAGE;
}

static enum uc_status field(uc_str query, size_t name_len, size_t *at, struct uc_lexed *out,
                            struct uc_error *err)
{
    uc_str name = uc_str_slice(query, *at, *at + name_len - 1);
    const struct uc_field *found = uc_field_find(name);
    if (found == NULL)
        return no_field(name, *at, err);
    out->type = UC_LEX_FIELD;
    out->field = (enum uc_field_id)(found - uc_fields);
    size_t value = *at + name_len;
    if (value < query.len && quotation_mark(query, value)) {
        *at = value;
        return quoted(query, at, out, err);
    }
    size_t end = value < query.len ? word_end(query, value) : value;
    if (end == value)
        return uc_query_fault(err, value, "%.*s: needs a value, as in %s", UC_ARG(name),
                              found->example);
    out->text = uc_str_slice(query, value, end);
    out->text_start = value;
    *at = end;
    return UC_OK;
}

/* NEAR or NEAR/5 */
static bool is_near(uc_str word, uint32_t *distance)
{
    if (uc_str_equal(word, UC_STR("NEAR"))) {
        *distance = NEAR_DEFAULT;
        return true;
    }
    if (!uc_str_starts(word, UC_STR("NEAR/")) || word.len == 5)
        return false;
    uint32_t n = 0;
    for (size_t i = 5; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9')
            return false;
        n = n * 10 + (uint32_t)(word.ptr[i] - '0');
        if (n > NEAR_MAX)
            n = NEAR_MAX;
    }
    *distance = n;
    return true;
}

static enum uc_lexeme operator_or_word(uc_str word, uint32_t *distance)
{
    if (uc_str_equal(word, UC_STR("AND")))
        return UC_LEX_AND;
    if (uc_str_equal(word, UC_STR("OR")))
        return UC_LEX_OR;
    if (uc_str_equal(word, UC_STR("NOT")))
        return UC_LEX_NOT;
    return is_near(word, distance) ? UC_LEX_NEAR : UC_LEX_WORD;
}

/* A character that is a token by itself, or UC_LEX_END. */
static enum uc_lexeme single(uc_str query, size_t at)
{
    bool touches = at + 1 < query.len && !space(query, at + 1);
    switch (query.ptr[at]) {
    case '(':
        return UC_LEX_OPEN;
    case ')':
        return UC_LEX_CLOSE;
    case '+':
        return touches ? UC_LEX_PLUS : UC_LEX_END;
    case '-':
        return touches ? UC_LEX_NOT : UC_LEX_END;
    default:
        return UC_LEX_END;
    }
}

enum uc_status uc_query_lex(uc_str query, size_t *at, struct uc_lexed *out, struct uc_error *err)
{
    while (*at < query.len && space(query, *at))
        *at += space(query, *at);
    *out = (struct uc_lexed){.type = UC_LEX_END, .start = *at, .text_start = *at};
    if (*at == query.len)
        return UC_OK;
    out->type = single(query, *at);
    if (out->type != UC_LEX_END) {
        ++*at;
        return UC_OK;
    }
    if (quotation_mark(query, *at)) {
        out->type = UC_LEX_QUOTED;
        return quoted(query, at, out, err);
    }
    size_t end = word_end(query, *at);
    uc_str word = uc_str_slice(query, *at, end);
    size_t name_len = field_name(word);
    bool has_value = name_len > 0 && (name_len < word.len ||
                                      uc_field_find(uc_str_slice(word, 0, name_len - 1)) != NULL);
    if (has_value)
        return field(query, name_len, at, out, err);
    out->type = operator_or_word(word, &out->distance);
    out->text = word;
    *at = end;
    return UC_OK;
}
