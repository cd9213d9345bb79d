/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Resolutions and decisions as running text and people name them: an organ and a number. The number
 * has one of five forms, and which organs use which form is fixed, so that form and organ
 * together give the symbol (https://research.un.org/en/docs/symbols).
 */
#ifndef CLAUSE_RESOLUTION_H
#define CLAUSE_RESOLUTION_H

#include "clause/arena.h"

/* The Assembly counts by session and number since its thirty-first session (1976); until then
 * sessions are roman numerals. */
enum { UC_LAST_ROMAN_SESSION = 30 };

enum uc_organ {
    UC_ORGAN_UNKNOWN,
    UC_ORGAN_GENERAL_ASSEMBLY,
    UC_ORGAN_SECURITY_COUNCIL,
    UC_ORGAN_ECOSOC,
    UC_ORGAN_HUMAN_RIGHTS_COUNCIL,
    UC_ORGAN_COUNCIL, /* one of the three councils */
    UC_ORGAN_ENVIRONMENT_ASSEMBLY,
    UC_ORGAN_HUMAN_RIGHTS_COMMISSION,
    UC_ORGAN_UNDP_BOARD,
    UC_ORGAN_UNICEF_BOARD,
    UC_ORGAN_WOMEN_BOARD,
    UC_ORGAN_BOARD, /* one of the Executive Boards */
    UC_ORGAN_OTHER, /* one whose resolutions have no symbol of their own */
};

/* The longest organ's name at the start of `text`, in any of the six languages or abbreviated
 * ("UNGA", "SC"). In print names have capitals; `any_case` takes what people type. Gives the bytes
 * read, 0 where there is none. */
size_t uc_organ_read(uc_str text, bool any_case, enum uc_organ *out);

/* The organ named last in `text`, as printed. */
enum uc_organ uc_organ_find(uc_str text);

enum uc_resolution_form {
    UC_FORM_SESSION,         /* 57/263 */
    UC_FORM_SPECIAL_SESSION, /* S-25/2, ES-10/23 */
    UC_FORM_YEAR,            /* 2002/18 */
    UC_FORM_BRACKETED_YEAR,  /* 1970 (2011) */
    UC_FORM_ROMAN_SESSION,   /* 2625 (XXV), 3201 (S-VI), 217 A (III) */
    UC_FORM_PLAIN,           /* 1325: only the Security Council's, and only where it is named */
};

struct uc_resolution_number {
    enum uc_resolution_form form;
    uc_str session;   /* "57", "S-25", "2002", "XXV", "ES-V"; empty for UC_FORM_PLAIN */
    uc_str number;    /* "263" */
    uc_str composite; /* "B", "A-B"; mostly empty */
    unsigned session_value;
};

/* Reads a number at the start of `text`; its parts point into it. Gives the bytes read, 0 where
 * there is none: dates ("2002/03", "9/11/2001") are none. */
size_t uc_resolution_number_read(uc_str text, struct uc_resolution_number *out);

/* Reads the letters of a composite resolution at the start of `text`, a space before them or not:
 * " B", " A-B". They point into it. Gives the bytes read, 0 where there are none. */
size_t uc_composite_read(uc_str text, uc_str *out);

/* Reads a session in brackets at the start of `text`, a space before it or not: " (2011)", "(XXV)",
 * "(S-VI)"; `*inside` points into it. Gives the bytes read, 0 where there is none. */
size_t uc_bracketed_session_read(uc_str text, uc_str *inside);

/* Does the organ number its resolutions or decisions so? */
bool uc_organ_has_form(enum uc_organ organ, enum uc_resolution_form form);

/* A/RES/57/263, S/RES/1970 (2011), E/RES/2002/1, A/HRC/DEC/49/1, …; decisions of Executive Boards
 * are DP/DEC/2002/18. An unknown organ is the one that the form belongs to, the General
 * Assembly first. Empty where that organ has no such number. */
uc_str uc_resolution_symbol(const struct uc_resolution_number *number, enum uc_organ organ,
                            bool decision, uc_arena *arena);

/* The value of a roman numeral in capitals or not, 0 where `text` is none. */
unsigned uc_roman_value(uc_str text);

/* `text` with ASCII letters in capitals and every dash as "-". */
uc_str uc_capitals(uc_str text, uc_arena *arena);

#endif
