/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "clause/text.h"

#include <math.h>
#include <stdlib.h>

enum { SIZES = sizeof((struct uc_sheet *)0)->leading / sizeof(float) };

static int compare_floats(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* Where nine lines of ten end at the furthest. */
static float usual_width(const struct uc_sheet *sheet)
{
    if (sheet->count == 0)
        return 0;
    float *ends = uc_arena_alloc(sheet->arena, sheet->count * sizeof *ends);
    for (size_t i = 0; i < sheet->count; i++)
        ends[i] = sheet->at[i].line->box.x1;
    qsort(ends, sheet->count, sizeof *ends, compare_floats);
    return ends[sheet->count - 1 - sheet->count / 10];
}

/* Font sizes are counted in half points. */
static size_t size_class(float size)
{
    float halves = roundf(size * 2);
    return halves < 0 ? 0 : halves >= SIZES ? SIZES - 1 : (size_t)halves;
}

static void measure_line(struct uc_print *print)
{
    const struct uc_line *line = print->line;
    uint32_t most = 0, letters = 0, bold = 0, italic = 0, underlined = 0;
    for (size_t i = 0; i < line->runs.count; i++) {
        const struct uc_run *run = &line->runs.at[i];
        uint32_t length = run->end - run->start;
        if (run->raised)
            continue;
        letters += length;
        bold += run->bold ? length : 0;
        italic += run->italic ? length : 0;
        underlined += run->underline ? length : 0;
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
    print->underline = letters > 0 && underlined + 2 >= letters;
}

static void measure_body(struct uc_sheet *sheet)
{
    size_t letters[SIZES] = {0}, most = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        size_t class = size_class(sheet->at[i].size);
        letters[class] += sheet->at[i].line->text.len;
        if (class > 0 && letters[class] > letters[most])
            most = class;
    }
    sheet->width = usual_width(sheet);
    sheet->styled = most > 0;
    sheet->body_size = (float)most / 2;
}

static bool is_below(const struct uc_print *above, const struct uc_print *below)
{
    return above->line->page == below->line->page && below->line->box.y1 > above->line->box.y1 &&
           below->line->box.x0 < above->line->box.x1 && below->line->box.x1 > above->line->box.x0;
}

enum { DISTANCES = 128 }; /* of base lines, in half points */

struct distance {
    uint32_t times;
    size_t letters; /* in the lines above: labels of a chart weigh little */
};

/* The smallest frequent one: in a list most lines may stand apart as paragraphs do. One that occurs
 * once is not frequent beside others. 0 for none. Recognition may guess a size above it. */
static size_t usual_distance(const struct uc_sheet *sheet, const struct distance *seen,
                             size_t class)
{
    const size_t share = 5;
    size_t times = 0, letters = 0, least = sheet->scan ? 3 * class / 4 : class;
    for (size_t d = least; d < DISTANCES && d <= 4 * class; d++) {
        times = seen[d].times > times ? seen[d].times : times;
        letters = seen[d].letters > letters ? seen[d].letters : letters;
    }
    for (size_t d = least; letters > 0 && d < DISTANCES; d++)
        if (share * seen[d].letters >= letters && (seen[d].times > 1 || times == 1))
            return d;
    return 0;
}

static void add_distance(const struct uc_print *above, const struct uc_print *below,
                         struct distance *seen)
{
    float distance = roundf((below->line->box.y1 - above->line->box.y1) * 2);
    if (is_below(above, below) && size_class(below->size) == size_class(above->size) &&
        distance < DISTANCES) {
        seen[(size_t)distance].times++;
        seen[(size_t)distance].letters += above->line->text.len;
    }
}

/* The usual distance for each size. */
static void measure_leading(struct uc_sheet *sheet)
{
    static const float unknown = 1.2f;
    struct distance(*seen)[DISTANCES] =
        uc_arena_alloc(sheet->arena, sizeof(struct distance[SIZES][DISTANCES]));
    for (size_t i = 1; i < sheet->count; i++) {
        const struct uc_print *above = &sheet->at[i - 1], *below = &sheet->at[i];
        add_distance(above, below, seen[size_class(below->size)]);
    }
    for (size_t class = 0; class < SIZES; class ++) {
        size_t usual = usual_distance(sheet, seen[class], class);
        sheet->leading[class] = usual > 0 ? (float)usual / 2 : (float)class / 2 * unknown;
    }
}

/* On each page that has enough lines of the running text, set as text is: a document may be set in
 * several ways. */
static void measure_pages(struct uc_sheet *sheet)
{
    const size_t least = 12;
    const float loose = 1.5f;
    size_t class = size_class(sheet->body_size);
    sheet->page_leading =
        uc_arena_alloc(sheet->arena, (sheet->lines->pages.count + 1) * sizeof(float));
    for (size_t i = 1, end; i < sheet->count; i = end) {
        struct distance seen[DISTANCES] = {0};
        uint32_t page = sheet->at[i].line->page;
        for (end = i; end < sheet->count && sheet->at[end].line->page == page; end++)
            if (size_class(sheet->at[end].size) == class)
                add_distance(&sheet->at[end - 1], &sheet->at[end], seen);
        size_t usual = usual_distance(sheet, seen, class);
        if (page <= sheet->lines->pages.count && usual > 0 && seen[usual].times >= least &&
            (float)usual <= loose * (float)class)
            sheet->page_leading[page] = (float)usual / 2;
    }
}

float uc_sheet_leading(const struct uc_sheet *sheet, const struct uc_print *print)
{
    size_t class = size_class(print->size);
    uint32_t page = print->line->page;
    bool body = sheet->styled && class == size_class(sheet->body_size);
    float own = body && page <= sheet->lines->pages.count ? sheet->page_leading[page] : 0;
    return own > 0 ? own : sheet->leading[class];
}

bool uc_same_row(const struct uc_sheet *sheet, const struct uc_box *a, const struct uc_box *b)
{
    const float level = 3;
    return fabsf(a->y1 - b->y1) <= (sheet->styled ? level : 0);
}

/* Is this a body line of the same size on the same page, within `apart` of where `print` starts and
 * not beside it? */
static bool is_neighbour(const struct uc_print *print, const struct uc_print *other, float apart)
{
    const struct uc_box *own = &print->line->box, *box = &other->line->box;
    return other->place == UC_PLACE_BODY && other->line->page == print->line->page &&
           fabsf(box->x0 - own->x0) < apart && box->x1 > own->x0 && box->x0 < own->x1 &&
           fabsf(other->size - print->size) < 0.6f;
}

/* Measures by lines not further than `apart`; gives how many there are. */
static size_t measure_sides(struct uc_sheet *sheet, size_t i, float apart)
{
    const size_t near = 40;
    struct uc_print *print = &sheet->at[i];
    size_t neighbours = 0;
    print->left = print->line->box.x0;
    print->right = print->line->box.x1;
    for (size_t k = i > near ? i - near : 0; k < sheet->count && k < i + near; k++) {
        if (!is_neighbour(print, &sheet->at[k], apart))
            continue;
        neighbours++;
        print->right = fmaxf(print->right, sheet->at[k].line->box.x1);
        print->left = fminf(print->left, sheet->at[k].line->box.x0);
    }
    return neighbours;
}

/* The next line where it stands below on the same page, in the same size and the same column; else
 * NULL. */
static const struct uc_print *line_below(const struct uc_sheet *sheet, size_t i)
{
    const float aligned = 40, same = 0.75f;
    const struct uc_print *print = &sheet->at[i], *below = print + 1;
    return i + 1 < sheet->count && print->place == UC_PLACE_BODY && below->place == UC_PLACE_BODY &&
                   is_below(print, below) && fabsf(print->size - below->size) < same &&
                   fabsf(print->line->box.x0 - below->line->box.x0) < aligned
               ? below
               : NULL;
}

/* Of lines followed at the usual distance most end before the margin, and behind the short ones
 * that end in a stop there is nearly always more space. */
static bool is_ragged(const struct uc_sheet *sheet)
{
    const float slack = 4, loose = 1.25f, filled = 0.75f;
    const size_t enough = 20, least = 4;
    size_t lines = 0, justified = 0, ends = 0, spaced = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct uc_print *print = &sheet->at[i], *below = line_below(sheet, i);
        if (below == NULL || print->sparse)
            continue;
        float distance = below->line->box.y1 - print->line->box.y1;
        bool space = distance > loose * uc_sheet_leading(sheet, print);
        float width = print->line->box.x1 - print->left;
        lines += !space;
        justified += !space && print->right - print->line->box.x1 < slack;
        bool end = (uc_str_ends(print->line->text, UC_STR(".")) ||
                    uc_str_ends(print->line->text, UC_STR(";"))) &&
                   width < filled * (print->right - print->left);
        ends += end;
        spaced += end && space;
    }
    return lines >= enough && 2 * justified < lines && ends >= least && 10 * spaced >= 9 * ends;
}

