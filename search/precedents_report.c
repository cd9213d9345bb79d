/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/precedents.h"

#include "clause/json.h"
#include "search/comparison.h"

#include <math.h>

/* "31 clauses: 18 verbatim, 9 edited, 4 new; the index has A/RES/99/9 itself, which is left out" */
static uc_str summary_of(const struct uc_precedents *precedents, uc_arena *arena)
{
    size_t count = precedents->list.count;
    uc_str line = uc_arena_printf(arena, "%zu clause%s", count, count == 1 ? "" : "s");
    bool first = true;
    for (size_t i = 0; i < UC_ORIGIN_COUNT; i++) {
        if (precedents->counts[i] == 0)
            continue;
        line = uc_arena_printf(arena, "%.*s%s %u %s", UC_ARG(line), first ? ":" : ",",
                               precedents->counts[i], uc_origin_name((enum uc_origin)i));
        first = false;
    }
    if (precedents->itself.len > 0)
        line = uc_arena_printf(arena, "%.*s; the index has %.*s itself, which is left out",
                               UC_ARG(line), UC_ARG(precedents->draft.name));
    return line;
}

static uc_str with_date(struct uc_agreement agreement, uc_arena *arena)
{
    uc_str date = uc_date_print(agreement.date, arena);
    return date.len > 0
               ? uc_arena_printf(arena, "%.*s (%.*s)", UC_ARG(agreement.citation), UC_ARG(date))
               : agreement.citation;
}

/* "first agreed in …, last in …"; what the source's citation says already is not said again. */
static uc_str agreed(const struct uc_source_clause *source, uc_arena *arena)
{
    uc_str date = uc_date_print(source->date, arena);
    bool once = uc_str_equal(source->first.citation, source->last.citation);
    if (source->first.citation.len == 0)
        return uc_arena_printf(arena, "%.*s: not agreed in any document of the index",
                               UC_ARG(source->citation));
    if (once && uc_str_equal(source->first.citation, source->citation) && date.len > 0)
        return uc_arena_printf(arena, "agreed on %.*s", UC_ARG(date));
    uc_str first = with_date(source->first, arena);
    if (once)
        return uc_arena_printf(arena, "agreed in %.*s", UC_ARG(first));
    return uc_arena_printf(arena, "first agreed in %.*s, last in %.*s", UC_ARG(first),
                           UC_ARG(with_date(source->last, arena)));
}

static uc_str note_of(const struct uc_precedent *precedent, uc_arena *arena)
{
    const char *name = uc_origin_name(precedent->origin);
    if (precedent->origin == UC_ORIGIN_COMBINED)
        return uc_arena_printf(arena, "combined of %zu", precedent->sources.count);
    if (precedent->origin == UC_ORIGIN_EDITED)
        return uc_arena_printf(arena, "%s, %.0f%% alike", name,
                               floor(100 * precedent->sources.at[0].similarity));
    return uc_str_from(name);
}

/* The sources that are shown: all parts of a combined clause, else the best. */
static size_t shown(const struct uc_precedent *precedent)
{
    size_t count = precedent->sources.count;
    return precedent->origin == UC_ORIGIN_COMBINED || count == 0 ? count : 1;
}

static void add_row(const struct uc_precedents *precedents, const struct uc_precedent *precedent,
                    struct uc_sheet *sheet, uc_arena *arena)
{
    uc_str cited = {0}, detail = {0}, text = {0};
    for (size_t i = 0; i < shown(precedent); i++) {
        const struct uc_source_clause *source = &precedent->sources.at[i];
        const char *apart = i > 0 ? "; " : "", *line = i > 0 ? "\n" : "";
        cited =
            uc_arena_printf(arena, "%.*s%s%.*s", UC_ARG(cited), apart, UC_ARG(source->citation));
        detail = uc_arena_printf(arena, "%.*s%s%.*s", UC_ARG(detail), apart,
                                 UC_ARG(agreed(source, arena)));
        text = uc_arena_printf(arena, "%.*s%s%.*s", UC_ARG(text), line, UC_ARG(source->text));
    }
    uc_str own = precedents->draft.clauses.at[precedent->clause].text;
    *UC_PUSH(arena, &sheet->rows) = (struct uc_row){
        .earlier = cited,
        .later = uc_version_cite(&precedents->draft, precedent->clause, arena),
        .note = note_of(precedent, arena),
        .detail = detail,
        .changed = precedent->origin != UC_ORIGIN_VERBATIM,
        .diff = uc_diff_words(text, own, arena),
    };
}

