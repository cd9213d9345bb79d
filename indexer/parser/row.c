/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/row.h"

#include "parser/contents.h"

#include <math.h>

bool uc_is_masthead_line(uc_str text)
{
    return uc_str_starts(text, UC_STR("Distr")) || uc_str_starts(text, UC_STR("Original:")) ||
           uc_str_starts(text, UC_STR("ORIGINAL:")) || uc_str_starts(text, UC_STR("DISTR"));
}

static void add_line(const struct uc_sheet *sheet, struct uc_rows *rows, size_t i)
{
    const struct uc_box *box = &sheet->at[i].line->box;
    struct uc_row *row = rows->list.count ? &rows->list.at[rows->list.count - 1] : NULL;
    if (row == NULL || !uc_same_row(sheet, &row->box, box)) {
        row = UC_PUSH(sheet->arena, &rows->list);
        *row = (struct uc_row){.first = i, .box = *box};
    }
    row->end = i + 1;
    row->cells++;
    row->box.x0 = fminf(row->box.x0, box->x0);
    row->box.x1 = fmaxf(row->box.x1, box->x1);
    row->box.y0 = fminf(row->box.y0, box->y0);
    row->box.y1 = fmaxf(row->box.y1, box->y1);
}

struct uc_rows uc_rows_of_page(const struct uc_sheet *sheet, size_t from, size_t *end)
{
    const float head = 0.09f;
    struct uc_rows rows = {.page = sheet->at[from].line->page};
    if (rows.page >= 1 && rows.page <= sheet->lines->pages.count)
        rows.top = head * sheet->lines->pages.at[rows.page - 1].height;
    size_t i = from;
    for (; i < sheet->count && sheet->at[i].line->page == rows.page; i++) {
        const struct uc_print *print = &sheet->at[i];
        bool body = print->place == UC_PLACE_BODY;
        if ((body && !uc_is_contents_line(print->line->text)) || print->place == UC_PLACE_TABLE)
            add_line(sheet, &rows, i);
        if (body && rows.page <= 1 && uc_is_masthead_line(print->line->text))
            rows.top = fmaxf(rows.top, print->line->box.y1);
    }
    *end = i;
    return rows;
}

void uc_claim_rows(struct uc_sheet *sheet, const struct uc_rows *rows, size_t from, size_t to)
{
    sheet->tables++;
    for (size_t r = from; r < to; r++)
        for (size_t i = rows->list.at[r].first; i < rows->list.at[r].end; i++)
            if (sheet->at[i].place == UC_PLACE_BODY) {
                sheet->at[i].place = UC_PLACE_TABLE;
                sheet->at[i].group = sheet->tables;
            }
}

bool uc_is_claimed(const struct uc_sheet *sheet, const struct uc_row *row)
{
    return sheet->at[row->first].place == UC_PLACE_TABLE;
}
