/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/precedents.h"

#include "search/alike.h"
#include "search/lineage.h"
#include "search/lookup.h"

#include <stdlib.h>
#include <string.h>

/* Edited: so much of both texts is the same words in the same order, or so much of the draft's
 * stands in the source. Combined: so much of it stands in all sources together. */
#define EDITED_SHARE 0.55
#define TAKEN_SHARE 0.85
#define COMBINED_SHARE 0.7
/* What a source must give to a combined clause: words in one stretch that the others do not. */
#define STRETCH_SHARE 0.08
enum { STRETCH_LEAST = 8, WINDOWED_LEAST = 16, SOURCES_MAX = 6, WEIGHED_MAX = 8, SHOWN_MAX = 3 };
/* Words of a stretch that is looked for by itself. */
enum { WINDOW_WORDS = 40, WINDOWS_MAX = 8 };

struct candidates {
    UC_LIST(struct uc_alike *) list;
};

/* One clause of the draft as it is looked for. */
struct search {
    struct uc_collection *collection;
    const struct uc_clause *clause;
    enum uc_language language;
    uc_str itself; /* the key of the draft in the index; empty: it is not there */
    struct uc_plain plain;
    struct candidates candidates; /* each once */
    bool *covered;                /* words that stand in a source */
    uc_arena *arena;              /* for this clause alone */
    uc_arena *out_arena;
    struct uc_error *err;
};

const char *uc_origin_name(enum uc_origin origin)
{
    static const char *const names[UC_ORIGIN_COUNT] = {
#define UC_ORIGIN_ROW(id, name) [UC_ORIGIN_##id] = (name),
        UC_ORIGIN_LIST(UC_ORIGIN_ROW)
#undef UC_ORIGIN_ROW
    };
    return names[origin];
}

static bool is_source(const struct uc_clause *clause)
{
    return clause->kind != UC_HEADING && clause->kind != UC_FOOTNOTE &&
           clause->kind != UC_FRONTMATTER && clause->text.len > 0;
}

static bool is_known(const struct candidates *candidates, const struct uc_alike *alike)
{
    for (size_t i = 0; i < candidates->list.count; i++) {
        const struct uc_clause_record *known = &candidates->list.at[i]->record;
        if (known->ordinal == alike->record.ordinal && uc_str_equal(known->key, alike->record.key))
            return true;
    }
    return false;
}

/* May the words of the draft come from it? Not where it is the draft. */
static bool is_candidate(const struct search *search, const struct uc_alike *alike)
{
    return is_source(&alike->record.clause) && !uc_str_equal(alike->record.key, search->itself) &&
           !is_known(&search->candidates, alike);
}

static void add_those(struct search *search, struct uc_alikes *alikes)
{
    for (size_t i = 0; i < alikes->list.count; i++)
        if (is_candidate(search, &alikes->list.at[i]))
            *UC_PUSH(search->arena, &search->candidates.list) = &alikes->list.at[i];
}

/* Adds what is alike to `text`, a stretch of the clause. */
static enum uc_status add_candidates(struct search *search, uc_str text)
{
    struct uc_alikes alikes = {0};
    enum uc_status s = uc_find_alike(search->collection, text, search->language, 0, NULL,
                                     search->arena, &alikes, search->err);
    if (s == UC_OK)
        add_those(search, &alikes);
    return s;
}

/* Adds what else has the words of a source, so that the first and the last of all are known. */
static enum uc_status add_copies(struct search *search, const struct uc_alike *source)
{
    struct uc_alikes copies = {0};
    uint32_t known = 0;
    for (size_t i = 0; i < search->candidates.list.count; i++)
        known += uc_plain_equal(&search->candidates.list.at[i]->plain, &source->plain);
    enum uc_status s = uc_find_copies(search->collection, source->record.clause.text,
                                      search->language, known, search->arena, &copies, search->err);
    if (s == UC_OK)
        add_those(search, &copies);
    return s;
}

/* Looks for the stretches of a long clause by themselves: its rarest stems may all be of one. */
static enum uc_status add_candidates_of_windows(struct search *search)
{
    uc_str text = search->clause->text;
    size_t windows = search->plain.words.count / WINDOW_WORDS + 1;
    if (windows > WINDOWS_MAX)
        windows = WINDOWS_MAX;
    if (windows == 1 && search->plain.words.count >= WINDOWED_LEAST)
        windows = 2;
    enum uc_status s = UC_OK;
    size_t start = 0;
    for (size_t i = 0; s == UC_OK && windows > 1 && i < windows; i++) {
        size_t end = uc_str_find(text, UC_STR(" "), text.len * (i + 1) / windows);
        end = end < text.len && i + 1 < windows ? end : text.len;
        s = add_candidates(search, uc_str_slice(text, start, end));
        start = end;
    }
    return s;
}