struct uc_sheet uc_precedents_sheet(const struct uc_precedents *precedents, uc_arena *arena)
{
    struct uc_sheet sheet = {
        .title = uc_arena_printf(arena, "Precedents of %.*s", UC_ARG(precedents->draft.name)),
        .about = precedents->draft.title,
        .earlier_head = UC_STR("Precedent"),
        .later_head = UC_STR("Our text"),
        .summary = summary_of(precedents, arena),
    };
    for (size_t i = 0; i < precedents->list.count; i++)
        add_row(precedents, &precedents->list.at[i], &sheet, arena);
    return sheet;
}

static json_t *json_date(struct uc_date date, uc_arena *arena)
{
    return uc_json_text(uc_date_print(date, arena), true);
}

static json_t *json_agreement(struct uc_agreement agreement, uc_arena *arena)
{
    if (agreement.citation.len == 0)
        return json_null();
    json_t *json = json_object();
    json_object_set_new(json, "citation", uc_json_text(agreement.citation, false));
    json_object_set_new(json, "date", json_date(agreement.date, arena));
    return json;
}

static json_t *json_source(const struct uc_source_clause *source, uc_arena *arena)
{
    json_t *json = json_object();
    json_object_set_new(json, "citation", uc_json_text(source->citation, false));
    json_object_set_new(json, "date", json_date(source->date, arena));
    json_object_set_new(json, "similarity", json_real(source->similarity));
    json_object_set_new(json, "first_agreed", json_agreement(source->first, arena));
    json_object_set_new(json, "last_agreed", json_agreement(source->last, arena));
    json_object_set_new(json, "diff", uc_json_diff(&source->diff));
    return json;
}

json_t *uc_json_precedents(const struct uc_precedents *precedents)
{
    uc_arena *arena = uc_arena_new();
    json_t *clauses = json_array(), *counts = json_object(), *json = json_object();
    for (size_t i = 0; i < precedents->list.count; i++) {
        const struct uc_precedent *precedent = &precedents->list.at[i];
        const struct uc_clause *clause = &precedents->draft.clauses.at[precedent->clause];
        json_t *sources = json_array(), *one = json_object();
        for (size_t k = 0; k < precedent->sources.count; k++)
            json_array_append_new(sources, json_source(&precedent->sources.at[k], arena));
        json_object_set_new(one, "label", uc_json_text(clause->label, true));
        json_object_set_new(one, "citation", uc_json_text(clause->citation, true));
        json_object_set_new(one, "text", uc_json_text(clause->text, false));
        json_object_set_new(one, "verdict", json_string(uc_origin_name(precedent->origin)));
        json_object_set_new(one, "sources", sources);
        json_array_append_new(clauses, one);
    }
    for (size_t i = 0; i < UC_ORIGIN_COUNT; i++)
        json_object_set_new(counts, uc_origin_name((enum uc_origin)i),
                            json_integer(precedents->counts[i]));
    json_object_set_new(json, "draft", uc_json_text(precedents->draft.name, false));
    json_object_set_new(json, "in_index", json_boolean(precedents->itself.len > 0));
    json_object_set_new(json, "clauses", clauses);
    json_object_set_new(json, "counts", counts);
    uc_arena_free(arena);
    return json;
}
