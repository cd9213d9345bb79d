/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What clauses and documents hold besides their labels: places, notes, what the masthead says. */
#include "structure_fixture.h"

#include "clause/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char adopted_resolution[] =
    "# A/RES/99/901\n\nDistr.: General 14 January 2045\n\nNinety-ninth session\n\n"
    "Agenda item 21 (c)\n\n# Groups of villages\n\n"
    "# Resolution adopted by the General Assembly on 19 December 2044\n\n"
    "[on the report of the Second Committee (A/99/448, para. 11)]\n\n"
    "# 99/901. Keeping of village wells\n\nThe General Assembly,\n\n"
    "Recalling the Aurelia Programme,{1}\n\n# I. Ropes\n\n"
    "1. Takes note of the report,{2} and requests:\n\n(a) Ropes;{3}\n\n[1] A/99/12.\n\n"
    "[2] Ibid., para. 4.\n\n2. Decides to meet again.{1}{9}";

static void front_matter_tells_the_document(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(adopted_resolution, UC_ENGLISH);
    assert_text(doc->symbol, "A/RES/99/901");
    assert_text(doc->title, "Keeping of village wells");
    assert_text(doc->organ, "General Assembly");
    assert_text(doc->session, "99");
    assert_text(doc->agenda_item, "21 (c)");
    assert_text(doc->adoption, "on the report of the Second Committee (A/99/448, para. 11)");
    assert_text(uc_date_print(doc->adopted, doc->arena), "2044-12-19");
    assert_text(uc_date_print(doc->distributed, doc->arena), "2045-01-14");
    uc_document_free(doc);
}

