/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/word_source.h"

/* Clauses looked at for a word: most that have its stem have it, or one of a few other forms. */
enum { CLAUSES_READ = 30 };

static uc_str stem_term(uc_str stem, uc_arena *arena)
{
    return uc_term_stem(stem, arena);
}

static enum uc_status list(void *context, uc_str beginning, uc_arena *arena,
                           struct uc_candidates *out, struct uc_error *err)
{
    struct uc_collection *collection = context;
    struct ux_terms words = {0}, stems = {0};
    enum uc_status s = ux_reader_terms(collection->reader, uc_terms_of_words(beginning, arena),
                                       SIZE_MAX, arena, &words, err);
    if (s == UC_OK)
        s = ux_reader_terms(collection->reader, stem_term(beginning, arena), SIZE_MAX, arena,
                            &stems, err);
    for (size_t i = 0; s == UC_OK && i < words.list.count; i++) {
        struct uc_candidate *candidate = UC_PUSH(arena, &out->list);
        uc_term_word_parts(words.list.at[i].term, arena, &candidate->word, &candidate->stem);
        candidate->frequency = words.list.at[i].frequency;
    }
    const size_t prefix = stem_term(UC_STR(""), arena).len;
    for (size_t i = 0; s == UC_OK && i < stems.list.count; i++) {
        uc_str term = stems.list.at[i].term, stem = uc_str_slice(term, prefix, term.len);
        *UC_PUSH(arena, &out->list) = (struct uc_candidate){stem, stem, stems.list.at[i].frequency};
    }
    return s;
}

static bool has_token(struct uc_collection *collection, uc_str text, uc_str word, uc_arena *arena)
{
    struct uc_tokens tokens = uc_analyze(collection->analyzer, text, UC_LANGUAGE_UNKNOWN, 1, arena);
    for (size_t i = 0; i < tokens.list.count; i++)
        if (uc_str_equal(tokens.list.at[i].word, word))
            return true;
    return false;
}

static enum uc_status is_word(void *context, uc_str stem, uc_arena *arena, bool *out,
                              struct uc_error *err)
{
    struct uc_collection *collection = context;
    struct ux_records records = {0};
    *out = false;
    enum uc_status s = ux_reader_fetch(collection->reader, stem_term(stem, arena), CLAUSES_READ,
                                       arena, &records, err);
    for (size_t i = 0; s == UC_OK && i < records.list.count && !*out; i++) {
        struct uc_clause_record record;
        s = uc_clause_record_decode(records.list.at[i].data, arena, &record, err);
        *out = s == UC_OK && has_token(collection, record.clause.text, stem, arena);
    }
    return s;
}

static enum uc_status has_stem(void *context, uc_str stem, uc_arena *arena, bool *out,
                               struct uc_error *err)
{
    struct uc_collection *collection = context;
    uint32_t entries = 0;
    enum uc_status s =
        ux_reader_frequency(collection->reader, stem_term(stem, arena), &entries, err);
    *out = entries > 0;
    return s;
}

static enum uc_status has_word(void *context, uc_str word, uc_arena *arena, bool *out,
                               struct uc_error *err)
{
    struct uc_collection *collection = context;
    struct ux_terms terms = {0};
    enum uc_status s =
        ux_reader_terms(collection->reader, uc_terms_of_word(word, arena), 1, arena, &terms, err);
    *out = terms.list.count > 0;
    return s == UC_OK && !*out ? has_stem(context, word, arena, out, err) : s;
}

struct uc_word_source uc_collection_words(struct uc_collection *collection)
{
    return (struct uc_word_source){.context = collection,
                                   .list = list,
                                   .is_word = is_word,
                                   .has_word = has_word,
                                   .has_stem = has_stem};
}

/* So many names begin with the same two words, at most. */
enum { NAMES_MOST = 500 };

static enum uc_status list_names(void *context, uc_str beginning, uc_arena *arena,
                                 struct uc_named_list *out, struct uc_error *err)
{
    struct uc_collection *collection = context;
    struct ux_terms terms = {0};
    enum uc_status s = ux_reader_terms(collection->reader, uc_terms_of_name(beginning, arena),
                                       NAMES_MOST, arena, &terms, err);
    for (size_t i = 0; s == UC_OK && i < terms.list.count; i++) {
        struct uc_named *named = UC_PUSH(arena, &out->list);
        uc_term_name_parts(terms.list.at[i].term, &named->key, &named->other);
        named->documents = terms.list.at[i].frequency;
    }
    return s;
}

struct uc_name_source uc_collection_names(struct uc_collection *collection)
{
    return (struct uc_name_source){.context = collection, .list = list_names};
}
