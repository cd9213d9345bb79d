/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/lines.h"

#include "clause/arena.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { BYTES = 1 << 16 };

/* One that is ignored, as in the background of a shell, stays so. */
static bool interrupts_are_ignored(void)
{
    struct sigaction action;
    return sigaction(SIGINT, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

enum uc_status uc_lines_open(int input, struct uc_lines_in *out, struct uc_error *err)
{
    sigset_t interrupts;
    sigemptyset(&interrupts);
    if (!interrupts_are_ignored())
        sigaddset(&interrupts, SIGINT);
    int interrupt = signalfd(-1, &interrupts, SFD_CLOEXEC);
    if (interrupt < 0)
        return uc_fail(err, UC_IO, "signalfd: %s", strerror(errno));
    *out = (struct uc_lines_in){.input = input, .interrupt = interrupt, .bytes = malloc(BYTES)};
    if (out->bytes == NULL)
        uc_out_of_memory();
    pthread_sigmask(SIG_BLOCK, &interrupts, &out->mask_before);
    return UC_OK;
}

void uc_lines_close(struct uc_lines_in *lines)
{
    close(lines->interrupt);
    free(lines->bytes);
    pthread_sigmask(SIG_SETMASK, &lines->mask_before, NULL);
}

/* Is there more to read? Waits for it where `wait` says so. False where it is not wanted any more.
 */
static bool is_wanted(const struct uc_lines_in *lines, bool wait)
{
    struct pollfd watched[] = {
        {.fd = lines->interrupt, .events = POLLIN},
        {.fd = STDOUT_FILENO},
        {.fd = lines->input, .events = POLLIN},
    };
    while (poll(watched, wait ? 3 : 2, wait ? -1 : 0) < 0)
        if (errno != EINTR)
            return true; /* read() will say what is wrong */
    return watched[0].revents == 0 && (watched[1].revents & (POLLERR | POLLHUP)) == 0;
}

/* UC_NOT_FOUND at the end. */
static enum uc_status read_more(struct uc_lines_in *lines, struct uc_error *err)
{
    ssize_t got = -1;
    while (got < 0) {
        if (!is_wanted(lines, true))
            return UC_NOT_FOUND;
        got = read(lines->input, lines->bytes, BYTES);
        if (got < 0 && errno != EINTR && errno != EAGAIN)
            return uc_fail(err, UC_IO, "%s", strerror(errno));
    }
    lines->start = 0;
    lines->end = (size_t)got;
    return got > 0 ? UC_OK : UC_NOT_FOUND;
}

/* Moves bytes to the line, up to its end; is that there? */
static bool move_to(struct uc_buf *line, struct uc_lines_in *lines)
{
    const char *start = lines->bytes + lines->start;
    size_t left = lines->end - lines->start;
    const char *newline = memchr(start, '\n', left);
    size_t len = newline != NULL ? (size_t)(newline - start) : left;
    size_t room = line->len < UC_LINE_BYTES ? UC_LINE_BYTES - line->len : 0;
    uc_buf_add(line, (uc_str){start, len < room ? len : room});
    lines->start += newline != NULL ? len + 1 : len;
    return newline != NULL;
}

enum uc_status uc_lines_next(struct uc_lines_in *lines, struct uc_buf *line, bool *any,
                             struct uc_error *err)
{
    enum uc_status s = UC_OK;
    bool whole = false;
    uc_buf_clear(line);
    *any = false;
    if (lines->ended || !is_wanted(lines, false))
        return UC_OK;
    while (s == UC_OK && !whole) {
        if (lines->start == lines->end)
            s = read_more(lines, err);
        if (s == UC_OK)
            whole = move_to(line, lines);
    }
    lines->ended = s != UC_OK;
    if (s != UC_OK && s != UC_NOT_FOUND)
        return s;
    if (whole && line->len > 0 && line->ptr[line->len - 1] == '\r')
        line->len--;
    *any = whole || (line->len > 0 && is_wanted(lines, false));
    return UC_OK;
}
