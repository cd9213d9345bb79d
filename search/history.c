/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/history.h"

#include "search/affinity.h"
#include "search/alike.h"

#include <stdlib.h>

/* Similarity of candidates for the documents of the lineage; of the next form of a clause where
 * nothing else must speak for it, and of a clause that counts as shared. */
#define TRACE 0.15
#define NEXT_FORM 0.5
/* So many documents are aligned for one clause, at most: each costs some milliseconds. So many
 * clauses of a document are looked for. */
enum { ALIGNED_MAX = 3, SAMPLE_MAX = 60 };
/* So many shared clauses, and so large a share of the later document, speak for an ancestor by
 * themselves: three stock phrases stand in every long resolution. */
enum { SHARED_LEAST = 3 };
#define SHARED_SHARE 0.1

struct search {
    struct uc_collection *collection;
    struct uc_history *out;
    struct uc_alikes alikes; /* to the asked clause */
    int alignings;           /* still to be had */
    uc_arena *arena;
    struct uc_error *err;
};

static struct uc_shingles shingles_of(uc_str text, uc_arena *arena)
{
    struct uc_plain plain = uc_plain_words(text, arena);
    return uc_shingles_of(&plain, UC_SHINGLE_WORDS, arena);
}

/* The clause of the document that is most alike to `from`, where it is alike enough. */
static const struct uc_alike *next_form(const struct search *search,
                                        const struct uc_relative *document,
                                        const struct uc_link *from)
{
    struct uc_shingles own = shingles_of(from->text, search->arena);
    const struct uc_alike *best = NULL;
    double most = NEXT_FORM;
    for (size_t i = 0; i < search->alikes.list.count; i++) {
        const struct uc_alike *alike = &search->alikes.list.at[i];
        if (!uc_str_equal(alike->record.key, document->record.key) ||
            !uc_is_compared(&alike->record.clause))
            continue;
        double similarity = uc_similarity(&own, &alike->shingles);
        if (similarity < most || (best != NULL && similarity == most))
            continue;
        most = similarity;
        best = alike;
    }
    return best;
}

static struct uc_link link_to(const struct uc_relative *document, uint32_t ordinal,
                              const struct uc_clause *clause, uc_arena *arena)
{
    const struct uc_version named = {.name = uc_document_name(&document->record),
                                     .clauses = {.at = (struct uc_clause *)clause, .count = 1}};
    return (struct uc_link){
        .document = document,
        .ordinal = ordinal,
        .citation = uc_version_cite(&named, 0, arena),
        .text = clause->text,
    };
}

/* The clause of `document` that `from` is aligned with. UC_NOT_FOUND: none. */
static enum uc_status find_aligned(struct search *search, struct uc_relative *document,
                                   const struct uc_link *from, struct uc_link *out)
{
    struct uc_relative *other = (struct uc_relative *)from->document;
    enum uc_status s = uc_relative_read(search->collection, document, search->arena, search->err);
    if (s == UC_OK)
        s = uc_relative_read(search->collection, other, search->arena, search->err);
    if (s != UC_OK)
        return s;
    const struct uc_version *there = &document->version, *here = &other->version;
    int64_t found = uc_align_one(there->clauses.at, there->clauses.count, here->clauses.at,
                                 here->clauses.count, from->ordinal);
    if (found < 0)
        return UC_NOT_FOUND;
    *out = link_to(document, (uint32_t)found, &there->clauses.at[found], search->arena);
    return UC_OK;
}

/* That it is cited says of a document no more than that it was read. */
static bool speaks_for_itself(const struct uc_relative *document)
{
    return document->evidence[UC_EVIDENCE_ADOPTION] || document->evidence[UC_EVIDENCE_TITLE] ||
           document->evidence[UC_EVIDENCE_SUBJECT];
}

/* The form of the clause in `document`. UC_NOT_FOUND: it has none. */
static enum uc_status find_form(struct search *search, struct uc_relative *document,
                                const struct uc_link *from, struct uc_link *out)
{
    const struct uc_alike *alike = next_form(search, document, from);
    if (alike != NULL) {
        *out = link_to(document, alike->record.ordinal, &alike->record.clause, search->arena);
        return UC_OK;
    }
    if (!speaks_for_itself(document) || search->alignings == 0)
        return UC_NOT_FOUND;
    search->alignings--;
    return find_aligned(search, document, from, out);
}

/* Follows the clause from `self` through the relatives of one side, the nearest in time first. */
static enum uc_status follow(struct search *search, const struct uc_link *self, bool back,
                             struct uc_chain *out)
{
    struct uc_relatives *relatives = &search->out->relatives;
    struct uc_link from = *self;
    for (size_t i = 0; i < relatives->list.count; i++) {
        size_t at = back ? relatives->list.count - 1 - i : i;
        struct uc_relative *document = &relatives->list.at[at];
        if (uc_is_earlier(document, self->document) != back)
            continue;
        enum uc_status s = find_form(search, document, &from, &from);
        if (s == UC_OK)
            *UC_PUSH(search->arena, &out->list) = from;
        else if (s != UC_NOT_FOUND)
            return s;
    }
    return UC_OK;
}

