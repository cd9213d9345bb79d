/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "clause/text.h"
#include "parser/article.h"
#include "parser/caption.h"
#include "parser/label.h"
#include "parser/organ.h"
#include "parser/region.h"
#include "parser/shape.h"

#include <math.h>
#include <string.h>

/* Ends the text as sentences and clauses do, quotation marks and brackets aside? */
static bool is_closed(uc_str text)
{
    static const char *const closing[] = {"”", "’", "\"", "'", ")", "]", " ", "»"};
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        uc_str mark = uc_str_from(closing[i]);
        if (uc_str_ends(text, mark)) {
            text.len -= mark.len;
            i = (size_t)-1;
        }
    }
    char last = text.len ? text.ptr[text.len - 1] : '\0';
    return last == '.' || last == ';' || last == ':' || last == '!' || last == '?';
}

static bool starts_small(uc_str text)
{
    size_t at = 0;
    uint32_t c = text.len ? uc_text_next(text, &at) : 0;
    return uc_text_is_letter(c) && !uc_text_is_upper(c);
}

/* A word at that, not the "l6" that recognition makes of 16? */
static bool starts_small_word(uc_str text)
{
    return starts_small(text) &&
           (text.len < 2 || text.ptr[1] == ' ' || (unsigned char)text.ptr[1] > '9');
}

/* Capital letters, and none that are small? */
static bool is_capitals(uc_str text)
{
    size_t capitals = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = uc_text_next(text, &at);
        if (uc_text_is_letter(c) && !uc_text_is_upper(c))
            return false;
        capitals += uc_text_is_upper(c);
    }
    return capitals > 3;
}

static bool has_label(const struct uc_sheet *sheet, const struct uc_print *print)
{
    return uc_number_read(print->line->text, sheet->arena).length > 0;
}

/* Would the first word of a line have found room on the one above, which could reach to `right`? */
static bool has_room(const struct uc_print *above, const struct uc_print *line, float right)
{
    uc_str text = line->line->text;
    size_t word = 0;
    while (word < text.len && text.ptr[word] != ' ')
        word++;
    float width = line->line->box.x1 - line->line->box.x0;
    float letter = width / (float)(text.len ? text.len : 1);
    return above->line->box.x1 + letter * (float)(word + 1) + 2 < right;
}

/* Was the line above broken on purpose? */
static bool had_room(const struct uc_print *above, const struct uc_print *line)
{
    return has_room(above, line, above->right);
}

/* Is a bracket opened in this line and not closed? */
static bool is_bracket_open(uc_str text)
{
    int open = 0;
    for (size_t i = 0; i < text.len; i++)
        open +=
            (text.ptr[i] == '(' || text.ptr[i] == '[') - (text.ptr[i] == ')' || text.ptr[i] == ']');
    return open > 0;
}

/* Dates in brackets below a title that had room for them: "(7–11 April 2025)". */
static bool is_dated_below(const struct uc_sheet *sheet, const struct uc_print *above,
                           const struct uc_print *line)
{
    uc_str text = line->line->text;
    return uc_str_starts(text, UC_STR("(")) && uc_str_find(text, UC_STR(")"), 0) + 1 == text.len &&
           uc_date_find(text).year != 0 && has_room(above, line, fmaxf(above->right, sheet->width));
}

/* "Source: …", "Note: …": the word in italics, or all of it in small print. */
static bool begins_remark(const struct uc_sheet *sheet, const struct uc_print *line)
{
    const float smaller = 0.4f;
    return uc_is_remark(line->line->text) &&
           (line->size < sheet->body_size - smaller ||
            (line->line->runs.count > 0 && line->line->runs.at[0].italic));
}

static bool same_column(const struct uc_print *above, const struct uc_print *line)
{
    return above->line->page == line->line->page && line->line->box.y1 > above->line->box.y1 - 1;
}

/* A bold line that ends early and without a stop, and begins no sentence's second half. */
static bool is_short_heading(const struct uc_sheet *sheet, const struct uc_print *line)
{
    const float filled = 0.8f;
    float column = fmaxf(line->right, sheet->width) - line->left;
    return line->bold && !is_closed(line->line->text) && !starts_small(line->line->text) &&
           line->line->box.x1 - line->left < filled * column;
}

static const float axis_slack = 6;

/* Are the two centred, each on the other? */
static bool share_axis(const struct uc_box *a, const struct uc_box *b)
{
    return fabsf(a->x0 + a->x1 - b->x0 - b->x1) < axis_slack && fabsf(a->x0 - b->x0) > axis_slack;
}

