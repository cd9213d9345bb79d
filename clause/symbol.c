/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/symbol.h"

#include "clause/ascii.h"
#include "clause/resolution.h"
#include "clause/series.h"

#include <string.h>

/* Longer runs are no symbols. */
enum { SYMBOL_MAX = 120, PART_MAX = 24, BODY_MAX = 8, BRACKET_MAX = 24 };

/* How the parts of what is read are parted. */
enum style {
    STYLE_SLASH,      /* A/RES/57/263 */
    STYLE_UNDERSCORE, /* A_RES_57_263 */
    STYLE_HYPHEN,     /* A-RES-57-263 */
    STYLE_SPACE,      /* a res 57 263 */
};

struct reading {
    uc_str text;
    enum style style;
    size_t at;                /* bytes read */
    char out[2 * SYMBOL_MAX]; /* the canonical form so far */
    size_t len;
    unsigned parts;
    bool body_in_capitals, body_known;
    unsigned numbers; /* parts with a number of their own, not their organ's */
    bool has_word;    /* a part behind the body is of the table of words */
    bool all_known;   /* each part has a number, or is of a table */
    bool may_end;     /* a symbol may end with the last part */
};

static size_t count_letters(uc_str text, size_t at)
{
    size_t count = 0;
    while (uc_is_letter(uc_byte_at(text, at + count)))
        count++;
    return count;
}

static size_t read_any(uc_str text, size_t at, const uc_str *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (uc_str_starts(uc_rest(text, at), forms[i]))
            return forms[i].len;
    }
    return 0;
}

/* "-", and the dashes that print has for it */
static size_t read_hyphen(uc_str text, size_t at)
{
    static const uc_str hyphens[] = {UC_STR_INIT("-"), UC_STR_INIT("‐"), UC_STR_INIT("‑"),
                                     UC_STR_INIT("–")};
    return read_any(text, at, hyphens, 4);
}

/* "/", and its full-width, division and fraction forms */
static size_t read_slash(uc_str text, size_t at)
{
    static const uc_str slashes[] = {UC_STR_INIT("/"), UC_STR_INIT("／"), UC_STR_INIT("∕"),
                                     UC_STR_INIT("⁄")};
    return read_any(text, at, slashes, 4);
}

static size_t read_blank(uc_str text, size_t at)
{
    static const uc_str blanks[] = {UC_STR_INIT(" "), UC_STR_INIT("\u00A0")};
    return read_any(text, at, blanks, 2);
}

/* "A/RES/57/263", "A/RES/ 57/263" where a line was broken, "A/RES 57/263" */
static size_t read_slash_or_gap(const struct reading *r)
{
    size_t slash = read_slash(r->text, r->at);
    size_t blank = read_blank(r->text, r->at + slash);
    bool is_gap = uc_str_ends((uc_str){r->out, r->len}, UC_STR("/RES")) &&
                  uc_is_digit(uc_byte_at(r->text, r->at + blank));
    return slash || is_gap ? slash + blank : 0;
}

/* Spaces part only the numbers of resolutions: one for the Security Council, two for others. */
static size_t read_space(const struct reading *r)
{
    bool is_full = r->numbers == (r->out[0] == 'S' ? 1 : 2);
    size_t blank = is_full ? 0 : read_blank(r->text, r->at);
    return r->numbers == 0 || uc_is_digit(uc_byte_at(r->text, r->at + blank)) ? blank : 0;
}

static size_t read_separator(const struct reading *r)
{
    switch (r->style) {
    case STYLE_SLASH:
        return read_slash_or_gap(r);
    case STYLE_UNDERSCORE:
        return uc_byte_at(r->text, r->at) == '_';
    case STYLE_HYPHEN:
        return read_hyphen(r->text, r->at);
    case STYLE_SPACE:
        return read_space(r);
    }
    return 0;
}

static void put(struct reading *r, uc_str text)
{
    if (text.len > sizeof r->out - r->len)
        text.len = sizeof r->out - r->len;
    if (text.len > 0)
        memcpy(r->out + r->len, text.ptr, text.len);
    r->len += text.len;
}

