/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/query_words.h"

#include "clause/symbol.h"
#include "search/query_lexer.h"

/* A shorter prefix, or one of more words, would match nearly everything. */
enum { PREFIX_LEAST = 2 };

/* The languages that words in Latin script may be of. */
static const enum uc_language latin[] = {UC_ENGLISH, UC_FRENCH, UC_SPANISH};
enum { READINGS_MAX = sizeof latin / sizeof *latin };

/* The same words, read in each language that they can be of. */
struct readings {
    struct uc_tokens in[READINGS_MAX];
    size_t count;
};

static bool has_latin(uc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] | 32) >= 'a' && (text.ptr[i] | 32) <= 'z')
            return true;
    return false;
}

static struct readings read_words(const struct uc_word_maker *maker, uc_str text)
{
    struct readings readings = {0};
    if (maker->language != UC_LANGUAGE_UNKNOWN || !has_latin(text)) {
        readings.in[readings.count++] =
            uc_analyze(maker->analyzer, text, maker->language, 1, maker->arena);
        return readings;
    }
    for (size_t i = 0; i < READINGS_MAX; i++) {
        struct uc_tokens tokens = uc_analyze(maker->analyzer, text, latin[i], 1, maker->arena);
        /* A decimal comma makes one word of two: such a reading is left out. */
        if (readings.count == 0 || tokens.list.count == readings.in[0].list.count)
            readings.in[readings.count++] = tokens;
    }
    return readings;
}

struct stems {
    uc_str at[READINGS_MAX];
    size_t count;
};

/* The stems of the word `index`, each once. */
static struct stems stems_of(const struct readings *readings, size_t index)
{
    struct stems stems = {0};
    for (size_t i = 0; i < readings->count; i++) {
        uc_str stem = readings->in[i].list.at[index].stem;
        bool known = false;
        for (size_t k = 0; k < stems.count; k++)
            known |= uc_str_equal(stems.at[k], stem);
        if (!known)
            stems.at[stems.count++] = stem;
    }
    return stems;
}

/* A stem this much rarer in the index than the word's most frequent one is left out: it is the
 * word in another language's clothes, and asking for it costs as much as for the other. */
enum { RARER = 20 };

/* Asks how frequent the stems are; their sum is `*frequency`. */
static enum uc_status weigh_stems(const struct uc_word_maker *maker, struct stems *stems,
                                  uint32_t *frequency, struct uc_error *err)
{
    const struct uc_vocabulary *vocabulary = maker->vocabulary;
    uint32_t frequencies[READINGS_MAX] = {0}, most = 0;
    if (vocabulary->frequency == NULL)
        return UC_OK;
    for (size_t i = 0; i < stems->count; i++) {
        uc_str term = uc_term_stem(stems->at[i], maker->arena);
        enum uc_status s = vocabulary->frequency(vocabulary->context, term, &frequencies[i], err);
        if (s != UC_OK)
            return s;
        if (frequencies[i] > most)
            most = frequencies[i];
    }
    size_t kept = 0;
    for (size_t i = 0; i < stems->count; i++)
        if (frequencies[i] > most / RARER) {
            *frequency += frequencies[i];
            stems->at[kept++] = stems->at[i];
        }
    stems->count = kept > 0 ? kept : 1;
    return UC_OK;
}

static void add_stem(const struct uc_word_maker *maker, struct uc_query *group, uc_str stem)
{
    uc_str term = uc_term_stem(stem, maker->arena);
    uc_query_add(maker->arena, group, uc_query_term(maker->arena, term));
}

static const struct uc_query *stem_query(const struct uc_word_maker *maker,
                                         const struct stems *stems)
{
    struct uc_query *any = uc_query_group(maker->arena, UC_QUERY_SYNONYM, 0);
    for (size_t i = 0; i < stems->count; i++)
        add_stem(maker, any, stems->at[i]);
    return any;
}

static enum uc_status make_unit(const struct uc_word_maker *maker, const struct readings *readings,
                                size_t index, struct uc_patterns *patterns, struct uc_unit *unit,
                                struct uc_error *err)
{
    const struct uc_token *token = &readings->in[0].list.at[index];
    struct stems stems = stems_of(readings, index);
    enum uc_status s = weigh_stems(maker, &stems, &unit->frequency, err);
    if (s != UC_OK)
        return s;
    unit->word = token->word;
    unit->function_word = uc_is_function_word(token->word);
    unit->match = stem_query(maker, &stems);
    for (size_t i = 0; i < stems.count; i++)
        *UC_PUSH(maker->arena, &unit->stems) = stems.at[i];
    if (unit->function_word)
        return UC_OK;
    struct uc_pattern *pattern = UC_PUSH(maker->arena, &patterns->list);
    pattern->type = UC_PATTERN_STEM;
    *UC_PUSH(maker->arena, &pattern->words) = token->word;
    for (size_t i = 0; i < stems.count; i++)
        *UC_PUSH(maker->arena, &pattern->words) = stems.at[i];
    return UC_OK;
}

