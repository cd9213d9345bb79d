/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * brute_force DB [STEMS CANDIDATES [STEP]]: what search/alike.c finds, beside all there is.
 *
 * All pairs of clauses of an index are compared by true similarity; then each clause (or each
 * STEPth) is looked for in the index. Prints the recall of ordered pairs at two similarities, pairs
 * found that are none, and the time a clause took. Front matter and headings are left out.
 */
#include "search/alike.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Similarities that recall is told of; each clause stands for itself, and is no pair. */
static const double levels[] = {0.6, 0.8};
enum { LEVELS = sizeof levels / sizeof *levels };

struct clauses {
    UC_LIST(struct uc_clause_record) records;
    struct uc_shingles *shingles;
    enum uc_language *languages;
};

struct posting {
    uint64_t shingle;
    uint32_t clause;
};
struct postings {
    UC_LIST(struct posting) list;
};

/* The clauses alike to one clause, with their similarities. */
struct pair {
    uint32_t other;
    double similarity;
    bool found;
};
struct pairs {
    UC_LIST(struct pair) list;
};

static _Noreturn void end(const struct uc_error *err)
{
    fprintf(stderr, "brute_force: %s\n", err->text);
    exit(2);
}

static void read_clauses(struct uc_collection *collection, uc_arena *arena, struct clauses *out)
{
    struct uc_error err = {0};
    struct uc_document_records documents = {0};
    if (uc_collection_documents(collection, arena, &documents, &err) != UC_OK)
        end(&err);
    UC_LIST(enum uc_language) languages = {0};
    for (size_t i = 0; i < documents.list.count; i++) {
        const struct uc_document_record *document = &documents.list.at[i];
        struct uc_clause_records clauses = {0};
        if (uc_collection_clauses(collection, document->key, arena, &clauses, &err) != UC_OK)
            end(&err);
        for (size_t k = 0; k < clauses.list.count; k++) {
            enum uc_kind kind = clauses.list.at[k].clause.kind;
            if (kind == UC_HEADING || kind == UC_FRONTMATTER)
                continue;
            *UC_PUSH(arena, &out->records) = clauses.list.at[k];
            *UC_PUSH(arena, &languages) = document->language;
        }
    }
    out->languages = languages.at;
    out->shingles = uc_arena_alloc(arena, out->records.count * sizeof *out->shingles);
    for (size_t i = 0; i < out->records.count; i++) {
        struct uc_plain plain = uc_plain_words(out->records.at[i].clause.text, arena);
        out->shingles[i] = uc_shingles_of(&plain, UC_SHINGLE_WORDS, arena);
    }
}

static int by_shingle(const void *a, const void *b)
{
    const struct posting *one = a, *other = b;
    int difference = (one->shingle > other->shingle) - (one->shingle < other->shingle);
    return difference != 0 ? difference
                           : (one->clause > other->clause) - (one->clause < other->clause);
}

static struct postings invert(const struct clauses *clauses, uc_arena *arena)
{
    struct postings postings = {0};
    for (uint32_t i = 0; i < clauses->records.count; i++)
        for (size_t k = 0; k < clauses->shingles[i].set.count; k++)
            *UC_PUSH(arena, &postings.list) = (struct posting){clauses->shingles[i].set.at[k], i};
    if (postings.list.count > 0)
        qsort(postings.list.at, postings.list.count, sizeof *postings.list.at, by_shingle);
    return postings;
}

