/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pool.h"

#include "frame.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A large archive may take longer than one file. */
enum { CONTAINER_BYTES_A_SECOND = 5000000 };

/* A process of ours and the socket to it. */
struct child {
    pid_t pid; /* 0: none runs */
    int fd;
    struct uc_buf in;
};

struct worker {
    struct child reader;
    struct child converter; /* runs while the reader waits for it */
    bool busy;
    size_t ticket;
    int64_t deadline; /* milliseconds of the monotonic clock */
    struct uc_buf path;
};

struct uc_pool {
    char program[PATH_MAX]; /* this one */
    uint32_t count, seconds;
    struct worker *workers;
    struct pollfd *polled;
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* This program again, in another role: its socket for standard input, nothing else of ours. */
static int spawn(const char *program, char *role, int socket, pid_t *pid)
{
    char *const argv[] = {"unclause-index", role, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, defaults;
    sigemptyset(&none);
    sigfillset(&defaults);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    /* A group of its own: ^C is for the writing side, which ends in order. */
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawn(pid, program, &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static int start_child(const uc_pool *pool, char *role, struct child *child)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return errno;
    int error = spawn(pool->program, role, ends[1], &child->pid);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        child->pid = 0;
        return error;
    }
    /* One that does not listen is waited for no longer than one that does not answer. */
    const struct timeval patience = {.tv_sec = pool->seconds};
    setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    child->fd = ends[0];
    return 0;
}

static int start_reader(const uc_pool *pool, struct worker *worker)
{
    return start_child(pool, "--worker", &worker->reader);
}

/* Closes the socket and waits for the end of the process; gives what waitpid says of it. */
static int end_child(struct child *child)
{
    int status = 0;
    close(child->fd);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        ;
    child->pid = 0;
    uc_buf_free(&child->in);
    return status;
}

/* A reader may be amid a file, so it is killed; a converter is not, so that it can tidy up. */
static int end_worker(struct worker *worker)
{
    if (worker->converter.pid > 0)
        end_child(&worker->converter);
    worker->busy = false;
    kill(worker->reader.pid, SIGKILL);
    return end_child(&worker->reader);
}

enum uc_status uc_pool_open(uint32_t workers, uint32_t seconds, uc_pool **out, struct uc_error *err)
{
    uc_pool *pool = calloc(1, sizeof *pool);
    struct worker *list = calloc(workers, sizeof *list);
    struct pollfd *polled = calloc(workers, sizeof *polled);
    if (pool == NULL || list == NULL || polled == NULL) {
        free(pool);
        free(list);
        free(polled);
        return uc_fail(err, UC_NO_MEMORY, "no memory for %u reading processes; give --jobs",
                       workers);
    }
    *pool = (uc_pool){.count = workers, .seconds = seconds, .workers = list, .polled = polled};
    ssize_t len = readlink("/proc/self/exe", pool->program, sizeof pool->program - 1);
    pool->program[len > 0 ? len : 0] = '\0';
    for (uint32_t i = 0; i < workers; i++) {
        int error = start_reader(pool, &list[i]);
        if (error != 0) {
            uc_pool_close(pool);
            return uc_fail(err, UC_IO, "no reading process can be started: %s", strerror(error));
        }
    }
    *out = pool;
    return UC_OK;
}

void uc_pool_close(uc_pool *pool)
{
    if (pool == NULL)
        return;
    for (uint32_t i = 0; i < pool->count; i++) {
        if (pool->workers[i].reader.pid > 0)
            end_worker(&pool->workers[i]);
        uc_buf_free(&pool->workers[i].path);
    }
    free(pool->workers);
    free(pool->polled);
    free(pool);
}

static struct worker *free_worker(const uc_pool *pool)
{
    for (uint32_t i = 0; i < pool->count; i++)
        if (!pool->workers[i].busy)
            return &pool->workers[i];
    return NULL;
}

bool uc_pool_is_free(const uc_pool *pool)
{
    return free_worker(pool) != NULL;
}

uint32_t uc_pool_pending(const uc_pool *pool)
{
    uint32_t pending = 0;
    for (uint32_t i = 0; i < pool->count; i++)
        pending += pool->workers[i].busy;
    return pending;
}

static int64_t seconds_for(const uc_pool *pool, const struct uc_request *request)
{
    return pool->seconds + (int64_t)(request->inside.bytes / CONTAINER_BYTES_A_SECOND);
}

/* The kernel ends the process where nobody is there to do it when its time is over: this one may be
 * stopped. A process can't give itself more (sandbox.h). */
static void limit_processor_time(pid_t pid, int64_t seconds)
{
    clockid_t clock;
    struct timespec used = {0};
    if (clock_getcpuclockid(pid, &clock) == 0 && clock_gettime(clock, &used) == 0)
        prlimit(pid, RLIMIT_CPU,
                &(struct rlimit){.rlim_cur = (rlim_t)(used.tv_sec + 1 + seconds),
                                 .rlim_max = RLIM_INFINITY},
                NULL);
}

/* A worker that died between two files is found out by sending; the file is not to blame for it, so
 * a new one gets the request. */
void uc_pool_send(uc_pool *pool, size_t ticket, const struct uc_request *request)
{
    struct worker *worker = free_worker(pool);
    struct uc_buf message = {0};
    uc_request_pack(request, &message);
    uc_buf_clear(&worker->path);
    uc_buf_add(&worker->path, request->path);
    worker->busy = true;
    worker->ticket = ticket;
    worker->deadline = now() + seconds_for(pool, request) * 1000;
    struct child *reader = &worker->reader;
    if (reader->pid == 0)
        start_reader(pool, worker);
    if (reader->pid > 0 && !uc_frame_send(reader->fd, uc_buf_str(&message))) {
        end_worker(worker);
        worker->busy = true;
        if (start_reader(pool, worker) == 0)
            (void)uc_frame_send(reader->fd, uc_buf_str(&message));
    }
    uc_buf_free(&message);
    if (reader->pid > 0)
        limit_processor_time(reader->pid, seconds_for(pool, request));
}

/* Not UC_BAD_FILE, whatever befell the process: it may have had other reasons than the file. */
static void fail_request(struct worker *worker, const char *what, struct uc_outcome *out)
{
    struct uc_error err;
    uc_fail(&err, UC_IO, "%.*s: %s", UC_ARG(uc_buf_str(&worker->path)), what);
    *out = (struct uc_outcome){.ticket = worker->ticket};
    uc_failure_pack(&err, UC_STR(""), &out->answer);
    worker->busy = false;
}

/* The worker is gone: from what waitpid says, what befell it. */
static void bury(struct worker *worker, uint32_t seconds, struct uc_outcome *out)
{
    char what[160];
    int status = end_worker(worker);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS)
        snprintf(what, sizeof what, "it was cut short while it was read; run it again");
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        snprintf(what, sizeof what,
                 "reading it took more than %u seconds of processor time; see --timeout", seconds);
    else if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
        snprintf(what, sizeof what, "reading it crashed (%s); the file may be damaged",
                 strsignal(WTERMSIG(status)));
    else if (WIFEXITED(status) && WEXITSTATUS(status) == 2)
        snprintf(what, sizeof what, "reading it takes more than %lu MiB of memory; split it first",
                 UC_WORKER_MEMORY >> 20);
    else
        snprintf(what, sizeof what, "the process that read it was ended from outside; try again");
    fail_request(worker, what, out);
}

/* --- conversion: the reader asks for it, and is sent what the converter answers --- */

static void refuse_conversion(struct worker *worker, const char *why)
{
    struct uc_error err;
    struct uc_buf failure = {0};
    uc_fail(&err, UC_IO, "%.*s: not converted: %s", UC_ARG(uc_buf_str(&worker->path)), why);
    uc_failure_pack(&err, UC_STR(""), &failure);
    (void)uc_frame_send(worker->reader.fd, uc_buf_str(&failure));
    uc_buf_free(&failure);
}

static void start_conversion(const uc_pool *pool, struct worker *worker, uc_str request)
{
    int error = start_child(pool, "--converter", &worker->converter);
    if (error == 0)
        (void)uc_frame_send(worker->converter.fd, request);
    else
        refuse_conversion(worker, strerror(error));
}

static void take_conversion(struct worker *worker)
{
    struct child *converter = &worker->converter;
    uc_str message;
    bool too_long = false;
    bool connected = uc_frame_receive(converter->fd, false, &converter->in);
    bool complete = uc_frame_complete(&converter->in, &message, &too_long);
    if (complete)
        (void)uc_frame_send(worker->reader.fd, message);
    else if (!connected || too_long)
        refuse_conversion(worker, "its process was ended from outside; try again");
    else
        return;
    end_child(converter);
}

/* --- answers --- */

static bool take_answer(const uc_pool *pool, struct worker *worker, struct uc_outcome *out)
{
    struct child *reader = &worker->reader;
    uc_str message;
    bool too_long = false;
    bool connected = uc_frame_receive(reader->fd, false, &reader->in);
    if (uc_frame_complete(&reader->in, &message, &too_long)) {
        bool asks = uc_asks_conversion(message);
        if (asks)
            start_conversion(pool, worker, message);
        else
            uc_buf_add(&out->answer, message);
        uc_buf_clear(&reader->in);
        worker->busy = asks;
        return !asks;
    }
    if (connected && !too_long)
        return false;
    bury(worker, pool->seconds, out);
    return true;
}

static bool take_message(const uc_pool *pool, struct worker *worker, struct uc_outcome *out)
{
    if (worker->converter.pid > 0) {
        take_conversion(worker);
        return false;
    }
    *out = (struct uc_outcome){.ticket = worker->ticket};
    return take_answer(pool, worker, out);
}

/* A request whose time is over, or that no worker could be started for. */
static bool end_late(uc_pool *pool, struct uc_outcome *out)
{
    int64_t time = now();
    for (uint32_t i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker->busy || (worker->reader.pid > 0 && time < worker->deadline))
            continue;
        char what[120] = "no process to read it in can be started; try again";
        if (worker->reader.pid > 0) {
            end_worker(worker);
            snprintf(what, sizeof what, "reading it took longer than %u seconds; see --timeout",
                     pool->seconds);
        }
        fail_request(worker, what, out);
        return true;
    }
    return false;
}

