/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters: field:value -> a tree, the value checked against what the field can have. */
#include "search/query_parser.h"

#include "clause/buf.h"

#include <string.h>

static bool digits(uc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return text.len > 0;
}

/* Are `text`'s two digits, of a month or a day, from 1 to `most`? */
static bool is_within(uc_str text, int most)
{
    int value = text.len == 2 ? (text.ptr[0] - '0') * 10 + text.ptr[1] - '0' : 0;
    return value >= 1 && value <= most;
}

/* "2019", "2019-05" or "2019-05-12" as the value slot has it, the missing digits filled up. */
static bool date_bound(uc_str text, char fill, uc_arena *arena, uc_str *out)
{
    static const size_t ends[] = {4, 7, 10};
    char bound[8];
    memset(bound, fill, sizeof bound);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool dash = i == 4 || i == 7;
        if (i >= 10 || dash != (text.ptr[i] == '-') ||
            (!dash && !digits(uc_str_slice(text, i, i + 1))))
            return false;
        if (!dash)
            bound[n++] = text.ptr[i];
    }
    if ((text.len >= 7 && !is_within(uc_str_slice(text, 5, 7), 12)) ||
        (text.len >= 10 && !is_within(uc_str_slice(text, 8, 10), 31)))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text.len == ends[i]) {
            *out = uc_arena_copy(arena, (uc_str){bound, sizeof bound});
            return true;
        }
    return false;
}

/* LOW..HIGH, LOW.., ..HIGH, or one date. An open low end still leaves out what has no date. */
static enum uc_status date_range(uc_str value, uc_arena *arena, const struct uc_query **out,
                                 struct uc_error *err)
{
    size_t dots = uc_str_find(value, UC_STR(".."), 0);
    bool single = dots > value.len;
    uc_str from = single ? value : uc_str_slice(value, 0, dots);
    uc_str to = single ? value : uc_str_slice(value, dots + 2, value.len);
    uc_str low = UC_STR("0"), high = UC_STR("9");
    if ((from.len == 0 && to.len == 0) || (from.len > 0 && !date_bound(from, '0', arena, &low)) ||
        (to.len > 0 && !date_bound(to, '9', arena, &high)))
        return uc_fail(err, UC_USAGE,
                       "'%.*s' is no date; write 2019, 2019-05, 2019-05-12 or a range like "
                       "2019..2024",
                       UC_ARG(value));
    *out = uc_query_range(arena, UC_SLOT_DATE, low, high);
    return UC_OK;
}

static void name_kinds(struct uc_buf *out)
{
    for (enum uc_kind kind = 0; kind < UC_KIND_COUNT; kind++)
        uc_buf_printf(out, "%s%s", kind ? ", " : "", uc_kind_name(kind));
}

static enum uc_status bad_kind(uc_str value, struct uc_error *err)
{
    struct uc_buf kinds = {0};
    name_kinds(&kinds);
    uc_fail(err, UC_USAGE, "there is no kind '%.*s'; write one of %s", UC_ARG(value), kinds.ptr);
    uc_buf_free(&kinds);
    return UC_USAGE;
}

enum uc_status uc_query_filter(enum uc_field_id field, uc_str value, uc_arena *arena,
                               const struct uc_query **out, struct uc_error *err)
{
    enum uc_kind kind;
    bool range = uc_str_has(value, UC_STR(".."));
    if (field == UC_FIELD_DATE || (field == UC_FIELD_YEAR && range))
        return date_range(value, arena, out, err);
    if (field == UC_FIELD_KIND && !uc_kind_from(value, &kind))
        return bad_kind(value, err);
    if (field == UC_FIELD_YEAR && (value.len != 4 || !digits(value)))
        return uc_fail(err, UC_USAGE, "'%.*s' is no year; write 2002 or 2002..2005", UC_ARG(value));
    if (field == UC_FIELD_LANGUAGE) {
        enum uc_language language = uc_language_from(value);
        if (language == UC_LANGUAGE_UNKNOWN)
            return uc_fail(err, UC_USAGE, "'%.*s' is none of %s", UC_ARG(value),
                           uc_fields[field].description);
        value = uc_str_from(uc_language_code(language));
    }
    *out = uc_query_term(arena, uc_field_term(field, value, arena));
    return UC_OK;
}

bool uc_query_is_of_documents(enum uc_field_id field)
{
    return field == UC_FIELD_SYMBOL || field == UC_FIELD_PATH;
}

enum uc_status uc_query_documents(const struct uc_vocabulary *vocabulary, enum uc_field_id field,
                                  uc_str value, uc_arena *arena, const struct uc_query **out,
                                  struct uc_error *err)
{
    struct uc_texts keys = {0};
    uc_str term = uc_field_term(field, value, arena);
    if (vocabulary->documents == NULL) {
        *out = uc_query_term(arena, term);
        return UC_OK;
    }
    enum uc_status s = vocabulary->documents(vocabulary->context, term, arena, &keys, err);
    struct uc_query *any = uc_query_group(arena, UC_QUERY_OR, 0);
    for (size_t i = 0; i < keys.list.count; i++)
        uc_query_add(arena, any, uc_query_term(arena, uc_term_clauses_of(keys.list.at[i], arena)));
    /* Their records have these terms too. */
    *out = uc_query_pair(arena, UC_QUERY_FILTER, any, uc_query_any_clause(arena));
    return s;
}
