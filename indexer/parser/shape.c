/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/shape.h"

#include "clause/text.h"

#include <unicase.h>

/* The longest headings of reports have some forty words; unstyled, a line of more than fourteen is
 * more often a paragraph that was left without a full stop. */
#define HEADING_WORDS 45
#define UNSTYLED_HEADING_WORDS 14

/* The last character and where it begins; 0 for an empty text. */
static uint32_t last_character(uc_str text, size_t *start)
{
    size_t at = text.len;
    while (at > 0 && ((unsigned char)text.ptr[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    *start = at > 0 ? at - 1 : 0;
    size_t next = *start;
    return text.len > 0 ? uc_text_next(text, &next) : 0;
}

static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == 0x300D || c == 0xFF09 || uc_text_is_space(c);
}

/* Takes "and" or "or" off a list's last but one element: "…; and". */
static uc_str without_conjunction(uc_str text)
{
    static const uc_str words[] = {UC_STR_INIT("; and"), UC_STR_INIT("; or"), UC_STR_INIT("; et"),
                                   UC_STR_INIT("; ou"),  UC_STR_INIT("; y"),  UC_STR_INIT("; o"),
                                   UC_STR_INIT("; и")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (uc_str_ends(text, words[i])) {
            return uc_str_slice(text, 0, text.len - words[i].len + 1);
        }
    }
    return text;
}

enum uc_ending uc_ending_of(uc_str text)
{
    size_t start = 0;
    text = without_conjunction(uc_str_trim(text));
    uint32_t c = last_character(text, &start);
    while (text.len > 0 && is_closing(c)) {
        text = uc_str_slice(text, 0, start);
        c = last_character(text, &start);
    }
    switch (c) {
    case ',':
    case 0x060C: /* Arabic */
    case 0xFF0C: /* full width */
        return UC_ENDS_COMMA;
    case ';':
    case 0x061B:
    case 0xFF1B:
        return UC_ENDS_SEMICOLON;
    case ':':
    case 0xFF1A:
        return UC_ENDS_COLON;
    case '.':
    case 0x3002: /* ideographic full stop */
        return UC_ENDS_STOP;
    default:
        return UC_ENDS_OPEN;
    }
}

size_t uc_word_count(uc_str text, size_t most)
{
    size_t halves = 0;
    bool inside = false;
    for (size_t at = 0; at < text.len && halves < 2 * most;) {
        uint32_t c = uc_text_next(text, &at);
        bool chinese = c >= 0x3400 && c <= 0x9FFF;
        bool part = !chinese && !uc_text_is_space(c);
        halves += chinese ? 1 : part && !inside ? 2 : 0;
        inside = part;
    }
    return (halves + 1) / 2;
}

static uint32_t first_letter(uc_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = uc_text_next(text, &at);
        if (uc_text_is_letter(c)) {
            return c;
        }
    }
    return 0;
}

bool uc_starts_upper(uc_str text)
{
    return uc_text_is_upper(first_letter(text));
}

bool uc_starts_lower(uc_str text)
{
    uint32_t c = first_letter(text);
    return c != 0 && c < 0x590 && !uc_text_is_upper(c);
}

bool uc_all_capitals(uc_str text)
{
    size_t capitals = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = uc_text_next(text, &at);
        if (uc_text_is_letter(c) && !uc_text_is_upper(c)) {
            return false;
        }
        capitals += uc_text_is_letter(c);
    }
    return capitals > 2;
}

size_t uc_starts_with(uc_str text, uc_str start)
{
    size_t at = 0;
    for (size_t from = 0; from < start.len;) {
        uint32_t wanted = uc_text_next(start, &from);
        if (at >= text.len || uc_tolower(uc_text_next(text, &at)) != uc_tolower(wanted)) {
            return 0;
        }
    }
    return at;
}

size_t uc_starts_with_word(uc_str text, const uc_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t end = uc_starts_with(text, words[i]), next = end;
        if (end > 0 && (end == text.len || !uc_text_is_letter(uc_text_next(text, &next)))) {
            return end;
        }
    }
    return 0;
}

bool uc_is_styled(const struct uc_paragraphs *source)
{
    bool headings = false;
    for (size_t i = 0; i < source->list.count && !headings; i++) {
        headings = source->list.at[i].heading > 0;
    }
    return headings || source->body_size > 0;
}

bool uc_heading_like(const struct uc_paragraph *paragraph, uc_str text, bool styled,
                     float body_size)
{
    size_t words = uc_word_count(text, HEADING_WORDS + 1);
    bool bracketed = uc_str_starts(text, UC_STR("(")) && uc_str_ends(text, UC_STR(")"));
    if (paragraph->heading > 0 && !bracketed) {
        return true;
    }
    if (words == 0 || words > HEADING_WORDS || uc_ending_of(text) != UC_ENDS_OPEN ||
        uc_starts_lower(text) || bracketed) { /* "(Thousands of dollars)" */
        return false;
    }
    bool larger = body_size > 0 && paragraph->size > body_size + 1;
    return styled ? larger || paragraph->bold || paragraph->centred || paragraph->italic ||
                        paragraph->underline || uc_all_capitals(text)
                  : words <= UNSTYLED_HEADING_WORDS;
}
