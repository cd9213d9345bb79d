/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/pdf_page.h"

#include <math.h>
#include <uninorm.h>

enum class { RIGHT_TO_LEFT, LEFT_TO_RIGHT, DIGIT, NEUTRAL };

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

/* Hebrew to Arabic, and their presentation forms; without the digits. */
bool uc_pdf_is_right_to_left(uint32_t c)
{
    return ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
            (c >= 0xFE70 && c <= 0xFEFE)) &&
           !is_digit(c) && c != 0x60C && c != 0x66A && c != 0x66B && c != 0x66C;
}

bool uc_pdf_is_left_to_right(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c < 0x2000 && !uc_pdf_is_right_to_left(c) && !is_digit(c) && c != 0x60C &&
            c != 0x66A && c != 0x66B && c != 0x66C);
}

static enum class class_of(uint32_t c) {
    return is_digit(c)                  ? DIGIT
           : uc_pdf_is_right_to_left(c) ? RIGHT_TO_LEFT
           : uc_pdf_is_left_to_right(c) ? LEFT_TO_RIGHT
                                        : NEUTRAL;
}

size_t uc_pdf_letters_of_form(uint32_t c, uint32_t letters[UC_PDF_FORM_MAX])
{
    int tag;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    bool form = (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
    int count = form ? uc_decomposition(c, &tag, parts) : -1;
    size_t kept = 0;
    for (int i = 0; i < count && kept < UC_PDF_FORM_MAX; i++)
        if (parts[i] != ' ')
            letters[kept++] = parts[i];
    return kept;
}

/* --- a page that is read from right to left --- */

static bool are_neighbours(const struct uc_glyph *a, const struct uc_glyph *b)
{
    return !b->attached && fabsf(a->y - b->y) < 0.1f * a->size &&
           fabsf(a->x0 - b->x0) < 2 * a->size;
}

/* Were the letters drawn as they stand, from left to right, or as they are read? */
static bool is_drawn_as_it_stands(const struct uc_pdf_page *page)
{
    size_t rightwards = 0, leftwards = 0;
    for (size_t i = 1; i < page->glyphs.count; i++) {
        const struct uc_glyph *a = &page->glyphs.at[i - 1], *b = &page->glyphs.at[i];
        if (!uc_pdf_is_right_to_left(a->c) || !uc_pdf_is_right_to_left(b->c) ||
            !are_neighbours(a, b))
            continue;
        rightwards += b->x0 > a->x0;
        leftwards += b->x0 < a->x0;
    }
    return rightwards > leftwards;
}

/* Do closing brackets stand in front of opening ones? Then their shapes are coded, not what they
 * mean. */
static bool has_turned_brackets(const struct uc_pdf_page *page)
{
    const struct uc_glyph *last = NULL;
    size_t turned = 0, straight = 0;
    for (size_t i = 0; i < page->glyphs.count; i++) {
        const struct uc_glyph *glyph = &page->glyphs.at[i];
        if (glyph->c != '(' && glyph->c != ')')
            continue;
        if (last != NULL && fabsf(last->y - glyph->y) < 0.1f * glyph->size && last->c != glyph->c) {
            turned += last->c == ')';
            straight += last->c == '(';
            last = NULL;
        } else {
            last = glyph;
        }
    }
    return turned >= straight;
}

/* Vowel signs and the like, Arabic and Hebrew. */
static bool is_mark(uint32_t c)
{
    return (c >= 0x591 && c <= 0x5C7 && c != 0x5BE) || (c >= 0x610 && c <= 0x61A) ||
           (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED);
}

/* How far a mark stands from its place at a letter, which some fonts have at the letter's left edge
 * and some in its middle; INFINITY where it is not over it. */
static float distance(const struct uc_glyph *mark, const struct uc_glyph *letter)
{
    const float far = 0.3f;
    float left = letter->x0 - mark->x0, right = mark->x0 - (letter->x0 + letter->x1) / 2;
    float off = fmaxf(0, fmaxf(left, right));
    bool over = fabsf(mark->y - letter->y) < 0.8f * letter->size && off < far * letter->size;
    return over ? off : INFINITY;
}

/* A mark is printed with its letter, whichever was drawn first. */
static void attach_marks(struct uc_pdf_page *page)
{
    size_t letter = 0; /* the first of the ligature before */
    for (size_t i = 0; i < page->glyphs.count; i++) {
        struct uc_glyph *at = page->glyphs.at, mark = at[i];
        if (!is_mark(mark.c)) {
            letter = mark.attached ? letter : i;
            continue;
        }
        float before = i > 0 ? distance(&mark, &at[letter]) : INFINITY;
        float behind = i + 1 < page->glyphs.count && !is_mark(at[i + 1].c)
                           ? distance(&mark, &at[i + 1])
                           : INFINITY;
        if (behind < before) { /* to be looked at again, behind it */
            size_t k = i;
            at[i + 1].space_before |= mark.space_before;
            do
                at[k] = at[k + 1];
            while (++k + 1 < page->glyphs.count && at[k + 1].attached);
            at[k] = mark;
            at[k].space_before = false;
            i--;
        } else if (before < INFINITY) {
            at[i].attached = true;
            at[i].y = at[letter].y;
            at[i].size = at[letter].size;
            at[i].space_before = false;
            at[i].x0 = at[i].x1 = at[letter].x1;
        }
    }
}

/* The last drawn first, but for the letters of a ligature. */
static void reverse_drawing(struct uc_pdf_page *page, uc_arena *arena)
{
    size_t count = page->glyphs.count, done = 0;
    struct uc_glyph *reversed = uc_arena_alloc(arena, (count + 1) * sizeof *reversed);
    bool space = false;
    for (size_t end = count; end > 0;) {
        size_t first = end - 1;
        while (first > 0 && page->glyphs.at[first].attached)
            first--;
        for (size_t i = first; i < end; i++)
            reversed[done++] = page->glyphs.at[i];
        reversed[done - (end - first)].space_before = space;
        space = page->glyphs.at[first].space_before;
        end = first;
    }
    page->glyphs.at = reversed;
    page->glyphs.room = count;
}

void uc_pdf_mirror(struct uc_pdf_page *page, uc_arena *arena)
{
    float width = page->size.width;
    page->size.right_to_left = true;
    attach_marks(page);
    if (is_drawn_as_it_stands(page))
        reverse_drawing(page, arena);
    page->turned_brackets = has_turned_brackets(page);
    for (size_t i = 0; i < page->glyphs.count; i++) {
        struct uc_glyph *glyph = &page->glyphs.at[i];
        float x0 = width - glyph->x1, x1 = width - glyph->x0;
        if (glyph->attached && i > 0)
            x0 = x1 = glyph[-1].x1;
        glyph->x0 = x0;
        glyph->x1 = x1;
    }
    for (size_t i = 0; i < page->rules.count; i++) {
        struct uc_box *box = &page->rules.at[i].box;
        *box = (struct uc_box){width - box->x1, box->y0, width - box->x0, box->y1};
    }
}

/* --- a line --- */

static void flip(struct uc_pdf_item *items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct uc_pdf_item kept = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = kept;
    }
}

