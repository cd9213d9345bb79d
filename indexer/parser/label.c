/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/label.h"

#include "clause/resolution.h"
#include "clause/text.h"

#include <string.h>

/* ---- The head of a text, spelt alike in all scripts ---- */

/* The first characters of a text with decimal digits of every script as ASCII, full-width forms
 * narrow and every space as ' '. `from` leads back: the byte of the text that byte i came from. */
#define HEAD_MAX 48
struct head {
    char text[HEAD_MAX + 8];
    size_t from[HEAD_MAX + 8];
    size_t length;
};

static uint32_t plain_character(uint32_t c)
{
    static const uint32_t zeros[] = {0x0660 /* Arabic */, 0x06F0 /* Eastern Arabic */};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (c >= zeros[i] && c <= zeros[i] + 9) {
            return '0' + c - zeros[i];
        }
    }
    if (c >= 0xFF01 && c <= 0xFF5E) { /* full width */
        return c - 0xFF01 + '!';
    }
    return uc_text_is_space(c) ? ' ' : c;
}

static void head_of(uc_str text, struct head *head)
{
    size_t at = 0;
    head->length = 0;
    while (at < text.len && head->length < HEAD_MAX) {
        size_t start = at;
        uint32_t c = uc_text_next(text, &at);
        uint32_t plain = plain_character(c);
        size_t bytes = plain < 0x80 ? 1 : at - start;
        for (size_t i = 0; i < bytes; i++) {
            head->from[head->length + i] = start;
            head->text[head->length + i] = plain < 0x80 ? (char)plain : text.ptr[start + i];
        }
        head->length += bytes;
    }
    head->from[head->length] = at;
    head->text[head->length] = '\0';
}

static uc_str head_rest(const struct head *head, size_t at)
{
    return (uc_str){head->text + at, head->length - at};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

/* ---- Readings ---- */

/* Of one case throughout: "Di" is no numeral. */
static uint32_t roman_value(uc_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!is_letter(text.ptr[i]) || is_upper(text.ptr[i]) != is_upper(text.ptr[0])) {
            return 0;
        }
    }
    return uc_roman_value(text);
}

/* Lists in Arabic count in abjad order, Russian ones leave out й, ё, ъ, ы and ь. */
static uint32_t alphabet_value(uc_str letter)
{
    static const uc_str alphabets[] = {UC_STR_INIT("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
                                       UC_STR_INIT("абвгдежзиклмнопрстуфхцчшщэюя")};
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
        size_t found = uc_str_find(alphabets[i], letter, 0);
        if (found < alphabets[i].len && found % 2 == 0) { /* two bytes each */
            return (uint32_t)(found / 2) + 1;
        }
    }
    return 0;
}

/* a 1, z 26, aa 27, bb 28: long lists go on with doubled letters. */
static uint32_t letter_value(uc_str text)
{
    if (text.len == 2 && !is_letter(text.ptr[0])) {
        return alphabet_value(text);
    }
    if (text.len == 0 || text.len > 2 || !is_letter(text.ptr[0]) ||
        (text.len == 2 && text.ptr[0] != text.ptr[1])) {
        return 0;
    }
    uint32_t letter = (uint32_t)((text.ptr[0] | 0x20) - 'a') + 1;
    return letter + (text.len == 2 ? 26 : 0);
}

uint32_t uc_arabic_value(uc_str digits)
{
    uint32_t value = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (!is_digit(digits.ptr[i]) || digits.len > 9) {
            return 0;
        }
        value = value * 10 + (uint32_t)(digits.ptr[i] - '0');
    }
    return value;
}

/* 一 1, 十 10, 十二 12, 二十 20: what Chinese sections and articles are counted with, up to 99. */
static uint32_t chinese_value(uc_str text)
{
    static const uc_str numerals = UC_STR_INIT("一二三四五六七八九");
    uint32_t tens = 0, units = 0;
    for (size_t at = 0; at < text.len; at += 3) {
        uc_str character = uc_str_slice(text, at, at + 3);
        size_t found = uc_str_find(numerals, character, 0);
        if (uc_str_equal(character, UC_STR("十")) && tens == 0) {
            tens = units == 0 ? 10 : units * 10;
            units = 0;
        } else if (character.len == 3 && found < numerals.len && found % 3 == 0 && units == 0) {
            units = (uint32_t)(found / 3) + 1;
        } else {
            return 0;
        }
    }
    return tens + units;
}

