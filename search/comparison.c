/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/comparison.h"

#include "clause/json.h"

#include <math.h>

void uc_compare(struct uc_comparison *comparison, uc_arena *arena)
{
    const struct uc_version *a = &comparison->a, *b = &comparison->b;
    comparison->alignment =
        uc_align(a->clauses.at, a->clauses.count, b->clauses.at, b->clauses.count, arena);
}

/* "A/RES/79/236, para. 3; A/RES/79/236, para. 4" */
static uc_str cite(const struct uc_version *version, const struct uc_ordinals *clauses,
                   uc_arena *arena)
{
    uc_str cited = {0};
    for (size_t i = 0; i < clauses->list.count; i++) {
        uc_str one = uc_version_cite(version, clauses->list.at[i], arena);
        cited = i > 0 ? uc_arena_printf(arena, "%.*s; %.*s", UC_ARG(cited), UC_ARG(one)) : one;
    }
    return cited;
}

uc_str uc_counts_print(const uint32_t counts[UC_VERDICT_COUNT], uc_arena *arena)
{
    uc_str line = {0};
    for (size_t i = 0; i < UC_VERDICT_COUNT; i++)
        if (counts[i] > 0)
            line = uc_arena_printf(arena, "%.*s%s%u %s", UC_ARG(line), line.len > 0 ? ", " : "",
                                   counts[i], uc_verdict_name((enum uc_verdict)i));
    return line;
}

static uc_str note_of(const struct uc_aligned *aligned, uc_arena *arena)
{
    const char *verdict = uc_verdict_name(aligned->verdict);
    const char *moved = aligned->moved ? ", moved" : "";
    if (aligned->similarity == 0 || aligned->verdict == UC_SAME)
        return uc_arena_printf(arena, "%s%s", verdict, moved);
    return uc_arena_printf(arena, "%s%s, %.0f%% alike", verdict, moved,
                           floor(100 * aligned->similarity));
}

static uc_str about(const struct uc_comparison *comparison, uc_arena *arena)
{
    uc_str before = comparison->a.title, after = comparison->b.title;
    if (uc_str_equal(before, after) || before.len == 0)
        return after;
    if (after.len == 0)
        return before;
    return uc_arena_printf(arena, "%.*s → %.*s", UC_ARG(before), UC_ARG(after));
}

/* Of two versions of one document the files tell which is which. */
static uc_str head_of(const struct uc_version *version, const struct uc_version *other,
                      uc_arena *arena)
{
    if (version->path.len == 0 || !uc_str_equal(version->name, other->name))
        return version->name;
    return uc_arena_printf(arena, "%.*s (%.*s)", UC_ARG(version->name), UC_ARG(version->path));
}

struct uc_sheet uc_comparison_sheet(const struct uc_comparison *comparison, uc_arena *arena)
{
    const struct uc_alignment *alignment = &comparison->alignment;
    uc_str counts = uc_counts_print(alignment->counts, arena);
    uc_str earlier = head_of(&comparison->a, &comparison->b, arena);
    uc_str later = head_of(&comparison->b, &comparison->a, arena);
    struct uc_sheet sheet = {
        .title = uc_arena_printf(arena, "%.*s → %.*s", UC_ARG(earlier), UC_ARG(later)),
        .about = about(comparison, arena),
        .earlier_head = earlier,
        .later_head = later,
        .summary = alignment->moved > 0
                       ? uc_arena_printf(arena, "%.*s; %u moved", UC_ARG(counts), alignment->moved)
                       : counts,
    };
    for (size_t i = 0; i < alignment->list.count; i++) {
        const struct uc_aligned *aligned = &alignment->list.at[i];
        *UC_PUSH(arena, &sheet.rows) = (struct uc_row){
            .earlier = cite(&comparison->a, &aligned->a, arena),
            .later = cite(&comparison->b, &aligned->b, arena),
            .note = note_of(aligned, arena),
            .changed = aligned->verdict != UC_SAME || aligned->moved,
            .diff = aligned->diff,
        };
    }
    return sheet;
}

json_t *uc_json_diff(const struct uc_diff *diff)
{
    static const char *const signs[] = {[UC_KEPT] = "=", [UC_DELETED] = "-", [UC_INSERTED] = "+"};
    json_t *json = json_array();
    for (size_t i = 0; i < diff->pieces.count; i++) {
        const struct uc_piece *piece = &diff->pieces.at[i];
        json_t *pair = json_array();
        json_array_append_new(pair, json_string(signs[piece->change]));
        json_array_append_new(pair, uc_json_text(piece->text, false));
        json_array_append_new(json, pair);
    }
    return json;
}

static json_t *json_citations(const struct uc_version *version, const struct uc_ordinals *clauses,
                              uc_arena *arena)
{
    json_t *json = json_array();
    for (size_t i = 0; i < clauses->list.count; i++)
        json_array_append_new(
            json, uc_json_text(uc_version_cite(version, clauses->list.at[i], arena), false));
    return json;
}

static json_t *json_pair(const struct uc_comparison *comparison, const struct uc_aligned *aligned,
                         uc_arena *arena)
{
    json_t *json = json_object();
    json_object_set_new(json, "a", json_citations(&comparison->a, &aligned->a, arena));
    json_object_set_new(json, "b", json_citations(&comparison->b, &aligned->b, arena));
    json_object_set_new(json, "verdict", json_string(uc_verdict_name(aligned->verdict)));
    json_object_set_new(json, "moved", json_boolean(aligned->moved));
    json_object_set_new(json, "similarity", json_real(aligned->similarity));
    json_object_set_new(json, "diff", uc_json_diff(&aligned->diff));
    return json;
}

json_t *uc_json_comparison(const struct uc_comparison *comparison)
{
    const struct uc_alignment *alignment = &comparison->alignment;
    uc_arena *arena = uc_arena_new();
    json_t *pairs = json_array(), *counts = json_object();
    for (size_t i = 0; i < alignment->list.count; i++)
        json_array_append_new(pairs, json_pair(comparison, &alignment->list.at[i], arena));
    for (size_t i = 0; i < UC_VERDICT_COUNT; i++)
        json_object_set_new(counts, uc_verdict_name((enum uc_verdict)i),
                            json_integer(alignment->counts[i]));
    json_object_set_new(counts, "moved", json_integer(alignment->moved));
    uc_arena_free(arena);
    json_t *json = json_object();
    json_object_set_new(json, "a", uc_json_text(comparison->a.name, false));
    json_object_set_new(json, "b", uc_json_text(comparison->b.name, false));
    json_object_set_new(json, "pairs", pairs);
    json_object_set_new(json, "counts", counts);
    return json;
}
