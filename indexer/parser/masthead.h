/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Front matter: masthead, session and agenda lines, title, adoption line. See "Mastheads" in the
 * United Nations Editorial Manual.
 */
#ifndef PARSER_MASTHEAD_H
#define PARSER_MASTHEAD_H

#include "parser/paragraph.h"

/* Fills the document's symbol, title, organ, session, agenda item, adoption line and dates from
 * what is printed before the text begins. Gives how many paragraphs that is. The symbol may also
 * stand in the running heads; `name`, the file's, is asked where none is printed. */
size_t uc_masthead_read(const struct uc_paragraphs *source, uc_str name, struct uc_document *doc);

#endif
