/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check_document.h"

#include "clause/citation.h"
#include "clause/text.h"
#include "fuzz.h"
#include "parser/parser.h"
#include "readers/line_builder.h"
#include "readers/reader.h"

#include <math.h>
#include <string.h>

static void check_box(struct uc_box box)
{
    PROMISE(isfinite(box.x0) && isfinite(box.y0) && isfinite(box.x1) && isfinite(box.y1));
}

static void check_runs(const struct uc_line *line)
{
    size_t end = 0;
    for (size_t i = 0; i < line->runs.count; i++) {
        const struct uc_run *run = &line->runs.at[i];
        PROMISE(run->start == end && run->end > run->start);
        PROMISE(fuzz_is_boundary(line->text, run->end));
        PROMISE(isfinite(run->size));
        fuzz_check_text(run->note);
        end = run->end;
    }
    PROMISE(line->runs.count == 0 || end == line->text.len);
}

void fuzz_check_lines(const struct uc_lines *lines)
{
    uc_arena *arena = uc_arena_new();
    size_t bytes = 0;
    PROMISE(lines->list.count <= UC_LINES_MAX);
    for (size_t i = 0; i < lines->list.count; i++) {
        const struct uc_line *line = &lines->list.at[i];
        PROMISE(line->text.len > 0);
        fuzz_check_text(line->text);
        PROMISE(uc_str_equal(uc_text_tidy(arena, line->text), line->text));
        fuzz_check_text(line->label);
        PROMISE(line->role != UC_LINE_NOTE || line->label.len > 0);
        PROMISE(lines->pages.count == 0 || line->page <= lines->pages.count);
        check_box(line->box);
        check_runs(line);
        bytes += line->text.len;
        uc_arena_reset(arena);
    }
    PROMISE(bytes <= UC_TEXT_MAX);
    for (size_t i = 0; i < lines->rules.count; i++)
        check_box(lines->rules.at[i].box);
    fuzz_check_text(lines->title);
    uc_arena_free(arena);
}

static void check_footnotes(const struct uc_clause *clause)
{
    for (size_t i = 0; i < clause->footnotes.count; i++) {
        const struct uc_footnote *note = &clause->footnotes.at[i];
        PROMISE(note->mark.len > 0);
        fuzz_check_text(note->mark);
        fuzz_check_text(note->text);
        PROMISE(fuzz_is_boundary(clause->text, note->at));
    }
}

/* The citation, where there is one, reads back as this clause. Marks of notes are exempt: an author
 * may type any text for one. */
static void check_citation(const struct uc_clause *clause, uc_arena *arena)
{
    struct uc_citation cited = {0};
    fuzz_check_text(clause->citation);
    if (clause->citation.len == 0 || clause->kind == UC_FOOTNOTE)
        return;
    bool leads_back = uc_citation_parse(clause->citation, arena, &cited);
    uc_str asked = uc_citation_key(cited.symbol, cited.part, cited.label, arena);
    uc_str own = uc_citation_key(cited.symbol, clause->part, clause->label, arena);
    leads_back = leads_back && uc_str_equal(asked, own);
    if (!leads_back)
        fprintf(stderr, "%.*s: reads as %.*s\n", UC_ARG(clause->citation), UC_ARG(asked));
    PROMISE(leads_back);
}

static void check_clause(const struct uc_document *doc, uint32_t index, uc_arena *arena)
{
    const struct uc_clause *clause = &doc->clauses.at[index];
    PROMISE(clause->kind < UC_KIND_COUNT);
    PROMISE(clause->eid.len > 0);
    const uc_str texts[] = {clause->text, clause->part, clause->label, clause->eid};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fuzz_check_text(texts[i]);
    PROMISE(clause->chapeau >= -1 && clause->chapeau < (int64_t)index);
    for (size_t i = 0; i < clause->section.count; i++) {
        PROMISE(clause->section.at[i] < index);
        PROMISE(doc->clauses.at[clause->section.at[i]].kind == UC_HEADING);
    }
    for (size_t i = 0; i < clause->verbs.count; i++) {
        PROMISE(clause->verbs.at[i].canonical.len > 0);
        fuzz_check_text(clause->verbs.at[i].canonical);
        fuzz_check_text(clause->verbs.at[i].printed);
    }
    for (size_t i = 0; i < clause->cites.count; i++)
        fuzz_check_text(clause->cites.at[i]);
    check_box(clause->box);
    check_footnotes(clause);
    check_citation(clause, arena);
    fuzz_check_tokens(clause->text, doc->language);
    fuzz_check_clause_record(
        &(struct uc_clause_record){.key = UC_STR("a en"), .ordinal = index, .clause = *clause});
}

static int compare_texts(const void *a, const void *b)
{
    return uc_str_compare(*(const uc_str *)a, *(const uc_str *)b);
}

static void check_unique(uc_str *texts, size_t count)
{
    qsort(texts, count, sizeof *texts, compare_texts);
    for (size_t i = 1; i < count; i++)
        PROMISE(!uc_str_equal(texts[i - 1], texts[i]));
}

static void check_names_are_unique(const struct uc_document *doc, uc_arena *arena)
{
    size_t count = doc->clauses.count, cited = 0;
    uc_str *eids = uc_arena_alloc(arena, (count + 1) * sizeof *eids),
           *citations = uc_arena_alloc(arena, (count + 1) * sizeof *citations);
    for (size_t i = 0; i < count; i++) {
        eids[i] = doc->clauses.at[i].eid;
        if (doc->clauses.at[i].citation.len > 0)
            citations[cited++] = doc->clauses.at[i].citation;
    }
    check_unique(eids, count);
    check_unique(citations, cited);
}

static void check_head(const struct uc_document *doc)
{
    const uc_str texts[] = {doc->symbol,  doc->title,       doc->organ,
                            doc->session, doc->agenda_item, doc->adoption};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fuzz_check_text(texts[i]);
    PROMISE(doc->language < UC_LANGUAGE_COUNT);
    PROMISE(doc->adopted.month <= 12 && doc->adopted.day <= 31);
    PROMISE(doc->distributed.month <= 12 && doc->distributed.day <= 31);
    for (size_t i = 0; i < doc->warnings.count; i++)
        fuzz_check_text(doc->warnings.at[i]);
    for (size_t i = 0; i < doc->dropped.count; i++)
        fuzz_check_text(doc->dropped.at[i]);
}

void fuzz_check_parsed(const struct uc_lines *lines, const char *name)
{
    uc_arena *arena = uc_arena_new();
    struct uc_document *doc = uc_parse(lines, name);
    check_head(doc);
    for (uint32_t i = 0; i < doc->clauses.count; i++) {
        check_clause(doc, i, arena);
        uc_arena_reset(arena);
    }
    check_names_are_unique(doc, arena);
    uc_document_free(doc);
    uc_arena_free(arena);
}

void fuzz_check_read(const char *name, uc_str bytes)
{
    struct uc_lines *lines;
    struct uc_error err = {0};
    const struct uc_reader_options options = {0};
    enum uc_status status = uc_read(name, bytes, &options, &lines, &err);
    if (status != UC_OK) {
        PROMISE(err.status == status && strncmp(err.text, name, strlen(name)) == 0);
        return;
    }
    PROMISE(lines->list.count > 0 && lines->format != NULL);
    fuzz_check_lines(lines);
    fuzz_check_parsed(lines, name);
    uc_lines_free(lines);
}
