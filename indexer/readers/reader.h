/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Readers: a file's bytes -> lines with style. Each knows one format. All of them run in a process
 * of its own that a bad file may kill, and are bounded in what they read and make all the same.
 */
#ifndef READERS_READER_H
#define READERS_READER_H

#include "clause/error.h"
#include "readers/line.h"

/* The largest file that is read, and the most text that one may give. */
#define UC_FILE_MAX ((size_t)512 << 20)
#define UC_TEXT_MAX ((size_t)64 << 20)
#define UC_PAGES_MAX 20000

struct uc_reader_options {
    bool original; /* Word: without tracked changes, not with all accepted */
};

struct uc_reader {
    const char *format;  /* "pdf" */
    const char *endings; /* of file names, space-separated: "htm html xhtml" */
    /* Do the bytes look like this format? Asked of the first 4096 or fewer. */
    bool (*matches)(uc_str head);
    /* `name` is for messages. UC_BAD_FILE: "NAME: what is wrong; what to do". */
    enum uc_status (*read)(uc_str bytes, const char *name, const struct uc_reader_options *options,
                           struct uc_lines *out, struct uc_error *err);
};

extern const struct uc_reader uc_reader_pdf, uc_reader_docx, uc_reader_html, uc_reader_text;

/* The reader for a file by its first bytes, else by its name's ending; NULL where none is. */
const struct uc_reader *uc_reader_for(const char *name, uc_str head);

/* A format that no reader knows, but that another program may turn into one that is known. */
struct uc_foreign {
    const char *format; /* "doc": also the ending of its files' names */
    const char *what;   /* "a .doc file" */
};
/* What a file that begins so is, where it must be converted first; else NULL. */
const struct uc_foreign *uc_foreign_for(uc_str head);

/* Does a file name's ending belong to a reader, or to a format that may be converted? What else is
 * in a folder is skipped and counted. */
bool uc_reader_knows(const char *name);

/* Reads `bytes` of the file `name`. `*out` is yours: uc_lines_free. UC_BAD_FILE also for an empty
 * file, and for a file with no text in it ("no text (scan)"). */
enum uc_status uc_read(const char *name, uc_str bytes, const struct uc_reader_options *options,
                       struct uc_lines **out, struct uc_error *err) UC_NODISCARD;
void uc_lines_free(struct uc_lines *lines); /* takes NULL */

#endif
