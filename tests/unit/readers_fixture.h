/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For tests of readers: reads bytes and shows the lines as text, one a line:
 *
 *   #2 heading        heading level 2
 *   [6.] -1 text      label, list depth
 *   note [4] text     role; also "running"
 *   cell 1.0.2 text   table, row, column
 *   a *bold* _italic_ ^raised^ ~underlined~ text{4}   runs; a reference to note 4
 */
#ifndef TESTS_READERS_FIXTURE_H
#define TESTS_READERS_FIXTURE_H

#include "readers/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

struct uc_buf;

/* The lines of `bytes`, which are expected to be read. The caller frees. */
struct uc_lines *read_lines(const char *name, uc_str bytes);
/* Fails unless reading ends in UC_BAD_FILE with `part` in its message. */
void check_refused(const char *name, uc_str bytes, const char *part);
/* Fails unless the lines are shown as `want`. Frees them. */
void check_lines(struct uc_lines *lines, const char *want);

#endif
