/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/symbol.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct pair {
    const char *given, *wanted;
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Says which row of a table went wrong. */
static void assert_text(const char *given, uc_str got, const char *wanted)
{
    if (!uc_str_equal(got, uc_str_from(wanted)))
        fail_msg("%s: wanted '%s', got '%.*s'", given, wanted, UC_ARG(got));
}

/* Printed, then other text: the bytes read are those of `printed`. */
static void symbols_are_read_from_print(void **state)
{
    static const struct {
        const char *printed, *after, *canonical;
    } rows[] = {
        {"A/RES/57/263", ", para. 6", "A/RES/57/263"},
        {"A/RES/57/263", ".", "A/RES/57/263"},
        {"A/RES/57/263", " A new text", "A/RES/57/263 A"},
        {"A/RES/69/96 A-B", ",", "A/RES/69/96 A-B"},
        {"A/RES/69/96 A–B", "", "A/RES/69/96 A-B"},
        {"A/RES/S-25/2", " of", "A/RES/S-25/2"},
        {"A/RES/S‑25/2", " of", "A/RES/S-25/2"},
        {"A/RES/ES-10/23", "", "A/RES/ES-10/23"},
        {"A/RES/2625(XXV)", ".", "A/RES/2625 (XXV)"},
        {"A/RES/217 A (III)", "", "A/RES/217 A (III)"},
        {"A/RES/3201 (S-VI)", "", "A/RES/3201 (S-VI)"},
        {"S/RES/1325 (2000)", ")", "S/RES/1325 (2000)"},
        {"S/RES/1325(2000)", "", "S/RES/1325 (2000)"},
        {"A/RES/57/263", " (2002)", "A/RES/57/263"},
        {"S/RES/1325", " (the", "S/RES/1325"},
        {"A/C.2/80/L.10/Rev.1", ";", "A/C.2/80/L.10/Rev.1"},
        {"A/C.2/80/L.10/REV.1", "", "A/C.2/80/L.10/Rev.1"},
        {"A/57/444", " (see below)", "A/57/444"},
        {"A/57/444-S/2002/1025", ".", "A/57/444-S/2002/1025"},
        {"A/80/15 (Part I)", "", "A/80/15 (Part I)"},
        {"A/62/17(PartI)", "", "A/62/17 (Part I)"},
        {"E/ICEF/672 (Deuxième partie)", "", "E/ICEF/672 (Part II)"},
        {"A/81/6 (SECT. 34)", "", "A/81/6 (Sect. 34)"},
        {"A/79/6 (Sect. 3)/Add.1", ",", "A/79/6 (Sect. 3)/Add.1"},
        {"S/PV.6201(Resumption1)", "", "S/PV.6201 (Resumption 1)"},
        {"A/57/49 (Vol. II)", "", "A/57/49 (Vol. II)"},
        {"ICCD/COP(8)/CST/8", "", "ICCD/COP(8)/CST/8"},
        {"WT/MIN(15)/48-WT/L/982", ",", "WT/MIN(15)/48-WT/L/982"},
        {"FCCC/PA/CMA/2023/16/Add.1", ", decision 1/CMA.5", "FCCC/PA/CMA/2023/16/Add.1"},
        {"[E/ECE/]TRANS/SC.2/2001/20", "", "TRANS/SC.2/2001/20"},
        {"UNEP/EA.5/Res.14", ".", "UNEP/EA.5/Res.14"},
        {"TD/B(S-XXXIII)/INF.1", ".", "TD/B(S-XXXIII)/INF.1"},
        {"GOV/INF/2005/10-GC(49)/INF/6", ",", "GOV/INF/2005/10-GC(49)/INF/6"},
        {"TD/B/C.II/12", "", "TD/B/C.II/12"},
        {"A/CONF.198/11", ", chap. I", "A/CONF.198/11"},
        {"DP/2003/2", ".", "DP/2003/2"},
        {"JIU/NOTE/2022/1/Rev.1", "", "JIU/NOTE/2022/1/Rev.1"},
        {"XWZQ/WG.3/2044/7", "", "XWZQ/WG.3/2044/7"},
        {"A/80/L.7/ Add.1", "", "A/80/L.7/Add.1"},
        {"A/80/L.7", "/and so on", "A/80/L.7"},
        {"A／RES／57／263", "", "A/RES/57/263"},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        uc_str symbol = {0}, printed = uc_str_from(rows[i].printed);
        uc_str text = uc_arena_printf(arena, "%s%s", rows[i].printed, rows[i].after);
        size_t len = uc_symbol_read(text, arena, &symbol);
        assert_text(text.ptr, symbol, rows[i].canonical);
        if (i != 2) /* the article is taken for a composite's letter */
            assert_int_equal(len, printed.len);
    }
    uc_arena_free(arena);
}

static void other_text_is_no_symbol(void **state)
{
    static const char *const texts[] = {
        "",       "and/or",      "HIV/AIDS",         "N/A",     "24/7",         "A/C.2",
        "km/h 2", "COVID-19",    "TCP/IP-4",         "A",       "A/",           "/57/263",
        "PM2.5",  "A/CONF.198.", "Sustainable/2030", "F-16",    "UN-2030",      "A-4",
        "S/he",   "report/2044", "[E/ECE",           "2002/18", "input/output", "A/RES/",
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(texts); i++) {
        size_t len = strlen(texts[i]);
        char *exact = malloc(len + 1); /* nothing may be read behind the end */
        assert_non_null(exact);
        uc_str symbol = {0}, text = {memcpy(exact + 1, texts[i], len), len};
        if (uc_symbol_read(text, arena, &symbol) > 0)
            fail_msg("'%s' was read as %.*s", texts[i], UC_ARG(symbol));
        free(exact);
    }
    uc_arena_free(arena);
}

/* As people type them. */
static const struct pair typed[] = {
    {"a/res/57/263", "A/RES/57/263"},
    {"A_RES_57_263", "A/RES/57/263"},
    {"A-RES-57-263", "A/RES/57/263"},
    {"A–RES–57–263", "A/RES/57/263"},
    {"a-res-s-25-2", "A/RES/S-25/2"},
    {"a res 57 263", "A/RES/57/263"},
    {"A/RES 57/263", "A/RES/57/263"},
    {"s res 1325", "S/RES/1325"},
    {"a/c.2/80/l.10/rev.1", "A/C.2/80/L.10/Rev.1"},
    {"unep/ea.5/res.14", "UNEP/EA.5/Res.14"},
    {"td/b/72/3", "TD/B/72/3"},
    {"57/263", "A/RES/57/263"},
    {"61/267 B", "A/RES/61/267 B"},
    {"61/267 b", "A/RES/61/267 B"},
    {"S-25/2", "A/RES/S-25/2"},
    {"es-10/23", "A/RES/ES-10/23"},
    {"GA res 57/263", "A/RES/57/263"},
    {"UNGA Res. 57/263", "A/RES/57/263"},
    {"ga 57/263", "A/RES/57/263"},
    {"General Assembly resolution 57/263", "A/RES/57/263"},
    {"resolution 57/263", "A/RES/57/263"},
    {"res57/263", "A/RES/57/263"},
    {"decision 57/516", "A/DEC/57/516"},
    {"2625 (XXV)", "A/RES/2625 (XXV)"},
    {"2625(xxv)", "A/RES/2625 (XXV)"},
    {"217 A (III)", "A/RES/217 A (III)"},
    {"3201 (S-VI)", "A/RES/3201 (S-VI)"},
    {"1996 (LX)", "E/RES/1996 (LX)"},
    {"UNSCR 1325", "S/RES/1325"},
    {"SCR1325", "S/RES/1325"},
    {"unsc resolution 1325 (2000)", "S/RES/1325 (2000)"},
    {"SC res 1325", "S/RES/1325"},
    {"resolution 1325", "S/RES/1325"},
    {"1970 (2011)", "S/RES/1970 (2011)"},
    {"HRC 49/20", "A/HRC/RES/49/20"},
    {"Human Rights Council resolution S-36/1", "A/HRC/RES/S-36/1"},
    {"ECOSOC 2002/1", "E/RES/2002/1"},
    {"ECOSOC decision 2002/225", "E/DEC/2002/225"},
    {"2006/49", "E/RES/2006/49"},
    {"UNEA 5/14", "UNEP/EA.5/Res.14"},
    {"A_RES_57_263.pdf", "A/RES/57/263"},
    {" A/RES/57/263. ", "A/RES/57/263"},
    {"https://docs.un.org/en/A/RES/57/263", "A/RES/57/263"},
    {"undocs.org/S/RES/1325(2000)", "S/RES/1325 (2000)"},
};
static void symbols_are_read_as_people_type_them(void **state)
{
    static const char *const none[] = {
        "",
        "57",
        "9/11",
        "24/7",
        "1/2",
        "2002/03",
        "2024/25",
        "1325",
        "GA 57",
        "2030",
        "N0254904",
        "57/263 and more",
        "9/11/2001",
        "Committee 57/1",
        "res",
        "gaza 57/263",
        "decision 1325",
        "sustainable development",
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(typed); i++)
        assert_text(typed[i].given, uc_symbol_parse(uc_str_from(typed[i].given), arena),
                    typed[i].wanted);
    for (size_t i = 0; i < COUNT(none); i++)
        assert_text(none[i], uc_symbol_parse(uc_str_from(none[i]), arena), "");
    uc_arena_free(arena);
}

static void canonical_symbols_stay_as_they_are(void **state)
{
    static const char *const symbols[] = {
        "A/RES/57/263",
        "A/RES/61/267 B",
        "S/RES/1325 (2000)",
        "A/RES/217 A (III)",
        "A/80/15 (Part I)",
        "DP/DEC/2002/18",
        "UNEP/EA.5/Res.14",
        "ICCD/COP(8)/CST/8",
        "A/81/6 (Sect. 34)",
        "A/RES/69/96 A-B",
        "A/RES/3201 (S-VI)",
        "E/CN.4/RES/2002/85",
        "JIU/NOTE/2022/1/Rev.1(review)",
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(symbols); i++)
        assert_text(symbols[i], uc_symbol_parse(uc_str_from(symbols[i]), arena), symbols[i]);
    uc_arena_free(arena);
}

static void file_names_give_symbols(void **state)
{
    static const struct pair rows[] = {
        {"A_80_15 (Part I).pdf", "A/80/15 (Part I)"},
        {"ICCD_COP(8)_CST_8.pdf", "ICCD/COP(8)/CST/8"},
        {"JIU_NOTE_2022_1_Rev.1(review).pdf", "JIU/NOTE/2022/1/Rev.1(review)"},
        {"[E_ECE_]TRANS_SC.2_2001_20.pdf", "TRANS/SC.2/2001/20"},
        {"S_RES_2777 (2025).pdf", "S/RES/2777 (2025)"},
        {"E_ICEF_672(PartII).pdf", "E/ICEF/672 (Part II)"},
        {"DP_2025_14_Corr.1.pdf", "DP/2025/14/Corr.1"},
        {"E_2025_9_Add.14.pdf", "E/2025/9/Add.14"},
        {"E_2025_9_Add.14", "E/2025/9/Add.14"},
        {"A_81_6 (SECT. 34).docx", "A/81/6 (Sect. 34)"},
        {"E_ICEF_2025_AB_L.3_Add.1.pdf", "E/ICEF/2025/AB/L.3/Add.1"},
        {"some/where/a_res_57_263.html", "A/RES/57/263"},
        {"A_RES_78_256-EN.pdf", "A/RES/78/256"},
        {"A-RES-78-256.pdf", "A/RES/78/256"},
        {"south-south-draft-resolution.txt", ""},
        {"udhr.en.html", ""},
        {"a_b_1.txt", ""},
        {"a_1.txt", ""},
        {"IMG_2024_0012.html", ""},
        {"report_2044_1.pdf", ""},
        {"A_RES_57_263 final.pdf", ""},
        {"", ""},
        {".pdf", ""},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_text(rows[i].given, uc_symbol_from_file_name(uc_str_from(rows[i].given), arena),
                    rows[i].wanted);
    uc_arena_free(arena);
}

static void symbols_tell_organ_and_session(void **state)
{
    static const struct {
        const char *symbol, *organ, *session;
    } rows[] = {
        {"A/RES/57/263", "General Assembly", "57"},
        {"A/RES/S-25/2", "General Assembly", "S-25"},
        {"A/RES/2625 (XXV)", "General Assembly", "25"},
        {"A/RES/3201 (S-VI)", "General Assembly", "S-6"},
        {"A/C.2/80/L.10/Rev.1", "General Assembly", "80"},
        {"A/39/361", "General Assembly", "39"},
        {"A/CN.9/1234", "General Assembly", ""},
        {"A/CONF.230/2025/15", "", "2025"},
        {"A/HRC/RES/49/20", "Human Rights Council", "49"},
        {"S/RES/1325 (2000)", "Security Council", "2000"},
        {"S/RES/1325", "Security Council", ""},
        {"S/2025/13", "Security Council", "2025"},
        {"E/RES/2002/1", "Economic and Social Council", "2002"},
        {"E/CN.4/109", "Economic and Social Council", ""},
        {"E/ICEF/672 (Part II)", "Executive Board of the United Nations Children’s Fund", ""},
        {"TD/B/CN.4/36", "Trade and Development Board", ""},
        {"ICCD/COP(8)/CST/8", "United Nations Convention to Combat Desertification", "8"},
        {"UNEP/EA.5/Res.14", "United Nations Environment Assembly", "5"},
        {"XWZQ/WG.3/2044/7", "", "2044"},
        {"A/", "General Assembly", ""},
        {"", "", ""},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        uc_str symbol = uc_str_from(rows[i].symbol);
        assert_text(rows[i].symbol, uc_symbol_organ(symbol), rows[i].organ);
        assert_text(rows[i].symbol, uc_symbol_session(symbol, arena), rows[i].session);
    }
    uc_arena_free(arena);
}

static void keys_join_spellings(void **state)
{
    static const struct pair rows[] = {
        {"S/RES/1325 (2000)", "S/RES/1325"},
        {"S/RES/1325", "S/RES/1325"},
        {"A/RES/2625 (XXV)", "A/RES/2625 (XXV)"},
        {"UNEP/EA.5/Res.14", "UNEP/EA.5/RES.14"},
        {"A/57/444-S/2002/1025", "A/57/444"},
        {"E/2025/45/Add.1-E/C.18/2025/3", "E/2025/45/ADD.1"},
        {"A/RES/S-25/2", "A/RES/S-25/2"},
        {"A/RES/69/96 A-B", "A/RES/69/96 A-B"},
        {"WFP/EB.1/2025/5-A/1/Add.1", "WFP/EB.1/2025/5-A/1/ADD.1"},
        {"", ""},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_text(rows[i].given, uc_symbol_key(uc_str_from(rows[i].given), arena),
                    rows[i].wanted);
    uc_arena_free(arena);
}

static void double_symbols_have_a_second(void **state)
{
    static const struct pair rows[] = {
        {"A/57/444-S/2002/1025", "S/2002/1025"},
        {"E/2025/45/Add.1-E/C.18/2025/3", "E/C.18/2025/3"},
        {"A/RES/S-25/2", ""},
        {"WFP/EB.1/2025/5-A/1/Add.1", ""},
        {"wells", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_text(rows[i].given, uc_symbol_second(uc_str_from(rows[i].given)), rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_are_read_from_print),
        cmocka_unit_test(other_text_is_no_symbol),
        cmocka_unit_test(symbols_are_read_as_people_type_them),
        cmocka_unit_test(canonical_symbols_stay_as_they_are),
        cmocka_unit_test(file_names_give_symbols),
        cmocka_unit_test(symbols_tell_organ_and_session),
        cmocka_unit_test(keys_join_spellings),
        cmocka_unit_test(double_symbols_have_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
