/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/docx.h"

#include <stdlib.h>
#include <string.h>

enum { INHERIT_MAX = 32, RAISED_FROM = 4 /* half points above the line */ };

const struct uc_docx_paragraph uc_docx_plain_paragraph = {
    .number_id = -1,
    .level = -1,
    .outline = -1,
};

static bool is_one_of(uc_str value, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (uc_str_equal(value, uc_str_from(words[i])))
            return true;
    return false;
}

/* <w:b/> is on, <w:b w:val="0"/> off. */
static enum uc_docx_toggle toggle(struct uc_xml *xml)
{
    static const char *const off[] = {"0", "false", "off", "none"};
    uc_str value = uc_xml_attribute(xml, "val");
    return is_one_of(value, off, sizeof off / sizeof off[0]) ? UC_DOCX_OFF : UC_DOCX_ON;
}

static enum uc_docx_toggle raised(struct uc_xml *xml)
{
    if (uc_xml_is(xml, "position"))
        return uc_xml_number(xml, "val", 0) >= RAISED_FROM ? UC_DOCX_ON : UC_DOCX_UNSAID;
    return uc_str_equal(uc_xml_attribute(xml, "val"), UC_STR("superscript")) ? UC_DOCX_ON
                                                                             : UC_DOCX_OFF;
}

static uc_str copy_value(struct uc_xml *xml, uc_arena *arena)
{
    return uc_arena_copy(arena, uc_xml_attribute(xml, "val"));
}

static void read_run_property(struct uc_xml *xml, uc_arena *arena, struct uc_docx_run *run)
{
    const struct {
        const char *name;
        enum uc_docx_toggle *field;
    } toggles[] = {
        {"b", &run->bold[0]},         {"bCs", &run->bold[1]}, {"i", &run->italic[0]},
        {"iCs", &run->italic[1]},     {"u", &run->underline}, {"vanish", &run->hidden},
        {"rtl", &run->right_to_left},
    };
    for (size_t i = 0; i < sizeof toggles / sizeof toggles[0]; i++)
        if (uc_xml_is(xml, toggles[i].name))
            *toggles[i].field = toggle(xml);
    if (uc_xml_is(xml, "sz") || uc_xml_is(xml, "szCs"))
        run->size[uc_xml_is(xml, "szCs")] = (float)uc_xml_number(xml, "val", 0) / 2;
    else if (uc_xml_is(xml, "vertAlign") ||
             (uc_xml_is(xml, "position") && run->raised == UC_DOCX_UNSAID))
        run->raised = raised(xml);
    else if (uc_xml_is(xml, "rStyle"))
        run->style = copy_value(xml, arena);
}

struct uc_docx_run uc_docx_read_run(struct uc_xml *xml, bool original, uc_arena *arena)
{
    struct uc_docx_run run = {0};
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (!uc_xml_is(xml, "rPrChange"))
            read_run_property(xml, arena, &run);
        else if (original && uc_xml_child(xml, depth + 1))
            run = uc_docx_read_run(xml, original, arena);
    }
    return run;
}

static void read_list(struct uc_xml *xml, struct uc_docx_paragraph *paragraph)
{
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "ilvl"))
            paragraph->level = uc_xml_number(xml, "val", -1);
        else if (uc_xml_is(xml, "numId"))
            paragraph->number_id = uc_xml_number(xml, "val", -1);
    }
}

static bool has_leader(struct uc_xml *xml)
{
    bool leader = false;
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth))
        leader |= uc_str_equal(uc_xml_attribute(xml, "leader"), UC_STR("dot"));
    return leader;
}

/* The properties of the paragraph's mark. Where it is gone, or hidden as a style separator is, the
 * next paragraph goes on in the same line. */
static bool is_mark_gone(struct uc_xml *xml, bool original)
{
    static const char *const gone[] = {"del", "moveFrom", "vanish", "specVanish"};
    static const char *const gone_in_original[] = {"ins", "moveTo", "vanish", "specVanish"};
    bool is_gone = false;
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth))
        is_gone |= is_one_of(uc_str_from(uc_xml_name(xml)), original ? gone_in_original : gone,
                             sizeof gone / sizeof gone[0]) &&
                   toggle(xml) == UC_DOCX_ON;
    return is_gone;
}

