/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes by asterisks: those of mastheads, titles and tables, whose marks no format knows and print
 * often does not raise. "Agenda item 6*", and at the foot of the page "* A/99/50."
 */
#ifndef PARSER_ASTERISK_H
#define PARSER_ASTERISK_H

#include "parser/paragraph.h"

/* Makes notes of the paragraphs that begin with an asterisk which a word before them bears, and
 * takes the marks of such notes out of the texts. In place; new texts and marks are in `arena`. */
void uc_find_asterisks(struct uc_paragraphs *paragraphs, uc_arena *arena);

#endif