/* The letters of a ligature stay behind its first. */
static void reverse(struct uc_pdf_item *items, size_t count)
{
    flip(items, count);
    for (size_t i = 0; i < count; i++) {
        size_t end = i;
        while (end + 1 < count && items[end].glyph.attached)
            end++;
        flip(items + i, end - i + 1);
        i = end;
    }
}

static bool is_percent(uint32_t c)
{
    return c == '%' || c == '$' || c == 0x66A;
}

/* May `c` stand within a number? A hyphen stands between two. */
static bool parts_number(uint32_t c)
{
    return c == '.' || c == ',' || c == '/' || c == ':' || c == 0x66B || c == 0x66C;
}

/* Do a run and what follows behind `apart` neutral characters belong together? Words do, numbers
 * only over a point or the like. */
static bool are_one_run(const struct uc_pdf_item *neutral, size_t apart, bool words)
{
    const size_t most = 3;
    if (apart == 0)
        return true;
    return words ? apart <= most : apart == 1 && parts_number(neutral->glyph.c);
}

/* The end of the run of words or numbers that begins at `first`. */
static size_t end_of_run(const struct uc_pdf_item *items, size_t count, size_t first)
{
    size_t end = first + 1;
    bool words = class_of(items[first].glyph.c) == LEFT_TO_RIGHT;
    for (size_t i = end; i < count; i++) {
        enum class class = class_of(items[i].glyph.c);
        if (class == RIGHT_TO_LEFT)
            break;
        if (class == NEUTRAL)
            continue;
        if (!are_one_run(&items[end], i - end, words || class == LEFT_TO_RIGHT))
            break;
        words |= class == LEFT_TO_RIGHT;
        end = i + 1;
    }
    return end < count && is_percent(items[end].glyph.c) ? end + 1 : end;
}

