/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/citation.h"
#include "clause/ordinal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_text(const char *given, uc_str got, const char *wanted)
{
    if (!uc_str_equal(got, uc_str_from(wanted)))
        fail_msg("%s: wanted '%s', got '%.*s'", given, wanted, UC_ARG(got));
}

struct round_trip {
    const char *symbol, *part, *label;
    enum uc_kind kind;
    bool article;
    const char *citation;
};

static const struct round_trip round_trips[] = {
    {"A/RES/99/9", "", "6", UC_OPERATIVE, false, "A/RES/99/9, para. 6"},
    {"A/RES/99/9", "", "6 (a)", UC_OPERATIVE, false, "A/RES/99/9, para. 6 (a)"},
    {"A/RES/99/9", "", "6 (a) (ii)", UC_OPERATIVE, false, "A/RES/99/9, para. 6 (a) (ii)"},
    {"A/RES/99/9", "", "(a)", UC_OPERATIVE, false, "A/RES/99/9, para. (a)"},
    {"A/RES/99/9", "", "6 bis", UC_OPERATIVE, false, "A/RES/99/9, para. 6 bis"},
    {"A/RES/99/9", "", "6 bis (b)", UC_OPERATIVE, false, "A/RES/99/9, para. 6 bis (b)"},
    {"A/99/9", "", "29A.175", UC_PARAGRAPH, false, "A/99/9, para. 29A.175"},
    {"A/99/9", "", "4.2", UC_PARAGRAPH, false, "A/99/9, para. 4.2"},
    {"A/99/9", "", "4.a", UC_PARAGRAPH, false, "A/99/9, para. 4.a"},
    {"A/99/9", "", "1.I", UC_PARAGRAPH, false, "A/99/9, para. 1.I"},
    {"A/99/9", "", "(1.2)", UC_PARAGRAPH, false, "A/99/9, para. (1.2)"},
    {"A/99/9", "", "II.75", UC_PARAGRAPH, false, "A/99/9, para. II.75"},
    {"A/99/9", "", "a (i)", UC_PARAGRAPH, false, "A/99/9, para. a (i)"},
    {"A/RES/99/9", "", "PP1", UC_PREAMBULAR, false, "A/RES/99/9, first preambular para."},
    {"A/RES/99/9", "", "PP3", UC_PREAMBULAR, false, "A/RES/99/9, third preambular para."},
    {"A/RES/99/9", "", "PP3 (a)", UC_PREAMBULAR, false, "A/RES/99/9, third preambular para. (a)"},
    {"A/RES/99/9", "", "PP3 bis", UC_PREAMBULAR, false, "A/RES/99/9, third preambular para. bis"},
    {"A/RES/99/9", "", "PP101", UC_PREAMBULAR, false, "A/RES/99/9, 101st preambular para."},
    {"A/RES/99/9", "", "operative para.", UC_OPERATIVE, false, "A/RES/99/9, operative para."},
    {"A/RES/99/9", "", "fn 4", UC_FOOTNOTE, false, "A/RES/99/9, fn 4"},
    {"A/RES/99/9", "", "fn *", UC_FOOTNOTE, false, "A/RES/99/9, fn *"},
    {"A/RES/99/9", "annex", "fn a", UC_FOOTNOTE, false, "A/RES/99/9, annex, fn a"},
    {"A/99/9", "", "table 2", UC_TABLE, false, "A/99/9, table 2"},
    {"A/99/9", "annex", "¶3", UC_PARAGRAPH, false, "A/99/9, annex, ¶3"},
    {"A/99/9", "annex", "principle 3", UC_PARAGRAPH, false, "A/99/9, annex, principle 3"},
    {"A/RES/217 A (III)", "annex", "13 (1)", UC_PARAGRAPH, true,
     "A/RES/217 A (III), annex, art. 13 (1)"},
    {"A/RES/99/9", "annex II", "12", UC_PARAGRAPH, false, "A/RES/99/9, annex II, para. 12"},
    {"A/RES/99/9", "annex II, sect. I", "12", UC_PARAGRAPH, false,
     "A/RES/99/9, annex II, sect. I, para. 12"},
    {"A/RES/99/9", "sect. II", "PP21", UC_PREAMBULAR, false,
     "A/RES/99/9, sect. II, twenty-first preambular para."},
    {"A/99/9", "draft resolution I", "2", UC_OPERATIVE, false,
     "A/99/9, draft resolution I, para. 2"},
    {"A/99/9", "draft decision", "2", UC_OPERATIVE, false, "A/99/9, draft decision, para. 2"},
    {"E/99/9", "477 (XV)", "2", UC_OPERATIVE, false, "E/99/9, 477 (XV), para. 2"},
    {"A/99/49", "99/5", "2", UC_OPERATIVE, false, "A/99/49, 99/5, para. 2"},
    {"A/RES/99/5", "99/6, list 2", "PP1", UC_PREAMBULAR, false,
     "A/RES/99/5, 99/6, list 2, first preambular para."},
    {"A/C.5/99/L.9", "A", "2", UC_OPERATIVE, false, "A/C.5/99/L.9, A, para. 2"},
    {"A/RES/61/267 B", "", "2", UC_OPERATIVE, false, "A/RES/61/267 B, para. 2"},
    {"S/RES/1325 (2000)", "", "8", UC_OPERATIVE, false, "S/RES/1325 (2000), para. 8"},
    {"A/80/15 (Part I)", "", "8", UC_PARAGRAPH, false, "A/80/15 (Part I), para. 8"},
    {"river-draft", "", "6", UC_OPERATIVE, false, "river-draft, para. 6"},
    {"Our river draft", "annex", "PP2", UC_PREAMBULAR, false,
     "Our river draft, annex, second preambular para."},
    {"udhr.en", "", "13 (1)", UC_PARAGRAPH, true, "udhr.en, art. 13 (1)"},
};