/* Arabic counts sections and annexes with words: "أولا - الهدف", "المرفق الأول". */
static const struct {
    uc_str adverb, adjective;
} ordinals[] = {
    {UC_STR_INIT("أولا"), UC_STR_INIT("الأول")},   {UC_STR_INIT("ثانيا"), UC_STR_INIT("الثاني")},
    {UC_STR_INIT("ثالثا"), UC_STR_INIT("الثالث")}, {UC_STR_INIT("رابعا"), UC_STR_INIT("الرابع")},
    {UC_STR_INIT("خامسا"), UC_STR_INIT("الخامس")}, {UC_STR_INIT("سادسا"), UC_STR_INIT("السادس")},
    {UC_STR_INIT("سابعا"), UC_STR_INIT("السابع")}, {UC_STR_INIT("ثامنا"), UC_STR_INIT("الثامن")},
    {UC_STR_INIT("تاسعا"), UC_STR_INIT("التاسع")}, {UC_STR_INIT("عاشرا"), UC_STR_INIT("العاشر")}};

/* The word at the start of `text` that counts; gives its bytes, 0 for none. */
static size_t ordinal_at(uc_str text, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
        uc_str forms[] = {ordinals[i].adverb, ordinals[i].adjective};
        for (size_t form = 0; form < 2; form++) {
            size_t next = forms[form].len;
            bool whole = uc_str_starts(text, forms[form]) &&
                         (next == text.len || !uc_text_is_in_word(uc_text_next(text, &next)));
            if (whole) {
                *value = (uint32_t)i + 1;
                return forms[form].len;
            }
        }
    }
    return 0;
}

/* ---- A number ---- */

/* Digits, or one word of letters; 0 bytes where `at` is at neither. */
static size_t digits_at(const struct head *head, size_t at)
{
    size_t end = at;
    while (end - at < 4 && is_digit(head->text[end])) {
        end++;
    }
    return is_digit(head->text[end]) ? 0 : end - at;
}

static size_t letters_at(const struct head *head, size_t at)
{
    size_t end = at;
    while (is_letter(head->text[end])) {
        end++;
    }
    return end - at;
}

/* One letter of Arabic or Russian, an ordinal, or up to three Chinese numerals. */
static size_t foreign_at(const struct head *head, size_t at)
{
    uint32_t value;
    size_t word = ordinal_at(head_rest(head, at), &value);
    if (word > 0) {
        return word;
    }
    if (alphabet_value(uc_str_slice(head_rest(head, at), 0, 2)) != 0) {
        return 2;
    }
    size_t length = 0;
    while (length < 9 && chinese_value(uc_str_slice(head_rest(head, at + length), 0, 3)) != 0) {
        length += 3;
    }
    return length;
}

/* "29A" of "29A.175", "II" of "II.75", "4" of "4.2", "1.2" of "1.2.3": with the stop behind it the
 * length of what stands before the last component; 0 where the number is a simple one. */
static size_t prefix_at(const struct head *head, size_t at)
{
    size_t end = at, prefix = 0;
    for (;;) {
        size_t digits = digits_at(head, end);
        size_t letters = letters_at(head, end + digits);
        bool numeral = roman_value(uc_str_slice(head_rest(head, end), 0, letters)) != 0;
        bool component =
            (digits > 0 && letters <= 1) ||
            (digits == 0 && letters > 0 && end == at && numeral && is_upper(head->text[end])) ||
            (digits == 0 && letters == 1 && end > at);
        end += digits + letters;
        if (!component) {
            return 0;
        }
        if (head->text[end] != '.' ||
            !(is_digit(head->text[end + 1]) || (digits > 0 && letters_at(head, end + 1) == 1))) {
            return prefix;
        }
        prefix = ++end - at;
    }
}

/* "bis", "ter" … behind a number, with the space before it. */
static size_t insertion_at(const struct head *head, size_t at)
{
    static const uc_str words[] = {UC_STR_INIT("bis"),    UC_STR_INIT("ter"),
                                   UC_STR_INIT("quater"), UC_STR_INIT("quinquies"),
                                   UC_STR_INIT("sexies"), UC_STR_INIT("septies"),
                                   UC_STR_INIT("octies"), UC_STR_INIT("alt")};
    size_t spaces = 0;
    while (head->text[at + spaces] == ' ' || (spaces == 0 && head->text[at] == '.')) {
        spaces++;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (uc_str_starts_nocase(head_rest(head, at + spaces), words[i]) &&
            !is_letter(head->text[at + spaces + words[i].len])) {
            return spaces + words[i].len;
        }
    }
    return 0;
}

static size_t spaces_at(const struct head *head, size_t at)
{
    size_t end = at;
    while (head->text[end] == ' ') {
        end++;
    }
    return end - at;
}

