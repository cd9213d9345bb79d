/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx.h"

#include "readers/docx_symbol.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 1 << 16 };

/* A reference to a note, whose text comes behind the paragraph. */
struct reference {
    enum uc_docx_note_kind kind;
    int32_t id;
    uc_str mark;
    bool is_custom; /* the mark is typed, here and in the note */
};

struct story {
    struct uc_docx *docx;
    enum uc_docx_story_kind kind;
    struct uc_xml xml;
    struct uc_lines note_lines; /* where the lines of notes go */

    struct uc_line_builder line;
    struct uc_docx_paragraph paragraph;
    struct uc_text_style style; /* of the current run */
    bool hidden;
    uint64_t fields; /* a bit for each open field, the innermost lowest: 1 in its code, 0 in its
                        result */
    struct uc_buf text;

    size_t nesting; /* tables and text boxes around */
    size_t table_nesting;
    uint32_t table, row, column, span;
    bool row_gone;

    bool leader;       /* a tab with dots before it, and nothing behind it yet */
    bool mark_follows; /* the next text is the mark of the last reference */
    UC_LIST(struct reference) references;
    uint32_t counts[UC_DOCX_NOTE_KINDS]; /* of numbered notes */
    size_t section;
};

static bool is_in_notes(const struct story *story)
{
    return story->kind == UC_DOCX_FOOTNOTES || story->kind == UC_DOCX_ENDNOTES;
}

static void read_children(struct story *story);

static void read_nothing(struct story *story)
{
    (void)story;
}

/* --- text --- */

/* What stands behind a leader on a contents page. */
static bool is_page_number(uc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr("0123456789ivxlc-", text.ptr[i]) == NULL)
            return false;
    return true;
}

/* The dots before the tab that came last, where the paragraph ends or a page number follows. */
static void add_leader(struct story *story)
{
    if (story->leader)
        uc_line_builder_add(&story->line, UC_STR(" ........ "), &story->style, (uc_str){0});
    story->leader = false;
}

static void add_text(struct story *story, uc_str text, uc_str note)
{
    if (story->hidden || story->fields != 0)
        return;
    uc_str trimmed = uc_str_trim(text);
    if (story->leader && trimmed.len > 0 && !is_page_number(trimmed))
        story->leader = false;
    else if (trimmed.len > 0)
        add_leader(story);
    uc_line_builder_add(&story->line, text, &story->style, note);
}

static struct reference *add_reference(struct story *story, enum uc_docx_note_kind kind)
{
    struct reference *reference = UC_PUSH(story->docx->arena, &story->references);
    reference->kind = kind;
    reference->id = uc_xml_number(&story->xml, "id", INT32_MIN);
    return reference;
}

static uc_str next_mark(struct story *story, enum uc_docx_note_kind kind)
{
    struct uc_docx_note_format format = uc_docx_note_format(story->docx, story->section, kind);
    struct uc_buf mark = {0};
    uc_numeral_add(&mark, (enum uc_numeral)format.numeral,
                   (uint32_t)format.start + story->counts[kind]++);
    uc_str copy = uc_arena_copy(story->docx->out->arena, uc_buf_str(&mark));
    uc_buf_free(&mark);
    return copy;
}

static void read_reference(struct story *story, enum uc_docx_note_kind kind)
{
    if (story->hidden || story->fields != 0)
        return;
    uc_str custom = uc_xml_attribute(&story->xml, "customMarkFollows");
    struct reference *reference = add_reference(story, kind);
    reference->is_custom = custom.len > 0 && !uc_str_equal(custom, UC_STR("0"));
    if (reference->is_custom) {
        story->mark_follows = true;
        return;
    }
    reference->mark = next_mark(story, kind);
    struct uc_text_style raised = story->style;
    raised.raised = true;
    uc_line_builder_add(&story->line, reference->mark, &raised, reference->mark);
}

static void read_footnote_reference(struct story *story)
{
    read_reference(story, UC_DOCX_FOOTNOTE);
}

static void read_endnote_reference(struct story *story)
{
    read_reference(story, UC_DOCX_ENDNOTE);
}

static void read_text(struct story *story)
{
    uc_buf_clear(&story->text);
    uc_xml_text(&story->xml, &story->text);
    uc_str text = uc_buf_str(&story->text), note = {NULL, 0};
    if (story->mark_follows) {
        size_t last = story->references.count - 1;
        note = uc_arena_copy(story->docx->out->arena, uc_str_trim(text));
        story->references.at[last].mark = note;
        story->mark_follows = false;
    }
    add_text(story, text, note);
}

static void read_space(struct story *story)
{
    add_text(story, UC_STR(" "), (uc_str){0});
}

static void read_tab(struct story *story)
{
    read_space(story);
    story->leader = story->paragraph.leader && story->line.text.len > 0;
}

static void read_hyphen(struct story *story)
{
    add_text(story, UC_STR("\u2011"), (uc_str){0});
}