static void every_label_prints_and_parses_back(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(round_trips); i++) {
        const struct round_trip *row = &round_trips[i];
        uc_str printed = uc_citation_print(uc_str_from(row->symbol), uc_str_from(row->part),
                                           uc_str_from(row->label), row->kind, row->article, arena);
        assert_text(row->citation, printed, row->citation);
        struct uc_citation back = {0};
        if (!uc_citation_parse(printed, arena, &back))
            fail_msg("'%s' does not parse", row->citation);
        assert_text(row->citation, back.symbol, row->symbol);
        assert_text(row->citation, back.part, row->part);
        assert_text(row->citation, back.label, row->label);
    }
    uc_arena_free(arena);
}

static void what_is_not_cited_has_no_citation(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    uc_str symbol = UC_STR("A/RES/99/9"), none = UC_STR("");
    assert_int_equal(uc_citation_print(symbol, none, none, UC_PARAGRAPH, false, arena).len, 0);
    assert_int_equal(uc_citation_print(symbol, none, UC_STR("I"), UC_HEADING, false, arena).len, 0);
    uc_arena_free(arena);
}

/* The letter goes to the symbol, and both ways of saying it have one key. */
static void parts_of_composite_resolutions_are_cited_by_letter(void **state)
{
    static const struct {
        const char *symbol, *part, *citation;
    } rows[] = {
        {"A/RES/69/96 A-B", "A", "A/RES/69/96 A, para. 3"},
        {"A/RES/69/96", "A", "A/RES/69/96 A, para. 3"},
        {"A/RES/69/96 A-B", "A, annex", "A/RES/69/96 A, annex, para. 3"},
        {"A/RES/3367 (XXIX)", "B", "A/RES/3367 B (XXIX), para. 3"},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        uc_str symbol = uc_str_from(rows[i].symbol), part = uc_str_from(rows[i].part);
        uc_str three = UC_STR("3");
        uc_str printed = uc_citation_print(symbol, part, three, UC_OPERATIVE, false, arena);
        assert_text(rows[i].citation, printed, rows[i].citation);
        struct uc_citation back = {0};
        assert_true(uc_citation_parse(printed, arena, &back));
        uc_str stored = uc_citation_key(symbol, part, three, arena);
        uc_str asked = uc_citation_key(back.symbol, back.part, back.label, arena);
        assert_text(rows[i].citation, asked, stored.ptr);
    }
    uc_arena_free(arena);
}

