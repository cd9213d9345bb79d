/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drafting verbs: how a clause of a resolution acts. Canonical form is the bare infinitive, with
 * its preposition only in call upon/for/on, and with its "with …" phrase: "take note", "note with
 * concern". "Also", "Further", adverbs and adjectives of intensity ("Strongly", "with deep
 * concern") are printed, not canonical. A state has no infinitive and is canonical as it is:
 * "concerned" (also of "Is deeply concerned"), "mindful", "guided by", "having considered".
 */
#ifndef CLAUSE_VERB_H
#define CLAUSE_VERB_H

#include "clause/document.h"

/* Adds to `clause->verbs` the verbs of its `text`: the opening one, then those that open a later
 * limb ("… , and requests the Secretary-General …"), each canonical form once. A clause that opens
 * with none ("The", "Each", "Promoting", "To ensure") has none at all. Operative paragraphs act in
 * the present tense, preambular ones in participles and states too; other paragraphs have only an
 * opening verb, in either form. English, French and Spanish; none in other languages; unknown is
 * read as English. */
void uc_verbs_of(uc_str text, enum uc_kind kind, enum uc_language language,
                 struct uc_clause *clause, uc_arena *arena);

/* Canonical form of what a person typed or a document printed: "requests", "Requested", "Also
 * requests" -> "request", "prie" -> "prier": of the same language. Canonical forms stay as they
 * are. Empty where it is no drafting verb. */
uc_str uc_verb_canonical(uc_str printed, uc_arena *arena);

#endif
