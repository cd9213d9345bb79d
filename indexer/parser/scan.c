/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include <math.h>

/* Recognition measures each line anew: sizes so near to that of the running text are the same. */
static bool is_near(float size, float body_size)
{
    const float smaller = 0.7f, larger = 1.15f;
    return size > smaller * body_size && size < larger * body_size;
}

/* Do the sizes of long lines change from one to the next, time and again? */
static bool is_scan(const struct uc_sheet *sheet)
{
    const float same = 0.3f;
    const size_t length = 30, enough = 20;
    size_t pairs = 0, changes = 0;
    const struct uc_print *before = NULL;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct uc_print *print = &sheet->at[i];
        if (print->line->text.len < length || !is_near(print->size, sheet->body_size))
            continue;
        pairs += before != NULL;
        changes += before != NULL && fabsf(before->size - print->size) > same;
        before = print;
    }
    return sheet->styled && pairs >= enough && 5 * changes > 2 * pairs;
}

/* Do the two stand on one base line, the first to the right of the second? */
static bool is_swapped(const struct uc_sheet *sheet, const struct uc_line *a,
                       const struct uc_line *b)
{
    return a->page == b->page && a->box.x0 >= b->box.x1 && uc_same_row(sheet, &a->box, &b->box);
}

/* Pieces of a line that stands askew come from the right to the left. */
static void order_pieces(struct uc_sheet *sheet)
{
    const size_t most = 4; /* pieces */
    for (size_t i = 1; i < sheet->count; i++)
        for (size_t k = i; k > 0 && i - k < most; k--) {
            struct uc_print *right = &sheet->at[k - 1], *left = &sheet->at[k];
            if (!is_swapped(sheet, right->line, left->line))
                break;
            const struct uc_print swapped = *right;
            *right = *left;
            *left = swapped;
        }
}

void uc_sheet_settle_scan(struct uc_sheet *sheet)
{
    sheet->scan = is_scan(sheet);
    for (size_t i = 0; sheet->scan && i < sheet->count; i++)
        if (is_near(sheet->at[i].size, sheet->body_size))
            sheet->at[i].size = sheet->body_size;
    if (sheet->scan)
        order_pieces(sheet);
}

/* A line at the head of a page, far shorter than the text: its symbol, its language, its number. */
static bool is_head_line(const struct uc_sheet *sheet, const struct uc_print *print)
{
    const float head = 0.14f, width = 0.25f;
    const struct uc_page *page = &sheet->lines->pages.at[print->line->page - 1];
    return print->place != UC_PLACE_NOTE && print->line->box.y1 < head * page->height &&
           print->line->box.x1 - print->line->box.x0 < width * page->width;
}

/* Where the short lines at the head of the page end that line `from` begins; `from` where more text
 * follows without a space. */
static size_t end_of_head(const struct uc_sheet *sheet, size_t from)
{
    const size_t most = 4;
    const float loose = 1.4f;
    uint32_t page = sheet->at[from].line->page;
    size_t end = from;
    while (end < sheet->count && end < from + most && sheet->at[end].line->page == page &&
           is_head_line(sheet, &sheet->at[end]))
        end++;
    if (end == from || end == sheet->count || sheet->at[end].line->page != page)
        return from;
    float distance = sheet->at[end].line->box.y1 - sheet->at[end - 1].line->box.y1;
    return distance > loose * uc_sheet_leading(sheet, &sheet->at[end]) ? end : from;
}

/* The first line of a page behind the first, from line `from` on; the count where there is none. */
static size_t next_page(const struct uc_sheet *sheet, size_t from)
{
    size_t i = from > 0 ? from : 1;
    while (i < sheet->count &&
           (sheet->at[i].line->page < 2 || sheet->at[i].line->page > sheet->lines->pages.count ||
            sheet->at[i].line->page == sheet->at[i - 1].line->page))
        i++;
    return i;
}

void uc_drop_scanned_heads(struct uc_sheet *sheet)
{
    size_t pages = 0, heads = 0;
    if (!sheet->scan)
        return;
    for (size_t i = next_page(sheet, 0); i < sheet->count; i = next_page(sheet, i + 1)) {
        pages++;
        heads += end_of_head(sheet, i) > i;
    }
    for (size_t i = next_page(sheet, 0); i < sheet->count && 2 * heads > pages;
         i = next_page(sheet, i + 1)) {
        size_t end = end_of_head(sheet, i);
        for (size_t k = i; k < end; k++)
            uc_drop(sheet, &sheet->at[k]);
    }
}
