/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A version from a file: what `unclause-index --dump` prints of it. */
#include "search/version.h"

#include "search/cli.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COMPLAINT_MAX = 400 };

static _Noreturn void become_reader(uc_str path, const int *out, const int *complaint)
{
    static char dump[] = "--dump", end[] = "--";
    uc_arena *arena = uc_arena_new();
    char *name = uc_arena_alloc(arena, path.len + 1);
    memcpy(name, path.ptr, path.len);
    char *arguments[] = {dump, end, name};
    struct uc_error err = {0};
    dup2(out[1], STDOUT_FILENO);
    dup2(complaint[1], STDERR_FILENO);
    for (int i = 0; i < 2; i++) {
        close(out[i]);
        close(complaint[i]);
    }
    enum uc_status s = uc_cli_become_indexer(3, arguments, &err);
    fprintf(stderr, "unclause: %s\n", err.text);
    _exit(uc_exit_status(s));
}

/* All that comes from `fd`, which is closed. */
static void read_all(int fd, struct uc_buf *out)
{
    char bytes[1 << 16];
    for (;;) {
        ssize_t count = read(fd, bytes, sizeof bytes);
        if (count > 0)
            uc_buf_add(out, (uc_str){bytes, (size_t)count});
        else if (count == 0 || errno != EINTR)
            break;
    }
    close(fd);
}

/* The exit status of the reader. */
static int wait_for(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return 2;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

/* Hands on what the reader complained about, without the program's name in front. */
static enum uc_status complain(uc_str path, uc_str complaint, struct uc_error *err)
{
    static const uc_str program = UC_STR_INIT("unclause: ");
    complaint = uc_str_trim(complaint);
    complaint = uc_str_slice(complaint, 0, uc_str_find(complaint, UC_STR("\n"), 0));
    if (uc_str_starts(complaint, program))
        complaint = uc_str_slice(complaint, program.len, complaint.len);
    if (complaint.len == 0)
        return uc_fail(err, UC_BAD_FILE, "%.*s: can't be read; unclause index --dump says more",
                       UC_ARG(path));
    return uc_fail(err, UC_BAD_FILE, "%.*s", UC_ARG(uc_str_slice(complaint, 0, COMPLAINT_MAX)));
}

/* Runs the reader on the file. */
static enum uc_status dump(uc_str path, struct uc_buf *json, struct uc_error *err)
{
    int out[2], complaint[2];
    if (pipe(out) != 0)
        return uc_fail(err, UC_IO, "%.*s: %s", UC_ARG(path), strerror(errno));
    if (pipe(complaint) != 0) {
        close(out[0]);
        close(out[1]);
        return uc_fail(err, UC_IO, "%.*s: %s", UC_ARG(path), strerror(errno));
    }
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        become_reader(path, out, complaint);
    close(out[1]);
    close(complaint[1]);
    struct uc_buf said = {0};
    read_all(out[0], json);
    read_all(complaint[0], &said);
    int status = pid > 0 ? wait_for(pid) : 2;
    enum uc_status s = status == 0 ? UC_OK : complain(path, uc_buf_str(&said), err);
    uc_buf_free(&said);
    return s;
}

static uc_str text_of(const json_t *object, const char *key, uc_arena *arena)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return UC_STR("");
    return uc_arena_copy(arena, (uc_str){json_string_value(value), json_string_length(value)});
}

static struct uc_date date_of(const json_t *object, const char *key)
{
    return uc_date_find(uc_str_from(json_string_value(json_object_get(object, key))));
}

static void add_clause(const json_t *json, struct uc_version *out, uc_arena *arena)
{
    struct uc_clause clause = {
        .kind = UC_PARAGRAPH,
        .part = text_of(json, "part", arena),
        .label = text_of(json, "label", arena),
        .text = text_of(json, "text", arena),
        .citation = text_of(json, "citation", arena),
        .page = (uint32_t)json_integer_value(json_object_get(json, "page")),
        .chapeau = -1,
    };
    uc_kind_from(text_of(json, "kind", arena), &clause.kind);
    uc_str verb = text_of(json, "verb", arena);
    if (verb.len > 0)
        UC_PUSH(arena, &clause.verbs)->canonical = verb;
    size_t index;
    const json_t *cited;
    json_array_foreach(json_object_get(json, "cites"), index, cited)
    {
        uc_str symbol = uc_str_from(json_string_value(cited));
        *UC_PUSH(arena, &clause.cites) = uc_arena_copy(arena, symbol);
    }
    *UC_PUSH(arena, &out->clauses) = clause;
}

/* The file's name without folders and ending. */
static uc_str name_of(uc_str path)
{
    size_t start = path.len, end = path.len;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    for (size_t i = start + 1; i < path.len; i++)
        if (path.ptr[i] == '.')
            end = i;
    return uc_str_slice(path, start, end);
}

enum uc_status uc_version_read(uc_str path, uc_arena *arena, struct uc_version *out,
                               struct uc_error *err)
{
    struct uc_buf bytes = {0};
    enum uc_status s = dump(path, &bytes, err);
    json_t *json = s == UC_OK ? json_loadb(bytes.ptr, bytes.len, 0, NULL) : NULL;
    uc_buf_free(&bytes);
    if (s != UC_OK)
        return s;
    if (json == NULL)
        return uc_fail(err, UC_INTERNAL, "%.*s: what unclause-index --dump says is no JSON",
                       UC_ARG(path));
    *out = (struct uc_version){
        .name = text_of(json, "symbol", arena),
        .title = text_of(json, "title", arena),
        .adoption = text_of(json, "adoption", arena),
        .adopted = date_of(json, "adopted"),
        .distributed = date_of(json, "distributed"),
        .path = uc_arena_copy(arena, path),
    };
    if (out->name.len == 0)
        out->name = uc_arena_copy(arena, name_of(path));
    size_t index;
    const json_t *clause;
    json_array_foreach(json_object_get(json, "clauses"), index, clause)
        add_clause(clause, out, arena);
    json_decref(json);
    return UC_OK;
}
