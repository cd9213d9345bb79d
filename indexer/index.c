/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index.h"

#include "account.h"
#include "clause/field.h"
#include "clause/place.h"
#include "expand.h"
#include "metadata.h"
#include "parser/parser.h"
#include "plan.h"
#include "pool.h"
#include "progress.h"
#include "shards.h"
#include "shim/ux.h"
#include "store.h"

#include <fts.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Answers are written in the order of the paths, whatever order they come in, so that equal files
 * give an equal index. Those that came early wait, within these bounds. */
enum { JOBS_AHEAD_MAX = 256, WAIT_MILLISECONDS = 100 };
static const size_t bytes_waiting_max = (size_t)128 << 20;

struct run {
    const struct uc_index_options *options;
    struct uc_metadata_table metadata;
    struct uc_account account;
    struct uc_progress progress;
    uc_arena *arena;
    uc_databases *databases;
    uc_pool *pool;
    struct uc_plan plan;
    struct uc_files files;
    struct uc_ledger ledger;
    size_t next_sent, next_written; /* jobs of the plan */
    size_t bytes_waiting;
    bool begun; /* the index is open for writing, or was */
};

static volatile sig_atomic_t interrupted;

static void note_interruption(int signal)
{
    (void)signal;
    interrupted = 1;
}

/* ^C ends the run in order, a second one at once. What is ignored (by nohup) stays so. */
static void watch_for_interruption(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    const struct sigaction action = {.sa_handler = note_interruption,
                                     .sa_flags = (int)SA_RESETHAND};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction before;
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

static void send_jobs(struct run *run)
{
    while (run->next_sent < run->plan.jobs.count && uc_pool_is_free(run->pool) &&
           run->next_sent - run->next_written < JOBS_AHEAD_MAX &&
           run->bytes_waiting < bytes_waiting_max) {
        const struct uc_job *job = &run->plan.jobs.at[run->next_sent];
        const struct uc_request request = {
            .type = UC_REQUEST_INDEX,
            .original = run->options->original,
            .path = job->path,
            .inside = job->inside,
            .name = job->name,
            .known_hash = job->known_hash,
            .metadata = uc_metadata_of(&run->metadata, job->path),
        };
        uc_pool_send(run->pool, run->next_sent++, &request);
    }
}

static void take_answers(struct run *run, int milliseconds)
{
    struct uc_outcome outcome;
    if (!uc_pool_wait(run->pool, milliseconds, &outcome))
        return;
    struct uc_job *job = &run->plan.jobs.at[outcome.ticket];
    job->answered = true;
    job->answer = outcome.answer;
    run->bytes_waiting += job->answer.len;
}

static enum uc_status write_document(struct run *run, const struct uc_job *job,
                                     const struct uc_answer *answer, uc_arena *arena,
                                     struct uc_error *err)
{
    static const enum uc_fate fates[] = {[UC_PUT_NEW] = UC_FATE_NEW,
                                         [UC_PUT_CHANGED] = UC_FATE_CHANGED,
                                         [UC_PUT_COPY] = UC_FATE_COPY};

    struct uc_put_result result;
    enum uc_status status = uc_store_put(run->databases, answer, arena, &result, err);
    if (status != UC_OK)
        return status;
    if (result.put == UC_PUT_NAME_TAKEN) {
        uc_plan_with_folder(&run->plan, *job, run->arena);
        return UC_OK;
    }
    uc_plan_again(&run->plan, &result.reread, &run->files, run->arena);
    run->account.clauses += result.clauses;
    if (!job->again)
        uc_account_add(&run->account, fates[result.put]);
    return uc_databases_commit_in_time(run->databases, err);
}

/* A file that failed is no failure here. Where it would fail again as it is, that is kept. */
static enum uc_status write_failure(struct run *run, const struct uc_job *job,
                                    const struct uc_error *failure, uc_str hash,
                                    struct uc_error *err)
{
    uc_account_fail(&run->account, job->path, failure);
    if (failure->status != UC_BAD_FILE || (job->mtime_ns == 0 && hash.len == 0))
        return UC_OK;
    const struct uc_file_record record = {
        .path = job->path,
        .size = job->size,
        .mtime_ns = job->mtime_ns,
        .parser = UC_PARSER_VERSION,
        .hash = hash,
        .problem = uc_str_from(failure->text),
    };
    return uc_store_put_file(run->databases, &record, err);
}

/* What the worker said of a job's file, into the index. */
static enum uc_status write_job(struct run *run, struct uc_job *job, uc_arena *arena,
                                struct uc_error *err)
{
    struct uc_answer answer;
    struct uc_error failure;
    enum uc_status status = uc_answer_unpack(uc_buf_str(&job->answer), &answer, &failure);
    if (status == UC_OK && answer.same && job->known_problem.len > 0)
        status = uc_fail(&failure, UC_BAD_FILE, "%.*s", UC_ARG(job->known_problem));
    if (status != UC_OK)
        return write_failure(run, job, &failure, answer.source.hash, err);
    if (answer.same) {
        uc_account_add(&run->account, UC_FATE_UNCHANGED);
        return uc_store_touch(run->databases, job->path, &answer.source, arena, err);
    }
    if (uc_ledger_find(&run->ledger, job->path) != NULL)
        status = uc_store_forget_file(run->databases, job->path, err);
    return status == UC_OK ? write_document(run, job, &answer, arena, err) : status;
}

static enum uc_status write_next(struct run *run, struct uc_error *err)
{
    struct uc_job job = run->plan.jobs.at[run->next_written++];
    uc_arena *arena = uc_arena_new();
    run->bytes_waiting -= job.answer.len;
    enum uc_status status = write_job(run, &job, arena, err);
    uc_buf_free(&job.answer);
    uc_arena_free(arena);
    return status;
}

static enum uc_status work(struct run *run, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    while (status == UC_OK && run->next_written < run->plan.jobs.count && !interrupted) {
        send_jobs(run);
        bool ready = run->plan.jobs.at[run->next_written].answered;
        if (ready)
            status = write_next(run, err);
        take_answers(run, ready ? 0 : WAIT_MILLISECONDS);
        if (run->next_written < run->plan.jobs.count)
            uc_progress_show(&run->progress, run->next_written, run->plan.jobs.count,
                             run->account.clauses, run->plan.jobs.at[run->next_written].path);
    }
    for (size_t i = run->next_written; i < run->plan.jobs.count; i++)
        uc_buf_free(&run->plan.jobs.at[i].answer);
    uc_progress_end(&run->progress);
    return status;
}

static uint32_t most_workers(const struct run *run)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t workers = run->options->jobs > 0 ? run->options->jobs : (uint32_t)processors;
    return workers < UC_JOBS_MAX ? workers : UC_JOBS_MAX;
}

