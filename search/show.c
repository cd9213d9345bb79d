/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/show.h"

struct uc_citation uc_show_citation(uc_str asked, uc_arena *arena)
{
    struct uc_citation citation;
    if (!uc_citation_parse(asked, arena, &citation))
        citation = (struct uc_citation){.symbol = asked};
    return citation;
}

enum uc_status uc_show_missing(struct uc_collection *collection, uc_str asked, uc_arena *arena,
                               struct uc_error *err)
{
    struct uc_citation citation = uc_show_citation(asked, arena);
    struct uc_document_records documents = {0};
    enum uc_status s = uc_lookup_documents(collection, &citation, arena, &documents, err);
    if (s != UC_OK)
        return s;
    if (documents.list.count == 0)
        return uc_fail(err, UC_NOT_FOUND,
                       "%.*s: no such document in the index; unclause list names them",
                       UC_ARG(asked));
    return uc_fail(err, UC_NOT_FOUND,
                   "%.*s: the document has no such %s; unclause show '%.*s' prints what it has",
                   UC_ARG(asked), citation.label.len > 0 ? "clause" : "part",
                   UC_ARG(uc_document_name(&documents.list.at[0])));
}

static enum uc_status add(struct uc_collection *collection, const struct uc_clause_record *record,
                          uint32_t context, uc_arena *arena, struct uc_result *out,
                          struct uc_error *err)
{
    struct uc_document_record *document = uc_arena_alloc(arena, sizeof *document);
    struct uc_hit *hit = UC_PUSH(arena, &out->hits);
    hit->found.document = document;
    enum uc_status s = uc_collection_document(collection, record, arena, document, err);
    if (s == UC_OK)
        s = uc_find_surroundings(collection, record, context, arena, &hit->found, err);
    return s;
}

enum uc_status uc_show(struct uc_collection *collection, uc_str asked, uint32_t context,
                       uc_arena *arena, struct uc_result *out, struct uc_error *err)
{
    const struct uc_citation citation = uc_show_citation(asked, arena);
    struct uc_clause_records found = {0};
    enum uc_status s = uc_lookup(collection, &citation, arena, &found, err);
    if (s == UC_OK && found.list.count == 0)
        return uc_show_missing(collection, asked, arena, err);
    *out =
        (struct uc_result){.query = asked, .total = found.list.count, .groups = found.list.count};
    for (size_t i = 0; s == UC_OK && i < found.list.count; i++)
        s = add(collection, &found.list.at[i], context, arena, out, err);
    return s;
}
