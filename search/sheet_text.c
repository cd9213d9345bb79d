/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/sheet.h"

enum { INDENT = 3 };

/* What stands around a piece; escape sequences of ECMA-48: red and crossed out, green and
 * underlined. */
struct mark {
    const char *open, *close;
};
static const struct mark in_colour[] = {
    [UC_KEPT] = {"", ""},
    [UC_DELETED] = {"\033[31;9m", "\033[0m"},
    [UC_INSERTED] = {"\033[32;4m", "\033[0m"},
};
static const struct mark in_text[] = {
    [UC_KEPT] = {"", ""}, [UC_DELETED] = {"[-", "-]"}, [UC_INSERTED] = {"{+", "+}"}};
#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

static const char *sequence(const struct uc_terminal *terminal, const char *escape)
{
    return terminal->colour ? escape : "";
}

/* The space that a piece begins with stands before its mark, so that words are seen to begin. */
static void add_piece(struct uc_buf *out, const struct uc_piece *piece, const struct mark *mark)
{
    size_t space = 0;
    while (space < piece->text.len && piece->text.ptr[space] == ' ')
        space++;
    uc_buf_add(out, uc_str_slice(piece->text, 0, space));
    if (space == piece->text.len)
        return;
    uc_buf_add(out, uc_str_from(mark->open));
    uc_buf_add(out, uc_str_slice(piece->text, space, piece->text.len));
    uc_buf_add(out, uc_str_from(mark->close));
}

/* What changed; where nothing is to be marked, the later text. */
static void print_diff(const struct uc_terminal *terminal, const struct uc_row *row)
{
    const struct mark *marks = terminal->colour ? in_colour : in_text;
    struct uc_buf line = {0};
    for (size_t i = 0; i < row->diff.pieces.count; i++) {
        const struct uc_piece *piece = &row->diff.pieces.at[i];
        if (row->changed)
            add_piece(&line, piece, &marks[piece->change]);
        else if (piece->change != UC_DELETED)
            uc_buf_add(&line, piece->text);
    }
    fprintf(terminal->out, "%*s", INDENT, "");
    uc_terminal_wrap(terminal, uc_buf_str(&line), INDENT, INDENT);
    uc_buf_free(&line);
}

static void print_row(const struct uc_terminal *terminal, const struct uc_row *row)
{
    bool both = row->earlier.len > 0 && row->later.len > 0;
    fprintf(terminal->out, "\n%s%.*s%s%.*s%s  %s%.*s%s\n", sequence(terminal, BOLD),
            UC_ARG(row->earlier), both ? " → " : "", UC_ARG(row->later), sequence(terminal, PLAIN),
            sequence(terminal, DIM), UC_ARG(row->note), sequence(terminal, PLAIN));
    if (row->detail.len > 0) {
        fprintf(terminal->out, "%*s%s", INDENT, "", sequence(terminal, DIM));
        uc_terminal_wrap(terminal, row->detail, INDENT, INDENT);
        fputs(sequence(terminal, PLAIN), terminal->out);
    }
    if (row->changed || row->whole)
        print_diff(terminal, row);
}

void uc_sheet_print_text(const struct uc_terminal *terminal, const struct uc_sheet *sheet)
{
    fprintf(terminal->out, "%s%.*s%s\n", sequence(terminal, BOLD), UC_ARG(sheet->title),
            sequence(terminal, PLAIN));
    if (sheet->about.len > 0)
        uc_terminal_wrap(terminal, sheet->about, 0, 0);
    for (size_t i = 0; i < sheet->rows.count; i++)
        print_row(terminal, &sheet->rows.at[i]);
    fputc('\n', terminal->out);
    uc_terminal_wrap(terminal, sheet->summary, 0, 0);
}

uc_str uc_diff_text(const struct uc_diff *diff, enum uc_change left_out, uc_arena *arena)
{
    struct uc_buf text = {0};
    for (size_t i = 0; i < diff->pieces.count; i++)
        if (diff->pieces.at[i].change != left_out)
            uc_buf_add(&text, diff->pieces.at[i].text);
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&text));
    uc_buf_free(&text);
    return copy;
}