/* Compares a form with the one before. */
static void judge(const struct uc_link *before, struct uc_link *link, uc_arena *arena)
{
    struct uc_plain own = uc_plain_words(link->text, arena);
    link->verdict = UC_NEW;
    if (before == NULL) {
        link->diff = uc_diff_words(UC_STR(""), link->text, arena);
        return;
    }
    struct uc_plain earlier = uc_plain_words(before->text, arena);
    struct uc_shingles a = uc_shingles_of(&earlier, UC_SHINGLE_WORDS, arena);
    struct uc_shingles b = uc_shingles_of(&own, UC_SHINGLE_WORDS, arena);
    link->verdict = uc_plain_equal(&earlier, &own) ? UC_SAME : UC_EDITED;
    link->similarity = uc_similarity(&a, &b);
    link->diff = uc_diff_words(before->text, link->text, arena);
}

static void join(struct search *search, const struct uc_link *self, const struct uc_chain *back,
                 const struct uc_chain *forth)
{
    struct uc_chain *chain = &search->out->chain;
    for (size_t i = back->list.count; i-- > 0;)
        *UC_PUSH(search->arena, &chain->list) = back->list.at[i];
    *UC_PUSH(search->arena, &chain->list) = *self;
    for (size_t i = 0; i < forth->list.count; i++)
        *UC_PUSH(search->arena, &chain->list) = forth->list.at[i];
    for (size_t i = 0; i < chain->list.count; i++)
        judge(i > 0 ? &chain->list.at[i - 1] : NULL, &chain->list.at[i], search->arena);
}

static bool is_relative(const struct uc_history *history, uc_str key)
{
    for (size_t i = 0; i < history->relatives.list.count; i++)
        if (uc_str_equal(history->relatives.list.at[i].record.key, key))
            return true;
    return uc_str_equal(history->self.record.key, key);
}

/* Copies of the asked clause that were not read and stand in no link of its chain. */
static uint32_t unread_elsewhere(const struct search *search, const struct uc_link *self)
{
    const struct uc_chain *chain = &search->out->chain;
    uint32_t count = search->alikes.unread;
    for (size_t i = 0; i < chain->list.count && count > 0; i++) {
        bool is_counted = !uc_str_equal(chain->list.at[i].text, self->text);
        for (size_t k = 0; k < search->alikes.list.count; k++)
            is_counted |= uc_str_equal(search->alikes.list.at[k].record.key,
                                       chain->list.at[i].document->record.key);
        count -= !is_counted;
    }
    return count;
}

/* What says nearly the same, in documents that nothing else speaks for. */
static enum uc_status find_elsewhere(struct search *search, const struct uc_link *self)
{
    struct uc_history *out = search->out;
    out->elsewhere = unread_elsewhere(search, self);
    for (size_t i = 0; i < search->alikes.list.count; i++) {
        const struct uc_alike *alike = &search->alikes.list.at[i];
        struct uc_document_record record;
        struct uc_relative other;
        if (alike->similarity < UC_NEARLY_SAME || is_relative(out, alike->record.key))
            continue;
        out->elsewhere++;
        enum uc_status s = uc_collection_document(search->collection, &alike->record, search->arena,
                                                  &record, search->err);
        if (s == UC_OK)
            s = uc_relative_open(search->collection, &record, search->arena, &other, search->err);
        if (s != UC_OK)
            return s;
        if (other.when == 0 || (out->elsewhere_when > 0 && other.when >= out->elsewhere_when))
            continue;
        out->elsewhere_when = other.when;
        out->elsewhere_first =
            link_to(&other, alike->record.ordinal, &alike->record.clause, search->arena).citation;
    }
    return UC_OK;
}

struct keys {
    UC_LIST(uc_str) list;
};

/* Adds a key that is not there yet. */
static void add_key(struct keys *keys, uc_str key, uc_arena *arena)
{
    for (size_t i = 0; i < keys->list.count; i++)
        if (uc_str_equal(keys->list.at[i], key))
            return;
    *UC_PUSH(arena, &keys->list) = uc_arena_copy(arena, key);
}

/* Opens the document, with its clauses. */
static enum uc_status open_self(struct uc_collection *collection,
                                const struct uc_document_record *record, uc_arena *arena,
                                struct uc_relative *out, struct uc_error *err)
{
    enum uc_status s = uc_relative_open(collection, record, arena, out, err);
    return s == UC_OK ? uc_relative_read(collection, out, arena, err) : s;
}

