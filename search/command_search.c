/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause search */
#include "clause/field.h"
#include "search/batch.h"
#include "search/cli.h"
#include "search/excerpt.h"
#include "search/names.h"
#include "search/partial.h"
#include "search/printer.h"
#include "search/show.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct values {
    struct uc_cli_common common;
    struct uc_texts db, kinds;
    uint32_t limit, offset, context, sort, per_document, format, jobs;
    uc_str synonyms, in, field_list, batch;
    uc_str names; /* the lines of `synonyms` */
    bool all, facets, explain, partial;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option options[] = {
    UC_CLI_DB(struct values),
    UC_CLI_PAGE(struct values),
    {.name = "kind",
     .type = UC_OPTION_LIST,
     .offset = AT(kinds),
     .argument = "KIND",
     .choices = "preambular|operative|paragraph|heading|footnote|table|frontmatter",
     .help = "only clauses of this kind; may be given several times"},
    {.name = "in",
     .type = UC_OPTION_TEXT,
     .offset = AT(in),
     .argument = "SYMBOL",
     .help = "only in this document"},
    {.name = "sort",
     .type = UC_OPTION_CHOICE,
     .offset = AT(sort),
     .argument = "ORDER",
     .choices = UC_SORTS,
     .help = "best first, oldest first, newest first, or as in the documents"},
    {.name = "per-document",
     .type = UC_OPTION_NUMBER,
     .offset = AT(per_document),
     .argument = "N",
     .least = 1,
     .help = "at most N clauses of one document"},
    UC_CLI_ALL(struct values),
    {.name = "facets",
     .type = UC_OPTION_FLAG,
     .offset = AT(facets),
     .help = "also count what matches, by kind, organ, year, language, verb and document",
     .detail = "Clauses of equal text count each. With --format text or json."},
    {.name = "fields",
     .type = UC_OPTION_TEXT,
     .offset = AT(field_list),
     .argument = "LIST",
     .members = uc_member_names,
     .help = "only these members of each clause, in this order",
     .detail =
         "With --format json, jsonl, csv or tsv: names of docs/schema/search.json with commas "
         "between, such as citation,date,text. A cell has texts of a list with \"; \" between, "
         "and JSON where there is more to it."},
    {.name = "partial",
     .type = UC_OPTION_FLAG,
     .offset = AT(partial),
     .help = "where a database can't be opened, search the others",
     .detail = "Each that is left out is named on standard error. Scores are those of what is "
               "searched."},
    {.name = "explain",
     .type = UC_OPTION_FLAG,
     .offset = AT(explain),
     .help = "say of each clause what its score is made of",
     .detail = "In text below the clause, in JSON as \"explanation\". What the query is run as is "
               "printed on standard error."},
    {.name = "format",
     .type = UC_OPTION_CHOICE,
     .offset = AT(format),
     .argument = "FORMAT",
     .choices = UC_FORMATS,
     .help = "how to print what is found",
     .detail = "json is one object, jsonl one object a clause; cite is a quotation with its "
               "citation, to paste."},
    {.name = "synonyms",
     .type = UC_OPTION_FILE,
     .offset = AT(synonyms),
     .argument = "FILE",
     .help = "names that stand for each other, beside those that are known",
     .detail = "A line has the names of one thing with an equals sign between two: \"WTO = World "
               "Trade Organization\", \"2030 Agenda = A/RES/70/1\". Without it "
               "$XDG_CONFIG_HOME/unclause/synonyms, else ~/.config/unclause/synonyms."},
    {.name = "batch",
     .type = UC_OPTION_FILE,
     .offset = AT(batch),
     .argument = "FILE",
     .help = "answer every line of FILE, in order, each by one line of JSON",
     .detail =
         "A hyphen reads standard input. A line is a query, or a JSON object with \"query\" and "
         "any of n, offset, context, kind, in, sort, per_document, all, facets, explain, which "
         "mean "
         "what the options of these names do, count (true: say exactly how many clauses match) "
         "and id (any value, which the answer has too); docs/schema/batch.json. What can't be "
         "answered gives an object with \"error\" in its place, and exit status 2 in the "
         "end."},
    {.name = "jobs",
     .letter = 'j',
     .type = UC_OPTION_NUMBER,
     .offset = AT(jobs),
     .argument = "N",
     .least = 1,
     .most = UC_JOBS_MAX,
     .help = "with --batch: how many queries to answer at a time",
     .detail = "Without it one for each processor; 256 at most."},
    UC_CLI_OPTIONS,
};

#define FIELD_BEGINNING(id, name, ...) "|" name ":"

