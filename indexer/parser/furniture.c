/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "clause/symbol.h"
#include "clause/text.h"

#include <math.h>
#include <stdlib.h>

/* How much of a page's height may be head or foot, and how low the document's own symbol is one. */
static const float head_share = 0.1f, foot_share = 0.1f, symbol_share = 0.14f;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Does `text` look like `pattern`? In it '#' is a digit, '9' one digit or more, '~' anything to the
 * end, a space any or no white space; all else is itself, whatever its case. */
static bool looks_like(uc_str text, const char *pattern)
{
    size_t at = 0;
    for (; *pattern && *pattern != '~'; pattern++) {
        bool digit = at < text.len && is_digit(text.ptr[at]);
        if (*pattern == ' ') {
            while (at < text.len && text.ptr[at] == ' ')
                at++;
        } else if (*pattern == '9' && digit) {
            while (at < text.len && is_digit(text.ptr[at]))
                at++;
        } else if (*pattern == '#' ? digit
                                   : at < text.len && (text.ptr[at] | 0x20) == (*pattern | 0x20)) {
            at++;
        } else {
            return false;
        }
    }
    return *pattern == '~' || at == text.len;
}

static bool looks_like_any(uc_str text, const char *const *patterns)
{
    while (*patterns && !looks_like(text, *patterns))
        patterns++;
    return *patterns != NULL;
}

/* What is furniture in a page's head or foot only. */
static const char *const page_numbers[] = {"9",       "9/9",         "- 9 -",          "page 9",
                                           "english", "page 9 of 9", "english page 9", NULL};

/* What is furniture wherever it stands, in plain text too: job numbers of New York, Geneva and
 * Vienna, the same as a bar code's text, and "turn over". */
static const char *const imprints[] = {
    "##-#####", "##-##### (~", "##-##### 9~",     "##-#####*~", "GE.##-#####~", "V.##-#####~",
    "N#######", "N####### (~", "please recycle~", "*9*",        "*9X*",         "/...",
    "/…",       "##-#####X~",  "digitized by~",   NULL};

void uc_drop(struct uc_sheet *sheet, struct uc_print *print)
{
    if (print->place == UC_PLACE_DROPPED)
        return;
    print->place = UC_PLACE_DROPPED;
    *UC_PUSH(sheet->arena, &sheet->out->dropped) = uc_arena_copy(sheet->arena, print->line->text);
}

static float page_height(const struct uc_sheet *sheet, const struct uc_print *print)
{
    uint32_t page = print->line->page;
    return page >= 1 && page <= sheet->lines->pages.count ? sheet->lines->pages.at[page - 1].height
                                                          : 0;
}

static bool in_head(const struct uc_sheet *sheet, const struct uc_print *print)
{
    return print->line->box.y1 < head_share * page_height(sheet, print);
}

static bool in_foot(const struct uc_sheet *sheet, const struct uc_print *print)
{
    float height = page_height(sheet, print);
    return height > 0 && print->line->box.y0 > (1 - foot_share) * height;
}

/* A line in a head or foot, to be compared with those of other pages. */
struct margin_line {
    struct uc_print *print;
    float y;
    bool foot;
};

struct margin_lines {
    UC_LIST(struct margin_line) list;
};

/* Equal but for numbers: 0 then. */
static int compare_texts(uc_str a, uc_str b)
{
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        if (is_digit(a.ptr[i]) && is_digit(b.ptr[k])) {
            while (i < a.len && is_digit(a.ptr[i]))
                i++;
            while (k < b.len && is_digit(b.ptr[k]))
                k++;
        } else if (a.ptr[i] != b.ptr[k]) {
            return (unsigned char)a.ptr[i] < (unsigned char)b.ptr[k] ? -1 : 1;
        } else {
            i++;
            k++;
        }
    }
    return (i < a.len) - (k < b.len);
}

static int compare_margin_lines(const void *a, const void *b)
{
    const struct margin_line *one = a, *two = b;
    if (one->foot != two->foot)
        return one->foot - two->foot;
    int order = compare_texts(one->print->line->text, two->print->line->text);
    return order ? order : (one->y > two->y) - (one->y < two->y);
}

/* What stands at the same height with the same words on two pages or more. */
static void drop_repeated(struct uc_sheet *sheet)
{
    const float slack = 8;
    struct margin_lines margin = {0};
    for (size_t i = 0; i < sheet->count; i++) {
        struct uc_print *print = &sheet->at[i];
        bool foot = in_foot(sheet, print);
        bool note = print->line->runs.count > 0 && print->line->runs.at[0].raised;
        if (print->place == UC_PLACE_BODY && !note && (foot || in_head(sheet, print)))
            *UC_PUSH(sheet->arena, &margin.list) =
                (struct margin_line){print, print->line->box.y1, foot};
    }
    size_t count = margin.list.count;
    if (count > 0)
        qsort(margin.list.at, count, sizeof *margin.list.at, compare_margin_lines);
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && margin.list.at[end].foot == margin.list.at[i].foot &&
               margin.list.at[end].y - margin.list.at[end - 1].y < slack &&
               compare_texts(margin.list.at[i].print->line->text,
                             margin.list.at[end].print->line->text) == 0)
            end++;
        for (size_t k = i; end - i > 1 && k < end; k++)
            uc_drop(sheet, margin.list.at[k].print);
    }
}

/* The lowest point of a rule across the head of a page, 0 where there is none: the line under a
 * running head. */
