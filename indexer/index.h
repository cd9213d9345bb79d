/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unclause index: files in, an index out. The process that runs this is the only one that writes.
 */
#ifndef INDEXER_INDEX_H
#define INDEXER_INDEX_H

#include "clause/option.h"

/* Files that can't be read are told on stderr and do not end the run: `*failed` counts them. */
enum uc_status uc_index(const struct uc_index_options *options, const struct uc_texts *paths,
                        size_t *failed, struct uc_error *err) UC_NODISCARD;

enum uc_status uc_forget(const struct uc_upkeep_options *options, const struct uc_texts *operands,
                         struct uc_error *err) UC_NODISCARD;

/* The last of `operands` is the folder of the new index. */
enum uc_status uc_compact(const struct uc_upkeep_options *options, const struct uc_texts *operands,
                          struct uc_error *err) UC_NODISCARD;

#endif
