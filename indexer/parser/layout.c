/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "parser/label.h"
#include "parser/row.h"

#include <math.h>

/* The lines of the paragraph under way. */
struct block {
    UC_LIST(struct uc_print *) lines;
    size_t slot; /* of the list of paragraphs: where it began */
};

/* Bytes behind the number that are italic from the start: the drafting verb of a resolution. */
static uint32_t italic_to(const struct uc_sheet *sheet, const struct uc_print *print)
{
    const struct uc_line *line = print->line;
    uint32_t start = (uint32_t)uc_number_read(line->text, sheet->arena).length, end = start;
    for (size_t i = 0; i < line->runs.count; i++) {
        const struct uc_run *run = &line->runs.at[i];
        if (run->end <= start)
            continue;
        if (!run->italic || run->start > end)
            break;
        end = run->end;
    }
    while (end > start && line->text.ptr[end - 1] == ' ')
        end--;
    return end > start ? end : 0;
}

static bool is_centred(const struct uc_sheet *sheet, const struct block *block)
{
    const float slack = 6, least = 40;
    for (size_t i = 0; i < block->lines.count; i++) {
        const struct uc_line *line = block->lines.at[i]->line;
        if (line->page < 1 || line->page > sheet->lines->pages.count)
            return false;
        float left = line->box.x0,
              right = sheet->lines->pages.at[line->page - 1].width - line->box.x1;
        if (fabsf(left - right) > 2 * slack || left < least)
            return false;
    }
    return block->lines.count > 0;
}

static void describe(const struct uc_sheet *sheet, const struct block *block,
                     struct uc_paragraph *out)
{
    const struct uc_print *first = block->lines.at[0];
    const struct uc_line *line = first->line;
    out->label = line->label;
    out->page = line->page;
    out->box = line->box;
    out->size = first->size;
    out->bold = out->italic = out->underline = true;
    out->indent = line->box.x0;
    for (size_t i = 0; i < block->lines.count; i++) {
        const struct uc_print *print = block->lines.at[i];
        out->bold &= print->bold;
        out->italic &= print->italic;
        out->underline &= print->underline;
        if (i > 0)
            out->indent = i == 1 ? print->line->box.x0 : fminf(out->indent, print->line->box.x0);
        if (print->line->page == line->page) {
            out->box.x0 = fminf(out->box.x0, print->line->box.x0);
            out->box.x1 = fmaxf(out->box.x1, print->line->box.x1);
            out->box.y0 = fminf(out->box.y0, print->line->box.y0);
            out->box.y1 = fmaxf(out->box.y1, print->line->box.y1);
        }
    }
    out->first_indent = line->box.x0;
    out->italic_to = italic_to(sheet, first);
    out->centred = is_centred(sheet, block);
    out->heading = line->heading;
    out->list_depth = line->list_depth;
    out->lines = (uint32_t)block->lines.count;
}

static void close_block(struct uc_sheet *sheet, struct block *block, enum uc_paragraph_role role)
{
    if (block->lines.count == 0)
        return;
    struct uc_paragraph *out = &sheet->out->list.at[block->slot];
    describe(sheet, block, out);
    out->role = role;
    const struct uc_print *first = block->lines.at[0];
    if (role == UC_PARA_NOTE && first->group > 0)
        out->label = sheet->notes.at[first->group - 1].mark;
    if (role == UC_PARA_TABLE)
        uc_join_cells(sheet, block->lines.at, block->lines.count, out);
    else
        uc_join_lines(sheet, block->lines.at, block->lines.count, out);
    block->lines.count = 0;
}

/* Is there more space above this line than within a paragraph? */
static bool has_space(const struct uc_sheet *sheet, const struct uc_print *print)
{
    const float loose = 1.25f;
    const struct uc_print *above = print > sheet->at ? print - 1 : NULL;
    if (!sheet->styled)
        return print->line->blank_before > 0;
    return above && above->line->page == print->line->page &&
           print->line->box.y1 - above->line->box.y1 > loose * uc_sheet_leading(sheet, print);
}

