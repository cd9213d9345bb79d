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
    UC_LIST(const char *) excluded; /* globs */
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

static bool is_excluded(const struct walk *walk, const char *path, const char *name)
{
    for (size_t i = 0; i < walk->excluded.count; i++)
        if (fnmatch(walk->excluded.at[i], name, 0) == 0 ||
            fnmatch(walk->excluded.at[i], path, 0) == 0)
            return true;
    return false;
}

static void add_file(struct walk *walk, const char *path, const struct stat *stat)
{
    *UC_PUSH(walk->arena, &walk->files->list) = (struct uc_file){
        .path = uc_arena_copy(walk->arena, uc_str_from(path)),
        .size = (uint64_t)stat->st_size,
        .mtime_ns = (int64_t)stat->st_mtim.tv_sec * 1000000000 + stat->st_mtim.tv_nsec,
    };
}

/* Why a file or folder found in a folder is left out; UC_FATE_COUNT where it is not. */
static enum uc_fate reason_to_skip(const struct walk *walk, const FTSENT *entry)
{
    if (entry->fts_info == FTS_SL || entry->fts_info == FTS_SLNONE)
        return UC_FATE_LINK;
    if (entry->fts_name[0] == '.')
        return UC_FATE_HIDDEN;
    if (is_excluded(walk, entry->fts_path, entry->fts_name))
        return UC_FATE_EXCLUDED;
    bool readable =
        entry->fts_info == FTS_D || (entry->fts_info == FTS_F && uc_reader_knows(entry->fts_name));
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
        add_file(walk, entry->fts_path, entry->fts_statp);
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

static void walk_named(struct walk *walk, uc_str named)
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
    if (S_ISDIR(stated.st_mode))
        walk_folder(walk, path);
    else if (is_excluded(walk, path, strrchr(path, '/') + 1))
        uc_account_add(walk->account, UC_FATE_EXCLUDED);
    else
        add_file(walk, path, &stated);
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
            walk_named(walk, path);
    }
    bool failed = ferror(in) != 0;
    free(line);
    if (!standard)
        fclose(in);
    if (failed)
        return uc_fail(err, UC_IO, "%s: the list of files can't be read to its end", list);
    return UC_OK;
}

static int by_path(const void *a, const void *b)
{
    return uc_str_compare(((const struct uc_file *)a)->path, ((const struct uc_file *)b)->path);
}

static void sort_files(struct uc_files *files)
{
    size_t kept = 0;
    if (files->list.count > 0)
        qsort(files->list.at, files->list.count, sizeof *files->list.at, by_path);
    for (size_t i = 0; i < files->list.count; i++)
        if (kept == 0 || by_path(&files->list.at[kept - 1], &files->list.at[i]) != 0)
            files->list.at[kept++] = files->list.at[i];
    files->list.count = kept;
}

/* A glob is held against the name, the path, and the end of the path from any slash on. */
static void add_excluded(struct walk *walk, uc_str glob)
{
    *UC_PUSH(walk->arena, &walk->excluded) = uc_arena_copy(walk->arena, glob).ptr;
    *UC_PUSH(walk->arena, &walk->excluded) = uc_arena_join(walk->arena, UC_STR("*/"), glob).ptr;
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
        walk_named(&walk, named->list.at[i]);
    if (options->files_from.len > 0)
        status = walk_listed(&walk, options->files_from.ptr, options->null_separated, err);
    sort_files(out);
    return status;
}