/* The word `index` of `typed`, or what was meant by it. */
static enum uc_status make_word(const struct uc_word_maker *maker, uc_str typed, size_t offset,
                                const struct readings *readings, size_t index,
                                struct uc_patterns *patterns, struct uc_unit *unit,
                                struct uc_error *err)
{
    uc_str meant;
    enum uc_status s =
        uc_correct_word(&maker->vocabulary->words, typed, &readings->in[0].list.at[index], offset,
                        maker->arena, maker->corrections, &meant, err);
    if (s != UC_OK || meant.len == 0)
        return s == UC_OK ? make_unit(maker, readings, index, patterns, unit, err) : s;
    struct readings corrected = read_words(maker, meant);
    return make_unit(maker, &corrected, 0, patterns, unit, err);
}

static enum uc_status make_prefix(const struct uc_word_maker *maker, uc_str prefix, size_t offset,
                                  struct uc_patterns *patterns, struct uc_unit *unit,
                                  struct uc_error *err)
{
    const struct uc_vocabulary *vocabulary = maker->vocabulary;
    struct uc_expansion expansion = {0};
    if (prefix.len < PREFIX_LEAST)
        return uc_query_fault(err, offset, "give at least %d letters before *", PREFIX_LEAST);
    enum uc_status s = UC_OK;
    if (vocabulary->expand != NULL)
        s = vocabulary->expand(vocabulary->context, prefix, maker->arena, &expansion, err);
    if (s != UC_OK)
        return s;
    if (expansion.too_many)
        return uc_query_fault(err, offset, "too many words begin with '%.*s'; give more letters",
                              UC_ARG(prefix));
    struct uc_query *any = uc_query_group(maker->arena, UC_QUERY_SYNONYM, 0);
    for (size_t i = 0; i < expansion.stems.count; i++)
        add_stem(maker, any, expansion.stems.at[i]);
    unit->match = uc_query_text(maker->arena, UC_QUERY_BEGINNING, prefix, any);
    struct uc_pattern *pattern = UC_PUSH(maker->arena, &patterns->list);
    pattern->type = UC_PATTERN_PREFIX;
    *UC_PUSH(maker->arena, &pattern->words) = prefix;
    return UC_OK;
}

enum uc_status uc_words_make(const struct uc_word_maker *maker, uc_str typed, size_t offset,
                             struct uc_patterns *patterns, struct uc_units *out,
                             struct uc_error *err)
{
    bool is_prefix = typed.len > 0 && typed.ptr[typed.len - 1] == '*';
    struct readings readings = read_words(maker, typed);
    size_t count = readings.in[0].list.count;
    for (size_t i = 0; i < count; i++) {
        struct uc_unit *unit = UC_PUSH(maker->arena, &out->list);
        uc_str word = readings.in[0].list.at[i].word;
        enum uc_status s = is_prefix && i + 1 == count
                               ? make_prefix(maker, word, offset, patterns, unit, err)
                               : make_word(maker, typed, offset, &readings, i, patterns, unit, err);
        if (s != UC_OK)
            return s;
    }
    return UC_OK;
}

enum uc_status uc_words_make_exact(const struct uc_word_maker *maker, uc_str quoted, size_t offset,
                                   struct uc_patterns *patterns, struct uc_units *out,
                                   struct uc_error *err)
{
    struct uc_tokens tokens = uc_analyze(maker->analyzer, quoted, maker->language, 1, maker->arena);
    if (tokens.list.count == 0)
        return UC_OK;
    enum uc_status s = UC_OK;
    struct uc_pattern *pattern = UC_PUSH(maker->arena, &patterns->list);
    pattern->type = UC_PATTERN_PHRASE;
    for (size_t i = 0; s == UC_OK && i < tokens.list.count; i++) {
        uc_str word = tokens.list.at[i].word, meant;
        s = uc_correct_word(&maker->vocabulary->words, quoted, &tokens.list.at[i], offset,
                            maker->arena, maker->corrections, &meant, err);
        struct uc_unit *unit = UC_PUSH(maker->arena, &out->list);
        unit->word = word;
        unit->function_word = uc_is_function_word(word);
        *UC_PUSH(maker->arena, &pattern->words) = word;
    }
    return s;
}

