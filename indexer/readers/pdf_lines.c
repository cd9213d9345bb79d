/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/pdf_page.h"

#include "clause/buf.h"

#include <math.h>
#include <stdlib.h>

/* All measures are in ems, that is times the font size. */
static const float base_line_slack = 0.12f; /* within a span */
static const float span_gap = 0.9f;         /* wider: a new span */
static const float back_step = 0.5f;        /* further back: a new span */
static const float back_step_turned = 0.1f; /* the same where letters may be drawn backwards */
/* Wider: a new word; where the page prints its spaces, and where it leaves them to the eye. Of
 * printed ones some may be lost: wider than the gaps between the line's letters by as much is a
 * space. */
static const float word_gap_printed = 0.3f, word_gap_drawn = 0.14f, word_gap_lost = 0.18f;
static const float column_gap = 1.8f; /* wider: a new line on the same base line */
static const float gutter_gap = 1.0f; /* wider, over the gutter: a new column */
static const float cell_gap = 0.6f;   /* wider, over the end of a rule: a new cell */
static const float label_gap = 5.0f;  /* the same behind a number or a bullet */
static const float small = 0.85f;     /* of the size beside it: may be an index */

static const uint32_t soft_hyphen = 0xAD;

/* Glyphs drawn one after the other on one base line. */
struct span {
    size_t first, end; /* of the page's glyphs */
    float x0, x1, y, size;
    uint32_t row;
    bool raised;
};

struct spans {
    UC_LIST(struct span) list;
};

/* Abscissae at which two level rules meet. */
struct meetings {
    UC_LIST(float) list;
};

struct sheet {
    const struct uc_pdf_page *page;
    const struct spans *spans; /* row by row, from left to right */
    struct meetings meetings;
    float gutter; /* between two columns of text; negative for none */
};

static bool continues(const struct span *span, const struct uc_glyph *glyph, float back)
{
    float size = fmaxf(span->size, glyph->size), gap = glyph->x0 - span->x1;
    return fabsf(glyph->y - span->y) <= base_line_slack * size && gap <= span_gap * size &&
           (gap >= -back * size || glyph->attached);
}

static struct spans spans_of(const struct uc_pdf_page *page, uc_arena *arena)
{
    struct spans spans = {0};
    float back = page->letters[1] > 0 ? back_step_turned : back_step;
    for (size_t i = 0; i < page->glyphs.count; i++) {
        const struct uc_glyph *glyph = &page->glyphs.at[i];
        struct span *last = spans.list.count ? &spans.list.at[spans.list.count - 1] : NULL;
        if (last == NULL || !continues(last, glyph, back)) {
            *UC_PUSH(arena, &spans.list) = (struct span){
                .first = i, .x0 = glyph->x0, .x1 = glyph->x0, .y = glyph->y, .size = glyph->size};
            last = &spans.list.at[spans.list.count - 1];
        }
        last->end = i + 1;
        last->x1 = fmaxf(last->x1, glyph->x1);
        last->size = fmaxf(last->size, glyph->size);
    }
    return spans;
}

static int by_y(const void *a, const void *b)
{
    const struct span *one = a, *two = b;
    if (one->y != two->y)
        return one->y < two->y ? -1 : 1;
    return (one->first > two->first) - (one->first < two->first);
}

static int by_row(const void *a, const void *b)
{
    const struct span *one = a, *two = b;
    if (one->row != two->row)
        return one->row < two->row ? -1 : 1;
    if (one->x0 != two->x0)
        return one->x0 < two->x0 ? -1 : 1;
    return (one->first > two->first) - (one->first < two->first);
}

/* Numbers the rows of print from the top; `spans` are in order of y. */
static void make_rows(struct spans *spans)
{
    float row_y = 0;
    uint32_t row = 0;
    for (size_t i = 0; i < spans->list.count; i++) {
        struct span *span = &spans->list.at[i];
        if (i == 0 || span->y - row_y > 0.25f * span->size) {
            row_y = span->y;
            row++;
        }
        span->row = row;
    }
}

static bool stands_beside(const struct span *index, const struct span *text)
{
    return index->size < small * text->size && index->x0 > text->x0 - 1.5f * text->size &&
           index->x0 < text->x1 + 0.8f * text->size && index->end - index->first <= 12;
}

