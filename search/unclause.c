/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/unclause.h"

#include "clause/place.h"
#include "search/printer.h"
#include "search/show.h"

#include <stdlib.h>
#include <string.h>

enum { HITS_USUAL = 10 };

struct unclause {
    struct uc_collection collection;
};

struct unclause_result {
    uc_arena *arena;
    struct uc_result found;
};

const char *unclause_version(void)
{
    return uc_version;
}

static enum unclause_status status_of(enum uc_status status)
{
    switch (status) {
    case UC_OK:
        return UNCLAUSE_OK;
    case UC_NOT_FOUND:
        return UNCLAUSE_NOT_FOUND;
    case UC_USAGE:
        return UNCLAUSE_USAGE;
    case UC_NO_INDEX:
    case UC_FOREIGN:
        return UNCLAUSE_NO_INDEX;
    default:
        return UNCLAUSE_FAILED;
    }
}

static enum unclause_status told(enum uc_status status, const struct uc_error *err,
                                 struct unclause_error *error)
{
    if (status != UC_OK && error != NULL) {
        error->status = status_of(status);
        error->offset = err->offset;
        snprintf(error->text, sizeof error->text, "%s", err->text);
    }
    return status_of(status);
}

static void *zeroed(size_t size)
{
    void *at = calloc(1, size);
    if (at == NULL)
        uc_out_of_memory();
    return at;
}

enum unclause_status unclause_open(const char *const *paths, size_t count, unclause **index,
                                   struct unclause_error *error)
{
    struct uc_error err = {0};
    uc_arena *arena = uc_arena_new();
    uc_str usual = {0};
    enum uc_status s = count == 0 ? uc_place_of_database(UC_STR(""), arena, &usual, &err) : UC_OK;
    const char *const usual_paths[] = {usual.ptr};
    *index = zeroed(sizeof **index);
    if (s == UC_OK)
        s = uc_collection_open(count > 0 ? paths : usual_paths, count > 0 ? count : 1,
                               &(*index)->collection, &err);
    if (s != UC_OK) {
        free(*index);
        *index = NULL;
    }
    uc_arena_free(arena);
    return told(s, &err, error);
}

void unclause_close(unclause *index)
{
    if (index != NULL)
        uc_collection_close(&index->collection);
    free(index);
}

static unclause_result *result_new(void)
{
    unclause_result *result = zeroed(sizeof *result);
    result->arena = uc_arena_new();
    return result;
}

void unclause_result_free(unclause_result *result)
{
    if (result != NULL)
        uc_arena_free(result->arena);
    free(result);
}

/* Hands a result over where something was found. */
static enum unclause_status handed(enum uc_status status, unclause_result *found,
                                   const struct uc_error *err, unclause_result **result,
                                   struct unclause_error *error)
{
    *result = status == UC_OK ? found : NULL;
    if (status != UC_OK)
        unclause_result_free(found);
    return told(status, err, error);
}

static uc_str copied(const char *text, uc_arena *arena)
{
    return uc_arena_copy(arena, uc_str_from(text));
}

static struct uc_texts kinds_of(const char *list, uc_arena *arena)
{
    struct uc_texts kinds = {0};
    for (const char *at = list != NULL ? list : ""; *at != '\0';) {
        size_t len = strcspn(at, ",");
        uc_str kind = uc_str_trim((uc_str){at, len});
        *UC_PUSH(arena, &kinds.list) = uc_arena_copy(arena, kind);
        at += len + (at[len] == ',');
    }
    return kinds;
}

