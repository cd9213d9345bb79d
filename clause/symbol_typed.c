/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/symbol.h"

#include "clause/ascii.h"
#include "clause/resolution.h"
#include "clause/series.h"

static bool is_alnum(int c)
{
    return uc_is_letter(c) || uc_is_digit(c);
}

/* Words before a number, the longer ones before those they begin with. */
static const struct {
    const char *word;
    bool decision;
    enum uc_organ organ;
} nouns[] = {
    {"resolutions", false, UC_ORGAN_UNKNOWN},
    {"resolution", false, UC_ORGAN_UNKNOWN},
    {"res", false, UC_ORGAN_UNKNOWN},
    {"decisions", true, UC_ORGAN_UNKNOWN},
    {"decision", true, UC_ORGAN_UNKNOWN},
    {"dec", true, UC_ORGAN_UNKNOWN},
    {"résolution", false, UC_ORGAN_UNKNOWN},
    {"résolutions", false, UC_ORGAN_UNKNOWN},
    {"resolución", false, UC_ORGAN_UNKNOWN},
    {"резолюция", false, UC_ORGAN_UNKNOWN},
    {"UNSCR", false, UC_ORGAN_SECURITY_COUNCIL},
    {"SCR", false, UC_ORGAN_SECURITY_COUNCIL},
};

struct name {
    enum uc_organ organ;
    bool decision, has_organ, has_noun;
};

/* "UNGA res. ", "Security Council resolution ", "HRC ", "SCR" */
static size_t read_name(uc_str text, struct name *name)
{
    *name = (struct name){0};
    size_t at = uc_organ_read(text, true, &name->organ);
    name->has_organ = at > 0;
    at = uc_skip_blanks(text, at);
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        uc_str word = uc_str_from(nouns[i].word);
        size_t end = at + word.len;
        if (!uc_str_starts_nocase(uc_rest(text, at), word) || uc_is_letter(uc_byte_at(text, end)))
            continue;
        name->has_noun = true;
        name->decision = nouns[i].decision;
        if (nouns[i].organ != UC_ORGAN_UNKNOWN)
            name->organ = nouns[i].organ;
        at = uc_skip_blanks(text, end + (uc_byte_at(text, end) == '.'));
        break;
    }
    if (name->has_noun && !name->has_organ) { /* Arabic has it behind */
        size_t organ = uc_organ_read(uc_rest(text, at), true, &name->organ);
        name->has_organ = organ > 0;
        at = uc_skip_blanks(text, at + organ);
    }
    return at;
}

/* Bare "2024/25" is a year and the next. */
static bool is_biennium(const struct uc_resolution_number *number)
{
    unsigned next = (number->session_value + 1) % 100;
    uc_str digits = number->number;
    return number->form == UC_FORM_YEAR && digits.len == 2 &&
           (unsigned)(digits.ptr[0] - '0') * 10 + (unsigned)(digits.ptr[1] - '0') == next;
}

static size_t read_short(uc_str text, uc_arena *arena, uc_str *canonical)
{
    struct name name;
    struct uc_resolution_number number;
    size_t start = read_name(text, &name);
    size_t len = uc_resolution_number_read(uc_rest(text, start), &number);
    if (len == 0 || is_alnum(uc_byte_at(text, start + len)))
        return 0;
    bool is_bare = !name.has_noun && !name.has_organ;
    if (is_bare && is_biennium(&number))
        return 0;
    /* "resolution 1325": only the Security Council's numbers stand alone */
    if (number.form == UC_FORM_PLAIN && name.has_noun && !name.has_organ && number.number.len > 2)
        name.organ = UC_ORGAN_SECURITY_COUNCIL;
    *canonical = uc_resolution_symbol(&number, name.organ, name.decision, arena);
    return canonical->len ? start + len : 0;
}

