/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause similar */
#include "search/cli.h"
#include "search/lookup.h"
#include "search/printer.h"
#include "search/show.h"
#include "search/text_file.h"

struct values {
    struct uc_cli_common common;
    struct uc_texts db, kinds;
    uint32_t limit, offset, context, format;
    uc_str text, field_list;
    bool all;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option options[] = {
    UC_CLI_DB(struct values),
    {.name = "text",
     .type = UC_OPTION_FILE,
     .offset = AT(text),
     .argument = "FILE",
     .help = "similar to the text of FILE, instead of a clause",
     .detail = "Plain text, UTF-8, at most 1 MiB; a hyphen reads standard input."},
    UC_CLI_PAGE(struct values),
    {.name = "kind",
     .type = UC_OPTION_LIST,
     .offset = AT(kinds),
     .argument = "KIND",
     .choices = "preambular|operative|paragraph|footnote",
     .help = "only clauses of this kind; may be given several times"},
    UC_CLI_ALL(struct values),
    {.name = "fields",
     .type = UC_OPTION_TEXT,
     .offset = AT(field_list),
     .argument = "LIST",
     .members = uc_member_names,
     .help = "with --format json, jsonl, csv or tsv: only these members, in this order"},
    {.name = "format",
     .type = UC_OPTION_CHOICE,
     .offset = AT(format),
     .argument = "FORMAT",
     .choices = UC_FORMATS,
     .help = "how to print what is found; as for search"},
    UC_CLI_OPTIONS,
};

const struct uc_command uc_cli_similar = {
    .name = "similar",
    .operands = "CITATION",
    .least = 0,
    .most = UINT32_MAX,
    .brief = "clauses that say the same, in other words too",
    .description =
        "Finds clauses that say what the clause CITATION says, or the text of --text: those that "
        "share the most of its rarer words, in any form and order. Copies and edited copies stand "
        "among them, nearly the same ones as one, by the newest; history and precedents tell how "
        "they hang together.",
    .examples = "unclause similar 'A/RES/79/236, para. 5'\twho else says so\n"
                "unclause similar --text -\tpaste a paragraph, then end with Ctrl-D\n",
    .options = options,
};

#undef AT

/* The clause that `asked` cites; of several the likeliest. */
static enum uc_status find_clause(struct uc_collection *collection, uc_str asked, uc_arena *arena,
                                  struct uc_clause_record *out, struct uc_error *err)
{
    const struct uc_citation citation = uc_show_citation(asked, arena);
    struct uc_clause_records found = {0};
    if (citation.label.len == 0)
        return uc_fail(err, UC_USAGE,
                       "%.*s: name one clause, as in 'A/RES/79/236, para. 5'; unclause show lists "
                       "those of a document",
                       UC_ARG(asked));
    enum uc_status s = uc_lookup(collection, &citation, arena, &found, err);
    if (s == UC_OK && found.list.count == 0)
        return uc_show_missing(collection, asked, arena, err);
    if (s == UC_OK)
        *out = found.list.at[0];
    return s;
}

static enum uc_status print(const struct values *values, const struct uc_result *result,
                            const struct uc_fields *fields, struct uc_error *err)
{
    struct uc_terminal terminal = uc_terminal_open(values->format == UC_FORMAT_TEXT);
    uc_print_result(&terminal, (enum uc_format)values->format, fields, result);
    return uc_terminal_close(&terminal, err);
}

static enum uc_status find(struct uc_collection *collection, const void *given, uc_str asked,
                           uc_arena *arena, struct uc_error *err)
{
    const struct values *values = given;
    struct uc_clause_record itself = {0};
    struct uc_like like = {0};
    struct uc_fields fields;
    struct uc_result result;
    bool is_text = values->text.len > 0;
    if (is_text == (asked.len > 0))
        return uc_fail(err, UC_USAGE, "similar: %s; see unclause similar --help",
                       is_text ? "a CITATION and --text" : "CITATION is missing");
    enum uc_status s = uc_fields_parse(values->field_list, arena, &fields, err);
    if (s == UC_OK)
        s = is_text ? uc_text_file_read(values->text, arena, &like.text, err)
                    : find_clause(collection, asked, arena, &itself, err);
    if (s != UC_OK)
        return s;
    like = is_text ? (struct uc_like){like.text, uc_language_of(like.text), NULL}
                   : (struct uc_like){itself.clause.text, uc_clause_language(&itself), &itself};
    const struct uc_request request = {
        .query = is_text ? like.text : asked,
        .kinds = values->kinds,
        .offset = values->offset,
        .limit = values->limit,
        .context = values->context,
        .all = values->all,
        .count = values->format == UC_FORMAT_JSON,
    };
    s = uc_search_similar(collection, &request, &like, arena, &result, err);
    bool shown = s == UC_OK || (s == UC_NOT_FOUND && values->format == UC_FORMAT_JSON);
    enum uc_status printed = shown ? print(values, &result, &fields, err) : UC_OK;
    if (printed == UC_OK && s == UC_NOT_FOUND)
        return uc_fail(err, UC_NOT_FOUND, "%.*s: no clause of the index says the same",
                       UC_ARG(is_text ? values->text : asked));
    return printed == UC_OK ? s : printed;
}

enum uc_status uc_run_similar(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.limit = UC_CLI_HITS};
    return uc_cli_run(&uc_cli_similar, argc, argv, &values, &values.db, find, err);
}
