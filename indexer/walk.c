/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "walk.h"

#include "readers/reader.h"

#include <errno.h>
#include <fnmatch.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct walk {
    struct uc_account *account;
    uc_arena *arena;
    struct uc_files *files;
};

static void fail(struct walk *walk, const char *path, int error)
{
    struct uc_error err;
    uc_fail(&err, UC_IO, "%s: %s", path, strerror(error));
    uc_account_fail(walk->account, uc_str_from(path), &err);
}

bool uc_is_excluded(const struct uc_globs *globs, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    for (size_t i = 0; i < globs->list.count; i++)
        if (fnmatch(globs->list.at[i], name, 0) == 0 || fnmatch(globs->list.at[i], path, 0) == 0)
            return true;
    return false;
}

bool uc_is_below(uc_str path, uc_str root)
{
    bool starts = uc_str_starts(path, root);
    return starts && (path.len == root.len || path.ptr[root.len] == '/' || root.len == 1);
}

static void add_file(struct walk *walk, const char *path, const struct stat *stat,
                     enum uc_container_type type)
{
    const struct uc_file file = {
        .path = uc_arena_copy(walk->arena, uc_str_from(path)),
        .size = (uint64_t)stat->st_size,
        .mtime_ns = (int64_t)stat->st_mtim.tv_sec * 1000000000 + stat->st_mtim.tv_nsec,
    };
    if (type == UC_CONTAINER_NONE && uc_archive_named(file.path))
        type = UC_CONTAINER_ARCHIVE;
    if (type == UC_CONTAINER_NONE) {
        *UC_PUSH(walk->arena, &walk->files->list) = file;
        return;
    }
    struct uc_container_file *container = UC_PUSH(walk->arena, &walk->files->containers);
    container->file = file;
    container->file.inside =
        (struct uc_inside){.type = type, .container = file.path, .bytes = file.size};
}

/* Why a file or folder found in a folder is left out; UC_FATE_COUNT where it is not. */
static enum uc_fate reason_to_skip(const struct walk *walk, const FTSENT *entry)
{
    if (entry->fts_info == FTS_SL || entry->fts_info == FTS_SLNONE)
        return UC_FATE_LINK;
    if (entry->fts_name[0] == '.')
        return UC_FATE_HIDDEN;
    if (uc_is_excluded(&walk->files->excluded, entry->fts_path))
        return UC_FATE_EXCLUDED;
    bool known = uc_reader_knows(entry->fts_name) || uc_archive_named(uc_str_from(entry->fts_name));
    bool readable = entry->fts_info == FTS_D || (entry->fts_info == FTS_F && known);
    return readable ? UC_FATE_COUNT : UC_FATE_OTHER;
}

static void take_entry(struct walk *walk, FTS *folders, FTSENT *entry)
{
    switch (entry->fts_info) {
    case FTS_DP:
        return;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        fail(walk, entry->fts_path, entry->fts_errno);
        return;
    default:
        break;
    }
    if (entry->fts_level == FTS_ROOTLEVEL)
        return;
    enum uc_fate reason = reason_to_skip(walk, entry);
    if (reason != UC_FATE_COUNT) {
        uc_account_add(walk->account, reason);
        fts_set(folders, entry, FTS_SKIP);
    } else if (entry->fts_info == FTS_F) {
        add_file(walk, entry->fts_path, entry->fts_statp, UC_CONTAINER_NONE);
    }
}

