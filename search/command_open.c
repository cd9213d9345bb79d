/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause open */
#include "search/cli.h"
#include "search/show.h"
#include "search/version.h"
#include "search/viewer.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

struct values {
    struct uc_cli_common common;
    struct uc_texts db;
    bool print_only;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option options[] = {
    UC_CLI_DB(struct values),
    {.name = "print-only",
     .type = UC_OPTION_FLAG,
     .offset = AT(print_only),
     .help = "print the command that would show the file, start nothing"},
    UC_CLI_OPTIONS,
};

const struct uc_command uc_cli_open_file = {
    .name = "open",
    .operands = "CITATION|SYMBOL",
    .least = 1,
    .most = UINT32_MAX,
    .brief = "show the file a clause is in, at its page",
    .description =
        "Opens the file that the cited clause was read from. A PDF is opened at the clause's page "
        "by the first of evince, atril, okular, zathura, qpdfview, xpdf and mupdf that is "
        "installed; any other file, or without one of them, by xdg-open.\n\n"
        "$UNCLAUSE_VIEWER names another program: its words, parted by spaces, in which %f is the "
        "file, %p the page (1 where the file has none) and %% a percent sign. Without %f the file "
        "comes last.",
    .examples = "unclause open 'A/RES/79/236, para. 5'\tthe resolution, at that paragraph\n"
                "UNCLAUSE_VIEWER='firefox file://%f#page=%p' unclause open 79/236 OP5\t"
                "in a browser\n",
    .options = options,
};

#undef AT

/* The clause, or, of a document cited whole, the first one that has a page. */
static enum uc_status find(struct uc_collection *collection, uc_str asked, uc_arena *arena,
                           struct uc_clause_record *clause, struct uc_document_record *document,
                           struct uc_error *err)
{
    struct uc_citation citation = uc_show_citation(asked, arena);
    struct uc_document_records documents = {0};
    struct uc_clause_records clauses = {0};
    bool whole = citation.label.len == 0 && citation.part.len == 0;
    enum uc_status s;
    if (whole) {
        s = uc_lookup_documents(collection, &citation, arena, &documents, err);
        if (s == UC_OK && documents.list.count > 0) {
            *clause = (struct uc_clause_record){.key = documents.list.at[0].key};
            *document = documents.list.at[0];
            return UC_OK;
        }
    } else {
        s = uc_lookup(collection, &citation, arena, &clauses, err);
        if (s == UC_OK && clauses.list.count > 0) {
            *clause = clauses.list.at[0];
            return uc_collection_document(collection, clause, arena, document, err);
        }
    }
    return s == UC_OK ? uc_show_missing(collection, asked, arena, err) : s;
}

/* Is the file there, with the size and time it was indexed with? */
static bool is_as_indexed(const struct uc_source *source, uc_arena *arena)
{
    struct stat now;
    return stat(uc_arena_copy(arena, source->path).ptr, &now) == 0 &&
           (uint64_t)now.st_size == source->size &&
           now.st_mtim.tv_sec * INT64_C(1000000000) + now.st_mtim.tv_nsec == source->mtime_ns;
}

/* The file that was indexed, or one of equal bytes, the first that is as it was; where none is, the
 * first. */
static const struct uc_source *choose(const struct uc_document_record *document, uc_arena *arena)
{
    const struct uc_source *first = &document->sources.at[0];
    for (size_t i = 0; i < document->sources.count; i++) {
        const struct uc_source *source = &document->sources.at[i];
        if (uc_str_equal(source->hash, first->hash) && is_as_indexed(source, arena))
            return source;
    }
    return first;
}

/* The longest beginning of `path` that is a file: the archive that a member is in. Empty: none. */
static uc_str container_of(uc_str path, uc_arena *arena)
{
    for (size_t end = path.len; end-- > 1;) {
        uc_str container = uc_str_slice(path, 0, end);
        if (path.ptr[end] == '/' && uc_is_file(container))
            return uc_arena_copy(arena, container);
    }
    return (uc_str){0};
}

/* Fails with why the file can't be shown: `path` is not there by itself. */
static enum uc_status not_there(uc_str path, int reason, uc_arena *arena, struct uc_error *err)
{
    uc_str container = container_of(path, arena);
    if (container.len > 0)
        return uc_fail(err, UC_IO, "%.*s: is inside the file %.*s; unpack that to open it",
                       UC_ARG(path), UC_ARG(container));
    return uc_fail(err, UC_IO, "%.*s: %s; unclause index --delete drops what is gone", UC_ARG(path),
                   strerror(reason));
}

static enum uc_status show(struct uc_collection *collection, const void *given, uc_str asked,
                           uc_arena *arena, struct uc_error *err)
{
    const struct values *values = given;
    struct uc_clause_record clause = {0};
    struct uc_document_record document = {0};
    struct uc_viewer viewer;
    struct stat file;
    enum uc_status s = find(collection, asked, arena, &clause, &document, err);
    if (s != UC_OK)
        return s;
    if (document.sources.count == 0)
        return uc_fail(err, UC_BROKEN, "%.*s: the index names no file of it", UC_ARG(asked));
    const struct uc_source *source = choose(&document, arena);
    uc_str path = uc_arena_copy(arena, source->path);
    if (stat(path.ptr, &file) != 0)
        return not_there(path, errno, arena, err);
    if (!is_as_indexed(source, arena))
        fprintf(
            stderr,
            "unclause: %s: changed since it was indexed; the clause may stand on another page\n",
            path.ptr);
    bool is_pdf = uc_str_equal(source->format, UC_STR("pdf"));
    s = uc_viewer_find(path, is_pdf, clause.clause.page, arena, &viewer, err);
    if (s == UC_OK && values->print_only)
        uc_viewer_print(&viewer, stdout);
    else if (s == UC_OK)
        s = uc_viewer_start(&viewer, err);
    return s;
}

enum uc_status uc_run_open(int argc, char **argv, struct uc_error *err)
{
    struct values values = {0};
    return uc_cli_run(&uc_cli_open_file, argc, argv, &values, &values.db, show, err);
}
