/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names that stand for each other: acronyms and what they stand for, instruments and their symbols.
 */
#ifndef CLAUSE_NAME_H
#define CLAUSE_NAME_H

#include "clause/analyze.h"

/* What is longer is no name: two of them fit into a term. */
#define UC_NAME_MAX 110

struct uc_name {
    uc_str key;   /* what its spellings share: the stems of its words, with a space between */
    uc_str words; /* as they are, folded, with a space between */
};

/* The name in `arena`, empty where it is longer than UC_NAME_MAX bytes. Latin letters are taken for
 * English in its key, whatever the language, since a query does not tell its own. */
struct uc_name uc_name_of(uc_analyzer *analyzer, uc_str printed, uc_arena *arena);

#endif
