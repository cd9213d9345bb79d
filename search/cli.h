/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line: which commands there are, and what they share. A command's own file has its
 * option table and its run function; what it asks of the index it asks of the headers that know no
 * command line (search.h, lookup.h, collection.h).
 */
#ifndef SEARCH_CLI_H
#define SEARCH_CLI_H

#include "clause/option.h"
#include "search/collection.h"

struct uc_cli_command {
    const struct uc_command *table;
    /* argv[0] is the first argument behind the command's name. The caller prints a failure's
     * message. NULL: unclause-index does it. */
    enum uc_status (*run)(int argc, char **argv, struct uc_error *err);
};

extern const struct uc_command uc_cli_search, uc_cli_show, uc_cli_open_file, uc_cli_compare,
    uc_cli_history, uc_cli_precedents, uc_cli_similar, uc_cli_list, uc_cli_status, uc_cli_help;
enum uc_status uc_run_search(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_similar(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_show(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_open(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_history(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_precedents(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_compare(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_list(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_status(int argc, char **argv, struct uc_error *err) UC_NODISCARD;
enum uc_status uc_run_help(int argc, char **argv, struct uc_error *err) UC_NODISCARD;

/* Every command, in the order of the help; the last has no table. */
extern const struct uc_cli_command uc_cli_commands[];

/* The program with the tables of all of them. */
const struct uc_program *uc_cli_program(void);

/* By name; UC_USAGE with the nearest name where there is none. */
enum uc_status uc_cli_find(uc_str name, const struct uc_cli_command **out,
                           struct uc_error *err) UC_NODISCARD;

/* The whole program; its exit status. */
int uc_cli_main(int argc, char **argv);

/* The commands and their one-line descriptions. */
void uc_cli_overview(FILE *out);

/* What the values of every command begin with, and every option table ends with. */
struct uc_cli_common {
    bool help, help_long;
};
/* clang-format off */
#define UC_CLI_OPTIONS                                                                             \
    {.name = "help", .type = UC_OPTION_STOP, .offset = offsetof(struct uc_cli_common, help_long),  \
     .help = "this text"},                                                                         \
    {.name = "", .letter = 'h', .type = UC_OPTION_STOP,                                            \
     .offset = offsetof(struct uc_cli_common, help), .help = "a short one"},                       \
    {.name = NULL}
#define UC_CLI_DB(values)                                                                          \
    {.name = "db", .type = UC_OPTION_FOLDERS, .offset = offsetof(values, db), .argument = "DIR",   \
     .help = "the database to read; several are searched as one",                                  \
     .detail = "A folder, a stub file of Xapian's, or tcp://HOST:PORT, where a xapian-tcpsrv "      \
               "serves one. Without it $UNCLAUSE_DB, else $XDG_DATA_HOME/unclause/db, else "                   \
               "~/.local/share/unclause/db."}
/* Of what finds clauses; `limit` begins as UC_CLI_HITS. */
#define UC_CLI_PAGE(values)                                                                        \
    {.name = "number", .letter = 'n', .type = UC_OPTION_NUMBER, .offset = offsetof(values, limit), \
     .argument = "N", .help = "at most N clauses (10)"},                                           \
    {.name = "offset", .type = UC_OPTION_NUMBER, .offset = offsetof(values, offset),               \
     .argument = "N", .help = "leave out the first N"},                                            \
    {.name = "context", .letter = 'C', .type = UC_OPTION_NUMBER,                                   \
     .offset = offsetof(values, context), .argument = "N",                                         \
     .help = "also show N clauses before and after each"}
#define UC_CLI_ALL(values)                                                                         \
    {.name = "all", .type = UC_OPTION_FLAG, .offset = offsetof(values, all),                       \
     .help = "clauses of the same or nearly the same text each by themselves"}
/* clang-format on */
enum { UC_CLI_HITS = 10 };

/* Parses the command line; where help is asked for it prints that, and `*done` is true. `values`
 * begins with a struct uc_cli_common. */
enum uc_status uc_cli_parse(const struct uc_command *table, int argc, char **argv, uc_arena *arena,
                            void *values, struct uc_texts *operands, bool *done,
                            struct uc_error *err) UC_NODISCARD;

/* The databases named, else the default one, as C strings. */
enum uc_status uc_cli_places(const struct uc_texts *named, uc_arena *arena, struct uc_texts *out,
                             struct uc_error *err) UC_NODISCARD;
enum uc_status uc_cli_open(const struct uc_texts *named, uc_arena *arena, struct uc_collection *out,
                           struct uc_error *err) UC_NODISCARD;

/* What a command does on the open collection; `operands` are joined. `values` are its own. */
typedef enum uc_status uc_cli_task(struct uc_collection *collection, const void *values,
                                   uc_str operands, uc_arena *arena, struct uc_error *err);

/* A command that does one thing on a collection: parses the command line into `values`, opens the
 * databases that are `named` in there, and runs the task. */
enum uc_status uc_cli_run(const struct uc_command *table, int argc, char **argv, void *values,
                          const struct uc_texts *named, uc_cli_task *task,
                          struct uc_error *err) UC_NODISCARD;

/* The operands with a space between. */
uc_str uc_cli_join(const struct uc_texts *operands, uc_arena *arena);

/* Replaces this process by unclause-index with these arguments: the one beside this program, in
 * ../indexer, or on PATH. Comes back only to say why it could not. */
enum uc_status uc_cli_become_indexer(int argc, char **argv, struct uc_error *err) UC_NODISCARD;

#endif