static const struct {
    const char *typed, *symbol, *part, *label;
    bool operative;
} typed[] = {
    {"79/236 OP5", "A/RES/79/236", "", "5", true},
    {"79/187 OP 2", "A/RES/79/187", "", "2", true},
    {"A/RES/57/263 OP 6(a)(ii)", "A/RES/57/263", "", "6 (a) (ii)", true},
    {"A/RES/57/263 op. para. 6", "A/RES/57/263", "", "6", true},
    {"57/263 operative paragraph 6", "A/RES/57/263", "", "6", true},
    {"57/263 op6bis", "A/RES/57/263", "", "6 bis", true},
    {"A/RES/57/263 OP1", "A/RES/57/263", "", "1", true},
    {"57/263, operative paragraph", "A/RES/57/263", "", "operative para.", true},
    {"A/RES/57/263 PP3", "A/RES/57/263", "", "PP3", false},
    {"57/263 pp 3", "A/RES/57/263", "", "PP3", false},
    {"57/263, 3rd preambular paragraph", "A/RES/57/263", "", "PP3", false},
    {"57/263 preambular para 3", "A/RES/57/263", "", "PP3", false},
    {"res 57/263, sixth para", "A/RES/57/263", "", "6", false},
    {"res 57/263, Sixth operative para", "A/RES/57/263", "", "6", true},
    {"A/RES/79/236 para 5", "A/RES/79/236", "", "5", false},
    {"A/RES/79/236, paragraph 5.", "A/RES/79/236", "", "5", false},
    {"A/RES/79/236 para 5a", "A/RES/79/236", "", "5 (a)", false},
    {"A/RES/79/236 para 5(A)", "A/RES/79/236", "", "5 (a)", false},
    {"A/RES/79/236 § 5", "A/RES/79/236", "", "5", false},
    {"A/RES/79/236, 5 (a)", "A/RES/79/236", "", "5 (a)", false},
    {"UNSCR 1325 para 8", "S/RES/1325", "", "8", false},
    {"S/RES/1325(2000) para 8", "S/RES/1325 (2000)", "", "8", false},
    {"61/267 B", "A/RES/61/267 B", "", "", false},
    {"61/267 B, para 2", "A/RES/61/267 B", "", "2", false},
    {"A/RES/57/263", "A/RES/57/263", "", "", false},
    {"A_RES_57_263.pdf", "A/RES/57/263", "", "", false},
    {"A/RES/57/263, footnote 4", "A/RES/57/263", "", "fn 4", false},
    {"A/RES/79/1, Annex ii, paragraph 12", "A/RES/79/1", "annex II", "12", false},
    {"A/RES/79/1 annex section 2 para 12", "A/RES/79/1", "annex, sect. 2", "12", false},
    {"A/RES/79/1, annex", "A/RES/79/1", "annex", "", false},
    {"217 A (III), Article 13(1)", "A/RES/217 A (III)", "", "13 (1)", false},
    {"A/99/9, Table A.1", "A/99/9", "", "table A.1", false},
    {"paragraph 6 (a) of resolution 57/263", "A/RES/57/263", "", "6 (a)", false},
    {"OP5 of 79/236", "A/RES/79/236", "", "5", true},
    {"OP5 79/236", "A/RES/79/236", "", "5", true},
    {"A/RES/79/1, para 12, annex II", "A/RES/79/1", "annex II", "12", false},
    {"https://undocs.org/A/RES/79/1, para. 2", "A/RES/79/1", "", "2", false},
    {"A/RES/57/263, párr. 6", "A/RES/57/263", "", "6", false},
    {"A/RES/57/263, пункт 6", "A/RES/57/263", "", "6", false},
    {"79/56 OP 4 e", "A/RES/79/56", "", "4 (e)", true},
    {"A/RES/79/56, para. 4 e ii", "A/RES/79/56", "", "4 (e) (ii)", false},
    {"A/RES/79/56, paragraph 4, subparagraph (e)", "A/RES/79/56", "", "4 (e)", false},
    {"A/RES/79/56, sub-paragraph 4 (e)", "A/RES/79/56", "", "4 (e)", false},
    {"subparagraph (e) of paragraph 4 of resolution 79/56", "A/RES/79/56", "", "4 (e)", false},
    {"A/RES/79/56 O.P. 4", "A/RES/79/56", "", "4", true},
    {"A/RES/79/56, preamble 3", "A/RES/79/56", "", "PP3", false},
    {"U.N. Doc. A/57/444, para. 6", "A/57/444", "", "6", false},
    {"(see A/57/444, para. 6)", "A/57/444", "", "6", false},
    {"resolution 79/236 of the General Assembly, para. 6", "A/RES/79/236", "", "6", false},
    {"General Assembly resolution 79/236 of 19 December 2024, paragraph 6", "A/RES/79/236", "", "6",
     false},
    {"paragraph 6 of resolution 79/236 of 19 December 2024", "A/RES/79/236", "", "6", false},
    {"resolution 49/20 of the Human Rights Council, OP6", "A/HRC/RES/49/20", "", "6", true},
    {"river-draft OP6", "river-draft", "", "6", true},
    {"river-draft.txt, para 6", "river-draft.txt", "", "6", false},
};

