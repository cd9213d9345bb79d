/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/printer.h"

uc_str uc_path_of_record(const struct uc_document_record *document)
{
    return document->sources.count > 0 ? document->sources.at[0].path : UC_STR("");
}

void uc_print_result(const struct uc_terminal *terminal, enum uc_format format,
                     const struct uc_fields *fields, const struct uc_result *result)
{
    switch (format) {
    case UC_FORMAT_TEXT:
        uc_print_result_text(terminal, result);
        break;
    case UC_FORMAT_JSON:
        uc_print_result_json(terminal->out, result, fields);
        break;
    case UC_FORMAT_JSONL:
        uc_print_result_jsonl(terminal->out, result, fields);
        break;
    case UC_FORMAT_CSV:
        uc_print_result_table(terminal->out, ',', result, fields);
        break;
    case UC_FORMAT_TSV:
        uc_print_result_table(terminal->out, '\t', result, fields);
        break;
    case UC_FORMAT_CITE:
        uc_print_result_cite(terminal->out, result);
        break;
    }
}

void uc_print_documents(const struct uc_terminal *terminal, enum uc_format format,
                        const struct uc_document_records *documents)
{
    switch (format) {
    case UC_FORMAT_JSON:
        uc_print_documents_json(terminal->out, documents);
        break;
    case UC_FORMAT_JSONL:
        uc_print_documents_jsonl(terminal->out, documents);
        break;
    case UC_FORMAT_CSV:
        uc_print_documents_table(terminal->out, ',', documents);
        break;
    case UC_FORMAT_TSV:
        uc_print_documents_table(terminal->out, '\t', documents);
        break;
    default:
        uc_print_documents_text(terminal, documents);
        break;
    }
}
