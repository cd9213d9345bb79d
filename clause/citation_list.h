/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Several clauses in one citation: "paras. 5-7", "OP3, 5 and 6", "para. 4 (a) to (c)".
 */
#ifndef CLAUSE_CITATION_LIST_H
#define CLAUSE_CITATION_LIST_H

#include "clause/citation.h"

/* Reads what is cited along with the label of `out`, behind it in `text`, into its `further`. Gives
 * the bytes read, 0 where there is none. */
size_t uc_citation_list_read(uc_str text, uc_arena *arena, struct uc_citation *out);

#endif
