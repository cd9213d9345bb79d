/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include <math.h>
#include <stdlib.h>

/* Pieces of one line stand at most so far aside, and apart. */
static const float aside = 1.5f, apart = 6;

static int compare_floats(float a, float b)
{
    return (a > b) - (a < b);
}

static int by_height(const void *a, const void *b)
{
    const struct uc_stroke *one = a, *two = b;
    if (one->page != two->page)
        return one->page < two->page ? -1 : 1;
    int order = compare_floats(one->box.y0, two->box.y0);
    return order ? order : compare_floats(one->box.x0, two->box.x0);
}

static int by_side(const void *a, const void *b)
{
    const struct uc_stroke *one = a, *two = b;
    if (one->page != two->page)
        return one->page < two->page ? -1 : 1;
    int order = compare_floats(one->box.x0, two->box.x0);
    return order ? order : compare_floats(one->box.y0, two->box.y0);
}

/* Is `next` a further piece of the stroke? */
static bool touches(const struct uc_stroke *stroke, const struct uc_stroke *next, bool upright)
{
    const struct uc_box *a = &stroke->box, *b = &next->box;
    if (stroke->page != next->page)
        return false;
    return upright ? fabsf(b->x0 - a->x0) < aside && b->y0 < a->y1 + apart && b->y1 > a->y0 - apart
                   : fabsf(b->y0 - a->y0) < aside && b->x0 < a->x1 + apart && b->x1 > a->x0 - apart;
}

static void add_piece(struct uc_stroke *stroke, const struct uc_stroke *piece, bool upright,
                      uc_arena *arena)
{
    struct uc_box *box = &stroke->box;
    const struct uc_box *more = &piece->box;
    float end = upright ? box->y1 : box->x1, start = upright ? more->y0 : more->x0;
    if (start > end - apart)
        *UC_PUSH(arena, &stroke->joints) = (start + end) / 2;
    box->x0 = fminf(box->x0, more->x0);
    box->y0 = fminf(box->y0, more->y0);
    box->x1 = fmaxf(box->x1, more->x1);
    box->y1 = fmaxf(box->y1, more->y1);
}

void uc_sheet_join_rules(struct uc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->lines->rules.count; i++) {
        const struct uc_rule *rule = &sheet->lines->rules.at[i];
        bool upright = rule->box.y1 - rule->box.y0 > rule->box.x1 - rule->box.x0;
        *UC_PUSH(sheet->arena, &sheet->strokes[upright]) =
            (struct uc_stroke){.page = rule->page, .box = rule->box};
    }
    for (int upright = 0; upright < 2; upright++) {
        size_t count = sheet->strokes[upright].count, kept = 0;
        struct uc_stroke *strokes = sheet->strokes[upright].at;
        if (count > 0)
            qsort(strokes, count, sizeof *strokes, upright ? by_side : by_height);
        for (size_t i = 0; i < count; i++) {
            if (kept > 0 && touches(&strokes[kept - 1], &strokes[i], upright))
                add_piece(&strokes[kept - 1], &strokes[i], upright, sheet->arena);
            else
                strokes[kept++] = strokes[i];
        }
        sheet->strokes[upright].count = kept;
    }
}

const struct uc_stroke *uc_sheet_strokes(const struct uc_sheet *sheet, uint32_t page, bool upright,
                                         size_t *count)
{
    const struct uc_stroke *strokes = sheet->strokes[upright].at;
    size_t low = 0, high = sheet->strokes[upright].count, end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strokes[middle].page < page)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < sheet->strokes[upright].count && strokes[end].page == page;)
        end++;
    *count = end - low;
    return *count ? strokes + low : NULL;
}
