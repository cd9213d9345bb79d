/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Identifiers of clauses in the manner of AKN4UN (Akoma Ntoso for the United Nations):
 * "para_8__list_1__point_a", "sec_II__para_1", "preamble__p_3",
 * "art_13__para_1".
 */
#ifndef PARSER_EID_H
#define PARSER_EID_H

#include "clause/document.h"

/* For a clause with a label. `article`: its number is an article's. */
uc_str uc_eid(uc_str part, uc_str label, enum uc_kind kind, bool article, uc_arena *arena);

/* For one without: the n-th heading or line of front matter of the document. */
uc_str uc_eid_counted(enum uc_kind kind, uint32_t n, uc_arena *arena);

#endif
