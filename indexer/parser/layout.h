/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sheet: the lines of a file laid out before the stages that make paragraphs of them; shared by
 * the files of that stage only. Each stage looks at what is still body and claims its own:
 *
 *   scan.c       what recognition read of a scan
 *   measure.c    sizes, margins, distances between lines
 *   rules.c      lines drawn on the page
 *   furniture.c  running heads and feet, page and job numbers
 *   ruled.c      tables between lines drawn
 *   notes.c      footnotes
 *   figure.c     charts
 *   table.c      all other tables
 *   breaks.c     where a paragraph starts
 *   join.c       lines -> text: hyphens, note marks
 *   words.c      the document's own vocabulary, for both
 */
#ifndef PARSER_LAYOUT_H
#define PARSER_LAYOUT_H

#include "parser/paragraph.h"

enum uc_place { UC_PLACE_BODY, UC_PLACE_DROPPED, UC_PLACE_NOTE, UC_PLACE_TABLE };

/* A line, and what was found out about it. */
struct uc_print {
    const struct uc_line *line;
    enum uc_place place;
    float size;                   /* of most of its letters; 0 where unknown */
    bool bold, italic, underline; /* all of its letters */
    float left, right;            /* how far the lines around it reach */
    bool sparse;                  /* few lines around it start about where it does */
    uint32_t group;               /* which note or table, from 1; 0 for a line of neither */
};

struct uc_note {
    uc_str mark;       /* "4", "a", "*" */
    size_t line;       /* where it starts */
    uint32_t mark_end; /* bytes of the mark in that line, with the space behind it */
};

/* A line drawn on a page, its pieces made one: each cell of a table draws its own. */
struct uc_stroke {
    uint32_t page;
    struct uc_box box;
    UC_LIST(float) joints; /* where its pieces meet: the columns of a table */
};

typedef struct uc_words uc_words;

struct uc_sheet {
    const struct uc_lines *lines;
    uc_arena *arena;
    struct uc_print *at;
    size_t count;
    bool styled;         /* font sizes are known */
    bool marked;         /* the format tells note marks, or print raises them */
    float body_size;     /* of most letters */
    float width;         /* where the longest lines end, but for one in ten */
    float leading[64];   /* usual distance of two base lines, by size in half points; one
                            line in plain text */
    float *page_leading; /* the same by page, of the running text; 0 where unknown */
    uc_words *words;     /* the vocabulary */
    bool hyphenated;     /* words are broken at line ends as a rule */
    bool scan;   /* sizes are as recognition guessed them, those of the running text made one */
    bool ragged; /* lines end where they please, and space parts the paragraphs: typewriting */
    UC_LIST(struct uc_note) notes;        /* in order of lines; group n is element n - 1 */
    uint32_t tables;                      /* how many */
    UC_LIST(struct uc_stroke) strokes[2]; /* level, upright; by page, from the top or the left */
    struct uc_paragraphs *out;
};

/* Fills the sheet but for the places. */
void uc_sheet_measure(struct uc_sheet *sheet);
/* Of what recognition read, makes sizes one and brings the pieces of a line into order. */
void uc_sheet_settle_scan(struct uc_sheet *sheet);
/* Finds how far the body lines around each line reach; all else must have been claimed by then. */
void uc_sheet_measure_sides(struct uc_sheet *sheet);
/* The usual distance between two lines of this one's size, on its page where that tells. */
float uc_sheet_leading(const struct uc_sheet *sheet, const struct uc_print *print);

/* Do the two stand on one base line? */
bool uc_same_row(const struct uc_sheet *sheet, const struct uc_box *a, const struct uc_box *b);

/* Makes strokes of the rules drawn. */
void uc_sheet_join_rules(struct uc_sheet *sheet);
/* The level or upright strokes of a page, from the top or the left. */
const struct uc_stroke *uc_sheet_strokes(const struct uc_sheet *sheet, uint32_t page, bool upright,
                                         size_t *count);

/* "(a)": the mark of a table's note, with brackets around it. */
bool uc_is_bracketed_mark(uc_str text);

/* Is there a note of this mark on the page of `line`, in plain text before the next notes' end? */
bool uc_has_note(const struct uc_sheet *sheet, uc_str mark, size_t line);
/* The same, or on a page before it. */
bool uc_had_note(const struct uc_sheet *sheet, uc_str mark, size_t line);

/* Leaves a line out, and says so in `dropped`. */
void uc_drop(struct uc_sheet *sheet, struct uc_print *print);

/* Drops the short lines that stand alone at the head of most pages of a scan. */
void uc_drop_scanned_heads(struct uc_sheet *sheet);

/* Claim lines. In this order. */
void uc_find_furniture(struct uc_sheet *sheet);
void uc_find_ruled_tables(struct uc_sheet *sheet);
void uc_find_notes(struct uc_sheet *sheet);
void uc_find_charts(struct uc_sheet *sheet);
void uc_find_tables(struct uc_sheet *sheet);

/* Does `line` start a new paragraph, `before` being the last line of the one under way, which began
 * with `first`? */
bool uc_breaks(const struct uc_sheet *sheet, const struct uc_print *first,
               const struct uc_print *before, const struct uc_print *line);

/* Of two pieces on one base line, does the left one announce the right: "In favour:", and behind it
 * a text that fills its column? */
bool uc_announces(const struct uc_sheet *sheet, const struct uc_print *left,
                  const struct uc_print *right);

/* The text of `count` lines as one paragraph, and the note marks in it. */
void uc_join_lines(const struct uc_sheet *sheet, struct uc_print *const *lines, size_t count,
                   struct uc_paragraph *out);
/* The same of a table: rows by newline, cells by tab. */
void uc_join_cells(const struct uc_sheet *sheet, struct uc_print *const *lines, size_t count,
                   struct uc_paragraph *out);

/* The words of a document, letters only, and pairs of them that a hyphen joins within a line;
 * without regard to case. */
uc_words *uc_words_new(const struct uc_lines *lines, uc_arena *arena);
/* How often `word` occurs as a whole word, away from hyphens at line ends. */
uint32_t uc_words_count(const uc_words *words, uc_str word);
/* The word that `text` ends or begins with; empty where there is none. */
uc_str uc_last_word(uc_str text);
uc_str uc_first_word(uc_str text);
/* Are "su" and "stainable" one word that print or recognition tore apart? Where the document has
 * the whole word time and again, and the pieces nowhere else. */
bool uc_words_were_one(const uc_words *words, uc_str head, uc_str tail);

#endif
