/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/structure.h"

#include "parser/contents.h"
#include "parser/masthead.h"
#include "parser/masthead_line.h"
#include "parser/organ.h"
#include "parser/region.h"
#include "parser/take.h"

/* Among how many notes one that is printed again is looked for. */
#define SAME_NOTE_WITHIN 512
/* "Ambassador Extraordinary and Plenipotentiary" */
#define OFFICE_WORDS 20
/* How a vote went takes at most so many paragraphs. */
#define VOTE_PARAGRAPHS 10

/* "annex II" + "appendix I" -> "annex II, appendix I" */
static uc_str part_in_annex(struct uc_reading *reading, uc_str part)
{
    uc_str outer = uc_region_of(reading)->part;
    size_t cut = uc_str_find(outer, UC_STR(", "), 0);
    outer = uc_str_slice(outer, 0, cut);
    bool annex = uc_str_starts(outer, UC_STR("annex")) || uc_str_starts(outer, UC_STR("enclosure"));
    return annex ? uc_arena_printf(reading->arena, "%.*s, %.*s", UC_ARG(outer), UC_ARG(part))
                 : part;
}

/* ---- Rules: each takes the paragraph, or leaves it to the next ---- */

/* The item of an equal note: a source cited again keeps its number, and its note is printed again
 * on the later page. UC_NO_ITEM where there is none. */
static int32_t printed_before(const struct uc_reading *reading, const struct uc_paragraph *note)
{
    size_t count = reading->draft->notes.count;
    for (size_t i = count; i > 0 && count - i < SAME_NOTE_WITHIN; i--) {
        const struct uc_printed_note *before = &reading->draft->notes.at[i - 1];
        if (uc_str_equal(before->paragraph->label, note->label) &&
            uc_str_equal(before->paragraph->text, note->text)) {
            return (int32_t)before->item;
        }
    }
    return UC_NO_ITEM;
}

static bool take_note(struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_paragraph *note = subject->paragraph;
    if (note->role != UC_PARA_NOTE) {
        return false;
    }
    uint32_t before = (uint32_t)reading->draft->items.count;
    int32_t item = printed_before(reading, note);
    if (item == UC_NO_ITEM) {
        uc_add_item(reading, note, UC_FOOTNOTE, note->text);
        item = (int32_t)before;
    }
    *UC_PUSH(reading->arena, &reading->draft->notes) =
        (struct uc_printed_note){note, (uint32_t)item, before};
    return true;
}

static bool take_table(struct uc_reading *reading, const struct uc_subject *subject)
{
    if (subject->paragraph->role != UC_PARA_TABLE) {
        return false;
    }
    uc_add_item(reading, subject->paragraph, UC_TABLE, subject->paragraph->text);
    uc_headings_end_caption(&reading->headings);
    return true;
}

/* The office of who signed stands below the name. */
static bool follows_signature(const struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_paragraph *paragraph = subject->paragraph;
    return reading->signing && !paragraph->bold && paragraph->heading == 0 &&
           subject->number.form == UC_NUMBER_NONE &&
           uc_ending_of(paragraph->text) == UC_ENDS_OPEN &&
           uc_word_count(paragraph->text, OFFICE_WORDS + 1) <= OFFICE_WORDS &&
           uc_region_heading_read(paragraph->text, reading->arena).sort == UC_REGION_NONE;
}

/* Behind the paragraph that closes the bracket of the vote that paragraph `at` opens; `at` where it
 * opens none. */
static size_t end_of_vote(const struct uc_reading *reading, uc_str text)
{
    const struct uc_paragraphs *source = reading->draft->source;
    for (size_t i = reading->at;
         uc_opens_vote(text) && i < source->list.count && i < reading->at + VOTE_PARAGRAPHS; i++) {
        if (uc_str_ends(source->list.at[i].text, UC_STR("]"))) {
            return i + 1;
        }
    }
    return reading->at;
}

/* The date of a meeting stands below its number; so does that of a text that enacts. */
static bool is_closing_date(struct uc_reading *reading, uc_str text)
{
    int32_t last = uc_last_item(reading);
    bool meeting = last != UC_NO_ITEM && uc_is_meeting_line(uc_item_at(reading, last)->text);
    return uc_is_date_line(text) && (meeting || uc_region_of(reading)->enacted);
}

static bool take_closing(struct uc_reading *reading, const struct uc_subject *subject)
{
    uc_str text = subject->paragraph->text;
    bool date = is_closing_date(reading, text);
    reading->vote = reading->vote > reading->at ? reading->vote : end_of_vote(reading, text);
    reading->signing = uc_is_signature(text) || follows_signature(reading, subject);
    bool vote = reading->vote > reading->at;
    if (!uc_is_meeting_line(text) && !uc_is_original_line(text) && !reading->signing && !date &&
        !vote) {
        return false;
    }
    struct uc_document *doc = reading->draft->doc;
    if (date && doc->adopted.year == 0) {
        doc->adopted = uc_date_find(text);
    }
    uc_add_item(reading, subject->paragraph, UC_FRONTMATTER, text);
    return true;
}