static uint32_t count_of_workers(const struct run *run)
{
    uint32_t most = most_workers(run);
    return most < run->plan.jobs.count ? most : (uint32_t)run->plan.jobs.count;
}

/* What was read of containers to their end, once all of it is written: from then on they need not
 * be opened while they stay as they are. */
static enum uc_status note_containers(struct run *run, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < run->files.refused.count && status == UC_OK; i++)
        status = uc_store_put_file(run->databases, &run->files.refused.at[i], err);
    for (size_t i = 0; i < run->files.containers.count && status == UC_OK && !interrupted; i++) {
        const struct uc_container_file *container = &run->files.containers.at[i];
        const struct uc_file_record record = {
            .path = container->file.path,
            .size = container->file.size,
            .mtime_ns = container->file.mtime_ns,
            .parser = UC_PARSER_VERSION,
            .members = container->members,
        };
        if (container->listed && record.mtime_ns != 0)
            status = uc_store_put_file(run->databases, &record, err);
    }
    return status;
}

static enum uc_status read_and_write(struct run *run, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    if (run->plan.jobs.count > 0)
        status = uc_pool_open(count_of_workers(run), run->options->timeout, &run->pool, err);
    if (status == UC_OK)
        status = work(run, err);
    uc_pool_close(run->pool);
    if (status == UC_OK)
        status = note_containers(run, err);
    return status == UC_OK ? uc_databases_finish(run->databases, err) : status;
}

