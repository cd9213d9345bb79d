/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "container.h"

#include "documents.h"
#include "unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

struct uc_container {
    enum uc_container_type type;
    char *path;
    const char *name;    /* for messages */
    struct stat seen;    /* when it was opened */
    uc_archive *archive; /* or */
    uc_str bytes;        /* of a file of documents */
};

uc_str uc_hash_of(uc_str bytes, uc_arena *arena)
{
    XXH128_canonical_t hash;
    XXH128_canonicalFromHash(&hash, XXH3_128bits(bytes.ptr, bytes.len));
    return uc_arena_copy(arena, (uc_str){(const char *)hash.digest, sizeof hash.digest});
}

static enum uc_status map(uc_container *container, struct uc_error *err)
{
    size_t len = (size_t)container->seen.st_size;
    int fd = open(container->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return uc_fail(err, UC_IO, "%s: %s", container->name, strerror(errno));
    void *bytes = len > 0 ? mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
    close(fd);
    if (bytes == MAP_FAILED)
        return uc_fail(err, UC_IO, "%s: %s", container->name, strerror(errno));
    container->bytes = (uc_str){bytes, len};
    return UC_OK;
}

/* No tar or zip archive begins so. */
static enum uc_container_type type_of(uc_str bytes)
{
    if (uc_str_starts(bytes, UC_STR("\xEF\xBB\xBF")))
        bytes = uc_str_slice(bytes, 3, bytes.len);
    return uc_str_starts(uc_str_trim(uc_str_slice(bytes, 0, 64)), UC_STR("{"))
               ? UC_CONTAINER_DOCUMENTS
               : UC_CONTAINER_ARCHIVE;
}

static enum uc_status open_container(uc_container *container, struct uc_error *err)
{
    if (stat(container->path, &container->seen) != 0)
        return uc_fail(err, UC_IO, "%s: %s", container->name, strerror(errno));
    if (!S_ISREG(container->seen.st_mode))
        return uc_fail(err, UC_BAD_FILE, "%s: not a file of bytes", container->name);
    enum uc_status status = container->type != UC_CONTAINER_ARCHIVE ? map(container, err) : UC_OK;
    if (container->type == UC_CONTAINER_ANY)
        container->type = type_of(container->bytes);
    if (status != UC_OK || container->type == UC_CONTAINER_DOCUMENTS)
        return status;
    return uc_archive_open(container->path, container->name, (uint64_t)container->seen.st_size,
                           &container->archive, err);
}

enum uc_status uc_container_open(enum uc_container_type type, const char *path, uc_container **out,
                                 struct uc_error *err)
{
    uc_container *container = calloc(1, sizeof *container);
    char *copy = strdup(path);
    if (container == NULL || copy == NULL) {
        free(container);
        free(copy);
        return uc_fail(err, UC_NO_MEMORY, "%s: no memory to open it", path);
    }
    container->type = type;
    container->path = copy;
    container->name = strcmp(path, UC_INPUT_PATH) == 0 ? "standard input" : copy;
    enum uc_status status = open_container(container, err);
    if (status == UC_OK)
        *out = container;
    else
        uc_container_close(container);
    return status;
}

void uc_container_close(uc_container *container)
{
    if (container == NULL)
        return;
    uc_archive_close(container->archive);
    if (container->bytes.len > 0)
        munmap((void *)container->bytes.ptr, container->bytes.len);
    free(container->path);
    free(container);
}

bool uc_container_is(const uc_container *container, enum uc_container_type type, const char *path)
{
    struct stat now;
    return container != NULL && (container->type == type || type == UC_CONTAINER_ANY) &&
           strcmp(container->path, path) == 0 && stat(path, &now) == 0 &&
           now.st_ino == container->seen.st_ino && now.st_size == container->seen.st_size &&
           now.st_mtim.tv_sec == container->seen.st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == container->seen.st_mtim.tv_nsec;
}

enum uc_status uc_container_list(uc_container *container, uc_arena *arena, struct uc_members *out,
                                 struct uc_error *err)
{
    if (container->type == UC_CONTAINER_DOCUMENTS)
        return uc_documents_list(container->bytes, container->name, arena, out, err);
    return uc_archive_list(container->archive, arena, out, err);
}

/* The place of the member that `name` ends in. */
static enum uc_status find(uc_container *container, const char *name, struct uc_inside *inside,
                           struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    struct uc_members members = {0};
    uc_str wanted = uc_str_slice(uc_str_from(name), inside->container.len + 1, strlen(name));
    enum uc_status status = uc_container_list(container, arena, &members, err);
    for (size_t i = 0; i < members.list.count && status == UC_OK; i++) {
        const struct uc_member *member = &members.list.at[i];
        if (!uc_str_equal(member->path, wanted))
            continue;
        inside->place = member->place;
        inside->size = member->size;
        inside->mtime_ns = member->mtime_ns;
    }
    uc_arena_free(arena);
    if (status == UC_OK && inside->place == UC_PLACE_UNKNOWN)
        return uc_fail(err, UC_IO, "%s: is no longer in its archive; run it again", name);
    return status;
}

static enum uc_status slice(const uc_container *container, const struct uc_inside *inside,
                            const char *name, uc_str *out, struct uc_error *err)
{
    if (inside->place > container->bytes.len || inside->size > container->bytes.len - inside->place)
        return uc_fail(err, UC_IO, "%s: its file changed while it was read; run it again", name);
    *out = (uc_str){container->bytes.ptr + inside->place, inside->size};
    return UC_OK;
}

struct uc_inside uc_inside_somewhere(uc_str container)
{
    if (container.len == 0)
        return (struct uc_inside){0};
    return (struct uc_inside){
        .type = UC_CONTAINER_ANY, .container = container, .place = UC_PLACE_UNKNOWN};
}

enum uc_status uc_container_read(uc_container *container, struct uc_inside *inside,
                                 const char *name, uc_str *out, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    inside->type = container->type;
    if (inside->place == UC_PLACE_UNKNOWN)
        status = find(container, name, inside, err);
    if (status != UC_OK)
        return status;
    if (container->type == UC_CONTAINER_ARCHIVE)
        return uc_archive_read(container->archive, inside, name, out, err);
    return slice(container, inside, name, out, err);
}

enum uc_status uc_input_keep(struct uc_error *err)
{
    int kept = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (kept < 0)
        kept = memfd_create("input", MFD_CLOEXEC);
    char piece[1 << 16];
    ssize_t got = 0;
    while (kept >= 0 && (got = read(STDIN_FILENO, piece, sizeof piece)) > 0)
        if (write(kept, piece, (size_t)got) != got)
            break;
    /* Not closed in workers, unlike all else. */
    bool ok = kept >= 0 && got == 0 && dup2(kept, UC_INPUT_NUMBER) == UC_INPUT_NUMBER;
    int error = errno;
    if (kept >= 0)
        close(kept);
    if (ok)
        return UC_OK;
    return uc_fail(err, UC_IO, "standard input can't be kept for reading: %s", strerror(error));
}