/* Marks the words that stand in the source in runs of three; how many had no mark before. */
static size_t cover(const struct search *search, const struct uc_alike *source, bool *covered)
{
    size_t added = 0;
    for (size_t i = 0; i + UC_SHINGLE_WORDS <= search->plain.words.count; i++) {
        if (!uc_shingles_have(&source->shingles, uc_shingle_at(&search->plain, i)))
            continue;
        for (size_t k = i; k < i + UC_SHINGLE_WORDS; k++) {
            added += !covered[k];
            covered[k] = true;
        }
    }
    return added;
}

/* The longest stretch of words that the source has and nothing before had. */
static size_t longest_stretch(const struct search *search, const struct uc_alike *source)
{
    size_t longest = 0, stretch = 0, words = search->plain.words.count;
    bool *own = uc_arena_alloc(search->arena, words + 1);
    cover(search, source, own);
    for (size_t i = 0; i < words; i++) {
        stretch = own[i] && !search->covered[i] ? stretch + 1 : 0;
        longest = stretch > longest ? stretch : longest;
    }
    return longest;
}

/* The candidate with the longest stretch of its own; NULL where none has one worth naming. */
static const struct uc_alike *next_part(const struct search *search)
{
    const struct uc_alike *best = NULL;
    size_t longest = (size_t)(STRETCH_SHARE * (double)search->plain.words.count);
    if (longest < STRETCH_LEAST)
        longest = STRETCH_LEAST;
    for (size_t i = 0; i < search->candidates.list.count; i++) {
        const struct uc_alike *candidate = search->candidates.list.at[i];
        size_t stretch = longest_stretch(search, candidate);
        bool better = best == NULL ? stretch >= longest : stretch > longest;
        if (!better)
            continue;
        longest = stretch;
        best = candidate;
    }
    return best;
}

static size_t count_covered(const struct search *search)
{
    size_t count = 0;
    for (size_t i = 0; i < search->plain.words.count; i++)
        count += search->covered[i];
    return count;
}

/* Words that both texts have in the same order, of all that they have: Dice's coefficient. */
static double same_order(uc_str source, uc_str text, uc_arena *arena)
{
    struct uc_diff diff = uc_diff_words(source, text, arena);
    size_t words[3] = {0};
    for (size_t i = 0; i < diff.pieces.count; i++) {
        const struct uc_piece *piece = &diff.pieces.at[i];
        words[piece->change] += uc_plain_words(piece->text, arena).words.count;
    }
    size_t all = 2 * words[UC_KEPT] + words[UC_DELETED] + words[UC_INSERTED];
    return all > 0 ? 2 * (double)words[UC_KEPT] / (double)all : 0;
}

/* A candidate and how near it is. */
struct weighed {
    const struct uc_alike *source;
    double share;
};
struct weighed_list {
    UC_LIST(struct weighed) list;
};

static int by_share(const void *a, const void *b)
{
    const struct weighed *one = a, *other = b;
    return (one->share < other->share) - (one->share > other->share);
}

static int by_similarity(const void *a, const void *b)
{
    const struct uc_alike *const *one = a, *const *other = b;
    return ((*one)->similarity < (*other)->similarity) -
           ((*one)->similarity > (*other)->similarity);
}

/* The texts that most of the clause may come from, the nearest first; of equal texts one. */
static struct weighed_list weigh(const struct search *search)
{
    struct weighed_list all = {0};
    for (size_t i = 0; i < search->candidates.list.count && all.list.count < WEIGHED_MAX; i++) {
        const struct uc_alike *source = search->candidates.list.at[i];
        bool again = false;
        for (size_t k = 0; k < all.list.count; k++)
            again |= uc_plain_equal(&all.list.at[k].source->plain, &source->plain);
        if (again)
            continue;
        bool *own = uc_arena_alloc(search->arena, search->plain.words.count + 1);
        size_t taken = cover(search, source, own);
        double share = same_order(source->record.clause.text, search->clause->text, search->arena);
        bool is_taken = taken >= STRETCH_LEAST &&
                        (double)taken >= TAKEN_SHARE * (double)search->plain.words.count;
        if (share >= EDITED_SHARE || is_taken)
            *UC_PUSH(search->arena, &all.list) = (struct weighed){source, share};
    }
    if (all.list.count > 0)
        qsort(all.list.at, all.list.count, sizeof *all.list.at, by_share);
    return all;
}

