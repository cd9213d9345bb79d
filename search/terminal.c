/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/terminal.h"

#include "clause/text.h"
#include "search/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uniwidth.h>

/* Lines longer than this tire the eye, however wide the window is. */
enum { WIDTH_MOST = 100, WIDTH_LEAST = 40, WIDTH_UNKNOWN = 80 };

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static uint32_t width_of(int fd)
{
    struct winsize size;
    uint32_t width = WIDTH_UNKNOWN;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        width = size.ws_col;
    if (width > WIDTH_MOST)
        width = WIDTH_MOST;
    return width < WIDTH_LEAST ? WIDTH_LEAST : width;
}

static _Noreturn void become_pager(const char *pager, int from)
{
    dup2(from, STDIN_FILENO);
    signal(SIGPIPE, SIG_DFL);
    setenv("LESS", "FRX", 0);
    execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
    _exit(127);
}

/* Text goes on to standard output itself where no pager can be had. */
static void start_pager(struct uc_terminal *terminal)
{
    const char *named = getenv("PAGER");
    const char *pager = named != NULL ? named : "less";
    int ends[2];
    bool none = pager[0] == '\0' || strcmp(pager, "cat") == 0 ||
                (named == NULL && !uc_program_is_installed(UC_STR("less")));
    if (none || pipe2(ends, O_CLOEXEC) != 0)
        return;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[1]);
        become_pager(pager, ends[0]);
    }
    close(ends[0]);
    FILE *out = pid > 0 ? fdopen(ends[1], "w") : NULL;
    if (out == NULL) {
        close(ends[1]);
        return;
    }
    terminal->out = out;
    terminal->pager = pid;
}

struct uc_terminal uc_terminal_open(bool paged)
{
    struct uc_terminal terminal = {.out = stdout, .is_terminal = isatty(STDOUT_FILENO) == 1};
    signal(SIGPIPE, SIG_IGN);
    if (!terminal.is_terminal)
        return terminal;
    const char *type = getenv("TERM");
    bool dumb = type == NULL || strcmp(type, "dumb") == 0;
    terminal.colour = !is_set("NO_COLOR") && !dumb;
    terminal.width = width_of(STDOUT_FILENO);
    if (paged && !dumb)
        start_pager(&terminal);
    return terminal;
}

enum uc_status uc_terminal_close(struct uc_terminal *terminal, struct uc_error *err)
{
    errno = 0;
    bool failed = fflush(terminal->out) != 0 || ferror(terminal->out);
    int why = errno;
    if (terminal->pager > 0) {
        fclose(terminal->out);
        while (waitpid(terminal->pager, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    if (failed && why != EPIPE && why != 0)
        return uc_fail(err, UC_IO, "standard output: %s", strerror(why));
    return UC_OK;
}

/* The length of the ESC [ … m sequence at `at`, or 0. */
static size_t escape(uc_str text, size_t at)
{
    if (text.ptr[at] != '\033')
        return 0;
    size_t end = at;
    while (end < text.len && text.ptr[end] != 'm')
        end++;
    return end - at + 1;
}

static uint32_t columns_of(uint32_t c)
{
    int width = uc_width(c, "UTF-8");
    return width > 0 ? (uint32_t)width : 0;
}

uint32_t uc_terminal_columns(uc_str text)
{
    uint32_t columns = 0;
    for (size_t at = 0; at < text.len;) {
        size_t skip = escape(text, at);
        if (skip > 0)
            at += skip;
        else
            columns += columns_of(uc_text_next(text, &at));
    }
    return columns;
}

/* The end of the piece that a line can't be broken in: a word, or one wide character. */
static size_t piece_end(uc_str text, size_t at)
{
    bool any = false;
    while (at < text.len && text.ptr[at] != ' ' && text.ptr[at] != '\n') {
        size_t skip = escape(text, at), next = at;
        bool wide = skip == 0 && columns_of(uc_text_next(text, &next)) == 2;
        if (wide && any)
            break;
        at = skip > 0 ? at + skip : next;
        any |= skip == 0;
        if (wide)
            break;
    }
    return at;
}

static void new_line(const struct uc_terminal *terminal, uint32_t indent)
{
    fprintf(terminal->out, "\n%*s", (int)indent, "");
}

/* For other programs: each line whole. */
static void print_unwrapped(const struct uc_terminal *terminal, uc_str text, uint32_t indent)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = uc_str_find(text, UC_STR("\n"), at);
        if (at > 0)
            new_line(terminal, indent);
        fwrite(text.ptr + at, 1, (end < text.len ? end : text.len) - at, terminal->out);
        at = end + 1;
    }
    fputc('\n', terminal->out);
}

void uc_terminal_wrap(const struct uc_terminal *terminal, uc_str text, uint32_t indent,
                      uint32_t used)
{
    if (terminal->width == 0) {
        print_unwrapped(terminal, text, indent);
        return;
    }
    uint32_t column = used;
    bool space = false;
    for (size_t at = 0; at < text.len;) {
        if (text.ptr[at] == ' ' || text.ptr[at] == '\n') {
            space |= text.ptr[at] == ' ';
            if (text.ptr[at++] == '\n') {
                new_line(terminal, indent);
                column = indent;
                space = false;
            }
            continue;
        }
        uc_str piece = uc_str_slice(text, at, piece_end(text, at));
        uint32_t columns = uc_terminal_columns(piece);
        if (column > indent && column + space + columns > terminal->width) {
            new_line(terminal, indent);
            column = indent;
            space = false;
        }
        fprintf(terminal->out, "%s%.*s", space ? " " : "", UC_ARG(piece));
        column += space + columns;
        space = false;
        at += piece.len;
    }
    fputc('\n', terminal->out);
}
