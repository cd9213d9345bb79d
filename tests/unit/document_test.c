/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void kinds_have_names(void **state)
{
    (void)state;
    enum uc_kind kind = UC_TABLE;
    for (unsigned i = 0; i < UC_KIND_COUNT; i++) {
        assert_true(uc_kind_from(uc_str_from(uc_kind_name((enum uc_kind)i)), &kind));
        assert_int_equal(kind, i);
    }
    assert_true(uc_kind_from(UC_STR("Operative"), &kind));
    assert_int_equal(kind, UC_OPERATIVE);
    assert_false(uc_kind_from(UC_STR("operativ"), &kind));
    assert_false(uc_kind_from(UC_STR(""), &kind));
    assert_int_equal(kind, UC_OPERATIVE);
}

static void a_document_is_dated_by_adoption_first(void **state)
{
    (void)state;
    struct uc_document *doc = uc_document_new();
    assert_int_equal(uc_document_date(doc).year, 0);
    doc->distributed = (struct uc_date){2045, 1, 14};
    assert_int_equal(uc_document_date(doc).year, 2045);
    doc->adopted = (struct uc_date){2044, 12, 20};
    assert_int_equal(uc_document_date(doc).year, 2044);
    uc_document_free(doc);
    uc_document_free(NULL);
}

static void dates_are_found_in_all_languages(void **state)
{
    static const struct {
        const char *text, *date;
    } rows[] = {
        {"2044-12-20", "2044-12-20"},
        {"20 December 2044", "2044-12-20"},
        {"Distr.: General, 20 DECEMBER 2044", "2044-12-20"},
        {"December 20, 2044", "2044-12-20"},
        {"the 1st of May 2044", "2044-05-01"},
        {"in December 2044", "2044-12"},
        {"20\u00A0December\u00A02044", "2044-12-20"},
        {"18-22 March 2044", "2044-03-22"},
        {"30 August-12 September 2044", "2044-09-12"},
        {"82nd plenary meeting 29 November 2044", "2044-11-29"},
        {"le 1er décembre 2044", "2044-12-01"},
        {"20 février 2044", "2044-02-20"},
        {"20 de diciembre de 2044", "2044-12-20"},
        {"1º de mayo del 2044", "2044-05-01"},
        {"20 декабря 2044 года", "2044-12-20"},
        {"3 мая 2044 г.", "2044-05-03"},
        {"20 كانون الأول/ديسمبر 2044", "2044-12-20"},
        {"٢٠ أيار/مايو ٢٠٤٤", "2044-05-20"},
        {"2044年12月20日", "2044-12-20"},
        {"2044 年 12 月 20 日", "2044-12-20"},
        {"2044年12月", "2044-12"},
        {" 2044 ", "2044"},
        {"2044-12", "2044-12"},
        {"2044-13", ""},
        {"in 2044-12", ""},
        {"", ""},
        {"in 2044", ""},
        {"57/263", ""},
        {"2044-13-01", ""},
        {"2044-12-201", ""},
        {"may 2044 be better", "2044-05"},
        {"maybe 2044", ""},
        {"0 May 2044", "2044-05"},
        {"32 May 20444", ""},
        {"1234567890123456789", ""},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        uc_str got = uc_date_print(uc_date_find(uc_str_from(rows[i].text)), arena);
        if (!uc_str_equal(got, uc_str_from(rows[i].date)))
            fail_msg("%s: wanted '%s', got '%.*s'", rows[i].text, rows[i].date, UC_ARG(got));
    }
    uc_arena_free(arena);
}

static void a_date_is_read_only_where_it_stands(void **state)
{
    (void)state;
    struct uc_date date = {0};
    uc_str text = UC_STR("5 December 1980 and 70/186");
    assert_int_equal(uc_date_read(text, &date), 15);
    assert_int_equal(date.year, 1980);
    assert_int_equal(uc_date_read(UC_STR("of 5 December 1980"), &date), 0);
    assert_int_equal(uc_date_read(UC_STR(""), &date), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_have_names),
        cmocka_unit_test(a_document_is_dated_by_adoption_first),
        cmocka_unit_test(dates_are_found_in_all_languages),
        cmocka_unit_test(a_date_is_read_only_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
