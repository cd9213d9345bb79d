/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far a run is: one line that is rewritten on a terminal, elsewhere a line a minute.
 */
#ifndef INDEXER_PROGRESS_H
#define INDEXER_PROGRESS_H

#include "clause/str.h"

#include <stdint.h>
#include <stdio.h>

struct uc_progress {
    FILE *out;
    bool terminal;
    double started, shown; /* seconds of the monotonic clock */
};

double uc_seconds_now(void);

struct uc_progress uc_progress_start(FILE *out);
/* Prints where it is time to. `path` is what is read now. */
void uc_progress_show(struct uc_progress *progress, size_t done, size_t all, uint64_t clauses,
                      uc_str path);
/* Clears the line. */
void uc_progress_end(struct uc_progress *progress);

#endif
