/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include <math.h>

enum { SIZES = sizeof((struct uc_sheet *)0)->leading / sizeof(float) };

/* Font sizes are counted in half points. */
static size_t size_class(float size)
{
    float halves = roundf(size * 2);
    return halves < 0 ? 0 : halves >= SIZES ? SIZES - 1 : (size_t)halves;
}

static void measure_line(struct uc_print *print)
{
    const struct uc_line *line = print->line;
    uint32_t most = 0, letters = 0, bold = 0, italic = 0;
    for (size_t i = 0; i < line->runs.count; i++) {
        const struct uc_run *run = &line->runs.at[i];
        uint32_t length = run->end - run->start;
        if (run->raised)
            continue;
        letters += length;
        bold += run->bold ? length : 0;
        italic += run->italic ? length : 0;
        if (length > most) {
            most = length;
            print->size = run->size;
        }
    }
    if (letters == 0 && line->runs.count > 0)
        print->size = line->runs.at[0].size;
    /* a stray full stop in another font is nothing */
    print->bold = letters > 0 && bold + 2 >= letters;
    print->italic = letters > 0 && italic + 2 >= letters;
}

static void measure_body(struct uc_sheet *sheet)
{
    size_t letters[SIZES] = {0}, most = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        size_t class = size_class(sheet->at[i].size);
        letters[class] += sheet->at[i].line->text.len;
        sheet->width = fmaxf(sheet->width, sheet->at[i].line->box.x1);
        if (class > 0 && letters[class] > letters[most])
            most = class;
    }
    sheet->styled = most > 0;
    sheet->body_size = (float)most / 2;
}

static bool is_below(const struct uc_print *above, const struct uc_print *below)
{
    return above->line->page == below->line->page && below->line->box.y1 > above->line->box.y1 &&
           below->line->box.x0 < above->line->box.x1 && below->line->box.x1 > above->line->box.x0;
}

/* The smallest frequent distance, in half points, for each size: in a list most lines may stand
 * apart as paragraphs do. */
static void measure_leading(struct uc_sheet *sheet)
{
    enum { DISTANCES = 128 };
    static const float unknown = 1.2f;
    uint32_t(*seen)[DISTANCES] = uc_arena_alloc(sheet->arena, sizeof(uint32_t[SIZES][DISTANCES]));
    for (size_t i = 1; i < sheet->count; i++) {
        const struct uc_print *above = &sheet->at[i - 1], *below = &sheet->at[i];
        size_t class = size_class(below->size);
        float distance = roundf((below->line->box.y1 - above->line->box.y1) * 2);
        if (is_below(above, below) && class == size_class(above->size) && distance < DISTANCES)
            seen[class][(size_t)distance]++;
    }
    for (size_t class = 0; class < SIZES; class ++) {
        size_t usual = 0, most = 0;
        for (size_t d = class; d < DISTANCES && d <= 4 * class; d++)
            most = seen[class][d] > most ? seen[class][d] : most;
        for (size_t d = class; most > 0 && usual == 0; d++)
            if (seen[class][d] * 5 >= most)
                usual = d;
        sheet->leading[class] = usual > 0 ? (float)usual / 2 : (float)class / 2 * unknown;
    }
}

float uc_sheet_leading(const struct uc_sheet *sheet, float size)
{
    return sheet->leading[size_class(size)];
}

void uc_sheet_measure_sides(struct uc_sheet *sheet)
{
    const size_t near = 40;
    const float apart = 70, indent = 45;
    for (size_t i = 0; i < sheet->count; i++) {
        struct uc_print *print = &sheet->at[i];
        const struct uc_box *own = &print->line->box;
        print->left = own->x0;
        print->right = own->x1;
        for (size_t k = i > near ? i - near : 0; k < sheet->count && k < i + near; k++) {
            const struct uc_box *other = &sheet->at[k].line->box;
            if (sheet->at[k].place != UC_PLACE_BODY ||
                sheet->at[k].line->page != print->line->page || other->x0 > own->x0 + apart ||
                other->x1 < own->x0 || fabsf(sheet->at[k].size - print->size) > 0.6f)
                continue;
            print->right = fmaxf(print->right, other->x1);
            if (other->x0 > own->x0 - indent)
                print->left = fminf(print->left, other->x0);
        }
    }
}

void uc_sheet_measure(struct uc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++)
        measure_line(&sheet->at[i]);
    measure_body(sheet);
    measure_leading(sheet);
    uc_sheet_join_rules(sheet);
    sheet->words = uc_words_new(sheet->lines, sheet->arena);
    sheet->out->body_size = sheet->body_size;
}
