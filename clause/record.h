/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records: a clause, and a source document, as stored bytes.
 *
 * Versioned (first byte) and checked when read: every length is held against what is left, every
 * enum against its range, every text against UTF-8, so damaged or foreign bytes give UC_BROKEN and
 * never a wild read (see clause/pack.h). A clause's is compressed (clause/compress.h). A clause's
 * record does not repeat what its document's record says. Boxes are kept to a tenth of a point,
 * where there are pages.
 */
#ifndef CLAUSE_RECORD_H
#define CLAUSE_RECORD_H

#include "clause/buf.h"
#include "clause/document.h"
#include "clause/error.h"

/* Where and when a document was read; one a path. */
struct uc_source {
    uc_str path; /* absolute; bytes as the system has them, not always UTF-8 */
    uint64_t size;
    int64_t mtime_ns; /* since 1970 */
    uc_str hash;      /* of the bytes, 16 bytes */
    uc_str format;    /* "pdf", "docx", "html", "text" */
};

/* One a source document, in the index. */
struct uc_document_record {
    uc_str key; /* see uc_document_key */
    uc_str symbol, title, organ, session, agenda_item, adoption;
    struct uc_date adopted, distributed;
    enum uc_language language;
    uint32_t clause_count;
    uint64_t checksum; /* of its clauses: see uc_clause_checksum */
    uint32_t parser;   /* the version of the parser that read it; see parser/parser.h */
    UC_LIST(struct uc_source) sources; /* one at least; the first is the one indexed */
    UC_LIST(uc_str) warnings;
};

/* symbol + language; without a symbol, `name` (the file's, without folder and ending) + language:
 * "A/RES/99/9 en". */
uc_str uc_document_key(uc_str symbol, uc_str name, enum uc_language language, uc_arena *arena);

/* The language of the document with that key. */
enum uc_language uc_key_language(uc_str key);

/* What the document is called: its symbol, else the file's name in its key. */
uc_str uc_document_name(const struct uc_document_record *record);

/* When it was adopted, else distributed. */
struct uc_date uc_date_of_record(const struct uc_document_record *record);

void uc_document_record_encode(const struct uc_document_record *record, struct uc_buf *out);
/* Decoded texts live in `arena`; `bytes` may go. */
enum uc_status uc_document_record_decode(uc_str bytes, uc_arena *arena,
                                         struct uc_document_record *out,
                                         struct uc_error *err) UC_NODISCARD;

/* A clause of the document `key`; `ordinal` counts its clauses from 0, as `section` and `chapeau`
 * do. */
struct uc_clause_record {
    uc_str key;
    uint32_t ordinal;
    struct uc_clause clause;
    uint32_t entry; /* where it was found in an index; 0: not told. Not among its bytes */
};

/* The language of its text: its own, or its document's. */
enum uc_language uc_clause_language(const struct uc_clause_record *record);

void uc_clause_record_encode(const struct uc_clause_record *record, struct uc_buf *out);
enum uc_status uc_clause_record_decode(uc_str bytes, uc_arena *arena, struct uc_clause_record *out,
                                       struct uc_error *err) UC_NODISCARD;

/* The clause's value of UC_SLOT_ORDER: the date of its document, 3 bytes of a hash of that's key,
 * and its ordinal. No other clause of the document has it. */
uc_str uc_clause_order(const struct uc_document_record *document, uint32_t ordinal,
                       uc_arena *arena);

/* The checksum of a document's clauses up to this one; `before` is that of those before it, 0 for
 * the first. However the index stores a record, what is decoded of it has the same. */
uint64_t uc_clause_checksum(uint64_t before, const struct uc_clause_record *record);

/* What the index knows of a file that is no source of a document: that it can't be read, or that it
 * holds documents and was read to its end. While it stays as it was then, it need not be opened. */
struct uc_file_record {
    uc_str path;
    uint64_t size;
    int64_t mtime_ns;
    uint32_t parser;  /* the version of the parser that tried it */
    uc_str hash;      /* of the bytes, 16 bytes; empty where it is not known */
    uc_str problem;   /* the message that names it; empty where it was read */
    uint64_t members; /* how many documents it holds */
};

void uc_file_record_encode(const struct uc_file_record *record, struct uc_buf *out);
/* Texts live in `arena`. */
enum uc_status uc_file_record_decode(uc_str bytes, uc_arena *arena, struct uc_file_record *out,
                                     struct uc_error *err) UC_NODISCARD;

#endif
