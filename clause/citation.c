/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/citation.h"

#include "clause/ascii.h"
#include "clause/buf.h"
#include "clause/citation_foreign.h"
#include "clause/citation_place.h"
#include "clause/ordinal.h"
#include "clause/resolution.h"
#include "clause/symbol.h"

static bool is_resolution(uc_str symbol)
{
    return uc_str_has(symbol, UC_STR("/RES/")) || uc_str_has(symbol, UC_STR("/DEC/"));
}

/* A resolution's symbol taken apart: "A/RES/3367 A (XXIX)" is "A/RES/3367", "A" and " (XXIX)". */
struct composite {
    uc_str base, letters, session;
};

static struct composite composite_of(uc_str symbol)
{
    size_t bracket = uc_str_find(symbol, UC_STR(" ("), 0);
    struct composite it = {.session = uc_rest(symbol, bracket)};
    it.base = uc_str_slice(symbol, 0, bracket);
    size_t space = uc_str_find(it.base, UC_STR(" "), 0);
    it.letters = uc_rest(it.base, space + 1);
    it.base = uc_str_slice(it.base, 0, space);
    return it;
}

/* The letter that a part of a composite resolution begins with; empty for any other part. */
static uc_str letter_of(uc_str part)
{
    bool is_letter =
        part.len > 0 && uc_is_capital(part.ptr[0]) && (part.len == 1 || part.ptr[1] == ',');
    return uc_str_slice(part, 0, is_letter);
}

static uc_str print_symbol(uc_str symbol, uc_str *part, uc_arena *arena)
{
    uc_str letter = letter_of(*part);
    if (letter.len == 0 || !is_resolution(symbol))
        return symbol;
    struct composite it = composite_of(symbol);
    *part = uc_str_trim(uc_rest(*part, 2));
    return uc_arena_printf(arena, "%.*s %.*s%.*s", UC_ARG(it.base), UC_ARG(letter),
                           UC_ARG(it.session));
}

/* "PP3 (a)" -> "third preambular para. (a)" */
static uc_str print_preambular(uc_str label, uc_arena *arena)
{
    size_t at = 2;
    unsigned number = 0;
    while (at < label.len && uc_is_digit(label.ptr[at]) && number < 10000)
        number = number * 10 + (unsigned)(label.ptr[at++] - '0');
    return uc_arena_printf(arena, "%.*s preambular para.%.*s",
                           UC_ARG(uc_ordinal_print(number, arena)), UC_ARG(uc_rest(label, at)));
}

static uc_str print_label(uc_str label, enum uc_kind kind, bool article, uc_arena *arena)
{
    if (uc_str_starts(label, UC_STR("PP")) && label.len > 2 && uc_is_digit(label.ptr[2]))
        return print_preambular(label, arena);
    if (kind == UC_FOOTNOTE || kind == UC_TABLE || uc_label_is_named(label))
        return label;
    return uc_arena_printf(arena, "%s %.*s", article ? "art." : "para.", UC_ARG(label));
}

uc_str uc_citation_print(uc_str symbol, uc_str part, uc_str label, enum uc_kind kind, bool article,
                         uc_arena *arena)
{
    if (label.len == 0 || kind == UC_HEADING || kind == UC_FRONTMATTER)
        return (uc_str){0};
    uc_str head = print_symbol(symbol, &part, arena),
           tail = print_label(label, kind, article, arena);
    return uc_arena_printf(arena, "%.*s, %.*s%s%.*s", UC_ARG(head), UC_ARG(part),
                           part.len ? ", " : "", UC_ARG(tail));
}

/* Longer texts are no citations; trying every comma of one would be slow. */
enum { TEXT_MAX = 400 };

/* A full stop or a semicolon behind a citation is the sentence's. */
static bool is_end(uc_str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == '.' || text.ptr[at] == ';' || text.ptr[at] == ' '))
        at++;
    return at == text.len;
}

/* What stands between a symbol and what says more of it; the longer ones first. */
static size_t read_apposition_joint(uc_str text)
{
    static const uc_str joints[] = {
        UC_STR_INIT(" of the "),      UC_STR_INIT(" of "),    UC_STR_INIT(" adopted on "),
        UC_STR_INIT(", adopted on "), UC_STR_INIT(" dated "), UC_STR_INIT(" de l'"),
        UC_STR_INIT(" de l’"),        UC_STR_INIT(" de la "), UC_STR_INIT(" en date du "),
        UC_STR_INIT(", en date du "), UC_STR_INIT(" du "),    UC_STR_INIT(" del "),
        UC_STR_INIT(" de "),          UC_STR_INIT(" от "),    UC_STR_INIT(" "),
    };
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (uc_str_starts_nocase(text, joints[i]))
            return joints[i].len;
    return 0;
}

