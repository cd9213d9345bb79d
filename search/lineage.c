/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/lineage.h"

#include "clause/ascii.h"
#include "clause/shingle.h"
#include "clause/symbol.h"
#include "search/lookup.h"

#include <stdlib.h>

/* How alike two titles must be as sets of words, and in how many of a document's clauses a title
 * must stand to be its subject. "Working Capital Fund for 2026" is the title of 2024; the "Regional
 * Centre for Peace and Disarmament in Africa" is not that in Latin America. */
#define TITLE_ALIKE 0.65
#define SUBJECT_SHARE 0.2
enum { TITLE_WORDS_LEAST = 2, HEADING_WORDS_LEAST = 4, CITING_MAX = 100, READINGS_MAX = 5 };

const char *uc_evidence_name(enum uc_evidence evidence)
{
    static const char *const names[UC_EVIDENCE_COUNT] = {
#define UC_EVIDENCE_ROW(id, name) [UC_EVIDENCE_##id] = (name),
        UC_EVIDENCE_LIST(UC_EVIDENCE_ROW)
#undef UC_EVIDENCE_ROW
    };
    return names[evidence];
}

const char *uc_stage_name(enum uc_stage stage)
{
    static const char *const names[] = {[UC_STAGE_DRAFT] = "draft",
                                        [UC_STAGE_REVISED] = "revised draft",
                                        [UC_STAGE_ADOPTED] = "adopted",
                                        [UC_STAGE_OTHER] = "document"};
    return names[stage];
}

enum uc_stage uc_stage_of(uc_str symbol)
{
    static const uc_str adopted[] = {UC_STR_INIT("/RES/"), UC_STR_INIT("/DEC/"),
                                     UC_STR_INIT("/PRST/")};
    for (size_t i = 0; i < sizeof adopted / sizeof *adopted; i++)
        if (uc_str_has(symbol, adopted[i]))
            return UC_STAGE_ADOPTED;
    bool is_draft = uc_str_has(symbol, UC_STR("/L.")) || !uc_str_has(symbol, UC_STR("/"));
    if (!is_draft)
        return UC_STAGE_OTHER;
    return uc_str_has(symbol, UC_STR("/Rev.")) ? UC_STAGE_REVISED : UC_STAGE_DRAFT;
}

static uint32_t day_number(struct uc_date date)
{
    return date.year * 10000U + date.month * 100U + date.day;
}

/* The last day that the text names. */
static uint32_t last_day_in(uc_str text)
{
    uint32_t last = 0;
    for (size_t at = 0; at < text.len; at++) {
        struct uc_date date = {0};
        bool starts = uc_is_digit(text.ptr[at]) && (at == 0 || !uc_is_digit(text.ptr[at - 1]));
        if (starts && uc_date_read(uc_rest(text, at), &date) > 0 && date.day > 0 &&
            day_number(date) > last)
            last = day_number(date);
    }
    return last;
}

/* Session n of the Assembly opens in September of 1945 + n. */
static uint32_t session_end(uc_str session)
{
    enum { FIRST_YEAR = 1946, LONGEST = 3 };
    uint32_t number = 0;
    for (size_t i = 0; i < session.len; i++) {
        if (!uc_is_digit(session.ptr[i]) || session.len > LONGEST)
            return 0;
        number = number * 10 + (uint32_t)(session.ptr[i] - '0');
    }
    return number > 0 ? (FIRST_YEAR + number) * 10000 : 0;
}

static uint32_t last_day_of(const struct uc_version *version)
{
    uint32_t last = 0;
    for (size_t i = 0; i < version->clauses.count; i++) {
        uint32_t day = last_day_in(version->clauses.at[i].text);
        last = day > last ? day : last;
    }
    return last;
}

bool uc_is_earlier(const struct uc_relative *a, const struct uc_relative *b)
{
    if (a->when != b->when)
        return a->when < b->when;
    uc_str a_name = uc_document_name(&a->record), b_name = uc_document_name(&b->record);
    enum uc_stage one = uc_stage_of(a_name), other = uc_stage_of(b_name);
    return one != other ? one < other : uc_str_compare(a_name, b_name) < 0;
}

