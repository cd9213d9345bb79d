/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/numeral.h"

#include "clause/text.h"

#include <string.h>

/* The letters that a system counts with; behind the last each is doubled, then trebled, as Word
 * does: z, aa, bb. NULL: the system is none of letters. */
static const char *const alphabets[] = {
    [UC_NUMERAL_LOWER_LETTER] = "abcdefghijklmnopqrstuvwxyz",
    [UC_NUMERAL_UPPER_LETTER] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    [UC_NUMERAL_CHICAGO] = "*†‡§",
    [UC_NUMERAL_LOWER_RUSSIAN] = "абвгдежзиклмнопрстуфхцчшщыэюя",
    [UC_NUMERAL_UPPER_RUSSIAN] = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    [UC_NUMERAL_ARABIC_ALPHA] = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    [UC_NUMERAL_ARABIC_ABJAD] = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    [UC_NUMERAL_BULLET] = NULL,
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

static size_t count_chars(uc_str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++)
        (void)uc_text_next(text, &at);
    return count;
}

static void add_letters(struct uc_buf *buf, uc_str alphabet, uint32_t number)
{
    size_t letters = count_chars(alphabet), times = (number - 1) / letters + 1, at = 0;
    if (times > LETTERS_MAX) {
        uc_buf_printf(buf, "%u", number);
        return;
    }
    uint32_t letter = uc_text_next(alphabet, &at);
    for (size_t skip = (number - 1) % letters; skip > 0; skip--)
        letter = uc_text_next(alphabet, &at);
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
    if (number > 0 && alphabets[numeral] != NULL)
        add_letters(buf, uc_str_from(alphabets[numeral]), number);
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
