/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations, ready to paste. */
#include "search/printer.h"

/* Quotation marks of a language: around a quotation, with what parts them from it, and around one
 * within it. */
struct marks {
    uc_str open, close, space, inner_open, inner_close;
};

static const struct marks english = {UC_STR_INIT("“"), UC_STR_INIT("”"), UC_STR_INIT(""),
                                     UC_STR_INIT("‘"), UC_STR_INIT("’")};
static const struct marks french = {UC_STR_INIT("«"), UC_STR_INIT("»"), UC_STR_INIT("\u00a0"),
                                    UC_STR_INIT("“"), UC_STR_INIT("”")};
static const struct marks russian = {UC_STR_INIT("«"), UC_STR_INIT("»"), UC_STR_INIT(""),
                                     UC_STR_INIT("„"), UC_STR_INIT("“")};
static const struct marks spanish = {UC_STR_INIT("«"), UC_STR_INIT("»"), UC_STR_INIT(""),
                                     UC_STR_INIT("“"), UC_STR_INIT("”")};

static const struct marks *marks_of(enum uc_language language)
{
    switch (language) {
    case UC_FRENCH:
        return &french;
    case UC_RUSSIAN:
        return &russian;
    case UC_SPANISH:
    case UC_ARABIC:
        return &spanish;
    default:
        return &english;
    }
}

/* The text, its own outer marks become inner ones. */
static void print_within(FILE *out, uc_str text, const struct marks *marks)
{
    for (size_t i = 0; i < text.len;) {
        uc_str rest = uc_str_slice(text, i, text.len);
        if (uc_str_starts(rest, marks->open)) {
            fwrite(marks->inner_open.ptr, 1, marks->inner_open.len, out);
            i += marks->open.len;
        } else if (uc_str_starts(rest, marks->close)) {
            fwrite(marks->inner_close.ptr, 1, marks->inner_close.len, out);
            i += marks->close.len;
        } else {
            fputc(text.ptr[i++], out);
        }
    }
}

void uc_print_result_cite(FILE *out, const struct uc_result *result)
{
    for (size_t i = 0; i < result->hits.count; i++) {
        const struct uc_found *found = &result->hits.at[i].found;
        const struct marks *marks = marks_of(found->document->language);
        uc_str citation = found->clause.citation.len > 0 ? found->clause.citation
                                                         : uc_document_name(found->document);
        fprintf(out, "%s%.*s%.*s", i > 0 ? "\n" : "", UC_ARG(marks->open), UC_ARG(marks->space));
        print_within(out, found->clause.text, marks);
        fprintf(out, "%.*s%.*s (%.*s)\n", UC_ARG(marks->space), UC_ARG(marks->close),
                UC_ARG(citation));
    }
}
