/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/rank.h"

#include "clause/field.h"
#include "clause/weight.h"

#include <math.h>
#include <stdlib.h>

/* Chosen on 23,000 clauses of 228 documents of the United Nations, by the mean reciprocal rank of
 * the right clause among the first ten: of 890 queries made from a clause each (3 or 5 of its
 * words, 5 that follow each other), of 82 that people might type, and of 108 more that were written
 * before anything was measured on them (tests/relevance). And, that long questions over other texts
 * fare no worse than by plain BM25 (k1 1.2, b 0.75: .488, .410, .315), by nDCG@10 of 1,500
 * sentences, each taken out of the text that is to be found: descriptions of 3,600 packages of
 * software for science, 7,400 manual pages, 5,300 paragraphs of reports.
 *
 *                                             made    82   108   sentences
 *   k1 1.2, b 0.75, phrases always in full    .856  .963  .916   .478  .397  .297
 *   phrase falls beyond 3 words               .855  .965  .928
 *     with k1 1.5, b 0.65                     .854  .963  .933   .489  .404  .317
 *     and more function words                 .850  .963  .933   .493  .408  .317
 *       with k1 2                             .841  .965  .932   .493  .415
 *       no phrases (k1 1.2)                                      .492  .412  .312
 *
 * In an earlier measurement exact 0.3 and 1 gave .928 and .932 of typed queries beside .933, all 0
 * and 4 .920 and .928, phrase 0 and 1.5 .921 and .915; 10, 30 and 100 ranked by their texts .834,
 * .835 and .835 of made ones; BM25 of stems alone .757; a bonus for words in the clause itself, or
 * for words of a pair within eight words, nothing. */
const struct uc_weights uc_weights = {
    .exact = 0.6,
    .all = 1.0,
    .phrase = 0.7,
    .brief = 3,
};

