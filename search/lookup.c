/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/lookup.h"

#include <stdlib.h>

/* A label that stands more often in one document is a list, not a citation. */
enum { CANDIDATES_MAX = 100 };

/* English first, else by code: the language that a citation without one means. */
static int by_document(uc_str one, uc_str other)
{
    int difference = uc_str_ends(other, UC_STR(" en")) - uc_str_ends(one, UC_STR(" en"));
    return difference != 0 ? difference : uc_str_compare(one, other);
}

static int compare_documents(const void *a, const void *b)
{
    const struct uc_document_record *one = a, *other = b;
    return by_document(one->key, other->key);
}

static int compare_clauses(const void *a, const void *b)
{
    const struct uc_clause_record *one = a, *other = b;
    int difference = by_document(one->key, other->key);
    return difference != 0 ? difference
                           : (one->ordinal > other->ordinal) - (one->ordinal < other->ordinal);
}

/* Puts those in the language that the citation is typed in first. */
static void prefer(enum uc_language language, struct uc_document_records *documents)
{
    for (size_t i = 1; i < documents->list.count; i++) {
        struct uc_document_record record = documents->list.at[i];
        size_t place = i;
        while (record.language == language && place > 0 &&
               documents->list.at[place - 1].language != language) {
            documents->list.at[place] = documents->list.at[place - 1];
            place--;
        }
        documents->list.at[place] = record;
    }
}

static enum uc_status documents_of(struct uc_collection *collection,
                                   const struct uc_citation *citation, uc_arena *arena,
                                   struct uc_document_records *out, struct uc_error *err)
{
    struct ux_records found = {0};
    uc_str term = uc_term_cited(citation->symbol, arena);
    enum uc_status s =
        ux_reader_fetch(collection->reader, term, CANDIDATES_MAX, arena, &found, err);
    for (size_t i = 0; s == UC_OK && i < found.list.count; i++)
        s = uc_document_record_decode(found.list.at[i].data, arena, UC_PUSH(arena, &out->list),
                                      err);
    if (s == UC_OK && out->list.count > 1)
        qsort(out->list.at, out->list.count, sizeof *out->list.at, compare_documents);
    prefer(citation->language, out);
    return s;
}

enum uc_status uc_lookup_documents(struct uc_collection *collection, struct uc_citation *citation,
                                   uc_arena *arena, struct uc_document_records *out,
                                   struct uc_error *err)
{
    enum uc_status s = documents_of(collection, citation, arena, out, err);
    struct uc_citation in_whole = *citation;
    if (s != UC_OK || out->list.count > 0 || !uc_citation_of_composite(&in_whole, arena))
        return s;
    s = documents_of(collection, &in_whole, arena, out, err);
    if (out->list.count > 0)
        *citation = in_whole;
    return s;
}

/* In the cited part, or in a part of that? */
static bool is_in_part(const struct uc_clause *clause, const struct uc_citation *citation,
                       uc_arena *arena)
{
    uc_str cited = uc_label_key(citation->part, UC_STR(""), arena);
    uc_str own = uc_label_key(clause->part, UC_STR(""), arena);
    return cited.len == 0 ||
           (uc_str_starts(own, cited) && (own.len == cited.len || own.ptr[cited.len] == ' '));
}

void uc_lookup_keep_part(struct uc_clause_records *records, const struct uc_citation *citation,
                         uc_arena *arena)
{
    size_t kept = 0;
    for (size_t i = 0; i < records->list.count; i++)
        if (is_in_part(&records->list.at[i].clause, citation, arena))
            records->list.at[kept++] = records->list.at[i];
    records->list.count = kept;
}

/* Adds the clause of the hit, unless the citation says that it is an operative one. */
static enum uc_status add_clause(const struct ux_hit *hit, const struct uc_citation *citation,
                                 uc_arena *arena, struct uc_clause_records *out,
                                 struct uc_error *err)
{
    struct uc_clause_record record;
    enum uc_status s = uc_clause_record_decode(hit->data, arena, &record, err);
    record.entry = hit->id;
    if (s == UC_OK && (!citation->operative || record.clause.kind == UC_OPERATIVE))
        *UC_PUSH(arena, &out->list) = record;
    return s;
}

