/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/numeral.h"

#include "clause/text.h"

#include <string.h>

/* The letters that a system counts with; behind the last each is doubled, then trebled, as Word
 * does: z, aa, bb. 0: the system is none of letters. */
static const struct alphabet {
    const char *letters;
    uint32_t count;
} alphabets[] = {
    [UC_NUMERAL_LOWER_LETTER] = {"abcdefghijklmnopqrstuvwxyz", 26},
    [UC_NUMERAL_UPPER_LETTER] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 26},
    [UC_NUMERAL_CHICAGO] = {"*†‡§", 4},
    [UC_NUMERAL_LOWER_RUSSIAN] = {"абвгдежзиклмнопрстуфхцчшщыэюя", 29},
    [UC_NUMERAL_UPPER_RUSSIAN] = {"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", 29},
    [UC_NUMERAL_ARABIC_ALPHA] = {"أبتثجحخدذرزسشصضطظعغفقكلمنهوي", 28},
    [UC_NUMERAL_ARABIC_ABJAD] = {"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", 28},
    [UC_NUMERAL_BULLET] = {NULL, 0},
};
enum { ROMAN_MAX = 3999, LETTERS_MAX = 8 };

enum uc_numeral uc_numeral_from(uc_str word_name)
{
    static const char *const names[] = {
#define UC_NUMERAL_NAME(id, name) [UC_NUMERAL_##id] = name,
        UC_NUMERAL_LIST(UC_NUMERAL_NAME)
#undef UC_NUMERAL_NAME
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (uc_str_equal(word_name, uc_str_from(names[i])))
            return (enum uc_numeral)i;
    return UC_NUMERAL_DECIMAL;
}

static void add_letters(struct uc_buf *buf, const struct alphabet *alphabet, uint32_t number)
{
    uc_str letters = uc_str_from(alphabet->letters);
    uint32_t times = (number - 1) / alphabet->count + 1;
    if (times > LETTERS_MAX) {
        uc_buf_printf(buf, "%u", number);
        return;
    }
    size_t at = 0;
    uint32_t letter = uc_text_next(letters, &at);
    for (uint32_t skip = (number - 1) % alphabet->count; skip > 0; skip--)
        letter = uc_text_next(letters, &at);
    while (times-- > 0)
        uc_buf_char(buf, letter);
}

static void add_roman(struct uc_buf *buf, uint32_t number, bool upper)
{
    static const struct {
        uint32_t value;
        const char *lower, *upper;
    } signs[] = {
        {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
        {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
        {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            uc_buf_add(buf, uc_str_from(upper ? signs[i].upper : signs[i].lower));
}

static void add_ordinal(struct uc_buf *buf, uint32_t number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    uint32_t last = number % 10;
    bool is_teen = number / 10 % 10 == 1;
    uc_buf_printf(buf, "%u%s", number, endings[is_teen || last > 3 ? 0 : last]);
}

/* 一, 十, 十一, 二十, 二十一, up to 99. */
static void add_chinese(struct uc_buf *buf, uint32_t number)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number >= 20)
        uc_buf_add(buf, uc_str_from(digits[number / 10]));
    if (number >= 10)
        uc_buf_add(buf, UC_STR("十"));
    uc_buf_add(buf, uc_str_from(digits[number % 10]));
}

void uc_numeral_add(struct uc_buf *buf, enum uc_numeral numeral, uint32_t number)
{
    if (numeral == UC_NUMERAL_NONE || numeral == UC_NUMERAL_BULLET)
        return;
    if (number > 0 && alphabets[numeral].count > 0)
        add_letters(buf, &alphabets[numeral], number);
    else if (numeral == UC_NUMERAL_LOWER_ROMAN && number <= ROMAN_MAX)
        add_roman(buf, number, false);
    else if (numeral == UC_NUMERAL_UPPER_ROMAN && number <= ROMAN_MAX)
        add_roman(buf, number, true);
    else if (numeral == UC_NUMERAL_ORDINAL)
        add_ordinal(buf, number);
    else if (numeral == UC_NUMERAL_CHINESE && number > 0 && number < 100)
        add_chinese(buf, number);
    else
        uc_buf_printf(buf, numeral == UC_NUMERAL_DECIMAL_ZERO ? "%02u" : "%u", number);
}
