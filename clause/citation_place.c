/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/citation_place.h"

#include "clause/ascii.h"
#include "clause/citation_list.h"
#include "clause/ordinal.h"
#include "clause/resolution.h"

/* Of a letter or digit; beyond ASCII only of the scripts of two bytes a letter, so that dashes and
 * NO-BREAK SPACE are none. */
static bool is_word_byte(unsigned char c)
{
    return uc_is_letter(c) || uc_is_digit(c) || (c >= 0x80 && c <= 0xDF && c != 0xC2);
}

/* What a word before a number says of it. */
enum numbered {
    NUMBERED_PARAGRAPH,
    NUMBERED_OPERATIVE,
    NUMBERED_PREAMBULAR,
    NUMBERED_INNER, /* "(e)" of a paragraph said before or behind, or "4 (e)" */
    NUMBERED_NAMED, /* the label keeps the name: "fn 4" */
};

/* In any case, longer ones before those they begin with; a stop may follow. `name` is how the label
 * has it. */
static const struct {
    const char *word;
    enum numbered what;
    const char *name;
} designators[] = {
    {"operative paragraphs", NUMBERED_OPERATIVE, ""},
    {"operative paragraph", NUMBERED_OPERATIVE, ""},
    {"operative paras", NUMBERED_OPERATIVE, ""},
    {"operative para", NUMBERED_OPERATIVE, ""},
    {"op. paragraph", NUMBERED_OPERATIVE, ""},
    {"op. para", NUMBERED_OPERATIVE, ""},
    {"op para", NUMBERED_OPERATIVE, ""},
    {"O.P", NUMBERED_OPERATIVE, ""},
    {"OPs", NUMBERED_OPERATIVE, ""},
    {"OP", NUMBERED_OPERATIVE, ""},
    {"preambular paragraphs", NUMBERED_PREAMBULAR, ""},
    {"preambular paragraph", NUMBERED_PREAMBULAR, ""},
    {"preambular paras", NUMBERED_PREAMBULAR, ""},
    {"preambular para", NUMBERED_PREAMBULAR, ""},
    {"preambular", NUMBERED_PREAMBULAR, ""},
    {"preamble para", NUMBERED_PREAMBULAR, ""},
    {"preamble", NUMBERED_PREAMBULAR, ""},
    {"PPs", NUMBERED_PREAMBULAR, ""},
    {"PP", NUMBERED_PREAMBULAR, ""},
    {"paragraphs", NUMBERED_PARAGRAPH, ""},
    {"paragraphes", NUMBERED_PARAGRAPH, ""},
    {"paragraphe", NUMBERED_PARAGRAPH, ""},
    {"paragraph", NUMBERED_PARAGRAPH, ""},
    {"paras", NUMBERED_PARAGRAPH, ""},
    {"para", NUMBERED_PARAGRAPH, ""},
    {"pars", NUMBERED_PARAGRAPH, ""},
    {"par", NUMBERED_PARAGRAPH, ""},
    {"párrafos", NUMBERED_PARAGRAPH, ""},
    {"párrafo", NUMBERED_PARAGRAPH, ""},
    {"párrs", NUMBERED_PARAGRAPH, ""},
    {"párr", NUMBERED_PARAGRAPH, ""},
    {"пункты", NUMBERED_PARAGRAPH, ""},
    {"пункта", NUMBERED_PARAGRAPH, ""},
    {"пункте", NUMBERED_PARAGRAPH, ""},
    {"пункт", NUMBERED_PARAGRAPH, ""},
    {"الفقرة", NUMBERED_PARAGRAPH, ""},
    {"articles", NUMBERED_PARAGRAPH, ""},
    {"article", NUMBERED_PARAGRAPH, ""},
    {"art", NUMBERED_PARAGRAPH, ""},
    {"artículo", NUMBERED_PARAGRAPH, ""},
    {"subparagraph", NUMBERED_INNER, ""},
    {"sub-paragraph", NUMBERED_INNER, ""},
    {"subpara", NUMBERED_INNER, ""},
    {"sub-para", NUMBERED_INNER, ""},
    {"§§", NUMBERED_PARAGRAPH, ""},
    {"§", NUMBERED_PARAGRAPH, ""},
    {"footnote", NUMBERED_NAMED, "fn "},
    {"note", NUMBERED_NAMED, "fn "},
    {"fn", NUMBERED_NAMED, "fn "},
    {"table", NUMBERED_NAMED, "table "},
    {"principle", NUMBERED_NAMED, "principle "},
    {"rule", NUMBERED_NAMED, "rule "},
    {"regulation", NUMBERED_NAMED, "regulation "},
    {"guideline", NUMBERED_NAMED, "guideline "},
    {"goal", NUMBERED_NAMED, "goal "},
    {"target", NUMBERED_NAMED, "target "},
    {"action", NUMBERED_NAMED, "action "},
    {"¶", NUMBERED_NAMED, "¶"},
};
enum { DESIGNATORS = sizeof designators / sizeof designators[0] };

