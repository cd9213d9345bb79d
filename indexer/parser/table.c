/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "parser/contents.h"

#include <math.h>

/* Lines of one page that are still body, in rows: those on one base line are cells of a row. */
struct row {
    size_t first, end; /* of the sheet's lines; what is not body between them is skipped */
    uint32_t cells;
    struct uc_box box;
};

struct page_rows {
    UC_LIST(struct row) list;
    float top; /* what is above is masthead or running head */
};

static bool is_masthead_line(uc_str text)
{
    return uc_str_starts(text, UC_STR("Distr")) || uc_str_starts(text, UC_STR("Original:")) ||
           uc_str_starts(text, UC_STR("ORIGINAL:")) || uc_str_starts(text, UC_STR("DISTR"));
}

static void add_to_rows(const struct uc_sheet *sheet, struct page_rows *rows, size_t i)
{
    const struct uc_box *box = &sheet->at[i].line->box;
    struct row *row = rows->list.count ? &rows->list.at[rows->list.count - 1] : NULL;
    if (row == NULL || !uc_same_row(sheet, &row->box, box)) {
        row = UC_PUSH(sheet->arena, &rows->list);
        *row = (struct row){.first = i, .box = *box};
    }
    row->end = i + 1;
    row->cells++;
    row->box.x0 = fminf(row->box.x0, box->x0);
    row->box.x1 = fmaxf(row->box.x1, box->x1);
    row->box.y0 = fminf(row->box.y0, box->y0);
    row->box.y1 = fmaxf(row->box.y1, box->y1);
}

/* The rows of the page that line `from` is on; `*end` is where the next page starts. */
static struct page_rows rows_of_page(const struct uc_sheet *sheet, size_t from, size_t *end)
{
    const float head = 0.09f;
    uint32_t page = sheet->at[from].line->page;
    struct page_rows rows = {0};
    if (page >= 1 && page <= sheet->lines->pages.count)
        rows.top = head * sheet->lines->pages.at[page - 1].height;
    size_t i = from;
    for (; i < sheet->count && sheet->at[i].line->page == page; i++) {
        const struct uc_print *print = &sheet->at[i];
        if (print->place == UC_PLACE_BODY && !uc_is_contents_line(print->line->text))
            add_to_rows(sheet, &rows, i);
        if (print->place == UC_PLACE_BODY && page <= 1 && is_masthead_line(print->line->text))
            rows.top = fmaxf(rows.top, print->line->box.y1);
    }
    *end = i;
    return rows;
}

/* Makes rows [from, to) a table: a new one, unless only further rows of one are meant. */
static void claim(struct uc_sheet *sheet, const struct page_rows *rows, size_t from, size_t to)
{
    sheet->tables++;
    for (size_t r = from; r < to; r++)
        for (size_t i = rows->list.at[r].first; i < rows->list.at[r].end; i++)
            if (sheet->at[i].place == UC_PLACE_BODY) {
                sheet->at[i].place = UC_PLACE_TABLE;
                sheet->at[i].group = sheet->tables;
            }
}