/* The words of a field's value as a phrase, which the engine finds by their stems. */
static const struct uc_query *phrase_in_field(const struct uc_word_maker *maker,
                                              enum uc_field_id field,
                                              const struct readings *readings)
{
    struct uc_query *phrase = uc_query_group(maker->arena, UC_QUERY_PHRASE, 0);
    phrase->field = field;
    for (size_t i = 0; i < readings->in[0].list.count; i++) {
        struct stems stems = stems_of(readings, i);
        uc_str word = readings->in[0].list.at[i].word;
        uc_query_add(maker->arena, phrase,
                     uc_query_text(maker->arena, UC_QUERY_WORD, word, stem_query(maker, &stems)));
    }
    return phrase;
}

const struct uc_query *uc_words_in_field(const struct uc_word_maker *maker, enum uc_field_id field,
                                         uc_str text, bool quoted)
{
    struct readings readings = read_words(maker, text);
    size_t count = readings.in[0].list.count;
    struct uc_query *all = uc_query_group(maker->arena, UC_QUERY_AND, 0);
    if (quoted && count > 1)
        return phrase_in_field(maker, field, &readings);
    for (size_t i = 0; i < count; i++) {
        struct stems stems = stems_of(&readings, i);
        struct uc_query *form = uc_query_group(maker->arena, UC_QUERY_FORM, 0);
        form->field = field;
        for (size_t k = 0; k < stems.count; k++)
            *UC_PUSH(maker->arena, &form->stems) = stems.at[k];
        uc_query_add(maker->arena, form, stem_query(maker, &stems));
        uc_query_add(maker->arena, all, form);
    }
    return count > 0 ? all : NULL;
}

/* The word as written, which the engine finds by every stem that it has in some text. */
static enum uc_status written(const struct uc_word_maker *maker, uc_str word,
                              const struct uc_query **out, struct uc_error *err)
{
    const struct uc_vocabulary *vocabulary = maker->vocabulary;
    struct uc_expansion expansion = {0};
    struct uc_query *any = uc_query_group(maker->arena, UC_QUERY_SYNONYM, 0);
    enum uc_status s = UC_OK;
    if (vocabulary->stems != NULL)
        s = vocabulary->stems(vocabulary->context, word, maker->arena, &expansion, err);
    for (size_t i = 0; i < expansion.stems.count; i++)
        add_stem(maker, any, expansion.stems.at[i]);
    *out = uc_query_text(maker->arena, UC_QUERY_WORD, word, any);
    return s;
}

static bool has_content(const struct uc_units *units)
{
    for (size_t i = 0; i < units->list.count; i++)
        if (!units->list.at[i].function_word)
            return true;
    return false;
}

enum uc_status uc_words_in_order(const struct uc_word_maker *maker, const struct uc_units *units,
                                 const struct uc_query **out, struct uc_error *err)
{
    uc_arena *arena = maker->arena;
    struct uc_query *phrase = uc_query_group(arena, UC_QUERY_PHRASE, 0);
    struct uc_query *all = uc_query_group(arena, UC_QUERY_AND, 0);
    bool content = has_content(units);
    enum uc_status s = UC_OK;
    for (size_t i = 0; s == UC_OK && i < units->list.count; i++) {
        const struct uc_unit *unit = &units->list.at[i];
        const struct uc_query *word = unit->match;
        if (unit->word.len > 0 && unit->function_word && content)
            word = uc_query_text(arena, UC_QUERY_WORD, unit->word, NULL);
        else if (unit->word.len > 0)
            s = written(maker, unit->word, &word, err);
        uc_query_add(arena, unit->word.len > 0 ? phrase : all, word);
    }
    if (phrase->children.count > 0)
        uc_query_add(arena, all, phrase->children.count > 1 ? phrase : phrase->children.at[0]);
    *out = NULL;
    if (all->children.count > 0)
        *out = all->children.count > 1 ? all : all->children.at[0];
    return s;
}

bool uc_word_is_symbol(uc_str word, uc_arena *arena, uc_str *symbol)
{
    while (word.len > 0 && (word.ptr[word.len - 1] == ',' || word.ptr[word.len - 1] == '.'))
        word.len--;
    bool letter = word.len > 0 && ((word.ptr[0] | 32) >= 'a' && (word.ptr[0] | 32) <= 'z');
    return letter && uc_str_has(word, UC_STR("/")) &&
           uc_symbol_read(word, arena, symbol) == word.len;
}
