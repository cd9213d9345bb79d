/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings: which stands under which. The order is the Editorial Manual's (I, A, 1, (a), (i)); one
 * without a number has the rank of one of its own style, else stands under the last.
 */
#ifndef PARSER_HEADING_H
#define PARSER_HEADING_H

#include "parser/draft.h"
#include "parser/label.h"

#define UC_HEADINGS_MAX 12

struct uc_open_heading {
    uint32_t item;
    uint8_t rank;
    bool numbered;
    bool number_only; /* "Part I", "Table 3": the next line is its title */
    bool caption;     /* of a table, a figure, a box */
    const struct uc_paragraph *paragraph;
};

struct uc_headings {
    struct uc_open_heading open[UC_HEADINGS_MAX]; /* outermost first */
    size_t depth;
    uint32_t roman,
        letter; /* the last of "I." and of "A.": tells I, the letter, from I, the number */
};

/* Ranks by form of number. A first-level section is one of rank UC_RANK_ROMAN. */
enum { UC_RANK_REGION = 1, UC_RANK_PART = 5, UC_RANK_ROMAN = 10, UC_RANK_LETTER = 20 };

/* "Chapter II", "Part One": above all numbered ones. */
bool uc_heads_chapter(uc_str text);
/* "Section 3": as high as "III." */
bool uc_heads_section(uc_str text);

/* Closes the headings of the new one's rank and below; gives its rank. `number` is form NONE for
 * one without. */
uint8_t uc_headings_close(struct uc_headings *headings, const struct uc_paragraph *paragraph,
                          const struct uc_number *number);
/* Closes the caption that is open, if any, with what stands below it: the table has been read, or
 * the text goes on. */
void uc_headings_end_caption(struct uc_headings *headings);
void uc_headings_open(struct uc_headings *headings, struct uc_open_heading heading);

#endif
