/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/cli.h"

#include "clause/place.h"
#include "clause/streams.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

enum uc_status uc_cli_parse(const struct uc_command *table, int argc, char **argv, uc_arena *arena,
                            void *values, struct uc_texts *operands, bool *done,
                            struct uc_error *err)
{
    const struct uc_cli_common *common = values;
    enum uc_status s = uc_options_parse(table, argc, argv, arena, values, operands, err);
    *done = s == UC_OK && (common->help || common->help_long);
    if (*done)
        uc_command_help(table, "unclause", common->help_long, stdout);
    return s;
}

enum uc_status uc_cli_places(const struct uc_texts *named, uc_arena *arena, struct uc_texts *out,
                             struct uc_error *err)
{
    for (size_t i = 0; i < named->list.count; i++)
        *UC_PUSH(arena, &out->list) = uc_arena_copy(arena, named->list.at[i]);
    if (named->list.count > 0)
        return UC_OK;
    uc_str place;
    enum uc_status s = uc_place_of_database(UC_STR(""), arena, &place, err);
    if (s == UC_OK)
        *UC_PUSH(arena, &out->list) = place;
    return s;
}

enum uc_status uc_cli_open(const struct uc_texts *named, uc_arena *arena, struct uc_collection *out,
                           struct uc_error *err)
{
    struct uc_texts places = {0};
    enum uc_status s = uc_cli_places(named, arena, &places, err);
    if (s != UC_OK)
        return s;
    const char **paths = uc_arena_alloc(arena, places.list.count * sizeof *paths);
    for (size_t i = 0; i < places.list.count; i++)
        paths[i] = places.list.at[i].ptr;
    return uc_collection_open(paths, places.list.count, out, err);
}

uc_str uc_cli_join(const struct uc_texts *operands, uc_arena *arena)
{
    struct uc_buf joined = {0};
    for (size_t i = 0; i < operands->list.count; i++) {
        if (i > 0)
            uc_buf_byte(&joined, ' ');
        uc_buf_add(&joined, operands->list.at[i]);
    }
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&joined));
    uc_buf_free(&joined);
    return copy;
}

enum uc_status uc_cli_run(const struct uc_command *table, int argc, char **argv, void *values,
                          const struct uc_texts *named, uc_cli_task *task, struct uc_error *err)
{
    struct uc_texts operands = {0};
    struct uc_collection collection;
    bool done = false;
    uc_arena *arena = uc_arena_new();
    enum uc_status s = uc_cli_parse(table, argc, argv, arena, values, &operands, &done, err);
    if (s == UC_OK && !done)
        s = uc_cli_open(named, arena, &collection, err);
    if (s == UC_OK && !done) {
        s = task(&collection, values, uc_cli_join(&operands, arena), arena, err);
        uc_collection_close(&collection);
    }
    uc_arena_free(arena);
    return s;
}

static void become(const char *folder, const char *program, char **argv)
{
    char path[PATH_MAX];
    int len = snprintf(path, sizeof path, "%s/%s", folder, program);
    if (len > 0 && (size_t)len < sizeof path)
        execv(path, argv);
}

enum uc_status uc_cli_become_indexer(int argc, char **argv, struct uc_error *err)
{
    static char name[] = "unclause-index";
    char self[PATH_MAX];
    uc_arena *arena = uc_arena_new();
    char **arguments = uc_arena_alloc(arena, ((size_t)argc + 2) * sizeof *arguments);
    arguments[0] = name;
    memcpy(arguments + 1, argv, (size_t)argc * sizeof *argv);
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    if (len > 0) {
        self[len] = '\0';
        const char *folder = dirname(self);
        become(folder, name, arguments);
        become(folder, "../indexer/unclause-index", arguments);
    }
    execvp(name, arguments);
    uc_arena_free(arena);
    return uc_fail(err, UC_IO,
                   "unclause-index: %s; it is installed beside unclause or found by PATH",
                   strerror(errno));
}

/* "--complete bash", "--manual search", "--manual unclause": for the rules that install. */
static enum uc_status print_for_install(const char *option, const char *argument,
                                        struct uc_error *err)
{
    const struct uc_cli_command *command;
    const struct uc_program *program = uc_cli_program();
    if (strcmp(option, "--complete") == 0) {
        if (uc_commands_complete(program->commands, program->name, argument, stdout))
            return UC_OK;
        return uc_fail(err, UC_USAGE, "--complete: '%s' is none of bash, zsh, fish", argument);
    }
    if (strcmp(argument, program->name) == 0) {
        uc_program_manual(program, stdout);
        return UC_OK;
    }
    enum uc_status s = uc_cli_find(uc_str_from(argument), &command, err);
    if (s == UC_OK)
        uc_command_manual(command->table, program->name, stdout);
    return s;
}

static enum uc_status run_option(int argc, char **argv, struct uc_error *err)
{
    const char *option = argv[0];
    if (strcmp(option, "--version") == 0) {
        static char *version[] = {"--version"};
        if (uc_cli_become_indexer(1, version, err) != UC_OK) /* which knows its sandbox, too */
            printf("unclause %s\n", uc_version);
        *err = (struct uc_error){0};
        return UC_OK;
    }
    if (strcmp(option, "--help") == 0 || strcmp(option, "-h") == 0) {
        uc_cli_overview(stdout);
        return UC_OK;
    }
    bool for_install = strcmp(option, "--manual") == 0 || strcmp(option, "--complete") == 0;
    if (for_install && argc == 2)
        return print_for_install(option, argv[1], err);
    return uc_fail(err, UC_USAGE, "there is no option '%s' before a command; see unclause help",
                   option);
}

static enum uc_status run(int argc, char **argv, struct uc_error *err)
{
    if (argc == 0) {
        uc_cli_overview(stderr);
        return UC_USAGE;
    }
    if (argv[0][0] == '-')
        return run_option(argc, argv, err);
    const struct uc_cli_command *command;
    enum uc_status s = uc_cli_find(uc_str_from(argv[0]), &command, err);
    if (s != UC_OK)
        return s;
    if (command->run == NULL)
        return uc_cli_become_indexer(argc, argv, err);
    return command->run(argc - 1, argv + 1, err);
}

int uc_cli_main(int argc, char **argv)
{
    uc_streams_keep();
    struct uc_error err = {0};
    enum uc_status s = argc > 0 ? run(argc - 1, argv + 1, &err) : UC_USAGE;
    if (fflush(stdout) != 0 && s == UC_OK && errno != EPIPE)
        s = uc_fail(&err, UC_IO, "standard output: %s", strerror(errno));
    if (err.text[0] != '\0')
        fprintf(stderr, "unclause: %s\n", err.text);
    return uc_exit_status(s);
}
