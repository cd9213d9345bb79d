/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int new_arena(void **state)
{
    *state = uc_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    uc_arena_free(*state);
    return 0;
}

static void check_equal(uc_str got, uc_str want)
{
    if (!uc_str_equal(got, want))
        fail_msg("got \"%.*s\", want \"%.*s\"", UC_ARG(got), UC_ARG(want));
}

/* A heap copy without a NUL behind it, so that the sanitizer sees a read too far. */
static uc_str bare_copy(uc_str text)
{
    char *copy = test_malloc(text.len + 1);
    memmove(copy + 1, text.ptr, text.len);
    return (uc_str){copy + 1, text.len};
}

static void free_bare_copy(uc_str copy)
{
    test_free((char *)copy.ptr - 1);
}

static void test_valid(void **state)
{
    static const struct {
        uc_str text;
        bool valid;
    } cases[] = {
        {UC_STR_INIT(""), true},
        {UC_STR_INIT("A/RES/99/999"), true},
        {UC_STR_INIT("eight by eight, and then some"), true},
        {UC_STR_INIT("C\u00F4te d\u2019Ivoire \u5357\u5357\u5408\u4F5C \U0001F30D"), true},
        {UC_STR_INIT("eight by\x80"), false},                   /* a continuation byte alone */
        {UC_STR_INIT("\xC3"), false},                           /* cut */
        {UC_STR_INIT("\xC0\xAF"), false},                       /* overlong */
        {UC_STR_INIT("\xED\xA0\x80"), false},                   /* surrogate */
        {UC_STR_INIT("\xF4\x90\x80\x80"), false},               /* beyond U+10FFFF */
        {UC_STR_INIT("a\0b"), false},                           /* NUL, short */
        {UC_STR_INIT("seven b\0tes and a NUL between"), false}, /* NUL, in a whole word */
        {UC_STR_INIT("\u00E9\0"), false},                       /* NUL behind a longer character */
        {UC_STR_INIT("\x01\x7F"), true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uc_str text = bare_copy(cases[i].text);
        if (uc_text_valid(text) != cases[i].valid)
            fail_msg("case %zu", i);
        free_bare_copy(text);
    }
}

static void test_next(void **state)
{
    static const uint32_t want[] = {'a',    0xE9,   0x5357, 0x1F30D, 0xFFFD,
                                    0xFFFD, 0xFFFD, 'z',    0xFFFD};
    uc_str text = bare_copy(UC_STR("a\u00E9\u5357\U0001F30D\uFFFD\xE5\x8D"
                                   "z\xF0"));
    size_t at = 0, count = 0;
    (void)state;
    while (at < text.len) {
        assert_true(count < sizeof want / sizeof *want);
        assert_int_equal(uc_text_next(text, &at), want[count++]);
    }
    assert_int_equal(count, sizeof want / sizeof *want);
    assert_int_equal(at, text.len);
    free_bare_copy(text);
}

static void test_classes(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x80; c++) {
        bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
        assert_int_equal(uc_text_is_letter(c), upper || lower);
        assert_int_equal(uc_text_is_upper(c), upper);
        assert_int_equal(uc_text_is_digit(c), c >= '0' && c <= '9');
        assert_int_equal(uc_text_is_space(c), c == ' ' || (c >= '\t' && c <= '\r'));
    }
    assert_true(uc_text_is_letter(0xC9) && uc_text_is_upper(0xC9) && !uc_text_is_upper(0xE9));
    assert_true(uc_text_is_letter(0x646) && uc_text_is_letter(0x5357) && !uc_text_is_letter(0x301));
    assert_true(uc_text_is_digit(0x662) && !uc_text_is_digit(0xB2));
    assert_true(uc_text_is_space(0xA0) && uc_text_is_space(0x202F) && uc_text_is_space(0x3000));
    assert_false(uc_text_is_space(0x200B));
}

