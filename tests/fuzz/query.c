/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A query as a person types it: understood, or refused with the place of the fault. What is
 * understood is looked for in the query itself, as a text. The first byte chooses the language.
 */
#include "fuzz.h"

#include "clause/query.h"
#include "clause/text.h"
#include "search/query_parser.h"
#include "search/snippet.h"

#include <string.h>

static void check_marks(const struct uc_marks *marks, uc_str text)
{
    uint32_t end = 0;
    for (size_t i = 0; i < marks->list.count; i++) {
        struct uc_span span = marks->list.at[i].span;
        PROMISE(span.start >= end && span.start < span.end && span.end <= text.len);
        PROMISE(fuzz_is_boundary(text, span.start) && fuzz_is_boundary(text, span.end));
        end = span.end;
    }
}

static void find_in(uc_str text, const struct uc_patterns *patterns, enum uc_language language,
                    uc_analyzer *analyzer, uc_arena *arena)
{
    struct uc_initials initials = {0};
    uc_marks_initials(patterns, &initials);
    struct uc_tokens tokens = uc_analyze_initials(analyzer, text, language, &initials, arena);
    struct uc_marks marks = uc_marks_find(&tokens, patterns, arena);
    check_marks(&marks, text);
    for (size_t words = 1; words <= UC_SNIPPET_WORDS; words += UC_SNIPPET_WORDS - 1) {
        struct uc_span span = uc_snippet_span(text, &marks, words, arena);
        PROMISE(span.start <= span.end && span.end <= text.len);
        PROMISE(fuzz_is_boundary(text, span.start) && fuzz_is_boundary(text, span.end));
        struct uc_buf snippet = {0};
        uc_snippet_write(text, span, &marks, &uc_snippet_html, &snippet);
        fuzz_check_text(uc_buf_str(&snippet));
        uc_buf_free(&snippet);
    }
}

static void parse(uc_str query, enum uc_language language, uc_analyzer *analyzer, uc_arena *arena)
{
    struct uc_parsed_query parsed;
    struct uc_error err = {0};
    const struct uc_query_options options = {.language = language};
    if (uc_query_parse(query, &options, analyzer, arena, &parsed, &err) != UC_OK) {
        PROMISE(err.status == UC_USAGE && err.offset <= query.len && strlen(err.text) > 0);
        PROMISE(fuzz_is_boundary(query, err.offset));
        return;
    }
    struct uc_buf printed = {0};
    uc_query_print(parsed.tree, &printed);
    PROMISE(printed.len > 0);
    uc_buf_free(&printed);
    find_in(query, &parsed.patterns, language, analyzer, arena);
}

static void filter(uc_str value, uc_arena *arena)
{
    for (enum uc_field_id field = 0; field < UC_FIELD_COUNT; field++) {
        const struct uc_query *query;
        struct uc_error err = {0};
        if (uc_query_filter(field, value, arena, &query, &err) != UC_OK)
            PROMISE(err.status == UC_USAGE && strlen(err.text) > 0);
        else
            PROMISE(query->term.len <= 245); /* Xapian's longest */
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    uc_arena *arena = uc_arena_new();
    uc_analyzer *analyzer = uc_analyzer_new();
    enum uc_language language = bytes[0] % UC_LANGUAGE_COUNT;
    uc_str query = uc_text_repair(arena, (uc_str){(const char *)bytes + 1, size - 1});
    parse(query, language, analyzer, arena);
    filter(query, arena);
    uc_analyzer_free(analyzer);
    uc_arena_free(arena);
    return 0;
}
