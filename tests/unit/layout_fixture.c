/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout_fixture.h"

#include "clause/buf.h"
#include "parser/paragraph.h"
#include "readers/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Text with its marks; in a table '/' and ';' for the seams of cells and rows. */
static void show_text(const struct uc_paragraph *paragraph, struct uc_buf *out)
{
    bool table = paragraph->role == UC_PARA_TABLE;
    size_t mark = 0;
    for (size_t i = 0; i <= paragraph->text.len; i++) {
        for (; mark < paragraph->marks.count && paragraph->marks.at[mark].at == i; mark++)
            uc_buf_printf(out, "{%.*s}", UC_ARG(paragraph->marks.at[mark].mark));
        char c = i < paragraph->text.len ? paragraph->text.ptr[i] : '\0';
        if (c != '\0')
            uc_buf_byte(out, table && c == '\n' ? ';' : table && c == '\t' ? '/' : c);
    }
}

void check_layout(const struct uc_lines *lines, const char *want)
{
    struct uc_paragraphs paragraphs;
    struct uc_buf shown = {0};
    uc_arena *arena = uc_arena_new();
    uc_layout(lines, arena, &paragraphs);
    for (size_t i = 0; i < paragraphs.list.count; i++) {
        const struct uc_paragraph *paragraph = &paragraphs.list.at[i];
        if (paragraph->role == UC_PARA_NOTE)
            uc_buf_printf(&shown, "[%.*s] ", UC_ARG(paragraph->label));
        if (paragraph->role == UC_PARA_TABLE)
            uc_buf_add(&shown, UC_STR("| "));
        show_text(paragraph, &shown);
        uc_buf_byte(&shown, '\n');
    }
    for (size_t i = 0; i < paragraphs.dropped.count; i++)
        uc_buf_printf(&shown, "~ %.*s\n", UC_ARG(paragraphs.dropped.at[i]));
    assert_string_equal(shown.ptr ? shown.ptr : "", want);
    uc_buf_free(&shown);
    uc_arena_free(arena);
}

void check_text(const char *text, const char *want)
{
    struct uc_lines *lines = NULL;
    struct uc_error err = {0};
    if (uc_read("x.txt", uc_str_from(text), &(struct uc_reader_options){0}, &lines, &err) != UC_OK)
        fail_msg("%s", err.text);
    check_layout(lines, want);
    uc_lines_free(lines);
}

static void add_run(struct uc_lines *lines, struct uc_line *line, size_t start, size_t end,
                    float size, int style)
{
    if (end > start)
        *UC_PUSH(lines->arena, &line->runs) = (struct uc_run){.start = (uint32_t)start,
                                                              .end = (uint32_t)end,
                                                              .size = size,
                                                              .bold = style & BOLD,
                                                              .italic = style & ITALIC,
                                                              .raised = style & RAISED};
}

void add_print(struct uc_lines *lines, const struct print *print)
{
    struct uc_line line = {.page = print->page};
    struct uc_buf text = {0};
    size_t start = 0;
    int raised = 0;
    for (const char *c = print->text; *c; c++) {
        if (*c != '^') {
            uc_buf_byte(&text, *c);
            continue;
        }
        add_run(lines, &line, start, text.len, print->size * (raised ? 0.6f : 1),
                print->style | raised);
        start = text.len;
        raised ^= RAISED;
    }
    add_run(lines, &line, start, text.len, print->size, print->style);
    line.text = uc_arena_copy(lines->arena, uc_buf_str(&text));
    line.box = (struct uc_box){print->x0, print->base - 0.8f * print->size, print->x1,
                               print->base + 0.2f * print->size};
    *UC_PUSH(lines->arena, &lines->list) = line;
    uc_buf_free(&text);
    while (lines->pages.count < print->page)
        *UC_PUSH(lines->arena, &lines->pages) = (struct uc_page){.width = 600, .height = 800};
}

struct uc_lines new_lines(void)
{
    return (struct uc_lines){.arena = uc_arena_new(), .format = "pdf"};
}

void add_rule(struct uc_lines *lines, uint32_t page, float x0, float x1, float y)
{
    *UC_PUSH(lines->arena, &lines->rules) =
        (struct uc_rule){.page = page, .box = {x0, y, x1, y + 0.5f}};
}

void check_print(const struct print *print, size_t count, const char *want)
{
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < count; i++)
        add_print(&lines, &print[i]);
    check_layout(&lines, want);
    uc_arena_free(lines.arena);
}

void check_ruled(const struct print *print, size_t count, const float *heights, size_t strokes,
                 const char *want)
{
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < count; i++)
        add_print(&lines, &print[i]);
    for (size_t i = 0; i < strokes; i++)
        add_rule(&lines, 1, 120, 480, heights[i]);
    check_layout(&lines, want);
    uc_arena_free(lines.arena);
}
