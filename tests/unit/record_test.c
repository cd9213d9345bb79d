/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/pack.h"
#include "clause/record.h"

#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void assert_same(uc_str got, uc_str want)
{
    if (!uc_str_equal(got, want))
        fail_msg("got '%.*s', want '%.*s'", UC_ARG(got), UC_ARG(want));
}

static void test_numbers(void **state)
{
    (void)state;
    static const uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX};
    static const int64_t signed_numbers[] = {0, -1, 1, -64, 64, INT64_MIN, INT64_MAX};
    struct uc_buf buf = {0};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        uc_pack_number(&buf, numbers[i]);
    for (size_t i = 0; i < sizeof signed_numbers / sizeof *signed_numbers; i++)
        uc_pack_signed(&buf, signed_numbers[i]);

    struct uc_unpack in = {.left = uc_buf_str(&buf)};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_true(uc_unpack_number(&in, UINT64_MAX) == numbers[i]);
    for (size_t i = 0; i < sizeof signed_numbers / sizeof *signed_numbers; i++)
        assert_true(uc_unpack_signed(&in) == signed_numbers[i]);
    assert_true(uc_unpack_done(&in));
    uc_buf_free(&buf);
}

static void test_broken_numbers(void **state)
{
    (void)state;
    static const uc_str broken[] = {
        {"", 0},
        {"\x80", 1},                                          /* no end */
        {"\x05", 1},                                          /* beyond the limit of 4 */
        {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10},     /* 65 bits */
        {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11}, /* 71 bits */
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct uc_unpack in = {.left = broken[i]};
        assert_int_equal(uc_unpack_number(&in, 4), 0);
        assert_true(in.broken);
        assert_int_equal(uc_unpack_text(&in).len, 0); /* and so it stays */
        assert_false(uc_unpack_done(&in));
    }
}

static void test_broken_texts(void **state)
{
    (void)state;
    static const uc_str broken[] = {
        {"\x03"
         "ab",
         3},             /* beyond the end */
        {"\x01\xC3", 2}, /* half a character */
        {"\x01\x00", 2}, /* NUL */
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct uc_unpack in = {.left = broken[i]};
        assert_int_equal(uc_unpack_text(&in).len, 0);
        assert_true(in.broken);
    }
}

static struct uc_document_record sample_document(uc_arena *arena)
{
    struct uc_document_record record = {
        .key = UC_STR("A/RES/99/9 en"),
        .symbol = UC_STR("A/RES/99/9"),
        .title = UC_STR("Lighthouses for all"),
        .organ = UC_STR("General Assembly"),
        .session = UC_STR("99"),
        .agenda_item = UC_STR("Agenda item 7"),
        .adopted = {2044, 12, 20},
        .distributed = {2045, 0, 0},
        .language = UC_ENGLISH,
        .clause_count = 12,
        .checksum = UINT64_MAX,
        .parser = 3,
    };
    *UC_PUSH(arena, &record.sources) = (struct uc_source){
        .path = UC_STR("/documents/\xFFname.pdf"), /* a path is bytes */
        .size = 123456,
        .mtime_ns = -5,
        .hash = UC_STR("0123456789abcdef"),
        .format = UC_STR("pdf"),
    };
    *UC_PUSH(arena, &record.warnings) = UC_STR("page 3: paragraph 7 is missing");
    return record;
}

static void test_document_record(void **state)
{
    uc_arena *arena = *state;
    struct uc_document_record record = sample_document(arena), got;
    struct uc_buf buf = {0};
    uc_document_record_encode(&record, &buf);
    assert_int_equal(uc_document_record_decode(uc_buf_str(&buf), arena, &got, NULL), UC_OK);
    uc_buf_free(&buf); /* what was decoded does not need it */

    assert_same(got.key, record.key);
    assert_same(got.symbol, record.symbol);
    assert_same(got.title, record.title);
    assert_same(got.organ, record.organ);
    assert_same(got.session, record.session);
    assert_same(got.agenda_item, record.agenda_item);
    assert_int_equal(got.adoption.len, 0);
    assert_memory_equal(&got.adopted, &record.adopted, sizeof got.adopted);
    assert_memory_equal(&got.distributed, &record.distributed, sizeof got.distributed);
    assert_int_equal(got.language, UC_ENGLISH);
    assert_int_equal(got.clause_count, 12);
    assert_true(got.checksum == UINT64_MAX);
    assert_int_equal(got.parser, 3);
    assert_int_equal(got.sources.count, 1);
    assert_same(got.sources.at[0].path, record.sources.at[0].path);
    assert_int_equal(got.sources.at[0].size, 123456);
    assert_int_equal(got.sources.at[0].mtime_ns, -5);
    assert_same(got.sources.at[0].hash, record.sources.at[0].hash);
    assert_same(got.sources.at[0].format, UC_STR("pdf"));
    assert_int_equal(got.warnings.count, 1);
    assert_same(got.warnings.at[0], record.warnings.at[0]);
}