/* The clauses of the document with the cited label, in whichever part. */
static enum uc_status find_label(struct uc_collection *collection,
                                 const struct uc_citation *citation, uc_str document_key,
                                 uc_arena *arena, struct uc_clause_records *out,
                                 struct uc_error *err)
{
    uc_str label = uc_field_term(UC_FIELD_LABEL, citation->label, arena);
    uc_str document = uc_term_clauses_of(document_key, arena);
    const struct uc_query *both = uc_query_pair(arena, UC_QUERY_AND, uc_query_term(arena, document),
                                                uc_query_term(arena, label));
    const struct ux_search search = {.query = uc_query_scale(arena, 0, both),
                                     .limit = CANDIDATES_MAX,
                                     .collapse_slot = -1,
                                     .sort_slot = -1};
    struct ux_hits hits = {0};
    enum uc_status s = ux_reader_search(collection->reader, &search, arena, &hits, err);
    for (size_t i = 0; s == UC_OK && i < hits.list.count; i++)
        s = add_clause(&hits.list.at[i], citation, arena, out, err);
    if (s == UC_OK && out->list.count > 0)
        qsort(out->list.at, out->list.count, sizeof *out->list.at, compare_clauses);
    return s;
}

static void keep_exact_part(struct uc_clause_records *records, const struct uc_citation *citation,
                            uc_arena *arena)
{
    uc_str cited = uc_label_key(citation->part, UC_STR(""), arena);
    size_t kept = 0;
    for (size_t i = 0; i < records->list.count; i++) {
        uc_str part = uc_label_key(records->list.at[i].clause.part, UC_STR(""), arena);
        if (uc_str_equal(part, cited))
            records->list.at[kept++] = records->list.at[i];
    }
    records->list.count = kept;
}

/* The clauses cited exactly so, of the first document that has any. */
static enum uc_status find_exactly(struct uc_collection *collection,
                                   const struct uc_citation *citation, uc_arena *arena,
                                   struct uc_clause_records *out, struct uc_error *err)
{
    struct uc_document_records documents = {0};
    enum uc_status s = documents_of(collection, citation, arena, &documents, err);
    for (size_t i = 0; s == UC_OK && out->list.count == 0 && i < documents.list.count; i++) {
        s = find_label(collection, citation, documents.list.at[i].key, arena, out, err);
        keep_exact_part(out, citation, arena);
    }
    return s;
}

/* A bare number means the body's; "fn *" and "fn **" have one key; of clauses with one number, the
 * first in the document alone has a citation. */
static int distance(const struct uc_clause *clause, const struct uc_citation *citation)
{
    bool elsewhere = citation->part.len == 0 && clause->part.len > 0;
    bool otherwise = !uc_str_equal_nocase(clause->label, citation->label);
    bool without_citation = clause->citation.len == 0;
    return elsewhere * 4 + otherwise * 2 + without_citation;
}

static void keep_nearest(struct uc_clause_records *records, const struct uc_citation *citation)
{
    int nearest = INT32_MAX;
    size_t kept = 0;
    for (size_t i = 0; i < records->list.count; i++) {
        int here = distance(&records->list.at[i].clause, citation);
        if (here < nearest)
            kept = 0;
        if (here <= nearest) {
            nearest = here;
            records->list.at[kept++] = records->list.at[i];
        }
    }
    records->list.count = kept;
}

