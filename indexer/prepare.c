/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prepare.h"

#include "acronym.h"
#include "clause/field.h"
#include "clause/name.h"
#include "clause/seen.h"
#include "clause/symbol.h"
#include "clause/weight.h"

#include <stdlib.h>

/* How much more a word of the clause itself counts than one of its context. Measured on 122,509
 * clauses: three finds most. A heading is context itself, and short: counted as a clause it would
 * stand before all that is said under it. */
enum { OWN_WEIGHT = 3, CONTEXT_WEIGHT = 1 };

enum { PATH_PARTS_MAX = 8 };

struct stems {
    UC_LIST(uc_str) list;
};

struct uc_preparation {
    const struct uc_document *doc;
    const struct uc_document_record *record;
    uc_analyzer *analyzer;
    uc_arena *arena;
    struct stems title;
    struct stems **stems_of;    /* of headings and chapeaus, made when first asked for */
    UC_LIST(uc_str) shared;     /* boolean terms of every clause */
    struct uc_seen pairs;       /* words with their stems, acronyms with their names */
    UC_LIST(uc_str) vocabulary; /* terms of the words, for the last clause */
};

static void add_term(struct uc_entry *entry, uc_arena *arena, uc_str term, uint32_t wdf)
{
    *UC_PUSH(arena, &entry->terms) = (struct uc_entry_term){.term = term, .wdf = wdf};
}

static void add_value(struct uc_entry *entry, uc_arena *arena, enum uc_slot slot, uc_str value)
{
    if (value.len > 0)
        *UC_PUSH(arena, &entry->values) = (struct uc_entry_value){.slot = slot, .value = value};
}

static enum uc_language language_of(const uc_preparation *preparation,
                                    const struct uc_clause *clause)
{
    return clause->language != UC_LANGUAGE_UNKNOWN ? clause->language
                                                   : preparation->record->language;
}

static struct stems analyze(uc_preparation *preparation, uc_str text, enum uc_language language)
{
    struct stems stems = {0};
    struct uc_tokens tokens =
        uc_analyze(preparation->analyzer, text, language, 1, preparation->arena);
    for (size_t i = 0; i < tokens.list.count; i++)
        *UC_PUSH(preparation->arena, &stems.list) = tokens.list.at[i].stem;
    return stems;
}

static const struct stems *stems_of_clause(uc_preparation *preparation, uint32_t ordinal)
{
    struct stems **stems = &preparation->stems_of[ordinal];
    if (*stems == NULL) {
        *stems = uc_arena_alloc(preparation->arena, sizeof **stems);
        const struct uc_clause *clause = &preparation->doc->clauses.at[ordinal];
        **stems = analyze(preparation, clause->text, language_of(preparation, clause));
    }
    return *stems;
}

static void share(uc_preparation *preparation, enum uc_field_id field, uc_str value)
{
    if (value.len > 0)
        *UC_PUSH(preparation->arena, &preparation->shared) =
            uc_field_term(field, value, preparation->arena);
}

/* "20021220"; where only the year is known, "20020000". */
static uc_str date_value(struct uc_date date, uc_arena *arena)
{
    if (date.year == 0)
        return UC_STR("");
    return uc_arena_printf(arena, "%04u%02u%02u", date.year, date.month, date.day);
}

uc_preparation *uc_prepare(const struct uc_document *doc, const struct uc_document_record *record,
                           uc_analyzer *analyzer)
{
    uc_preparation *preparation = uc_arena_alloc(doc->arena, sizeof *preparation);
    *preparation = (uc_preparation){
        .doc = doc,
        .record = record,
        .analyzer = analyzer,
        .arena = doc->arena,
        .stems_of = uc_arena_alloc(doc->arena, doc->clauses.count * sizeof(struct stems *)),
    };
    preparation->title = analyze(preparation, record->title, record->language);
    struct uc_date date = uc_date_of_record(record);
    uc_str year = date.year > 0 ? uc_arena_printf(doc->arena, "%u", date.year) : UC_STR("");
    *UC_PUSH(doc->arena, &preparation->shared) = uc_term_clauses_of(record->key, doc->arena);
    share(preparation, UC_FIELD_ORGAN, record->organ);
    share(preparation, UC_FIELD_SESSION, record->session);
    share(preparation, UC_FIELD_YEAR, year);
    return preparation;
}

