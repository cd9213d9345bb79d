/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/analyze.h"
#include "clause/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct fixture {
    uc_analyzer *analyzer;
    uc_arena *arena;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){uc_analyzer_new(), uc_arena_new()};
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    uc_analyzer_free(fixture->analyzer);
    uc_arena_free(fixture->arena);
    return 0;
}

static struct uc_tokens analyze(struct fixture *fixture, const char *text,
                                enum uc_language language)
{
    return uc_analyze(fixture->analyzer, uc_str_from(text), language, 1, fixture->arena);
}

/* The words, or the stems, in one line. */
static uc_str line_of(struct fixture *fixture, const struct uc_tokens *tokens, bool stems)
{
    uc_str line = {NULL, 0};
    for (size_t i = 0; i < tokens->list.count; i++) {
        const struct uc_token *token = &tokens->list.at[i];
        if (i > 0)
            line = uc_arena_join(fixture->arena, line, UC_STR(" "));
        line = uc_arena_join(fixture->arena, line, stems ? token->stem : token->word);
    }
    return line;
}

static void check_line(struct fixture *fixture, const char *text, enum uc_language language,
                       bool stems, const char *want)
{
    struct uc_tokens tokens = analyze(fixture, text, language);
    uc_str got = line_of(fixture, &tokens, stems);
    if (!uc_str_equal(got, uc_str_from(want)))
        fail_msg("\"%s\" gives \"%.*s\", not \"%s\"", text, UC_ARG(got), want);
}

