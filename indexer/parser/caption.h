/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Captions of what stands outside the running text: tables, figures, boxes, maps. They are headings
 * whatever they are printed in.
 */
#ifndef PARSER_CAPTION_H
#define PARSER_CAPTION_H

#include "clause/str.h"

/* "Figure II", "Box 1 Wells of the north": a caption with its number. */
bool uc_is_caption(uc_str text);

/* "Table 34.3": the number alone, whose title is the next line. */
bool uc_is_bare_caption(uc_str text);

/* The bytes before the number of a table's caption; 0 where `text` is none. */
size_t uc_table_caption(uc_str text);

/* "Source: …", "Note: …", as below a table or a figure: one word and a colon. */
bool uc_is_remark(uc_str text);

#endif
