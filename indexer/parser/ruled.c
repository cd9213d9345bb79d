/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/row.h"

#include <math.h>

/* Is there an upright rule between the sides of this box, as between columns? */
static bool is_parted(const struct uc_sheet *sheet, uint32_t page, const struct uc_box *box)
{
    const float edge = 12;
    size_t count;
    const struct uc_stroke *rules = uc_sheet_strokes(sheet, page, true, &count);
    for (size_t i = 0; i < count; i++) {
        const struct uc_box *rule = &rules[i].box;
        if (rule->x0 > box->x0 + edge && rule->x1 < box->x1 - edge && rule->y0 < box->y1 &&
            rule->y1 > box->y0)
            return true;
    }
    return false;
}

/* The rows between two rules, [*from, *to). */
static void rows_between(const struct uc_rows *rows, float top, float bottom, size_t *from,
                         size_t *to)
{
    *from = 0;
    while (*from < rows->list.count && rows->list.at[*from].box.y1 < top + 3)
        ++*from;
    *to = *from;
    while (*to < rows->list.count && rows->list.at[*to].box.y1 < bottom + 4)
        ++*to;
}

/* Does the line run over a joint of this stroke, out of its column? */
static bool crosses(const struct uc_line *line, const struct uc_stroke *stroke)
{
    const float slack = 2;
    for (size_t i = 0; i < stroke->joints.count; i++)
        if (line->box.x0 < stroke->joints.at[i] - slack &&
            line->box.x1 > stroke->joints.at[i] + slack)
            return true;
    return line->box.x0 < stroke->box.x0 - 5 * slack || line->box.x1 > stroke->box.x1 + 5 * slack;
}

static bool row_crosses(const struct uc_sheet *sheet, const struct uc_row *row,
                        const struct uc_stroke *stroke)
{
    for (size_t i = row->first; i < row->end; i++)
        if (sheet->at[i].place == UC_PLACE_BODY && crosses(sheet->at[i].line, stroke))
            return true;
    return false;
}

/* Do rows [from, to) between two strokes look like those of a table: in columns, of several
 * cells? */
static bool is_tabular(const struct uc_sheet *sheet, const struct uc_rows *rows, size_t from,
                       size_t to, const struct uc_stroke *above, const struct uc_stroke *below)
{
    const float least = 0.3f, most = 0.25f;
    size_t several = 0, across = 0;
    const struct uc_stroke *finer = above->joints.count > below->joints.count ? above : below;
    const struct uc_stroke *coarser = finer == above ? below : above;
    const struct uc_stroke *columns = coarser->joints.count > 0 ? coarser : finer;
    for (size_t r = from; r < to; r++) {
        several += rows->list.at[r].cells > 1;
        across += row_crosses(sheet, &rows->list.at[r], columns);
    }
    float count = (float)(to - from);
    if (to > from && columns->joints.count > 0 && (float)across <= most * count)
        return true;
    struct uc_box band = {below->box.x0, above->box.y0, below->box.x1, below->box.y1};
    return to > from && ((float)several >= least * count ||
                         (several > 0 && is_parted(sheet, below->page, &band)));
}

static bool overlap(const struct uc_box *a, const struct uc_box *b)
{
    float shared = fminf(a->x1, b->x1) - fmaxf(a->x0, b->x0);
    return shared > 0.6f * fminf(a->x1 - a->x0, b->x1 - b->x0);
}

/* Is all print of the row smaller than the running text? */
static bool is_small(const struct uc_sheet *sheet, const struct uc_row *row)
{
    const float smaller = 0.4f;
    for (size_t i = row->first; i < row->end; i++)
        if (sheet->at[i].size > sheet->body_size - smaller)
            return false;
    return sheet->styled;
}

/* A note of the table's, below it within the same box. */
static bool is_note(const struct uc_sheet *sheet, const struct uc_row *row)
{
    const struct uc_line *line = sheet->at[row->first].line;
    return row->cells == 1 && line->runs.count > 1 && line->runs.at[0].raised &&
           is_small(sheet, row);
}

/* The first note of rows [from, to), or `to`. */
static size_t notes_of(const struct uc_sheet *sheet, const struct uc_rows *rows, size_t from,
                       size_t to)
{
    while (from < to && !is_note(sheet, &rows->list.at[from]))
        from++;
    return from;
}

/* Do the strokes begin and end alike, and is all print between them small? */
static bool is_boxed(const struct uc_sheet *sheet, const struct uc_rows *rows, size_t from,
                     size_t to, const struct uc_stroke *above, const struct uc_stroke *below)
{
    const float slack = 6;
    for (size_t r = from; r < to; r++)
        if (!is_small(sheet, &rows->list.at[r]))
            return false;
    return to > from && fabsf(above->box.x0 - below->box.x0) < slack &&
           fabsf(above->box.x1 - below->box.x1) < slack;
}

/* A table on a page under way: rows [start, end) between `strokes` strokes. */
struct ruled {
    size_t start, end;
    const struct uc_stroke *last;
    size_t strokes;
};

