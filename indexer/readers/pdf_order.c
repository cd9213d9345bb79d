/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/pdf_page.h"

#include <math.h>
#include <string.h>

enum { LEFT, RIGHT, ACROSS };

/* On which side of a gutter at `x` something stands. */
static int side_of(const struct uc_box *box, float x)
{
    return box->x1 <= x ? LEFT : box->x0 >= x ? RIGHT : ACROSS;
}

/* What stands on either side of an abscissa, or across it. */
struct sides {
    size_t rows[3];
    float widths[3]; /* of all rows */
};

static struct sides sides_of(const struct uc_box *pieces, size_t count, float x)
{
    struct sides sides = {0};
    float last[3] = {-1, -1, -1}; /* row */
    for (size_t i = 0; i < count; i++) {
        int side = side_of(&pieces[i], x);
        sides.rows[side] += pieces[i].y0 != last[side];
        last[side] = pieces[i].y0;
        sides.widths[side] += pieces[i].x1 - pieces[i].x0;
    }
    return sides;
}

/* Do the rows on either side fill two columns? Columns of a table are no such thing: their
 * cells are far narrower than the column of a page. */
static bool are_columns(const struct sides *sides, float left, float right)
{
    const size_t least = 8; /* rows in a column */
    const float filled = 0.6f, stray = 0.25f;
    size_t all = sides->rows[LEFT] + sides->rows[RIGHT] + sides->rows[ACROSS];
    return sides->rows[LEFT] >= least && sides->rows[RIGHT] >= least &&
           (float)sides->rows[ACROSS] <= stray * (float)all &&
           sides->widths[LEFT] >= filled * left * (float)sides->rows[LEFT] &&
           sides->widths[RIGHT] >= filled * right * (float)sides->rows[RIGHT];
}

/* Looked for in the middle fifth of the print: where the fewest pieces stand across. */
static float find_gutter(const struct uc_box *pieces, size_t count)
{
    const int steps = 60;
    float x0 = INFINITY, x1 = 0, first = -1, last = -1;
    for (size_t i = 0; i < count; i++) {
        x0 = fminf(x0, pieces[i].x0);
        x1 = fmaxf(x1, pieces[i].x1);
    }
    size_t fewest = count;
    for (int step = 0; step <= steps; step++) {
        float x = x0 + (0.4f + 0.2f * (float)step / (float)steps) * (x1 - x0);
        struct sides sides = sides_of(pieces, count, x);
        if (sides.rows[ACROSS] > fewest || !are_columns(&sides, x - x0, x1 - x))
            continue;
        if (sides.rows[ACROSS] < fewest)
            first = x;
        fewest = sides.rows[ACROSS];
        last = x;
    }
    return (first + last) / 2;
}

/* Does print on one side of `x` come first below `y`? `pieces` are from top to bottom. */
static bool begins_columns(const struct uc_box *pieces, size_t count, float x, float y)
{
    for (size_t i = 0; i < count; i++)
        if (pieces[i].y0 > y)
            return side_of(&pieces[i], x) != ACROSS;
    return false;
}

/* Rules across the gutter over what stands in columns rule a table, not a page. */
static bool is_ruled(const struct uc_pdf_page *page, const struct uc_box *pieces, size_t count,
                     float gutter)
{
    const size_t least = 2;
    size_t across = 0;
    for (size_t i = 0; i < page->rules.count; i++) {
        const struct uc_box *box = &page->rules.at[i].box;
        across += box->x0 < gutter && box->x1 > gutter && box->x1 - box->x0 > 60 &&
                  box->y0 > 0.13f * page->size.height &&
                  begins_columns(pieces, count, gutter, box->y1);
    }
    return across >= least;
}

/* Writes the lines of [from, to) that stand on `side` to `out`; gives their number. */
static size_t pick(const struct uc_line *lines, size_t from, size_t to, float gutter, int side,
                   struct uc_line *out)
{
    size_t picked = 0;
    for (size_t i = from; i < to; i++)
        if (side_of(&lines[i].box, gutter) == side)
            out[picked++] = lines[i];
    return picked;
}

float uc_pdf_gutter(const struct uc_pdf_page *page, const struct uc_box *pieces, size_t count)
{
    float gutter = find_gutter(pieces, count);
    return gutter < 0 || is_ruled(page, pieces, count, gutter) ? -1 : gutter;
}

void uc_pdf_order(float gutter, struct uc_line *lines, size_t count, uc_arena *scratch)
{
    if (gutter < 0)
        return;
    struct uc_line *ordered = uc_arena_alloc(scratch, count * sizeof *ordered);
    size_t done = 0;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && side_of(&lines[end].box, gutter) != ACROSS)
            end++;
        done += pick(lines, i, end, gutter, LEFT, ordered + done);
        done += pick(lines, i, end, gutter, RIGHT, ordered + done);
        for (i = end; i < count && side_of(&lines[i].box, gutter) == ACROSS; i++)
            ordered[done++] = lines[i];
    }
    memcpy(lines, ordered, count * sizeof *lines);
}
