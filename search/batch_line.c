/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/batch.h"

#include <string.h>

enum member_type { TEXT, NUMBER, FLAG, SORT, KINDS };

struct member {
    const char *name;
    enum member_type type;
    size_t offset; /* in struct uc_request */
};

#define AT(member) offsetof(struct uc_request, member)

static const struct member members[] = {
    {"query", TEXT, AT(query)},     {"n", NUMBER, AT(limit)},
    {"offset", NUMBER, AT(offset)}, {"context", NUMBER, AT(context)},
    {"kind", KINDS, AT(kinds)},     {"in", TEXT, AT(in)},
    {"sort", SORT, AT(sort)},       {"per_document", NUMBER, AT(per_document)},
    {"all", FLAG, AT(all)},         {"facets", FLAG, AT(facets)},
    {"explain", FLAG, AT(explain)}, {"count", FLAG, AT(count)},
};

#undef AT

static const struct member *member_named(const char *name)
{
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (strcmp(members[i].name, name) == 0)
            return &members[i];
    return NULL;
}

static uc_str text_of(const json_t *value, uc_arena *arena)
{
    return uc_arena_copy(arena, (uc_str){json_string_value(value), json_string_length(value)});
}

static bool set_kinds(const json_t *value, uc_arena *arena, struct uc_texts *out)
{
    *out = (struct uc_texts){0};
    if (json_is_string(value)) {
        *UC_PUSH(arena, &out->list) = text_of(value, arena);
        return true;
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *kind = json_array_get(value, i);
        if (!json_is_string(kind))
            return false;
        *UC_PUSH(arena, &out->list) = text_of(kind, arena);
    }
    return json_is_array(value);
}

static bool set_sort(const json_t *value, enum uc_sort *out)
{
    uint32_t sort;
    const char *name = json_string_value(value);
    if (name == NULL || !uc_choice_find(UC_SORTS, uc_str_from(name), &sort))
        return false;
    *out = (enum uc_sort)sort;
    return true;
}

static bool set_number(const json_t *value, uint32_t *out)
{
    json_int_t number = json_integer_value(value);
    *out = (uint32_t)number;
    return json_is_integer(value) && number >= 0 && number <= UINT32_MAX;
}

/* False where the value is not of the member's type. */
static bool set(const struct member *member, const json_t *value, uc_arena *arena,
                struct uc_request *request)
{
    void *at = (char *)request + member->offset;
    switch (member->type) {
    case TEXT:
        *(uc_str *)at = text_of(value, arena);
        return json_is_string(value);
    case NUMBER:
        return set_number(value, at);
    case FLAG:
        *(bool *)at = json_is_true(value);
        return json_is_boolean(value);
    case SORT:
        return set_sort(value, at);
    case KINDS:
        return set_kinds(value, arena, at);
    }
    return false;
}

static enum uc_status set_all(json_t *object, uc_arena *arena, struct uc_request *request,
                              json_t **id, struct uc_error *err)
{
    static const char sorts[] = "one of " UC_SORTS;
    static const char *const takes[] = {"a text", "a number", "true or false", sorts,
                                        "a kind or a list of kinds"};
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value)
    {
        if (strcmp(name, "id") == 0) {
            *id = json_incref(value);
            continue;
        }
        const struct member *member = member_named(name);
        if (member == NULL)
            return uc_fail(err, UC_USAGE, "\"%.40s\" is no member of a line", name);
        if (!set(member, value, arena, request))
            return uc_fail(err, UC_USAGE, "\"%s\" takes %s", name, takes[member->type]);
    }
    return UC_OK;
}

enum uc_status uc_batch_line_parse(uc_str line, uc_arena *arena, struct uc_request *request,
                                   json_t **id, struct uc_error *err)
{
    *id = NULL;
    request->query = line;
    if (!uc_str_starts(uc_str_trim(line), UC_STR("{")))
        return UC_OK;
    json_error_t why;
    json_t *object = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, &why);
    if (object == NULL)
        return uc_fail(err, UC_USAGE, "not JSON: %s, at column %d", why.text, why.column);
    request->query = UC_STR("");
    enum uc_status s = set_all(object, arena, request, id, err);
    if (s == UC_OK && json_object_get(object, "query") == NULL)
        s = uc_fail(err, UC_USAGE, "\"query\" is missing");
    json_decref(object);
    return s;
}
