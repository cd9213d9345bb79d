/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names that stand for words of a query: "WTO" for "World Trade Organization" and the other way
 * round, from three sources: a short list of the program's own, a file of the user's, and what the
 * documents of the index explain themselves.
 *
 * A list has a line for each thing, with its names, an equals sign between two: "WTO = World Trade
 * Organization". One of the names may be a symbol ("2030 Agenda = A/RES/70/1"). Empty lines and
 * those that begin with '#' say nothing.
 */
#ifndef SEARCH_NAMES_H
#define SEARCH_NAMES_H

#include "clause/analyze.h"
#include "clause/error.h"
#include "clause/option.h"

/* A name in the index, and another that stands for it. */
struct uc_named {
    uc_str key, other; /* as uc_term_name has them */
    uint32_t documents;
};
struct uc_named_list {
    UC_LIST(struct uc_named) list;
};

struct uc_name_source {
    uc_str lines; /* the user's list; empty: none */
    void *context;
    /* The names of the index whose keys begin with `beginning`. Without it, it has none. */
    enum uc_status (*list)(void *context, uc_str beginning, uc_arena *arena,
                           struct uc_named_list *out, struct uc_error *err);
};

/* What stands for the words [first, first + count) of a query. */
struct uc_alternative {
    size_t first, count;
    uc_str name; /* words, or one */
};
struct uc_alternatives {
    UC_LIST(struct uc_alternative) list;
};

/* The alternatives to `count` folded words that follow each other, of which an empty one is none.
 * Names that are symbols are left out. In `arena`. */
enum uc_status uc_names_find(const struct uc_name_source *source, uc_analyzer *analyzer,
                             const uc_str *words, size_t count, uc_arena *arena,
                             struct uc_alternatives *out, struct uc_error *err) UC_NODISCARD;

/* The symbol that `name` stands for, in any spelling ("the 2030 Agenda"); empty where there is
 * none. Only the lists are asked. */
uc_str uc_names_symbol(const struct uc_name_source *source, uc_analyzer *analyzer, uc_str name,
                       uc_arena *arena);

/* The user's list, in `arena`: `told`, else $XDG_CONFIG_HOME/unclause/synonyms, else
 * ~/.config/unclause/synonyms, where that can be opened. Bytes that are no text are U+FFFD. UC_IO,
 * UC_BAD_FILE (longer than 1 MiB). */
enum uc_status uc_names_read(uc_str told, uc_arena *arena, uc_str *lines,
                             struct uc_error *err) UC_NODISCARD;

/* The program's own list: its lines, NULL behind the last. */
extern const char *const uc_names_known[];

#endif
