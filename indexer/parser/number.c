/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/caption.h"
#include "parser/draft.h"
#include "parser/label.h"

#include <stdlib.h>

/* Between a table and its caption may stand its title and its unit. */
#define CAPTION_WITHIN 3

static const uc_str single_operative = UC_STR_INIT("operative para.");

/* What is counted in one part. */
struct counts {
    uint32_t preambular, plain, tables;
    uint32_t operative; /* operative paragraphs, without their sub-paragraphs */
};

/* The number in the caption above a table: "34.1" of "Table 34.1"; empty for none. */
static uc_str caption_number(struct uc_draft *draft, size_t index)
{
    for (size_t back = 1; back <= CAPTION_WITHIN && back <= index; back++) {
        const struct uc_item *above = &draft->items.at[index - back];
        size_t word = above->kind == UC_HEADING ? uc_table_caption(above->text) : 0;
        struct uc_number number;
        if (word > 0 && uc_number_core_read(uc_str_slice(above->text, word, above->text.len),
                                            &number, draft->arena) > 0) {
            return number.printed;
        }
    }
    return (uc_str){0};
}

/* A sub-paragraph's label continues that of what it hangs from: "6" + "(a)". */
static uc_str numbered_label(struct uc_draft *draft, const struct uc_item *item)
{
    if (!item->sub) {
        return item->number;
    }
    const struct uc_item *parent = &draft->items.at[item->parent];
    uc_str outer = parent->kind == UC_HEADING ? parent->number : parent->label;
    if (uc_str_equal(outer, single_operative)) { /* has no number that could be continued */
        return item->number;
    }
    return outer.len == 0
               ? item->number
               : uc_arena_printf(draft->arena, "%.*s %.*s", UC_ARG(outer), UC_ARG(item->number));
}

/* A label that counts what has no number of its own. */
static uc_str counted_label(struct uc_draft *draft, const struct uc_item *item,
                            struct counts *counts)
{
    switch (item->kind) {
    case UC_FOOTNOTE:
        return uc_arena_printf(draft->arena, "fn %.*s", UC_ARG(item->paragraph->label));
    case UC_TABLE:
        return item->number.len > 0
                   ? uc_arena_printf(draft->arena, "table %.*s", UC_ARG(item->number))
                   : uc_arena_printf(draft->arena, "table %u", ++counts->tables);
    case UC_HEADING:
    case UC_FRONTMATTER:
        return (uc_str){0};
    default:
        break;
    }
    if (item->kind == UC_PREAMBULAR && item->parent < 0) {
        return uc_arena_printf(draft->arena, "PP%u", ++counts->preambular);
    }
    if (item->kind == UC_OPERATIVE && counts->operative == 1 && item->parent < 0) {
        return single_operative;
    }
    return uc_arena_printf(draft->arena, "¶%u", ++counts->plain);
}

/* ---- Part by part ---- */

struct place {
    uc_str part;
    size_t index;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int order = uc_str_compare(x->part, y->part);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* What must be known of a part before labels are given: how many operative paragraphs there are,
 * and the highest number that a table has by its caption. */
static struct counts count_ahead(struct uc_draft *draft, const struct place *places, size_t count)
{
    struct counts counts = {0};
    for (size_t i = 0; i < count; i++) {
        struct uc_item *item = &draft->items.at[places[i].index];
        if (item->kind == UC_TABLE) {
            item->number = caption_number(draft, places[i].index);
            uint32_t number = uc_arabic_value(item->number);
            counts.tables = number > counts.tables ? number : counts.tables;
        }
        counts.operative += item->kind == UC_OPERATIVE && item->parent < 0;
    }
    return counts;
}

static void number_part(struct uc_draft *draft, const struct place *places, size_t count)
{
    struct counts counts = count_ahead(draft, places, count);
    for (size_t i = 0; i < count; i++) {
        struct uc_item *item = &draft->items.at[places[i].index];
        if (item->kind == UC_TABLE || item->number.len == 0) {
            item->label = counted_label(draft, item, &counts);
        }
    }
}

void uc_number_items(struct uc_draft *draft)
{
    size_t count = draft->items.count;
    struct place *places = uc_arena_alloc(draft->arena, (count + 1) * sizeof *places);
    for (size_t i = 0; i < count; i++) {
        places[i] = (struct place){draft->items.at[i].part, i};
    }
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && uc_str_equal(places[end].part, places[i].part); end++) {
        }
        number_part(draft, places + i, end - i);
    }
    for (size_t i = 0; i < count; i++) { /* parents come before what hangs from them */
        struct uc_item *item = &draft->items.at[i];
        bool counted = item->kind == UC_HEADING || item->label.len > 0;
        if (!counted && item->number.len > 0) {
            item->label = numbered_label(draft, item);
        }
    }
}
