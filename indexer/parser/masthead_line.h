/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of front and end matter by their words and form, in six languages.
 */
#ifndef PARSER_MASTHEAD_LINE_H
#define PARSER_MASTHEAD_LINE_H

#include "clause/arena.h"

enum uc_masthead_line {
    UC_MAST_OTHER, /* may be the title */
    UC_MAST_SYMBOL,
    UC_MAST_ISSUE, /* distribution, language, "United Nations", letterhead */
    UC_MAST_DATE,
    UC_MAST_ORGAN,
    UC_MAST_SESSION,
    UC_MAST_AGENDA,
    UC_MAST_ADOPTION, /* "[on the report of the Second Committee (A/79/437/Add.4, para. 19)]" */
    UC_MAST_ADOPTED,  /* "Resolution adopted by the General Assembly on 20 December 2024" */
    UC_MAST_AUTHOR,   /* "Report of the Secretary-General" */
};

enum uc_masthead_line uc_masthead_classify(uc_str text, uc_arena *arena);

/* The symbol that a short line consists of, together with the organization's name at most. */
uc_str uc_masthead_symbol(uc_str text, uc_arena *arena);

/* The organ whose name the line begins with: beside it stands the distribution. */
uc_str uc_masthead_organ(uc_str text);

/* The agenda line in `text` or run together with what is before it; empty for none. */
uc_str uc_masthead_agenda(uc_str text);

/* "45th plenary meeting", "12th meeting", and the date below it. */
bool uc_is_meeting_line(uc_str text);
bool uc_is_date_line(uc_str text);
/* "[Adopted by a recorded vote of 24 to 6, with 17 abstentions …", below them; it ends with its
 * bracket. */
bool uc_opens_vote(uc_str text);
/* "[Original: English]", above a text that was not written for this document. */
bool uc_is_original_line(uc_str text);
/* "(Signed) Ada Lovelace", with the office below it. */
bool uc_is_signature(uc_str text);

/* "Draft decision submitted by the Bureau", "Iraq: draft resolution": what follows the masthead is
 * the text of a draft, not about one ("amendment to draft resolution A/99/L.2"). */
bool uc_is_draft_line(uc_str text);

#endif