struct uc_docx_paragraph uc_docx_read_paragraph(struct uc_xml *xml, bool original, uc_arena *arena)
{
    struct uc_docx_paragraph paragraph = uc_docx_plain_paragraph;
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "pStyle")) {
            paragraph.style = copy_value(xml, arena);
        } else if (uc_xml_is(xml, "numPr")) {
            read_list(xml, &paragraph);
        } else if (uc_xml_is(xml, "tabs")) {
            paragraph.leader = has_leader(xml);
        } else if (uc_xml_is(xml, "outlineLvl")) {
            paragraph.outline = uc_xml_number(xml, "val", -1);
        } else if (uc_xml_is(xml, "rPr")) {
            paragraph.joins = is_mark_gone(xml, original);
        } else if (uc_xml_is(xml, "sectPr")) {
            paragraph.ends_section = true;
        } else if (uc_xml_is(xml, "pPrChange") && original && uc_xml_child(xml, depth + 1)) {
            bool joins = paragraph.joins, ends = paragraph.ends_section;
            paragraph = uc_docx_read_paragraph(xml, original, arena);
            paragraph.joins = joins;
            paragraph.ends_section = ends;
        }
    }
    return paragraph;
}

static void read_style(struct uc_xml *xml, uc_arena *arena, struct uc_docx_styles *out)
{
    if (out->list.count >= UC_DOCX_ITEMS_MAX)
        return;
    struct uc_docx_style *style = UC_PUSH(arena, &out->list);
    style->id = uc_arena_copy(arena, uc_xml_attribute(xml, "styleId"));
    style->paragraph = uc_docx_plain_paragraph;
    if (uc_str_equal(uc_xml_attribute(xml, "type"), UC_STR("paragraph")) &&
        uc_str_equal(uc_xml_attribute(xml, "default"), UC_STR("1")))
        out->normal = style->id;
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth)) {
        if (uc_xml_is(xml, "basedOn"))
            style->based_on = copy_value(xml, arena);
        else if (uc_xml_is(xml, "rPr"))
            style->run = uc_docx_read_run(xml, false, arena);
        else if (uc_xml_is(xml, "pPr"))
            style->paragraph = uc_docx_read_paragraph(xml, false, arena);
    }
}

static void read_defaults(struct uc_xml *xml, uc_arena *arena, struct uc_docx_styles *out)
{
    int depth = uc_xml_depth(xml);
    while (uc_xml_child(xml, depth))
        if (uc_xml_is(xml, "rPrDefault") && uc_xml_child(xml, depth + 1))
            out->defaults = uc_docx_read_run(xml, false, arena);
}

static int compare_id(const void *a, const void *b)
{
    return uc_str_compare(((const struct uc_docx_style *)a)->id,
                          ((const struct uc_docx_style *)b)->id);
}

static struct uc_docx_style *find_style(const struct uc_docx_styles *styles, uc_str id)
{
    struct uc_docx_style key = {.id = id};
    if (id.len == 0 || styles->list.count == 0)
        return NULL;
    return bsearch(&key, styles->list.at, styles->list.count, sizeof key, compare_id);
}

static void fill(enum uc_docx_toggle *field, enum uc_docx_toggle from)
{
    if (*field == UC_DOCX_UNSAID)
        *field = from;
}

static void inherit_run(struct uc_docx_run *run, const struct uc_docx_run *from)
{
    for (size_t i = 0; i < 2; i++) {
        fill(&run->bold[i], from->bold[i]);
        fill(&run->italic[i], from->italic[i]);
        if (run->size[i] == 0)
            run->size[i] = from->size[i];
    }
    fill(&run->underline, from->underline);
    fill(&run->raised, from->raised);
    fill(&run->hidden, from->hidden);
    fill(&run->right_to_left, from->right_to_left);
}

static void inherit_paragraph(struct uc_docx_paragraph *paragraph,
                              const struct uc_docx_paragraph *from)
{
    if (paragraph->number_id < 0)
        paragraph->number_id = from->number_id;
    if (paragraph->level < 0)
        paragraph->level = from->level;
    if (paragraph->outline < 0)
        paragraph->outline = from->outline;
    paragraph->leader |= from->leader;
}

