/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include "clause/field.h"
#include "prepare.h"

#include <stdlib.h>
#include <string.h>

/* Read first where a document has several renditions; what is not listed comes last. */
static const char *const formats[] = {"json", "docx", "odt", "doc", "rtf", "pdf", "html", "text"};

/* The index of the source with `path`; their number where there is none. */
static size_t source_of(const struct uc_document_record *record, uc_str path)
{
    size_t i = 0;
    while (i < record->sources.count && !uc_str_equal(record->sources.at[i].path, path))
        i++;
    return i;
}

enum uc_status uc_store_find(uc_databases *databases, uc_str path, uc_arena *arena,
                             struct uc_document_record *out, size_t *source, struct uc_error *err)
{
    enum uc_status status =
        uc_databases_find(databases, uc_term_path(path, arena), arena, out, err);
    if (status != UC_OK)
        return status;
    *source = source_of(out, path);
    if (*source == out->sources.count)
        return uc_fail(err, UC_BROKEN, "%.*s: its record is damaged; run unclause index --rebuild",
                       UC_ARG(path));
    return UC_OK;
}

enum uc_status uc_store_put_file(uc_databases *databases, const struct uc_file_record *record,
                                 struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    struct uc_entry entry = uc_prepare_file(record, arena);
    enum uc_status status = uc_databases_put_entry(databases, &entry, err);
    uc_arena_free(arena);
    return status;
}

enum uc_status uc_store_forget_file(uc_databases *databases, uc_str path, struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    enum uc_status status = uc_databases_drop_entry(databases, uc_term_file(path, arena), err);
    uc_arena_free(arena);
    return status;
}

static size_t rank_of_format(uc_str format)
{
    size_t rank = 0;
    while (rank < sizeof formats / sizeof *formats &&
           !uc_str_equal(format, uc_str_from(formats[rank])))
        rank++;
    return rank;
}

static int by_rank(const void *a, const void *b)
{
    const struct uc_source *left = a, *right = b;
    size_t left_rank = rank_of_format(left->format), right_rank = rank_of_format(right->format);
    if (left_rank != right_rank)
        return left_rank < right_rank ? -1 : 1;
    return uc_str_compare(left->path, right->path);
}

/* The best source first. */
static void rank_sources(struct uc_document_record *record)
{
    qsort(record->sources.at, record->sources.count, sizeof *record->sources.at, by_rank);
}

static enum uc_status drop_source_of(uc_databases *databases, struct uc_document_record *record,
                                     size_t source, uc_arena *arena, struct uc_texts *reread,
                                     struct uc_error *err)
{
    if (record->sources.count == 1)
        return uc_databases_drop(databases, record->key, err);
    record->sources.count--;
    memmove(&record->sources.at[source], &record->sources.at[source + 1],
            (record->sources.count - source) * sizeof *record->sources.at);
    if (source == 0)
        *UC_PUSH(arena, &reread->list) = record->sources.at[0].path;
    return uc_databases_put_record(databases, record, err);
}

enum uc_status uc_store_drop_source(uc_databases *databases, uc_str path, uc_arena *arena,
                                    struct uc_texts *reread, struct uc_error *err)
{
    struct uc_document_record record;
    size_t source;
    enum uc_status status = uc_store_find(databases, path, arena, &record, &source, err);
    if (status != UC_OK)
        return status;
    return drop_source_of(databases, &record, source, arena, reread, err);
}

enum uc_status uc_store_touch(uc_databases *databases, uc_str path, const struct uc_source *now,
                              uc_arena *arena, struct uc_error *err)
{
    struct uc_document_record record;
    size_t source;
    enum uc_status status = uc_store_find(databases, path, arena, &record, &source, err);
    if (status != UC_OK)
        return status;
    record.sources.at[source].size = now->size;
    record.sources.at[source].mtime_ns = now->mtime_ns;
    return uc_databases_put_record(databases, &record, err);
}

static enum uc_status put_document(uc_databases *databases, const struct uc_document_record *record,
                                   const struct uc_answer *answer, struct uc_put_result *out,
                                   struct uc_error *err)
{
    out->clauses = record->clause_count;
    return uc_databases_put(databases, record, &answer->entries, err);
}

static uc_str folder_of(uc_str path)
{
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/')
        end--;
    return uc_str_slice(path, 0, end);
}

/* Two documents without a symbol are not one because their files have one name: only within a
 * folder, or where the bytes are equal. */
static bool is_name_taken(const struct uc_document_record *there, const struct uc_source *source)
{
    if (there->symbol.len > 0)
        return false;
    for (size_t i = 0; i < there->sources.count; i++) {
        const struct uc_source *other = &there->sources.at[i];
        if (uc_str_equal(other->hash, source->hash) ||
            uc_str_equal(folder_of(other->path), folder_of(source->path)))
            return false;
    }
    return true;
}

/* Files that were equal to one that has changed are read again: they are documents of their own
 * now, or renditions. */
