/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plain values as packed bytes, and back. Numbers are LEB128 varints, texts their length and their
 * bytes.
 *
 * Reading never fails half-way: what does not fit (a length beyond the end, a number beyond its
 * limit, text that is not UTF-8) marks the input broken and gives zero or the empty text from then
 * on, so a caller asks once, at the end. Lists are bounded by the bytes left.
 */
#ifndef CLAUSE_PACK_H
#define CLAUSE_PACK_H

#include "clause/buf.h"

void uc_pack_number(struct uc_buf *out, uint64_t number);
void uc_pack_signed(struct uc_buf *out, int64_t number); /* small for small ones of either sign */
void uc_pack_text(struct uc_buf *out, uc_str text);

struct uc_unpack {
    uc_str left; /* not read yet; what is read points into it */
    bool broken;
};

uint64_t uc_unpack_number(struct uc_unpack *in, uint64_t most);
int64_t uc_unpack_signed(struct uc_unpack *in);
uc_str uc_unpack_bytes(struct uc_unpack *in);
uc_str uc_unpack_text(struct uc_unpack *in); /* bytes that are well-formed UTF-8 */
/* How many elements follow, of at least one byte each. */
size_t uc_unpack_count(struct uc_unpack *in);
/* Everything was read, and nothing was broken. */
bool uc_unpack_done(const struct uc_unpack *in);

#endif
