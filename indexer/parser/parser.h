/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parser: lines -> a document of clauses. It knows the United Nations and nothing of file
 * formats.
 */
#ifndef PARSER_PARSER_H
#define PARSER_PARSER_H

#include "readers/line.h"

/* Raised whenever readers or parser make another document of the same file: what an older version
 * read is read anew then. */
#define UC_PARSER_VERSION 4

/* The document in `lines`. `name` is the file's: its symbol counts only where none is printed.
 * Cannot fail: a text without any structure is paragraphs ¶1, ¶2, … The document is yours
 * (uc_document_free) and holds nothing of `lines`. */
struct uc_document *uc_parse(const struct uc_lines *lines, const char *name);

#endif
