/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/align.h"

#include "clause/buf.h"
#include "clause/shingle.h"
#include "search/affinity.h"

#include <stdlib.h>
#include <string.h>

/* Least affinity of a pair that keeps the order, and of one that does not, round by round; the
 * affinities and how many pairs they make right were read off pairs of resolutions, drafts and
 * reports. In the last round, where documents that have nothing to do with each other share words
 * too, a pair needs more to speak for it (is_likely). */
static const struct round {
    double in_order, moved;
    bool doubtful;
} rounds[] = {{0.6, 0.7, false}, {0.4, 0.5, false}, {UC_AFFINITY_LEAST, 0.5, true}};

/* In a doubtful round, least affinity of clauses with the same opening verb. */
#define SAME_VERB 0.3
/* A pair is none where one of its clauses has another so much nearer. */
#define RIVAL_SHARE 0.75
/* How much of a clause must stand in another to be a part of it; half of that must not stand in the
 * other one's own pair as well, and all of it where the two are no close neighbours. */
#define PART_SHARE 0.5
enum { CLOSE = 3 };

enum { NONE = -1 };

/* One document as it is being aligned. */
struct side {
    const struct uc_clause *clauses;
    size_t count;
    int64_t *partner; /* its pair; NONE */
    int64_t *whole;   /* the clause of the other document that it is a part of; NONE */
    bool *in_order;   /* its pair keeps the order */
    double *best;     /* affinity of the nearest that is free */
    uint32_t *gap;    /* how many pairs in order stand before it */
};

struct alignment {
    struct side a, b;
    struct uc_affinity affinity;
    bool footnotes;               /* they are paired by themselves: their order is their own */
    UC_LIST(struct uc_near) open; /* pairs that may be made in this round, by a, then b */
    uc_arena *arena;
};

const char *uc_verdict_name(enum uc_verdict verdict)
{
    static const char *const names[UC_VERDICT_COUNT] = {
#define UC_VERDICT_ROW(id, name) [UC_##id] = (name),
        UC_VERDICT_LIST(UC_VERDICT_ROW)
#undef UC_VERDICT_ROW
    };
    return names[verdict];
}

static struct side side_of(const struct uc_clause *clauses, size_t count, uc_arena *arena)
{
    struct side side = {
        .clauses = clauses,
        .count = count,
        .partner = uc_arena_alloc(arena, (count + 1) * sizeof *side.partner),
        .whole = uc_arena_alloc(arena, (count + 1) * sizeof *side.whole),
        .in_order = uc_arena_alloc(arena, (count + 1) * sizeof *side.in_order),
        .best = uc_arena_alloc(arena, (count + 1) * sizeof *side.best),
        .gap = uc_arena_alloc(arena, (count + 1) * sizeof *side.gap),
    };
    for (size_t i = 0; i < count; i++)
        side.partner[i] = side.whole[i] = NONE;
    return side;
}

static bool is_footnote(const struct side *side, size_t clause)
{
    return side->clauses[clause].kind == UC_FOOTNOTE;
}

static void count_gaps(struct side *side, bool footnotes)
{
    uint32_t pairs = 0;
    for (size_t i = 0; i < side->count; i++) {
        side->gap[i] = pairs;
        pairs += side->in_order[i] && is_footnote(side, i) == footnotes;
    }
}

static void raise(double *best, double affinity)
{
    if (affinity > *best)
        *best = affinity;
}

/* The next clause of the same sort in one direction; NONE. */
static int64_t neighbour(const struct side *side, int64_t clause, int step)
{
    bool footnote = is_footnote(side, (size_t)clause);
    do
        clause += step;
    while (
        clause >= 0 && clause < (int64_t)side->count &&
        (!uc_is_compared(&side->clauses[clause]) || is_footnote(side, (size_t)clause) != footnote));
    return clause < (int64_t)side->count ? clause : NONE;
}

/* Are the clauses before both a pair, or those behind both? */
static bool stands_beside_pair(const struct alignment *all, const struct uc_near *near)
{
    for (int step = -1; step <= 1; step += 2) {
        int64_t a = neighbour(&all->a, near->a, step), b = neighbour(&all->b, near->b, step);
        if (a != NONE && b != NONE && all->a.partner[a] == b)
            return true;
    }
    return false;
}

