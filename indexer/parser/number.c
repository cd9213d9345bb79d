/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/caption.h"
#include "parser/draft.h"
#include "parser/label.h"

/* Between a table and its caption may stand its title and its unit. */
#define CAPTION_WITHIN 3

static const uc_str single_operative = UC_STR_INIT("operative para.");

/* What has been counted in one part. */
struct counts {
    uc_str part;
    uint32_t preambular, plain, tables;
    uint32_t operative; /* operative paragraphs, without their sub-paragraphs */
};

struct part_counts {
    UC_LIST(struct counts) list;
    size_t last;
};

static struct counts *counts_of(struct uc_draft *draft, struct part_counts *parts, uc_str part)
{
    if (parts->list.count > 0 && uc_str_equal(parts->list.at[parts->last].part, part)) {
        return &parts->list.at[parts->last];
    }
    for (size_t i = 0; i < parts->list.count; i++) {
        if (uc_str_equal(parts->list.at[i].part, part)) {
            parts->last = i;
            return &parts->list.at[i];
        }
    }
    struct counts *counts = UC_PUSH(draft->arena, &parts->list);
    counts->part = part;
    parts->last = parts->list.count - 1;
    return counts;
}

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

/* What must be known before labels are given: how many operative paragraphs there are, and the
 * highest number that a table has by its caption. */
static void count_ahead(struct uc_draft *draft, struct part_counts *parts)
{
    for (size_t i = 0; i < draft->items.count; i++) {
        struct uc_item *item = &draft->items.at[i];
        if (item->kind == UC_TABLE) {
            item->number = caption_number(draft, i);
            struct counts *counts = counts_of(draft, parts, item->part);
            uint32_t number = uc_arabic_value(item->number);
            counts->tables = number > counts->tables ? number : counts->tables;
        }
        if (item->kind == UC_OPERATIVE && item->parent < 0) {
            counts_of(draft, parts, item->part)->operative++;
        }
    }
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

static uc_str label_of(struct uc_draft *draft, size_t index, struct counts *counts)
{
    const struct uc_item *item = &draft->items.at[index];
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
    if (item->number.len > 0) {
        return numbered_label(draft, item);
    }
    if (item->kind == UC_PREAMBULAR && item->parent < 0) {
        return uc_arena_printf(draft->arena, "PP%u", ++counts->preambular);
    }
    if (item->kind == UC_OPERATIVE && counts->operative == 1 && item->parent < 0) {
        return single_operative;
    }
    return uc_arena_printf(draft->arena, "¶%u", ++counts->plain);
}

void uc_number_items(struct uc_draft *draft)
{
    struct part_counts parts = {0};
    count_ahead(draft, &parts);
    for (size_t i = 0; i < draft->items.count; i++) {
        struct uc_item *item = &draft->items.at[i];
        item->label = label_of(draft, i, counts_of(draft, &parts, item->part));
    }
}