/* A run of letters: words of the table as they are printed, others as here if that has capitals. */
static enum uc_symbol_word put_letters(struct reading *r, uc_str letters, unsigned char next)
{
    uc_str printed;
    enum uc_symbol_word word = uc_symbol_word_of(letters, &printed);
    unsigned lower = 0;
    for (size_t i = 0; i < letters.len; i++)
        lower += uc_is_lower(letters.ptr[i]);
    if (lower > 0 && lower < letters.len) {
        put(r, letters);
    } else if (next == '.' && uc_str_equal(printed, UC_STR("RES"))) {
        put(r, UC_STR("Res")); /* UNEP/EA.5/Res.14 */
    } else {
        put(r, printed);
        for (size_t i = r->len - printed.len; word == UC_WORD_UNKNOWN && i < r->len; i++)
            r->out[i] = (char)(r->out[i] - (uc_is_lower(r->out[i]) ? 'a' - 'A' : 0));
    }
    return word;
}

/* Is the run of letters before `at` the "S" or "ES" of a special session? */
static bool is_special_session(uc_str text, size_t at)
{
    size_t start = at;
    while (start > 0 && uc_is_letter(text.ptr[start - 1]))
        start--;
    uc_str letters = uc_str_slice(text, start, at);
    return uc_str_equal_nocase(letters, UC_STR("S")) || uc_str_equal_nocase(letters, UC_STR("ES"));
}

/* The length of a point or hyphen inside of a part: "L.10", "S-25", "48-WT". */
static size_t read_inner(const struct reading *r, size_t at, bool after_letter)
{
    size_t hyphen = read_hyphen(r->text, at);
    bool is_point = uc_byte_at(r->text, at) == '.' && after_letter;
    unsigned char next = uc_byte_at(r->text, at + (is_point ? 1 : hyphen));
    if (!(is_point || hyphen > 0) ||
        !(uc_is_digit(next) || (uc_is_letter(next) && !uc_is_lower(next))))
        return 0;
    if (is_point)
        return 1;
    bool is_inner = r->style != STYLE_HYPHEN ||
                    (r->parts > 0 && is_special_session(r->text, at)); /* A-RES-S-25-2 */
    return is_inner ? hyphen : 0;
}

/* "(8)" of COP(8), directly behind letters and before the next part. */
static size_t read_inner_bracket(uc_str text, size_t at)
{
    if (uc_byte_at(text, at) != '(')
        return 0;
    size_t end = at + 1;
    while (uc_is_digit(uc_byte_at(text, end)) || uc_is_letter(uc_byte_at(text, end)) ||
           uc_byte_at(text, end) == '-')
        end++;
    bool is_closed = end > at + 1 && end - at <= PART_MAX && uc_byte_at(text, end) == ')';
    unsigned char next = uc_byte_at(text, end + 1);
    return is_closed && (next == '/' || next == '_') ? end + 1 - at : 0;
}

/* What a part was made of. */
struct part {
    enum uc_symbol_word first;
    bool has_word, has_digit, has_own_number;
    bool ends_in_letters;
};

/* Letters, then digits; gives the bytes read, 0 where there are none. */
static size_t read_run(struct reading *r, size_t at, struct part *part)
{
    size_t letters = count_letters(r->text, at), end = at + letters;
    while (uc_is_digit(uc_byte_at(r->text, end)))
        end++;
    if (end - at > PART_MAX)
        return 0;
    if (letters > 0) {
        uc_str word = uc_str_slice(r->text, at, at + letters);
        enum uc_symbol_word kind = put_letters(r, word, uc_byte_at(r->text, at + letters));
        part->first = part->has_word ? part->first : kind;
        part->has_word = true;
    }
    put(r, uc_str_slice(r->text, at + letters, end));
    part->ends_in_letters = end == at + letters;
    part->has_digit |= !part->ends_in_letters;
    return end - at;
}

