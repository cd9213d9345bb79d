/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as typed -> the tree as an s-expression, or the place where it can't be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search/query_parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each word is its own stem. */
static enum uc_status itself(void *context, uc_str word, uc_arena *arena, struct uc_expansion *out,
                             struct uc_error *err)
{
    (void)context, (void)err;
    *UC_PUSH(arena, &out->stems) = word;
    return UC_OK;
}

struct fixture {
    uc_arena *arena;
    uc_analyzer *analyzer;
    struct uc_query_options options;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = uc_arena_new();
    fixture->analyzer = uc_analyzer_new();
    fixture->options = (struct uc_query_options){
        .language = UC_ENGLISH, .vocabulary = {.stems = itself}, .with_frontmatter = true};
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

static enum uc_status parse(struct fixture *fixture, const char *query, struct uc_parsed_query *out,
                            struct uc_error *err)
{
    return uc_query_parse(uc_str_from(query), &fixture->options, fixture->analyzer, fixture->arena,
                          out, err);
}

static void assert_tree(struct fixture *fixture, const char *query, const char *expected)
{
    struct uc_parsed_query parsed;
    struct uc_error err = {0};
    struct uc_buf printed = {0};
    if (parse(fixture, query, &parsed, &err) != UC_OK)
        fail_msg("%s: %s", query, err.text);
    uc_query_print(parsed.tree, &printed);
    if (strcmp(printed.ptr, expected) != 0)
        fail_msg("%s\n expected %s\n      got %s", query, expected, printed.ptr);
    uc_buf_free(&printed);
}

struct pair {
    const char *query, *tree;
};

/* A word's own tree, as it stands in each expectation. */
#define YOUTH "\"Zyouth\""
#define WORK "\"Zwork\""
#define SPORT "\"Zsport\""

#define CLAUSES "(scale 0 (not everything (or \"XEdocument\" \"XEfile\")))"

static void words_and_operators(void **state)
{
    static const struct pair pairs[] = {
        {"youth", YOUTH},
        {"Youth", YOUTH},
        {"youth work", "(any " YOUTH " " WORK ")"},
        {"youth of the work", "(any " YOUTH " " WORK ")"},
        {"youth youth", YOUTH},
        {"youth AND work", "(and " YOUTH " " WORK ")"},
        {"youth and work", "(any " YOUTH " " WORK ")"},
        {"youth OR work", "(or " YOUTH " " WORK ")"},
        {"youth AND work OR sport", "(or (and " YOUTH " " WORK ") " SPORT ")"},
        {"youth AND (work OR sport)", "(and " YOUTH " (or " WORK " " SPORT "))"},
        {"youth -sport", "(not " YOUTH " " SPORT ")"},
        {"youth NOT sport", "(not " YOUTH " " SPORT ")"},
        {"youth AND NOT sport", "(not " YOUTH " " SPORT ")"},
        {"youth AND work -sport", "(not (and " YOUTH " " WORK ") " SPORT ")"},
        {"-sport", "(not " CLAUSES " " SPORT ")"},
        {"+youth work", "(maybe " YOUTH " " WORK ")"},
        {"youth - work", "(any " YOUTH " " WORK ")"},
        {"(youth)", YOUTH},
        {"spo*", "(beginning \"spo\" nothing)"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_tree(*state, pairs[i].query, pairs[i].tree);
}

#define WRITTEN_YOUTH "(word \"youth\" \"Zyouth\")"
#define WRITTEN_WORK "(word \"work\" \"Zwork\")"
#define YOUTH_WORK "(phrase " WRITTEN_YOUTH " " WRITTEN_WORK ")"
#define SOUTH_SOUTH "(phrase (word \"south\" \"Zsouth\") (word \"south\" \"Zsouth\"))"

static void phrases_and_near(void **state)
{
    static const struct pair pairs[] = {
        {"\"youths\"", "(word \"youths\" \"Zyouths\")"},
        {"\"the youths of work\"", "(phrase (word \"the\") (word \"youths\" \"Zyouths\") (word "
                                   "\"of\") (word \"work\" \"Zwork\"))"},
        {"\"of the\"", "(phrase (word \"of\" \"Zof\") (word \"the\" \"Zthe\"))"},
        {"“youth work”", YOUTH_WORK},
        {"« youth work »", YOUTH_WORK},
        {"\"South-South\"", SOUTH_SOUTH},
        {"-South-South", "(not " CLAUSES " " SOUTH_SOUTH ")"},
        {"\"youth work\" sport", "(maybe " YOUTH_WORK " " SPORT ")"},
        {"youth NEAR/5 work", "(near 6 " WRITTEN_YOUTH " " WRITTEN_WORK ")"},
        {"youth NEAR work", "(near 11 " WRITTEN_YOUTH " " WRITTEN_WORK ")"},
        {"\"youth work\" NEAR/3 sport", "(near 5 " YOUTH_WORK " (word \"sport\" \"Zsport\"))"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_tree(*state, pairs[i].query, pairs[i].tree);
}

static void fields(void **state)
{
    static const struct pair pairs[] = {
        {"kind:operative", "(scale 0 \"XKoperative\")"},
        {"KIND:Operative", "(scale 0 \"XKoperative\")"},
        {"youth kind:operative", "(filter " YOUTH " \"XKoperative\")"},
        {"youth -kind:heading", "(not " YOUTH " \"XKheading\")"},
        {"kind:operative kind:preambular", "(scale 0 (or \"XKoperative\" \"XKpreambular\"))"},
        {"symbol:a/res/57/263", "(scale 0 \"XS:A/RES/57/263\")"},
        {"in:A/80/15(PartI)", "(scale 0 \"XS:A/80/15 (PART I)\")"},
        {"year:2002", "(scale 0 \"Y2002\")"},
        {"date:2019..2024", "(scale 0 (range 0 \"20190000\" \"20249999\"))"},
        {"date:2019-05..", "(scale 0 (range 0 \"20190500\" \"9\"))"},
        {"date:..2001-09-30", "(scale 0 (range 0 \"0\" \"20010930\"))"},
        {"year:2002..2003", "(scale 0 (range 0 \"20020000\" \"20039999\"))"},
        {"language:French", "(scale 0 \"Lfr\")"},
        {"title:\"youth work\"",
         "(scale 0 (phrase title (word \"youth\" \"Zyouth\") (word \"work\" \"Zwork\")))"},
        {"title:youth title:work",
         "(scale 0 (and (form title \"youth\" \"Zyouth\") (form title \"work\" \"Zwork\")))"},
        {"own:youth", "(scale 0 (form own \"youth\" \"Zyouth\"))"},
        {"cites:A/RES/55/2 cites:A/RES/55/3",
         "(scale 0 (and \"XC:A/RES/55/2\" \"XC:A/RES/55/3\"))"},
        {"youth A/RES/55/2", "(filter " YOUTH " (or \"XS:A/RES/55/2\" \"XC:A/RES/55/2\"))"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_tree(*state, pairs[i].query, pairs[i].tree);
}

static void front_matter_only_where_asked_for(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.with_frontmatter = false;
    assert_tree(fixture, "youth", "(not " YOUTH " \"XKfrontmatter\")");
    assert_tree(fixture, "youth -sport", "(not " YOUTH " (or " SPORT " \"XKfrontmatter\"))");
    assert_tree(fixture, "youth kind:frontmatter", "(filter " YOUTH " \"XKfrontmatter\")");
}

static void words_of_any_language(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.language = UC_LANGUAGE_UNKNOWN;
    assert_tree(fixture, "developments",
                "(synonym \"Zdevelop\" \"Zdevelopment\" \"Zdevelopments\")");
}

static void faults_have_a_place(void **state)
{
    static const struct {
        const char *query;
        size_t offset;
        const char *says;
    } faults[] = {
        {"", 0, "empty"},
        {"   ", 0, "empty"},
        {"AND AND", 0, "AND needs words"},
        {"youth AND", 9, "missing at the end"},
        {"youth AND AND work", 10, "AND needs words"},
        {"OR youth", 0, "OR needs words"},
        {"youth OR", 8, "missing at the end"},
        {"NEAR youth", 0, "NEAR needs words"},
        {"youth NEAR (work)", 11, "words and phrases"},
        {"youth NEAR wor*", 11, "whole words"},
        {"youth \"", 6, "not closed"},
        {"\"\"", 0, "no word in the quotation marks"},
        {"(", 1, "missing at the end"},
        {"(youth", 0, "not closed"},
        {"youth (work", 6, "not closed"},
        {"()", 1, "before the bracket"},
        {"youth)", 5, "not opened"},
        {"kind:nonsense", 5, "no kind 'nonsense'"},
        {"youth kind:nonsense", 11, "no kind 'nonsense'"},
        {"nosuch:field", 0, "no field 'nosuch'"},
        {"nosuch:field", 0, "write one of text, own, title"},
        {"kind:", 5, "needs a value"},
        {"year:yesterday", 5, "no year"},
        {"date:2019..x", 5, "no date"},
        {"date:..", 5, "no date"},
        {"date:2019-13", 5, "no date"},
        {"date:2019-05-32..", 5, "no date"},
        {"date:2019-00", 5, "no date"},
        {"language:klingon", 9, "none of"},
        {"y*", 0, "at least 2 letters"},
        {"!", 0, "no word in it"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct uc_parsed_query parsed;
        struct uc_error err = {0};
        if (parse(fixture, faults[i].query, &parsed, &err) != UC_USAGE)
            fail_msg("'%s' was read", faults[i].query);
        if (err.offset != faults[i].offset || strstr(err.text, faults[i].says) == NULL)
            fail_msg("'%s': at %zu: %s", faults[i].query, err.offset, err.text);
    }
}

static void deep_and_long_queries_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct uc_parsed_query parsed;
    struct uc_error err = {0};
    char deep[200], *large = malloc(UC_QUERY_MAX + 2);
    memset(deep, '(', sizeof deep);
    deep[sizeof deep - 1] = '\0';
    assert_int_equal(parse(fixture, deep, &parsed, &err), UC_USAGE);
    memset(large, 'a', UC_QUERY_MAX + 1);
    large[UC_QUERY_MAX + 1] = '\0';
    assert_int_equal(parse(fixture, large, &parsed, &err), UC_USAGE);
    free(large);
}

static enum uc_status frequency_by_length(void *context, uc_str term, uint32_t *out,
                                          struct uc_error *err)
{
    (void)context, (void)err;
    *out = term.len < 10 ? 1000 : 10;
    return UC_OK;
}

static void stems_rare_in_the_index_are_left_out(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.language = UC_LANGUAGE_UNKNOWN;
    fixture->options.vocabulary = (struct uc_vocabulary){.frequency = frequency_by_length};
    assert_tree(fixture, "developments", "\"Zdevelop\"");
}

static enum uc_status two_words(void *context, uc_str prefix, uc_arena *arena,
                                struct uc_expansion *out, struct uc_error *err)
{
    (void)prefix, (void)err;
    *UC_PUSH(arena, &out->stems) = UC_STR("spoon");
    *UC_PUSH(arena, &out->stems) = UC_STR("sport");
    out->too_many = *(const bool *)context;
    return UC_OK;
}

static void prefixes_are_expanded(void **state)
{
    struct fixture *fixture = *state;
    bool too_many = false;
    struct uc_parsed_query parsed;
    struct uc_error err = {0};
    fixture->options.vocabulary = (struct uc_vocabulary){.context = &too_many, .expand = two_words};
    assert_tree(fixture, "spo*", "(beginning \"spo\" (synonym \"Zspoon\" \"Zsport\"))");
    too_many = true;
    assert_int_equal(parse(fixture, "youth spo*", &parsed, &err), UC_USAGE);
    assert_int_equal(err.offset, 6);
}

static void patterns_are_what_can_match(void **state)
{
    struct uc_parsed_query parsed;
    struct uc_error err = {0};
    assert_int_equal(
        parse(*state, "youths of \"sport clubs\" -work wor* sport NEAR clubs", &parsed, &err),
        UC_OK);
    assert_int_equal(parsed.patterns.list.count, 5);
    const struct uc_pattern *patterns = parsed.patterns.list.at;
    assert_int_equal(patterns[0].type, UC_PATTERN_STEM);
    assert_int_equal(patterns[1].type, UC_PATTERN_PHRASE);
    assert_int_equal(patterns[1].words.count, 2);
    assert_int_equal(patterns[2].type, UC_PATTERN_PREFIX);
    assert_int_equal(patterns[4].type, UC_PATTERN_PHRASE);
}

/* Whatever is typed is answered or refused. */
static void random_queries_never_crash(void **state)
{
    static const char *const pieces[] = {"youth",  " ",   "\"",    "(",      ")",     "AND",
                                         "OR",     "NOT", "NEAR/", "NEAR",   "-",     "+",
                                         "kind:",  "*",   ":",     "date:",  "..",    "2019",
                                         "A/RES/", "57",  "\xff",  "\u201c", "title", "可持续"};
    struct fixture *fixture = *state;
    uint32_t random = 1;
    for (int round = 0; round < 10000; round++) {
        struct uc_buf query = {0};
        for (int i = 0; i < 9; i++) {
            random = random * 1664525 + 1013904223;
            const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];
            uc_buf_add(&query, uc_str_from(piece));
        }
        struct uc_parsed_query parsed;
        struct uc_error err = {0};
        enum uc_status s = parse(fixture, query.ptr, &parsed, &err);
        assert_true(s == UC_OK || (s == UC_USAGE && err.offset <= query.len));
        uc_buf_free(&query);
        uc_arena_reset(fixture->arena);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_and_operators),
        TEST(phrases_and_near),
        TEST(fields),
        TEST(front_matter_only_where_asked_for),
        TEST(words_of_any_language),
        TEST(stems_rare_in_the_index_are_left_out),
        TEST(faults_have_a_place),
        TEST(deep_and_long_queries_are_refused),
        TEST(prefixes_are_expanded),
        TEST(patterns_are_what_can_match),
        TEST(random_queries_never_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
