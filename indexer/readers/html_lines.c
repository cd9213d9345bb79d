/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/html.h"

#include "clause/text.h"
#include "readers/text.h"
#include "readers/typed_note.h"

#include <string.h>

/* A cell with more text than this is a column of a page, not of a table. */
enum { CELL_LINES_MAX = 4, CELL_BYTES_MAX = 1500 };

static struct uc_html_element *innermost(struct uc_html *html)
{
    return &html->open[html->depth];
}

/* A table serves for layout where a cell holds headings, other tables or very much text. */
static void check_cell(struct uc_html *html, const struct uc_line *line)
{
    struct uc_html_table *table = html->table;
    size_t lines = html->out->list.count - table->cell_line;
    if (line->heading > 0 || line->text.len > CELL_BYTES_MAX || lines > CELL_LINES_MAX)
        table->is_layout = true;
}

static void finish_line(struct uc_html *html)
{
    const struct uc_html_element *element = innermost(html);
    struct uc_line *line = uc_line_builder_finish(&html->line);
    html->broken = false;
    if (line == NULL)
        return;
    line->label = html->label;
    html->label = (uc_str){0};
    line->heading = element->heading;
    line->list_depth = element->list_depth;
    if (html->table == NULL || !html->table->in_cell)
        return;
    line->role = UC_LINE_CELL;
    line->table = html->table->number;
    line->row = html->table->row;
    line->column = html->table->column;
    check_cell(html, line);
}

static void begin_item(struct uc_html *html, const char *const *attributes)
{
    struct uc_html_list *list = &html->open[innermost(html)->list_at].list;
    html->label = (uc_str){0};
    if (!list->ordered)
        return;
    list->next = uc_html_number(attributes, "value", 0, INT32_MAX, list->next);
    struct uc_buf label = {0};
    uc_numeral_add(&label, list->numeral, list->next++);
    uc_buf_byte(&label, '.');
    html->label = uc_arena_copy(html->out->arena, uc_buf_str(&label));
    uc_buf_free(&label);
}

static void begin_table(struct uc_html *html, const char *const *attributes)
{
    struct uc_html_table *table = html->spare;
    if (table != NULL)
        html->spare = table->outer;
    else
        table = uc_arena_alloc(html->out->arena, sizeof *table);
    if (html->table != NULL)
        html->table->is_layout = true;
    *table = (struct uc_html_table){
        .outer = html->table,
        .number = ++html->tables,
        .first_line = html->out->list.count,
        .is_layout = uc_str_equal(uc_html_attribute(attributes, "role"), UC_STR("presentation")),
    };
    html->table = table;
}

static void begin_row(struct uc_html_table *table)
{
    if (table == NULL)
        return;
    table->row = table->rows++;
    table->column = 0;
}

static void begin_cell(struct uc_html *html, const char *const *attributes)
{
    struct uc_html_table *table = html->table;
    if (table == NULL)
        return;
    if (table->rows == 0)
        begin_row(table);
    while (table->column < UC_HTML_COLUMNS_MAX && table->covered[table->column] > table->row)
        table->column++;
    uint32_t down = uc_html_number(attributes, "rowspan", 1, INT32_MAX, 1);
    uint32_t across = uc_html_number(attributes, "colspan", 1, UC_HTML_COLUMNS_MAX, 1);
    for (uint32_t i = table->column; i < table->column + across && i < UC_HTML_COLUMNS_MAX; i++)
        table->covered[i] = table->row + down;
    table->cell_line = html->out->list.count;
    table->in_cell = true;
}

static void end_table(struct uc_html *html)
{
    struct uc_html_table *table = html->table;
    if (table == NULL)
        return;
    if (table->is_layout)
        uc_table_dissolve(html->out, table->first_line, table->number);
    else
        uc_table_settle(html->out, table->first_line, table->number);
    html->table = table->outer;
    table->outer = html->spare;
    html->spare = table;
}

/* Two line breaks on end show as an empty line: they part paragraphs. */
static void break_line(struct uc_html *html)
{
    if (innermost(html)->raw)
        uc_buf_byte(&html->raw, '\n');
    if (html->broken)
        finish_line(html);
    html->line.space = true;
    html->broken = true;
}

