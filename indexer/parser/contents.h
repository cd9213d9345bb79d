/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Contents pages: they repeat the headings and are no part of the text.
 */
#ifndef PARSER_CONTENTS_H
#define PARSER_CONTENTS_H

#include "parser/paragraph.h"

/* For each paragraph: does it belong to a contents page? In `arena`. */
bool *uc_find_contents(const struct uc_paragraphs *source, uc_arena *arena);

/* A line with dot leaders: "II. Documentation ......... 5". */
bool uc_is_contents_line(uc_str text);

#endif
