/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes that are typed as text, of which the format knows nothing: below a table or in its
 * last row, or at the end of
 * a page on the web. For formats whose line is a whole paragraph.
 */
#ifndef READERS_TYPED_NOTE_H
#define READERS_TYPED_NOTE_H

#include "readers/line.h"

/* Makes notes of the paragraphs that begin with a raised mark which text before them bears, raised
 * too. */
void uc_find_typed_notes(struct uc_lines *lines);

#endif