void uc_sheet_measure_sides(struct uc_sheet *sheet)
{
    const float indent = 45, margin = 70; /* the masthead stands left of the text */
    const size_t enough = 8;
    for (size_t i = 0; i < sheet->count; i++) {
        size_t neighbours = measure_sides(sheet, i, indent);
        float left = sheet->at[i].left;
        sheet->at[i].sparse = neighbours < enough;
        if (neighbours < enough)
            measure_sides(sheet, i, margin);
        sheet->at[i].left = left;
    }
    sheet->ragged = is_ragged(sheet);
}

/* Does this line end in a hyphen that the next goes on behind with a small letter? */
static bool breaks_word(const struct uc_line *line, const struct uc_line *next)
{
    uc_str text = line->text;
    size_t at = 0;
    uint32_t c = uc_text_next(next->text, &at);
    return text.len > 1 && text.ptr[text.len - 1] == '-' && text.ptr[text.len - 2] != ' ' &&
           uc_text_is_letter(c) && !uc_text_is_upper(c);
}

/* Where words are not broken, three lines of a hundred end in a hyphen. */
static bool is_hyphenated(const struct uc_sheet *sheet)
{
    const size_t least = 10, share = 25;
    size_t broken = 0;
    for (size_t i = 1; i < sheet->count; i++)
        broken += breaks_word(sheet->at[i - 1].line, sheet->at[i].line);
    return broken >= least && broken * share >= sheet->count;
}

void uc_sheet_measure(struct uc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++)
        measure_line(&sheet->at[i]);
    measure_body(sheet);
    uc_sheet_settle_scan(sheet);
    measure_leading(sheet);
    measure_pages(sheet);
    if (!sheet->styled)
        sheet->leading[0] = 1;
    uc_sheet_join_rules(sheet);
    sheet->hyphenated = is_hyphenated(sheet);
    sheet->words = uc_words_new(sheet->lines, sheet->arena);
    sheet->out->body_size = sheet->body_size;
}
