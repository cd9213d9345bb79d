/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/document.h"

static const char *const kind_names[UC_KIND_COUNT] = {
#define UC_KIND_TEXT(id, name) [UC_##id] = (name),
    UC_KIND_LIST(UC_KIND_TEXT)
#undef UC_KIND_TEXT
};

const char *uc_kind_name(enum uc_kind kind)
{
    return kind_names[kind];
}

bool uc_kind_from(uc_str name, enum uc_kind *kind)
{
    for (unsigned i = 0; i < UC_KIND_COUNT; i++) {
        if (uc_str_equal_nocase(name, uc_str_from(kind_names[i]))) {
            *kind = (enum uc_kind)i;
            return true;
        }
    }
    return false;
}

struct uc_document *uc_document_new(void)
{
    uc_arena *arena = uc_arena_new();
    struct uc_document *doc = uc_arena_alloc(arena, sizeof *doc);
    doc->arena = arena;
    return doc;
}

void uc_document_free(struct uc_document *doc)
{
    if (doc != NULL)
        uc_arena_free(doc->arena); /* which holds `doc` itself */
}

struct uc_date uc_document_date(const struct uc_document *doc)
{
    return doc->adopted.year ? doc->adopted : doc->distributed;
}
