/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx.h"

#include "clause/text.h"
#include "readers/typed_note.h"

static const struct uc_part *related(const struct uc_docx *docx, uc_str type)
{
    return uc_package_related(&docx->package, docx->main, type, UC_STR(""));
}

/* <dc:title> of the core properties. */
static void read_title(struct uc_docx *docx)
{
    const struct uc_part *core =
        uc_package_related(&docx->package, NULL, UC_STR("core-properties"), UC_STR(""));
    if (core == NULL)
        return;
    struct uc_xml xml;
    uc_xml_open(&xml, core->bytes);
    if (uc_xml_child(&xml, -1)) {
        while (uc_xml_child(&xml, 0)) {
            if (!uc_xml_is(&xml, "title"))
                continue;
            struct uc_buf title = {0};
            uc_xml_text(&xml, &title);
            docx->out->title = uc_text_tidy(docx->out->arena, uc_buf_str(&title));
            uc_buf_free(&title);
        }
    }
    uc_xml_close(&xml);
}

/* The head of the first page: a masthead where it has one of its own, else the running head. */
static void read_head(struct uc_docx *docx)
{
    if (docx->sections.count == 0)
        return;
    const struct uc_docx_section *first = &docx->sections.at[0];
    uc_str id = first->has_title_page ? first->first_header : first->header;
    if (id.len == 0)
        return;
    uc_docx_read_story(docx, uc_package_related(&docx->package, docx->main, UC_STR("header"), id),
                       first->has_title_page ? UC_DOCX_MASTHEAD : UC_DOCX_RUNNING);
}

static void read_parts(struct uc_docx *docx)
{
    uc_docx_read_styles(related(docx, UC_STR("styles")), docx->arena, &docx->styles);
    docx->numbering =
        uc_docx_read_numbering(related(docx, UC_STR("numbering")), &docx->styles, docx->arena);
    uc_docx_read_sections(docx);
    uc_docx_read_story(docx, related(docx, UC_STR("footnotes")), UC_DOCX_FOOTNOTES);
    uc_docx_read_story(docx, related(docx, UC_STR("endnotes")), UC_DOCX_ENDNOTES);
    uc_docx_sort_notes(docx, UC_DOCX_FOOTNOTE);
    uc_docx_sort_notes(docx, UC_DOCX_ENDNOTE);
    read_title(docx);
    read_head(docx);
    uc_docx_read_story(docx, docx->main, UC_DOCX_BODY);
    uc_find_typed_notes(docx->out);
}

/* The main part of a spreadsheet or of slides has another root. */
static bool is_text_document(const struct uc_part *main)
{
    struct uc_xml xml;
    uc_xml_open(&xml, main->bytes);
    bool is_document = xml.failed || !uc_xml_child(&xml, -1) || uc_xml_is(&xml, "document");
    uc_xml_close(&xml);
    return is_document;
}

static enum uc_status read_package(struct uc_docx *docx, const char *name, struct uc_error *err)
{
    docx->main = uc_package_related(&docx->package, NULL, UC_STR("officeDocument"), UC_STR(""));
    if (docx->main == NULL)
        docx->main = uc_package_part(&docx->package, UC_STR("word/document.xml"));
    if (docx->main == NULL || !is_text_document(docx->main))
        return uc_fail(err, UC_BAD_FILE, "%s: a zip archive or Office file, but no Word document",
                       name);
    read_parts(docx);
    if (docx->damaged)
        return uc_fail(err, UC_BAD_FILE,
                       "%s: damaged; open it in a word processor and save it anew", name);
    if (docx->too_long)
        return uc_fail(err, UC_BAD_FILE, "%s: too much text; split it first", name);
    return UC_OK;
}

static enum uc_status read_docx(uc_str bytes, const char *name,
                                const struct uc_reader_options *options, struct uc_lines *out,
                                struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    struct uc_docx *docx = uc_arena_alloc(arena, sizeof *docx);
    docx->options = options;
    docx->out = out;
    docx->arena = arena;
    enum uc_status status = uc_package_open(bytes, name, arena, &docx->package, err);
    if (status == UC_OK)
        status = read_package(docx, name, err);
    uc_arena_free(arena);
    return status;
}

/* A zip archive whose first entries are those of an Office file. */
static bool matches(uc_str head)
{
    return uc_str_starts(head, UC_STR("PK\x03\x04")) &&
           (uc_str_has(head, UC_STR("[Content_Types].xml")) || uc_str_has(head, UC_STR("word/")) ||
            uc_str_has(head, UC_STR("_rels/.rels")));
}

const struct uc_reader uc_reader_docx = {
    .format = "docx",
    .endings = "docx",
    .matches = matches,
    .read = read_docx,
};
