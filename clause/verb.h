/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drafting verbs: how a clause of a resolution acts. Canonical form is the bare infinitive, with
 * its preposition only in call upon/for/on, and with its "with …" phrase: "take note", "note with
 * concern". "Also", "Further" and adverbs of intensity ("Strongly") are printed, not canonical.
 */
#ifndef CLAUSE_VERB_H
#define CLAUSE_VERB_H

#include "clause/document.h"

/* The verbs of a clause: the opening one (absent where the clause opens with none: "The", "Each",
 * "Promoting"), then those that open a later limb ("… , and requests the Secretary-General …"),
 * each canonical form once. English, French and Spanish; none in other languages. */
void uc_verbs_of(uc_str text, enum uc_kind kind, enum uc_language language,
                 struct uc_clause *clause, uc_arena *arena);

/* Canonical form of what a person typed or a document printed: "requests", "Requested", "Also
 * requests", "prie" -> "request"… of the same language; empty where it is no drafting verb. */
uc_str uc_verb_canonical(uc_str printed, uc_arena *arena);

#endif
