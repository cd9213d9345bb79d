/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frame.h"
#include "message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static void assert_same(uc_str got, uc_str want)
{
    if (!uc_str_equal(got, want))
        fail_msg("got '%.*s', want '%.*s'", UC_ARG(got), UC_ARG(want));
}

static const struct uc_request request = {
    .type = UC_REQUEST_DUMP_DROPPED,
    .original = true,
    .path = {"/drafts/\xFFlamp.txt", 17},
    .inside = {UC_CONTAINER_ARCHIVE, {"/drafts.zip", 11}, 9, 8, 7, -6},
    .name = {"drafts/lamp", 11},
    .known_hash = {"0123456789abcdef", 16},
    .metadata = {.symbol = {"A/99/5", 6}, .date = {2044, 5, 6}, .language = UC_FRENCH},
};

static void test_request(void **state)
{
    (void)state;
    struct uc_buf buf = {0};
    struct uc_request got;
    uc_request_pack(&request, &buf);
    assert_int_equal(uc_request_unpack(uc_buf_str(&buf), &got, NULL), UC_OK);
    assert_int_equal(got.type, UC_REQUEST_DUMP_DROPPED);
    assert_true(got.original);
    assert_same(got.path, request.path);
    assert_int_equal(got.inside.type, UC_CONTAINER_ARCHIVE);
    assert_same(got.inside.container, request.inside.container);
    assert_int_equal(got.inside.bytes, 9);
    assert_int_equal(got.inside.place, 8);
    assert_int_equal(got.inside.size, 7);
    assert_int_equal(got.inside.mtime_ns, -6);
    assert_same(got.name, request.name);
    assert_same(got.known_hash, request.known_hash);
    assert_same(got.metadata.symbol, request.metadata.symbol);
    assert_int_equal(got.metadata.title.len, 0);
    assert_int_equal(got.metadata.date.day, 6);
    assert_int_equal(got.metadata.language, UC_FRENCH);
    for (size_t len = 0; len < buf.len; len++)
        assert_int_equal(uc_request_unpack(uc_str_slice(uc_buf_str(&buf), 0, len), &got, NULL),
                         UC_BROKEN);
    uc_buf_free(&buf);
}

static void test_failure(void **state)
{
    (void)state;
    struct uc_error failure, err;
    struct uc_answer answer;
    struct uc_buf buf = {0};
    uc_fail(&failure, UC_BAD_FILE, "lamp.pdf: there is no text in it");
    uc_failure_pack(&failure, UC_STR("0123456789abcdef"), &buf);
    assert_int_equal(uc_answer_unpack(uc_buf_str(&buf), &answer, &err), UC_BAD_FILE);
    assert_string_equal(err.text, failure.text);
    assert_same(answer.source.hash, UC_STR("0123456789abcdef"));
    assert_int_equal(uc_answer_unpack(uc_str_slice(uc_buf_str(&buf), 0, 9), &answer, &err),
                     UC_BROKEN);
    uc_buf_free(&buf);
}

static void test_conversion(void **state)
{
    (void)state;
    const struct uc_conversion conversion = {UC_STR("/drafts/\xFFlamp.doc"), UC_STR("doc"),
                                             UC_STR("\xD0\0")};
    struct uc_conversion got;
    struct uc_buf buf = {0};
    uc_conversion_pack(&conversion, &buf);
    uc_str bytes = uc_buf_str(&buf);
    assert_true(uc_asks_conversion(bytes));
    assert_int_equal(uc_conversion_unpack(bytes, &got, NULL), UC_OK);
    assert_same(got.path, conversion.path);
    assert_same(got.format, conversion.format);
    assert_same(got.bytes, conversion.bytes);
    for (size_t len = 0; len < bytes.len; len++)
        assert_int_equal(uc_conversion_unpack(uc_str_slice(bytes, 0, len), &got, NULL), UC_BROKEN);
    uc_buf_free(&buf);
}

static void test_converted(void **state)
{
    (void)state;
    struct uc_error failure, err;
    struct uc_buf buf = {0};
    uc_str file;
    uc_converted_pack(UC_STR("PK\3\4\0\xFF"), &buf);
    assert_false(uc_asks_conversion(uc_buf_str(&buf)));
    assert_int_equal(uc_converted_unpack(uc_buf_str(&buf), &file, NULL), UC_OK);
    assert_same(file, UC_STR("PK\3\4\0\xFF"));
    assert_int_equal(uc_converted_unpack(UC_STR("\3\5lamp"), &file, NULL), UC_BROKEN);
    uc_buf_clear(&buf);
    uc_fail(&failure, UC_BAD_FILE, "lamp.doc: soffice can't convert it");
    uc_failure_pack(&failure, UC_STR(""), &buf);
    assert_false(uc_asks_conversion(uc_buf_str(&buf)));
    assert_int_equal(uc_converted_unpack(uc_buf_str(&buf), &file, &err), UC_BAD_FILE);
    assert_string_equal(err.text, failure.text);
    uc_buf_free(&buf);
}

