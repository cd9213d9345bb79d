/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a query -> the names that stand for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clause/buf.h"
#include "search/names.h"

static const struct uc_named named[] = {
    {UC_STR_INIT("lamp owner guild"), UC_STR_INIT("log"), 3},
    {UC_STR_INIT("log"), UC_STR_INIT("lamp owners guild"), 3},
    {UC_STR_INIT("log"), UC_STR_INIT("list of goats"), 1},
    {UC_STR_INIT("pa"), UC_STR_INIT("port amity"), 20},
    {UC_STR_INIT("pa"), UC_STR_INIT("public address"), 1},
    {UC_STR_INIT("world hat order"), UC_STR_INIT("who"), 9},
};

static enum uc_status list_names(void *context, uc_str beginning, uc_arena *arena,
                                 struct uc_named_list *out, struct uc_error *err)
{
    (void)context, (void)err;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        uc_str term = uc_arena_printf(arena, "%.*s\t", UC_ARG(named[i].key));
        if (uc_str_starts(term, beginning))
            *UC_PUSH(arena, &out->list) = named[i];
    }
    return UC_OK;
}

static const struct uc_name_source source = {
    .lines = UC_STR_INIT("# mine\n\nFerry Line = FL = Société des bacs\nRivers Declaration = "
                         "A/RES/99/903\nbroken\n= \n==x"),
    .list = list_names,
};

/* "words => alternatives, each with the words [first, behind) that it stands for". */
static void assert_found(const char *query, const char *expected)
{
    uc_arena *arena = uc_arena_new();
    uc_analyzer *analyzer = uc_analyzer_new();
    struct uc_tokens tokens =
        uc_analyze(analyzer, uc_str_from(query), UC_LANGUAGE_UNKNOWN, 1, arena);
    uc_str words[100];
    assert_true(tokens.list.count <= 100);
    for (size_t i = 0; i < tokens.list.count; i++)
        words[i] = tokens.list.at[i].word;
    struct uc_alternatives found = {0};
    struct uc_buf got = {0};
    assert_int_equal(
        uc_names_find(&source, analyzer, words, tokens.list.count, arena, &found, NULL), UC_OK);
    for (size_t i = 0; i < found.list.count; i++)
        uc_buf_printf(&got, "%s%zu-%zu %.*s", i ? "; " : "", found.list.at[i].first,
                      found.list.at[i].first + found.list.at[i].count,
                      UC_ARG(found.list.at[i].name));
    if (!uc_str_equal(uc_buf_str(&got), uc_str_from(expected)))
        fail_msg("%s\n expected %s\n got %.*s", query, expected, UC_ARG(uc_buf_str(&got)));
    uc_buf_free(&got);
    uc_analyzer_free(analyzer);
    uc_arena_free(arena);
}

static void names_of_the_index(void **state)
{
    (void)state;
    assert_found("the Lamp Owner's Guild", "1-4 log");
    assert_found("LOG", "0-1 lamp owners guild; 0-1 list of goats");
    assert_found("PA lamps", "0-1 port amity"); /* the other is twenty times rarer */
    assert_found("lamp owners", "");
    assert_found("world hat order", ""); /* "who" would be everywhere */
    assert_found("who", "");
}

static void names_of_the_lists(void **state)
{
    (void)state;
    assert_found("ferry lines", "0-2 fl; 0-2 societe des bacs");
    assert_found("fl", "0-1 ferry line; 0-1 societe des bacs");
    assert_found("SOCIETE DES BACS", "0-3 ferry line; 0-3 fl");
    assert_found("support for TCDC", "2-3 technical cooperation among developing countries");
    assert_found("least developed countries and SDGs",
                 "0-3 ldc; 4-5 sustainable development goals");
    assert_found("World Trade Organisation", "0-3 wto");
    assert_found("rivers declaration", ""); /* a symbol is no word */
    assert_found("broken x", "");
    assert_found("", "");
}

static void symbols(void **state)
{
    (void)state;
    static const struct {
        const char *name, *symbol;
    } pairs[] = {
        {"Rivers Declaration", "A/RES/99/903"},
        {"the 2030 Agenda", "A/RES/70/1"},
        {"Millennium declaration", "A/RES/55/2"},
        {"Monterrey Consensus", "A/CONF.198/11"},
        {"WTO", ""},
        {"", ""},
        {"A/RES/70/1", ""},
    };
    uc_arena *arena = uc_arena_new();
    uc_analyzer *analyzer = uc_analyzer_new();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        uc_str symbol = uc_names_symbol(&source, analyzer, uc_str_from(pairs[i].name), arena);
        if (!uc_str_equal(symbol, uc_str_from(pairs[i].symbol)))
            fail_msg("%s: %.*s", pairs[i].name, UC_ARG(symbol));
    }
    uc_analyzer_free(analyzer);
    uc_arena_free(arena);
}

/* Each line has two names or more. */
static void the_known_list_is_sound(void **state)
{
    (void)state;
    for (size_t i = 0; uc_names_known[i] != NULL; i++)
        if (!uc_str_has(uc_str_from(uc_names_known[i]), UC_STR(" = ")))
            fail_msg("%s", uc_names_known[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_index),
        cmocka_unit_test(names_of_the_lists),
        cmocka_unit_test(symbols),
        cmocka_unit_test(the_known_list_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