/* A note's mark as large as the text that it is raised beside: one to three digits or asterisks
 * that stand close in front of it. */
static bool is_raised_mark(const struct uc_pdf_page *page, const struct span *mark,
                           const struct span *text)
{
    const float near = 0.8f, least = 0.2f;
    if (mark->end - mark->first > 3 || fabsf(mark->size - text->size) > 0.1f * text->size ||
        text->y - mark->y < least * text->size || text->x0 < mark->x1 - 1 ||
        text->x0 > mark->x1 + near * text->size)
        return false;
    for (size_t i = mark->first; i < mark->end; i++) {
        uint32_t c = page->glyphs.at[i].c;
        if (c != '*' && (c < '0' || c > '9'))
            return false;
    }
    return true;
}

/* Small print a little above or below larger print belongs to the larger one's row: note marks,
 * exponents, indexes of formulas. */
static void join_indexes(const struct uc_pdf_page *page, struct spans *spans)
{
    const float above = 0.65f, below = 0.35f;
    const size_t far = 300; /* more spans than two rows have */
    size_t count = spans->list.count;
    for (size_t i = 0; i < count; i++) {
        struct span *span = &spans->list.at[i];
        for (size_t k = i + 1; k < count && k < i + far; k++) {
            const struct span *text = &spans->list.at[k];
            if (text->y - span->y > above * 4 * span->size)
                break;
            if (text->y - span->y <= above * text->size && text->y - span->y > 0.1f * text->size &&
                (stands_beside(span, text) || is_raised_mark(page, span, text))) {
                span->row = text->row;
                span->raised = true;
                break;
            }
        }
        for (size_t k = i; k-- > 0 && k + far > i && !span->raised;) {
            const struct span *text = &spans->list.at[k];
            if (span->y - text->y > below * 4 * span->size)
                break;
            if (span->y - text->y <= below * text->size && stands_beside(span, text)) {
                span->row = text->row;
                break;
            }
        }
    }
}

static bool same_glyphs(const struct uc_pdf_page *page, const struct span *a, const struct span *b)
{
    if (a->end - a->first != b->end - b->first)
        return false;
    for (size_t i = 0; i < a->end - a->first; i++)
        if (page->glyphs.at[a->first + i].c != page->glyphs.at[b->first + i].c)
            return false;
    return true;
}

/* Print over print: bold made by drawing twice, a shadow. */
static bool is_overprint(const struct uc_pdf_page *page, const struct span *a, const struct span *b)
{
    return fabsf(a->x0 - b->x0) < 0.2f * a->size && fabsf(a->y - b->y) < 0.2f * a->size &&
           same_glyphs(page, a, b);
}

/* A number or letter in front of a paragraph or heading, or a bullet: "12.", "(iv)", "A.", "•". */
static bool is_label(const struct uc_pdf_page *page, const struct span *spans, size_t count)
{
    const size_t most = 8;
    size_t glyphs = 0;
    for (size_t i = 0; i < count && glyphs <= most; i++)
        glyphs += spans[i].end - spans[i].first;
    if (glyphs > most)
        return false;
    const struct span *last = &spans[count - 1];
    uint32_t c = page->glyphs.at[last->end - 1].c;
    bool bullet = glyphs == 1 && (c > 0x7F || c == '-' || c == '*' || c == 'o');
    return c == '.' || c == ')' || c == '/' || bullet || (last->raised && count == 1);
}

/* Does another level rule go on where this one ends, as the next cell's does? */
static bool goes_on(const struct uc_pdf_page *page, const struct uc_box *rule)
{
    const float apart = 4, aside = 2;
    for (size_t i = 0; i < page->rules.count; i++) {
        const struct uc_box *box = &page->rules.at[i].box;
        if (fabsf(box->x0 - rule->x1) < apart && fabsf(box->y0 - rule->y0) < aside)
            return true;
    }
    return false;
}

static bool is_upright(const struct uc_box *box)
{
    return box->y1 - box->y0 > box->x1 - box->x0;
}