static void test_repair(void **state)
{
    static const struct {
        uc_str text, repaired;
    } cases[] = {
        {UC_STR_INIT(""), UC_STR_INIT("")},
        {UC_STR_INIT("as it is\t\u00E9\r\n\f"), UC_STR_INIT("as it is\t\u00E9\r\n\f")},
        {UC_STR_INIT("nul\0nul"), UC_STR_INIT("nul\uFFFDnul")},
        {UC_STR_INIT("\x01Y\x7F"), UC_STR_INIT("\uFFFDY\uFFFD")},
        {UC_STR_INIT("Consid\xE9rant"), UC_STR_INIT("Consid\uFFFDrant")},
        {UC_STR_INIT("\xF0\x9F\x8C"), UC_STR_INIT("\uFFFD\uFFFD\uFFFD")},
        {UC_STR_INIT("\xC2\x81\xC2\x85"), UC_STR_INIT("\uFFFD\xC2\x85")},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uc_str text = bare_copy(cases[i].text);
        uc_str repaired = uc_text_repair(*state, text);
        check_equal(repaired, cases[i].repaired);
        assert_true(uc_text_valid(repaired));
        free_bare_copy(text);
    }
}

static void test_tidy(void **state)
{
    static const struct {
        uc_str text, tidy;
    } cases[] = {
        {UC_STR_INIT(""), UC_STR_INIT("")},
        {UC_STR_INIT(" "), UC_STR_INIT("")},
        {UC_STR_INIT("Takes note"), UC_STR_INIT("Takes note")},
        {UC_STR_INIT("  Takes   note \t\n of  "), UC_STR_INIT("Takes note of")},
        {UC_STR_INIT("Takes note "), UC_STR_INIT("Takes note")},
        {UC_STR_INIT("a  "), UC_STR_INIT("a")},
        {UC_STR_INIT("para.\u00A06,\u202F\u20037"), UC_STR_INIT("para. 6, 7")},
        {UC_STR_INIT("South-\nSouth"), UC_STR_INIT("South- South")},
        {UC_STR_INIT("South\u2011South \u2013 \u201Cas printed\u201D"),
         UC_STR_INIT("South\u2011South \u2013 \u201Cas printed\u201D")},
        {UC_STR_INIT("co\u00ADopera\u00ADtion"), UC_STR_INIT("cooperation")},
        {UC_STR_INIT("\uFEFF6\u200E. Decides"), UC_STR_INIT("6. Decides")},
        {UC_STR_INIT("\u202B\u0623\u202C \u2067b\u2069\u061C\u200B"), UC_STR_INIT("\u0623 b")},
        {UC_STR_INIT("a \u00AD b"), UC_STR_INIT("a b")},
        {UC_STR_INIT("\u00AD"), UC_STR_INIT("")},
        {UC_STR_INIT("Consid\xE9rant \xE2\x80"), UC_STR_INIT("Consid\xE9rant \xE2\x80")},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uc_str text = bare_copy(cases[i].text);
        uc_str tidy = uc_text_tidy(*state, text);
        check_equal(tidy, cases[i].tidy);
        check_equal(uc_text_tidy(*state, tidy), tidy);
        assert_int_equal(tidy.ptr[tidy.len], '\0');
        free_bare_copy(text);
    }
}

static void check_fold(uc_str text, uc_str want)
{
    struct uc_buf folded = {0};
    uc_text_fold(text, &folded);
    check_equal(uc_buf_str(&folded), want);
    uc_buf_free(&folded);
}