static bool is_claimed(const struct uc_sheet *sheet, const struct row *row)
{
    return sheet->at[row->first].place == UC_PLACE_TABLE;
}

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
static void rows_between(const struct page_rows *rows, float top, float bottom, size_t *from,
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

static bool row_crosses(const struct uc_sheet *sheet, const struct row *row,
                        const struct uc_stroke *stroke)
{
    for (size_t i = row->first; i < row->end; i++)
        if (sheet->at[i].place == UC_PLACE_BODY && crosses(sheet->at[i].line, stroke))
            return true;
    return false;
}

/* Do rows [from, to) between two strokes look like those of a table: in columns, of several
 * cells? */
static bool is_tabular(const struct uc_sheet *sheet, const struct page_rows *rows, size_t from,
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

/* A table on a page under way: rows [start, end) between `strokes` strokes. */
struct ruled {
    size_t start, end;
    const struct uc_stroke *last;
    size_t strokes;
};

/* Closes the table. One with a head alone goes on below it, without a stroke at the page's end. */
static void close_ruled(struct uc_sheet *sheet, const struct page_rows *rows, struct ruled *table)
{
    if (table->end == table->start)
        return;
    if (table->strokes == 2 && table->last->joints.count > 0 && table->end < rows->list.count &&
        rows->list.at[table->end].cells > 1)
        while (table->end < rows->list.count &&
               !row_crosses(sheet, &rows->list.at[table->end], table->last))
            table->end++;
    claim(sheet, rows, table->start, table->end);
    *table = (struct ruled){0};
}

/* Tables between strokes: from the first below which rows have several cells to the last. */
static void find_ruled(struct uc_sheet *sheet, uint32_t page, const struct page_rows *rows)
{
    const float least_width = 100;
    size_t count;
    const struct uc_stroke *strokes = uc_sheet_strokes(sheet, page, false, &count);
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
        if (near && is_tabular(sheet, rows, from, to, above, stroke)) {
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

/* Tables without rules: rows of several cells one below the other, perhaps with a narrow row
 * between them. */
static void find_unruled(struct uc_sheet *sheet, const struct page_rows *rows, float width)
{
    const size_t least = 3;
    const float narrow = 0.45f;
    for (size_t r = 0; r < rows->list.count;) {
        size_t several = 0, last = r, i = r;
        for (; i < rows->list.count && !is_claimed(sheet, &rows->list.at[i]); i++) {
            const struct row *row = &rows->list.at[i];
            float leading = uc_sheet_leading(sheet, sheet->at[row->first].size);
            if (row->box.y1 < rows->top ||
                (i > r && row->box.y1 - rows->list.at[i - 1].box.y1 > 3 * leading))
                break;
            if (row->cells > 1) {
                several++;
                last = i + 1;
            } else if (row->box.x1 - row->box.x0 > narrow * width || i - last >= 3 ||
                       several == 0) {
                break;
            }
        }
        if (several >= least)
            claim(sheet, rows, r, last);
        r = last > r ? last : r + 1;
    }
}

/* Does the line start where one of rows [from, to) does? Sets `*left` to where they start furthest
 * to the left. */
static bool is_aligned(const struct uc_sheet *sheet, const struct page_rows *rows, size_t from,
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
static bool follows_table(const struct uc_sheet *sheet, const struct page_rows *rows, size_t r,
                          float width)
{
    const float close = 2.5f, indent = 12, narrow = 0.45f;
    const size_t near = 4;
    const struct row *row = &rows->list.at[r];
    if (r == 0 || !is_claimed(sheet, &rows->list.at[r - 1]) ||
        row->box.y1 - rows->list.at[r - 1].box.y1 >
            close * uc_sheet_leading(sheet, sheet->at[row->first].size))
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
static void find_further(struct uc_sheet *sheet, const struct page_rows *rows, float width)
{
    for (size_t r = 1; r < rows->list.count; r++)
        if (!is_claimed(sheet, &rows->list.at[r]) && follows_table(sheet, rows, r, width))
            claim(sheet, rows, r, r + 1);
}

/* A table that the format tells, lines [from, to). One cell alone is a box around text, and what
 * has a masthead in it is laid out by a table only. */
static void claim_told(struct uc_sheet *sheet, size_t from, size_t to)
{
    bool several = false, masthead = false;
    for (size_t i = from; i < to; i++) {
        const struct uc_line *line = sheet->at[i].line;
        several |= line->row > 0 || line->column > 0;
        masthead |= is_masthead_line(line->text);
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
    find_told(sheet);
    for (size_t i = 0; i < sheet->count;) {
        uint32_t page = sheet->at[i].line->page;
        size_t end;
        struct page_rows rows = rows_of_page(sheet, i, &end);
        bool printed = page >= 1 && page <= sheet->lines->pages.count;
        if (printed)
            find_ruled(sheet, page, &rows);
        if (!sheet->at[i].line->whole) {
            float width =
                printed ? text_share * sheet->lines->pages.at[page - 1].width : sheet->width;
            find_unruled(sheet, &rows, width);
            find_further(sheet, &rows, width);
        }
        i = end;
    }
    join_tables(sheet);
}
