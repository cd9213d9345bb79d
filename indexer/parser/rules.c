/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include <math.h>
#include <stdlib.h>

/* Pieces of one line stand at most so far aside, and apart. */
static const float aside = 1.5f, apart = 3;

static int compare_floats(float a, float b)
{
    return (a > b) - (a < b);
}

static int by_height(const void *a, const void *b)
{
    const struct uc_rule *one = a, *two = b;
    if (one->page != two->page)
        return one->page < two->page ? -1 : 1;
    int order = compare_floats(one->box.y0, two->box.y0);
    return order ? order : compare_floats(one->box.x0, two->box.x0);
}

static int by_side(const void *a, const void *b)
{
    const struct uc_rule *one = a, *two = b;
    if (one->page != two->page)
        return one->page < two->page ? -1 : 1;
    int order = compare_floats(one->box.x0, two->box.x0);
    return order ? order : compare_floats(one->box.y0, two->box.y0);
}

/* Is `next` a further piece of the line `rule`? */
static bool touches(const struct uc_rule *rule, const struct uc_rule *next, bool upright)
{
    const struct uc_box *a = &rule->box, *b = &next->box;
    if (rule->page != next->page)
        return false;
    return upright ? fabsf(b->x0 - a->x0) < aside && b->y0 < a->y1 + apart && b->y1 > a->y0 - apart
                   : fabsf(b->y0 - a->y0) < aside && b->x0 < a->x1 + apart && b->x1 > a->x0 - apart;
}

static void include(struct uc_box *box, const struct uc_box *more)
{
    box->x0 = fminf(box->x0, more->x0);
    box->y0 = fminf(box->y0, more->y0);
    box->x1 = fmaxf(box->x1, more->x1);
    box->y1 = fmaxf(box->y1, more->y1);
}

void uc_sheet_draw_rules(struct uc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->lines->rules.count; i++) {
        const struct uc_rule *rule = &sheet->lines->rules.at[i];
        bool upright = rule->box.y1 - rule->box.y0 > rule->box.x1 - rule->box.x0;
        *UC_PUSH(sheet->arena, &sheet->rules[upright]) = *rule;
    }
    for (int upright = 0; upright < 2; upright++) {
        size_t count = sheet->rules[upright].count, kept = 0;
        struct uc_rule *rules = sheet->rules[upright].at;
        if (count > 0)
            qsort(rules, count, sizeof *rules, upright ? by_side : by_height);
        for (size_t i = 0; i < count; i++) {
            if (kept > 0 && touches(&rules[kept - 1], &rules[i], upright))
                include(&rules[kept - 1].box, &rules[i].box);
            else
                rules[kept++] = rules[i];
        }
        sheet->rules[upright].count = kept;
    }
}

const struct uc_rule *uc_sheet_rules(const struct uc_sheet *sheet, uint32_t page, bool upright,
                                     size_t *count)
{
    const struct uc_rule *rules = sheet->rules[upright].at;
    size_t low = 0, high = sheet->rules[upright].count, end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rules[middle].page < page)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < sheet->rules[upright].count && rules[end].page == page;)
        end++;
    *count = end - low;
    return *count ? rules + low : NULL;
}
