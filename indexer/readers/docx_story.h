/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A part with text under way, shared by the files that read it:
 *
 *   docx_story.c  which element is read by which function
 *   docx_text.c   what stands in a paragraph: runs, fields, tracked changes, references to notes
 *   docx_block.c  paragraphs, text boxes, tables and notes
 */
#ifndef READERS_DOCX_STORY_H
#define READERS_DOCX_STORY_H

#include "readers/docx.h"

/* A reference to a note, whose text comes behind the paragraph. */
struct uc_docx_reference {
    enum uc_docx_note_kind kind;
    int32_t id;
    uc_str mark;
    bool is_custom; /* the mark is typed, here and in the note */
};

struct uc_docx_story {
    struct uc_docx *docx;
    enum uc_docx_story_kind kind;
    struct uc_xml xml;
    struct uc_lines note_lines; /* where the lines of notes go */

    struct uc_line_builder line;
    struct uc_docx_paragraph paragraph;
    struct uc_text_style style; /* of the current run */
    bool hidden;
    uint64_t fields;   /* a bit for each open field, the innermost lowest: 1 in its code, 0 in its
                          result */
    bool leader;       /* a tab with dots before it, and nothing behind it yet */
    bool mark_follows; /* the next text is the mark of the last reference */
    struct uc_buf text;

    size_t nesting; /* tables and text boxes around */
    size_t table_nesting;
    uint32_t table, row, column, span;
    bool row_gone;

    UC_LIST(struct uc_docx_reference) references;
    uint32_t counts[UC_DOCX_NOTE_KINDS]; /* of numbered notes */
    size_t section;
};

/* An element's name and how it is read. */
struct uc_docx_element {
    const char *name;
    void (*read)(struct uc_docx_story *story);
};

/* Those of each file, by name. */
struct uc_docx_elements {
    const struct uc_docx_element *at;
    size_t count;
};
extern const struct uc_docx_elements uc_docx_text_elements, uc_docx_block_elements;

/* Reads what is in the current element, each by its name; what has no function is looked into. */
void uc_docx_read_children(struct uc_docx_story *story);

/* The dots before the tab that came last, where the paragraph ends or a page number follows. */
void uc_docx_add_leader(struct uc_docx_story *story);

/* Where text must not go on in what follows: a paragraph that would join the next ends. */
void uc_docx_end_joining(struct uc_docx_story *story);
/* Adds the notes that were referred to. */
void uc_docx_add_notes(struct uc_docx_story *story);
bool uc_docx_is_in_notes(const struct uc_docx_story *story);

#endif