static void front_matter_is_read_in_other_languages(void **state)
{
    static const struct {
        const char *text, *title, *item, *adopted;
        enum uc_language language;
    } cases[] = {
        {"A/RES/99/904\n\nPoint 18 b) de l’ordre du jour\n\n"
         "# Résolution adoptée par l’Assemblée générale le 12 décembre 2044\n\n"
         "# 99/904. Puits\n\nL’Assemblée générale,\n\nRappelant les puits,",
         "Puits", "18 b)", "2044-12-12", UC_FRENCH},
        {"A/RES/99/904\n\nالبند 18 (ب) من جدول الأعمال\n\n"
         "# قرار اتخذته الجمعية العامة في 12 كانون الأول/ديسمبر 2044\n\n"
         "# 99/904 - الآبار\n\nإن الجمعية العامة،\n\nإذ تشير إلى الآبار،",
         "الآبار", "18 (ب)", "2044-12-12", UC_ARABIC},
        {"A/RES/99/904\n\n议程项目 18 (b)\n\n# 2044年12月12日大会决议\n\n"
         "# 99/904. 水井\n\n大会，\n\n回顾水井，",
         "水井", "18 (b)", "2044-12-12", UC_CHINESE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct uc_document *doc = document_of(cases[i].text, cases[i].language);
        assert_text(doc->title, cases[i].title);
        assert_text(doc->agenda_item, cases[i].item);
        assert_text(uc_date_print(doc->adopted, doc->arena), cases[i].adopted);
        uc_document_free(doc);
    }
}

static void text_without_a_masthead_is_told_by_what_it_has(void **state)
{
    (void)state;
    struct uc_document *doc = document_of("Keeping of village wells\n\nThe General Assembly,\n\n"
                                          "1. Requests that every well be counted.",
                                          UC_ENGLISH);
    assert_text(doc->title, "Keeping of village wells");
    assert_text(doc->organ, "General Assembly");
    assert_int_equal(doc->symbol.len, 0);
    assert_true(uc_str_starts(clause_of(doc, "", "1")->citation, UC_STR("wells, ")));
    uc_document_free(doc);
}

static void what_a_scan_lost_is_no_title(void **state)
{
    static const struct {
        const char *printed, *title;
    } cases[] = {
        {"Third session,\n\nKeeping of village wells", "Keeping of village wells"},
        {"Keeping of village wells\n\nwELLs nF FD sT TIMCP", ""},
        {"ECONOMIC\n\nCONSEIL\n\nSOCIAL COUNCIL ET SOCIAL\n\nKeeping of village wells",
         "Keeping of village wells"},
        {"Keeping of village wells\n\nECONOMIQUE\n\nET SOCIAL", "Keeping of village wells"},
        {"wELLs nF FD sT TIMCP", ""},
        {"McAdam, eWells and others", "McAdam, eWells and others"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char print[300];
        snprintf(print, sizeof print,
                 "A/99/12\n\n%s\n\nReport of the Secretary-General\n\n"
                 "1. The wells were counted by the villages in the autumn of the year.\n\n"
                 "2. The wells were counted again in the spring of the next year.",
                 cases[i].printed);
        struct uc_document *doc = document_of(print, UC_ENGLISH);
        assert_text(doc->title, cases[i].title);
        uc_document_free(doc);
    }
}

static void scanned_symbols_are_those_of_the_file_names(void **state)
{
    static const struct {
        const char *printed, *name, *symbol;
    } cases[] = {
        {"A/39/36I", "A_39_361", "A/39/361"}, {"A/39/36I", "wells", "A/39/36I"},
        {"A/99/312", "A_99_313", "A/99/312"}, {"A/99/31O", "A_99_3100", "A/99/31O"},
        {"Wells", "A_39_361", "A/39/361"},    {"E/CN A/109", "E_CN.4_109", "E/CN.4/109"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char print[64];
        snprintf(print, sizeof print, "%s\n\nVillage wells\n\n1. They stand.", cases[i].printed);
        struct uc_document *doc = document_named(cases[i].name, print, UC_ENGLISH);
        assert_text(doc->symbol, cases[i].symbol);
        uc_document_free(doc);
    }
}

static void a_report_for_two_organs_stays_a_report(void **state)
{
    (void)state;
    struct uc_document *doc =
        document_of("A/99/73-E/2045/51\n\n| General Assembly\tEconomic and Social Council\n"
                    "Ninety-ninth session\t2045 session\nItem 24 of the preliminary list\t\n\n"
                    "Village wells\n\n[Original: English and French]\n\n1. They stand.",
                    UC_ENGLISH);
    assert_text(doc->session, "99");
    assert_text(doc->agenda_item, "24");
    assert_int_equal(doc->adoption.len, 0);
    assert_int_equal(clause_of(doc, "", "1")->kind, UC_PARAGRAPH);
    uc_document_free(doc);
    doc = document_of("Village wells\n\n1. They stand.\n\nAnnex I\n\nWells of the north\n\n"
                      "[Original: French]\n\nThey stand too.",
                      UC_ENGLISH);
    assert_text(clause_of(doc, "annex I", "¶1")->text, "They stand too.");
    uc_document_free(doc);
}

static void a_clause_knows_its_place(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(adopted_resolution, UC_ENGLISH);
    const struct uc_clause *ropes = clause_of(doc, "", "1 (a)");
    assert_text(ropes->text, "Ropes;");
    assert_text(ropes->eid, "para_1__list_1__point_a");
    assert_int_equal(ropes->section.count, 1);
    assert_text(doc->clauses.at[ropes->section.at[0]].text, "I. Ropes");
    assert_true(ropes->chapeau >= 0);
    assert_text(doc->clauses.at[ropes->chapeau].label, "1");
    assert_text(clause_of(doc, "", "PP1")->eid, "preamble__p_1");
    assert_int_equal(clause_of(doc, "", "2")->chapeau, -1);
    uc_document_free(doc);
}

static void what_ends_a_sentence_behind_a_list_acts_too(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(
        "Wells\n\nThe General Assembly,\n\n1. Requests:\n\n(a) Ropes;\n\n(b) Buckets;\n\n"
        "and decides to meet again;\n\n2. Decides to end.",
        UC_ENGLISH);
    const struct uc_clause *phrase = clause_of(doc, "", "¶1");
    assert_text(doc->clauses.at[phrase->chapeau].label, "1");
    assert_int_equal(phrase->kind, UC_OPERATIVE);
    assert_int_equal(phrase->verbs.count, 1);
    assert_text(phrase->verbs.at[0].canonical, "decide");
    uc_document_free(doc);
}

static void a_decision_acts_behind_its_organ(void **state)
{
    (void)state;
    struct uc_document *doc =
        document_of("# Wells\n\nAurelia: draft decision\n\n# Keeping of wells\n\n"
                    "The General Assembly, recalling its decision 98/512, noting the report, "
                    "decides to keep the wells, and requests the Board to report.",
                    UC_ENGLISH);
    const struct uc_clause *decision = clause_of(doc, "", "operative para.");
    assert_int_equal(decision->verbs.count, 2);
    assert_text(decision->verbs.at[0].canonical, "decide");
    assert_text(decision->verbs.at[1].canonical, "request");
    uc_document_free(doc);
}

static void articles_have_paragraphs(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(
        "# Declaration of Wells\n\n# Article 2\n\n1. A well is shared.\n\n2. It is kept:\n\n"
        "(a) By all;\n\n(b) In turn.",
        UC_ENGLISH);
    assert_text(clause_of(doc, "", "2 (1)")->eid, "art_2__para_1");
    assert_text(clause_of(doc, "", "2 (2) (b)")->eid, "art_2__para_2__list_1__point_b");
    uc_document_free(doc);
}

/* The headings above a clause, the innermost last. */
static void assert_section(const struct uc_document *doc, const struct uc_clause *clause,
                           const char *expected)
{
    struct uc_buf section = {0};
    for (size_t i = 0; i < clause->section.count; i++) {
        uc_buf_printf(&section, "%s%.*s", i > 0 ? " > " : "",
                      UC_ARG(doc->clauses.at[clause->section.at[i]].text));
    }
    assert_text(uc_buf_str(&section), expected);
    uc_buf_free(&section);
}

static void captions_head_their_table_alone(void **state)
{
    (void)state;
    struct uc_document *doc =
        document_of("# A. Wells\n\n1. Table 1 shows them.\n\n# Table 1\n\n# Wells, by region\n\n"
                    "(Metres)\n\n| North\t9\n\n2. They stand.\n\n# Figure I Depth\n\n"
                    "3. They are deep.\n\n# Ropes\n\n4. They are long.",
                    UC_ENGLISH);
    assert_section(doc, clause_of(doc, "", "table 1"), "A. Wells > Table 1 > Wells, by region");
    assert_section(doc, clause_of(doc, "", "2"), "A. Wells");
    assert_section(doc, clause_of(doc, "", "3"), "A. Wells");
    assert_section(doc, clause_of(doc, "", "4"), "Ropes");
    uc_document_free(doc);
}

static void notes_are_clauses_and_hang_on_their_marks(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(adopted_resolution, UC_ENGLISH);
    const struct uc_clause *first = clause_of(doc, "", "1"), *second = clause_of(doc, "", "2");
    assert_int_equal(clause_of(doc, "", "fn 1")->kind, UC_FOOTNOTE);
    assert_int_equal(first->footnotes.count, 1);
    assert_text(first->footnotes.at[0].text, "Ibid., para. 4.");
    assert_int_equal(first->footnotes.at[0].at, strlen("Takes note of the report,"));
    assert_int_equal(second->footnotes.count, 1);
    assert_text(second->footnotes.at[0].text, "A/99/12.");
    uc_document_free(doc);
}

static void ibid_stands_for_the_source_before(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(adopted_resolution, UC_ENGLISH);
    const struct uc_clause *ibid = clause_of(doc, "", "fn 2");
    assert_int_equal(ibid->cites.count, 1);
    assert_text(ibid->cites.at[0], "A/99/12");
    uc_document_free(doc);
}

static void notes_that_are_printed_again_are_one(void **state)
{
    (void)state;
    struct uc_document *doc =
        document_of("Wells\n\nThe General Assembly,\n\n1. Notes the report;{1}\n\n[1] A/99/12.\n\n"
                    "2. Notes it again;{1}\n\n[1] A/99/12.\n\n3. Decides.{1}\n\n[1] A/99/13.",
                    UC_ENGLISH);
    size_t notes = 0;
    for (size_t i = 0; i < doc->clauses.count; i++) {
        notes += doc->clauses.at[i].kind == UC_FOOTNOTE;
    }
    assert_int_equal(notes, 2);
    assert_text(clause_of(doc, "", "2")->footnotes.at[0].text, "A/99/12.");
    assert_text(clause_of(doc, "", "3")->footnotes.at[0].text, "A/99/13.");
    uc_document_free(doc);
}

static void letters_of_notes_count_from_their_annex(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(
        "# Report\n\n1. Wells.{1}\n\n[1] A/99/12.\n\n# Annex I\n\n1. Ropes.{a}\n\n[a] Long.\n\n"
        "# Annex II\n\n1. Buckets.{a}\n\n[a] Deep.",
        UC_ENGLISH);
    assert_text(clause_of(doc, "annex I", "1")->footnotes.at[0].text, "Long.");
    assert_text(clause_of(doc, "annex II", "1")->footnotes.at[0].text, "Deep.");
    assert_text(clause_of(doc, "annex II", "fn a")->text, "Deep.");
    uc_document_free(doc);
}

static void asterisks_are_notes_of_the_words_that_bear_them(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(
        "A/99/312\n\nNinety-ninth session\n\nItem 6 of the provisional agenda*\n\nVillage wells\n\n"
        "Report of the Secretary-General**\n\n1. The wells* stand{1} here*.{1}\n\n"
        "| Wells\t5*\t3**\n\n"
        "[1] A/99/12.\n\n[*] A/99/50.\n\n** Issued late.",
        UC_ENGLISH);
    const struct uc_clause *agenda = &doc->clauses.at[2], *table = clause_of(doc, "", "table 1");
    assert_text(agenda->text, "Item 6 of the provisional agenda");
    assert_int_equal(agenda->footnotes.count, 1);
    assert_text(agenda->footnotes.at[0].text, "A/99/50.");
    assert_int_equal(agenda->footnotes.at[0].at, agenda->text.len);
    assert_text(clause_of(doc, "", "fn **")->text, "Issued late.");
    const struct uc_clause *first = clause_of(doc, "", "1");
    static const size_t places[] = {9, 15, 20, 21};
    assert_text(first->text, "The wells stand here.");
    assert_int_equal(first->footnotes.count, 4);
    for (size_t i = 0; i < first->footnotes.count; i++) {
        assert_int_equal(first->footnotes.at[i].at, places[i]);
    }
    assert_text(table->text, "| Wells\t5\t3");
    assert_int_equal(table->footnotes.count, 2);
    assert_int_equal(table->footnotes.at[1].at, strlen("| Wells\t5\t3"));
    uc_document_free(doc);
}

static void asterisks_that_nothing_bears_are_print(void **state)
{
    static const char *const texts[] = {
        "1. The wells stand.\n\n* No word bears it.",
        "1. What was counted*\n\n* ropes\n\n* buckets", /* a list */
        "1. The wells stand.\n\n* * *",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct uc_document *doc = document_of(texts[i], UC_ENGLISH);
        for (size_t k = 0; k < doc->clauses.count; k++) {
            assert_int_not_equal(doc->clauses.at[k].kind, UC_FOOTNOTE);
        }
        uc_document_free(doc);
    }
}

static void what_is_doubtful_is_told(void **state)
{
    (void)state;
    struct uc_document *doc = document_of(adopted_resolution, UC_ENGLISH);
    assert_int_equal(doc->warnings.count, 2); /* marks 3 and 9 */
    uc_document_free(doc);
    doc = document_of("Wells\n\nThe General Assembly,\n\n1. Requests one;\n\n3. Requests three.",
                      UC_ENGLISH);
    assert_int_equal(doc->warnings.count, 1);
    assert_int_equal(clause_of(doc, "", "3")->kind, UC_OPERATIVE);
    uc_document_free(doc);
}

static void any_text_gives_clauses(void **state)
{
    static const char *const texts[] = {
        "", "1.", "(", "I", "Annex", "\xE2\x80\x93", "1. \n\n1.\n\n1.", "The General Assembly,"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uc_document_free(document_of(texts[i], UC_LANGUAGE_UNKNOWN));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(front_matter_tells_the_document),
        cmocka_unit_test(front_matter_is_read_in_other_languages),
        cmocka_unit_test(text_without_a_masthead_is_told_by_what_it_has),
        cmocka_unit_test(what_a_scan_lost_is_no_title),
        cmocka_unit_test(scanned_symbols_are_those_of_the_file_names),
        cmocka_unit_test(a_report_for_two_organs_stays_a_report),
        cmocka_unit_test(a_clause_knows_its_place),
        cmocka_unit_test(what_ends_a_sentence_behind_a_list_acts_too),
        cmocka_unit_test(a_decision_acts_behind_its_organ),
        cmocka_unit_test(articles_have_paragraphs),
        cmocka_unit_test(captions_head_their_table_alone),
        cmocka_unit_test(notes_are_clauses_and_hang_on_their_marks),
        cmocka_unit_test(ibid_stands_for_the_source_before),
        cmocka_unit_test(notes_that_are_printed_again_are_one),
        cmocka_unit_test(letters_of_notes_count_from_their_annex),
        cmocka_unit_test(asterisks_are_notes_of_the_words_that_bear_them),
        cmocka_unit_test(asterisks_that_nothing_bears_are_print),
        cmocka_unit_test(what_is_doubtful_is_told),
        cmocka_unit_test(any_text_gives_clauses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
