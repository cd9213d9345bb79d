/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shared by the HTML reader's files: html.c opens a page and runs libxml2's parser on it,
 * html_tag.c knows what an element means, html_lines.c makes lines of its events, html_note.c finds
 * the footnotes among them.
 *
 * No tree is built: what is kept is the stack of open elements, so memory is bounded by the text.
 */
#ifndef READERS_HTML_H
#define READERS_HTML_H

#include "readers/line_builder.h"
#include "readers/numeral.h"

/* Pages of real life stay far below; libxml2 walks the open elements on many an end tag. */
#define UC_HTML_DEPTH_MAX 400
#define UC_HTML_COLUMNS_MAX 100

enum uc_html_effect {
    UC_HTML_INLINE,
    UC_HTML_BLOCK, /* begins and ends a paragraph */
    UC_HTML_HEADING,
    UC_HTML_BREAK,
    UC_HTML_LIST,
    UC_HTML_ITEM,
    UC_HTML_TABLE,
    UC_HTML_ROW,
    UC_HTML_CELL,
    UC_HTML_PRE,
    UC_HTML_TITLE,
    UC_HTML_SKIP,     /* not printed, or no part of the text */
    UC_HTML_INSERTED, /* a tracked change */
    UC_HTML_DELETED,
};

struct uc_html_list {
    bool ordered;
    enum uc_numeral numeral;
    uint32_t next;
};

/* An open element, with what it hands down to the elements in it. */
struct uc_html_element {
    enum uc_html_effect effect;
    struct uc_text_style style;
    bool hidden;
    bool raw;                 /* text in it is kept as it stands */
    uint8_t heading;          /* level; 0 outside headings */
    uint8_t list_depth;       /* lists around it */
    size_t list_at;           /* which open element is the innermost list; 0 for none */
    struct uc_html_list list; /* of a list element itself */
    uc_str link;              /* the place in the page that it links to; empty for none */
};

/* Sets what the element `name` does and changes in `element`, which begins as a copy of its parent.
 * `attributes` are libxml2's: name, value, …, NULL; the whole may be NULL. */
void uc_html_tag(struct uc_html_element *element, const char *name, const char *const *attributes,
                 bool original);

/* An attribute's value; empty where there is none. */
uc_str uc_html_attribute(const char *const *attributes, const char *name);
/* As a number within [least, most]; `otherwise` where it is none. */
uint32_t uc_html_number(const char *const *attributes, const char *name, uint32_t least,
                        uint32_t most, uint32_t otherwise);

struct uc_html_table {
    struct uc_html_table *outer;
    uint32_t number, row, column; /* column: of the next cell */
    size_t first_line, cell_line; /* indexes of its first line, and of its current cell's */
    bool in_cell, is_layout;
    uint32_t covered[UC_HTML_COLUMNS_MAX]; /* by column: the row up to which a cell reaches down */
    uint32_t rows;
};

/* An element with a name that links can lead to. */
struct uc_html_anchor {
    uc_str name;
    size_t line; /* index of the line that it is in or before */
};

struct uc_html {
    const struct uc_reader_options *options;
    struct uc_lines *out;
    struct uc_line_builder line;
    struct uc_html_element open[UC_HTML_DEPTH_MAX + 1]; /* [0] is around all */
    size_t depth;
    bool too_deep, too_long;
    bool broken;                 /* a line break, and nothing behind it yet */
    uc_str label;                /* of the list item that has no line yet */
    struct uc_html_table *table; /* the innermost; NULL for none */
    struct uc_html_table *spare; /* closed ones, to use again */
    uint32_t tables;
    struct uc_buf raw; /* text in <pre> or <title> */
    UC_LIST(struct uc_html_anchor) anchors;
};

/* The parser's events. False where a bound is passed and parsing should stop. */
bool uc_html_start(struct uc_html *html, const char *name, const char *const *attributes);
bool uc_html_text(struct uc_html *html, uc_str text);
void uc_html_end(struct uc_html *html);
/* Behind the last event. */
void uc_html_finish(struct uc_html *html);

/* Tells footnotes by their links: a reference leads to the note, and the note's first or last words
 * lead back. Until then a run's `note` is the name of the place that it links to. */
void uc_html_find_notes(struct uc_html *html);

#endif