/* A caller that was built with an older header has a shorter struct. */
static struct uc_request request_of(const char *query, const struct unclause_options *options,
                                    uc_arena *arena)
{
    static const enum uc_sort sorts[] = {
        [UNCLAUSE_BEST_FIRST] = UC_SORT_RELEVANCE,
        [UNCLAUSE_OLDEST_FIRST] = UC_SORT_OLDEST,
        [UNCLAUSE_NEWEST_FIRST] = UC_SORT_NEWEST,
        [UNCLAUSE_BY_DOCUMENT] = UC_SORT_DOCUMENT,
    };
    struct unclause_options given = {0};
    if (options != NULL)
        memcpy(&given, options, options->size < sizeof given ? options->size : sizeof given);
    return (struct uc_request){
        .query = copied(query, arena),
        .kinds = kinds_of(given.kinds, arena),
        .in = copied(given.symbol, arena),
        .sort = (size_t)given.sort < sizeof sorts / sizeof *sorts ? sorts[given.sort]
                                                                  : UC_SORT_RELEVANCE,
        .offset = given.offset,
        .limit = given.limit > 0 ? given.limit : HITS_USUAL,
        .context = given.context,
        .per_document = given.per_document,
        .all = given.all != 0,
        .count = given.count != 0,
    };
}

static enum uc_status nothing_found(uc_str asked, struct uc_error *err)
{
    return uc_fail(err, UC_NOT_FOUND, "nothing found for %.*s", UC_ARG(asked));
}

enum unclause_status unclause_search(unclause *index, const char *query,
                                     const struct unclause_options *options,
                                     unclause_result **result, struct unclause_error *error)
{
    struct uc_error err = {0};
    unclause_result *found = result_new();
    const struct uc_request request = request_of(query, options, found->arena);
    enum uc_status s = uc_search(&index->collection, &request, found->arena, &found->found, &err);
    if (s == UC_NOT_FOUND)
        s = nothing_found(request.query, &err);
    return handed(s, found, &err, result, error);
}

enum unclause_status unclause_show(unclause *index, const char *citation, uint32_t context,
                                   unclause_result **result, struct unclause_error *error)
{
    struct uc_error err = {0};
    unclause_result *found = result_new();
    enum uc_status s = uc_show(&index->collection, copied(citation, found->arena), context,
                               found->arena, &found->found, &err);
    return handed(s, found, &err, result, error);
}

size_t unclause_count(const unclause_result *result)
{
    return result->found.hits.count;
}

uint64_t unclause_total(const unclause_result *result, int *is_estimate)
{
    if (is_estimate != NULL)
        *is_estimate = result->found.total_is_estimate;
    return result->found.total;
}

double unclause_score(const unclause_result *result, size_t clause)
{
    return clause < result->found.hits.count ? result->found.hits.at[clause].score : 0;
}

static const char *kept(unclause_result *result, struct uc_buf *text)
{
    const char *copy = uc_arena_copy(result->arena, uc_buf_str(text)).ptr;
    uc_buf_free(text);
    return copy;
}

static void put_clause(struct uc_buf *out, unclause_result *result, size_t clause,
                       const struct uc_fields *fields)
{
    const struct uc_hit *hit = &result->found.hits.at[clause];
    uc_json_put_hit(out, hit, result->found.offset + clause + 1, fields, result->arena);
}

const char *unclause_text(unclause_result *result, size_t clause, const char *member)
{
    struct uc_fields fields = {0};
    struct uc_buf json = {0}, text = {0};
    if (clause >= result->found.hits.count ||
        uc_fields_parse(uc_str_from(member), result->arena, &fields, NULL) != UC_OK ||
        fields.list.count != 1)
        return NULL;
    put_clause(&json, result, clause, &fields);
    json_t *hit = json_loadb(json.ptr, json.len, JSON_ALLOW_NUL, NULL);
    uc_cell_add(&text, json_object_get(hit, uc_fields_name(&fields, 0)));
    json_decref(hit);
    uc_buf_free(&json);
    return kept(result, &text);
}

const char *unclause_clause_json(unclause_result *result, size_t clause)
{
    struct uc_buf json = {0};
    if (clause >= result->found.hits.count)
        return NULL;
    put_clause(&json, result, clause, &(struct uc_fields){0});
    return kept(result, &json);
}

const char *unclause_result_json(unclause_result *result)
{
    struct uc_buf json = {0};
    uc_json_put_result(&json, &result->found, &(struct uc_fields){0}, result->arena);
    return kept(result, &json);
}
