/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Programs of others that ours starts.
 */
#ifndef SEARCH_PROGRAM_H
#define SEARCH_PROGRAM_H

#include "clause/str.h"

/* Can it be run: a path, or a name found by PATH? */
bool uc_program_is_installed(uc_str program);

#endif
