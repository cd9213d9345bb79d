/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parsed document as JSON (docs/schema/dump.json): what `unclause-index --dump` prints. Built
 * with Jansson.
 */
#ifndef CLAUSE_JSON_H
#define CLAUSE_JSON_H

#include "clause/document.h"

#include <jansson.h>

/* A JSON string; `null` for an empty text where `empty_is_null`. What is not UTF-8 (a path) is
 * repaired. Yours. */
json_t *uc_json_text(uc_str text, bool empty_is_null);

/* `with_dropped` adds what was left out on purpose. The result is yours (json_decref). */
json_t *uc_json_document(const struct uc_document *doc, bool with_dropped);

/* The members that a clause has wherever it is shown: kind, part, label, eid, citation, verb,
 * verbs, page, box, text, footnotes, cites. `section` is left to the caller, who knows the
 * headings. Yours. */
json_t *uc_json_clause(const struct uc_clause *clause);

#endif