/* The first drafting verb; empty where there is none. */
static uc_str opening_verb(const struct uc_clause *clause)
{
    return clause->verbs.count > 0 ? clause->verbs.at[0].canonical : UC_STR("");
}

/* Of the same kind, and beside a pair, or with the same opening verb and not too far apart. */
static bool is_likely(const struct alignment *all, const struct uc_near *near)
{
    const struct uc_clause *a = &all->a.clauses[near->a], *b = &all->b.clauses[near->b];
    if (a->kind != b->kind)
        return false;
    uc_str verb = opening_verb(a);
    return stands_beside_pair(all, near) ||
           (near->affinity >= SAME_VERB && verb.len > 0 && uc_str_equal(verb, opening_verb(b)));
}

/* The pairs of free clauses, of at least this affinity, that have no much better rival. */
static void open_pairs(struct alignment *all, double least, bool doubtful)
{
    memset(all->a.best, 0, all->a.count * sizeof *all->a.best);
    memset(all->b.best, 0, all->b.count * sizeof *all->b.best);
    all->open.count = 0;
    for (size_t i = 0; i < all->affinity.near.count; i++) {
        struct uc_near near = all->affinity.near.at[i];
        if (all->a.partner[near.a] != NONE || all->b.partner[near.b] != NONE ||
            is_footnote(&all->a, near.a) != all->footnotes)
            continue;
        raise(&all->a.best[near.a], near.affinity);
        raise(&all->b.best[near.b], near.affinity);
        if (near.affinity >= least)
            *UC_PUSH(all->arena, &all->open) = near;
    }
    size_t kept = 0;
    for (size_t i = 0; i < all->open.count; i++) {
        struct uc_near near = all->open.at[i];
        double rival = all->a.best[near.a];
        raise(&rival, all->b.best[near.b]);
        if (near.affinity >= RIVAL_SHARE * rival && (!doubtful || is_likely(all, &near)))
            all->open.at[kept++] = near;
    }
    all->open.count = kept;
}

static void make_pair(struct alignment *all, const struct uc_near *near, bool in_order)
{
    all->a.partner[near->a] = near->b;
    all->b.partner[near->b] = near->a;
    all->a.in_order[near->a] = all->b.in_order[near->b] = in_order;
}

/* The heaviest chain that ends at each pair, and the pair before it there; by a tree over b
 * (Fenwick) of the heaviest chain that ends before. */
struct chains {
    double *weight;    /* by open pair */
    int64_t *before;   /* by open pair */
    int64_t *heaviest; /* the tree: an open pair; NONE */
    size_t columns;
};

static int64_t heaviest_before(const struct chains *chains, uint32_t b)
{
    int64_t best = NONE;
    for (size_t at = b; at > 0; at &= at - 1) {
        int64_t here = chains->heaviest[at];
        if (here != NONE && (best == NONE || chains->weight[here] > chains->weight[best]))
            best = here;
    }
    return best;
}

static void add_chain(struct chains *chains, uint32_t b, int64_t pair)
{
    for (size_t at = (size_t)b + 1; at <= chains->columns; at += at & (~at + 1)) {
        int64_t here = chains->heaviest[at];
        if (here == NONE || chains->weight[pair] > chains->weight[here])
            chains->heaviest[at] = pair;
    }
}

/* Makes those of the open pairs that keep the order and weigh most together. */
static void pair_in_order(struct alignment *all)
{
    count_gaps(&all->a, all->footnotes);
    count_gaps(&all->b, all->footnotes);
    uc_arena *own = uc_arena_new();
    struct chains chains = {
        .weight = uc_arena_alloc(own, (all->open.count + 1) * sizeof *chains.weight),
        .before = uc_arena_alloc(own, (all->open.count + 1) * sizeof *chains.before),
        .heaviest = uc_arena_alloc(own, (all->b.count + 1) * sizeof *chains.heaviest),
        .columns = all->b.count,
    };
    for (size_t i = 0; i <= all->b.count; i++)
        chains.heaviest[i] = NONE;
    /* Of one clause of `a` the last of `b` first: no chain has two of its pairs. */
    for (size_t start = 0, end; start < all->open.count; start = end) {
        for (end = start; end < all->open.count && all->open.at[end].a == all->open.at[start].a;)
            end++;
        for (size_t i = end; i-- > start;) {
            const struct uc_near *near = &all->open.at[i];
            if (all->a.gap[near->a] != all->b.gap[near->b])
                continue;
            chains.before[i] = heaviest_before(&chains, near->b);
            chains.weight[i] = near->affinity;
            if (chains.before[i] != NONE)
                chains.weight[i] += chains.weight[chains.before[i]];
            add_chain(&chains, near->b, (int64_t)i);
        }
    }
    for (int64_t at = heaviest_before(&chains, (uint32_t)all->b.count); at != NONE;
         at = chains.before[at])
        make_pair(all, &all->open.at[at], true);
    uc_arena_free(own);
}

