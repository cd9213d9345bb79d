/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/symbol.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct row {
    const char *text, *references; /* "SYMBOL PART #PARAGRAPH; …" */
};

static uc_str references_in(const char *text, const char *organ, uc_arena *arena)
{
    struct uc_references found = uc_references_in(uc_str_from(text), uc_str_from(organ), arena);
    uc_str all = {0};
    for (size_t i = 0; i < found.list.count; i++) {
        const struct uc_reference *it = &found.list.at[i];
        assert_true(it->start < it->end && it->end <= strlen(text));
        all = uc_arena_printf(arena, "%.*s%s%.*s%s%.*s%s%.*s", UC_ARG(all), i ? "; " : "",
                              UC_ARG(it->symbol), it->part.len ? " " : "", UC_ARG(it->part),
                              it->paragraph.len ? " #" : "", UC_ARG(it->paragraph));
    }
    return all;
}

static void check(const struct row *rows, size_t count, const char *organ)
{
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < count; i++) {
        uc_str got = references_in(rows[i].text, organ, arena);
        if (!uc_str_equal(got, uc_str_from(rows[i].references)))
            fail_msg("%s: wanted '%s', got '%.*s'", rows[i].text, rows[i].references, UC_ARG(got));
    }
    uc_arena_free(arena);
}

static void nouns_are_distributed_over_lists(void **state)
{
    static const struct row rows[] = {
        {"Recalling also its resolutions 35/63 of 5 December 1980 and 70/186 of 22 December 2015,",
         "A/RES/35/63; A/RES/70/186"},
        {"Recalling its resolutions 44/82 of 8 December 1989, 50/142 of 21 December 1995, 55/2 and "
         "S-25/2,",
         "A/RES/44/82; A/RES/50/142; A/RES/55/2; A/RES/S-25/2"},
        {"Recalling resolution 1970 (2011) and decision 56/324,",
         "S/RES/1970 (2011); A/DEC/56/324"},
        {"Recalling resolutions 217 A (III), 2625 (XXV) and 61/267 B,",
         "A/RES/217 A (III); A/RES/2625 (XXV); A/RES/61/267 B"},
        {"Recalling resolutions 2200 A (XXI) of 16 December 1966 and 3201 (S-VI) of 1 May 1974,",
         "A/RES/2200 A (XXI); A/RES/3201 (S-VI)"},
        {"Recalling its resolution 70/1 on sustainable development, 71/313 and 50/50 shares,",
         "A/RES/70/1; A/RES/71/313"},
        {"Recalling resolution 55/2, and again resolution 55/2,", "A/RES/55/2"},
        {"the rivers, 57/144 of 16 December 2044 and all others,", "A/RES/57/144"},
        {"its resolutions 46/182 of 19\u00A0December 1991 and ES‑10/23,",
         "A/RES/46/182; A/RES/ES-10/23"},
    };
    (void)state;
    check(rows, COUNT(rows), "General Assembly");
}