/* Reads one part at `at` and puts it. Gives the bytes read, 0 where there is none. */
static size_t read_part(struct reading *r, size_t at, struct part *part)
{
    size_t start = at;
    *part = (struct part){0};
    for (;;) {
        size_t run = read_run(r, at, part);
        at += run;
        if (run == 0 || at - start > PART_MAX)
            return 0;
        if (uc_is_letter(uc_byte_at(r->text, at)))
            continue;
        size_t inner = read_inner(r, at, part->ends_in_letters);
        if (inner == 0)
            break;
        put(r, uc_byte_at(r->text, at) == '.' ? UC_STR(".") : UC_STR("-"));
        at += inner;
    }
    size_t bracket = part->ends_in_letters ? read_inner_bracket(r->text, at) : 0;
    put(r, uc_str_slice(r->text, at, at + bracket));
    part->has_digit |= bracket > 0;
    part->has_own_number = part->has_digit && part->first != UC_WORD_ORGAN && bracket == 0;
    return at + bracket - start;
}

/* "[E/ECE/]" before a symbol: a parent series that is not printed. */
static size_t read_implied(uc_str text)
{
    size_t end = uc_str_find(text, UC_STR("]"), 0);
    if (uc_byte_at(text, 0) != '[' || end >= text.len || end > BRACKET_MAX || end < 3)
        return 0;
    char last = text.ptr[end - 1];
    return last == '/' || last == '_' ? end + 1 : 0;
}

/* What stands behind the body tells how the parts are parted. */
static bool find_style(struct reading *r)
{
    static const enum style styles[] = {STYLE_SLASH, STYLE_UNDERSCORE, STYLE_HYPHEN, STYLE_SPACE};
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        r->style = styles[i];
        if (read_separator(r) > 0)
            return true;
    }
    return false;
}

static void take_body(struct reading *r)
{
    struct part part;
    size_t letters = count_letters(r->text, r->at);
    if (letters == 0 || letters > BODY_MAX)
        return;
    for (size_t i = 0; i < letters; i++)
        r->body_in_capitals &= !uc_is_lower(r->text.ptr[r->at + i]);
    r->at += read_part(r, r->at, &part);
    r->body_known = uc_series_has((uc_str){r->out, letters});
    r->parts = r->len > 0;
}

/* Takes in the part behind `r->at`; false where there is none. */
static bool take_part(struct reading *r)
{
    struct part part;
    size_t separator = read_separator(r), len_before = r->len;
    if (separator == 0)
        return false;
    put(r, UC_STR("/"));
    size_t read = read_part(r, r->at + separator, &part);
    if (read == 0 || r->at + separator + read > SYMBOL_MAX) {
        r->len = len_before;
        return false;
    }
    r->at += separator + read;
    r->parts++;
    r->numbers += part.has_own_number;
    r->has_word |= part.first != UC_WORD_UNKNOWN;
    bool is_known = part.has_digit || part.first != UC_WORD_UNKNOWN;
    r->all_known &= is_known || uc_series_has((uc_str){r->out, r->len});
    r->may_end = part.has_digit || part.first == UC_WORD_SUFFIX;
    return true;
}

/* "(Part I)", "(PartII)", "(SECT. 34)", "(Resumption 1)", "(Deuxième partie)": as the Secretariat
 * prints it in English. */
static uc_str volume_of(uc_str inside, uc_arena *arena)
{
    static const struct {
        const char *word, *printed;
    } volumes[] = {{"Part", "Part"},  {"Resumption", "Resumption"},
                   {"Sect", "Sect."}, {"Section", "Sect."},
                   {"Vol", "Vol."},   {"Chap", "Chap."}};
    static const char *const french[] = {"Première partie", "Deuxième partie", "Troisième partie",
                                         "Quatrième partie"};
    static const char *const roman[] = {"I", "II", "III", "IV"};
    for (size_t i = 0; i < 4; i++) {
        if (uc_str_equal_nocase(inside, uc_str_from(french[i])))
            return uc_arena_printf(arena, "Part %s", roman[i]);
    }
    for (size_t i = 0; i < sizeof volumes / sizeof volumes[0]; i++) {
        uc_str word = uc_str_from(volumes[i].word);
        if (!uc_str_starts_nocase(inside, word))
            continue;
        size_t at = word.len + (uc_byte_at(inside, word.len) == '.');
        at += read_blank(inside, at);
        uc_str number = uc_rest(inside, at);
        if (uc_roman_value(number) || (number.len > 0 && uc_is_digit(number.ptr[0])))
            return uc_arena_printf(arena, "%s %.*s", volumes[i].printed, UC_ARG(number));
    }
    return (uc_str){0};
}

