/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clause/text.h"
#include "search/snippet.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
    uc_arena *arena;
    uc_analyzer *analyzer;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = uc_arena_new();
    fixture->analyzer = uc_analyzer_new();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    uc_analyzer_free(fixture->analyzer);
    uc_arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static struct uc_marks marks_of(struct fixture *fixture, const char *query, uc_str text)
{
    const struct uc_query_options options = {0};
    struct uc_parsed_query parsed = {0};
    struct uc_error err = {0};
    if (uc_query_parse(uc_str_from(query), &options, fixture->analyzer, fixture->arena, &parsed,
                       &err) != UC_OK)
        fail_msg("%s: %s", query, err.text);
    struct uc_initials initials = {0};
    uc_marks_initials(&parsed.patterns, &initials);
    struct uc_tokens tokens =
        uc_analyze_initials(fixture->analyzer, text, UC_ENGLISH, &initials, fixture->arena);
    return uc_marks_find(&tokens, &parsed.patterns, fixture->arena);
}

static char *snippet(struct fixture *fixture, const char *query, const char *text, size_t words)
{
    struct uc_buf out = {0};
    uc_str whole = uc_str_from(text);
    struct uc_marks marks = marks_of(fixture, query, whole);
    struct uc_span span = uc_snippet_span(whole, &marks, words, fixture->arena);
    uc_snippet_write(whole, span, &marks, &uc_snippet_html, &out);
    return out.ptr;
}

static void assert_snippet(struct fixture *fixture, const char *query, const char *text,
                           size_t words, const char *expected)
{
    char *got = snippet(fixture, query, text, words);
    if (strcmp(got, expected) != 0)
        fail_msg("%s\n expected %s\n      got %s", query, expected, got);
    free(got);
}

static void marks_stand_where_words_match(void **state)
{
    static const struct {
        const char *query, *text, *snippet;
    } cases[] = {
        {"ferry", "Ferries and the ferry.", "<em>Ferries</em> and the <em>ferry</em>."},
        {"\"ferry\"", "Ferries and the ferry.", "Ferries and the <em>ferry</em>."},
        {"fer*", "Ferries, ferns and fur.", "<em>Ferries</em>, <em>ferns</em> and fur."},
        {"ferry -fur", "A ferry of fur.", "A <em>ferry</em> of fur."},
        {"\"old ferry\"", "An old ferry, a ferry.", "An <em>old</em> <em>ferry</em>, a ferry."},
        {"river ferry", "River-ferry", "<em>River</em>-<em>ferry</em>"},
        {"the ferry", "The ferry", "The <em>ferry</em>"},
        {"ferry", "<b>ferry</b> & \"x\"", "&lt;b&gt;<em>ferry</em>&lt;/b&gt; &amp; &quot;x&quot;"},
        {"ferry", "Nothing of that", "Nothing of that"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_snippet(*state, cases[i].query, cases[i].text, 60, cases[i].snippet);
}

static void long_clauses_are_cut_around_the_densest_matches(void **state)
{
    static const char text[] =
        "The ferry left. One two three four five six seven eight nine ten; the ferry crossed the "
        "river at night. Eleven twelve thirteen fourteen fifteen sixteen seventeen.";
    assert_snippet(
        *state, "ferry river", text, 10,
        "… the <em>ferry</em> crossed the <em>river</em> at night. Eleven twelve thirteen …");
    assert_snippet(*state, "seventeen", text, 6,
                   "… twelve thirteen fourteen fifteen sixteen <em>seventeen</em>.");
    assert_snippet(*state, "mountain", text, 3, "The ferry left. …");
}

static void chinese_is_cut_between_characters(void **state)
{
    static const char text[] = "大会，回顾其以往关于可持续发展的各项决议，请秘书长提出报告";
    char *got = snippet(*state, "可持续", text, 5);
    assert_non_null(strstr(got, "<em>可持"));
    assert_true(uc_text_valid(uc_str_from(got)));
    free(got);
}

/* The snippet without its marks and cut signs is a substring of the text. */
static void assert_substring(const char *snippet_text, uc_str text)
{
    struct uc_buf plain = {0};
    uc_str rest = uc_str_from(snippet_text);
    while (rest.len > 0) {
        static const char *const tags[] = {"<em>", "</em>", "… ", " …"};
        size_t skip = 0;
        for (size_t i = 0; i < sizeof tags / sizeof *tags && skip == 0; i++)
            if (uc_str_starts(rest, uc_str_from(tags[i])))
                skip = strlen(tags[i]);
        if (skip == 0)
            uc_buf_byte(&plain, rest.ptr[0]);
        rest = uc_str_slice(rest, skip ? skip : 1, rest.len);
    }
    if (!uc_str_has(text, uc_buf_str(&plain)))
        fail_msg("'%s' is no part of the text", plain.ptr);
    uc_buf_free(&plain);
}

static void every_snippet_is_part_of_its_text(void **state)
{
    static const char *const words[] = {"river",  "ferries", "mountain—pass", "2002,1",
                                        "Länder", "можно",   "可持续发展",    "o'clock;"};
    struct fixture *fixture = *state;
    uint32_t random = 7;
    for (int round = 0; round < 500; round++) {
        struct uc_buf text = {0};
        for (int i = 0; i < 40; i++) {
            random = random * 1664525 + 1013904223;
            uc_buf_add(&text, uc_str_from(words[(random >> 16) % 8]));
            uc_buf_byte(&text, (random >> 24) % 9 == 0 ? '\n' : ' ');
        }
        uc_str whole = uc_str_trim(uc_buf_str(&text));
        struct uc_marks marks = marks_of(fixture, "ferry länder 发展 \"mountain pass\"", whole);
        struct uc_span span = uc_snippet_span(whole, &marks, 12, fixture->arena);
        struct uc_buf out = {0};
        uc_snippet_write(whole, span, &marks, &uc_snippet_html, &out);
        assert_true(uc_text_valid(uc_buf_str(&out)));
        assert_substring(out.ptr, whole);
        uc_buf_free(&out);
        uc_buf_free(&text);
        uc_arena_reset(fixture->arena);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(marks_stand_where_words_match),
        TEST(long_clauses_are_cut_around_the_densest_matches),
        TEST(chinese_is_cut_between_characters),
        TEST(every_snippet_is_part_of_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