/* How long to wait, until the next deadline at most. */
static int time_left(const uc_pool *pool, int milliseconds)
{
    int64_t time = now(), left = milliseconds;
    for (uint32_t i = 0; i < pool->count; i++) {
        const struct worker *worker = &pool->workers[i];
        if (worker->busy && worker->reader.pid == 0)
            left = 0;
        else if (worker->busy && worker->deadline - time < left)
            left = worker->deadline > time ? worker->deadline - time : 0;
    }
    return (int)left;
}

bool uc_pool_wait(uc_pool *pool, int milliseconds, struct uc_outcome *out)
{
    for (uint32_t i = 0; i < pool->count; i++) {
        const struct worker *worker = &pool->workers[i];
        bool waited_for = worker->busy && worker->reader.pid > 0;
        const struct child *speaker =
            worker->converter.pid > 0 ? &worker->converter : &worker->reader;
        pool->polled[i] = (struct pollfd){.fd = waited_for ? speaker->fd : -1, .events = POLLIN};
    }
    int ready = poll(pool->polled, pool->count, time_left(pool, milliseconds));
    for (uint32_t i = 0; i < pool->count && ready > 0; i++)
        if (pool->polled[i].revents != 0 && take_message(pool, &pool->workers[i], out))
            return true;
    return end_late(pool, out);
}
