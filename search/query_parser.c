/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recursive descent over the tokens of query_lexer.h:
 *
 *   any      = all ("OR" all)*
 *   all      = sequence ("AND" sequence)*
 *   sequence = (["+" | "-" | "NOT"] near)+
 *   near     = operand ("NEAR/n" operand)*
 *   operand  = word | word* | "phrase" | field:value | "(" any ")"
 */
#include "search/query_parser.h"

#include "search/query_bounds.h"
#include "search/query_lexer.h"
#include "search/query_names.h"
#include "search/query_words.h"

enum { DEPTH_MAX = 50 };

struct parser {
    uc_str text;
    size_t at;
    struct uc_lexed token;
    int depth;
    bool with_frontmatter;
    struct uc_query_costs costs;
    struct uc_word_maker words;
    uc_arena *arena;
    struct uc_parsed_query *out;
    struct uc_error *err;
};

/* What a part of the query wants and does not want; either may be NULL. */
struct part {
    const struct uc_query *wanted, *unwanted;
    bool ranked;
};

enum operand_type {
    OPERAND_WORDS,  /* `units`: ranked with their neighbours */
    OPERAND_PHRASE, /* `tree`, required; `units` are its words */
    OPERAND_FILTER, /* `tree`, by `field` */
    OPERAND_GROUP,  /* `group` */
};
struct operand {
    enum operand_type type;
    size_t start;
    struct uc_units units;
    const struct uc_query *tree;
    enum uc_field_id field;
    struct part group;
};

/* The operands of one sequence, sorted by what they do, before they are put together. */
struct sequence {
    struct uc_units units;
    struct uc_query *required, *excluded;
    struct uc_query *filters[UC_FIELD_COUNT]; /* by field; NULL where none was given */
};

static enum uc_status parse_any(struct parser *p, struct part *out);

static enum uc_status advance(struct parser *p)
{
    return uc_query_lex(p->text, &p->at, &p->token, p->err);
}

/* A clause has one kind, but may have many verbs: two values of one field mean either, or both. */
static enum uc_query_op join_of(enum uc_field_id field)
{
    bool many_valued = field == UC_FIELD_VERB || field == UC_FIELD_CITES ||
                       uc_fields[field].type == UC_FIELD_WORDS;
    return many_valued ? UC_QUERY_AND : UC_QUERY_OR;
}

static const struct uc_query *tree_of_part(struct parser *p, const struct part *part)
{
    if (part->unwanted == NULL)
        return part->wanted;
    const struct uc_query *wanted = part->wanted ? part->wanted : uc_query_any_clause(p->arena);
    return uc_query_pair(p->arena, UC_QUERY_NOT, wanted, part->unwanted);
}

/* What an operand matches where it is required or excluded, not ranked among others; NULL where it
 * has no word. */
static enum uc_status tree_of_operand(struct parser *p, const struct operand *operand,
                                      const struct uc_query **out)
{
    if (operand->type == OPERAND_WORDS && operand->units.list.count > 1)
        return uc_words_in_order(&p->words, &operand->units, out, p->err);
    if (operand->type == OPERAND_GROUP)
        *out = tree_of_part(p, &operand->group);
    else if (operand->type != OPERAND_WORDS)
        *out = operand->tree;
    else
        *out = operand->units.list.count > 0 ? operand->units.list.at[0].match : NULL;
    return UC_OK;
}

static enum uc_status add_tree(struct parser *p, const struct operand *operand,
                               struct uc_query *group)
{
    const struct uc_query *tree;
    enum uc_status s = tree_of_operand(p, operand, &tree);
    if (s == UC_OK)
        uc_query_add(p->arena, group, tree);
    return s;
}

static enum uc_status parse_word(struct parser *p, struct operand *out)
{
    uc_str symbol;
    if (uc_word_is_symbol(p->token.text, p->arena, &symbol)) {
        const struct uc_query *within;
        enum uc_status s = uc_query_documents(p->words.vocabulary, UC_FIELD_SYMBOL, symbol,
                                              p->arena, &within, p->err);
        uc_str cited = uc_field_term(UC_FIELD_CITES, symbol, p->arena);
        out->type = OPERAND_FILTER;
        out->field = UC_FIELD_SYMBOL;
        out->tree = uc_query_pair(p->arena, UC_QUERY_OR, within, uc_query_term(p->arena, cited));
        return s;
    }
    out->type = OPERAND_WORDS;
    return uc_words_make(&p->words, p->token.text, p->token.text_start, &p->out->patterns,
                         &out->units, p->err);
}

