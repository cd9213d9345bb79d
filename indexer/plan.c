/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan.h"

#include "clause/field.h"
#include "parser/parser.h"
#include "prepare.h"
#include "shim/ux.h"

#include <errno.h>
#include <sys/stat.h>

/* It could not be read, and would not be now; else `*job` says what is known of it. */
static bool has_failed(const struct uc_ledger *ledger, const struct uc_file *file,
                       struct uc_account *account, struct uc_job *job)
{
    const struct uc_file_record *record = uc_ledger_find(ledger, file->path);
    if (record == NULL || record->problem.len == 0 || record->parser != UC_PARSER_VERSION)
        return false;
    bool same = file->hash.len > 0 ? uc_str_equal(file->hash, record->hash)
                                   : uc_ledger_holds(record, file->size, file->mtime_ns);
    if (same) {
        uc_account_fail_again(account, record);
        return true;
    }
    job->known_hash = record->hash;
    job->known_problem = record->problem;
    return false;
}

static bool is_as_it_was(const struct uc_source *source, const struct uc_file *file)
{
    bool same_bytes =
        file->hash.len > 0 ? uc_str_equal(source->hash, file->hash) : source->size == file->size;
    return same_bytes && source->mtime_ns == file->mtime_ns;
}

/* What the index knows of a file that it has read. */
struct found {
    bool indexed;   /* a document's clauses are from it */
    bool unchanged; /* and it is as it was then, and would be read in the same way */
    uc_str hash;    /* of its bytes then, where it would be read in the same way; in `arena` */
};

static enum uc_status compare(uc_databases *databases, const struct uc_file *file,
                              const struct uc_metadata *metadata, uc_arena *arena,
                              struct found *out, struct uc_error *err)
{
    uc_arena *scratch = uc_arena_new();
    struct uc_document_record record;
    size_t place;
    enum uc_status status = uc_store_find(databases, file->path, scratch, &record, &place, err);
    if (status == UC_OK) {
        const struct uc_source *source = &record.sources.at[place];
        bool same_reading = (place > 0 || uc_metadata_holds(metadata, &record)) &&
                            record.parser == UC_PARSER_VERSION;
        out->indexed = place == 0;
        out->unchanged = same_reading && is_as_it_was(source, file);
        if (same_reading)
            out->hash = uc_arena_copy(arena, source->hash);
    }
    uc_arena_free(scratch);
    return status == UC_NOT_FOUND ? UC_OK : status;
}

static struct uc_job job_for(const struct uc_file *file)
{
    return (struct uc_job){
        .path = file->path, .inside = file->inside, .size = file->size, .mtime_ns = file->mtime_ns};
}

enum uc_status uc_plan_files(struct uc_plan *plan, uc_databases *databases,
                             const struct uc_known *known, bool rebuild, struct uc_account *account,
                             uc_arena *arena, struct uc_error *err)
{
    for (size_t i = 0; i < known->files->list.count; i++) {
        const struct uc_file *file = &known->files->list.at[i];
        struct uc_metadata told = uc_metadata_of(known->metadata, file->path);
        struct uc_job job = job_for(file);
        struct found found = {0};
        enum uc_status status = UC_OK;
        if (!rebuild && has_failed(known->ledger, file, account, &job))
            continue;
        if (job.known_problem.len == 0)
            status = compare(databases, file, &told, arena, &found, err);
        if (status != UC_OK)
            return status;
        if (found.unchanged && !rebuild) {
            uc_account_add(account, UC_FATE_UNCHANGED);
            continue;
        }
        if (found.hash.len > 0 && !rebuild)
            job.known_hash = found.hash;
        plan->replaced += found.indexed && job.known_hash.len == 0;
        *UC_PUSH(arena, &plan->jobs) = job;
    }
    return UC_OK;
}

/* The file that stands where the path of a member has a folder; empty where none does. */
static uc_str container_of(uc_str path, uc_arena *arena)
{
    struct stat stat;
    for (size_t end = path.len; end > 1; end--) {
        if (path.ptr[end - 1] != '/')
            continue;
        uc_str folder = uc_arena_copy(arena, uc_str_slice(path, 0, end - 1));
        if (lstat(folder.ptr, &stat) == 0)
            return S_ISREG(stat.st_mode) ? folder : UC_STR("");
    }
    return UC_STR("");
}

/* A member is gone where its container was listed without it; one that was not looked into keeps
 * all that it had. */
static bool is_gone_from_container(uc_str path, const struct uc_known *known, uc_arena *arena)
{
    uc_str path_of_container = container_of(path, arena);
    const struct uc_container_file *container = uc_files_container(known->files, path_of_container);
    if (container != NULL)
        return container->listed && uc_files_find(known->files, path) == NULL;
    const struct uc_file_record *record = uc_ledger_find(known->ledger, path_of_container);
    return record == NULL || record->problem.len > 0;
}