/* Of "pre-COVID" both words have the stem of both in one, and are found by themselves too, where
 * they are their own stems. */
static bool is_fused(const struct uc_token *token)
{
    return token->stem.len > token->word.len;
}

/* Is the pair seen for the first time in the document? */
static bool is_new(uc_preparation *preparation, uc_str a, uc_str b)
{
    return uc_seen_add(&preparation->pairs, uc_hash(b, uc_hash(a, 0)), preparation->arena);
}

static void note_word(uc_preparation *preparation, const struct uc_token *token)
{
    if (!uc_str_equal(token->word, token->stem) && is_new(preparation, token->word, token->stem))
        *UC_PUSH(preparation->arena, &preparation->vocabulary) =
            uc_term_word(token->word, token->stem, preparation->arena);
}

/* The last clause has the words of all: in one list, which Xapian keeps sorted, terms share what
 * they begin with, and take half the bytes that they take in the lists of all clauses. */
static void add_vocabulary(const uc_preparation *preparation, uint32_t ordinal,
                           struct uc_entry *entry, uc_arena *arena)
{
    if (ordinal + 1 < preparation->doc->clauses.count)
        return;
    for (size_t i = 0; i < preparation->vocabulary.count; i++)
        add_term(entry, arena, preparation->vocabulary.at[i], 0);
}

/* The clause's own words; `*text_hash` tells clauses of other words apart. */
static void add_own_words(uc_preparation *preparation, const struct uc_clause *clause,
                          struct uc_entry *entry, uc_arena *arena, uint64_t *text_hash)
{
    uint32_t weight = clause->kind == UC_HEADING ? CONTEXT_WEIGHT : OWN_WEIGHT;
    struct uc_tokens tokens =
        uc_analyze(preparation->analyzer, clause->text, language_of(preparation, clause), 1, arena);
    *text_hash = uc_tokens_hash(&tokens);
    for (size_t i = 0; i < tokens.list.count; i++) {
        const struct uc_token *token = &tokens.list.at[i];
        add_term(entry, arena, uc_term_stem(token->stem, arena), weight);
        if (is_fused(token))
            add_term(entry, arena, uc_term_stem(token->word, arena), weight);
        note_word(preparation, token);
    }
}

static void add_context(const struct stems *stems, struct uc_entry *entry, uc_arena *arena)
{
    for (size_t i = 0; i < stems->list.count; i++)
        add_term(entry, arena, uc_term_stem(stems->list.at[i], arena), CONTEXT_WEIGHT);
}

/* Title, headings above and the chapeaus it hangs from. */
static void add_contexts(uc_preparation *preparation, uint32_t ordinal, struct uc_entry *entry,
                         uc_arena *arena)
{
    const struct uc_document *doc = preparation->doc;
    const struct uc_clause *clause = &doc->clauses.at[ordinal];
    add_context(&preparation->title, entry, arena);
    for (size_t i = 0; i < clause->section.count; i++)
        if (clause->section.at[i] < doc->clauses.count)
            add_context(stems_of_clause(preparation, clause->section.at[i]), entry, arena);
    int64_t below = ordinal;
    for (int64_t at = clause->chapeau; at >= 0 && at < below; at = doc->clauses.at[at].chapeau) {
        add_context(stems_of_clause(preparation, (uint32_t)at), entry, arena);
        below = at;
    }
}

static void add_field(struct uc_entry *entry, enum uc_field_id field, uc_str value, uc_arena *arena)
{
    if (value.len > 0)
        add_term(entry, arena, uc_field_term(field, value, arena), 0);
}

