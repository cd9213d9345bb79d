/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/viewer.h"

#include "clause/buf.h"
#include "search/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Each with its manual's way to name a page, counted from 1. */
static const char *const page_viewers[] = {
    "evince --page-index=%p %f",
    "atril --page-index=%p %f",
    "okular --page %p %f",
    "zathura --page=%p %f",
    "qpdfview %f#%p",
    "xpdf %f %p",
    "mupdf %f %p",
};

static const char *words_behind(const char *template)
{
    return template + strcspn(template, " ");
}

/* One word of a template; `*has_file` where it names the file. */
static uc_str filled(uc_str word, uc_str path, uint32_t page, bool *has_file, uc_arena *arena)
{
    struct uc_buf buf = {0};
    for (size_t i = 0; i < word.len; i++) {
        char next = word.ptr[i] == '%' && i + 1 < word.len ? word.ptr[i + 1] : '\0';
        if (next == 'f')
            uc_buf_add(&buf, path);
        else if (next == 'p')
            uc_buf_printf(&buf, "%u", page > 0 ? page : 1);
        else if (next == '%')
            uc_buf_byte(&buf, '%');
        else
            uc_buf_byte(&buf, word.ptr[i]);
        *has_file |= next == 'f';
        i += next == 'f' || next == 'p' || next == '%';
    }
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&buf));
    uc_buf_free(&buf);
    return copy;
}

static void fill(const char *template, uc_str path, uint32_t page, uc_arena *arena,
                 struct uc_texts *out)
{
    bool has_file = false;
    for (const char *at = template + strspn(template, " "); *at != '\0';) {
        const char *end = words_behind(at);
        uc_str word = {at, (size_t)(end - at)};
        *UC_PUSH(arena, &out->list) = filled(word, path, page, &has_file, arena);
        at = end + strspn(end, " ");
    }
    if (!has_file)
        *UC_PUSH(arena, &out->list) = path;
}

static const char *installed_page_viewer(void)
{
    for (size_t i = 0; i < sizeof page_viewers / sizeof *page_viewers; i++) {
        const char *template = page_viewers[i];
        uc_str program = {template, (size_t)(words_behind(template) - template)};
        if (uc_program_is_installed(program))
            return template;
    }
    return NULL;
}

enum uc_status uc_viewer_find(uc_str path, bool is_pdf, uint32_t page, uc_arena *arena,
                              struct uc_viewer *out, struct uc_error *err)
{
    const char *own = getenv("UNCLAUSE_VIEWER");
    const char *template = own != NULL && *own != '\0' ? own : NULL;
    *out = (struct uc_viewer){0};
    if (template == NULL && is_pdf && page > 0) {
        template = installed_page_viewer();
        out->apart = template != NULL;
    }
    fill(template != NULL ? template : "xdg-open", path, page, arena, &out->words);
    if (!uc_program_is_installed(out->words.list.at[0]))
        return uc_fail(err, UC_IO,
                       "%.*s: no such program; say by $UNCLAUSE_VIEWER what shows a file, as in "
                       "\"evince --page-index=%%p %%f\"",
                       UC_ARG(out->words.list.at[0]));
    return UC_OK;
}

static char **argv_of(const struct uc_viewer *viewer)
{
    char **argv = calloc(viewer->words.list.count + 1, sizeof *argv);
    if (argv == NULL)
        uc_out_of_memory();
    for (size_t i = 0; i < viewer->words.list.count; i++)
        if ((argv[i] = strdup(viewer->words.list.at[i].ptr)) == NULL)
            uc_out_of_memory();
    return argv;
}

/* In a session of its own, so that closing the terminal does not end it. */
static _Noreturn void become_apart(const char *program, char **argv, int failure)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    setsid();
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(nowhere, fd);
    execvp(program, argv);
    int why = errno;
    (void)!write(failure, &why, sizeof why);
    _exit(127);
}

/* Waits until it runs, or does not. */
static int start_apart(const char *program, char **argv)
{
    int ends[2], why = 0;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return errno;
    pid_t pid = fork();
    if (pid == 0)
        become_apart(program, argv, ends[1]);
    if (pid < 0)
        why = errno;
    close(ends[1]);
    if (pid > 0 && read(ends[0], &why, sizeof why) < 0)
        why = errno;
    close(ends[0]);
    return why;
}

enum uc_status uc_viewer_start(const struct uc_viewer *viewer, struct uc_error *err)
{
    const char *program = viewer->words.list.at[0].ptr;
    char **argv = argv_of(viewer);
    int why = 0;
    if (viewer->apart) {
        why = start_apart(program, argv);
    } else {
        execvp(program, argv);
        why = errno;
    }
    enum uc_status s = why != 0 ? uc_fail(err, UC_IO, "%s: %s", program, strerror(why)) : UC_OK;
    for (char **word = argv; *word != NULL; word++)
        free(*word);
    free(argv);
    return s;
}

/* Within quotes, unless it has nothing that a shell would touch. */
static void print_word(uc_str word, FILE *out)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-./=:,+@%#";
    bool quote = word.len == 0;
    for (size_t i = 0; i < word.len; i++)
        quote |= memchr(plain, word.ptr[i], sizeof plain - 1) == NULL;
    fputs(quote ? "'" : "", out);
    for (size_t i = 0; i < word.len; i++)
        fputs(word.ptr[i] == '\'' ? "'\\''" : (char[]){word.ptr[i], '\0'}, out);
    fputs(quote ? "'" : "", out);
}

void uc_viewer_print(const struct uc_viewer *viewer, FILE *out)
{
    for (size_t i = 0; i < viewer->words.list.count; i++) {
        fputs(i > 0 ? " " : "", out);
        print_word(viewer->words.list.at[i], out);
    }
    fputc('\n', out);
}