static void the_organ_is_the_one_that_the_text_names(void **state)
{
    static const struct row assembly[] = {
        {"Security Council resolution 1325 (2000)", "S/RES/1325 (2000)"},
        {"Security Council resolution 1325", "S/RES/1325"},
        {"Economic and Social Council resolution 2006/49 and Assembly resolution 60/1",
         "E/RES/2006/49; A/RES/60/1"},
        {"Council resolutions 2006/49, 1970 (2011) and 12/10",
         "E/RES/2006/49; S/RES/1970 (2011); A/HRC/RES/12/10"},
        {"Human Rights Council resolutions 49/20 and S-36/1", "A/HRC/RES/49/20; A/HRC/RES/S-36/1"},
        {"resolution 49/20 of the Human Rights Council", "A/HRC/RES/49/20"},
        {"resolutions 48/20 of 7 July 2044 and 49/20, adopted by the Human Rights Council",
         "A/HRC/RES/48/20; A/HRC/RES/49/20"},
        {"decision 2002/18 of 27 September 2002, taken by the Executive Board of the United "
         "Nations "
         "Development Programme and the United Nations Population Fund",
         "DP/DEC/2002/18"},
        {"decision 2002/225 of the Economic and Social Council", "E/DEC/2002/225"},
        {"resolution 2005/35 of the Commission on Human Rights", "E/CN.4/RES/2005/35"},
        {"resolution 57/1 of the Commission on the Status of Women", ""},
        {"Environment Assembly resolution 5/14", "UNEP/EA.5/Res.14"},
        {"the Council, in its resolution 2006/49,", "E/RES/2006/49"},
        {"the recommendations of the Special Committee contained in its resolution 47/120 B",
         "A/RES/47/120 B"},
    };
    static const struct row council[] = {
        {"Recalling its resolutions 12/10 and S-36/1", "A/HRC/RES/12/10; A/HRC/RES/S-36/1"},
        {"Recalling General Assembly resolution 60/251 and its resolution 5/1",
         "A/RES/60/251; A/HRC/RES/5/1"},
        {"as the General Assembly requested in its resolution 60/251", "A/RES/60/251"},
        {"its resolutions 5/1 on rivers and 5/2 on dams", "A/HRC/RES/5/1; A/HRC/RES/5/2"},
        {"Recalling its decision 17/119 and resolution 2006/49", "A/HRC/DEC/17/119; E/RES/2006/49"},
    };
    static const struct row board[] = {
        {"Recalls its decision 2044/3 and Board decision 2043/7", "DP/DEC/2044/3; DP/DEC/2043/7"},
    };
    static const struct row unknown[] = {
        {"resolutions 57/263, 1970 (2011), 2006/49 and 2625 (XXV)",
         "A/RES/57/263; S/RES/1970 (2011); E/RES/2006/49; A/RES/2625 (XXV)"},
    };
    (void)state;
    check(assembly, COUNT(assembly), "General Assembly");
    check(council, COUNT(council), "Human Rights Council");
    check(board, COUNT(board),
          "Executive Board of the United Nations Development Programme, the "
          "United Nations Population Fund and the United Nations Office for "
          "Project Services");
    check(unknown, COUNT(unknown), "");
}

static void symbols_are_kept_whole(void **state)
{
    static const struct row rows[] = {
        {"the report of the Secretary-General (A/56/618)", "A/56/618"},
        {"See WT/MIN(15)/48-WT/L/982.", "WT/MIN(15)/48-WT/L/982"},
        {"See FCCC/PA/CMA/2023/16/Add.1, decision 1/CMA.5.", "FCCC/PA/CMA/2023/16/Add.1"},
        {"A/57/444, annex.", "A/57/444 annex"},
        {"See A/57/155; A/57/156, para. 3; and DP/2003/2.", "A/57/155; A/57/156 #3; DP/2003/2"},
        {"Supplement No. 6 (E/1984/16), chap. IV, sect. B", "E/1984/16"},
        {"See S/PRST/2044/4, annex II, paras. 3 and 4.", "S/PRST/2044/4 annex II #3"},
        {"Resolution 70/1.", "A/RES/70/1"},
        {"See resolution 55/2.", "A/RES/55/2"},
        {"Resolution 61/295, annex.", "A/RES/61/295 annex"},
    };
    (void)state;
    check(rows, COUNT(rows), "General Assembly");
}

static void paragraphs_are_found_before_and_behind(void **state)
{
    static const struct row rows[] = {
        {"paragraph 17 of resolution 1970 (2011)", "S/RES/1970 (2011) #17"},
        {"paragraph 6 (a) of its resolution 57/263", "A/RES/57/263 #6 (a)"},
        {"paragraphs 34 and 35 of General Assembly resolution 57/263",
         "A/RES/57/263 #34; A/RES/57/263 #35"},
        {"section XI of its resolution 55/258", "A/RES/55/258 sect. XI"},
        {"paragraph 2 of section II of its resolution 55/258", "A/RES/55/258 sect. II #2"},
        {"the annex to resolution 57/263", "A/RES/57/263 annex"},
        {"para. 26 of A/57/444", "A/57/444 #26"},
        {"resolution 57/263, para. 6", "A/RES/57/263 #6"},
        {"resolution 57/263, paragraph 6 of resolution 58/1", "A/RES/57/263; A/RES/58/1 #6"},
        {"paragraphs 34 and 35 above, and resolution 57/263", "A/RES/57/263"},
        {"paragraph 5 of the present resolution and resolution 57/263", "A/RES/57/263"},
    };
    (void)state;
    check(rows, COUNT(rows), "General Assembly");
}