/* Completes a style by the styles it is based on, nearest first. Those may be complete already,
 * which comes to the same. */
static void resolve(const struct uc_docx_styles *styles, struct uc_docx_style *style)
{
    const struct uc_docx_style *base = find_style(styles, style->based_on);
    for (int steps = 0; base != NULL && steps < INHERIT_MAX; steps++) {
        inherit_run(&style->run, &base->run);
        inherit_paragraph(&style->paragraph, &base->paragraph);
        base = find_style(styles, base->based_on);
    }
}

void uc_docx_read_styles(const struct uc_part *part, uc_arena *arena, struct uc_docx_styles *out)
{
    if (part == NULL)
        return;
    struct uc_xml xml;
    uc_xml_open(&xml, part->bytes);
    if (uc_xml_child(&xml, -1)) {
        while (uc_xml_child(&xml, 0)) {
            if (uc_xml_is(&xml, "style"))
                read_style(&xml, arena, out);
            else if (uc_xml_is(&xml, "docDefaults"))
                read_defaults(&xml, arena, out);
        }
    }
    uc_xml_close(&xml);
    if (out->list.count > 0)
        qsort(out->list.at, out->list.count, sizeof out->list.at[0], compare_id);
    for (size_t i = 0; i < out->list.count; i++)
        resolve(out, &out->list.at[i]);
}

struct uc_docx_paragraph uc_docx_effective_paragraph(const struct uc_docx_styles *styles,
                                                     const struct uc_docx_paragraph *own)
{
    struct uc_docx_paragraph paragraph = *own;
    if (paragraph.style.len == 0)
        paragraph.style = styles->normal;
    const struct uc_docx_style *style = find_style(styles, paragraph.style);
    if (style != NULL)
        inherit_paragraph(&paragraph, &style->paragraph);
    return paragraph;
}

/* A toggle that both styles turn on is off again, so that emphasis shows in bold text (ISO/IEC
 * 29500-1, 17.7.3). */
static bool combine(enum uc_docx_toggle own, enum uc_docx_toggle run_style,
                    enum uc_docx_toggle paragraph_style, enum uc_docx_toggle otherwise)
{
    if (own != UC_DOCX_UNSAID)
        return own == UC_DOCX_ON;
    if (run_style == UC_DOCX_UNSAID && paragraph_style == UC_DOCX_UNSAID)
        return otherwise == UC_DOCX_ON;
    return (run_style == UC_DOCX_ON) != (paragraph_style == UC_DOCX_ON);
}

static bool nearest(enum uc_docx_toggle own, enum uc_docx_toggle run_style,
                    enum uc_docx_toggle paragraph_style)
{
    fill(&own, run_style);
    fill(&own, paragraph_style);
    return own == UC_DOCX_ON;
}

static float nearest_size(float own, float run_style, float paragraph_style, float otherwise)
{
    if (own > 0)
        return own;
    if (run_style > 0)
        return run_style;
    return paragraph_style > 0 ? paragraph_style : otherwise;
}

struct uc_text_style uc_docx_effective_run(const struct uc_docx_styles *styles,
                                           uc_str paragraph_style, const struct uc_docx_run *own,
                                           bool *hidden)
{
    static const struct uc_docx_style none;
    const struct uc_docx_style *of_run = find_style(styles, own->style);
    const struct uc_docx_style *of_paragraph = find_style(styles, paragraph_style);
    const struct uc_docx_run *r = &(of_run ? of_run : &none)->run;
    const struct uc_docx_run *p = &(of_paragraph ? of_paragraph : &none)->run;
    const struct uc_docx_run *d = &styles->defaults;
    size_t script = nearest(own->right_to_left, r->right_to_left, p->right_to_left);
    *hidden = combine(own->hidden, r->hidden, p->hidden, d->hidden);
    return (struct uc_text_style){
        .size = nearest_size(own->size[script], r->size[script], p->size[script], d->size[script]),
        .bold = combine(own->bold[script], r->bold[script], p->bold[script], d->bold[script]),
        .italic =
            combine(own->italic[script], r->italic[script], p->italic[script], d->italic[script]),
        .raised = nearest(own->raised, r->raised, p->raised),
        .underline = nearest(own->underline, r->underline, p->underline),
    };
}