static void test_fold(void **state)
{
    static const struct {
        uc_str text, folded;
    } cases[] = {
        {UC_STR_INIT(""), UC_STR_INIT("")},
        {UC_STR_INIT("Takes NOTE of A/RES/57/263"), UC_STR_INIT("takes note of a/res/57/263")},
        {UC_STR_INIT("tab\tline\nfeed"), UC_STR_INIT("tab line feed")},
        {UC_STR_INIT("C\u00D4TE D\u2019IVOIRE"), UC_STR_INIT("cote d'ivoire")},
        {UC_STR_INIT("Co\u0302te d`Ivoire"), UC_STR_INIT("cote d'ivoire")},
        {UC_STR_INIT("T\u00FCrkiye, \u0130stanbul, I\u015F\u0131k"),
         UC_STR_INIT("turkiye, istanbul, isik")},
        {UC_STR_INIT("\u0152uvre, \u00C6r\u00F8, \u0141\u00F3d\u017A, Stra\u00DFe"),
         UC_STR_INIT("oeuvre, aero, lodz, strasse")},
        {UC_STR_INIT("paras.\u00A03\u20135"), UC_STR_INIT("paras. 3-5")},
        {UC_STR_INIT("South\u2011South \u2014 \u2212"), UC_STR_INIT("south-south - -")},
        {UC_STR_INIT(
             "\u201Ca\u201D \u00ABb\u00BB \u201Ec\u201F \u2018d\u2019 \u2039e\u203A \u300Af\u300B"),
         UC_STR_INIT("\"a\" \"b\" \"c\" 'd' 'e' \"f\"")},
        {UC_STR_INIT("co\u00ADopera\u200Dtion\u200E\u061C\u2060\uFEFF"),
         UC_STR_INIT("cooperation")},
        {UC_STR_INIT("\uFB01nance \uFF21\uFF0F\uFF32 \u00BD \u00B2"),
         UC_STR_INIT("finance a/r 1/2 2")},
        {UC_STR_INIT("\u0399\u03A3\u03A7\u03CD\u03C2"),
         UC_STR_INIT("\u03B9\u03C3\u03C7\u03C5\u03C3")},
        /* Russian: yo is ye, short i is i */
        {UC_STR_INIT("\u0415\u0449\u0451 \u0419"), UC_STR_INIT("\u0435\u0449\u0435 \u0438")},
        {UC_STR_INIT("\u0418\u0306"), UC_STR_INIT("\u0438")},
        /* Arabic: vowel signs and tatweel; alef with hamza; ta marbuta; alef maksura; digits */
        {UC_STR_INIT("\u0645\u064F\u062D\u064E\u0645\u0640\u0651\u062F"),
         UC_STR_INIT("\u0645\u062D\u0645\u062F")},
        {UC_STR_INIT("\u0623\u0625\u0622\u0671"), UC_STR_INIT("\u0627\u0627\u0627\u0627")},
        {UC_STR_INIT("\u0627\u0654"), UC_STR_INIT("\u0627")},
        {UC_STR_INIT("\u062F\u0648\u0644\u0629"), UC_STR_INIT("\u062F\u0648\u0644\u0647")},
        {UC_STR_INIT("\u0639\u0644\u0649"), UC_STR_INIT("\u0639\u0644\u064A")},
        {UC_STR_INIT("\u0662\u0660\u0660\u0662 \u0660\u066B\u0667"), UC_STR_INIT("2002 0.7")},
        {UC_STR_INIT("\uFEFB"), UC_STR_INIT("\u0644\u0627")}, /* a ligature of print */
        {UC_STR_INIT("\u5357\u5357\u5408\u4F5C\u3000\uFF08\uFF09"),
         UC_STR_INIT("\u5357\u5357\u5408\u4F5C ()")},
        {UC_STR_INIT("\uF900"), UC_STR_INIT("\u8C48")}, /* a compatibility ideograph */
        {UC_STR_INIT("\uD55C"), UC_STR_INIT("\uD55C")},
        {UC_STR_INIT("Consid\xE9rant"), UC_STR_INIT("consid\uFFFDrant")},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uc_str text = bare_copy(cases[i].text);
        check_fold(text, cases[i].folded);
        free_bare_copy(text);
    }
}

/* Every character: folding is settled at once, and small and capital letters meet. */
static void test_fold_every_character(void **state)
{
    struct uc_buf character = {0}, once = {0}, twice = {0};
    (void)state;
    for (uint32_t c = 1; c < 0x110000; c++) {
        uc_buf_clear(&character);
        uc_buf_clear(&once);
        uc_buf_clear(&twice);
        uc_buf_char(&character, c);
        uc_text_fold(uc_buf_str(&character), &once);
        uc_text_fold(uc_buf_str(&once), &twice);
        if (!uc_str_equal(uc_buf_str(&once), uc_buf_str(&twice)))
            fail_msg("U+%04X folds to \"%s\", and that to \"%s\"", c, once.ptr, twice.ptr);
    }
    uc_buf_free(&character);
    uc_buf_free(&once);
    uc_buf_free(&twice);
}

static void test_fold_appends(void **state)
{
    struct uc_buf folded = {0};
    (void)state;
    uc_buf_add(&folded, UC_STR("Kept:"));
    uc_text_fold(UC_STR("\u00C9TAT"), &folded);
    uc_text_fold(UC_STR("S"), &folded);
    check_equal(uc_buf_str(&folded), UC_STR("Kept:etats"));
    uc_buf_free(&folded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_classes),
        cmocka_unit_test_setup_teardown(test_repair, new_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_tidy, new_arena, free_arena),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_fold_every_character),
        cmocka_unit_test(test_fold_appends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
