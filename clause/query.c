/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/query.h"

static struct uc_query *node(uc_arena *arena, enum uc_query_op op)
{
    struct uc_query *query = uc_arena_alloc(arena, sizeof *query);
    query->op = op;
    return query;
}

const struct uc_query *uc_query_nothing(uc_arena *arena)
{
    return node(arena, UC_QUERY_NOTHING);
}

const struct uc_query *uc_query_everything(uc_arena *arena)
{
    return node(arena, UC_QUERY_EVERYTHING);
}

const struct uc_query *uc_query_any_clause(uc_arena *arena)
{
    const struct uc_query *others =
        uc_query_pair(arena, UC_QUERY_OR, uc_query_term(arena, uc_term_any_document),
                      uc_query_term(arena, uc_term_any_file));
    return uc_query_scale(arena, 0,
                          uc_query_pair(arena, UC_QUERY_NOT, uc_query_everything(arena), others));
}

const struct uc_query *uc_query_term(uc_arena *arena, uc_str term)
{
    struct uc_query *query = node(arena, UC_QUERY_TERM);
    query->term = uc_arena_copy(arena, term);
    return query;
}

const struct uc_query *uc_query_text(uc_arena *arena, enum uc_query_op op, uc_str term,
                                     const struct uc_query *engine)
{
    struct uc_query *query = uc_query_group(arena, op, 0);
    query->term = uc_arena_copy(arena, term);
    uc_query_add(arena, query, engine);
    return query;
}

const struct uc_query *uc_query_range(uc_arena *arena, uint32_t slot, uc_str low, uc_str high)
{
    struct uc_query *query = node(arena, UC_QUERY_RANGE);
    query->slot = slot;
    query->low = uc_arena_copy(arena, low);
    query->high = uc_arena_copy(arena, high);
    return query;
}

const struct uc_query *uc_query_scale(uc_arena *arena, double factor, const struct uc_query *child)
{
    if (child == NULL)
        return NULL;
    struct uc_query *query = node(arena, UC_QUERY_SCALE);
    query->factor = factor;
    uc_query_add(arena, query, child);
    return query;
}

const struct uc_query *uc_query_pair(uc_arena *arena, enum uc_query_op op, const struct uc_query *a,
                                     const struct uc_query *b)
{
    bool is_symmetric = op == UC_QUERY_AND || op == UC_QUERY_OR;
    if (b == NULL)
        return a;
    if (a == NULL)
        return is_symmetric ? b : NULL;
    struct uc_query *query = node(arena, op);
    uc_query_add(arena, query, a);
    uc_query_add(arena, query, b);
    return query;
}

static bool is_condition(enum uc_query_op op)
{
    return op >= UC_QUERY_WORD;
}

struct uc_query *uc_query_group(uc_arena *arena, enum uc_query_op op, uint32_t window)
{
    struct uc_query *query = node(arena, op);
    query->window = window;
    query->asks_text = is_condition(op);
    return query;
}

void uc_query_add(uc_arena *arena, struct uc_query *group, const struct uc_query *child)
{
    if (child == NULL)
        return;
    *UC_PUSH(arena, &group->children) = child; /* NOLINT(bugprone-sizeof-expression) */
    group->asks_text |= child->asks_text;
}

bool uc_query_is_group(const struct uc_query *query)
{
    switch (query->op) {
    case UC_QUERY_AND:
    case UC_QUERY_OR:
    case UC_QUERY_SYNONYM:
    case UC_QUERY_ANY:
    case UC_QUERY_PHRASE:
    case UC_QUERY_NEAR:
        return true;
    default:
        return false;
    }
}

static void print_text(uc_str text, struct uc_buf *out)
{
    uc_buf_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte < 0x20 || byte == 0x7F)
            uc_buf_printf(out, "\\x%02x", byte);
        else if (byte == '"' || byte == '\\')
            uc_buf_printf(out, "\\%c", byte);
        else
            uc_buf_byte(out, (char)byte);
    }
    uc_buf_byte(out, '"');
}

static void print_range(const struct uc_query *query, struct uc_buf *out)
{
    uc_buf_printf(out, "(range %u ", query->slot);
    print_text(query->low, out);
    uc_buf_byte(out, ' ');
    print_text(query->high, out);
    uc_buf_byte(out, ')');
}

static void print(const struct uc_query *query, unsigned depth, struct uc_buf *out);

static void print_node(const struct uc_query *query, unsigned depth, struct uc_buf *out)
{
    static const char *const names[] = {
        [UC_QUERY_AND] = "and",       [UC_QUERY_OR] = "or",       [UC_QUERY_SYNONYM] = "synonym",
        [UC_QUERY_NOT] = "not",       [UC_QUERY_MAYBE] = "maybe", [UC_QUERY_FILTER] = "filter",
        [UC_QUERY_PHRASE] = "phrase", [UC_QUERY_NEAR] = "near",   [UC_QUERY_SCALE] = "scale",
        [UC_QUERY_ANY] = "any",
    };
    uc_buf_printf(out, "(%s", names[query->op]);
    if (query->op == UC_QUERY_NEAR)
        uc_buf_printf(out, " %u", query->window);
    if (query->op == UC_QUERY_PHRASE && query->field != UC_FIELD_TEXT)
        uc_buf_printf(out, " %s", uc_fields[query->field].name);
    if (query->op == UC_QUERY_SCALE)
        uc_buf_printf(out, " %g", query->factor);
    for (size_t i = 0; i < query->children.count; i++) {
        uc_buf_byte(out, ' ');
        print(query->children.at[i], depth + 1, out);
    }
    uc_buf_byte(out, ')');
}

/* (word "lamps" "Zlamp"), (beginning "la" …), (form title "lamp" "Zlamp"): what is asked of the
 * text, then what is asked of the engine. */
static void print_condition(const struct uc_query *query, unsigned depth, struct uc_buf *out)
{
    if (query->op == UC_QUERY_FORM) {
        uc_buf_printf(out, "(form %s", uc_fields[query->field].name);
        for (size_t i = 0; i < query->stems.count; i++) {
            uc_buf_byte(out, ' ');
            print_text(query->stems.at[i], out);
        }
    } else {
        uc_buf_printf(out, query->op == UC_QUERY_WORD ? "(word " : "(beginning ");
        print_text(query->term, out);
    }
    for (size_t i = 0; i < query->children.count; i++) {
        uc_buf_byte(out, ' ');
        print(query->children.at[i], depth + 1, out);
    }
    uc_buf_byte(out, ')');
}

static void print(const struct uc_query *query, unsigned depth, struct uc_buf *out)
{
    if (depth > UC_QUERY_DEPTH)
        uc_buf_add(out, UC_STR("..."));
    else if (query->op == UC_QUERY_TERM)
        print_text(query->term, out);
    else if (query->op == UC_QUERY_RANGE)
        print_range(query, out);
    else if (query->op == UC_QUERY_EVERYTHING)
        uc_buf_add(out, UC_STR("everything"));
    else if (is_condition(query->op) && !uc_query_is_group(query))
        print_condition(query, depth, out);
    else if (query->op == UC_QUERY_NOTHING || query->children.count == 0)
        uc_buf_add(out, UC_STR("nothing"));
    else if (query->children.count == 1 && uc_query_is_group(query))
        print(query->children.at[0], depth + 1, out);
    else
        print_node(query, depth, out);
}

void uc_query_print(const struct uc_query *query, struct uc_buf *out)
{
    print(query, 0, out);
}
