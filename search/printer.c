/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/printer.h"

struct uc_date uc_date_of_record(const struct uc_document_record *document)
{
    return document->adopted.year > 0 ? document->adopted : document->distributed;
}

uc_str uc_path_of_record(const struct uc_document_record *document)
{
    return document->sources.count > 0 ? document->sources.at[0].path : UC_STR("");
}

/* A quotation and its source, ready to paste. */
static void print_cite(FILE *out, const struct uc_result *result)
{
    for (size_t i = 0; i < result->hits.count; i++) {
        const struct uc_found *found = &result->hits.at[i].found;
        uc_str citation = found->clause.citation.len > 0 ? found->clause.citation
                                                         : uc_document_name(found->document);
        fprintf(out, "%s“%.*s” (%.*s)\n", i > 0 ? "\n" : "", UC_ARG(found->clause.text),
                UC_ARG(citation));
    }
}

void uc_print_result(const struct uc_terminal *terminal, enum uc_format format,
                     const struct uc_result *result)
{
    switch (format) {
    case UC_FORMAT_TEXT:
        uc_print_result_text(terminal, result);
        break;
    case UC_FORMAT_JSON:
        uc_print_result_json(terminal->out, result);
        break;
    case UC_FORMAT_JSONL:
        uc_print_result_jsonl(terminal->out, result);
        break;
    case UC_FORMAT_CSV:
        uc_print_result_table(terminal->out, ',', result);
        break;
    case UC_FORMAT_TSV:
        uc_print_result_table(terminal->out, '\t', result);
        break;
    case UC_FORMAT_CITE:
        print_cite(terminal->out, result);
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
