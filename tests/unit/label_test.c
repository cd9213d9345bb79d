/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/label.h"

#include "parser/article.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NO_NUMBER                                                                                  \
    {                                                                                              \
        UC_NUMBER_NONE, "", 0, 0, 0, ""                                                            \
    }

struct reading_case {
    const char *text;
    struct {
        enum uc_number_form form;
        const char *printed;
        uint32_t arabic, letter, roman;
        const char *rest; /* the text behind the number */
    } expected;
};

static const struct reading_case cases[] = {
    {"6. Requests", {UC_NUMBER_STOP, "6", 6, 0, 0, "Requests"}},
    {"124.  Decides", {UC_NUMBER_STOP, "124", 124, 0, 0, "Decides"}},
    {"6.\xC2\xA0Requests", {UC_NUMBER_STOP, "6", 6, 0, 0, "Requests"}},
    {"6.Requests", {UC_NUMBER_STOP, "6", 6, 0, 0, "Requests"}},
    {"6 bis. Requests", {UC_NUMBER_STOP, "6 bis", 6, 0, 0, "Requests"}},
    {"6 bis Requests", {UC_NUMBER_STOP, "6 bis", 6, 0, 0, "Requests"}},
    {"12 quater. Notes", {UC_NUMBER_STOP, "12 quater", 12, 0, 0, "Notes"}},
    {"6 alt. Notes", {UC_NUMBER_STOP, "6 alt", 6, 0, 0, "Notes"}},
    {"29A.175 The Committee", {UC_NUMBER_STOP, "29A.175", 175, 0, 0, "The Committee"}},
    {"II.75 The Committee", {UC_NUMBER_STOP, "II.75", 75, 0, 0, "The Committee"}},
    {"4.2 By 2030, ensure", {UC_NUMBER_STOP, "4.2", 2, 0, 0, "By 2030, ensure"}},
    {"4.a Build", {UC_NUMBER_STOP, "4.a", 0, 1, 0, "Build"}},
    {"OP6. Requests", {UC_NUMBER_STOP, "6", 6, 0, 0, "Requests"}},
    {"(a) To ensure", {UC_NUMBER_BRACKET, "a", 0, 1, 0, "To ensure"}},
    {"(aa) To ensure", {UC_NUMBER_BRACKET, "aa", 0, 27, 0, "To ensure"}},
    {"(i) To ensure", {UC_NUMBER_BRACKET, "i", 0, 9, 1, "To ensure"}},
    {"(ii) To ensure", {UC_NUMBER_BRACKET, "ii", 0, 35, 2, "To ensure"}},
    {"(iv) To ensure", {UC_NUMBER_BRACKET, "iv", 0, 0, 4, "To ensure"}},
    {"a) Veiller", {UC_NUMBER_BRACKET, "a", 0, 1, 0, "Veiller"}},
    {"ii) Velar", {UC_NUMBER_BRACKET, "ii", 0, 35, 2, "Velar"}},
    {"(12) The State", {UC_NUMBER_BRACKET, "12", 12, 0, 0, "The State"}},
    {"a. To ensure", {UC_NUMBER_STOP, "a", 0, 1, 0, "To ensure"}},
    {"IV. Conclusions", {UC_NUMBER_STOP, "IV", 0, 0, 4, "Conclusions"}},
    {"C. Conclusions", {UC_NUMBER_STOP, "C", 0, 3, 100, "Conclusions"}},
    {"II", {UC_NUMBER_STOP, "II", 0, 35, 2, ""}},
    {"٦ - تطلب", {UC_NUMBER_STOP, "6", 6, 0, 0, "تطلب"}},
    {"(أ) أن", {UC_NUMBER_BRACKET, "أ", 0, 1, 0, "أن"}},
    {"6．请秘书长", {UC_NUMBER_STOP, "6", 6, 0, 0, "请秘书长"}},
    {"（a）确保", {UC_NUMBER_BRACKET, "a", 0, 1, 0, "确保"}},
    {"十二、结论", {UC_NUMBER_STOP, "十二", 0, 0, 12, "结论"}},
    {"в) обеспечить", {UC_NUMBER_BRACKET, "в", 0, 3, 0, "обеспечить"}},
    {"㈠ 深井", {UC_NUMBER_BRACKET, "一", 0, 0, 1, "深井"}},
    {"'2' الآبار", {UC_NUMBER_BRACKET, "2", 2, 0, 0, "الآبار"}},
    {"ثانيا - الهدف", {UC_NUMBER_STOP, "ثانيا", 0, 0, 2, "الهدف"}},
    {"– a bridge", {UC_NUMBER_BULLET, "", 0, 0, 0, "a bridge"}},
    {"• a bridge", {UC_NUMBER_BULLET, "", 0, 0, 0, "a bridge"}},
    /* what is no number */
    {"6 December 2044", NO_NUMBER},
    {"2.5 million people", NO_NUMBER},
    {"(Signed) Ada Quay", NO_NUMBER},
    {"(2044) was a dry year", {UC_NUMBER_BRACKET, "2044", 2044, 0, 0, "was a dry year"}},
    {"‘a’ is a letter", NO_NUMBER},
    {"‘60s were dry", NO_NUMBER},
    {"ثانيا، يجب", NO_NUMBER},
    {"H.E. Mr. Marsh", NO_NUMBER},
    {"No. 5 of the list", NO_NUMBER},
    {"e.g. bridges", NO_NUMBER},
    {"The General Assembly,", NO_NUMBER},
    {"", NO_NUMBER},
};

