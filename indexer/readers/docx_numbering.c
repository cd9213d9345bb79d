/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx.h"

#include <stdlib.h>

enum { LABEL_MAX = 64, START_MAX = 32767 };

struct level {
    uint32_t start;
    enum uc_numeral numeral;
    uc_str pattern;  /* "%1.%2" */
    uc_str style;    /* whose paragraphs are on this level */
    int32_t restart; /* after a level up to this one, from 1; 0: never; -1: after any above */
    bool legal;      /* all numbers in the pattern are decimal */
};

/* A list's definition and, as all lists of one definition count on, where it stands. */
struct definition {
    int32_t id;
    uc_str style; /* a numbering style that has the levels instead; empty for none */
    struct level levels[UC_DOCX_LEVELS];
    uint32_t count[UC_DOCX_LEVELS];
    bool counting[UC_DOCX_LEVELS];
};

struct list {
    int32_t id, definition_id;
    struct definition *definition;
    const struct level *levels[UC_DOCX_LEVELS]; /* its own; NULL: the definition's */
    int32_t starts[UC_DOCX_LEVELS];             /* where it begins anew; -1: it counts on */
};

struct uc_docx_numbering {
    UC_LIST(struct definition) definitions; /* by id */
    UC_LIST(struct list) lists;             /* by id */
};

static uint32_t start_of(struct uc_xml *xml)
{
    int32_t start = uc_xml_number(xml, "val", 0);
    return start >= 0 && start <= START_MAX ? (uint32_t)start : 0;
}

/* True where the element has no val or one that says so. */
static bool is_on(struct uc_xml *xml)
{
    uc_str value = uc_xml_attribute(xml, "val");
    return !uc_str_equal(value, UC_STR("0")) && !uc_str_equal(value, UC_STR("false"));
}

static struct level read_level(struct uc_xml *xml, uc_arena *arena)
{
    struct level level = {.restart = -1};
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "start"))
            level.start = start_of(xml);
        else if (uc_xml_is(xml, "numFmt"))
            level.numeral = uc_numeral_from(uc_xml_attribute(xml, "val"));
        else if (uc_xml_is(xml, "lvlText"))
            level.pattern = uc_arena_copy(arena, uc_xml_attribute(xml, "val"));
        else if (uc_xml_is(xml, "pStyle"))
            level.style = uc_arena_copy(arena, uc_xml_attribute(xml, "val"));
        else if (uc_xml_is(xml, "lvlRestart"))
            level.restart = uc_xml_number(xml, "val", -1);
        else if (uc_xml_is(xml, "isLgl"))
            level.legal = is_on(xml);
    }
    return level;
}

/* The level that the current element is about; -1 where there is no such. */
static int32_t level_of(struct uc_xml *xml)
{
    int32_t level = uc_xml_number(xml, "ilvl", -1);
    return level >= 0 && level < UC_DOCX_LEVELS ? level : -1;
}

static void read_definition(struct uc_xml *xml, uc_arena *arena, uc_docx_numbering *out)
{
    if (out->definitions.count >= UC_DOCX_ITEMS_MAX)
        return;
    struct definition *definition = UC_PUSH(arena, &out->definitions);
    definition->id = uc_xml_number(xml, "abstractNumId", -1);
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        int32_t level = uc_xml_is(xml, "lvl") ? level_of(xml) : -1;
        if (level >= 0)
            definition->levels[level] = read_level(xml, arena);
        else if (uc_xml_is(xml, "numStyleLink"))
            definition->style = uc_arena_copy(arena, uc_xml_attribute(xml, "val"));
    }
}

static void read_override(struct uc_xml *xml, uc_arena *arena, struct list *list)
{
    int32_t level = level_of(xml);
    int depth = uc_xml_depth(xml);
    while (level >= 0 && uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "startOverride")) {
            list->starts[level] = (int32_t)start_of(xml);
        } else if (uc_xml_is(xml, "lvl")) {
            struct level *own = uc_arena_alloc(arena, sizeof *own);
            *own = read_level(xml, arena);
            list->levels[level] = own;
        }
    }
}

static void read_list(struct uc_xml *xml, uc_arena *arena, uc_docx_numbering *out)
{
    if (out->lists.count >= UC_DOCX_ITEMS_MAX)
        return;
    struct list *list = UC_PUSH(arena, &out->lists);
    list->id = uc_xml_number(xml, "numId", -1);
    list->definition_id = -1;
    for (size_t i = 0; i < UC_DOCX_LEVELS; i++)
        list->starts[i] = -1;
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "abstractNumId"))
            list->definition_id = uc_xml_number(xml, "val", -1);
        else if (uc_xml_is(xml, "lvlOverride"))
            read_override(xml, arena, list);
    }
}

static int compare_definition(const void *a, const void *b)
{
    int32_t x = ((const struct definition *)a)->id, y = ((const struct definition *)b)->id;
    return (x > y) - (x < y);
}

static int compare_list(const void *a, const void *b)
{
    int32_t x = ((const struct list *)a)->id, y = ((const struct list *)b)->id;
    return (x > y) - (x < y);
}

static struct list *find_list(const uc_docx_numbering *numbering, int32_t id)
{
    struct list key = {.id = id};
    if (numbering->lists.count == 0)
        return NULL;
    return bsearch(&key, numbering->lists.at, numbering->lists.count, sizeof key, compare_list);
}