/* "https://docs.un.org/en/": the addresses that the United Nations give to symbols. */
static size_t read_address(uc_str text)
{
    static const uc_str beginnings[] = {UC_STR_INIT("https://"), UC_STR_INIT("http://")};
    static const uc_str hosts[] = {UC_STR_INIT("www.undocs.org/"), UC_STR_INIT("undocs.org/"),
                                   UC_STR_INIT("docs.un.org/")};
    size_t at = 0, host = 0;
    for (size_t i = 0; at == 0 && i < sizeof beginnings / sizeof beginnings[0]; i++)
        at = uc_str_starts_nocase(text, beginnings[i]) ? beginnings[i].len : 0;
    for (size_t i = 0; host == 0 && i < sizeof hosts / sizeof hosts[0]; i++)
        host = uc_str_starts_nocase(uc_rest(text, at), hosts[i]) ? hosts[i].len : 0;
    at += host;
    bool has_language = uc_is_lower(uc_byte_at(text, at)) &&
                        uc_is_lower(uc_byte_at(text, at + 1)) && uc_byte_at(text, at + 2) == '/';
    return host ? at + (has_language ? 3 : 0) : 0;
}

size_t uc_symbol_read_typed(uc_str text, uc_arena *arena, uc_str *canonical)
{
    size_t start = read_address(text);
    uc_str rest = uc_rest(text, start);
    size_t len = uc_symbol_read(rest, arena, canonical);
    if (len == 0)
        len = read_short(rest, arena, canonical);
    return len ? start + len : 0;
}

uc_str uc_symbol_parse(uc_str text, uc_arena *arena)
{
    uc_str canonical;
    text = uc_str_trim(text);
    size_t len = uc_symbol_read_typed(text, arena, &canonical);
    while (len > 0 && len < text.len && !is_alnum(text.ptr[text.len - 1]) &&
           (unsigned char)text.ptr[text.len - 1] < 0x80)
        text.len--;
    if (len > 0 && len == text.len)
        return canonical;
    return uc_symbol_from_file_name(text, arena);
}

/* ".pdf", ".docx": not the ".14" of "Add.14" */
static uc_str without_ending(uc_str name)
{
    enum { ENDING_MAX = 6 };
    for (size_t at = name.len; at > 0 && name.len - at < ENDING_MAX; at--) {
        char c = name.ptr[at - 1];
        if (c == '.')
            return uc_is_letter(uc_byte_at(name, at)) ? uc_str_slice(name, 0, at - 1) : name;
        if (!is_alnum(c))
            break;
    }
    return name;
}

static uc_str without_language(uc_str name)
{
    static const uc_str languages[] = {UC_STR_INIT("AR"), UC_STR_INIT("ZH"), UC_STR_INIT("EN"),
                                       UC_STR_INIT("FR"), UC_STR_INIT("RU"), UC_STR_INIT("ES")};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        char before = name.len > 3 ? name.ptr[name.len - 3] : '\0';
        if ((before == '-' || before == '_' || before == '.') &&
            uc_str_equal_nocase(uc_rest(name, name.len - 2), languages[i]))
            return uc_str_slice(name, 0, name.len - 3);
    }
    return name;
}

uc_str uc_symbol_from_file_name(uc_str path, uc_arena *arena)
{
    uc_str canonical;
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    uc_str name = without_language(without_ending(uc_str_trim(uc_rest(path, start))));
    size_t len = uc_symbol_read(name, arena, &canonical);
    return len > 0 && len == name.len ? canonical : (uc_str){0};
}

static bool has_series(uc_str symbol)
{
    return uc_series_has(uc_str_slice(symbol, 0, uc_str_find(symbol, UC_STR("/"), 0)));
}

/* Where a second symbol of the same document begins: "A/57/444-S/2002/1025". */
static size_t end_of_first(uc_str symbol)
{
    size_t end = has_series(symbol) ? 0 : symbol.len;
    while ((end = uc_str_find(symbol, UC_STR("-"), end)) < symbol.len) {
        uc_str second = uc_rest(symbol, end + 1);
        size_t slash = uc_str_find(second, UC_STR("/"), 0);
        if (has_series(second) && uc_str_find(second, UC_STR("/"), slash + 1) < second.len)
            return end;
        end++;
    }
    return symbol.len;
}

uc_str uc_symbol_key(uc_str symbol, uc_arena *arena)
{
    size_t end = end_of_first(symbol);
    if (uc_str_starts_nocase(symbol, UC_STR("S/RES/")))
        end = uc_str_find(symbol, UC_STR(" ("), 0);
    return uc_capitals(uc_str_slice(symbol, 0, end), arena);
}

uc_str uc_symbol_second(uc_str symbol)
{
    return uc_rest(symbol, end_of_first(symbol) + 1);
}
