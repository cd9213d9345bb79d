/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers_fixture.h"

#include "clause/buf.h"

#include <stdlib.h>
#include <string.h>

/* Reads a copy without anything behind it, so that the sanitizer sees a read too far. */
static enum uc_status read_bare(const char *name, uc_str bytes, struct uc_lines **lines,
                                struct uc_error *err)
{
    static const struct uc_reader_options options;
    char *bare = malloc(bytes.len > 0 ? bytes.len : 1);
    assert_non_null(bare);
    if (bytes.len > 0)
        memcpy(bare, bytes.ptr, bytes.len);
    enum uc_status status = uc_read(name, (uc_str){bare, bytes.len}, &options, lines, err);
    free(bare);
    return status;
}

struct uc_lines *read_lines(const char *name, uc_str bytes)
{
    struct uc_lines *lines = NULL;
    struct uc_error err = {0};
    if (read_bare(name, bytes, &lines, &err) != UC_OK)
        fail_msg("%s", err.text);
    return lines;
}

void check_refused(const char *name, uc_str bytes, const char *part)
{
    struct uc_lines *lines = NULL;
    struct uc_error err = {0};
    assert_int_equal(read_bare(name, bytes, &lines, &err), UC_BAD_FILE);
    assert_null(lines);
    if (strncmp(err.text, name, strlen(name)) != 0 || strstr(err.text, part) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", err.text, part);
}

static void show_run(struct uc_buf *out, const struct uc_line *line, const struct uc_run *run)
{
    const char *marks[] = {run->bold ? "*" : "", run->italic ? "_" : "", run->underline ? "~" : "",
                           run->raised && run->note.len == 0 ? "^" : ""};
    uc_str text = uc_str_slice(line->text, run->start, run->end);
    if (run->note.len > 0) {
        assert_true(uc_str_has(text, run->note));
        uc_buf_printf(out, "{%.*s}", UC_ARG(text));
        return;
    }
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        uc_buf_printf(out, "%s", marks[i]);
    uc_buf_add(out, text);
    for (size_t i = sizeof marks / sizeof marks[0]; i-- > 0;)
        uc_buf_printf(out, "%s", marks[i]);
}

static void show_line(struct uc_buf *out, const struct uc_line *line)
{
    if (line->role == UC_LINE_NOTE)
        uc_buf_printf(out, "note ");
    if (line->role == UC_LINE_RUNNING)
        uc_buf_printf(out, "running ");
    if (line->role == UC_LINE_CELL)
        uc_buf_printf(out, "cell %u.%u.%u ", line->table, line->row, line->column);
    if (line->heading > 0)
        uc_buf_printf(out, "#%u ", line->heading);
    if (line->label.len > 0)
        uc_buf_printf(out, "[%.*s] ", UC_ARG(line->label));
    if (line->list_depth > 0)
        uc_buf_printf(out, "-%u ", line->list_depth);
    uint32_t end = 0;
    for (size_t i = 0; i < line->runs.count; i++) {
        assert_int_equal(line->runs.at[i].start, end);
        end = line->runs.at[i].end;
        show_run(out, line, &line->runs.at[i]);
    }
    assert_true(line->runs.count == 0 || end == line->text.len);
    if (line->runs.count == 0)
        uc_buf_add(out, line->text);
    uc_buf_byte(out, '\n');
}

void check_lines(struct uc_lines *lines, const char *want)
{
    struct uc_buf got = {0};
    for (size_t i = 0; i < lines->list.count; i++) {
        assert_true(lines->list.at[i].text.len > 0);
        show_line(&got, &lines->list.at[i]);
    }
    uc_lines_free(lines);
    bool equal = uc_str_equal(uc_buf_str(&got), uc_str_from(want));
    if (!equal)
        print_error("got:\n%.*swant:\n%s", UC_ARG(uc_buf_str(&got)), want);
    uc_buf_free(&got);
    assert_true(equal);
}
