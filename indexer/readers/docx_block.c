/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx_story.h"

enum { COLUMNS_MAX = 1 << 16 };

bool uc_docx_is_in_notes(const struct uc_docx_story *story)
{
    return story->kind == UC_DOCX_FOOTNOTES || story->kind == UC_DOCX_ENDNOTES;
}

static void add_note(struct uc_docx_story *story, const struct uc_docx_reference *reference)
{
    struct uc_lines *out = story->docx->out;
    const struct uc_docx_note *note =
        uc_docx_find_note(story->docx, reference->kind, reference->id);
    if (note == NULL || out->list.count >= UC_LINES_MAX)
        return;
    struct uc_line line = note->line;
    line.label = reference->mark;
    if (reference->is_custom && uc_str_starts(line.text, reference->mark))
        uc_line_cut(&line, 0, reference->mark.len, out->arena);
    if (line.text.len == 0)
        return;
    *UC_PUSH(out->arena, &out->list) = line;
}

void uc_docx_add_notes(struct uc_docx_story *story)
{
    for (size_t i = 0; i < story->references.count; i++)
        add_note(story, &story->references.at[i]);
    story->references.count = 0;
}

static void end_section(struct uc_docx_story *story)
{
    story->section++;
    for (enum uc_docx_note_kind kind = 0; kind < UC_DOCX_NOTE_KINDS; kind++)
        if (uc_docx_note_format(story->docx, story->section, kind).restarts)
            story->counts[kind] = 0;
}

static void place_line(const struct uc_docx_story *story, struct uc_line *line)
{
    if (story->kind == UC_DOCX_RUNNING)
        line->role = UC_LINE_RUNNING;
    if (story->table == 0)
        return;
    line->role = UC_LINE_CELL;
    line->table = story->table;
    line->row = story->row;
    line->column = story->column;
}

/* The paragraph's line, also where several paragraphs have joined in it. */
static void finish_paragraph(struct uc_docx_story *story)
{
    if (uc_docx_is_in_notes(story)) {
        story->line.space = true;
        return;
    }
    uint8_t depth;
    uc_docx_add_leader(story);
    uc_str label =
        uc_docx_number(story->docx->numbering, &story->paragraph, story->docx->out->arena, &depth);
    struct uc_line *line = uc_line_builder_finish(&story->line);
    if (line != NULL) {
        line->label = label;
        line->list_depth = depth;
        if (story->kind == UC_DOCX_BODY && story->paragraph.outline >= 0 &&
            story->paragraph.outline < UC_DOCX_LEVELS)
            line->heading = (uint8_t)(story->paragraph.outline + 1);
        place_line(story, line);
    }
    if (story->nesting == 0)
        uc_docx_add_notes(story);
    if (story->paragraph.ends_section)
        end_section(story);
}

static void set_paragraph(struct uc_docx_story *story, const struct uc_docx_paragraph *own)
{
    story->paragraph = uc_docx_effective_paragraph(&story->docx->styles, own);
}

static void read_paragraph(struct uc_docx_story *story)
{
    set_paragraph(story, &uc_docx_plain_paragraph);
    uc_docx_read_children(story);
    if (!story->paragraph.joins)
        finish_paragraph(story);
}

static void read_paragraph_properties(struct uc_docx_story *story)
{
    struct uc_docx_paragraph own =
        uc_docx_read_paragraph(&story->xml, story->docx->options->original, story->docx->arena);
    set_paragraph(story, &own);
}

/* What stands in a box of its own ends there: a paragraph that would join the next has none. */
void uc_docx_end_joining(struct uc_docx_story *story)
{
    if (story->line.text.len > 0)
        finish_paragraph(story);
}

