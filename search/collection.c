/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/collection.h"

#include "search/word_source.h"

#include <stdlib.h>

/* A prefix of more words than this is refused: its answer would be no answer. */
enum { EXPANSION_MAX = 5000 };

enum uc_status uc_collection_open(const char *const *paths, size_t count, struct uc_collection *out,
                                  struct uc_error *err)
{
    struct uc_collection opened = {0};
    enum uc_status s = ux_reader_open(paths, count, &opened.reader, err);
    if (s != UC_OK)
        return s;
    opened.analyzer = uc_analyzer_new();
    *out = opened;
    return UC_OK;
}

void uc_collection_close(struct uc_collection *collection)
{
    ux_reader_close(collection->reader);
    uc_analyzer_free(collection->analyzer);
    *collection = (struct uc_collection){0};
}

static enum uc_status fetch_one(struct uc_collection *collection, uc_str term, uc_arena *arena,
                                uc_str *data, struct uc_error *err)
{
    struct ux_records records = {0};
    enum uc_status s = ux_reader_fetch(collection->reader, term, 1, arena, &records, err);
    if (s != UC_OK)
        return s;
    if (records.list.count == 0)
        return UC_NOT_FOUND;
    *data = records.list.at[0].data;
    return UC_OK;
}

/* The indexer writes a document's record and then its clauses in order, so they are mostly found by
 * counting; where another stands there, since one of them was written again, by a search. */
static enum uc_status fetch_beside(struct uc_collection *collection,
                                   const struct uc_clause_record *clause, int64_t distance,
                                   uc_arena *arena, uc_str *data, struct uc_error *err)
{
    if (clause->entry == 0)
        return UC_NOT_FOUND;
    return ux_reader_fetch_beside(collection->reader, clause->entry, distance, arena, data, err);
}

enum uc_status uc_collection_document(struct uc_collection *collection,
                                      const struct uc_clause_record *clause, uc_arena *arena,
                                      struct uc_document_record *out, struct uc_error *err)
{
    uc_str data;
    enum uc_status s =
        fetch_beside(collection, clause, -(int64_t)clause->ordinal - 1, arena, &data, err);
    if (s == UC_OK && uc_document_record_decode(data, arena, out, NULL) == UC_OK &&
        uc_str_equal(out->key, clause->key))
        return UC_OK;
    if (s == UC_OK || s == UC_NOT_FOUND)
        s = fetch_one(collection, uc_term_document(clause->key, arena), arena, &data, err);
    if (s == UC_NOT_FOUND)
        return uc_fail(err, UC_BROKEN,
                       "%.*s: the index has clauses of it but no record; run unclause index "
                       "--rebuild",
                       UC_ARG(clause->key));
    return s == UC_OK ? uc_document_record_decode(data, arena, out, err) : s;
}

enum uc_status uc_collection_asking(struct uc_collection *collection,
                                    const struct uc_clause_record *clause, uint32_t ordinal,
                                    uc_arena *arena, const struct uc_query **out,
                                    struct uc_error *err)
{
    struct uc_document_record document;
    enum uc_status s = uc_collection_document(collection, clause, arena, &document, err);
    if (s != UC_OK)
        return s;
    uc_str order = uc_clause_order(&document, ordinal, arena);
    *out = uc_query_pair(arena, UC_QUERY_AND,
                         uc_query_term(arena, uc_term_clauses_of(clause->key, arena)),
                         uc_query_range(arena, UC_SLOT_ORDER, order, order));
    return UC_OK;
}

static enum uc_status search_clause(struct uc_collection *collection,
                                    const struct uc_clause_record *clause, uint32_t ordinal,
                                    uc_arena *arena, struct uc_clause_record *out,
                                    struct uc_error *err)
{
    struct ux_search search = {.limit = 1, .collapse_slot = -1, .sort_slot = -1};
    struct ux_hits hits = {0};
    enum uc_status s = uc_collection_asking(collection, clause, ordinal, arena, &search.query, err);
    if (s == UC_OK)
        s = ux_reader_search(collection->reader, &search, arena, &hits, err);
    if (s != UC_OK)
        return s;
    return hits.list.count == 0 ? UC_NOT_FOUND
                                : uc_clause_record_decode(hits.list.at[0].data, arena, out, err);
}

enum uc_status uc_collection_clause(struct uc_collection *collection,
                                    const struct uc_clause_record *clause, uint32_t ordinal,
                                    uc_arena *arena, struct uc_clause_record *out,
                                    struct uc_error *err)
{
    uc_str data;
    enum uc_status s =
        fetch_beside(collection, clause, (int64_t)ordinal - clause->ordinal, arena, &data, err);
    if (s == UC_OK && uc_clause_record_decode(data, arena, out, NULL) == UC_OK &&
        out->ordinal == ordinal && uc_str_equal(out->key, clause->key))
        return UC_OK;
    if (s != UC_OK && s != UC_NOT_FOUND)
        return s;
    return search_clause(collection, clause, ordinal, arena, out, err);
}

