/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet.h"

#include "clause/field.h"
#include "message.h"
#include "prepare.h"

enum task { PUT, PUT_AGAIN, PUT_ENTRY, DELETE, TASK_COUNT };

void uc_sheet_put(const struct uc_document_record *record, const struct uc_unpack *entries,
                  bool again, struct uc_buf *out)
{
    uc_arena *arena = uc_arena_new();
    struct uc_entry entry = uc_prepare_record(record, arena);
    uc_pack_number(out, again ? PUT_AGAIN : PUT);
    if (again)
        uc_pack_text(out, uc_term_clauses_of(record->key, arena));
    uc_entry_pack(&entry, out);
    uc_buf_add(out, entries->left);
    uc_arena_free(arena);
}

void uc_sheet_put_entry(const struct uc_entry *entry, struct uc_buf *out)
{
    uc_pack_number(out, PUT_ENTRY);
    uc_entry_pack(entry, out);
}

void uc_sheet_delete(uc_str term, struct uc_buf *out)
{
    uc_pack_number(out, DELETE);
    uc_pack_text(out, term);
}

static enum uc_status add_clauses(ux_writer *writer, struct uc_unpack *entries, uc_arena *arena,
                                  struct uc_error *err)
{
    enum uc_status status = UC_OK;
    while (entries->left.len > 0 && status == UC_OK) {
        struct uc_entry entry;
        uc_arena_reset(arena);
        status = uc_entry_unpack(entries, arena, &entry, err);
        if (status == UC_OK)
            status = ux_writer_add(writer, &entry, err);
    }
    return status;
}

/* The record before its clauses, and these in order: readers count on it. */
static enum uc_status write_sheet(ux_writer *writer, struct uc_unpack *in, uc_arena *arena,
                                  struct uc_error *err)
{
    struct uc_entry record;
    enum task task = (enum task)uc_unpack_number(in, TASK_COUNT - 1);
    enum uc_status status = UC_OK;
    if (task == PUT_AGAIN || task == DELETE)
        status = ux_writer_delete(writer, uc_unpack_bytes(in), err);
    if (task == DELETE || status != UC_OK)
        return status;
    status = uc_entry_unpack(in, arena, &record, err);
    if (status != UC_OK)
        return status;
    if (task == PUT_ENTRY)
        return ux_writer_put(writer, &record, err);
    status = ux_writer_add(writer, &record, err);
    return status == UC_OK ? add_clauses(writer, in, arena, err) : status;
}

enum uc_status uc_sheet_write(uc_str sheet, ux_writer *writer, struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    struct uc_unpack in = {.left = sheet};
    enum uc_status status = write_sheet(writer, &in, arena, err);
    uc_arena_free(arena);
    return status;
}
