/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/text.h"

#include "clause/text.h"
#include "readers/charset.h"
#include "readers/line_builder.h"

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

/* Where the text in `line` begins, as a column. */
static unsigned indent_of(uc_str line, size_t *start)
{
    unsigned column = 0;
    for (size_t at = 0; at < line.len; *start = at) {
        uint32_t c = uc_text_next(line, &at);
        if (c == '\t')
            column += TAB_WIDTH - column % TAB_WIDTH;
        else if (uc_text_is_space(c))
            column++;
        else
            break;
    }
    return column;
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

static void add_line(struct uc_lines *out, uc_str printed, uc_str tidy, struct uc_line line)
{
    size_t start = 0;
    unsigned indent = indent_of(printed, &start);
    uc_str rest = uc_str_trim(uc_str_slice(printed, start, printed.len));
    line.text = tidy;
    line.box.x0 = (float)indent;
    line.box.x1 = (float)indent + (float)u8_width((const uint8_t *)rest.ptr, rest.len, "UTF-8");
    line.box.y1 = line.box.y0;
    *UC_PUSH(out->arena, &out->list) = line;
}

bool uc_text_lines(uc_str text, struct uc_lines *out)
{
    size_t first = out->list.count;
    uint32_t number = 0, blank = 0;
    uint32_t page = text.len > 0 && memchr(text.ptr, '\f', text.len) != NULL;
    for (size_t at = 0; at < text.len;) {
        char end;
        uc_str printed = next_line(text, &at, &end);
        if (!uc_text_valid(printed))
            printed = uc_text_repair(out->arena, printed);
        uc_str tidy = uc_text_tidy(out->arena, printed);
        number++;
        if (tidy.len > 0) {
            if (out->list.count >= UC_LINES_MAX)
                return false;
            add_line(
                out, printed, tidy,
                (struct uc_line){.page = page, .blank_before = blank, .box.y0 = (float)number});
        }
        blank = tidy.len > 0 ? 0 : blank + 1;
        if (end == '\f')
            page++;
    }
    if (out->list.count == first)
        return true;
    bool whole = are_whole(out->list.at + first, out->list.count - first, out->arena);
    for (size_t i = first; i < out->list.count; i++)
        out->list.at[i].whole = whole;
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
    .endings = "txt text md",
    .matches = uc_charset_is_text,
    .read = read_text,
};
