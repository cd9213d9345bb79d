/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
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

static void limit(__rlimit_resource_t resource, rlim_t most)
{
    setrlimit(resource, &(struct rlimit){.rlim_cur = most, .rlim_max = most});
}

/* --- files: Landlock (Linux 5.13) refuses what is handled here and allowed by no rule --- */

#define ACCESS_READ                                                                                \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define ACCESS_CHANGE                                                                              \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |                               \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |   \
     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
#define ACCESS_OF_FILES                                                                            \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE)

/* A set of rules by which `handled` is refused; negative where the kernel knows none. */
static int new_rules(uint64_t handled)
{
    const struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
    return (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
}

/* Allows `access` to `path` and what is below; a path that is not there needs no rule. */
static void allow(int rules, const char *path, uint64_t access)
{
    struct stat stat;
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    if (fstat(fd, &stat) == 0) {
        const struct landlock_path_beneath_attr rule = {
            .allowed_access = S_ISDIR(stat.st_mode) ? access : access & ACCESS_OF_FILES,
            .parent_fd = fd,
        };
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close(fd);
}

static void keep_rules(int rules)
{
    if (rules < 0)
        return;
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

static void allow_folder_of(int rules, const char *program)
{
    char folder[4096];
    const char *slash = strrchr(program, '/');
    int len = slash != NULL ? (int)(slash - program) : 0;
    if (len > 0 && snprintf(folder, sizeof folder, "%.*s", len, program) == len)
        allow(rules, folder, ACCESS_READ);
}

static void confine_files(const char *folder, const char *program)
{
    static const char *const installed[] = {
        "/usr",
        "/bin",
        "/sbin",
        "/lib",
        "/lib32",
        "/lib64",
        "/etc",
        "/opt",
        "/nix",
        "/proc",
        "/sys",
        "/var/lib/libreoffice",
        "/var/spool/libreoffice",
    };
    static const char *const devices[] = {"/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"};
    int rules = new_rules(ACCESS_READ | ACCESS_CHANGE);
    if (rules < 0)
        return;
    for (size_t i = 0; i < sizeof installed / sizeof *installed; i++)
        allow(rules, installed[i], ACCESS_READ);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        allow(rules, devices[i], LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
    allow_folder_of(rules, program);
    allow(rules, folder, ACCESS_READ | ACCESS_CHANGE);
    keep_rules(rules);
}

/* --- system calls: a seccomp filter, which ends what calls by another numbering --- */

struct filter {
    struct sock_filter code[96];
    uint16_t len;
};

static void add(struct filter *filter, struct sock_filter instruction)
{
    filter->code[filter->len++] = instruction;
}

/* Has `call` return at once: with the error, or as if it were done where that is 0. */
static void replace_call(struct filter *filter, uint32_t call, uint32_t error)
{
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error));
}

/* Where half of argument `number` stands: the low one, or the high one. */
static uint32_t half_of_argument(uint32_t number, bool high)
{
    bool second = high == (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
    return (uint32_t)offsetof(struct seccomp_data, args) + number * 8 + (second ? 4 : 0);
}

/* Limits may be asked for, not set: no pointer to new ones is given. */
static void keep_limits(struct filter *filter)
{
    enum { NEW_LIMIT = 2 };
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 0, 6));
    add(filter,
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, half_of_argument(NEW_LIMIT, false)));
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 2));
    add(filter,
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, half_of_argument(NEW_LIMIT, true)));
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0));
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

/* Sockets of this machine only. The low half of the first argument is read, as the kernel does. */
static void allow_local_sockets(struct filter *filter)
{
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 4));
    add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, half_of_argument(0, false)));
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1));
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
}

/* A filter that forbids what no process that handles foreign bytes may do: also what goes round the
 * filter (io_uring), and what Landlock's first version does not know (truncate). */
static struct filter new_filter(void)
{
    static const uint32_t forbidden[] = {
        SYS_connect, SYS_ptrace,  SYS_kill,  SYS_process_vm_writev, SYS_mount,         SYS_bpf,
        SYS_keyctl,  SYS_unshare, SYS_setns, SYS_truncate,          SYS_io_uring_setup};
    const uint32_t arch = offsetof(struct seccomp_data, arch);
    const uint32_t number = offsetof(struct seccomp_data, nr);
    struct filter filter = {.len = 0};
#ifdef SYSTEM_CALLS
    add(&filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, arch));
    add(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYSTEM_CALLS, 1, 0));
    add(&filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    add(&filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, number));
    add(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_CALLS, 0, 1));
    add(&filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
#endif
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        replace_call(&filter, forbidden[i], EPERM);
    return filter;
}

static void keep_filter(struct filter *filter)
{
#ifdef SYSTEM_CALLS
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const struct sock_fprog program = {.len = filter->len, .filter = filter->code};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#else
    (void)filter;
#endif
}

/* --- */

static void begin(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
}

void uc_sandbox_enter(void)
{
    static const uint32_t forbidden[] = {SYS_socket, SYS_socketpair, SYS_bind,
                                         SYS_execve, SYS_execveat,   SYS_setrlimit};
    begin();
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 64);
    if (SANITIZED)
        return;
    limit(RLIMIT_DATA, UC_WORKER_MEMORY);
    keep_rules(new_rules(ACCESS_CHANGE)); /* reading stays free: iconv loads its tables */
    struct filter filter = new_filter();
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        replace_call(&filter, forbidden[i], EPERM);
    keep_limits(&filter);
    keep_filter(&filter);
}

/* Bits of the exit status of the child that tries. */
enum { FILES_REFUSED = 1, SOCKETS_REFUSED = 2 };

static int try_forbidden(void)
{
    uc_sandbox_enter();
    bool files = open("/dev/null", O_WRONLY | O_CLOEXEC) < 0 && errno == EACCES;
    int made = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool sockets = made < 0 && errno == EPERM;
    if (made >= 0)
        close(made);
    return (files ? FILES_REFUSED : 0) | (sockets ? SOCKETS_REFUSED : 0);
}

struct uc_sandbox_state uc_sandbox_try(void)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(try_forbidden());
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status))
        return (struct uc_sandbox_state){0};
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    bool files = (WEXITSTATUS(status) & FILES_REFUSED) != 0;
    return (struct uc_sandbox_state){
        .landlock = files && version > 0 ? (int)version : 0,
        .seccomp = (WEXITSTATUS(status) & SOCKETS_REFUSED) != 0,
    };
}

/* LibreOffice does nothing without a socket in /tmp, by which it would hear of another run of
 * itself: it gets one that nobody can reach. */
void uc_sandbox_enter_folder(const char *folder, const char *program)
{
    begin();
    limit(RLIMIT_FSIZE, UC_CONVERTED_MAX);
    limit(RLIMIT_DATA, UC_CONVERTER_MEMORY);
    limit(RLIMIT_CPU, UC_CONVERTER_SECONDS);
    confine_files(folder, program);
    struct filter filter = new_filter();
    replace_call(&filter, SYS_setsid, EPERM);
    replace_call(&filter, SYS_setpgid, EPERM);
    replace_call(&filter, SYS_sendto, EPERM);
    replace_call(&filter, SYS_sendmsg, EPERM);
    replace_call(&filter, SYS_sendmmsg, EPERM);
    replace_call(&filter, SYS_bind, 0);
    replace_call(&filter, SYS_listen, 0);
    allow_local_sockets(&filter);
    keep_filter(&filter);
}
