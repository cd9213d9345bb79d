/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/draft.h"

/* Sequences of one region stand near each other; looking no farther keeps the work linear. */
#define NEAR 64

/* Top-level numbers that count on. */
struct sequence {
    uint32_t region, section, series, numbers;
    size_t first; /* item */
    uc_str part;  /* of its region and section */
    uc_str whole; /* with its own name, where it is not the main one */
};

struct sequences {
    UC_LIST(struct sequence) list;
};

static bool counts_at_top(const struct uc_item *item)
{
    bool paragraph = item->kind == UC_OPERATIVE || item->kind == UC_PARAGRAPH;
    return paragraph && item->number.len > 0 && !item->sub;
}

/* A region is sectioned where paragraph 1 occurs in more than one of its sections. */
static void find_sectioned(struct uc_draft *draft)
{
    const struct uc_item *first = NULL;
    for (size_t i = 0; i < draft->items.count; i++) {
        const struct uc_item *item = &draft->items.at[i];
        if (item->section == 0 || item->series > 0 || !counts_at_top(item) ||
            !uc_str_equal(item->number, UC_STR("1"))) {
            continue;
        }
        if (first && first->region == item->region && first->section != item->section) {
            draft->regions.at[item->region].sectioned = true;
        }
        first = item;
    }
}

static bool same_section(const struct sequence *a, const struct sequence *b)
{
    return a->region == b->region && a->section == b->section;
}

static struct sequence sequence_of(const struct uc_draft *draft, const struct uc_item *item)
{
    bool sectioned = draft->regions.at[item->region].sectioned;
    return (struct sequence){
        .region = item->region,
        .section = sectioned ? item->section : 0,
        .series = item->series,
    };
}

/* The listed one equal to `sought`, NULL for none. */
static struct sequence *find(struct sequences *sequences, struct sequence sought)
{
    size_t count = sequences->list.count;
    for (size_t i = count; i > 0 && count - i < NEAR; i--) {
        struct sequence *sequence = &sequences->list.at[i - 1];
        if (same_section(sequence, &sought) && sequence->series == sought.series) {
            return sequence;
        }
    }
    return NULL;
}

static void count_sequences(const struct uc_draft *draft, struct sequences *sequences)
{
    for (size_t i = 0; i < draft->items.count; i++) {
        const struct uc_item *item = &draft->items.at[i];
        struct sequence sought = sequence_of(draft, item);
        struct sequence *sequence = find(sequences, sought);
        if (!sequence) {
            sequence = UC_PUSH(draft->arena, &sequences->list);
            *sequence = sought;
            sequence->first = i;
        }
        sequence->numbers += counts_at_top(item);
    }
}

/* Of several sequences in one place the longest is the text's own; the others are lists in it. */
static bool is_main(const struct sequences *sequences, size_t index)
{
    const struct sequence *own = &sequences->list.at[index];
    size_t from = index > NEAR ? index - NEAR : 0;
    for (size_t i = from; i < sequences->list.count && i <= index + NEAR; i++) {
        const struct sequence *other = &sequences->list.at[i];
        if (i != index && same_section(own, other) &&
            (other->numbers > own->numbers || (other->numbers == own->numbers && i < index))) {
            return false;
        }
    }
    return true;
}

/* "sect. II" by the number of its heading, which is its first item, else by counting. */
static uc_str section_name(const struct uc_draft *draft, const struct sequence *sequence)
{
    const struct uc_item *first = &draft->items.at[sequence->first];
    bool latin = first->number.len > 0 && (unsigned char)*first->number.ptr < 0x80;
    return first->kind == UC_HEADING && latin
               ? uc_arena_printf(draft->arena, "sect. %.*s", UC_ARG(first->number))
               : uc_arena_printf(draft->arena, "sect. %u", sequence->section);
}

static uc_str joined(uc_arena *arena, uc_str outer, uc_str inner)
{
    return outer.len == 0 ? inner
                          : uc_arena_printf(arena, "%.*s, %.*s", UC_ARG(outer), UC_ARG(inner));
}

/* The part of a sequence in the same section that has its name already; empty for none. */
static uc_str part_of_section(const struct sequences *sequences, size_t index)
{
    for (size_t i = index; i > 0 && index - i < NEAR; i--) {
        if (same_section(&sequences->list.at[i - 1], &sequences->list.at[index])) {
            return sequences->list.at[i - 1].part;
        }
    }
    return (uc_str){0};
}

static void name_sequences(struct uc_draft *draft, struct sequences *sequences)
{
    for (size_t i = 0; i < sequences->list.count; i++) {
        struct sequence *sequence = &sequences->list.at[i];
        uc_str region = draft->regions.at[sequence->region].part;
        sequence->part = sequence->section > 0 ? part_of_section(sequences, i) : region;
        if (sequence->section > 0 && sequence->part.len == 0) {
            sequence->part = joined(draft->arena, region, section_name(draft, sequence));
        }
        sequence->whole = sequence->part;
        if (!is_main(sequences, i)) {
            uc_str list = uc_arena_printf(draft->arena, "list %u", sequence->series + 1);
            sequence->whole = joined(draft->arena, sequence->part, list);
        }
    }
}

void uc_part_items(struct uc_draft *draft)
{
    struct sequences sequences = {0};
    find_sectioned(draft);
    count_sequences(draft, &sequences);
    name_sequences(draft, &sequences);
    if (sequences.list.count == 0)
        return;
    for (size_t i = 0, at = 0; i < draft->items.count; i++) {
        struct uc_item *item = &draft->items.at[i];
        struct sequence sought = sequence_of(draft, item);
        const struct sequence *sequence = &sequences.list.at[at];
        while (!same_section(sequence, &sought) || sequence->series != sought.series) {
            at = (at + 1) % sequences.list.count;
            sequence = &sequences.list.at[at];
        }
        bool through_all =
            item->kind == UC_FOOTNOTE || item->kind == UC_TABLE || item->kind == UC_FRONTMATTER;
        bool counted = item->kind != UC_HEADING && item->number.len > 0;
        item->part = through_all ? draft->regions.at[item->region].part
                     : counted   ? sequence->whole
                                 : sequence->part;
    }
}
