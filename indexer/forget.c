/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index.h"

#include "clause/field.h"
#include "clause/place.h"
#include "clause/symbol.h"
#include "databases.h"
#include "shim/ux.h"

#include <stdlib.h>

/* The keys of the documents with `name` (a symbol, in any language, or a file's name without its
 * ending) or with a source at `path`. */
static enum uc_status keys_of(ux_reader *reader, uc_str name, uc_str path, uc_arena *arena,
                              struct uc_texts *keys, struct uc_error *err)
{
    const uc_str terms[] = {
        uc_term_path(path, arena),
        uc_term_cited(name, arena),
    };
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct ux_records records = {0};
        status = ux_reader_fetch(reader, terms[i], 0, arena, &records, err);
        for (size_t j = 0; j < records.list.count && status == UC_OK; j++) {
            struct uc_document_record record;
            status = uc_document_record_decode(records.list.at[j], arena, &record, err);
            if (status == UC_OK)
                *UC_PUSH(arena, &keys->list) = record.key;
        }
        if (status != UC_OK)
            return status;
    }
    return UC_OK;
}

/* The file as it is named in the index, whether or not it is still there. */
static uc_str absolute_path(uc_str operand, uc_arena *arena)
{
    const char *given = uc_arena_copy(arena, operand).ptr;
    char *resolved = realpath(given, NULL);
    if (resolved != NULL) {
        uc_str path = uc_arena_copy(arena, uc_str_from(resolved));
        free(resolved);
        return path;
    }
    char *folder = operand.len > 0 && operand.ptr[0] != '/' ? realpath(".", NULL) : NULL;
    uc_str path = folder ? uc_arena_printf(arena, "%s/%s", folder, given) : operand;
    free(folder);
    return path;
}

static enum uc_status find_all(ux_reader *reader, const struct uc_texts *operands, uc_arena *arena,
                               struct uc_texts *keys, struct uc_error *err)
{
    for (size_t i = 0; i < operands->list.count; i++) {
        uc_str operand = operands->list.at[i];
        uc_str symbol = uc_symbol_parse(operand, arena);
        size_t before = keys->list.count;
        enum uc_status status = keys_of(reader, symbol.len > 0 ? symbol : operand,
                                        absolute_path(operand, arena), arena, keys, err);
        if (status != UC_OK)
            return status;
        if (keys->list.count == before)
            return uc_fail(err, UC_NOT_FOUND, "%.*s: not in the index; unclause list shows what is",
                           UC_ARG(operand));
    }
    return UC_OK;
}

static enum uc_status drop_all(const char *place, const struct uc_texts *keys, struct uc_error *err)
{
    uc_databases *databases;
    enum uc_status status = uc_databases_open(place, false, &databases, err);
    if (status != UC_OK)
        return status;
    for (size_t i = 0; i < keys->list.count && status == UC_OK; i++)
        status = uc_databases_drop(databases, keys->list.at[i], err);
    if (status == UC_OK)
        status = uc_databases_purge(databases, err);
    uc_databases_close(databases);
    return status;
}

static enum uc_status forget(const struct uc_upkeep_options *options,
                             const struct uc_texts *operands, uc_arena *arena, struct uc_error *err)
{
    uc_str place;
    ux_reader *reader;
    struct uc_texts keys = {0};
    enum uc_status status = uc_place_of_database(options->db, arena, &place, err);
    if (status != UC_OK)
        return status;
    status = ux_reader_open(&(const char *){place.ptr}, 1, &reader, err);
    if (status != UC_OK)
        return status;
    status = find_all(reader, operands, arena, &keys, err);
    ux_reader_close(reader);
    return status == UC_OK ? drop_all(place.ptr, &keys, err) : status;
}

enum uc_status uc_forget(const struct uc_upkeep_options *options, const struct uc_texts *operands,
                         struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    enum uc_status status = forget(options, operands, arena, err);
    uc_arena_free(arena);
    return status;
}
