/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/history.h"

#include "clause/json.h"

#include <math.h>

static uc_str date_of(const struct uc_relative *document, uc_arena *arena)
{
    const struct uc_document_record *record = &document->record;
    return uc_date_print(uc_date_of_record(record), arena);
}

/* "title, cited"; empty for the asked document itself. */
static uc_str evidence_of(const struct uc_relative *document, uc_arena *arena)
{
    uc_str line = {0};
    for (size_t i = 0; i < UC_EVIDENCE_COUNT; i++)
        if (document->evidence[i])
            line = uc_arena_printf(arena, "%.*s%s%s", UC_ARG(line), line.len > 0 ? ", " : "",
                                   uc_evidence_name((enum uc_evidence)i));
    return line;
}

static uc_str stage_of(const struct uc_relative *document)
{
    return uc_str_from(uc_stage_name(uc_stage_of(uc_document_name(&document->record))));
}

/* "A/RES/57/263, para. 6 (2002-12-20)" */
static uc_str dated(const struct uc_link *link, uc_arena *arena)
{
    uc_str date = date_of(link->document, arena);
    if (date.len == 0)
        return link->citation;
    return uc_arena_printf(arena, "%.*s (%.*s)", UC_ARG(link->citation), UC_ARG(date));
}

static uc_str summary_of(const struct uc_history *history, uc_arena *arena)
{
    struct uc_agreed agreed = uc_chain_agreed(&history->chain);
    uc_str line = UC_STR("not agreed in any document of the index");
    if (agreed.first != NULL)
        line = uc_arena_printf(arena, "first agreed in %.*s", UC_ARG(dated(agreed.first, arena)));
    if (agreed.unchanged != agreed.first)
        line = uc_arena_printf(arena, "%.*s; unchanged through %.*s", UC_ARG(line),
                               UC_ARG(dated(agreed.unchanged, arena)));
    if (agreed.last != agreed.unchanged)
        line = uc_arena_printf(arena, "%.*s; last in %.*s", UC_ARG(line),
                               UC_ARG(dated(agreed.last, arena)));
    if (history->elsewhere > 0)
        line = uc_arena_printf(arena,
                               "%.*s. In nearly the same words in %u clause%s of other documents",
                               UC_ARG(line), history->elsewhere, history->elsewhere > 1 ? "s" : "");
    if (history->elsewhere_first.len > 0) /* else none of them has a date */
        line = uc_arena_printf(arena, "%.*s, first in %.*s", UC_ARG(line),
                               UC_ARG(history->elsewhere_first));
    return line;
}

static uc_str note_of(const struct uc_link *link, uc_arena *arena)
{
    uc_str stage = stage_of(link->document), date = date_of(link->document, arena);
    uc_str note =
        uc_arena_printf(arena, "%.*s%s%.*s", UC_ARG(stage), date.len > 0 ? " " : "", UC_ARG(date));
    if (link->verdict == UC_SAME)
        return uc_arena_printf(arena, "%.*s, same", UC_ARG(note));
    if (link->verdict == UC_EDITED)
        return uc_arena_printf(arena, "%.*s, edited, %.0f%% alike", UC_ARG(note),
                               floor(100 * link->similarity));
    return note;
}

static uc_str linked_by(const struct uc_relative *document, uc_arena *arena)
{
    uc_str evidence = evidence_of(document, arena);
    return evidence.len > 0 ? uc_arena_printf(arena, "linked by: %.*s", UC_ARG(evidence))
                            : evidence;
}

struct uc_sheet uc_history_sheet(const struct uc_history *history, uc_arena *arena)
{
    struct uc_sheet sheet = {
        .title = uc_arena_printf(arena, "The life of %.*s", UC_ARG(history->citation)),
        .about = history->self.record.title,
        .earlier_head = UC_STR("before"),
        .later_head = UC_STR("then"),
        .summary = summary_of(history, arena),
    };
    for (size_t i = 0; i < history->chain.list.count; i++) {
        const struct uc_link *link = &history->chain.list.at[i];
        *UC_PUSH(arena, &sheet.rows) = (struct uc_row){
            .earlier = i > 0 ? history->chain.list.at[i - 1].citation : UC_STR(""),
            .later = link->citation,
            .note = note_of(link, arena),
            .detail = linked_by(link->document, arena),
            .changed = link->verdict == UC_EDITED,
            .whole = i == 0,
            .diff = link->diff,
        };
    }
    return sheet;
}

static json_t *json_evidence(const struct uc_relative *document)
{
    json_t *json = json_array();
    for (size_t i = 0; i < UC_EVIDENCE_COUNT; i++)
        if (document->evidence[i])
            json_array_append_new(json, json_string(uc_evidence_name((enum uc_evidence)i)));
    return json;
}