static void walk_folder(struct walk *walk, char *path)
{
    FTS *folders = fts_open((char *const[]){path, NULL}, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    if (folders == NULL) {
        fail(walk, path, errno);
        return;
    }
    FTSENT *entry;
    while (errno = 0, (entry = fts_read(folders)) != NULL)
        take_entry(walk, folders, entry);
    if (errno != 0)
        fail(walk, path, errno);
    fts_close(folders);
}

static void walk_named(struct walk *walk, uc_str named, enum uc_container_type type)
{
    const char *given = uc_arena_copy(walk->arena, named).ptr;
    struct stat stated;
    char *path = realpath(given, NULL);
    if (path == NULL || stat(path, &stated) != 0) {
        fail(walk, given, errno);
        free(path);
        return;
    }
    *UC_PUSH(walk->arena, &walk->files->roots) = uc_arena_copy(walk->arena, uc_str_from(path));
    if (S_ISDIR(stated.st_mode) && type == UC_CONTAINER_NONE)
        walk_folder(walk, path);
    else if (uc_is_excluded(&walk->files->excluded, path))
        uc_account_add(walk->account, UC_FATE_EXCLUDED);
    else
        add_file(walk, path, &stated, type);
    free(path);
}

static enum uc_status walk_listed(struct walk *walk, const char *list, bool null_separated,
                                  struct uc_error *err)
{
    bool standard = strcmp(list, "-") == 0;
    FILE *in = standard ? stdin : fopen(list, "re");
    if (in == NULL)
        return uc_fail(err, UC_IO, "%s: the list of files can't be read: %s", list,
                       strerror(errno));
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    const char end = null_separated ? '\0' : '\n';
    while ((len = getdelim(&line, &room, end, in)) > 0) {
        uc_str path = {line, (size_t)len - (line[len - 1] == end)};
        if (path.len > 0)
            walk_named(walk, path, UC_CONTAINER_NONE);
    }
    bool failed = ferror(in) != 0;
    free(line);
    if (!standard)
        fclose(in);
    if (failed)
        return uc_fail(err, UC_IO, "%s: the list of files can't be read to its end", list);
    return UC_OK;
}

/* Of one path, what stands last in its archive first: it is what unpacking would leave. */
static int by_path(const void *a, const void *b)
{
    const struct uc_file *left = a, *right = b;
    int order = uc_str_compare(left->path, right->path);
    if (order == 0 && left->inside.place != right->inside.place)
        order = left->inside.place > right->inside.place ? -1 : 1;
    return order;
}

static int containers_by_path(const void *a, const void *b)
{
    return by_path(&((const struct uc_container_file *)a)->file,
                   &((const struct uc_container_file *)b)->file);
}

void uc_files_sort(struct uc_files *files)
{
    size_t kept = 0;
    if (files->list.count > 0)
        qsort(files->list.at, files->list.count, sizeof *files->list.at, by_path);
    for (size_t i = 0; i < files->list.count; i++) {
        const struct uc_file *file = &files->list.at[i];
        if (kept == 0 || !uc_str_equal(files->list.at[kept - 1].path, file->path))
            files->list.at[kept++] = *file;
    }
    files->list.count = kept;
}

static void sort_containers(struct uc_files *files)
{
    size_t kept = 0;
    if (files->containers.count > 0)
        qsort(files->containers.at, files->containers.count, sizeof *files->containers.at,
              containers_by_path);
    for (size_t i = 0; i < files->containers.count; i++)
        if (kept == 0 || !uc_str_equal(files->containers.at[kept - 1].file.path,
                                       files->containers.at[i].file.path))
            files->containers.at[kept++] = files->containers.at[i];
    files->containers.count = kept;
}

static int path_to_file(const void *path, const void *file)
{
    return uc_str_compare(*(const uc_str *)path, ((const struct uc_file *)file)->path);
}

const struct uc_file *uc_files_find(const struct uc_files *files, uc_str path)
{
    if (files->list.count == 0)
        return NULL;
    return bsearch(&path, files->list.at, files->list.count, sizeof *files->list.at, path_to_file);
}

static int path_to_container(const void *path, const void *container)
{
    return path_to_file(path, &((const struct uc_container_file *)container)->file);
}

const struct uc_container_file *uc_files_container(const struct uc_files *files, uc_str path)
{
    if (files->containers.count == 0)
        return NULL;
    return bsearch(&path, files->containers.at, files->containers.count,
                   sizeof *files->containers.at, path_to_container);
}

static void add_excluded(struct walk *walk, uc_str glob)
{
    struct uc_globs *globs = &walk->files->excluded;
    *UC_PUSH(walk->arena, &globs->list) = uc_arena_copy(walk->arena, glob).ptr;
    *UC_PUSH(walk->arena, &globs->list) = uc_arena_join(walk->arena, UC_STR("*/"), glob).ptr;
}

/* Standard input can't be held against an earlier one: it is always read. */
static void add_input(struct walk *walk, enum uc_container_type type)
{
    struct uc_container_file *container = UC_PUSH(walk->arena, &walk->files->containers);
    container->file.path = UC_STR("-");
    container->file.inside = (struct uc_inside){.type = type, .container = UC_STR("-")};
}

static void walk_containers(struct walk *walk, const struct uc_texts *named,
                            enum uc_container_type type)
{
    for (size_t i = 0; i < named->list.count; i++) {
        if (uc_str_equal(named->list.at[i], UC_STR("-")))
            add_input(walk, type);
        else
            walk_named(walk, named->list.at[i], type);
    }
}

enum uc_status uc_walk(const struct uc_index_options *options, const struct uc_texts *named,
                       struct uc_account *account, uc_arena *arena, struct uc_files *out,
                       struct uc_error *err)
{
    struct walk walk = {.account = account, .arena = arena, .files = out};
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < options->exclude.list.count; i++)
        add_excluded(&walk, options->exclude.list.at[i]);
    for (size_t i = 0; i < named->list.count; i++)
        walk_named(&walk, named->list.at[i], UC_CONTAINER_NONE);
    if (options->files_from.len > 0)
        status = walk_listed(&walk, options->files_from.ptr, options->null_separated, err);
    walk_containers(&walk, &options->archives, UC_CONTAINER_ARCHIVE);
    walk_containers(&walk, &options->documents, UC_CONTAINER_DOCUMENTS);
    uc_files_sort(out);
    sort_containers(out);
    return status;
}
