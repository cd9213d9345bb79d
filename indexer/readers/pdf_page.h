/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One page of a PDF on its way from glyphs to lines; shared by the files of the PDF reader only.
 *
 *   pdf.c        the file: opening, pages, errors
 *   pdf_device.c a page's drawing -> glyphs and rules
 *   pdf_bidi.c   pages and lines that are read from right to left
 *   pdf_lines.c  glyphs -> lines of words
 *   pdf_order.c  lines -> reading order
 *   pdf_scan.c   what to think of the lines of a scan
 *
 * All lengths are points from the page's top left corner; from the top right one where the page is
 * read from right to left: it is mirrored, and all but the order in words and numbers that are not
 * read so works as elsewhere.
 */
#ifndef READERS_PDF_PAGE_H
#define READERS_PDF_PAGE_H

#include "readers/line.h"

#include <mupdf/fitz.h>

/* More than any printed page holds; what is beyond is left out with a warning. */
#define UC_PAGE_GLYPHS_MAX 200000
/* More than any table has: what is beyond belongs to a drawing. */
#define UC_PAGE_RULES_MAX 2000

enum uc_glyph_style { UC_GLYPH_BOLD = 1, UC_GLYPH_ITALIC = 2 };

struct uc_glyph {
    uint32_t c;   /* code point; never white space */
    float x0, x1; /* origin and where the next one would stand */
    float y;      /* of the base line */
    float size;
    uint8_t style;
    bool space_before; /* a space was printed before it */
    bool attached;     /* a further letter of the ligature before it */
};

struct uc_pdf_page {
    uint32_t number; /* from 1 */
    struct uc_page size;
    UC_LIST(struct uc_glyph) glyphs; /* in the order of drawing */
    UC_LIST(struct uc_rule) rules;
    uint32_t unknown;     /* glyphs whose characters the file does not tell */
    uint32_t turned;      /* glyphs that don't run from left to right: left out */
    uint32_t letters[2];  /* of words read from left to right, and from right to left */
    bool turned_brackets; /* of the latter, brackets are coded by their shapes */
    float pictured;       /* the share of it that is under pictures; over 1 where these overlap */
};

/* Draws `page` (whose `glyphs` and `rules` are empty) from the library's `source`, all in `arena`.
 * It ends early where `cookie` says so, as it does where the page has too many glyphs. Throws as
 * the library does. */
void uc_pdf_draw(fz_context *ctx, fz_page *source, struct uc_pdf_page *page, uc_arena *arena,
                 fz_cookie *cookie);

/* By the Unicode bidirectional class, of letters. */
bool uc_pdf_is_right_to_left(uint32_t c);
bool uc_pdf_is_left_to_right(uint32_t c);

/* The letters that an Arabic or Hebrew presentation form stands for; 0 where it is none. */
#define UC_PDF_FORM_MAX 4
size_t uc_pdf_letters_of_form(uint32_t c, uint32_t letters[UC_PDF_FORM_MAX]);

/* Makes of a drawn page one that is read from right to left. */
void uc_pdf_mirror(struct uc_pdf_page *page, uc_arena *arena);

/* A glyph of a line, or a space (glyph.c is ' '). */
struct uc_pdf_item {
    struct uc_glyph glyph;
    bool raised;
};
/* Puts a line's items, which are in the order of their places, into the order of reading. */
void uc_pdf_turn(const struct uc_pdf_page *page, struct uc_pdf_item *items, size_t count);

/* Lines from `page`, in reading order, appended to `out`; `scratch` is for what the work needs. */
void uc_pdf_lines(const struct uc_pdf_page *page, uc_arena *scratch, struct uc_lines *out);

/* Where the page has two columns of running text, the middle of the white strip between them; else
 * a negative number. `pieces` are boxes of print from top to bottom, without white in them as wide
 * as such a strip. */
float uc_pdf_gutter(const struct uc_pdf_page *page, const struct uc_box *pieces, size_t count);

/* Puts the lines of one page, given from top to bottom, in reading order: column by column where
 * there is a gutter. */
void uc_pdf_order(float gutter, struct uc_line *lines, size_t count, uc_arena *scratch);

/* Is the page a picture? Its text is then what was recognized in it. */
bool uc_pdf_is_scan(const struct uc_pdf_page *page);

/* Marks as UC_LINE_RUNNING those of a scan's lines (`count` > 0) that are dirt, and mends numbers.
 * False where too much is none for the rest to be trusted. Texts go into `arena`. */
bool uc_pdf_tidy_scan(struct uc_line *lines, size_t count, uc_arena *arena, uc_arena *scratch);

#endif
