/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/batch.h"

#include "clause/json_out.h"
#include "search/lines.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* So many lines are answered ahead of one that takes long. */
enum { AHEAD = 64, WORKERS_MOST = 256, QUERY_SHOWN = 200 };

struct run {
    const struct uc_batch *batch;

    pthread_mutex_t reading; /* over `lines` and `taken` */
    struct uc_lines_in lines;
    uint64_t taken;

    pthread_mutex_t printing; /* over all that follows */
    pthread_cond_t printed_more;
    struct uc_buf answers[AHEAD]; /* lines; empty: not there yet */
    uint64_t printed;
    bool stopped, any_found, any_bad;
    struct uc_error err; /* what stopped it */
};

struct worker {
    struct run *run;
    struct uc_collection collection;
    pthread_t thread;
};

static void stop(struct run *run, const struct uc_error *why)
{
    pthread_mutex_lock(&run->printing);
    if (why != NULL && run->err.status == UC_OK)
        run->err = *why;
    run->stopped = true;
    pthread_cond_broadcast(&run->printed_more);
    pthread_mutex_unlock(&run->printing);
}

/* Waits while the answers are too far behind; false where no more are wanted. */
static bool is_more_wanted(struct run *run)
{
    pthread_mutex_lock(&run->printing);
    while (!run->stopped && run->taken - run->printed >= AHEAD)
        pthread_cond_wait(&run->printed_more, &run->printing);
    bool wanted = !run->stopped;
    pthread_mutex_unlock(&run->printing);
    return wanted;
}

/* The next line and its number from 0; false where there is none. */
static bool take(struct run *run, struct uc_buf *line, uint64_t *number)
{
    bool any = false;
    struct uc_error err = {0};
    pthread_mutex_lock(&run->reading);
    if (is_more_wanted(run)) {
        enum uc_status s = uc_lines_next(&run->lines, line, &any, &err);
        if (s != UC_OK) {
            struct uc_error named;
            uc_fail(&named, s, "%s: %s", run->batch->input_name, err.text);
            stop(run, &named);
        }
        *number = run->taken;
        run->taken += any;
    }
    pthread_mutex_unlock(&run->reading);
    return any;
}

/* Prints what is next, as far as it is there. */
static void print_ready(struct run *run)
{
    bool failed = false;
    struct uc_buf *next = &run->answers[run->printed % AHEAD];
    for (; next->len > 0; next = &run->answers[run->printed % AHEAD]) {
        failed |= fwrite(next->ptr, 1, next->len, stdout) < next->len;
        uc_buf_free(next);
        run->printed++;
    }
    errno = 0;
    failed |= fflush(stdout) != 0;
    if (failed && errno != EPIPE && run->err.status == UC_OK)
        uc_fail(&run->err, UC_IO, "standard output: %s", strerror(errno));
    run->stopped |= failed;
}

/* Takes over the line. */
static void leave(struct run *run, uint64_t number, struct uc_buf line, enum uc_status status)
{
    pthread_mutex_lock(&run->printing);
    run->any_found |= status == UC_OK;
    run->any_bad |= status != UC_OK && status != UC_NOT_FOUND;
    run->answers[number % AHEAD] = line;
    print_ready(run);
    pthread_cond_broadcast(&run->printed_more);
    pthread_mutex_unlock(&run->printing);
}

static void put_error(struct uc_buf *out, uc_str query, uint64_t number, const struct uc_error *err)
{
    uc_json_begin(out, '{');
    uc_json_name(out, "query");
    uc_json_put_bytes(out, uc_str_slice(query, 0, QUERY_SHOWN));
    uc_json_name(out, "line");
    uc_json_put_number(out, number + 1);
    uc_json_name(out, "error");
    uc_json_begin(out, '{');
    uc_json_name(out, "message");
    uc_json_put_bytes(out, uc_str_from(err->text));
    uc_json_name(out, "offset");
    uc_json_put_number(out, err->offset);
    uc_json_end(out, '}');
    uc_json_end(out, '}');
}

/* As one more member of the object just written. */
static void add_id(struct uc_buf *out, json_t *id)
{
    char *value = json_dumps(id, JSON_ENCODE_ANY | UC_JSON_FLAGS);
    if (value == NULL)
        uc_out_of_memory();
    out->len--; /* its bracket */
    uc_json_name(out, "id");
    uc_buf_add(out, uc_str_from(value));
    uc_json_end(out, '}');
    free(value);
}

