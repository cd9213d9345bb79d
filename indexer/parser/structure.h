/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs -> clauses: which paragraph is what, and where its number counts.
 */
#ifndef PARSER_STRUCTURE_H
#define PARSER_STRUCTURE_H

#include "parser/paragraph.h"

/* Fills `doc`, whose language is set already, from `source`. `name` stands for a symbol where none
 * is printed. Nothing of `source` is kept: all texts are copied. Cannot fail. */
void uc_structure(const struct uc_paragraphs *source, uc_str name, struct uc_document *doc);

#endif
