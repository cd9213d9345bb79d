/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the reports on the life of clauses (compare, history, precedents) share on the command line:
 * their options, and the forms that they are printed in.
 */
#ifndef SEARCH_REPORT_H
#define SEARCH_REPORT_H

#include "search/cli.h"
#include "search/sheet.h"

#include <jansson.h>

/* In the order of the enumeration, for option tables. */
#define UC_REPORT_FORMATS "text|json|html"
#define UC_REPORT_FORMATS_AND_WORD UC_REPORT_FORMATS "|docx"
enum uc_report_format {
    UC_REPORT_TEXT,
    UC_REPORT_JSON,
    UC_REPORT_HTML,
    UC_REPORT_DOCX,
};

struct uc_report_values {
    struct uc_cli_common common;
    struct uc_texts db;
    uint32_t format;
};
/* clang-format off */
#define UC_CLI_REPORT(formats, about)                                                              \
    UC_CLI_DB(struct uc_report_values),                                                            \
    {.name = "format", .type = UC_OPTION_CHOICE,                                                   \
     .offset = offsetof(struct uc_report_values, format), .argument = "FORMAT",                    \
     .choices = (formats), .help = (about)},                                                       \
    UC_CLI_OPTIONS
/* clang-format on */

/* The report on standard output, as `sheet` or as `json`, which is given up. UC_IO. */
enum uc_status uc_report_print(enum uc_report_format format, const struct uc_sheet *sheet,
                               json_t *json, struct uc_error *err) UC_NODISCARD;

#endif
