/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_fail(void **state)
{
    struct uc_error err = {.offset = 7};
    (void)state;
    assert_int_equal(uc_fail(&err, UC_IO, "%s: %d of %d bytes read", "draft.pdf", 3, 9), UC_IO);
    assert_int_equal(err.status, UC_IO);
    assert_int_equal(err.offset, 0);
    assert_string_equal(err.text, "draft.pdf: 3 of 9 bytes read");
    assert_int_equal(uc_fail(NULL, UC_BUSY, "nobody reads %s", "this"), UC_BUSY);
}

/* The text is cut at a character's start, whatever the character's length. */
static void test_fail_cuts(void **state)
{
    static const char *const characters[] = {"a", "\u00E9", "\u5357", "\U0001F30D"};
    (void)state;
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        for (size_t shift = 0; shift < 4; shift++) {
            char text[1024] = "xxxx";
            size_t width = strlen(characters[i]), len = shift;
            for (; len + width < sizeof text; len += width)
                memcpy(text + len, characters[i], width + 1);
            struct uc_error err;
            assert_int_equal(uc_fail(&err, UC_BAD_FILE, "%s", text), UC_BAD_FILE);
            size_t kept = strlen(err.text);
            assert_memory_equal(err.text, text, kept);
            assert_true(kept < sizeof err.text && kept + width >= sizeof err.text);
            assert_int_equal((kept - shift) % width, 0);
        }
    }
}

static void test_fail_keeps_what_fits(void **state)
{
    char text[sizeof((struct uc_error *)NULL)->text];
    struct uc_error err;
    (void)state;
    memset(text, 'x', sizeof text - 3);
    memcpy(text + sizeof text - 3, "\u00E9", 3);
    assert_int_equal(uc_fail(&err, UC_BAD_FILE, "%s", text), UC_BAD_FILE);
    assert_string_equal(err.text, text);
}

/* Names of files may hold anything; a terminal must not obey them. */
static void test_fail_gives_one_line_without_controls(void **state)
{
    (void)state;
    struct uc_error err;
    (void)uc_fail(&err, UC_IO, "%s: gone", "red\033[31m\nline\r\t\x7F");
    assert_string_equal(err.text, "red?[31m?line???: gone");
    (void)uc_fail(&err, UC_IO, "%s: gone",
                  "c1 \xC2\x9B"
                  "31m \u00e9\u201b");
    assert_string_equal(err.text, "c1 ?31m \u00e9\u201b: gone");
}

static void test_exit_status(void **state)
{
    (void)state;
    assert_int_equal(uc_exit_status(UC_OK), 0);
    assert_int_equal(uc_exit_status(UC_NOT_FOUND), 1);
    for (enum uc_status status = UC_USAGE; status <= UC_INTERNAL; status++)
        assert_int_equal(uc_exit_status(status), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fail),
        cmocka_unit_test(test_fail_cuts),
        cmocka_unit_test(test_fail_keeps_what_fits),
        cmocka_unit_test(test_fail_gives_one_line_without_controls),
        cmocka_unit_test(test_exit_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
