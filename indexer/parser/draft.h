/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document in the making: its clauses, and what is known of each while the text is read. Made by
 * structure.c; the passes below finish it.
 */
#ifndef PARSER_DRAFT_H
#define PARSER_DRAFT_H

#include "parser/paragraph.h"

struct uc_item {
    const struct uc_paragraph *paragraph;
    enum uc_kind kind;
    uc_str text;      /* without number */
    uc_str number;    /* its own part of the label: "6 bis", "(a)"; of a heading that numbers count
                         under: "13" of an article, "II" of a section; empty for none */
    int32_t parent;   /* the item that its label continues, or that it belongs to; -1 for none */
    bool sub;         /* its label continues the parent's */
    bool article;     /* its number, or its parent's, is an article's */
    uint32_t region;  /* index of struct uc_region */
    uint32_t section; /* the first-level section of the region it stands in; 0 before the first */
    uint32_t series;  /* which sequence of top-level numbers of the section; counts from 0 */
    UC_LIST(uint32_t) above; /* headings, outermost first */
    uc_str part, label;      /* finished by uc_number_items */
};

/* A stretch with numbers of its own: the body, an annex, a draft resolution. */
struct uc_region {
    uc_str printed;  /* "annex"; empty for the body */
    uc_str part;     /* the same, or "annex, list 2" of a second one that is printed so */
    bool resolution; /* preamble and operative paragraphs; else plain paragraphs */
    bool enacted;    /* its organ line has been read */
    bool sectioned;  /* numbers restart in its sections */
};

/* A note as printed. One that is printed again has the item of its first print. */
struct uc_printed_note {
    const struct uc_paragraph *paragraph;
    uint32_t item;
    uint32_t before; /* items before it in the text */
};

struct uc_draft {
    struct uc_document *doc;
    uc_str name;     /* what a document without a symbol is cited by */
    uc_arena *arena; /* of the items, not of the document */
    const struct uc_paragraphs *source;
    UC_LIST(struct uc_item) items;
    UC_LIST(struct uc_region) regions;
    UC_LIST(struct uc_printed_note) notes;
};

/* part.c: which regions count anew in their sections, and every item's part. */
void uc_part_items(struct uc_draft *draft);

/* number.c: labels in full. */
void uc_number_items(struct uc_draft *draft);

/* finish.c: the clauses of the document, one for each item, with eid, citation, verbs and cites. */
void uc_finish_clauses(struct uc_draft *draft);

/* Adds `symbol` to what a clause cites, once. */
void uc_cite(struct uc_clause *clause, uc_str symbol, uc_arena *arena);

/* footnote.c: footnotes onto the clauses that bear their marks. */
void uc_attach_notes(struct uc_draft *draft);

#endif
