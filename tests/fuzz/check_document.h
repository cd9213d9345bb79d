/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The promises of readers/line.h and of clause/document.h.
 */
#ifndef TESTS_FUZZ_CHECK_DOCUMENT_H
#define TESTS_FUZZ_CHECK_DOCUMENT_H

#include "readers/line.h"

void fuzz_check_lines(const struct uc_lines *lines);

/* Parses `lines` and checks the document. */
void fuzz_check_parsed(const struct uc_lines *lines, const char *name);

/* Reads `bytes` as the file `name`; what is read is checked and parsed. */
void fuzz_check_read(const char *name, uc_str bytes);

#endif
