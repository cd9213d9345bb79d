/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libunclause: search an index of unclause from another program.
 *
 *     unclause *index;
 *     unclause_result *result;
 *     struct unclause_error error;
 *     if (unclause_open(NULL, 0, &index, &error) != UNCLAUSE_OK)
 *         …
 *     if (unclause_search(index, "triangular cooperation", NULL, &result, &error) == UNCLAUSE_OK)
 *         for (size_t i = 0; i < unclause_count(result); i++)
 *             puts(unclause_text(result, i, "citation"));
 *     unclause_result_free(result);
 *     unclause_close(index);
 *
 * An index and its results are for one thread at a time; different threads open it each for
 * themselves. Nothing here prints, exits or keeps anything between calls; where memory runs out the
 * process ends. All text is UTF-8 and ends in a NUL byte. Compile with the flags of
 * "pkg-config unclause". Functions and members are only ever added.
 */
#ifndef UNCLAUSE_H
#define UNCLAUSE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UNCLAUSE_API __attribute__((visibility("default")))

enum unclause_status {
    UNCLAUSE_OK = 0,
    UNCLAUSE_NOT_FOUND = 1, /* nothing is wrong, and nothing was found */
    UNCLAUSE_USAGE = 2,     /* the query or an option is not understood */
    UNCLAUSE_NO_INDEX = 3,  /* there is no index at this place, or not one of this version */
    UNCLAUSE_FAILED = 4,    /* the system refused, or the index is damaged */
};

/* What went wrong: filled on failure, untouched else. Holds nothing to be freed; may be NULL where
 * only the status is wanted. */
struct unclause_error {
    enum unclause_status status;
    size_t offset;  /* UNCLAUSE_USAGE: the byte of the query that can't be read */
    char text[512]; /* one line; names the file and the next step */
};

typedef struct unclause unclause;
typedef struct unclause_result unclause_result;

/* "0.1.0" */
UNCLAUSE_API const char *unclause_version(void);

/* Opens one index, or several as one; each a folder, a stub file or tcp://HOST:PORT. With a `count`
 * of 0 the one that the command line would take: $UNCLAUSE_DB, else the user's own. What is open
 * stays as it is while others write, or moves on to what is newest. */
UNCLAUSE_API enum unclause_status unclause_open(const char *const *paths, size_t count,
                                                unclause **index, struct unclause_error *error);
UNCLAUSE_API void unclause_close(unclause *index); /* takes NULL; results stay valid */

enum unclause_sort {
    UNCLAUSE_BEST_FIRST,
    UNCLAUSE_OLDEST_FIRST,
    UNCLAUSE_NEWEST_FIRST,
    UNCLAUSE_BY_DOCUMENT,
};

/* Set `size` to sizeof(struct unclause_options), the rest to 0 where it is not wanted. */
struct unclause_options {
    size_t size;
    uint32_t limit;        /* at most so many clauses; 0: 10 */
    uint32_t offset;       /* the first so many left out */
    uint32_t context;      /* so many clauses before and after each */
    uint32_t per_document; /* at most so many of one document; 0: any number */
    enum unclause_sort sort;
    int all;            /* clauses of equal text each by themselves */
    int count;          /* say exactly how many match */
    const char *kinds;  /* "operative,preambular"; NULL: all but front matter */
    const char *symbol; /* only in this document; NULL: in any */
};

/* What answers a query of the language of docs/query.md. `options` may be NULL. The result is yours
 * where UNCLAUSE_OK is given, with one clause at least; else `*result` is NULL. */
UNCLAUSE_API enum unclause_status unclause_search(unclause *index, const char *query,
                                                  const struct unclause_options *options,
                                                  unclause_result **result,
                                                  struct unclause_error *error);

/* The clauses that a citation means ("A/RES/79/236, para. 5", "79/236 OP5"), the likeliest first;
 * of a symbol, those of the document. Else as unclause_search. */
UNCLAUSE_API enum unclause_status unclause_show(unclause *index, const char *citation,
                                                uint32_t context, unclause_result **result,
                                                struct unclause_error *error);

UNCLAUSE_API void unclause_result_free(unclause_result *result); /* takes NULL */

/* How many clauses the result has, and how many there are in all (`*is_estimate`, if not NULL, says
 * whether that is one). */
UNCLAUSE_API size_t unclause_count(const unclause_result *result);
UNCLAUSE_API uint64_t unclause_total(const unclause_result *result, int *is_estimate);

/* A member of a clause by its name in docs/schema/search.json, as it stands in a table: "citation",
 * "text", "date", "verb", "path"…; "" where it has no value, texts of a list with "; " between,
 * JSON for what has more to it. NULL: there is no such member or clause. Valid as long as the
 * result. */
UNCLAUSE_API const char *unclause_text(unclause_result *result, size_t clause, const char *member);
UNCLAUSE_API double unclause_score(const unclause_result *result, size_t clause);

/* The clause, or the whole result, in JSON: docs/schema/search.json. NULL: there is no such clause.
 * Valid as long as the result. */
UNCLAUSE_API const char *unclause_clause_json(unclause_result *result, size_t clause);
UNCLAUSE_API const char *unclause_result_json(unclause_result *result);

#ifdef __cplusplus
}
#endif

#endif