enum uc_status uc_find_history(struct uc_collection *collection,
                               const struct uc_clause_record *clause, uc_arena *arena,
                               struct uc_history *out, struct uc_error *err)
{
    struct search search = {
        .collection = collection, .out = out, .alignings = ALIGNED_MAX, .arena = arena, .err = err};
    struct uc_document_record record;
    struct uc_chain back = {0}, forth = {0};
    struct keys keys = {0};
    *out = (struct uc_history){0};
    enum uc_status s = uc_collection_document(collection, clause, arena, &record, err);
    if (s == UC_OK)
        s = open_self(collection, &record, arena, &out->self, err);
    if (s == UC_OK)
        s = uc_find_alike(collection, clause->clause.text, record.language, TRACE, NULL, arena,
                          &search.alikes, err);
    for (size_t i = 0; i < search.alikes.list.count; i++)
        add_key(&keys, search.alikes.list.at[i].record.key, arena);
    if (s == UC_OK)
        s = uc_find_relatives(collection, &out->self, keys.list.at, keys.list.count, arena,
                              &out->relatives, err);
    struct uc_link self = link_to(&out->self, clause->ordinal, &clause->clause, arena);
    if (s == UC_OK)
        s = follow(&search, &self, true, &back);
    if (s == UC_OK)
        s = follow(&search, &self, false, &forth);
    if (s != UC_OK)
        return s;
    out->citation = self.citation;
    join(&search, &self, &back, &forth);
    return find_elsewhere(&search, &self);
}

struct uc_agreed uc_chain_agreed(const struct uc_chain *chain)
{
    struct uc_agreed agreed = {0};
    bool unchanged = true;
    for (size_t i = 0; i < chain->list.count; i++) {
        const struct uc_link *link = &chain->list.at[i];
        unchanged = unchanged && (agreed.first == NULL || link->verdict == UC_SAME);
        if (uc_stage_of(uc_document_name(&link->document->record)) != UC_STAGE_ADOPTED)
            continue;
        if (agreed.first == NULL)
            agreed.first = link;
        if (unchanged)
            agreed.unchanged = link;
        agreed.last = link;
    }
    return agreed;
}

/* Documents with clauses alike to those of `self`. */
static enum uc_status find_traces(struct uc_collection *collection, const struct uc_relative *self,
                                  uc_arena *arena, struct keys *out, struct uc_error *err)
{
    size_t step = self->version.clauses.count / SAMPLE_MAX + 1;
    for (size_t i = 0; i < self->version.clauses.count; i += step) {
        const struct uc_clause *clause = &self->version.clauses.at[i];
        if (clause->kind == UC_FOOTNOTE || !uc_is_compared(clause))
            continue;
        uc_arena *own = uc_arena_new();
        struct uc_alikes alikes = {0};
        enum uc_status s = uc_find_alike(collection, clause->text, self->record.language, TRACE,
                                         NULL, own, &alikes, err);
        for (size_t k = 0; k < alikes.list.count; k++)
            add_key(out, alikes.list.at[k].record.key, arena);
        uc_arena_free(own);
        if (s != UC_OK)
            return s;
    }
    return UC_OK;
}

/* Does the alignment say that the one comes from the other? */
static bool is_ancestor(const struct uc_relative *document, const struct uc_comparison *comparison)
{
    size_t pairs = 0, shared = 0, later = 0;
    for (size_t i = 0; i < comparison->alignment.list.count; i++) {
        const struct uc_aligned *aligned = &comparison->alignment.list.at[i];
        if (aligned->b.list.count == 0 ||
            comparison->b.clauses.at[aligned->b.list.at[0]].kind == UC_FOOTNOTE)
            continue;
        later++;
        if (aligned->a.list.count == 0)
            continue;
        pairs++;
        shared += aligned->similarity >= NEXT_FORM;
    }
    bool is_shared = shared >= SHARED_LEAST && (double)shared >= SHARED_SHARE * (double)later;
    return is_shared || (pairs > 0 && speaks_for_itself(document));
}

enum uc_status uc_find_descent(struct uc_collection *collection,
                               const struct uc_document_record *record, uc_arena *arena,
                               struct uc_descent *out, struct uc_error *err)
{
    struct keys keys = {0};
    *out = (struct uc_descent){0};
    enum uc_status s = open_self(collection, record, arena, &out->self, err);
    if (s == UC_OK)
        s = find_traces(collection, &out->self, arena, &keys, err);
    if (s == UC_OK)
        s = uc_find_relatives(collection, &out->self, keys.list.at, keys.list.count, arena,
                              &out->relatives, err);
    for (size_t i = 0; s == UC_OK && i < out->relatives.list.count; i++) {
        struct uc_relative *document = &out->relatives.list.at[i];
        if (!uc_is_earlier(document, &out->self))
            continue;
        s = uc_relative_read(collection, document, arena, err);
        struct uc_ancestor ancestor = {
            .document = document, .comparison = {.a = document->version, .b = out->self.version}};
        if (s == UC_OK)
            uc_compare(&ancestor.comparison, arena);
        if (s == UC_OK && is_ancestor(document, &ancestor.comparison))
            *UC_PUSH(arena, &out->ancestors) = ancestor;
    }
    return s;
}
