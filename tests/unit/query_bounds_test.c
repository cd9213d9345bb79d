/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries that ask for too much, and where they begin to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clause/buf.h"
#include "search/query_parser.h"

#include <string.h>

static enum uc_status expand(void *context, uc_str prefix, uc_arena *arena,
                             struct uc_expansion *out, struct uc_error *err)
{
    (void)prefix, (void)err;
    for (int i = 0; i < *(const int *)context; i++)
        *UC_PUSH(arena, &out->stems) = uc_arena_printf(arena, "stem%d", i);
    return UC_OK;
}

/* Parses `piece`, `times` times; gives the status, and the offset of the fault. */
static enum uc_status parse_times(const char *piece, size_t times, size_t *offset)
{
    int forms = 1000;
    uc_arena *arena = uc_arena_new();
    uc_analyzer *analyzer = uc_analyzer_new();
    struct uc_buf query = {0};
    for (size_t i = 0; i < times; i++)
        uc_buf_add(&query, uc_str_from(piece));
    struct uc_query_options options = {.vocabulary = {.context = &forms, .expand = expand}};
    struct uc_parsed_query parsed;
    struct uc_error err = {0};
    enum uc_status s = uc_query_parse(uc_buf_str(&query), &options, analyzer, arena, &parsed, &err);
    *offset = err.offset;
    uc_buf_free(&query);
    uc_analyzer_free(analyzer);
    uc_arena_free(arena);
    return s;
}

static void what_is_too_much(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        size_t most; /* so many times it may be there */
    } cases[] = {
        {"lamp ", 2000},       {"-lamp ", 2000},      {"a-lamp ", 1000},
        {"\"lamp oil\" ", 60}, {"la* ", 10},          {"lamp NEAR oil wick ", 30},
        {"title:lamp ", 60},   {"(la* OR oil) ", 10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t offset, length = strlen(cases[i].piece);
        if (parse_times(cases[i].piece, cases[i].most, &offset) != UC_OK)
            fail_msg("%s: %zu are too many", cases[i].piece, cases[i].most);
        if (parse_times(cases[i].piece, cases[i].most + 1, &offset) != UC_USAGE)
            fail_msg("%s: %zu are not too many", cases[i].piece, cases[i].most + 1);
        if (offset < length * cases[i].most || offset >= length * (cases[i].most + 1))
            fail_msg("%s: the fault is at %zu", cases[i].piece, offset);
    }
}

static void what_is_not(void **state)
{
    (void)state;
    size_t offset;
    assert_int_equal(parse_times("kind:operative ", 1000, &offset), UC_OK);
    assert_int_equal(parse_times("(", 60, &offset), UC_USAGE);
    uc_str whole = UC_STR("\"");
    uc_arena *arena = uc_arena_new();
    for (int i = 0; i < 840; i++)
        whole = uc_arena_join(arena, whole, UC_STR("lamp "));
    whole = uc_arena_join(arena, whole, UC_STR("\""));
    assert_int_equal(parse_times(uc_arena_copy(arena, whole).ptr, 1, &offset), UC_OK);
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_too_much),
        cmocka_unit_test(what_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
