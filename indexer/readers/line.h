/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines: what every reader gives and all that the parser knows of a file.
 *
 * Two sorts of format exist. In one the line is a piece of print (PDF, plain text): the parser must
 * find out which lines make a paragraph. In the other (Word, HTML) the line is a whole paragraph,
 * `whole` is true, and numbers, notes, headings and cells may be known. Everything is evidence,
 * nothing is a verdict: a reader knows nothing of the United Nations.
 */
#ifndef READERS_LINE_H
#define READERS_LINE_H

#include "clause/document.h"

/* A stretch of equal style, [start, end) bytes of the line's text. Runs cover the text in order. */
struct uc_run {
    uint32_t start, end;
    float size; /* of the font in points; 0 where unknown */
    bool bold, italic;
    bool raised; /* a superscript, whether marked as one or by its size and place */
    bool underline;
    uc_str note; /* the mark of the note it refers to, where the format knows ("4"); its text is
                    then the printed mark */
};

enum uc_line_role {
    UC_LINE_TEXT,
    UC_LINE_NOTE,    /* a footnote's or endnote's text; `label` is its mark. Print gives none: the
                        parser finds them */
    UC_LINE_CELL,    /* a table's cell; see `table`, `row`, `column` */
    UC_LINE_RUNNING, /* a running head or foot, where the format knows */
};

struct uc_line {
    uc_str text; /* valid UTF-8, tidied (uc_text_tidy), never empty; words are parted, hyphens at
                    the end kept */
    UC_LIST(struct uc_run) runs; /* may be empty where nothing is known */
    enum uc_line_role role;
    bool whole;        /* the line is a whole paragraph */
    uint32_t page;     /* from 1; 0 where there are none */
    struct uc_box box; /* on the page; in plain text x0 is the indent and x1 the end in columns, y0
                          the line's number */
    uint32_t blank_before; /* empty lines before it (plain text) */
    uc_str label; /* the number or letter that the format prints in front and that is not in `text`:
                     Word's numbering, an HTML list's ("6.", "(a)"); the mark of a note */
    uint8_t heading;      /* 1.. the level where the format knows it as a heading; else 0 */
    uint8_t list_depth;   /* 1.. nesting of lists where the format knows; else 0 */
    uint32_t table;       /* from 1: which table of the file; 0: none */
    uint32_t row, column; /* of the cell, from 0 */
};

/* A straight rule or box edge drawn on a page: tables and footnotes show by them. */
struct uc_rule {
    uint32_t page;
    struct uc_box box; /* thin: height or width under 3 points */
};

struct uc_page {
    float width, height; /* points */
    bool right_to_left;  /* it is read so: x is measured from its right edge */
};

struct uc_lines {
    uc_arena *arena;              /* owns all of it */
    UC_LIST(struct uc_line) list; /* in reading order */
    UC_LIST(struct uc_page) pages;
    UC_LIST(struct uc_rule) rules;
    UC_LIST(uc_str) warnings;
    uc_str title;              /* as the file's metadata has it; often wrong */
    enum uc_language language; /* as the file says; unknown if it does not */
    const char *format;        /* "pdf", "docx", "html", "text" */
};

#endif
