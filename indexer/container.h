/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Containers: files that hold several documents. An archive (tar or zip) has files as members, a
 * file of --documents has ready-made documents. A member's path is the container's and its own:
 * "/drafts/session.zip/annex/a.pdf".
 *
 * Containers are opened in workers alone, and nothing of them is unpacked to disk: a worker lists
 * the members with the hashes of their bytes, and reads each from its place into memory. What one
 * may hold is bounded, so that no bomb bursts.
 */
#ifndef INDEXER_CONTAINER_H
#define INDEXER_CONTAINER_H

#include "account.h"
#include "clause/buf.h"

#define UC_MEMBERS_MAX 200000
#define UC_MEMBER_BYTES_MAX ((size_t)128 << 20)
/* What an archive may unpack to: so many times its own size, beyond a first part that is free. */
#define UC_ARCHIVE_RATIO_MAX 200
#define UC_ARCHIVE_FREE ((uint64_t)64 << 20)

enum uc_container_type {
    UC_CONTAINER_NONE, /* the file is itself one document */
    UC_CONTAINER_ARCHIVE,
    UC_CONTAINER_DOCUMENTS,
    UC_CONTAINER_ANY, /* told by its first bytes */
    UC_CONTAINER_TYPE_COUNT
};

/* Where a member stands. Zero-initialised: in no container. */
struct uc_inside {
    enum uc_container_type type;
    uc_str container; /* its path */
    uint64_t bytes;   /* the container's size */
    uint64_t place;   /* of the member in it; grows from member to member */
    uint64_t size;    /* the member's */
    int64_t mtime_ns; /* the member's */
};

/* Of a member whose place is not known: it is looked for by its path. */
#define UC_PLACE_UNKNOWN UINT64_MAX
/* In no container where `container` is empty. */
struct uc_inside uc_inside_somewhere(uc_str container);

struct uc_member {
    uc_str path; /* in the container */
    uint64_t place, size;
    int64_t mtime_ns;
    uc_str hash;           /* of its bytes, 16 bytes; empty where it is skipped or has a problem */
    uc_str problem;        /* why it can't be read, without its name; else empty */
    enum uc_fate why_skip; /* UC_FATE_COUNT: it is not skipped */
};

struct uc_members {
    UC_LIST(struct uc_member) list;
};

/* By the ending of its name: is the file an archive? */
bool uc_archive_named(uc_str path);

/* The container "-" is standard input: kept as a file of no name, which workers inherit open and
 * read by this path. */
#define UC_INPUT_NUMBER 60
#define UC_INPUT_PATH "/proc/self/fd/60"
enum uc_status uc_input_keep(struct uc_error *err) UC_NODISCARD;

/* A container that is open for reading. */
typedef struct uc_container uc_container;

/* UC_IO, UC_BAD_FILE: can't be opened, or is no such container. */
enum uc_status uc_container_open(enum uc_container_type type, const char *path, uc_container **out,
                                 struct uc_error *err) UC_NODISCARD;
void uc_container_close(uc_container *container); /* takes NULL */

/* Is it this one, and is the file as it was when it was opened? */
bool uc_container_is(const uc_container *container, enum uc_container_type type, const char *path);

/* All members, in their order; texts in `arena`. UC_BAD_FILE: damaged, or too much in it. */
enum uc_status uc_container_list(uc_container *container, uc_arena *arena, struct uc_members *out,
                                 struct uc_error *err) UC_NODISCARD;

/* The bytes of a member, valid until the next call; what was not known of `inside` is set. Members
 * are best read in their order: to go back is to begin anew. `name` is its path, the container's
 * before it. UC_IO: it is no longer there. */
enum uc_status uc_container_read(uc_container *container, struct uc_inside *inside,
                                 const char *name, uc_str *out, struct uc_error *err) UC_NODISCARD;

/* The hash that tells whether bytes have changed; in `arena`. */
uc_str uc_hash_of(uc_str bytes, uc_arena *arena);

#endif
