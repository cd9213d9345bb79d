/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "old.h"

#include "clause/field.h"
#include "message.h"

/* Entries that are in memory at once. */
enum { PAGE = 500 };

void uc_old_leave(struct uc_bases *bases, const struct uc_document_record *record)
{
    uc_arena *arena = uc_arena_new();
    uc_bases_leave(bases, uc_term_document(record->key, arena));
    for (size_t i = 0; i < record->sources.count; i++) {
        uc_bases_leave(bases, uc_term_path(record->sources.at[i].path, arena));
        uc_bases_leave(bases, uc_term_hash(record->sources.at[i].hash, arena));
    }
    uc_arena_free(arena);
}

/* The record stands before its clauses. */
enum uc_status uc_old_read(ux_writer *from, uc_str key, uc_arena *arena,
                           struct uc_document_record *record, struct uc_buf *clauses,
                           struct uc_error *err)
{
    uint32_t next = 0;
    struct ux_entries entries = {0};
    enum uc_status status =
        ux_writer_entries(from, uc_term_clauses_of(key, arena), &next, 0, arena, &entries, err);
    if (status == UC_OK && entries.list.count == 0)
        return uc_fail(err, UC_BROKEN,
                       "%.*s: is not whole in the index; run unclause forget, and read it again",
                       UC_ARG(key));
    if (status == UC_OK)
        status = uc_document_record_decode(entries.list.at[0].data, arena, record, err);
    for (size_t i = 1; i < entries.list.count && status == UC_OK; i++)
        uc_entry_pack(&entries.list.at[i], clauses);
    return status;
}

static enum uc_status each_of(struct uc_bases *bases, ux_writer *from, uc_str term,
                              uc_old_take *take, void *context, struct uc_error *err)
{
    uint32_t next = 0;
    size_t count;
    enum uc_status status;
    do {
        uc_arena *arena = uc_arena_new();
        struct ux_entries entries = {0};
        status = ux_writer_entries(from, term, &next, PAGE, arena, &entries, err);
        count = entries.list.count;
        for (size_t i = 0; i < count && status == UC_OK; i++)
            if (!uc_bases_has_left(bases, entries.list.at[i].unique))
                status = take(context, from, &entries.list.at[i], err);
        uc_arena_free(arena);
    } while (status == UC_OK && count == PAGE);
    return status;
}

enum uc_status uc_old_each(struct uc_bases *bases, uc_str term, uc_old_take *take, void *context,
                           struct uc_error *err)
{
    UC_LIST(ux_writer *) old = {0}; /* the list of bases may change meanwhile */
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < bases->list.count; i++)
        if (uc_bases_is_old(bases, &bases->list.at[i]))
            *UC_PUSH(bases->arena, &old) = bases->list.at[i].writer;
    for (size_t i = 0; i < old.count && status == UC_OK; i++)
        status = each_of(bases, old.at[i], term, take, context, err);
    return status;
}
