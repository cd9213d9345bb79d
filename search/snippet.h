/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Snippets: where the words of a query stand in a clause, and the stretch of it to show.
 *
 * The text's tokens are those of the analyzer, in the clause's own language, so that a word is
 * marked exactly where it matched. A stretch begins and ends at whole words and is a substring of
 * the text; a clause of up to UC_SNIPPET_WORDS is shown whole.
 */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "clause/buf.h"
#include "search/query_parser.h"

/* Of 63,803 numbered paragraphs of resolutions, more than half have fewer than 50 words. */
#define UC_SNIPPET_WORDS 60

/* Bytes [start, end) of a text. */
struct uc_span {
    uint32_t start, end;
};
struct uc_mark {
    struct uc_span span;
    uint32_t pattern; /* index of the pattern that matched */
};
struct uc_marks {
    UC_LIST(struct uc_mark) list; /* in the order of the text, not overlapping */
};

/* Those of a text's tokens that match one of `patterns`; of words that begin as a pattern's the
 * tokens have the stems (uc_marks_initials). */
struct uc_marks uc_marks_find(const struct uc_tokens *tokens, const struct uc_patterns *patterns,
                              uc_arena *arena);
void uc_marks_initials(const struct uc_patterns *patterns, struct uc_initials *out);

/* The stretch of at most `words` words in which most of the patterns, and most often, are found;
 * from the start of a sentence or limb where one is near. A Chinese character is half a word. */
struct uc_span uc_snippet_span(uc_str text, const struct uc_marks *marks, size_t words,
                               uc_arena *arena);

/* How a stretch is written out. */
struct uc_snippet_style {
    const char *open, *close; /* around each mark */
    bool html;                /* escape &, <, > and " */
    bool join;                /* marks with one space between them become one */
};
extern const struct uc_snippet_style uc_snippet_html; /* <em> </em> */

/* Appends the stretch, marked; "… " before and " …" behind where it is cut. */
void uc_snippet_write(uc_str text, struct uc_span span, const struct uc_marks *marks,
                      const struct uc_snippet_style *style, struct uc_buf *out);

#endif
