/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static const double terminal_interval = 0.1, log_interval = 60;

enum { WIDTH_LEAST = 40, WIDTH_USUAL = 80, LINE_MAX_BYTES = 512 };

double uc_seconds_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct uc_progress uc_progress_start(FILE *out)
{
    double now = uc_seconds_now();
    return (struct uc_progress){
        .out = out, .terminal = isatty(fileno(out)) != 0, .started = now, .shown = now};
}

static size_t terminal_width(FILE *out)
{
    struct winsize size;
    bool known = ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col >= WIDTH_LEAST;
    return known ? size.ws_col : WIDTH_USUAL;
}

static size_t print_time_left(char *line, size_t room, double seconds)
{
    if (seconds < 90)
        return (size_t)snprintf(line, room, ", %.0f s left", seconds);
    if (seconds < 5400)
        return (size_t)snprintf(line, room, ", %.0f min left", seconds / 60);
    return (size_t)snprintf(line, room, ", %.1f h left", seconds / 3600);
}

static uc_str file_name(uc_str path)
{
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    return uc_str_slice(path, start, path.len);
}

/* As much of `name` as fits, a character that is cut left out; what could move the cursor is shown
 * as '?'. */
static void print_name(FILE *out, uc_str name, size_t room)
{
    size_t len = name.len < room ? name.len : room;
    while (len > 0 && len < name.len && ((unsigned char)name.ptr[len] & 0xC0) == 0x80)
        len--;
    for (size_t i = 0; i < len; i++)
        fputc((unsigned char)name.ptr[i] < ' ' || name.ptr[i] == 0x7F ? '?' : name.ptr[i], out);
}

void uc_progress_show(struct uc_progress *progress, size_t done, size_t all, uint64_t clauses,
                      uc_str path)
{
    double now = uc_seconds_now();
    if (now - progress->shown < (progress->terminal ? terminal_interval : log_interval))
        return;
    progress->shown = now;
    double rate = (double)done / (now - progress->started);
    char line[LINE_MAX_BYTES];
    size_t len = (size_t)snprintf(line, sizeof line, "%zu/%zu files, %llu clauses, %.1f files/s",
                                  done, all, (unsigned long long)clauses, rate);
    if (done > 0)
        len += print_time_left(line + len, sizeof line - len, (double)(all - done) / rate);
    if (!progress->terminal) {
        fprintf(progress->out, "unclause: %s\n", line);
        return;
    }
    size_t width = terminal_width(progress->out) - 1;
    fprintf(progress->out, "\r\033[K%.*s", (int)width, line);
    if (len + 2 < width) {
        fputs("  ", progress->out);
        print_name(progress->out, file_name(path), width - len - 2);
    }
    fflush(progress->out);
}

void uc_progress_end(struct uc_progress *progress)
{
    if (progress->terminal) {
        fputs("\r\033[K", progress->out);
        fflush(progress->out);
    }
}