/* A bracket behind a number: a volume, a year, a roman session; a word ("Rev.1(review)") only
 * where no space is between. */
static bool take_bracket(struct reading *r, uc_arena *arena)
{
    uc_str after = uc_rest(r->text, r->at), inside;
    size_t open = read_blank(after, 0);
    if (uc_byte_at(after, open) != '(' || r->at > SYMBOL_MAX)
        return false;
    size_t close = uc_str_find(uc_str_slice(after, 0, open + BRACKET_MAX), UC_STR(")"), open);
    if (close >= after.len || close >= open + BRACKET_MAX || close == open + 1)
        return false;
    uc_str printed = volume_of(uc_str_slice(after, open + 1, close), arena);
    uc_str so_far = {r->out, r->len};
    bool is_resolution = uc_str_has(so_far, UC_STR("/RES/"));
    bool is_word = open == 0 && 1 + count_letters(after, 1) == close;
    if (printed.len == 0 && is_resolution && uc_bracketed_session_read(after, &inside) > 0 &&
        uc_is_digit(uc_byte_at(inside, 0)) == uc_str_starts(so_far, UC_STR("S/")))
        printed = uc_capitals(inside, arena); /* a year is the Security Council's alone */
    if (printed.len == 0 && !is_word)
        return false;
    put(r, printed.len ? UC_STR(" (") : UC_STR("("));
    put(r, printed.len ? printed : uc_str_slice(after, 1, close));
    put(r, UC_STR(")"));
    r->at += close + 1;
    return true;
}

static bool take_composite(struct reading *r, uc_arena *arena)
{
    uc_str letters;
    uc_str after = uc_rest(r->text, r->at), so_far = {r->out, r->len};
    bool is_act = uc_str_has(so_far, UC_STR("/RES/")) || uc_str_has(so_far, UC_STR("/DEC/"));
    size_t read = is_act ? uc_composite_read(after, &letters) : 0;
    if (read == 0)
        return false;
    put(r, UC_STR(" "));
    put(r, uc_capitals(letters, arena));
    r->at += read;
    return true;
}

/* Print has slashes and capitals, and an open list of series; other forms are guesses, and need
 * more to go by. */
static bool is_symbol(const struct reading *r)
{
    if (r->parts < 2 || r->numbers == 0 || !r->may_end)
        return false;
    if (r->style == STYLE_SLASH && r->body_in_capitals)
        return r->body_known || r->parts > 2;
    bool is_long = r->parts > 2 || r->has_word;
    if (r->style == STYLE_SPACE && !uc_str_has((uc_str){r->out, r->len}, UC_STR("/RES/")))
        return false;
    if (r->style == STYLE_UNDERSCORE && r->body_in_capitals)
        return (r->body_known && is_long) || (r->has_word && r->parts > 2);
    return r->body_known && r->all_known && is_long && (r->style != STYLE_HYPHEN || r->has_word);
}

size_t uc_symbol_read(uc_str text, uc_arena *arena, uc_str *canonical)
{
    struct reading r = {
        .text = text,
        .style = STYLE_HYPHEN, /* a body has none inside */
        .at = read_implied(text),
        .body_in_capitals = true,
        .all_known = true,
    };
    take_body(&r);
    if (r.parts == 0 || !find_style(&r))
        return 0;
    struct reading good = r;
    do {
        while (take_part(&r)) {
            if (r.may_end)
                good = r;
        }
        bool has_composite = take_composite(&good, arena);
        bool has_bracket = good.may_end && take_bracket(&good, arena);
        r = good;
        if (!has_composite && !has_bracket)
            break;
    } while (r.at < SYMBOL_MAX);
    if (!is_symbol(&good))
        return 0;
    *canonical = uc_arena_copy(arena, (uc_str){good.out, good.len});
    return good.at;
}
