/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The model: a document and its clauses, the value that goes from stage to stage.
 * Everything in a document lives in its arena. The words used here are those of the United Nations
 * Editorial Manual and of AKN4UN (https://unsceb-hlcm.github.io).
 */
#ifndef CLAUSE_DOCUMENT_H
#define CLAUSE_DOCUMENT_H

#include "clause/arena.h"
#include "clause/language.h"

#include <stdint.h>

/* id, name in queries and JSON */
#define UC_KIND_LIST(X)                                                                            \
    X(PREAMBULAR, "preambular") /* a paragraph of the preamble of a resolution */                  \
    X(OPERATIVE, "operative")   /* a paragraph that decides, and its sub-paragraphs */             \
    X(PARAGRAPH, "paragraph")   /* of a report, letter, declaration, annex; an article */          \
    X(HEADING, "heading")                                                                          \
    X(FOOTNOTE, "footnote")                                                                        \
    X(TABLE, "table") /* one table: rows by newline, cells by tab */                               \
    X(FRONTMATTER,                                                                                 \
      "frontmatter") /* masthead, session, agenda, title, adoption, organ and closing lines */

enum uc_kind {
#define UC_KIND_NAME(id, name) UC_##id,
    UC_KIND_LIST(UC_KIND_NAME)
#undef UC_KIND_NAME
        UC_KIND_COUNT
};

const char *uc_kind_name(enum uc_kind kind);
/* False where there is no such kind. */
bool uc_kind_from(uc_str name, enum uc_kind *kind);

/* A day; year 0 is "no date". Month and day may be 0 where only the year is known. */
struct uc_date {
    uint16_t year;
    uint8_t month, day;
};

/* "2002-12-20", "" for no date. */
uc_str uc_date_print(struct uc_date date, uc_arena *arena);
/* Reads a date at the start of `text`, in ISO's form or in that of any of the six languages: "20
 * December 2002", "December 2002", "1er décembre 2002", "2002年12月20日". Gives the bytes read, 0
 * where there is none. */
size_t uc_date_read(uc_str text, struct uc_date *out);

/* The first such date in `text`; a text that is nothing but a year of four digits, or that and a
 * month ("2002-12"), is one too. */
struct uc_date uc_date_find(uc_str text);

struct uc_box {
    float x0, y0, x1, y1; /* points (1/72 inch) from the page's top left corner */
};

struct uc_footnote {
    uc_str mark; /* "4", "a", "*" */
    uc_str text;
    uint32_t at; /* byte of the clause's text that the mark stood before */
};

struct uc_verb {
    uc_str canonical; /* "take note", "note with satisfaction", "call upon" */
    uc_str printed;   /* "Takes note", "Also notes with satisfaction" */
};

struct uc_clause {
    enum uc_kind kind;
    enum uc_language language; /* of its text; unknown: the document's */
    uc_str part;               /* "annex", "sect. II", "draft resolution I"; empty for the body */
    uc_str label; /* "6 (a)", "PP3", "fn 4", "¶2", "13 (1)"; empty for headings and front matter */
    uc_str text;  /* as printed, tidied; without label and footnote marks */
    uc_str eid;   /* "para_6__list_1__point_a" */
    uc_str citation; /* "A/RES/57/263, para. 6 (a)"; empty where it can't be cited */
    UC_LIST(uint32_t)
    section; /* the headings above, outermost first, as indexes into doc->clauses */
    UC_LIST(struct uc_verb) verbs; /* the opening one first, each once */
    UC_LIST(struct uc_footnote) footnotes;
    UC_LIST(uc_str) cites; /* symbols, each once */
    int32_t chapeau;       /* index of the clause that a sub-paragraph hangs from; -1 for none */
    uint32_t page;         /* from 1; 0 where the format has no pages */
    struct uc_box box;     /* of its part on that page */
    bool bold;             /* printed in bold: a recommendation, in reports */
};

struct uc_document {
    uc_arena *arena; /* owns all of it */
    uc_str symbol;   /* canonical; empty where none is printed or told */
    uc_str title, organ, session, agenda_item;
    uc_str adoption; /* the adoption line: "on the report of the Second Committee (A/79/442/Add.2,
                        para. 9)" */
    struct uc_date adopted, distributed;
    enum uc_language language;
    UC_LIST(struct uc_clause) clauses;
    UC_LIST(uc_str) warnings; /* "page 3: paragraph 7 is missing", … */
    UC_LIST(uc_str) dropped;  /* running heads, page numbers, contents lines: left out on purpose */
};

struct uc_document *uc_document_new(void);
void uc_document_free(struct uc_document *doc); /* takes NULL */

/* The date to sort and filter by: adopted, else distributed. */
struct uc_date uc_document_date(const struct uc_document *doc);

#endif
