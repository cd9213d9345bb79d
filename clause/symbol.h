/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The symbol: the identity that the United Nations print on a document.
 *
 *   A/RES/57/263   A/C.2/80/L.10/Rev.1   S/RES/1325 (2000)   A/RES/2625 (XXV)   A/RES/69/96 A-B
 *
 * Canonical form: the capitals of the printed one, `/` between parts, one space before a bracket
 * that names a volume, year or session ("A/80/15 (Part I)"; none in "ICCD/COP(8)/CST/8") and before
 * the letter of a composite, no other space. Words that print in several ways have one: "Rev.1",
 * "(Sect. 34)", "(Part II)". A parent series that is not printed, "[E/ECE/]TRANS/SC.2/2001/20", is
 * left out. Grammar and oddities: the UNBIS reference manual, and
 * https://research.un.org/en/docs/symbols.
 */
#ifndef CLAUSE_SYMBOL_H
#define CLAUSE_SYMBOL_H

#include "clause/arena.h"

/* Reads a symbol at the start of `text`, in print or as people type it ("a/res/57/263",
 * "A_RES_57_263", "A-RES-57-263", "a res 57 263"). Gives the bytes read, 0 where there is none.
 * `*canonical` is set in `arena` then. */
size_t uc_symbol_read(uc_str text, uc_arena *arena, uc_str *canonical);

/* The same, and also what people say for one: "57/263" (a General Assembly resolution), "GA res
 * 57/263", "UNSCR 1325", "2625 (XXV)", "HRC 49/20", "ECOSOC 2002/1", "https://undocs.org/A/57/444".
 */
size_t uc_symbol_read_typed(uc_str text, uc_arena *arena, uc_str *canonical);

/* The whole of `text` as a symbol, in any of these forms or as a file's name. Empty where it is
 * none. */
uc_str uc_symbol_parse(uc_str text, uc_arena *arena);

/* The symbol that a file name is, its folders and ending taken off, and a language behind it
 * ("A_RES_78_256-EN.pdf"); empty where it is none. */
uc_str uc_symbol_from_file_name(uc_str path, uc_arena *arena);

/* What all spellings of a symbol share, to compare by: in capitals; without the year of a Security
 * Council resolution, whose number alone is unique; of a double symbol ("A/57/444-S/2002/1025")
 * the first, under which the document is cited in its own series. */
uc_str uc_symbol_key(uc_str symbol, uc_arena *arena);

/* The second symbol of a double one, "S/2002/1025", by which its document is cited as well; empty
 * for others. */
uc_str uc_symbol_second(uc_str symbol);

/* The organ that a symbol belongs to ("General Assembly", "Security Council", "Economic and Social
 * Council", …) and its session ("57", "S-25"; the year for those that count by year); empty where
 * the symbol does not tell. Never guesses a session of the Human Rights Council or a year from a
 * session. */
uc_str uc_symbol_organ(uc_str symbol);
uc_str uc_symbol_session(uc_str symbol, uc_arena *arena);

/* The references to resolutions, decisions and documents in running text, in order and without
 * repeats: "its resolutions 35/63 of 5 December 1980 and 70/186" gives two; "resolution" is of
 * `organ` ("General Assembly") unless the text names another. Each has the symbol and the bytes it
 * stands at. */
struct uc_reference {
    uc_str symbol;
    uc_str part;      /* "annex" of "A/57/444, annex, para. 3"; mostly empty */
    uc_str paragraph; /* "6 (a)" of "paragraph 6 (a) of resolution 57/263"; else empty */
    uint32_t start, end;
};
struct uc_references {
    UC_LIST(struct uc_reference) list;
};
struct uc_references uc_references_in(uc_str text, uc_str organ, uc_arena *arena);

#endif