static void read_symbol(struct story *story)
{
    uc_str font = uc_arena_copy(story->docx->arena, uc_xml_attribute(&story->xml, "font"));
    uc_str code = uc_xml_attribute(&story->xml, "char");
    uint32_t c = code.len > 0 ? (uint32_t)strtoul(code.ptr, NULL, 16) : 0;
    uc_buf_clear(&story->text);
    uc_buf_char(&story->text, uc_docx_symbol(font, c));
    add_text(story, uc_buf_str(&story->text), (uc_str){0});
}

static void read_denominator(struct story *story)
{
    add_text(story, UC_STR("/"), (uc_str){0});
    read_children(story);
}

/* --- runs --- */

static void set_style(struct story *story, const struct uc_docx_run *own)
{
    story->style =
        uc_docx_effective_run(&story->docx->styles, story->paragraph.style, own, &story->hidden);
}

static void read_run(struct story *story)
{
    static const struct uc_docx_run plain;
    struct uc_text_style outer_style = story->style;
    bool outer_hidden = story->hidden;
    set_style(story, &plain);
    read_children(story);
    story->style = outer_style;
    story->hidden = outer_hidden;
    story->mark_follows = false;
}

static void read_run_properties(struct story *story)
{
    struct uc_docx_run own =
        uc_docx_read_run(&story->xml, story->docx->options->original, story->docx->arena);
    set_style(story, &own);
}

static void read_field_character(struct story *story)
{
    uc_str type = uc_xml_attribute(&story->xml, "fldCharType");
    if (uc_str_equal(type, UC_STR("begin")))
        story->fields = story->fields << 1 | 1;
    else if (uc_str_equal(type, UC_STR("separate")))
        story->fields &= ~(uint64_t)1;
    else
        story->fields >>= 1;
}

static void read_inserted(struct story *story)
{
    if (!story->docx->options->original)
        read_children(story);
}

static void read_deleted(struct story *story)
{
    if (story->docx->options->original)
        read_children(story);
}

/* The same content in several ways, for programs of different age: the first is enough. */
static void read_alternatives(struct story *story)
{
    int depth = uc_xml_depth(&story->xml);
    bool taken = false;
    while (uc_xml_child(&story->xml, depth)) {
        if (!taken)
            read_children(story);
        taken = true;
    }
}

/* --- paragraphs --- */

static void add_note(struct story *story, const struct reference *reference)
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

static void add_notes(struct story *story)
{
    for (size_t i = 0; i < story->references.count; i++)
        add_note(story, &story->references.at[i]);
    story->references.count = 0;
}

static void end_section(struct story *story)
{
    story->section++;
    for (size_t kind = 0; kind < UC_DOCX_NOTE_KINDS; kind++)
        if (uc_docx_note_format(story->docx, story->section, kind).restarts)
            story->counts[kind] = 0;
}

static void place_line(const struct story *story, struct uc_line *line)
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
static void finish_paragraph(struct story *story)
{
    if (is_in_notes(story)) {
        story->line.space = true;
        return;
    }
    uint8_t depth;
    add_leader(story);
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
        add_notes(story);
    if (story->paragraph.ends_section)
        end_section(story);
}

static void set_paragraph(struct story *story, const struct uc_docx_paragraph *own)
{
    story->paragraph = uc_docx_effective_paragraph(&story->docx->styles, own);
}

static void read_paragraph(struct story *story)
{
    set_paragraph(story, &uc_docx_plain_paragraph);
    read_children(story);
    if (!story->paragraph.joins)
        finish_paragraph(story);
}

static void read_paragraph_properties(struct story *story)
{
    struct uc_docx_paragraph own =
        uc_docx_read_paragraph(&story->xml, story->docx->options->original, story->docx->arena);
    set_paragraph(story, &own);
}

/* What stands in a box of its own ends there: a paragraph that would join the next has none. */
static void finish_joining(struct story *story)
{
    if (story->line.text.len > 0)
        finish_paragraph(story);
}

/* Its paragraphs come before the one that it is anchored in. */
static void read_text_box(struct story *story)
{
    struct uc_line_builder outer = story->line;
    struct uc_docx_paragraph outer_paragraph = story->paragraph;
    story->line = (struct uc_line_builder){
        .lines = outer.lines, .bytes = outer.bytes, .runs = outer.runs, .full = outer.full};
    story->nesting++;
    read_children(story);
    finish_joining(story);
    story->nesting--;
    outer.bytes = story->line.bytes;
    outer.runs = story->line.runs;
    outer.full = story->line.full;
    uc_line_builder_free(&story->line);
    story->line = outer;
    story->paragraph = outer_paragraph;
}

/* --- tables --- */

/* A table in a table is part of the cell that it stands in. */
static void read_table(struct story *story)
{
    bool is_outermost = story->table_nesting == 0 && story->kind == UC_DOCX_BODY;
    size_t first = story->docx->out->list.count;
    story->nesting++;
    story->table_nesting++;
    if (is_outermost) {
        story->table = ++story->docx->tables;
        story->row = 0;
    }
    read_children(story);
    story->table_nesting--;
    story->nesting--;
    if (!is_outermost)
        return;
    uc_table_settle(story->docx->out, first, story->table);
    story->table = 0;
    if (story->nesting == 0)
        add_notes(story);
}