static void test_words(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", ""},
        {" -- (\u2026) \u2019 ", ""},
        {"Takes note of the report;", "takes note of the report"},
        {"South-South", "south south"},
        {"South\u2011South", "south south"},
        {"South-\nSouth", "south south"},
        {"and/or", "and or"},
        {"A/RES/57/263, para. 6 (a)", "a res 57 263 para 6 a"},
        {"C\u00F4te\u00A0d\u2019Ivoire", "cote d ivoire"},
        {"T\u00DCRK\u0130YE", "turkiye"},
        {"the Secretary-General\u2019s notes", "the secretary general notes"},
        {"States' and State's", "states and state"},
        {"it's's", "it s"},
        {"d'sarcy", "d sarcy"},
        {"co\u00ADopera\u00ADtion", "cooperation"},
        {"6\u200E. Decides", "6 decides"},
        {"\u201CZero Draft\u201D", "zero draft"},
        {"[agreed ad ref]", "agreed ad ref"},
        {"CO\u2082 and m\u00B2", "co2 and m2"},
        {"G77/COVID19", "g77 covid19"},
        {"\u00BD of \uFB01ve", "1 2 of five"},
        {"e\u0301tat", "etat"},
        {"\u0301 \u0301a", "a"},
        {"Consid\xE9rant", "consid rant"},
        {"\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2",
         "\u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_line(*state, cases[i].text, UC_ENGLISH, false, cases[i].words);
}

static void test_numbers(void **state)
{
    static const struct {
        enum uc_language language;
        const char *text, *words;
    } cases[] = {
        {UC_ENGLISH, "0.7 per cent", "0.7 per cent"},
        {UC_ENGLISH, "target 2.1.3.", "target 2.1.3"},
        {UC_ENGLISH, "1,000", "1000"},
        {UC_ENGLISH, "1,000,000.50,", "1000000.50"},
        {UC_ENGLISH, "19 September 2002,1 in which", "19 september 2002 1 in which"},
        {UC_ENGLISH, "2002,123", "2002 123"},
        {UC_ENGLISH, "1,0000", "1 0000"},
        {UC_ENGLISH, "20,1", "20 1"},
        {UC_ENGLISH, "4, 5", "4 5"},
        {UC_ENGLISH, "1,000th", "1 000th"},
        {UC_ENGLISH, "1.5m", "1 5m"},
        {UC_ENGLISH, "29A.175", "29a 175"},
        {UC_ENGLISH, "3\u20135", "3 5"},
        {UC_ENGLISH, "1990's", "1990"},
        {UC_ENGLISH, "5.", "5"},
        {UC_ENGLISH, ",5", "5"},
        {UC_ENGLISH, "\uFF11\uFF0C\uFF10\uFF10\uFF10", "1000"},
        {UC_FRENCH, "0,7 pour cent", "0.7 pour cent"},
        {UC_FRENCH, "0,125", "0.125"},
        {UC_SPANISH, "1,2,3", "1.2 3"},
        {UC_RUSSIAN, "0,7", "0.7"},
        {UC_ARABIC, "\u0660\u066B\u0667 \u0661\u066C\u0660\u0660\u0660", "0.7 1000"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_line(*state, cases[i].text, cases[i].language, false, cases[i].words);
}

static void test_chinese(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"\u5357\u5357\u5408\u4F5C", "\u5357\u5357 \u5357\u5408 \u5408\u4F5C"},
        {"\u5357", "\u5357"},
        {"\u5357\u5357", "\u5357\u5357"},
        {"\u5357\uFF0C\u5408\u4F5C\u3002", "\u5357 \u5408\u4F5C"},
        {"2015\u5E747\u6708", "2015 \u5E74 7 \u6708"},
        {"\u8054\u5408\u56FDUNDP", "\u8054\u5408 \u5408\u56FD undp"},
        {"\u4E8C\u3007\u3007\u4E8C", "\u4E8C\u3007 \u3007\u3007 \u3007\u4E8C"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_line(*state, cases[i].text, UC_CHINESE, false, cases[i].words);
}

/* Words of a line have one stem; "|" parts lines. */
static const struct {
    enum uc_language language;
    const char *words;
} together[] = {
    {UC_ENGLISH,
     "organise organize organised organizing organisation organizations organizational"},
    {UC_ENGLISH, "analyse analyze analysed analysing analysis analyses analyzer analyser"},
    {UC_ENGLISH, "paralyse paralysis paralyzed"},
    {UC_ENGLISH, "prioritise prioritize prioritising"},
    {UC_ENGLISH, "cooperation cooperations cooperate cooperating"},
    {UC_ENGLISH, "programme programmes program programs"},
    {UC_ENGLISH, "labour labor labours"},
    {UC_ENGLISH, "centre center centres centers"},
    {UC_ENGLISH, "defence defense"},
    {UC_ENGLISH, "revise revised revision revising"},
    {UC_ENGLISH, "supervise supervision"},
    {UC_ENGLISH, "improvise improvisation"},
    {UC_ENGLISH, "authority authorities authoritative"},
    {UC_ENGLISH, "authorize authorise authorization authorisation"},
    {UC_ENGLISH, "nation nations"},
    {UC_ENGLISH, "national nationals nationally"},
    {UC_ENGLISH, "university universities"},
    {UC_ENGLISH, "international internationally"},
    {UC_ENGLISH, "emergency emergencies"},
    {UC_ENGLISH, "woman women"},
    {UC_ENGLISH, "child children"},
    {UC_ENGLISH, "exercise exercises exercised exercising"},
    {UC_FRENCH, "adopt\u00E9e adopt\u00E9es adopt\u00E9 adopter adopte"},
    {UC_FRENCH, "ADOPT\u00C9E adopt\u00E9e adopte\u0301e adoptee"},
    {UC_FRENCH, "r\u00E9solution r\u00E9solutions R\u00C9SOLUTION"},
    {UC_FRENCH, "s\u00E9curit\u00E9 securite SECURITE"},
    {UC_FRENCH, "autorit\u00E9s autorites autorit\u00E9"},
    {UC_FRENCH, "limite limites limit\u00E9e"},
    {UC_SPANISH, "tecnolog\u00EDa tecnologias"},
    {UC_SPANISH, "revisi\u00F3n revisiones revision"},
    {UC_SPANISH, "cooperaci\u00F3n cooperaciones COOPERACI\u00D3N cooperacion"},
    {UC_SPANISH, "resoluci\u00F3n resoluciones resolucion"},
    {UC_RUSSIAN,
     "\u043C\u0435\u0436\u0434\u0443\u043D\u0430\u0440\u043E\u0434\u043D\u044B\u0439 "
     "\u043C\u0435\u0436\u0434\u0443\u043D\u0430\u0440\u043E\u0434\u043D\u043E\u0433\u043E "
     "\u041C\u0415\u0416\u0414\u0423\u041D\u0410\u0420\u041E\u0414\u041D\u042B\u0419"},
    {UC_ARABIC, "\u0627\u0644\u062F\u0648\u0644\u064A\u0629 \u062F\u0648\u0644\u064A\u0629"},
};

static void test_stems_together(void **state)
{
    for (size_t i = 0; i < COUNT(together); i++) {
        struct uc_tokens tokens = analyze(*state, together[i].words, together[i].language);
        assert_true(tokens.list.count > 1);
        for (size_t k = 1; k < tokens.list.count; k++)
            if (!uc_str_equal(tokens.list.at[k].stem, tokens.list.at[0].stem))
                fail_msg("%s: %.*s has the stem %.*s, not %.*s", together[i].words,
                         UC_ARG(tokens.list.at[k].word), UC_ARG(tokens.list.at[k].stem),
                         UC_ARG(tokens.list.at[0].stem));
    }
}

static void test_stems_apart(void **state)
{
    static const char *const apart[] = {
        "organ organization organism organic",
        "university universal",
        "nation national nationality",
        "international internal intern",
        "author authority authorize",
        "account accountability",
        "aid aids",
        "appropriate appropriation",
        "civil civilization",
        "competence competition",
        "convention conventional",
        "depart department",
        "effect effective",
        "emerge emergency",
        "execution executive",
        "experience experiment",
        "good goods",
        "human humanity",
        "import important",
        "information informal",
        "initial initiative",
        "integration integrity",
        "minor minority",
        "mobile mobilize",
        "object objective",
        "position positive",
        "public publication",
        "respect respective",
        "response responsibility",
        "severe several",
        "special specialize",
        "access accession",
        "transit transition",
        "unit united",
        "improve improvise",
        "form four",
    };
    for (size_t i = 0; i < COUNT(apart); i++) {
        struct uc_tokens tokens = analyze(*state, apart[i], UC_ENGLISH);
        assert_true(tokens.list.count > 1);
        for (size_t k = 0; k < tokens.list.count; k++)
            for (size_t m = 0; m < k; m++)
                if (uc_str_equal(tokens.list.at[k].stem, tokens.list.at[m].stem))
                    fail_msg("%.*s and %.*s have one stem", UC_ARG(tokens.list.at[k].word),
                             UC_ARG(tokens.list.at[m].word));
    }
}

/* The algorithm is that of the word's script, and of the text's language only where both agree. */
static void test_stem_languages(void **state)
{
    static const struct {
        enum uc_language language;
        const char *text, *stems;
    } cases[] = {
        {UC_LANGUAGE_UNKNOWN, "Resolutions adopted", "resolut adopt"},
        {UC_CHINESE, "Resolutions", "resolut"},
        {UC_RUSSIAN, "Resolutions", "resolut"},
        {UC_FRENCH, "nationales", "national"},
        {UC_ENGLISH, "\u0440\u0435\u0437\u043E\u043B\u044E\u0446\u0438\u0439",
         "\u0440\u0435\u0437\u043E\u043B\u044E\u0446"},
        {UC_ENGLISH, "\u5408\u4F5C", "\u5408\u4F5C"},
        {UC_ENGLISH, "\u03BB\u03CC\u03B3\u03BF\u03B9", "\u03BB\u03BF\u03B3\u03BF\u03B9"},
        {UC_ENGLISH, "0.7 57 is", "0.7 57 is"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_line(*state, cases[i].text, cases[i].language, true, cases[i].stems);
}

static void test_prefixes(void **state)
{
    static const struct {
        enum uc_language language;
        const char *text, *words, *stems;
    } cases[] = {
        {UC_ENGLISH, "co-operation", "co operation", "cooper cooper"},
        {UC_ENGLISH, "Co\u2010ordinated", "co ordinated", "coordin coordin"},
        {UC_ENGLISH, "re-elected", "re elected", "reelect reelect"},
        {UC_ENGLISH, "non-governmental", "non governmental", "nongovernment government"},
        {UC_ENGLISH, "socio-economic", "socio economic", "socioeconom econom"},
        {UC_ENGLISH, "non-co-operation", "non co operation", "nonco cooper cooper"},
        {UC_ENGLISH, "co operation", "co operation", "co oper"},
        {UC_ENGLISH, "pre- and post-conflict", "pre and post conflict", "pre and post conflict"},
        {UC_ENGLISH, "south-south", "south south", "south south"},
        {UC_ENGLISH, "co-2 operation", "co 2 operation", "co 2 oper"},
        {UC_ENGLISH, "-operation", "operation", "oper"},
        {UC_FRENCH, "co-organis\u00E9e", "co organisee", "co organis"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_line(*state, cases[i].text, cases[i].language, false, cases[i].words);
        check_line(*state, cases[i].text, cases[i].language, true, cases[i].stems);
    }
}

static void test_positions_and_offsets(void **state)
{
    static const char text[] =
        "\u00ABL\u2019\u00C9tat\u00BB, e\u0301lu \u5357\u5357\u5408 1,000 co\u00ADop";
    static const struct {
        const char *word, *printed;
    } want[] = {
        {"l", "L"},
        {"etat", "\u00C9tat"},
        {"elu", "e\u0301lu"},
        {"\u5357\u5357", "\u5357\u5357"},
        {"\u5357\u5408", "\u5357\u5408"},
        {"1000", "1,000"},
        {"coop", "co\u00ADop"},
    };
    struct fixture *fixture = *state;
    struct uc_tokens tokens =
        uc_analyze(fixture->analyzer, uc_str_from(text), UC_ENGLISH, 41, fixture->arena);
    assert_int_equal(tokens.list.count, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++) {
        const struct uc_token *token = &tokens.list.at[i];
        uc_str printed = uc_str_slice(uc_str_from(text), token->start, token->end);
        assert_true(uc_str_equal(token->word, uc_str_from(want[i].word)));
        assert_true(uc_str_equal(printed, uc_str_from(want[i].printed)));
        assert_int_equal(token->position, 41 + i);
    }
}

/* Words that can not be those asked for keep their folded form for a stem. */
static void test_initials(void **state)
{
    static const char text[] = "Resolutions adopted re-elections";
    /* "for cooperation" and "cooperation": the stem begins with another letter than the word */
    static const char arabic[] = "\u0644\u0644\u062A\u0639\u0627\u0648\u0646 "
                                 "\u062A\u0639\u0627\u0648\u0646";
    struct fixture *fixture = *state;
    struct uc_initials initials = {0};
    uc_initials_add(&initials, UC_STR("resolut"));
    struct uc_tokens tokens = uc_analyze_initials(fixture->analyzer, uc_str_from(text), UC_ENGLISH,
                                                  &initials, fixture->arena);
    uc_str stems = line_of(fixture, &tokens, true);
    assert_true(uc_str_equal(stems, UC_STR("resolut adopted reelect reelect")));
    tokens = uc_analyze_initials(fixture->analyzer, uc_str_from(arabic), UC_ARABIC, &initials,
                                 fixture->arena);
    struct uc_tokens all = analyze(fixture, arabic, UC_ARABIC);
    assert_true(uc_str_equal(line_of(fixture, &tokens, true), line_of(fixture, &all, true)));
}

static void test_long_words(void **state)
{
    struct fixture *fixture = *state;
    struct uc_buf text = {0};
    for (size_t i = 0; i < 100000; i++)
        uc_buf_char(&text, i == 0 ? 'x' : 0x44F);
    struct uc_tokens tokens =
        uc_analyze(fixture->analyzer, uc_buf_str(&text), UC_RUSSIAN, 1, fixture->arena);
    assert_int_equal(tokens.list.count, 1);
    assert_int_equal(tokens.list.at[0].end, text.len);
    assert_int_equal(tokens.list.at[0].word.len, UC_WORD_MAX - 1); /* at a character's start */
    assert_true(uc_text_valid(tokens.list.at[0].word));
    assert_true(uc_str_equal(tokens.list.at[0].stem, tokens.list.at[0].word));
    uc_buf_free(&text);
}

/* More words than are remembered, twice: what was forgotten is found again. */
static void test_many_words(void **state)
{
    struct fixture *fixture = *state;
    for (unsigned round = 0; round < 2; round++) {
        for (unsigned i = 0; i < 70000; i++) {
            char text[32];
            snprintf(text, sizeof text, "xax%uings", i);
            uc_arena_reset(fixture->arena);
            struct uc_tokens tokens = analyze(fixture, text, UC_ENGLISH);
            assert_int_equal(tokens.list.count, 1);
            assert_int_equal(tokens.list.at[0].stem.len, strlen(text) - strlen("ings"));
        }
    }
}

static void test_stem(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *word, *stem;
        enum uc_language language;
    } cases[] = {
        {"organisations", "organiz", UC_ENGLISH},
        {"SDGs", "sdg", UC_ENGLISH},
        {"ibss", "ibss", UC_ENGLISH},
        {"Adopt\u00E9es", "adopt", UC_FRENCH},
        {"cooperacion", "cooper", UC_SPANISH},
        {"", "", UC_ENGLISH},
        {"57", "57", UC_ENGLISH},
        {"-", "-", UC_ENGLISH},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uc_str stem = uc_stem(fixture->analyzer, uc_str_from(cases[i].word), cases[i].language,
                              fixture->arena);
        if (!uc_str_equal(stem, uc_str_from(cases[i].stem)))
            fail_msg("%s: %.*s", cases[i].word, UC_ARG(stem));
    }
    uc_analyzer_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),       cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_chinese),     cmocka_unit_test(test_stems_together),
        cmocka_unit_test(test_stems_apart), cmocka_unit_test(test_stem_languages),
        cmocka_unit_test(test_prefixes),    cmocka_unit_test(test_positions_and_offsets),
        cmocka_unit_test(test_initials),    cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_many_words),  cmocka_unit_test(test_stem),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
