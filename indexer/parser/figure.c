/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "clause/text.h"
#include "parser/caption.h"

/* Figures and letters of a scale: no word in it. */
static bool is_numeric(uc_str text)
{
    size_t digits = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = uc_text_next(text, &at);
        if (uc_text_is_letter(c))
            return false;
        digits += c >= '0' && c <= '9';
    }
    return digits > 0;
}

static bool is_small(const struct uc_sheet *sheet, const struct uc_print *print)
{
    return print->size < sheet->body_size - 0.4f;
}

/* What stands above a chart: the caption's further lines, and in brackets what is counted. */
static bool is_title(const struct uc_sheet *sheet, const struct uc_print *print)
{
    return print->line->text.ptr[0] == '(' ||
           ((print->bold || !is_small(sheet, print)) && !is_numeric(print->line->text));
}

/* Does running text begin with this line, or a heading? */
static bool ends_chart(const struct uc_sheet *sheet, const struct uc_print *print)
{
    const float wide = 0.55f;
    const struct uc_line *line = print->line;
    float width = sheet->lines->pages.at[line->page - 1].width;
    return (print->bold && !is_small(sheet, print)) || uc_is_remark(line->text) ||
           (line->box.x1 - line->box.x0 > wide * width && !is_numeric(line->text));
}

/* Is line `i` on the page, in the text or between the lines of a chart's grid? */
static bool is_on(const struct uc_sheet *sheet, size_t i, uint32_t page)
{
    return i < sheet->count && sheet->at[i].line->page == page &&
           (sheet->at[i].place == UC_PLACE_BODY || sheet->at[i].place == UC_PLACE_TABLE);
}

/* Claims the scales and labels of the chart below the caption `caption`. */
static void claim_chart(struct uc_sheet *sheet, size_t caption)
{
    const size_t titles = 6, least = 3;
    uint32_t page = sheet->at[caption].line->page;
    size_t start = caption + 1, numeric = 0;
    while (is_on(sheet, start, page) && start <= caption + titles &&
           is_title(sheet, &sheet->at[start]))
        start++;
    size_t end = start;
    for (; is_on(sheet, end, page) && !ends_chart(sheet, &sheet->at[end]); end++)
        numeric += is_numeric(sheet->at[end].line->text);
    if (numeric < least)
        return;
    sheet->tables++;
    for (size_t i = start; i < end; i++) {
        sheet->at[i].place = UC_PLACE_TABLE;
        sheet->at[i].group = sheet->tables;
    }
}

void uc_find_charts(struct uc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct uc_print *print = &sheet->at[i];
        uint32_t page = print->line->page;
        if (print->place == UC_PLACE_BODY && page >= 1 && page <= sheet->lines->pages.count &&
            uc_is_caption(print->line->text) && uc_table_caption(print->line->text) == 0)
            claim_chart(sheet, i);
    }
}
