/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"

#include "clause/json.h"
#include "clause/text.h"

#include <stdlib.h>
#include <string.h>

struct listing {
    uc_str bytes;
    size_t at;
    uint64_t line; /* of `at`, from 1 */
    uc_arena *arena;
};

static void go_to(struct listing *listing, size_t at)
{
    for (; listing->at < at; listing->at++)
        listing->line += listing->bytes.ptr[listing->at] == '\n';
}

static void skip_space(struct listing *listing)
{
    size_t at = listing->at;
    while (at < listing->bytes.len && strchr(" \t\r\n", listing->bytes.ptr[at]) != NULL &&
           listing->bytes.ptr[at] != '\0')
        at++;
    go_to(listing, at);
}

/* To the next line that begins as a document does. */
static void skip_to_document(struct listing *listing)
{
    size_t next = uc_str_find(listing->bytes, UC_STR("\n{"), listing->at);
    go_to(listing, next < listing->bytes.len ? next + 1 : listing->bytes.len);
}

/* Without what would lead out of the container. */
static uc_str inner_path(uc_str path, uc_arena *arena)
{
    struct uc_buf clean = {0};
    for (size_t start = 0; start < path.len;) {
        size_t end = uc_str_find(path, UC_STR("/"), start);
        uc_str step = uc_str_slice(path, start, end);
        if (step.len > 0 && !uc_str_equal(step, UC_STR(".")) && !uc_str_equal(step, UC_STR(".."))) {
            if (clean.len > 0)
                uc_buf_byte(&clean, '/');
            uc_buf_add(&clean, step);
        }
        start = end < path.len ? end + 1 : path.len;
    }
    uc_str copy = uc_text_repair(arena, uc_buf_str(&clean));
    uc_buf_free(&clean);
    return copy;
}

static uc_str text_of(const json_t *object, const char *key)
{
    return uc_str_from(json_string_value(json_object_get(object, key)));
}

static uc_str path_of(const struct listing *listing, const json_t *document)
{
    uc_str path = inner_path(text_of(document, "path"), listing->arena);
    uc_str symbol = inner_path(text_of(document, "symbol"), listing->arena);
    uc_str language = text_of(document, "language");
    if (path.len > 0)
        return path;
    if (symbol.len > 0)
        return uc_arena_printf(listing->arena, "%.*s%s%.*s", UC_ARG(symbol),
                               language.len > 0 ? " " : "", UC_ARG(language));
    return uc_arena_printf(listing->arena, "%llu", (unsigned long long)listing->line);
}

static int by_path(const void *a, const void *b)
{
    const struct uc_member *left = *(struct uc_member *const *)a;
    const struct uc_member *right = *(struct uc_member *const *)b;
    int order = uc_str_compare(left->path, right->path);
    if (order == 0)
        order = left->place < right->place ? -1 : 1;
    return order;
}

static void take_document(struct listing *listing, struct uc_member *member)
{
    json_error_t fault;
    uc_str rest = uc_str_slice(listing->bytes, listing->at, listing->bytes.len);
    rest = uc_str_slice(rest, 0, UC_DOCUMENT_BYTES_MAX);
    json_t *document =
        json_loadb(rest.ptr, rest.len, JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK, &fault);
    if (document == NULL) {
        member->path = uc_arena_printf(listing->arena, "%llu", (unsigned long long)listing->line);
        member->problem =
            uc_arena_printf(listing->arena, "is no JSON in UTF-8, or longer than %zu MiB: %s",
                            UC_DOCUMENT_BYTES_MAX >> 20, fault.text);
        go_to(listing, listing->at + 1);
        skip_to_document(listing);
        return;
    }
    member->path = path_of(listing, document);
    member->size = (uint64_t)fault.position;
    member->hash = uc_hash_of(uc_str_slice(rest, 0, (size_t)fault.position), listing->arena);
    json_decref(document);
    go_to(listing, listing->at + (size_t)fault.position);
}

/* A path that stands for two documents would lose one of them. */
static void refuse_repeated(struct listing *listing, struct uc_members *members)
{
    size_t count = members->list.count;
    struct uc_member **sorted =
        uc_arena_alloc(listing->arena, (count + 1) * sizeof(struct uc_member *));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &members->list.at[i];
    qsort(sorted, count, sizeof *sorted, by_path);
    uc_str before = UC_STR("");
    for (size_t i = 0; i < count; i++) {
        struct uc_member *member = sorted[i];
        if (i > 0 && uc_str_equal(before, member->path)) {
            member->path = uc_arena_printf(listing->arena, "%.*s (again at byte %llu)",
                                           UC_ARG(before), (unsigned long long)member->place);
            member->problem =
                UC_STR("a second document of this name; give each its own \"path\" or \"symbol\"");
        } else {
            before = member->path;
        }
    }
}

enum uc_status uc_documents_list(uc_str bytes, const char *name, uc_arena *arena,
                                 struct uc_members *out, struct uc_error *err)
{
    struct listing listing = {.bytes = bytes, .line = 1, .arena = arena};
    if (uc_str_starts(bytes, UC_STR("\xEF\xBB\xBF"))) /* byte order mark */
        listing.at = 3;
    for (skip_space(&listing); listing.at < bytes.len; skip_space(&listing)) {
        struct uc_member member = {.place = listing.at, .why_skip = UC_FATE_COUNT};
        if (out->list.count == UC_MEMBERS_MAX)
            return uc_fail(err, UC_BAD_FILE, "%s: more than %d documents in it; split it first",
                           name, UC_MEMBERS_MAX);
        take_document(&listing, &member);
        *UC_PUSH(arena, &out->list) = member;
    }
    refuse_repeated(&listing, out);
    return UC_OK;
}