/* Its paragraphs come before the one that it is anchored in. */
static void read_text_box(struct uc_docx_story *story)
{
    struct uc_line_builder outer = story->line;
    struct uc_docx_paragraph outer_paragraph = story->paragraph;
    story->line = (struct uc_line_builder){
        .lines = outer.lines, .bytes = outer.bytes, .runs = outer.runs, .full = outer.full};
    story->nesting++;
    uc_docx_read_children(story);
    uc_docx_end_joining(story);
    story->nesting--;
    outer.bytes = story->line.bytes;
    outer.runs = story->line.runs;
    outer.full = story->line.full;
    uc_line_builder_free(&story->line);
    story->line = outer;
    story->paragraph = outer_paragraph;
}

/* A table in a table is part of the cell that it stands in. */
static void read_table(struct uc_docx_story *story)
{
    bool is_outermost = story->table_nesting == 0 && story->kind == UC_DOCX_BODY;
    size_t first = story->docx->out->list.count;
    story->nesting++;
    story->table_nesting++;
    if (is_outermost) {
        story->table = ++story->docx->tables;
        story->row = 0;
    }
    uc_docx_read_children(story);
    story->table_nesting--;
    story->nesting--;
    if (!is_outermost)
        return;
    uc_table_settle(story->docx->out, first, story->table);
    story->table = 0;
    if (story->nesting == 0)
        uc_docx_add_notes(story);
}

static void read_row(struct uc_docx_story *story)
{
    bool outer_gone = story->row_gone;
    story->row_gone = false;
    if (story->table_nesting == 1)
        story->column = 0;
    uc_docx_read_children(story);
    if (story->table_nesting == 1 && !story->row_gone)
        story->row++;
    story->row_gone = outer_gone;
}

static void read_row_properties(struct uc_docx_story *story)
{
    const char *gone = story->docx->options->original ? "ins" : "del";
    int depth = uc_xml_depth(&story->xml);
    while (uc_xml_child(&story->xml, depth)) {
        if (uc_xml_is(&story->xml, gone))
            story->row_gone = true;
        else if (uc_xml_is(&story->xml, "gridBefore") && story->table_nesting == 1)
            story->column += (uint32_t)uc_xml_number(&story->xml, "val", 0) % COLUMNS_MAX;
    }
}

static void read_span(struct uc_docx_story *story)
{
    int32_t span = uc_xml_number(&story->xml, "val", 1);
    story->span = span > 1 && span < COLUMNS_MAX ? (uint32_t)span : 1;
}

static void read_cell(struct uc_docx_story *story)
{
    if (story->row_gone)
        return;
    uint32_t outer_span = story->span;
    story->span = 1;
    uc_docx_read_children(story);
    uc_docx_end_joining(story);
    if (story->table_nesting == 1)
        story->column += story->span;
    story->span = outer_span;
}

static void read_note(struct uc_docx_story *story)
{
    enum uc_docx_note_kind kind =
        story->kind == UC_DOCX_FOOTNOTES ? UC_DOCX_FOOTNOTE : UC_DOCX_ENDNOTE;
    struct uc_docx *docx = story->docx;
    int32_t id = uc_xml_number(&story->xml, "id", INT32_MIN);
    uc_str type = uc_xml_attribute(&story->xml, "type");
    if ((type.len > 0 && !uc_str_equal(type, UC_STR("normal"))) ||
        docx->notes[kind].count >= UC_DOCX_ITEMS_MAX)
        return;
    uc_docx_read_children(story);
    struct uc_line *line = uc_line_builder_finish(&story->line);
    if (line == NULL)
        return;
    line->role = UC_LINE_NOTE;
    *UC_PUSH(docx->arena, &docx->notes[kind]) = (struct uc_docx_note){id, *line};
}

/* By name, for bsearch. */
static const struct uc_docx_element elements[] = {
    {"endnote", read_note},
    {"footnote", read_note},
    {"gridSpan", read_span},
    {"p", read_paragraph},
    {"pPr", read_paragraph_properties},
    {"tbl", read_table},
    {"tc", read_cell},
    {"tr", read_row},
    {"trPr", read_row_properties},
    {"txbxContent", read_text_box},
};

const struct uc_docx_elements uc_docx_block_elements = {elements,
                                                        sizeof elements / sizeof elements[0]};
