/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Organs as documents name them, in six languages.
 */
#ifndef PARSER_ORGAN_H
#define PARSER_ORGAN_H

#include "clause/str.h"

/* The line that enacts a resolution and opens its preamble: "The General Assembly,". Gives the
 * organ's English name where it is a principal organ, else as printed without its article; empty
 * where `text` is no such line. */
uc_str uc_organ_line(uc_str text);

/* The principal organ whose name is all of `text`, as mastheads print it; empty for none. */
uc_str uc_organ_named(uc_str text);

/* Is a line of print an organ line, whatever stands above and below it? Only a short one with its
 * article is: "General Assembly," may be a piece of a sentence. */
bool uc_is_organ_line(uc_str text);

/* The bytes of an organ's name with its article at the start of `text`, and of what parts it from a
 * verb: "The General Assembly, " of a decision. 0 for none. */
size_t uc_organ_at_start(uc_str text);

#endif