/* Where level rules meet, but those under a running head. */
static struct meetings meetings_of(const struct uc_pdf_page *page, uc_arena *arena)
{
    const float head = 0.09f * page->size.height;
    struct meetings found = {0};
    for (size_t i = 0; i < page->rules.count; i++) {
        const struct uc_box *box = &page->rules.at[i].box;
        if (!is_upright(box) && box->y0 > head && goes_on(page, box))
            *UC_PUSH(arena, &found.list) = box->x1;
    }
    return found;
}

/* Is there an upright rule in the gap, or do level ones meet there time and again, as at the
 * columns of a table? */
static bool is_parted(const struct sheet *sheet, float left, float right, const struct span *at)
{
    size_t meetings = 0;
    for (size_t i = 0; i < sheet->meetings.list.count; i++) {
        float x = sheet->meetings.list.at[i];
        meetings += x > left - 1 && x < right + 1;
    }
    if (meetings > 1)
        return true;
    for (size_t i = 0; i < sheet->page->rules.count; i++) {
        const struct uc_box *box = &sheet->page->rules.at[i].box;
        if (is_upright(box) && box->x0 > left - 1 && box->x1 < right + 1 &&
            box->y0 < at->y - 0.3f * at->size && box->y1 > at->y)
            return true;
    }
    return false;
}

/* The white strip between two columns of text, from the rows of spans. */
static float find_gutter(const struct uc_pdf_page *page, const struct spans *spans, uc_arena *arena)
{
    UC_LIST(struct uc_box) pieces = {0};
    size_t first = 0; /* span of the last piece */
    for (size_t i = 0; i < spans->list.count; i++) {
        const struct span *span = &spans->list.at[i];
        bool same_row = i > 0 && span[-1].row == span->row;
        struct uc_box *last = same_row ? &pieces.at[pieces.count - 1] : NULL;
        float gap =
            last != NULL ? (span->x0 - last->x1) / fmaxf(span->size, span[-1].size) : INFINITY;
        bool labelled = gap <= label_gap && is_label(page, &spans->list.at[first], i - first);
        if (last != NULL && (gap <= gutter_gap || labelled)) {
            last->x1 = fmaxf(last->x1, span->x1);
            continue;
        }
        float y = last != NULL ? last->y0 : span->y;
        *UC_PUSH(arena, &pieces) = (struct uc_box){span->x0, y, span->x1, y};
        first = i;
    }
    return uc_pdf_gutter(page, pieces.at, pieces.count);
}

/* Do other rows too have something that starts where this does, behind a gap or alone: cells of one
 * column? What stands before it must be more than a number, and announce nothing. */
static bool starts_column(const struct sheet *sheet, const struct span *span)
{
    const size_t least = 3, number = 8; /* glyphs */
    size_t starts = 0, behind_gap = 0, before = 0;
    for (const struct span *left = span; left > sheet->spans->list.at && left[-1].row == span->row;
         left--)
        before += left[-1].end - left[-1].first;
    if (before <= number || sheet->page->glyphs.at[span[-1].end - 1].c == ':')
        return false;
    for (size_t i = 0; i < sheet->spans->list.count; i++) {
        const struct span *other = &sheet->spans->list.at[i];
        bool same = fabsf(other->x0 - span->x0) <= 1 && other->row != span->row;
        bool first = i == 0 || other[-1].row != other->row;
        bool gap = same && !first && other->x0 - other[-1].x1 > column_gap * other->size;
        starts += same && (first || gap);
        behind_gap += gap;
    }
    return starts >= least && behind_gap > 0;
}

/* How many of the `count` spans of a row, from left to right, make its first line. */
static size_t line_length(const struct sheet *sheet, const struct span *spans, size_t count)
{
    size_t n = 1;
    float end = spans[0].x1;
    for (; n < count; n++) {
        float gap = spans[n].x0 - end, size = fmaxf(spans[n].size, spans[n - 1].size);
        if (end < sheet->gutter && spans[n].x0 > sheet->gutter && gap > gutter_gap * size)
            break;
        bool wide = gap > column_gap * size ||
                    (gap > cell_gap * size && is_parted(sheet, end, spans[n].x0, &spans[n])) ||
                    (gap > span_gap * size && starts_column(sheet, &spans[n]));
        if (wide && (gap > label_gap * size || !is_label(sheet->page, spans, n)))
            break;
        end = fmaxf(end, spans[n].x1);
    }
    return n;
}