/* "note with concern" is found as "note" too. */
static void add_verb(struct uc_entry *entry, uc_str verb, uc_arena *arena)
{
    add_field(entry, UC_FIELD_VERB, verb, arena);
    size_t with = uc_str_find(verb, UC_STR(" with "), 0);
    if (with < verb.len)
        add_field(entry, UC_FIELD_VERB, uc_str_slice(verb, 0, with), arena);
}

static void add_fields(const uc_preparation *preparation, const struct uc_clause *clause,
                       struct uc_entry *entry, uc_arena *arena)
{
    for (size_t i = 0; i < preparation->shared.count; i++)
        add_term(entry, arena, preparation->shared.at[i], 0);
    add_field(entry, UC_FIELD_KIND, uc_str_from(uc_kind_name(clause->kind)), arena);
    enum uc_language language = language_of(preparation, clause);
    add_field(entry, UC_FIELD_LANGUAGE, uc_str_from(uc_language_code(language)), arena);
    add_field(entry, UC_FIELD_PART, clause->part, arena);
    add_field(entry, UC_FIELD_LABEL, clause->label, arena);
    for (size_t i = 0; i < clause->verbs.count; i++)
        add_verb(entry, clause->verbs.at[i].canonical, arena);
    for (size_t i = 0; i < clause->cites.count; i++)
        add_field(entry, UC_FIELD_CITES, clause->cites.at[i], arena);
}

/* The names that the clause explains, to be found by their acronyms, and these by them. */
static void add_names(uc_preparation *preparation, const struct uc_clause *clause,
                      struct uc_entry *entry, uc_arena *arena)
{
    struct uc_acronyms acronyms = uc_acronyms_find(clause->text, arena);
    for (size_t i = 0; i < acronyms.list.count; i++) {
        const struct uc_acronym *acronym = &acronyms.list.at[i];
        struct uc_name letters = uc_name_of(preparation->analyzer, acronym->letters, arena);
        struct uc_name name = uc_name_of(preparation->analyzer, acronym->name, arena);
        if (name.words.len == 0 || !is_new(preparation, letters.words, name.words))
            continue;
        add_term(entry, arena, uc_term_name(letters.key, name.words, arena), 0);
        add_term(entry, arena, uc_term_name(name.key, letters.words, arena), 0);
    }
}

static void add_values(const uc_preparation *preparation, uint32_t ordinal, uint64_t text_hash,
                       struct uc_entry *entry, uc_arena *arena)
{
    const struct uc_document_record *record = preparation->record;
    uc_str date = date_value(uc_date_of_record(record), arena);
    add_value(entry, arena, UC_SLOT_DATE, date);
    add_value(entry, arena, UC_SLOT_DOCUMENT, record->key);
    if (text_hash != 0) {
        uc_str hash = uc_arena_copy(arena, (uc_str){(const char *)&text_hash, sizeof text_hash});
        add_value(entry, arena, UC_SLOT_TEXT, hash);
        add_term(entry, arena, uc_term_text(hash, arena), 0);
    }
    add_value(entry, arena, UC_SLOT_ORDER, uc_clause_order(record, ordinal, arena));
}

static int by_term(const void *a, const void *b)
{
    const struct uc_entry_term *one = a, *other = b;
    return uc_str_compare(one->term, other->term);
}

/* Puts what is equal together, its counts added up. */
static void merge_terms(struct uc_entry *entry)
{
    struct uc_entry_term *terms = entry->terms.at;
    size_t kept = 0;
    if (entry->terms.count > 0)
        qsort(terms, entry->terms.count, sizeof *terms, by_term);
    for (size_t i = 0; i < entry->terms.count; i++) {
        if (kept > 0 && uc_str_equal(terms[kept - 1].term, terms[i].term))
            terms[kept - 1].wdf += terms[i].wdf;
        else
            terms[kept++] = terms[i];
    }
    entry->terms.count = kept;
}

