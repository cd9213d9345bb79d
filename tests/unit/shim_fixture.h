/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of databases that a test of the shim makes and leaves no trace of. */
#ifndef TESTS_SHIM_FIXTURE_H
#define TESTS_SHIM_FIXTURE_H

#include "shim/ux.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct fixture {
    uc_arena *arena;
    char folder[64];
    struct uc_error err;
};

int fixture_make(void **state);
int fixture_remove(void **state);

/* A path in the folder. */
const char *place(struct fixture *f, const char *name);

/* A clause: its unique term, which is its data too; its words; values, NULL
 * for none. */
struct sample {
    const char *name, *words, *date, *text_hash, *order;
};

struct uc_entry entry_of(struct fixture *f, const struct sample *sample);

/* Each asserts success. */
ux_writer *writing(struct fixture *f, const char *name);
ux_reader *reading(struct fixture *f, const char *name);
void put(struct fixture *f, ux_writer *writer, const struct sample *sample);
void commit(struct fixture *f, ux_writer *writer);
/* A committed database of `samples`, up to one without a name. */
void make_index(struct fixture *f, const char *name, const struct sample *samples);

/* One whose metadata say what another program or version would. */
void make_foreign(struct fixture *f, const char *name, const char *format, const char *features);

/* A group of the words in `words`, as terms. */
struct uc_query *group(struct fixture *f, enum uc_query_op op, uint32_t window, const char *words);
const struct uc_query *term(struct fixture *f, const char *word);

/* The names of what is found, in order: "c2 c1". */
const char *found(struct fixture *f, ux_reader *reader, const struct ux_search *search);
/* By relevance, up to 100. */
const char *found_by(struct fixture *f, ux_reader *reader, const struct uc_query *query);
/* Data of the entries with `term`. */
const char *fetched(struct fixture *f, ux_reader *reader, const char *term);

/* The failure is of `status`, and its message has the database's name and `words` in it. */
void assert_failure(struct fixture *f, enum uc_status got, enum uc_status status, const char *name,
                    const char *words);

#endif
