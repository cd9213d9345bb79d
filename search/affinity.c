/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/affinity.h"

#include "clause/shingle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What more clauses than this have tells none of them apart, and costs most to compare. */
enum { COMMON_LEAST = 200 };
#define COMMON_SHARE 0.1
/* A paragraph seldom becomes one of another kind, and what the preamble recalls is often decided
 * further down in much the same words. */
#define OTHER_KIND 0.8

/* That clause `clause` (those of the first document, then those of the second) has a trait. */
struct occurrence {
    uint64_t trait;
    uint32_t clause;
};

struct occurrences {
    UC_LIST(struct occurrence) list;
};

bool uc_is_compared(const struct uc_clause *clause)
{
    return clause->kind != UC_HEADING && clause->kind != UC_FRONTMATTER && clause->text.len > 0;
}

/* A text of a few words is a trait by itself too: each of its words may be too common to count. */
static void add_occurrences(struct occurrences *all, const struct uc_clause *clause,
                            uint32_t number, uc_arena *arena)
{
    enum { MOST_WORDS = 2, FEW_WORDS = 4 };
    if (!uc_is_compared(clause))
        return;
    uc_arena *own = uc_arena_new();
    struct uc_plain plain = uc_plain_words(clause->text, own);
    uint64_t sort = clause->kind == UC_FOOTNOTE;
    for (size_t words = 1; words <= MOST_WORDS; words++) {
        struct uc_shingles shingles = uc_shingles_of(&plain, words, own);
        for (size_t i = 0; i < shingles.set.count; i++)
            *UC_PUSH(arena, &all->list) =
                (struct occurrence){shingles.set.at[i] * 2 + sort, number};
    }
    struct uc_shingles whole = uc_shingles_of(&plain, SIZE_MAX, own);
    if (plain.words.count > 0 && plain.words.count <= FEW_WORDS)
        *UC_PUSH(arena, &all->list) = (struct occurrence){~whole.set.at[0] * 2 + sort, number};
    uc_arena_free(own);
}

static int by_trait(const void *a, const void *b)
{
    const struct occurrence *one = a, *other = b;
    int difference = (one->trait > other->trait) - (one->trait < other->trait);
    return difference != 0 ? difference
                           : (one->clause > other->clause) - (one->clause < other->clause);
}

/* Where the occurrences of the trait at `at` end. */
static size_t group_end(const struct occurrences *all, size_t at)
{
    size_t end = at;
    while (end < all->list.count && all->list.at[end].trait == all->list.at[at].trait)
        end++;
    return end;
}

/* Numbers the traits and gives each clause its own. */
static void number_traits(struct uc_affinity *affinity, const struct occurrences *all,
                          size_t a_count, size_t count, uc_arena *arena)
{
    double common = COMMON_SHARE * (double)count;
    uint32_t number = 0;
    affinity->weight_of = uc_arena_alloc(arena, (all->list.count + 1) * sizeof(double));
    for (size_t at = 0; at < all->list.count;) {
        size_t end = group_end(all, at);
        if (end - at > COMMON_LEAST && (double)(end - at) > common) {
            at = end;
            continue;
        }
        double weight = log(1 + (double)count / (double)(end - at));
        affinity->weight_of[number] = weight;
        for (; at < end; at++) {
            uint32_t clause = all->list.at[at].clause;
            struct uc_traits *traits =
                clause < a_count ? &affinity->a[clause] : &affinity->b[clause - a_count];
            *UC_PUSH(arena, &traits->list) = number;
            traits->weight += weight;
        }
        number++;
    }
}

/* Which clauses of the second document have a trait. */
struct holders {
    uint32_t *first; /* by trait; the next one's is the end */
    uint32_t *clauses;
};

