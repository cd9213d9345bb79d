/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/resolution.h"

#include "clause/ascii.h"

#include <string.h>

enum { SESSION_MAX = 12 };

struct organ_name {
    uc_str name;
    enum uc_organ organ;
};

/* Longer names stand before those they begin with. */
static const struct organ_name organ_names[] = {
    {UC_STR_INIT("United Nations General Assembly"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("UN General Assembly"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("General Assembly"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("UNGA"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("GA"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("United Nations Security Council"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("UN Security Council"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("Security Council"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("UNSC"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("SC"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("Economic and Social Council"), UC_ORGAN_ECOSOC},
    {UC_STR_INIT("ECOSOC"), UC_ORGAN_ECOSOC},
    {UC_STR_INIT("Human Rights Council"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("UNHRC"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("HRC"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("United Nations Environment Assembly"), UC_ORGAN_ENVIRONMENT_ASSEMBLY},
    {UC_STR_INIT("Environment Assembly"), UC_ORGAN_ENVIRONMENT_ASSEMBLY},
    {UC_STR_INIT("UNEA"), UC_ORGAN_ENVIRONMENT_ASSEMBLY},
    {UC_STR_INIT("Commission on Human Rights"), UC_ORGAN_HUMAN_RIGHTS_COMMISSION},
    {UC_STR_INIT("Executive Board of the United Nations Development Programme"),
     UC_ORGAN_UNDP_BOARD},
    {UC_STR_INIT("Executive Board of the United Nations Population Fund"), UC_ORGAN_UNDP_BOARD},
    {UC_STR_INIT("Executive Board of UNDP"), UC_ORGAN_UNDP_BOARD},
    {UC_STR_INIT("UNDP Executive Board"), UC_ORGAN_UNDP_BOARD},
    {UC_STR_INIT("Executive Board of the United Nations Children"), UC_ORGAN_UNICEF_BOARD},
    {UC_STR_INIT("Executive Board of UNICEF"), UC_ORGAN_UNICEF_BOARD},
    {UC_STR_INIT("UNICEF Executive Board"), UC_ORGAN_UNICEF_BOARD},
    {UC_STR_INIT("Executive Board of the United Nations Entity for Gender Equality"),
     UC_ORGAN_WOMEN_BOARD},
    {UC_STR_INIT("Executive Board of UN-Women"), UC_ORGAN_WOMEN_BOARD},
    {UC_STR_INIT("UN-Women Executive Board"), UC_ORGAN_WOMEN_BOARD},
    {UC_STR_INIT("Trade and Development Board"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Executive Board"), UC_ORGAN_BOARD},
    {UC_STR_INIT("Governing Council"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Health Assembly"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Trusteeship Council"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Conference"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Commission"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Subcommission"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Sub-Commission"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Board"), UC_ORGAN_BOARD},
    {UC_STR_INIT("Assembly"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("Council"), UC_ORGAN_COUNCIL},
    {UC_STR_INIT("Assemblée générale"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("Conseil de sécurité"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("Conseil économique et social"), UC_ORGAN_ECOSOC},
    {UC_STR_INIT("Conseil des droits de l’homme"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("Conseil des droits de l'homme"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("Conseil d’administration"), UC_ORGAN_BOARD},
    {UC_STR_INIT("Conseil d'administration"), UC_ORGAN_BOARD},
    {UC_STR_INIT("Conseil"), UC_ORGAN_COUNCIL},
    {UC_STR_INIT("Asamblea General"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("Consejo de Seguridad"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("Consejo Económico y Social"), UC_ORGAN_ECOSOC},
    {UC_STR_INIT("Consejo de Derechos Humanos"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("Consejo"), UC_ORGAN_COUNCIL},
    {UC_STR_INIT("Генеральной Ассамблеи"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("Генеральная Ассамблея"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("Совета Безопасности"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("Совет Безопасности"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("Экономического и Социального Совета"), UC_ORGAN_ECOSOC},
    {UC_STR_INIT("Советом Безопасности"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("Совет по правам человека"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("Совета по правам человека"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("Советом по правам человека"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("الجمعية العامة"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("مجلس الأمن"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("المجلس الاقتصادي والاجتماعي"), UC_ORGAN_ECOSOC},
    {UC_STR_INIT("مجلس حقوق الإنسان"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
    {UC_STR_INIT("Comisión"), UC_ORGAN_OTHER},
    {UC_STR_INIT("Комиссии"), UC_ORGAN_OTHER},
    {UC_STR_INIT("комиссии"), UC_ORGAN_OTHER},
    {UC_STR_INIT("经济委员会"), UC_ORGAN_OTHER},
    {UC_STR_INIT("社会委员会"), UC_ORGAN_OTHER},
    {UC_STR_INIT("大会"), UC_ORGAN_GENERAL_ASSEMBLY},
    {UC_STR_INIT("安全理事会"), UC_ORGAN_SECURITY_COUNCIL},
    {UC_STR_INIT("经济及社会理事会"), UC_ORGAN_ECOSOC},
    {UC_STR_INIT("人权理事会"), UC_ORGAN_HUMAN_RIGHTS_COUNCIL},
};

size_t uc_organ_read(uc_str text, bool any_case, enum uc_organ *out)
{
    for (size_t i = 0; i < sizeof organ_names / sizeof organ_names[0]; i++) {
        uc_str name = organ_names[i].name;
        bool may_be = any_case || uc_byte_at(text, 0) == uc_byte_at(name, 0);
        if (!may_be || !(any_case ? uc_str_starts_nocase(text, name) : uc_str_starts(text, name)) ||
            (uc_is_letter(name.ptr[name.len - 1]) && uc_is_letter(uc_byte_at(text, name.len))))
            continue;
        *out = organ_names[i].organ;
        return name.len;
    }
    return 0;
}

enum uc_organ uc_organ_find(uc_str text)
{
    enum uc_organ found = UC_ORGAN_UNKNOWN;
    for (size_t at = 0; at < text.len;) {
        bool is_inside = at > 0 && uc_is_letter(text.ptr[at - 1]);
        size_t len = is_inside ? 0 : uc_organ_read(uc_rest(text, at), false, &found);
        at += len ? len : 1;
    }
    return found;
}

unsigned uc_roman_value(uc_str text)
{
    static const struct {
        const char *letters;
        unsigned value;
    } steps[] = {{"c", 100}, {"xc", 90}, {"l", 50}, {"xl", 40}, {"x", 10},
                 {"ix", 9},  {"v", 5},   {"iv", 4}, {"i", 1}};
    unsigned value = 0, repeats = 0;
    size_t at = 0;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; repeats = 0) {
        uc_str letters = uc_str_from(steps[i].letters);
        bool may_repeat = letters.len == 1 && letters.ptr[0] != 'v' && letters.ptr[0] != 'l';
        if (uc_str_starts_nocase(uc_rest(text, at), letters) && (may_repeat || repeats == 0)) {
            value += steps[i].value;
            at += letters.len;
            repeats++;
            if (repeats < 3)
                continue;
        }
        i++;
    }
    return at == text.len ? value : 0;
}

/* Up to `most` digits at `at`, the first no zero; 0 where there are none or more. */
static size_t count_digits(uc_str text, size_t at, size_t most)
{
    size_t count = 0;
    while (uc_is_digit(uc_byte_at(text, at + count)))
        count++;
    return count <= most && uc_byte_at(text, at) != '0' ? count : 0;
}

static unsigned value_of(uc_str digits)
{
    unsigned value = 0;
    for (size_t i = 0; i < digits.len && uc_is_digit(digits.ptr[i]); i++)
        value = value * 10 + (unsigned)(digits.ptr[i] - '0');
    return value;
}

/* A year in which the organs of the United Nations may have adopted something. */
static bool is_act_year(unsigned value)
{
    return value >= 1946 && value < 2100;
}

static size_t skip_blank(uc_str text, size_t at)
{
    if (uc_byte_at(text, at) == ' ')
        return at + 1;
    return uc_str_starts(uc_rest(text, at), UC_STR("\u00A0")) ? at + 2 : at;
}

/* "S-", "ES-", and with a hyphen that does not break. */
static size_t read_special(uc_str text)
{
    size_t at = uc_byte_at(text, 0) == 'E' || uc_byte_at(text, 0) == 'e' ? 1 : 0;
    if (uc_byte_at(text, at) != 'S' && uc_byte_at(text, at) != 's')
        return 0;
    at++;
    if (uc_byte_at(text, at) == '-')
        return at + 1;
    return uc_str_starts(uc_rest(text, at), UC_STR("‑")) ? at + strlen("‑") : 0;
}

size_t uc_composite_read(uc_str text, uc_str *out)
{
    size_t start = skip_blank(text, 0);
    unsigned char letter = uc_byte_at(text, start);
    if (!uc_is_letter(letter))
        return 0;
    size_t at = start + 1;
    uc_str second = uc_rest(text, at);
    size_t dash = uc_str_starts(second, UC_STR("-"))   ? 1
                  : uc_str_starts(second, UC_STR("–")) ? 3
                                                       : 0;
    if (dash > 0 && uc_is_letter(uc_byte_at(text, at + dash)))
        at += dash + 1;
    unsigned char next = uc_byte_at(text, at);
    bool ends = next == '\0' || next == ',';
    if (uc_is_letter(next) || uc_is_digit(next) || next == '/' || (letter >= 'a' && !ends))
        return 0;
    *out = uc_str_slice(text, start, at);
    return at;
}

/* The length of a bracket, ASCII or full width as in Chinese print; 0 for anything else. */
static size_t read_paren(uc_str text, size_t at, char ascii, uc_str wide)
{
    if (uc_byte_at(text, at) == (unsigned char)ascii)
        return 1;
    return uc_str_starts(uc_rest(text, at), wide) ? wide.len : 0;
}

size_t uc_bracketed_session_read(uc_str text, uc_str *inside)
{
    size_t start = skip_blank(text, 0), open = read_paren(text, start, '(', UC_STR("（"));
    size_t end = start + open + read_special(uc_rest(text, start + open));
    while (uc_is_letter(uc_byte_at(text, end)) || uc_is_digit(uc_byte_at(text, end)))
        end++;
    size_t close = read_paren(text, end, ')', UC_STR("）"));
    *inside = uc_str_slice(text, start + open, end);
    if (open == 0 || close == 0 || inside->len > SESSION_MAX)
        return 0;
    unsigned year = value_of(*inside);
    bool is_year = inside->len == 4 && count_digits(*inside, 0, 4) == 4 && is_act_year(year);
    bool is_roman = uc_roman_value(uc_rest(*inside, read_special(*inside))) > 0;
    return is_year || is_roman ? end + close : 0;
}

/* 1970 (2011), 217 A (III), 1325 */
static size_t read_numbered(uc_str text, size_t digits, struct uc_resolution_number *out)
{
    struct uc_resolution_number found = {.number = uc_str_slice(text, 0, digits)};
    size_t composite = uc_composite_read(uc_rest(text, digits), &found.composite);
    size_t bracket = uc_bracketed_session_read(uc_rest(text, digits + composite), &found.session);
    if (bracket == 0) {
        *out = (struct uc_resolution_number){.form = UC_FORM_PLAIN, .number = found.number};
        return digits;
    }
    uc_str roman = uc_rest(found.session, read_special(found.session));
    bool is_year = uc_is_digit(uc_byte_at(roman, 0));
    found.form = is_year ? UC_FORM_BRACKETED_YEAR : UC_FORM_ROMAN_SESSION;
    found.session_value = is_year ? value_of(roman) : uc_roman_value(roman);
    *out = found;
    return digits + composite + bracket;
}

size_t uc_resolution_number_read(uc_str text, struct uc_resolution_number *out)
{
    size_t special = read_special(text);
    size_t session = count_digits(text, special, 4);
    size_t slash = special + session;
    if (session == 0)
        return 0;
    if (uc_byte_at(text, slash) != '/')
        return special || uc_is_letter(uc_byte_at(text, slash)) ? 0
                                                                : read_numbered(text, session, out);
    size_t number = count_digits(text, slash + 1, 4), end = slash + 1 + number;
    unsigned char next = uc_byte_at(text, end);
    if (number == 0 || next == '/' || uc_is_letter(next))
        return 0;
    *out = (struct uc_resolution_number){
        .session = uc_str_slice(text, 0, slash),
        .number = uc_str_slice(text, slash + 1, end),
        .session_value = value_of(uc_str_slice(text, special, slash)),
    };
    bool is_year = is_act_year(out->session_value);
    if (session == 4 && !is_year)
        return 0;
    out->form = special ? UC_FORM_SPECIAL_SESSION : is_year ? UC_FORM_YEAR : UC_FORM_SESSION;
    return end + uc_composite_read(uc_rest(text, end), &out->composite);
}

#define BIT(form) (1u << (form))

/* How an organ's symbols begin, and which forms of number it has; NULL where it has no symbol for
 * them. Decisions of Executive Boards have none in print; theirs are made like the Assembly's. */
static const struct {
    const char *resolution, *decision, *between;
    unsigned forms;
} series[] = {
    [UC_ORGAN_GENERAL_ASSEMBLY] = {"A/RES/", "A/DEC/", "/",
                                   BIT(UC_FORM_SESSION) | BIT(UC_FORM_SPECIAL_SESSION) |
                                       BIT(UC_FORM_ROMAN_SESSION)},
    [UC_ORGAN_SECURITY_COUNCIL] = {"S/RES/", NULL, "/",
                                   BIT(UC_FORM_BRACKETED_YEAR) | BIT(UC_FORM_PLAIN)},
    [UC_ORGAN_ECOSOC] = {"E/RES/", "E/DEC/", "/", BIT(UC_FORM_YEAR) | BIT(UC_FORM_ROMAN_SESSION)},
    [UC_ORGAN_HUMAN_RIGHTS_COUNCIL] = {"A/HRC/RES/", "A/HRC/DEC/", "/",
                                       BIT(UC_FORM_SESSION) | BIT(UC_FORM_SPECIAL_SESSION)},
    [UC_ORGAN_ENVIRONMENT_ASSEMBLY] = {"UNEP/EA.", NULL, "/Res.", BIT(UC_FORM_SESSION)},
    [UC_ORGAN_HUMAN_RIGHTS_COMMISSION] = {"E/CN.4/RES/", "E/CN.4/DEC/", "/", BIT(UC_FORM_YEAR)},
    [UC_ORGAN_UNDP_BOARD] = {NULL, "DP/DEC/", "/", BIT(UC_FORM_YEAR)},
    [UC_ORGAN_UNICEF_BOARD] = {NULL, "E/ICEF/DEC/", "/", BIT(UC_FORM_YEAR)},
    [UC_ORGAN_WOMEN_BOARD] = {NULL, "UNW/DEC/", "/", BIT(UC_FORM_YEAR)},
    [UC_ORGAN_BOARD] = {NULL, NULL, "/", BIT(UC_FORM_YEAR)},
    [UC_ORGAN_OTHER] = {NULL, NULL, "/", ~BIT(UC_FORM_BRACKETED_YEAR)},
};

/* The organ that has numbers of this form, where the text names none that has, or "the Council". */
static enum uc_organ organ_of_form(const struct uc_resolution_number *number, bool is_council)
{
    switch (number->form) {
    case UC_FORM_BRACKETED_YEAR:
        return UC_ORGAN_SECURITY_COUNCIL;
    case UC_FORM_YEAR:
        return UC_ORGAN_ECOSOC;
    case UC_FORM_ROMAN_SESSION:
        return is_council || number->session_value > UC_LAST_ROMAN_SESSION
                   ? UC_ORGAN_ECOSOC
                   : UC_ORGAN_GENERAL_ASSEMBLY;
    case UC_FORM_PLAIN:
        return is_council ? UC_ORGAN_SECURITY_COUNCIL : UC_ORGAN_OTHER;
    case UC_FORM_SESSION:
    case UC_FORM_SPECIAL_SESSION:
        break;
    }
    return is_council ? UC_ORGAN_HUMAN_RIGHTS_COUNCIL : UC_ORGAN_GENERAL_ASSEMBLY;
}

bool uc_organ_has_form(enum uc_organ organ, enum uc_resolution_form form)
{
    return (series[organ].forms & BIT(form)) != 0;
}

uc_str uc_capitals(uc_str text, uc_arena *arena)
{
    char *bytes = uc_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < text.len; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c < 0x80)
            bytes[len++] = (char)(c - (c >= 'a' && c <= 'z' ? 'a' - 'A' : 0));
        else if (uc_str_starts(uc_rest(text, at), UC_STR("–")) ||
                 uc_str_starts(uc_rest(text, at), UC_STR("‑")))
            bytes[len++] = '-', at += 2;
        else
            bytes[len++] = (char)c;
    }
    return (uc_str){bytes, len};
}

uc_str uc_resolution_symbol(const struct uc_resolution_number *number, enum uc_organ organ,
                            bool decision, uc_arena *arena)
{
    if (!uc_organ_has_form(organ, number->form))
        organ = organ_of_form(number, organ == UC_ORGAN_COUNCIL);
    bool is_uncounted = organ == UC_ORGAN_GENERAL_ASSEMBLY && number->form == UC_FORM_SESSION &&
                        number->session_value <= UC_LAST_ROMAN_SESSION;
    const char *before = decision ? series[organ].decision : series[organ].resolution;
    if (before == NULL || is_uncounted)
        return (uc_str){0};
    uc_str session = uc_capitals(number->session, arena),
           letters = uc_capitals(number->composite, arena);
    const char *blank = letters.len ? " " : "";
    if (number->form == UC_FORM_PLAIN)
        return uc_arena_printf(arena, "%s%.*s", before, UC_ARG(number->number));
    if (number->form == UC_FORM_BRACKETED_YEAR || number->form == UC_FORM_ROMAN_SESSION)
        return uc_arena_printf(arena, "%s%.*s%s%.*s (%.*s)", before, UC_ARG(number->number), blank,
                               UC_ARG(letters), UC_ARG(session));
    return uc_arena_printf(arena, "%s%.*s%s%.*s%s%.*s", before, UC_ARG(session),
                           series[organ].between, UC_ARG(number->number), blank, UC_ARG(letters));
}
