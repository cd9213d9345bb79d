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
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct worker {
    pid_t pid; /* 0: none runs */
    int fd;
    bool busy;
    size_t ticket;
    int64_t deadline; /* milliseconds of the monotonic clock */
    struct uc_buf path, in;
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

/* This program again, as a worker: its socket for standard input, nothing else of ours. */
static int spawn(const char *program, int socket, pid_t *pid)
{
    char *const argv[] = {"unclause-index", "--worker", NULL};
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

static int start_worker(const uc_pool *pool, struct worker *worker)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return errno;
    int error = spawn(pool->program, ends[1], &worker->pid);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        worker->pid = 0;
        return error;
    }
    worker->fd = ends[0];
    return 0;
}

/* Ends the worker's process; gives what waitpid says of it. */
static int end_worker(struct worker *worker)
{
    int status = 0;
    close(worker->fd);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    worker->pid = 0;
    worker->busy = false;
    uc_buf_free(&worker->in);
    return status;
}

static int kill_worker(struct worker *worker)
{
    kill(worker->pid, SIGKILL);
    return end_worker(worker);
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
        int error = start_worker(pool, &list[i]);
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
        if (pool->workers[i].pid > 0)
            kill_worker(&pool->workers[i]);
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
    worker->deadline = now() + (int64_t)pool->seconds * 1000;
    if (worker->pid == 0)
        start_worker(pool, worker);
    if (worker->pid > 0 && !uc_frame_send(worker->fd, uc_buf_str(&message))) {
        kill_worker(worker);
        worker->busy = true;
        if (start_worker(pool, worker) == 0)
            (void)uc_frame_send(worker->fd, uc_buf_str(&message));
    }
    uc_buf_free(&message);
}

static void fail_request(struct worker *worker, struct uc_outcome *out, const char *what)
{
    struct uc_error err;
    uc_fail(&err, UC_BAD_FILE, "%.*s: %s", UC_ARG(uc_buf_str(&worker->path)), what);
    *out = (struct uc_outcome){.ticket = worker->ticket};
    uc_failure_pack(&err, &out->answer);
    worker->busy = false;
}

/* The worker is gone: from what waitpid says, what befell it. */
static void bury(struct worker *worker, struct uc_outcome *out)
{
    char what[160];
    int status = kill_worker(worker);
    if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
        snprintf(what, sizeof what, "reading it crashed (%s); the file may be damaged",
                 strsignal(WTERMSIG(status)));
    else if (WIFEXITED(status) && WEXITSTATUS(status) == 2)
        snprintf(what, sizeof what, "reading it takes more than %lu MiB of memory; split it first",
                 UC_WORKER_MEMORY >> 20);
    else
        snprintf(what, sizeof what, "the process that read it was ended from outside; try again");
    fail_request(worker, out, what);
}

static bool take_answer(struct worker *worker, struct uc_outcome *out)
{
    uc_str message;
    bool too_long = false;
    bool connected = uc_frame_receive(worker->fd, false, &worker->in);
    if (uc_frame_complete(&worker->in, &message, &too_long)) {
        *out = (struct uc_outcome){.ticket = worker->ticket};
        uc_buf_add(&out->answer, message);
        uc_buf_clear(&worker->in);
        worker->busy = false;
        return true;
    }
    if (connected && !too_long)
        return false;
    bury(worker, out);
    return true;
}

/* A request whose time is over, or that no worker could be started for. */
static bool end_late(uc_pool *pool, struct uc_outcome *out)
{
    int64_t time = now();
    for (uint32_t i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker->busy || (worker->pid > 0 && time < worker->deadline))
            continue;
        char what[120] = "no process to read it in can be started; try again";
        if (worker->pid > 0) {
            kill_worker(worker);
            snprintf(what, sizeof what, "reading it took longer than %u seconds; see --timeout",
                     pool->seconds);
        }
        fail_request(worker, out, what);
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
        if (worker->busy && worker->pid == 0)
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
        bool waited_for = worker->busy && worker->pid > 0;
        pool->polled[i] = (struct pollfd){.fd = waited_for ? worker->fd : -1, .events = POLLIN};
    }
    int ready = poll(pool->polled, pool->count, time_left(pool, milliseconds));
    for (uint32_t i = 0; i < pool->count && ready > 0; i++)
        if (pool->polled[i].revents != 0 && take_answer(&pool->workers[i], out))
            return true;
    return end_late(pool, out);
}
