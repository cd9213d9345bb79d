/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/pdf_page.h"

#include "clause/text.h"

#include <stdlib.h>

/* --- specks: print that recognition made of dirt and of the scan's edges --- */

static int by_value(const void *a, const void *b)
{
    float one = *(const float *)a, two = *(const float *)b;
    return (one > two) - (one < two);
}

static float size_of(const struct uc_line *line)
{
    return line->runs.at[0].size;
}

static float usual_size(const struct uc_line *lines, size_t count, uc_arena *scratch)
{
    float *sizes = uc_arena_alloc(scratch, count * sizeof *sizes);
    for (size_t i = 0; i < count; i++)
        sizes[i] = size_of(&lines[i]);
    qsort(sizes, count, sizeof *sizes, by_value);
    return sizes[count / 2];
}

/* No two letters or digits stand together, and they are far larger or smaller than the text, or
 * letters fewer than the signs. */
static bool is_speck(const struct uc_line *line, float usual)
{
    const float larger = 1.5f, smaller = 0.6f;
    size_t signs = 0, written = 0, together = 0, digits = 0;
    for (size_t at = 0; at < line->text.len;) {
        uint32_t c = uc_text_next(line->text, &at);
        together = uc_text_is_in_word(c) ? together + 1 : 0;
        written += together > 0;
        digits += uc_text_is_digit(c);
        signs += together == 0 && !uc_text_is_space(c);
        if (together > 1 || uc_text_is_ideograph(c))
            return false;
    }
    float size = size_of(line);
    return (signs > written && digits == 0) || size > larger * usual || size < smaller * usual;
}

/* --- words that are none --- */

/* What stays of a word without what is no letter at its ends. */
static uc_str letters_of(uc_str word)
{
    size_t start = word.len, end = 0;
    for (size_t at = 0; at < word.len;) {
        size_t from = at;
        if (!uc_text_is_letter(uc_text_next(word, &at)))
            continue;
        start = from < start ? from : start;
        end = at;
    }
    return uc_str_slice(word, start, end);
}

static bool is_joiner(uint32_t c)
{
    return c == '-' || c == '\'' || c == '.' || c == '&' || c == 0x2019 ||
           (c >= 0x2010 && c <= 0x2015);
}

/* Signs or digits between letters, or a capital behind a small letter: "vj;sit", "ra'ere", "EIiG".
 */
static bool is_garbled(uc_str word)
{
    uint32_t before = 0;
    bool small_before = false;
    for (size_t at = 0; at < word.len;) {
        uint32_t c = uc_text_next(word, &at);
        bool letter = uc_text_is_letter(c), upper = letter && uc_text_is_upper(c);
        if ((!uc_text_is_in_word(c) && !is_joiner(c)) || uc_text_is_digit(c) ||
            (upper && small_before && before != 'c') || (letter && before == '.'))
            return true;
        small_before = letter && !upper;
        before = c;
    }
    return false;
}

static bool is_symbol(uc_str word)
{
    return uc_str_has(word, UC_STR("/")) || uc_str_has(word, UC_STR("@")) ||
           uc_str_starts(word, UC_STR("www."));
}

struct words {
    size_t all, garbled;
};

static void count_words(uc_str text, struct words *words)
{
    for (size_t start = 0; start < text.len;) {
        size_t end = uc_str_find(text, UC_STR(" "), start);
        end = end < text.len ? end : text.len;
        uc_str word = uc_str_slice(text, start, end), letters = letters_of(word);
        if (letters.len > 2 && !is_symbol(word)) {
            words->all++;
            words->garbled += is_garbled(letters);
        }
        start = end + 1;
    }
}

/* --- */

bool uc_pdf_is_scan(const struct uc_pdf_page *page)
{
    const float most_of_it = 0.6f;
    return page->pictured > most_of_it;
}

/* The numeral in front of a paragraph is often taken for a letter: "l. The Assembly". */
static void mend_number(struct uc_line *line, uc_arena *arena)
{
    if (uc_str_starts(line->text, UC_STR("l. ")))
        line->text = uc_arena_join(arena, UC_STR("1"), uc_str_slice(line->text, 1, line->text.len));
}

bool uc_pdf_tidy_scan(struct uc_line *lines, size_t count, uc_arena *arena, uc_arena *scratch)
{
    const size_t least_words = 20, least_garbled = 2, one_in = 50, most_specks = 10;
    struct words words = {0};
    size_t specks = 0;
    float usual = usual_size(lines, count, scratch);
    for (size_t i = 0; i < count; i++) {
        if (is_speck(&lines[i], usual)) {
            lines[i].role = UC_LINE_RUNNING;
            specks++;
        } else {
            count_words(lines[i].text, &words);
            mend_number(&lines[i], arena);
        }
    }
    bool many_garbled = words.all >= least_words && words.garbled >= least_garbled &&
                        words.garbled * one_in >= words.all;
    return !many_garbled && specks <= most_specks;
}
