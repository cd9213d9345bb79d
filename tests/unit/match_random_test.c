/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine and the text together find what a random query means, read word by word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "match_fixture.h"
#include "search/match.h"

static uc_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = uc_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    uc_arena_free(arena);
    return 0;
}

/* Clauses of seven words, two of which are one stem; a title of three. */
enum { WORDS = 7, LENGTH_MAX = 9, ROUNDS = 30000 };
static const char *const words[WORDS] = {"ab", "abs", "cd", "cds", "e5", "ghij", "ghik"};
static const char *const stems[WORDS] = {"ab", "ab", "cd", "cd", "e5", "ghij", "ghik"};

static uint32_t seed;

static size_t pick(size_t count)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 16) % count;
}

struct sample {
    size_t own[LENGTH_MAX], length;
    size_t title;
    bool is_table;
};

static const struct uc_query *random_word(void)
{
    size_t i = pick(WORDS);
    uc_str stem = uc_term_stem(uc_str_from(stems[i]), arena);
    return uc_query_text(arena, UC_QUERY_WORD, uc_str_from(words[i]),
                         pick(8) ? uc_query_term(arena, stem) : NULL);
}

static const struct uc_query *random_phrase(void)
{
    struct uc_query *query = uc_query_group(arena, UC_QUERY_PHRASE, 0);
    for (size_t i = 2 + pick(2); i > 0; i--)
        uc_query_add(arena, query, random_word());
    return query;
}

static const struct uc_query *random_form(void)
{
    struct uc_query *query = uc_query_group(arena, UC_QUERY_FORM, 0);
    query->field = pick(2) ? UC_FIELD_OWN : UC_FIELD_TITLE;
    uc_str stem = uc_str_from(stems[pick(WORDS)]);
    *UC_PUSH(arena, &query->stems) = stem;
    uc_query_add(arena, query, uc_query_term(arena, uc_term_stem(stem, arena)));
    return query;
}

static const struct uc_query *random_query(unsigned depth)
{
    static const enum uc_query_op pairs[] = {UC_QUERY_AND, UC_QUERY_OR,     UC_QUERY_ANY,
                                             UC_QUERY_NOT, UC_QUERY_FILTER, UC_QUERY_MAYBE};
    size_t kind = pick(depth > 0 ? 14 : 8);
    switch (kind) {
    case 0:
        return random_word();
    case 1:
        return uc_query_text(arena, UC_QUERY_BEGINNING, uc_str_from(pick(2) ? "ghi" : "ab"), NULL);
    case 2:
        return random_form();
    case 3:
        return random_phrase();
    case 4:
        return near(arena, 2 + (uint32_t)pick(4), random_word(), random_word());
    case 5:
        return near(arena, 3 + (uint32_t)pick(4), random_phrase(), random_word());
    case 6:
        return uc_query_term(arena, UC_STR("XKtable"));
    case 7:
        return uc_query_term(arena, uc_term_stem(uc_str_from(stems[pick(WORDS)]), arena));
    default:
        return pair(arena, pairs[kind - 8], random_query(depth - 1), random_query(depth - 1));
    }
}

static const char *word_at(const struct sample *s, size_t i)
{
    return words[s->own[i]];
}

static bool engine_has(const struct sample *s, uc_str wanted)
{
    if (uc_str_equal(wanted, UC_STR("XKtable")))
        return s->is_table;
    bool has = uc_str_equal(wanted, uc_term_stem(uc_str_from(stems[s->title]), arena));
    for (size_t i = 0; i < s->length; i++)
        has |= uc_str_equal(wanted, uc_term_stem(uc_str_from(stems[s->own[i]]), arena));
    return has;
}

static bool is_at(const struct sample *s, size_t at, const struct uc_query *wanted)
{
    return at < s->length && uc_str_equal(wanted->term, uc_str_from(word_at(s, at)));
}

static bool phrase_within(const struct sample *s, size_t from, size_t to,
                          const struct uc_query *wanted)
{
    for (size_t at = from; at + wanted->children.count <= to; at++) {
        size_t i = 0;
        while (i < wanted->children.count && is_at(s, at + i, wanted->children.at[i]))
            i++;
        if (i == wanted->children.count)
            return true;
    }
    return false;
}

/* Each word of a NEAR takes one place in the window, and no two take the same one. */
static bool window_has(const struct sample *s, size_t from, size_t to, const struct uc_query *near)
{
    bool taken[LENGTH_MAX] = {0};
    for (size_t i = 0; i < near->children.count; i++) {
        const struct uc_query *child = near->children.at[i];
        bool is_phrase = child->op == UC_QUERY_PHRASE;
        if (is_phrase && !phrase_within(s, from, to, child))
            return false;
        for (size_t k = 0; k < (is_phrase ? child->children.count : 1); k++) {
            const struct uc_query *one = is_phrase ? child->children.at[k] : child;
            size_t at = from;
            while (at < to && (taken[at] || !is_at(s, at, one)))
                at++;
            if (at == to)
                return false;
            taken[at] = true;
        }
    }
    return true;
}

