/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/text.h"

#include "clause/text.h"
#include "readers/charset.h"
#include "readers/line_builder.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <uniwidth.h>

enum { TAB_WIDTH = 8, WRAP_USUAL = 100, WRAP_MAX = 200 };

/* Characters behind which a line may end a sentence, a clause or an introduction to a list; closing
 * marks may follow. */
static bool ends_sentence(uc_str line)
{
    static const char *const closing[] = {"\"", "'", ")", "]", "\u201D", "\u2019", "\u00BB"};
    static const char *const ends[] = {".",      ";",      ":",      ",",      "?",
                                       "!",      "\u3002", "\uFF1B", "\uFF1A", "\uFF0C",
                                       "\uFF1F", "\u061B", "\u060C", "\u061F"};
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
        if (uc_str_ends(line, uc_str_from(closing[i])))
            line.len -= strlen(closing[i]);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (uc_str_ends(line, uc_str_from(ends[i])))
            return true;
    return false;
}

static int compare_widths(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* See the header for the rule. */
static bool are_whole(const struct uc_line *lines, size_t count, uc_arena *arena)
{
    float *widths = uc_arena_alloc(arena, count * sizeof *widths);
    size_t ending = 0, full = 0;
    for (size_t i = 0; i < count; i++) {
        widths[i] = lines[i].box.x1 - lines[i].box.x0;
        ending += ends_sentence(lines[i].text);
    }
    qsort(widths, count, sizeof *widths, compare_widths);
    float longest = widths[count - 1 - count / 20]; /* but for one in twenty */
    for (size_t i = 0; i < count; i++)
        full += widths[i] >= 0.8F * longest && widths[i] <= 1.05F * longest;
    return longest > WRAP_MAX ||
           (longest > WRAP_USUAL && ending >= (count + 1) / 2 && full <= count / 3);
}

/* A stretch of a printed line, in bytes and in columns. */
struct cell {
    size_t start, end;
    unsigned from, to;
};

/* A number or letter in front of a paragraph, or a bullet: "12.", "(iv)", "-". */
static bool is_label(uc_str text)
{
    char last = text.ptr[text.len - 1];
    return text.len <= 8 && (last == '.' || last == ')' || last == '/' || text.len == 1);
}

static unsigned width_of(uint32_t c, unsigned column)
{
    int width = c == '\t' ? (int)(TAB_WIDTH - column % TAB_WIDTH) : uc_width(c, "UTF-8");
    return width > 0 ? (unsigned)width : uc_text_is_space(c);
}

/* The next cell of `line` from byte `*at` and column `*column` on: up to a gap of `gap` columns,
 * which the one behind a label is not. False where there is none. */
static bool next_cell(uc_str line, unsigned gap, size_t *at, unsigned *column, struct cell *cell)
{
    bool found = false;
    *cell = (struct cell){0};
    while (*at < line.len) {
        size_t next = *at;
        uint32_t c = uc_text_next(line, &next);
        bool space = uc_text_is_space(c);
        if (!space && found && *column - cell->to >= gap &&
            !is_label(uc_str_slice(line, cell->start, cell->end)))
            break;
        if (!space && !found)
            *cell = (struct cell){.start = *at, .from = *column};
        *column += width_of(c, *column);
        found |= !space;
        if (!space) {
            cell->end = next;
            cell->to = *column;
        }
        *at = next;
    }
    return found;
}

/* The next line of `text` from `*at` on, without its end; `*end` is what ended it. */
static uc_str next_line(uc_str text, size_t *at, char *end)
{
    const char *start = text.ptr + *at;
    size_t rest = text.len - *at, len = 0;
    while (len < rest && start[len] != '\n' && start[len] != '\r' && start[len] != '\f')
        len++;
    *end = len < rest ? start[len] : '\n';
    *at += len + (len < rest);
    if (*end == '\r' && *at < text.len && text.ptr[*at] == '\n')
        ++*at;
    return (uc_str){start, len};
}

/* Adds the cells of a printed line, `blank` empty lines behind the last. False where it has none.
 */
static bool add_line(struct uc_lines *out, uc_str printed, unsigned gap, struct uc_line line)
{
    size_t at = 0, before = out->list.count;
    unsigned column = 0;
    struct cell cell;
    while (next_cell(printed, gap, &at, &column, &cell)) {
        line.text = uc_text_tidy(out->arena, uc_str_slice(printed, cell.start, cell.end));
        if (line.text.len == 0)
            continue;
        line.box.x0 = (float)cell.from;
        line.box.x1 = (float)cell.to;
        *UC_PUSH(out->arena, &out->list) = line;
        line.blank_before = 0;
    }
    return out->list.count > before;
}

/* Adds each printed line, or each of its cells. False where there are too many. */
static bool add_lines(uc_str text, unsigned gap, struct uc_lines *out)
{
    uint32_t number = 0, blank = 0;
    uint32_t page = text.len > 0 && memchr(text.ptr, '\f', text.len) != NULL;
    for (size_t at = 0; at < text.len;) {
        char end;
        uc_str printed = next_line(text, &at, &end);
        if (!uc_text_valid(printed))
            printed = uc_text_repair(out->arena, printed);
        float y = (float)++number;
        struct uc_line line = {.page = page, .blank_before = blank, .box = {.y0 = y, .y1 = y}};
        blank = add_line(out, printed, gap, line) ? 0 : blank + 1;
        if (out->list.count > UC_LINES_MAX)
            return false;
        if (end == '\f')
            page++;
    }
    return true;
}

bool uc_text_lines(uc_str text, struct uc_lines *out)
{
    const unsigned column_gap = 5;
    size_t first = out->list.count;
    if (!add_lines(text, UINT_MAX, out))
        return false;
    if (out->list.count == first)
        return true;
    bool whole = are_whole(out->list.at + first, out->list.count - first, out->arena);
    if (!whole) {
        out->list.count = first;
        return add_lines(text, column_gap, out);
    }
    for (size_t i = first; i < out->list.count; i++)
        out->list.at[i].whole = true;
    return true;
}

static enum uc_status read_text(uc_str bytes, const char *name,
                                const struct uc_reader_options *options, struct uc_lines *out,
                                struct uc_error *err)
{
    (void)options;
    if (!uc_charset_is_text(uc_str_slice(bytes, 0, 4096)))
        return uc_fail(err, UC_BAD_FILE, "%s: binary data, not text", name);
    if (bytes.len > UC_TEXT_MAX)
        return uc_fail(err, UC_BAD_FILE, "%s: too much text (over %zu MiB); split it first", name,
                       UC_TEXT_MAX >> 20);
    if (!uc_text_lines(uc_charset_decode(bytes, UC_STR(""), out->arena), out))
        return uc_fail(err, UC_BAD_FILE, "%s: too many lines (over %zu); split it first", name,
                       UC_LINES_MAX);
    return UC_OK;
}

const struct uc_reader uc_reader_text = {
    .format = "text",
    .endings = "txt text",
    .matches = uc_charset_is_text,
    .read = read_text,
};
