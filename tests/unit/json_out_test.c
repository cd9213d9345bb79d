/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as it is written reads back as what was put. */
#include "clause/json_out.h"

#include <jansson.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_layout(void **state)
{
    (void)state;
    struct uc_buf out = {0};
    uc_json_begin(&out, '{');
    uc_json_name(&out, "a");
    uc_json_put_number(&out, 0);
    uc_json_name(&out, "b");
    uc_json_begin(&out, '[');
    uc_json_begin(&out, '[');
    uc_json_end(&out, ']');
    uc_json_put_text(&out, UC_STR("["));
    uc_json_put_number(&out, UINT64_MAX);
    uc_json_put_null(&out);
    uc_json_put_bool(&out, true);
    uc_json_begin(&out, '{');
    uc_json_end(&out, '}');
    uc_json_end(&out, ']');
    uc_json_name(&out, "c");
    uc_json_put_text_or_null(&out, UC_STR(""));
    uc_json_name(&out, "d");
    uc_json_put_text(&out, UC_STR(""));
    uc_json_end(&out, '}');
    assert_string_equal(out.ptr, "{\"a\":0,\"b\":[[],\"[\",18446744073709551615,null,true,{}],"
                                 "\"c\":null,\"d\":\"\"}");
    uc_buf_free(&out);
}

static void test_reals(void **state)
{
    (void)state;
    struct uc_buf out = {0};
    uc_json_begin(&out, '[');
    uc_json_put_real(&out, 3);
    uc_json_put_real(&out, 0.1);
    uc_json_put_real(&out, 1e30);
    uc_json_put_real(&out, 75.28291111);
    uc_json_put_real(&out, 0);
    uc_json_put_real(&out, -1.5);
    uc_json_put_real(&out, 99999.9);
    uc_json_put_real(&out, 100000);
    uc_json_end(&out, ']');
    assert_string_equal(out.ptr, "[3.0,0.1,1e+30,75.2829,0.0,-1.5,99999.9,100000.0]");
    uc_buf_free(&out);
}

/* What has one decimal is written by another way than the rest, and the same. */
static void test_tenths(void **state)
{
    (void)state;
    for (int i = 1; i < 1000000; i += 7) {
        struct uc_buf out = {0};
        char expected[32];
        snprintf(expected, sizeof expected, i % 10 == 0 ? "%.0f.0" : "%.6g", i / 10.0);
        uc_json_put_real(&out, i / 10.0);
        assert_string_equal(out.ptr, expected);
        uc_buf_free(&out);
    }
}

/* Random characters, those that must be escaped among them often. */
static uc_str random_text(struct uc_buf *buf)
{
    static const uint32_t odd[] = {0,    1,   '\t', '\n', '\r',   '\b',   '\f',    0x1F,    '"',
                                   '\\', '/', 0x7F, 0xE9, 0x2028, 0xFFFD, 0x1F600, 0x10FFFF};
    uc_buf_clear(buf);
    for (int left = rand() % 20; left > 0; left--)
        uc_buf_char(buf, rand() % 2 ? odd[(size_t)rand() % (sizeof odd / sizeof *odd)]
                                    : ' ' + (uint32_t)rand() % 90);
    return uc_buf_str(buf);
}

static void test_texts_read_back(void **state)
{
    (void)state;
    struct uc_buf text = {0}, out = {0};
    srand(7);
    for (int i = 0; i < 5000; i++) {
        uc_str put = random_text(&text);
        uc_buf_clear(&out);
        uc_json_put_text(&out, put);
        json_t *back = json_loadb(out.ptr, out.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        assert_non_null(back);
        assert_int_equal(json_string_length(back), put.len);
        if (put.len > 0)
            assert_memory_equal(json_string_value(back), put.ptr, put.len);
        json_decref(back);
    }
    uc_buf_free(&text);
    uc_buf_free(&out);
}

static void test_bytes_are_repaired(void **state)
{
    (void)state;
    struct uc_buf out = {0};
    uc_json_put_bytes(&out, UC_STR("caf\xe9"));
    assert_string_equal(out.ptr, "\"caf\xEF\xBF\xBD\"");
    uc_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_reals),
        cmocka_unit_test(test_tenths),
        cmocka_unit_test(test_texts_read_back),
        cmocka_unit_test(test_bytes_are_repaired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
