/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the writing side and a reading worker say to each other: a request names a file, an answer
 * has all that the index needs of it. Both are packed bytes (see clause/pack.h), checked when read;
 * texts of an unpacked one point into them.
 */
#ifndef INDEXER_MESSAGE_H
#define INDEXER_MESSAGE_H

#include "clause/entry.h"
#include "clause/pack.h"
#include "clause/record.h"
#include "container.h"

/* What is said of a document from outside, over what it prints; empty where nothing is. */
struct uc_metadata {
    uc_str symbol, title, organ, session;
    struct uc_date date;
    enum uc_language language;
};

enum uc_request_type {
    UC_REQUEST_INDEX,        /* the document's record and entries */
    UC_REQUEST_DUMP,         /* the document as JSON */
    UC_REQUEST_DUMP_DROPPED, /* and what was left out of it */
    UC_REQUEST_LIST,         /* the members of a container */
    UC_REQUEST_TYPE_COUNT
};

struct uc_request {
    enum uc_request_type type;
    bool original;           /* as in struct uc_reader_options */
    uc_str path;             /* of the file, the member or, to list it, the container */
    struct uc_inside inside; /* what holds it */
    uc_str name;             /* what to call a document without a symbol; empty: by its file */
    uc_str known_hash; /* where the bytes have it, they need not be parsed; empty: parse them */
    struct uc_metadata metadata;
};

void uc_request_pack(const struct uc_request *request, struct uc_buf *out);
enum uc_status uc_request_unpack(uc_str bytes, struct uc_request *out,
                                 struct uc_error *err) UC_NODISCARD;

struct uc_answer {
    struct uc_source source;  /* without its path */
    bool same;                /* the bytes have the known hash: nothing else follows */
    uc_str json;              /* to a dump */
    struct uc_unpack members; /* of a container that was listed: for uc_members_unpack */
    uc_str record;            /* of the document, with this source; see uc_document_record_decode */
    struct uc_unpack entries; /* of its clauses, for uc_entry_unpack until `left` is empty */
};

/* An answer is a failure, with the hash of the bytes where these could be read at all, or an
 * answer: */
void uc_failure_pack(const struct uc_error *failure, uc_str hash, struct uc_buf *out);
void uc_answer_pack(const struct uc_answer *answer, struct uc_buf *out); /* without entries */
/* to which entries or members are added. */
void uc_entry_pack(const struct uc_entry *entry, struct uc_buf *out);
void uc_members_pack(const struct uc_members *members, struct uc_buf *out);

/* Before it answers, a worker may ask for its file in a format that it can read: */
struct uc_conversion {
    uc_str path;
    uc_str format; /* struct uc_foreign's */
    uc_str bytes;  /* of a member of an archive; empty: they stand in the file at `path` */
};
void uc_conversion_pack(const struct uc_conversion *conversion, struct uc_buf *out);
bool uc_asks_conversion(uc_str answer);
enum uc_status uc_conversion_unpack(uc_str bytes, struct uc_conversion *out,
                                    struct uc_error *err) UC_NODISCARD;
/* and is sent a failure, or the file that was made of it. */
void uc_converted_pack(uc_str file, struct uc_buf *out);
enum uc_status uc_converted_unpack(uc_str bytes, uc_str *file, struct uc_error *err) UC_NODISCARD;

/* The failure, where the answer is one: `out` has but the hash then. UC_BROKEN for damaged bytes.
 */
enum uc_status uc_answer_unpack(uc_str bytes, struct uc_answer *out,
                                struct uc_error *err) UC_NODISCARD;
/* The next entry; its lists are in `arena`. */
enum uc_status uc_entry_unpack(struct uc_unpack *in, uc_arena *arena, struct uc_entry *out,
                               struct uc_error *err) UC_NODISCARD;
enum uc_status uc_members_unpack(struct uc_unpack in, uc_arena *arena, struct uc_members *out,
                                 struct uc_error *err) UC_NODISCARD;

#endif
