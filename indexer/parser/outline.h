/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sequences of numbers: which list a number continues, and which of its readings is meant.
 *
 * Lists are open inside one another: paragraph 7, its (a) to (h), the (i) to (iii) of its (b). A
 * number goes on in the deepest list that it counts on in, opens a list inside, or restarts one; so
 * "(i)" after "(h)" is a letter, after "(a) …:" a roman numeral.
 */
#ifndef PARSER_OUTLINE_H
#define PARSER_OUTLINE_H

#include "parser/label.h"

#define UC_OUTLINE_DEPTH 6

struct uc_open_list {
    enum uc_number_form form;
    enum uc_number_scheme scheme;
    bool upper;
    uc_str prefix;
    uint32_t count;
    int32_t parent; /* the item that the list hangs from; -1 for none */
};

struct uc_outline {
    struct uc_open_list list[UC_OUTLINE_DEPTH];
    size_t depth; /* lists open, outermost first */
};

enum uc_placing {
    UC_PLACE_NONE,      /* no number after all */
    UC_PLACE_CONTINUES, /* the next of an open list */
    UC_PLACE_OPENS,     /* the first of a list inside */
    UC_PLACE_SKIPS,     /* of an open list, with a gap before */
    UC_PLACE_RESTARTS,  /* of a list as one that is open, counted anew */
};

struct uc_place {
    enum uc_placing how;
    size_t depth; /* of the list: 0 outermost */
    enum uc_number_scheme scheme;
};

/* Where `number` belongs. `next` is the number that follows in the text, if any: it tells readings
 * apart. `after_colon`: the text before announces a list. */
struct uc_place uc_outline_find(const struct uc_outline *outline, const struct uc_number *number,
                                const struct uc_number *next, bool after_colon);

/* Counts `number` at `place`; a list that opens or restarts hangs from `parent`. */
void uc_outline_take(struct uc_outline *outline, struct uc_place place,
                     const struct uc_number *number, int32_t parent);

#endif