static const uc_str operative_label = UC_STR_INIT("operative para.");

bool uc_label_is_named(uc_str label)
{
    for (size_t i = 0; i < DESIGNATORS; i++) {
        uc_str name = uc_str_from(designators[i].name);
        if (name.len > 0 && uc_str_starts(label, name))
            return true;
    }
    return uc_str_equal(label, operative_label);
}

/* A word with a stop or not, and not the beginning of a longer one. */
static size_t read_word(uc_str text, const char *word)
{
    uc_str wanted = uc_str_from(word);
    if (!uc_str_starts_nocase(text, wanted) || uc_is_letter(uc_byte_at(text, wanted.len)))
        return 0;
    return wanted.len + (uc_byte_at(text, wanted.len) == '.');
}

static size_t read_designator(uc_str text, size_t *which)
{
    for (*which = 0; *which < DESIGNATORS; (*which)++) {
        size_t len = read_word(text, designators[*which].word);
        if (len > 0)
            return len;
    }
    return 0;
}

/* Does the stop at `at` part the levels of a number, as in "4.2" and "4.a"? */
static bool is_stop_within(uc_str text, size_t at)
{
    unsigned char next = uc_byte_at(text, at + 1);
    bool is_letter = uc_is_letter(next) && !is_word_byte(uc_byte_at(text, at + 2));
    return at > 0 && uc_byte_at(text, at) == '.' && (uc_is_digit(next) || is_letter);
}

/* The letters and digits at the start of `text`, with the stops among them. */
static size_t read_level(uc_str text)
{
    size_t end = 0;
    while (is_word_byte(uc_byte_at(text, end)) || is_stop_within(text, end))
        end++;
    return end;
}

/* "6", "29A.175", "4.2", "4.a", "II", "a", "aa", "А" of other scripts: the first level of a label.
 */
static size_t read_first_level(uc_str text)
{
    size_t end = read_level(text);
    uc_str level = uc_str_slice(text, 0, end);
    bool is_number =
        end <= 12 && (uc_is_digit(uc_byte_at(text, 0)) || uc_str_has(level, UC_STR(".")));
    bool is_letter_label = end == 1 || (end == 2 && uc_byte_at(level, 0) == uc_byte_at(level, 1));
    bool is_foreign = uc_byte_at(text, 0) >= 0xD0 && end == 2; /* Cyrillic, Arabic */
    return is_number || is_letter_label || is_foreign || uc_roman_value(level) ? end : 0;
}

/* "(a)", " (ii)", "a)" behind a space: `*inside` is what the brackets hold. */
static size_t read_sublevel(uc_str text, uc_str *inside)
{
    size_t open = uc_skip_blanks(text, 0), start = open + (uc_byte_at(text, open) == '(');
    size_t end = start + read_level(uc_rest(text, start));
    *inside = uc_str_slice(text, start, end);
    return end > start && end - start <= 8 && uc_byte_at(text, end) == ')' ? end + 1 : 0;
}

/* "bis", "ter", "alt": what negotiated drafts insert paragraphs by. */
static size_t read_insertion(uc_str text, uc_str *word)
{
    static const char *const words[] = {"bis",    "ter",     "quater", "quinquies",
                                        "sexies", "septies", "octies", "alt"};
    size_t start = uc_skip_blanks(text, 0);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        *word = uc_str_from(words[i]);
        if (read_word(uc_rest(text, start), words[i]) > 0)
            return start + word->len;
    }
    return 0;
}

