/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/html.h"

#include <stdlib.h>

enum { MARK_MAX = 6 };

static int compare_anchor(const void *a, const void *b)
{
    const struct uc_html_anchor *x = a, *y = b;
    int order = uc_str_compare(x->name, y->name);
    return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

static int compare_name(const void *name, const void *anchor)
{
    return uc_str_compare(*(const uc_str *)name, ((const struct uc_html_anchor *)anchor)->name);
}

/* The line that a place's name stands in; NULL where there is none. */
static struct uc_line *line_at(const struct uc_html *html, uc_str name)
{
    if (name.len == 0 || html->anchors.count == 0)
        return NULL;
    const struct uc_html_anchor *anchor = bsearch(&name, html->anchors.at, html->anchors.count,
                                                  sizeof html->anchors.at[0], compare_name);
    if (anchor == NULL || anchor->line >= html->out->list.count)
        return NULL;
    return &html->out->list.at[anchor->line];
}

/* The first or last run of `note` where that links back to `line`, else NULL. */
static const struct uc_run *link_back(const struct uc_html *html, const struct uc_line *note,
                                      const struct uc_line *line)
{
    if (note->runs.count < 2)
        return NULL;
    const struct uc_run *ends[] = {&note->runs.at[0], &note->runs.at[note->runs.count - 1]};
    for (size_t i = 0; i < 2; i++)
        if (line_at(html, ends[i]->note) == line)
            return ends[i];
    return NULL;
}

/* What is printed in or without brackets: "[4]". */
static uc_str mark_in(uc_str text)
{
    text = uc_str_trim(text);
    if (text.len > 2 && (text.ptr[0] == '[' || text.ptr[0] == '('))
        text = uc_str_slice(text, 1, text.len - 1);
    return text;
}

/* The mark that is printed in front of the note once more, where the link back stands at its end.
 */
static void cut_printed_mark(struct uc_line *note, uc_str mark, uc_arena *arena)
{
    if (note->runs.count < 2 || !note->runs.at[0].raised)
        return;
    const struct uc_run *first = &note->runs.at[0];
    if (uc_str_equal(mark_in(uc_str_slice(note->text, first->start, first->end)), mark))
        uc_line_cut(note, first->start, first->end, arena);
}

/* Brackets around the link belong to the mark: "[<a>4</a>]". */
static void take_brackets(struct uc_line *line, struct uc_run *run)
{
    struct uc_run *first = line->runs.at, *last = &line->runs.at[line->runs.count - 1];
    if (run == first || run == last || run[-1].end - run[-1].start < 2 ||
        run[1].end - run[1].start < 2 || line->text.ptr[run->start - 1] != '[' ||
        line->text.ptr[run->end] != ']')
        return;
    run[-1].end = --run->start;
    run[1].start = ++run->end;
}

/* A run is a reference where its link leads to a later line that leads back. */
static void resolve(const struct uc_html *html, struct uc_line *line, struct uc_run *run)
{
    struct uc_line *note = line_at(html, run->note);
    uc_str mark = mark_in(uc_str_slice(line->text, run->start, run->end));
    run->note = (uc_str){NULL, 0};
    if (note == NULL || note <= line || mark.len == 0 || mark.len > MARK_MAX)
        return;
    const struct uc_run *back = link_back(html, note, line);
    if (back != NULL) {
        uc_line_cut(note, back->start, back->end, html->out->arena);
        cut_printed_mark(note, mark, html->out->arena);
        note->role = UC_LINE_NOTE;
        note->label = mark;
        note->list_depth = 0;
    }
    if (note->role == UC_LINE_NOTE && uc_str_equal(note->label, mark)) {
        run->note = mark;
        run->raised = true;
        take_brackets(line, run);
    }
}

void uc_html_find_notes(struct uc_html *html)
{
    if (html->anchors.count > 0)
        qsort(html->anchors.at, html->anchors.count, sizeof html->anchors.at[0], compare_anchor);
    for (size_t i = 0; i < html->out->list.count; i++) {
        struct uc_line *line = &html->out->list.at[i];
        for (size_t k = 0; k < line->runs.count; k++)
            if (line->runs.at[k].note.len > 0)
                resolve(html, line, &line->runs.at[k]);
    }
}