const struct uc_command uc_cli_search = {
    .name = "search",
    .operands = "QUERY...",
    .beginnings = "" UC_FIELD_LIST(FIELD_BEGINNING),
    .least = 0,
    .most = UINT32_MAX,
    .brief = "find clauses",
    .description =
        "Prints the clauses that answer QUERY best, with their citations.\n\n"
        "Plain words find any form of the word; clauses with all of them come first, those where "
        "they follow each other before the others. \"Quoted words\" must stand exactly so. "
        "word* finds all words that begin so. AND, OR, NOT (in capitals), +word, -word, brackets "
        "and NEAR/5 combine them. A field narrows: kind:operative, verb:requests, "
        "symbol:A/RES/57/263, title:finance, date:2019..2024 and others. man unclause-query tells "
        "it all.\n\n"
        "A citation (\"A/RES/79/236 para 5\", \"79/236 OP5\") goes straight to its clause.\n\n"
        "Put -- before a query that begins with a hyphen.",
    .examples = "unclause search triangular cooperation\tthe best clauses first\n"
                "unclause search '\"South-South cooperation\" verb:request'\t"
                "exactly these words, in requests\n"
                "unclause search -C 1 'youth NEAR/5 employment'\twith a clause before and after\n"
                "unclause search '79/236 OP5'\tone clause\n"
                "unclause search --batch queries.txt > answers.jsonl\ta query a line\n",
    .options = options,
};

#undef FIELD_BEGINNING
#undef AT

/* The query again, with a caret under the place that can't be read. */
static void point_at(uc_str query, size_t offset, uc_arena *arena)
{
    bool lines = false;
    for (size_t i = 0; i < query.len; i++)
        lines |= query.ptr[i] == '\n' || query.ptr[i] == '\t';
    if (lines || query.len == 0 || offset > query.len)
        return;
    uint32_t column;
    uc_str shown = uc_excerpt(query, offset, &column, arena);
    fprintf(stderr, "  %.*s\n  %*s^\n", UC_ARG(shown), (int)column, "");
}

/* UC_NOT_FOUND, with what is missing where the query is a citation. */
static enum uc_status say_nothing_found(struct uc_collection *collection,
                                        const struct uc_request *request, uc_arena *arena,
                                        struct uc_error *err)
{
    uint32_t column;
    uc_str shown = uc_excerpt(request->query, 0, &column, arena);
    struct uc_citation citation;
    if (request->kinds.list.count == 0 && request->in.len == 0 &&
        uc_citation_parse(request->query, arena, &citation))
        return uc_show_missing(collection, request->query, arena, err);
    return uc_fail(err, UC_NOT_FOUND, "nothing found for %.*s", UC_ARG(shown));
}

/* What was probably meant, on standard error: standard output has results alone. */
static void suggest(const struct uc_result *result, uc_arena *arena)
{
    uint32_t column;
    uc_str shown = uc_excerpt(result->suggestion, 0, &column, arena);
    if (result->corrected)
        fprintf(stderr, "Nothing is found for %.*s. ", UC_ARG(result->query));
    if (result->suggestion.len > 0)
        fprintf(stderr, "Did you mean: %.*s%s\n", UC_ARG(shown),
                result->corrected ? " (this is what is shown)" : "");
}

static void explain(const struct uc_result *result)
{
    struct uc_buf printed = {0};
    if (result->tree != NULL)
        uc_query_print(result->tree, &printed);
    else
        uc_buf_add(&printed, UC_STR("a citation: looked up, not searched"));
    fprintf(stderr, "%.*s\n", UC_ARG(uc_buf_str(&printed)));
    uc_buf_free(&printed);
}

static enum uc_status print(const struct values *values, const struct uc_result *result,
                            const struct uc_fields *fields, struct uc_error *err)
{
    enum uc_format format = (enum uc_format)values->format;
    struct uc_terminal terminal = uc_terminal_open(format == UC_FORMAT_TEXT);
    uc_print_result(&terminal, format, fields, result);
    return uc_terminal_close(&terminal, err);
}

/* What goes with the format asked for. */
static enum uc_status check_format(const struct values *values, uc_arena *arena,
                                   struct uc_fields *fields, struct uc_error *err)
{
    bool is_batch = values->batch.len > 0;
    bool text = values->format == UC_FORMAT_TEXT, cite = values->format == UC_FORMAT_CITE;
    bool json = values->format == UC_FORMAT_JSON, lines = values->format == UC_FORMAT_JSONL;
    if (is_batch && !text && !lines) /* text: none was asked for */
        return uc_fail(err, UC_USAGE, "--batch: prints JSON Lines, no other --format");
    if (values->field_list.len > 0 && !is_batch && (text || cite))
        return uc_fail(err, UC_USAGE, "--fields: goes with --format json, jsonl, csv or tsv");
    if (values->facets && !is_batch && !text && !json)
        return uc_fail(err, UC_USAGE, "--facets: goes with --format text or json");
    return uc_fields_parse(values->field_list, arena, fields, err);
}

static struct uc_request request_of(const struct values *values, uc_str query)
{
    return (struct uc_request){
        .query = query,
        .kinds = values->kinds,
        .in = values->in,
        .sort = (enum uc_sort)values->sort,
        .offset = values->offset,
        .limit = values->limit,
        .context = values->context,
        .per_document = values->per_document,
        .all = values->all,
        .facets = values->facets,
        .explain = values->explain,
        .synonyms = values->names,
        .count = values->format == UC_FORMAT_JSON ||
                 (values->format == UC_FORMAT_TEXT && isatty(STDOUT_FILENO) == 1),
    };
}