static struct holders holders_of(const struct uc_affinity *affinity, size_t b_count,
                                 size_t trait_count, uc_arena *arena)
{
    struct holders holders = {.first = uc_arena_alloc(arena, (trait_count + 2) * sizeof(uint32_t))};
    size_t all = 0;
    for (size_t b = 0; b < b_count; b++)
        for (size_t i = 0; i < affinity->b[b].list.count; i++, all++)
            holders.first[affinity->b[b].list.at[i] + 2]++;
    for (size_t trait = 2; trait < trait_count + 2; trait++)
        holders.first[trait] += holders.first[trait - 1];
    holders.clauses = uc_arena_alloc(arena, (all + 1) * sizeof(uint32_t));
    for (size_t b = 0; b < b_count; b++)
        for (size_t i = 0; i < affinity->b[b].list.count; i++)
            holders.clauses[holders.first[affinity->b[b].list.at[i] + 1]++] = (uint32_t)b;
    return holders;
}

/* Adds what is near the clause `a`; `shared` is all zero, and is so again afterwards. */
static void add_near(struct uc_affinity *affinity, uint32_t a, size_t b_count,
                     const struct holders *holders, double *shared, uc_arena *arena)
{
    const struct uc_traits *traits = &affinity->a[a], *other = affinity->b;
    for (size_t i = 0; i < traits->list.count; i++) {
        uint32_t trait = traits->list.at[i];
        for (uint32_t k = holders->first[trait]; k < holders->first[trait + 1]; k++)
            shared[holders->clauses[k]] += affinity->weight_of[trait];
    }
    for (uint32_t b = 0; b < b_count; b++) {
        double dice = shared[b] > 0 ? 2 * shared[b] / (traits->weight + other[b].weight) : 0;
        if (traits->kind != other[b].kind)
            dice *= OTHER_KIND;
        if (dice >= UC_AFFINITY_LEAST)
            *UC_PUSH(arena, &affinity->near) = (struct uc_near){a, b, dice};
    }
    memset(shared, 0, b_count * sizeof *shared);
}

struct uc_affinity uc_affinity_of(const struct uc_clause *a, size_t a_count,
                                  const struct uc_clause *b, size_t b_count, uc_arena *arena)
{
    struct uc_affinity affinity = {
        .a = uc_arena_alloc(arena, (a_count + 1) * sizeof *affinity.a),
        .b = uc_arena_alloc(arena, (b_count + 1) * sizeof *affinity.b),
    };
    uc_arena *own = uc_arena_new();
    struct occurrences all = {0};
    for (size_t i = 0; i < a_count; i++) {
        affinity.a[i].kind = a[i].kind;
        add_occurrences(&all, &a[i], (uint32_t)i, own);
    }
    for (size_t i = 0; i < b_count; i++) {
        affinity.b[i].kind = b[i].kind;
        add_occurrences(&all, &b[i], (uint32_t)(a_count + i), own);
    }
    if (all.list.count > 0)
        qsort(all.list.at, all.list.count, sizeof *all.list.at, by_trait);
    number_traits(&affinity, &all, a_count, a_count + b_count, arena);
    struct holders holders = holders_of(&affinity, b_count, all.list.count, own);
    double *shared = uc_arena_alloc(own, (b_count + 1) * sizeof *shared);
    for (size_t i = 0; i < a_count; i++)
        add_near(&affinity, (uint32_t)i, b_count, &holders, shared, arena);
    uc_arena_free(own);
    return affinity;
}

static bool has(const struct uc_traits *traits, uint32_t trait)
{
    size_t low = 0, high = traits->list.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (traits->list.at[middle] < trait)
            low = middle + 1;
        else
            high = middle;
    }
    return low < traits->list.count && traits->list.at[low] == trait;
}

double uc_affinity_within(const struct uc_affinity *affinity, const struct uc_traits *part,
                          const struct uc_traits *whole, const struct uc_traits *other)
{
    double weight = 0;
    for (size_t i = 0; i < part->list.count; i++) {
        uint32_t trait = part->list.at[i];
        if (has(whole, trait) && (other == NULL || !has(other, trait)))
            weight += affinity->weight_of[trait];
    }
    return part->weight > 0 ? weight / part->weight : 0;
}
