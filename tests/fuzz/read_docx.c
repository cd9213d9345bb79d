/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A Word file as it is, or its parts as text, so that mutations reach the XML and do not end at the
 * archive's checksums. A part begins with a line "%PART NAME"; a body without such a line is
 * word/document.xml.
 */
#include "check_document.h"
#include "clause/buf.h"
#include "fuzz.h"
#include "unit/docx_fixture.h"

#include <string.h>

enum { PARTS_MAX = 12 };

/* What every package needs to be found as a Word file. */
static const struct zip_entry skeleton[] = {
    {"[Content_Types].xml", UC_STR_INIT("<Types/>")},
    {"_rels/.rels",
     UC_STR_INIT("<Relationships><Relationship Id='a'"
                 " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                 "officeDocument' Target='word/document.xml'/></Relationships>")},
};
enum { SKELETON = sizeof skeleton / sizeof *skeleton };

/* Takes the line behind "%PART " off `*text`: a name in `arena`. */
static const char *take_name(uc_str *text, uc_arena *arena)
{
    const uc_str mark = UC_STR("%PART ");
    if (!uc_str_starts(*text, mark))
        return "word/document.xml";
    size_t end = uc_str_find(*text, UC_STR("\n"), 0);
    uc_str name = uc_arena_copy(arena, uc_str_slice(*text, mark.len, end));
    *text = uc_str_slice(*text, end + 1, text->len);
    return strlen(name.ptr) > 0 ? name.ptr : "-";
}

static void build(uc_str text, struct uc_buf *out)
{
    uc_arena *arena = uc_arena_new();
    struct zip_entry entries[SKELETON + PARTS_MAX];
    size_t count = SKELETON;
    memcpy(entries, skeleton, sizeof skeleton);
    while (text.len > 0 && count < SKELETON + PARTS_MAX) {
        entries[count].name = take_name(&text, arena);
        size_t end = uc_str_find(text, UC_STR("%PART "), 0);
        entries[count++].bytes = uc_str_slice(text, 0, end);
        text = uc_str_slice(text, end, text.len);
    }
    zip_build(entries, count, out);
    uc_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    uc_str given = {(const char *)bytes, size};
    if (uc_str_starts(given, UC_STR("PK"))) {
        fuzz_check_read("fuzz.docx", given);
        return 0;
    }
    struct uc_buf package = {0};
    build(given, &package);
    fuzz_check_read("fuzz.docx", uc_buf_str(&package));
    uc_buf_free(&package);
    return 0;
}
