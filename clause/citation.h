/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A citation: symbol + part + label as people write it, and back.
 *
 *   A/RES/57/263, para. 6 (a)                 A/RES/57/263, third preambular para.
 *   A/RES/79/1, annex II, para. 12            A/RES/99/9, operative para.
 *   A/RES/217 A (III), annex, art. 13 (1)     A/RES/57/263, fn 4
 *   A/80/1, annex, ¶3                         A/80/1, table 2
 *   A/RES/69/96 A, para. 3 (part A of the composite resolution 69/96 A-B)
 */
#ifndef CLAUSE_CITATION_H
#define CLAUSE_CITATION_H

#include "clause/document.h"

/* How label, kind and part are printed behind the symbol (or, without one, the document's name);
 * empty for headings and front matter. A paragraph whose label is an article's number is cited
 * "art."; the parser says so by `article`. */
uc_str uc_citation_print(uc_str symbol, uc_str part, uc_str label, enum uc_kind kind, bool article,
                         uc_arena *arena);

/* What a citation asks for. */
struct uc_citation {
    uc_str symbol; /* canonical, or the document's name as typed; never empty. The letter of a
                      composite stays in it: "A/RES/61/267 B" */
    uc_str part;   /* as parts are stored: "annex II, sect. I"; empty for the body or where none
                      was said */
    uc_str label;  /* as labels are stored: "6 (a)", "PP3", "operative para.", "fn 4", "table 2",
                      "principle 3", "13 (1)" of an article; empty: the whole document */
    UC_LIST(uc_str) further;   /* cited along with the label: "6" and "7" of "paras. 5-7" */
    enum uc_language language; /* that it is typed in; unknown: English, or nothing tells */
    bool operative; /* typed as OP: only operative clauses are meant; OP1 is a single "operative
                       para." too */
};

/* Reads a citation as printed above or as people type it: "79/236 OP5", "res 57/263, sixth para",
 * "A/RES/79/236 para 5", "OP 6(a)(ii)", "OP 3 f", "PP3", "S/RES/1325 (2000) para 8", "art. 13",
 * "paragraph 6 of resolution 57/263 of the General Assembly", "paras. 5-7", "第57/263号决议第6段";
 * a document without a symbol by its name, "south-south-draft, para. 6". False where it is none. */
bool uc_citation_parse(uc_str text, uc_arena *arena, struct uc_citation *out);

/* A citation of one resolution of a composite becomes one of the whole and its part: symbol
 * "A/RES/61/267 B" gives "A/RES/61/267", part "B" before the part that was said. False where the
 * symbol names no such letter. */
bool uc_citation_of_composite(struct uc_citation *citation, uc_arena *arena);

/* One spelling for each label and each part, so that what is asked meets what is stored: case,
 * spaces and brackets folded, and the roman numerals of parts as numbers: "6(A)" and "6 (a)" both
 * give "6 a", "annex II" and "annex 2" both "annex 2". */
uc_str uc_label_key(uc_str part, uc_str label, uc_arena *arena);

/* The same for a whole citation. The letter of a composite counts as the part wherever it was said:
 * "A/RES/69/96 A" and part "A" of "A/RES/69/96 A-B" are one. */
uc_str uc_citation_key(uc_str symbol, uc_str part, uc_str label, uc_arena *arena);

#endif
