/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fresh.h"

#include "clause/field.h"

#include <search.h>
#include <stdlib.h>

struct document {
    uc_str record;
    size_t place;
};

/* A node of the tree, by its term. */
struct name {
    uc_str term;
    const struct document *document;
};

struct uc_fresh {
    uc_arena *arena;
    void *names; /* tsearch(3) */
};

static int by_term(const void *a, const void *b)
{
    const struct name *left = a, *right = b;
    return uc_str_compare(left->term, right->term);
}

uc_fresh *uc_fresh_new(void)
{
    uc_arena *arena = uc_arena_new();
    uc_fresh *fresh = uc_arena_alloc(arena, sizeof *fresh);
    *fresh = (uc_fresh){.arena = arena};
    return fresh;
}

static void leave(void *name)
{
    (void)name; /* of the arena */
}

void uc_fresh_free(uc_fresh *fresh)
{
    if (fresh == NULL)
        return;
    tdestroy(fresh->names, leave);
    uc_arena_free(fresh->arena);
}

static void name_document(uc_fresh *fresh, uc_str term, const struct document *document)
{
    struct name *name = uc_arena_alloc(fresh->arena, sizeof *name);
    *name = (struct name){.term = uc_arena_copy(fresh->arena, term), .document = document};
    struct name **there = tsearch(name, &fresh->names, by_term);
    if (there != NULL)
        (*there)->document = document;
}

static void forget_name(uc_fresh *fresh, uc_str term)
{
    tdelete(&(struct name){.term = term}, &fresh->names, by_term);
}

static const struct document *document_of(const uc_fresh *fresh, uc_str term)
{
    struct name **name = tfind(&(struct name){.term = term}, &fresh->names, by_term);
    return name != NULL ? (*name)->document : NULL;
}

void uc_fresh_drop(uc_fresh *fresh, uc_str key)
{
    uc_arena *arena = uc_arena_new();
    uc_str term = uc_term_document(key, arena);
    const struct document *document = document_of(fresh, term);
    struct uc_document_record record;
    if (document != NULL &&
        uc_document_record_decode(document->record, arena, &record, NULL) == UC_OK) {
        forget_name(fresh, term);
        for (size_t i = 0; i < record.sources.count; i++) {
            forget_name(fresh, uc_term_path(record.sources.at[i].path, arena));
            forget_name(fresh, uc_term_hash(record.sources.at[i].hash, arena));
        }
    }
    uc_arena_free(arena);
}

void uc_fresh_put(uc_fresh *fresh, const struct uc_document_record *record, size_t place)
{
    uc_fresh_drop(fresh, record->key);
    uc_arena *arena = uc_arena_new();
    struct uc_buf bytes = {0};
    struct document *document = uc_arena_alloc(fresh->arena, sizeof *document);
    uc_document_record_encode(record, &bytes);
    *document = (struct document){uc_arena_copy(fresh->arena, uc_buf_str(&bytes)), place};
    uc_buf_free(&bytes);
    name_document(fresh, uc_term_document(record->key, arena), document);
    for (size_t i = 0; i < record->sources.count; i++) {
        name_document(fresh, uc_term_path(record->sources.at[i].path, arena), document);
        name_document(fresh, uc_term_hash(record->sources.at[i].hash, arena), document);
    }
    uc_arena_free(arena);
}

enum uc_status uc_fresh_find(const uc_fresh *fresh, uc_str term, uc_arena *arena,
                             struct uc_document_record *out, size_t *place, struct uc_error *err)
{
    const struct document *document = document_of(fresh, term);
    if (document == NULL)
        return UC_NOT_FOUND;
    *place = document->place;
    return uc_document_record_decode(document->record, arena, out, err);
}
