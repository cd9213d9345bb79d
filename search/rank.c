/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/rank.h"

#include "clause/field.h"

#include <stdlib.h>

/* More neighbouring pairs than these cost time and no longer change the order. */
enum { PAIRS_MAX = 12 };

/* Chosen on 23,000 clauses of 228 documents of the United Nations by queries made from a clause
 * each, by the mean reciprocal rank of a clause with that text among the first ten. 750 queries (3
 * or 5 of its words, 5 that follow each other, 4 with other endings, 2 with 2 of its title or
 * headings):
 *
 *   BM25 of stems alone, k1 1.2, b 0.75           .757
 *   with exact 0.2                                .779
 *   with all 1 (3: .807, 10: .807)                .805
 *   with phrase 0.5, in proportion to all         .823
 *   k1 0.8 / 2 / 3                                .820 / .816 / .810
 *   b 0.5 / 0.9                                   .815 / .821
 *
 * Pairs with a function word ("of the") add .006 and a third of a long query's time: left out.
 * 1,200 queries, of which 200 have words that follow each other in the other number:
 *
 *   pairs as written                              .783   (those 200: .615)
 *   pairs in either number                        .804   (.758)
 *   exact 0.3                                     .808
 *
 * A bonus for words in the clause itself, beyond what the exact form is, gave nothing; nor, in
 * 2,796 queries, one for words of a pair within eight words (.860 with it, .859 without). Frequent
 * pairs only in clauses with all words: .856, and ten words take half the time. */
const struct uc_weights uc_weights = {
    .k1 = 1.2,
    .b = 0.75,
    .exact = 0.3,
    .all = 2.0,
    .phrase = 1.0,
};

/* Sorted by bytes. */
static const char *const function_words[] = {
    "a",    "al",    "and",  "are",  "as",  "at",  "au",   "aux", "be",   "by",    "con",  "d",
    "dans", "de",    "del",  "des",  "du",  "el",  "en",   "est", "et",   "for",   "from", "has",
    "have", "in",    "is",   "it",   "its", "l",   "la",   "las", "le",   "les",   "los",  "of",
    "on",   "or",    "ou",   "para", "par", "por", "pour", "que", "qui",  "se",    "sur",  "that",
    "the",  "their", "this", "to",   "un",  "una", "une",  "was", "were", "which", "with", "y",
    "в",    "для",   "и",    "к",    "на",  "о",   "от",   "по",  "с",
};

static int compare_word(const void *key, const void *element)
{
    const char *other = *(const char *const *)element;
    return uc_str_compare(*(const uc_str *)key, uc_str_from(other));
}

bool uc_is_function_word(uc_str word)
{
    const size_t count = sizeof function_words / sizeof *function_words;
    return bsearch(&word, function_words, count, sizeof *function_words, compare_word) != NULL;
}

/* The unit as a phrase can have it: one term, or an OR of two. */
static const struct uc_query *in_phrase(uc_arena *arena, const struct uc_unit *unit)
{
    struct uc_query *either = uc_query_group(arena, UC_QUERY_OR, 0);
    uc_query_add(arena, either, uc_query_term(arena, unit->exact));
    if (unit->other.len > 0)
        uc_query_add(arena, either, uc_query_term(arena, unit->other));
    return either;
}

/* The next unit behind `index` that is no function word; the number of units where there is none.
 */
static size_t next_content(const struct uc_units *units, size_t index)
{
    size_t next = index + 1;
    while (next < units->list.count && units->list.at[next].function_word)
        next++;
    return next;
}

struct pairs {
    struct uc_query *anywhere; /* looked for in every clause */
    struct uc_query *with_all; /* only in those that have all words of the query */
};

/* Positions are dear: a pair of words that are both more than half as frequent as the query's words
 * are on average is looked for only where all of them are. */
static size_t pair_frequency_most(const struct uc_units *units)
{
    size_t sum = 0, words = 0;
    for (size_t i = 0; i < units->list.count; i++) {
        sum += units->list.at[i].frequency;
        words += !units->list.at[i].function_word;
    }
    return words > 0 ? sum / words / 2 : 0;
}

