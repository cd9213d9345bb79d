/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The user's viewer: which program shows a file at a page, and how it is started.
 */
#ifndef SEARCH_VIEWER_H
#define SEARCH_VIEWER_H

#include "clause/option.h"

/* A command line, its words C strings in the arena they were made in. */
struct uc_viewer {
    struct uc_texts words;
    bool apart; /* has a window of its own: not waited for */
};

/* What shows `path` (a C string), a PDF at `page` (0: no page is wanted): $UNCLAUSE_VIEWER, whose
 * words may have %f for the file, %p for the page and %% for a percent sign (without %f the file
 * comes last); else, for a page of a PDF, the first of the viewers that can be told a page that is
 * installed; else xdg-open. UC_IO where there is none. */
enum uc_status uc_viewer_find(uc_str path, bool is_pdf, uint32_t page, uc_arena *arena,
                              struct uc_viewer *out, struct uc_error *err) UC_NODISCARD;

/* Starts it; in the place of this process where it is not apart. UC_IO: it can't be started. */
enum uc_status uc_viewer_start(const struct uc_viewer *viewer, struct uc_error *err) UC_NODISCARD;

/* The command line as one could type it into a shell. */
void uc_viewer_print(const struct uc_viewer *viewer, FILE *out);

#endif
