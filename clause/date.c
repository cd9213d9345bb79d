/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/document.h"

#include "clause/ascii.h"

/* As the Secretariat prints them; Arabic has two names for each, Russian two cases. ASCII letters
 * match in either case, others as they are here. */
static const struct {
    const char *name;
    uint8_t month;
} months[] = {
    {"january", 1},      {"february", 2},     {"march", 3},        {"april", 4},
    {"may", 5},          {"june", 6},         {"july", 7},         {"august", 8},
    {"september", 9},    {"october", 10},     {"november", 11},    {"december", 12},
    {"janvier", 1},      {"février", 2},      {"fevrier", 2},      {"mars", 3},
    {"avril", 4},        {"mai", 5},          {"juin", 6},         {"juillet", 7},
    {"août", 8},         {"aout", 8},         {"septembre", 9},    {"octobre", 10},
    {"novembre", 11},    {"décembre", 12},    {"decembre", 12},    {"enero", 1},
    {"febrero", 2},      {"marzo", 3},        {"abril", 4},        {"mayo", 5},
    {"junio", 6},        {"julio", 7},        {"agosto", 8},       {"septiembre", 9},
    {"setiembre", 9},    {"octubre", 10},     {"noviembre", 11},   {"diciembre", 12},
    {"января", 1},       {"январь", 1},       {"февраля", 2},      {"февраль", 2},
    {"марта", 3},        {"март", 3},         {"апреля", 4},       {"апрель", 4},
    {"мая", 5},          {"май", 5},          {"июня", 6},         {"июнь", 6},
    {"июля", 7},         {"июль", 7},         {"августа", 8},      {"август", 8},
    {"сентября", 9},     {"сентябрь", 9},     {"октября", 10},     {"октябрь", 10},
    {"ноября", 11},      {"ноябрь", 11},      {"декабря", 12},     {"декабрь", 12},
    {"كانون الثاني", 1}, {"يناير", 1},        {"شباط", 2},         {"فبراير", 2},
    {"آذار", 3},         {"اذار", 3},         {"مارس", 3},         {"نيسان", 4},
    {"أبريل", 4},        {"إبريل", 4},        {"ابريل", 4},        {"أيار", 5},
    {"ايار", 5},         {"مايو", 5},         {"حزيران", 6},       {"يونيه", 6},
    {"يونيو", 6},        {"تموز", 7},         {"يوليه", 7},        {"يوليو", 7},
    {"آب", 8},           {"اب", 8},           {"أغسطس", 8},        {"اغسطس", 8},
    {"أيلول", 9},        {"ايلول", 9},        {"سبتمبر", 9},       {"تشرين الأول", 10},
    {"تشرين الاول", 10}, {"أكتوبر", 10},      {"اكتوبر", 10},      {"تشرين الثاني", 11},
    {"نوفمبر", 11},      {"كانون الأول", 12}, {"كانون الاول", 12}, {"ديسمبر", 12},
};

/* What may stand between a date's day, month and year. */
static const uc_str joints[] = {
    UC_STR_INIT("of"), UC_STR_INIT("del"), UC_STR_INIT("de"), UC_STR_INIT("er"),
    UC_STR_INIT("st"), UC_STR_INIT("nd"),  UC_STR_INIT("rd"), UC_STR_INIT("th"),
    UC_STR_INIT("º"),  UC_STR_INIT("°"),   UC_STR_INIT(","),  UC_STR_INIT("."),
};

uc_str uc_date_print(struct uc_date date, uc_arena *arena)
{
    if (date.year == 0)
        return (uc_str){0};
    if (date.month == 0)
        return uc_arena_printf(arena, "%04u", date.year);
    if (date.day == 0)
        return uc_arena_printf(arena, "%04u-%02u", date.year, date.month);
    return uc_arena_printf(arena, "%04u-%02u-%02u", date.year, date.month, date.day);
}

static bool starts_at(uc_str text, size_t at, uc_str what)
{
    return uc_str_starts_nocase(uc_str_slice(text, at, text.len), what);
}

static bool is_letter_at(uc_str text, size_t at)
{
    if (at >= text.len || starts_at(text, at, UC_STR("\u00A0")))
        return false;
    unsigned char c = (unsigned char)text.ptr[at];
    return c >= 0x80 || uc_is_letter(c);
}

