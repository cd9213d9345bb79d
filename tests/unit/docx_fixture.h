/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Builds Word files for tests from the XML of their parts.
 */
#ifndef TESTS_DOCX_FIXTURE_H
#define TESTS_DOCX_FIXTURE_H

#include "clause/buf.h"

/* What stands inside each part's root element; NULL: the file has no such part. */
struct docx_parts {
    const char *body, *styles, *numbering, *footnotes, *endnotes, *settings, *header, *core;
};

/* The file, in `out`, which the caller frees. */
void docx_build(const struct docx_parts *parts, struct uc_buf *out);

struct zip_entry {
    const char *name;
    uc_str bytes;
};

/* A zip archive of any entries. */
void zip_build(const struct zip_entry *entries, size_t count, struct uc_buf *out);

#endif