/* A line under way. */
struct writer {
    struct uc_buf text;
    struct uc_line line;
    uc_arena *arena, *scratch;
    float end;      /* where the last glyph ended */
    float page_gap; /* between words: one of the two */
    float line_gap; /* the same, of this line */
};

/* Does white stand before a glyph? Not before the first of its line. */
static bool stands_apart(const struct writer *to, const struct uc_glyph *glyph, bool raised)
{
    if (to->line.runs.count == 0)
        return false;
    const struct uc_run *run = &to->line.runs.at[to->line.runs.count - 1];
    float word_gap = run->raised == raised ? to->line_gap : to->page_gap;
    return glyph->space_before || glyph->x0 - to->end > word_gap * glyph->size;
}

static void add_glyph(struct writer *to, const struct uc_glyph *glyph, bool raised, bool apart)
{
    bool first = to->text.len == 0;
    struct uc_run *run = first ? NULL : &to->line.runs.at[to->line.runs.count - 1];
    if (run != NULL && apart) {
        uc_buf_byte(&to->text, ' ');
        run->end++;
    }
    bool bold = glyph->style & UC_GLYPH_BOLD, italic = glyph->style & UC_GLYPH_ITALIC;
    if (run == NULL || run->bold != bold || run->italic != italic || run->raised != raised ||
        fabsf(run->size - glyph->size) > 0.05f * glyph->size) {
        run = UC_PUSH(to->arena, &to->line.runs);
        *run = (struct uc_run){.start = (uint32_t)to->text.len,
                               .size = glyph->size,
                               .bold = bold,
                               .italic = italic,
                               .raised = raised};
    }
    uc_buf_char(&to->text, glyph->c);
    run->end = (uint32_t)to->text.len;
    to->end = glyph->x1;
    struct uc_box *box = &to->line.box;
    struct uc_box own = {glyph->x0, glyph->y - 0.8f * glyph->size, glyph->x1,
                         glyph->y + 0.2f * glyph->size};
    *box = first
               ? own
               : (struct uc_box){fminf(box->x0, own.x0), raised ? box->y0 : fminf(box->y0, own.y0),
                                 fmaxf(box->x1, own.x1), fmaxf(box->y1, own.y1)};
}

/* Does a rule run along the whole of a line, close under it? */
static bool is_underlined(const struct uc_pdf_page *page, const struct uc_box *line, float size)
{
    const float drop = 0.25f, slack = 0.4f;
    float base = line->y1 - 0.2f * size;
    for (size_t i = 0; i < page->rules.count; i++) {
        const struct uc_box *box = &page->rules.at[i].box;
        if (box->y0 > base - 0.05f * size && box->y1 < base + drop * size &&
            fabsf(box->x0 - line->x0) < slack * size && fabsf(box->x1 - line->x1) < slack * size)
            return true;
    }
    return false;
}

/* The word gap of a line on a page that prints its spaces. */
static float lost_word_gap(const struct uc_pdf_page *page, const struct span *spans, size_t count)
{
    float gaps = 0;
    size_t letters = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = spans[i].first + 1; k < spans[i].end; k++) {
            const struct uc_glyph *glyph = &page->glyphs.at[k];
            float gap = (glyph->x0 - glyph[-1].x1) / glyph->size;
            if (glyph->space_before || gap > word_gap_printed)
                continue;
            gaps += fmaxf(gap, 0);
            letters++;
        }
    float usual = letters > 0 ? gaps / (float)letters : 0;
    return fminf(usual + word_gap_lost, word_gap_printed);
}

/* A soft hyphen is kept at the line's end alone, where it is seen. */
static void add_straight(const struct uc_pdf_page *page, const struct span *spans, size_t count,
                         struct writer *to)
{
    to->line_gap =
        to->page_gap == word_gap_printed ? lost_word_gap(page, spans, count) : to->page_gap;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && is_overprint(page, &spans[i - 1], &spans[i]))
            continue;
        for (size_t k = spans[i].first; k < spans[i].end; k++) {
            const struct uc_glyph *glyph = &page->glyphs.at[k];
            bool last = i + 1 == count && k + 1 == spans[i].end;
            if (glyph->c != soft_hyphen || last)
                add_glyph(to, glyph, spans[i].raised, stands_apart(to, glyph, spans[i].raised));
        }
    }
}

