/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents of our own writing for the tests of the structure. A text is written as it is printed,
 * its paragraphs parted by empty lines:
 *
 *   "# Title"      in bold, alone in its line       "[2] Text"   footnote 2
 *   "wells{2} and" a mark of footnote 2             "| a | b"    a table
 */
#ifndef STRUCTURE_FIXTURE_H
#define STRUCTURE_FIXTURE_H

#include "parser/structure.h"

/* Yours (uc_document_free). Without a symbol it is called "wells". */
struct uc_document *document_of(const char *print, enum uc_language language);
/* The same from a file of that name. */
struct uc_document *document_named(const char *name, const char *print, enum uc_language language);

/* The clause with this label in this part; fails where there is none. */
const struct uc_clause *clause_of(const struct uc_document *doc, const char *part,
                                  const char *label);

void assert_text(uc_str got, const char *expected);

#endif
