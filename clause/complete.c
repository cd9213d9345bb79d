/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion scripts for bash, zsh and fish. */
#include "clause/option.h"

#include <string.h>

typedef const struct uc_command *const *command_list;

static bool is_shown(const struct uc_option *option)
{
    return option->help != NULL && option->name[0] != '\0';
}

/* Text within single quotes: one of its own closes them, stands escaped, and opens them again. */
static void print_quoted(const char *text, FILE *out)
{
    for (; *text != '\0'; text++)
        fputs(*text == '\'' ? "'\\''" : (char[]){*text, '\0'}, out);
}

static void print_choices(const char *choices, FILE *out)
{
    for (; *choices != '\0'; choices++)
        fputc(*choices == '|' ? ' ' : *choices, out);
}

/* Lines "search:--kind) words=… ;;" of what each option takes. */
static void bash_values(const struct uc_command *command, FILE *out)
{
    for (const struct uc_option *option = command->options; option->name; option++) {
        const char *values = option->choices ? option->choices : option->members;
        if (!is_shown(option) || !values)
            continue;
        fprintf(out, "    %s:--%s) words=\"", command->name, option->name);
        print_choices(values, out);
        fputs(option->members ? "\"; list=y ;;\n" : "\" ;;\n", out);
    }
}

static void bash_options(const struct uc_command *command, FILE *out)
{
    fprintf(out, "    %s:-*) words=\"", command->name);
    for (const struct uc_option *option = command->options; option->name; option++)
        if (is_shown(option))
            fprintf(out, "--%s ", option->name);
    fputs("\" ;;\n", out);
    if (command->beginnings == NULL)
        return;
    fprintf(out, "    %s:*) words=\"", command->name);
    print_choices(command->beginnings, out);
    fputs("\"; compopt -o nospace 2>/dev/null ;;\n", out);
}

/* Bash parts words at "=" too: "--sort=date" are three. What nothing is said of completes as a file
 * (-o default). Of members joined by commas the last is completed. */
static void complete_bash(command_list commands, const char *program, FILE *out)
{
    fprintf(
        out,
        "_%s() {\n"
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words= list=\n"
        "  local command=${COMP_WORDS[1]}\n"
        "  [ \"$word\" = = ] && word=\n"
        "  [ \"$before\" = = ] && before=${COMP_WORDS[COMP_CWORD-2]}\n"
        "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
        "    words=\"",
        program);
    for (command_list at = commands; *at; at++)
        fprintf(out, "%s ", (*at)->name);
    fputs("\"\n  else case $command:$before in\n", out);
    for (command_list at = commands; *at; at++)
        bash_values(*at, out);
    fputs("    *) case $command:$word in\n", out);
    for (command_list at = commands; *at; at++)
        bash_options(*at, out);
    fprintf(out,
            "    esac ;;\n"
            "  esac; fi\n"
            "  local head=\n"
            "  [ -n \"$list\" ] && [ \"${word%%,*}\" != \"$word\" ] && head=${word%%,*},\n"
            "  COMPREPLY=($(compgen -P \"$head\" -W \"$words\" -- \"${word#\"$head\"}\"))\n"
            "}\n"
            "complete -o default -F _%s %s\n",
            program, program);
}

/* A description in an _arguments specification, within single quotes. */
static void print_zsh_text(const char *text, FILE *out)
{
    for (; *text != '\0'; text++) {
        if (strchr("[]:\\", *text))
            fputc('\\', out);
        fputs(*text == '\'' ? "'\\''" : (char[]){*text, '\0'}, out);
    }
}

static void zsh_option(const struct uc_option *option, FILE *out)
{
    bool repeats = option->type == UC_OPTION_LIST || option->type == UC_OPTION_FOLDERS;
    fprintf(out, "      '%s--%s%s[", repeats ? "*" : "", option->name, option->argument ? "=" : "");
    print_zsh_text(option->help, out);
    fputc(']', out);
    if (option->choices) {
        fprintf(out, ":%s:(", option->argument);
        print_choices(option->choices, out);
        fputc(')', out);
    } else if (option->members) {
        fprintf(out, ":%s:_values -s , member ", option->argument);
        print_choices(option->members, out);
    } else if (option->argument) {
        bool path = option->type == UC_OPTION_FILE || option->type == UC_OPTION_FOLDERS;
        fprintf(out, ":%s:%s", option->argument, path ? "_files" : "");
    }
    fputs("' \\\n", out);
}

static void zsh_operands(const struct uc_command *command, FILE *out)
{
    if (command->beginnings == NULL) {
        fputs("      '*:operand:_files' ;;\n", out);
        return;
    }
    fputs("      '*:operand:compadd -S \"\" -- ", out);
    print_choices(command->beginnings, out);
    fputs("' ;;\n", out);
}

static void complete_zsh(command_list commands, const char *program, FILE *out)
{
    fprintf(out, "#compdef %s\nlocal -a commands=(\n", program);
    for (command_list at = commands; *at; at++) {
        fprintf(out, "  '%s:", (*at)->name);
        print_quoted((*at)->brief, out);
        fputs("'\n", out);
    }
    fputs(")\nif ((CURRENT == 2)); then\n  _describe command commands\nelse\n  shift words\n"
          "  ((CURRENT--))\n  case $words[1] in\n",
          out);
    for (command_list at = commands; *at; at++) {
        fprintf(out, "    %s) _arguments -s \\\n", (*at)->name);
        for (const struct uc_option *option = (*at)->options; option->name; option++)
            if (is_shown(option))
                zsh_option(option, out);
        zsh_operands(*at, out);
    }
    fputs("  esac\nfi\n", out);
}

static void fish_option(const struct uc_command *command, const struct uc_option *option,
                        const char *program, FILE *out)
{
    fprintf(out, "complete -c %s -n '__fish_seen_subcommand_from %s' -l %s", program, command->name,
            option->name);
    if (option->letter)
        fprintf(out, " -s %c", option->letter);
    if (option->choices) {
        fputs(" -xa '", out);
        print_choices(option->choices, out);
        fputc('\'', out);
    } else if (option->members) {
        fputs(" -xa '(__fish_append , ", out);
        print_choices(option->members, out);
        fputs(")'", out);
    } else if (option->argument) {
        bool path = option->type == UC_OPTION_FILE || option->type == UC_OPTION_FOLDERS;
        fputs(path ? " -rF" : " -x", out);
    }
    fputs(" -d '", out);
    print_quoted(option->help, out);
    fputs("'\n", out);
}

static void complete_fish(command_list commands, const char *program, FILE *out)
{
    for (command_list at = commands; *at; at++) {
        fprintf(out, "complete -c %s -n __fish_use_subcommand -fa %s -d '", program, (*at)->name);
        print_quoted((*at)->brief, out);
        fputs("'\n", out);
        for (const struct uc_option *option = (*at)->options; option->name; option++)
            if (is_shown(option))
                fish_option(*at, option, program, out);
        if ((*at)->beginnings == NULL)
            continue;
        fprintf(out, "complete -c %s -n '__fish_seen_subcommand_from %s' -fa '", program,
                (*at)->name);
        print_choices((*at)->beginnings, out);
        fputs("'\n", out);
    }
}

bool uc_commands_complete(command_list commands, const char *program, const char *shell, FILE *out)
{
    static const struct {
        const char *name;
        void (*complete)(command_list commands, const char *program, FILE *out);
    } shells[] = {{"bash", complete_bash}, {"zsh", complete_zsh}, {"fish", complete_fish}};

    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shell, shells[i].name) != 0)
            continue;
        shells[i].complete(commands, program, out);
        return true;
    }
    return false;
}
