/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ready-made documents from anybody: refused, or within their ranges, as records can hold them. */
#include "documents.h"
#include "document_json.h"
#include "fuzz.h"

#include <string.h>

static void check_document(const struct uc_document *doc)
{
    const uc_str texts[] = {doc->symbol, doc->title, doc->organ, doc->session, doc->adoption};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fuzz_check_text(texts[i]);
    PROMISE(doc->clauses.count > 0);
    for (uint32_t i = 0; i < doc->clauses.count; i++) {
        const struct uc_clause *clause = &doc->clauses.at[i];
        PROMISE(clause->text.len > 0);
        PROMISE(clause->chapeau < (int64_t)i);
        for (size_t k = 0; k < clause->section.count; k++)
            PROMISE(clause->section.at[k] < i);
        for (size_t k = 0; k < clause->footnotes.count; k++)
            PROMISE(fuzz_is_boundary(clause->text, clause->footnotes.at[k].at));
        fuzz_check_clause_record(
            &(struct uc_clause_record){.key = UC_STR("key"), .ordinal = i, .clause = *clause});
    }
}

static void read_member(uc_str bytes, const struct uc_member *member)
{
    struct uc_document *doc;
    struct uc_error err = {0};
    PROMISE(member->path.len > 0);
    PROMISE(member->path.ptr[0] != '/' && !uc_str_has(member->path, UC_STR("/../")) &&
            !uc_str_starts(member->path, UC_STR("../")));
    if (member->problem.len > 0)
        return;
    PROMISE(member->place + member->size <= bytes.len);
    uc_str value = uc_str_slice(bytes, member->place, member->place + member->size);
    if (uc_document_from_json(value, "fuzz.json", &doc, &err) != UC_OK) {
        PROMISE(err.status == UC_BAD_FILE && strlen(err.text) > 0);
        return;
    }
    check_document(doc);
    uc_document_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    uc_arena *arena = uc_arena_new();
    uc_str text = {(const char *)bytes, size};
    struct uc_members members = {0};
    struct uc_error err;
    if (uc_documents_list(text, "fuzz.json", arena, &members, &err) == UC_OK)
        for (size_t i = 0; i < members.list.count; i++)
            read_member(text, &members.list.at[i]);
    uc_arena_free(arena);
    return 0;
}
