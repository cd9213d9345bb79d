/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const uc_str nothing = {NULL, 0};

static void check_equal(uc_str got, uc_str want)
{
    if (!uc_str_equal(got, want))
        fail_msg("got \"%.*s\", want \"%.*s\"", UC_ARG(got), UC_ARG(want));
}

static void test_from(void **state)
{
    static const uc_str in_a_table[] = {UC_STR_INIT("para."), UC_STR_INIT("")};
    (void)state;
    assert_int_equal(uc_str_from(NULL).len, 0);
    check_equal(uc_str_from("para."), UC_STR("para."));
    check_equal(in_a_table[0], UC_STR("para."));
    assert_int_equal(UC_STR("a\0b").len, 3);
    assert_int_equal(in_a_table[1].len, 0);
}

static void test_slice(void **state)
{
    uc_str text = UC_STR("annex");
    (void)state;
    check_equal(uc_str_slice(text, 0, 5), text);
    check_equal(uc_str_slice(text, 2, 4), UC_STR("ne"));
    check_equal(uc_str_slice(text, 2, SIZE_MAX), UC_STR("nex"));
    check_equal(uc_str_slice(text, 5, 9), nothing);
    check_equal(uc_str_slice(text, 4, 2), nothing);
    check_equal(uc_str_slice(text, SIZE_MAX, SIZE_MAX), nothing);
    check_equal(uc_str_slice(nothing, 0, 1), nothing);
}

static void test_trim(void **state)
{
    static const struct {
        uc_str text, trimmed;
    } cases[] = {
        {UC_STR_INIT(""), UC_STR_INIT("")},
        {UC_STR_INIT(" \t\n\v\f\r"), UC_STR_INIT("")},
        {UC_STR_INIT("as it is"), UC_STR_INIT("as it is")},
        {UC_STR_INIT("  a b\n"), UC_STR_INIT("a b")},
        {UC_STR_INIT("\u00A0 \u00A0para. 6 \u00A0"), UC_STR_INIT("para. 6")},
        {UC_STR_INIT("\u00E0"), UC_STR_INIT("\u00E0")}, /* ends in the byte of a no-break space */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        check_equal(uc_str_trim(cases[i].text), cases[i].trimmed);
    check_equal(uc_str_trim(nothing), nothing);
}

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

static void test_order(void **state)
{
    static const struct {
        uc_str a, b;
        int order;
    } cases[] = {
        {UC_STR_INIT(""), UC_STR_INIT(""), 0},
        {UC_STR_INIT("a"), UC_STR_INIT("a"), 0},
        {UC_STR_INIT("a"), UC_STR_INIT("b"), -1},
        {UC_STR_INIT("a"), UC_STR_INIT("ab"), -1},
        {UC_STR_INIT(""), UC_STR_INIT("a"), -1},
        {UC_STR_INIT("B"), UC_STR_INIT("a"), -1},
        {UC_STR_INIT("a\0b"), UC_STR_INIT("a\0c"), -1},
        {UC_STR_INIT("z"), UC_STR_INIT("\u00E9"), -1}, /* bytes are unsigned */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(sign(uc_str_compare(cases[i].a, cases[i].b)), cases[i].order);
        assert_int_equal(sign(uc_str_compare(cases[i].b, cases[i].a)), -cases[i].order);
        assert_int_equal(uc_str_equal(cases[i].a, cases[i].b), cases[i].order == 0);
    }
    assert_true(uc_str_equal(nothing, UC_STR("")));
    assert_int_equal(uc_str_compare(nothing, UC_STR("")), 0);
}

static void test_equal_nocase(void **state)
{
    static const struct {
        uc_str a, b;
        bool equal;
    } cases[] = {
        {UC_STR_INIT(""), UC_STR_INIT(""), true},
        {UC_STR_INIT("A/Res/57/263"), UC_STR_INIT("a/rES/57/263"), true},
        {UC_STR_INIT("res"), UC_STR_INIT("rest"), false},
        {UC_STR_INIT("a@[`{z"), UC_STR_INIT("A`{@[Z"), false}, /* next to letters, 32 apart */
        {UC_STR_INIT("\u00C9tat"), UC_STR_INIT("\u00E9tat"), false},
        {UC_STR_INIT("a\0b"), UC_STR_INIT("A\0B"), true},
        {UC_STR_INIT("a\0b"), UC_STR_INIT("a\0c"), false}, /* no end at a NUL */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (uc_str_equal_nocase(cases[i].a, cases[i].b) != cases[i].equal)
            fail_msg("\"%.*s\" and \"%.*s\"", UC_ARG(cases[i].a), UC_ARG(cases[i].b));
    assert_true(uc_str_equal_nocase(nothing, UC_STR("")));
}

static void test_starts_and_ends(void **state)
{
    uc_str symbol = UC_STR("A/RES/57/263");
    (void)state;
    assert_true(uc_str_starts(symbol, UC_STR("A/RES/")));
    assert_true(uc_str_starts(symbol, symbol));
    assert_true(uc_str_starts(symbol, nothing));
    assert_true(uc_str_starts(nothing, nothing));
    assert_false(uc_str_starts(symbol, UC_STR("a/res/")));
    assert_false(uc_str_starts(UC_STR("A"), symbol));
    assert_true(uc_str_starts_nocase(symbol, UC_STR("a/res/")));
    assert_false(uc_str_starts_nocase(symbol, UC_STR("s/res/")));
    assert_false(uc_str_starts_nocase(nothing, UC_STR("s")));
    assert_true(uc_str_ends(symbol, UC_STR("/263")));
    assert_true(uc_str_ends(symbol, nothing));
    assert_false(uc_str_ends(symbol, UC_STR("/26")));
    assert_false(uc_str_ends(UC_STR("3"), symbol));
    assert_false(uc_str_ends(nothing, UC_STR("3")));
}

static void test_find(void **state)
{
    static const struct {
        uc_str text, needle;
        size_t from, at;
    } cases[] = {
        {UC_STR_INIT("para. 6, para. 7"), UC_STR_INIT("para."), 0, 0},
        {UC_STR_INIT("para. 6, para. 7"), UC_STR_INIT("para."), 1, 9},
        {UC_STR_INIT("para. 6, para. 7"), UC_STR_INIT("para."), 10, 17},
        {UC_STR_INIT("para"), UC_STR_INIT(""), 4, 4},
        {UC_STR_INIT("para"), UC_STR_INIT(""), 5, 5},
        {UC_STR_INIT("para"), UC_STR_INIT("a"), 4, 5},
        {UC_STR_INIT("para"), UC_STR_INIT("a"), 99, 5},
        {UC_STR_INIT(""), UC_STR_INIT("a"), 0, 1},
        {UC_STR_INIT("a\0b"), UC_STR_INIT("b"), 0, 2},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(uc_str_find(cases[i].text, cases[i].needle, cases[i].from), cases[i].at);
    assert_int_equal(uc_str_find(nothing, UC_STR("a"), 0), 1);
    assert_int_equal(uc_str_find(nothing, nothing, 0), 0);
    assert_true(uc_str_has(UC_STR("annex II"), UC_STR("II")));
    assert_true(uc_str_has(UC_STR("annex II"), UC_STR("")));
    assert_false(uc_str_has(UC_STR("annex II"), UC_STR("III")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from),         cmocka_unit_test(test_slice),
        cmocka_unit_test(test_trim),         cmocka_unit_test(test_order),
        cmocka_unit_test(test_equal_nocase), cmocka_unit_test(test_starts_and_ends),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