static bool take_region(struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_paragraph *paragraph = subject->paragraph;
    struct uc_region_heading heading = uc_region_heading_read(paragraph->text, reading->arena);
    bool draft = heading.sort == UC_REGION_DRAFT;
    bool single = heading.sort == UC_REGION_LETTER || heading.sort == UC_REGION_NUMBER;
    if (heading.sort == UC_REGION_NONE ||
        (single && !uc_enacted_soon(reading->draft->source, reading->at))) {
        return false;
    }
    if (heading.sort == UC_REGION_APPENDIX || draft) {
        heading.part = part_in_annex(reading, heading.part);
    }
    if (draft) {
        uc_interrupt_report(reading);
    }
    uc_enter_region(reading, heading.part, draft || single);
    reading->headings = (struct uc_headings){0};
    uc_add_heading(reading, subject, UC_RANK_REGION);
    return true;
}

/* The title just above an organ line belongs to what it enacts. */
static void take_title_along(struct uc_reading *reading, int32_t last)
{
    const struct uc_headings *headings = &reading->headings;
    for (size_t i = headings->depth; i > 0; i--, last--) {
        const struct uc_open_heading *open = &headings->open[i - 1];
        if (open->numbered || (int32_t)open->item != last) {
            return;
        }
        uc_item_at(reading, last)->region = reading->region;
        uc_item_at(reading, last)->section = uc_item_at(reading, last)->series = 0;
    }
}

static bool take_organ_line(struct uc_reading *reading, const struct uc_subject *subject)
{
    uc_str organ = uc_organ_line(subject->paragraph->text);
    if (organ.len == 0) {
        return false;
    }
    bool inside_report = !uc_region_of(reading)->resolution && reading->outline.depth > 0;
    if (uc_region_of(reading)->enacted || inside_report) {
        uc_interrupt_report(reading);
        uc_enter_region(reading, UC_STR("draft resolution"), true);
        take_title_along(reading, uc_last_item(reading));
    }
    struct uc_document *doc = reading->draft->doc;
    if (reading->region == 0) {
        doc->organ = uc_arena_copy(doc->arena, organ);
    }
    uc_add_item(reading, subject->paragraph, UC_FRONTMATTER, subject->paragraph->text);
    uc_region_of(reading)->resolution = uc_region_of(reading)->enacted = true;
    reading->preamble = uc_ending_of(subject->paragraph->text) != UC_ENDS_COLON;
    reading->after_heading = true;
    reading->last = UC_NO_ITEM;
    return true;
}

/* A quoted number counts in a text that is quoted as a whole, with its organ line; elsewhere what
 * is quoted is a paragraph of the text around it. */
static struct uc_subject as_counted(struct uc_reading *reading, const struct uc_subject *subject)
{
    return subject->quoted && !uc_region_of(reading)->enacted
               ? (struct uc_subject){subject->paragraph, .text = subject->paragraph->text}
               : *subject;
}

static void read_paragraph(struct uc_reading *reading, const struct uc_subject *printed)
{
    static bool (*const rules[])(struct uc_reading *, const struct uc_subject *) = {
        take_note,       take_table,      take_closing,     take_region,   take_organ_line,
        uc_take_article, uc_take_heading, uc_take_numbered, uc_take_plain,
    };
    struct uc_subject subject = as_counted(reading, printed);
    for (size_t i = 0; !rules[i](reading, &subject); i++) {
    }
}

/* Is the text behind the masthead a resolution or decision, adopted or in draft? One without an
 * organ line of its own as well: "The General Assembly decides …" */
static bool is_resolution(const struct uc_paragraphs *source, size_t front,
                          const struct uc_document *doc)
{
    bool found = doc->adoption.len > 0 || uc_str_has(doc->symbol, UC_STR("/RES/"));
    for (size_t i = 0; i < front && !found; i++) {
        found = uc_is_draft_line(source->list.at[i].text);
    }
    return found;
}

void uc_structure(const struct uc_paragraphs *source, uc_str name, struct uc_document *doc)
{
    uc_arena *arena = uc_arena_new();
    struct uc_draft draft = {.doc = doc, .name = name, .arena = arena, .source = source};
    struct uc_reading reading = {.draft = &draft,
                                 .arena = arena,
                                 .styled = uc_is_styled(source),
                                 .subjects = uc_subjects_of(source, arena),
                                 .last = UC_NO_ITEM,
                                 .top = UC_NO_ITEM,
                                 .article = UC_NO_ITEM};
    bool *contents = uc_find_contents(source, arena);
    size_t front = uc_masthead_read(source, name, doc);
    bool resolution = is_resolution(source, front, doc);
    UC_PUSH(arena, &draft.regions)->resolution = reading.preamble = resolution;
    for (size_t i = 0; i < source->list.count; i++) {
        const struct uc_paragraph *paragraph = &source->list.at[i];
        reading.at = i;
        if (contents[i]) {
            *UC_PUSH(doc->arena, &doc->dropped) = uc_arena_copy(doc->arena, paragraph->text);
        } else if (i < front && paragraph->role != UC_PARA_NOTE) {
            uc_add_item(&reading, paragraph, UC_FRONTMATTER, paragraph->text);
        } else {
            read_paragraph(&reading, &reading.subjects[i]);
        }
    }
    uc_part_items(&draft);
    uc_number_items(&draft);
    uc_finish_clauses(&draft);
    uc_attach_notes(&draft);
    uc_arena_free(arena);
}