static void answer(struct worker *worker, uc_str line, uint64_t number, uc_arena *arena)
{
    struct run *run = worker->run;
    struct uc_error err = {0};
    struct uc_request request = run->batch->usual;
    struct uc_result result;
    struct uc_buf out = {0};
    json_t *id = NULL;
    enum uc_status s =
        line.len < UC_LINE_BYTES
            ? uc_batch_line_parse(line, arena, &request, &id, &err)
            : uc_fail(&err, UC_USAGE, "the line is longer than %zu bytes", UC_LINE_BYTES);
    if (s == UC_OK)
        s = uc_search(&worker->collection, &request, arena, &result, &err);
    if (s == UC_OK || s == UC_NOT_FOUND)
        uc_json_put_result(&out, &result, &run->batch->fields, arena);
    else
        put_error(&out, request.query, number, &err);
    if (id != NULL)
        add_id(&out, id);
    json_decref(id);
    uc_buf_byte(&out, '\n');
    leave(run, number, out, s);
}

static void *work(void *context)
{
    struct worker *worker = context;
    struct uc_buf line = {0};
    uc_arena *arena = uc_arena_new();
    uint64_t number;
    while (take(worker->run, &line, &number)) {
        answer(worker, uc_buf_str(&line), number, arena);
        uc_arena_reset(arena);
    }
    uc_arena_free(arena);
    uc_buf_free(&line);
    return NULL;
}

static uint32_t worker_count(uint32_t wanted)
{
    cpu_set_t processors;
    if (wanted == 0 && sched_getaffinity(0, sizeof processors, &processors) == 0)
        wanted = (uint32_t)CPU_COUNT(&processors);
    if (wanted == 0)
        wanted = 1;
    return wanted < WORKERS_MOST ? wanted : WORKERS_MOST;
}

/* This thread is the first worker. Where the system has no thread more, there are fewer. */
static void work_all(struct worker *workers, uint32_t count)
{
    uint32_t started = 1;
    while (started < count &&
           pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0)
        started++;
    work(&workers[0]);
    for (uint32_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

static enum uc_status open_all(struct run *run, struct worker *workers, uint32_t count,
                               struct uc_error *err)
{
    const struct uc_texts *named = &run->batch->databases;
    const char **paths = calloc(named->list.count, sizeof *paths);
    if (paths == NULL)
        uc_out_of_memory();
    for (size_t i = 0; i < named->list.count; i++)
        paths[i] = named->list.at[i].ptr;
    enum uc_status s = UC_OK;
    for (uint32_t i = 0; s == UC_OK && i < count; i++) {
        workers[i].run = run;
        s = uc_collection_open(paths, named->list.count, &workers[i].collection, err);
    }
    free(paths);
    return s;
}

static enum uc_status outcome(const struct run *run, struct uc_error *err)
{
    if (run->err.status != UC_OK)
        return *err = run->err, run->err.status;
    if (run->any_bad)
        return uc_fail(err, UC_USAGE,
                       "%s: not every line could be answered; the \"error\" of its "
                       "answer says why",
                       run->batch->input_name);
    return run->any_found || run->taken == 0 ? UC_OK : UC_NOT_FOUND;
}

enum uc_status uc_batch_run(const struct uc_batch *batch, struct uc_error *err)
{
    const uint32_t count = worker_count(batch->workers);
    struct worker *workers = calloc(count, sizeof *workers);
    if (workers == NULL)
        uc_out_of_memory();
    struct run run = {.batch = batch,
                      .reading = PTHREAD_MUTEX_INITIALIZER,
                      .printing = PTHREAD_MUTEX_INITIALIZER,
                      .printed_more = PTHREAD_COND_INITIALIZER};
    signal(SIGPIPE, SIG_IGN);
    json_object_seed(0); /* before there are threads */
    enum uc_status s = open_all(&run, workers, count, err);
    if (s == UC_OK)
        s = uc_lines_open(batch->input, &run.lines, err);
    if (s == UC_OK) {
        work_all(workers, count);
        uc_lines_close(&run.lines);
        s = outcome(&run, err);
    }
    for (uint32_t i = 0; i < count; i++)
        uc_collection_close(&workers[i].collection);
    free(workers);
    return s;
}
