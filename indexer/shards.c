/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shards.h"

#include "clause/buf.h"
#include "shim/ux.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char lock_name[] = "lock", next_stub[] = UX_STUB ".new";

struct uc_shards {
    uc_arena *arena;
    const char *path;
    int folder, lock; /* open files; -1: none */
    uint32_t last;    /* number given */
    struct uc_shard_list published;
};

static enum uc_status refused(const uc_shards *shards, const char *name, struct uc_error *err)
{
    return uc_fail(err, UC_IO, "%s/%s: %s", shards->path, name, strerror(errno));
}

static enum uc_status make_folders(const char *path, uc_arena *arena, struct uc_error *err)
{
    char *copy = (char *)uc_arena_copy(arena, uc_str_from(path)).ptr;
    for (char *slash = copy; slash != NULL;) {
        slash = strchr(slash + 1, '/');
        if (slash != NULL)
            *slash = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST)
            return uc_fail(err, UC_IO, "%s: the folder can't be made: %s", copy, strerror(errno));
        if (slash != NULL)
            *slash = '/';
    }
    return UC_OK;
}

/* The number that a database's folder has for a name; 0: it is no such folder's. */
static uint32_t number_of(const char *name)
{
    char *end;
    unsigned long number = strtoul(name, &end, 10);
    return name[0] >= '1' && name[0] <= '9' && *end == '\0' && number < UINT32_MAX
               ? (uint32_t)number
               : 0;
}

static bool has(const struct uc_shard_list *shards, uint32_t number)
{
    for (size_t i = 0; i < shards->list.count; i++)
        if (shards->list.at[i] == number)
            return true;
    return false;
}

