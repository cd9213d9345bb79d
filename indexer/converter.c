/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "converter.h"

#include "frame.h"
#include "message.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOCKET = STDIN_FILENO };

/* What turns which formats into what. Each is run in the folder, where the file is `input` with its
 * format for an ending. The first that is installed is taken. */
#define INPUT "input"
static const struct program {
    const char *name;
    const char *formats; /* space-separated */
    const char *arguments[6];
    const char *result; /* the file that it makes */
    bool prints;        /* it does so by its standard output */
} programs[] = {
    {"soffice",
     "doc rtf odt",
     {"--headless", "--norestore", "--convert-to", "docx"},
     INPUT ".docx",
     false},
    {"libreoffice",
     "doc rtf odt",
     {"--headless", "--norestore", "--convert-to", "docx"},
     INPUT ".docx",
     false},
    {"antiword", "doc", {"-w", "0", "-m", "UTF-8.txt"}, INPUT ".txt", true},
};
enum { PROGRAM_COUNT = sizeof programs / sizeof *programs, ARGUMENTS_MAX = 8 };

/* A conversion under way. */
struct work {
    const char *path; /* of the file */
    int file;         /* it, open; -1: */
    uc_str bytes;     /* they are given */
    char input[16];   /* its name in the folder */
    const struct program *program;
    char executable[PATH_MAX];
    char folder[PATH_MAX];
    int signals; /* a descriptor of those that end the wait */
};

/* --- the program --- */

/* Writes where PATH has `name` to `out`, which has PATH_MAX bytes; without links, so that its
 * folder is the one it stands in. */
static bool find_executable(const char *name, char *out)
{
    const char *at = getenv("PATH");
    while (at != NULL && *at != '\0') {
        char path[PATH_MAX];
        int len = (int)strcspn(at, ":");
        bool fits = len > 0 && snprintf(path, sizeof path, "%.*s/%s", len, at, name) < PATH_MAX;
        if (fits && access(path, X_OK) == 0 && realpath(path, out) != NULL)
            return true;
        at += len + (at[len] == ':');
    }
    return false;
}

static enum uc_status find_program(struct work *work, const char *format, struct uc_error *err)
{
    bool any = false;
    for (size_t i = 0; i < PROGRAM_COUNT; i++) {
        work->program = &programs[i];
        if (strstr(programs[i].formats, format) == NULL)
            continue;
        if (find_executable(programs[i].name, work->executable))
            return UC_OK;
        any |= programs[i].prints;
    }
    return uc_fail(err, UC_IO,
                   "%s: to read .%s files, install LibreOffice%s; or convert it to .docx first",
                   work->path, format, any ? " or antiword" : "");
}

/* --- the folder --- */

