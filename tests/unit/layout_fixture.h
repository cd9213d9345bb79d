/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of our own for the tests of the layout. What is expected is shown one paragraph a line:
 *
 *   text            running text; "{4}" where note mark 4 stood
 *   [4] text        a note
 *   | a/b/c         a table: cells by '/', rows by ';'
 *   ~ text          dropped, behind all others
 */
#ifndef LAYOUT_FIXTURE_H
#define LAYOUT_FIXTURE_H

#include "readers/line.h"

void check_layout(const struct uc_lines *lines, const char *want);

/* Of a file in plain text. */
void check_text(const char *text, const char *want);

enum { BOLD = 1, RAISED = 2, ITALIC = 4 };

/* A line of print: text from x0 to x1 on a base line. A run of the text in ^ ^ is raised. */
struct print {
    uint32_t page;
    float x0, x1, base, size;
    int style;
    const char *text;
};

/* Without lines; their arena is yours. */
struct uc_lines new_lines(void);
void add_print(struct uc_lines *lines, const struct print *print);
void add_rule(struct uc_lines *lines, uint32_t page, float x0, float x1, float y);

void check_print(const struct print *print, size_t count, const char *want);
#define CHECK_PRINT(print, want) check_print((print), sizeof(print) / sizeof *(print), (want))

/* On page 1, with rules across the column at these heights. */
void check_ruled(const struct print *print, size_t count, const float *heights, size_t strokes,
                 const char *want);
#define CHECK_RULED(print, heights, want)                                                          \
    check_ruled((print), sizeof(print) / sizeof *(print), (heights),                               \
                sizeof(heights) / sizeof *(heights), (want))

#endif
