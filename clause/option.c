/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/option.h"

#include <string.h>

const char uc_version[] = UNCLAUSE_VERSION;
const char uc_release_date[] = UNCLAUSE_RELEASE_DATE;

/* The arguments as they are worked off. */
struct arguments {
    const struct uc_command *command;
    char **next, **end;
    uc_arena *arena;
    char *values;
    struct uc_texts *operands;
    bool options_ended, stopped;
    struct uc_error *err;
};

static enum uc_status parse_number(struct arguments *args, const struct uc_option *option,
                                   uc_str shown, uc_str value, uint32_t *out)
{
    uint64_t number = 0;
    bool good = value.len > 0;
    for (size_t i = 0; i < value.len && good; i++) {
        number = number * 10 + (uint64_t)(value.ptr[i] - '0');
        good = value.ptr[i] >= '0' && value.ptr[i] <= '9' && number <= UINT32_MAX;
    }
    if (!good)
        return uc_fail(args->err, UC_USAGE, "%.*s: '%.*s' is no number; see unclause %s --help",
                       UC_ARG(shown), UC_ARG(value), args->command->name);
    bool less = number < option->least;
    if (less || (option->most > 0 && number > option->most))
        return uc_fail(args->err, UC_USAGE, "%.*s: %.*s is %s than %u; see unclause %s --help",
                       UC_ARG(shown), UC_ARG(value), less ? "less" : "more",
                       less ? option->least : option->most, args->command->name);
    *out = (uint32_t)number;
    return UC_OK;
}

bool uc_choice_find(const char *choices, uc_str value, uint32_t *index)
{
    *index = 0;
    for (const char *at = choices; *at != '\0'; ++*index) {
        size_t len = strcspn(at, "|");
        if (uc_str_equal(value, (uc_str){at, len}))
            return true;
        at += len + (at[len] == '|');
    }
    return false;
}

static enum uc_status parse_choice(struct arguments *args, const struct uc_option *option,
                                   uc_str shown, uc_str value, uint32_t *out)
{
    if (uc_choice_find(option->choices, value, out))
        return UC_OK;
    return uc_fail(args->err, UC_USAGE, "%.*s: '%.*s' is none of %s; see unclause %s --help",
                   UC_ARG(shown), UC_ARG(value), option->choices, args->command->name);
}

static enum uc_status set_value(struct arguments *args, const struct uc_option *option,
                                uc_str shown, uc_str value)
{
    void *at = args->values + option->offset;
    bool names_file = option->type == UC_OPTION_FILE || option->type == UC_OPTION_FOLDERS;
    if (names_file && value.len == 0)
        return uc_fail(args->err, UC_USAGE, "%.*s: '' names nothing; see unclause %s --help",
                       UC_ARG(shown), args->command->name);
    switch (option->type) {
    case UC_OPTION_STOP:
        args->stopped = true;
        *(bool *)at = true;
        return UC_OK;
    case UC_OPTION_FLAG:
        *(bool *)at = true;
        return UC_OK;
    case UC_OPTION_TEXT:
    case UC_OPTION_FILE:
        *(uc_str *)at = value;
        return UC_OK;
    case UC_OPTION_LIST:
    case UC_OPTION_FOLDERS:
        *UC_PUSH(args->arena, &((struct uc_texts *)at)->list) = value;
        return UC_OK;
    case UC_OPTION_NUMBER:
        return parse_number(args, option, shown, value, at);
    case UC_OPTION_CHOICE:
        return parse_choice(args, option, shown, value, at);
    }
    return uc_fail(args->err, UC_INTERNAL, "%.*s: option of an unknown type", UC_ARG(shown));
}

static bool takes_value(const struct uc_option *option)
{
    return option->type != UC_OPTION_FLAG && option->type != UC_OPTION_STOP;
}

