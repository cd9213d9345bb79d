/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where numbers begin anew: annexes and appendices, draft resolutions and decisions in a report,
 * the lettered resolutions of a composite one.
 */
#ifndef PARSER_REGION_H
#define PARSER_REGION_H

#include "parser/paragraph.h"

enum uc_region_sort {
    UC_REGION_NONE,
    UC_REGION_ANNEX,    /* "Annex II", "Enclosure", "Annex to the letter dated …" */
    UC_REGION_APPENDIX, /* of the annex it follows, if any */
    UC_REGION_DRAFT,    /* "Draft resolution I" */
    UC_REGION_LETTER,   /* "A", alone in its line: a resolution of a composite one */
    UC_REGION_NUMBER,   /* "2025/6", "477 (XV). Title": one of several resolutions */
};

struct uc_region_heading {
    enum uc_region_sort sort;
    uc_str part; /* "annex II", "draft resolution I", "A", "477 (XV)" */
    bool alone;  /* no title stands behind it in its line */
};

/* Reads the heading of a region; sort NONE where `text` is none. */
struct uc_region_heading uc_region_heading_read(uc_str text, uc_arena *arena);

/* Does an organ line follow paragraph `at` so soon that it enacts what `at` heads? */
bool uc_enacted_soon(const struct uc_paragraphs *source, size_t at);

/* Are there several resolutions, each with a heading of its own, in one text? */
bool uc_is_collection(const struct uc_paragraphs *source, uc_arena *arena);

#endif
