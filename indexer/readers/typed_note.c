/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/typed_note.h"

#include "clause/ascii.h"
#include "readers/line_builder.h"

/* Digits or asterisks of a mark. */
#define MARK_MAX 3
/* Among how many raised marks a note's own is looked for. */
#define BACK_MAX 1024

/* The raised runs before a paragraph. */
struct raised {
    UC_LIST(uc_str) list;
};

static uc_str text_of(const struct uc_line *line, const struct uc_run *run)
{
    return uc_str_trim(uc_str_slice(line->text, run->start, run->end));
}

/* "4", "a", "**" */
static bool is_mark(uc_str text)
{
    size_t digits = 0, asterisks = 0;
    for (size_t i = 0; i < text.len; i++) {
        digits += uc_is_digit(text.ptr[i]);
        asterisks += text.ptr[i] == '*';
    }
    bool letter = text.len == 1 && uc_is_lower(text.ptr[0]);
    bool same = text.len > 0 && (digits == text.len || asterisks == text.len);
    return letter || (same && text.len <= MARK_MAX);
}

/* Is `mark` among the marks that `text` consists of: "a,b"? */
static bool has_mark(uc_str text, uc_str mark)
{
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = uc_str_find(text, UC_STR(","), at);
        if (uc_str_equal(uc_str_trim(uc_str_slice(text, at, end)), mark))
            return true;
    }
    return false;
}

/* The mark that a paragraph begins with, text behind it; empty where there is none. */
static uc_str leading_mark(const struct uc_line *line)
{
    bool text = line->role == UC_LINE_TEXT || line->role == UC_LINE_CELL;
    if (!line->whole || !text || line->label.len > 0 || line->runs.count < 2 ||
        !line->runs.at[0].raised)
        return (uc_str){NULL, 0};
    uc_str mark = text_of(line, &line->runs.at[0]);
    return is_mark(mark) ? mark : (uc_str){NULL, 0};
}

static bool is_borne(const struct raised *raised, uc_str mark)
{
    size_t count = raised->list.count;
    for (size_t i = count; i > 0 && count - i < BACK_MAX; i--) {
        if (has_mark(raised->list.at[i - 1], mark))
            return true;
    }
    return false;
}

static void add_raised(const struct uc_line *line, uc_arena *arena, struct raised *raised)
{
    for (size_t i = 0; i < line->runs.count; i++) {
        if (line->runs.at[i].raised && line->runs.at[i].note.len == 0)
            *UC_PUSH(arena, &raised->list) = text_of(line, &line->runs.at[i]);
    }
}

void uc_find_typed_notes(struct uc_lines *lines)
{
    uc_arena *arena = uc_arena_new();
    struct raised raised = {0};
    for (size_t i = 0; i < lines->list.count; i++) {
        struct uc_line *line = &lines->list.at[i];
        uc_str mark = leading_mark(line);
        if (mark.len > 0 && is_borne(&raised, mark)) {
            line->role = UC_LINE_NOTE;
            line->label = mark;
            uc_line_cut(line, 0, line->runs.at[0].end, lines->arena);
        } else {
            add_raised(line, arena, &raised);
        }
    }
    uc_arena_free(arena);
}
