/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands as manual pages, in man(7). */
#include "clause/option.h"

#include <string.h>

enum { WIDTH = 78 };

/* Text for roff as it is written: a backslash and a hyphen mean something to it, and so does a
 * point or an apostrophe that begins a line. */
struct roff {
    FILE *out;
    int column;
};

static void put_word(struct roff *roff, const char *word, size_t len)
{
    if (roff->column > 0 && roff->column + 1 + (int)len > WIDTH) {
        fputc('\n', roff->out);
        roff->column = 0;
    } else if (roff->column > 0) {
        fputc(' ', roff->out);
        roff->column++;
    }
    if (roff->column == 0 && (word[0] == '.' || word[0] == '\''))
        roff->column += fprintf(roff->out, "\\&");
    for (size_t i = 0; i < len; i++) {
        if (word[i] == '\\')
            roff->column += fprintf(roff->out, "\\e");
        else
            roff->column += fprintf(roff->out, word[i] == '-' ? "\\-" : "%c", word[i]);
    }
}

/* Words in lines; a blank line between paragraphs becomes the request `between`. */
static void put_text(FILE *out, uc_str text, const char *between)
{
    struct roff roff = {out, 0};
    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\n')
            end++;
        if (end > i)
            put_word(&roff, text.ptr + i, end - i);
        if (end + 1 < text.len && text.ptr[end] == '\n' && text.ptr[end + 1] == '\n') {
            fprintf(out, "\n%s\n", between);
            roff.column = 0;
        }
        i = end + 1;
    }
    if (roff.column > 0)
        fputc('\n', out);
}

/* A few words, within a line. */
static void put_plain(FILE *out, uc_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\\')
            fputs("\\e", out);
        else
            fputs(text.ptr[i] == '-' ? "\\-" : (char[]){text.ptr[i], '\0'}, out);
    }
}

static void put_inline(FILE *out, char font, uc_str text)
{
    fprintf(out, "\\f%c", font);
    put_plain(out, text);
    fputs("\\fR", out);
}

static void put_title(FILE *out, const char *name)
{
    fputs(".TH \"", out);
    for (const char *at = name; *at != '\0'; at++)
        fputc(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at, out);
    fprintf(out, "\" 1 \"%s\" \"unclause %s\" \"User Commands\"\n", uc_release_date, uc_version);
}

static void put_name(FILE *out, const char *name, const char *brief)
{
    fputs(".SH NAME\n", out);
    put_plain(out, uc_str_from(name));
    fputs(" \\- ", out);
    put_plain(out, uc_str_from(brief));
    fputc('\n', out);
}

/* "text|json" as "text, json" */
static void put_choices(FILE *out, const char *choices)
{
    struct roff roff = {out, 0};
    put_word(&roff, "One of", 6);
    while (*choices != '\0') {
        char word[64];
        size_t len = strcspn(choices, "|");
        bool last = choices[len] == '\0';
        int written = snprintf(word, sizeof word, "%.*s%c", (int)len, choices, last ? '.' : ',');
        if (written > 0 && (size_t)written < sizeof word)
            put_word(&roff, word, (size_t)written);
        choices += len + !last;
    }
    fputc('\n', out);
}

static void put_option(FILE *out, const struct uc_option *option)
{
    fputs(".TP\n", out);
    if (option->letter) {
        put_inline(out, 'B', (uc_str){(char[]){'-', option->letter}, 2});
        fputs(option->name[0] ? ", " : "", out);
    }
    if (option->name[0] != '\0') {
        fputs("\\fB\\-\\-", out);
        put_plain(out, uc_str_from(option->name));
        fputs("\\fR", out);
    }
    if (option->argument) {
        fputc(' ', out);
        put_inline(out, 'I', uc_str_from(option->argument));
    }
    fputc('\n', out);
    char help[256];
    snprintf(help, sizeof help, "%s.", option->help);
    put_text(out, uc_str_from(help), ".IP");
    if (option->choices)
        put_choices(out, option->choices);
    if (option->detail)
        put_text(out, uc_str_from(option->detail), ".IP");
}

/* Rows of "what\twhich means\n"... */
static void put_rows(FILE *out, const char *heading, const char *rows)
{
    fprintf(out, ".SH %s\n", heading);
    for (const char *at = rows; at != NULL;) {
        uc_str what, means;
        at = uc_next_row(at, &what, &means);
        fputs(".TP\n", out);
        put_inline(out, 'B', what);
        fputc('\n', out);
        put_text(out, means, ".IP");
    }
}

static void put_exit_status(FILE *out)
{
    fputs(".SH EXIT STATUS\n"
          "0 if something was found or done, 1 if nothing was found, 2 on an error.\n",
          out);
}

void uc_command_manual(const struct uc_command *command, const char *program, FILE *out)
{
    char name[64];
    snprintf(name, sizeof name, "%s-%s", program, command->name);
    put_title(out, name);
    put_name(out, name, command->brief);
    fputs(".SH SYNOPSIS\n", out);
    put_inline(out, 'B', uc_str_from(program));
    fputc(' ', out);
    put_inline(out, 'B', uc_str_from(command->name));
    fputs(" [OPTION]...", out);
    if (command->operands[0] != '\0') {
        fputc(' ', out);
        put_inline(out, 'I', uc_str_from(command->operands));
    }
    fputs("\n.SH DESCRIPTION\n", out);
    put_text(out, uc_str_from(command->description), ".PP");
    fputs(".SH OPTIONS\n", out);
    for (const struct uc_option *option = command->options; option->name; option++)
        if (option->help)
            put_option(out, option);
    put_exit_status(out);
    if (command->examples)
        put_rows(out, "EXAMPLES", command->examples);
    fprintf(out, ".SH SEE ALSO\n.BR %s (1)\n", program);
}

void uc_program_manual(const struct uc_program *program, FILE *out)
{
    put_title(out, program->name);
    put_name(out, program->name, program->brief);
    fputs(".SH SYNOPSIS\n", out);
    put_inline(out, 'B', uc_str_from(program->name));
    fputs(" \\fICOMMAND\\fR [OPTION]... [ARGUMENT]...\n.SH DESCRIPTION\n", out);
    put_text(out, uc_str_from(program->description), ".PP");
    fputs(".SH COMMANDS\n", out);
    for (const struct uc_command *const *at = program->commands; *at != NULL; at++) {
        fprintf(out, ".TP\n\\fB%s\\fR\n", (*at)->name);
        put_text(out, uc_str_from((*at)->brief), ".IP");
    }
    put_rows(out, "ENVIRONMENT", program->environment);
    put_exit_status(out);
    if (program->examples)
        put_rows(out, "EXAMPLES", program->examples);
    fputs(".SH SEE ALSO\n", out);
    for (const struct uc_command *const *at = program->commands; *at != NULL; at++) {
        fprintf(out, ".BR %s\\-%s (1),\n", program->name, (*at)->name);
    }
    fputs(".BR ", out);
    put_plain(out, uc_str_from(program->see_also));
    fputc('\n', out);
}
