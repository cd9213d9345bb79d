/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/lookup.h"

#include <stdlib.h>

/* A label that stands more often in one document is a list, not a citation. */
enum { CANDIDATES_MAX = 100 };

/* The language that a citation without one means, first. */
static const enum uc_language languages[] = {UC_ENGLISH, UC_ARABIC,  UC_CHINESE,         UC_FRENCH,
                                             UC_RUSSIAN, UC_SPANISH, UC_LANGUAGE_UNKNOWN};

enum uc_status uc_lookup_documents(struct uc_collection *collection, uc_str symbol, uc_arena *arena,
                                   struct uc_document_records *out, struct uc_error *err)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        uc_str key = uc_document_key(symbol, UC_STR(""), languages[i], arena);
        struct ux_records found = {0};
        enum uc_status s = ux_reader_fetch(collection->reader, uc_term_document(key, arena), 1,
                                           arena, &found, err);
        if (s == UC_OK && found.list.count > 0)
            s = uc_document_record_decode(found.list.at[0], arena, UC_PUSH(arena, &out->list), err);
        if (s != UC_OK)
            return s;
    }
    return UC_OK;
}

static const struct uc_query *label_query(const struct uc_citation *citation, uc_arena *arena)
{
    struct uc_query *any = uc_query_group(arena, UC_QUERY_OR, 0);
    uc_query_add(arena, any,
                 uc_query_term(arena, uc_field_term(UC_FIELD_LABEL, citation->label, arena)));
    if (citation->operative && uc_str_equal(citation->label, UC_STR("1"))) {
        uc_str single = uc_field_term(UC_FIELD_LABEL, UC_STR("operative para."), arena);
        uc_query_add(arena, any, uc_query_term(arena, single));
    }
    return any;
}

static const struct uc_query *clause_query(const struct uc_citation *citation, uc_str key,
                                           uc_arena *arena)
{
    struct uc_query *all = uc_query_group(arena, UC_QUERY_AND, 0);
    uc_query_add(arena, all, uc_query_term(arena, uc_term_clauses_of(key, arena)));
    uc_query_add(arena, all, label_query(citation, arena));
    if (citation->part.len > 0) {
        uc_str part = uc_field_term(UC_FIELD_PART, citation->part, arena);
        uc_query_add(arena, all, uc_query_term(arena, part));
    }
    if (citation->operative) {
        uc_str operative = uc_str_from(uc_kind_name(UC_OPERATIVE));
        uc_query_add(arena, all,
                     uc_query_term(arena, uc_field_term(UC_FIELD_KIND, operative, arena)));
    }
    return uc_query_scale(arena, 0, all);
}

/* A bare number means the body's, where it has that number. */
static void prefer_body(struct uc_clause_records *records)
{
    size_t kept = 0;
    for (size_t i = 0; i < records->list.count; i++)
        if (records->list.at[i].clause.part.len == 0)
            records->list.at[kept++] = records->list.at[i];
    if (kept > 0)
        records->list.count = kept;
}

static int by_ordinal(const void *a, const void *b)
{
    const struct uc_clause_record *one = a, *other = b;
    return (one->ordinal > other->ordinal) - (one->ordinal < other->ordinal);
}

static enum uc_status find_clauses(struct uc_collection *collection,
                                   const struct uc_citation *citation, uc_str key, uc_arena *arena,
                                   struct uc_clause_records *out, struct uc_error *err)
{
    struct ux_search search = {.query = clause_query(citation, key, arena),
                               .limit = CANDIDATES_MAX,
                               .collapse_slot = -1,
                               .sort_slot = -1};
    struct ux_hits hits = {0};
    enum uc_status s = ux_reader_search(collection->reader, &search, arena, &hits, err);
    for (size_t i = 0; s == UC_OK && i < hits.list.count; i++)
        s = uc_clause_record_decode(hits.list.at[i].data, arena, UC_PUSH(arena, &out->list), err);
    if (s != UC_OK || out->list.count < 2)
        return s;
    qsort(out->list.at, out->list.count, sizeof *out->list.at, by_ordinal);
    if (citation->part.len == 0)
        prefer_body(out);
    return UC_OK;
}

/* Of a whole document: what it decides, says and recalls, before what stands around that. */
static const int weight_of_kind[UC_KIND_COUNT] = {
    [UC_OPERATIVE] = 0, [UC_PARAGRAPH] = 1, [UC_PREAMBULAR] = 2,  [UC_TABLE] = 3,
    [UC_HEADING] = 4,   [UC_FOOTNOTE] = 5,  [UC_FRONTMATTER] = 6,
};

static int by_kind(const void *a, const void *b)
{
    const struct uc_clause_record *one = a, *other = b;
    int difference = weight_of_kind[one->clause.kind] - weight_of_kind[other->clause.kind];
    return difference != 0 ? difference : by_ordinal(a, b);
}

static enum uc_status whole_document(struct uc_collection *collection,
                                     const struct uc_document_record *document, uc_arena *arena,
                                     struct uc_clause_records *out, struct uc_error *err)
{
    enum uc_status s =
        uc_collection_clauses(collection, document->key, document->clause_count, arena, out, err);
    if (s != UC_OK || out->list.count == 0)
        return s;
    qsort(out->list.at, out->list.count, sizeof *out->list.at, by_kind);
    while (out->list.count > 0 && out->list.at[out->list.count - 1].clause.kind == UC_FRONTMATTER)
        out->list.count--;
    return UC_OK;
}

enum uc_status uc_lookup(struct uc_collection *collection, const struct uc_citation *citation,
                         uc_arena *arena, struct uc_clause_records *out, struct uc_error *err)
{
    struct uc_document_records documents = {0};
    enum uc_status s = uc_lookup_documents(collection, citation->symbol, arena, &documents, err);
    if (s != UC_OK || documents.list.count == 0)
        return s;
    const struct uc_document_record *document = &documents.list.at[0];
    if (citation->label.len == 0)
        return whole_document(collection, document, arena, out, err);
    return find_clauses(collection, citation, document->key, arena, out, err);
}