/* Does running text begin here, or end? What follows "34.1" or "6." when it is a number. */
static bool text_starts(const struct head *head, size_t at)
{
    uc_str rest = head_rest(head, at);
    size_t next = 0;
    uint32_t c = rest.len > 0 ? uc_text_next(rest, &next) : 'A';
    return uc_text_is_upper(c) || c == '[' || c == '"' || c == 0x201C || c == 0xAB || c >= 0x590;
}

/* The core of a number at `at`, its readings and its print; gives its length, 0 where none is. */
static size_t read_core(const struct head *head, size_t at, struct uc_number *number,
                        uc_arena *arena)
{
    size_t prefix = prefix_at(head, at);
    size_t last = at + prefix;
    size_t length = digits_at(head, last);
    if (length == 0) {
        length = letters_at(head, last);
    }
    if (length == 0) {
        length = foreign_at(head, last);
    }
    uc_str core = uc_str_slice(head_rest(head, last), 0, length);
    number->reading[UC_COUNT_ARABIC] = uc_arabic_value(core);
    number->reading[UC_COUNT_LETTER] = letter_value(core);
    number->reading[UC_COUNT_ROMAN] = number->reading[UC_COUNT_ARABIC] ? 0 : roman_value(core);
    if (number->reading[UC_COUNT_ROMAN] == 0 && length % 3 == 0) {
        number->reading[UC_COUNT_ROMAN] = chinese_value(core);
    }
    if (number->reading[UC_COUNT_ROMAN] == 0) {
        ordinal_at(core, &number->reading[UC_COUNT_ROMAN]);
    }
    bool counts = false;
    for (size_t i = 0; i < UC_SCHEME_COUNT; i++) {
        counts |= number->reading[i] != 0;
    }
    if (length == 0 || !counts) {
        return 0;
    }
    number->upper = core.len > 0 && is_upper(core.ptr[0]);
    number->prefix =
        uc_arena_copy(arena, uc_str_slice(head_rest(head, at), 0, prefix ? prefix - 1 : 0));
    number->printed = uc_arena_copy(arena, uc_str_slice(head_rest(head, at), 0, prefix + length));
    return prefix + length;
}

/* ㈠ to ㈩: one character with its brackets. Gives its bytes, 0 where `text` begins with none. */
static size_t read_enclosed(uc_str text, struct uc_number *number, uc_arena *arena)
{
    static const uint32_t first = 0x3220, last = 0x3229;
    static const char numerals[] = "一二三四五六七八九十";
    size_t end = 0;
    uint32_t c = text.len > 0 ? uc_text_next(text, &end) : 0;
    if (c < first || c > last) {
        return 0;
    }
    number->form = UC_NUMBER_BRACKET;
    number->reading[UC_COUNT_ROMAN] = c - first + 1;
    number->printed =
        uc_arena_copy(arena, (uc_str){numerals + (size_t)3 * (c - first), 3}); /* 3 bytes each */
    return end;
}

/* What stands around a number: "(a)" "a)"; around digits in Arabic "'1'". */
static const struct {
    uc_str open, close;
    bool digits;
} brackets[] = {
    {UC_STR_INIT("("), UC_STR_INIT(")"), false}, {UC_STR_INIT(""), UC_STR_INIT(")"), false},
    {UC_STR_INIT("'"), UC_STR_INIT("'"), true},  {UC_STR_INIT("‘"), UC_STR_INIT("’"), true},
    {UC_STR_INIT("’"), UC_STR_INIT("‘"), true},  {UC_STR_INIT("’"), UC_STR_INIT("’"), true},
};

/* "(a)" "(6)" "a)" behind which text stands; gives the end, 0 where there is none. */
static size_t read_bracketed(const struct head *head, struct uc_number *number, uc_arena *arena)
{
    size_t enclosed = read_enclosed(head_rest(head, 0), number, arena);
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets && enclosed == 0; i++) {
        size_t at = brackets[i].open.len;
        size_t length = uc_str_starts(head_rest(head, 0), brackets[i].open)
                            ? read_core(head, at, number, arena)
                            : 0;
        bool counts = length > 0 && (!brackets[i].digits || number->reading[UC_COUNT_ARABIC] > 0);
        if (counts && uc_str_starts(head_rest(head, at + length), brackets[i].close)) {
            number->form = UC_NUMBER_BRACKET;
            return at + length + brackets[i].close.len;
        }
        *number = (struct uc_number){0};
    }
    return enclosed;
}

