/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/option.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct values {
    bool loud, help;
    uc_str name, file;
    uint32_t count, format;
    struct uc_texts words;
};

#define AT(member) offsetof(struct values, member)

static const struct uc_option options[] = {
    {"loud", 'l', UC_OPTION_FLAG, AT(loud), NULL, NULL, "make noise", NULL, 0, 0, NULL},
    {"name", 'm', UC_OPTION_TEXT, AT(name), "NAME", NULL, "what it is called", "Once.", 0, 0, NULL},
    {"file", 0, UC_OPTION_FILE, AT(file), "FILE", NULL, "where it is", NULL, 0, 0, NULL},
    {"count", 'n', UC_OPTION_NUMBER, AT(count), "N", NULL, "how many [at most]", NULL, 2, 900,
     NULL},
    {"format", 0, UC_OPTION_CHOICE, AT(format), "FORMAT", "text|json", "the user's form", NULL, 0,
     0, NULL},
    {"word", 'w', UC_OPTION_LIST, AT(words), "WORD", NULL, "a word", NULL, 0, 0, NULL},
    {"help", 'h', UC_OPTION_STOP, AT(help), NULL, NULL, "this text", NULL, 0, 0, NULL},
    {"secret", 0, UC_OPTION_FLAG, AT(loud), NULL, NULL, NULL, NULL, 0, 0, NULL},
    {.name = NULL},
};

static const struct uc_command command = {
    .name = "try",
    .operands = "THING...",
    .least = 1,
    .most = 2,
    .brief = "try a thing",
    .description = "Tries it.\n\n.dots and 'quotes' begin no request.",
    .examples = "unclause try a\tone thing\nunclause try -n2 a b\ttwo\n",
    .options = options,
};

enum { ARGUMENTS = 16 };

struct run {
    struct values values;
    struct uc_texts operands;
    enum uc_status status;
    struct uc_error err;
};

static struct run run(uc_arena *arena, const char *const *arguments)
{
    struct run run = {.values = {.count = 20}};
    char *argv[ARGUMENTS];
    int argc = 0;
    while (argc < ARGUMENTS && arguments[argc] != NULL) {
        argv[argc] = (char *)uc_arena_copy(arena, uc_str_from(arguments[argc])).ptr;
        argc++;
    }
    run.status =
        uc_options_parse(&command, argc, argv, arena, &run.values, &run.operands, &run.err);
    return run;
}

#define RUN(arena, ...) run((arena), (const char *const[]){__VA_ARGS__, NULL})

static void assert_text(uc_str got, const char *want)
{
    if (!uc_str_equal(got, uc_str_from(want)))
        fail_msg("got '%.*s', want '%s'", UC_ARG(got), want);
}

static void test_values(void **state)
{
    uc_arena *arena = *state;
    struct run all = RUN(arena, "--loud", "--name", "Ada", "--file=a=b", "-n5", "--format", "json",
                         "-wx", "thing");
    assert_int_equal(all.status, UC_OK);
    assert_true(all.values.loud);
    assert_text(all.values.name, "Ada");
    assert_text(all.values.file, "a=b");
    assert_int_equal(all.values.count, 5);
    assert_int_equal(all.values.format, 1);
    assert_int_equal(all.values.words.list.count, 1);
    assert_int_equal(all.operands.list.count, 1);
}

static void test_forms(void **state)
{
    uc_arena *arena = *state;
    struct run cluster = RUN(arena, "-ln", "7", "thing");
    assert_int_equal(cluster.status, UC_OK);
    assert_true(cluster.values.loud);
    assert_int_equal(cluster.values.count, 7);

    struct run mixed = RUN(arena, "a", "-w", "one", "-", "--word=two");
    assert_int_equal(mixed.status, UC_OK);
    assert_int_equal(mixed.values.words.list.count, 2);
    assert_text(mixed.values.words.list.at[1], "two");
    assert_text(mixed.operands.list.at[1], "-");

    struct run ended = RUN(arena, "--", "--loud", "-n");
    assert_int_equal(ended.status, UC_OK);
    assert_false(ended.values.loud);
    assert_text(ended.operands.list.at[0], "--loud");
    assert_int_equal(ended.values.count, 20); /* the default stays */

    struct run value = RUN(arena, "--name", "-x", "thing"); /* a value may begin with a hyphen */
    assert_text(value.values.name, "-x");

    struct run stopped = RUN(arena, "--help", "--nonsense");
    assert_int_equal(stopped.status, UC_OK);
    assert_true(stopped.values.help);
}

static void test_faults(void **state)
{
    static const struct {
        const char *arguments[4];
        const char *message;
    } faults[] = {
        {{"-n", "x", "t"}, "-n: 'x' is no number; see unclause try --help"},
        {{"--count=4294967296", "t"},
         "--count: '4294967296' is no number; see unclause try --help"},
        {{"--count=", "t"}, "--count: '' is no number; see unclause try --help"},
        {{"--count=-1", "t"}, "--count: '-1' is no number; see unclause try --help"},
        {{"--count=1", "t"}, "--count: 1 is less than 2; see unclause try --help"},
        {{"-n901", "t"}, "-n: 901 is more than 900; see unclause try --help"},
        {{"--format=xml", "t"}, "--format: 'xml' is none of text|json; see unclause try --help"},
        {{"--format=tex", "t"}, "--format: 'tex' is none of text|json; see unclause try --help"},
        {{"--file=", "t"}, "--file: '' names nothing; see unclause try --help"},
        {{"--file", "", "t"}, "--file: '' names nothing; see unclause try --help"},
        {{"t", "--name"}, "--name: NAME is missing; see unclause try --help"},
        {{"--loud=yes", "t"}, "--loud: takes no value; see unclause try --help"},
        {{"--loudly", "t"},
         "--loudly: no such option; see unclause try --help, or put -- in front "
         "of what begins with a hyphen and is no option"},
        {{"-lq", "t"},
         "-lq: no such option; see unclause try --help, or put -- in front of what "
         "begins with a hyphen and is no option"},
        {{"-l"}, "try: THING... is missing; see unclause try --help"},
        {{"a", "b", "c"}, "c: one operand too many; see unclause try --help"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct run failed = run(*state, faults[i].arguments);
        assert_int_equal(failed.status, UC_USAGE);
        assert_string_equal(failed.err.text, faults[i].message);
    }
}

/* What `print` writes, in `arena`. */
static uc_str printed(uc_arena *arena, void (*print)(FILE *out))
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    print(out);
    fclose(out);
    uc_str copy = uc_arena_copy(arena, (uc_str){text, len});
    free(text);
    return copy;
}

