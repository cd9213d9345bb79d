/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/draft.h"

/* A note is printed on its mark's page or, where the paragraph runs on, on the next; a source cited
 * again keeps its number, and its note may stand pages before. */
#define NOTES_AHEAD 64
#define NOTES_BACK 512
#define PAGES_AHEAD 2

static bool has_mark(const struct uc_printed_note *note, uc_str mark)
{
    return uc_str_equal(note->paragraph->label, mark);
}

/* The note that a mark on `page` refers to, `next` being the first printed behind it: the next one
 * that is near, else the last before; NULL for none. */
static const struct uc_printed_note *note_of(const struct uc_draft *draft, size_t next,
                                             uint32_t page, uc_str mark)
{
    for (size_t i = next; i < draft->notes.count && i - next < NOTES_AHEAD; i++) {
        const struct uc_printed_note *note = &draft->notes.at[i];
        if (page > 0 && note->paragraph->page > page + PAGES_AHEAD) {
            break;
        }
        if (has_mark(note, mark)) {
            return note;
        }
    }
    for (size_t i = next; i > 0 && next - i < NOTES_BACK; i--) {
        if (has_mark(&draft->notes.at[i - 1], mark)) {
            return &draft->notes.at[i - 1];
        }
    }
    return NULL;
}

static void attach(struct uc_draft *draft, size_t index, const struct uc_mark *mark,
                   const struct uc_printed_note *note)
{
    struct uc_document *doc = draft->doc;
    struct uc_clause *clause = &doc->clauses.at[index];
    const struct uc_item *item = &draft->items.at[index];
    if (!note) {
        *UC_PUSH(doc->arena, &doc->warnings) = uc_arena_printf(
            doc->arena, "page %u: mark %.*s has no note", clause->page, UC_ARG(mark->mark));
        return;
    }
    const struct uc_clause *footnote = &doc->clauses.at[note->item];
    size_t number = item->paragraph->text.len - item->text.len;
    size_t at = mark->at > number ? mark->at - number : 0;
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
static void resolve_ibid(struct uc_draft *draft)
{
    struct uc_document *doc = draft->doc;
    for (size_t i = 1; i < draft->notes.count; i++) {
        struct uc_clause *note = &doc->clauses.at[draft->notes.at[i].item];
        const struct uc_clause *before = &doc->clauses.at[draft->notes.at[i - 1].item];
        for (size_t k = 0; uc_str_starts(note->text, UC_STR("Ibid")) && k < before->cites.count;
             k++) {
            uc_cite(note, before->cites.at[k], doc->arena);
        }
    }
}

void uc_attach_notes(struct uc_draft *draft)
{
    resolve_ibid(draft);
    for (size_t i = 0, next = 0; i < draft->items.count; i++) {
        const struct uc_item *item = &draft->items.at[i];
        while (next < draft->notes.count && draft->notes.at[next].before <= i) {
            next++;
        }
        for (size_t k = 0; k < item->paragraph->marks.count && item->kind != UC_FOOTNOTE; k++) {
            const struct uc_mark *mark = &item->paragraph->marks.at[k];
            attach(draft, i, mark, note_of(draft, next, item->paragraph->page, mark->mark));
        }
    }
}
