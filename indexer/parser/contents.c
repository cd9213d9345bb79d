/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/contents.h"

#include "parser/label.h"
#include "parser/shape.h"

#include <math.h>

/* Between two lines with leaders stand at most so many without: a long title's first lines, page
 * numbers in a column of their own. */
#define CONTENTS_GAP 8
/* "Contents" stands at most so many paragraphs above the first line with leaders. */
#define TITLE_WITHIN 12

bool uc_is_contents_line(uc_str text)
{
    static const uc_str leaders[] = {UC_STR_INIT("......"), UC_STR_INIT(". . . . ."),
                                     UC_STR_INIT("………")};
    for (size_t i = 0; i < sizeof leaders / sizeof *leaders; i++) {
        if (uc_str_has(text, leaders[i])) {
            return true;
        }
    }
    return false;
}

static bool is_contents_title(uc_str text)
{
    static const uc_str words[] = {UC_STR_INIT("Contents"),   UC_STR_INIT("Table of contents"),
                                   UC_STR_INIT("Sommaire"),   UC_STR_INIT("Table des matières"),
                                   UC_STR_INIT("Índice"),     UC_STR_INIT("Содержание"),
                                   UC_STR_INIT("Оглавление"), UC_STR_INIT("目录"),
                                   UC_STR_INIT("المحتويات")};
    return uc_word_count(text, 5) <= 4 &&
           uc_starts_with_word(text, words, sizeof words / sizeof *words) > 0;
}

/* What stands over the columns of a contents page. */
static bool is_column_heading(uc_str text)
{
    static const uc_str words[] = {
        UC_STR_INIT("Page"),        UC_STR_INIT("Chapter"),  UC_STR_INIT("Paragraphs"),
        UC_STR_INIT("Section"),     UC_STR_INIT("Title"),    UC_STR_INIT("Chapitre"),
        UC_STR_INIT("Paragraphes"), UC_STR_INIT("Capítulo"), UC_STR_INIT("Página"),
        UC_STR_INIT("Párrafos"),    UC_STR_INIT("Стр."),     UC_STR_INIT("页次"),
        UC_STR_INIT("الصفحة")};
    return uc_word_count(text, 5) <= 4 &&
           uc_starts_with_word(text, words, sizeof words / sizeof *words) > 0;
}

/* "38", "iv", "57 - 85": page or paragraph numbers that came apart from their lines. */
static bool is_page_number(uc_str text, uc_arena *arena)
{
    static const uc_str dashes[] = {UC_STR_INIT("-"), UC_STR_INIT("–")};
    struct uc_number number;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t dash = uc_str_find(text, dashes[i], 0);
        if (dash > 0 && dash < text.len) {
            uc_str first = uc_str_trim(uc_str_slice(text, 0, dash));
            uc_str last = uc_str_trim(uc_str_slice(text, dash + dashes[i].len, text.len));
            return uc_number_core_read(first, &number, arena) == first.len &&
                   uc_number_core_read(last, &number, arena) == last.len;
        }
    }
    return text.len > 0 && uc_number_core_read(text, &number, arena) == text.len;
}

/* Does the entry's page number stand beside it, as the next paragraph? */
static bool has_page_beside(const struct uc_paragraphs *source, size_t i, uc_arena *arena)
{
    const float level = 3;
    const struct uc_paragraph *entry = &source->list.at[i], *page = entry + 1;
    return i + 1 < source->list.count && entry->page == page->page && entry->box.y1 > 0 &&
           page->box.x0 > entry->box.x1 && fabsf(entry->box.y1 - page->box.y1) < level &&
           is_page_number(page->text, arena);
}

/* Where the contents page begins whose first line with leaders is `line`. */
static size_t page_start(const struct uc_paragraphs *source, size_t line)
{
    for (size_t back = 1; back <= TITLE_WITHIN && back <= line; back++) {
        if (is_contents_title(source->list.at[line - back].text)) {
            return line - back;
        }
    }
    size_t start = line;
    while (start > 0 && is_column_heading(source->list.at[start - 1].text)) {
        start--;
    }
    return start;
}

static bool may_be_contents(const struct uc_paragraph *paragraph)
{
    return paragraph->role != UC_PARA_NOTE && uc_ending_of(paragraph->text) != UC_ENDS_STOP;
}

bool *uc_find_contents(const struct uc_paragraphs *source, uc_arena *arena)
{
    size_t count = source->list.count;
    bool *found = uc_arena_alloc(arena, (count + 1) * sizeof *found);
    size_t last = count; /* the last line with leaders */
    for (size_t i = 0; i < count; i++) {
        uc_str text = source->list.at[i].text;
        bool leaders = uc_is_contents_line(text);
        if (leaders) {
            bool goes_on = last < i && i - last <= CONTENTS_GAP;
            for (size_t k = goes_on ? last + 1 : page_start(source, i); k < i; k++) {
                found[k] = may_be_contents(&source->list.at[k]);
            }
            last = i;
        }
        found[i] = leaders || (i > 0 && found[i - 1] &&
                               (is_page_number(text, arena) || has_page_beside(source, i, arena)));
    }
    return found;
}