static void print_short_help(FILE *out)
{
    uc_command_help(&command, "unclause", false, out);
}

static void print_long_help(FILE *out)
{
    uc_command_help(&command, "unclause", true, out);
}

static void print_manual(FILE *out)
{
    uc_command_manual(&command, "unclause", out);
}

static void test_help(void **state)
{
    uc_arena *arena = *state;
    uc_str brief = printed(arena, print_short_help);
    assert_true(uc_str_starts(brief, UC_STR("usage: unclause try [OPTION]... THING...\n")));
    assert_true(uc_str_has(brief, UC_STR("  -n, --count N           how many [at most]\n")));
    assert_true(uc_str_has(brief, UC_STR("      --file FILE         where it is\n")));
    assert_false(uc_str_has(brief, UC_STR("Once.")));
    assert_false(uc_str_has(brief, UC_STR("secret")));

    uc_str full = printed(arena, print_long_help);
    assert_true(uc_str_has(full, UC_STR("\nTries it.\n\n.dots")));
    assert_true(uc_str_has(full, UC_STR("Once.")));
    assert_true(uc_str_has(full, UC_STR("one of text|json\n")));
    assert_true(uc_str_has(full, UC_STR("  unclause try -n2 a b\n      two\n")));
}

static void test_help_of_index_fits(void **state)
{
    (void)state;
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    uc_command_help(&uc_command_index, "unclause", true, out);
    fclose(out);
    size_t end;
    for (size_t start = 0; start < len; start = end + 1) {
        uc_str all = {text, len};
        end = uc_str_find(all, UC_STR("\n"), start);
        uc_str line = uc_str_slice(all, start, end);
        if (line.len > 80 && !uc_str_starts(line, UC_STR("  find")))
            fail_msg("wider than a terminal: %.*s", UC_ARG(line));
    }
    free(text);
}

static void test_manual(void **state)
{
    uc_str manual = printed(*state, print_manual);
    assert_true(uc_str_starts(manual, UC_STR(".TH \"UNCLAUSE-TRY\" 1 \"2")));
    assert_true(uc_str_has(manual, UC_STR("\\fB\\-n\\fR, \\fB\\-\\-count\\fR \\fIN\\fR\n")));
    assert_true(uc_str_has(manual, UC_STR("\n.PP\n\\&.dots and 'quotes'")));
    assert_false(uc_str_has(manual, UC_STR("secret")));
}

static void print_completion(const char *shell, FILE *out)
{
    const struct uc_command *const commands[] = {&command, NULL};
    assert_true(uc_commands_complete(commands, "unclause", shell, out));
}

static void print_bash(FILE *out)
{
    print_completion("bash", out);
}

static void print_zsh(FILE *out)
{
    print_completion("zsh", out);
}

static void print_fish(FILE *out)
{
    print_completion("fish", out);
}

static void test_completion(void **state)
{
    uc_arena *arena = *state;
    uc_str bash = printed(arena, print_bash);
    assert_true(uc_str_has(bash, UC_STR("try:--format) words=\"text json\"")));
    assert_true(uc_str_has(bash, UC_STR("--loud --name --file --count --format --word --help ")));
    assert_true(uc_str_has(bash, UC_STR("complete -o default -F _unclause unclause\n")));

    uc_str zsh = printed(arena, print_zsh);
    assert_true(uc_str_starts(zsh, UC_STR("#compdef unclause\n")));
    assert_true(uc_str_has(zsh, UC_STR("'--count=[how many \\[at most\\]]:N:'")));
    assert_true(uc_str_has(zsh, UC_STR("'--format=[the user'\\''s form]:FORMAT:(text json)'")));
    assert_true(uc_str_has(zsh, UC_STR("'*--word=[a word]:WORD:'")));

    uc_str fish = printed(arena, print_fish);
    assert_true(uc_str_has(fish, UC_STR("-l file -rF -d 'where it is'\n")));
    assert_true(uc_str_has(fish, UC_STR("-l format -xa 'text json' -d 'the user'\\''s form'\n")));

    const struct uc_command *const none[] = {NULL};
    assert_false(uc_commands_complete(none, "unclause", "csh", stdout));
}

static int setup(void **state)
{
    *state = uc_arena_new();
    return 0;
}

static int teardown(void **state)
{
    uc_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_values, setup, teardown),
        cmocka_unit_test_setup_teardown(test_forms, setup, teardown),
        cmocka_unit_test_setup_teardown(test_faults, setup, teardown),
        cmocka_unit_test_setup_teardown(test_help, setup, teardown),
        cmocka_unit_test_setup_teardown(test_help_of_index_fits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_manual, setup, teardown),
        cmocka_unit_test_setup_teardown(test_completion, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
