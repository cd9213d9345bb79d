/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the engine can't tell, told by the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "match_fixture.h"
#include "search/match.h"

#include <string.h>

static uc_arena *arena;
static uc_analyzer *analyzer;

static int set_up(void **state)
{
    (void)state;
    arena = uc_arena_new();
    analyzer = uc_analyzer_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    uc_analyzer_free(analyzer);
    uc_arena_free(arena);
    return 0;
}

static struct uc_tokens tokens_of(const char *text)
{
    return uc_analyze(analyzer, uc_str_from(text), UC_ENGLISH, 1, arena);
}

static const struct uc_query *term(const char *text)
{
    return uc_query_term(arena, uc_str_from(text));
}

static const struct uc_query *word(const char *text)
{
    uc_str stem = uc_term_stem(uc_stem(analyzer, uc_str_from(text), UC_ENGLISH, arena), arena);
    return uc_query_text(arena, UC_QUERY_WORD, uc_str_from(text), uc_query_term(arena, stem));
}

static const struct uc_query *beginning(const char *text)
{
    return uc_query_text(arena, UC_QUERY_BEGINNING, uc_str_from(text), NULL);
}

static const struct uc_query *form(enum uc_field_id field, const char *text)
{
    struct uc_query *query = uc_query_group(arena, UC_QUERY_FORM, 0);
    query->field = field;
    uc_str stem = uc_stem(analyzer, uc_str_from(text), UC_ENGLISH, arena);
    *UC_PUSH(arena, &query->stems) = stem;
    uc_query_add(arena, query, uc_query_term(arena, uc_term_stem(stem, arena)));
    return query;
}

static const struct uc_query *phrase(const char *text)
{
    struct uc_query *query = uc_query_group(arena, UC_QUERY_PHRASE, 0);
    struct uc_tokens tokens = tokens_of(text);
    for (size_t i = 0; i < tokens.list.count; i++)
        uc_query_add(arena, query, word(uc_arena_copy(arena, tokens.list.at[i].word).ptr));
    return query;
}

/* A clause with a title, and the terms that the engine has of it. */
struct clause {
    const char *text, *title;
    const char *const *terms;
    bool is_damaged;
};

static enum uc_status read_title(void *context, enum uc_field_id field, struct uc_tokens *out,
                                 struct uc_error *err)
{
    const struct clause *clause = context;
    if (clause->is_damaged)
        return uc_fail(err, UC_BROKEN, "damaged");
    assert_int_equal(field, UC_FIELD_TITLE);
    *out = tokens_of(clause->title);
    return UC_OK;
}

static enum uc_status has_term(void *context, const struct uc_query *leaf, bool *out,
                               struct uc_error *err)
{
    const struct clause *clause = context;
    (void)err;
    *out = false;
    for (size_t i = 0; clause->terms[i] != NULL; i++)
        *out |= uc_str_equal(leaf->term, uc_str_from(clause->terms[i]));
    return UC_OK;
}

static struct uc_subject subject_of(struct clause *clause)
{
    return (struct uc_subject){
        .own = tokens_of(clause->text), .context = clause, .read = read_title, .has = has_term};
}

static bool matches(const struct uc_query *query, const char *text)
{
    static const char *const terms[] = {"XKoperative", NULL};
    struct clause clause = {.text = text, .title = "Harbours of the world", .terms = terms};
    struct uc_subject subject = subject_of(&clause);
    bool found = false;
    assert_int_equal(uc_match(query, &subject, &found, NULL), UC_OK);
    return found;
}

static void words_as_written(void **state)
{
    (void)state;
    assert_true(matches(word("lamps"), "Trim the LAMPS;"));
    assert_false(matches(word("lamps"), "Trim the lamp;"));
    assert_true(matches(beginning("lam"), "Trim the lamp;"));
    assert_false(matches(beginning("amp"), "Trim the lamp;"));
    assert_false(matches(word("lamps"), ""));
}

static void phrases(void **state)
{
    (void)state;
    assert_true(matches(phrase("South-South cooperation"), "On South-South cooperation."));
    assert_true(matches(phrase("South South cooperation"), "On South South South cooperation."));
    assert_false(matches(phrase("South-South cooperation"), "On South cooperation."));
    assert_false(matches(phrase("trim lamps"), "lamps trim"));
    assert_false(matches(phrase("trim lamps"), "trim"));
    assert_true(matches(phrase("可持续发展"), "促进可持续发展。"));
    assert_false(matches(phrase("可持续发展"), "可持续的发展"));
}

static void near_words(void **state)
{
    (void)state;
    const struct uc_query *two = near(arena, 3, word("lamp"), word("oil"));
    assert_true(matches(two, "lamp of oil"));
    assert_true(matches(two, "oil lamp"));
    assert_false(matches(two, "lamp full of oil"));
    const struct uc_query *twice = near(arena, 4, word("lamp"), word("lamp"));
    assert_false(matches(twice, "one lamp here"));
    assert_true(matches(twice, "lamp to the lamp"));
    const struct uc_query *whole = near(arena, 5, phrase("oil lamp"), word("wick"));
    assert_true(matches(whole, "wick of the oil lamp"));
    assert_false(matches(whole, "oil wick of the lamp"));
    assert_false(matches(whole, "oil lamp with the new wick"));
}