/* Sets an option whose value, if it takes one, is the next argument. */
static enum uc_status set_from_next(struct arguments *args, const struct uc_option *option,
                                    uc_str shown)
{
    if (!takes_value(option))
        return set_value(args, option, shown, UC_STR(""));
    if (args->next == args->end)
        return uc_fail(args->err, UC_USAGE, "%.*s: %s is missing; see unclause %s --help",
                       UC_ARG(shown), option->argument, args->command->name);
    return set_value(args, option, shown, uc_str_from(*args->next++));
}

static enum uc_status no_such_option(struct arguments *args, uc_str shown)
{
    return uc_fail(args->err, UC_USAGE,
                   "%.*s: no such option; see unclause %s --help, or put -- in front of what "
                   "begins with a hyphen and is no option",
                   UC_ARG(shown), args->command->name);
}

static enum uc_status parse_long(struct arguments *args, uc_str argument)
{
    size_t equals = uc_str_find(argument, UC_STR("="), 0);
    uc_str shown = uc_str_slice(argument, 0, equals);
    uc_str name = uc_str_slice(shown, 2, shown.len);
    for (const struct uc_option *option = args->command->options; option->name; option++) {
        if (!uc_str_equal(name, uc_str_from(option->name)))
            continue;
        if (equals > argument.len)
            return set_from_next(args, option, shown);
        if (takes_value(option))
            return set_value(args, option, shown, uc_str_slice(argument, equals + 1, argument.len));
        return uc_fail(args->err, UC_USAGE, "%.*s: takes no value; see unclause %s --help",
                       UC_ARG(shown), args->command->name);
    }
    return no_such_option(args, shown);
}

static const struct uc_option *option_by_letter(const struct uc_command *command, char letter)
{
    for (const struct uc_option *option = command->options; option->name; option++)
        if (option->letter == letter)
            return option;
    return NULL;
}

/* "-0", "-0q", "-n5", "-n" "5" */
static enum uc_status parse_letters(struct arguments *args, uc_str argument)
{
    for (size_t i = 1; i < argument.len && !args->stopped; i++) {
        const struct uc_option *option = option_by_letter(args->command, argument.ptr[i]);
        if (option == NULL)
            return no_such_option(args, argument);
        char letter[] = {'-', argument.ptr[i]};
        uc_str shown = {letter, sizeof letter};
        if (takes_value(option) && i + 1 < argument.len)
            return set_value(args, option, shown, uc_str_slice(argument, i + 1, argument.len));
        enum uc_status status = set_from_next(args, option, shown);
        if (status != UC_OK)
            return status;
    }
    return UC_OK;
}

static enum uc_status parse_argument(struct arguments *args, uc_str argument)
{
    bool operand = args->options_ended || argument.len < 2 || argument.ptr[0] != '-';
    if (operand) {
        *UC_PUSH(args->arena, &args->operands->list) = argument;
        return UC_OK;
    }
    if (argument.ptr[1] != '-')
        return parse_letters(args, argument);
    if (argument.len > 2)
        return parse_long(args, argument);
    args->options_ended = true;
    return UC_OK;
}

static enum uc_status check_operands(const struct arguments *args)
{
    const struct uc_command *command = args->command;
    size_t count = args->operands->list.count;
    if (count < command->least)
        return uc_fail(args->err, UC_USAGE, "%s: %s is missing; see unclause %s --help",
                       command->name, command->operands, command->name);
    if (count > command->most)
        return uc_fail(args->err, UC_USAGE, "%.*s: one operand too many; see unclause %s --help",
                       UC_ARG(args->operands->list.at[command->most]), command->name);
    return UC_OK;
}

enum uc_status uc_options_parse(const struct uc_command *command, int argc, char **argv,
                                uc_arena *arena, void *values, struct uc_texts *operands,
                                struct uc_error *err)
{
    struct arguments args = {
        .command = command,
        .next = argv,
        .end = argv + argc,
        .arena = arena,
        .values = values,
        .operands = operands,
        .err = err,
    };
    while (args.next < args.end) {
        enum uc_status status = parse_argument(&args, uc_str_from(*args.next++));
        if (status != UC_OK || args.stopped)
            return status;
    }
    return check_operands(&args);
}
