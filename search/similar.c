/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/similar.h"

#include <stdlib.h>

/* Half of the numbered paragraphs of resolutions have fewer stems; what more common ones add, the
 * rarer ones have said. */
enum { STEMS_ASKED = 24 };

/* A unit for each word, with its stem's frequency. */
static enum uc_status read_units(struct uc_collection *collection, const struct uc_like *like,
                                 uc_arena *arena, struct uc_units *out, struct uc_error *err)
{
    struct uc_tokens tokens =
        uc_analyze(collection->analyzer, like->text, like->language, 1, arena);
    for (size_t i = 0; i < tokens.list.count; i++) {
        const struct uc_token *token = &tokens.list.at[i];
        struct uc_unit *unit = UC_PUSH(arena, &out->list);
        uc_str term = uc_term_stem(token->stem, arena);
        *unit = (struct uc_unit){.match = uc_query_term(arena, term),
                                 .word = token->word,
                                 .function_word = uc_is_function_word(token->word)};
        *UC_PUSH(arena, &unit->stems) = token->stem;
        enum uc_status s = ux_reader_frequency(collection->reader, term, &unit->frequency, err);
        if (s != UC_OK)
            return s;
    }
    return UC_OK;
}

static int by_frequency(const void *a, const void *b)
{
    const struct uc_unit *one = *(struct uc_unit *const *)a, *other = *(struct uc_unit *const *)b;
    if (one->frequency != other->frequency)
        return one->frequency < other->frequency ? -1 : 1;
    return one < other ? -1 : 1;
}

/* Leaves the rarest stems to be asked for: the other words become what "the" and "of" are. */
static void keep_rarest(struct uc_units *units, uc_arena *arena)
{
    size_t count = 0, asked = 0;
    struct uc_unit **order = uc_arena_alloc(arena, (units->list.count + 1) * sizeof(void *));
    for (size_t i = 0; i < units->list.count; i++) {
        struct uc_unit *unit = &units->list.at[i];
        unit->function_word |= unit->frequency == 0;
        if (uc_rank_counts(units, i))
            order[count++] = unit;
    }
    qsort(order, count, sizeof(void *), by_frequency);
    for (size_t i = 0; i < count; i++)
        order[i]->function_word |= asked++ >= STEMS_ASKED;
}

static void add_patterns(const struct uc_units *units, uc_arena *arena, struct uc_patterns *out)
{
    for (size_t i = 0; i < units->list.count; i++) {
        const struct uc_unit *unit = &units->list.at[i];
        if (!uc_rank_counts(units, i))
            continue;
        struct uc_pattern *pattern = UC_PUSH(arena, &out->list);
        *pattern = (struct uc_pattern){.type = UC_PATTERN_STEM};
        *UC_PUSH(arena, &pattern->words) = unit->word;
        *UC_PUSH(arena, &pattern->words) = unit->stems.at[0];
    }
}

static enum uc_status leave_out(struct uc_collection *collection, const struct uc_like *like,
                                uc_arena *arena, const struct uc_query **out, struct uc_error *err)
{
    uc_str frontmatter =
        uc_field_term(UC_FIELD_KIND, uc_str_from(uc_kind_name(UC_FRONTMATTER)), arena);
    const struct uc_query *itself;
    *out =
        uc_query_pair(arena, UC_QUERY_OR, uc_rank_lists(arena), uc_query_term(arena, frontmatter));
    if (like->itself == NULL)
        return UC_OK;
    enum uc_status s =
        uc_collection_asking(collection, like->itself, like->itself->ordinal, arena, &itself, err);
    if (s == UC_OK)
        *out = uc_query_pair(arena, UC_QUERY_OR, *out, itself);
    return s;
}

enum uc_status uc_similar_query(struct uc_collection *collection, const struct uc_like *like,
                                uc_arena *arena, struct uc_parsed_query *out, struct uc_error *err)
{
    struct uc_units units = {0};
    *out = (struct uc_parsed_query){.ranked = true};
    enum uc_status s = read_units(collection, like, arena, &units, err);
    if (s != UC_OK)
        return s;
    keep_rarest(&units, arena);
    add_patterns(&units, arena, &out->patterns);
    out->tree = uc_query_nothing(arena);
    if (out->patterns.list.count == 0)
        return UC_OK;
    *UC_PUSH(arena, &out->runs.list) = units;
    const struct uc_query *left_out;
    s = leave_out(collection, like, arena, &left_out, err);
    if (s == UC_OK)
        out->tree = uc_query_pair(arena, UC_QUERY_NOT, uc_rank_units(&units, arena), left_out);
    return s;
}
