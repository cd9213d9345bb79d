/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citations as people type them in the six languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clause/citation.h"

static void citations_of_six_languages(void **state)
{
    (void)state;
    static const struct {
        const char *text, *symbol, *label;
        enum uc_language language;
    } cases[] = {
        {"A/RES/79/236, para. 5", "A/RES/79/236", "5", UC_LANGUAGE_UNKNOWN},
        {"résolution 79/236, par. 5", "A/RES/79/236", "5", UC_FRENCH},
        {"A/RES/79/236, paragraphe 5", "A/RES/79/236", "5", UC_FRENCH},
        {"paragraphe 5 de la résolution 79/236", "A/RES/79/236", "5", UC_FRENCH},
        {"la résolution 79/236 de l'Assemblée générale, paragraphe 5", "A/RES/79/236", "5",
         UC_FRENCH},
        {"résolution 79/236 de l’Assemblée générale en date du 19 décembre 2024, par. 5",
         "A/RES/79/236", "5", UC_FRENCH},
        {"alinéa a) du paragraphe 5 de la résolution 79/236", "A/RES/79/236", "5 (a)", UC_FRENCH},
        {"la resolución 79/236 de la Asamblea General, párrafo 5", "A/RES/79/236", "5", UC_SPANISH},
        {"resolución 79/236, párr. 5 a)", "A/RES/79/236", "5 (a)", UC_SPANISH},
        {"párrafo 5 de la resolución 79/236", "A/RES/79/236", "5", UC_SPANISH},
        {"резолюция 79/236, пункт 5", "A/RES/79/236", "5", UC_RUSSIAN},
        {"пункт 5 резолюции 79/236", "A/RES/79/236", "5", UC_RUSSIAN},
        {"резолюция 79/236 Генеральной Ассамблеи, пункт 5", "A/RES/79/236", "5", UC_RUSSIAN},
        {"قرار الجمعية العامة 79/236، الفقرة 5", "A/RES/79/236", "5", UC_ARABIC},
        {"大会第79/236号决议第5段", "A/RES/79/236", "5", UC_CHINESE},
        {"القرار 79/236، الفقرة 5", "A/RES/79/236", "5", UC_ARABIC},
        {"الفقرة 5 من القرار 79/236", "A/RES/79/236", "5", UC_ARABIC},
        {"第79/236号决议第5段", "A/RES/79/236", "5", UC_CHINESE},
        {"第79/236号决议，第5段", "A/RES/79/236", "5", UC_CHINESE},
        {"第79/236号决议", "A/RES/79/236", "", UC_CHINESE},
        {"79/236 序言部分第3段", "A/RES/79/236", "PP3", UC_CHINESE},
        {"A/RES/79/236 第5段", "A/RES/79/236", "5", UC_CHINESE},
    };
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct uc_citation got = {0};
        if (!uc_citation_parse(uc_str_from(cases[i].text), arena, &got))
            fail_msg("%s: no citation", cases[i].text);
        if (!uc_str_equal(got.symbol, uc_str_from(cases[i].symbol)) ||
            !uc_str_equal(got.label, uc_str_from(cases[i].label)) ||
            got.language != cases[i].language)
            fail_msg("%s: %.*s, %.*s (%s)", cases[i].text, UC_ARG(got.symbol), UC_ARG(got.label),
                     uc_language_code(got.language));
    }
    uc_arena_free(arena);
}

static void what_is_no_citation(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "可持续发展",      "第", "段", "القرار", "резолюции", "،،", "устойчивое развитие",
        "de la résolution"};
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct uc_citation got = {0};
        if (uc_citation_parse(uc_str_from(texts[i]), arena, &got))
            fail_msg("%s: %.*s", texts[i], UC_ARG(got.symbol));
    }
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(citations_of_six_languages),
        cmocka_unit_test(what_is_no_citation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
