/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a page: what stands on one base line is cells of one row. For the stages that find
 * tables.
 */
#ifndef PARSER_ROW_H
#define PARSER_ROW_H

#include "parser/layout.h"

struct uc_row {
    size_t first, end; /* of the sheet's lines; what is of other places between them is skipped */
    uint32_t cells;
    struct uc_box box;
};

struct uc_rows {
    uint32_t page;
    UC_LIST(struct uc_row) list; /* from the top */
    float top;                   /* what is above is masthead or running head */
};

/* "Distr.: General", "Original: English". */
bool uc_is_masthead_line(uc_str text);

/* Of the body and the tables of the page that line `from` is on; `*end` is where the next page
 * starts. */
struct uc_rows uc_rows_of_page(const struct uc_sheet *sheet, size_t from, size_t *end);

/* Makes the body lines of rows [from, to) a table. */
void uc_claim_rows(struct uc_sheet *sheet, const struct uc_rows *rows, size_t from, size_t to);

bool uc_is_claimed(const struct uc_sheet *sheet, const struct uc_row *row);

#endif