/* A clause with the words of a source, and where it stands. */
struct place {
    const struct uc_alike *alike;
    struct uc_relative document;
    bool adopted;
};

/* Adopted before what is not, then the newest. */
static bool is_better(const struct place *one, const struct place *other)
{
    if (one->adopted != other->adopted)
        return one->adopted;
    return uc_is_earlier(&other->document, &one->document);
}

static uc_str cite(const struct place *place, uc_arena *arena)
{
    struct uc_clause clause = place->alike->record.clause;
    const struct uc_version named = {.name = uc_document_name(&place->document.record),
                                     .clauses = {.at = &clause, .count = 1}};
    return uc_arena_copy(arena, uc_version_cite(&named, 0, arena));
}

static struct uc_date date_of(const struct place *place)
{
    const struct uc_document_record *record = &place->document.record;
    return uc_date_of_record(record);
}

static struct uc_agreement agreed_at(const struct place *place, uc_arena *arena)
{
    return (struct uc_agreement){cite(place, arena), date_of(place)};
}

/* All clauses of the index with the words of `source`: the best of them is named, the first and the
 * last that were adopted are told. */
static enum uc_status add_source(struct search *search, const struct uc_alike *source,
                                 struct uc_precedent *out)
{
    struct place best = {0}, first = {0}, last = {0};
    enum uc_status s = add_copies(search, source);
    if (s != UC_OK)
        return s;
    for (size_t i = 0; i < search->candidates.list.count; i++) {
        struct place place = {.alike = search->candidates.list.at[i]};
        struct uc_document_record record;
        if (!uc_plain_equal(&place.alike->plain, &source->plain))
            continue;
        s = uc_collection_document(search->collection, &place.alike->record, search->arena, &record,
                                   search->err);
        if (s == UC_OK)
            s = uc_relative_open(search->collection, &record, search->arena, &place.document,
                                 search->err);
        if (s != UC_OK)
            return s;
        place.adopted = uc_stage_of(uc_document_name(&record)) == UC_STAGE_ADOPTED;
        if (best.alike == NULL || is_better(&place, &best))
            best = place;
        if (!place.adopted)
            continue;
        if (first.alike == NULL || uc_is_earlier(&place.document, &first.document))
            first = place;
        if (last.alike == NULL || uc_is_earlier(&last.document, &place.document))
            last = place;
    }
    if (best.alike == NULL) /* not even itself: never */
        return uc_fail(search->err, UC_INTERNAL, "a source of a clause is none of its candidates");
    uc_arena *arena = search->out_arena;
    uc_str text = uc_arena_copy(arena, best.alike->record.clause.text);
    struct uc_shingles own = uc_shingles_of(&search->plain, UC_SHINGLE_WORDS, search->arena);
    struct uc_source_clause named = {
        .citation = cite(&best, arena),
        .text = text,
        .date = date_of(&best),
        .similarity = uc_similarity(&own, &best.alike->shingles),
        .diff = uc_diff_words(text, search->clause->text, arena),
    };
    if (first.alike != NULL) {
        named.first = agreed_at(&first, arena);
        named.last = agreed_at(&last, arena);
    }
    *UC_PUSH(arena, &out->sources) = named;
    return UC_OK;
}

/* Names the sources that each give a stretch of their own, where there are two of them or more and
 * they give enough. */
static enum uc_status find_parts(struct search *search, struct uc_precedent *out)
{
    const struct uc_alike *parts[SOURCES_MAX];
    size_t count = 0;
    while (count < SOURCES_MAX && (parts[count] = next_part(search)) != NULL)
        cover(search, parts[count++], search->covered);
    double share = (double)count_covered(search) / (double)(search->plain.words.count + 1);
    if (count < 2 || share < COMBINED_SHARE)
        return UC_OK;
    out->origin = UC_ORIGIN_COMBINED;
    enum uc_status s = UC_OK;
    for (size_t i = 0; s == UC_OK && i < count; i++)
        s = add_source(search, parts[i], out);
    return s;
}