static enum uc_status parse_phrase(struct parser *p, struct operand *out)
{
    out->type = OPERAND_PHRASE;
    enum uc_status s = uc_words_make_exact(&p->words, p->token.text, p->token.text_start,
                                           &p->out->patterns, &out->units, p->err);
    if (s != UC_OK)
        return s;
    s = uc_words_in_order(&p->words, &out->units, &out->tree, p->err);
    if (s == UC_OK && out->tree == NULL)
        return uc_query_fault(p->err, p->token.start, "there is no word in the quotation marks");
    return s;
}

static enum uc_status parse_field(struct parser *p, struct operand *out)
{
    struct uc_lexed *token = &p->token;
    if (token->field == UC_FIELD_TEXT)
        return token->quoted ? parse_phrase(p, out) : parse_word(p, out);
    out->type = OPERAND_FILTER;
    out->field = token->field;
    if (uc_fields[token->field].type == UC_FIELD_WORDS) {
        out->tree = uc_words_in_field(&p->words, token->field, token->text, token->quoted);
        return UC_OK;
    }
    struct uc_error why = {0};
    uc_str value = uc_names_value(&p->words, token->field, token->text);
    if (uc_query_is_of_documents(token->field))
        return uc_query_documents(p->words.vocabulary, token->field, value, p->arena, &out->tree,
                                  p->err);
    enum uc_status s = uc_query_filter(token->field, value, p->arena, &out->tree, &why);
    if (s != UC_OK)
        return uc_query_fault(p->err, token->text_start, "%s", why.text);
    enum uc_kind kind;
    if (token->field == UC_FIELD_KIND && uc_kind_from(token->text, &kind))
        p->with_frontmatter |= kind == UC_FRONTMATTER;
    return UC_OK;
}

static enum uc_status parse_group(struct parser *p, struct operand *out)
{
    size_t open = p->token.start;
    out->type = OPERAND_GROUP;
    if (++p->depth > DEPTH_MAX)
        return uc_query_fault(p->err, open, "brackets are nested too deep");
    enum uc_status s = advance(p);
    if (s == UC_OK)
        s = parse_any(p, &out->group);
    if (s == UC_OK && p->token.type != UC_LEX_CLOSE)
        s = uc_query_fault(p->err, open, "the bracket is not closed");
    p->depth--;
    return s;
}

/* Why no operand can begin at the token. */
static enum uc_status no_operand(struct parser *p)
{
    static const char *const reasons[] = {
        [UC_LEX_END] = "words are missing at the end",
        [UC_LEX_CLOSE] = "words are missing before the bracket",
        [UC_LEX_AND] = "AND needs words on both sides",
        [UC_LEX_OR] = "OR needs words on both sides",
        [UC_LEX_NEAR] = "NEAR needs words on both sides",
        [UC_LEX_NOT] = "words are missing after NOT or -",
        [UC_LEX_PLUS] = "words are missing after +",
    };
    return uc_query_fault(p->err, p->token.start, "%s", reasons[p->token.type]);
}

static enum uc_status parse_operand(struct parser *p, struct operand *out)
{
    *out = (struct operand){.start = p->token.start};
    enum uc_status s;
    switch (p->token.type) {
    case UC_LEX_WORD:
        s = parse_word(p, out);
        break;
    case UC_LEX_QUOTED:
        s = parse_phrase(p, out);
        break;
    case UC_LEX_FIELD:
        s = parse_field(p, out);
        break;
    case UC_LEX_OPEN:
        s = parse_group(p, out);
        break;
    default:
        return no_operand(p);
    }
    if (s == UC_OK)
        s = uc_query_bound(&p->costs, &out->units, out->tree, out->start, p->err);
    return s == UC_OK ? advance(p) : s;
}

/* Adds one side of a NEAR: a word as written, or a phrase. */
static enum uc_status add_near(struct parser *p, const struct operand *side, struct uc_query *near)
{
    if (side->type == OPERAND_GROUP || side->type == OPERAND_FILTER)
        return uc_query_fault(p->err, side->start, "NEAR takes words and phrases");
    for (size_t i = 0; i < side->units.list.count; i++)
        if (side->units.list.at[i].word.len == 0)
            return uc_query_fault(p->err, side->start, "NEAR takes whole words, not word*");
    const struct uc_query *tree;
    enum uc_status s = uc_words_in_order(&p->words, &side->units, &tree, p->err);
    if (s == UC_OK)
        uc_query_add(p->arena, near, tree);
    near->window += (uint32_t)side->units.list.count;
    return s;
}