/* What closes an unbracketed number; gives the end, 0 where nothing does. */
static size_t stop_at(const struct head *head, size_t at, const struct uc_number *number)
{
    static const uc_str comma = UC_STR_INIT("、"),
                        dashes[] = {UC_STR_INIT("-"), UC_STR_INIT("–"), UC_STR_INIT("—")};
    size_t spaces = spaces_at(head, at);
    bool arabic = number->reading[UC_COUNT_ARABIC] != 0;
    uint32_t value;
    bool counted = arabic || ordinal_at(number->printed, &value) > 0;
    if (uc_str_starts(head_rest(head, at), comma)) {
        return at + comma.len;
    }
    for (size_t i = 0; counted && i < sizeof dashes / sizeof *dashes; i++) {
        size_t end = at + spaces + dashes[i].len;
        if (spaces > 0 && uc_str_starts(head_rest(head, at + spaces), dashes[i]) &&
            head->text[end] == ' ') {
            return end;
        }
    }
    if (head->text[at] == '.' && (head->text[at + 1] == ' ' || at + 1 >= head->length ||
                                  (arabic && text_starts(head, at + 1)))) {
        return at + 1;
    }
    if (at >= head->length && number->upper) { /* "II" over a section's title */
        return at;
    }
    bool alone = number->prefix.len > 0 || number->inserted;
    return alone && (spaces > 0 || at >= head->length) && text_starts(head, at + spaces) ? at : 0;
}

static size_t read_stopped(const struct head *head, struct uc_number *number, uc_arena *arena)
{
    static const uc_str operative = UC_STR_INIT("OP"), preambular = UC_STR_INIT("PP");
    number->preambular = uc_str_starts(head_rest(head, 0), preambular);
    bool announced = number->preambular || uc_str_starts(head_rest(head, 0), operative);
    size_t at = announced ? 2 : 0;
    size_t length = read_core(head, at, number, arena);
    if (length == 0 || (announced && number->reading[UC_COUNT_ARABIC] == 0)) {
        return 0;
    }
    size_t insertion = insertion_at(head, at + length);
    if (insertion > 0) {
        uc_str word = uc_str_slice(head_rest(head, at + length), 0, insertion);
        while (word.len > 0 && !is_letter(*word.ptr)) {
            word = uc_str_slice(word, 1, word.len);
        }
        number->printed =
            uc_arena_printf(arena, "%.*s %.*s", UC_ARG(number->printed), UC_ARG(word));
        number->inserted = true;
    }
    number->form = UC_NUMBER_STOP;
    size_t end = at + length + insertion;
    size_t stop = stop_at(head, end, number);
    bool colon = announced && (head->text[end] == ':' || head->text[end] == ' ');
    return stop > 0 ? stop : colon ? end + 1 : 0;
}

static size_t read_bullet(const struct head *head, struct uc_number *number)
{
    static const uc_str bullets[] = {
        UC_STR_INIT("–"),
        UC_STR_INIT("—"),
        UC_STR_INIT("-"),
        UC_STR_INIT("•"),
        UC_STR_INIT("●"),
        UC_STR_INIT("▪"),
        UC_STR_INIT("◦"),
        UC_STR_INIT("·"),
        UC_STR_INIT("➢"),
        UC_STR_INIT("➤"),
        UC_STR_INIT("►"),
        UC_STR_INIT("■"),
        UC_STR_INIT("□"),
        UC_STR_INIT("○"),
        UC_STR_INIT("◆"),
        UC_STR_INIT("❖"),
        UC_STR_INIT("✓"),
        UC_STR_INIT("‣"),
        UC_STR_INIT("\xEF\x82\xB7"), /* these two in Word's font of symbols */
        UC_STR_INIT("\xEF\x82\xA7")};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        if (uc_str_starts(head_rest(head, 0), bullets[i]) &&
            (head->text[bullets[i].len] == ' ' || bullets[i].len == head->length)) {
            number->form = UC_NUMBER_BULLET;
            return bullets[i].len;
        }
    }
    return 0;
}

struct uc_number uc_number_read(uc_str text, uc_arena *arena)
{
    struct head head;
    struct uc_number number = {0};
    head_of(text, &head);
    size_t end = read_bullet(&head, &number);
    if (end == 0) {
        number = (struct uc_number){0};
        end = read_bracketed(&head, &number, arena);
    }
    if (end == 0) {
        number = (struct uc_number){0};
        end = read_stopped(&head, &number, arena);
    }
    if (end == 0) {
        return (struct uc_number){0};
    }
    number.length = head.from[end + spaces_at(&head, end)];
    return number;
}

size_t uc_number_core_read(uc_str text, struct uc_number *number, uc_arena *arena)
{
    struct head head = {0};
    head_of(text, &head);
    *number = (struct uc_number){0};
    return head.from[read_core(&head, 0, number, arena)];
}
