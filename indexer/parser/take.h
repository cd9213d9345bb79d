/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules: each takes the paragraph, or leaves it to the next. structure.c has their order.
 */
#ifndef PARSER_TAKE_H
#define PARSER_TAKE_H

#include "parser/reading.h"

/* take_heading.c */
bool uc_take_article(struct uc_reading *reading, const struct uc_subject *subject);
bool uc_take_heading(struct uc_reading *reading, const struct uc_subject *subject);

/* take_paragraph.c */
bool uc_take_numbered(struct uc_reading *reading, const struct uc_subject *subject);
bool uc_take_plain(struct uc_reading *reading, const struct uc_subject *subject);

#endif
