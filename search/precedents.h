/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Precedents: for each clause of a draft, the agreed text in the index that its words come from.
 *
 * What is adopted counts before what is not, and the newest of equal texts first. A clause is
 * verbatim where its words stand so in the index; combined where two sources or more each give a
 * stretch of it that the others have not; edited where most of it and of one source are the same
 * words in the same order; else it is new, and no source is named. A draft that is itself in the
 * index, under its name and in its words, is no source.
 */
#ifndef SEARCH_PRECEDENTS_H
#define SEARCH_PRECEDENTS_H

#include "clause/diff.h"
#include "search/sheet.h"
#include "search/version.h"

#include <jansson.h>

/* id, name in JSON */
#define UC_ORIGIN_LIST(X)                                                                          \
    X(VERBATIM, "verbatim")                                                                        \
    X(EDITED, "edited")                                                                            \
    X(COMBINED, "combined")                                                                        \
    X(NEW, "new")

enum uc_origin {
#define UC_ORIGIN_NAME(id, name) UC_ORIGIN_##id,
    UC_ORIGIN_LIST(UC_ORIGIN_NAME)
#undef UC_ORIGIN_NAME
        UC_ORIGIN_COUNT
};

const char *uc_origin_name(enum uc_origin origin);

/* Where a text was agreed, and when. */
struct uc_agreement {
    uc_str citation; /* empty: nowhere in the index */
    struct uc_date date;
};

struct uc_source_clause {
    uc_str citation, text;
    struct uc_date date;
    double similarity;               /* to the draft's clause */
    struct uc_diff diff;             /* from the source's text to the draft's */
    struct uc_agreement first, last; /* of the source's words, in adopted texts */
};

struct uc_precedent {
    uint32_t clause; /* of the draft */
    enum uc_origin origin;
    UC_LIST(struct uc_source_clause) sources; /* the best first; of a combined clause, its parts */
};

struct uc_precedents {
    struct uc_version draft;
    uc_str itself; /* the key of the draft in the index, which is left out; empty: not there */
    UC_LIST(struct uc_precedent) list; /* one for each clause of its own words, in order */
    uint32_t counts[UC_ORIGIN_COUNT];
};

/* Finds where the clauses of out->draft come from. Headings, footnotes and front matter are left
 * out. Everything in `out` lives in `arena`. */
enum uc_status uc_find_precedents(struct uc_collection *collection, uc_arena *arena,
                                  struct uc_precedents *out, struct uc_error *err) UC_NODISCARD;

/* precedents_report.c; JSON is docs/schema/precedents.json, and yours. */
struct uc_sheet uc_precedents_sheet(const struct uc_precedents *precedents, uc_arena *arena);
json_t *uc_json_precedents(const struct uc_precedents *precedents);

#endif