/* A short line centred on its page, and the line below it on another axis: a heading above its
 * text. */
static bool is_centred_alone(const struct uc_sheet *sheet, const struct uc_print *above,
                             const struct uc_print *line)
{
    const float filled = 0.5f;
    uint32_t page = above->line->page;
    if (page < 1 || page > sheet->lines->pages.count || starts_small(line->line->text))
        return false;
    const struct uc_box *a = &above->line->box, *b = &line->line->box;
    float off = a->x0 + a->x1 - sheet->lines->pages.at[page - 1].width;
    return fabsf(off) < 2 * axis_slack &&
           a->x1 - a->x0 < filled * (fmaxf(above->right, sheet->width) - above->left) &&
           fabsf(a->x0 + a->x1 - b->x0 - b->x1) > 2 * axis_slack;
}

/* In the right half of the page, above a line at the left: no paragraph begins so. */
static bool is_set_right(const struct uc_sheet *sheet, const struct uc_print *above,
                         const struct uc_print *line)
{
    const float apart = 0.3f;
    uint32_t page = line->line->page;
    if (above->line->page != page || page < 1 || page > sheet->lines->pages.count)
        return false;
    float width = sheet->lines->pages.at[page - 1].width, x0 = above->line->box.x0;
    return x0 > 0.5f * width && x0 - line->line->box.x0 > apart * width;
}

/* Two lines on one axis, or both in capitals: pieces of one heading, wherever they end. */
static bool share_heading(const struct uc_print *above, const struct uc_print *line)
{
    const struct uc_box *a = &above->line->box, *b = &line->line->box;
    bool centred = share_axis(a, b) && a->x0 > above->left + axis_slack;
    return centred || (is_capitals(above->line->text) && is_capitals(line->line->text));
}

/* A heading or other print of its own next to text in another style. */
static bool style_changes(const struct uc_sheet *sheet, const struct uc_print *above,
                          const struct uc_print *line)
{
    if (fabsf(above->size - line->size) > 0.12f * fmaxf(above->size, line->size))
        return true;
    return above->bold != line->bold && (had_room(above, line) || is_short_heading(sheet, line));
}

/* "One" of "Part One". */
static bool is_ordinal_word(uc_str text)
{
    static const uc_str words[] = {
        UC_STR_INIT("one"),      UC_STR_INIT("two"),      UC_STR_INIT("three"),
        UC_STR_INIT("four"),     UC_STR_INIT("five"),     UC_STR_INIT("six"),
        UC_STR_INIT("première"), UC_STR_INIT("deuxième"), UC_STR_INIT("troisième"),
        UC_STR_INIT("primera"),  UC_STR_INIT("segunda"),  UC_STR_INIT("tercera")};
    return uc_starts_with_word(text, words, sizeof words / sizeof *words) == text.len;
}

/* A line that only announces what is headed by the next: "Part II", "Part One", "Annex", "Section
 * 29A", "IV"; or names an organ, below which another may stand. */
static bool is_announcement(uc_str text, uc_arena *arena)
{
    static const uc_str words[] = {
        UC_STR_INIT("chapter"),    UC_STR_INIT("chapitre"),   UC_STR_INIT("capítulo"),
        UC_STR_INIT("глава"),      UC_STR_INIT("decision"),   UC_STR_INIT("décision"),
        UC_STR_INIT("decisión"),   UC_STR_INIT("решение"),    UC_STR_INIT("part"),
        UC_STR_INIT("partie"),     UC_STR_INIT("parte"),      UC_STR_INIT("часть"),
        UC_STR_INIT("resolution"), UC_STR_INIT("résolution"), UC_STR_INIT("resolución"),
        UC_STR_INIT("резолюция"),  UC_STR_INIT("section"),    UC_STR_INIT("sección"),
        UC_STR_INIT("раздел"),     UC_STR_INIT("title"),      UC_STR_INIT("titre"),
        UC_STR_INIT("título")};
    struct uc_region_heading region = uc_region_heading_read(text, arena);
    if (uc_str_starts(text, UC_STR("(Signed")) || uc_organ_named(text).len > 0 ||
        (region.alone && region.sort != UC_REGION_NUMBER))
        return true;
    size_t word = uc_starts_with_word(text, words, sizeof words / sizeof *words);
    text = uc_str_trim(uc_str_slice(text, word, text.len));
    size_t numeral = 0;
    while (numeral < text.len && strchr("IVXLC0123456789/", text.ptr[numeral]))
        numeral++;
    bool letter = numeral < text.len && text.ptr[numeral] >= 'A' && text.ptr[numeral] <= 'Z';
    return (numeral + letter == text.len && (word > 0 || text.len > 0)) ||
           (word > 0 && is_ordinal_word(text));
}

