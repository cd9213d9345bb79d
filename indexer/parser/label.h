/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers in front of paragraphs, in all the forms that the United Nations print:
 *
 *   6.  6 bis.  29A.175  II.75  4.2     (a)  (aa)  (iv)  a)  ii)  (1)     a.  iv.  A.  II.
 *   OP6.  PP3 alt.     ٦ -  (أ)  6．  （a）  一、  (二)     –  •
 *
 * A print often reads in more than one way: (i) is the ninth letter or the first roman numeral. A
 * number therefore carries all of its readings, and the sequence it stands in decides (outline.h).
 */
#ifndef PARSER_LABEL_H
#define PARSER_LABEL_H

#include "clause/arena.h"

#include <stdint.h>

enum uc_number_form {
    UC_NUMBER_NONE,
    UC_NUMBER_STOP,    /* "6." "II." "a." "29A.175" "6 -" "一、" */
    UC_NUMBER_BRACKET, /* "(a)" "a)" */
    UC_NUMBER_BULLET,  /* "–" "•" */
};

enum uc_number_scheme { UC_COUNT_ARABIC, UC_COUNT_LETTER, UC_COUNT_ROMAN, UC_SCHEME_COUNT };

struct uc_number {
    enum uc_number_form form;
    uint32_t reading[UC_SCHEME_COUNT]; /* what it counts in each scheme; 0 where it can't */
    uc_str printed;  /* "6 bis", "a", "29A.175": no brackets, no full stop; ASCII digits */
    uc_str prefix;   /* "29A" of "29A.175": such numbers count on behind an equal one; else empty */
    bool upper;      /* "A." "II." */
    bool inserted;   /* "6 bis", "6 alt": stands beside its number, counts nothing */
    bool preambular; /* printed as PP3 */
    size_t length;   /* bytes of the text that it takes, white space behind it included */
};

/* The number that `text` begins with; form NONE where it begins with none. `printed` is in
 * `arena`. */
struct uc_number uc_number_read(uc_str text, uc_arena *arena);

/* A number without brackets, stop or bullet ("13", "4.2", "IV"): readings, `printed` and `prefix`
 * are set. Gives the bytes that it takes, 0 where there is none. */
size_t uc_number_core_read(uc_str text, struct uc_number *number, uc_arena *arena);

/* What digits count, 0 where `digits` has anything else. */
uint32_t uc_arabic_value(uc_str digits);

#endif
