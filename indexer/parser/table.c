/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/row.h"

#include <math.h>

/* Where the second cell of a row starts. */
static float second_column(const struct uc_sheet *sheet, const struct uc_row *row)
{
    size_t i = row->first + 1;
    while (i + 1 < row->end && sheet->at[i].place != UC_PLACE_BODY)
        i++;
    return sheet->at[i].line->box.x0;
}

/* A table without rules on a page under way: rows [start, end). */
struct unruled {
    size_t start, end;
    size_t several; /* rows of several cells */
    size_t last;    /* behind the last of them */
    float column;   /* where the second cell starts in the last of them */
};

/* "In favour:", and behind it a text that fills its column: no cells. */
static bool announces_text(const struct uc_sheet *sheet, const struct uc_row *row)
{
    return row->cells == 2 && uc_announces(sheet, &sheet->at[row->first], &sheet->at[row->end - 1]);
}

/* Takes row `r` where it is one of the table: of several cells, a further line of the second column
 * however long, or narrow and near. */
static bool take_row(const struct uc_sheet *sheet, const struct uc_rows *rows, size_t r,
                     float width, struct unruled *table)
{
    const float narrow = 0.45f, slack = 2, apart = 3;
    const size_t near = 3;
    const struct uc_row *row = &rows->list.at[r];
    float leading = uc_sheet_leading(sheet, &sheet->at[row->first]);
    if (uc_is_claimed(sheet, row) || row->box.y1 < rows->top || announces_text(sheet, row) ||
        (r > table->start && row->box.y1 - rows->list.at[r - 1].box.y1 > apart * leading))
        return false;
    if (row->cells > 1) {
        table->several++;
        table->column = second_column(sheet, row);
        table->end = table->last = r + 1;
        return true;
    }
    bool in_column = table->several > 0 && fabsf(row->box.x0 - table->column) < slack;
    if (in_column)
        table->end = r + 1;
    return in_column || (table->several > 0 && row->box.x1 - row->box.x0 <= narrow * width &&
                         r - table->last < near);
}

/* Tables without rules: rows of several cells one below the other, perhaps with others between
 * them. `open` is the table that the page before ended in, and then the one that this page does. */
static void find_unruled(struct uc_sheet *sheet, const struct uc_rows *rows, float width,
                         struct unruled *open)
{
    const size_t least = 3;
    struct unruled table = *open;
    *open = (struct unruled){0};
    size_t r = 0;
    while (r < rows->list.count && rows->list.at[r].box.y1 < rows->top)
        r++;
    while (r < rows->list.count) {
        size_t i = table.start = table.end = table.last = r;
        while (i < rows->list.count && take_row(sheet, rows, i, width, &table))
            i++;
        if (table.several >= least) {
            uc_claim_rows(sheet, rows, r, table.end);
            if (table.end == rows->list.count)
                *open = table;
        }
        r = table.end > r ? table.end : r + 1;
        table = (struct unruled){0};
    }
}

/* Does the line start where one of rows [from, to) does? Sets `*left` to where they start furthest
 * to the left. */
static bool is_aligned(const struct uc_sheet *sheet, const struct uc_rows *rows, size_t from,
                       size_t to, float x0, float *left)
{
    const float slack = 2;
    bool aligned = false;
    for (size_t i = rows->list.at[from].first; i < rows->list.at[to - 1].end; i++) {
        float x = sheet->at[i].line->box.x0;
        aligned |= fabsf(x - x0) < slack;
        *left = fminf(*left, x);
    }
    return aligned;
}

/* Is row `r` a further one of the table that ends above it: close, and in its columns, which one
 * cell alone must show by standing in another than the first? */
static bool follows_table(const struct uc_sheet *sheet, const struct uc_rows *rows, size_t r,
                          float width)
{
    const float close = 2.5f, indent = 12, narrow = 0.45f;
    const size_t near = 4;
    const struct uc_row *row = &rows->list.at[r];
    if (r == 0 || !uc_is_claimed(sheet, &rows->list.at[r - 1]) ||
        row->box.y1 - rows->list.at[r - 1].box.y1 >
            close * uc_sheet_leading(sheet, &sheet->at[row->first]))
        return false;
    float left = row->box.x1;
    for (size_t i = row->first; i < row->end; i++)
        if (sheet->at[i].place == UC_PLACE_BODY &&
            !is_aligned(sheet, rows, r > near ? r - near : 0, r, sheet->at[i].line->box.x0, &left))
            return false;
    return row->cells > 1 ||
           (row->box.x0 > left + indent && row->box.x1 - row->box.x0 < narrow * width);
}

/* The last rows of a table may stand below its last stroke. */
static void find_further(struct uc_sheet *sheet, const struct uc_rows *rows, float width)
{
    for (size_t r = 1; r < rows->list.count; r++)
        if (!uc_is_claimed(sheet, &rows->list.at[r]) && follows_table(sheet, rows, r, width))
            uc_claim_rows(sheet, rows, r, r + 1);
}

/* A table that the format tells, lines [from, to). One cell alone is a box around text, and what
 * has a masthead in it is laid out by a table only. */
static void claim_told(struct uc_sheet *sheet, size_t from, size_t to)
{
    bool several = false, masthead = false;
    for (size_t i = from; i < to; i++) {
        const struct uc_line *line = sheet->at[i].line;
        several |= line->row > 0 || line->column > 0;
        masthead |= uc_is_masthead_line(line->text);
    }
    if (!several || masthead)
        return;
    sheet->tables++;
    for (size_t i = from; i < to; i++) {
        if (sheet->at[i].place != UC_PLACE_BODY)
            continue;
        sheet->at[i].place = UC_PLACE_TABLE;
        sheet->at[i].group = sheet->tables;
    }
}

static void find_told(struct uc_sheet *sheet)
{
    for (size_t i = 0, end; i < sheet->count; i = end) {
        uint32_t table = sheet->at[i].line->table;
        end = i + 1;
        while (end < sheet->count && sheet->at[end].line->table == table)
            end++;
        if (table > 0)
            claim_told(sheet, i, end);
    }
}

/* A table that goes on at the head of the next page is one table. */
static void join_tables(struct uc_sheet *sheet)
{
    uint32_t before = 0, joined = 0;
    bool body_between = true;
    for (size_t i = 0; i < sheet->count; i++) {
        struct uc_print *print = &sheet->at[i];
        if (print->place == UC_PLACE_BODY)
            body_between = true;
        if (print->place != UC_PLACE_TABLE)
            continue;
        bool told = print->line->table > 0;
        if (print->group != before && (body_between || told))
            joined++;
        before = print->group;
        print->group = joined;
        body_between = false;
    }
    sheet->tables = joined;
}

void uc_find_tables(struct uc_sheet *sheet)
{
    const float text_share = 0.75f; /* of a page's width */
    struct unruled open = {0};
    find_told(sheet);
    for (size_t i = 0; i < sheet->count;) {
        size_t end;
        struct uc_rows rows = uc_rows_of_page(sheet, i, &end);
        bool printed = rows.page >= 1 && rows.page <= sheet->lines->pages.count;
        if (!sheet->at[i].line->whole) {
            float width =
                printed ? text_share * sheet->lines->pages.at[rows.page - 1].width : sheet->width;
            find_unruled(sheet, &rows, width, &open);
            find_further(sheet, &rows, width);
        }
        i = end;
    }
    join_tables(sheet);
}
