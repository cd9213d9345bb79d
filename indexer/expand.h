/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Containers opened: their members become files like others, listed by workers. A container that is
 * as it was when it was last read to its end is not opened.
 */
#ifndef INDEXER_EXPAND_H
#define INDEXER_EXPAND_H

#include "ledger.h"
#include "walk.h"

/* Adds the members to `files`, which stays in order. What is skipped, unchanged or can't be listed
 * goes into `account`. UC_IO: no worker can be started. */
enum uc_status uc_expand(const struct uc_index_options *options, const struct uc_ledger *ledger,
                         uint32_t workers, struct uc_files *files, struct uc_account *account,
                         uc_arena *arena, struct uc_error *err) UC_NODISCARD;

#endif
