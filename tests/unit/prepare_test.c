/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/field.h"
#include "clause/weight.h"
#include "prepare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* A document with a heading, a paragraph under it, and a sub-paragraph of that. */
struct fixture {
    struct uc_document *doc;
    struct uc_document_record record;
    uc_analyzer *analyzer;
    uc_preparation *preparation;
    uc_arena *arena;
};

enum { HEADING, CHAPEAU, POINT };

/* Six words of its own, three each, and seven of its context. */
enum { POINT_LENGTH = 6 * 3 + 7 };

static void add_clause(struct uc_document *doc, enum uc_kind kind, uc_str label, uc_str text)
{
    struct uc_clause *clause = UC_PUSH(doc->arena, &doc->clauses);
    *clause = (struct uc_clause){.kind = kind, .label = label, .text = text, .chapeau = -1};
}

static struct uc_document *lighthouses(void)
{
    struct uc_document *doc = uc_document_new();
    doc->symbol = UC_STR("A/RES/99/9");
    doc->title = UC_STR("Lighthouses for all");
    doc->adopted = (struct uc_date){2044, 12, 20};
    doc->language = UC_ENGLISH;
    add_clause(doc, UC_HEADING, UC_STR(""), UC_STR("Finances"));
    add_clause(doc, UC_OPERATIVE, UC_STR("6"), UC_STR("Requests the keepers:"));
    add_clause(doc, UC_OPERATIVE, UC_STR("6 (a)"), UC_STR("To trim lamps, and lamps alone;"));
    struct uc_clause *chapeau = &doc->clauses.at[CHAPEAU], *point = &doc->clauses.at[POINT];
    *UC_PUSH(doc->arena, &chapeau->section) = HEADING;
    *UC_PUSH(doc->arena, &chapeau->verbs) =
        (struct uc_verb){.canonical = UC_STR("note with concern"), .printed = UC_STR("Notes")};
    *UC_PUSH(doc->arena, &chapeau->cites) = UC_STR("A/RES/57/263");
    *UC_PUSH(doc->arena, &point->section) = HEADING;
    point->chapeau = CHAPEAU;
    return doc;
}

static const struct uc_source source = {
    .path = {"/un/drafts/lamps.pdf", 20}, .hash = {"0123456789abcdef", 16}, .format = {"pdf", 3}};

static int setup(void **state)
{
    struct fixture *f = test_calloc(1, sizeof *f);
    f->doc = lighthouses();
    f->record = uc_describe(f->doc, UC_STR("lamps"), &source);
    f->analyzer = uc_analyzer_new();
    f->preparation = uc_prepare(f->doc, &f->record, f->analyzer);
    f->arena = uc_arena_new();
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    uc_arena_free(f->arena);
    uc_analyzer_free(f->analyzer);
    uc_document_free(f->doc);
    test_free(f);
    return 0;
}

/* The wdf of a term, summed up as Xapian does; -1 where it is not there. */
static int wdf_of(const struct uc_entry *entry, uc_str term)
{
    int wdf = -1;
    for (size_t i = 0; i < entry->terms.count; i++)
        if (uc_str_equal(entry->terms.at[i].term, term))
            wdf = (wdf < 0 ? 0 : wdf) + (int)entry->terms.at[i].wdf;
    return wdf;
}

static uc_str value_of(const struct uc_entry *entry, uint32_t slot)
{
    for (size_t i = 0; i < entry->values.count; i++)
        if (entry->values.at[i].slot == slot)
            return entry->values.at[i].value;
    return UC_STR("");
}

static size_t count_of(const struct uc_entry *entry, uc_str prefix)
{
    size_t count = 0;
    for (size_t i = 0; i < entry->terms.count; i++)
        count += uc_str_starts(entry->terms.at[i].term, prefix);
    return count;
}