static void add_line(struct uc_sheet *sheet, struct block *block, struct uc_print *print)
{
    if (block->lines.count == 0) {
        block->slot = sheet->out->list.count;
        *UC_PUSH(sheet->arena, &sheet->out->list) =
            (struct uc_paragraph){.space_before = has_space(sheet, print)};
    }
    *UC_PUSH(sheet->arena, &block->lines) = print;
}

/* Notes and tables are made of the lines of one group. */
static void add_to_group(struct uc_sheet *sheet, struct block *block, struct uc_print *print,
                         enum uc_paragraph_role role)
{
    if (block->lines.count > 0 && block->lines.at[0]->group != print->group)
        close_block(sheet, block, role);
    add_line(sheet, block, print);
}

/* Where the right column of a masthead is, with distribution, date and language: beside the organ's
 * name, which runs on over lines. Empty where there is none. */
static struct uc_box masthead_column(const struct uc_sheet *sheet)
{
    const float right_side = 0.5f, slack = 6;
    struct uc_box column = {0};
    for (size_t i = 0; i < sheet->count && sheet->at[i].line->page == 1; i++) {
        const struct uc_line *line = sheet->at[i].line;
        if (!sheet->styled || sheet->lines->pages.count == 0 || !uc_is_masthead_line(line->text) ||
            line->box.x0 < right_side * sheet->lines->pages.at[0].width)
            continue;
        float top = column.x0 > 0 ? column.y0 : line->box.y1 - slack;
        column = (struct uc_box){line->box.x0 - slack, top, sheet->lines->pages.at[0].width,
                                 line->box.y1 + slack};
    }
    return column;
}

static bool is_within(const struct uc_box *box, const struct uc_box *area)
{
    return box->x0 > area->x0 && box->y1 > area->y0 && box->y1 < area->y1;
}

static void add_body(struct uc_sheet *sheet, struct block *block, struct uc_print *print)
{
    if (block->lines.count > 0 &&
        uc_breaks(sheet, block->lines.at[0], block->lines.at[block->lines.count - 1], print))
        close_block(sheet, block, UC_PARA_TEXT);
    add_line(sheet, block, print);
}

static void make_paragraphs(struct uc_sheet *sheet)
{
    struct block body = {0}, beside = {0}, note = {0}, table = {0};
    const struct uc_box masthead = masthead_column(sheet);
    for (size_t i = 0; i < sheet->count; i++) {
        struct uc_print *print = &sheet->at[i];
        if (print->place == UC_PLACE_NOTE) {
            add_to_group(sheet, &note, print, UC_PARA_NOTE);
        } else if (print->place == UC_PLACE_TABLE) {
            add_to_group(sheet, &table, print, UC_PARA_TABLE);
        } else if (print->place == UC_PLACE_BODY) {
            bool right = print->line->page == 1 && is_within(&print->line->box, &masthead);
            add_body(sheet, right ? &beside : &body, print);
        }
    }
    close_block(sheet, &beside, UC_PARA_TEXT);
    close_block(sheet, &body, UC_PARA_TEXT);
    close_block(sheet, &note, UC_PARA_NOTE);
    close_block(sheet, &table, UC_PARA_TABLE);
}

void uc_layout(const struct uc_lines *lines, uc_arena *arena, struct uc_paragraphs *out)
{
    *out = (struct uc_paragraphs){0};
    struct uc_sheet sheet = {
        .lines = lines, .arena = arena, .count = lines->list.count, .out = out};
    sheet.at = uc_arena_alloc(arena, sheet.count * sizeof *sheet.at);
    for (size_t i = 0; i < sheet.count; i++)
        sheet.at[i].line = &lines->list.at[i];
    uc_sheet_measure(&sheet);
    uc_find_furniture(&sheet);
    uc_find_ruled_tables(&sheet);
    uc_find_notes(&sheet);
    uc_find_charts(&sheet);
    uc_find_tables(&sheet);
    uc_sheet_measure_sides(&sheet);
    make_paragraphs(&sheet);
}