static float head_rule(const struct uc_sheet *sheet, uint32_t page)
{
    float width = 0, y = 0;
    const struct uc_page *size = &sheet->lines->pages.at[page - 1];
    size_t count;
    const struct uc_stroke *rules = uc_sheet_strokes(sheet, page, false, &count);
    for (size_t i = 0; i < count; i++) {
        const struct uc_stroke *rule = &rules[i];
        if (rule->box.y1 > head_share * size->height)
            break;
        width += rule->box.x1 - rule->box.x0;
        y = fmaxf(y, rule->box.y1);
    }
    return width > 0.5f * size->width ? y : 0;
}

/* Above such a rule, on all pages but those with a masthead, stands the running head. */
static void drop_heads(struct uc_sheet *sheet)
{
    uint32_t page = 0;
    float rule = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        struct uc_print *print = &sheet->at[i];
        uint32_t own = print->line->page;
        if (own != page && own >= 1 && own <= sheet->lines->pages.count) {
            page = own;
            rule = page > 1 ? head_rule(sheet, page) : 0;
        }
        if (own == page && rule > 0 && print->line->box.y1 < rule + 1)
            uc_drop(sheet, print);
    }
}

/* Is this, on a later page, a symbol that the first page prints too? */
static bool is_own_symbol(const struct uc_sheet *sheet, const struct uc_print *print)
{
    uc_str text = print->line->text, canonical;
    if (print->line->page < 2 || print->line->box.y1 > symbol_share * page_height(sheet, print) ||
        uc_symbol_read(text, sheet->arena, &canonical) != text.len)
        return false;
    for (size_t i = 0; i < sheet->count && sheet->at[i].line->page <= 1; i++)
        if (uc_str_equal(sheet->at[i].line->text, text))
            return true;
    return false;
}

/* A running head has the document's symbol, and what stands on its base line is of the same. */
static void drop_symbol_heads(struct uc_sheet *sheet)
{
    const float level = 3;
    const size_t near = 4;
    for (size_t i = 0; i < sheet->count; i++) {
        if (!is_own_symbol(sheet, &sheet->at[i]))
            continue;
        const struct uc_line *symbol = sheet->at[i].line;
        for (size_t k = i > near ? i - near : 0; k < sheet->count && k <= i + near; k++) {
            const struct uc_line *line = sheet->at[k].line;
            if (line->page == symbol->page && fabsf(line->box.y1 - symbol->box.y1) < level)
                uc_drop(sheet, &sheet->at[k]);
        }
    }
}

/* How many letters and digits stand together at the most. */
static size_t longest_word(uc_str text)
{
    size_t longest = 0, word = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = uc_text_next(text, &at);
        word = uc_text_is_letter(c) || (c >= '0' && c <= '9') ? word + 1 : 0;
        longest = word > longest ? word : longest;
    }
    return longest;
}

/* "/..." at the foot, perhaps as recognition read it: "I . .•". */
static bool is_turn_over(uc_str text)
{
    size_t at = 1, dots = 0;
    bool stroke = text.len > 1 && (text.ptr[0] == '/' || text.ptr[0] == 'I' || text.ptr[0] == 'l');
    while (stroke && at < text.len) {
        uint32_t c = uc_text_next(text, &at);
        dots += c == '.' || c == 0x2022 || c == 0xB7; /* bullet, middle dot */
        stroke = c == ' ' || c == '.' || c == 0x2022 || c == 0xB7;
    }
    return stroke && dots > 1;
}

/* A job number of which recognition misread a digit: "84-I7984 1304q (E)". */
static bool is_misread_job(uc_str text)
{
    const size_t longest = 24;
    return text.len <= longest && looks_like(text, "##-~") && uc_str_ends(text, UC_STR(" (E)"));
}

/* What stands on the base line of a job number, at the foot: dates of printing, "turn over" as
 * recognition read it. */
static void drop_beside_imprint(struct uc_sheet *sheet, size_t imprint)
{
    const float level = 4;
    const size_t near = 4, number = 6;
    const struct uc_line *job = sheet->at[imprint].line;
    for (size_t i = imprint > near ? imprint - near : 0; i < sheet->count && i <= imprint + near;
         i++) {
        const struct uc_line *line = sheet->at[i].line;
        bool digits = looks_like(line->text, "9") && line->text.len == number;
        if (line->page == job->page && fabsf(line->box.y1 - job->box.y1) < level &&
            (digits || longest_word(line->text) < 2))
            uc_drop(sheet, &sheet->at[i]);
    }
}

/* Specks of a scan that recognition took for letters: beside the text, in a size of their own. */
static bool is_speck(const struct uc_sheet *sheet, const struct uc_print *print)
{
    const float apart = 10, larger = 1.5f, smaller = 0.7f;
    bool odd = print->size > larger * sheet->body_size || print->size < smaller * sheet->body_size;
    return odd && page_height(sheet, print) > 0 && longest_word(print->line->text) < 2 &&
           print->line->box.x0 > sheet->width + apart;
}

void uc_find_furniture(struct uc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        struct uc_print *print = &sheet->at[i];
        uc_str text = print->line->text;
        bool margin = in_head(sheet, print) || in_foot(sheet, print);
        bool imprint = looks_like_any(text, imprints) || is_turn_over(text) || is_misread_job(text);
        if (print->line->role == UC_LINE_RUNNING || imprint || is_speck(sheet, print) ||
            (margin && looks_like_any(text, page_numbers)))
            uc_drop(sheet, print);
        if (imprint && sheet->styled)
            drop_beside_imprint(sheet, i);
    }
    drop_heads(sheet);
    drop_symbol_heads(sheet);
    uc_drop_scanned_heads(sheet);
    drop_repeated(sheet);
}