/* NEAR takes words as written: so they are marked. */
static void mark_exactly(struct uc_patterns *patterns, size_t from)
{
    for (size_t i = from; i < patterns->list.count; i++)
        if (patterns->list.at[i].type == UC_PATTERN_STEM) {
            patterns->list.at[i].type = UC_PATTERN_PHRASE;
            patterns->list.at[i].words.count = 1;
        }
}

static enum uc_status parse_near(struct parser *p, struct operand *out)
{
    size_t patterns = p->out->patterns.list.count;
    enum uc_status s = parse_operand(p, out);
    if (s != UC_OK || p->token.type != UC_LEX_NEAR)
        return s;
    struct uc_query *near = uc_query_group(p->arena, UC_QUERY_NEAR, 0);
    s = add_near(p, out, near);
    while (s == UC_OK && p->token.type == UC_LEX_NEAR) {
        struct operand next;
        near->window += p->token.distance;
        s = advance(p);
        if (s == UC_OK)
            s = parse_operand(p, &next);
        if (s == UC_OK)
            s = add_near(p, &next, near);
    }
    mark_exactly(&p->out->patterns, patterns);
    if (near->window > 0)
        near->window--; /* from the first word to the last */
    out->type = OPERAND_PHRASE;
    out->units = (struct uc_units){0};
    out->tree = near;
    return s == UC_OK ? uc_query_bound(&p->costs, &out->units, near, out->start, p->err) : s;
}

static void add_filter(struct parser *p, struct sequence *sequence, const struct operand *operand)
{
    struct uc_query **filter = &sequence->filters[operand->field];
    if (*filter == NULL)
        *filter = uc_query_group(p->arena, join_of(operand->field), 0);
    uc_query_add(p->arena, *filter, operand->tree);
}

static void add_wanted(struct parser *p, struct sequence *sequence, const struct operand *operand)
{
    const struct part *group = &operand->group;
    switch (operand->type) {
    case OPERAND_WORDS:
        for (size_t i = 0; i < operand->units.list.count; i++)
            *UC_PUSH(p->arena, &sequence->units.list) = operand->units.list.at[i];
        break;
    case OPERAND_PHRASE:
        uc_query_add(p->arena, sequence->required, operand->tree);
        break;
    case OPERAND_FILTER:
        add_filter(p, sequence, operand);
        break;
    case OPERAND_GROUP:
        if (group->ranked && group->unwanted == NULL)
            UC_PUSH(p->arena, &sequence->units.list)->match = group->wanted;
        else
            uc_query_add(p->arena, sequence->required, tree_of_part(p, group));
        break;
    }
}

static enum uc_status parse_item(struct parser *p, struct sequence *sequence)
{
    enum uc_lexeme sign = p->token.type;
    bool signed_item = sign == UC_LEX_NOT || sign == UC_LEX_PLUS;
    size_t patterns = p->out->patterns.list.count, runs = p->out->runs.list.count;
    struct operand operand;
    enum uc_status s = signed_item ? advance(p) : UC_OK;
    if (s == UC_OK)
        s = parse_near(p, &operand);
    if (s != UC_OK)
        return s;
    if (sign == UC_LEX_NOT) {
        p->out->patterns.list.count = patterns;
        p->out->runs.list.count = runs;
        return add_tree(p, &operand, sequence->excluded);
    }
    if (sign == UC_LEX_PLUS && operand.type != OPERAND_FILTER)
        return add_tree(p, &operand, sequence->required);
    add_wanted(p, sequence, &operand);
    return UC_OK;
}

static const struct uc_query *or_null(const struct uc_query *group)
{
    return group->children.count > 0 ? group : NULL;
}

static void put_together(struct parser *p, const struct sequence *sequence, struct part *out)
{
    const struct uc_query *required = or_null(sequence->required);
    const struct uc_query *ranked = uc_rank_units(&sequence->units, p->arena);
    struct uc_query *filters = uc_query_group(p->arena, UC_QUERY_AND, 0);
    if (ranked != NULL)
        *UC_PUSH(p->arena, &p->out->runs.list) = sequence->units;
    for (int field = 0; field < UC_FIELD_COUNT; field++)
        uc_query_add(p->arena, filters, sequence->filters[field]);
    const struct uc_query *core = required ? required : ranked;
    if (required != NULL && ranked != NULL)
        core = uc_query_pair(p->arena, UC_QUERY_MAYBE, required, ranked);
    out->ranked = core != NULL;
    out->unwanted = or_null(sequence->excluded);
    out->wanted = core;
    if (or_null(filters) != NULL)
        out->wanted = core ? uc_query_pair(p->arena, UC_QUERY_FILTER, core, filters)
                           : uc_query_scale(p->arena, 0, filters);
}

