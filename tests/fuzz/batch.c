/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a batch: a query, or JSON with options; understood, or refused in a sentence. */
#include "fuzz.h"

#include "search/batch.h"

#include <string.h>

/* What the line says, and what it leaves as it was. */
static void check_request(const struct uc_request *request, bool is_json)
{
    PROMISE(request->sort <= UC_SORT_DOCUMENT);
    PROMISE(request->synonyms.len == 0); /* no line says it */
    if (!is_json)
        return;
    fuzz_check_text(request->query);
    fuzz_check_text(request->in);
    for (size_t i = 0; i < request->kinds.list.count; i++)
        fuzz_check_text(request->kinds.list.at[i]);
}

/* An id is given back as it came. */
static void check_id(json_t *id)
{
    char *printed = json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT);
    PROMISE(printed != NULL);
    json_t *again = json_loads(printed, JSON_DECODE_ANY, NULL);
    PROMISE(json_equal(id, again));
    json_decref(again);
    free(printed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const uc_str line = {(const char *)bytes, size};
    uc_arena *arena = uc_arena_new();
    struct uc_request request = {.limit = 10};
    struct uc_error err = {0};
    json_t *id;
    if (uc_batch_line_parse(line, arena, &request, &id, &err) == UC_OK)
        check_request(&request, uc_str_starts(uc_str_trim(line), UC_STR("{")));
    else
        PROMISE(err.status == UC_USAGE && strlen(err.text) > 0);
    if (id != NULL)
        check_id(id);
    json_decref(id);
    uc_arena_free(arena);
    return 0;
}
