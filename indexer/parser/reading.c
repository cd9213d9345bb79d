/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/reading.h"

#include "clause/text.h"
#include "parser/caption.h"

#include <string.h>

/* How far ahead the number that follows is looked for. */
#define NEXT_NUMBER_WITHIN 12
/* Regions beyond so many are no regions any more: no document has them. */
#define REGIONS_MAX 512

struct uc_region *uc_region_of(struct uc_reading *reading)
{
    return &reading->draft->regions.at[reading->region];
}

struct uc_item *uc_item_at(struct uc_reading *reading, int32_t index)
{
    return &reading->draft->items.at[index];
}

static const uc_str quotation_marks[] = {UC_STR_INIT("“"), UC_STR_INIT("\""), UC_STR_INIT("«"),
                                         UC_STR_INIT("‘")};

/* The bytes of the mark that opens a quotation at the start of `text`, 0 for none. */
static size_t quotation_mark(uc_str text)
{
    for (size_t i = 0; i < sizeof quotation_marks / sizeof *quotation_marks; i++) {
        if (uc_str_starts(text, quotation_marks[i])) {
            return quotation_marks[i].len;
        }
    }
    return 0;
}

/* The number of a paragraph that is quoted with it: “1. Requests … */
static void read_quoted_number(struct uc_subject *subject, uc_arena *arena)
{
    uc_str text = subject->paragraph->text;
    size_t mark = quotation_mark(text);
    struct uc_number number = uc_number_read(uc_str_slice(text, mark, text.len), arena);
    bool counts = number.form == UC_NUMBER_BRACKET || number.reading[UC_COUNT_ARABIC] > 0;
    if (mark > 0 && counts) {
        subject->number = number;
        subject->quoted = true;
        subject->text = uc_arena_join(arena, uc_str_slice(text, 0, mark),
                                      uc_str_slice(text, mark + number.length, text.len));
    }
}

static struct uc_subject subject_of(const struct uc_paragraph *paragraph, uc_arena *arena)
{
    struct uc_subject subject = {.paragraph = paragraph, .text = paragraph->text};
    if (paragraph->role != UC_PARA_TEXT) {
        return subject;
    }
    if (paragraph->label.len > 0) {
        subject.number = uc_number_read(paragraph->label, arena);
        return subject;
    }
    subject.number = uc_number_read(paragraph->text, arena);
    if (subject.number.form == UC_NUMBER_NONE) {
        read_quoted_number(&subject, arena);
    } else if (subject.number.form != UC_NUMBER_BULLET) { /* a bullet is printed, but no number */
        subject.text = uc_str_slice(paragraph->text, subject.number.length, paragraph->text.len);
    }
    return subject;
}

/* What recognition makes of a full stop, where the number counts on from `last`: "6, WHEREAS",
 * "20- The". */
static void read_misread_number(struct uc_subject *subject, uint32_t last, uc_arena *arena)
{
    static const char stops[] = ",;:-'";
    uc_str text = subject->paragraph->text;
    size_t digits = 0;
    while (digits < text.len && digits < 4 && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') {
        digits++;
    }
    uc_str number = uc_str_slice(text, 0, digits);
    uc_str rest = uc_str_slice(text, digits + 1, text.len);
    bool stopped = digits > 0 && digits < text.len && strchr(stops, text.ptr[digits]) &&
                   uc_str_starts(rest, UC_STR(" "));
    rest = uc_str_trim(rest);
    if (!stopped || uc_arabic_value(number) != last + 1 || !uc_starts_upper(rest) ||
        !uc_text_is_letter((uint32_t)(unsigned char)*rest.ptr)) {
        return;
    }
    subject->number = uc_number_read(uc_arena_printf(arena, "%.*s. ", UC_ARG(number)), arena);
    subject->text = rest;
}

struct uc_subject *uc_subjects_of(const struct uc_paragraphs *source, uc_arena *arena)
{
    size_t count = source->list.count;
    struct uc_subject *subjects = uc_arena_alloc(arena, (count + 1) * sizeof *subjects);
    uint32_t last = 0; /* arabic number */
    for (size_t i = 0; i < count; i++) {
        subjects[i] = subject_of(&source->list.at[i], arena);
        if (subjects[i].number.form == UC_NUMBER_NONE && last > 0) {
            read_misread_number(&subjects[i], last, arena);
        }
        const struct uc_number *number = &subjects[i].number;
        bool counts = number->form == UC_NUMBER_STOP && number->reading[UC_COUNT_ARABIC] > 0;
        last = counts ? number->reading[UC_COUNT_ARABIC] : last;
    }
    return subjects;
}

struct uc_number uc_next_number(const struct uc_reading *reading, enum uc_number_form form)
{
    size_t count = reading->draft->source->list.count;
    bool quoted = reading->subjects[reading->at].quoted;
    for (size_t i = reading->at + 1; i < count && i <= reading->at + NEXT_NUMBER_WITHIN; i++) {
        if (reading->subjects[i].number.form == form && reading->subjects[i].quoted == quoted) {
            return reading->subjects[i].number;
        }
    }
    return (struct uc_number){0};
}

