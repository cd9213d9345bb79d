/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command told to people: the usage lines of -h and --help. */
#include "clause/option.h"

#include <string.h>

enum { WIDTH = 80, OPTION_COLUMN = 26 };

/* Prints `text` in lines of WIDTH columns, further lines and paragraphs indented; `column` is where
 * the first line stands already. Bytes are counted, not columns: the texts are ASCII. */
static void print_wrapped(const char *text, int indent, int column, FILE *out)
{
    while (*text != '\0') {
        size_t word = strcspn(text, " \n");
        if (column > indent && column + 1 + (int)word > WIDTH)
            column = fprintf(out, "\n%*s", indent, "") - 1;
        else if (column > indent)
            column += fprintf(out, " ");
        column += fprintf(out, "%.*s", (int)word, text);
        text += word;
        if (strncmp(text, "\n\n", 2) == 0)
            column = fprintf(out, "\n\n%*s", indent, "") - 2;
        text += strspn(text, " \n");
    }
    fputc('\n', out);
}

/* "-j, --jobs N" */
static int print_option_name(const struct uc_option *option, FILE *out)
{
    int width = option->letter ? fprintf(out, "  -%c", option->letter) : fprintf(out, "    ");
    if (option->name[0] != '\0')
        width += fprintf(out, "%s--%s", option->letter ? ", " : "  ", option->name);
    if (option->argument)
        width += fprintf(out, " %s", option->argument);
    return width;
}

static void print_option(const struct uc_option *option, bool in_full, FILE *out)
{
    int width = print_option_name(option, out);
    if (width >= OPTION_COLUMN - 1)
        width = fprintf(out, "\n") - 1;
    fprintf(out, "%*s", OPTION_COLUMN - width, "");
    print_wrapped(option->help, OPTION_COLUMN, OPTION_COLUMN, out);
    if (!in_full)
        return;
    if (option->choices) {
        fprintf(out, "%*s", OPTION_COLUMN, "");
        fprintf(out, "one of %s\n", option->choices);
    }
    if (option->detail) {
        fprintf(out, "%*s", OPTION_COLUMN, "");
        print_wrapped(option->detail, OPTION_COLUMN, OPTION_COLUMN, out);
    }
}

const char *uc_next_row(const char *at, uc_str *what, uc_str *means)
{
    size_t tab = strcspn(at, "\t\n");
    *what = (uc_str){at, tab};
    at += tab + (at[tab] == '\t');
    size_t end = strcspn(at, "\n");
    *means = (uc_str){at, end};
    at += end + (at[end] == '\n');
    return *at == '\0' ? NULL : at;
}

static void print_examples(const char *examples, FILE *out)
{
    fputs("\nExamples:\n", out);
    for (const char *at = examples; at != NULL;) {
        uc_str line, does;
        at = uc_next_row(at, &line, &does);
        fprintf(out, "  %.*s\n      %.*s\n", UC_ARG(line), UC_ARG(does));
    }
}

static const char *usage_of_options(const struct uc_command *command)
{
    return command->options[0].name ? " [OPTION]..." : "";
}

void uc_command_help(const struct uc_command *command, const char *program, bool in_full, FILE *out)
{
    fprintf(out, "usage: %s %s%s%s%s\n", program, command->name, usage_of_options(command),
            command->operands[0] ? " " : "", command->operands);
    fprintf(out, "%s\n", command->brief);
    if (in_full) {
        fputc('\n', out);
        print_wrapped(command->description, 0, 0, out);
    }
    fputs("\nOptions:\n", out);
    for (const struct uc_option *option = command->options; option->name; option++)
        if (option->help)
            print_option(option, in_full, out);
    if (in_full && command->examples)
        print_examples(command->examples, out);
}