static struct uc_clause_record sample_clause(uc_arena *arena)
{
    struct uc_clause_record record = {
        .key = UC_STR("A/RES/99/9 en"),
        .ordinal = 300,
        .clause =
            {
                .kind = UC_OPERATIVE,
                .language = UC_SPANISH,
                .part = UC_STR("annex"),
                .label = UC_STR("6 (a)"),
                .text = UC_STR("Invites all keepers, \xC3\xA9lus and others;"),
                .eid = UC_STR("annex__para_6__list_1__point_a"),
                .citation = UC_STR("A/RES/99/9, annex, para. 6 (a)"),
                .chapeau = 299,
                .page = 4,
                .box = {72.04F, -3.5F, 540.25F, 700},
                .bold = true,
            },
    };
    *UC_PUSH(arena, &record.clause.section) = 2;
    *UC_PUSH(arena, &record.clause.section) = 290;
    *UC_PUSH(arena, &record.clause.verbs) =
        (struct uc_verb){.canonical = UC_STR("invite"), .printed = UC_STR("Invites")};
    *UC_PUSH(arena, &record.clause.footnotes) =
        (struct uc_footnote){.mark = UC_STR("4"), .text = UC_STR("See A/99/2."), .at = 7};
    *UC_PUSH(arena, &record.clause.cites) = UC_STR("A/99/2");
    return record;
}

static void test_clause_record(void **state)
{
    uc_arena *arena = *state;
    struct uc_clause_record record = sample_clause(arena), got;
    struct uc_buf buf = {0};
    uc_clause_record_encode(&record, &buf);
    assert_int_equal(uc_clause_record_decode(uc_buf_str(&buf), arena, &got, NULL), UC_OK);
    uc_buf_free(&buf);

    const struct uc_clause *clause = &got.clause;
    assert_same(got.key, record.key);
    assert_int_equal(got.ordinal, 300);
    assert_int_equal(clause->kind, UC_OPERATIVE);
    assert_int_equal(clause->language, UC_SPANISH);
    assert_same(clause->part, UC_STR("annex"));
    assert_same(clause->label, UC_STR("6 (a)"));
    assert_same(clause->text, record.clause.text);
    assert_same(clause->eid, record.clause.eid);
    assert_same(clause->citation, record.clause.citation);
    assert_int_equal(clause->chapeau, 299);
    assert_int_equal(clause->page, 4);
    assert_true(clause->bold);
    assert_true(fabsf(clause->box.x0 - 72.0F) < 0.01F);
    assert_true(fabsf(clause->box.y0 + 3.5F) < 0.01F);
    assert_int_equal(clause->section.count, 2);
    assert_int_equal(clause->section.at[1], 290);
    assert_int_equal(clause->verbs.count, 1);
    assert_same(clause->verbs.at[0].printed, UC_STR("Invites"));
    assert_int_equal(clause->footnotes.count, 1);
    assert_int_equal(clause->footnotes.at[0].at, 7);
    assert_same(clause->cites.at[0], UC_STR("A/99/2"));
}

static void test_boxes_of_no_place(void **state)
{
    uc_arena *arena = *state;
    struct uc_clause_record record = sample_clause(arena), got;
    record.clause.box = (struct uc_box){NAN, INFINITY, -INFINITY, 1e30F};
    struct uc_buf buf = {0};
    uc_clause_record_encode(&record, &buf);
    assert_int_equal(uc_clause_record_decode(uc_buf_str(&buf), arena, &got, NULL), UC_OK);
    uc_buf_free(&buf);
    assert_true(got.clause.box.x0 == 0 && got.clause.box.y0 == 0);
    assert_true(got.clause.box.x1 == 0 && got.clause.box.y1 == 0);
}

static void test_no_box_without_a_page(void **state)
{
    uc_arena *arena = *state;
    struct uc_clause_record record = sample_clause(arena), got;
    record.clause.page = 0;
    struct uc_buf buf = {0};
    uc_clause_record_encode(&record, &buf);
    assert_int_equal(uc_clause_record_decode(uc_buf_str(&buf), arena, &got, NULL), UC_OK);
    uc_buf_free(&buf);
    assert_true(got.clause.box.x1 == 0);
    assert_int_equal(got.clause.section.count, record.clause.section.count);
}

/* What is stored and read again has the checksum that it had; what has changed has another. */
static void test_checksum(void **state)
{
    uc_arena *arena = *state;
    struct uc_clause_record record = sample_clause(arena), got;
    struct uc_buf buf = {0};
    uint64_t checksum = uc_clause_checksum(7, &record);
    uc_clause_record_encode(&record, &buf);
    assert_int_equal(uc_clause_record_decode(uc_buf_str(&buf), arena, &got, NULL), UC_OK);
    uc_buf_free(&buf);
    assert_true(uc_clause_checksum(7, &got) == checksum);
    assert_true(uc_clause_checksum(8, &got) != checksum);
    got.clause.page++;
    assert_true(uc_clause_checksum(7, &got) != checksum);
}

static struct uc_file_record sample_file(void)
{
    return (struct uc_file_record){
        .path = UC_STR("/drafts/\xFFlamp.zip"),
        .size = 5,
        .mtime_ns = -7,
        .parser = 3,
        .hash = UC_STR("0123456789abcdef"),
        .problem = UC_STR("there is no text in it"),
        .members = 9,
    };
}