/* "Subprogramme 1", "Income section 3": few words and a number? */
static bool is_numbered(uc_str text)
{
    const size_t words = 3;
    size_t digits = 0;
    while (digits < text.len && text.ptr[text.len - digits - 1] >= '0' &&
           text.ptr[text.len - digits - 1] <= '9')
        digits++;
    return digits > 0 && digits < 3 && digits + 1 < text.len &&
           text.ptr[text.len - digits - 1] == ' ' && uc_word_count(text, words + 1) <= words;
}

/* A short line with a number, at the margin above the title that it numbers. */
static bool numbers_title(const struct uc_sheet *sheet, const struct uc_print *above,
                          const struct uc_print *line)
{
    const float filled = 0.6f, aligned = 2;
    const struct uc_box *box = &above->line->box;
    return is_numbered(above->line->text) && !starts_small(line->line->text) &&
           fabsf(box->x0 - line->line->box.x0) < aligned &&
           box->x1 - above->left < filled * (fmaxf(above->right, sheet->width) - above->left);
}

/* Do two lines end at one edge and begin apart, far from the margin: set to the right? */
static bool is_flush_right(const struct uc_box *a, const struct uc_box *b, float page_width)
{
    const float edge = 2, apart = 8, margin = 0.3f;
    return fminf(a->x0, b->x0) > margin * page_width && fabsf(a->x1 - b->x1) < edge &&
           fabsf(a->x0 - b->x0) > apart;
}

/* In the right half of the page, with few lines around it? */
static bool is_aside(const struct uc_print *line, float page_width)
{
    return line->sparse && !line->bold && line->line->box.x0 > 0.5f * page_width;
}

/* A few lines on the right: who signed, and when the meeting was. Each line of such a block is a
 * paragraph, but for one that begins small: "to the United Nations". */
static bool breaks_signature(const struct uc_sheet *sheet, const struct uc_print *above,
                             const struct uc_print *line)
{
    uint32_t page = line->line->page;
    if (page < 1 || page > sheet->lines->pages.count || starts_small_word(line->line->text))
        return false;
    float width = sheet->lines->pages.at[page - 1].width;
    return (is_aside(above, width) && is_aside(line, width)) ||
           ((above->sparse || line->sparse) &&
            is_flush_right(&above->line->box, &line->line->box, width));
}

/* Does `text` begin with a letter in brackets? */
static bool is_lettered(uc_str text)
{
    return text.len > 3 && text.ptr[0] == '(' && text.ptr[2] == ')';
}

/* Is " (x)" in `text`? */
static bool has_letter(uc_str text, int letter)
{
    char element[] = {' ', '(', (char)letter, ')'};
    return uc_str_has(text, (uc_str){element, sizeof element});
}

/* "(a) support; (b) training": a list within a sentence, whose letter begins a line by chance? The
 * one before or behind it does not. */
static bool runs_on(const struct uc_print *first, const struct uc_print *line)
{
    uc_str text = line->line->text, start = first->line->text;
    if (!is_lettered(text))
        return false;
    if (has_letter(text, text.ptr[1] + 1))
        return true;
    if (is_lettered(start) && start.ptr[1] + 1 == text.ptr[1])
        return false;
    for (const struct uc_print *print = first; print < line; print++)
        if (print->place == UC_PLACE_BODY && has_letter(print->line->text, text.ptr[1] - 1))
            return true;
    return false;
}

/* Do other cells stand beside this one on its line? */
static bool has_cells(const struct uc_sheet *sheet, const struct uc_print *print)
{
    size_t i = (size_t)(print - sheet->at);
    const struct uc_box *box = &print->line->box;
    return (i > 0 && uc_same_row(sheet, box, &print[-1].line->box)) ||
           (i + 1 < sheet->count && uc_same_row(sheet, box, &print[1].line->box));
}

/* Do pieces from `x0` to `x1` end where the line `full` does, in its column? */
static bool fills_column(const struct uc_print *full, float x0, float x1)
{
    const float slack = 2;
    return fabsf(x1 - full->line->box.x1) < slack && x0 > full->line->box.x0 - slack;
}

