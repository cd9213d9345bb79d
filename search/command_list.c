/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause list and unclause status */
#include "search/cli.h"
#include "search/printer.h"

#include <fts.h>
#include <string.h>
#include <sys/stat.h>

struct values {
    struct uc_cli_common common;
    struct uc_texts db;
    uint32_t format;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option list_options[] = {
    UC_CLI_DB(struct values),
    {.name = "format",
     .type = UC_OPTION_CHOICE,
     .offset = AT(format),
     .argument = "FORMAT",
     .choices = UC_LIST_FORMATS,
     .help = "how to print them"},
    UC_CLI_OPTIONS,
};

const struct uc_command uc_cli_list = {
    .name = "list",
    .operands = "",
    .brief = "the documents in the index",
    .description = "Prints every document with its number of clauses, in the order of the names.",
    .examples = "unclause list --format tsv | cut -f1\tonly the symbols\n",
    .options = list_options,
};

static const struct uc_option status_options[] = {
    UC_CLI_DB(struct values),
    {.name = "format",
     .type = UC_OPTION_CHOICE,
     .offset = AT(format),
     .argument = "FORMAT",
     .choices = UC_SHOW_FORMATS,
     .help = "how to print it"},
    UC_CLI_OPTIONS,
};

const struct uc_command uc_cli_status = {
    .name = "status",
    .operands = "",
    .brief = "how large and how old the index is",
    .description = "Prints where the database is, its format, how many documents and clauses it "
                   "has, how many bytes, and when it was last written.",
    .options = status_options,
};

#undef AT

static enum uc_status list(struct uc_collection *collection, const struct values *values,
                           uc_arena *arena, struct uc_error *err)
{
    struct uc_document_records documents = {0};
    enum uc_status s = uc_collection_documents(collection, arena, &documents, err);
    if (s != UC_OK)
        return s;
    struct uc_terminal terminal = uc_terminal_open(values->format == UC_FORMAT_TEXT);
    uc_print_documents(&terminal, (enum uc_format)values->format, &documents);
    s = uc_terminal_close(&terminal, err);
    if (s != UC_OK || documents.list.count > 0)
        return s;
    return uc_fail(err, UC_NOT_FOUND, "the index has no documents; unclause index PATH adds some");
}

struct status {
    uc_str path, format, updated;
    uint64_t documents, clauses, bytes;
};

/* The bytes of a database: of the files in its folder, or of the one file that it is. */
static uint64_t bytes_of(uc_str path, uc_arena *arena)
{
    uint64_t bytes = 0;
    char *places[] = {uc_arena_alloc(arena, path.len + 1), NULL};
    memcpy(places[0], path.ptr, path.len);
    FTS *files = fts_open(places, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    for (const FTSENT *file; files != NULL && (file = fts_read(files)) != NULL;)
        if (file->fts_info == FTS_F)
            bytes += (uint64_t)file->fts_statp->st_size;
    if (files != NULL)
        fts_close(files);
    return bytes;
}

static enum uc_status gather(struct uc_collection *collection, const struct uc_texts *places,
                             uc_arena *arena, struct status *out, struct uc_error *err)
{
    struct ux_stats stats;
    enum uc_status s = ux_reader_stats(collection->reader, arena, &stats, err);
    if (s == UC_OK)
        s = ux_reader_meta(collection->reader, UC_STR(UC_META_FORMAT), arena, &out->format, err);
    if (s == UC_OK)
        s = ux_reader_meta(collection->reader, UC_STR(UC_META_UPDATED), arena, &out->updated, err);
    struct ux_terms documents = {0};
    if (s == UC_OK)
        s = ux_reader_terms(collection->reader, uc_term_any_document, 1, arena, &documents, err);
    if (s != UC_OK)
        return s;
    out->path = places->list.at[0];
    out->documents = documents.list.count > 0 ? documents.list.at[0].frequency : 0;
    out->clauses = stats.entries - out->documents;
    for (size_t i = 0; i < places->list.count; i++)
        out->bytes += bytes_of(places->list.at[i], arena);
    return UC_OK;
}

static void print_status(FILE *out, const struct status *status)
{
    fprintf(out, "path       %.*s\n", UC_ARG(status->path));
    fprintf(out, "format     %.*s\n", UC_ARG(status->format));
    fprintf(out, "documents  %llu\n", (unsigned long long)status->documents);
    fprintf(out, "clauses    %llu\n", (unsigned long long)status->clauses);
    fprintf(out, "bytes      %llu\n", (unsigned long long)status->bytes);
    fprintf(out, "updated    %.*s\n", UC_ARG(status->updated));
}

static json_t *json_status(const struct status *status)
{
    return json_pack("{s:s%, s:s%, s:I, s:I, s:I, s:s%, s:[]}", "path", status->path.ptr,
                     status->path.len, "format", status->format.ptr, status->format.len,
                     "documents", (json_int_t)status->documents, "clauses",
                     (json_int_t)status->clauses, "bytes", (json_int_t)status->bytes, "updated",
                     status->updated.ptr ? status->updated.ptr : "", status->updated.len,
                     "problems");
}

enum uc_status uc_run_list(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.format = UC_FORMAT_TEXT};
    struct uc_texts operands = {0};
    struct uc_collection collection;
    bool done = false;
    uc_arena *arena = uc_arena_new();
    enum uc_status s =
        uc_cli_parse(&uc_cli_list, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = uc_cli_open(&values.db, arena, &collection, err);
    if (s == UC_OK && !done) {
        s = list(&collection, &values, arena, err);
        uc_collection_close(&collection);
    }
    uc_arena_free(arena);
    return s;
}

static enum uc_status status(const struct values *values, uc_arena *arena, struct uc_error *err)
{
    struct uc_texts places = {0};
    struct uc_collection collection;
    struct status found = {0};
    enum uc_status s = uc_cli_places(&values->db, arena, &places, err);
    if (s == UC_OK)
        s = uc_cli_open(&values->db, arena, &collection, err);
    if (s != UC_OK)
        return s;
    s = gather(&collection, &places, arena, &found, err);
    uc_collection_close(&collection);
    if (s != UC_OK)
        return s;
    struct uc_terminal terminal = uc_terminal_open(false);
    if (values->format == UC_FORMAT_JSON)
        uc_print_json(terminal.out, json_status(&found));
    else
        print_status(terminal.out, &found);
    return uc_terminal_close(&terminal, err);
}

enum uc_status uc_run_status(int argc, char **argv, struct uc_error *err)
{
    struct values values = {.format = UC_FORMAT_TEXT};
    struct uc_texts operands = {0};
    bool done = false;
    uc_arena *arena = uc_arena_new();
    enum uc_status s =
        uc_cli_parse(&uc_cli_status, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = status(&values, arena, err);
    uc_arena_free(arena);
    return s;
}
