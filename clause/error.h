/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The error value: what went wrong, told once, where the cause is known.
 *
 * The caller owns it, it is always the last parameter, and it may be NULL where
 * only the status is wanted. It is written on failure and untouched on success,
 * holds no memory of its own, and is never freed. The text names the file or the
 * query and says what to do next; it has no program name in front and no full
 * stop behind it: main() prints "unclause: TEXT".
 */
#ifndef CLAUSE_ERROR_H
#define CLAUSE_ERROR_H

#include <stddef.h>

#define UC_NODISCARD __attribute__((warn_unused_result))

/* name, exit status of the program (grep's: 0 found, 1 nothing found, 2 error), meaning */
#define UC_STATUS_LIST(X)                                                                          \
    X(OK, 0, "success")                                                                            \
    X(NOT_FOUND, 1, "nothing found")                                                               \
    X(USAGE, 2, "the request is not understood")                                                   \
    X(NO_INDEX, 2, "there is no index at this place")                                              \
    X(FOREIGN, 2, "the database is not one of unclause's, or of another format")                   \
    X(BUSY, 2, "another indexing run has the index")                                               \
    X(STALE, 2, "the index changed while it was read")                                             \
    X(BROKEN, 2, "stored or received bytes are damaged")                                           \
    X(BAD_FILE, 2, "the file is not what its name says, or can't be read as text")                 \
    X(IO, 2, "the operating system refused")                                                       \
    X(NO_MEMORY, 2, "out of memory")                                                               \
    X(INTERNAL, 2, "a fault in unclause itself")

enum uc_status {
#define UC_STATUS_NAME(name, exit, meaning) UC_##name,
    UC_STATUS_LIST(UC_STATUS_NAME)
#undef UC_STATUS_NAME
};

struct uc_error {
    enum uc_status status;
    size_t offset; /* of the fault in the query text, in bytes; 0 for anything else */
    char text[512];
};

/* Fills `err` (if not NULL) and returns `status`, so that a failure is one line:
 * `return uc_fail(err, UC_IO, "%s: %s", path, strerror(errno));`
 * A text that does not fit is cut at a character's start; control characters, which names of files
 * may hold, are '?': it is always one line. */
enum uc_status uc_fail(struct uc_error *err, enum uc_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The program's exit status for `status`. */
int uc_exit_status(enum uc_status status);

#endif