static bool is_turned(const struct uc_pdf_page *page, const struct span *spans, size_t count)
{
    bool turned = page->size.right_to_left;
    for (size_t i = 0; i < count && page->letters[1] > 0 && !turned; i++)
        for (size_t k = spans[i].first; k < spans[i].end && !turned; k++)
            turned = uc_pdf_is_right_to_left(page->glyphs.at[k].c);
    return turned;
}

/* The same where not all of it is read in the order of its places. A printed space is known by the
 * glyph drawn behind it, which may stand on either side. */
static void add_turned(const struct uc_pdf_page *page, const struct span *spans, size_t count,
                       struct writer *to)
{
    UC_LIST(struct uc_pdf_item) items = {0};
    size_t last = SIZE_MAX; /* glyph */
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && is_overprint(page, &spans[i - 1], &spans[i]))
            continue;
        for (size_t k = spans[i].first; k < spans[i].end; k++) {
            const struct uc_glyph *at = page->glyphs.at, *glyph = &at[k];
            if (last != SIZE_MAX && !glyph->attached &&
                (glyph->x0 - at[last].x1 > word_gap_drawn * glyph->size ||
                 (k == last + 1 && glyph->space_before) ||
                 (last == k + 1 && at[last].space_before)))
                *UC_PUSH(to->scratch, &items) = (struct uc_pdf_item){.glyph.c = ' '};
            *UC_PUSH(to->scratch, &items) = (struct uc_pdf_item){*glyph, spans[i].raised};
            last = k;
        }
    }
    uc_pdf_turn(page, items.at, items.count);
    for (size_t i = 0; i < items.count; i++)
        if (items.at[i].glyph.c != ' ')
            add_glyph(to, &items.at[i].glyph, items.at[i].raised,
                      i > 0 && items.at[i - 1].glyph.c == ' ');
}

static void add_line(const struct uc_pdf_page *page, const struct span *spans, size_t count,
                     struct writer *to, struct uc_lines *out)
{
    uc_buf_clear(&to->text);
    to->line = (struct uc_line){.page = page->number};
    if (is_turned(page, spans, count))
        add_turned(page, spans, count, to);
    else
        add_straight(page, spans, count, to);
    if (to->text.len == 0)
        return;
    if (is_underlined(page, &to->line.box, spans[0].size))
        for (size_t i = 0; i < to->line.runs.count; i++)
            to->line.runs.at[i].underline = true;
    to->line.text = uc_arena_copy(out->arena, uc_buf_str(&to->text));
    *UC_PUSH(out->arena, &out->list) = to->line;
}

/* Does every word or nearly have a printed space? Some producers place each word instead. */
static bool prints_spaces(const struct uc_pdf_page *page)
{
    size_t spaces = 0;
    for (size_t i = 0; i < page->glyphs.count; i++)
        spaces += page->glyphs.at[i].space_before;
    return spaces * 16 > page->glyphs.count;
}

void uc_pdf_lines(const struct uc_pdf_page *page, uc_arena *scratch, struct uc_lines *out)
{
    struct spans spans = spans_of(page, scratch);
    if (spans.list.count == 0)
        return;
    qsort(spans.list.at, spans.list.count, sizeof spans.list.at[0], by_y);
    make_rows(&spans);
    join_indexes(page, &spans);
    qsort(spans.list.at, spans.list.count, sizeof spans.list.at[0], by_row);
    struct sheet sheet = {page, &spans, meetings_of(page, scratch),
                          find_gutter(page, &spans, scratch)};
    struct writer writer = {.arena = out->arena,
                            .scratch = scratch,
                            .page_gap = prints_spaces(page) ? word_gap_printed : word_gap_drawn};
    size_t before = out->list.count;
    for (size_t i = 0; i < spans.list.count;) {
        size_t end = i + 1;
        while (end < spans.list.count && spans.list.at[end].row == spans.list.at[i].row)
            end++;
        size_t length = line_length(&sheet, &spans.list.at[i], end - i);
        add_line(page, &spans.list.at[i], length, &writer, out);
        i += length;
    }
    uc_buf_free(&writer.text);
    uc_pdf_order(sheet.gutter, out->list.at + before, out->list.count - before, scratch);
}
