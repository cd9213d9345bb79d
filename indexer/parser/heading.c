/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/heading.h"

#include "parser/caption.h"
#include "parser/shape.h"

#include <math.h>

static const uc_str part_words[] = {
    UC_STR_INIT("Part"),     UC_STR_INIT("Partie"),   UC_STR_INIT("Parte"), UC_STR_INIT("Chapter"),
    UC_STR_INIT("Chapitre"), UC_STR_INIT("Capítulo"), UC_STR_INIT("Часть"), UC_STR_INIT("Глава")};
static const uc_str section_words[] = {UC_STR_INIT("Section"), UC_STR_INIT("Sección"),
                                       UC_STR_INIT("Раздел")};

bool uc_heads_chapter(uc_str text)
{
    return uc_starts_with_word(text, part_words, sizeof part_words / sizeof *part_words) > 0;
}

bool uc_heads_section(uc_str text)
{
    return uc_starts_with_word(text, section_words, sizeof section_words / sizeof *section_words) >
           0;
}

/* Without any style all headings look alike: that says nothing. */
static bool has_style(const struct uc_paragraph *paragraph)
{
    return paragraph->size > 0 || paragraph->heading > 0;
}

static bool same_style(const struct uc_paragraph *a, const struct uc_paragraph *b)
{
    return a->heading == b->heading && fabsf(a->size - b->size) < 0.3F && a->bold == b->bold &&
           a->italic == b->italic && a->centred == b->centred && a->underline == b->underline;
}

static uint8_t rank_of_number(struct uc_headings *headings, const struct uc_number *number)
{
    uint32_t roman = number->reading[UC_COUNT_ROMAN], letter = number->reading[UC_COUNT_LETTER];
    if (number->form == UC_NUMBER_BRACKET) {
        return letter == 1 || roman != 1 ? 40 : 50;
    }
    if (number->reading[UC_COUNT_ARABIC] > 0) {
        return 30;
    }
    if (!number->upper && number->printed.len > 0 && (unsigned char)*number->printed.ptr < 0x80) {
        return roman > 0 ? 50 : 60;
    }
    if (roman > 0 && (roman == headings->roman + 1 || letter != headings->letter + 1)) {
        headings->roman = roman;
        headings->letter = 0;
        return UC_RANK_ROMAN;
    }
    headings->letter = letter;
    return UC_RANK_LETTER;
}

static uint8_t rank_below(const struct uc_headings *headings)
{
    return headings->depth == 0 ? UC_RANK_ROMAN + 1
                                : (uint8_t)(headings->open[headings->depth - 1].rank + 1);
}

/* Of a heading without number. */
static uint8_t rank_of_style(const struct uc_headings *headings,
                             const struct uc_paragraph *paragraph)
{
    bool title = headings->depth > 0 && headings->open[headings->depth - 1].number_only;
    if (!title) {
        for (size_t i = 0; i < headings->depth; i++) {
            const struct uc_open_heading *open = &headings->open[i];
            bool alike = has_style(paragraph) || !open->numbered;
            if (alike && open->rank != UC_RANK_REGION && same_style(open->paragraph, paragraph)) {
                return open->rank;
            }
        }
    }
    return rank_below(headings);
}

void uc_headings_end_caption(struct uc_headings *headings)
{
    for (size_t i = 0; i < headings->depth; i++) {
        headings->depth = headings->open[i].caption ? i : headings->depth;
    }
}

uint8_t uc_headings_close(struct uc_headings *headings, const struct uc_paragraph *paragraph,
                          const struct uc_number *number)
{
    uc_str text = paragraph->text;
    uint8_t rank = UC_RANK_PART;
    if (uc_is_caption(text)) {
        uc_headings_end_caption(headings);
        return rank_below(headings);
    }
    if (uc_heads_section(text)) {
        rank = UC_RANK_ROMAN;
    } else if (!uc_heads_chapter(text)) {
        rank = number->form == UC_NUMBER_NONE ? rank_of_style(headings, paragraph)
                                              : rank_of_number(headings, number);
    }
    while (headings->depth > 0 && headings->open[headings->depth - 1].rank >= rank) {
        headings->depth--;
    }
    return rank;
}

void uc_headings_open(struct uc_headings *headings, struct uc_open_heading heading)
{
    headings->depth -= headings->depth == UC_HEADINGS_MAX;
    headings->open[headings->depth++] = heading;
}