enum uc_status uc_relative_read(struct uc_collection *collection, struct uc_relative *relative,
                                uc_arena *arena, struct uc_error *err)
{
    if (relative->version.clauses.count > 0)
        return UC_OK;
    return uc_version_of(collection, &relative->record, arena, &relative->version, err);
}

enum uc_status uc_relative_open(struct uc_collection *collection,
                                const struct uc_document_record *record, uc_arena *arena,
                                struct uc_relative *out, struct uc_error *err)
{
    struct uc_date date = uc_date_of_record(record);
    *out = (struct uc_relative){.record = *record, .when = day_number(date)};
    if (out->when == 0)
        out->when = session_end(record->session);
    if (out->when > 0)
        return UC_OK;
    enum uc_status s = uc_relative_read(collection, out, arena, err);
    if (s == UC_OK)
        out->when = last_day_of(&out->version);
    return s;
}

/* Do the words of `part` stand one after another in `text`, from the word `at` on? */
static bool has_run_at(const struct uc_plain *text, size_t at, const struct uc_plain *part)
{
    size_t k = 0;
    while (k < part->words.count && at + k < text->words.count &&
           text->words.at[at + k] == part->words.at[k])
        k++;
    return k == part->words.count;
}

static bool has_run(const struct uc_plain *text, const struct uc_plain *part)
{
    for (size_t i = 0; i < text->words.count; i++)
        if (has_run_at(text, i, part))
            return true;
    return false;
}

/* The title of a letter says who writes to whom, and not what about. */
static bool is_letter(const struct uc_plain *title)
{
    static const uc_str openings[] = {
        UC_STR_INIT("letter dated"),      UC_STR_INIT("letters dated"),
        UC_STR_INIT("identical letters"), UC_STR_INIT("note verbale"),
        UC_STR_INIT("notes verbales"),    UC_STR_INIT("lettre datée"),
        UC_STR_INIT("lettres datées"),    UC_STR_INIT("lettres identiques"),
        UC_STR_INIT("carta de fecha"),    UC_STR_INIT("cartas de fecha"),
        UC_STR_INIT("cartas idénticas"),  UC_STR_INIT("nota verbal"),
    };
    uc_arena *own = uc_arena_new();
    bool found = false;
    for (size_t i = 0; !found && i < sizeof openings / sizeof *openings; i++) {
        struct uc_plain opening = uc_plain_words(openings[i], own);
        found = has_run_at(title, 0, &opening);
    }
    uc_arena_free(own);
    return found;
}

static bool are_alike(uc_str one, uc_str other, uc_arena *arena)
{
    struct uc_plain one_words = uc_plain_words(one, arena);
    struct uc_plain other_words = uc_plain_words(other, arena);
    struct uc_shingles a = uc_shingles_of(&one_words, 1, arena);
    struct uc_shingles b = uc_shingles_of(&other_words, 1, arena);
    return a.set.count >= TITLE_WORDS_LEAST && b.set.count >= TITLE_WORDS_LEAST &&
           !is_letter(&one_words) && !is_letter(&other_words) &&
           uc_similarity(&a, &b) >= TITLE_ALIKE;
}

/* What follows the item of the agenda: "Macroeconomic policy questions: external debt". */
static uc_str without_item(uc_str title)
{
    size_t colon = uc_str_find(title, UC_STR(": "), 0);
    return uc_rest(title, colon < title.len ? colon + 1 : 0);
}

static bool have_one_title(uc_str one, uc_str other, uc_arena *arena)
{
    return are_alike(one, other, arena) || are_alike(without_item(one), without_item(other), arena);
}

/* Does the title stand in many clauses? */
static bool is_subject(uc_str title, const struct uc_version *version)
{
    uc_arena *own = uc_arena_new();
    struct uc_plain words = uc_plain_words(title, own);
    size_t with = 0, all = 0;
    for (size_t i = 0; i < version->clauses.count; i++) {
        const struct uc_clause *clause = &version->clauses.at[i];
        if (clause->kind != UC_PREAMBULAR && clause->kind != UC_OPERATIVE)
            continue;
        struct uc_plain plain = uc_plain_words(clause->text, own);
        with += has_run(&plain, &words);
        all++;
    }
    uc_arena_free(own);
    return words.words.count >= TITLE_WORDS_LEAST && with > 1 &&
           (double)with >= SUBJECT_SHARE * (double)all;
}

