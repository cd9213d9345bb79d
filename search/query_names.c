/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/query_names.h"

/* What the words of an alternative weigh together, beside the 1 of a word as typed. */
static const double alternative_weight = 0.5;

static const enum uc_language readings[] = {UC_ENGLISH, UC_FRENCH, UC_SPANISH};

/* All words of the name but function words, in one language; `*count` is their number. */
static const struct uc_query *all_words(const struct uc_word_maker *maker, uc_str name,
                                        enum uc_language language, size_t *count)
{
    struct uc_tokens tokens = uc_analyze(maker->analyzer, name, language, 1, maker->arena);
    struct uc_query *all = uc_query_group(maker->arena, UC_QUERY_AND, 0);
    for (size_t i = 0; i < tokens.list.count; i++) {
        const struct uc_token *token = &tokens.list.at[i];
        if (uc_is_function_word(token->word))
            continue;
        uc_str term = uc_term_stem(token->stem, maker->arena);
        uc_query_add(maker->arena, all, uc_query_term(maker->arena, term));
    }
    *count = all->children.count;
    return all;
}

static bool is_same(const struct uc_query *a, const struct uc_query *b)
{
    if (a->children.count != b->children.count)
        return false;
    for (size_t i = 0; i < a->children.count; i++)
        if (!uc_str_equal(a->children.at[i]->term, b->children.at[i]->term))
            return false;
    return true;
}

/* The name in any language that it reads differently in, `share` of the weight of one. */
static const struct uc_query *name_query(const struct uc_word_maker *maker, uc_str name,
                                         size_t share)
{
    struct uc_query *any = uc_query_group(maker->arena, UC_QUERY_OR, 0);
    const struct uc_query *english = NULL;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        size_t words;
        const struct uc_query *all = all_words(maker, name, readings[i], &words);
        if (words == 0 || (english != NULL && is_same(all, english)))
            continue;
        if (english == NULL)
            english = all;
        double weight = alternative_weight / (double)words / (double)share;
        uc_query_add(maker->arena, any, uc_query_scale(maker->arena, weight, all));
    }
    return any->children.count > 0 ? any : NULL;
}

/* Marked where the name stands as it is. */
static void add_pattern(const struct uc_word_maker *maker, uc_str name, struct uc_patterns *out)
{
    struct uc_tokens tokens =
        uc_analyze(maker->analyzer, name, UC_LANGUAGE_UNKNOWN, 1, maker->arena);
    struct uc_pattern *pattern = UC_PUSH(maker->arena, &out->list);
    pattern->type = tokens.list.count > 1 ? UC_PATTERN_PHRASE : UC_PATTERN_STEM;
    for (size_t i = 0; i < tokens.list.count; i++)
        *UC_PUSH(maker->arena, &pattern->words) = tokens.list.at[i].word;
    if (tokens.list.count == 1)
        *UC_PUSH(maker->arena, &pattern->words) = tokens.list.at[0].stem;
}

enum uc_status uc_names_add(const struct uc_word_maker *maker, const struct uc_units *units,
                            struct uc_patterns *patterns, struct uc_error *err)
{
    struct uc_alternatives found = {0};
    uc_str *words = uc_arena_alloc(maker->arena, units->list.count * sizeof *words);
    for (size_t i = 0; i < units->list.count; i++)
        words[i] = units->list.at[i].word;
    enum uc_status s = uc_names_find(&maker->names, maker->analyzer, words, units->list.count,
                                     maker->arena, &found, err);
    for (size_t i = 0; s == UC_OK && i < found.list.count; i++) {
        const struct uc_alternative *here = &found.list.at[i];
        const struct uc_query *name = name_query(maker, here->name, here->count);
        for (size_t k = here->first; k < here->first + here->count; k++)
            units->list.at[k].match =
                uc_query_pair(maker->arena, UC_QUERY_OR, units->list.at[k].match, name);
        add_pattern(maker, here->name, patterns);
    }
    return s;
}

uc_str uc_names_value(const struct uc_word_maker *maker, enum uc_field_id field, uc_str value)
{
    if (field != UC_FIELD_SYMBOL && field != UC_FIELD_CITES)
        return value;
    uc_str symbol = uc_names_symbol(&maker->names, maker->analyzer, value, maker->arena);
    return symbol.len > 0 ? symbol : value;
}
