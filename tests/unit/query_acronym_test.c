/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text -> the acronyms that it explains. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "acronym.h"
#include "clause/buf.h"

#include <string.h>

static void assert_found(const char *text, const char *expected)
{
    uc_arena *arena = uc_arena_new();
    struct uc_buf found = {0};
    struct uc_acronyms acronyms = uc_acronyms_find(uc_str_from(text), arena);
    for (size_t i = 0; i < acronyms.list.count; i++)
        uc_buf_printf(&found, "%s%.*s = %.*s", i ? "; " : "", UC_ARG(acronyms.list.at[i].letters),
                      UC_ARG(acronyms.list.at[i].name));
    uc_str got = uc_buf_str(&found);
    if (!uc_str_equal(got, uc_str_from(expected)))
        fail_msg("%s\n expected %s\n got %.*s", text, expected, UC_ARG(got));
    uc_buf_free(&found);
    uc_arena_free(arena);
}

static void names_before_their_acronym(void **state)
{
    (void)state;
    assert_found("Rules of the World Trade Organization (WTO) hold",
                 "WTO = World Trade Organization");
    assert_found("the least developed countries (LDCs), and", "LDC = least developed countries");
    assert_found("the Food and Agriculture Organization (FAO)",
                 "FAO = Food and Agriculture Organization");
    assert_found("United Nations Conference on Trade and Development (UNCTAD)",
                 "UNCTAD = United Nations Conference on Trade and Development");
    assert_found("the Office of the United Nations High Commissioner for Human Rights (OHCHR)",
                 "OHCHR = Office of the United Nations High Commissioner for Human Rights");
    assert_found("United Nations Educational, Scientific and Cultural Organization (UNESCO)",
                 "UNESCO = United Nations Educational, Scientific and Cultural Organization");
    assert_found("Organisation for Economic Co-operation and Development (OECD)",
                 "OECD = Organisation for Economic Co-operation and Development");
    assert_found("the Port Amity Ferry Service (PAFS) and its Safety Board (SB)",
                 "PAFS = Port Amity Ferry Service; SB = Safety Board");
}

static void names_behind_their_acronym(void **state)
{
    (void)state;
    assert_found("SIDS (small island developing States) are",
                 "SIDS = small island developing States");
    assert_found("goods in the EU (14), the rest", "");
}

static void other_languages(void **state)
{
    (void)state;
    assert_found("l’Organisation mondiale du commerce (OMC)",
                 "OMC = Organisation mondiale du commerce");
    assert_found("Всемирной торговой организации (ВТО)", "ВТО = Всемирной торговой организации");
}

static void what_is_none(void **state)
{
    (void)state;
    assert_found("resolution 2625 (XXV) of 24 October", "");
    assert_found("by its Chair (Kenya)", "");
    assert_found("the words (A) and (AB) and ()", "");
    assert_found("Trade. Organization (WTO)", "");
    assert_found("of the other organizations (OTO)", "");
    assert_found("(WTO", "");
    assert_found("(WTO)", "");
    assert_found("A (A) B (B", "");
    assert_found("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_before_their_acronym),
        cmocka_unit_test(names_behind_their_acronym),
        cmocka_unit_test(other_languages),
        cmocka_unit_test(what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
