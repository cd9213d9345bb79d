/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/printer.h"

#include <string.h>

enum { INDENT = 3, NEIGHBOUR_WORDS = 40, FACET_NAME = 10, FACET_VALUES = 8 };

/* More words than any text has. */
#define WHOLE (SIZE_MAX / 4)

/* Escape sequences of ECMA-48. */
#define BOLD "\033[1m"
#define DIM "\033[2m"
#define MARKED "\033[1;33m"
#define PLAIN "\033[0m"

static const struct uc_snippet_style in_colour = {.open = MARKED, .close = PLAIN, .join = true};
static const struct uc_snippet_style in_text = {.open = "*", .close = "*", .join = true};
static const struct uc_marks no_marks;

static const char *sequence(const struct uc_terminal *terminal, const char *escape)
{
    return terminal->colour ? escape : "";
}

/* "20 December 2002", "December 2002", "2002" */
static void add_date(struct uc_buf *out, struct uc_date date)
{
    static const char *const months[] = {"",        "January",  "February", "March",  "April",
                                         "May",     "June",     "July",     "August", "September",
                                         "October", "November", "December"};
    if (date.day > 0)
        uc_buf_printf(out, "%u ", date.day);
    if (date.month > 0 && date.month <= 12)
        uc_buf_printf(out, "%s ", months[date.month]);
    if (date.year > 0)
        uc_buf_printf(out, "%u", date.year);
}

static void add_apart(struct uc_buf *out, uc_str text)
{
    if (out->len > 0 && text.len > 0)
        uc_buf_add(out, UC_STR(" · "));
    uc_buf_add(out, text);
}

static void print_block(const struct uc_terminal *terminal, uc_str text, const char *escape)
{
    fprintf(terminal->out, "%*s%s", INDENT, "", sequence(terminal, escape));
    uc_terminal_wrap(terminal, text, INDENT, INDENT);
    fputs(sequence(terminal, PLAIN), terminal->out);
}

static void print_source(const struct uc_terminal *terminal,
                         const struct uc_document_record *document)
{
    struct uc_buf line = {0};
    add_date(&line, uc_date_of_record(document));
    add_apart(&line, document->organ);
    add_apart(&line, document->title);
    if (line.len > 0)
        print_block(terminal, uc_buf_str(&line), DIM);
    uc_buf_free(&line);
}

static void print_section(const struct uc_terminal *terminal, const struct uc_found *found)
{
    struct uc_buf line = {0};
    for (size_t i = 0; i < found->section.count; i++) {
        if (i > 0)
            uc_buf_add(&line, UC_STR(" › "));
        uc_buf_add(&line, found->section.at[i]);
    }
    if (line.len > 0)
        print_block(terminal, uc_buf_str(&line), DIM);
    uc_buf_free(&line);
}

/* "6.", "6 (a)", "PP3"; nothing for headings */
static void add_label(struct uc_buf *out, uc_str label)
{
    bool is_number = label.len > 0;
    for (size_t i = 0; i < label.len; i++)
        is_number &= label.ptr[i] >= '0' && label.ptr[i] <= '9';
    uc_buf_add(out, label);
    if (label.len > 0)
        uc_buf_add(out, is_number ? UC_STR(". ") : UC_STR(" "));
}

/* A clause with its number in front, its text cut to `words` around the marks; gives what is shown
 * of it. */
static struct uc_span print_clause(const struct uc_terminal *terminal,
                                   const struct uc_clause *clause, const struct uc_marks *marks,
                                   size_t words, const char *escape)
{
    struct uc_buf line = {0};
    uc_arena *arena = uc_arena_new();
    struct uc_span span = uc_snippet_span(clause->text, marks, words, arena);
    add_label(&line, clause->label);
    uint32_t hang = INDENT + uc_terminal_columns(uc_buf_str(&line));
    uc_snippet_write(clause->text, span, marks, terminal->colour ? &in_colour : &in_text, &line);
    fprintf(terminal->out, "%*s%s", INDENT, "", sequence(terminal, escape));
    uc_terminal_wrap(terminal, uc_buf_str(&line), hang, INDENT);
    fputs(sequence(terminal, PLAIN), terminal->out);
    uc_arena_free(arena);
    uc_buf_free(&line);
    return span;
}

static void print_neighbours(const struct uc_terminal *terminal,
                             const struct uc_clause_records *neighbours, size_t words)
{
    for (size_t i = 0; i < neighbours->list.count; i++)
        print_clause(terminal, &neighbours->list.at[i].clause, &no_marks, words, DIM);
}

