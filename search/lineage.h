/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lineage: which documents of a collection are earlier and later forms of one, and what says so.
 *
 * A draft, its revisions, the text adopted and those of the sessions before and after are documents
 * of their own, and nothing in them says so but their words. Evidence is one or more of
 * UC_EVIDENCE_LIST; without any, a document is no relative, however many sentences it shares.
 */
#ifndef SEARCH_LINEAGE_H
#define SEARCH_LINEAGE_H

#include "search/version.h"

/* id, how it is said */
#define UC_EVIDENCE_LIST(X)                                                                        \
    X(ADOPTION, "adoption line") /* one was adopted on the other, as its adoption line says */     \
    X(TITLE, "title")            /* their titles are alike, or one heads a part of the other */    \
    X(CITED, "cited")            /* the later cites the earlier */                                 \
    X(SUBJECT, "subject")        /* the title of one is what the other speaks of, again and again */

enum uc_evidence {
#define UC_EVIDENCE_NAME(id, name) UC_EVIDENCE_##id,
    UC_EVIDENCE_LIST(UC_EVIDENCE_NAME)
#undef UC_EVIDENCE_NAME
        UC_EVIDENCE_COUNT
};

const char *uc_evidence_name(enum uc_evidence evidence);

/* What a document is on its way, by its symbol; one without is as a draft. */
enum uc_stage {
    UC_STAGE_DRAFT,
    UC_STAGE_REVISED,
    UC_STAGE_ADOPTED,
    UC_STAGE_OTHER, /* reports and the like */
};
enum uc_stage uc_stage_of(uc_str symbol);
const char *uc_stage_name(enum uc_stage stage);

struct uc_relative {
    struct uc_document_record record;
    struct uc_version version; /* without clauses until uc_relative_read */
    bool evidence[UC_EVIDENCE_COUNT];
    /* To sort by: its date as YYYYMMDD; without one, its session's end; else the last day that its
     * text names. 0: nothing tells. */
    uint32_t when;
};

/* The document with `record`, as yet without evidence. */
enum uc_status uc_relative_open(struct uc_collection *collection,
                                const struct uc_document_record *record, uc_arena *arena,
                                struct uc_relative *out, struct uc_error *err) UC_NODISCARD;

/* Reads its clauses, once. */
enum uc_status uc_relative_read(struct uc_collection *collection, struct uc_relative *relative,
                                uc_arena *arena, struct uc_error *err) UC_NODISCARD;

struct uc_relatives {
    UC_LIST(struct uc_relative) list;
};

/* Those of the documents with the keys `others` (the likeliest first), of the documents that `self`
 * cites and of those that cite it, that there is evidence for, in the order of time. Itself is not
 * among them, nor what no time is known of, nor another language's. The clauses of `self` have been
 * read. */
enum uc_status uc_find_relatives(struct uc_collection *collection, const struct uc_relative *self,
                                 const uc_str *others, size_t other_count, uc_arena *arena,
                                 struct uc_relatives *out, struct uc_error *err) UC_NODISCARD;

/* Is `a` the earlier one? On the same day drafts come before what was adopted. */
bool uc_is_earlier(const struct uc_relative *a, const struct uc_relative *b);

#endif
