/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search: a request -> a page of hits, each with all that a printer may show of it.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "clause/option.h"
#include "search/explain.h"
#include "search/facets.h"
#include "search/similar.h"
#include "search/snippet.h"

/* In the order of the enumeration, for option tables. */
#define UC_SORTS "relevance|date|-date|document"
enum uc_sort {
    UC_SORT_RELEVANCE,
    UC_SORT_OLDEST, /* by date; what has none comes last */
    UC_SORT_NEWEST,
    UC_SORT_DOCUMENT, /* documents by name, their clauses in order */
};

/* Zero-initialised but for query and limit it asks for the best. */
struct uc_request {
    uc_str query;
    struct uc_texts kinds; /* any of them; empty: all but front matter */
    uc_str in;             /* symbol or name of one document; empty: any */
    enum uc_sort sort;
    uint32_t offset, limit;
    uint32_t context;      /* clauses before and after each hit */
    uint32_t per_document; /* at most so many hits of one document; 0: any number */
    uc_str synonyms;       /* a list of names, see names.h; empty: none */
    bool all;              /* the same and nearly the same texts each by themselves, not as one */
    bool facets;           /* count what matches by kind, organ, year, … */
    bool explain;          /* say what each score is made of */
    bool count;            /* say how many clauses match; else `total` is a rough estimate */
};

/* A clause with what it inherits. */
struct uc_found {
    const struct uc_document_record *document;
    uint32_t ordinal;
    struct uc_clause clause;
    UC_LIST(uc_str) section; /* texts of the headings above, outermost first */
    uc_str chapeau;          /* text of the clause it hangs from; empty where there is none */
    struct uc_clause_records before, after; /* in the order of the document */
};

struct uc_hit {
    struct uc_found found;
    double score;
    uint32_t earlier; /* clauses of the same or nearly the same text that it stands for */
    struct uc_marks marks;
    struct uc_parts
        parts; /* of the score; empty where it was not asked for, or nothing is ranked */
};

struct uc_result {
    uc_str query;
    uint32_t offset;
    uint64_t total;  /* clauses that match */
    uint64_t groups; /* what is left of them after collapsing; of many, an estimate */
    bool total_is_estimate;
    bool oldest_first;
    uc_str suggestion;           /* the query as it was probably meant; empty: as it was typed */
    bool corrected;              /* the query had no hits: these are of the suggestion */
    const struct uc_query *tree; /* what was run; NULL where a citation was looked up */
    UC_LIST(struct uc_hit) hits;
    struct uc_facets facets; /* empty where they were not asked for */
};

/* UC_NOT_FOUND leaves `out` with no hits. UC_USAGE: the query can't be read, err->offset says
 * where. Everything in `out` lives in `arena`. */
enum uc_status uc_search(struct uc_collection *collection, const struct uc_request *request,
                         uc_arena *arena, struct uc_result *out, struct uc_error *err) UC_NODISCARD;

/* The same for clauses that say what `like` says, in other words too; the request's query is only
 * repeated in `out`. */
enum uc_status uc_search_similar(struct uc_collection *collection, const struct uc_request *request,
                                 const struct uc_like *like, uc_arena *arena, struct uc_result *out,
                                 struct uc_error *err) UC_NODISCARD;

/* Fills in what a clause inherits and its `context` neighbours. `record` says which clause it is.
 */
enum uc_status uc_find_surroundings(struct uc_collection *collection,
                                    const struct uc_clause_record *record, uint32_t context,
                                    uc_arena *arena, struct uc_found *out,
                                    struct uc_error *err) UC_NODISCARD;

#endif
