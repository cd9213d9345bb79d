/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain text: each line of print is a line, with its place in columns and the empty lines before
 * it. Some files break lines where a printer would, others put a whole paragraph on each line; one
 * decision is made for all of a text, by how long its lines are and how they end:
 *
 *   - printed lines are about equally long, but for the last ones of paragraphs, and most end
 *     amid a sentence;
 *   - whole paragraphs are of any length, some over 100 columns, and most end as a sentence or a
 *     clause does. Nobody breaks lines at more than 200 columns.
 *
 * What stands in columns on one printed line is a line for each column.
 */
#ifndef READERS_TEXT_H
#define READERS_TEXT_H

#include "readers/line.h"

/* Adds the lines of `text`, UTF-8 that may hold ill-formed bytes, to `out`. False where there are
 * more than UC_LINES_MAX. */
bool uc_text_lines(uc_str text, struct uc_lines *out);

#endif