/* "6a" and "6bis" are "6 (a)" and "6 bis"; "29A.175" stays. Gives the bytes of the number alone. */
static size_t without_glued_letters(uc_str level)
{
    size_t digits = 0;
    while (uc_is_digit(uc_byte_at(level, digits)))
        digits++;
    size_t letters = level.len - digits;
    bool is_glued = digits > 0 && letters > 0 && uc_byte_at(level, digits) >= 'a';
    return is_glued && !uc_str_has(level, UC_STR(".")) ? digits : level.len;
}

static uc_str in_lower_case(uc_str text, uc_arena *arena)
{
    char *bytes = uc_arena_alloc(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        bytes[i] = (char)(text.ptr[i] + (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' ? 32 : 0));
    return (uc_str){bytes, text.len};
}

/* Adds to `label` what may stand behind a number: " bis", " (a) (ii)". */
static size_t read_behind_number(uc_str text, uc_arena *arena, uc_str *label)
{
    enum { DEPTH_MAX = 6 };
    uc_str found;
    size_t at = read_insertion(text, &found), len;
    if (at > 0)
        *label = uc_arena_printf(arena, "%.*s %.*s", UC_ARG(*label), UC_ARG(found));
    for (int i = 0; i < DEPTH_MAX && (len = read_sublevel(uc_rest(text, at), &found)) > 0; i++) {
        found = in_lower_case(found, arena);
        *label = uc_arena_printf(arena, "%.*s%s(%.*s)", UC_ARG(*label), label->len ? " " : "",
                                 UC_ARG(found));
        at += len;
    }
    return at;
}

size_t uc_label_number_read(uc_str text, uc_arena *arena, uc_str *label)
{
    uc_str word;
    size_t at = read_first_level(text);
    *label = uc_str_slice(text, 0, without_glued_letters(uc_str_slice(text, 0, at)));
    uc_str glued = uc_str_slice(text, label->len, at);
    if (glued.len > 0 && read_insertion(glued, &word) < glued.len)
        *label = uc_arena_printf(arena, "%.*s (%.*s)", UC_ARG(*label), UC_ARG(glued));
    else
        at = label->len; /* "6bis" is read on as "6 bis" is */
    if (at == 0 && uc_byte_at(text, uc_skip_blanks(text, 0)) != '(')
        return 0;
    return at + read_behind_number(uc_rest(text, at), arena, label);
}

/* Where numbers count from, and how parts are stored. Longer ones before those they begin with. */
static const struct {
    const char *word, *name;
    bool alone; /* needs no number */
} parts[] = {
    {"draft resolution", "draft resolution", true},
    {"draft decision", "draft decision", true},
    {"annexe", "annex", true},
    {"annex", "annex", true},
    {"anexo", "annex", true},
    {"приложение", "annex", true},
    {"appendix", "appendix", true},
    {"enclosure", "enclosure", true},
    {"attachment", "attachment", true},
    {"section", "sect.", false},
    {"sect", "sect.", false},
    {"sec", "sect.", false},
    {"chapter", "chap.", false},
    {"chap", "chap.", false},
    {"part", "part", false},
    {"list", "list", false},
};

/* "II", "2", "B" behind a part's name. */
static size_t read_part_number(uc_str text, uc_str *number)
{
    size_t start = uc_skip_blanks(text, 0), end = start;
    while (uc_is_letter(uc_byte_at(text, end)) || uc_is_digit(uc_byte_at(text, end)))
        end++;
    *number = uc_str_slice(text, start, end);
    bool is_number = number->len > 0 && (uc_is_digit(number->ptr[0]) || number->len == 1 ||
                                         uc_roman_value(*number) > 0);
    return is_number && number->len <= 8 ? end : 0;
}

static size_t read_named_part(uc_str text, uc_arena *arena, uc_str *part)
{
    uc_str number;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        size_t len = read_word(text, parts[i].word);
        if (len == 0)
            continue;
        size_t after = read_part_number(uc_rest(text, len), &number);
        if (after == 0 && !parts[i].alone)
            return 0;
        *part = after ? uc_arena_printf(arena, "%s %.*s", parts[i].name,
                                        UC_ARG(uc_capitals(number, arena)))
                      : uc_str_from(parts[i].name);
        return after ? len + after : uc_str_from(parts[i].word).len; /* a stop is the sentence's */
    }
    return 0;
}

/* A part without a name: a composite's letter, "477 (XV)", "2025/6" or "99/5" of a file with
 * several resolutions. */
static size_t read_bare_part(uc_str text, uc_arena *arena, uc_str *part)
{
    struct uc_resolution_number number = {0};
    bool ends = text.len == 1 || uc_byte_at(text, 1) == ',';
    if (ends && uc_is_letter(uc_byte_at(text, 0))) {
        *part = uc_capitals(uc_str_slice(text, 0, 1), arena);
        return 1;
    }
    size_t len = uc_resolution_number_read(text, &number);
    bool is_number = number.form == UC_FORM_ROMAN_SESSION || number.form == UC_FORM_YEAR ||
                     (number.form == UC_FORM_SESSION && uc_byte_at(text, len) == ',');
    if (len == 0 || !is_number)
        return 0;
    *part = uc_capitals(uc_str_slice(text, 0, len), arena);
    return len;
}

/* "third preambular para. (a)", "sixth para" */
static size_t read_ordinal_label(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    unsigned number;
    size_t which, at = uc_skip_blanks(text, uc_ordinal_read(text, &number));
    size_t len = at ? read_designator(uc_rest(text, at), &which) : 0;
    if (len == 0 || designators[which].what == NUMBERED_NAMED)
        return 0;
    bool is_preambular = designators[which].what == NUMBERED_PREAMBULAR;
    out->operative = designators[which].what == NUMBERED_OPERATIVE;
    out->label = uc_arena_printf(arena, "%s%u", is_preambular ? "PP" : "", number);
    at += len;
    return at + read_behind_number(uc_rest(text, at), arena, &out->label);
}

/* The number of what `what` says; "e" alone is the inner "(e)". */
static size_t read_number_of(enum numbered what, uc_str text, uc_arena *arena, uc_str *label)
{
    *label = (uc_str){0};
    size_t len = what == NUMBERED_INNER ? read_behind_number(text, arena, label) : 0;
    if (len == 0)
        len = uc_label_number_read(text, arena, label);
    if (what == NUMBERED_INNER && label->len == 1 && uc_is_lower(label->ptr[0]))
        *label = uc_arena_printf(arena, "(%c)", label->ptr[0]);
    return len;
}

/* "para. 6 (a)", "OP6", "PP3", "fn 4", "fn *", "operative para." */
static size_t read_designated_label(uc_str text, bool typed, uc_arena *arena,
                                    struct uc_citation *out)
{
    size_t which, designator = read_designator(text, &which);
    if (designator == 0)
        return 0;
    enum numbered what = designators[which].what;
    size_t at = uc_skip_blanks(text, designator);
    bool counts = typed || uc_is_digit(uc_byte_at(text, at)) || uc_byte_at(text, at) == '(';
    size_t len = counts ? read_number_of(what, uc_rest(text, at), arena, &out->label) : 0;
    while (what == NUMBERED_NAMED && uc_byte_at(text, at + len) == '*')
        out->label = uc_str_slice(text, at, at + ++len);
    out->operative = what == NUMBERED_OPERATIVE;
    if (len == 0 && out->operative &&
        uc_str_has(uc_str_from(designators[which].word), UC_STR("para"))) {
        out->label = operative_label;
        return designator;
    }
    const char *before = what == NUMBERED_PREAMBULAR ? "PP" : designators[which].name;
    out->label = uc_arena_printf(arena, "%s%.*s", before, UC_ARG(out->label));
    return len ? at + len : 0;
}

/* "6 (a)" alone; more than three digits are a year, or whatever else */
static size_t read_bare_label(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    enum { DIGITS_MAX = 3 };
    size_t digits = 0;
    while (uc_is_digit(uc_byte_at(text, digits)))
        digits++;
    bool counts = digits > 0 && digits <= DIGITS_MAX;
    return counts ? uc_label_number_read(text, arena, &out->label) : 0;
}

static size_t read_label(uc_str text, bool typed, uc_arena *arena, struct uc_citation *out)
{
    size_t len = read_ordinal_label(text, arena, out);
    return len ? len : read_designated_label(text, typed, arena, out);
}

size_t uc_citation_label_read(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    return read_label(text, true, arena, out);
}

/* " f", " f ii" behind a number, typed without brackets: up to the end or a comma. */
static size_t read_bare_sublevels(uc_str text, uc_arena *arena, uc_str *label)
{
    size_t start = uc_skip_blanks(text, 0), end = start + read_level(uc_rest(text, start));
    uc_str level = uc_str_slice(text, start, end), longer;
    bool is_level = start > 0 && level.len > 0 && uc_is_lower(uc_byte_at(level, 0)) &&
                    (level.len == 1 || uc_roman_value(level) > 0);
    if (!is_level)
        return 0;
    longer = uc_arena_printf(arena, "%.*s (%.*s)", UC_ARG(*label), (int)level.len, level.ptr);
    size_t further = read_bare_sublevels(uc_rest(text, end), arena, &longer);
    if (further == 0 && end < text.len && text.ptr[end] != ',')
        return 0;
    *label = longer;
    return end + further;
}

/* What people add to a label: levels without brackets or by name, and what else is cited. */
static size_t read_behind_label(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    size_t at = read_bare_sublevels(text, arena, &out->label);
    size_t comma = uc_skip_blanks(text, at) + (uc_byte_at(text, uc_skip_blanks(text, at)) == ',');
    size_t named = uc_skip_blanks(text, comma);
    struct uc_citation inner = {0};
    size_t len = read_designated_label(uc_rest(text, named), true, arena, &inner);
    if (len > 0 && inner.label.len > 0 && inner.label.ptr[0] == '(') { /* ", subparagraph (e)" */
        out->label = uc_arena_printf(arena, "%.*s %.*s", UC_ARG(out->label), UC_ARG(inner.label));
        at = named + len;
    }
    return at + uc_citation_list_read(uc_rest(text, at), arena, out);
}

static size_t read_part(uc_str text, bool typed, uc_arena *arena, struct uc_citation *out)
{
    uc_str part;
    size_t len = read_named_part(text, arena, &part);
    if (len == 0 && typed)
        len = read_bare_part(text, arena, &part);
    if (len > 0 && out->part.len > 0)
        part = uc_arena_printf(arena, "%.*s, %.*s", UC_ARG(out->part), UC_ARG(part));
    if (len > 0)
        out->part = part;
    return len;
}

static size_t skip_separator(uc_str text, size_t at, bool typed)
{
    at = uc_skip_blanks(text, at);
    bool is_separator = uc_byte_at(text, at) == ',' || (typed && uc_byte_at(text, at) == ':');
    return is_separator ? uc_skip_blanks(text, at + 1) : at;
}

/* Parts, then the label; people also type the part last: "para. 12, annex II". */
size_t uc_citation_place_read(uc_str text, bool typed, uc_arena *arena, struct uc_citation *out)
{
    enum { PARTS_MAX = 6 };
    size_t end = 0;
    bool has_label = false;
    for (int i = 0; i < PARTS_MAX && (typed || !has_label); i++) {
        size_t at = skip_separator(text, end, typed);
        uc_str rest = uc_rest(text, at);
        size_t label = has_label ? 0 : read_label(rest, typed, arena, out);
        size_t part = label ? 0 : read_part(rest, typed && !has_label, arena, out);
        if (label + part == 0 && typed && !has_label)
            label = read_bare_label(rest, arena, out);
        if (label + part == 0)
            break;
        end = at + label + part;
        if (typed && label > 0)
            end += read_behind_label(uc_rest(text, end), arena, out);
        has_label |= label > 0;
    }
    if (!has_label) {
        out->label = (uc_str){0};
        out->operative = false;
    }
    return end;
}
