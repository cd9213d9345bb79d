/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "clause/text.h"
#include "parser/caption.h"

#include <math.h>
#include <string.h>

/* The notes at the foot of a page or column, line by line. */
struct zone {
    struct uc_sheet *sheet;
    const struct uc_print *last; /* the zone's last line so far */
    uint32_t number;             /* of the note before, where it has one */
    float size;                  /* of the zone's print */
    bool open;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A line of underscores or dashes and nothing else. */
static bool is_drawn_rule(uc_str text)
{
    size_t strokes = 0;
    for (size_t at = 0; at < text.len; strokes++) {
        uint32_t c = uc_text_next(text, &at);
        if (c != '_' && c != '-' && c != ' ' && c != 0x2013 && c != 0x2014) /* dashes */
            return false;
    }
    return strokes >= 5;
}

static size_t skip_spaces(uc_str text, size_t at)
{
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return at;
}

/* The mark at the start of a line: digits, asterisks or (raised) a letter, in brackets or not.
 * Gives its bytes. */
static size_t mark_length(const struct uc_line *line, bool *raised)
{
    uc_str text = line->text;
    *raised = line->runs.count > 0 && line->runs.at[0].raised;
    size_t end = 0;
    if (*raised && uc_is_bracketed_mark(uc_str_slice(text, 0, 3)))
        return 3;
    if (*raised && text.ptr[0] >= 'a' && text.ptr[0] <= 'z')
        return 1;
    if (is_digit(text.ptr[0]))
        while (end < text.len && end < 4 && is_digit(text.ptr[end]))
            end++;
    else
        while (end < text.len && end < 4 && text.ptr[end] == '*')
            end++;
    return end <= 3 ? end : 0;
}

static uint32_t number_of(uc_str mark)
{
    uint32_t number = 0;
    for (size_t i = 0; i < mark.len; i++)
        number = is_digit(mark.ptr[i]) ? number * 10 + (uint32_t)(mark.ptr[i] - '0') : 0;
    return number;
}

/* Was the last note cut by the end of the page before this line's? */
static bool is_unfinished(const struct zone *zone, const struct uc_line *line)
{
    return zone->last != NULL && zone->last->line->page + 1 == line->page &&
           !uc_str_ends(zone->last->line->text, UC_STR("."));
}

/* Does a note's text begin at `at`: a sentence, or a symbol? "1Report of the …" has its mark glued
 * to it. */
static bool begins_text(uc_str text, size_t at)
{
    uc_str rest = uc_str_slice(text, at, text.len);
    size_t next = 0;
    if (rest.len < 2 || !uc_text_is_upper(uc_text_next(rest, &next)) || next >= rest.len)
        return false;
    uint32_t second = uc_text_next(rest, &next);
    return uc_text_is_letter(second) || second == '/';
}

/* Is the line a mark alone, whose text stands beside it behind a tab? */
static bool is_mark_apart(const struct uc_sheet *sheet, size_t i)
{
    bool raised;
    const struct uc_line *line = sheet->at[i].line;
    if (i + 1 == sheet->count || mark_length(line, &raised) < line->text.len)
        return false;
    const struct uc_line *beside = sheet->at[i + 1].line;
    return begins_text(beside->text, 0) && beside->page == line->page &&
           beside->box.x0 > line->box.x1 && beside->box.y0 < line->box.y1 &&
           beside->box.y1 > line->box.y0;
}

/* Reads the mark that starts a note; `*next` is where its text begins. Print that is not raised
 * must count on from the note before: a note's second line may begin with a number too. */
static uc_str read_mark(const struct zone *zone, size_t i, size_t *next)
{
    bool raised;
    const struct uc_line *line = zone->sheet->at[i].line;
    size_t end = mark_length(line, &raised);
    uc_str mark = uc_str_slice(line->text, 0, end), none = {NULL, 0};
    if (uc_is_bracketed_mark(mark))
        mark = uc_str_slice(mark, 1, 2);
    bool slash = end > 0 && uc_str_starts(uc_str_slice(line->text, end, end + 2), UC_STR("/ "));
    *next = skip_spaces(line->text, end + slash);
    bool apart = end > 0 && is_mark_apart(zone->sheet, i);
    bool parted = *next > end || raised || apart || begins_text(line->text, end);
    if (end == 0 || (*next >= line->text.len && !apart) || !(parted || mark.ptr[0] == '*'))
        return none;
    uint32_t number = number_of(mark);
    bool anew = !zone->open && !is_unfinished(zone, line);
    bool counts_on = anew || zone->number == 0 || number == zone->number + 1;
    return raised || slash || number == 0 || counts_on ? mark : none;
}

static bool is_small(const struct uc_sheet *sheet, const struct uc_print *print)
{
    return print->size < sheet->body_size - 0.4f;
}

/* Is there a short rule between the two lines, as is drawn above notes? */
static bool rule_above(const struct uc_sheet *sheet, const struct uc_print *before,
                       const struct uc_print *line)
{
    size_t count;
    const struct uc_stroke *rules = uc_sheet_strokes(sheet, line->line->page, false, &count);
    const struct uc_box *box = &line->line->box;
    bool same_column =
        before && before->line->page == line->line->page && before->line->box.y1 < box->y1;
    float top = same_column ? before->line->box.y1 + 1 : 0; /* lower than an underline */
    for (size_t i = 0; i < count; i++) {
        const struct uc_box *rule = &rules[i].box;
        float width = rule->x1 - rule->x0;
        if (width > 30 && width < 250 && rule->y0 >= top && rule->y1 < box->y0 + 4 &&
            box->y0 - rule->y1 < 40 && fabsf(rule->x0 - box->x0) < 60)
            return true;
    }
    return false;
}

/* Does the zone go on to this line? */
static bool goes_on(const struct zone *zone, const struct uc_print *print, bool marked)
{
    if (!zone->open)
        return false;
    const struct uc_line *last = zone->last->line, *line = print->line;
    if (line->page != last->page || line->box.y1 < last->box.y1 - 2 ||
        fabsf(print->size - zone->size) > 0.6f ||
        (uc_is_remark(line->text) && uc_str_ends(last->text, UC_STR("."))))
        return false;
    if (zone->sheet->styled || marked)
        return true;
    /* plain text: a finished note is not gone on with */
    bool finished = uc_str_ends(last->text, UC_STR("."));
    bool is_short = last->box.x1 < 0.85f * zone->sheet->width;
    bool apart = line->blank_before > 0 || line->box.x0 != last->box.x0;
    return !(finished && (is_short || apart));
}

/* Does a zone start at this line? */
static bool starts(const struct zone *zone, size_t i, bool ruled, bool marked)
{
    const struct uc_sheet *sheet = zone->sheet;
    const struct uc_print *print = &sheet->at[i], *before = i > 0 ? &sheet->at[i - 1] : NULL;
    if (!sheet->styled)
        return ruled && marked;
    ruled |= rule_above(sheet, before, print);
    bool raised = print->line->runs.count > 0 && print->line->runs.at[0].raised;
    bool continued = ruled && is_small(sheet, print) && is_unfinished(zone, print->line);
    bool same = !is_small(sheet, print) && !raised;
    if (ruled && marked && same)
        return fabsf(print->size - sheet->body_size) < 0.6f;
    return (ruled && marked) || continued || (marked && raised && is_small(sheet, print));
}

static void add_line(struct zone *zone, size_t i, uc_str mark, size_t next)
{
    struct uc_sheet *sheet = zone->sheet;
    struct uc_print *print = &sheet->at[i];
    if (mark.len > 0) {
        *UC_PUSH(sheet->arena, &sheet->notes) =
            (struct uc_note){.mark = mark, .line = i, .mark_end = (uint32_t)next};
        zone->number = number_of(mark);
    }
    if (!zone->open)
        zone->size = is_mark_apart(sheet, i) ? sheet->at[i + 1].size : print->size;
    print->place = UC_PLACE_NOTE;
    print->group = (uint32_t)sheet->notes.count;
    zone->open = true;
    zone->last = print;
}

/* A note that the format tells. */
static void add_told_note(struct uc_sheet *sheet, size_t i)
{
    struct uc_print *print = &sheet->at[i];
    *UC_PUSH(sheet->arena, &sheet->notes) =
        (struct uc_note){.mark = print->line->label, .line = i, .mark_end = 0};
    print->place = UC_PLACE_NOTE;
    print->group = (uint32_t)sheet->notes.count;
}

/* Has a line of running text a mark that is raised or told? */
static bool has_marks(const struct uc_print *print)
{
    if (print->place != UC_PLACE_BODY)
        return false;
    for (size_t i = 0; i < print->line->runs.count; i++)
        if (print->line->runs.at[i].raised || print->line->runs.at[i].note.len > 0)
            return true;
    return false;
}

void uc_find_notes(struct uc_sheet *sheet)
{
    struct zone zone = {.sheet = sheet};
    bool ruled = false;
    for (size_t i = 0; i < sheet->count; i++) {
        struct uc_print *print = &sheet->at[i];
        if (print->place == UC_PLACE_BODY && print->line->role == UC_LINE_NOTE)
            add_told_note(sheet, i);
        if (print->place != UC_PLACE_BODY || print->line->whole)
            continue;
        if (is_drawn_rule(print->line->text)) {
            print->place = UC_PLACE_DROPPED;
            ruled = true;
            zone.open = false;
            continue;
        }
        size_t next = 0;
        uc_str mark = read_mark(&zone, i, &next);
        if (goes_on(&zone, print, mark.len > 0) || starts(&zone, i, ruled, mark.len > 0))
            add_line(&zone, i, mark, next);
        else
            zone.open = false;
        ruled = false;
    }
    for (size_t i = 0; i < sheet->count && !sheet->marked; i++)
        sheet->marked = has_marks(&sheet->at[i]);
}

bool uc_is_bracketed_mark(uc_str text)
{
    return text.len == 3 && text.ptr[0] == '(' && text.ptr[1] >= 'a' && text.ptr[1] <= 'z' &&
           text.ptr[2] == ')';
}

bool uc_has_note(const struct uc_sheet *sheet, uc_str mark, size_t line)
{
    const size_t near = 60; /* notes on a page */
    size_t low = 0, high = sheet->notes.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->notes.at[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low > near ? low - near : 0; i < sheet->notes.count && i < low + near; i++)
        if (uc_str_equal(sheet->notes.at[i].mark, mark) &&
            (!sheet->styled ||
             sheet->at[sheet->notes.at[i].line].line->page == sheet->at[line].line->page))
            return true;
    return false;
}

bool uc_had_note(const struct uc_sheet *sheet, uc_str mark, size_t line)
{
    const size_t back = 512; /* notes */
    if (uc_has_note(sheet, mark, line))
        return true;
    size_t count = sheet->notes.count;
    for (size_t i = count > back ? count - back : 0; i < count; i++)
        if (sheet->notes.at[i].line < line && uc_str_equal(sheet->notes.at[i].mark, mark))
            return true;
    return false;
}