/* Calls `each` for every name in the folder `name` of the index, until one fails. */
static enum uc_status for_each_in(uc_shards *shards, const char *name,
                                  enum uc_status (*each)(uc_shards *shards, int folder,
                                                         const char *name, struct uc_error *err),
                                  struct uc_error *err)
{
    int fd = openat(shards->folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (folder == NULL)
        return refused(shards, name, err);
    enum uc_status status = UC_OK;
    for (const struct dirent *entry; status == UC_OK && (entry = readdir(folder)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            status = each(shards, fd, entry->d_name, err);
    closedir(folder);
    return status;
}

static enum uc_status unlink_one(uc_shards *shards, int folder, const char *name,
                                 struct uc_error *err)
{
    return unlinkat(folder, name, 0) == 0 ? UC_OK : refused(shards, name, err);
}

static enum uc_status remove_database(uc_shards *shards, const char *name, struct uc_error *err)
{
    enum uc_status status = for_each_in(shards, name, unlink_one, err);
    if (status == UC_OK && unlinkat(shards->folder, name, AT_REMOVEDIR) != 0)
        return refused(shards, name, err);
    return status;
}

/* Left over are databases that are not published, and a stub that did not become one. */
static enum uc_status remove_left_over(uc_shards *shards, int folder, const char *name,
                                       struct uc_error *err)
{
    uint32_t number = number_of(name);
    if (strcmp(name, next_stub) == 0)
        return unlink_one(shards, folder, name, err);
    if (number == 0 || has(&shards->published, number))
        return UC_OK;
    return remove_database(shards, name, err);
}

/* Only an index has these files; a folder of other files is not made one. */
static enum uc_status refuse_other(uc_shards *shards, int folder, const char *name,
                                   struct uc_error *err)
{
    (void)folder;
    if (strcmp(name, lock_name) == 0 || strcmp(name, next_stub) == 0 || number_of(name) > 0)
        return UC_OK;
    return uc_fail(err, UC_FOREIGN,
                   "%s: the folder is not an unclause index, or one of another version, and not "
                   "empty; name another, or remove it",
                   shards->path);
}

static enum uc_status read_stub(uc_shards *shards, struct uc_error *err)
{
    int fd = openat(shards->folder, UX_STUB, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return for_each_in(shards, ".", refuse_other, err);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
    if (file == NULL)
        return refused(shards, UX_STUB, err);
    char line[64], name[16];
    enum uc_status status = UC_OK;
    while (status == UC_OK && fgets(line, sizeof line, file) != NULL) {
        uint32_t number = sscanf(line, "glass %15s", name) == 1 ? number_of(name) : 0;
        *UC_PUSH(shards->arena, &shards->published.list) = number;
        if (number > shards->last)
            shards->last = number;
        if (number == 0)
            status = uc_fail(err, UC_FOREIGN,
                             "%s/" UX_STUB ": not written by unclause; name another index",
                             shards->path);
    }
    fclose(file);
    return status;
}

/* The holder's pid stands in the file as long as it has the lock; a moment before, another's. */
static enum uc_status busy(const uc_shards *shards, struct uc_error *err)
{
    char text[16] = "";
    ssize_t len = pread(shards->lock, text, sizeof text - 1, 0);
    long pid = len > 0 ? strtol(text, NULL, 10) : 0;
    if (pid <= 0)
        return uc_fail(err, UC_BUSY, "%s: another indexing run has the index", shards->path);
    return uc_fail(err, UC_BUSY, "%s: another indexing run (pid %ld) has the index", shards->path,
                   pid);
}

static enum uc_status take_lock(uc_shards *shards, struct uc_error *err)
{
    shards->lock = openat(shards->folder, lock_name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (shards->lock < 0)
        return refused(shards, lock_name, err);
    if (flock(shards->lock, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? busy(shards, err) : refused(shards, lock_name, err);
    if (ftruncate(shards->lock, 0) != 0 || dprintf(shards->lock, "%ld\n", (long)getpid()) < 0)
        return refused(shards, lock_name, err);
    return UC_OK;
}

/* What is made from here on is its owner's alone, Xapian's files too. */
static enum uc_status open_folder(uc_shards *shards, struct uc_error *err)
{
    umask(077);
    enum uc_status status = make_folders(shards->path, shards->arena, err);
    if (status != UC_OK)
        return status;
    shards->folder = open(shards->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (shards->folder < 0)
        return uc_fail(err, UC_IO, "%s: %s", shards->path, strerror(errno));
    status = read_stub(shards, err); /* before a lock is put into a folder of others */
    if (status == UC_OK)
        status = take_lock(shards, err);
    shards->published.list.count = 0;
    if (status == UC_OK)
        status = read_stub(shards, err);
    return status == UC_OK ? for_each_in(shards, ".", remove_left_over, err) : status;
}

enum uc_status uc_shards_open(const char *path, uc_shards **out, struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    uc_shards *shards = uc_arena_alloc(arena, sizeof *shards);
    *shards = (uc_shards){.arena = arena,
                          .path = uc_arena_copy(arena, uc_str_from(path)).ptr,
                          .folder = -1,
                          .lock = -1};
    enum uc_status status = open_folder(shards, err);
    if (status == UC_OK)
        *out = shards;
    else
        uc_shards_close(shards);
    return status;
}

void uc_shards_close(uc_shards *shards)
{
    if (shards == NULL)
        return;
    if (shards->lock >= 0)
        close(shards->lock);
    if (shards->folder >= 0)
        close(shards->folder);
    uc_arena_free(shards->arena);
}

enum uc_status uc_shards_discard(const char *path, struct uc_error *err)
{
    uc_shards *shards;
    enum uc_status status = uc_shards_open(path, &shards, err);
    if (status != UC_OK)
        return status;
    shards->published.list.count = 0;
    if (unlinkat(shards->folder, UX_STUB, 0) != 0 && errno != ENOENT)
        status = refused(shards, UX_STUB, err);
    if (status == UC_OK)
        status = for_each_in(shards, ".", remove_left_over, err);
    uc_shards_close(shards);
    return status;
}

const struct uc_shard_list *uc_shards_published(const uc_shards *shards)
{
    return &shards->published;
}

uint32_t uc_shards_new(uc_shards *shards)
{
    return ++shards->last;
}

const char *uc_shards_path(const uc_shards *shards, uint32_t number, uc_arena *arena)
{
    return uc_arena_printf(arena, "%s/%u", shards->path, number).ptr;
}

static enum uc_status sync_one(uc_shards *shards, int folder, const char *name,
                               struct uc_error *err)
{
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;
    enum uc_status status = synced ? UC_OK : refused(shards, name, err);
    if (fd >= 0)
        close(fd);
    return status;
}

/* A database's files, then the folder in which they stand. */
static enum uc_status sync_database(uc_shards *shards, uint32_t number, struct uc_error *err)
{
    char name[16];
    snprintf(name, sizeof name, "%u", number);
    enum uc_status status = for_each_in(shards, name, sync_one, err);
    return status == UC_OK ? sync_one(shards, shards->folder, name, err) : status;
}

static enum uc_status write_stub(uc_shards *shards, const struct uc_shard_list *wanted,
                                 struct uc_error *err)
{
    int fd = openat(shards->folder, next_stub, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return refused(shards, next_stub, err);
    bool written = true;
    for (size_t i = 0; i < wanted->list.count && written; i++)
        written = dprintf(fd, "glass %u\n", wanted->list.at[i]) > 0;
    enum uc_status status = written && fsync(fd) == 0 ? UC_OK : refused(shards, next_stub, err);
    close(fd);
    return status;
}

enum uc_status uc_shards_publish(uc_shards *shards, const struct uc_shard_list *wanted,
                                 struct uc_error *err)
{
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < wanted->list.count && status == UC_OK; i++)
        if (!has(&shards->published, wanted->list.at[i]))
            status = sync_database(shards, wanted->list.at[i], err);
    if (status == UC_OK)
        status = write_stub(shards, wanted, err);
    if (status == UC_OK)
        status = sync_one(shards, shards->folder, ".", err); /* the new folders' names */
    if (status != UC_OK)
        return status;
    if (renameat(shards->folder, next_stub, shards->folder, UX_STUB) != 0)
        return refused(shards, UX_STUB, err);
    shards->published.list.count = 0;
    for (size_t i = 0; i < wanted->list.count; i++)
        *UC_PUSH(shards->arena, &shards->published.list) = wanted->list.at[i];
    status = sync_one(shards, shards->folder, ".", err);
    return status == UC_OK ? for_each_in(shards, ".", remove_left_over, err) : status;
}

uint64_t uc_shards_bytes(const uc_shards *shards, uint32_t number)
{
    uint64_t bytes = 0;
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%u", shards->path, number);
    DIR *folder = opendir(path);
    struct stat about;
    for (const struct dirent *file; folder != NULL && (file = readdir(folder)) != NULL;)
        if (fstatat(dirfd(folder), file->d_name, &about, 0) == 0 && S_ISREG(about.st_mode))
            bytes += (uint64_t)about.st_size;
    if (folder != NULL)
        closedir(folder);
    return bytes;
}
