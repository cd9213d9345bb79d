/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclause help, and the list of all commands. */
#include "search/cli.h"

#include <stdlib.h>

/* A line a command. */
/* clang-format off */
const struct uc_cli_command uc_cli_commands[] = {
    {&uc_cli_search, uc_run_search},
    {&uc_cli_similar, uc_run_similar},
    {&uc_cli_show, uc_run_show},
    {&uc_cli_open_file, uc_run_open},
    {&uc_cli_compare, uc_run_compare},
    {&uc_cli_history, uc_run_history},
    {&uc_cli_precedents, uc_run_precedents},
    {&uc_cli_list, uc_run_list},
    {&uc_cli_status, uc_run_status},
    {&uc_command_index, NULL},
    {&uc_command_forget, NULL},
    {&uc_command_compact, NULL},
    {&uc_cli_help, uc_run_help},
    {NULL, NULL},
};
/* clang-format on */

static const struct uc_option options[] = {UC_CLI_OPTIONS};

const struct uc_command uc_cli_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .least = 0,
    .most = 1,
    .brief = "what a command does, and its options",
    .description = "Without COMMAND, the list of commands.",
    .options = options,
};

const struct uc_program *uc_cli_program(void)
{
    enum { COMMANDS = sizeof uc_cli_commands / sizeof *uc_cli_commands };
    static const struct uc_command *tables[COMMANDS];
    static const struct uc_program program = {
        .name = "unclause",
        .brief = "full-text search of United Nations documents, clause by clause",
        .description =
            "Documents go in (PDF, Word, HTML, plain text); ranked clauses come out, each with its "
            "number, its citation and the words around it. A clause is the smallest unit that "
            "people cite: a preambular or operative paragraph, a sub-paragraph, a paragraph of a "
            "report, an article, a footnote.\n\n"
            "unclause index reads documents; unclause search finds clauses in them. Each command "
            "has a manual page of its own, and says what it takes with --help.\n\n"
            "Results go to standard output, everything else to standard error. On a terminal long "
            "results are shown by a pager.",
        .environment = "UNCLAUSE_DB\tthe database, where no --db names it; else it is "
                       "$XDG_DATA_HOME/unclause/db, or ~/.local/share/unclause/db\n"
                       "UNCLAUSE_VIEWER\twhat unclause open starts\n"
                       "PAGER\tthe pager; less without it. \"cat\" or \"\" means none\n"
                       "LESS\twhat less is told; FRX where it is not set\n"
                       "NO_COLOR\tset to anything, there are no colours\n"
                       "TERM\t\"dumb\" means neither colours nor pager\n",
        .examples =
            "unclause index ~/documents\tread a folder, or what is new in it\n"
            "unclause search triangular cooperation\tthe best clauses first\n"
            "unclause search 'A/RES/79/236 para 5'\ta citation goes straight to its clause\n",
        .see_also = "unclause-query (7)",
        .commands = tables,
    };
    for (size_t i = 0; i < COMMANDS; i++)
        tables[i] = uc_cli_commands[i].table;
    return &program;
}

void uc_cli_overview(FILE *out)
{
    fputs("usage: unclause COMMAND [OPTION...] [ARGUMENT...]\n\n"
          "Full-text search of United Nations documents, clause by clause.\n\n",
          out);
    for (size_t i = 0; uc_cli_commands[i].table != NULL; i++)
        fprintf(out, "  %-10s %s\n", uc_cli_commands[i].table->name,
                uc_cli_commands[i].table->brief);
    fputs("\nunclause help COMMAND says more, man unclause-query what a query may say;\n"
          "unclause --version prints the version.\n"
          "Exit status: 0 something found or done, 1 nothing found, 2 an error.\n",
          out);
}

enum { NAME_MAX_LENGTH = 24 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance, of the first NAME_MAX_LENGTH bytes. */
static size_t edit_distance(uc_str a, uc_str b)
{
    size_t row[NAME_MAX_LENGTH + 1];
    a = uc_str_slice(a, 0, NAME_MAX_LENGTH);
    b = uc_str_slice(b, 0, NAME_MAX_LENGTH);
    for (size_t k = 0; k <= b.len; k++)
        row[k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            size_t change = diagonal + (a.ptr[i - 1] != b.ptr[k - 1]);
            diagonal = row[k];
            row[k] = least(change, least(row[k], row[k - 1]) + 1);
        }
    }
    return row[b.len];
}

enum uc_status uc_cli_find(uc_str name, const struct uc_cli_command **out, struct uc_error *err)
{
    size_t best = SIZE_MAX;
    const char *nearest = "";
    for (size_t i = 0; uc_cli_commands[i].table != NULL; i++) {
        uc_str known = uc_str_from(uc_cli_commands[i].table->name);
        if (uc_str_equal(known, name)) {
            *out = &uc_cli_commands[i];
            return UC_OK;
        }
        size_t distance = edit_distance(name, known);
        if (distance < best) {
            best = distance;
            nearest = known.ptr;
        }
    }
    if (best * 2 > name.len)
        uc_fail(err, UC_USAGE, "there is no command '%.*s'; see unclause help", UC_ARG(name));
    else
        uc_fail(err, UC_USAGE, "there is no command '%.*s'; did you mean '%s'?", UC_ARG(name),
                nearest);
    return UC_USAGE;
}

enum uc_status uc_run_help(int argc, char **argv, struct uc_error *err)
{
    struct uc_cli_common values = {0};
    struct uc_texts operands = {0};
    const struct uc_cli_command *command;
    bool done = false;
    uc_arena *arena = uc_arena_new();
    enum uc_status s =
        uc_cli_parse(&uc_cli_help, argc, argv, arena, &values, &operands, &done, err);
    if (s == UC_OK && !done && operands.list.count == 0)
        uc_cli_overview(stdout);
    else if (s == UC_OK && !done) {
        s = uc_cli_find(operands.list.at[0], &command, err);
        if (s == UC_OK)
            uc_command_help(command->table, "unclause", true, stdout);
    }
    uc_arena_free(arena);
    return s;
}
