/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for the tokens of any text at all. */
#include "clause/analyze.h"
#include "clause/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Random text from an alphabet with every trap, and now and then any bytes at all. */
static void make_random(struct uc_buf *text, uint32_t *seed)
{
    static const uint32_t alphabet[] = {
        'a',    'B',    's',     'c',     'o',     '1',     '0',    '9',    ' ',    ' ',    '-',
        '\'',   ',',    '.',     '/',     '\n',    0xAD,    0xA0,   0xBD,   0xC9,   0xDF,   0xE9,
        0x130,  0x153,  0x301,   0x345,   0x3A3,   0x3C2,   0x419,  0x439,  0x451,  0x5D0,  0x622,
        0x629,  0x640,  0x64B,   0x654,   0x661,   0x66B,   0x66C,  0x915,  0x93C,  0x1E9E, 0x200B,
        0x200E, 0x2011, 0x2013,  0x2019,  0x201C,  0x2026,  0x2044, 0x3000, 0x3002, 0x3007, 0x304B,
        0x3099, 0x4E00, 0x5357,  0x5408,  0xAC00,  0x1100,  0x1161, 0xF900, 0xFB01, 0xFDFA, 0xFF0C,
        0xFF11, 0xFFFD, 0x1D400, 0x1F30D, 0x20000, 0xE0001,
    };
    uc_buf_clear(text);
    for (size_t left = *seed % 40; left > 0; left--) {
        *seed = *seed * 1664525U + 1013904223U;
        uint32_t dice = *seed >> 8;
        if (dice % 97 == 0)
            uc_buf_byte(text, (char)(dice >> 8));
        else if (dice % 11 == 0)
            uc_buf_char(text, (dice >> 4) % 0x110000);
        else
            uc_buf_char(text, alphabet[(dice >> 4) % COUNT(alphabet)]);
    }
    *seed = *seed * 1664525U + 1013904223U;
}

static bool is_boundary(uc_str text, uint32_t offset)
{
    for (size_t at = 0; at <= offset; uc_text_next(text, &at)) {
        if (at == offset)
            return true;
        if (at >= text.len)
            return false;
    }
    return false;
}

static bool is_ideographic_pair(const struct uc_token *token)
{
    size_t at = 0, count = 0;
    while (at < token->word.len)
        count += uc_text_next(token->word, &at) >= 0x3005;
    return count == 2;
}

/* Both are words of one printed character. */
static bool share_character(uc_str text, const struct uc_token *a, const struct uc_token *b)
{
    size_t end = b->start;
    uc_text_next(text, &end);
    return a->end >= end && b->start >= a->start && b->start < a->end;
}

static void check_token(uc_str text, const struct uc_token *token, const struct uc_token *before)
{
    assert_true(token->start < token->end && token->end <= text.len);
    assert_true(is_boundary(text, token->start) && is_boundary(text, token->end));
    assert_true(token->word.len > 0 && token->word.len <= UC_WORD_MAX && token->stem.len > 0);
    assert_true(uc_text_valid(token->word) && uc_text_valid(token->stem));
    if (before == NULL)
        return;
    assert_int_equal(token->position, before->position + 1);
    assert_true(token->start >= before->start && token->end >= before->end);
    assert_true(token->start >= before->end ||
                (is_ideographic_pair(before) && is_ideographic_pair(token)) ||
                share_character(text, before, token));
}

static void check_tokens(uc_str text, const struct uc_tokens *tokens)
{
    for (size_t i = 0; i < tokens->list.count; i++)
        check_token(text, &tokens->list.at[i], i > 0 ? &tokens->list.at[i - 1] : NULL);
}

static void check_same_words(const struct uc_tokens *a, const struct uc_tokens *b)
{
    assert_int_equal(a->list.count, b->list.count);
    for (size_t i = 0; i < a->list.count; i++)
        assert_true(uc_str_equal(a->list.at[i].word, b->list.at[i].word));
}

/* Tokens stand in order and at characters; a text and its folded form have the same words. */
static void test_random_text(void **state)
{
    static const enum uc_language languages[] = {UC_ENGLISH, UC_FRENCH, UC_RUSSIAN, UC_ARABIC};
    uc_analyzer *analyzer = uc_analyzer_new();
    uc_arena *arena = uc_arena_new();
    struct uc_buf text = {0}, folded = {0};
    uint32_t seed = 20021220;
    (void)state;
    for (size_t round = 0; round < 40000; round++) {
        enum uc_language language = languages[round % COUNT(languages)];
        uc_arena_reset(arena);
        make_random(&text, &seed);
        uc_buf_clear(&folded);
        uc_text_fold(uc_buf_str(&text), &folded);
        struct uc_tokens tokens = uc_analyze(analyzer, uc_buf_str(&text), language, 1, arena);
        struct uc_tokens again = uc_analyze(analyzer, uc_buf_str(&folded), language, 1, arena);
        check_tokens(uc_buf_str(&text), &tokens);
        check_same_words(&tokens, &again);
    }
    uc_buf_free(&text);
    uc_buf_free(&folded);
    uc_arena_free(arena);
    uc_analyzer_free(analyzer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
