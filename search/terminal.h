/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where results go: a terminal with colour, width and pager, or a plain stream.
 */
#ifndef SEARCH_TERMINAL_H
#define SEARCH_TERMINAL_H

#include "clause/error.h"
#include "clause/str.h"

#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

struct uc_terminal {
    FILE *out;
    bool is_terminal;
    bool colour;
    uint32_t width; /* columns to wrap at; 0: lines are left whole, for other programs to read */
    pid_t pager;    /* 0: none runs */
};

/* Standard output. On a terminal, `paged` text goes through $PAGER, else less, as git does it.
 * A closed pipe ends writing quietly from here on. */
struct uc_terminal uc_terminal_open(bool paged);

/* Hands the rest to the pager and waits for it. UC_IO where the text could not be written, but for
 * a reader that went away. */
enum uc_status uc_terminal_close(struct uc_terminal *terminal, struct uc_error *err) UC_NODISCARD;

/* Prints `text` wrapped between columns `indent` and the width, its first line (of which `used`
 * columns are taken) continued; ends with a newline. ESC sequences take no room. */
void uc_terminal_wrap(const struct uc_terminal *terminal, uc_str text, uint32_t indent,
                      uint32_t used);

/* Columns that `text` takes. */
uint32_t uc_terminal_columns(uc_str text);

#endif
