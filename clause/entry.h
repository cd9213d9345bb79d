/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An entry: one Xapian document as plain values, the form in which clauses and document records
 * cross the shim.
 */
#ifndef CLAUSE_ENTRY_H
#define CLAUSE_ENTRY_H

#include "clause/arena.h"

struct uc_entry_term {
    uc_str term;
    uint32_t wdf; /* its weight (clause/weight.h); 0 for a boolean term */
};

struct uc_entry_value {
    uint32_t slot;
    uc_str value;
};

struct uc_entry {
    uc_str unique;                       /* the term that tells it from all others; or empty */
    uc_str data;                         /* the record */
    UC_LIST(struct uc_entry_term) terms; /* need not be sorted or merged; wdf add up */
    UC_LIST(struct uc_entry_value) values;
};

#endif
