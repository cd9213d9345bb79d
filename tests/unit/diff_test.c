/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/buf.h"
#include "clause/diff.h"
#include "clause/shingle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* "kept [-gone][+come]" */
static uc_str print(const struct uc_diff *diff, uc_arena *arena)
{
    struct uc_buf out = {0};
    for (size_t i = 0; i < diff->pieces.count; i++) {
        const struct uc_piece *piece = &diff->pieces.at[i];
        static const char *const forms[] = {"%.*s", "[-%.*s]", "[+%.*s]"};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        uc_buf_printf(&out, forms[piece->change], UC_ARG(piece->text));
#pragma GCC diagnostic pop
    }
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&out));
    uc_buf_free(&out);
    return copy;
}

static void words_that_changed(void **state)
{
    static const char *const cases[][3] = {
        {"", "", ""},
        {"one two", "one two", "one two"},
        {"", "one two", "[+one two]"},
        {"one two", "", "[-one two]"},
        {"Recognizes the need", "Also recognizes the need",
         "[-Recognizes][+Also recognizes] the need"},
        {"cooperation; and", "cooperation, and", "cooperation[-;][+,] and"},
        {"Also recalls it", "Recalls it", "[-Also recalls][+Recalls] it"},
        {"at its seventy-ninth session;", "at its eightieth session;",
         "at its [-seventy-ninth][+eightieth] session;"},
        {"the year 2024/25 ends", "the year 2024/26 ends", "the year 2024/[-25][+26] ends"},
        {"a b c d", "a c d e", "a[- b] c d[+ e]"},
        {"大会回顾决议", "大会又回顾决议", "大会[+又]回顾决议"},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct uc_diff diff =
            uc_diff_words(uc_str_from(cases[i][0]), uc_str_from(cases[i][1]), arena);
        assert_string_equal(print(&diff, arena).ptr, cases[i][2]);
    }
    uc_arena_free(arena);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static const char *const vocabulary[] = {
    "the",  "of",     "and",         "cooperation", "cooperation;", "cooperation,", "é", "ферма",
    "2024", "2024/5", "South-South", "(a)",         "“Pact",        "大会",         "",  "\n",
};

/* Up to `most` words of the first `variety` of the vocabulary. */
static void make_random(struct uc_buf *text, size_t most, size_t variety, uint32_t *seed)
{
    uc_buf_clear(text);
    for (size_t left = next_random(seed) % (most + 1); left > 0; left--) {
        uc_buf_add(text, uc_str_from(vocabulary[next_random(seed) % variety]));
        if (next_random(seed) % 8 > 0)
            uc_buf_byte(text, ' ');
    }
}

/* Some words of `text` left out, doubled, or put in. */
static void edit(const struct uc_buf *text, struct uc_buf *out, uint32_t *seed)
{
    uc_buf_clear(out);
    for (size_t at = 0; at < text->len;) {
        size_t end = uc_str_find(uc_buf_str(text), UC_STR(" "), at) + 1;
        uc_str word = uc_str_slice(uc_buf_str(text), at, end);
        uint32_t dice = next_random(seed) % 12;
        if (dice > 0)
            uc_buf_add(out, word);
        if (dice == 1)
            uc_buf_add(out, UC_STR("new "));
        at = end;
    }
}

/* Words with the space before them, as the header defines them for text without ideographs. */
struct words {
    UC_LIST(uc_str) list;
};

static struct words words_of(uc_str text, uc_arena *arena)
{
    struct words words = {0};
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\n'))
            end++;
        while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\n')
            end++;
        *UC_PUSH(arena, &words.list) = uc_str_slice(text, at, end);
        at = end;
    }
    return words;
}

/* Words deleted and inserted by a shortest script: the table of longest common subsequences. */
static size_t shortest(uc_str old, uc_str new, uc_arena *arena)
{
    struct words a = words_of(old, arena), b = words_of(new, arena);
    size_t *row = uc_arena_alloc(arena, (b.list.count + 1) * sizeof *row);
    for (size_t i = 0; i < a.list.count; i++)
        for (size_t k = 0, diagonal = 0; k < b.list.count; k++) {
            size_t above = row[k + 1];
            size_t longer = above > row[k] ? above : row[k];
            row[k + 1] = uc_str_equal(a.list.at[i], b.list.at[k]) ? diagonal + 1 : longer;
            diagonal = above;
        }
    return a.list.count + b.list.count - 2 * row[b.list.count];
}

static size_t length_of(const struct uc_diff *diff, uc_arena *arena)
{
    size_t words = 0;
    for (size_t i = 0; i < diff->pieces.count; i++)
        if (diff->pieces.at[i].change != UC_KEPT)
            words += words_of(diff->pieces.at[i].text, arena).list.count;
    return words;
}