static void begin(struct uc_html *html, const char *const *attributes)
{
    switch (innermost(html)->effect) {
    case UC_HTML_BREAK:
        break_line(html);
        break;
    case UC_HTML_ITEM:
        begin_item(html, attributes);
        break;
    case UC_HTML_TABLE:
        begin_table(html, attributes);
        break;
    case UC_HTML_ROW:
        begin_row(html->table);
        break;
    case UC_HTML_CELL:
        begin_cell(html, attributes);
        break;
    case UC_HTML_PRE:
    case UC_HTML_TITLE:
        uc_buf_clear(&html->raw);
        break;
    default:
        break;
    }
}

static bool is_block(const struct uc_html_element *element)
{
    return element->effect != UC_HTML_INLINE && element->effect != UC_HTML_BREAK &&
           element->effect != UC_HTML_INSERTED && element->effect != UC_HTML_DELETED &&
           element->effect != UC_HTML_SKIP && element->effect != UC_HTML_TITLE;
}

/* Names of places, and links to them. */
static void note_places(struct uc_html *html, const char *name, const char *const *attributes)
{
    static const char *const names[] = {"id", "name"};
    uc_arena *arena = html->out->arena;
    uc_str target = uc_html_attribute(attributes, "href");
    if (strcmp(name, "a") == 0 && target.len > 1 && target.ptr[0] == '#')
        innermost(html)->link = uc_arena_copy(arena, uc_str_slice(target, 1, target.len));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        uc_str place = uc_html_attribute(attributes, names[i]);
        if (place.len > 0)
            *UC_PUSH(arena, &html->anchors) =
                (struct uc_html_anchor){uc_arena_copy(arena, place), html->out->list.count};
    }
}

bool uc_html_start(struct uc_html *html, const char *name, const char *const *attributes)
{
    if (html->depth == UC_HTML_DEPTH_MAX) {
        html->too_deep = true;
        return false;
    }
    struct uc_html_element element = *innermost(html);
    uc_html_tag(&element, name, attributes, html->options->original);
    if (element.effect == UC_HTML_LIST)
        element.list_at = html->depth + 1;
    if (is_block(&element))
        finish_line(html);
    html->open[++html->depth] = element;
    if (!element.hidden) {
        begin(html, attributes);
        note_places(html, name, attributes);
    }
    uc_str language = uc_html_attribute(attributes, "lang");
    if (html->out->language == UC_LANGUAGE_UNKNOWN && language.len > 0)
        html->out->language = uc_language_from(language);
    return !html->line.full;
}

bool uc_html_text(struct uc_html *html, uc_str text)
{
    const struct uc_html_element *element = innermost(html);
    if (element->hidden)
        return true;
    if (element->raw) {
        if (html->raw.len + text.len > UC_TEXT_MAX)
            return false;
        uc_buf_add(&html->raw, text);
        return true;
    }
    size_t before = html->line.text.len;
    uc_line_builder_add(&html->line, text, &element->style, element->link);
    if (html->line.text.len > before)
        html->broken = false;
    return !html->line.full;
}

static void end(struct uc_html *html)
{
    switch (innermost(html)->effect) {
    case UC_HTML_ITEM:
        html->label = (uc_str){0};
        break;
    case UC_HTML_CELL:
        if (html->table != NULL) {
            html->table->in_cell = false;
            html->table->column++;
        }
        break;
    case UC_HTML_TABLE:
        end_table(html);
        break;
    case UC_HTML_PRE:
        html->too_long |= !uc_text_lines(uc_buf_str(&html->raw), html->out);
        break;
    case UC_HTML_TITLE:
        if (html->out->title.len == 0)
            html->out->title = uc_text_tidy(html->out->arena, uc_buf_str(&html->raw));
        break;
    default:
        break;
    }
}

void uc_html_end(struct uc_html *html)
{
    if (html->depth == 0)
        return;
    if (is_block(innermost(html)))
        finish_line(html);
    if (!innermost(html)->hidden)
        end(html);
    html->depth--;
}

void uc_html_finish(struct uc_html *html)
{
    while (html->depth > 0)
        uc_html_end(html);
    finish_line(html);
    uc_html_find_notes(html);
    uc_find_typed_notes(html->out);
}