static void citations_are_read_as_people_type_them(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct uc_citation got = {0};
        if (!uc_citation_parse(uc_str_from(typed[i].typed), arena, &got))
            fail_msg("'%s' does not parse", typed[i].typed);
        assert_text(typed[i].typed, got.symbol, typed[i].symbol);
        assert_text(typed[i].typed, got.part, typed[i].part);
        assert_text(typed[i].typed, got.label, typed[i].label);
        if (got.operative != typed[i].operative)
            fail_msg("%s: operative is %d", typed[i].typed, got.operative);
    }
    uc_arena_free(arena);
}

/* Of several clauses cited at once: the first, and the others joined by a bar. */
static void several_clauses_are_cited_at_once(void **state)
{
    static const struct {
        const char *typed, *label, *further;
        bool operative;
    } rows[] = {
        {"A/RES/79/236, paras. 5-7", "5", "6|7", false},
        {"A/RES/79/236, paras. 5–7", "5", "6|7", false},
        {"79/236 OP5 to OP7", "5", "6|7", true},
        {"79/236 5-7, 9", "5", "6|7|9", false},
        {"A/RES/79/236, paras. 5, 6 and 9", "5", "6|9", false},
        {"A/RES/79/236 paras 5 & 9", "5", "9", false},
        {"paragraphs 5 to 7 of resolution 79/236", "5", "6|7", false},
        {"79/236, PP3-5", "PP3", "PP4|PP5", false},
        {"79/236, preambular paragraphs 3 and 5", "PP3", "PP5", false},
        {"79/236 PP3 and OP 6", "PP3", "6", false},
        {"79/236 OP 4 (a) and (c)", "4 (a)", "4 (c)", true},
        {"79/236, paras 4 (a)-(c)", "4 (a)", "4 (b)|4 (c)", false},
        {"79/236, para. 3 (a) (i) and (ii)", "3 (a) (i)", "3 (a) (ii)", false},
        {"79/236, para. 4, annex", "4", "", false},
        {"79/236, paras. 7-5", "7", "5", false},
        {"résolution 79/236, par. 5 à 7", "5", "6|7", false},
        {"resolución 79/236, párrs. 5 a 7", "5", "6|7", false},
        {"пункты 5 и 6 резолюции 79/236", "5", "6", false},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct uc_citation got = {0};
        uc_str further = {0};
        assert_true(uc_citation_parse(uc_str_from(rows[i].typed), arena, &got));
        for (size_t k = 0; k < got.further.count; k++)
            further = uc_arena_printf(arena, "%.*s%s%.*s", UC_ARG(further), k > 0 ? "|" : "",
                                      UC_ARG(got.further.at[k]));
        assert_text(rows[i].typed, got.symbol, "A/RES/79/236");
        assert_text(rows[i].typed, got.label, rows[i].label);
        assert_text(rows[i].typed, further, rows[i].further);
        assert_int_equal(got.operative, rows[i].operative);
    }
    uc_arena_free(arena);
}