static int by_affinity(const void *a, const void *b)
{
    const struct uc_near *one = a, *other = b;
    int difference = (one->affinity < other->affinity) - (one->affinity > other->affinity);
    if (difference == 0)
        difference = (one->a > other->a) - (one->a < other->a);
    return difference != 0 ? difference : (one->b > other->b) - (one->b < other->b);
}

/* Makes the open pairs, the nearest first. */
static void pair_moved(struct alignment *all)
{
    if (all->open.count > 0)
        qsort(all->open.at, all->open.count, sizeof *all->open.at, by_affinity);
    for (size_t i = 0; i < all->open.count; i++) {
        const struct uc_near *near = &all->open.at[i];
        if (all->a.partner[near->a] == NONE && all->b.partner[near->b] == NONE)
            make_pair(all, near, false);
    }
}

/* How much of the clause stands in `whole`; 0 where too much of that stands in its pair too. */
static double share_in(const struct uc_affinity *affinity, const struct uc_traits *clause,
                       const struct uc_traits *whole, const struct uc_traits *pair, bool close)
{
    double share = uc_affinity_within(affinity, clause, whole, NULL);
    if (share < PART_SHARE)
        return 0;
    double alone = uc_affinity_within(affinity, clause, whole, pair);
    return alone >= (close ? PART_SHARE / 2 : PART_SHARE) ? share : 0;
}

/* Finds for each free clause of `parts` the clause of `wholes` in whose text most of it stands. */
static void find_parts(const struct alignment *all, struct side *parts, const struct uc_traits *own,
                       const struct side *wholes, const struct uc_traits *others)
{
    for (size_t i = 0; i < parts->count; i++) {
        double most = 0;
        if (parts->partner[i] != NONE || own[i].list.count == 0)
            continue;
        for (size_t k = 0; k < wholes->count; k++) {
            int64_t pair = wholes->partner[k];
            if (pair == NONE)
                continue;
            bool close = llabs(pair - (int64_t)i) <= CLOSE;
            double share = share_in(&all->affinity, &own[i], &others[k], &own[pair], close);
            if (share <= most)
                continue;
            most = share;
            parts->whole[i] = (int64_t)k;
        }
    }
}

static uc_str joined(const struct side *side, const struct uc_ordinals *clauses, uc_arena *arena)
{
    struct uc_buf text = {0};
    for (size_t i = 0; i < clauses->list.count; i++) {
        if (i > 0)
            uc_buf_byte(&text, '\n');
        uc_buf_add(&text, side->clauses[clauses->list.at[i]].text);
    }
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&text));
    uc_buf_free(&text);
    return copy;
}

/* Compares the texts. */
static void judge(const struct alignment *all, struct uc_aligned *aligned)
{
    uc_str before = joined(&all->a, &aligned->a, all->arena);
    uc_str after = joined(&all->b, &aligned->b, all->arena);
    aligned->diff = uc_diff_words(before, after, all->arena);
    if (aligned->verdict == UC_NEW || aligned->verdict == UC_DROPPED)
        return;
    uc_arena *own = uc_arena_new();
    struct uc_plain a = uc_plain_words(before, own), b = uc_plain_words(after, own);
    struct uc_shingles one = uc_shingles_of(&a, UC_SHINGLE_WORDS, own);
    struct uc_shingles other = uc_shingles_of(&b, UC_SHINGLE_WORDS, own);
    aligned->similarity = uc_similarity(&one, &other);
    if (aligned->verdict == UC_EDITED && uc_plain_equal(&a, &b))
        aligned->verdict = UC_SAME;
    uc_arena_free(own);
}

