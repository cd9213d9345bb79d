/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts a line together from pieces of text in different styles, tidying as it goes: white space,
 * also where two pieces meet, becomes one space, invisible characters go, and each piece's style is
 * kept as a run. For formats whose line is a whole paragraph.
 *
 * What one file may give is bounded (UC_TEXT_MAX, UC_LINES_MAX, UC_RUNS_MAX): beyond that the
 * builder drops what comes and `full` says so.
 */
#ifndef READERS_LINE_BUILDER_H
#define READERS_LINE_BUILDER_H

#include "clause/buf.h"
#include "readers/reader.h"

#define UC_LINES_MAX ((size_t)1 << 19)
#define UC_RUNS_MAX ((size_t)1 << 20)

struct uc_text_style {
    float size; /* points; 0 where unknown */
    bool bold, italic, raised, underline;
};

/* Zero-initialised but for `lines` it is ready. Free with uc_line_builder_free. */
struct uc_line_builder {
    struct uc_lines *lines; /* where finished lines go */
    struct uc_buf text;
    struct uc_line line; /* its runs so far; text and style are set by uc_line_builder_finish */
    bool space;          /* white space stands between the text and what comes next */
    bool full;           /* the bounds are reached */
    size_t bytes, runs;  /* of all finished lines */
};

/* Adds text; `note` is the mark of the note that it refers to, or empty. Ill-formed UTF-8 becomes
 * U+FFFD. */
void uc_line_builder_add(struct uc_line_builder *builder, uc_str text,
                         const struct uc_text_style *style, uc_str note);

/* Adds the line to `lines` as a whole paragraph and begins the next; NULL where it has no text. */
struct uc_line *uc_line_builder_finish(struct uc_line_builder *builder);

void uc_line_builder_free(struct uc_line_builder *builder);

/* Takes the bytes [start, end) out of the line's text, and the spaces that then stand at its ends.
 */
void uc_line_cut(struct uc_line *line, size_t start, size_t end, uc_arena *arena);

/* A box drawn around text is no table: where no row since line `first` has two cells with text, the
 * lines of `table` become plain paragraphs. */
void uc_table_settle(struct uc_lines *lines, size_t first, uint32_t table);
/* Makes plain paragraphs of them whatever they are. */
void uc_table_dissolve(struct uc_lines *lines, size_t first, uint32_t table);

#endif
