/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sheet: what changed from earlier texts to later ones, row by row, as people read it: the form
 * of the reports on the life of clauses (compare, history, precedents).
 */
#ifndef SEARCH_SHEET_H
#define SEARCH_SHEET_H

#include "clause/buf.h"
#include "clause/diff.h"
#include "search/terminal.h"

struct uc_row {
    uc_str earlier, later; /* citations; empty where there is no such text */
    uc_str note;           /* "edited, 71% alike" */
    uc_str detail;         /* a line of its own below; empty: none */
    bool changed;          /* worth a stop on the way through the changes */
    bool whole;            /* the text is shown on the terminal even where nothing changed */
    struct uc_diff diff;
};

struct uc_sheet {
    uc_str title;                    /* "A/RES/79/236 → A/RES/80/156" */
    uc_str about;                    /* a line below it; may be empty */
    uc_str earlier_head, later_head; /* of the columns */
    uc_str summary;                  /* "18 same, 9 edited, 4 new" */
    UC_LIST(struct uc_row) rows;
};

/* Each row's citations and note, and below them what changed: in colour on a terminal, else as
 * [-deleted-] and {+inserted+}. */
void uc_sheet_print_text(const struct uc_terminal *terminal, const struct uc_sheet *sheet);

/* One page that needs nothing else: both texts side by side, keys and buttons to go from change to
 * change, fit to be printed. */
void uc_sheet_print_html(FILE *out, const struct uc_sheet *sheet);

/* "later text with changes marked | earlier text | source", as Office Open XML. */
void uc_sheet_write_docx(const struct uc_sheet *sheet, struct uc_buf *out);

/* The earlier text of a diff (UC_INSERTED left out), or the later one (UC_DELETED left out). In
 * `arena`. */
uc_str uc_diff_text(const struct uc_diff *diff, enum uc_change left_out, uc_arena *arena);

#endif