/* The databases to search. */
static enum uc_status places_of(const struct values *values, uc_arena *arena,
                                struct uc_texts *places, struct uc_error *err)
{
    enum uc_status s = uc_cli_places(&values->db, arena, places, err);
    return s == UC_OK && values->partial ? uc_keep_reachable(places, arena, err) : s;
}

/* Is one of the databases gone that was there? With --partial the others are searched then. */
static bool has_lost_one(const struct values *values, struct uc_texts *places, uc_arena *arena)
{
    struct uc_error err;
    size_t before = places->list.count;
    return values->partial && uc_keep_reachable(places, arena, &err) == UC_OK &&
           places->list.count < before;
}

/* The collection is to be closed, whatever the status. */
static enum uc_status open_and_search(const struct uc_texts *places,
                                      const struct uc_request *request, uc_arena *arena,
                                      struct uc_collection *collection, struct uc_result *result,
                                      struct uc_error *err)
{
    *collection = (struct uc_collection){0};
    enum uc_status s = uc_cli_open(places, arena, collection, err);
    return s == UC_OK ? uc_search(collection, request, arena, result, err) : s;
}

static enum uc_status search(const struct values *values, uc_str query, uc_arena *arena,
                             struct uc_error *err)
{
    const struct uc_request request = request_of(values, query);
    struct uc_collection collection;
    struct uc_result result = {0};
    struct uc_fields fields;
    enum uc_status s = check_format(values, arena, &fields, err);
    struct uc_texts places = {0};
    if (s == UC_OK)
        s = places_of(values, arena, &places, err);
    if (s != UC_OK)
        return s;
    s = open_and_search(&places, &request, arena, &collection, &result, err);
    while (s == UC_IO && has_lost_one(values, &places, arena)) {
        uc_collection_close(&collection);
        *err = (struct uc_error){0};
        s = open_and_search(&places, &request, arena, &collection, &result, err);
    }
    if (s == UC_USAGE && err->status == UC_USAGE) {
        fprintf(stderr, "unclause: %s\n", err->text);
        err->text[0] = '\0';
        point_at(query, err->offset, arena);
    }
    if (values->explain && (s == UC_OK || s == UC_NOT_FOUND))
        explain(&result);
    if (s == UC_OK || s == UC_NOT_FOUND)
        suggest(&result, arena);
    bool machine = values->format == UC_FORMAT_JSON;
    if (s == UC_OK || (s == UC_NOT_FOUND && machine)) {
        enum uc_status printed = print(values, &result, &fields, err);
        s = printed == UC_OK ? s : printed;
    }
    if (s == UC_NOT_FOUND)
        s = say_nothing_found(&collection, &request, arena, err);
    uc_collection_close(&collection);
    return s;
}

static enum uc_status run_batch(const struct values *values, uc_arena *arena, struct uc_error *err)
{
    bool is_stream = uc_str_equal(values->batch, UC_STR("-"));
    struct uc_batch batch = {
        .usual = request_of(values, UC_STR("")),
        .workers = values->jobs,
        .input = STDIN_FILENO,
        .input_name = is_stream ? "standard input" : values->batch.ptr,
    };
    batch.usual.count = false;
    enum uc_status s = check_format(values, arena, &batch.fields, err);
    if (s == UC_OK)
        s = places_of(values, arena, &batch.databases, err);
    if (s == UC_OK && !is_stream)
        batch.input = open(values->batch.ptr, O_RDONLY | O_CLOEXEC);
    if (s == UC_OK && batch.input < 0)
        s = uc_fail(err, UC_IO, "%s: %s", batch.input_name, strerror(errno));
    if (s == UC_OK)
        s = uc_batch_run(&batch, err);
    if (!is_stream && batch.input > STDERR_FILENO)
        close(batch.input);
    return s;
}

static enum uc_status run(const struct values *values, const struct uc_texts *operands,
                          uc_arena *arena, struct uc_error *err)
{
    bool has_query = operands->list.count > 0, is_batch = values->batch.len > 0;
    if (has_query == is_batch)
        return uc_fail(err, UC_USAGE, "search: %s; see unclause search --help",
                       has_query ? "a QUERY and --batch" : "QUERY is missing");
    return is_batch ? run_batch(values, arena, err)
                    : search(values, uc_cli_join(operands, arena), arena, err);
}

enum uc_status uc_run_search(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.limit = UC_CLI_HITS};
    struct uc_texts operands = {0};
    bool done = false;
    uc_arena *arena = uc_arena_new();
    enum uc_status s =
        uc_cli_parse(&uc_cli_search, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = uc_names_read(values.synonyms, arena, &values.names, err);
    if (s == UC_OK && !done)
        s = run(&values, &operands, arena, err);
    uc_arena_free(arena);
    return s;
}
