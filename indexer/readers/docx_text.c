/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx_story.h"

#include "readers/docx_symbol.h"

#include <stdlib.h>
#include <string.h>

/* What stands behind a leader on a contents page. */
static bool is_page_number(uc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr("0123456789ivxlc-", text.ptr[i]) == NULL)
            return false;
    return true;
}

/* The dots before the tab that came last, where the paragraph ends or a page number follows. */
void uc_docx_add_leader(struct uc_docx_story *story)
{
    if (story->leader)
        uc_line_builder_add(&story->line, UC_STR(" ........ "), &story->style, (uc_str){0});
    story->leader = false;
}

static void add_text(struct uc_docx_story *story, uc_str text, uc_str note)
{
    if (story->hidden || story->fields != 0)
        return;
    uc_str trimmed = uc_str_trim(text);
    if (story->leader && trimmed.len > 0 && !is_page_number(trimmed))
        story->leader = false;
    else if (trimmed.len > 0)
        uc_docx_add_leader(story);
    uc_line_builder_add(&story->line, text, &story->style, note);
}

static struct uc_docx_reference *add_reference(struct uc_docx_story *story,
                                               enum uc_docx_note_kind kind)
{
    struct uc_docx_reference *reference = UC_PUSH(story->docx->arena, &story->references);
    reference->kind = kind;
    reference->id = uc_xml_number(&story->xml, "id", INT32_MIN);
    return reference;
}

static uc_str next_mark(struct uc_docx_story *story, enum uc_docx_note_kind kind)
{
    struct uc_docx_note_format format = uc_docx_note_format(story->docx, story->section, kind);
    struct uc_buf mark = {0};
    uc_numeral_add(&mark, (enum uc_numeral)format.numeral,
                   (uint32_t)format.start + story->counts[kind]++);
    uc_str copy = uc_arena_copy(story->docx->out->arena, uc_buf_str(&mark));
    uc_buf_free(&mark);
    return copy;
}

static void read_reference(struct uc_docx_story *story, enum uc_docx_note_kind kind)
{
    if (story->hidden || story->fields != 0)
        return;
    uc_str custom = uc_xml_attribute(&story->xml, "customMarkFollows");
    struct uc_docx_reference *reference = add_reference(story, kind);
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

static void read_footnote_reference(struct uc_docx_story *story)
{
    read_reference(story, UC_DOCX_FOOTNOTE);
}

static void read_endnote_reference(struct uc_docx_story *story)
{
    read_reference(story, UC_DOCX_ENDNOTE);
}

static void read_text(struct uc_docx_story *story)
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

static void read_space(struct uc_docx_story *story)
{
    add_text(story, UC_STR(" "), (uc_str){0});
}

static void read_tab(struct uc_docx_story *story)
{
    read_space(story);
    story->leader = story->paragraph.leader && story->line.text.len > 0;
}

static void read_hyphen(struct uc_docx_story *story)
{
    add_text(story, UC_STR("\u2011"), (uc_str){0});
}

static void read_symbol(struct uc_docx_story *story)
{
    uc_str font = uc_arena_copy(story->docx->arena, uc_xml_attribute(&story->xml, "font"));
    uc_str code = uc_xml_attribute(&story->xml, "char");
    uint32_t c = code.len > 0 ? (uint32_t)strtoul(code.ptr, NULL, 16) : 0;
    uc_buf_clear(&story->text);
    uc_buf_char(&story->text, uc_docx_symbol(font, c));
    add_text(story, uc_buf_str(&story->text), (uc_str){0});
}

static void read_denominator(struct uc_docx_story *story)
{
    add_text(story, UC_STR("/"), (uc_str){0});
    uc_docx_read_children(story);
}

static void set_style(struct uc_docx_story *story, const struct uc_docx_run *own)
{
    story->style =
        uc_docx_effective_run(&story->docx->styles, story->paragraph.style, own, &story->hidden);
}

static void read_run(struct uc_docx_story *story)
{
    static const struct uc_docx_run plain;
    struct uc_text_style outer_style = story->style;
    bool outer_hidden = story->hidden;
    set_style(story, &plain);
    uc_docx_read_children(story);
    story->style = outer_style;
    story->hidden = outer_hidden;
    story->mark_follows = false;
}

static void read_run_properties(struct uc_docx_story *story)
{
    struct uc_docx_run own =
        uc_docx_read_run(&story->xml, story->docx->options->original, story->docx->arena);
    set_style(story, &own);
}

static void read_field_character(struct uc_docx_story *story)
{
    uc_str type = uc_xml_attribute(&story->xml, "fldCharType");
    if (uc_str_equal(type, UC_STR("begin")))
        story->fields = story->fields << 1 | 1;
    else if (uc_str_equal(type, UC_STR("separate")))
        story->fields &= ~(uint64_t)1;
    else
        story->fields >>= 1;
}

static void read_inserted(struct uc_docx_story *story)
{
    if (!story->docx->options->original)
        uc_docx_read_children(story);
}

static void read_deleted(struct uc_docx_story *story)
{
    if (story->docx->options->original)
        uc_docx_read_children(story);
}

/* The same content in several ways, for programs of different age: the first is enough. */
static void read_alternatives(struct uc_docx_story *story)
{
    int depth = uc_xml_depth(&story->xml);
    bool taken = false;
    while (uc_xml_child(&story->xml, depth)) {
        if (!taken)
            uc_docx_read_children(story);
        taken = true;
    }
}

/* Properties, and what is printed beside the text only to tell how it is read aloud. */
static void read_nothing(struct uc_docx_story *story)
{
    (void)story;
}

/* By name, for bsearch. */
static const struct uc_docx_element elements[] = {
    {"AlternateContent", read_alternatives},
    {"br", read_space},
    {"cr", read_space},
    {"del", read_deleted},
    {"delText", read_text},
    {"den", read_denominator},
    {"endnoteReference", read_endnote_reference},
    {"fldChar", read_field_character},
    {"footnoteReference", read_footnote_reference},
    {"ins", read_inserted},
    {"moveFrom", read_deleted},
    {"moveTo", read_inserted},
    {"noBreakHyphen", read_hyphen},
    {"ptab", read_space},
    {"r", read_run},
    {"rPr", read_run_properties},
    {"rt", read_nothing},
    {"sdtPr", read_nothing},
    {"sym", read_symbol},
    {"t", read_text},
    {"tab", read_tab},
    {"tcPrChange", read_nothing},
};

const struct uc_docx_elements uc_docx_text_elements = {elements,
                                                       sizeof elements / sizeof elements[0]};
