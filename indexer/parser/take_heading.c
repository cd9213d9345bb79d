/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/article.h"
#include "parser/caption.h"
#include "parser/take.h"

bool uc_take_article(struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_paragraph *paragraph = subject->paragraph;
    struct uc_article article = uc_article_read(paragraph->text, reading->arena);
    uc_str text = uc_str_slice(paragraph->text, article.length, paragraph->text.len);
    bool styled = reading->styled;
    float body = reading->draft->source->body_size;
    if (article.length == 0) {
        return false;
    }
    uc_close_article(reading);
    if (text.len == 0 || uc_heading_like(paragraph, text, styled, body)) {
        uc_add_heading(reading, subject, 0);
        reading->article = uc_last_item(reading);
        reading->fresh_article = true;
    } else {
        uc_add_item(reading, paragraph, UC_PARAGRAPH, text);
        uc_stand_on(reading, 1);
    }
    struct uc_item *item = uc_item_at(reading, uc_last_item(reading));
    item->number = article.label;
    item->article = article.article;
    /* what a declaration proclaims is no operative part: it stands in articles */
    uc_region_of(reading)->resolution = reading->preamble = false;
    return true;
}

/* Is "(a)" announced by a colon, or the next of a list whose "(a)" was? */
static bool continues_list(const struct uc_reading *reading, const struct uc_number *number)
{
    struct uc_place place = uc_outline_find(&reading->outline, number, NULL, false);
    return reading->ended == UC_ENDS_COLON || place.how == UC_PLACE_CONTINUES;
}

/* "II." or "B." that counts on from the last, or begins to. */
static bool is_chapter(const struct uc_reading *reading, const struct uc_number *number)
{
    bool capital = number->upper || (number->printed.len > 0 && number->reading[0] == 0 &&
                                     (unsigned char)*number->printed.ptr >= 0x80);
    uint32_t roman = number->reading[UC_COUNT_ROMAN], letter = number->reading[UC_COUNT_LETTER];
    bool counts = roman == 1 || letter == 1 || roman == reading->headings.roman + 1 ||
                  letter == reading->headings.letter + 1;
    return number->form == UC_NUMBER_STOP && number->prefix.len == 0 && capital && counts;
}

/* "2. Policy seminars" between paragraphs 62 and 63: a title whose number is out of the count that
 * goes on behind it? */
static bool interrupts_count(const struct uc_reading *reading, const struct uc_subject *subject)
{
    const size_t longest = 30;
    const struct uc_number *number = &subject->number;
    const struct uc_open_list *list = &reading->outline.list[0];
    if (reading->outline.depth == 0 || list->form != UC_NUMBER_STOP ||
        list->scheme != UC_COUNT_ARABIC || number->form != UC_NUMBER_STOP ||
        number->reading[UC_COUNT_ARABIC] == 0 || number->prefix.len > 0 ||
        reading->ended == UC_ENDS_COLON || uc_ending_of(subject->text) != UC_ENDS_OPEN ||
        !uc_starts_upper(subject->text) || uc_word_count(subject->text, longest + 1) > longest ||
        uc_outline_find(&reading->outline, number, NULL, false).how == UC_PLACE_CONTINUES) {
        return false;
    }
    return uc_next_number(reading, UC_NUMBER_STOP).reading[UC_COUNT_ARABIC] == list->count + 1;
}

/* "1.a Build ropes" behind "1.1 Dig wells", or below "Goal 1": what has the same before its last
 * stop is of one list. */
static bool shares_prefix(const struct uc_reading *reading, const struct uc_number *number)
{
    bool shared = reading->fresh_article;
    for (size_t i = 0; i < reading->outline.depth; i++) {
        shared |= uc_str_equal(reading->outline.list[i].prefix, number->prefix);
    }
    return number->prefix.len > 0 && shared;
}

/* "1. Geneva meeting" against "1. The meeting was held in Geneva.": style where there is any, else
 * whether a paragraph 2 follows. */
