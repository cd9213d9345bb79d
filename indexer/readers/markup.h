/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What XML and HTML are asked before they are parsed.
 */
#ifndef READERS_MARKUP_H
#define READERS_MARKUP_H

#include "clause/str.h"

/* Real pages and files stay far below; libxml2 compares each attribute of a tag with each. */
#define UC_ATTRIBUTES_MAX 1000

/* Has a tag more attributes? */
bool uc_markup_is_overloaded(uc_str bytes);

#endif
