/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx.h"

#include <stdlib.h>

static const struct uc_docx_note_format unsaid = {.numeral = -1, .start = -1};

static struct uc_docx_note_format read_format(struct uc_xml *xml)
{
    struct uc_docx_note_format format = unsaid;
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "numFmt"))
            format.numeral = (int32_t)uc_numeral_from(uc_xml_attribute(xml, "val"));
        else if (uc_xml_is(xml, "numStart"))
            format.start = uc_xml_number(xml, "val", -1);
        else if (uc_xml_is(xml, "numRestart"))
            format.restarts = uc_str_equal(uc_xml_attribute(xml, "val"), UC_STR("eachSect"));
    }
    return format;
}

static void read_note_formats(struct uc_xml *xml, struct uc_docx_note_format *formats)
{
    if (uc_xml_is(xml, "footnotePr"))
        formats[UC_DOCX_FOOTNOTE] = read_format(xml);
    else if (uc_xml_is(xml, "endnotePr"))
        formats[UC_DOCX_ENDNOTE] = read_format(xml);
}

static void read_header_reference(struct uc_xml *xml, uc_arena *arena,
                                  struct uc_docx_section *section)
{
    uc_str type = uc_arena_copy(arena, uc_xml_attribute(xml, "type"));
    uc_str id = uc_arena_copy(arena, uc_xml_attribute(xml, "id"));
    if (uc_str_equal(type, UC_STR("first")))
        section->first_header = id;
    else if (uc_str_equal(type, UC_STR("default")))
        section->header = id;
}

static void read_section(struct uc_xml *xml, struct uc_docx *docx)
{
    if (docx->sections.count >= UC_DOCX_ITEMS_MAX)
        return;
    struct uc_docx_section *section = UC_PUSH(docx->arena, &docx->sections);
    section->notes[UC_DOCX_FOOTNOTE] = section->notes[UC_DOCX_ENDNOTE] = unsaid;
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "headerReference"))
            read_header_reference(xml, docx->arena, section);
        else if (uc_xml_is(xml, "titlePg"))
            section->has_title_page = !uc_str_equal(uc_xml_attribute(xml, "val"), UC_STR("0"));
        else
            read_note_formats(xml, section->notes);
    }
}

/* A section's properties stand at its end, in its last paragraph; the last section's in the body.
 */
static void find_sections(struct uc_xml *xml, struct uc_docx *docx)
{
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "sectPr"))
            read_section(xml, docx);
        else if (!uc_xml_is(xml, "r") && !uc_xml_is(xml, "tbl") && !uc_xml_is(xml, "pPrChange"))
            find_sections(xml, docx);
    }
}

void uc_docx_read_sections(struct uc_docx *docx)
{
    struct uc_xml xml;
    const struct uc_part *settings =
        uc_package_related(&docx->package, docx->main, UC_STR("settings"), UC_STR(""));
    docx->notes_format[UC_DOCX_FOOTNOTE] = docx->notes_format[UC_DOCX_ENDNOTE] = unsaid;
    if (settings != NULL) {
        uc_xml_open(&xml, settings->bytes);
        if (uc_xml_child(&xml, -1))
            while (uc_xml_child(&xml, 0))
                read_note_formats(&xml, docx->notes_format);
        uc_xml_close(&xml);
    }
    uc_xml_open(&xml, docx->main->bytes);
    find_sections(&xml, docx);
    docx->damaged |= xml.failed;
    uc_xml_close(&xml);
}

struct uc_docx_note_format uc_docx_note_format(const struct uc_docx *docx, size_t section,
                                               enum uc_docx_note_kind kind)
{
    static const enum uc_numeral by_default[] = {
        [UC_DOCX_FOOTNOTE] = UC_NUMERAL_DECIMAL,
        [UC_DOCX_ENDNOTE] = UC_NUMERAL_LOWER_ROMAN,
    };
    struct uc_docx_note_format format = docx->notes_format[kind];
    if (section < docx->sections.count) {
        const struct uc_docx_note_format *own = &docx->sections.at[section].notes[kind];
        format.numeral = own->numeral >= 0 ? own->numeral : format.numeral;
        format.start = own->start >= 0 ? own->start : format.start;
        format.restarts |= own->restarts;
    }
    format.numeral = format.numeral >= 0 ? format.numeral : (int32_t)by_default[kind];
    format.start = format.start >= 0 ? format.start : 1;
    return format;
}

static int compare_id(const void *a, const void *b)
{
    int32_t x = ((const struct uc_docx_note *)a)->id, y = ((const struct uc_docx_note *)b)->id;
    return (x > y) - (x < y);
}

void uc_docx_sort_notes(struct uc_docx *docx, enum uc_docx_note_kind kind)
{
    if (docx->notes[kind].count > 0)
        qsort(docx->notes[kind].at, docx->notes[kind].count, sizeof docx->notes[kind].at[0],
              compare_id);
}

const struct uc_docx_note *uc_docx_find_note(const struct uc_docx *docx,
                                             enum uc_docx_note_kind kind, int32_t id)
{
    struct uc_docx_note key = {.id = id};
    if (docx->notes[kind].count == 0)
        return NULL;
    return bsearch(&key, docx->notes[kind].at, docx->notes[kind].count, sizeof key, compare_id);
}