/* " of the General Assembly", " of 20 December 2002" behind a symbol. Gives the bytes read;
 * `*organ` is the organ's name, untouched where there is none. */
static size_t read_apposition(uc_str text, uc_str *organ)
{
    struct uc_date date;
    enum uc_organ known;
    size_t joint = read_apposition_joint(text);
    uc_str rest = uc_rest(text, joint);
    size_t name = joint > 0 ? uc_organ_read(rest, true, &known) : 0;
    if (name > 0)
        *organ = uc_str_slice(rest, 0, name);
    size_t len = name > 0 || joint == 0 ? name : uc_date_read(rest, &date);
    return len > 0 ? joint + len : 0;
}

/* A symbol with what is said of it: "resolution 49/20 of the Human Rights Council of 8 July 2022".
 */
static size_t read_symbol(uc_str text, uc_arena *arena, uc_str *symbol)
{
    uc_str organ = {0}, of_organ;
    size_t len = uc_symbol_read_typed(text, arena, symbol), end = len, more;
    while (end > 0 && (more = read_apposition(uc_rest(text, end), &organ)) > 0)
        end += more;
    uc_str with_organ =
        uc_arena_printf(arena, "%.*s %.*s", UC_ARG(organ), UC_ARG(uc_str_slice(text, 0, len)));
    if (organ.len > 0 && uc_symbol_read_typed(with_organ, arena, &of_organ) == with_organ.len)
        *symbol = of_organ;
    return end;
}

/* "A/RES/57/263, para. 6", "res 57/263 OP6" */
static bool parse_symbol_first(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    size_t len = read_symbol(text, arena, &out->symbol);
    if (len > 0 && is_end(text, len + uc_citation_place_read(uc_rest(text, len), true, arena, out)))
        return true;
    *out = (struct uc_citation){.symbol = uc_symbol_parse(text, arena)};
    return out->symbol.len > 0;
}

/* "paragraph 6 (a)", "subparagraph (a) of paragraph 6" */
static size_t read_place(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    static const uc_str joint = UC_STR_INIT(" of ");
    struct uc_citation outer = {0};
    size_t at = uc_citation_place_read(text, true, arena, out);
    if (out->label.len == 0 || out->label.ptr[0] != '(' ||
        !uc_str_starts_nocase(uc_rest(text, at), joint))
        return at;
    size_t len = uc_citation_label_read(uc_rest(text, at + joint.len), arena, &outer);
    if (len == 0)
        return at;
    out->label = uc_arena_printf(arena, "%.*s %.*s", UC_ARG(outer.label), UC_ARG(out->label));
    return at + joint.len + len;
}

/* "paragraph 6 (a) of resolution 57/263", "OP5 of 79/236" */
static bool parse_place_first(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    static const uc_str joints[] = {UC_STR_INIT(" of the "), UC_STR_INIT(" of "),
                                    UC_STR_INIT(" in "), UC_STR_INIT(", "), UC_STR_INIT(" ")};
    size_t at = read_place(text, arena, out);
    for (size_t i = 0; at > 0 && i < sizeof joints / sizeof joints[0]; i++) {
        uc_str rest = uc_rest(text, at);
        if (!uc_str_starts_nocase(rest, joints[i]))
            continue;
        uc_str behind = uc_rest(rest, joints[i].len);
        size_t len = read_symbol(behind, arena, &out->symbol);
        if (len == 0 || !is_end(behind, len))
            out->symbol = uc_symbol_parse(behind, arena);
        return out->symbol.len > 0;
    }
    return false;
}

/* A name without spaces may stand before a place without a comma: "south-south-draft OP6". */
static bool is_plain_name(uc_str name)
{
    bool has_mark = false;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == ' ')
            return false;
        has_mark |= name.ptr[i] == '-' || name.ptr[i] == '_' || name.ptr[i] == '.' ||
                    uc_is_digit(name.ptr[i]);
    }
    return has_mark;
}

/* "south-south-draft-resolution, annex, para. 6" */
static bool parse_name_first(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    if (uc_citation_place_read(text, true, arena, out) > 0 && out->label.len > 0)
        return false; /* "para. 6" of nothing */
    for (size_t at = 1; at < text.len; at++) {
        if (text.ptr[at] != ',' && text.ptr[at] != ' ')
            continue;
        *out = (struct uc_citation){.symbol = uc_str_slice(text, 0, at)};
        if (text.ptr[at] == ' ' && !is_plain_name(out->symbol))
            continue;
        size_t len = uc_citation_place_read(uc_rest(text, at), true, arena, out);
        if (len > 0 && out->label.len > 0 && is_end(text, at + len))
            return true;
    }
    return false;
}

