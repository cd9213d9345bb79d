/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/draft.h"

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

static void count_operative(struct uc_draft *draft, struct part_counts *parts)
{
    for (size_t i = 0; i < draft->items.count; i++) {
        const struct uc_item *item = &draft->items.at[i];
        if (item->kind == UC_OPERATIVE && item->parent < 0) {
            counts_of(draft, parts, item->part)->operative++;
        }
    }
}

/* "Table 3" of the caption above it, else the next number. */
static uc_str table_label(struct uc_draft *draft, size_t index, struct counts *counts)
{
    uint32_t printed = 0;
    for (size_t back = 1; back <= 3 && back <= index && printed == 0; back++) {
        const struct uc_item *above = &draft->items.at[index - back];
        uc_str text = above->text;
        if (above->kind != UC_HEADING || !uc_str_starts_nocase(text, UC_STR("Table "))) {
            continue;
        }
        for (size_t at = 6; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++) {
            printed = printed < 1000 ? printed * 10 + (uint32_t)(text.ptr[at] - '0') : printed;
        }
    }
    counts->tables = printed > counts->tables ? printed : counts->tables + 1;
    return uc_arena_printf(draft->arena, "table %u", counts->tables);
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
        return table_label(draft, index, counts);
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
    count_operative(draft, &parts);
    for (size_t i = 0; i < draft->items.count; i++) {
        struct uc_item *item = &draft->items.at[i];
        item->label = label_of(draft, i, counts_of(draft, &parts, item->part));
    }
}