static void test_file_record(void **state)
{
    uc_arena *arena = *state;
    struct uc_file_record record = sample_file(), got;
    struct uc_buf buf = {0};
    uc_file_record_encode(&record, &buf);
    assert_int_equal(uc_file_record_decode(uc_buf_str(&buf), arena, &got, NULL), UC_OK);
    uc_buf_free(&buf);
    assert_same(got.path, record.path);
    assert_same(got.hash, record.hash);
    assert_same(got.problem, record.problem);
    assert_int_equal(got.size, 5);
    assert_int_equal(got.mtime_ns, -7);
    assert_int_equal(got.parser, 3);
    assert_int_equal(got.members, 9);
}

typedef bool decoder(uc_str bytes, uc_arena *arena);

static bool decodes_document(uc_str bytes, uc_arena *arena)
{
    struct uc_document_record got;
    return uc_document_record_decode(bytes, arena, &got, NULL) == UC_OK;
}

static bool decodes_clause(uc_str bytes, uc_arena *arena)
{
    struct uc_clause_record got;
    return uc_clause_record_decode(bytes, arena, &got, NULL) == UC_OK;
}

static bool decodes_file(uc_str bytes, uc_arena *arena)
{
    struct uc_file_record got;
    return uc_file_record_decode(bytes, arena, &got, NULL) == UC_OK;
}

/* Cut anywhere, or with a byte more, it is refused; with any byte changed it is read or refused,
 * and nothing worse (the sanitizers watch). */
static void assert_bears_damage(struct uc_buf *buf, decoder *decodes, uc_arena *arena)
{
    uc_str whole = uc_buf_str(buf);
    assert_true(decodes(whole, arena));
    for (size_t len = 0; len < whole.len; len++)
        assert_false(decodes(uc_str_slice(whole, 0, len), arena));
    for (size_t i = 0; i < whole.len; i++) {
        static const char changes[] = {0, 1, 0x7F, -128, -1};
        char kept = buf->ptr[i];
        for (size_t j = 0; j < sizeof changes; j++) {
            buf->ptr[i] = changes[j];
            decodes(whole, arena);
        }
        buf->ptr[i] = kept;
    }
    uc_buf_byte(buf, 'x');
    assert_false(decodes(uc_buf_str(buf), arena));
}

static void test_damage(void **state)
{
    uc_arena *arena = *state;
    struct uc_document_record document = sample_document(arena);
    struct uc_clause_record clause = sample_clause(arena);
    struct uc_buf buf = {0};
    uc_document_record_encode(&document, &buf);
    assert_false(decodes_clause(uc_buf_str(&buf), arena)); /* not the other sort */
    assert_bears_damage(&buf, decodes_document, arena);
    uc_buf_clear(&buf);
    uc_clause_record_encode(&clause, &buf);
    assert_false(decodes_document(uc_buf_str(&buf), arena));
    assert_bears_damage(&buf, decodes_clause, arena);
    struct uc_file_record file = sample_file();
    uc_buf_clear(&buf);
    uc_file_record_encode(&file, &buf);
    assert_false(decodes_document(uc_buf_str(&buf), arena));
    assert_bears_damage(&buf, decodes_file, arena);
    uc_buf_free(&buf);

    struct uc_error err;
    struct uc_clause_record got;
    assert_int_equal(uc_clause_record_decode(UC_STR("xyz"), arena, &got, &err), UC_BROKEN);
    assert_string_equal(err.text, "a clause's record is damaged; run unclause index --rebuild");
}

static void test_key_and_name(void **state)
{
    uc_arena *arena = *state;
    struct uc_document_record record = {.symbol = UC_STR("A/RES/99/9")};
    assert_same(uc_document_key(record.symbol, UC_STR("x"), UC_FRENCH, arena),
                UC_STR("A/RES/99/9 fr"));
    assert_same(uc_document_name(&record), record.symbol);
    record.symbol = UC_STR("");
    record.key = uc_document_key(record.symbol, UC_STR("my draft"), UC_LANGUAGE_UNKNOWN, arena);
    assert_same(record.key, UC_STR("my draft ?"));
    assert_same(uc_document_name(&record), UC_STR("my draft"));
}

static int setup(void **state)
{
    *state = uc_arena_new();
    return 0;
}

static int teardown(void **state)
{
    uc_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_broken_numbers),
        cmocka_unit_test(test_broken_texts),
        cmocka_unit_test_setup_teardown(test_document_record, setup, teardown),
        cmocka_unit_test_setup_teardown(test_clause_record, setup, teardown),
        cmocka_unit_test_setup_teardown(test_boxes_of_no_place, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_box_without_a_page, setup, teardown),
        cmocka_unit_test_setup_teardown(test_checksum, setup, teardown),
        cmocka_unit_test_setup_teardown(test_file_record, setup, teardown),
        cmocka_unit_test_setup_teardown(test_damage, setup, teardown),
        cmocka_unit_test_setup_teardown(test_key_and_name, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