/* Sorted by bytes. */
static const char *const function_words[] = {
    "a",    "al",   "an",   "and",  "are",   "as",   "at",    "au",    "aux",  "be",   "but",
    "by",   "con",  "d",    "dans", "de",    "del",  "des",   "did",   "do",   "does", "du",
    "el",   "en",   "est",  "et",   "for",   "from", "has",   "have",  "how",  "if",   "in",
    "into", "is",   "it",   "its",  "l",     "la",   "las",   "le",    "les",  "los",  "of",
    "on",   "or",   "ou",   "par",  "para",  "por",  "pour",  "que",   "qui",  "se",   "such",
    "sur",  "than", "that", "the",  "their", "then", "these", "they",  "this", "to",   "un",
    "una",  "une",  "was",  "were", "what",  "when", "where", "which", "who",  "why",  "with",
    "y",    "в",    "для",  "и",    "к",     "на",   "о",     "от",    "по",   "с",
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

static bool repeats(const struct uc_units *units, size_t index)
{
    uc_str word = units->list.at[index].word;
    for (size_t i = 0; word.len > 0 && i < index; i++)
        if (uc_str_equal(units->list.at[i].word, word))
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

bool uc_rank_counts(const struct uc_units *units, size_t index)
{
    bool is_content = !units->list.at[index].function_word || only_function_words(units);
    return is_content && !repeats(units, index);
}

const struct uc_query *uc_rank_units(const struct uc_units *units, uc_arena *arena)
{
    if (units->list.count == 0)
        return NULL;
    struct uc_query *any = uc_query_group(arena, UC_QUERY_ANY, 0);
    for (size_t i = 0; i < units->list.count; i++)
        if (uc_rank_counts(units, i))
            uc_query_add(arena, any, units->list.at[i].match);
    return any;
}

static const enum uc_kind lists[] = {UC_HEADING, UC_TABLE, UC_FOOTNOTE};
enum { LISTS = sizeof lists / sizeof *lists };

bool uc_rank_is_list(enum uc_kind kind)
{
    return kind == UC_HEADING || kind == UC_TABLE || kind == UC_FOOTNOTE;
}

const struct uc_query *uc_rank_lists(uc_arena *arena)
{
    struct uc_query *any = uc_query_group(arena, UC_QUERY_OR, 0);
    for (size_t i = 0; i < LISTS; i++) {
        uc_str name = uc_str_from(uc_kind_name(lists[i]));
        uc_query_add(arena, any, uc_query_term(arena, uc_field_term(UC_FIELD_KIND, name, arena)));
    }
    return any;
}

static bool is_form(const struct uc_unit *unit, const struct uc_token *token)
{
    for (size_t i = 0; i < unit->stems.count; i++)
        if (uc_str_equal(unit->stems.at[i], token->stem))
            return true;
    return unit->word.len > 0 && uc_str_equal(unit->word, token->word);
}

static size_t count_exact(const struct uc_unit *unit, const struct uc_tokens *own)
{
    size_t count = 0;
    for (size_t i = 0; i < own->list.count; i++)
        count += uc_str_equal(unit->word, own->list.at[i].word);
    return count;
}

/* How often a form of `a` is followed by one of `b` within `distance` words. */
static size_t count_pairs(const struct uc_unit *a, const struct uc_unit *b, size_t distance,
                          const struct uc_tokens *own)
{
    size_t count = 0;
    for (size_t i = 0; i < own->list.count; i++) {
        if (!is_form(a, &own->list.at[i]))
            continue;
        size_t next = i + 1;
        while (next <= i + distance && next < own->list.count && !is_form(b, &own->list.at[next]))
            next++;
        count += next <= i + distance && next < own->list.count;
    }
    return count;
}

/* The next unit behind `index` that is a word of content; the number of units where there is none.
 */
static size_t next_content(const struct uc_units *units, size_t index)
{
    size_t next = index + 1;
    while (next < units->list.count &&
           (units->list.at[next].function_word || units->list.at[next].word.len == 0))
        next++;
    return next;
}

/* How the engine weighs a word that is in `own` so often: BM25, own words three times. */
struct scale {
    double norm; /* of the clause's length */
    double entries;
};

static double saturated(const struct scale *scale, size_t count)
{
    double weighted = 3.0 * (double)count;
    return (UC_WEIGHT_K1 + 1) * weighted / (UC_WEIGHT_K1 * scale->norm + weighted);
}

static double rarity(const struct scale *scale, const struct uc_unit *unit)
{
    double with = (double)unit->frequency;
    return log(1 + (scale->entries - with + 0.5) / (with + 0.5));
}

static double told(const struct uc_unit *unit, const struct uc_unit *other, double score,
                   struct uc_rank_parts *parts)
{
    if (parts != NULL)
        *UC_PUSH(parts->arena, &parts->list) = (struct uc_rank_part){unit, other, score};
    return score;
}

/* Of a long question most pairs of neighbours say little, and together they would outweigh the
 * words: their weight falls with the square of the number of words. */
static double weight_of_pairs(const struct uc_units *units, const struct uc_weights *weights)
{
    double words = 0;
    for (size_t i = next_content(units, SIZE_MAX); i < units->list.count;
         i = next_content(units, i))
        words++;
    double share = words > weights->brief ? weights->brief / words : 1;
    return weights->phrase * share * share;
}

/* Neighbours in the query that are neighbours in the clause: the sequential dependence model of
 * Metzler and Croft (2005), with BM25 in place of language models. Function words keep their places
 * but are not asked for. */
static double run_by_text(const struct uc_units *units, const struct uc_tokens *own, bool is_list,
                          const struct scale *scale, const struct uc_weights *weights,
                          struct uc_rank_parts *parts)
{
    const double pairs = weight_of_pairs(units, weights);
    double sum = 0;
    for (size_t i = next_content(units, SIZE_MAX), next; i < units->list.count; i = next) {
        const struct uc_unit *unit = &units->list.at[i];
        next = next_content(units, i);
        if (!repeats(units, i))
            sum += told(unit, NULL,
                        weights->exact * rarity(scale, unit) *
                            saturated(scale, count_exact(unit, own)),
                        parts);
        if (is_list || next >= units->list.count)
            continue;
        const struct uc_unit *other = &units->list.at[next];
        sum += told(unit, other,
                    pairs * (rarity(scale, unit) + rarity(scale, other)) *
                        saturated(scale, count_pairs(unit, other, next - i, own)),
                    parts);
    }
    return sum;
}

double uc_rank_by_text(const struct uc_runs *runs, const struct uc_tokens *own, enum uc_kind kind,
                       uint64_t entries, const struct uc_weights *weights,
                       struct uc_rank_parts *parts)
{
    const struct scale scale = {.norm = uc_weight_norm(3.0 * (double)own->list.count),
                                .entries = (double)entries};
    double sum = 0;
    for (size_t i = 0; i < runs->list.count; i++)
        sum += run_by_text(&runs->list.at[i], own, uc_rank_is_list(kind), &scale, weights, parts);
    return sum;
}

void uc_rank_initials(const struct uc_runs *runs, struct uc_initials *out)
{
    for (size_t i = 0; i < runs->list.count; i++)
        for (size_t k = 0; k < runs->list.at[i].list.count; k++) {
            const struct uc_unit *unit = &runs->list.at[i].list.at[k];
            for (size_t n = 0; n < unit->stems.count; n++)
                uc_initials_add(out, unit->stems.at[n]);
        }
}
