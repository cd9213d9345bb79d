/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ready-made document, in the form that --dump prints (docs/schema/dump.json).
 *
 * Whoever made it is not trusted: every value is held against its type and its range, every text
 * is UTF-8 without control characters, and what one document may hold is bounded. Of a clause only
 * "text" must be there; a citation is printed from the symbol, the part and the label, whatever
 * the document says that it is.
 */
#ifndef INDEXER_DOCUMENT_JSON_H
#define INDEXER_DOCUMENT_JSON_H

#include "clause/document.h"
#include "clause/error.h"

/* Reads the value at the start of `bytes`; what follows it does not matter. `name` is for messages.
 * `*out` is yours (uc_document_free). UC_BAD_FILE: "NAME: clauses[3].text: is no text". */
enum uc_status uc_document_from_json(uc_str bytes, const char *name, struct uc_document **out,
                                     struct uc_error *err) UC_NODISCARD;

#endif