static size_t first_of(const struct postings *postings, uint64_t shingle)
{
    size_t low = 0, high = postings->list.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (postings->list.at[middle].shingle < shingle)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* All that is alike to a clause, by comparing it with every clause that shares a shingle. */
static struct pairs all_alike(const struct clauses *clauses, const struct postings *postings,
                              uint32_t clause, uint32_t *shared, uc_arena *arena)
{
    struct pairs pairs = {0};
    const struct uc_shingles *own = &clauses->shingles[clause];
    memset(shared, 0, clauses->records.count * sizeof *shared);
    for (size_t i = 0; i < own->set.count; i++)
        for (size_t k = first_of(postings, own->set.at[i]);
             k < postings->list.count && postings->list.at[k].shingle == own->set.at[i]; k++)
            shared[postings->list.at[k].clause]++;
    for (uint32_t i = 0; i < clauses->records.count; i++) {
        size_t either = own->set.count + clauses->shingles[i].set.count - shared[i];
        double similarity = either > 0 ? (double)shared[i] / (double)either : 0;
        if (i != clause && similarity >= levels[0])
            *UC_PUSH(arena, &pairs.list) = (struct pair){i, similarity, false};
    }
    return pairs;
}

static bool is_same_clause(const struct uc_clause_record *a, const struct uc_clause_record *b)
{
    return a->ordinal == b->ordinal && uc_str_equal(a->key, b->key);
}

struct tally {
    size_t pairs[LEVELS], found[LEVELS], wrong, asked;
    double seconds, longest;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Marks those of the pairs that were found; what is not among them is wrong. */
static void mark(const struct clauses *clauses, struct pairs *pairs, const struct uc_alikes *alikes,
                 uint32_t clause, struct tally *tally)
{
    for (size_t i = 0; i < alikes->list.count; i++) {
        const struct uc_clause_record *record = &alikes->list.at[i].record;
        enum uc_kind kind = record->clause.kind;
        bool known = kind == UC_HEADING || kind == UC_FRONTMATTER ||
                     is_same_clause(record, &clauses->records.at[clause]);
        for (size_t k = 0; !known && k < pairs->list.count; k++) {
            struct pair *pair = &pairs->list.at[k];
            known = is_same_clause(record, &clauses->records.at[pair->other]);
            pair->found |= known;
        }
        tally->wrong += !known;
    }
    for (size_t k = 0; k < pairs->list.count; k++)
        for (size_t level = 0; level < LEVELS; level++) {
            tally->pairs[level] += pairs->list.at[k].similarity >= levels[level];
            tally->found[level] +=
                pairs->list.at[k].similarity >= levels[level] && pairs->list.at[k].found;
        }
}

static void look_for(struct uc_collection *collection, const struct clauses *clauses,
                     const struct postings *postings, uint32_t clause,
                     const struct uc_alike_options *options, uint32_t *shared, struct tally *tally)
{
    uc_arena *arena = uc_arena_new();
    struct uc_alikes alikes = {0};
    struct uc_error err = {0};
    double start = now();
    if (uc_find_alike(collection, clauses->records.at[clause].clause.text,
                      clauses->languages[clause], levels[0], options, arena, &alikes,
                      &err) != UC_OK)
        end(&err);
    double took = now() - start;
    tally->seconds += took;
    tally->asked++;
    if (took > tally->longest)
        tally->longest = took;
    struct pairs pairs = all_alike(clauses, postings, clause, shared, arena);
    mark(clauses, &pairs, &alikes, clause, tally);
    uc_arena_free(arena);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    struct uc_alike_options options = uc_alike_options;
    if (argc > 3) {
        options.stems = strtoul(argv[2], NULL, 10);
        options.candidates = strtoul(argv[3], NULL, 10);
    }
    uint32_t step = argc > 4 ? (uint32_t)strtoul(argv[4], NULL, 10) : 1;
    const char *paths[] = {argv[1]};
    struct uc_collection collection;
    struct uc_error err = {0};
    if (uc_collection_open(paths, 1, &collection, &err) != UC_OK)
        end(&err);
    uc_arena *arena = uc_arena_new();
    struct clauses clauses = {0};
    read_clauses(&collection, arena, &clauses);
    struct postings postings = invert(&clauses, arena);
    uint32_t *shared = uc_arena_alloc(arena, clauses.records.count * sizeof *shared);
    struct tally tally = {0};
    for (uint32_t i = 0; i<clauses.records.count; i += step> 0 ? step : 1)
        look_for(&collection, &clauses, &postings, i, &options, shared, &tally);
    printf("{\"clauses\": %zu, \"asked\": %zu, \"wrong\": %zu, \"mean_ms\": %.3f, "
           "\"longest_ms\": %.3f",
           clauses.records.count, tally.asked, tally.wrong,
           1000 * tally.seconds / (double)tally.asked, 1000 * tally.longest);
    for (size_t level = 0; level < LEVELS; level++)
        printf(", \"%.1f\": {\"pairs\": %zu, \"found\": %zu, \"recall\": %.4f}", levels[level],
               tally.pairs[level], tally.found[level],
               (double)tally.found[level] / (double)(tally.pairs[level] + !tally.pairs[level]));
    puts("}");
    uc_arena_free(arena);
    uc_collection_close(&collection);
    return 0;
}