static uint64_t bytes_in_folder(char *path)
{
    uint64_t bytes = 0;
    FTS *files = fts_open((char *const[]){path, NULL}, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    for (FTSENT *file; files != NULL && (file = fts_read(files)) != NULL;)
        if (file->fts_info == FTS_F)
            bytes += (uint64_t)file->fts_statp->st_size;
    if (files != NULL)
        fts_close(files);
    return bytes;
}

/* What is in the index now; nothing where it can't be told. */
static void measure(struct uc_account *account, const char *place)
{
    ux_reader *reader;
    account->bytes = bytes_in_folder((char *)place);
    if (ux_reader_open(&place, 1, &reader, NULL) != UC_OK)
        return;
    if (ux_reader_numbers(reader, &account->documents_there, &account->clauses_there, NULL) !=
        UC_OK)
        account->documents_there = 0;
    ux_reader_close(reader);
}

/* Compares, reads and writes; the index is open. */
static enum uc_status update(struct run *run, const char *place, struct uc_error *err)
{
    const struct uc_known known = {&run->files, &run->ledger, &run->metadata};
    enum uc_status status = UC_OK;
    if (run->options->delete_gone)
        status = uc_plan_drop_gone(&run->plan, run->databases, place, &known, &run->account,
                                   run->arena, err);
    if (status == UC_OK)
        status = uc_plan_files(&run->plan, run->databases, &known, run->options->rebuild,
                               &run->account, run->arena, err);
    if (status != UC_OK)
        return status;
    const struct uc_expected expected = {.files = run->plan.jobs.count,
                                         .replaced = run->plan.replaced,
                                         .apart = run->options->shards};
    status = uc_databases_expect(run->databases, &expected, err);
    return status == UC_OK ? read_and_write(run, err) : status;
}

/* To rebuild is the way out of damage, so it must not need what is damaged: such an index is begun
 * anew. */
static enum uc_status drop_damaged(struct run *run, const char *place, struct uc_error *err)
{
    struct uc_buf report = {0};
    size_t faults = 0;
    enum uc_status status = ux_check(place, &faults, &report, err);
    uc_buf_free(&report);
    if (status != UC_OK || faults == 0) /* whatever else is the matter, to open it tells */
        return UC_OK;
    status = uc_shards_discard(place, err);
    if (status == UC_OK)
        run->account.begun_anew = true;
    return status;
}

/* The files, and what the index knows of them. */
static enum uc_status find_files(struct run *run, const struct uc_texts *paths, const char *place,
                                 struct uc_error *err)
{
    const struct uc_index_options *options = run->options;
    enum uc_status status = UC_OK;
    if (options->metadata.len > 0)
        status = uc_metadata_read(options->metadata.ptr, run->arena, &run->metadata, err);
    if (status == UC_OK)
        status = uc_walk(options, paths, &run->account, run->arena, &run->files, err);
    if (status == UC_OK && uc_files_container(&run->files, UC_STR("-")) != NULL)
        status = uc_input_keep(err);
    bool any = run->files.roots.count + run->files.containers.count > 0;
    if (status == UC_OK && any && options->rebuild)
        status = drop_damaged(run, place, err);
    if (status == UC_OK)
        status = uc_ledger_read(place, run->arena, &run->ledger, err);
    if (status == UC_OK)
        status = uc_expand(options, &run->ledger, most_workers(run), &run->files, &run->account,
                           run->arena, err);
    return status;
}

/* Opens the index and brings it up to date. */
static enum uc_status write_index(struct run *run, const char *place, struct uc_error *err)
{
    enum uc_status status = uc_databases_open(place, run->options->rebuild, &run->databases, err);
    if (status != UC_OK)
        return status;
    run->begun = true;
    status = update(run, place, err);
    uc_databases_close(run->databases);
    if (status != UC_OK && access(place, F_OK) != 0)
        return uc_fail(err, UC_IO, "%s: removed while it was written; run it again", place);
    return status;
}

static enum uc_status index_files(struct run *run, const struct uc_texts *paths,
                                  struct uc_error *err)
{
    uc_str place;
    enum uc_status status = uc_place_of_database(run->options->db, run->arena, &place, err);
    if (status != UC_OK)
        return status;
    status = find_files(run, paths, place.ptr, err);
    if (status == UC_OK && run->files.roots.count + run->files.containers.count > 0)
        status = write_index(run, place.ptr, err);
    measure(&run->account, place.ptr);
    return status;
}

/* The account is told however the run has ended; where it has not begun, in the report alone. */
static enum uc_status account_for(struct run *run, FILE *report, enum uc_status status,
                                  struct uc_error *err)
{
    struct uc_account *account = &run->account;
    account->seconds = uc_seconds_now() - run->progress.started;
    account->interrupted = interrupted != 0;
    if (status != UC_OK)
        account->error = uc_str_from(err->text);
    if (status == UC_OK || run->begun)
        uc_account_print(account, stderr);
    if (report == NULL)
        return status;
    enum uc_status reported =
        uc_report_write(account, run->options->report, report, status == UC_OK ? err : NULL);
    return status == UC_OK ? reported : status;
}

static enum uc_status run_and_report(struct run *run, const struct uc_texts *paths,
                                     struct uc_error *err)
{
    FILE *report = NULL;
    enum uc_status status = uc_report_open(run->options->report, &report, err);
    if (status != UC_OK)
        return status;
    return account_for(run, report, index_files(run, paths, err), err);
}

enum uc_status uc_index(const struct uc_index_options *options, const struct uc_texts *paths,
                        size_t *failed, struct uc_error *err)
{
    if (paths->list.count + options->archives.list.count + options->documents.list.count == 0 &&
        options->files_from.len == 0)
        return uc_fail(err, UC_USAGE, "index: PATH is missing; see unclause index --help");
    uc_arena *arena = uc_arena_new();
    struct run run = {.options = options, .account.arena = arena, .arena = arena};
    run.progress = uc_progress_start(stderr);
    watch_for_interruption();
    enum uc_status status = run_and_report(&run, paths, err);
    *failed = run.account.failures.count + run.account.interrupted;
    uc_arena_free(arena);
    return status;
}
