/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/ordinal.h"

#include "clause/ascii.h"

static const char *const units[] = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",      "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
};
static const struct {
    const char *alone, *before;
} tens[] = {
    {"twentieth", "twenty"}, {"thirtieth", "thirty"}, {"fortieth", "forty"},
    {"fiftieth", "fifty"},   {"sixtieth", "sixty"},   {"seventieth", "seventy"},
    {"eightieth", "eighty"}, {"ninetieth", "ninety"},
};

enum { UNITS = sizeof units / sizeof units[0], TENS = sizeof tens / sizeof tens[0] };

static const char *suffix_of(unsigned number)
{
    static const char *const suffixes[] = {"th", "st", "nd", "rd"};
    bool is_teen = number / 10 % 10 == 1;
    return suffixes[is_teen || number % 10 > 3 ? 0 : number % 10];
}

uc_str uc_ordinal_print(unsigned number, uc_arena *arena)
{
    if (number == 0 || number > 99)
        return uc_arena_printf(arena, "%u%s", number, suffix_of(number));
    if (number < UNITS)
        return uc_str_from(units[number]);
    if (number % 10 == 0)
        return uc_str_from(tens[number / 10 - 2].alone);
    return uc_arena_printf(arena, "%s-%s", tens[number / 10 - 2].before, units[number % 10]);
}

static size_t read_word(uc_str text, const char *word)
{
    uc_str wanted = uc_str_from(word);
    if (!uc_str_starts_nocase(text, wanted))
        return 0;
    char next = wanted.len < text.len ? text.ptr[wanted.len] : ' ';
    bool goes_on = uc_is_letter(next);
    return goes_on ? 0 : wanted.len;
}

static size_t read_numeral(uc_str text, unsigned *number)
{
    size_t at = 0;
    unsigned value = 0;
    for (; at < text.len && at < 4 && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++)
        value = value * 10 + (unsigned)(text.ptr[at] - '0');
    size_t suffix = value ? read_word(uc_str_slice(text, at, text.len), suffix_of(value)) : 0;
    *number = value;
    return suffix ? at + suffix : 0;
}

static size_t read_unit(uc_str text, unsigned last, unsigned *number)
{
    for (unsigned i = 1; i <= last; i++) {
        size_t len = read_word(text, units[i]);
        if (len > 0) {
            *number = i;
            return len;
        }
    }
    return 0;
}

size_t uc_ordinal_read(uc_str text, unsigned *number)
{
    size_t len = read_numeral(text, number);
    if (len == 0)
        len = read_unit(text, UNITS - 1, number);
    for (unsigned i = 0; len == 0 && i < TENS; i++) {
        unsigned unit;
        len = read_word(text, tens[i].alone);
        *number = (i + 2) * 10;
        size_t before = len ? 0 : read_word(text, tens[i].before);
        size_t after = before ? read_unit(uc_str_slice(text, before + 1, text.len), 9, &unit) : 0;
        if (after > 0) {
            *number += unit;
            len = before + 1 + after;
        }
    }
    return len;
}
