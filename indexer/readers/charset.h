/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which characters a file's bytes stand for, where the format itself leaves it open.
 */
#ifndef READERS_CHARSET_H
#define READERS_CHARSET_H

#include "clause/arena.h"

/* Are these first bytes of a file text in some charset, not binary data? */
bool uc_charset_is_text(uc_str head);

/* `bytes` in UTF-8 and without byte order mark; it may still hold ill-formed bytes. The charset is
 * told by a byte order mark, else by `declared` (a name as HTML has it; may be empty) unless they
 * are UTF-8 all the same; else it is UTF-16 where NUL bytes show it, UTF-8 where the bytes are that
 * (but for a few), and of Windows-1252, -1251, -1256, KOI8-R and GB18030 the one in whose ranges
 * the letters stand. The result is in `arena` or is a part of `bytes`. */
uc_str uc_charset_decode(uc_str bytes, uc_str declared, uc_arena *arena);

#endif