static void reread_equals(const struct uc_document_record *record, uc_str hash, uc_arena *arena,
                          struct uc_texts *reread)
{
    for (size_t i = 0; i < record->sources.count; i++)
        if (uc_str_equal(record->sources.at[i].hash, hash))
            *UC_PUSH(arena, &reread->list) = record->sources.at[i].path;
}

/* The document is there already: the file becomes one of its sources, or replaces what it was. */
static enum uc_status put_source(uc_databases *databases, struct uc_document_record *there,
                                 struct uc_document_record *record, const struct uc_answer *answer,
                                 uc_arena *arena, struct uc_put_result *out, struct uc_error *err)
{
    struct uc_source source = record->sources.at[0];
    uc_str indexed = there->sources.at[0].path;
    uc_str hash_before = UC_STR("");
    size_t place = source_of(there, source.path);
    if (place == there->sources.count)
        UC_PUSH(arena, &there->sources);
    else
        hash_before = there->sources.at[place].hash;
    there->sources.at[place] = source;
    if (!uc_str_equal(hash_before, source.hash))
        reread_equals(there, hash_before, arena, &out->reread);
    rank_sources(there);
    uc_str best = there->sources.at[0].path;
    if (uc_str_equal(best, source.path)) {
        record->sources = there->sources;
        out->put = UC_PUT_CHANGED;
        return put_document(databases, record, answer, out, err);
    }
    out->put = UC_PUT_COPY;
    if (!uc_str_equal(best, indexed))
        *UC_PUSH(arena, &out->reread.list) = best;
    return uc_databases_put_record(databases, there, err);
}

/* The file was read before as another document: it is no longer a source of that one. */
static enum uc_status leave_other(uc_databases *databases, const struct uc_document_record *record,
                                  uc_arena *arena, struct uc_put_result *out, struct uc_error *err)
{
    struct uc_document_record other;
    size_t source;
    enum uc_status status =
        uc_store_find(databases, record->sources.at[0].path, arena, &other, &source, err);
    if (status == UC_NOT_FOUND || (status == UC_OK && uc_str_equal(other.key, record->key)))
        return UC_OK;
    if (status != UC_OK)
        return status;
    out->put = UC_PUT_CHANGED;
    return drop_source_of(databases, &other, source, arena, &out->reread, err);
}

/* Another file has the same bytes: one document, whatever the files are called. */
static enum uc_status find_equal(uc_databases *databases, const struct uc_document_record *record,
                                 uc_arena *arena, struct uc_document_record *out,
                                 struct uc_error *err)
{
    const struct uc_source *source = &record->sources.at[0];
    uc_str term = uc_term_hash(source->hash, arena);
    enum uc_status status = uc_databases_find(databases, term, arena, out, err);
    if (status != UC_OK)
        return status;
    for (size_t i = 0; i < out->sources.count; i++)
        if (uc_str_equal(out->sources.at[i].hash, source->hash) &&
            !uc_str_equal(out->sources.at[i].path, source->path))
            return UC_OK;
    return UC_NOT_FOUND;
}

static enum uc_status put_equal(uc_databases *databases, struct uc_document_record *there,
                                const struct uc_document_record *record, uc_arena *arena,
                                struct uc_put_result *out, struct uc_error *err)
{
    size_t place = source_of(there, record->sources.at[0].path);
    if (place == there->sources.count)
        UC_PUSH(arena, &there->sources);
    there->sources.at[place] = record->sources.at[0];
    out->put = UC_PUT_COPY;
    return uc_databases_put_record(databases, there, err);
}

static enum uc_status put_record_of(uc_databases *databases, struct uc_document_record *record,
                                    const struct uc_answer *answer, uc_arena *arena,
                                    struct uc_put_result *out, struct uc_error *err)
{
    struct uc_document_record there, equal;
    enum uc_status found =
        uc_databases_find(databases, uc_term_document(record->key, arena), arena, &there, err);
    if (found == UC_OK && is_name_taken(&there, &record->sources.at[0])) {
        out->put = UC_PUT_NAME_TAKEN;
        return UC_OK;
    }
    if (found != UC_OK && found != UC_NOT_FOUND)
        return found;
    enum uc_status status = leave_other(databases, record, arena, out, err);
    if (status != UC_OK)
        return status;
    if (found == UC_OK)
        return put_source(databases, &there, record, answer, arena, out, err);
    status = find_equal(databases, record, arena, &equal, err);
    if (status == UC_OK)
        return put_equal(databases, &equal, record, arena, out, err);
    return status == UC_NOT_FOUND ? put_document(databases, record, answer, out, err) : status;
}

enum uc_status uc_store_put(uc_databases *databases, const struct uc_answer *answer,
                            uc_arena *arena, struct uc_put_result *out, struct uc_error *err)
{
    struct uc_document_record record;
    enum uc_status status = uc_document_record_decode(answer->record, arena, &record, err);
    if (status != UC_OK)
        return status;
    *out = (struct uc_put_result){.put = UC_PUT_NEW};
    return put_record_of(databases, &record, answer, arena, out, err);
}