static void read_row(struct story *story)
{
    bool outer_gone = story->row_gone;
    story->row_gone = false;
    if (story->table_nesting == 1)
        story->column = 0;
    read_children(story);
    if (story->table_nesting == 1 && !story->row_gone)
        story->row++;
    story->row_gone = outer_gone;
}

static void read_row_properties(struct story *story)
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

static void read_span(struct story *story)
{
    int32_t span = uc_xml_number(&story->xml, "val", 1);
    story->span = span > 1 && span < COLUMNS_MAX ? (uint32_t)span : 1;
}

static void read_cell(struct story *story)
{
    if (story->row_gone)
        return;
    uint32_t outer_span = story->span;
    story->span = 1;
    read_children(story);
    finish_joining(story);
    if (story->table_nesting == 1)
        story->column += story->span;
    story->span = outer_span;
}

/* --- notes --- */

static void read_note(struct story *story)
{
    enum uc_docx_note_kind kind =
        story->kind == UC_DOCX_FOOTNOTES ? UC_DOCX_FOOTNOTE : UC_DOCX_ENDNOTE;
    struct uc_docx *docx = story->docx;
    int32_t id = uc_xml_number(&story->xml, "id", INT32_MIN);
    uc_str type = uc_xml_attribute(&story->xml, "type");
    if ((type.len > 0 && !uc_str_equal(type, UC_STR("normal"))) ||
        docx->notes[kind].count >= UC_DOCX_ITEMS_MAX)
        return;
    read_children(story);
    struct uc_line *line = uc_line_builder_finish(&story->line);
    if (line == NULL)
        return;
    line->role = UC_LINE_NOTE;
    *UC_PUSH(docx->arena, &docx->notes[kind]) = (struct uc_docx_note){id, *line};
}

/* --- what each element does --- */

/* By name, for bsearch. What is not here is looked into: its content counts. */
static const struct element {
    const char *name;
    void (*read)(struct story *story);
} elements[] = {
    {"AlternateContent", read_alternatives},
    {"br", read_space},
    {"cr", read_space},
    {"del", read_deleted},
    {"delText", read_text},
    {"den", read_denominator},
    {"endnote", read_note},
    {"endnoteReference", read_endnote_reference},
    {"fldChar", read_field_character},
    {"footnote", read_note},
    {"footnoteReference", read_footnote_reference},
    {"gridSpan", read_span},
    {"ins", read_inserted},
    {"moveFrom", read_deleted},
    {"moveTo", read_inserted},
    {"noBreakHyphen", read_hyphen},
    {"p", read_paragraph},
    {"pPr", read_paragraph_properties},
    {"ptab", read_space},
    {"r", read_run},
    {"rPr", read_run_properties},
    {"rt", read_nothing},
    {"sdtPr", read_nothing},
    {"sym", read_symbol},
    {"t", read_text},
    {"tab", read_tab},
    {"tbl", read_table},
    {"tc", read_cell},
    {"tcPrChange", read_nothing},
    {"tr", read_row},
    {"trPr", read_row_properties},
    {"txbxContent", read_text_box},
};

/* The namespaces whose elements are told apart above: of text, mathematics and alternatives, in
 * their transitional and strict forms. A chart's text ("a:t") is none of the document's. */
static bool is_known_namespace(const char *uri)
{
    static const char *const known[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(uri, known[i]) == 0)
            return true;
    return false;
}

static int compare_element(const void *name, const void *element)
{
    return strcmp(name, ((const struct element *)element)->name);
}

static void read_element(struct story *story)
{
    const struct element *element =
        bsearch(uc_xml_name(&story->xml), elements, sizeof elements / sizeof elements[0],
                sizeof elements[0], compare_element);
    if (element != NULL && is_known_namespace(uc_xml_namespace(&story->xml)))
        element->read(story);
    else
        read_children(story);
}

static void read_children(struct story *story)
{
    int depth = uc_xml_depth(&story->xml);
    while (!story->line.full && uc_xml_child(&story->xml, depth))
        read_element(story);
}

void uc_docx_read_story(struct uc_docx *docx, const struct uc_part *part,
                        enum uc_docx_story_kind kind)
{
    if (part == NULL)
        return;
    struct story story = {.docx = docx, .kind = kind, .note_lines = {.arena = docx->out->arena}};
    story.line = (struct uc_line_builder){
        .lines = is_in_notes(&story) ? &story.note_lines : docx->out,
        .bytes = docx->bytes,
        .runs = docx->runs,
    };
    uc_xml_open(&story.xml, part->bytes);
    read_children(&story);
    finish_joining(&story);
    add_notes(&story);
    docx->damaged |= story.xml.failed;
    docx->too_long |= story.line.full;
    docx->bytes = story.line.bytes;
    docx->runs = story.line.runs;
    uc_xml_close(&story.xml);
    uc_line_builder_free(&story.line);
    uc_buf_free(&story.text);
}
