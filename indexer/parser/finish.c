/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/citation.h"
#include "clause/symbol.h"
#include "clause/verb.h"
#include "parser/draft.h"
#include "parser/eid.h"
#include "parser/organ.h"

#include <stdlib.h>

void uc_cite(struct uc_clause *clause, uc_str symbol, uc_arena *arena)
{
    for (size_t i = 0; i < clause->cites.count; i++) {
        if (uc_str_equal(clause->cites.at[i], symbol)) {
            return;
        }
    }
    *UC_PUSH(arena, &clause->cites) = symbol;
}

static void find_cites(struct uc_clause *clause, const struct uc_document *doc)
{
    struct uc_references found = uc_references_in(clause->text, doc->organ, doc->arena);
    for (size_t i = 0; i < found.list.count; i++) {
        uc_cite(clause, found.list.at[i].symbol, doc->arena);
    }
}

static void place(struct uc_clause *clause, const struct uc_item *item, uc_arena *arena)
{
    clause->page = item->paragraph->page;
    clause->box = item->paragraph->box;
    clause->bold = item->paragraph->bold;
    clause->chapeau = item->parent;
    for (size_t i = 0; i < item->above.count; i++) {
        *UC_PUSH(arena, &clause->section) = item->above.at[i];
    }
}

/* The bytes of the word by which the phrase behind a list goes on with the sentence before it: "and
 * decides …". */
static size_t joint_of(const struct uc_item *item)
{
    static const uc_str joints[] = {UC_STR_INIT("and "), UC_STR_INIT("et "), UC_STR_INIT("y ")};
    size_t joint = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints && item->parent >= 0 && !item->sub; i++) {
        joint = uc_str_starts(item->text, joints[i]) ? joints[i].len : joint;
    }
    return joint;
}

/* The verbs of a decision that has its organ in its sentence: "The General Assembly, recalling its
 * resolution …, decides …". */
static void find_decided(struct uc_clause *clause, size_t organ, const struct uc_document *doc)
{
    for (size_t at = organ; at < clause->text.len && clause->verbs.count == 0;) {
        uc_str rest = uc_str_slice(clause->text, at, clause->text.len);
        uc_verbs_of(rest, UC_OPERATIVE, doc->language, clause, doc->arena);
        at = uc_str_find(clause->text, UC_STR(", "), at) + 2;
    }
}

static void find_verbs(struct uc_clause *clause, const struct uc_item *item,
                       const struct uc_draft *draft)
{
    const struct uc_document *doc = draft->doc;
    bool decision = item->kind == UC_OPERATIVE && !draft->regions.at[item->region].enacted;
    size_t organ = decision ? uc_organ_at_start(clause->text) : 0;
    if (organ > 0) {
        find_decided(clause, organ, doc);
        return;
    }
    uc_str text = uc_str_slice(clause->text, joint_of(item), clause->text.len);
    uc_verbs_of(text, clause->kind, doc->language, clause, doc->arena);
}

static void finish(struct uc_draft *draft, const struct uc_item *item, uint32_t n)
{
    struct uc_document *doc = draft->doc;
    struct uc_clause *clause = UC_PUSH(doc->arena, &doc->clauses);
    clause->kind = item->kind;
    clause->text = uc_arena_copy(doc->arena, item->text);
    clause->part = uc_arena_copy(doc->arena, item->part);
    clause->label = uc_arena_copy(doc->arena, item->label);
    place(clause, item, doc->arena);
    if (item->label.len > 0) {
        uc_str symbol = doc->symbol.len > 0 ? doc->symbol : draft->name;
        clause->eid = uc_eid(item->part, item->label, item->kind, item->article, doc->arena);
        clause->citation = uc_citation_print(symbol, clause->part, clause->label, clause->kind,
                                             item->article, doc->arena);
    } else {
        clause->eid = uc_eid_counted(item->kind, n, doc->arena);
    }
    if (item->kind == UC_PREAMBULAR || item->kind == UC_OPERATIVE || item->kind == UC_PARAGRAPH) {
        find_verbs(clause, item, draft);
    }
    find_cites(clause, doc);
}

/* ---- No two clauses under one name ---- */

struct name {
    uc_str key;
    size_t index;
};

static int compare_names(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = uc_str_compare(x->key, y->key);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static uc_str citation_key(const struct uc_clause *clause, uc_arena *arena)
{
    return clause->citation.len == 0 ? UC_STR("")
                                     : uc_label_key(clause->part, clause->label, arena);
}

static uc_str eid_key(const struct uc_clause *clause, uc_arena *arena)
{
    (void)arena;
    return clause->eid;
}

/* A label printed twice in one part stays on both clauses, but cites the first alone. */
static void uncite(struct uc_document *doc, struct uc_clause *clause, size_t nth)
{
    clause->citation = (uc_str){0};
    *UC_PUSH(doc->arena, &doc->warnings) =
        uc_arena_printf(doc->arena, "page %u: the label %.*s occurs %zu times", clause->page,
                        UC_ARG(clause->label), nth);
}

static void count_eid(struct uc_document *doc, struct uc_clause *clause, size_t nth)
{
    clause->eid = uc_arena_printf(doc->arena, "%.*s-%zu", UC_ARG(clause->eid), nth);
}

/* Calls `part` for each clause but the first of those with one key. */
static void part_namesakes(struct uc_draft *draft,
                           uc_str (*key_of)(const struct uc_clause *, uc_arena *),
                           void (*part)(struct uc_document *, struct uc_clause *, size_t nth))
{
    struct uc_document *doc = draft->doc;
    size_t count = 0;
    struct name *names = uc_arena_alloc(draft->arena, (doc->clauses.count + 1) * sizeof *names);
    for (size_t i = 0; i < doc->clauses.count; i++) {
        uc_str key = key_of(&doc->clauses.at[i], draft->arena);
        names[count] = (struct name){key, i};
        count += key.len > 0;
    }
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 1, nth = 1; i < count; i++) {
        nth = uc_str_equal(names[i].key, names[i - 1].key) ? nth + 1 : 1;
        if (nth > 1) {
            part(doc, &doc->clauses.at[names[i].index], nth);
        }
    }
}

void uc_finish_clauses(struct uc_draft *draft)
{
    uint32_t headings = 0, front = 0;
    for (size_t i = 0; i < draft->items.count; i++) {
        const struct uc_item *item = &draft->items.at[i];
        headings += item->kind == UC_HEADING;
        front += item->kind == UC_FRONTMATTER;
        finish(draft, item, item->kind == UC_HEADING ? headings : front);
    }
    part_namesakes(draft, citation_key, uncite);
    part_namesakes(draft, eid_key, count_eid);
}
