/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of a file, pipe or terminal, one after another; they end early where the process is
 * interrupted or nobody reads its output any more.
 */
#ifndef SEARCH_LINES_H
#define SEARCH_LINES_H

#include "clause/buf.h"
#include "clause/error.h"

#include <signal.h>

/* A longer line is cut there; it is for the caller to refuse it. */
#define UC_LINE_BYTES ((size_t)1 << 20)

struct uc_lines_in {
    int input, interrupt;
    bool ended;
    sigset_t mask_before;
    char *bytes; /* read and not yet given: [start, end) */
    size_t start, end;
};

/* Until uc_lines_close an interrupt (Ctrl-C) waits, in every thread started since; it only ends the
 * lines. For one process at a time. UC_IO. */
enum uc_status uc_lines_open(int input, struct uc_lines_in *out, struct uc_error *err) UC_NODISCARD;

/* The next line without its end; false where there is none. UC_IO. */
enum uc_status uc_lines_next(struct uc_lines_in *lines, struct uc_buf *line, bool *any,
                             struct uc_error *err) UC_NODISCARD;

/* An interrupt that has come takes effect now. The input stays open. */
void uc_lines_close(struct uc_lines_in *lines);

#endif
