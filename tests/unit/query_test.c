/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static uc_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = uc_arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    uc_arena_free(arena);
    return 0;
}

static const struct uc_query *word(const char *text)
{
    return uc_query_term(arena, uc_str_from(text));
}

static const struct uc_query *both(enum uc_query_op op, uint32_t window)
{
    struct uc_query *group = uc_query_group(arena, op, window);
    uc_query_add(arena, group, word("a"));
    uc_query_add(arena, group, word("b"));
    return group;
}

static const struct uc_query *pair(enum uc_query_op op)
{
    return uc_query_pair(arena, op, word("a"), word("b"));
}

static void assert_prints(const struct uc_query *query, const char *expected)
{
    struct uc_buf out = {0};
    uc_query_print(query, &out);
    assert_string_equal(out.ptr, expected);
    uc_buf_free(&out);
}

static void test_each_kind_prints(void **state)
{
    (void)state;
    const struct {
        const struct uc_query *query;
        const char *expected;
    } rows[] = {
        {uc_query_nothing(arena), "nothing"},
        {uc_query_everything(arena), "everything"},
        {word("triangular"), "\"triangular\""},
        {uc_query_term(arena, UC_STR("a\"b\\c\n\x7F\0é")), "\"a\\\"b\\\\c\\x0a\\x7f\\x00é\""},
        {both(UC_QUERY_AND, 0), "(and \"a\" \"b\")"},
        {both(UC_QUERY_OR, 0), "(or \"a\" \"b\")"},
        {both(UC_QUERY_SYNONYM, 0), "(synonym \"a\" \"b\")"},
        {both(UC_QUERY_PHRASE, 2), "(phrase \"a\" \"b\")"},
        {both(UC_QUERY_NEAR, 10), "(near 10 \"a\" \"b\")"},
        {both(UC_QUERY_ANY, 0), "(any \"a\" \"b\")"},
        {uc_query_text(arena, UC_QUERY_WORD, UC_STR("lamps"), word("Zlamp")),
         "(word \"lamps\" \"Zlamp\")"},
        {uc_query_text(arena, UC_QUERY_BEGINNING, UC_STR("la"), NULL), "(beginning \"la\")"},
        {pair(UC_QUERY_NOT), "(not \"a\" \"b\")"},
        {pair(UC_QUERY_MAYBE), "(maybe \"a\" \"b\")"},
        {pair(UC_QUERY_FILTER), "(filter \"a\" \"b\")"},
        {uc_query_scale(arena, 0.5, word("a")), "(scale 0.5 \"a\")"},
        {uc_query_range(arena, 3, UC_STR("2019"), UC_STR("")), "(range 3 \"2019\" \"\")"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_prints(rows[i].query, rows[i].expected);
}

static void test_no_query_is_left_out(void **state)
{
    (void)state;
    static const enum uc_query_op asymmetric[] = {UC_QUERY_NOT, UC_QUERY_MAYBE, UC_QUERY_FILTER};
    static const enum uc_query_op symmetric[] = {UC_QUERY_AND, UC_QUERY_OR};
    const struct uc_query *a = word("a");
    for (size_t i = 0; i < 3; i++) {
        assert_ptr_equal(uc_query_pair(arena, asymmetric[i], a, NULL), a);
        assert_null(uc_query_pair(arena, asymmetric[i], NULL, a));
    }
    for (size_t i = 0; i < 2; i++) {
        assert_ptr_equal(uc_query_pair(arena, symmetric[i], a, NULL), a);
        assert_ptr_equal(uc_query_pair(arena, symmetric[i], NULL, a), a);
        assert_null(uc_query_pair(arena, symmetric[i], NULL, NULL));
    }
    assert_null(uc_query_scale(arena, 2, NULL));
    struct uc_query *group = uc_query_group(arena, UC_QUERY_OR, 0);
    assert_prints(group, "nothing");
    uc_query_add(arena, group, NULL);
    assert_prints(group, "nothing");
    uc_query_add(arena, group, a);
    assert_prints(group, "\"a\"");
}

static void test_groups_nest(void **state)
{
    (void)state;
    struct uc_query *group = uc_query_group(arena, UC_QUERY_AND, 0);
    uc_query_add(arena, group, pair(UC_QUERY_NOT));
    uc_query_add(arena, group, both(UC_QUERY_PHRASE, 2));
    assert_prints(group, "(and (not \"a\" \"b\") (phrase \"a\" \"b\"))");
}

static void test_texts_are_copied(void **state)
{
    (void)state;
    char text[] = "rivers";
    const struct uc_query *query = uc_query_term(arena, uc_str_from(text));
    const struct uc_query *range = uc_query_range(arena, 0, uc_str_from(text), uc_str_from(text));
    memset(text, 'x', sizeof text - 1);
    assert_prints(query, "\"rivers\"");
    assert_prints(range, "(range 0 \"rivers\" \"rivers\")");
}

static void test_printing_stops_at_the_depth_that_is_refused(void **state)
{
    (void)state;
    const struct uc_query *query = word("deep");
    for (int i = 0; i < 100000; i++)
        query = uc_query_scale(arena, 1, query);
    struct uc_buf out = {0};
    uc_query_print(query, &out);
    assert_true(out.len / UC_QUERY_DEPTH < 20);
    assert_non_null(strstr(out.ptr, "...)"));
    uc_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_kind_prints),
        cmocka_unit_test(test_no_query_is_left_out),
        cmocka_unit_test(test_groups_nest),
        cmocka_unit_test(test_texts_are_copied),
        cmocka_unit_test(test_printing_stops_at_the_depth_that_is_refused),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