#define assert_wdf(entry, term, want) assert_int_equal(wdf_of((entry), UC_STR(term)), (want))
/* In a clause of `length` words. */
#define assert_count(entry, term, count, length)                                                   \
    assert_wdf(entry, term, (int)uc_weight_steps(count, length))

static void test_own_words(void **state)
{
    struct fixture *f = *state;
    struct uc_entry entry = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_count(&entry, "Zlamp", 6, POINT_LENGTH); /* twice, three each */
    assert_wdf(&entry, "lamps", -1);
}

/* "pre-COVID" is one word, and COVID is found too. */
static void test_words_of_a_hyphenated_one(void **state)
{
    struct fixture *f = *state;
    f->doc->clauses.at[POINT].text = UC_STR("pre-COVID co-operation");
    struct uc_entry entry = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_count(&entry, "Zprecovid", 6, 7 * 3 + 7);
    assert_count(&entry, "Zcovid", 3, 7 * 3 + 7);
    assert_count(&entry, "Zcooper", 6, 7 * 3 + 7);
    assert_wdf(&entry, "Zoper", -1);
}

/* The more words a clause has, the less each weighs, but none weighs nothing. */
static void test_weights(void **state)
{
    (void)state;
    assert_int_equal(uc_weight_steps(1, 140), UC_WEIGHT_STEPS);
    assert_int_equal(uc_weight_steps(3, 140), 3 * UC_WEIGHT_STEPS);
    assert_true(uc_weight_steps(3, 280) < 3 * UC_WEIGHT_STEPS);
    assert_true(uc_weight_steps(3, 70) > 3 * UC_WEIGHT_STEPS);
    assert_int_equal(uc_weight_steps(1, 1e9), 1);
    assert_float_equal(uc_weight_norm(140), 1, 1e-9);
}

/* Each word once a document, with its stem, on the last clause; none where the two are equal. */
static void test_vocabulary(void **state)
{
    struct fixture *f = *state;
    f->doc->clauses.at[CHAPEAU].text = UC_STR("Lamps for owners");
    struct uc_entry chapeau = uc_prepare_clause(f->preparation, CHAPEAU, f->arena);
    assert_wdf(&chapeau, "XWowners 1", -1);
    struct uc_entry last = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_wdf(&last, "XWowners 1", 0);
    assert_wdf(&last, "XWlamps 1", 0);
    assert_wdf(&last, "XWtrim 0", -1);
    assert_int_equal(count_of(&last, UC_STR("XWlamps")), 1);
}

/* More words than the set of them begins with. */
static void test_large_vocabulary(void **state)
{
    struct fixture *f = *state;
    struct uc_buf text = {0};
    for (unsigned i = 0; i < 1000; i++)
        uc_buf_printf(&text, "lamp%cx%cx%cs ", 'a' + i % 10, 'a' + i / 10 % 10, 'a' + i / 100);
    f->doc->clauses.at[POINT].text = f->doc->clauses.at[CHAPEAU].text =
        uc_arena_copy(f->doc->arena, uc_buf_str(&text));
    uc_buf_free(&text);
    uc_prepare_clause(f->preparation, CHAPEAU, f->arena);
    struct uc_entry last = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_int_equal(count_of(&last, UC_STR("XW")), 1000);
}

/* An acronym that the clause explains: both ways, once a document. */
static void test_names(void **state)
{
    struct fixture *f = *state;
    f->doc->clauses.at[POINT].text =
        UC_STR("Ask the Lamp Owners' Guild (LOG) and the guild (TOO).");
    struct uc_entry entry = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_wdf(&entry, "XAlog\tlamp owners guild", 0);
    assert_wdf(&entry, "XAlamp owner guild\tlog", 0);
    assert_wdf(&entry, "XAtoo\tthe guild", -1);
    struct uc_entry again = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_wdf(&again, "XAlog\tlamp owners guild", -1);
}

