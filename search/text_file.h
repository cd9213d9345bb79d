/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small text files that people name on the command line.
 */
#ifndef SEARCH_TEXT_FILE_H
#define SEARCH_TEXT_FILE_H

#include "clause/arena.h"
#include "clause/error.h"

/* More is refused: what is read so is looked at whole in every search. */
#define UC_TEXT_FILE_MOST ((size_t)1 << 20)

/* The text of the file at `place` ("-": standard input), as valid UTF-8 in `arena`. UC_IO;
 * UC_BAD_FILE where it has more than UC_TEXT_FILE_MOST bytes. */
enum uc_status uc_text_file_read(uc_str place, uc_arena *arena, uc_str *text,
                                 struct uc_error *err) UC_NODISCARD;

#endif
