/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/draft.h"

/* A note is printed on its mark's page or on the next; a source cited again keeps its number, and
 * its note may stand pages before. */
#define NOTES_AHEAD 64
#define NOTES_BACK 512

struct notes {
    UC_LIST(uint32_t) list; /* indexes of footnote clauses, in order */
};

static bool has_mark(const struct uc_draft *draft, uint32_t note, uc_str mark)
{
    return uc_str_equal(draft->items.at[note].paragraph->label, mark);
}

/* The note that a mark in item `index` refers to: the next one with it that is near, else the last
 * before; -1 for none. */
static int64_t note_of(const struct uc_draft *draft, const struct notes *notes, size_t next,
                       size_t index, uc_str mark)
{
    const struct uc_item *item = &draft->items.at[index];
    uint32_t last_page = item->paragraph->page + 2;
    for (size_t i = next; i < notes->list.count && i - next < NOTES_AHEAD; i++) {
        uint32_t note = notes->list.at[i];
        bool far = item->paragraph->page > 0 && draft->items.at[note].paragraph->page > last_page;
        if (far) {
            break;
        }
        if (has_mark(draft, note, mark)) {
            return note;
        }
    }
    for (size_t i = next; i > 0 && next - i < NOTES_BACK; i--) {
        if (has_mark(draft, notes->list.at[i - 1], mark)) {
            return notes->list.at[i - 1];
        }
    }
    return -1;
}

static void attach(struct uc_draft *draft, size_t index, const struct uc_mark *mark, int64_t note)
{
    struct uc_document *doc = draft->doc;
    struct uc_clause *clause = &doc->clauses.at[index];
    const struct uc_item *item = &draft->items.at[index];
    if (note < 0) {
        *UC_PUSH(doc->arena, &doc->warnings) = uc_arena_printf(
            doc->arena, "page %u: mark %.*s has no note", clause->page, UC_ARG(mark->mark));
        return;
    }
    size_t cut = (size_t)(item->text.ptr - item->paragraph->text.ptr);
    size_t at = mark->at > cut ? mark->at - cut : 0;
    const struct uc_clause *footnote = &doc->clauses.at[note];
    *UC_PUSH(doc->arena, &clause->footnotes) = (struct uc_footnote){
        .mark = uc_arena_copy(doc->arena, mark->mark),
        .text = footnote->text,
        .at = (uint32_t)(at < clause->text.len ? at : clause->text.len),
    };
    for (size_t i = 0; i < footnote->cites.count; i++) {
        uc_cite(clause, footnote->cites.at[i], doc->arena);
    }
}

/* "Ibid." stands for the source of the note before. */
static void resolve_ibid(struct uc_draft *draft, const struct notes *notes)
{
    struct uc_document *doc = draft->doc;
    for (size_t i = 1; i < notes->list.count; i++) {
        struct uc_clause *note = &doc->clauses.at[notes->list.at[i]];
        const struct uc_clause *before = &doc->clauses.at[notes->list.at[i - 1]];
        for (size_t k = 0; uc_str_starts(note->text, UC_STR("Ibid")) && k < before->cites.count;
             k++) {
            uc_cite(note, before->cites.at[k], doc->arena);
        }
    }
}

void uc_attach_notes(struct uc_draft *draft)
{
    struct notes notes = {0};
    for (size_t i = 0; i < draft->items.count; i++) {
        if (draft->items.at[i].kind == UC_FOOTNOTE) {
            *UC_PUSH(draft->arena, &notes.list) = (uint32_t)i;
        }
    }
    resolve_ibid(draft, &notes);
    for (size_t i = 0, next = 0; i < draft->items.count; i++) {
        const struct uc_item *item = &draft->items.at[i];
        next += item->kind == UC_FOOTNOTE;
        for (size_t k = 0; k < item->paragraph->marks.count && item->kind != UC_FOOTNOTE; k++) {
            const struct uc_mark *mark = &item->paragraph->marks.at[k];
            attach(draft, i, mark, note_of(draft, &notes, next, i, mark->mark));
        }
    }
}