static uint32_t mirrored(uint32_t c)
{
    static const uint32_t pairs[][2] = {{'(', ')'}, {'[', ']'}, {'{', '}'}, {0xAB, 0xBB}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (size_t k = 0; k < 2; k++)
            if (c == pairs[i][k])
                return pairs[i][1 - k];
    return c;
}

/* Some files code the brackets around a number by their shapes, but not those around words. */
static void mend_brackets(struct uc_pdf_item *items, size_t count)
{
    struct uc_pdf_item *open =
        NULL; /* a bracket that closes, with nothing but a number behind it */
    for (size_t i = 0; i < count; i++) {
        uint32_t c = items[i].glyph.c;
        if (c == '(' && open != NULL && &items[i] > open + 1) {
            open->glyph.c = '(';
            items[i].glyph.c = ')';
        }
        if (c == ')')
            open = &items[i];
        else if (!is_digit(c) && !parts_number(c))
            open = NULL;
    }
}

/* In what is read from right to left, puts words and numbers that are not in their own order. */
static void turn_runs(struct uc_pdf_item *items, size_t count, bool turned_brackets)
{
    for (size_t i = 0; i < count; i++) {
        enum class class = class_of(items[i].glyph.c);
        bool sign = is_percent(items[i].glyph.c) && i + 1 < count &&
                    class_of(items[i + 1].glyph.c) == DIGIT;
        if (class == LEFT_TO_RIGHT || class == DIGIT || sign) {
            size_t end = sign ? end_of_run(items, count, i + 1) : end_of_run(items, count, i);
            reverse(items + i, end - i);
            i = end - 1;
        } else if (turned_brackets) {
            items[i].glyph.c = mirrored(items[i].glyph.c);
        }
    }
    mend_brackets(items, count);
}

/* In what is read from left to right: from the first letter of the other kind to the last before
 * one of this kind. */
static void turn_stretches(struct uc_pdf_item *items, size_t count, bool turned_brackets)
{
    for (size_t i = 0; i < count; i++) {
        if (class_of(items[i].glyph.c) != RIGHT_TO_LEFT)
            continue;
        size_t end = i + 1;
        for (size_t k = end; k < count && class_of(items[k].glyph.c) != LEFT_TO_RIGHT; k++)
            if (class_of(items[k].glyph.c) == RIGHT_TO_LEFT)
                end = k + 1;
        reverse(items + i, end - i);
        turn_runs(items + i, end - i, turned_brackets);
        i = end - 1;
    }
}

void uc_pdf_turn(const struct uc_pdf_page *page, struct uc_pdf_item *items, size_t count)
{
    if (page->size.right_to_left)
        turn_runs(items, count, page->turned_brackets);
    else
        turn_stretches(items, count, true);
}
