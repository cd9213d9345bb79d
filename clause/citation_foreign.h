/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citations as the other official languages have them: "第79/236号决议第5段", "пункт 5 резолюции
 * 79/236". Everybody but uc_citation_parse uses that. */
#ifndef CLAUSE_CITATION_FOREIGN_H
#define CLAUSE_CITATION_FOREIGN_H

#include "clause/arena.h"
#include "clause/language.h"

/* The citation with its words in English, in `arena` (or as it was), and the language that they
 * were in; unknown where they tell none. */
uc_str uc_citation_in_english(uc_str text, uc_arena *arena, enum uc_language *language);

#endif
