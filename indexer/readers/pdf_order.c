/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/pdf_page.h"

#include <math.h>
#include <string.h>

enum { LEFT, RIGHT, ACROSS };

/* On which side of a gutter at `x` a line stands. */
static int side_of(const struct uc_line *line, float x)
{
    return line->box.x1 <= x ? LEFT : line->box.x0 >= x ? RIGHT : ACROSS;
}

/* The middle of the white strip between two columns of running text, or a negative number. Columns
 * of a table are no such thing: their cells are far narrower than the column of a page. */
static float find_gutter(const struct uc_line *lines, size_t count)
{
    const int steps = 60;
    const size_t least = 8; /* lines in a column */
    const float filled = 0.6f, stray = 0.25f;
    float x0 = INFINITY, x1 = 0, best = -1;
    for (size_t i = 0; i < count; i++) {
        x0 = fminf(x0, lines[i].box.x0);
        x1 = fmaxf(x1, lines[i].box.x1);
    }
    size_t fewest = count;
    for (int step = 0; step <= steps; step++) {
        float x = x0 + (0.4f + 0.2f * (float)step / (float)steps) * (x1 - x0);
        size_t lines_of[3] = {0};
        float widths[3] = {0};
        for (size_t i = 0; i < count; i++) {
            int side = side_of(&lines[i], x);
            lines_of[side]++;
            widths[side] += lines[i].box.x1 - lines[i].box.x0;
        }
        if (lines_of[LEFT] < least || lines_of[RIGHT] < least || lines_of[ACROSS] >= fewest ||
            (float)lines_of[ACROSS] > stray * (float)count ||
            widths[LEFT] < filled * (x - x0) * (float)lines_of[LEFT] ||
            widths[RIGHT] < filled * (x1 - x) * (float)lines_of[RIGHT])
            continue;
        fewest = lines_of[ACROSS];
        best = x;
    }
    return best;
}

/* Rules across the gutter rule a table, not a page in columns. */
static bool is_ruled(const struct uc_pdf_page *page, float gutter)
{
    const size_t least = 2;
    size_t across = 0;
    for (size_t i = 0; i < page->rules.count; i++) {
        const struct uc_box *box = &page->rules.at[i].box;
        across += box->x0 < gutter && box->x1 > gutter && box->x1 - box->x0 > 60 &&
                  box->y0 > 0.13f * page->size.height;
    }
    return across >= least;
}

/* Writes the lines of [from, to) that stand on `side` to `out`; gives their number. */
static size_t pick(const struct uc_line *lines, size_t from, size_t to, float gutter, int side,
                   struct uc_line *out)
{
    size_t picked = 0;
    for (size_t i = from; i < to; i++)
        if (side_of(&lines[i], gutter) == side)
            out[picked++] = lines[i];
    return picked;
}

void uc_pdf_order(const struct uc_pdf_page *page, struct uc_line *lines, size_t count,
                  uc_arena *scratch)
{
    float gutter = find_gutter(lines, count);
    if (gutter < 0 || is_ruled(page, gutter))
        return;
    struct uc_line *ordered = uc_arena_alloc(scratch, count * sizeof *ordered);
    size_t done = 0;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && side_of(&lines[end], gutter) != ACROSS)
            end++;
        done += pick(lines, i, end, gutter, LEFT, ordered + done);
        done += pick(lines, i, end, gutter, RIGHT, ordered + done);
        for (i = end; i < count && side_of(&lines[i], gutter) == ACROSS; i++)
            ordered[done++] = lines[i];
    }
    memcpy(lines, ordered, count * sizeof *lines);
}
