/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static uc_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = uc_arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    uc_arena_free(arena);
    return 0;
}

static void assert_text(uc_str text, const char *expected)
{
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.ptr, expected, text.len);
}

static void test_fields_are_found_by_name_and_alias(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int field;
    } rows[] = {
        {"text", UC_FIELD_TEXT},
        {"KIND", UC_FIELD_KIND},
        {"in", UC_FIELD_SYMBOL},
        {"Symbol", UC_FIELD_SYMBOL},
        {"lang", UC_FIELD_LANGUAGE},
        {"body", UC_FIELD_ORGAN},
        {"language", UC_FIELD_LANGUAGE},
        {"date", UC_FIELD_DATE},
        {"", -1},
        {"kin", -1},
        {"kinds", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct uc_field *found = uc_field_find(uc_str_from(rows[i].name));
        assert_ptr_equal(found, rows[i].field < 0 ? NULL : &uc_fields[rows[i].field]);
    }
}

/* What would make one name or one term mean two things. */
static void test_the_table_is_unambiguous(void **state)
{
    (void)state;
    for (size_t i = 0; i < UC_FIELD_COUNT; i++) {
        const struct uc_field *row = &uc_fields[i];
        assert_true(row->name[0] != '\0' && row->description[0] != '\0' && row->example[0] != '\0');
        assert_ptr_equal(uc_field_find(uc_str_from(row->name)), row);
        assert_true((row->type == UC_FIELD_RANGE) == (row->slot >= 0));
        if (row->alias[0] != '\0')
            assert_ptr_equal(uc_field_find(uc_str_from(row->alias)), row);
        for (size_t j = 0; j < i; j++)
            if (row->type == UC_FIELD_EXACT && uc_fields[j].type == UC_FIELD_EXACT)
                assert_string_not_equal(row->prefix, uc_fields[j].prefix);
    }
}

