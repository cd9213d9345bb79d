/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/facets.h"

#include "clause/field.h"

static const enum uc_field_id counted_fields[] = {
    UC_FIELD_KIND, UC_FIELD_ORGAN, UC_FIELD_YEAR, UC_FIELD_LANGUAGE, UC_FIELD_VERB,
};
/* One more than the fields: the documents, by the value slot that has their keys. */
enum { FIELDS = sizeof counted_fields / sizeof *counted_fields, FACETS = FIELDS + 1 };

/* The organ as its documents print it: its term is folded. */
static enum uc_status printed_organ(struct uc_collection *collection, uc_str *organ,
                                    uc_arena *arena, struct uc_error *err)
{
    struct ux_records records = {0};
    struct uc_clause_record clause;
    struct uc_document_record document;
    uc_str term = uc_field_term(UC_FIELD_ORGAN, *organ, arena);
    enum uc_status s = ux_reader_fetch(collection->reader, term, 1, arena, &records, err);
    if (s != UC_OK || records.list.count == 0)
        return s;
    s = uc_clause_record_decode(records.list.at[0].data, arena, &clause, err);
    if (s == UC_OK)
        s = uc_collection_document(collection, &clause, arena, &document, err);
    if (s == UC_OK && document.organ.len > 0)
        *organ = document.organ;
    return s;
}

static enum uc_status name_document(struct uc_collection *collection, uc_str key,
                                    struct uc_facet_value *value, uc_arena *arena,
                                    struct uc_error *err)
{
    const struct uc_clause_record of_document = {.key = key};
    struct uc_document_record document;
    enum uc_status s = uc_collection_document(collection, &of_document, arena, &document, err);
    if (s != UC_OK)
        return s;
    value->value = uc_document_name(&document);
    value->language = uc_str_from(uc_language_code(document.language));
    return UC_OK;
}

static enum uc_status add_value(struct uc_collection *collection, size_t facet,
                                const struct ux_count *count, uc_arena *arena, struct uc_facet *out,
                                struct uc_error *err)
{
    struct uc_facet_value *value = UC_PUSH(arena, &out->values);
    *value = (struct uc_facet_value){.value = count->value, .count = count->count};
    if (facet == FIELDS)
        return name_document(collection, count->value, value, arena, err);
    if (counted_fields[facet] == UC_FIELD_ORGAN)
        return printed_organ(collection, &value->value, arena, err);
    return UC_OK;
}

enum uc_status uc_facets_count(struct uc_collection *collection, const struct ux_matching *matching,
                               uc_arena *arena, struct uc_facets *out, struct uc_error *err)
{
    struct ux_facet asked[FACETS] = {[FIELDS] = {.slot = UC_SLOT_DOCUMENT}};
    struct ux_counts counts[FACETS] = {0};
    for (size_t i = 0; i < FIELDS; i++)
        asked[i].prefix = uc_fields[counted_fields[i]].prefix;
    enum uc_status s = ux_reader_count(collection->reader, matching, asked, FACETS, UC_FACET_VALUES,
                                       arena, counts, err);
    for (size_t i = 0; s == UC_OK && i < FACETS; i++) {
        struct uc_facet *facet = UC_PUSH(arena, &out->list);
        facet->name = i < FIELDS ? uc_fields[counted_fields[i]].name : "document";
        for (size_t k = 0; s == UC_OK && k < counts[i].list.count; k++)
            s = add_value(collection, i, &counts[i].list.at[k], arena, facet, err);
    }
    return s;
}
