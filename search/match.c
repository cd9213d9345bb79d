/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/match.h"

/* What the engine has told already of the part of a query at hand: that its superset matches, or
 * that what can be told without the text does not. */
enum told { NOTHING_TOLD, HOLDS, FAILS };

struct matching {
    const struct uc_subject *subject;
    enum uc_status status;
    struct uc_error *err;
};

static bool matches(struct matching *m, const struct uc_query *query, enum told told);

static bool is_word(const struct uc_token *token, uc_str word)
{
    return uc_str_equal(token->word, word);
}

static bool has_word(const struct uc_tokens *tokens, uc_str word)
{
    for (size_t i = 0; i < tokens->list.count; i++)
        if (is_word(&tokens->list.at[i], word))
            return true;
    return false;
}

static bool has_beginning(const struct uc_tokens *tokens, uc_str beginning)
{
    for (size_t i = 0; i < tokens->list.count; i++)
        if (uc_str_starts(tokens->list.at[i].word, beginning))
            return true;
    return false;
}

/* Do the phrase's words stand at `at`, before `end`? */
static bool is_phrase_at(const struct uc_tokens *tokens, size_t at, size_t end,
                         const struct uc_query *phrase)
{
    if (end - at < phrase->children.count)
        return false;
    for (size_t i = 0; i < phrase->children.count; i++)
        if (!is_word(&tokens->list.at[at + i], phrase->children.at[i]->term))
            return false;
    return true;
}

static bool has_phrase(const struct uc_tokens *tokens, size_t start, size_t end,
                       const struct uc_query *phrase)
{
    for (size_t at = start; at < end; at++)
        if (is_phrase_at(tokens, at, end, phrase))
            return true;
    return false;
}

static size_t count_in_tokens(const struct uc_tokens *tokens, size_t start, size_t end, uc_str word)
{
    size_t count = 0;
    for (size_t i = start; i < end; i++)
        count += is_word(&tokens->list.at[i], word);
    return count;
}

static size_t count_in_query(const struct uc_query *query, uc_str word)
{
    if (query->op == UC_QUERY_WORD)
        return uc_str_equal(query->term, word);
    size_t count = 0;
    for (size_t i = 0; i < query->children.count; i++)
        count += count_in_query(query->children.at[i], word);
    return count;
}

/* Do the tokens [start, end) have every word of `part` as often as the whole NEAR has it, and every
 * phrase? */
static bool has_near(const struct uc_tokens *tokens, size_t start, size_t end,
                     const struct uc_query *near, const struct uc_query *part)
{
    if (part->op == UC_QUERY_WORD)
        return count_in_tokens(tokens, start, end, part->term) >= count_in_query(near, part->term);
    for (size_t i = 0; i < part->children.count; i++)
        if (!has_near(tokens, start, end, near, part->children.at[i]))
            return false;
    return part->op != UC_QUERY_PHRASE || has_phrase(tokens, start, end, part);
}

/* Windows begin at one of the words; any other holds no more than the next that does. What the
 * whole text lacks, no window has: most texts are told by that. */
static bool is_near(const struct uc_tokens *tokens, const struct uc_query *near)
{
    if (!has_near(tokens, 0, tokens->list.count, near, near))
        return false;
    for (size_t start = 0; start < tokens->list.count; start++) {
        if (count_in_query(near, tokens->list.at[start].word) == 0)
            continue;
        size_t left = tokens->list.count - start;
        size_t end = start + (near->window < left ? near->window : left);
        if (has_near(tokens, start, end, near, near))
            return true;
    }
    return false;
}

static bool has_form(const struct uc_tokens *tokens, const struct uc_query *form)
{
    for (size_t i = 0; i < tokens->list.count; i++)
        for (size_t k = 0; k < form->stems.count; k++)
            if (uc_str_equal(tokens->list.at[i].stem, form->stems.at[k]) ||
                is_word(&tokens->list.at[i], form->stems.at[k]))
                return true;
    return false;
}