static enum uc_status find_clauses(struct uc_collection *collection,
                                   const struct uc_citation *citation, uc_arena *arena,
                                   struct uc_clause_records *out, struct uc_error *err)
{
    struct uc_citation at = *citation;
    struct uc_document_records documents = {0};
    enum uc_status s = find_exactly(collection, citation, arena, out, err);
    if (s == UC_OK && out->list.count == 0)
        s = uc_lookup_documents(collection, &at, arena, &documents, err);
    if (s == UC_OK && documents.list.count > 0)
        s = find_label(collection, &at, documents.list.at[0].key, arena, out, err);
    uc_lookup_keep_part(out, &at, arena);
    if (s == UC_OK)
        keep_nearest(out, &at);
    return s;
}

/* Of a whole document: what it decides, says and recalls, before what stands around that; what has
 * a number before what has none. */
static const int weight_of_kind[UC_KIND_COUNT] = {
    [UC_OPERATIVE] = 0, [UC_PARAGRAPH] = 1, [UC_PREAMBULAR] = 2,  [UC_TABLE] = 3,
    [UC_HEADING] = 4,   [UC_FOOTNOTE] = 5,  [UC_FRONTMATTER] = 6,
};

static int compare_kinds(const void *a, const void *b)
{
    const struct uc_clause_record *one = a, *other = b;
    int difference = weight_of_kind[one->clause.kind] - weight_of_kind[other->clause.kind];
    if (difference == 0)
        difference = uc_str_starts(one->clause.label, UC_STR("¶")) -
                     uc_str_starts(other->clause.label, UC_STR("¶"));
    return difference != 0 ? difference : compare_clauses(a, b);
}

static enum uc_status find_whole(struct uc_collection *collection,
                                 const struct uc_citation *citation, uc_arena *arena,
                                 struct uc_clause_records *out, struct uc_error *err)
{
    struct uc_citation at = *citation;
    struct uc_document_records documents = {0};
    enum uc_status s = uc_lookup_documents(collection, &at, arena, &documents, err);
    if (s != UC_OK || documents.list.count == 0)
        return s;
    const struct uc_document_record *document = &documents.list.at[0];
    s = uc_collection_clauses(collection, document->key, arena, out, err);
    if (s != UC_OK || out->list.count == 0)
        return s;
    uc_lookup_keep_part(out, &at, arena);
    qsort(out->list.at, out->list.count, sizeof *out->list.at, compare_kinds);
    while (out->list.count > 0 && out->list.at[out->list.count - 1].clause.kind == UC_FRONTMATTER)
        out->list.count--;
    return UC_OK;
}

/* The clauses that one label may mean. A single operative paragraph has no number, and may be typed
 * as the first; the mark of one without number is what some write for "paragraph". */
static enum uc_status find_one(struct uc_collection *collection, const struct uc_citation *citation,
                               uc_arena *arena, struct uc_clause_records *out, struct uc_error *err)
{
    static const uc_str mark = UC_STR_INIT("¶");
    struct uc_citation otherwise = *citation;
    enum uc_status s = find_clauses(collection, citation, arena, out, err);
    if (s != UC_OK || out->list.count > 0)
        return s;
    if (uc_str_starts(citation->label, mark))
        otherwise.label = uc_str_slice(citation->label, mark.len, citation->label.len);
    else if (citation->operative && uc_str_equal(citation->label, UC_STR("1")))
        otherwise.label = UC_STR("operative para.");
    else
        return UC_OK;
    return find_clauses(collection, &otherwise, arena, out, err);
}

enum uc_status uc_lookup(struct uc_collection *collection, const struct uc_citation *citation,
                         uc_arena *arena, struct uc_clause_records *out, struct uc_error *err)
{
    if (citation->label.len == 0)
        return find_whole(collection, citation, arena, out, err);
    enum uc_status s = find_one(collection, citation, arena, out, err);
    for (size_t i = 0; s == UC_OK && i < citation->further.count; i++) {
        struct uc_citation further = *citation;
        struct uc_clause_records found = {0};
        further.label = citation->further.at[i];
        s = find_one(collection, &further, arena, &found, err);
        for (size_t k = 0; k < found.list.count; k++)
            *UC_PUSH(arena, &out->list) = found.list.at[k];
    }
    return s;
}
