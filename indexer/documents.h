/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file of ready-made documents, one JSON value after another: one a line (JSON Lines) or each
 * over several lines, as --dump prints it. See container.h, which asks this.
 */
#ifndef INDEXER_DOCUMENTS_H
#define INDEXER_DOCUMENTS_H

#include "container.h"

/* One document's bytes at most: its text may have UC_TEXT_MAX of them. */
#define UC_DOCUMENT_BYTES_MAX ((size_t)64 << 20)

/* A member's place is that of its first byte; its path is what the document says of its file, else
 * its symbol and language, else the number of its line. What is no JSON is a member with a problem,
 * and the next line that begins an object goes on. `name` is for messages. */
enum uc_status uc_documents_list(uc_str bytes, const char *name, uc_arena *arena,
                                 struct uc_members *out, struct uc_error *err) UC_NODISCARD;

#endif