/* Where the next line drawn below the table's last stroke is, as above footnotes. */
static float end_of_open(const struct uc_sheet *sheet, const struct uc_rows *rows,
                         const struct ruled *table)
{
    const float least_width = 30;
    size_t count;
    const struct uc_stroke *strokes = uc_sheet_strokes(sheet, rows->page, false, &count);
    for (size_t i = (size_t)(table->last - strokes) + 1; i < count; i++)
        if (strokes[i].box.x1 - strokes[i].box.x0 > least_width &&
            strokes[i].box.y0 > table->last->box.y1)
            return strokes[i].box.y0;
    return INFINITY;
}

/* May a row below its last stroke be the table's: small print that is no note, or in its columns?
 */
static bool is_below(const struct uc_sheet *sheet, const struct uc_row *row,
                     const struct ruled *table)
{
    bool head_alone = table->strokes == 2 && table->last->joints.count > 0;
    return !is_note(sheet, row) &&
           (is_small(sheet, row) || (head_alone && !row_crosses(sheet, row, table->last)));
}

/* A table of which the page has the head alone goes on below it, without a stroke at the page's
 * end, as rows of several cells show. */
static void extend_open(const struct uc_sheet *sheet, const struct uc_rows *rows,
                        struct ruled *table)
{
    const size_t near = 3;
    float limit = end_of_open(sheet, rows, table);
    size_t r = table->end, several = 0;
    for (; r < rows->list.count; r++) {
        const struct uc_row *row = &rows->list.at[r];
        if (row->box.y1 > limit || !is_below(sheet, row, table) ||
            (several == 0 && r >= table->end + near))
            break;
        several += row->cells > 1;
    }
    if (several > 0)
        table->end = r;
}

/* The heads of a table's columns may stand above its first stroke: rows of several cells, or of one
 * that is not the first column's. */
static void extend_head(const struct uc_sheet *sheet, const struct uc_rows *rows,
                        struct ruled *table)
{
    const float close = 2.5f, indent = 24, narrow = 0.25f;
    const size_t near = 4;
    float left = rows->list.at[table->start].box.x0, wide = narrow * sheet->width;
    size_t first = table->start;
    for (size_t r = table->start; r > 0 && r + near > table->start; r--) {
        const struct uc_row *row = &rows->list.at[r - 1];
        float distance = rows->list.at[r].box.y1 - row->box.y1;
        if (uc_is_claimed(sheet, row) || row->box.y1 < rows->top ||
            distance > close * uc_sheet_leading(sheet, &sheet->at[row->first]) ||
            row->box.x0 < left + indent || (row->cells == 1 && row->box.x1 - row->box.x0 > wide))
            break;
        if (row->cells > 1)
            first = r - 1;
    }
    table->start = first;
}

/* What has no row of several cells is a box around text. */
static bool has_cells(const struct uc_rows *rows, const struct ruled *table)
{
    for (size_t r = table->start; r < table->end; r++)
        if (rows->list.at[r].cells > 1)
            return true;
    return false;
}

static void close_ruled(struct uc_sheet *sheet, const struct uc_rows *rows, struct ruled *table)
{
    if (table->strokes > 0)
        extend_open(sheet, rows, table);
    if (has_cells(rows, table)) {
        extend_head(sheet, rows, table);
        uc_claim_rows(sheet, rows, table->start, table->end);
    }
    *table = (struct ruled){0};
}

/* From the first stroke below which rows have several cells to the last. */
static void find_ruled(struct uc_sheet *sheet, const struct uc_rows *rows)
{
    const float least_width = 100;
    size_t count;
    const struct uc_stroke *strokes = uc_sheet_strokes(sheet, rows->page, false, &count);
    const struct uc_stroke *above = NULL;
    struct ruled table = {0};
    for (size_t i = 0; i < count; i++) {
        const struct uc_stroke *stroke = &strokes[i];
        if (stroke->box.x1 - stroke->box.x0 < least_width || stroke->box.y1 < rows->top)
            continue;
        size_t from = 0, to = 0;
        bool near = above != NULL && overlap(&above->box, &stroke->box);
        if (near)
            rows_between(rows, above->box.y0, stroke->box.y0, &from, &to);
        to = notes_of(sheet, rows, from, to);
        if (near && (is_tabular(sheet, rows, from, to, above, stroke) ||
                     (table.strokes > 0 && is_boxed(sheet, rows, from, to, above, stroke)))) {
            table.start = table.strokes > 0 ? table.start : from;
            table.strokes += table.strokes > 0 ? 1 : 2;
            table.end = to;
            table.last = stroke;
        } else {
            close_ruled(sheet, rows, &table);
        }
        above = stroke;
    }
    close_ruled(sheet, rows, &table);
}

void uc_find_ruled_tables(struct uc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count;) {
        size_t end;
        struct uc_rows rows = uc_rows_of_page(sheet, i, &end);
        if (rows.page >= 1 && rows.page <= sheet->lines->pages.count)
            find_ruled(sheet, &rows);
        i = end;
    }
}