/* What the query means, read word by word. */
static bool means(const struct uc_query *q, const struct sample *s)
{
    bool found = false;
    switch (q->op) {
    case UC_QUERY_TERM:
        return engine_has(s, q->term);
    case UC_QUERY_AND:
    case UC_QUERY_FILTER:
        return means(q->children.at[0], s) && means(q->children.at[1], s);
    case UC_QUERY_OR:
    case UC_QUERY_ANY:
        return means(q->children.at[0], s) || means(q->children.at[1], s);
    case UC_QUERY_NOT:
        return means(q->children.at[0], s) && !means(q->children.at[1], s);
    case UC_QUERY_MAYBE:
        return means(q->children.at[0], s);
    case UC_QUERY_PHRASE:
        return phrase_within(s, 0, s->length, q);
    case UC_QUERY_NEAR:
        for (size_t from = 0; from < s->length; from++)
            found |=
                window_has(s, from, from + q->window < s->length ? from + q->window : s->length, q);
        return found;
    default:
        break;
    }
    if (q->op == UC_QUERY_FORM && q->field == UC_FIELD_TITLE)
        return uc_str_equal(q->stems.at[0], uc_str_from(stems[s->title]));
    for (size_t i = 0; i < s->length; i++)
        found |= q->op == UC_QUERY_WORD ? is_at(s, i, q)
                 : q->op == UC_QUERY_FORM
                     ? uc_str_equal(q->stems.at[0], uc_str_from(stems[s->own[i]]))
                     : uc_str_starts(uc_str_from(word_at(s, i)), q->term);
    return found;
}

/* What the engine would say: no condition on the text is left in it. */
static bool engine_says(const struct uc_query *q, const struct sample *s)
{
    if (q->op == UC_QUERY_SCALE)
        return engine_says(q->children.at[0], s);
    bool all = true, any = false;
    for (size_t i = 0; i < q->children.count; i++) {
        bool one = engine_says(q->children.at[i], s);
        all &= one;
        any |= one;
    }
    assert_false(q->asks_text);
    switch (q->op) {
    case UC_QUERY_EVERYTHING:
        return true;
    case UC_QUERY_TERM:
        return engine_has(s, q->term);
    case UC_QUERY_AND:
    case UC_QUERY_FILTER:
        return all;
    case UC_QUERY_NOT:
        return engine_says(q->children.at[0], s) && !engine_says(q->children.at[1], s);
    case UC_QUERY_MAYBE:
        return engine_says(q->children.at[0], s);
    default:
        return any;
    }
}

static enum uc_status read_sample(void *context, enum uc_field_id field, struct uc_tokens *out,
                                  struct uc_error *err)
{
    const struct sample *s = context;
    (void)field, (void)err;
    struct uc_token *token = UC_PUSH(arena, &out->list);
    token->word = uc_str_from(words[s->title]);
    token->stem = uc_str_from(stems[s->title]);
    return UC_OK;
}

static enum uc_status ask_sample(void *context, const struct uc_query *leaf, bool *out,
                                 struct uc_error *err)
{
    (void)err;
    *out = engine_has(context, leaf->term);
    return UC_OK;
}

static void assert_right(const struct uc_query *query, struct sample *s)
{
    struct uc_subject subject = {.context = s, .read = read_sample, .has = ask_sample};
    for (size_t i = 0; i < s->length; i++) {
        struct uc_token *token = UC_PUSH(arena, &subject.own.list);
        token->word = uc_str_from(word_at(s, i));
        token->stem = uc_str_from(stems[s->own[i]]);
    }
    const struct uc_query *superset = uc_query_superset(arena, query);
    bool found = superset == NULL || engine_says(superset, s);
    if (found)
        assert_int_equal(uc_match(query, &subject, &found, NULL), UC_OK);
    if (found == means(query, s))
        return;
    struct uc_buf printed = {0};
    uc_query_print(query, &printed);
    for (size_t i = 0; i < s->length; i++)
        uc_buf_printf(&printed, " %s", word_at(s, i));
    fail_msg("%s: title %s: %d", printed.ptr, words[s->title], found);
}

static void random_queries_mean_what_they_say(void **state)
{
    (void)state;
    seed = 2002;
    for (int round = 0; round < ROUNDS; round++) {
        struct sample sample = {
            .length = pick(LENGTH_MAX + 1), .title = pick(WORDS), .is_table = pick(2)};
        for (size_t i = 0; i < sample.length; i++)
            sample.own[i] = pick(WORDS);
        assert_right(random_query(3), &sample);
        uc_arena_reset(arena);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(random_queries_mean_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
