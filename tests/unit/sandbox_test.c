/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#ifdef UC_SANITIZED
#define SANITIZED true
#else
#define SANITIZED false
#endif

enum { FORBIDDEN = 0, ALLOWED = 1 };

static int opens_connection(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? ALLOWED : FORBIDDEN;
}

static int starts_program(void)
{
    execl("/bin/false", "false", (char *)NULL); /* whose status is ALLOWED's */
    return FORBIDDEN;
}

static int signals_others(void)
{
    return kill(getppid(), 0) == 0 ? ALLOWED : FORBIDDEN;
}

static int takes_memory(void)
{
    void *memory = mmap(NULL, 2 * UC_WORKER_MEMORY, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory != MAP_FAILED ? ALLOWED : FORBIDDEN;
}

static int leaves_core(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_max == 0 ? FORBIDDEN : ALLOWED;
}

static int lifts_limit(void)
{
    const struct rlimit limit = {.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
    return setrlimit(RLIMIT_CPU, &limit) == 0 ? ALLOWED : FORBIDDEN;
}

/* In a file that is open already: what the file system may not do is another matter. */
static int writes_file(void)
{
    char name[] = "/tmp/unclause-sandbox-XXXXXX";
    int fd = mkstemp(name);
    if (fd < 0)
        return FORBIDDEN;
    signal(SIGXFSZ, SIG_IGN);
    bool written = write(fd, "x", 1) == 1;
    unlink(name);
    return written ? ALLOWED : FORBIDDEN;
}

static int reads_file(void)
{
    return open("/proc/self/status", O_RDONLY) >= 0 ? ALLOWED : FORBIDDEN;
}

static int takes_some_memory(void)
{
    return malloc((size_t)64 << 20) != NULL ? ALLOWED : FORBIDDEN;
}

/* What `action` gives in a process that has entered the sandbox. */
static int in_sandbox(int (*action)(void))
{
    int status;
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        uc_sandbox_enter();
        _exit(action());
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_what_it_forbids(void **state)
{
    (void)state;
    assert_int_equal(in_sandbox(leaves_core), FORBIDDEN);
    assert_int_equal(in_sandbox(writes_file), FORBIDDEN);
    if (SANITIZED)
        skip(); /* the sanitizers need what else it forbids */
    assert_int_equal(in_sandbox(takes_memory), FORBIDDEN);
#if defined(__x86_64__) || defined(__aarch64__)
    assert_int_equal(in_sandbox(opens_connection), FORBIDDEN);
    assert_int_equal(in_sandbox(starts_program), FORBIDDEN);
    assert_int_equal(in_sandbox(signals_others), FORBIDDEN);
    assert_int_equal(in_sandbox(lifts_limit), FORBIDDEN);
#endif
}

static void test_what_it_allows(void **state)
{
    (void)state;
    assert_int_equal(in_sandbox(reads_file), ALLOWED);
    assert_int_equal(in_sandbox(takes_some_memory), ALLOWED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_it_forbids),
        cmocka_unit_test(test_what_it_allows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
