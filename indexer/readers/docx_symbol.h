/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Characters of the symbol fonts that Word files name by their place in the font.
 */
#ifndef READERS_DOCX_SYMBOL_H
#define READERS_DOCX_SYMBOL_H

#include "clause/str.h"

#include <stdint.h>

/* The Unicode character that `font` shows for `code`; `code` itself for other fonts and
 * places. */
uint32_t uc_docx_symbol(uc_str font, uint32_t code);

#endif