static void test_terms_of_values(void **state)
{
    (void)state;
    static const struct {
        enum uc_field_id field;
        const char *value, *term;
    } rows[] = {
        {UC_FIELD_SYMBOL, "A/RES/57/263", "XS:A/RES/57/263"},
        {UC_FIELD_SYMBOL, "a/res/57/263", "XS:A/RES/57/263"},
        {UC_FIELD_SYMBOL, "My Letter", "XSmy letter"},
        {UC_FIELD_CITES, "57/263", "XC:A/RES/57/263"},
        {UC_FIELD_KIND, "Operative", "XKoperative"},
        {UC_FIELD_VERB, "Takes note", "XVtake note"},
        {UC_FIELD_VERB, "sings", "XVsings"},
        {UC_FIELD_LABEL, "6(A)", "XL6 a"},
        {UC_FIELD_PART, "Annex II", "XPannex 2"},
        {UC_FIELD_ORGAN, "General  Assembly ", "XOgeneral assembly"},
        {UC_FIELD_ORGAN, "A", "XOgeneral assembly"},
        {UC_FIELD_ORGAN, "s", "XOsecurity council"},
        {UC_FIELD_SESSION, "S-25", "XNs-25"},
        {UC_FIELD_YEAR, "2002", "Y2002"},
        {UC_FIELD_LANGUAGE, "French", "Lfr"},
        {UC_FIELD_LANGUAGE, "fr", "Lfr"},
        {UC_FIELD_PATH, "Drafts/X.pdf", "XFdrafts/x.pdf"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_text(uc_field_term(rows[i].field, uc_str_from(rows[i].value), arena), rows[i].term);
    assert_text(uc_term_stem(UC_STR("river"), arena), "Zriver");
}

static void test_terms_of_clauses_and_documents(void **state)
{
    (void)state;
    const uc_str key = UC_STR("A/RES/57/263 en");
    assert_text(uc_term_document(key, arena), "Q:A/RES/57/263 en#document");
    assert_text(uc_term_clauses_of(key, arena), "XD:A/RES/57/263 en");
    assert_text(uc_terms_of_word(UC_STR("lamps"), arena), "XWlamps ");
    assert_text(uc_terms_of_words(UC_STR("la"), arena), "XWla");
    assert_text(uc_term_path(UC_STR("/home/A.pdf"), arena), "U/home/A.pdf");
    assert_text(uc_term_path(UC_STR("A.pdf"), arena), "U:A.pdf");
    assert_text(uc_term_hash(UC_STR("\x01\xAB\xFF\0"), arena), "XM01abff00");
    assert_false(uc_str_equal(uc_term_any_file, uc_term_any_document));
}

static void test_terms_of_words(void **state)
{
    (void)state;
    static const struct {
        const char *word, *stem, *term;
    } rows[] = {
        {"lamps", "lamp", "XWlamps 1"},
        {"happily", "happili", "XWhappily 1 i"},
        {"went", "go", "XWwent 4 go"},
        {"up", "upwards", "XWup 0 wards"},
        {"a-very-long-word", "a", "XWa-very-long-word 15"},
        {"x12", "x2", "XWx12 2 2"},
        {"ламп", "лампа", "XWламп 0 а"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uc_str term = uc_term_word(uc_str_from(rows[i].word), uc_str_from(rows[i].stem), arena);
        uc_str word, stem;
        assert_text(term, rows[i].term);
        uc_term_word_parts(term, arena, &word, &stem);
        assert_text(word, rows[i].word);
        assert_text(stem, rows[i].stem);
    }
}

static void test_long_values_are_hashed(void **state)
{
    (void)state;
    char first[400], second[400];
    memset(first, 'a', sizeof first);
    memcpy(second, first, sizeof first);
    second[399] = 'b';
    uc_str a = {first, sizeof first}, b = {second, sizeof second};
    const uc_str terms[][2] = {
        {uc_field_term(UC_FIELD_PATH, a, arena), uc_field_term(UC_FIELD_PATH, b, arena)},
        {uc_term_document(a, arena), uc_term_document(b, arena)},
        {uc_term_cited(a, arena), uc_term_cited(b, arena)},
        {uc_term_path(a, arena), uc_term_path(b, arena)},
    };
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        assert_true(terms[i][0].len <= 245);
        assert_false(uc_str_equal(terms[i][0], terms[i][1]));
    }
    uc_str path = terms[0][0];
    assert_text(uc_str_slice(path, 0, 4), "XFaa");
    assert_int_equal(path.len, 2 + 160 + 32);
    a.len = 200;
    assert_int_equal(uc_term_path(a, arena).len, 201);
}

static void test_a_hashed_value_is_cut_between_characters(void **state)
{
    (void)state;
    uc_str text = UC_STR("a");
    for (int i = 0; i < 200; i++)
        text = uc_arena_join(arena, text, UC_STR("é"));
    uc_str term = uc_term_path(text, arena);
    assert_int_equal(term.len, 1 + 159 + 32);
}

/* A stored term must be found by later versions too: the value was computed apart from our code. */
static void test_the_hash_is_stable(void **state)
{
    (void)state;
    char text[201];
    memset(text, 'a', sizeof text);
    uc_str term = uc_term_path((uc_str){text, sizeof text}, arena);
    assert_text(uc_str_slice(term, 161, term.len), "bde41bf94e191fa507fd06b2a4e7d57c");
}

static void test_a_name_comes_before_longer_ones(void **state)
{
    (void)state;
    uc_str term = uc_term_name(UC_STR("lamp guild"), UC_STR("lg"), arena);
    assert_text(term, "XAlamp guild\tlg");
    assert_true(uc_str_starts(term, uc_terms_of_name(UC_STR("lamp"), arena)));
    uc_str longer = uc_term_name(UC_STR("lamp guild hall"), UC_STR("lgh"), arena);
    assert_true(uc_str_compare(term, longer) < 0);
    uc_str key, other;
    uc_term_name_parts(longer, &key, &other);
    assert_text(key, "lamp guild hall");
    assert_text(other, "lgh");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_are_found_by_name_and_alias),
        cmocka_unit_test(test_the_table_is_unambiguous),
        cmocka_unit_test(test_terms_of_values),
        cmocka_unit_test(test_terms_of_clauses_and_documents),
        cmocka_unit_test(test_terms_of_words),
        cmocka_unit_test(test_long_values_are_hashed),
        cmocka_unit_test(test_a_hashed_value_is_cut_between_characters),
        cmocka_unit_test(test_the_hash_is_stable),
        cmocka_unit_test(test_a_name_comes_before_longer_ones),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
