/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define SYSTEM_CALLS AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define SYSTEM_CALLS AUDIT_ARCH_AARCH64
#endif

/* x86-64 has each call a second time from here on; elsewhere there is none so high. */
#define X32_CALLS 0x40000000

/* The sanitizers reserve terabytes and start a process to look for leaks. */
#ifdef UC_SANITIZED
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

static void limit_resources(void)
{
    static const struct {
        __rlimit_resource_t resource;
        rlim_t most;
    } limits[] = {
        {RLIMIT_CORE, 0},
        {RLIMIT_FSIZE, 0},
        {RLIMIT_NOFILE, 64},
        {RLIMIT_DATA, SANITIZED ? RLIM_INFINITY : UC_WORKER_MEMORY},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        setrlimit(limits[i].resource,
                  &(struct rlimit){.rlim_cur = limits[i].most, .rlim_max = limits[i].most});
}

/* Landlock (Linux 5.13): every change of the file system that is handled here and allowed by no
 * rule is refused. Reading stays free: iconv loads its tables from files. */
static void forbid_file_changes(void)
{
#ifdef SYS_landlock_create_ruleset
    const struct landlock_ruleset_attr changes = {
        .handled_access_fs = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                             LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                             LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                             LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                             LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM,
    };
    long rules = syscall(SYS_landlock_create_ruleset, &changes, sizeof changes, 0);
    if (rules < 0)
        return;
    syscall(SYS_landlock_restrict_self, (int)rules, 0);
    close((int)rules);
#endif
}

/* A seccomp filter: these calls fail with EPERM, calls by another numbering end the
 * process. */
static void forbid_system_calls(void)
{
#ifdef SYSTEM_CALLS
    static const uint32_t forbidden[] = {
        SYS_socket,  SYS_socketpair, SYS_connect,           SYS_bind,  SYS_execve, SYS_execveat,
        SYS_ptrace,  SYS_kill,       SYS_process_vm_writev, SYS_mount, SYS_bpf,    SYS_keyctl,
        SYS_unshare,
    };
    enum { COUNT = sizeof forbidden / sizeof *forbidden, HEAD = 5 };
    const uint32_t arch = offsetof(struct seccomp_data, arch);
    const uint32_t number = offsetof(struct seccomp_data, nr);
    struct sock_filter code[HEAD + COUNT + 2] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYSTEM_CALLS, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, number),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_CALLS, COUNT + 1, 0),
    };
    for (int i = 0; i < COUNT; i++)
        code[HEAD + i] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, forbidden[i],
                                                      (uint8_t)(COUNT - i), 0);
    code[HEAD + COUNT] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    code[HEAD + COUNT + 1] =
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    const struct sock_fprog filter = {.len = HEAD + COUNT + 2, .filter = code};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
#endif
}

void uc_sandbox_enter(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit_resources();
    if (SANITIZED)
        return;
    forbid_file_changes();
    forbid_system_calls();
}