/* Of two pieces on one base line: driven apart to fill the column, as the line below shows, or the
 * one above, which has one piece? */
static bool is_stretched(const struct uc_sheet *sheet, const struct uc_print *left,
                         const struct uc_print *right)
{
    const struct uc_print *first = left, *below = right, *end = sheet->at + sheet->count;
    float x1 = right->line->box.x1;
    while (++below < end && uc_same_row(sheet, &below->line->box, &right->line->box))
        x1 = below->line->box.x1;
    if (below < end && below->line->page == right->line->page &&
        fills_column(below, left->line->box.x0, x1))
        return true;
    while (first > sheet->at && uc_same_row(sheet, &first[-1].line->box, &left->line->box))
        first--;
    const struct uc_print *above = first > sheet->at ? first - 1 : NULL;
    return above && above->line->page == left->line->page && above->place == UC_PLACE_BODY &&
           !has_cells(sheet, above) && fills_column(above, first->line->box.x0, x1);
}

/* Two pieces on one base line, the right one behind the left? */
static bool is_one_row(const struct uc_sheet *sheet, const struct uc_print *left,
                       const struct uc_print *right)
{
    return left->line->page == right->line->page && left->line->box.x1 < right->line->box.x0 &&
           uc_same_row(sheet, &left->line->box, &right->line->box);
}

/* So far apart that they are cells? */
static bool is_far(const struct uc_print *left, const struct uc_print *right)
{
    const float wide = 4;
    return right->line->box.x0 - left->line->box.x1 > wide * right->size;
}

bool uc_announces(const struct uc_sheet *sheet, const struct uc_print *left,
                  const struct uc_print *right)
{
    const float filled = 0.4f;
    return uc_str_ends(left->line->text, UC_STR(":")) &&
           right->line->box.x1 - right->line->box.x0 > filled * sheet->width;
}

/* A line of typewriting that is long, and not its paragraph's last. */
static bool is_ragged_line(const struct uc_sheet *sheet, const struct uc_print *line)
{
    const float filled = 0.6f;
    return sheet->ragged && !is_closed(line->line->text) &&
           line->line->box.x1 - line->left > filled * (line->right - line->left);
}

/* Lines of one column, one below the other. */
static bool breaks_in_column(const struct uc_sheet *sheet, const struct uc_print *first,
                             const struct uc_print *above, const struct uc_print *line)
{
    const float loose = 1.25f, indent = 0.8f;
    float leading = uc_sheet_leading(sheet, line);
    float distance = line->line->box.y1 - above->line->box.y1;
    if (distance > loose * leading || style_changes(sheet, above, line) ||
        (above == first && is_announcement(above->line->text, sheet->arena)))
        return true;
    if (breaks_signature(sheet, above, line) ||
        (above == first &&
         (is_centred_alone(sheet, above, line) || is_set_right(sheet, above, line))))
        return true;
    float step = line->line->box.x0 - above->line->box.x0;
    bool indented = step > indent * line->size && above != first;
    bool runs = starts_small_word(line->line->text) && !is_closed(above->line->text);
    bool room = had_room(above, line) && !is_bracket_open(above->line->text) && !runs &&
                !share_heading(above, line) && !is_ragged_line(sheet, above);
    bool aligned = fabsf(line->line->box.x0 - first->line->box.x0) < 2;
    bool closed = is_closed(above->line->text);
    if (above == first && numbers_title(sheet, above, line))
        return true;
    if (has_label(sheet, line) &&
        (room || indented || (closed && aligned && !runs_on(first, line))))
        return true;
    bool heading = line->bold || (line->italic && above->italic);
    return (room && !heading) || (indented && closed) || (closed && begins_remark(sheet, line)) ||
           (heading && is_dated_below(sheet, above, line));
}

/* Lines on different pages or in different columns. Where paragraphs are indented, the indent
 * tells; else the end of the line before does. */
static bool breaks_over_page(const struct uc_sheet *sheet, const struct uc_print *first,
                             const struct uc_print *above, const struct uc_print *line)
{
    const float indent = 0.8f * line->size;
    if (style_changes(sheet, above, line) || has_label(sheet, line))
        return true;
    float margin = above == first ? line->left : above->line->box.x0;
    float own = line->sparse ? margin : line->left; /* pages of a scan are shifted */
    if (line->line->box.x0 > fmaxf(margin, own) + indent)
        return true;
    if (starts_small(line->line->text))
        return false;
    if (had_room(above, line))
        return true;
    if (first->line->box.x0 > (above == first ? first->left : margin) + indent)
        return false;
    if (above->bold && first->bold)
        return true;
    return is_closed(above->line->text) && !has_label(sheet, first);
}

