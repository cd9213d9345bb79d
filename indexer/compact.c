/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index.h"

#include "clause/field.h"
#include "clause/record.h"
#include "shards.h"
#include "shim/ux.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b)
{
    const struct uc_document_record *left = a, *right = b;
    return uc_str_compare(left->key, right->key);
}

/* A document in two of the indexes would stand twice in one. */
static enum uc_status refuse_twins(ux_reader *reader, uc_arena *arena, struct uc_error *err)
{
    struct ux_records records = {0};
    UC_LIST(struct uc_document_record) documents = {0};
    enum uc_status status = ux_reader_fetch(reader, uc_term_any_document, 0, arena, &records, err);
    for (size_t i = 0; i < records.list.count && status == UC_OK; i++)
        status = uc_document_record_decode(records.list.at[i].data, arena,
                                           UC_PUSH(arena, &documents), err);
    if (status != UC_OK || documents.count == 0)
        return status;
    qsort(documents.at, documents.count, sizeof *documents.at, by_key);
    for (size_t i = 1; i < documents.count; i++)
        if (uc_str_equal(documents.at[i - 1].key, documents.at[i].key))
            return uc_fail(err, UC_USAGE,
                           "%.*s: is in two of the indexes; have unclause forget take it out of "
                           "one",
                           UC_ARG(uc_document_name(&documents.at[i])));
    return UC_OK;
}

static enum uc_status check_sources(const char *const *from, size_t count, uc_arena *arena,
                                    struct uc_error *err)
{
    ux_reader *reader;
    enum uc_status status = ux_reader_open(from, count, &reader, err);
    if (status != UC_OK)
        return status;
    status = refuse_twins(reader, arena, err);
    ux_reader_close(reader);
    return status;
}

static enum uc_status compact_to(uc_shards *shards, const char *const *from, size_t count,
                                 const char *to, uc_arena *arena, struct uc_error *err)
{
    if (uc_shards_published(shards)->list.count > 0)
        return uc_fail(err, UC_USAGE, "%s: an index is there already; name a new folder", to);
    struct uc_shard_list made = {0};
    *UC_PUSH(arena, &made.list) = uc_shards_new(shards);
    enum uc_status status =
        ux_merge(from, count, uc_shards_path(shards, made.list.at[0], arena), err);
    return status == UC_OK ? uc_shards_publish(shards, &made, err) : status;
}

enum uc_status uc_compact(const struct uc_upkeep_options *options, const struct uc_texts *operands,
                          struct uc_error *err)
{
    (void)options;
    uc_arena *arena = uc_arena_new();
    const size_t count = operands->list.count - 1; /* two at least are given */
    const char **from = uc_arena_alloc(arena, count * sizeof *from);
    for (size_t i = 0; i < count; i++)
        from[i] = uc_arena_copy(arena, operands->list.at[i]).ptr;
    const char *to = uc_arena_copy(arena, operands->list.at[count]).ptr;
    uc_shards *shards;
    enum uc_status status = check_sources(from, count, arena, err);
    if (status == UC_OK)
        status = uc_shards_open(to, &shards, err);
    if (status == UC_OK) {
        status = compact_to(shards, from, count, to, arena, err);
        uc_shards_close(shards);
    }
    uc_arena_free(arena);
    return status;
}