static void a_number_is_read_with_all_its_readings(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uc_str text = uc_str_from(cases[i].text);
        struct uc_number number = uc_number_read(text, arena);
        print_message("%s\n", cases[i].text);
        assert_int_equal(number.form, cases[i].expected.form);
        if (number.form == UC_NUMBER_NONE) {
            assert_int_equal(number.length, 0);
            continue;
        }
        uc_str rest = uc_str_slice(text, number.length, text.len);
        assert_int_equal(number.reading[UC_COUNT_ARABIC], cases[i].expected.arabic);
        assert_int_equal(number.reading[UC_COUNT_LETTER], cases[i].expected.letter);
        assert_int_equal(number.reading[UC_COUNT_ROMAN], cases[i].expected.roman);
        assert_true(uc_str_equal(number.printed, uc_str_from(cases[i].expected.printed)));
        assert_true(uc_str_equal(rest, uc_str_from(cases[i].expected.rest)));
    }
    uc_arena_free(arena);
}

static void an_inserted_number_says_so(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    assert_true(uc_number_read(UC_STR("6 ter. Notes"), arena).inserted);
    assert_false(uc_number_read(UC_STR("6. Notes"), arena).inserted);
    assert_true(uc_number_read(UC_STR("PP3 alt. Noting"), arena).preambular);
    uc_arena_free(arena);
}

static void articles_are_read_in_six_languages(void **state)
{
    static const struct {
        const char *text, *label;
    } articles[] = {
        {"Article 13", "13"},
        {"Article 1: Right to water", "1"},
        {"Article premier", "1"},
        {"Artículo 13", "13"},
        {"Статья 13", "13"},
        {"المادة ١٣", "13"},
        {"第十三条", "13"},
        {"Principle 3", "principle 3"},
        {"Goal 4. End thirst everywhere", "goal 4"},
        {"Article 55 of the Charter provides for wells.", ""},
        {"Goal 4: by digging wells;", ""},
        {"Articles of association", ""},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        struct uc_article article = uc_article_read(uc_str_from(articles[i].text), arena);
        print_message("%s\n", articles[i].text);
        assert_true(uc_str_equal(article.label, uc_str_from(articles[i].label)));
        assert_int_equal(article.length > 0, *articles[i].label != '\0');
    }
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_read_with_all_its_readings),
        cmocka_unit_test(an_inserted_number_says_so),
        cmocka_unit_test(articles_are_read_in_six_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