static void forms_in_a_field(void **state)
{
    (void)state;
    assert_true(matches(form(UC_FIELD_OWN, "lamps"), "a lamp"));
    assert_false(matches(form(UC_FIELD_OWN, "harbour"), "a lamp"));
    assert_true(matches(form(UC_FIELD_TITLE, "harbour"), "a lamp"));
    assert_false(matches(form(UC_FIELD_TITLE, "lamp"), "a lamp"));
}

/* The engine's part is asked only where the answer hangs on it. */
static void beside_the_engine(void **state)
{
    (void)state;
    const struct uc_query *operative = term("XKoperative"), *table = term("XKtable");
    assert_true(matches(pair(arena, UC_QUERY_OR, word("oil"), operative), "a lamp"));
    assert_false(matches(pair(arena, UC_QUERY_OR, word("oil"), table), "a lamp"));
    assert_true(
        matches(pair(arena, UC_QUERY_AND, word("lamp"), table), "a lamp")); /* told it holds */
    assert_true(
        matches(pair(arena, UC_QUERY_NOT, word("lamp"), operative), "a lamp")); /* subtracted */
    assert_false(matches(pair(arena, UC_QUERY_NOT, operative, word("lamp")), "a lamp"));
    assert_true(matches(pair(arena, UC_QUERY_NOT, operative, word("oil")), "a lamp"));
    assert_false(matches(
        pair(arena, UC_QUERY_NOT, word("lamp"), pair(arena, UC_QUERY_AND, word("lamp"), operative)),
        "a lamp"));
    assert_true(matches(pair(arena, UC_QUERY_MAYBE, word("lamp"), word("oil")), "a lamp"));
}

static void failures_are_handed_on(void **state)
{
    (void)state;
    struct clause clause = {.text = "a lamp", .is_damaged = true};
    struct uc_subject subject = subject_of(&clause);
    struct uc_error err = {0};
    bool found = true;
    const struct uc_query *query = form(UC_FIELD_TITLE, "lamp");
    assert_int_equal(uc_match(query, &subject, &found, &err), UC_BROKEN);
    assert_false(found);
    assert_int_equal(
        uc_match(pair(arena, UC_QUERY_OR, word("lamp"), query), &subject, &found, &err), UC_OK);
    assert_true(found);
}

static void assert_superset(const struct uc_query *query, const char *expected)
{
    struct uc_buf printed = {0};
    const struct uc_query *superset = uc_query_superset(arena, query);
    if (superset != NULL)
        uc_query_print(superset, &printed);
    assert_string_equal(printed.ptr ? printed.ptr : "", expected);
    uc_buf_free(&printed);
}

static void supersets(void **state)
{
    (void)state;
    const struct uc_query *table = term("XKtable");
    assert_superset(table, "\"XKtable\"");
    assert_superset(phrase("oil lamps"), "(and \"Zoil\" \"Zlamp\")");
    assert_superset(phrase("oil oil lamps"), "(and \"Zoil\" \"Zlamp\")");
    assert_superset(near(arena, 4, word("lamp"), word("lamp")), "\"Zlamp\"");
    assert_superset(beginning("la"), "");
    assert_superset(pair(arena, UC_QUERY_AND, beginning("la"), table), "\"XKtable\"");
    assert_superset(pair(arena, UC_QUERY_OR, beginning("la"), table), "");
    assert_superset(pair(arena, UC_QUERY_NOT, table, word("oil")), "\"XKtable\"");
    assert_superset(pair(arena, UC_QUERY_NOT, beginning("la"), table),
                    "(not everything \"XKtable\")");
    assert_superset(pair(arena, UC_QUERY_NOT, word("oil"), table), "(not \"Zoil\" \"XKtable\")");
    assert_superset(
        pair(arena, UC_QUERY_NOT, word("oil"), pair(arena, UC_QUERY_OR, word("lamp"), table)),
        "(not \"Zoil\" \"XKtable\")");
    assert_superset(pair(arena, UC_QUERY_FILTER, beginning("la"), table), "(scale 0 \"XKtable\")");
    assert_superset(uc_query_scale(arena, 0, word("oil")), "(scale 0 \"Zoil\")");
}

static void those_with_all(void **state)
{
    (void)state;
    const struct uc_query *any = pair(arena, UC_QUERY_ANY, term("a"), term("b"));
    const struct uc_query *query =
        pair(arena, UC_QUERY_NOT, pair(arena, UC_QUERY_FILTER, any, term("c")), any);
    struct uc_buf printed = {0};
    uc_query_print(uc_query_with_all(arena, query), &printed);
    assert_string_equal(printed.ptr, "(not (filter (and \"a\" \"b\") \"c\") (any \"a\" \"b\"))");
    uc_buf_free(&printed);
    assert_null(uc_query_with_all(arena, pair(arena, UC_QUERY_OR, term("a"), term("b"))));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_as_written), TEST(phrases),           TEST(near_words),
        TEST(forms_in_a_field), TEST(beside_the_engine), TEST(failures_are_handed_on),
        TEST(supersets),        TEST(those_with_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
