/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Searching what is left of several databases where some of them can't be reached: --partial.
 */
#ifndef SEARCH_PARTIAL_H
#define SEARCH_PARTIAL_H

#include "clause/option.h"

/* Leaves in `places` those databases that can be opened; stub files that name others are replaced
 * by these. Of each that is left out it is said on standard error why. The failure of the last one
 * where none is left. */
enum uc_status uc_keep_reachable(struct uc_texts *places, uc_arena *arena,
                                 struct uc_error *err) UC_NODISCARD;

#endif