/* A clause in another language than its document has that one's stems, and is found by it. */
static void test_clause_in_another_language(void **state)
{
    struct fixture *f = *state;
    struct uc_entry english = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_wdf(&english, "Len", 0);
    f->doc->clauses.at[POINT].text = UC_STR("Les lampes nationales");
    f->doc->clauses.at[POINT].language = UC_FRENCH;
    struct uc_entry french = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_wdf(&french, "Lfr", 0);
    assert_wdf(&french, "Len", -1);
    assert_true(wdf_of(&french, uc_term_stem(UC_STR("lamp"), f->arena)) >= 3);
}

static void test_context(void **state)
{
    struct fixture *f = *state;
    struct uc_entry entry = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_count(&entry, "Zlighthous", 1, POINT_LENGTH); /* of the title */
    assert_count(&entry, "Zfinanc", 1, POINT_LENGTH);    /* of the heading */
    assert_count(&entry, "Zkeeper", 1, POINT_LENGTH);    /* of the chapeau */
}

static void test_front_matter_has_no_context(void **state)
{
    struct fixture *f = *state;
    f->doc->clauses.at[POINT].kind = UC_FRONTMATTER;
    struct uc_entry entry = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_count(&entry, "Zlamp", 6, 6 * 3);
    assert_wdf(&entry, "Zlighthous", -1);
}

/* The parser may be wrong: no chapeau, section or loop leads out of the document or on for ever. */
static void test_context_that_is_none(void **state)
{
    struct fixture *f = *state;
    struct uc_clause *point = &f->doc->clauses.at[POINT];
    point->section.at[0] = 99;
    point->chapeau = POINT;
    uc_prepare_clause(f->preparation, POINT, f->arena);
    point->chapeau = 99;
    struct uc_entry entry = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_wdf(&entry, "Zkeeper", -1);
}

static void test_fields(void **state)
{
    struct fixture *f = *state;
    struct uc_entry entry = uc_prepare_clause(f->preparation, CHAPEAU, f->arena);
    const struct {
        enum uc_field_id field;
        uc_str value;
    } fields[] = {
        {UC_FIELD_KIND, UC_STR("operative")},
        {UC_FIELD_VERB, UC_STR("note with concern")},
        {UC_FIELD_VERB, UC_STR("note")},
        {UC_FIELD_LABEL, UC_STR("6")},
        {UC_FIELD_ORGAN, UC_STR("General Assembly")},
        {UC_FIELD_SESSION, UC_STR("99")},
        {UC_FIELD_YEAR, UC_STR("2044")},
        {UC_FIELD_LANGUAGE, UC_STR("en")},
        {UC_FIELD_CITES, UC_STR("A/RES/57/263")},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        uc_str term = uc_field_term(fields[i].field, fields[i].value, f->arena);
        if (wdf_of(&entry, term) != 0)
            fail_msg("no boolean term %.*s", UC_ARG(term));
    }
    assert_int_equal(wdf_of(&entry, uc_term_clauses_of(f->record.key, f->arena)), 0);
    assert_int_equal(entry.unique.len, 0);
}

static void test_values(void **state)
{
    struct fixture *f = *state;
    struct uc_entry first = uc_prepare_clause(f->preparation, CHAPEAU, f->arena);
    struct uc_entry second = uc_prepare_clause(f->preparation, POINT, f->arena);
    assert_true(uc_str_equal(value_of(&first, UC_SLOT_DATE), UC_STR("20441220")));
    assert_true(uc_str_equal(value_of(&first, UC_SLOT_DOCUMENT), f->record.key));
    assert_true(uc_str_compare(value_of(&first, UC_SLOT_ORDER), value_of(&second, UC_SLOT_ORDER)) >
                0); /* ties come descending */
    assert_true(uc_str_equal(value_of(&second, UC_SLOT_ORDER),
                             uc_clause_order(&f->record, POINT, f->arena)));
    assert_false(uc_str_equal(value_of(&first, UC_SLOT_TEXT), value_of(&second, UC_SLOT_TEXT)));

    f->doc->clauses.at[CHAPEAU].text = UC_STR("requests \xE2\x80\x9Cthe Keepers\xE2\x80\x9D.");
    struct uc_entry alike = uc_prepare_clause(f->preparation, CHAPEAU, f->arena);
    assert_true(uc_str_equal(value_of(&first, UC_SLOT_TEXT), value_of(&alike, UC_SLOT_TEXT)));
}