static void a_range_without_end_is_cut(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    struct uc_citation got = {0};
    assert_true(uc_citation_parse(UC_STR("79/236, paras. 1-999"), arena, &got));
    assert_in_range(got.further.count, 1, 201);
    uc_arena_free(arena);
}

static void other_text_is_no_citation(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        ",",
        "para. 6",
        "OP5",
        "sustainable development",
        "sustainable development para 6 of the report",
        "climate finance paragraph 6",
        "A/RES/57/263 and its follow-up",
        "79/236 2025",
        "paragraph 6 of the report",
        "0.7 per cent",
        "and/or",
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct uc_citation got = {0};
        if (uc_citation_parse(uc_str_from(texts[i]), arena, &got))
            fail_msg("'%s' was read as '%.*s' '%.*s'", texts[i], UC_ARG(got.symbol),
                     UC_ARG(got.label));
        assert_int_equal(got.symbol.len, 0);
    }
    uc_arena_free(arena);
}

static void keys_join_spellings(void **state)
{
    static const struct {
        const char *part, *label, *key;
    } rows[] = {
        {"", "6 (a)", "6 a"},
        {"", "6(A)", "6 a"},
        {"", "6a", "6 a"},
        {"", "6 (a) (ii)", "6 a ii"},
        {"", "6 bis", "6 bis"},
        {"", "29A.175", "29 a.175"},
        {"", "4.2", "4.2"},
        {"", "4 (2)", "4 2"},
        {"", "PP3", "pp 3"},
        {"", "operative para.", "operative para"},
        {"", "fn 4", "fn 4"},
        {"", "¶3", "¶ 3"},
        {"", "6 (أ)", "6 أ"},
        {"annex II", "3", "annex 2, 3"},
        {"Annex 2", "3", "annex 2, 3"},
        {"annex II, sect. I", "3", "annex 2 sect 1, 3"},
        {"A", "6", "a, 6"},
        {"", "A 6", "a 6"},
        {"477 (XV)", "6", "477 xv, 6"},
        {"annex", "", "annex"},
        {"", "", ""},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_text(rows[i].label,
                    uc_label_key(uc_str_from(rows[i].part), uc_str_from(rows[i].label), arena),
                    rows[i].key);
    assert_text("without year",
                uc_citation_key(UC_STR("S/RES/1325 (2000)"), UC_STR(""), UC_STR("8"), arena),
                "S/RES/1325|8");
    uc_arena_free(arena);
}

static void ordinals_print_and_read_back(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (unsigned i = 1; i < 400; i++) {
        unsigned back = 0;
        uc_str printed = uc_ordinal_print(i, arena);
        assert_int_equal(uc_ordinal_read(printed, &back), printed.len);
        assert_int_equal(back, i);
    }
    assert_text("42", uc_ordinal_print(42, arena), "forty-second");
    assert_text("111", uc_ordinal_print(111, arena), "111th");
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_label_prints_and_parses_back),
        cmocka_unit_test(what_is_not_cited_has_no_citation),
        cmocka_unit_test(parts_of_composite_resolutions_are_cited_by_letter),
        cmocka_unit_test(citations_are_read_as_people_type_them),
        cmocka_unit_test(several_clauses_are_cited_at_once),
        cmocka_unit_test(a_range_without_end_is_cut),
        cmocka_unit_test(other_text_is_no_citation),
        cmocka_unit_test(keys_join_spellings),
        cmocka_unit_test(ordinals_print_and_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