static void print_citation(const struct uc_terminal *terminal, const struct uc_found *found)
{
    const struct uc_clause *clause = &found->clause;
    if (clause->citation.len > 0)
        fprintf(terminal->out, "%s%.*s%s", sequence(terminal, BOLD), UC_ARG(clause->citation),
                sequence(terminal, PLAIN));
    else
        fprintf(terminal->out, "%s%.*s%s, %s", sequence(terminal, BOLD),
                UC_ARG(uc_document_name(found->document)), sequence(terminal, PLAIN),
                uc_kind_name(clause->kind));
    if (clause->page > 0)
        fprintf(terminal->out, "%s · page %u%s", sequence(terminal, DIM), clause->page,
                sequence(terminal, PLAIN));
    fputc('\n', terminal->out);
}

/* Is the chapeau among the neighbours already? Else it stands before all of them. */
static bool is_shown(const struct uc_found *found, uc_str chapeau)
{
    for (size_t i = 0; i < found->before.list.count; i++)
        if (uc_str_equal(found->before.list.at[i].clause.text, chapeau))
            return true;
    return false;
}

/* A sub-paragraph is half a sentence without it. */
static void print_chapeau(const struct uc_terminal *terminal, const struct uc_found *found,
                          size_t words)
{
    const struct uc_clause chapeau = {.text = found->chapeau};
    if (chapeau.text.len > 0 && !is_shown(found, chapeau.text))
        print_clause(terminal, &chapeau, &no_marks, words, DIM);
}

/* The notes whose marks stand in the stretch shown. */
static void print_footnotes(const struct uc_terminal *terminal, const struct uc_clause *clause,
                            struct uc_span shown, size_t words)
{
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < clause->footnotes.count; i++) {
        const struct uc_footnote *note = &clause->footnotes.at[i];
        if (note->at < shown.start || note->at > shown.end)
            continue;
        const struct uc_clause as_clause = {
            .label = uc_arena_printf(arena, "[%.*s]", UC_ARG(note->mark)), .text = note->text};
        print_clause(terminal, &as_clause, &no_marks, words, DIM);
    }
    uc_arena_free(arena);
}

static void print_found(const struct uc_terminal *terminal, const struct uc_found *found,
                        const struct uc_marks *marks, size_t words, size_t neighbour_words)
{
    print_citation(terminal, found);
    print_source(terminal, found->document);
    print_section(terminal, found);
    print_chapeau(terminal, found, neighbour_words);
    print_neighbours(terminal, &found->before, neighbour_words);
    struct uc_span shown = print_clause(terminal, &found->clause, marks, words, "");
    print_footnotes(terminal, &found->clause, shown, neighbour_words);
    print_neighbours(terminal, &found->after, neighbour_words);
}

/* "kind       operative 12 · preambular 3 · 4 more" */
static void print_facet(const struct uc_terminal *terminal, const struct uc_facet *facet)
{
    struct uc_buf line = {0};
    for (size_t i = 0; i < facet->values.count && i < FACET_VALUES; i++) {
        const struct uc_facet_value *value = &facet->values.at[i];
        add_apart(&line, value->value);
        if (value->language.len > 0 && !uc_str_equal(value->language, UC_STR("en")))
            uc_buf_printf(&line, " (%.*s)", UC_ARG(value->language));
        uc_buf_printf(&line, " %u", value->count);
    }
    if (facet->values.count > FACET_VALUES)
        uc_buf_add(&line, UC_STR(" · …"));
    fprintf(terminal->out, "%s%-*s%s", sequence(terminal, BOLD), FACET_NAME, facet->name,
            sequence(terminal, PLAIN));
    uc_terminal_wrap(terminal, uc_buf_str(&line), FACET_NAME, FACET_NAME);
    uc_buf_free(&line);
}

static void print_facets(const struct uc_terminal *terminal, const struct uc_facets *facets)
{
    for (size_t i = 0; i < facets->list.count; i++) {
        fputs(i == 0 ? "\n" : "", terminal->out);
        print_facet(terminal, &facets->list.at[i]);
    }
}

/* "75.28 = 12.03 triangular + 36.26 all words + …" */
static void print_parts(const struct uc_terminal *terminal, const struct uc_hit *hit)
{
    struct uc_buf line = {0};
    for (size_t i = 0; i < hit->parts.list.count; i++) {
        const struct uc_part *part = &hit->parts.list.at[i];
        const char *told = uc_reason_told(part->reason);
        uc_buf_printf(&line, "%s%.2f", i > 0 ? " + " : " = ", part->score);
        if (part->words.len > 0)
            uc_buf_printf(&line, " “%.*s”", UC_ARG(part->words));
        uc_buf_printf(&line, "%s%s", told[0] ? " " : "", told);
    }
    if (line.len > 0) {
        uc_arena *arena = uc_arena_new();
        uc_str whole = uc_arena_printf(arena, "%.2f%.*s", hit->score, UC_ARG(uc_buf_str(&line)));
        print_block(terminal, whole, DIM);
        uc_arena_free(arena);
    }
    uc_buf_free(&line);
}

