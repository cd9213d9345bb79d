/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs: lines put together, with page furniture, footnotes and tables told apart. Between the
 * layout of a page and the structure of a document: layout.c makes them from lines, structure.c
 * makes clauses of them.
 */
#ifndef PARSER_PARAGRAPH_H
#define PARSER_PARAGRAPH_H

#include "readers/line.h"

enum uc_paragraph_role {
    UC_PARA_TEXT,  /* running text, headings, masthead: whatever the structure makes of it */
    UC_PARA_NOTE,  /* a footnote; `label` is its mark */
    UC_PARA_TABLE, /* a whole table; rows by newline, cells by tab */
};

struct uc_mark {
    uc_str mark; /* "4", "a", "*" */
    uint32_t at; /* byte of the text where it stood */
};

struct uc_paragraph {
    enum uc_paragraph_role role;
    uc_str text;  /* lines joined, hyphens at line ends resolved, note marks taken out; the printed
                     number is still in front */
    uc_str label; /* a number known to the format and not in `text`, or a note's mark */
    UC_LIST(struct uc_mark) marks;
    uint32_t page; /* where it begins */
    struct uc_box box;
    float size;         /* of most of its letters; 0 where unknown */
    bool bold, italic;  /* all of its letters */
    uint32_t italic_to; /* bytes at its start (behind a number) that are italic: the drafting verb
                           in resolutions */
    bool underline;
    bool centred;
    float indent, first_indent;  /* left edge of its lines and of its first line, points (columns in
                                    plain text) */
    uint8_t heading, list_depth; /* as in struct uc_line */
    uint32_t lines;              /* how many lines of print; 1 for whole ones */
    bool space_before;           /* more space above than between the lines of a paragraph */
};

struct uc_paragraphs {
    UC_LIST(struct uc_paragraph) list; /* in reading order; notes stand where they were printed */
    UC_LIST(uc_str) dropped;           /* furniture, line by line */
    UC_LIST(uc_str) warnings;
    float body_size; /* of the document's running text; 0 where unknown */
};

/* All in `arena`; texts may point into `lines`. Cannot fail. */
void uc_layout(const struct uc_lines *lines, uc_arena *arena, struct uc_paragraphs *out);

#endif