static void other_numbers_are_no_references(void **state)
{
    static const struct row rows[] = {
        {"No digits, and no resolution.", ""},
        {"a vote of 3/281, in 2002/03, on 9/11, by 24/7 and 50/50", ""},
        {"resolution of the year 2002", ""},
        {"Articles 55 and 56 of the Charter", ""},
        {"the decision of 5 December 1980", ""},
        {"the biennium 2044/45 and the period 2044/2045", ""},
        {"resolution 3/4", ""},
        {"the present resolution, 3 of its paragraphs", ""},
        {"2044/EB.A/1 Opening remarks", ""},
        {"HIV/AIDS, COVID-19 and A/C.2", ""},
        {"United Nations publication, Sales No. E.02.II.A.7", ""},
        {"12345678901234567890/12345678901234567890", ""},
        {"resolution 1 resolution 22 resolution 333/ /4", ""},
    };
    (void)state;
    check(rows, COUNT(rows), "General Assembly");
}

static void other_languages_are_read_too(void **state)
{
    static const struct row rows[] = {
        {"Rappelant ses résolutions 35/63 du 5 décembre 1980 et 70/186 du 22 décembre 2015,",
         "A/RES/35/63; A/RES/70/186"},
        {"la résolution 49/20 du Conseil des droits de l’homme", "A/HRC/RES/49/20"},
        {"le paragraphe 6 de la résolution 57/263", "A/RES/57/263 #6"},
        {"Recordando sus resoluciones 35/63, de 5 de diciembre de 1980, y 70/186,",
         "A/RES/35/63; A/RES/70/186"},
        {"ссылаясь на свои резолюции 35/63 от 5 декабря 1980 года и 70/186,",
         "A/RES/35/63; A/RES/70/186"},
        {"إذ تشير إلى قراريها 35/63 المؤرخ 5 كانون الأول/ديسمبر 1980 و 70/186،",
         "A/RES/35/63; A/RES/70/186"},
        {"قرار مجلس الأمن 1990 (2011)", "S/RES/1990 (2011)"},
        {"回顾其1980年12月5日第35/63号和2015年12月22日第70/186号决议，",
         "A/RES/35/63; A/RES/70/186"},
        {"人权理事会第49/20号决议和第2164（2014）号决议", "A/HRC/RES/49/20; S/RES/2164 (2014)"},
    };
    (void)state;
    check(rows, COUNT(rows), "General Assembly");
}

static void references_stand_at_their_bytes(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    uc_str text = UC_STR("See paragraph 6 of resolution 57/263, and A/57/444, annex.");
    struct uc_references found = uc_references_in(text, UC_STR(""), arena);
    assert_int_equal(found.list.count, 2);
    const struct uc_reference *it = found.list.at;
    assert_true(uc_str_equal(uc_str_slice(text, it[0].start, it[0].end),
                             UC_STR("paragraph 6 of resolution 57/263")));
    assert_true(
        uc_str_equal(uc_str_slice(text, it[1].start, it[1].end), UC_STR("A/57/444, annex")));
    uc_arena_free(arena);
}

/* However long the text, the work stays bounded. */
static void a_flood_of_numbers_is_bounded(void **state)
{
    enum { TIMES = 20000, EACH = 7 };
    (void)state;
    uc_arena *arena = uc_arena_new();
    char *text = malloc(TIMES * EACH + 16);
    assert_non_null(text);
    snprintf(text, TIMES * EACH + 16, "resolutions ");
    for (size_t i = 0; i < TIMES; i++)
        snprintf(text + 12 + i * EACH, EACH + 1, "9%zu/%02zu, ", i % 10, 10 + i / 10 % 90);
    struct uc_references found = uc_references_in(uc_str_from(text), UC_STR(""), arena);
    assert_in_range(found.list.count, 100, 1000);
    free(text);
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nouns_are_distributed_over_lists),
        cmocka_unit_test(the_organ_is_the_one_that_the_text_names),
        cmocka_unit_test(symbols_are_kept_whole),
        cmocka_unit_test(paragraphs_are_found_before_and_behind),
        cmocka_unit_test(other_numbers_are_no_references),
        cmocka_unit_test(other_languages_are_read_too),
        cmocka_unit_test(references_stand_at_their_bytes),
        cmocka_unit_test(a_flood_of_numbers_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