/* Makes the counts of words what they weigh. */
static void weigh_terms(struct uc_entry *entry)
{
    double length = 0;
    merge_terms(entry);
    for (size_t i = 0; i < entry->terms.count; i++)
        length += entry->terms.at[i].wdf;
    for (size_t i = 0; i < entry->terms.count; i++)
        if (entry->terms.at[i].wdf > 0)
            entry->terms.at[i].wdf = uc_weight_steps(entry->terms.at[i].wdf, length);
}

struct uc_entry uc_prepare_clause(uc_preparation *preparation, uint32_t ordinal, uc_arena *arena)
{
    const struct uc_document_record *record = preparation->record;
    const struct uc_clause *clause = &preparation->doc->clauses.at[ordinal];
    struct uc_entry entry = {0};
    uint64_t text_hash;

    add_own_words(preparation, clause, &entry, arena, &text_hash);
    if (clause->kind != UC_FRONTMATTER)
        add_contexts(preparation, ordinal, &entry, arena);
    add_fields(preparation, clause, &entry, arena);
    add_names(preparation, clause, &entry, arena);
    add_vocabulary(preparation, ordinal, &entry, arena);
    add_values(preparation, ordinal, text_hash, &entry, arena);
    weigh_terms(&entry);

    struct uc_buf data = {0};
    uc_clause_record_encode(
        &(struct uc_clause_record){.key = record->key, .ordinal = ordinal, .clause = *clause},
        &data);
    entry.data = uc_arena_copy(arena, uc_buf_str(&data));
    uc_buf_free(&data);
    return entry;
}

/* A path is found whole and by each of its ends: "c.pdf", "b/c.pdf", "/a/b/c.pdf". */
static void add_path(struct uc_entry *entry, uc_str path, uc_arena *arena)
{
    add_field(entry, UC_FIELD_PATH, path, arena);
    int parts = 0;
    for (size_t i = path.len; i > 1 && parts < PATH_PARTS_MAX; i--) {
        if (path.ptr[i - 1] != '/')
            continue;
        add_field(entry, UC_FIELD_PATH, uc_str_slice(path, i, path.len), arena);
        parts++;
    }
}

static void add_name_of_document(struct uc_entry *entry, uc_str name, uc_arena *arena)
{
    if (name.len > 0) {
        add_term(entry, arena, uc_term_cited(name, arena), 0);
        add_field(entry, UC_FIELD_SYMBOL, name, arena);
    }
}

struct uc_entry uc_prepare_record(const struct uc_document_record *record, uc_arena *arena)
{
    struct uc_entry entry = {.unique = uc_term_document(record->key, arena)};
    add_term(&entry, arena, uc_term_any_document, 0);
    add_term(&entry, arena, uc_term_clauses_of(record->key, arena), 0);
    add_name_of_document(&entry, uc_document_name(record), arena);
    add_name_of_document(&entry, uc_symbol_second(uc_document_name(record)), arena);
    for (size_t i = 0; i < record->sources.count; i++) {
        add_path(&entry, record->sources.at[i].path, arena);
        add_term(&entry, arena, uc_term_path(record->sources.at[i].path, arena), 0);
        add_term(&entry, arena, uc_term_hash(record->sources.at[i].hash, arena), 0);
    }
    add_value(&entry, arena, UC_SLOT_DATE, date_value(uc_date_of_record(record), arena));
    add_value(&entry, arena, UC_SLOT_DOCUMENT, record->key);

    struct uc_buf data = {0};
    uc_document_record_encode(record, &data);
    entry.data = uc_arena_copy(arena, uc_buf_str(&data));
    uc_buf_free(&data);
    return entry;
}

struct uc_entry uc_prepare_file(const struct uc_file_record *record, uc_arena *arena)
{
    struct uc_entry entry = {.unique = uc_term_file(record->path, arena)};
    add_term(&entry, arena, uc_term_any_file, 0);

    struct uc_buf data = {0};
    uc_file_record_encode(record, &data);
    entry.data = uc_arena_copy(arena, uc_buf_str(&data));
    uc_buf_free(&data);
    return entry;
}
