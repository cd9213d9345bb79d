/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of any style, as a reader may give them, into the parser. Each line of the input is one of
 *
 *     text                           a line of plain text, below the last one
 *     ~LETTER NUMBER … ~label~text   a line with its style: ~p2 x72 y90 s10 w~6.~Requests …
 *     ~K …~                          a rule drawn on a page
 *
 * with the letters of line_of below, s for the size of the font. "{b" in the text begins a stretch
 * of bold, and so on with the letters of `begin_run`.
 */
#include "check_document.h"
#include "clause/text.h"
#include "fuzz.h"

enum { LINES_MAX = 4000, PAGES_MAX = 40, MOST = 5000 };

struct maker {
    struct uc_lines lines;
    uint32_t size; /* of the font, of the current line */
};

/* By letter: was it there, and with which number? */
struct style {
    bool has[128];
    uint32_t of[128];
};

static uint32_t take_number(uc_str *text)
{
    uint32_t number = 0;
    while (text->len > 0 && text->ptr[0] >= '0' && text->ptr[0] <= '9') {
        number = number * 10 + (uint32_t)(text->ptr[0] - '0');
        number = number < MOST ? number : MOST;
        *text = uc_str_slice(*text, 1, text->len);
    }
    return number;
}

static struct style read_style(uc_str text)
{
    struct style style = {0};
    while (text.len > 0) {
        size_t letter = (unsigned char)text.ptr[0] % sizeof style.has;
        text = uc_str_slice(text, 1, text.len);
        style.has[letter] = true;
        style.of[letter] = take_number(&text);
    }
    return style;
}

static struct uc_line line_of(const struct style *style)
{
    return (struct uc_line){
        .page = style->of['p'] % PAGES_MAX,
        .box = {.x0 = (float)style->of['x'],
                .y0 = (float)style->of['y'],
                .x1 = (float)style->of['X'],
                .y1 = (float)style->of['Y']},
        .role = style->has['n']   ? UC_LINE_NOTE
                : style->has['g'] ? UC_LINE_RUNNING
                : style->has['t'] ? UC_LINE_CELL
                                  : UC_LINE_TEXT,
        .table = style->of['t'],
        .row = style->of['r'],
        .column = style->of['c'],
        .whole = style->has['w'],
        .blank_before = style->of['b'],
        .heading = (uint8_t)(style->of['h'] % 10),
        .list_depth = (uint8_t)(style->of['d'] % 10),
    };
}

/* The text up to the next '~', which is taken off with it. */
static uc_str take_field(uc_str *text)
{
    size_t end = uc_str_find(*text, UC_STR("~"), 0);
    uc_str field = uc_str_slice(*text, 0, end);
    *text = uc_str_slice(*text, end + 1, text->len);
    return field;
}

static void begin_run(struct maker *maker, struct uc_line *line, char letter, size_t at)
{
    struct uc_run *run = UC_PUSH(maker->lines.arena, &line->runs);
    *run = (struct uc_run){.start = (uint32_t)at, .size = (float)maker->size};
    run->bold = letter == 'b';
    run->italic = letter == 'i';
    run->raised = letter == 'r' || letter == 'n';
    run->underline = letter == 'u';
    if (letter == 's')
        run->size /= 2;
}

/* Ends the last run, which goes where it has no text. */
static void end_run(struct uc_line *line, bool is_note, size_t at)
{
    if (line->runs.count == 0)
        return;
    struct uc_run *run = &line->runs.at[line->runs.count - 1];
    run->end = (uint32_t)at;
    if (run->start == run->end)
        line->runs.count--;
    else if (is_note)
        run->note = uc_str_slice(line->text, run->start, run->end);
}

/* `text` without the marks of runs, in `line`. */
static void set_text(struct maker *maker, struct uc_line *line, uc_str text)
{
    char *out = uc_arena_alloc(maker->lines.arena, text.len + 1);
    char letter = 0;
    line->text.ptr = out;
    begin_run(maker, line, letter, 0);
    for (size_t i = 0; i < text.len; i++) {
        bool is_mark = text.ptr[i] == '{' && i + 1 < text.len && text.ptr[i + 1] > ' ' &&
                       (text.ptr[i + 1] & 0x80) == 0;
        if (!is_mark) {
            out[line->text.len++] = text.ptr[i];
            continue;
        }
        end_run(line, letter == 'n', line->text.len);
        letter = text.ptr[++i];
        begin_run(maker, line, letter, line->text.len);
    }
    end_run(line, letter == 'n', line->text.len);
}

static void add_line(struct maker *maker, uc_str text, size_t number)
{
    uc_arena *arena = maker->lines.arena;
    struct style style = {.of = {['y'] = (uint32_t)number}};
    uc_str label = {0};
    if (uc_str_starts(text, UC_STR("~"))) {
        text = uc_str_slice(text, 1, text.len);
        style = read_style(take_field(&text));
        label = uc_text_tidy(arena, take_field(&text));
    }
    struct uc_line line = line_of(&style);
    line.label = label;
    if (line.role == UC_LINE_NOTE && label.len == 0)
        line.label = UC_STR("*");
    maker->size = style.of['s'];
    set_text(maker, &line, uc_text_tidy(arena, text));
    bool is_tidy = uc_str_equal(uc_text_tidy(arena, line.text), line.text);
    if (style.has['K'])
        *UC_PUSH(arena, &maker->lines.rules) = (struct uc_rule){line.page, line.box};
    else if (line.text.len > 0 && is_tidy)
        *UC_PUSH(arena, &maker->lines.list) = line;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct maker maker = {.lines = {.arena = uc_arena_new(), .format = "text"}};
    uc_arena *arena = maker.lines.arena;
    uc_str text = uc_text_repair(arena, (uc_str){(const char *)bytes, size});
    for (size_t i = 0; i < PAGES_MAX; i++)
        *UC_PUSH(arena, &maker.lines.pages) = (struct uc_page){.width = 612, .height = 792};
    for (size_t at = 0, number = 1; at < text.len && number < LINES_MAX; number++) {
        size_t end = uc_str_find(text, UC_STR("\n"), at);
        add_line(&maker, uc_str_slice(text, at, end), number);
        at = end + 1;
    }
    fuzz_check_lines(&maker.lines);
    fuzz_check_parsed(&maker.lines, "fuzz.txt");
    uc_arena_free(arena);
    return 0;
}
