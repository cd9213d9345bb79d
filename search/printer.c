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

/* The members of a hit, as docs/schema/search.json has them. */
static const char *const member_names[] = {
    "rank",    "score",   "citation", "symbol", "title",     "path",  "date",
    "organ",   "session", "language", "kind",   "part",      "label", "eid",
    "section", "page",    "box",      "verb",   "verbs",     "text",  "snippet",
    "marks",   "chapeau", "before",   "after",  "footnotes", "cites", "earlier",
};
enum { MEMBERS = sizeof member_names / sizeof *member_names };

static bool is_member(uc_str name)
{
    for (size_t i = 0; i < MEMBERS; i++)
        if (uc_str_equal(name, uc_str_from(member_names[i])))
            return true;
    return false;
}

static enum uc_status no_member(uc_str name, struct uc_error *err)
{
    struct uc_buf names = {0};
    for (size_t i = 0; i < MEMBERS; i++)
        uc_buf_printf(&names, "%s%s", i > 0 ? ", " : "", member_names[i]);
    enum uc_status s = uc_fail(err, UC_USAGE, "--fields: '%.*s' is none of %.*s",
                               UC_ARG(uc_str_slice(name, 0, 40)), UC_ARG(uc_buf_str(&names)));
    uc_buf_free(&names);
    return s;
}

enum uc_status uc_fields_parse(uc_str list, uc_arena *arena, struct uc_texts *out,
                               struct uc_error *err)
{
    for (size_t at = 0; at < list.len;) {
        size_t end = uc_str_find(list, UC_STR(","), at);
        uc_str name = uc_str_trim(uc_str_slice(list, at, end));
        if (!is_member(name))
            return no_member(name, err);
        *UC_PUSH(arena, &out->list) = name;
        at = end + 1;
    }
    return UC_OK;
}

void uc_print_result(const struct uc_terminal *terminal, enum uc_format format,
                     const struct uc_texts *fields, const struct uc_result *result)
{
    switch (format) {
    case UC_FORMAT_TEXT:
        uc_print_result_text(terminal, result);
        break;
    case UC_FORMAT_JSON:
        uc_print_json(terminal->out, uc_json_result(result, fields));
        break;
    case UC_FORMAT_JSONL:
        uc_print_result_jsonl(terminal->out, fields, result);
        break;
    case UC_FORMAT_CSV:
        uc_print_result_table(terminal->out, ',', fields, result);
        break;
    case UC_FORMAT_TSV:
        uc_print_result_table(terminal->out, '\t', fields, result);
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
