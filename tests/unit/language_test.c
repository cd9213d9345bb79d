/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_codes(void **state)
{
    static const char *const codes[UC_LANGUAGE_COUNT] = {"", "ar", "zh", "en", "fr", "ru", "es"};
    (void)state;
    for (unsigned i = 0; i < UC_LANGUAGE_COUNT; i++) {
        assert_string_equal(uc_language_code((enum uc_language)i), codes[i]);
        assert_int_equal(uc_language_from(uc_str_from(codes[i])), i);
    }
}

static void test_from(void **state)
{
    static const struct {
        const char *name;
        enum uc_language language;
    } cases[] = {
        {"English", UC_ENGLISH},
        {"ENGLISH", UC_ENGLISH},
        {"french", UC_FRENCH},
        {"Spanish", UC_SPANISH},
        {"Russian", UC_RUSSIAN},
        {"arabic", UC_ARABIC},
        {"Chinese", UC_CHINESE},
        {"FR", UC_FRENCH},
        {"fr-CH", UC_FRENCH},
        {"en_GB", UC_ENGLISH},
        {"zh-Hans", UC_CHINESE},
        {"de", UC_LANGUAGE_UNKNOWN},
        {"eng lish", UC_LANGUAGE_UNKNOWN},
        {"e", UC_LANGUAGE_UNKNOWN},
        {"-", UC_LANGUAGE_UNKNOWN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(uc_language_from(uc_str_from(cases[i].name)), cases[i].language);
}

static void test_of(void **state)
{
    static const struct {
        const char *text;
        enum uc_language language;
    } cases[] = {
        {"Requests the Secretary-General to report on lighthouses", UC_ENGLISH},
        {"REQUESTS THE SECRETARY-GENERAL TO REPORT ON LIGHTHOUSES", UC_ENGLISH},
        {"Prie le Secr\u00E9taire g\u00E9n\u00E9ral de rendre compte des phares", UC_FRENCH},
        {"Prie instamment les \u00C9tats d\u2019entretenir leurs phares", UC_FRENCH},
        {"Pide al Secretario General que informe sobre los faros", UC_SPANISH},
        {"Exhorta a los Estados a mantener sus faros", UC_SPANISH},
        {"\u043F\u0440\u043E\u0441\u0438\u0442 \u0434\u043E\u043B\u043E\u0436\u0438\u0442\u044C "
         "\u043E \u043C\u0430\u044F\u043A\u0430\u0445",
         UC_RUSSIAN},
        {"\u062A\u0637\u0644\u0628 \u0625\u0644\u0649 \u0627\u0644\u0623\u0645\u064A\u0646 "
         "\u0627\u0644\u0639\u0627\u0645",
         UC_ARABIC},
        {"\u8BF7\u79D8\u4E66\u957F\u62A5\u544A\u706F\u5854", UC_CHINESE},
        /* names in other scripts do not count for more than the text around them */
        {"\u8BF7\u79D8\u4E66\u957F\u62A5\u544A\u706F\u5854 (United Nations Lighthouse Fund)",
         UC_CHINESE},
        {"Notes with appreciation that the \u706F\u5854 of the island was lit", UC_ENGLISH},
        {"", UC_LANGUAGE_UNKNOWN},
        {"6.", UC_LANGUAGE_UNKNOWN},
        {"A/RES/99/999", UC_LANGUAGE_UNKNOWN},
        {"triangular cooperation", UC_LANGUAGE_UNKNOWN},
        {"\u03C6\u03AC\u03C1\u03BF\u03C2 \u03C6\u03AC\u03C1\u03BF\u03C2 "
         "\u03C6\u03AC\u03C1\u03BF\u03C2",
         UC_LANGUAGE_UNKNOWN}, /* Greek */
        {"\xE9\xE9\xE9 \xFF\xFF", UC_LANGUAGE_UNKNOWN},
        {"averyverylongwordaveryverylongwordaveryverylongwordings", UC_LANGUAGE_UNKNOWN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum uc_language got = uc_language_of(uc_str_from(cases[i].text));
        if (got != cases[i].language)
            fail_msg("\"%s\" is no %s", cases[i].text, uc_language_code(got));
    }
}

/* Runs without a space, and Chinese characters. */
static size_t count_words(const char *line)
{
    size_t words = 0;
    for (; *line; line++) {
        unsigned char byte = (unsigned char)*line;
        words +=
            (byte != ' ' && (line[1] == ' ' || line[1] == '\0')) || (byte >= 0xE4 && byte <= 0xE9);
    }
    return words;
}

/* The share of the lines of six words and more that are told to be in `language`. */
static double share_told(const char *path, enum uc_language language)
{
    static char line[1 << 16];
    size_t lines = 0, right = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return -1;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (count_words(line) < 6)
            continue;
        lines++;
        right += uc_language_of(uc_str_from(line)) == language;
    }
    fclose(file);
    return lines > 0 ? (double)right / (double)lines : -1;
}

/* On real sentences, where they are at hand. */
static void test_of_real_sentences(void **state)
{
    const char *shared = getenv("UNCLAUSE_SHARED");
    (void)state;
    for (unsigned i = UC_LANGUAGE_UNKNOWN + 1; i < UC_LANGUAGE_COUNT; i++) {
        enum uc_language language = (enum uc_language)i;
        char path[4096];
        snprintf(path, sizeof path, "%s/documents/languages/sentences.%s.txt",
                 shared ? shared : UNCLAUSE_SOURCE_DIR "/../shared", uc_language_code(language));
        double share = share_told(path, language);
        if (share < 0) {
            print_message("no sentences at %s (UNCLAUSE_SHARED names another place)\n", path);
            skip();
        }
        print_message("%s: %.4f\n", uc_language_code(language), share);
        assert_true(share >= 0.99);
    }
}

static void test_of_clause(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum uc_language document, want;
    } cases[] = {
        {"The ferry is the only way to the islands of the north.", UC_ENGLISH, UC_ENGLISH},
        {"Le bac est le seul moyen de rejoindre les \u00eeles du nord et de la baie.", UC_ENGLISH,
         UC_FRENCH},
        {"Asociaci\u00f3n para la promoci\u00f3n de los derechos del hombre y de la mujer",
         UC_ENGLISH, UC_SPANISH},
        {"Asociaci\u00f3n de los vecinos, an organization of the north", UC_ENGLISH, UC_ENGLISH},
        {"The delegation of la Rep\u00fablica, in the name of the others", UC_FRENCH, UC_ENGLISH},
        {"Committee of the Whole", UC_FRENCH, UC_FRENCH}, /* too little tells */
        {"\u0423\u0441\u0442\u043e\u0439\u0447\u0438\u0432\u043e\u0435 (A/99/4)", UC_ENGLISH,
         UC_RUSSIAN},
        {"Mr. \u0418\u0432\u0430\u043d Petrov spoke", UC_ENGLISH, UC_ENGLISH},
        {"\u53ef\u6301\u7eed\u53d1\u5c55", UC_ENGLISH, UC_CHINESE},
        {"\u0627\u0644\u0646\u0645\u0648", UC_FRENCH, UC_ARABIC},
        {"", UC_SPANISH, UC_SPANISH},
        {"of the and of the and of the", UC_LANGUAGE_UNKNOWN, UC_ENGLISH},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum uc_language got = uc_language_of_clause(uc_str_from(cases[i].text), cases[i].document);
        if (got != cases[i].want)
            fail_msg("%s: %s", cases[i].text, uc_language_code(got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes),     cmocka_unit_test(test_from),
        cmocka_unit_test(test_of),        cmocka_unit_test(test_of_real_sentences),
        cmocka_unit_test(test_of_clause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
