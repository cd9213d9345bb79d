/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/report.h"

#include "search/printer.h"

static void print_docx(FILE *out, const struct uc_sheet *sheet)
{
    struct uc_buf bytes = {0};
    uc_sheet_write_docx(sheet, &bytes);
    fwrite(bytes.ptr, 1, bytes.len, out);
    uc_buf_free(&bytes);
}

enum uc_status uc_report_print(enum uc_report_format format, const struct uc_sheet *sheet,
                               json_t *json, struct uc_error *err)
{
    struct uc_terminal terminal = uc_terminal_open(format == UC_REPORT_TEXT);
    if (format == UC_REPORT_JSON)
        uc_print_json(terminal.out, json_incref(json));
    else if (format == UC_REPORT_HTML)
        uc_sheet_print_html(terminal.out, sheet);
    else if (format == UC_REPORT_DOCX)
        print_docx(terminal.out, sheet);
    else
        uc_sheet_print_text(&terminal, sheet);
    json_decref(json);
    return uc_terminal_close(&terminal, err);
}
