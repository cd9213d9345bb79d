/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Batch: many queries on one open index, answered on several processors, the answers in the order
 * of the queries: docs/schema/batch.json.
 *
 * A line is a query, or a JSON object with one (see uc_batch_line_parse). Each worker has a
 * collection of its own, takes the next line, and leaves the answer; whoever leaves the one that is
 * next prints it, and those behind it that are there already. So an answer is not kept back until
 * further lines come, and what is kept is bounded.
 */
#ifndef SEARCH_BATCH_H
#define SEARCH_BATCH_H

#include "search/printer.h"

#include <jansson.h>

struct uc_batch {
    struct uc_texts databases; /* C strings */
    struct uc_request usual;   /* what a line does not say itself; its query is not looked at */
    struct uc_fields fields;   /* of each hit; empty: all */
    uint32_t workers;          /* 0: one a processor */
    int input;                 /* file descriptor */
    const char *input_name;    /* for messages */
};

/* Answers line after line on standard output until the input ends, its reader goes away or the
 * process is interrupted (what is begun is printed then). UC_NOT_FOUND: no line found anything;
 * UC_USAGE: at least one line could not be answered, its answer says why. */
enum uc_status uc_batch_run(const struct uc_batch *batch, struct uc_error *err) UC_NODISCARD;

/* A line: {"query": "…"} with any of n, offset, context, kind (one, or a list), in, sort,
 * per_document, all, facets, explain, count, as the options of that name, and an id (any value)
 * that the answer has too; or the query as it is. `request` comes with what is usual. `*id` is
 * yours, NULL without one. UC_USAGE: it can't be read. */
enum uc_status uc_batch_line_parse(uc_str line, uc_arena *arena, struct uc_request *request,
                                   json_t **id, struct uc_error *err) UC_NODISCARD;

#endif