static void test_members(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    struct uc_members members = {0}, got = {0};
    *UC_PUSH(arena, &members.list) = (struct uc_member){.path = UC_STR("a/\xFF.pdf"),
                                                        .place = 3,
                                                        .size = 5,
                                                        .mtime_ns = 7,
                                                        .hash = UC_STR("h"),
                                                        .why_skip = UC_FATE_COUNT};
    *UC_PUSH(arena, &members.list) =
        (struct uc_member){.problem = UC_STR("locked"), .why_skip = UC_FATE_LINK};
    struct uc_buf buf = {0};
    struct uc_answer answer;
    uc_answer_pack(&(struct uc_answer){0}, &buf);
    uc_members_pack(&members, &buf);
    assert_int_equal(uc_answer_unpack(uc_buf_str(&buf), &answer, NULL), UC_OK);
    assert_int_equal(uc_members_unpack(answer.members, arena, &got, NULL), UC_OK);
    assert_int_equal(got.list.count, 2);
    assert_same(got.list.at[0].path, members.list.at[0].path);
    assert_int_equal(got.list.at[0].place, 3);
    assert_int_equal(got.list.at[0].size, 5);
    assert_int_equal(got.list.at[0].why_skip, UC_FATE_COUNT);
    assert_same(got.list.at[1].problem, UC_STR("locked"));
    answer.members.left.len--;
    assert_int_equal(uc_members_unpack(answer.members, arena, &got, NULL), UC_BROKEN);
    uc_buf_free(&buf);
    uc_arena_free(arena);
}

static void pack_answer(uc_arena *arena, struct uc_buf *out)
{
    struct uc_answer answer = {
        .source = {.size = 5, .mtime_ns = 7, .hash = UC_STR("h"), .format = UC_STR("pdf")},
        .record = UC_STR("record"),
    };
    struct uc_entry entry = {.unique = UC_STR("Q1"), .data = UC_STR("d\0ata")};
    *UC_PUSH(arena, &entry.terms) = (struct uc_entry_term){UC_STR("lamp"), 3};
    *UC_PUSH(arena, &entry.terms) = (struct uc_entry_term){UC_STR("Zlamp"), 3};
    *UC_PUSH(arena, &entry.values) = (struct uc_entry_value){1, UC_STR("v")};
    uc_answer_pack(&answer, out);
    uc_entry_pack(&entry, out);
    uc_entry_pack(&(struct uc_entry){.unique = UC_STR("Q2")}, out);
}

static void test_answer(void **state)
{
    uc_arena *arena = *state;
    struct uc_buf buf = {0};
    struct uc_answer answer;
    struct uc_entry entry;
    pack_answer(arena, &buf);
    assert_int_equal(uc_answer_unpack(uc_buf_str(&buf), &answer, NULL), UC_OK);
    assert_false(answer.same);
    assert_int_equal(answer.source.mtime_ns, 7);
    assert_same(answer.source.format, UC_STR("pdf"));
    assert_same(answer.record, UC_STR("record"));
    assert_int_equal(uc_entry_unpack(&answer.entries, arena, &entry, NULL), UC_OK);
    assert_same(entry.unique, UC_STR("Q1"));
    assert_same(entry.data, UC_STR("d\0ata"));
    assert_int_equal(entry.terms.count, 2);
    assert_same(entry.terms.at[0].term, UC_STR("lamp"));
    assert_same(entry.values.at[0].value, UC_STR("v"));
    assert_int_equal(uc_entry_unpack(&answer.entries, arena, &entry, NULL), UC_OK);
    assert_same(entry.unique, UC_STR("Q2"));
    assert_int_equal(answer.entries.left.len, 0);
    uc_buf_free(&buf);
}

/* Reads an answer and all its entries; the last status. */
static enum uc_status read_all(uc_str bytes, uc_arena *arena)
{
    struct uc_answer answer;
    struct uc_entry entry;
    enum uc_status status = uc_answer_unpack(bytes, &answer, NULL);
    while (status == UC_OK && answer.entries.left.len > 0)
        status = uc_entry_unpack(&answer.entries, arena, &entry, NULL);
    return status;
}

/* With any byte changed an answer is read or refused, and nothing worse (the sanitizers watch). */
static void test_damaged_answers(void **state)
{
    uc_arena *arena = *state;
    struct uc_buf buf = {0};
    pack_answer(arena, &buf);
    for (size_t i = 0; i < buf.len; i++) {
        static const char changes[] = {0, 1, 0x7F, -128, -1};
        char kept = buf.ptr[i];
        for (size_t j = 0; j < sizeof changes; j++) {
            buf.ptr[i] = changes[j];
            read_all(uc_buf_str(&buf), arena);
        }
        buf.ptr[i] = kept;
    }
    buf.len--; /* within the last entry */
    assert_int_equal(read_all(uc_buf_str(&buf), arena), UC_BROKEN);
    uc_buf_free(&buf);
}

static void test_frames(void **state)
{
    (void)state;
    int ends[2];
    struct uc_buf in = {0};
    uc_str message = UC_STR("a message"), got;
    bool too_long;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_true(uc_frame_receive(ends[1], false, &in)); /* nothing there, and it does not wait */
    assert_false(uc_frame_complete(&in, &got, &too_long));

    assert_true(uc_frame_send(ends[0], message));
    assert_true(uc_frame_receive(ends[1], true, &in));
    assert_true(uc_frame_complete(&in, &got, &too_long));
    assert_same(got, message);
    in.len--; /* a byte is still under way */
    assert_false(uc_frame_complete(&in, &got, &too_long));
    assert_false(too_long);

    memset(in.ptr, 0xFF, sizeof(uint32_t));
    assert_false(uc_frame_complete(&in, &got, &too_long));
    assert_true(too_long);

    close(ends[0]);
    assert_false(uc_frame_receive(ends[1], true, &in));
    assert_false(uc_frame_send(ends[1], message)); /* and no SIGPIPE */
    close(ends[1]);
    uc_buf_free(&in);
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
        cmocka_unit_test(test_request),
        cmocka_unit_test(test_failure),
        cmocka_unit_test(test_conversion),
        cmocka_unit_test(test_converted),
        cmocka_unit_test(test_members),
        cmocka_unit_test_setup_teardown(test_answer, setup, teardown),
        cmocka_unit_test_setup_teardown(test_damaged_answers, setup, teardown),
        cmocka_unit_test(test_frames),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
