/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/arena.h"
#include "clause/buf.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static int new_arena(void **state)
{
    *state = uc_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    uc_arena_free(*state);
    return 0;
}

static void test_alloc(void **state)
{
    static const size_t sizes[] = {0, 1, 7, 16, 100, 4096, 5000, 1 << 20, (1 << 21) + 1, 3};
    unsigned char *blocks[sizeof sizes / sizeof *sizes];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        blocks[i] = uc_arena_alloc(*state, sizes[i]);
        assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(blocks[i][k], 0);
        memset(blocks[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(blocks[i][k], i + 1);
}

static void test_reset(void **state)
{
    uc_arena_reset(*state); /* before anything is in it */
    memset(uc_arena_alloc(*state, 100), 1, 100);
    memset(uc_arena_alloc(*state, 100000), 1, 100000);
    uc_arena_reset(*state);
    const char *again = uc_arena_alloc(*state, 100000);
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(again[i], 0);
    uc_arena_free(NULL);
}

static void check_text(uc_str got, const char *want)
{
    assert_int_equal(got.len, strlen(want));
    assert_string_equal(got.ptr, want); /* a NUL byte is behind it */
}

static void test_texts(void **state)
{
    const uc_str nothing = {NULL, 0};
    check_text(uc_arena_copy(*state, UC_STR("para. 6")), "para. 6");
    check_text(uc_arena_copy(*state, uc_str_slice(UC_STR("para. 6"), 0, 4)), "para");
    check_text(uc_arena_copy(*state, nothing), "");
    check_text(uc_arena_join(*state, UC_STR("para."), UC_STR(" 6")), "para. 6");
    check_text(uc_arena_join(*state, nothing, UC_STR("6")), "6");
    check_text(uc_arena_join(*state, UC_STR("6"), nothing), "6");
    check_text(uc_arena_join(*state, nothing, nothing), "");
    check_text(uc_arena_printf(*state, "%s, para. %d", "A/RES/99/1", 6), "A/RES/99/1, para. 6");
    check_text(uc_arena_printf(*state, "%s", ""), "");
    char longer[9001];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    check_text(uc_arena_printf(*state, "%s", longer), longer);
}

static void test_list(void **state)
{
    UC_LIST(uint32_t) numbers = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *number = UC_PUSH(*state, &numbers);
        assert_int_equal(*number, 0);
        *number = i;
    }
    assert_int_equal(numbers.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(numbers.at[i], i);
}

static void check_buf(const struct uc_buf *buf, const char *want)
{
    check_text(uc_buf_str(buf), want);
}

static void test_buf(void **state)
{
    struct uc_buf buf = {0};
    (void)state;
    assert_int_equal(uc_buf_str(&buf).len, 0);
    uc_buf_clear(&buf);
    uc_buf_add(&buf, (uc_str){NULL, 0});
    check_buf(&buf, "");
    uc_buf_add(&buf, UC_STR("para."));
    uc_buf_byte(&buf, ' ');
    uc_buf_printf(&buf, "%d (%c)", 6, 'a');
    uc_buf_printf(&buf, "%s", "");
    check_buf(&buf, "para. 6 (a)");
    uc_buf_clear(&buf);
    check_buf(&buf, "");
    uc_buf_byte(&buf, 'x');
    check_buf(&buf, "x");
    uc_buf_free(&buf);
    assert_null(buf.ptr);
    uc_buf_free(&buf);
}

static void test_buf_grows(void **state)
{
    struct uc_buf buf = {0};
    (void)state;
    for (size_t i = 0; i < 10000; i++) {
        uc_buf_byte(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.len, i + 1);
        assert_int_equal(buf.ptr[i + 1], '\0');
    }
    for (size_t i = 0; i < 10000; i++)
        assert_int_equal(buf.ptr[i], 'a' + i % 26);
    uc_buf_free(&buf);
}

static void test_buf_char(void **state)
{
    static const struct {
        uint32_t c;
        const char *bytes;
    } cases[] = {
        {'a', "a"},
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
        {0xD7FF, "\xED\x9F\xBF"},
        {0xD800, "\uFFFD"}, /* a surrogate */
        {0xDFFF, "\uFFFD"},
        {0x110000, "\uFFFD"},
        {UINT32_MAX, "\uFFFD"},
    };
    struct uc_buf buf = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uc_buf_clear(&buf);
        uc_buf_char(&buf, cases[i].c);
        check_buf(&buf, cases[i].bytes);
    }
    uc_buf_free(&buf);
}

/* Reachable still when the process ends, so that no leak checker complains. */
static uc_arena *volatile exhausted;

static void alloc_too_much(void)
{
    exhausted = uc_arena_new();
    uc_arena_alloc(exhausted, SIZE_MAX);
}

static void list_too_much(void)
{
    size_t room = SIZE_MAX / 4;
    exhausted = uc_arena_new();
    uc_list_room(exhausted, NULL, room, &room, 8);
}

static void add_beyond_ceiling(void)
{
    struct uc_buf buf = {0};
    uc_buf_add(&buf, (uc_str){"", UC_BUF_CEILING});
}

/* Runs `end` in a process of its own, which must end as running out of memory does. */
static void check_out_of_memory(void (*end)(void))
{
    char said[100] = "";
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        end();
        _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
    assert_string_equal(said, "unclause: out of memory\n");
}

static void test_out_of_memory(void **state)
{
    (void)state;
    check_out_of_memory(alloc_too_much);
    check_out_of_memory(list_too_much);
    check_out_of_memory(add_beyond_ceiling);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_alloc, new_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_reset, new_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_texts, new_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_list, new_arena, free_arena),
        cmocka_unit_test(test_buf),
        cmocka_unit_test(test_buf_grows),
        cmocka_unit_test(test_buf_char),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