static bool is_digit_at(uc_str text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static size_t skip_space(uc_str text, size_t at)
{
    for (;;) {
        if (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\n'))
            at++;
        else if (starts_at(text, at, UC_STR("\u00A0")))
            at += 2;
        else
            return at;
    }
}

static size_t skip_joints(uc_str text, size_t at)
{
    at = skip_space(text, at);
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        size_t end = at + joints[i].len;
        bool is_word = is_letter_at(joints[i], 0);
        if (starts_at(text, at, joints[i]) && !(is_word && is_letter_at(text, end))) {
            at = skip_space(text, end);
            i = (size_t)-1; /* "de", then perhaps another: start over */
        }
    }
    return at;
}

/* A number of at most four digits, European or Arabic-Indic (U+0660 to U+0669). `*digits` is how
 * many there were, 0 where there is none or it is longer. */
static size_t read_number(uc_str text, size_t at, unsigned *value, unsigned *digits)
{
    *value = *digits = 0;
    for (; *digits <= 4; (*digits)++) {
        if (is_digit_at(text, at)) {
            *value = *value * 10 + (unsigned)(text.ptr[at] - '0');
            at++;
        } else if (at + 1 < text.len && text.ptr[at] == '\xD9' &&
                   (unsigned char)text.ptr[at + 1] - 0xA0u < 10) {
            *value = *value * 10 + (unsigned char)text.ptr[at + 1] - 0xA0u;
            at += 2;
        } else {
            return at;
        }
    }
    *digits = 0;
    return at;
}

/* The name of a month; in Arabic both of its names, parted by a slash. */
static size_t read_month(uc_str text, size_t at, uint8_t *month)
{
    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
        uc_str name = uc_str_from(months[i].name);
        if (!starts_at(text, at, name) || is_letter_at(text, at + name.len))
            continue;
        *month = months[i].month;
        size_t end = at + name.len;
        size_t second = starts_at(text, end, UC_STR("/")) ? read_month(text, end + 1, month) : 0;
        return second ? second : end;
    }
    return 0;
}

static size_t make_date(unsigned year, unsigned month, unsigned day, size_t end,
                        struct uc_date *out)
{
    if (year < 1000 || month > 12 || day > 31)
        return 0;
    *out = (struct uc_date){(uint16_t)year, (uint8_t)month, (uint8_t)day};
    return end;
}

/* 2002-12-20 */
static size_t read_iso(uc_str text, struct uc_date *out)
{
    unsigned part[3], digits[3];
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        if (i > 0 && !starts_at(text, at++, UC_STR("-")))
            return 0;
        at = read_number(text, at, &part[i], &digits[i]);
    }
    if (digits[0] != 4 || digits[1] != 2 || digits[2] != 2 || part[1] == 0)
        return 0;
    return make_date(part[0], part[1], part[2], at, out);
}

/* 2002年12月20日, 2002年12月 */
static size_t read_chinese(uc_str text, struct uc_date *out)
{
    static const uc_str units[] = {UC_STR_INIT("年"), UC_STR_INIT("月"), UC_STR_INIT("日")};
    unsigned part[3] = {0}, digits;
    size_t end = 0;
    for (int i = 0; i < 3; i++) {
        unsigned value;
        size_t at = skip_space(text, read_number(text, skip_space(text, end), &value, &digits));
        if (digits == 0 || !starts_at(text, at, units[i]))
            break;
        part[i] = value;
        end = at + units[i].len;
    }
    return part[1] ? make_date(part[0], part[1], part[2], end, out) : 0;
}

/* "20 December 2002", "le 1er décembre 2002", "20 de diciembre de 2002", "December 20, 2002",
 * "December 2002" */
static size_t read_named(uc_str text, struct uc_date *out)
{
    unsigned day, year, digits;
    uint8_t month;
    size_t at = read_number(text, 0, &day, &digits);
    if (digits > 2 || (digits > 0 && day == 0))
        return 0;
    at = digits ? skip_joints(text, at) : 0;
    if ((at = read_month(text, at, &month)) == 0)
        return 0;
    at = read_number(text, skip_joints(text, at), &year, &digits);
    if (day == 0 && digits > 0 && digits <= 2) {
        day = year;
        at = read_number(text, skip_joints(text, at), &year, &digits);
    }
    return digits == 4 ? make_date(year, month, day, at, out) : 0;
}

size_t uc_date_read(uc_str text, struct uc_date *out)
{
    size_t end = read_iso(text, out);
    if (end == 0)
        end = read_chinese(text, out);
    if (end == 0)
        end = read_named(text, out);
    return is_digit_at(text, end) ? 0 : end;
}

/* "2002", and "2002-12" as it is printed here: nothing else is in the text. */
static bool read_year(uc_str text, struct uc_date *out)
{
    unsigned year, month = 0, digits;
    size_t at = read_number(text, 0, &year, &digits);
    if (digits != 4)
        return false;
    if (starts_at(text, at, UC_STR("-"))) {
        at = read_number(text, at + 1, &month, &digits);
        if (digits != 2 || month == 0)
            return false;
    }
    return at == text.len && make_date(year, month, 0, at, out) > 0;
}

struct uc_date uc_date_find(uc_str text)
{
    struct uc_date date = {0};
    if (read_year(uc_str_trim(text), &date))
        return date;
    bool in_word = false;
    for (size_t at = 0; at < text.len; at++) {
        bool is_part = is_letter_at(text, at) || is_digit_at(text, at);
        if (is_part && !in_word && uc_date_read(uc_str_slice(text, at, text.len), &date) > 0)
            return date;
        in_word = is_part;
    }
    return (struct uc_date){0};
}
