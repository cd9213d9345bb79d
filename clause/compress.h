/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Short texts of the genre, compressed: zstd with a dictionary of its formulas (record.dictionary,
 * made by record_dictionary.py), without which none of them can be read. One clause alone is too
 * short to be compressed well.
 */
#ifndef CLAUSE_COMPRESS_H
#define CLAUSE_COMPRESS_H

#include "clause/arena.h"
#include "clause/buf.h"

/* Adds `bytes`, compressed, to `out`. */
void uc_compress(uc_str bytes, struct uc_buf *out);

/* What uc_compress was given, in `arena`; false for bytes that it has not made, or not so. */
bool uc_decompress(uc_str bytes, uc_arena *arena, uc_str *out);

#endif
