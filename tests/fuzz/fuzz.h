/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the fuzz targets share: the promises that headers make of any input, held against what a
 * target got. Each target is one file with LLVMFuzzerTestOneInput, the function that libFuzzer
 * calls; driver.c calls it for the files it is given, so that any build replays what was found.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "clause/record.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Where a promise is broken, the process ends with its words. */
#define PROMISE(holds)                                                                             \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #holds);            \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Is `at` an offset in `text` where a character starts, or its end? */
bool fuzz_is_boundary(uc_str text, size_t at);

/* Valid UTF-8. */
void fuzz_check_text(uc_str text);

/* The promises of clause/analyze.h for `text` in any of the languages. */
void fuzz_check_tokens(uc_str text, enum uc_language language);

/* A decoded record gives the same value when it is encoded and decoded again: as bytes. */
void fuzz_check_clause_record(const struct uc_clause_record *record);
void fuzz_check_document_record(const struct uc_document_record *record);

#endif