void uc_print_result_text(const struct uc_terminal *terminal, const struct uc_result *result)
{
    for (size_t i = 0; i < result->hits.count; i++) {
        const struct uc_hit *hit = &result->hits.at[i];
        if (i > 0)
            fputc('\n', terminal->out);
        print_found(terminal, &hit->found, &hit->marks, UC_SNIPPET_WORDS, NEIGHBOUR_WORDS);
        print_parts(terminal, hit);
        if (hit->earlier > 0)
            fprintf(terminal->out, "%*sand %u %s\n", INDENT, "", hit->earlier,
                    result->oldest_first ? "later" : "earlier");
    }
    print_facets(terminal, &result->facets);
    if (terminal->is_terminal && result->hits.count < result->groups)
        fprintf(terminal->out, "\n%s%u–%zu of %s%llu%s\n", sequence(terminal, DIM),
                result->offset + 1, result->offset + result->hits.count,
                result->total_is_estimate ? "about " : "", (unsigned long long)result->groups,
                sequence(terminal, PLAIN));
}

/* The text with its note marks back in their places, in brackets. */
static uc_str text_with_marks(const struct uc_clause *clause, uc_arena *arena)
{
    struct uc_buf text = {0};
    uint32_t at = 0;
    for (size_t i = 0; i < clause->footnotes.count; i++) {
        const struct uc_footnote *note = &clause->footnotes.at[i];
        uc_buf_add(&text, uc_str_slice(clause->text, at, note->at));
        uc_buf_printf(&text, "[%.*s]", UC_ARG(note->mark));
        at = note->at;
    }
    uc_buf_add(&text, uc_str_slice(clause->text, at, clause->text.len));
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&text));
    uc_buf_free(&text);
    return copy;
}

static void print_whole(const struct uc_terminal *terminal, const struct uc_clause *clause,
                        const char *escape, uc_arena *arena)
{
    struct uc_clause marked = *clause;
    marked.text = text_with_marks(clause, arena);
    print_clause(terminal, &marked, &no_marks, WHOLE, escape);
}

void uc_print_found_text(const struct uc_terminal *terminal, const struct uc_found *found)
{
    uc_arena *arena = uc_arena_new();
    print_citation(terminal, found);
    print_source(terminal, found->document);
    print_section(terminal, found);
    print_chapeau(terminal, found, WHOLE);
    for (size_t i = 0; i < found->before.list.count; i++)
        print_whole(terminal, &found->before.list.at[i].clause, DIM, arena);
    print_whole(terminal, &found->clause, "", arena);
    print_footnotes(terminal, &found->clause, (struct uc_span){0, UINT32_MAX}, WHOLE);
    for (size_t i = 0; i < found->after.list.count; i++)
        print_whole(terminal, &found->after.list.at[i].clause, DIM, arena);
    uc_arena_free(arena);
}

void uc_print_document_text(const struct uc_terminal *terminal,
                            const struct uc_document_record *document,
                            const struct uc_clause_records *clauses)
{
    uc_arena *arena = uc_arena_new();
    fprintf(terminal->out, "%s%.*s%s\n", sequence(terminal, BOLD),
            UC_ARG(uc_document_name(document)), sequence(terminal, PLAIN));
    print_source(terminal, document);
    for (size_t i = 0; i < clauses->list.count; i++) {
        const struct uc_clause *clause = &clauses->list.at[i].clause;
        const char *escape = clause->kind == UC_HEADING    ? BOLD
                             : clause->kind == UC_FOOTNOTE ? DIM
                                                           : "";
        fputc('\n', terminal->out);
        print_whole(terminal, clause, escape, arena);
    }
    uc_arena_free(arena);
}

void uc_print_documents_text(const struct uc_terminal *terminal,
                             const struct uc_document_records *documents)
{
    for (size_t i = 0; i < documents->list.count; i++) {
        const struct uc_document_record *document = &documents->list.at[i];
        struct uc_buf line = {0};
        add_date(&line, uc_date_of_record(document));
        add_apart(&line, uc_str_from(uc_language_code(document->language)));
        uc_buf_printf(&line, "%s%u clauses", line.len > 0 ? " · " : "", document->clause_count);
        add_apart(&line, document->title);
        fprintf(terminal->out, "%s%.*s%s\n", sequence(terminal, BOLD),
                UC_ARG(uc_document_name(document)), sequence(terminal, PLAIN));
        print_block(terminal, uc_buf_str(&line), "");
        uc_buf_free(&line);
    }
}
