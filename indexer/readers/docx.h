/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shared by the Word reader's files (WordprocessingML, ISO/IEC 29500-1, clause 17):
 *
 *   docx.c            opens the package and reads its parts in turn
 *   docx_style.c      paragraph and run properties, and the styles they come from
 *   docx_numbering.c  the numbers in front of paragraphs
 *   docx_note.c       footnotes and endnotes, sections and how they number notes
 *   docx_story.c      a part with text, with docx_text.c for what is in a paragraph and
 *                     docx_block.c for paragraphs and tables
 *
 * Everything but the lines lives in an arena of its own, which ends with the reading.
 */
#ifndef READERS_DOCX_H
#define READERS_DOCX_H

#include "readers/line_builder.h"
#include "readers/numeral.h"
#include "readers/package.h"
#include "readers/xml.h"

/* Styles, lists, notes or sections of one file; what is beyond is as if it were not there. */
#define UC_DOCX_ITEMS_MAX 32768
#define UC_DOCX_LEVELS 9

/* --- properties and styles --- */

/* A property that may be left to the style. */
enum uc_docx_toggle { UC_DOCX_UNSAID, UC_DOCX_ON, UC_DOCX_OFF };

/* Run properties (rPr). Scripts from right to left have a bold, an italic and a size of their own:
 * index 1. */
struct uc_docx_run {
    uc_str style;
    enum uc_docx_toggle bold[2], italic[2], underline, raised, hidden, right_to_left;
    float size[2]; /* points; 0: not said */
};

/* Paragraph properties (pPr); -1: not said. */
struct uc_docx_paragraph {
    uc_str style;
    int32_t number_id, level; /* of a list, and in it; number_id 0: in none */
    int32_t outline;          /* level from 0; 9: body text */
    bool leader;              /* it has a tab stop with dots before it, as contents pages do */
    bool joins;               /* its mark is deleted or hidden: the next paragraph goes on in it */
    bool ends_section;
};

/* Nothing said. */
extern const struct uc_docx_paragraph uc_docx_plain_paragraph;

struct uc_docx_style {
    uc_str id, based_on;
    struct uc_docx_run run; /* with what it inherits, once all are read */
    struct uc_docx_paragraph paragraph;
};

struct uc_docx_styles {
    UC_LIST(struct uc_docx_style) list; /* by id */
    struct uc_docx_run defaults;
    uc_str normal; /* the id of the default paragraph style */
};

/* Strings are copied into `arena`. `original`: as it was before tracked changes. */
struct uc_docx_run uc_docx_read_run(struct uc_xml *xml, bool original, uc_arena *arena);
struct uc_docx_paragraph uc_docx_read_paragraph(struct uc_xml *xml, bool original, uc_arena *arena);

/* `part` may be NULL: no styles. */
void uc_docx_read_styles(const struct uc_part *part, uc_arena *arena, struct uc_docx_styles *out);

/* `own` completed by its style, or by the default style where it names none. */
struct uc_docx_paragraph uc_docx_effective_paragraph(const struct uc_docx_styles *styles,
                                                     const struct uc_docx_paragraph *own);
/* How a run is printed in a paragraph of style `paragraph_style`; `*hidden`: not at all. */
struct uc_text_style uc_docx_effective_run(const struct uc_docx_styles *styles,
                                           uc_str paragraph_style, const struct uc_docx_run *own,
                                           bool *hidden);

/* --- numbering --- */

typedef struct uc_docx_numbering uc_docx_numbering;

/* Reads numbering.xml; `part` may be NULL. */
uc_docx_numbering *uc_docx_read_numbering(const struct uc_part *part,
                                          const struct uc_docx_styles *styles, uc_arena *arena);

/* Counts a paragraph in its list and gives the number that is printed in front of it, in `arena`;
 * empty where it is in no list or only has a bullet. `*depth` is its level in the list, from 1;
 * 0: in none. */
uc_str uc_docx_number(uc_docx_numbering *numbering, const struct uc_docx_paragraph *paragraph,
                      uc_arena *arena, uint8_t *depth);

/* --- notes and sections --- */

enum uc_docx_note_kind { UC_DOCX_FOOTNOTE, UC_DOCX_ENDNOTE, UC_DOCX_NOTE_KINDS };

/* How the notes of a section are numbered; -1: not said. */
struct uc_docx_note_format {
    int32_t numeral; /* enum uc_numeral */
    int32_t start;
    bool restarts; /* in each section */
};

struct uc_docx_section {
    struct uc_docx_note_format notes[UC_DOCX_NOTE_KINDS];
    bool has_title_page;         /* its first page has a header of its own */
    uc_str first_header, header; /* relationship ids */
};

struct uc_docx_note {
    int32_t id;
    struct uc_line line; /* without label; no text: the note is empty */
};

struct uc_docx {
    const struct uc_reader_options *options;
    struct uc_lines *out;
    uc_arena *arena; /* for everything but the lines */
    struct uc_package package;
    const struct uc_part *main;
    struct uc_docx_styles styles;
    uc_docx_numbering *numbering;
    struct uc_docx_note_format notes_format[UC_DOCX_NOTE_KINDS];
    UC_LIST(struct uc_docx_section) sections;
    UC_LIST(struct uc_docx_note) notes[UC_DOCX_NOTE_KINDS]; /* by id */
    size_t bytes, runs;                                     /* of all lines so far */
    uint32_t tables;                                        /* so far */
    bool damaged, too_long;
};

/* Reads the settings and sections of the main part. */
void uc_docx_read_sections(struct uc_docx *docx);
/* The format of notes in a section, with what the document and Word set by default. */
struct uc_docx_note_format uc_docx_note_format(const struct uc_docx *docx, size_t section,
                                               enum uc_docx_note_kind kind);
/* After all notes of a kind are read. */
void uc_docx_sort_notes(struct uc_docx *docx, enum uc_docx_note_kind kind);
/* NULL where there is none. */
const struct uc_docx_note *uc_docx_find_note(const struct uc_docx *docx,
                                             enum uc_docx_note_kind kind, int32_t id);

/* --- stories --- */

enum uc_docx_story_kind {
    UC_DOCX_BODY,
    UC_DOCX_MASTHEAD, /* the first page's header: paragraphs, also those in its tables */
    UC_DOCX_RUNNING,  /* a running head */
    UC_DOCX_FOOTNOTES,
    UC_DOCX_ENDNOTES,
};

/* Adds the lines of `part`, or for notes fills docx->notes. NULL is empty. */
void uc_docx_read_story(struct uc_docx *docx, const struct uc_part *part,
                        enum uc_docx_story_kind kind);

#endif
