/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is compressed is read again; anything else is refused. */
#include "clause/compress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_round(uc_str text, uc_arena *arena)
{
    struct uc_buf made = {0};
    uc_str got;
    uc_compress(text, &made);
    assert_true(uc_decompress(uc_buf_str(&made), arena, &got));
    assert_true(uc_str_equal(got, text));
    uc_buf_free(&made);
}

static void test_round(void **state)
{
    uc_arena *arena = uc_arena_new();
    char bytes[3000];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)((i * i * 31) >> 3);
    assert_round(UC_STR(""), arena);
    assert_round(UC_STR("6"), arena);
    assert_round(UC_STR("Requests the Secretary-General to report to the General Assembly"), arena);
    assert_round((uc_str){bytes, sizeof bytes}, arena);
    uc_arena_free(arena);
}

static void test_formulas_are_short(void **state)
{
    (void)state;
    uc_str text = UC_STR("Requests the Secretary-General to submit to the General Assembly at its "
                         "eightieth session a report on the implementation of the present "
                         "resolution");
    struct uc_buf made = {0};
    uc_compress(text, &made);
    assert_true(made.len * 2 < text.len);
    uc_buf_free(&made);
}

/* Cut anywhere it is refused; with a byte changed it is read or refused, and nothing worse. */
static void test_damage(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    struct uc_buf made = {0};
    uc_str got;
    uc_compress(UC_STR("Stresses the importance of lamps, lamps and lamps of every size"), &made);
    for (size_t len = 0; len < made.len; len++)
        assert_false(uc_decompress((uc_str){made.ptr, len}, arena, &got));
    for (size_t i = 0; i < made.len; i++)
        for (int bit = 0; bit < 8; bit++) {
            made.ptr[i] = (char)(made.ptr[i] ^ 1 << bit);
            (void)uc_decompress(uc_buf_str(&made), arena, &got);
            made.ptr[i] = (char)(made.ptr[i] ^ 1 << bit);
            uc_arena_reset(arena);
        }
    assert_false(uc_decompress(UC_STR("lamps"), arena, &got));
    uc_buf_free(&made);
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_formulas_are_short),
        cmocka_unit_test(test_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
