/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx_story.h"

#include <stdlib.h>
#include <string.h>

/* The namespaces whose elements are told apart: of text, mathematics and alternatives, in
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
    return strcmp(name, ((const struct uc_docx_element *)element)->name);
}

static const struct uc_docx_element *find_element(const struct uc_docx_elements *elements,
                                                  const char *name)
{
    return bsearch(name, elements->at, elements->count, sizeof elements->at[0], compare_element);
}

static void read_element(struct uc_docx_story *story)
{
    const char *name = uc_xml_name(&story->xml);
    const struct uc_docx_element *element = find_element(&uc_docx_text_elements, name);
    if (element == NULL)
        element = find_element(&uc_docx_block_elements, name);
    if (element != NULL && is_known_namespace(uc_xml_namespace(&story->xml)))
        element->read(story);
    else
        uc_docx_read_children(story);
}

void uc_docx_read_children(struct uc_docx_story *story)
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
    struct uc_docx_story story = {
        .docx = docx, .kind = kind, .note_lines = {.arena = docx->out->arena}};
    story.line = (struct uc_line_builder){
        .lines = uc_docx_is_in_notes(&story) ? &story.note_lines : docx->out,
        .bytes = docx->bytes,
        .runs = docx->runs,
    };
    uc_xml_open(&story.xml, part->bytes);
    uc_docx_read_children(&story);
    uc_docx_end_joining(&story);
    uc_docx_add_notes(&story);
    docx->damaged |= story.xml.failed;
    docx->too_long |= story.line.full;
    docx->bytes = story.line.bytes;
    docx->runs = story.line.runs;
    uc_xml_close(&story.xml);
    uc_line_builder_free(&story.line);
    uc_buf_free(&story.text);
}
