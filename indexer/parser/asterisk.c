/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/asterisk.h"

#include "clause/ascii.h"
#include "clause/buf.h"

/* "****" is the longest mark in use. */
#define ASTERISKS_MAX 4
/* Where a format has no pages: how many paragraphs before its note a mark may stand. */
#define BACK_MAX 60

static size_t run_of_asterisks(uc_str text, size_t at)
{
    size_t end = at;
    while (uc_byte_at(text, end) == '*') {
        end++;
    }
    return end - at;
}

/* The mark that a note's paragraph begins with; empty where it begins with none. */
static uc_str leading_mark(const struct uc_paragraph *paragraph)
{
    size_t length = run_of_asterisks(paragraph->text, 0);
    uc_str rest = uc_str_trim(uc_rest(paragraph->text, length));
    bool mark = length > 0 && length <= ASTERISKS_MAX && rest.len > 0 && *rest.ptr != '*';
    return uc_str_slice(paragraph->text, 0, mark ? length : 0);
}

/* Where `mark` stands behind a word or its punctuation, and before none, at or after `from`;
 * text.len for nowhere. */
static size_t find_mark(uc_str text, uc_str mark, size_t from)
{
    for (size_t at = uc_str_find(text, mark, from); at < text.len;
         at = uc_str_find(text, mark, at)) {
        size_t length = run_of_asterisks(text, at);
        unsigned char before = at > 0 ? uc_byte_at(text, at - 1) : ' ';
        unsigned char after = uc_byte_at(text, at + length);
        bool inside = uc_is_letter(after) || uc_is_digit(after) || after >= 0x80;
        if (length == mark.len && before > ' ' && !inside) {
            return at;
        }
        at += length;
    }
    return text.len;
}

/* A text from which marks are taken out, in one pass: it may have any number. */
struct taking {
    const struct uc_paragraph *from;
    struct uc_paragraph *to;
    uc_arena *arena;
    struct uc_buf text;
    size_t done, old; /* bytes, and marks that it had before */
};

/* Keeps the text up to `end` with the marks that it had there. */
static void keep(struct taking *taking, size_t end)
{
    size_t gone = taking->done - taking->text.len;
    for (; taking->old < taking->from->marks.count; taking->old++) {
        struct uc_mark mark = taking->from->marks.at[taking->old];
        if (mark.at > end) {
            break;
        }
        mark.at -= (uint32_t)gone;
        *UC_PUSH(taking->arena, &taking->to->marks) = mark;
    }
    uc_buf_add(&taking->text, uc_str_slice(taking->from->text, taking->done, end));
    taking->done = end;
}

static void take_marks(struct uc_paragraph *paragraph, uc_str mark, uc_arena *arena)
{
    const struct uc_paragraph from = *paragraph;
    size_t at = find_mark(from.text, mark, 0);
    if (at == from.text.len) {
        return;
    }
    struct taking taking = {.from = &from, .to = paragraph, .arena = arena};
    paragraph->marks.at = NULL;
    paragraph->marks.count = paragraph->marks.room = 0;
    for (; at < from.text.len; at = find_mark(from.text, mark, at + mark.len)) {
        keep(&taking, at);
        *UC_PUSH(arena, &paragraph->marks) = (struct uc_mark){mark, (uint32_t)taking.text.len};
        taking.done += mark.len;
    }
    keep(&taking, from.text.len);
    paragraph->text = uc_arena_copy(arena, uc_buf_str(&taking.text));
    uc_buf_free(&taking.text);
}

/* The paragraphs that may bear the marks of note `index`: of its page, and where there are no
 * pages those shortly before; back to the last note of the same mark. */
static size_t first_bearer(const struct uc_paragraphs *paragraphs, size_t index, uc_str mark)
{
    const struct uc_paragraph *note = &paragraphs->list.at[index];
    size_t first = index;
    while (first > 0 && index - first < BACK_MAX) {
        const struct uc_paragraph *before = &paragraphs->list.at[first - 1];
        if (before->page != note->page ||
            (before->role == UC_PARA_NOTE && uc_str_equal(before->label, mark))) {
            break;
        }
        first--;
    }
    return first;
}

static bool is_borne(const struct uc_paragraphs *paragraphs, size_t first, size_t end, uc_str mark)
{
    for (size_t i = first; i < end; i++) {
        const struct uc_paragraph *paragraph = &paragraphs->list.at[i];
        if (find_mark(paragraph->text, mark, 0) < paragraph->text.len) {
            return true;
        }
        for (size_t k = 0; k < paragraph->marks.count; k++) {
            if (uc_str_equal(paragraph->marks.at[k].mark, mark)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_leading_mark(const struct uc_paragraphs *paragraphs, size_t index, uc_str mark)
{
    return index < paragraphs->list.count &&
           uc_str_equal(leading_mark(&paragraphs->list.at[index]), mark);
}

/* Do several paragraphs begin with the same sign, as in a list? */
static bool is_listed(const struct uc_paragraphs *paragraphs, size_t index, uc_str mark)
{
    return has_leading_mark(paragraphs, index + 1, mark) ||
           (index > 0 && has_leading_mark(paragraphs, index - 1, mark));
}

/* The mark of the note that paragraph `index` is, or may be; empty where it is none. */
static uc_str mark_of_note(const struct uc_paragraphs *paragraphs, size_t index)
{
    const struct uc_paragraph *paragraph = &paragraphs->list.at[index];
    uc_str none = {0};
    if (paragraph->role == UC_PARA_NOTE) {
        return run_of_asterisks(paragraph->label, 0) > 0 ? paragraph->label : none;
    }
    uc_str mark = paragraph->role == UC_PARA_TEXT ? leading_mark(paragraph) : none;
    return is_listed(paragraphs, index, mark) ? none : mark;
}

void uc_find_asterisks(struct uc_paragraphs *paragraphs, uc_arena *arena)
{
    for (size_t i = 0; i < paragraphs->list.count; i++) {
        struct uc_paragraph *note = &paragraphs->list.at[i];
        uc_str mark = mark_of_note(paragraphs, i);
        size_t first = mark.len > 0 ? first_bearer(paragraphs, i, mark) : i;
        bool told = note->role == UC_PARA_NOTE;
        if (!told && !is_borne(paragraphs, first, i, mark)) {
            continue;
        }
        for (size_t k = first; k < i; k++) {
            take_marks(&paragraphs->list.at[k], mark, arena);
        }
        if (!told) {
            note->role = UC_PARA_NOTE;
            note->label = mark;
            note->text = uc_str_trim(uc_rest(note->text, mark.len));
        }
    }
}