/* How far the lines reach that no empty line parts from this one; in a block of a few lines, how
 * far the document's do. */
static float right_of_block(const struct uc_sheet *sheet, const struct uc_print *print)
{
    const size_t near = 40, few = 4;
    size_t i = (size_t)(print - sheet->at), first = i, end = i + 1;
    float right = print->line->box.x1;
    while (end < sheet->count && end < i + near && sheet->at[end].line->blank_before == 0)
        right = fmaxf(right, sheet->at[end++].line->box.x1);
    for (; first > 0 && first + near > i && sheet->at[first].line->blank_before == 0; first--)
        right = fmaxf(right, sheet->at[first - 1].line->box.x1);
    return end - first > few ? right : fmaxf(right, sheet->width);
}

/* Is the line far shorter than the lines around it, and the next set below it as a new beginning:
 * an address, the session and the agenda item of a masthead? */
static bool is_cut_short(const struct uc_sheet *sheet, const struct uc_print *above,
                         const struct uc_print *line)
{
    const float filled = 0.6f;
    float left = above->line->box.x0;
    char last = above->line->text.ptr[above->line->text.len - 1];
    return line->line->box.x0 == left && !strchr(",-/", last) && !starts_small(line->line->text) &&
           above->line->box.x1 - left < filled * (right_of_block(sheet, above) - left);
}

/* Set in another place of the page: not at the margin of the other, nor on its axis. */
static bool is_set_apart(const struct uc_print *above, const struct uc_print *line)
{
    const float indent = 8, slack = 2;
    const struct uc_box *a = &above->line->box, *b = &line->line->box;
    return fabsf(a->x0 - b->x0) > indent && fabsf(a->x0 + a->x1 - b->x0 - b->x1) > 2 * slack;
}

/* Plain text has blank lines, indents and cells. */
static bool breaks_in_plain_text(const struct uc_sheet *sheet, const struct uc_print *above,
                                 const struct uc_print *line)
{
    const float right_side = 0.45f;
    bool closed = is_closed(above->line->text);
    bool follows = above + 1 == line && above->line->page == line->line->page;
    if (follows && (line->line->blank_before > 0 || has_cells(sheet, above) ||
                    has_cells(sheet, line) || is_cut_short(sheet, above, line)))
        return true;
    float side = fminf(above->line->box.x0, line->line->box.x0);
    if (follows && side > right_side * sheet->width) /* who signed, the date of the meeting */
        return true;
    if (has_label(sheet, line))
        return closed || had_room(above, line);
    return !follows && (closed || (is_set_apart(above, line) && !starts_small(line->line->text)));
}

/* "Table 3", alone in its line, above the table's title or below a paragraph; centred, number and
 * title are one heading. */
static bool parts_caption(const struct uc_print *first, const struct uc_print *above,
                          const struct uc_print *line)
{
    return (above == first && uc_is_bare_caption(above->line->text) &&
            !share_axis(&above->line->box, &line->line->box)) ||
           (is_closed(above->line->text) && uc_is_bare_caption(line->line->text));
}

/* "The General Assembly,", "Article 12": a line that is a paragraph of its own, whatever stands
 * around it. */
static bool stands_alone(const struct uc_sheet *sheet, const struct uc_print *line)
{
    uc_str text = line->line->text;
    return uc_is_organ_line(text) || uc_article_read(text, sheet->arena).length == text.len;
}

bool uc_breaks(const struct uc_sheet *sheet, const struct uc_print *first,
               const struct uc_print *before, const struct uc_print *line)
{
    if (line->line->whole || before->line->whole || parts_caption(first, before, line) ||
        stands_alone(sheet, line) ||
        (before == first &&
         (stands_alone(sheet, first) || uc_organ_named(first->line->text).len > 0)))
        return true;
    if (!sheet->styled)
        return breaks_in_plain_text(sheet, before, line);
    if (is_one_row(sheet, before, line) &&
        (is_far(before, line) || is_stretched(sheet, before, line) || sheet->scan))
        return is_far(before, line) && !uc_announces(sheet, before, line);
    return same_column(before, line) ? breaks_in_column(sheet, first, before, line)
                                     : breaks_over_page(sheet, first, before, line);
}
