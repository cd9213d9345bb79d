/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unclause-index --dump FILE: the parsed document as JSON, read in a worker like any other.
 */
#ifndef INDEXER_DUMP_H
#define INDEXER_DUMP_H

#include "clause/option.h"

/* Prints on `out`. */
enum uc_status uc_dump(const struct uc_index_options *options, const struct uc_texts *paths,
                       FILE *out, struct uc_error *err) UC_NODISCARD;

#endif
