/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The drafting verbs of each language, and the words around them. Lists of words are parted by '|'.
 */
#ifndef CLAUSE_VERB_TABLE_H
#define CLAUSE_VERB_TABLE_H

#include "clause/language.h"

enum uc_verb_flag {
    UC_VERB_NOUN = 1,  /* its present form is a noun too: "requests", "notes" */
    UC_VERB_WEAK = 2,  /* as often what others do: "supports", "establishing"; opens no later limb
                          without a word like "also" before it */
    UC_VERB_STATE = 4, /* no verb but a state: "concerned", "having considered" */
};

/* One verb. Its canonical form is `base`, and `tail` where it has one: "take" + "note". Of rows
 * with the same base those with a tail stand first. */
struct uc_verb_row {
    const char *base, *tail;
    const char *present, *participle; /* NULL: by the rule of English, else none */
    unsigned flags;
};

struct uc_verb_language {
    enum uc_language language;
    const struct uc_verb_row *rows;
    size_t count;
    const char *adverbs, *adverb_ending; /* "also|further"; "ly" */
    const char *phrases;                 /* "in this regard|once again" */
    const char *with, *feelings;         /* "with"; "concern|satisfaction" */
    const char *is;                      /* "is": before a state */
    const char *joints;                  /* "and": what a later limb opens with */
    const char *objects;                 /* words by which a verb is told from a noun: "the|all" */
    const char *articles; /* may stand before a tail: "the" of "draws the attention" */
};

/* NULL where the language has none. */
const struct uc_verb_language *uc_verb_language_of(enum uc_language language);

#endif
