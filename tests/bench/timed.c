/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * timed COMMAND...: runs it and prints what it cost, itself and all that it waited for:
 *
 *   CPU-MICROSECONDS WALL-MICROSECONDS PEAK-KIBIBYTES EXIT-STATUS
 *
 * What the command prints is thrown away. A program as small as this one stands between the
 * benchmarks and what they time because a process begins with the peak of the one that started it.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static long long now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000LL + at.tv_nsec / 1000;
}

static long long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000LL + time.tv_usec;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: timed COMMAND...\n", stderr);
        return 2;
    }
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    long long start = now();
    pid_t child;
    int failed = posix_spawnp(&child, argv[1], &quiet, NULL, argv + 1, environ);
    posix_spawn_file_actions_destroy(&quiet);
    if (failed) {
        fprintf(stderr, "timed: %s: %s\n", argv[1], strerror(failed));
        return 2;
    }
    int status = 0;
    struct rusage used;
    if (wait4(child, &status, 0, &used) < 0) {
        perror("timed");
        return 2;
    }
    long long wall = now() - start;
    printf("%lld %lld %ld %d\n", microseconds(used.ru_utime) + microseconds(used.ru_stime), wall,
           used.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