static const struct uc_query *pair_of(uc_arena *arena, const struct uc_unit *a,
                                      const struct uc_unit *b, size_t distance)
{
    struct uc_query *pair = uc_query_group(arena, UC_QUERY_PHRASE, (uint32_t)distance + 1);
    uc_query_add(arena, pair, in_phrase(arena, a));
    uc_query_add(arena, pair, in_phrase(arena, b));
    return pair;
}

/* Neighbours in the query that are neighbours in the clause: the sequential dependence model of
 * Metzler and Croft (2005), with BM25 in place of language models. Function words keep their places
 * but are not asked for: their positions are too many. */
static struct pairs pairs_of(const struct uc_units *units, const struct uc_weights *weights,
                             uc_arena *arena)
{
    struct pairs pairs = {uc_query_group(arena, UC_QUERY_OR, 0),
                          uc_query_group(arena, UC_QUERY_OR, 0)};
    const size_t most = weights->all > 0 ? pair_frequency_most(units) : SIZE_MAX;
    size_t next, count = 0;
    for (size_t i = next_content(units, SIZE_MAX); weights->phrase > 0 && count < PAIRS_MAX;
         i = next) {
        next = next_content(units, i);
        if (next >= units->list.count)
            break;
        const struct uc_unit *a = &units->list.at[i], *b = &units->list.at[next];
        if (a->exact.len == 0 || b->exact.len == 0 || uc_str_equal(a->exact, b->exact))
            continue;
        bool dear = a->frequency > most && b->frequency > most;
        uc_query_add(arena, dear ? pairs.with_all : pairs.anywhere,
                     uc_query_scale(arena, weights->phrase, pair_of(arena, a, b, next - i)));
        count++;
    }
    return pairs;
}

static bool repeats(const struct uc_units *units, size_t index)
{
    uc_str exact = units->list.at[index].exact;
    for (size_t i = 0; exact.len > 0 && i < index; i++)
        if (uc_str_equal(units->list.at[i].exact, exact))
            return true;
    return false;
}

static bool only_function_words(const struct uc_units *units)
{
    for (size_t i = 0; i < units->list.count; i++)
        if (!units->list.at[i].function_word)
            return false;
    return true;
}

/* Headings and tables have many of a document's words and say little. */
static const struct uc_query *not_listed(uc_arena *arena, const struct uc_query *bonus)
{
    static const enum uc_kind kinds[] = {UC_HEADING, UC_TABLE};
    struct uc_query *listed = uc_query_group(arena, UC_QUERY_OR, 0);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        uc_str name = uc_str_from(uc_kind_name(kinds[i]));
        uc_query_add(arena, listed,
                     uc_query_term(arena, uc_field_term(UC_FIELD_KIND, name, arena)));
    }
    return uc_query_pair(arena, UC_QUERY_NOT, bonus, listed);
}

static const struct uc_query *bonus_of(const struct uc_units *units, const struct uc_query *all,
                                       const struct uc_weights *weights, uc_arena *arena)
{
    const struct pairs pairs = pairs_of(units, weights, arena);
    if (all->children.count < 2 || weights->all <= 0)
        return pairs.anywhere;
    const struct uc_query *bonus = uc_query_scale(arena, weights->all, all);
    if (pairs.with_all->children.count > 0)
        bonus = uc_query_pair(arena, UC_QUERY_MAYBE, bonus, pairs.with_all);
    uc_query_add(arena, pairs.anywhere, bonus);
    return pairs.anywhere;
}

const struct uc_query *uc_rank_units(const struct uc_units *units, const struct uc_weights *weights,
                                     uc_arena *arena)
{
    if (units->list.count == 0)
        return NULL;
    bool keep_all = only_function_words(units);
    struct uc_query *any = uc_query_group(arena, UC_QUERY_OR, 0);
    struct uc_query *all = uc_query_group(arena, UC_QUERY_AND, 0);
    for (size_t i = 0; i < units->list.count; i++) {
        const struct uc_unit *unit = &units->list.at[i];
        if (repeats(units, i) || (unit->function_word && !keep_all))
            continue;
        uc_query_add(arena, any, unit->match);
        uc_query_add(arena, all, unit->match);
    }
    const struct uc_query *bonus = bonus_of(units, all, weights, arena);
    if (bonus->children.count > 0)
        uc_query_add(arena, any, not_listed(arena, bonus));
    return any;
}
