/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/contents.h"

#include "parser/shape.h"

/* Between two lines with leaders stand at most so many without: a long title's first lines, a page
 * number on its own. Before the first, as many column headings. */
#define CONTENTS_GAP 5

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

/* "Contents", and what stands over the columns of a contents page. */
static bool is_contents_heading(uc_str text)
{
    static const uc_str words[] = {
        UC_STR_INIT("Contents"),    UC_STR_INIT("Table of contents"),
        UC_STR_INIT("Page"),        UC_STR_INIT("Chapter"),
        UC_STR_INIT("Paragraphs"),  UC_STR_INIT("Section"),
        UC_STR_INIT("Title"),       UC_STR_INIT("Table des matières"),
        UC_STR_INIT("Sommaire"),    UC_STR_INIT("Chapitre"),
        UC_STR_INIT("Paragraphes"), UC_STR_INIT("Índice"),
        UC_STR_INIT("Capítulo"),    UC_STR_INIT("Página"),
        UC_STR_INIT("Párrafos"),    UC_STR_INIT("Содержание"),
        UC_STR_INIT("Стр."),        UC_STR_INIT("目录"),
        UC_STR_INIT("页次"),        UC_STR_INIT("المحتويات"),
        UC_STR_INIT("الصفحة"),
    };
    return uc_word_count(text, 5) <= 4 &&
           uc_starts_with_word(text, words, sizeof words / sizeof *words) > 0;
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
        if (!uc_is_contents_line(source->list.at[i].text)) {
            continue;
        }
        size_t first = last < i && i - last <= CONTENTS_GAP ? last + 1 : i;
        while (last == count && first > 0 && i - first < CONTENTS_GAP &&
               is_contents_heading(source->list.at[first - 1].text)) {
            first--;
        }
        for (size_t k = first; k < i; k++) {
            found[k] = may_be_contents(&source->list.at[k]);
        }
        found[i] = true;
        last = i;
    }
    return found;
}