static enum uc_status parse_sequence(struct parser *p, struct part *out)
{
    struct sequence sequence = {.required = uc_query_group(p->arena, UC_QUERY_AND, 0),
                                .excluded = uc_query_group(p->arena, UC_QUERY_OR, 0)};
    enum uc_status s;
    do {
        s = parse_item(p, &sequence);
    } while (s == UC_OK && p->token.type != UC_LEX_END && p->token.type != UC_LEX_CLOSE &&
             p->token.type != UC_LEX_AND && p->token.type != UC_LEX_OR);
    if (s == UC_OK)
        s = uc_names_add(&p->words, &sequence.units, &p->out->patterns, p->err);
    if (s == UC_OK)
        put_together(p, &sequence, out);
    return s;
}

static enum uc_status parse_all(struct parser *p, struct part *out)
{
    struct uc_query *wanted = uc_query_group(p->arena, UC_QUERY_AND, 0);
    struct uc_query *unwanted = uc_query_group(p->arena, UC_QUERY_OR, 0);
    *out = (struct part){0};
    for (;;) {
        struct part part = {0};
        enum uc_status s = parse_sequence(p, &part);
        if (s != UC_OK)
            return s;
        uc_query_add(p->arena, wanted, part.wanted);
        uc_query_add(p->arena, unwanted, part.unwanted);
        out->ranked |= part.ranked;
        if (p->token.type != UC_LEX_AND)
            break;
        s = advance(p);
        if (s != UC_OK)
            return s;
    }
    out->wanted = or_null(wanted);
    out->unwanted = or_null(unwanted);
    return UC_OK;
}

static enum uc_status parse_any(struct parser *p, struct part *out)
{
    enum uc_status s = parse_all(p, out);
    if (s != UC_OK || p->token.type != UC_LEX_OR)
        return s;
    struct uc_query *any = uc_query_group(p->arena, UC_QUERY_OR, 0);
    uc_query_add(p->arena, any, tree_of_part(p, out));
    while (s == UC_OK && p->token.type == UC_LEX_OR) {
        struct part part = {0};
        s = advance(p);
        if (s == UC_OK)
            s = parse_all(p, &part);
        if (s == UC_OK)
            uc_query_add(p->arena, any, tree_of_part(p, &part));
        out->ranked |= part.ranked;
    }
    out->wanted = or_null(any);
    out->unwanted = NULL;
    return s;
}

static enum uc_status parse_whole(struct parser *p)
{
    struct part whole = {0};
    enum uc_status s = advance(p);
    if (s == UC_OK && p->token.type == UC_LEX_END)
        return uc_query_fault(p->err, 0, "it is empty");
    if (s == UC_OK)
        s = parse_any(p, &whole);
    if (s != UC_OK)
        return s;
    if (p->token.type != UC_LEX_END)
        return uc_query_fault(p->err, p->token.start, "this bracket was not opened");
    if (whole.wanted == NULL && whole.unwanted == NULL)
        return uc_query_fault(p->err, 0, "there is no word in it");
    if (!p->with_frontmatter) {
        uc_str frontmatter = uc_str_from(uc_kind_name(UC_FRONTMATTER));
        uc_str term = uc_field_term(UC_FIELD_KIND, frontmatter, p->arena);
        struct uc_query *unwanted = uc_query_group(p->arena, UC_QUERY_OR, 0);
        uc_query_add(p->arena, unwanted, whole.unwanted);
        uc_query_add(p->arena, unwanted, uc_query_term(p->arena, term));
        whole.unwanted = unwanted;
    }
    p->out->tree = tree_of_part(p, &whole);
    p->out->ranked = whole.ranked;
    return UC_OK;
}

enum uc_status uc_query_parse(uc_str query, const struct uc_query_options *options,
                              uc_analyzer *analyzer, uc_arena *arena, struct uc_parsed_query *out,
                              struct uc_error *err)
{
    if (query.len > UC_QUERY_MAX)
        return uc_query_fault(err, UC_QUERY_MAX, "it is longer than %zu bytes", UC_QUERY_MAX);
    struct uc_parsed_query parsed = {0};
    struct parser p = {
        .text = query,
        .with_frontmatter = options->with_frontmatter,
        .words = {.language = options->language,
                  .vocabulary = &options->vocabulary,
                  .names = options->vocabulary.names,
                  .corrections = &parsed.corrections,
                  .analyzer = analyzer,
                  .arena = arena},
        .arena = arena,
        .out = &parsed,
        .err = err,
    };
    p.words.names.lines = options->synonyms;
    enum uc_status s = parse_whole(&p);
    if (s == UC_OK)
        *out = parsed;
    return s;
}
