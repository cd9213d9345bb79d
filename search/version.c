/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/version.h"

#include "search/lookup.h"

#include <sys/stat.h>

bool uc_is_file(uc_str path)
{
    uc_arena *arena = uc_arena_new();
    struct stat status;
    bool is_file = stat(uc_arena_copy(arena, path).ptr, &status) == 0 && !S_ISDIR(status.st_mode);
    uc_arena_free(arena);
    return is_file;
}

enum uc_status uc_version_of(struct uc_collection *collection,
                             const struct uc_document_record *document, uc_arena *arena,
                             struct uc_version *out, struct uc_error *err)
{
    struct uc_clause_records records = {0};
    enum uc_status s = uc_collection_clauses(collection, document->key, arena, &records, err);
    if (s != UC_OK)
        return s;
    *out = (struct uc_version){
        .name = uc_document_name(document),
        .title = document->title,
        .adoption = document->adoption,
        .adopted = document->adopted,
        .distributed = document->distributed,
    };
    for (size_t i = 0; i < records.list.count; i++)
        *UC_PUSH(arena, &out->clauses) = records.list.at[i].clause;
    return UC_OK;
}

enum uc_status uc_version_find(struct uc_collection *collection, uc_str asked, uc_arena *arena,
                               struct uc_version *out, struct uc_error *err)
{
    struct uc_citation citation;
    struct uc_document_records documents = {0};
    if (!uc_citation_parse(asked, arena, &citation) || citation.label.len > 0)
        citation = (struct uc_citation){.symbol = asked};
    enum uc_status s = uc_lookup_documents(collection, &citation, arena, &documents, err);
    if (s == UC_OK && documents.list.count == 0)
        return uc_fail(err, UC_NOT_FOUND,
                       "%.*s: no such file, and no such document in the index; unclause list names "
                       "them",
                       UC_ARG(asked));
    return s == UC_OK ? uc_version_of(collection, &documents.list.at[0], arena, out, err) : s;
}

uc_str uc_version_cite(const struct uc_version *version, uint32_t clause, uc_arena *arena)
{
    const struct uc_clause *cited = &version->clauses.at[clause];
    if (cited->citation.len > 0)
        return cited->citation;
    if (cited->label.len > 0)
        return uc_arena_printf(arena, "%.*s, %s %.*s", UC_ARG(version->name),
                               uc_kind_name(cited->kind), UC_ARG(cited->label));
    return uc_arena_printf(arena, "%.*s, %s", UC_ARG(version->name), uc_kind_name(cited->kind));
}

struct uc_date uc_version_date(const struct uc_version *version)
{
    return version->adopted.year > 0 ? version->adopted : version->distributed;
}