/* Without what people copy along: "(see UN Doc. A/57/444, para. 3)" */
static uc_str without_wrapping(uc_str text)
{
    static const uc_str beginnings[] = {
        UC_STR_INIT("see also "), UC_STR_INIT("see "),    UC_STR_INIT("cf. "),
        UC_STR_INIT("UN doc. "),  UC_STR_INIT("UN doc "), UC_STR_INIT("U.N. doc. "),
        UC_STR_INIT("document "), UC_STR_INIT("doc. "),   UC_STR_INIT("the "),
        UC_STR_INIT("la "),
    };
    text = uc_str_trim(text);
    if (text.len > 1 && text.ptr[0] == '(' && text.ptr[text.len - 1] == ')')
        text = uc_str_trim(uc_str_slice(text, 1, text.len - 1));
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (uc_str_starts_nocase(text, beginnings[i]))
            text = uc_str_trim(uc_rest(text, beginnings[i].len));
    return text;
}

bool uc_citation_parse(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    static bool (*const forms[])(uc_str, uc_arena *, struct uc_citation *) = {
        parse_symbol_first, parse_place_first, parse_name_first};
    enum uc_language language = UC_LANGUAGE_UNKNOWN;
    if (text.len <= TEXT_MAX)
        text = uc_citation_in_english(without_wrapping(text), arena, &language);
    text = uc_str_trim(text);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0] && text.len <= TEXT_MAX; i++) {
        struct uc_citation found = {0};
        if (forms[i](text, arena, &found)) {
            found.language = language;
            *out = found;
            return true;
        }
    }
    return false;
}

/* One word of a key: letters or digits, in lower case; other bytes each keep their own. */
static size_t read_key_word(uc_str text, size_t at)
{
    size_t end = at + 1;
    bool letters = uc_is_letter(text.ptr[at]), digits = uc_is_digit(text.ptr[at]);
    bool others = (unsigned char)text.ptr[at] >= 0x80;
    while (end < text.len &&
           ((letters && uc_is_letter(text.ptr[end])) || (digits && uc_is_digit(text.ptr[end])) ||
            (others && (unsigned char)text.ptr[end] >= 0x80)))
        end++;
    return end;
}

/* Adds the words of `text` to a key, parted by spaces. `is_part`: a roman numeral behind a name is
 * a number. */
static void add_key(uc_str text, bool is_part, struct uc_buf *key)
{
    size_t name_len = 0;
    for (size_t at = 0, end; at < text.len; at = end) {
        end = read_key_word(text, at);
        char c = text.ptr[at];
        bool is_point = c == '.' && end < text.len && uc_is_digit(text.ptr[end]);
        if (!uc_is_letter(c) && !uc_is_digit(c) && !is_point && (unsigned char)c < 0x80)
            continue;
        uc_str word = uc_str_slice(text, at, end);
        if (key->len > 0 && key->ptr[key->len - 1] != '.' && !is_point)
            uc_buf_byte(key, ' ');
        unsigned value = is_part && name_len > 1 ? uc_roman_value(word) : 0;
        if (value > 0)
            uc_buf_printf(key, "%u", value);
        for (size_t i = 0; value == 0 && i < word.len; i++)
            uc_buf_byte(key, uc_to_lower(word.ptr[i]));
        name_len = uc_is_letter(c) ? word.len : 0;
    }
}

uc_str uc_label_key(uc_str part, uc_str label, uc_arena *arena)
{
    struct uc_buf key = {0};
    add_key(part, true, &key);
    if (key.len > 0 && label.len > 0)
        uc_buf_byte(&key, ',');
    add_key(label, false, &key);
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&key));
    uc_buf_free(&key);
    return copy;
}

/* The symbol without a composite's letters. */
static uc_str base_of(uc_str symbol, uc_arena *arena)
{
    struct composite it = composite_of(symbol);
    return is_resolution(symbol) ? uc_arena_join(arena, it.base, it.session) : symbol;
}

bool uc_citation_of_composite(struct uc_citation *citation, uc_arena *arena)
{
    struct composite it = composite_of(citation->symbol);
    if (!is_resolution(citation->symbol) || it.letters.len != 1)
        return false;
    citation->symbol = base_of(citation->symbol, arena);
    citation->part = uc_arena_printf(arena, "%.*s%s%.*s", UC_ARG(it.letters),
                                     citation->part.len ? ", " : "", UC_ARG(citation->part));
    return true;
}

uc_str uc_citation_key(uc_str symbol, uc_str part, uc_str label, uc_arena *arena)
{
    struct uc_citation at = {.symbol = symbol, .part = part};
    if (letter_of(part).len > 0 || !uc_citation_of_composite(&at, arena))
        at.symbol = base_of(symbol, arena);
    return uc_arena_printf(arena, "%.*s|%.*s", UC_ARG(uc_symbol_key(at.symbol, arena)),
                           UC_ARG(uc_label_key(at.part, label, arena)));
}
