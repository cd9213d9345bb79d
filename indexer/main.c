/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unclause-index [index] [OPTION]... PATH...
 * unclause-index forget [OPTION]... PATH|SYMBOL...
 * unclause-index compact FROM... TO
 *
 * `unclause` runs it with the command's name as first argument; a folder of such a name is indexed
 * as ./forget.
 */
#include "clause/streams.h"
#include "converter.h"
#include "dump.h"
#include "index.h"
#include "sandbox.h"
#include "worker.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

static const char program[] = "unclause";

static int complain(const struct uc_error *err)
{
    fprintf(stderr, "%s: %s\n", program, err->text);
    return uc_exit_status(err->status);
}

static void print_version(void)
{
    struct uc_sandbox_state sandbox = uc_sandbox_try();
    printf("%s %s\nin force where files are read: ", program, uc_version);
    if (sandbox.landlock > 0)
        printf("Landlock (version %d)%s", sandbox.landlock, sandbox.seccomp ? ", " : "");
    printf("%s\n", sandbox.seccomp ? "seccomp" : sandbox.landlock > 0 ? "" : "nothing");
}

static enum uc_status do_index(const struct uc_index_options *options, const struct uc_texts *paths,
                               size_t *failed, struct uc_error *err)
{
    if (options->help || options->help_long)
        uc_command_help(&uc_command_index, program, options->help_long, stdout);
    else if (options->manual)
        uc_command_manual(&uc_command_index, program, stdout);
    else if (options->version)
        print_version();
    else if (options->dump)
        return uc_dump(options, paths, stdout, err);
    else
        return uc_index(options, paths, failed, err);
    return UC_OK;
}

static int run_index(int argc, char **argv, uc_arena *arena)
{
    struct uc_index_options options = {.timeout = 120};
    struct uc_texts paths = {0};
    struct uc_error err;
    size_t failed = 0;
    if (uc_options_parse(&uc_command_index, argc, argv, arena, &options, &paths, &err) != UC_OK)
        return complain(&err);
    if (options.worker)
        return uc_worker_run();
    if (options.converter)
        return uc_converter_run();
    if (do_index(&options, &paths, &failed, &err) != UC_OK)
        return complain(&err);
    return failed > 0 ? uc_exit_status(UC_BAD_FILE) : 0;
}

/* A command that keeps an index in order. */
static int run_upkeep(const struct uc_command *command,
                      enum uc_status (*run)(const struct uc_upkeep_options *options,
                                            const struct uc_texts *operands, struct uc_error *err),
                      int argc, char **argv, uc_arena *arena)
{
    struct uc_upkeep_options options = {0};
    struct uc_texts operands = {0};
    struct uc_error err;
    if (uc_options_parse(command, argc, argv, arena, &options, &operands, &err) != UC_OK)
        return complain(&err);
    if (options.help || options.help_long)
        uc_command_help(command, program, options.help_long, stdout);
    else if (options.manual)
        uc_command_manual(command, program, stdout);
    else if (run(&options, &operands, &err) != UC_OK)
        return complain(&err);
    return 0;
}

static int run_forget(int argc, char **argv, uc_arena *arena)
{
    return run_upkeep(&uc_command_forget, uc_forget, argc, argv, arena);
}

static int run_compact(int argc, char **argv, uc_arena *arena)
{
    return run_upkeep(&uc_command_compact, uc_compact, argc, argv, arena);
}

int main(int argc, char **argv)
{
    static const struct {
        const struct uc_command *command;
        int (*run)(int argc, char **argv, uc_arena *arena);
    } commands[] = {{&uc_command_index, run_index},
                    {&uc_command_forget, run_forget},
                    {&uc_command_compact, run_compact}};

    uc_streams_keep();
    signal(SIGPIPE, SIG_IGN); /* who reads no further has had enough; no error */
    uc_arena *arena = uc_arena_new();
    int (*run)(int argc, char **argv, uc_arena *arena) = run_index;
    int first = argc > 0;
    for (size_t i = 0; i < sizeof commands / sizeof *commands && argc > 1 && first == 1; i++) {
        if (strcmp(argv[1], commands[i].command->name) != 0)
            continue;
        run = commands[i].run;
        first = 2;
    }
    int status = run(argc - first, argv + first, arena);
    uc_arena_free(arena);
    if (fflush(stdout) == 0 || errno == EPIPE)
        return status;
    struct uc_error err;
    uc_fail(&err, UC_IO, "standard output: %s", strerror(errno));
    return complain(&err);
}
