/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shape of a text: how it ends, how it begins, how long it is. What tells a heading from a
 * paragraph and a preamble from a decision where there is no style.
 */
#ifndef PARSER_SHAPE_H
#define PARSER_SHAPE_H

#include "parser/paragraph.h"

enum uc_ending {
    UC_ENDS_OPEN, /* no punctuation, or one that a title may have */
    UC_ENDS_COMMA,
    UC_ENDS_SEMICOLON, /* "; and" too */
    UC_ENDS_COLON,
    UC_ENDS_STOP,
};

/* Closing quotation marks and brackets apart; of all six languages. */
enum uc_ending uc_ending_of(uc_str text);

/* Words; a Chinese character counts as half of one. Counts no further than `most`. */
size_t uc_word_count(uc_str text, size_t most);

/* Of the first letter; false where there is none, or the script has no case. */
bool uc_starts_upper(uc_str text);
bool uc_starts_lower(uc_str text);

/* Has it letters, and all of them capitals? */
bool uc_all_capitals(uc_str text);

/* Does `text` begin with `start`, in any case? Gives the bytes of it, 0 where it does not. */
size_t uc_starts_with(uc_str text, uc_str start);

/* Does `text` begin with one of the words, in any case, and end there or go on with something other
 * than a letter? Gives the word's bytes, 0 for none. */
size_t uc_starts_with_word(uc_str text, const uc_str *words, size_t count);

/* Has a document any style by which headings show: sizes, or headings that the format knows? */
bool uc_is_styled(const struct uc_paragraphs *source);

/* Does `text`, a paragraph without its number, look like a heading? By style in a `styled` document
 * (`body_size` is of its running text), else by its words alone. */
bool uc_heading_like(const struct uc_paragraph *paragraph, uc_str text, bool styled,
                     float body_size);

#endif