bool uc_is_announced(const struct uc_reading *reading, const struct uc_subject *subject)
{
    enum uc_ending ending = uc_ending_of(subject->text);
    bool quoted = quotation_mark(subject->text) > 0;
    return reading->last != UC_NO_ITEM && reading->ended == UC_ENDS_COLON &&
           reading->draft->items.at[reading->last].kind == UC_PREAMBULAR &&
           (quoted || ending == UC_ENDS_STOP || ending == UC_ENDS_OPEN);
}

/* ---- Items ---- */

struct uc_item *uc_add_item(struct uc_reading *reading, const struct uc_paragraph *paragraph,
                            enum uc_kind kind, uc_str text)
{
    struct uc_item *item = UC_PUSH(reading->arena, &reading->draft->items);
    *item = (struct uc_item){
        .paragraph = paragraph,
        .kind = kind,
        .text = text,
        .parent = UC_NO_ITEM,
        .region = reading->region,
        .section = reading->section,
        .series = reading->series,
    };
    bool placed = kind != UC_FRONTMATTER && kind != UC_FOOTNOTE;
    for (size_t i = 0; placed && i < reading->headings.depth; i++) {
        *UC_PUSH(reading->arena, &item->above) = reading->headings.open[i].item;
    }
    return item;
}

int32_t uc_last_item(const struct uc_reading *reading)
{
    return (int32_t)reading->draft->items.count - 1;
}

/* Remembers the item just added as the paragraph that lists may hang from. */
void uc_stand_on(struct uc_reading *reading, size_t depth)
{
    reading->last = uc_last_item(reading);
    reading->last_depth = depth;
    reading->ended = uc_ending_of(uc_item_at(reading, reading->last)->text);
    reading->after_heading = false;
    reading->fresh_article = false;
}

uint8_t uc_add_heading(struct uc_reading *reading, const struct uc_subject *subject, uint8_t rank)
{
    struct uc_headings *headings = &reading->headings;
    if (rank == 0) {
        rank = uc_headings_close(headings, subject->paragraph, &subject->number);
    }
    uc_add_item(reading, subject->paragraph, UC_HEADING, subject->paragraph->text);
    uc_headings_open(headings,
                     (struct uc_open_heading){
                         .item = (uint32_t)uc_last_item(reading),
                         .rank = rank,
                         .numbered = subject->number.form != UC_NUMBER_NONE,
                         .number_only = subject->text.len == 0 || uc_is_bare_caption(subject->text),
                         .caption = uc_is_caption(subject->text),
                         .paragraph = subject->paragraph,
                     });
    reading->after_heading = true;
    if (reading->ended != UC_ENDS_COLON) {
        reading->last = UC_NO_ITEM;
    }
    return rank;
}

/* Lists of numbered paragraphs that hang from an article end with it. */
void uc_close_article(struct uc_reading *reading)
{
    struct uc_outline *outline = &reading->outline;
    while (outline->depth > 0) {
        int32_t parent = outline->list[outline->depth - 1].parent;
        bool of_article = parent != UC_NO_ITEM && uc_item_at(reading, parent)->article;
        if (!of_article && outline->list[outline->depth - 1].form == UC_NUMBER_STOP) {
            break;
        }
        outline->depth--;
    }
    reading->article = UC_NO_ITEM;
    reading->fresh_article = false;
}

/* ---- Regions ---- */

/* How many regions are printed so already. */
static unsigned count_printed(const struct uc_reading *reading, uc_str part)
{
    unsigned count = 0;
    for (size_t i = 0; i < reading->draft->regions.count; i++) {
        count += uc_str_equal(reading->draft->regions.at[i].printed, part);
    }
    return count;
}

void uc_enter_region(struct uc_reading *reading, uc_str printed, bool resolution)
{
    if (reading->draft->regions.count == REGIONS_MAX) {
        return;
    }
    unsigned before = count_printed(reading, printed);
    struct uc_region *region = UC_PUSH(reading->arena, &reading->draft->regions);
    *region = (struct uc_region){.printed = printed, .part = printed, .resolution = resolution};
    if (before > 0) {
        region->part =
            uc_arena_printf(reading->arena, "%.*s, list %u", UC_ARG(printed), before + 1);
    }
    reading->region = (uint32_t)reading->draft->regions.count - 1;
    reading->section = reading->series = 0;
    reading->outline.depth = 0;
    reading->last = reading->top = reading->article = UC_NO_ITEM;
    reading->ended = UC_ENDS_OPEN;
    reading->preamble = resolution;
    reading->fresh_article = false;
}

/* A report goes on behind a draft resolution in it. */
void uc_interrupt_report(struct uc_reading *reading)
{
    if (uc_region_of(reading)->resolution || reading->report.valid) {
        return;
    }
    reading->report = (struct uc_interrupted){
        .valid = true,
        .region = reading->region,
        .section = reading->section,
        .series = reading->series,
        .outline = reading->outline,
        .headings = reading->headings,
        .top = reading->top,
    };
}

void uc_resume_report(struct uc_reading *reading)
{
    reading->region = reading->report.region;
    reading->section = reading->report.section;
    reading->series = reading->report.series;
    reading->outline = reading->report.outline;
    reading->headings = reading->report.headings;
    reading->top = reading->report.top;
    reading->last = reading->article = UC_NO_ITEM;
    reading->fresh_article = false;
    reading->ended = UC_ENDS_OPEN;
    reading->preamble = false;
    reading->report.valid = false;
}