/* What a document is said to be, wherever it is a member of a lineage. */
static void set_document(json_t *json, const struct uc_relative *document)
{
    uc_arena *arena = uc_arena_new();
    json_object_set_new(json, "symbol", uc_json_text(uc_document_name(&document->record), false));
    json_object_set_new(json, "date", uc_json_text(date_of(document, arena), true));
    json_object_set_new(json, "stage", uc_json_text(stage_of(document), false));
    json_object_set_new(json, "evidence", json_evidence(document));
    uc_arena_free(arena);
}

static json_t *json_link(const struct uc_link *link)
{
    json_t *json = json_object();
    json_object_set_new(json, "citation", uc_json_text(link->citation, false));
    set_document(json, link->document);
    json_object_set_new(json, "verdict", json_string(uc_verdict_name(link->verdict)));
    json_object_set_new(json, "similarity", json_real(link->similarity));
    json_object_set_new(json, "diff", uc_json_diff(&link->diff));
    return json;
}

static json_t *json_citation(const struct uc_link *link)
{
    return link != NULL ? uc_json_text(link->citation, false) : json_null();
}

json_t *uc_json_history(const struct uc_history *history)
{
    struct uc_agreed agreed = uc_chain_agreed(&history->chain);
    json_t *chain = json_array(), *elsewhere = json_object(), *json = json_object();
    for (size_t i = 0; i < history->chain.list.count; i++)
        json_array_append_new(chain, json_link(&history->chain.list.at[i]));
    json_object_set_new(elsewhere, "count", json_integer(history->elsewhere));
    json_object_set_new(elsewhere, "first", uc_json_text(history->elsewhere_first, true));
    json_object_set_new(json, "citation", uc_json_text(history->citation, false));
    json_object_set_new(json, "chain", chain);
    json_object_set_new(json, "first_agreed", json_citation(agreed.first));
    json_object_set_new(json, "unchanged_through", json_citation(agreed.unchanged));
    json_object_set_new(json, "last_agreed", json_citation(agreed.last));
    json_object_set_new(json, "elsewhere", elsewhere);
    return json;
}

static uc_str describe(const struct uc_ancestor *ancestor, uc_arena *arena)
{
    const struct uc_relative *document = ancestor->document;
    uc_str counts = uc_counts_print(ancestor->comparison.alignment.counts, arena);
    uc_str name = uc_document_name(&document->record), stage = stage_of(document);
    uc_str date = date_of(document, arena), evidence = evidence_of(document, arena);
    return uc_arena_printf(arena, "%.*s (%.*s%s%.*s): %.*s; linked by: %.*s", UC_ARG(name),
                           UC_ARG(stage), date.len > 0 ? " " : "", UC_ARG(date), UC_ARG(counts),
                           UC_ARG(evidence));
}

struct uc_sheet uc_descent_sheet(const struct uc_descent *descent, uc_arena *arena)
{
    uc_str name = uc_document_name(&descent->self.record);
    struct uc_sheet sheet = {.summary = UC_STR("no earlier form in the index")};
    uc_str ancestors = {0};
    if (descent->ancestors.count > 0)
        sheet = uc_comparison_sheet(&descent->ancestors.at[descent->ancestors.count - 1].comparison,
                                    arena);
    for (size_t i = 0; i < descent->ancestors.count; i++)
        ancestors = uc_arena_printf(arena, "%.*s\n%.*s", UC_ARG(ancestors),
                                    UC_ARG(describe(&descent->ancestors.at[i], arena)));
    sheet.title = uc_arena_printf(arena, "The descent of %.*s", UC_ARG(name));
    sheet.about = uc_arena_join(arena, descent->self.record.title, ancestors);
    return sheet;
}

static json_t *json_ancestor(const struct uc_ancestor *ancestor)
{
    json_t *json = json_object(), *counts = json_object();
    for (size_t i = 0; i < UC_VERDICT_COUNT; i++)
        json_object_set_new(counts, uc_verdict_name((enum uc_verdict)i),
                            json_integer(ancestor->comparison.alignment.counts[i]));
    set_document(json, ancestor->document);
    json_object_set_new(json, "counts", counts);
    return json;
}

json_t *uc_json_descent(const struct uc_descent *descent)
{
    json_t *ancestors = json_array();
    for (size_t i = 0; i < descent->ancestors.count; i++)
        json_array_append_new(ancestors, json_ancestor(&descent->ancestors.at[i]));
    const struct uc_comparison none = {.b = descent->self.version};
    json_t *json =
        uc_json_comparison(descent->ancestors.count > 0
                               ? &descent->ancestors.at[descent->ancestors.count - 1].comparison
                               : &none);
    json_object_set_new(json, "symbol",
                        uc_json_text(uc_document_name(&descent->self.record), false));
    json_object_set_new(json, "ancestors", ancestors);
    return json;
}
