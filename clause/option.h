/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commands and their options: one static table per command, from which the parser of the command
 * line, `-h`, `--help`, the manual page and the completions of bash, zsh and fish all come. Parsing
 * is a pure function of table and arguments.
 */
#ifndef CLAUSE_OPTION_H
#define CLAUSE_OPTION_H

#include "clause/arena.h"
#include "clause/error.h"

#include <stdint.h>
#include <stdio.h>

enum uc_option_type {
    UC_OPTION_FLAG,    /* bool */
    UC_OPTION_TEXT,    /* uc_str; the last one given counts */
    UC_OPTION_NUMBER,  /* uint32_t */
    UC_OPTION_CHOICE,  /* uint32_t: index into `choices` */
    UC_OPTION_LIST,    /* struct uc_texts: every one given, in order */
    UC_OPTION_FILE,    /* uc_str, completed as a path */
    UC_OPTION_FOLDERS, /* struct uc_texts, completed as folders */
    UC_OPTION_STOP,    /* bool; what follows is not looked at: --help, --version */
};

struct uc_texts {
    UC_LIST(uc_str) list;
};

struct uc_option {
    const char *name; /* "jobs" for --jobs; "" for a letter alone; the table ends with NULL */
    char letter;      /* 'j' for -j; 0 for none */
    enum uc_option_type type;
    size_t offset;        /* of the value in the command's own struct: offsetof */
    const char *argument; /* "N"; NULL for a flag */
    const char *choices;  /* "text|json"; NULL where any value will do */
    const char *help;     /* one line, lower case, no full stop; NULL: not shown to people */
    const char *detail;   /* further sentences for the manual; may be NULL */
    uint32_t least, most; /* that a number may be; `most` 0: any */
    const char *members;  /* as choices, of a text that may name several, with commas between */
};

struct uc_command {
    const char *name;        /* "search" */
    const char *operands;    /* "QUERY..." as in the usage line; "" for none */
    uint32_t least, most;    /* how many operands; most 0: none, UINT32_MAX: any number */
    const char *brief;       /* one line: "find clauses" */
    const char *description; /* paragraphs for --help and the manual, parted by blank lines */
    const char *examples;    /* "command line\tone line on what it does\n"...; may be NULL */
    const char *beginnings;  /* what operands may begin with, "kind:|verb:"; may be NULL */
    const struct uc_option *options;
};

/* The program that has the commands. */
struct uc_program {
    const char *name, *brief, *description; /* as a command's */
    const char *environment;                /* "VARIABLE\twhat it says\n"... */
    const char *examples;
    const char *see_also; /* a page beside its commands': "unclause-query (7)" */
    const struct uc_command *const *commands; /* up to NULL */
};

/* What `unclause index`, `forget` and `compact` take: shared, since both programs know them. */
extern const struct uc_command uc_command_index, uc_command_forget, uc_command_compact;

enum { UC_JOBS_MAX = 256, UC_SHARDS_MAX = 64, UC_TIMEOUT_MAX = 24 * 60 * 60 };

struct uc_index_options {
    uc_str db;
    uint32_t jobs;    /* 0: one a processor */
    uint32_t timeout; /* seconds that one file may take */
    uint32_t shards;  /* databases that what is new is written to; 0: as is best */
    bool delete_gone, rebuild, original;
    bool dump, dropped; /* --dump: print the parsed document; --dropped: and what was left out */
    uc_str files_from, metadata, report;
    bool null_separated;
    struct uc_texts exclude, archives, documents;
    bool help, help_long, version, manual;
    bool worker, converter; /* unclause-index starts itself so; see their headers in indexer/ */
};
/* Of forget and of compact, which has no `db`. */
struct uc_upkeep_options {
    uc_str db;
    bool help, help_long, manual;
};

/* Of both programs: "0.1.0", and its day: "2026-11-28". */
extern const char uc_version[], uc_release_date[];

/* Fills `values` (the command's own struct, zeroed or holding defaults) and `operands` from
 * argv[0..argc); argv[0] is the first argument behind the command's name. Values come as
 * "--jobs 2", "--jobs=2", "-j 2" or "-j2". "--" ends the options; operands and options may be
 * mixed. UC_USAGE: "--jobs: 'x' is no number; see unclause index --help". */
enum uc_status uc_options_parse(const struct uc_command *command, int argc, char **argv,
                                uc_arena *arena, void *values, struct uc_texts *operands,
                                struct uc_error *err) UC_NODISCARD;

/* The index of `value` in choices such as "text|json"; false where it is none of them. */
bool uc_choice_find(const char *choices, uc_str value, uint32_t *index);

/* Usage and options; with the description, details and examples where `in_full`. `program` is
 * "unclause". */
void uc_command_help(const struct uc_command *command, const char *program, bool in_full,
                     FILE *out);

/* The first of rows of "what\twhat it means\n"; gives the next, NULL behind the last. */
const char *uc_next_row(const char *rows, uc_str *what, uc_str *means);

/* A manual page in man(7): of the program, and of one of its commands. */
void uc_program_manual(const struct uc_program *program, FILE *out);
void uc_command_manual(const struct uc_command *command, const char *program, FILE *out);
/* A completion script for all of a NULL-ended list of commands; false where `shell` is none of
 * "bash", "zsh" and "fish". */
bool uc_commands_complete(const struct uc_command *const *commands, const char *program,
                          const char *shell, FILE *out);

#endif