static void assert_texts(const struct uc_diff *diff, uc_str old, uc_str new)
{
    struct uc_buf before = {0}, after = {0};
    for (size_t i = 0; i < diff->pieces.count; i++) {
        const struct uc_piece *piece = &diff->pieces.at[i];
        assert_true(piece->text.len > 0);
        assert_true(i == 0 || piece->change != diff->pieces.at[i - 1].change);
        if (piece->change != UC_INSERTED)
            uc_buf_add(&before, piece->text);
        if (piece->change != UC_DELETED)
            uc_buf_add(&after, piece->text);
    }
    assert_true(uc_str_equal(uc_buf_str(&before), old));
    assert_true(uc_str_equal(uc_buf_str(&after), new));
    uc_buf_free(&before);
    uc_buf_free(&after);
}

static void ten_thousand_pairs(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    struct uc_buf old = {0}, new = {0};
    uint32_t seed = 57263;
    size_t ours = 0, least = 0;
    for (int round = 0; round < 10000; round++) {
        bool with_ideographs = round % 4 == 0;
        size_t variety = with_ideographs ? COUNT(vocabulary) : 3 + next_random(&seed) % 10;
        make_random(&old, 60, variety, &seed);
        if (round % 2 == 0)
            edit(&old, &new, &seed);
        else
            make_random(&new, 60, variety, &seed);
        struct uc_diff diff = uc_diff_words(uc_buf_str(&old), uc_buf_str(&new), arena);
        assert_texts(&diff, uc_buf_str(&old), uc_buf_str(&new));
        size_t length = length_of(&diff, arena);
        size_t bound = shortest(uc_buf_str(&old), uc_buf_str(&new), arena);
        if (!with_ideographs)
            assert_true(length <= bound);
        ours += length;
        least += bound;
        uc_arena_reset(arena);
    }
    assert_true(ours <= least);
    uc_buf_free(&old);
    uc_buf_free(&new);
    uc_arena_free(arena);
}

/* 60,000 words of which nearly none agree: a script of all of them would take minutes to shorten.
 */
static void long_texts_take_bounded_work(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    struct uc_buf old = {0}, new = {0};
    uint32_t seed = 1;
    for (int i = 0; i < 60000; i++) {
        uc_buf_printf(&old, "%x ", next_random(&seed) % 5000);
        uc_buf_printf(&new, "%x ", next_random(&seed) % 5000);
    }
    struct uc_diff diff = uc_diff_words(uc_buf_str(&old), uc_buf_str(&new), arena);
    assert_texts(&diff, uc_buf_str(&old), uc_buf_str(&new));
    uc_buf_free(&old);
    uc_buf_free(&new);
    uc_arena_free(arena);
}

static double similarity(const char *one, const char *other, uc_arena *arena)
{
    struct uc_plain a = uc_plain_words(uc_str_from(one), arena);
    struct uc_plain b = uc_plain_words(uc_str_from(other), arena);
    struct uc_shingles first = uc_shingles_of(&a, UC_SHINGLE_WORDS, arena);
    struct uc_shingles second = uc_shingles_of(&b, UC_SHINGLE_WORDS, arena);
    for (size_t i = 0; i + UC_SHINGLE_WORDS <= a.words.count; i++)
        assert_true(uc_shingles_have(&first, uc_shingle_at(&a, i)));
    return uc_similarity(&first, &second);
}

static void similarity_is_that_of_sets_of_three_words(void **state)
{
    static const struct {
        const char *one, *other;
        double similarity;
    } cases[] = {
        {"a b c d", "a b c d", 1},
        {"a b c d", "A, b—c (d);", 1},
        {"a b c d", "a b c e", 1.0 / 3},
        {"a b c d", "b c d a", 1.0 / 3},
        {"a b c a b c", "a b c a", 2.0 / 3},
        {"a b", "a b", 1},
        {"a b", "a b c", 0},
        {"", "", 0},
        {"", "a", 0},
        {"Ferries; non\xE2\x80\x91violence", "ferries non-violence", 1},
        {"Côte d’Ivoire", "cote d'ivoire", 1},
        {"大会回顾", "大会回顾", 1},
        {"大会回顾决", "大会回顾议", 0.5},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_float_equal(similarity(cases[i].one, cases[i].other, arena), cases[i].similarity,
                           1e-9);
    uc_arena_free(arena);
}

static void same_words_in_the_same_order(void **state)
{
    (void)state;
    uc_arena *arena = uc_arena_new();
    struct uc_plain one = uc_plain_words(UC_STR("The lamp, lit."), arena);
    struct uc_plain same = uc_plain_words(UC_STR("the LAMP lit"), arena);
    struct uc_plain other = uc_plain_words(UC_STR("lit the lamp"), arena);
    assert_true(uc_plain_equal(&one, &same));
    assert_false(uc_plain_equal(&one, &other));
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_changed),
        cmocka_unit_test(ten_thousand_pairs),
        cmocka_unit_test(long_texts_take_bounded_work),
        cmocka_unit_test(similarity_is_that_of_sets_of_three_words),
        cmocka_unit_test(same_words_in_the_same_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