static enum uc_status judge(struct search *search, struct uc_precedent *out)
{
    struct candidates *candidates = &search->candidates;
    for (size_t i = 0; i < candidates->list.count; i++)
        if (uc_plain_equal(&candidates->list.at[i]->plain, &search->plain)) {
            out->origin = UC_ORIGIN_VERBATIM;
            return add_source(search, candidates->list.at[i], out);
        }
    enum uc_status s = add_candidates_of_windows(search);
    if (s == UC_OK)
        s = find_parts(search, out);
    if (s != UC_OK || out->origin == UC_ORIGIN_COMBINED)
        return s;
    if (candidates->list.count > 0)
        qsort(candidates->list.at, candidates->list.count, sizeof(struct uc_alike *),
              by_similarity);
    struct weighed_list sources = weigh(search);
    for (size_t i = 0; s == UC_OK && i < sources.list.count && i < SHOWN_MAX; i++) {
        out->origin = UC_ORIGIN_EDITED;
        s = add_source(search, sources.list.at[i].source, out);
    }
    return s;
}

/* The next clause from `at` on that may have a source; their count where there is none. */
static uint32_t next_source(const struct uc_version *version, uint32_t at)
{
    while (at < version->clauses.count && !is_source(&version->clauses.at[at]))
        at++;
    return at;
}

static bool has_same_words(const struct uc_version *one, const struct uc_version *other)
{
    uc_arena *arena = uc_arena_new();
    uint32_t i = next_source(one, 0), k = next_source(other, 0);
    bool same = true;
    while (same && i < one->clauses.count && k < other->clauses.count) {
        struct uc_plain ours = uc_plain_words(one->clauses.at[i].text, arena);
        struct uc_plain theirs = uc_plain_words(other->clauses.at[k].text, arena);
        same = uc_plain_equal(&ours, &theirs);
        i = next_source(one, i + 1);
        k = next_source(other, k + 1);
    }
    uc_arena_free(arena);
    return same && i == one->clauses.count && k == other->clauses.count;
}

/* Finds the draft in the index: what has its name and its words. What has its name alone is
 * another, as where last year's resolution is edited and its symbol still stands above. */
static enum uc_status find_itself(struct uc_collection *collection, const struct uc_version *draft,
                                  uc_arena *arena, uc_str *key, struct uc_error *err)
{
    struct uc_citation citation = {.symbol = draft->name};
    struct uc_document_records named = {0};
    enum uc_status s = uc_lookup_documents(collection, &citation, arena, &named, err);
    for (size_t i = 0; s == UC_OK && key->len == 0 && i < named.list.count; i++) {
        struct uc_version version;
        s = uc_version_of(collection, &named.list.at[i], arena, &version, err);
        if (s == UC_OK && has_same_words(draft, &version))
            *key = named.list.at[i].key;
    }
    return s;
}

static enum uc_status find_origin(struct uc_collection *collection,
                                  const struct uc_precedents *precedents, enum uc_language language,
                                  uc_arena *arena, struct uc_precedent *out, struct uc_error *err)
{
    const struct uc_clause *clause = &precedents->draft.clauses.at[out->clause];
    uc_arena *own = uc_arena_new();
    struct search search = {
        .collection = collection,
        .clause = clause,
        .language = language,
        .itself = precedents->itself,
        .plain = uc_plain_words(clause->text, own),
        .arena = own,
        .out_arena = arena,
        .err = err,
    };
    search.covered = uc_arena_alloc(own, search.plain.words.count + 1);
    enum uc_status s = add_candidates(&search, clause->text);
    if (s == UC_OK)
        s = judge(&search, out);
    uc_arena_free(own);
    return s;
}

/* The language of the draft, from its words. */
static enum uc_language language_of(const struct uc_version *draft)
{
    enum { ENOUGH = 4096 };
    struct uc_buf words = {0};
    for (size_t i = 0; i < draft->clauses.count && words.len < ENOUGH; i++)
        uc_buf_printf(&words, "%.*s\n", UC_ARG(draft->clauses.at[i].text));
    enum uc_language language = uc_language_of(uc_buf_str(&words));
    uc_buf_free(&words);
    return language;
}

enum uc_status uc_find_precedents(struct uc_collection *collection, uc_arena *arena,
                                  struct uc_precedents *out, struct uc_error *err)
{
    enum uc_language language = language_of(&out->draft);
    enum uc_status s = find_itself(collection, &out->draft, arena, &out->itself, err);
    if (s != UC_OK)
        return s;
    for (uint32_t i = next_source(&out->draft, 0); i < out->draft.clauses.count;
         i = next_source(&out->draft, i + 1)) {
        struct uc_precedent *precedent = UC_PUSH(arena, &out->list);
        *precedent = (struct uc_precedent){.clause = i, .origin = UC_ORIGIN_NEW};
        s = find_origin(collection, out, language, arena, precedent, err);
        if (s != UC_OK)
            return s;
        out->counts[precedent->origin]++;
    }
    return UC_OK;
}