static bool is_gone(uc_str path, const struct uc_known *known, uc_arena *arena)
{
    bool below = false;
    for (size_t i = 0; i < known->files->roots.count && !below; i++)
        below = uc_is_below(path, known->files->roots.at[i]);
    struct stat stat;
    if (!below)
        return false;
    if (lstat(path.ptr, &stat) == 0)
        return !S_ISREG(stat.st_mode);
    if (errno == ENOTDIR)
        return is_gone_from_container(path, known, arena);
    return errno == ENOENT;
}

static enum uc_status list_documents(const char *place, uc_arena *arena, struct ux_records *out,
                                     struct uc_error *err)
{
    ux_reader *reader;
    enum uc_status status = ux_reader_open(&place, 1, &reader, err);
    if (status == UC_NO_INDEX)
        return UC_OK;
    if (status != UC_OK)
        return status;
    status = ux_reader_fetch(reader, uc_term_any_document, 0, arena, out, err);
    ux_reader_close(reader);
    return status;
}

static enum uc_status drop_gone_sources(const struct uc_document_record *record,
                                        uc_databases *databases, const struct uc_known *known,
                                        struct uc_account *account, uc_arena *arena,
                                        struct uc_texts *reread, struct uc_error *err)
{
    /* The indexed one last: where all are gone, none is read again. */
    for (size_t i = record->sources.count; i-- > 0;) {
        uc_str path = uc_arena_copy(arena, record->sources.at[i].path);
        if (!is_gone(path, known, arena))
            continue;
        enum uc_status status = uc_store_drop_source(databases, path, arena, reread, err);
        if (status != UC_OK)
            return status;
        uc_account_add(account, UC_FATE_GONE);
    }
    return UC_OK;
}

static enum uc_status drop_gone_failures(uc_databases *databases, const struct uc_known *known,
                                         uc_arena *arena, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < known->ledger->records.count && status == UC_OK; i++) {
        uc_str path = known->ledger->records.at[i].path;
        if (is_gone(path, known, arena))
            status = uc_store_forget_file(databases, path, err);
    }
    return status;
}

enum uc_status uc_plan_drop_gone(struct uc_plan *plan, uc_databases *databases, const char *place,
                                 const struct uc_known *known, struct uc_account *account,
                                 uc_arena *arena, struct uc_error *err)
{
    uc_arena *scratch = uc_arena_new();
    struct ux_records records = {0};
    struct uc_texts reread = {0};
    enum uc_status status = list_documents(place, scratch, &records, err);
    for (size_t i = 0; i < records.list.count && status == UC_OK; i++) {
        struct uc_document_record record;
        status = uc_document_record_decode(records.list.at[i].data, scratch, &record, err);
        if (status == UC_OK)
            status = drop_gone_sources(&record, databases, known, account, scratch, &reread, err);
    }
    if (status == UC_OK)
        status = drop_gone_failures(databases, known, scratch, err);
    uc_plan_again(plan, &reread, known->files, arena);
    uc_arena_free(scratch);
    return status;
}

/* "name", then "folder/name", then "upper/folder/name", … */
static uc_str name_with_folders(uc_str path, uint32_t folders, uc_arena *arena)
{
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/')
        end--;
    size_t start = end;
    for (uint32_t i = 0; i < folders && start > 1; i++) {
        start--;
        while (start > 0 && path.ptr[start - 1] != '/')
            start--;
    }
    return uc_arena_join(arena, uc_str_slice(path, start, end), uc_name_of_file(path, arena));
}

void uc_plan_with_folder(struct uc_plan *plan, struct uc_job job, uc_arena *arena)
{
    job.folders++;
    job.name = name_with_folders(job.path, job.folders, arena);
    job.answered = false;
    job.answer = (struct uc_buf){0};
    *UC_PUSH(arena, &plan->jobs) = job;
}

void uc_plan_again(struct uc_plan *plan, const struct uc_texts *paths, const struct uc_files *files,
                   uc_arena *arena)
{
    for (size_t i = 0; i < paths->list.count; i++) {
        uc_str path = uc_arena_copy(arena, paths->list.at[i]);
        const struct uc_file *file = uc_files_find(files, path);
        struct uc_job job = {.path = path};
        if (file != NULL)
            job = job_for(file);
        else
            job.inside = uc_inside_somewhere(container_of(path, arena));
        job.again = true;
        *UC_PUSH(arena, &plan->jobs) = job;
    }
}
