/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text while it is read from its first paragraph to its last: what is open, and what has been
 * made of it. The rules (take.h) read paragraph after paragraph with it.
 */
#ifndef PARSER_READING_H
#define PARSER_READING_H

#include "parser/draft.h"
#include "parser/heading.h"
#include "parser/outline.h"
#include "parser/shape.h"

#define UC_NO_ITEM (-1)

/* Where the numbers stood when a draft resolution interrupted a report. */
struct uc_interrupted {
    bool valid;
    uint32_t region, section, series;
    struct uc_outline outline;
    struct uc_headings headings;
    int32_t top;
};

/* A paragraph as the rules see it. */
struct uc_subject {
    const struct uc_paragraph *paragraph;
    struct uc_number number;
    uc_str text; /* behind the number */
    bool quoted; /* the number stands behind a quotation mark: “1. Requests …”; `text` has the mark
                  */
};

struct uc_reading {
    struct uc_draft *draft;
    uc_arena *arena;
    const struct uc_subject *subjects; /* of all paragraphs */
    size_t at;                         /* the paragraph being read */
    bool styled;                       /* headings show by style or by the format */
    uint32_t region, section, series;
    struct uc_outline outline;
    struct uc_headings headings;
    struct uc_interrupted report;
    bool preamble;        /* unnumbered paragraphs are preambular */
    bool after_heading;   /* the last item was a heading or an organ line */
    size_t vote;          /* behind the last paragraph of the vote being read */
    bool signing;         /* the last item was a signature, or the office below it */
    bool fresh_article;   /* an article's heading without anything below it yet */
    enum uc_ending ended; /* how the last paragraph ended */
    int32_t last;         /* the last paragraph, from which a list may hang */
    size_t last_depth;    /* lists it stood in */
    int32_t top;          /* the last numbered paragraph of the outermost list */
    int32_t article;
};

/* Every paragraph with its number read, from the text or from what the format knows. */
struct uc_subject *uc_subjects_of(const struct uc_paragraphs *source, uc_arena *arena);

/* The next number of this form in the text, form NONE for none that is near. */
struct uc_number uc_next_number(const struct uc_reading *reading, enum uc_number_form form);

/* Is it what a paragraph of the preamble announces by its colon, and no such paragraph itself?
 * Those end in a comma: "…, on the following question: / “What are the obligations of …?”" */
bool uc_is_announced(const struct uc_reading *reading, const struct uc_subject *subject);

struct uc_region *uc_region_of(struct uc_reading *reading);
/* Valid until the next item is added. */
struct uc_item *uc_item_at(struct uc_reading *reading, int32_t index);
int32_t uc_last_item(const struct uc_reading *reading);

/* Adds an item in the region, the section and under the headings that are open. */
struct uc_item *uc_add_item(struct uc_reading *reading, const struct uc_paragraph *paragraph,
                            enum uc_kind kind, uc_str text);
/* Under those that stand above one of `rank`; where that is 0, number and style tell. Gives its
 * rank.
 */
uint8_t uc_add_heading(struct uc_reading *reading, const struct uc_subject *subject, uint8_t rank);

/* Remembers the item just added as the paragraph that lists may hang from; it stands in `depth`
 * lists itself. */
void uc_stand_on(struct uc_reading *reading, size_t depth);

/* Ends an article with the lists of its paragraphs. */
void uc_close_article(struct uc_reading *reading);

/* Begins a region. A part that there is already gets a number behind it. */
void uc_enter_region(struct uc_reading *reading, uc_str printed, bool resolution);

/* A draft resolution in a report: remembers where the report stood, and goes back there. */
void uc_interrupt_report(struct uc_reading *reading);
void uc_resume_report(struct uc_reading *reading);

#endif
