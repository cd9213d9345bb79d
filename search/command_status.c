/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause status */
#include "clause/json.h"
#include "search/cli.h"
#include "search/printer.h"
#include "search/verify.h"

#include <fts.h>
#include <string.h>
#include <sys/stat.h>

struct values {
    struct uc_cli_common common;
    struct uc_texts db;
    uint32_t format;
    bool verify;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option status_options[] = {
    UC_CLI_DB(struct values),
    {.name = "verify",
     .type = UC_OPTION_FLAG,
     .offset = AT(verify),
     .help = "prove that the index is whole",
     .detail = "Checks every table as xapian-check does, reads every record, and looks for every "
               "clause of every document. What is wrong is listed; the exit status is 2 then."},
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
    .brief = "how large and how old the index is, and whether it is whole",
    .description = "Prints where the database is, its format, how many documents and clauses it "
                   "has, how many bytes, and when it was last written.",
    .examples = "unclause status --verify\tis every clause there?\n",
    .options = status_options,
};

#undef AT

struct status {
    uc_str path, format, updated;
    uint64_t documents, clauses, bytes;
    struct uc_texts problems; /* of --verify */
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
    uint32_t documents = 0, clauses = 0;
    enum uc_status s =
        ux_reader_meta(collection->reader, UC_STR(UC_META_FORMAT), arena, &out->format, err);
    if (s == UC_OK)
        s = ux_reader_meta(collection->reader, UC_STR(UC_META_UPDATED), arena, &out->updated, err);
    if (s == UC_OK)
        s = ux_reader_numbers(collection->reader, &documents, &clauses, err);
    out->documents = documents;
    out->clauses = clauses;
    for (size_t i = 0; i < places->list.count; i++)
        out->bytes += bytes_of(places->list.at[i], arena);
    return s;
}

static void print_status(FILE *out, const struct status *status, bool verified)
{
    fprintf(out, "path       %.*s\n", UC_ARG(status->path));
    fprintf(out, "format     %.*s\n", UC_ARG(status->format));
    fprintf(out, "documents  %llu\n", (unsigned long long)status->documents);
    fprintf(out, "clauses    %llu\n", (unsigned long long)status->clauses);
    fprintf(out, "bytes      %llu\n", (unsigned long long)status->bytes);
    fprintf(out, "updated    %.*s\n", UC_ARG(status->updated));
    for (size_t i = 0; i < status->problems.list.count; i++)
        fprintf(out, "problem    %.*s\n", UC_ARG(status->problems.list.at[i]));
    if (verified && status->problems.list.count == 0)
        fputs("problems   none\n", out);
}

static json_t *json_status(const struct status *status)
{
    json_t *problems = json_array();
    for (size_t i = 0; i < status->problems.list.count; i++)
        json_array_append_new(problems, uc_json_text(status->problems.list.at[i], false));
    json_t *json = json_object();
    json_object_set_new(json, "path", uc_json_text(status->path, false));
    json_object_set_new(json, "format", uc_json_text(status->format, false));
    json_object_set_new(json, "documents", json_integer((json_int_t)status->documents));
    json_object_set_new(json, "clauses", json_integer((json_int_t)status->clauses));
    json_object_set_new(json, "bytes", json_integer((json_int_t)status->bytes));
    json_object_set_new(json, "updated", uc_json_text(status->updated, false));
    json_object_set_new(json, "problems", problems);
    return json;
}

/* A database that is too damaged to say anything of itself has its problems alone. */
static enum uc_status look(const struct values *values, const struct uc_texts *places,
                           uc_arena *arena, struct status *out, struct uc_error *err)
{
    struct uc_collection collection;
    enum uc_status s = UC_OK;
    out->path = places->list.at[0];
    for (size_t i = 0; i < places->list.count && values->verify && s == UC_OK; i++)
        s = uc_verify(places->list.at[i].ptr, arena, &out->problems, err);
    if (s == UC_OK)
        s = uc_cli_open(&values->db, arena, &collection, err);
    if (s == UC_OK) {
        s = gather(&collection, places, arena, out, err);
        uc_collection_close(&collection);
    }
    return s == UC_BROKEN && out->problems.list.count > 0 ? UC_OK : s;
}

static enum uc_status status(const struct values *values, uc_arena *arena, struct uc_error *err)
{
    struct uc_texts places = {0};
    struct status found = {0};
    enum uc_status s = uc_cli_places(&values->db, arena, &places, err);
    if (s == UC_OK)
        s = look(values, &places, arena, &found, err);
    if (s != UC_OK)
        return s;
    struct uc_terminal terminal = uc_terminal_open(false);
    if (values->format == UC_FORMAT_JSON)
        uc_print_json(terminal.out, json_status(&found));
    else
        print_status(terminal.out, &found, values->verify);
    s = uc_terminal_close(&terminal, err);
    if (s != UC_OK || found.problems.list.count == 0)
        return s;
    return uc_fail(err, UC_BROKEN,
                   "%.*s: the index is damaged; run unclause index --rebuild, or take it from a "
                   "copy",
                   UC_ARG(found.path));
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