static bool is_heading(const struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_number *number = &subject->number;
    const struct uc_paragraph *paragraph = subject->paragraph;
    float body = reading->draft->source->body_size;
    bool chapter = is_chapter(reading, number);
    if (number->form == UC_NUMBER_NONE && uc_is_caption(subject->text)) {
        return true;
    }
    if (chapter &&
        (subject->text.len == 0 || uc_heading_like(paragraph, subject->text, false, 0))) {
        return true;
    }
    if (interrupts_count(reading, subject)) {
        return true;
    }
    if (number->form == UC_NUMBER_BULLET || uc_is_announced(reading, subject) ||
        !uc_heading_like(paragraph, subject->text, reading->styled, body)) {
        return false;
    }
    if (number->form == UC_NUMBER_NONE || paragraph->heading > 0 || chapter) {
        return true;
    }
    if (number->form == UC_NUMBER_BRACKET && continues_list(reading, number)) {
        return false;
    }
    if (reading->styled) { /* (i) is the first rank printed in italics alone: Editorial Manual */
        bool italics = number->form == UC_NUMBER_BRACKET && number->reading[UC_COUNT_ROMAN] > 0;
        return paragraph->bold || paragraph->underline || (italics && paragraph->italic) ||
               uc_all_capitals(subject->text);
    }
    if (shares_prefix(reading, number)) {
        return false;
    }
    struct uc_number next = uc_next_number(reading, number->form);
    enum uc_placing how = uc_outline_find(&reading->outline, number, &next, false).how;
    bool followed = next.reading[UC_COUNT_ARABIC] == number->reading[UC_COUNT_ARABIC] + 1;
    return number->form == UC_NUMBER_STOP && next.form != UC_NUMBER_NONE &&
           (!followed || how == UC_PLACE_RESTARTS);
}

/* A roman section in which paragraph 1 follows, where there was one before: numbers restart. */
static void open_section(struct uc_reading *reading)
{
    struct uc_number next = uc_next_number(reading, UC_NUMBER_STOP);
    reading->section++;
    if (next.reading[UC_COUNT_ARABIC] == 1 && reading->outline.depth > 0) {
        reading->outline.depth = 0;
        reading->series = 0;
        reading->top = UC_NO_ITEM;
    }
}

/* An outcome document that a resolution adopts stands in its body behind "Adopts the following …":
 * an annex in all but name (2030 Agenda). */
static bool adopts_what_follows(struct uc_reading *reading)
{
    if (!uc_region_of(reading)->resolution || reading->last == UC_NO_ITEM ||
        reading->top != UC_NO_ITEM) {
        return false;
    }
    const struct uc_item *item = uc_item_at(reading, reading->last);
    return item->kind == UC_OPERATIVE && item->number.len == 0;
}

/* Does a heading go on with the report that a draft resolution interrupted? "B." after its "A.", or
 * another chapter. */
static bool resumes_report(const struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_headings *report = &reading->report.headings;
    const struct uc_number *number = &subject->number;
    uint32_t roman = number->reading[UC_COUNT_ROMAN], letter = number->reading[UC_COUNT_LETTER];
    bool counts = number->form == UC_NUMBER_STOP && number->upper && subject->text.len > 0;
    bool next = (roman > 0 && report->roman > 0 && roman == report->roman + 1) ||
                (letter > 0 && report->letter > 0 && letter == report->letter + 1);
    return reading->report.valid &&
           ((counts && next) || uc_heads_chapter(subject->paragraph->text));
}

/* Is it the title below "Article 3" or "Rule 3", alone in its line? */
static bool is_title_of_article(struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_headings *headings = &reading->headings;
    return reading->fresh_article && subject->number.form == UC_NUMBER_NONE &&
           reading->article == uc_last_item(reading) && headings->depth > 0 &&
           uc_article_read(uc_item_at(reading, reading->article)->text, reading->arena).length ==
               uc_item_at(reading, reading->article)->text.len;
}

bool uc_take_heading(struct uc_reading *reading, const struct uc_subject *subject)
{
    if (!is_heading(reading, subject)) {
        return false;
    }
    if (is_title_of_article(reading, subject)) {
        uc_add_heading(reading, subject, 0);
        reading->fresh_article = true;
        return true;
    }
    if (resumes_report(reading, subject)) {
        uc_resume_report(reading);
    }
    static const uc_str preambles[] = {UC_STR_INIT("Preamble"),  UC_STR_INIT("Préambule"),
                                       UC_STR_INIT("Preámbulo"), UC_STR_INIT("Преамбула"),
                                       UC_STR_INIT("序言"),      UC_STR_INIT("الديباجة")};
    bool announces = adopts_what_follows(reading);
    uc_close_article(reading);
    bool counts = subject->number.form != UC_NUMBER_NONE || uc_heads_section(subject->text);
    if (uc_add_heading(reading, subject, 0) == UC_RANK_ROMAN && counts) {
        open_section(reading);
        uc_item_at(reading, uc_last_item(reading))->section = reading->section;
        uc_item_at(reading, uc_last_item(reading))->number = subject->number.printed;
    }
    if (announces) {
        uc_region_of(reading)->resolution = false;
        reading->ended = UC_ENDS_OPEN;
        reading->last = UC_NO_ITEM;
    }
    size_t word =
        uc_starts_with_word(subject->text, preambles, sizeof preambles / sizeof *preambles);
    bool preamble = word > 0 && word == subject->text.len;
    reading->preamble = preamble || (reading->preamble && uc_region_of(reading)->resolution);
    return true;
}
