/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unpack.h"

#include "readers/reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>

enum { BLOCK = 1 << 16 };

struct uc_archive {
    const char *path, *name; /* the second for messages */
    uint64_t bytes;          /* its size */
    struct archive *reading;
    uint64_t next; /* the place of the header that is read next */
    uint64_t read; /* bytes of members */
    struct uc_buf member;
};

bool uc_archive_named(uc_str path)
{
    static const char *const endings[] = {".zip",     ".tar",     ".tar.gz",  ".tgz",
                                          ".tar.bz2", ".tbz2",    ".tbz",     ".tar.xz",
                                          ".txz",     ".tar.zst", ".tar.lzma"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        uc_str ending = uc_str_from(endings[i]);
        if (path.len > ending.len &&
            uc_str_equal_nocase(uc_str_slice(path, path.len - ending.len, path.len), ending))
            return true;
    }
    return false;
}

static enum uc_status damaged(const uc_archive *archive, struct uc_error *err)
{
    const char *why = archive_error_string(archive->reading);
    return uc_fail(err, UC_BAD_FILE, "%s: damaged, or no tar or zip archive: %s", archive->name,
                   why != NULL ? why : "unknown format");
}

/* Begins, or begins anew. Filters that other programs do are left out: a worker starts none. */
static enum uc_status begin(uc_archive *archive, struct uc_error *err)
{
    archive_read_free(archive->reading);
    archive->next = 0;
    archive->read = 0;
    archive->reading = archive_read_new();
    if (archive->reading == NULL)
        return uc_fail(err, UC_NO_MEMORY, "%s: no memory to open it", archive->name);
    archive_read_support_filter_gzip(archive->reading);
    archive_read_support_filter_bzip2(archive->reading);
    archive_read_support_filter_xz(archive->reading);
    archive_read_support_filter_lzma(archive->reading);
    archive_read_support_filter_zstd(archive->reading);
    archive_read_support_format_tar(archive->reading);
    archive_read_support_format_zip(archive->reading);
    if (archive_read_open_filename(archive->reading, archive->path, BLOCK) == ARCHIVE_OK)
        return UC_OK;
    return damaged(archive, err);
}

/* Names in an archive are UTF-8 where it says so, and bytes elsewhere. */
static void read_names_as_utf8(void)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 != (locale_t)0)
        uselocale(utf8);
}

enum uc_status uc_archive_open(const char *path, const char *name, uint64_t bytes, uc_archive **out,
                               struct uc_error *err)
{
    read_names_as_utf8();
    uc_archive *archive = calloc(1, sizeof *archive);
    if (archive == NULL)
        return uc_fail(err, UC_NO_MEMORY, "%s: no memory to open it", name);
    archive->path = path;
    archive->name = name;
    archive->bytes = bytes;
    *out = archive;
    return begin(archive, err);
}

void uc_archive_close(uc_archive *archive)
{
    if (archive == NULL)
        return;
    archive_read_free(archive->reading);
    uc_buf_free(&archive->member);
    free(archive);
}

/* The next header; NULL at the end. */
static enum uc_status next_member(uc_archive *archive, struct archive_entry **out,
                                  struct uc_error *err)
{
    int got = archive_read_next_header(archive->reading, out);
    archive->next++;
    if (got == ARCHIVE_EOF)
        *out = NULL;
    return got == ARCHIVE_OK || got == ARCHIVE_WARN || got == ARCHIVE_EOF ? UC_OK
                                                                          : damaged(archive, err);
}

static enum uc_status check_ratio(const uc_archive *archive, struct uc_error *err)
{
    uint64_t unpacked = (uint64_t)archive_filter_bytes(archive->reading, 0);
    if (archive->read > unpacked)
        unpacked = archive->read;
    if (unpacked <= UC_ARCHIVE_FREE + UC_ARCHIVE_RATIO_MAX * archive->bytes)
        return UC_OK;
    return uc_fail(err, UC_BAD_FILE,
                   "%s: unpacks to more than %d times its size; unpack it by hand if you trust it",
                   archive->name, UC_ARCHIVE_RATIO_MAX);
}

/* Unpacks the member whose header was read; `*problem` says why that can't be done. */
static enum uc_status unpack(uc_archive *archive, uc_str *problem, struct uc_error *err)
{
    char piece[BLOCK];
    la_ssize_t got;
    uc_buf_clear(&archive->member);
    while ((got = archive_read_data(archive->reading, piece, sizeof piece)) > 0) {
        archive->read += (uint64_t)got;
        enum uc_status status = check_ratio(archive, err);
        if (status != UC_OK)
            return status;
        if (archive->member.len + (size_t)got > UC_MEMBER_BYTES_MAX) {
            *problem = UC_STR("larger than 128 MiB in an archive; unpack it by hand");
            return UC_OK;
        }
        uc_buf_add(&archive->member, (uc_str){piece, (size_t)got});
    }
    if (got < 0)
        *problem = UC_STR("damaged in its archive, or locked by a password");
    return UC_OK;
}