/* Does the title stand above a part of the document, as in the report that recommends the text? */
static bool is_heading(uc_str title, const struct uc_version *version)
{
    uc_arena *own = uc_arena_new();
    struct uc_plain words = uc_plain_words(title, own);
    bool found = false;
    for (size_t i = 0; !found && i < version->clauses.count; i++) {
        const struct uc_clause *clause = &version->clauses.at[i];
        struct uc_plain heading = {0};
        if (clause->kind == UC_HEADING)
            heading = uc_plain_words(clause->text, own);
        found = words.words.count >= HEADING_WORDS_LEAST && uc_plain_equal(&heading, &words);
    }
    uc_arena_free(own);
    return found;
}

static bool names(uc_str adoption, uc_str organ, uc_str symbol, uc_arena *arena)
{
    uc_str key = uc_symbol_key(symbol, arena);
    struct uc_references found = uc_references_in(adoption, organ, arena);
    for (size_t i = 0; i < found.list.count; i++)
        if (uc_str_equal(uc_symbol_key(found.list.at[i].symbol, arena), key))
            return true;
    return false;
}

/* A document that may be a relative. */
struct candidate {
    uc_str key;
    bool cited, citing; /* by self, of self */
};
struct candidates {
    UC_LIST(struct candidate) list;
};

static struct candidate *candidate_of(struct candidates *all, uc_str key, uc_arena *arena)
{
    for (size_t i = 0; i < all->list.count; i++)
        if (uc_str_equal(all->list.at[i].key, key))
            return &all->list.at[i];
    struct candidate *added = UC_PUSH(arena, &all->list);
    added->key = key;
    return added;
}

/* The documents at hand with this symbol. */
static enum uc_status add_cited(struct uc_collection *collection, uc_str symbol,
                                struct candidates *out, uc_arena *arena, struct uc_error *err)
{
    struct uc_citation citation = {.symbol = symbol};
    struct uc_document_records found = {0};
    enum uc_status s = uc_lookup_documents(collection, &citation, arena, &found, err);
    for (size_t i = 0; i < found.list.count; i++)
        candidate_of(out, found.list.at[i].key, arena)->cited = true;
    return s;
}

/* The documents at hand that `self` cites, each symbol once. */
static enum uc_status add_all_cited(struct uc_collection *collection,
                                    const struct uc_relative *self, struct candidates *out,
                                    uc_arena *arena, struct uc_error *err)
{
    struct candidates symbols = {0};
    for (size_t i = 0; i < self->version.clauses.count; i++)
        for (size_t k = 0; k < self->version.clauses.at[i].cites.count; k++)
            candidate_of(&symbols, self->version.clauses.at[i].cites.at[k], arena);
    struct uc_references adopted =
        uc_references_in(self->record.adoption, self->record.organ, arena);
    for (size_t i = 0; i < adopted.list.count; i++)
        candidate_of(&symbols, adopted.list.at[i].symbol, arena);
    enum uc_status s = UC_OK;
    for (size_t i = 0; s == UC_OK && i < symbols.list.count; i++)
        s = add_cited(collection, symbols.list.at[i].key, out, arena, err);
    return s;
}

static enum uc_status add_citing(struct uc_collection *collection, const struct uc_relative *self,
                                 struct candidates *out, uc_arena *arena, struct uc_error *err)
{
    uc_str term = uc_field_term(UC_FIELD_CITES, uc_document_name(&self->record), arena);
    const struct ux_search search = {
        .query = uc_query_scale(arena, 0, uc_query_term(arena, term)),
        .limit = CITING_MAX,
        .collapse_slot = UC_SLOT_DOCUMENT,
        .collapse_max = 1,
        .sort_slot = -1,
    };
    struct ux_hits hits = {0};
    enum uc_status s = ux_reader_search(collection->reader, &search, arena, &hits, err);
    for (size_t i = 0; s == UC_OK && i < hits.list.count; i++)
        candidate_of(out, hits.list.at[i].collapse_key, arena)->citing = true;
    return s;
}

