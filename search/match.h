/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Does a clause meet the conditions that a query has on the text? The index knows stems, not where
 * words stand or in which form; the stored clause does. The engine finds what may match
 * (uc_query_superset), and this decides.
 */
#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H

#include "clause/analyze.h"
#include "clause/error.h"
#include "clause/query.h"

/* A clause that the engine has found. */
struct uc_subject {
    struct uc_tokens own; /* of the clause's text; of words that begin as one of the query's forms
                             the stems too, see uc_query_initials */
    void *context;
    /* The tokens of the title or of the headings above. */
    enum uc_status (*read)(void *context, enum uc_field_id field, struct uc_tokens *out,
                           struct uc_error *err);
    /* Does the engine's TERM or RANGE match the clause? */
    enum uc_status (*has)(void *context, const struct uc_query *leaf, bool *out,
                          struct uc_error *err);
};

/* Does the clause match `query`, which asks the text, given that it matches its superset? Fails as
 * `read` and `has` do, which are called only where the answer hangs on them. */
enum uc_status uc_match(const struct uc_query *query, const struct uc_subject *subject, bool *out,
                        struct uc_error *err) UC_NODISCARD;

/* First bytes of the words whose stems the query asks of a clause's own text. */
void uc_query_initials(const struct uc_query *query, struct uc_initials *out);

#endif
