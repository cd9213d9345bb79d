/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Office Open XML, WordprocessingML (ECMA-376, part 1, 17). A Word file is a ZIP archive; its three
 * members are stored as they are (PKWARE, APPNOTE.TXT 4.3), so that no library is needed for it.
 */
#include "search/sheet.h"

#include "clause/text.h"

struct member {
    const char *name;
    uc_str bytes;
    uint32_t checksum, offset;
};

static const char types[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+"
    "xml\"/></Types>";
static const char relations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>";
static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
/* A4 across; widths in twentieths of a point. */
static const char table[] =
    "<w:tbl><w:tblPr><w:tblW w:w=\"14600\" w:type=\"dxa\"/><w:tblBorders>"
    "<w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/>"
    "<w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/>"
    "<w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/>"
    "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
    "<w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>"
    "<w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/>"
    "</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"6000\"/>"
    "<w:gridCol w:w=\"5600\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>";
static const char tail[] =
    "</w:tbl><w:p/><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
    "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
    "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

static const char bold[] = "<w:b/>";
static const char *const of_change[] = {
    [UC_KEPT] = "",
    [UC_DELETED] = "<w:strike/><w:color w:val=\"C00000\"/>",
    [UC_INSERTED] = "<w:color w:val=\"00703C\"/><w:u w:val=\"single\"/>",
};

static void add(struct uc_buf *out, const char *text)
{
    uc_buf_add(out, uc_str_from(text));
}

/* A character of XML, or what stands for it: most control characters can't be in XML at all. */
static void add_character(struct uc_buf *out, uint32_t c)
{
    if (c == '&')
        add(out, "&amp;");
    else if (c == '<')
        add(out, "&lt;");
    else if (c == '>')
        add(out, "&gt;");
    else if (c == '\n')
        add(out, "</w:t><w:br/><w:t xml:space=\"preserve\">");
    else if (c == '\t')
        add(out, "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    else if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
        uc_buf_char(out, 0xFFFD);
    else
        uc_buf_char(out, c);
}

static void add_run(struct uc_buf *out, const char *properties, uc_str text)
{
    if (text.len == 0)
        return;
    uc_buf_printf(out, "<w:r><w:rPr>%s</w:rPr><w:t xml:space=\"preserve\">", properties);
    for (size_t at = 0; at < text.len;)
        add_character(out, uc_text_next(text, &at));
    add(out, "</w:t></w:r>");
}

static void add_paragraph(struct uc_buf *out, const char *properties, uc_str text)
{
    add(out, "<w:p>");
    add_run(out, properties, text);
    add(out, "</w:p>");
}

static void open_cell(struct uc_buf *out, const char *width)
{
    uc_buf_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%s\" w:type=\"dxa\"/></w:tcPr>", width);
}

static void add_head_row(struct uc_buf *out, const struct uc_sheet *sheet)
{
    add(out, "<w:tr><w:trPr><w:tblHeader/></w:trPr>");
    open_cell(out, "6000");
    add_paragraph(out, bold, sheet->later_head);
    add(out, "</w:tc>");
    open_cell(out, "5600");
    add_paragraph(out, bold, sheet->earlier_head);
    add(out, "</w:tc>");
    open_cell(out, "3000");
    add_paragraph(out, bold, UC_STR("Source"));
    add(out, "</w:tc></w:tr>");
}

static void add_row(struct uc_buf *out, const struct uc_row *row)
{
    uc_arena *arena = uc_arena_new();
    add(out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    open_cell(out, "6000");
    add_paragraph(out, bold, row->later);
    add(out, "<w:p>");
    for (size_t i = 0; i < row->diff.pieces.count; i++)
        add_run(out, of_change[row->diff.pieces.at[i].change], row->diff.pieces.at[i].text);
    add(out, "</w:p></w:tc>");
    open_cell(out, "5600");
    add_paragraph(out, "", uc_diff_text(&row->diff, UC_INSERTED, arena));
    add(out, "</w:tc>");
    open_cell(out, "3000");
    if (row->earlier.len > 0)
        add_paragraph(out, bold, row->earlier);
    add_paragraph(out, "", row->note);
    if (row->detail.len > 0)
        add_paragraph(out, "", row->detail);
    add(out, "</w:tc></w:tr>");
    uc_arena_free(arena);
}

static void add_document(struct uc_buf *out, const struct uc_sheet *sheet)
{
    add(out, head);
    add_paragraph(out, "<w:b/><w:sz w:val=\"32\"/>", sheet->title);
    add_paragraph(out, "", sheet->about);
    add_paragraph(out, "", sheet->summary);
    add(out, table);
    add_head_row(out, sheet);
    for (size_t i = 0; i < sheet->rows.count; i++)
        add_row(out, &sheet->rows.at[i]);
    add(out, tail);
}

/* CRC-32, as ZIP has it (ISO 3309). */
static uint32_t checksum_of(uc_str bytes)
{
    uint32_t checksum = UINT32_MAX;
    for (size_t i = 0; i < bytes.len; i++) {
        checksum ^= (unsigned char)bytes.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            checksum = checksum >> 1 ^ (checksum & 1 ? 0xEDB88320 : 0);
    }
    return ~checksum;
}

/* `bytes` bytes of `value`, the least first. */
static void add_number(struct uc_buf *out, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++, value >>= 8)
        uc_buf_byte(out, (char)value);
}

/* What a member's two headers have in common: version 2.0, names in UTF-8, stored, 1 January 1980.
 */
static void add_common(struct uc_buf *out, const struct member *member)
{
    enum { VERSION = 20, UTF8_NAMES = 1 << 11, FIRST_DAY = 1 << 5 | 1 };
    uint32_t size = (uint32_t)member->bytes.len;
    add_number(out, VERSION, 2);
    add_number(out, UTF8_NAMES, 2);
    add_number(out, 0, 2);
    add_number(out, 0, 2);
    add_number(out, FIRST_DAY, 2);
    add_number(out, member->checksum, 4);
    add_number(out, size, 4);
    add_number(out, size, 4);
    add_number(out, (uint32_t)uc_str_from(member->name).len, 2);
    add_number(out, 0, 2);
}

static void add_member(struct uc_buf *out, struct member *member)
{
    member->offset = (uint32_t)out->len;
    member->checksum = checksum_of(member->bytes);
    add(out, "PK\3\4");
    add_common(out, member);
    add(out, member->name);
    uc_buf_add(out, member->bytes);
}

static void add_directory(struct uc_buf *out, const struct member *members, uint32_t count)
{
    enum { VERSION = 20, ATTRIBUTES_AND_DISK = 10 };
    uint32_t start = (uint32_t)out->len;
    for (uint32_t i = 0; i < count; i++) {
        add(out, "PK\1\2");
        add_number(out, VERSION, 2);
        add_common(out, &members[i]);
        for (int zero = 0; zero < ATTRIBUTES_AND_DISK; zero++)
            uc_buf_byte(out, 0);
        add_number(out, members[i].offset, 4);
        add(out, members[i].name);
    }
    uint32_t size = (uint32_t)out->len - start;
    add(out, "PK\5\6");
    add_number(out, 0, 4);
    add_number(out, count, 2);
    add_number(out, count, 2);
    add_number(out, size, 4);
    add_number(out, start, 4);
    add_number(out, 0, 2);
}

void uc_sheet_write_docx(const struct uc_sheet *sheet, struct uc_buf *out)
{
    enum { MEMBERS = 3 };
    struct uc_buf document = {0};
    add_document(&document, sheet);
    struct member members[MEMBERS] = {
        {.name = "[Content_Types].xml", .bytes = uc_str_from(types)},
        {.name = "_rels/.rels", .bytes = uc_str_from(relations)},
        {.name = "word/document.xml", .bytes = uc_buf_str(&document)},
    };
    for (int i = 0; i < MEMBERS; i++)
        add_member(out, &members[i]);
    add_directory(out, members, MEMBERS);
    uc_buf_free(&document);
}