/* The clause's own tokens, or those of a field of its context. */
static struct uc_tokens tokens_of(struct matching *m, enum uc_field_id field)
{
    const struct uc_subject *subject = m->subject;
    struct uc_tokens tokens = {0};
    if (field == UC_FIELD_TEXT || field == UC_FIELD_OWN)
        return subject->own;
    if (m->status == UC_OK)
        m->status = subject->read(subject->context, field, &tokens, m->err);
    return m->status == UC_OK ? tokens : (struct uc_tokens){0};
}

static bool is_form(struct matching *m, const struct uc_query *form)
{
    struct uc_tokens tokens = tokens_of(m, form->field);
    return has_form(&tokens, form);
}

static bool is_phrase(struct matching *m, const struct uc_query *phrase)
{
    struct uc_tokens tokens = tokens_of(m, phrase->field);
    return has_phrase(&tokens, 0, tokens.list.count, phrase);
}

static bool is_leaf(struct matching *m, const struct uc_query *leaf)
{
    bool has = false;
    if (m->status == UC_OK)
        m->status = m->subject->has(m->subject->context, leaf, &has, m->err);
    return has;
}

static bool all_match(struct matching *m, const struct uc_query *query, enum told told)
{
    for (size_t i = 0; i < query->children.count; i++)
        if (!matches(m, query->children.at[i], told == HOLDS ? HOLDS : NOTHING_TOLD))
            return false;
    return query->children.count > 0;
}

static bool one_matches(struct matching *m, const struct uc_query *query, enum told told)
{
    bool alone = query->children.count == 1;
    for (size_t i = 0; i < query->children.count; i++)
        if (matches(m, query->children.at[i], alone || told == FAILS ? told : NOTHING_TOLD))
            return true;
    return false;
}

/* The engine has subtracted of an excluded part what it could tell without the text. */
static bool is_left(struct matching *m, const struct uc_query *query, enum told told)
{
    bool holds = told == HOLDS;
    return matches(m, query->children.at[0], holds ? HOLDS : NOTHING_TOLD) &&
           !matches(m, query->children.at[1], holds ? FAILS : NOTHING_TOLD);
}

static bool matches(struct matching *m, const struct uc_query *query, enum told told)
{
    const struct uc_tokens *own = &m->subject->own;
    if (!query->asks_text && told != NOTHING_TOLD)
        return told == HOLDS;
    switch (query->op) {
    case UC_QUERY_NOTHING:
        return false;
    case UC_QUERY_EVERYTHING:
        return true;
    case UC_QUERY_TERM:
    case UC_QUERY_RANGE:
        return is_leaf(m, query);
    case UC_QUERY_AND:
    case UC_QUERY_FILTER:
        return all_match(m, query, told);
    case UC_QUERY_OR:
    case UC_QUERY_SYNONYM:
    case UC_QUERY_ANY:
        return one_matches(m, query, told);
    case UC_QUERY_NOT:
        return is_left(m, query, told);
    case UC_QUERY_MAYBE:
    case UC_QUERY_SCALE:
        return matches(m, query->children.at[0], told);
    case UC_QUERY_WORD:
        return has_word(own, query->term);
    case UC_QUERY_BEGINNING:
        return has_beginning(own, query->term);
    case UC_QUERY_FORM:
        return is_form(m, query);
    case UC_QUERY_PHRASE:
        return is_phrase(m, query);
    case UC_QUERY_NEAR:
        return is_near(own, query);
    }
    return false;
}

enum uc_status uc_match(const struct uc_query *query, const struct uc_subject *subject, bool *out,
                        struct uc_error *err)
{
    struct matching m = {.subject = subject, .err = err};
    *out = matches(&m, query, HOLDS) && m.status == UC_OK;
    return m.status;
}

void uc_query_initials(const struct uc_query *query, struct uc_initials *out)
{
    if (query->op == UC_QUERY_FORM && query->field == UC_FIELD_OWN)
        for (size_t i = 0; i < query->stems.count; i++)
            uc_initials_add(out, query->stems.at[i]);
    for (size_t i = 0; i < query->children.count; i++)
        uc_query_initials(query->children.at[i], out);
}
