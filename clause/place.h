/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The place of the database where the command line names none.
 */
#ifndef CLAUSE_PLACE_H
#define CLAUSE_PLACE_H

#include "clause/arena.h"
#include "clause/error.h"

/* `told` (--db) where not empty, else $UNCLAUSE_DB, else $XDG_DATA_HOME/unclause/db, else
 * $HOME/.local/share/unclause/db. In `arena`, ends in a NUL byte. UC_USAGE where nothing of this
 * is set. */
enum uc_status uc_place_of_database(uc_str told, uc_arena *arena, uc_str *out,
                                    struct uc_error *err) UC_NODISCARD;

#endif