static struct definition *find_definition(const uc_docx_numbering *numbering, int32_t id)
{
    struct definition key = {.id = id};
    if (numbering->definitions.count == 0)
        return NULL;
    return bsearch(&key, numbering->definitions.at, numbering->definitions.count, sizeof key,
                   compare_definition);
}

/* Finds each list its definition, over a numbering style where the definition only names one. */
static void link_lists(uc_docx_numbering *numbering, const struct uc_docx_styles *styles)
{
    for (size_t i = 0; i < numbering->lists.count; i++) {
        struct list *list = &numbering->lists.at[i];
        list->definition = find_definition(numbering, list->definition_id);
        if (list->definition == NULL || list->definition->style.len == 0)
            continue;
        struct uc_docx_paragraph own = uc_docx_plain_paragraph;
        own.style = list->definition->style;
        const struct list *of_style =
            find_list(numbering, uc_docx_effective_paragraph(styles, &own).number_id);
        if (of_style != NULL)
            list->definition = find_definition(numbering, of_style->definition_id);
    }
}

uc_docx_numbering *uc_docx_read_numbering(const struct uc_part *part,
                                          const struct uc_docx_styles *styles, uc_arena *arena)
{
    uc_docx_numbering *numbering = uc_arena_alloc(arena, sizeof *numbering);
    if (part == NULL)
        return numbering;
    struct uc_xml xml;
    uc_xml_open(&xml, part->bytes);
    if (uc_xml_child(&xml, -1)) {
        while (uc_xml_child(&xml, 0)) {
            if (uc_xml_is(&xml, "abstractNum"))
                read_definition(&xml, arena, numbering);
            else if (uc_xml_is(&xml, "num"))
                read_list(&xml, arena, numbering);
        }
    }
    uc_xml_close(&xml);
    if (numbering->definitions.count > 0)
        qsort(numbering->definitions.at, numbering->definitions.count,
              sizeof numbering->definitions.at[0], compare_definition);
    if (numbering->lists.count > 0)
        qsort(numbering->lists.at, numbering->lists.count, sizeof numbering->lists.at[0],
              compare_list);
    link_lists(numbering, styles);
    return numbering;
}

static const struct level *level_in(const struct list *list, size_t level)
{
    return list->levels[level] ? list->levels[level] : &list->definition->levels[level];
}

/* The level that belongs to the paragraph's style, else the one the paragraph names. */
static size_t level_for(const struct list *list, const struct uc_docx_paragraph *paragraph)
{
    for (size_t i = 0; i < UC_DOCX_LEVELS && paragraph->style.len > 0; i++)
        if (uc_str_equal(level_in(list, i)->style, paragraph->style))
            return i;
    return paragraph->level > 0 && paragraph->level < UC_DOCX_LEVELS ? (size_t)paragraph->level : 0;
}

static void count(struct list *list, size_t level)
{
    struct definition *definition = list->definition;
    if (list->starts[level] >= 0) {
        definition->count[level] = (uint32_t)list->starts[level];
        list->starts[level] = -1;
    } else if (definition->counting[level]) {
        definition->count[level]++;
    } else {
        definition->count[level] = level_in(list, level)->start;
    }
    definition->counting[level] = true;
    for (size_t i = level + 1; i < UC_DOCX_LEVELS; i++) {
        int32_t restart = level_in(list, i)->restart;
        if (restart < 0 || (int32_t)level < restart)
            definition->counting[i] = false;
    }
}

static void print(const struct list *list, size_t level, struct uc_buf *out)
{
    const struct level *printed = level_in(list, level);
    for (size_t i = 0; i < printed->pattern.len && out->len < LABEL_MAX; i++) {
        char c = printed->pattern.ptr[i];
        char next = i + 1 < printed->pattern.len ? printed->pattern.ptr[i + 1] : '\0';
        if (c != '%' || next < '1' || next > '0' + UC_DOCX_LEVELS) {
            uc_buf_byte(out, c);
            continue;
        }
        size_t other = (size_t)(next - '1');
        const struct level *of = level_in(list, other);
        bool counting = list->definition->counting[other];
        uc_numeral_add(out, printed->legal ? UC_NUMERAL_DECIMAL : of->numeral,
                       counting ? list->definition->count[other] : of->start);
        i++;
    }
}

uc_str uc_docx_number(uc_docx_numbering *numbering, const struct uc_docx_paragraph *paragraph,
                      uc_arena *arena, uint8_t *depth)
{
    *depth = 0;
    struct list *list =
        paragraph->number_id > 0 ? find_list(numbering, paragraph->number_id) : NULL;
    if (list == NULL || list->definition == NULL)
        return (uc_str){0};
    size_t level = level_for(list, paragraph);
    *depth = (uint8_t)(level + 1);
    count(list, level);
    if (level_in(list, level)->numeral == UC_NUMERAL_BULLET)
        return (uc_str){0};
    struct uc_buf label = {0};
    print(list, level, &label);
    uc_str copy = uc_arena_copy(arena, uc_str_trim(uc_buf_str(&label)));
    uc_buf_free(&label);
    return copy;
}
