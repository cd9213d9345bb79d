/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proving an index: that its tables are whole, and that it has every clause of every document.
 */
#ifndef SEARCH_VERIFY_H
#define SEARCH_VERIFY_H

#include "clause/option.h"

/* What is wrong with the database at `place` (a folder, a stub file or tcp://HOST:PORT), a sentence
 * each, in `arena`; none where all is well. Beyond a hundred they are only counted. Damage is no
 * failure; UC_NO_INDEX, UC_FOREIGN and the like are: there is nothing of ours to prove. */
enum uc_status uc_verify(const char *place, uc_arena *arena, struct uc_texts *problems,
                         struct uc_error *err) UC_NODISCARD;

#endif