static bool is_hidden(uc_str path)
{
    return uc_str_starts(path, UC_STR(".")) || uc_str_has(path, UC_STR("/."));
}

/* "./a/b" and "/a/b" are "a/b". */
static uc_str path_of(struct archive_entry *entry, uc_arena *arena)
{
    uc_str path = uc_str_from(archive_entry_pathname(entry));
    while (uc_str_starts(path, UC_STR("./")) || uc_str_starts(path, UC_STR("/")))
        path = uc_str_slice(path, path.ptr[0] == '/' ? 1 : 2, path.len);
    return uc_arena_copy(arena, path);
}

static enum uc_fate reason_to_skip(const struct uc_member *member, struct archive_entry *entry)
{
    if (archive_entry_filetype(entry) == AE_IFLNK || archive_entry_hardlink(entry) != NULL)
        return UC_FATE_LINK;
    if (is_hidden(member->path))
        return UC_FATE_HIDDEN;
    bool known = uc_reader_knows(member->path.ptr) || uc_archive_named(member->path);
    bool readable = archive_entry_filetype(entry) == AE_IFREG && known;
    return readable ? UC_FATE_COUNT : UC_FATE_OTHER;
}

static enum uc_status take_member(uc_archive *archive, struct archive_entry *entry, uc_arena *arena,
                                  struct uc_members *out, struct uc_error *err)
{
    struct uc_member member = {.path = path_of(entry, arena), .place = archive->next - 1};
    if (archive_entry_filetype(entry) == AE_IFDIR)
        return UC_OK;
    if (out->list.count == UC_MEMBERS_MAX)
        return uc_fail(err, UC_BAD_FILE, "%s: more than %d files in it; split it first",
                       archive->name, UC_MEMBERS_MAX);
    member.mtime_ns = (int64_t)archive_entry_mtime(entry) * 1000000000;
    member.why_skip = reason_to_skip(&member, entry);
    enum uc_status status = UC_OK;
    if (member.why_skip == UC_FATE_COUNT && uc_archive_named(member.path)) {
        member.problem = UC_STR("an archive in an archive is not read; unpack it by hand");
    } else if (member.why_skip == UC_FATE_COUNT) {
        status = unpack(archive, &member.problem, err);
        member.size = archive->member.len;
        if (member.problem.len == 0)
            member.hash = uc_hash_of(uc_buf_str(&archive->member), arena);
    }
    *UC_PUSH(arena, &out->list) = member;
    return status;
}

enum uc_status uc_archive_list(uc_archive *archive, uc_arena *arena, struct uc_members *out,
                               struct uc_error *err)
{
    struct archive_entry *entry;
    enum uc_status status = archive->next > 0 ? begin(archive, err) : UC_OK;
    if (status != UC_OK)
        return status;
    while ((status = next_member(archive, &entry, err)) == UC_OK && entry != NULL) {
        status = take_member(archive, entry, arena, out, err);
        if (status == UC_OK)
            status = check_ratio(archive, err);
        if (status != UC_OK)
            return status;
    }
    if (status == UC_OK && archive->next == 1) /* zeros are an archive that has ended, too */
        return uc_fail(err, UC_BAD_FILE, "%s: there is nothing in it", archive->name);
    return status;
}

static enum uc_status go_to(uc_archive *archive, uint64_t place, bool *found, struct uc_error *err)
{
    struct archive_entry *entry = NULL;
    enum uc_status status = archive->next > place ? begin(archive, err) : UC_OK;
    do
        status = status == UC_OK ? next_member(archive, &entry, err) : status;
    while (status == UC_OK && entry != NULL && archive->next <= place);
    *found = entry != NULL;
    return status;
}

enum uc_status uc_archive_read(uc_archive *archive, const struct uc_inside *inside,
                               const char *name, uc_str *out, struct uc_error *err)
{
    bool found = false;
    uc_str problem = UC_STR("");
    enum uc_status status = go_to(archive, inside->place, &found, err);
    if (status == UC_OK && found)
        status = unpack(archive, &problem, err);
    if (status != UC_OK)
        return status;
    if (problem.len > 0)
        return uc_fail(err, UC_BAD_FILE, "%s: %.*s", name, UC_ARG(problem));
    if (!found || archive->member.len != inside->size)
        return uc_fail(err, UC_IO, "%s: its archive changed while it was read; run it again", name);
    *out = uc_buf_str(&archive->member);
    return UC_OK;
}