static void test_record_entry(void **state)
{
    struct fixture *f = *state;
    struct uc_entry entry = uc_prepare_record(&f->record, f->arena);
    assert_int_equal(wdf_of(&entry, uc_term_any_document), 0);
    assert_int_equal(wdf_of(&entry, uc_term_path(source.path, f->arena)), 0);
    assert_int_equal(wdf_of(&entry, uc_term_hash(source.hash, f->arena)), 0);
    static const char *const found_by[] = {"XS:A/RES/99/9", "XFlamps.pdf", "XFdrafts/lamps.pdf",
                                           "XF/un/drafts/lamps.pdf"};
    for (size_t i = 0; i < sizeof found_by / sizeof *found_by; i++)
        assert_int_equal(wdf_of(&entry, uc_str_from(found_by[i])), 0);
    struct uc_document_record got;
    assert_int_equal(uc_document_record_decode(entry.data, f->arena, &got, NULL), UC_OK);
    assert_true(uc_str_equal(got.organ, UC_STR("General Assembly"))); /* told by the symbol */
}

static void test_record_of_two_symbols(void **state)
{
    struct fixture *f = *state;
    f->record.symbol = UC_STR("A/99/9-S/2044/7");
    struct uc_entry entry = uc_prepare_record(&f->record, f->arena);
    static const char *const found_by[] = {"XS:A/99/9", "XS:S/2044/7"};
    for (size_t i = 0; i < sizeof found_by / sizeof *found_by; i++)
        assert_int_equal(wdf_of(&entry, uc_str_from(found_by[i])), 0);
    assert_int_equal(wdf_of(&entry, uc_term_cited(UC_STR("S/2044/7"), f->arena)), 0);
}

static void test_override(void **state)
{
    struct fixture *f = *state;
    struct uc_metadata told = {.symbol = UC_STR("A/99/5"), .date = {2050, 1, 0}};
    uc_override(f->doc, &told, UC_STR("lamps"));
    assert_true(uc_str_equal(f->doc->clauses.at[POINT].citation, UC_STR("A/99/5, para. 6 (a)")));
    assert_int_equal(f->doc->adopted.year, 2050);
    assert_true(uc_str_equal(f->doc->title, UC_STR("Lighthouses for all")));

    f->doc->symbol = UC_STR("");
    uc_override(f->doc, &(struct uc_metadata){0}, UC_STR("drafts/lamps"));
    assert_true(
        uc_str_equal(f->doc->clauses.at[POINT].citation, UC_STR("drafts/lamps, para. 6 (a)")));
}

static void test_name_of_file(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *path, *name;
    } names[] = {
        {"/un/lamps.pdf", "lamps"},         {"lamps.fr.html", "lamps.fr"},
        {"/un/draft 1.2", "draft 1.2"},     {"README", "README"},
        {"/un/l\xFF.txt", "l\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uc_str name = uc_name_of_file(uc_str_from(names[i].path), f->arena);
        if (!uc_str_equal(name, uc_str_from(names[i].name)))
            fail_msg("%s is called '%.*s'", names[i].path, UC_ARG(name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
        TEST(own_words),
        TEST(words_of_a_hyphenated_one),
        TEST(weights),
        TEST(vocabulary),
        TEST(large_vocabulary),
        TEST(names),
        TEST(clause_in_another_language),
        TEST(context),
        TEST(front_matter_has_no_context),
        TEST(context_that_is_none),
        TEST(fields),
        TEST(values),
        TEST(record_entry),
        TEST(record_of_two_symbols),
        TEST(override),
        TEST(name_of_file),
#undef TEST
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