static void remove_folder(const char *folder)
{
    FTS *files = fts_open((char *const[]){(char *)folder, NULL}, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    if (files == NULL)
        return;
    for (FTSENT *file; (file = fts_read(files)) != NULL;)
        if (file->fts_info != FTS_D)
            remove(file->fts_accpath);
    fts_close(files);
}

static enum uc_status make_folder(struct work *work, struct uc_error *err)
{
    const char *temporary = getenv("TMPDIR");
    if (temporary == NULL || *temporary != '/')
        temporary = "/tmp";
    int len = snprintf(work->folder, sizeof work->folder, "%s/unclause-XXXXXX", temporary);
    if (len < (int)sizeof work->folder && mkdtemp(work->folder) != NULL)
        return UC_OK;
    work->folder[0] = '\0';
    return uc_fail(err, UC_IO, "%s: not converted: no folder can be made in %s: %s", work->path,
                   temporary, strerror(errno));
}

static bool copy_bytes(int from, int to)
{
    ssize_t copied;
    do
        copied = sendfile(to, from, NULL, (size_t)1 << 30);
    while (copied > 0 || (copied < 0 && errno == EINTR));
    return copied == 0;
}

static bool write_bytes(uc_str bytes, int to)
{
    ssize_t written = 0;
    for (; bytes.len > 0 && written >= 0; bytes = uc_str_slice(bytes, (size_t)written, bytes.len))
        written = write(to, bytes.ptr, bytes.len);
    return written >= 0;
}

static enum uc_status copy_file(const struct work *work, struct uc_error *err)
{
    int to = open(work->input, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum uc_status status = UC_OK;
    if (to < 0 || !(work->file >= 0 ? copy_bytes(work->file, to) : write_bytes(work->bytes, to)))
        status = uc_fail(err, UC_IO, "%s: not converted: %s", work->path, strerror(errno));
    if (to >= 0)
        close(to);
    return status;
}

/* --- running it --- */

static void redirect(int to, const char *path, int flags)
{
    int fd = open(path, flags, 0600);
    if (fd >= 0)
        dup2(fd, to);
}

/* In the child: becomes the program, or ends. */
static void become_program(const struct work *work)
{
    const struct program *program = work->program;
    const char *arguments[ARGUMENTS_MAX] = {program->name};
    char home[PATH_MAX + 8], temporary[PATH_MAX + 8], path[PATH_MAX];
    snprintf(home, sizeof home, "HOME=%s", work->folder);
    snprintf(temporary, sizeof temporary, "TMPDIR=%s", work->folder);
    snprintf(path, sizeof path, "PATH=%s", getenv("PATH"));
    char *const environment[] = {home, temporary, path, "LC_ALL=C.UTF-8", NULL};
    size_t count = 1;
    for (size_t i = 0; program->arguments[i] != NULL; i++)
        arguments[count++] = program->arguments[i];
    arguments[count++] = work->input;
    redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
    redirect(STDOUT_FILENO, program->prints ? program->result : "/dev/null",
             O_WRONLY | (program->prints ? O_CREAT | O_EXCL : 0));
    redirect(STDERR_FILENO, "/dev/null", O_WRONLY);
    setpgid(0, 0);
    uc_sandbox_enter_folder(work->folder, work->executable);
    execve(work->executable, (char *const *)arguments, environment);
    _exit(127);
}

/* What has come to the process: the end of a child, or a reason to give up. */
static bool has_ended(const struct work *work, pid_t child, bool *given_up)
{
    struct pollfd polled[] = {{.fd = work->signals, .events = POLLIN},
                              {.fd = SOCKET, .events = POLLIN}};
    poll(polled, 2, -1);
    struct signalfd_siginfo signal = {.ssi_signo = SIGCHLD};
    if (polled[0].revents != 0)
        (void)!read(work->signals, &signal, sizeof signal);
    *given_up = polled[1].revents != 0 || signal.ssi_signo != SIGCHLD;
    siginfo_t info = {.si_pid = 0};
    waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT);
    return *given_up || info.si_pid == child;
}

/* Ends the program and all that it has started, which are children of ours once their parents are
 * gone, and waits for it. */
static void end_program(pid_t child)
{
    kill(-child, SIGKILL);
    while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
        ;
}

static enum uc_status run_program(const struct work *work, struct uc_error *err)
{
    bool given_up = false;
    pid_t child = fork();
    if (child < 0)
        return uc_fail(err, UC_IO, "%s: not converted: %s", work->path, strerror(errno));
    if (child == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        become_program(work);
    }
    setpgid(child, child); /* whichever of us is first */
    while (!has_ended(work, child, &given_up))
        ;
    end_program(child);
    return given_up ? uc_fail(err, UC_IO, "%s: not converted: interrupted", work->path) : UC_OK;
}

/* --- its result --- */

static bool read_bytes(int fd, size_t size, struct uc_buf *out)
{
    char piece[1 << 16];
    ssize_t got = 1;
    while (out->len < size && got > 0) {
        got = read(fd, piece, sizeof piece);
        if (got > 0)
            uc_buf_add(out, (uc_str){piece, (size_t)got});
    }
    return out->len == size;
}

/* Whatever the program left there: no link is followed, no pipe waited for. */
static enum uc_status read_result(const struct work *work, struct uc_buf *out, struct uc_error *err)
{
    struct stat stat;
    const struct program *program = work->program;
    int fd = open(program->result, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    bool usable = fd >= 0 && fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode) && stat.st_size > 0 &&
                  (unsigned long)stat.st_size <= UC_CONVERTED_MAX &&
                  read_bytes(fd, (size_t)stat.st_size, out);
    if (fd >= 0)
        close(fd);
    if (usable)
        return UC_OK;
    return uc_fail(
        err, UC_BAD_FILE,
        "%s: %s can't convert it; it may be damaged or locked by a password: open it and "
        "save it as .docx",
        work->path, program->name);
}

/* --- all of it --- */

static enum uc_status convert_in_folder(struct work *work, struct uc_buf *out, struct uc_error *err)
{
    if (chdir(work->folder) != 0)
        return uc_fail(err, UC_IO, "%s: not converted: %s: %s", work->path, work->folder,
                       strerror(errno));
    enum uc_status status = copy_file(work, err);
    if (status == UC_OK)
        status = run_program(work, err);
    if (status == UC_OK)
        status = read_result(work, out, err);
    return status;
}

static enum uc_status open_file(struct work *work, struct uc_error *err)
{
    work->file = -1;
    if (work->bytes.len > 0)
        return UC_OK;
    work->file = open(work->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    return work->file >= 0 ? UC_OK : uc_fail(err, UC_IO, "%s: %s", work->path, strerror(errno));
}

static enum uc_status convert(const struct uc_conversion *conversion, struct work *work,
                              struct uc_buf *out, struct uc_error *err)
{
    snprintf(work->input, sizeof work->input, INPUT ".%.*s", UC_ARG(conversion->format));
    enum uc_status status = find_program(work, work->input + sizeof INPUT, err);
    if (status == UC_OK)
        status = open_file(work, err);
    if (status != UC_OK)
        return status;
    status = make_folder(work, err);
    if (status == UC_OK)
        status = convert_in_folder(work, out, err);
    if (work->folder[0] != '\0')
        remove_folder(work->folder);
    if (work->file >= 0)
        close(work->file);
    return status;
}

/* From here on a child's end, a request to end and the closed socket are waited for in one place.
 */
static int watch_signals(void)
{
    static const int watched[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        sigaddset(&set, watched[i]);
    sigprocmask(SIG_BLOCK, &set, NULL);
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

static void answer(const struct uc_conversion *conversion, struct uc_buf *out)
{
    struct uc_error err;
    struct uc_buf file = {0};
    struct work work = {.signals = watch_signals(), .bytes = conversion->bytes};
    uc_arena *arena = uc_arena_new();
    work.path = uc_arena_copy(arena, conversion->path).ptr;
    if (convert(conversion, &work, &file, &err) == UC_OK)
        uc_converted_pack(uc_buf_str(&file), out);
    else
        uc_failure_pack(&err, UC_STR(""), out);
    uc_buf_free(&file);
    uc_arena_free(arena);
}

int uc_converter_run(void)
{
    struct uc_buf in = {0}, out = {0};
    struct uc_conversion conversion;
    uc_str message;
    bool too_long = false;
    while (!uc_frame_complete(&in, &message, &too_long))
        if (too_long || !uc_frame_receive(SOCKET, true, &in))
            break;
    if (uc_frame_complete(&in, &message, &too_long) &&
        uc_conversion_unpack(message, &conversion, NULL) == UC_OK) {
        answer(&conversion, &out);
        (void)uc_frame_send(SOCKET, uc_buf_str(&out));
    }
    uc_buf_free(&in);
    uc_buf_free(&out);
    return 0;
}