static void add(const struct alignment *all, struct uc_alignment *out, struct uc_aligned *aligned)
{
    judge(all, aligned);
    *UC_PUSH(all->arena, &out->list) = *aligned;
    out->counts[aligned->verdict]++;
    out->moved += aligned->moved;
}

/* Adds the clause `own` and what is a part of `other`, its pair, in order. */
static void add_with_parts(const struct side *side, size_t own, size_t other, uc_arena *arena,
                           struct uc_ordinals *out)
{
    for (size_t i = 0; i < side->count; i++)
        if (i == own || side->whole[i] == (int64_t)other)
            *UC_PUSH(arena, &out->list) = (uint32_t)i;
}

static void add_pair(const struct alignment *all, size_t a, size_t b, struct uc_alignment *out)
{
    struct uc_aligned pair = {.verdict = UC_EDITED, .moved = !all->b.in_order[b]};
    add_with_parts(&all->a, a, b, all->arena, &pair.a);
    add_with_parts(&all->b, b, a, all->arena, &pair.b);
    if (pair.b.list.count > 1)
        pair.verdict = UC_SPLIT;
    if (pair.a.list.count > 1 && pair.a.list.count >= pair.b.list.count)
        pair.verdict = UC_MERGED;
    add(all, out, &pair);
}

/* Adds the clauses of the earlier document from `*from` to `to` of which nothing is left. */
static void add_dropped(const struct alignment *all, size_t *from, size_t to,
                        struct uc_alignment *out)
{
    for (; *from < to; ++*from) {
        if (all->a.partner[*from] != NONE || all->a.whole[*from] != NONE ||
            !uc_is_compared(&all->a.clauses[*from]))
            continue;
        struct uc_aligned dropped = {.verdict = UC_DROPPED};
        *UC_PUSH(all->arena, &dropped.a.list) = (uint32_t)*from;
        add(all, out, &dropped);
    }
}

static struct uc_alignment gather(const struct alignment *all)
{
    struct uc_alignment out = {0};
    size_t seen = 0; /* of the earlier document */
    for (size_t b = 0; b < all->b.count; b++) {
        int64_t a = all->b.partner[b];
        if (a != NONE && all->b.in_order[b])
            add_dropped(all, &seen, (size_t)a, &out);
        if (a != NONE) {
            add_pair(all, (size_t)a, b, &out);
        } else if (all->b.whole[b] == NONE && uc_is_compared(&all->b.clauses[b])) {
            struct uc_aligned new = {.verdict = UC_NEW};
            *UC_PUSH(all->arena, &new.b.list) = (uint32_t)b;
            add(all, &out, &new);
        }
    }
    add_dropped(all, &seen, all->a.count, &out);
    return out;
}

static void pair_sort(struct alignment *all, bool footnotes)
{
    all->footnotes = footnotes;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        open_pairs(all, rounds[i].in_order, rounds[i].doubtful);
        pair_in_order(all);
        open_pairs(all, rounds[i].moved, false);
        pair_moved(all);
    }
}

static struct alignment pair_all(const struct uc_clause *a, size_t a_count,
                                 const struct uc_clause *b, size_t b_count, uc_arena *arena)
{
    struct alignment all = {
        .a = side_of(a, a_count, arena),
        .b = side_of(b, b_count, arena),
        .affinity = uc_affinity_of(a, a_count, b, b_count, arena),
        .arena = arena,
    };
    pair_sort(&all, false);
    pair_sort(&all, true);
    return all;
}

struct uc_alignment uc_align(const struct uc_clause *a, size_t a_count, const struct uc_clause *b,
                             size_t b_count, uc_arena *arena)
{
    struct alignment all = pair_all(a, a_count, b, b_count, arena);
    find_parts(&all, &all.b, all.affinity.b, &all.a, all.affinity.a);
    find_parts(&all, &all.a, all.affinity.a, &all.b, all.affinity.b);
    return gather(&all);
}

int64_t uc_align_one(const struct uc_clause *a, size_t a_count, const struct uc_clause *b,
                     size_t b_count, uint32_t clause)
{
    uc_arena *own = uc_arena_new();
    struct alignment all = pair_all(a, a_count, b, b_count, own);
    int64_t partner = clause < b_count ? all.b.partner[clause] : NONE;
    uc_arena_free(own);
    return partner;
}
