/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/json.h"

#include "clause/text.h"

#include <math.h>

json_t *uc_json_text(uc_str text, bool empty_is_null)
{
    if (text.len == 0)
        return empty_is_null ? json_null() : json_string("");
    json_t *json = json_stringn(text.ptr, text.len);
    if (json != NULL)
        return json;
    uc_arena *arena = uc_arena_new(); /* a path need not be UTF-8 */
    uc_str repaired = uc_text_repair(arena, text);
    json = json_stringn(repaired.ptr, repaired.len);
    uc_arena_free(arena);
    return json;
}

static json_t *json_box(struct uc_box box)
{
    const float edges[] = {box.x0, box.y0, box.x1, box.y1};
    json_t *json = json_array();
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        json_array_append_new(json, json_real((double)roundf(edges[i] * 10) / 10));
    return json;
}

static json_t *json_verbs(const struct uc_clause *clause)
{
    json_t *verbs = json_array();
    for (size_t i = 0; i < clause->verbs.count; i++)
        json_array_append_new(verbs, uc_json_text(clause->verbs.at[i].canonical, false));
    return verbs;
}

static json_t *json_footnotes(const struct uc_clause *clause)
{
    json_t *footnotes = json_array();
    for (size_t i = 0; i < clause->footnotes.count; i++) {
        const struct uc_footnote *note = &clause->footnotes.at[i];
        json_t *json = json_object();
        json_object_set_new(json, "mark", uc_json_text(note->mark, false));
        json_object_set_new(json, "text", uc_json_text(note->text, false));
        json_object_set_new(json, "at", json_integer(note->at));
        json_array_append_new(footnotes, json);
    }
    return footnotes;
}

static json_t *json_texts(const uc_str *texts, size_t count)
{
    json_t *json = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(json, uc_json_text(texts[i], false));
    return json;
}

json_t *uc_json_clause(const struct uc_clause *clause)
{
    bool paged = clause->page > 0;
    uc_str verb = clause->verbs.count > 0 ? clause->verbs.at[0].canonical : UC_STR("");
    json_t *json = json_object();
    json_object_set_new(json, "part", uc_json_text(clause->part, true));
    json_object_set_new(json, "label", uc_json_text(clause->label, true));
    json_object_set_new(json, "kind", json_string(uc_kind_name(clause->kind)));
    json_object_set_new(json, "verb", uc_json_text(verb, true));
    json_object_set_new(json, "verbs", json_verbs(clause));
    json_object_set_new(json, "page", paged ? json_integer(clause->page) : json_null());
    json_object_set_new(json, "box", paged ? json_box(clause->box) : json_null());
    json_object_set_new(json, "text", uc_json_text(clause->text, false));
    json_object_set_new(json, "footnotes", json_footnotes(clause));
    json_object_set_new(json, "cites", json_texts(clause->cites.at, clause->cites.count));
    json_object_set_new(json, "eid", uc_json_text(clause->eid, true));
    json_object_set_new(json, "citation", uc_json_text(clause->citation, true));
    return json;
}

/* What only a dump says of a clause: with it, a document can be read again as it was. */
static void add_particulars(json_t *json, const struct uc_clause *clause)
{
    json_t *printed = json_array();
    for (size_t i = 0; i < clause->verbs.count; i++)
        json_array_append_new(printed, uc_json_text(clause->verbs.at[i].printed, false));
    bool hangs = clause->chapeau >= 0;
    json_object_set_new(json, "printed", printed);
    json_object_set_new(json, "hangs_from", hangs ? json_integer(clause->chapeau) : json_null());
    json_object_set_new(json, "bold", json_boolean(clause->bold));
}

/* The texts of the headings above a clause. */
static json_t *json_section(const struct uc_document *doc, const struct uc_clause *clause)
{
    json_t *section = json_array();
    for (size_t i = 0; i < clause->section.count; i++) {
        uint32_t heading = clause->section.at[i];
        if (heading < doc->clauses.count)
            json_array_append_new(section, uc_json_text(doc->clauses.at[heading].text, false));
    }
    return section;
}

static json_t *json_clauses(const struct uc_document *doc)
{
    json_t *clauses = json_array();
    for (size_t i = 0; i < doc->clauses.count; i++) {
        json_t *clause = uc_json_clause(&doc->clauses.at[i]);
        json_object_set_new(clause, "section", json_section(doc, &doc->clauses.at[i]));
        add_particulars(clause, &doc->clauses.at[i]);
        json_array_append_new(clauses, clause);
    }
    return clauses;
}

static json_t *json_date(struct uc_date date, uc_arena *arena)
{
    return uc_json_text(uc_date_print(date, arena), true);
}

json_t *uc_json_document(const struct uc_document *doc, bool with_dropped)
{
    json_t *json = json_object();
    json_object_set_new(json, "symbol", uc_json_text(doc->symbol, true));
    json_object_set_new(json, "title", uc_json_text(doc->title, true));
    json_object_set_new(json, "organ", uc_json_text(doc->organ, true));
    json_object_set_new(json, "session", uc_json_text(doc->session, true));
    json_object_set_new(json, "agenda_item", uc_json_text(doc->agenda_item, true));
    json_object_set_new(json, "adoption", uc_json_text(doc->adoption, true));
    json_object_set_new(json, "adopted", json_date(doc->adopted, doc->arena));
    json_object_set_new(json, "distributed", json_date(doc->distributed, doc->arena));
    json_object_set_new(json, "language",
                        uc_json_text(uc_str_from(uc_language_code(doc->language)), true));
    json_object_set_new(json, "clauses", json_clauses(doc));
    json_object_set_new(json, "warnings", json_texts(doc->warnings.at, doc->warnings.count));
    if (with_dropped)
        json_object_set_new(json, "dropped", json_texts(doc->dropped.at, doc->dropped.count));
    return json;
}
