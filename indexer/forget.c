/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index.h"

#include "clause/field.h"
#include "clause/place.h"
#include "clause/symbol.h"
#include "databases.h"
#include "ledger.h"
#include "shim/ux.h"
#include "store.h"
#include "walk.h"

#include <stdlib.h>

/* What the index has, and what of it is to be taken out. */
struct search {
    ux_reader *reader;
    uc_arena *arena;
    UC_LIST(struct uc_document_record) documents;
    struct uc_ledger ledger;
    struct uc_texts keys;  /* of documents to be taken out */
    struct uc_texts files; /* paths of what is known of files, to be taken out */
};

static enum uc_status read_documents(struct search *search, uc_str term, struct uc_error *err)
{
    struct ux_records records = {0};
    enum uc_status status = ux_reader_fetch(search->reader, term, 0, search->arena, &records, err);
    search->documents.count = 0;
    for (size_t i = 0; i < records.list.count && status == UC_OK; i++)
        status = uc_document_record_decode(records.list.at[i].data, search->arena,
                                           UC_PUSH(search->arena, &search->documents), err);
    return status;
}

static void take_file(struct search *search, uc_str path)
{
    if (uc_ledger_find(&search->ledger, path) != NULL)
        *UC_PUSH(search->arena, &search->files.list) = path;
}

/* With it goes what is known of the containers that it was read from: they are no longer as the
 * index has them. */
static void take_document(struct search *search, const struct uc_document_record *record)
{
    *UC_PUSH(search->arena, &search->keys.list) = record->key;
    for (size_t i = 0; i < record->sources.count; i++) {
        uc_str path = record->sources.at[i].path;
        for (size_t end = path.len; end > 1; end--)
            if (end == path.len || path.ptr[end] == '/')
                take_file(search, uc_str_slice(path, 0, end));
    }
}

static bool is_read_from(const struct uc_document_record *record, uc_str path)
{
    for (size_t i = 0; i < record->sources.count; i++)
        if (uc_is_below(record->sources.at[i].path, path))
            return true;
    return false;
}

/* All that was read from the file, the folder or the container, and what could not be. */
static enum uc_status take_path(struct search *search, uc_str path, struct uc_error *err)
{
    enum uc_status status = read_documents(search, uc_term_any_document, err);
    for (size_t i = 0; i < search->documents.count && status == UC_OK; i++)
        if (is_read_from(&search->documents.at[i], path))
            take_document(search, &search->documents.at[i]);
    size_t count;
    const struct uc_file_record *below = uc_ledger_below(&search->ledger, path, &count);
    for (size_t i = 0; i < count; i++)
        take_file(search, below[i].path);
    take_file(search, path);
    return status;
}

/* The documents with a symbol, in any language, or with a file's name without its ending. */
static enum uc_status take_name(struct search *search, uc_str name, struct uc_error *err)
{
    enum uc_status status = read_documents(search, uc_term_cited(name, search->arena), err);
    for (size_t i = 0; i < search->documents.count && status == UC_OK; i++)
        take_document(search, &search->documents.at[i]);
    return status;
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

static enum uc_status take(struct search *search, uc_str operand, struct uc_error *err)
{
    size_t before = search->keys.list.count + search->files.list.count;
    uc_str symbol = uc_symbol_parse(operand, search->arena);
    enum uc_status status = take_name(search, symbol.len > 0 ? symbol : operand, err);
    if (status == UC_OK)
        status = take_path(search, absolute_path(operand, search->arena), err);
    if (status != UC_OK || search->keys.list.count + search->files.list.count > before)
        return status;
    return uc_fail(err, UC_NOT_FOUND, "%.*s: not in the index; unclause list shows what is",
                   UC_ARG(operand));
}

static enum uc_status find_all(struct search *search, const char *place,
                               const struct uc_texts *operands, struct uc_error *err)
{
    enum uc_status status = ux_reader_open(&place, 1, &search->reader, err);
    if (status != UC_OK)
        return status;
    status = uc_ledger_read(place, search->arena, &search->ledger, err);
    for (size_t i = 0; i < operands->list.count && status == UC_OK; i++)
        status = take(search, operands->list.at[i], err);
    ux_reader_close(search->reader);
    return status;
}

static enum uc_status drop_all(const struct search *search, uc_databases *databases,
                               struct uc_error *err)
{
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < search->keys.list.count && status == UC_OK; i++)
        status = uc_databases_drop(databases, search->keys.list.at[i], err);
    for (size_t i = 0; i < search->files.list.count && status == UC_OK; i++)
        status = uc_store_forget_file(databases, search->files.list.at[i], err);
    return status == UC_OK ? uc_databases_purge(databases, err) : status;
}

static enum uc_status forget(const struct uc_upkeep_options *options,
                             const struct uc_texts *operands, uc_arena *arena, struct uc_error *err)
{
    uc_str place;
    uc_databases *databases;
    struct search search = {.arena = arena};
    enum uc_status status = uc_place_of_database(options->db, arena, &place, err);
    if (status == UC_OK)
        status = find_all(&search, place.ptr, operands, err);
    if (status == UC_OK)
        status = uc_databases_open(place.ptr, false, &databases, err);
    if (status != UC_OK)
        return status;
    status = drop_all(&search, databases, err);
    uc_databases_close(databases);
    return status;
}

enum uc_status uc_forget(const struct uc_upkeep_options *options, const struct uc_texts *operands,
                         struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    enum uc_status status = forget(options, operands, arena, err);
    uc_arena_free(arena);
    return status;
}