/* What their titles, adoption lines and citations say of the two. False: nothing. */
static bool find_evidence(const struct uc_relative *self, const struct candidate *candidate,
                          struct uc_relative *other)
{
    uc_arena *own = uc_arena_new();
    bool is_earlier = uc_is_earlier(other, self);
    const struct uc_document_record *earlier = is_earlier ? &other->record : &self->record;
    const struct uc_document_record *later = is_earlier ? &self->record : &other->record;
    other->evidence[UC_EVIDENCE_ADOPTION] =
        names(later->adoption, later->organ, uc_document_name(earlier), own);
    other->evidence[UC_EVIDENCE_TITLE] = have_one_title(earlier->title, later->title, own);
    other->evidence[UC_EVIDENCE_CITED] = is_earlier ? candidate->cited : candidate->citing;
    uc_arena_free(own);
    return other->evidence[UC_EVIDENCE_ADOPTION] || other->evidence[UC_EVIDENCE_TITLE] ||
           other->evidence[UC_EVIDENCE_CITED];
}

/* Where nothing else speaks for it: is the title of one what the other, or a part of it, speaks of?
 */
static enum uc_status find_subject(struct uc_collection *collection, const struct uc_relative *self,
                                   struct uc_relative *other, uc_arena *arena, struct uc_error *err)
{
    enum uc_status s = uc_relative_read(collection, other, arena, err);
    if (s != UC_OK)
        return s;
    const struct uc_version *ours = &self->version, *theirs = &other->version;
    other->evidence[UC_EVIDENCE_TITLE] =
        is_heading(self->record.title, theirs) || is_heading(other->record.title, ours);
    other->evidence[UC_EVIDENCE_SUBJECT] =
        is_subject(self->record.title, theirs) || is_subject(other->record.title, ours);
    return s;
}

/* Adds the document where there is evidence for it; the text of at most `*readings` more is read
 * for some. */
static enum uc_status consider(struct uc_collection *collection, const struct uc_relative *self,
                               const struct candidate *candidate, int *readings, uc_arena *arena,
                               struct uc_relatives *out, struct uc_error *err)
{
    struct uc_document_record record;
    struct uc_relative other;
    const struct uc_clause_record clause = {.key = candidate->key};
    if (uc_str_equal(candidate->key, self->record.key))
        return UC_OK;
    enum uc_status s = uc_collection_document(collection, &clause, arena, &record, err);
    if (s != UC_OK || record.language != self->record.language)
        return s;
    s = uc_relative_open(collection, &record, arena, &other, err);
    if (s != UC_OK || other.when == 0)
        return s;
    bool is_relative = find_evidence(self, candidate, &other);
    if (!is_relative && *readings > 0) {
        --*readings;
        s = find_subject(collection, self, &other, arena, err);
        is_relative = other.evidence[UC_EVIDENCE_TITLE] || other.evidence[UC_EVIDENCE_SUBJECT];
    }
    if (s == UC_OK && is_relative)
        *UC_PUSH(arena, &out->list) = other;
    return s;
}

static int by_time(const void *a, const void *b)
{
    return uc_is_earlier(a, b) ? -1 : uc_is_earlier(b, a);
}

enum uc_status uc_find_relatives(struct uc_collection *collection, const struct uc_relative *self,
                                 const uc_str *others, size_t other_count, uc_arena *arena,
                                 struct uc_relatives *out, struct uc_error *err)
{
    struct candidates all = {0};
    int readings = READINGS_MAX;
    for (size_t i = 0; i < other_count; i++)
        candidate_of(&all, others[i], arena);
    enum uc_status s = add_all_cited(collection, self, &all, arena, err);
    if (s == UC_OK)
        s = add_citing(collection, self, &all, arena, err);
    for (size_t i = 0; s == UC_OK && i < all.list.count; i++)
        s = consider(collection, self, &all.list.at[i], &readings, arena, out, err);
    if (out->list.count > 0)
        qsort(out->list.at, out->list.count, sizeof *out->list.at, by_time);
    return s;
}
