/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx_fixture.h"

#include "clause/arena.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

enum { PART_COUNT = 8, ENTRIES_MAX = PART_COUNT + 3 };

static la_ssize_t append(struct archive *archive, void *buf, const void *bytes, size_t len)
{
    (void)archive;
    uc_buf_add(buf, (uc_str){bytes, len});
    return (la_ssize_t)len;
}

void zip_build(const struct zip_entry *entries, size_t count, struct uc_buf *out)
{
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_set_bytes_in_last_block(archive, 1);
    if (archive_write_open(archive, out, NULL, append, NULL) != ARCHIVE_OK)
        abort();
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, entries[i].name);
        archive_entry_set_size(entry, (la_int64_t)entries[i].bytes.len);
        archive_entry_set_filetype(entry, AE_IFREG);
        if (archive_write_header(archive, entry) != ARCHIVE_OK ||
            archive_write_data(archive, entries[i].bytes.ptr, entries[i].bytes.len) < 0)
            abort();
        archive_entry_free(entry);
    }
    archive_write_free(archive);
}

static uc_str wrap(uc_arena *arena, const char *root, const char *inside)
{
    return uc_arena_printf(
        arena,
        "<w:%s xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
        " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
        " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
        " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
        " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
        " xmlns:dc='http://purl.org/dc/elements/1.1/'>%s</w:%s>",
        root, inside, root);
}

void docx_build(const struct docx_parts *parts, struct uc_buf *out)
{
    uc_arena *arena = uc_arena_new();
    uc_str body = uc_arena_printf(arena, "<w:body>%s</w:body>", parts->body);
    const struct {
        const char *name, *root, *inside, *type;
    } known[PART_COUNT] = {
        {"word/document.xml", "document", body.ptr, NULL},
        {"word/styles.xml", "styles", parts->styles, "styles"},
        {"word/numbering.xml", "numbering", parts->numbering, "numbering"},
        {"word/footnotes.xml", "footnotes", parts->footnotes, "footnotes"},
        {"word/endnotes.xml", "endnotes", parts->endnotes, "endnotes"},
        {"word/settings.xml", "settings", parts->settings, "settings"},
        {"word/header9.xml", "hdr", parts->header, "header"},
        {"docProps/core.xml", "coreProperties", parts->core, NULL},
    };
    struct zip_entry entries[ENTRIES_MAX];
    size_t count = 0;
    uc_str relations = UC_STR("<Relationships>");
    entries[count++] = (struct zip_entry){"[Content_Types].xml", UC_STR("<Types/>")};
    entries[count++] = (struct zip_entry){
        "_rels/.rels", UC_STR("<Relationships>"
                              "<Relationship Id='a' Type='" RELATIONS "officeDocument'"
                              " Target='word/document.xml'/>"
                              "<Relationship Id='b' Type='http://x/core-properties'"
                              " Target='/docProps/core.xml'/></Relationships>")};
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (known[i].inside == NULL)
            continue;
        entries[count++] =
            (struct zip_entry){known[i].name, wrap(arena, known[i].root, known[i].inside)};
        if (known[i].type != NULL)
            relations = uc_arena_printf(
                arena, "%s<Relationship Id='%s' Type='" RELATIONS "%s' Target='%s'/>",
                relations.ptr, known[i].type, known[i].type, known[i].name + sizeof "word");
    }
    relations = uc_arena_printf(arena, "%s</Relationships>", relations.ptr);
    entries[count++] = (struct zip_entry){"word/_rels/document.xml.rels", relations};
    zip_build(entries, count, out);
    uc_arena_free(arena);
}
