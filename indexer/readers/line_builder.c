/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/line_builder.h"

#include "clause/text.h"

void uc_line_builder_free(struct uc_line_builder *builder)
{
    uc_buf_free(&builder->text);
}

static bool same_style(const struct uc_run *run, const struct uc_text_style *style, uc_str note)
{
    return run->size == style->size && run->bold == style->bold && run->italic == style->italic &&
           run->raised == style->raised && run->underline == style->underline &&
           uc_str_equal(run->note, note);
}

/* The run that covers the text from here on. */
static void begin_run(struct uc_line_builder *builder, const struct uc_text_style *style,
                      uc_str note)
{
    size_t count = builder->line.runs.count;
    if (count > 0 && same_style(&builder->line.runs.at[count - 1], style, note))
        return;
    if (builder->runs >= UC_RUNS_MAX) {
        builder->full = true;
        return;
    }
    builder->runs++;
    uint32_t start = (uint32_t)builder->text.len;
    *UC_PUSH(builder->lines->arena, &builder->line.runs) = (struct uc_run){
        .start = start,
        .end = start,
        .size = style->size,
        .bold = style->bold,
        .italic = style->italic,
        .raised = style->raised,
        .underline = style->underline,
        .note = note,
    };
}

static void end_run(struct uc_line_builder *builder)
{
    size_t count = builder->line.runs.count;
    if (count > 0)
        builder->line.runs.at[count - 1].end = (uint32_t)builder->text.len;
}

/* The space behind a note's mark belongs to the text that follows, any other to what it follows. */
static bool is_raised_before(const struct uc_line_builder *builder)
{
    size_t count = builder->line.runs.count;
    return count > 0 && builder->line.runs.at[count - 1].raised;
}

static void add_char(struct uc_line_builder *builder, uint32_t c, const struct uc_text_style *style,
                     uc_str note)
{
    if (builder->space && builder->text.len > 0) {
        if (is_raised_before(builder))
            begin_run(builder, style, note);
        uc_buf_byte(&builder->text, ' ');
        end_run(builder);
    }
    builder->space = false;
    begin_run(builder, style, note);
    uc_buf_char(&builder->text, c);
    end_run(builder);
}

void uc_line_builder_add(struct uc_line_builder *builder, uc_str text,
                         const struct uc_text_style *style, uc_str note)
{
    for (size_t at = 0; at < text.len && !builder->full;) {
        uint32_t c = uc_text_next(text, &at);
        if (uc_text_is_space(c))
            builder->space = true;
        else if (!uc_text_is_layout_mark(c))
            add_char(builder, c < 0x20 || c == 0x7F ? 0xFFFD : c, style, note);
        if (builder->bytes + builder->text.len > UC_TEXT_MAX)
            builder->full = true;
    }
}

struct uc_line *uc_line_builder_finish(struct uc_line_builder *builder)
{
    struct uc_line *line = NULL;
    if (builder->lines->list.count >= UC_LINES_MAX)
        builder->full = true;
    else if (builder->text.len > 0) {
        line = UC_PUSH(builder->lines->arena, &builder->lines->list);
        *line = builder->line;
        line->text = uc_arena_copy(builder->lines->arena, uc_buf_str(&builder->text));
        line->whole = true;
        builder->bytes += line->text.len;
    }
    builder->line = (struct uc_line){0};
    builder->space = false;
    uc_buf_clear(&builder->text);
    return line;
}

/* Keeps [start, end). */
static void keep(struct uc_line *line, size_t start, size_t end, struct uc_line *out,
                 uc_arena *arena)
{
    size_t shift = out->text.len;
    out->text = uc_arena_join(arena, out->text, uc_str_slice(line->text, start, end));
    for (size_t i = 0; i < line->runs.count; i++) {
        struct uc_run run = line->runs.at[i];
        size_t from = run.start > start ? run.start : start, to = run.end < end ? run.end : end;
        if (from >= to)
            continue;
        run.start = (uint32_t)(from - start + shift);
        run.end = (uint32_t)(to - start + shift);
        *UC_PUSH(arena, &out->runs) = run;
    }
}

void uc_line_cut(struct uc_line *line, size_t start, size_t end, uc_arena *arena)
{
    struct uc_line kept = *line;
    size_t from = 0, to = line->text.len;
    kept.text = (uc_str){NULL, 0};
    kept.runs.at = NULL;
    kept.runs.count = kept.runs.room = 0;
    if (start == 0)
        while (end < to && line->text.ptr[end] == ' ')
            end++;
    if (end == to)
        while (start > 0 && line->text.ptr[start - 1] == ' ')
            start--;
    keep(line, from, start, &kept, arena);
    keep(line, end, to, &kept, arena);
    *line = kept;
}

void uc_table_dissolve(struct uc_lines *lines, size_t first, uint32_t table)
{
    for (size_t i = first; i < lines->list.count; i++) {
        struct uc_line *line = &lines->list.at[i];
        if (line->table != table)
            continue;
        line->role = UC_LINE_TEXT;
        line->table = line->row = line->column = 0;
    }
}

void uc_table_settle(struct uc_lines *lines, size_t first, uint32_t table)
{
    const struct uc_line *before = NULL;
    for (size_t i = first; i < lines->list.count; i++) {
        const struct uc_line *line = &lines->list.at[i];
        if (line->table != table)
            continue;
        if (before != NULL && before->row == line->row && before->column != line->column)
            return;
        before = line;
    }
    uc_table_dissolve(lines, first, table);
}