/* The first is the document's own record. */
enum uc_status uc_collection_clauses(struct uc_collection *collection, uc_str key, uc_arena *arena,
                                     struct uc_clause_records *out, struct uc_error *err)
{
    struct ux_records found = {0};
    enum uc_status s =
        ux_reader_fetch(collection->reader, uc_term_clauses_of(key, arena), 0, arena, &found, err);
    for (size_t i = 1; s == UC_OK && i < found.list.count; i++) {
        struct uc_clause_record *record = UC_PUSH(arena, &out->list);
        s = uc_clause_record_decode(found.list.at[i].data, arena, record, err);
        record->entry = found.list.at[i].id;
    }
    return s;
}

static int by_name(const void *a, const void *b)
{
    const struct uc_document_record *one = a, *other = b;
    return uc_str_compare(one->key, other->key);
}

enum uc_status uc_collection_documents(struct uc_collection *collection, uc_arena *arena,
                                       struct uc_document_records *out, struct uc_error *err)
{
    struct ux_records records = {0};
    enum uc_status s =
        ux_reader_fetch(collection->reader, uc_term_any_document, 0, arena, &records, err);
    for (size_t i = 0; s == UC_OK && i < records.list.count; i++)
        s = uc_document_record_decode(records.list.at[i].data, arena, UC_PUSH(arena, &out->list),
                                      err);
    if (s == UC_OK && out->list.count > 0)
        qsort(out->list.at, out->list.count, sizeof *out->list.at, by_name);
    return s;
}

static int by_bytes(const void *a, const void *b)
{
    return uc_str_compare(*(const uc_str *)a, *(const uc_str *)b);
}

static void keep_each_once(struct uc_expansion *expansion)
{
    uc_str *at = expansion->stems.at;
    size_t kept = 0, count = expansion->stems.count;
    if (count > 0)
        qsort(at, count, sizeof *at, by_bytes);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !uc_str_equal(at[kept - 1], at[i]))
            at[kept++] = at[i];
    expansion->stems.count = kept;
}

/* The stems in the vocabulary's terms that begin with `terms`. */
static enum uc_status add_stems(struct uc_collection *collection, uc_str terms, uc_arena *arena,
                                struct uc_expansion *out, struct uc_error *err)
{
    struct ux_terms found = {0};
    enum uc_status s =
        ux_reader_terms(collection->reader, terms, EXPANSION_MAX + 1, arena, &found, err);
    for (size_t i = 0; s == UC_OK && i < found.list.count; i++) {
        uc_str word;
        uc_term_word_parts(found.list.at[i].term, arena, &word, UC_PUSH(arena, &out->stems));
    }
    out->too_many |= found.list.count > EXPANSION_MAX;
    return s;
}

/* A word that is its own stem is among the stems. */
static enum uc_status expand(void *context, uc_str prefix, uc_arena *arena,
                             struct uc_expansion *out, struct uc_error *err)
{
    struct uc_collection *collection = context;
    struct ux_terms found = {0};
    const size_t marker = uc_term_stem(UC_STR(""), arena).len;
    enum uc_status s = add_stems(collection, uc_terms_of_words(prefix, arena), arena, out, err);
    if (s == UC_OK)
        s = ux_reader_terms(collection->reader, uc_term_stem(prefix, arena), EXPANSION_MAX + 1,
                            arena, &found, err);
    for (size_t i = 0; s == UC_OK && i < found.list.count; i++) {
        uc_str term = found.list.at[i].term;
        *UC_PUSH(arena, &out->stems) = uc_str_slice(term, marker, term.len);
    }
    keep_each_once(out);
    out->too_many |= out->stems.count > EXPANSION_MAX;
    return s;
}

static enum uc_status stems(void *context, uc_str word, uc_arena *arena, struct uc_expansion *out,
                            struct uc_error *err)
{
    struct uc_collection *collection = context;
    uint32_t as_stem = 0;
    enum uc_status s = add_stems(collection, uc_terms_of_word(word, arena), arena, out, err);
    if (s == UC_OK)
        s = ux_reader_frequency(collection->reader, uc_term_stem(word, arena), &as_stem, err);
    if (s == UC_OK && as_stem > 0)
        *UC_PUSH(arena, &out->stems) = word;
    keep_each_once(out);
    return s;
}

static enum uc_status documents(void *context, uc_str term, uc_arena *arena, struct uc_texts *out,
                                struct uc_error *err)
{
    struct uc_collection *collection = context;
    struct ux_records found = {0};
    enum uc_status s = ux_reader_fetch(collection->reader, term, 0, arena, &found, err);
    for (size_t i = 0; s == UC_OK && i < found.list.count; i++) {
        struct uc_document_record record;
        s = uc_document_record_decode(found.list.at[i].data, arena, &record, err);
        if (s == UC_OK)
            *UC_PUSH(arena, &out->list) = record.key;
    }
    return s;
}

static enum uc_status frequency(void *context, uc_str term, uint32_t *out, struct uc_error *err)
{
    struct uc_collection *collection = context;
    return ux_reader_frequency(collection->reader, term, out, err);
}

struct uc_vocabulary uc_collection_vocabulary(struct uc_collection *collection)
{
    return (struct uc_vocabulary){.context = collection,
                                  .expand = expand,
                                  .stems = stems,
                                  .documents = documents,
                                  .frequency = frequency,
                                  .names = uc_collection_names(collection),
                                  .words = uc_collection_words(collection)};
}
