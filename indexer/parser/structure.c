/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/structure.h"

#include "clause/verb.h"
#include "parser/article.h"
#include "parser/contents.h"
#include "parser/draft.h"
#include "parser/heading.h"
#include "parser/masthead.h"
#include "parser/organ.h"
#include "parser/outline.h"
#include "parser/region.h"
#include "parser/shape.h"

/* How far ahead the number that follows is looked for. */
#define NEXT_NUMBER_WITHIN 12
/* Among how many notes one that is printed again is looked for. */
#define SAME_NOTE_WITHIN 512
#define NONE (-1)

/* Where the numbers stood when a draft resolution interrupted a report. */
struct interrupted {
    bool valid;
    uint32_t region, section, series;
    struct uc_outline outline;
    struct uc_headings headings;
    int32_t top;
};

struct reading {
    struct uc_draft *draft;
    uc_arena *arena;
    size_t at; /* the paragraph being read */
    uint32_t region, section, series;
    struct uc_outline outline;
    struct uc_headings headings;
    struct interrupted report;
    bool preamble;        /* unnumbered paragraphs are preambular */
    bool after_heading;   /* the last item was a heading or an organ line */
    bool fresh_article;   /* an article's heading without anything below it yet */
    enum uc_ending ended; /* how the last paragraph ended */
    int32_t last;         /* the last paragraph, from which a list may hang */
    size_t last_depth;    /* lists it stood in */
    int32_t top;          /* the last numbered paragraph of the outermost list */
    int32_t article;
};

/* A paragraph as the rules see it. */
struct subject {
    const struct uc_paragraph *paragraph;
    struct uc_number number;
    uc_str text; /* behind the number */
};

static struct uc_region *region_of(struct reading *reading)
{
    return &reading->draft->regions.at[reading->region];
}

static struct uc_item *item_at(struct reading *reading, int32_t index)
{
    return &reading->draft->items.at[index];
}

static struct subject subject_of(const struct uc_paragraph *paragraph, uc_arena *arena)
{
    struct subject subject = {.paragraph = paragraph, .text = paragraph->text};
    if (paragraph->label.len > 0) {
        subject.number = uc_number_read(paragraph->label, arena);
    } else {
        subject.number = uc_number_read(paragraph->text, arena);
        if (subject.number.form != UC_NUMBER_BULLET) {
            subject.text =
                uc_str_slice(paragraph->text, subject.number.length, paragraph->text.len);
        }
    }
    return subject;
}

/* ---- Items ---- */

static struct uc_item *add(struct reading *reading, const struct uc_paragraph *paragraph,
                           enum uc_kind kind, uc_str text)
{
    struct uc_item *item = UC_PUSH(reading->arena, &reading->draft->items);
    *item = (struct uc_item){
        .paragraph = paragraph,
        .kind = kind,
        .text = text,
        .parent = NONE,
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

static int32_t last_index(const struct reading *reading)
{
    return (int32_t)reading->draft->items.count - 1;
}

/* Remembers the item just added as the paragraph that lists may hang from. */
static void stand_on(struct reading *reading, size_t depth)
{
    reading->last = last_index(reading);
    reading->last_depth = depth;
    reading->ended = uc_ending_of(item_at(reading, reading->last)->text);
    reading->after_heading = false;
    reading->fresh_article = false;
}

static void add_heading(struct reading *reading, const struct uc_paragraph *paragraph)
{
    add(reading, paragraph, UC_HEADING, paragraph->text);
    reading->after_heading = true;
    if (reading->ended != UC_ENDS_COLON) {
        reading->last = NONE;
    }
}

static void warn(struct reading *reading, uint32_t page, const char *what, uc_str number)
{
    *UC_PUSH(reading->draft->doc->arena, &reading->draft->doc->warnings) = uc_arena_printf(
        reading->draft->doc->arena, "page %u: %s before %.*s", page, what, UC_ARG(number));
}

/* ---- Regions ---- */

static bool part_is_taken(const struct reading *reading, uc_str part)
{
    for (size_t i = 0; i < reading->draft->regions.count; i++) {
        if (uc_str_equal(reading->draft->regions.at[i].part, part)) {
            return true;
        }
    }
    return false;
}

static void enter_region(struct reading *reading, uc_str part, bool resolution)
{
    uc_str name = part;
    for (unsigned n = 2; part_is_taken(reading, name); n++) {
        name = uc_arena_printf(reading->arena, "%.*s %u", UC_ARG(part), n);
    }
    struct uc_region *region = UC_PUSH(reading->arena, &reading->draft->regions);
    *region = (struct uc_region){.part = name, .resolution = resolution};
    reading->region = (uint32_t)reading->draft->regions.count - 1;
    reading->section = reading->series = 0;
    reading->outline.depth = 0;
    reading->last = reading->top = reading->article = NONE;
    reading->ended = UC_ENDS_OPEN;
    reading->preamble = resolution;
    reading->fresh_article = false;
}

/* A report goes on behind a draft resolution in it. */
static void interrupt(struct reading *reading)
{
    if (region_of(reading)->resolution || reading->report.valid) {
        return;
    }
    reading->report = (struct interrupted){
        .valid = true,
        .region = reading->region,
        .section = reading->section,
        .series = reading->series,
        .outline = reading->outline,
        .headings = reading->headings,
        .top = reading->top,
    };
}

static void resume(struct reading *reading)
{
    reading->region = reading->report.region;
    reading->section = reading->report.section;
    reading->series = reading->report.series;
    reading->outline = reading->report.outline;
    reading->headings = reading->report.headings;
    reading->top = reading->report.top;
    reading->last = reading->article = NONE;
    reading->ended = UC_ENDS_OPEN;
    reading->preamble = false;
    reading->report.valid = false;
}

/* "annex II" + "appendix I" -> "annex II, appendix I" */
static uc_str part_in_annex(struct reading *reading, uc_str part)
{
    uc_str outer = region_of(reading)->part;
    size_t cut = uc_str_find(outer, UC_STR(", appendix"), 0);
    outer = uc_str_slice(outer, 0, cut);
    bool annex = uc_str_starts(outer, UC_STR("annex")) || uc_str_starts(outer, UC_STR("enclosure"));
    return annex ? uc_arena_printf(reading->arena, "%.*s, %.*s", UC_ARG(outer), UC_ARG(part))
                 : part;
}

/* ---- Rules: each takes the paragraph, or leaves it to the next ---- */

/* The item of an equal note: a source cited again keeps its number, and its note is printed again
 * on the later page. NONE where there is none. */
static int32_t printed_before(const struct reading *reading, const struct uc_paragraph *note)
{
    size_t count = reading->draft->notes.count;
    for (size_t i = count; i > 0 && count - i < SAME_NOTE_WITHIN; i--) {
        const struct uc_printed_note *before = &reading->draft->notes.at[i - 1];
        if (uc_str_equal(before->paragraph->label, note->label) &&
            uc_str_equal(before->paragraph->text, note->text)) {
            return (int32_t)before->item;
        }
    }
    return NONE;
}

static bool take_note(struct reading *reading, const struct subject *subject)
{
    const struct uc_paragraph *note = subject->paragraph;
    if (note->role != UC_PARA_NOTE) {
        return false;
    }
    uint32_t before = (uint32_t)reading->draft->items.count;
    int32_t item = printed_before(reading, note);
    if (item == NONE) {
        add(reading, note, UC_FOOTNOTE, note->text);
        item = (int32_t)before;
    }
    *UC_PUSH(reading->arena, &reading->draft->notes) =
        (struct uc_printed_note){note, (uint32_t)item, before};
    return true;
}

static bool take_table(struct reading *reading, const struct subject *subject)
{
    if (subject->paragraph->role != UC_PARA_TABLE) {
        return false;
    }
    add(reading, subject->paragraph, UC_TABLE, subject->paragraph->text);
    return true;
}

static bool take_closing(struct reading *reading, const struct subject *subject)
{
    uc_str text = subject->paragraph->text;
    bool date = uc_is_date_line(text) && region_of(reading)->enacted;
    if (!uc_is_meeting_line(text) && !uc_is_signature(text) && !date) {
        return false;
    }
    struct uc_document *doc = reading->draft->doc;
    if (date && doc->adopted.year == 0) {
        doc->adopted = uc_date_find(text);
    }
    add(reading, subject->paragraph, UC_FRONTMATTER, text);
    return true;
}

static bool take_region(struct reading *reading, const struct subject *subject)
{
    const struct uc_paragraph *paragraph = subject->paragraph;
    struct uc_region_heading heading = uc_region_heading_read(paragraph->text, reading->arena);
    bool draft = heading.sort == UC_REGION_DRAFT;
    bool single = heading.sort == UC_REGION_LETTER || heading.sort == UC_REGION_NUMBER;
    if (heading.sort == UC_REGION_NONE ||
        (single && !uc_enacted_soon(reading->draft->source, reading->at))) {
        return false;
    }
    if (heading.sort == UC_REGION_APPENDIX) {
        heading.part = part_in_annex(reading, heading.part);
    }
    if (draft) {
        interrupt(reading);
    }
    enter_region(reading, heading.part, draft || single);
    reading->headings.depth = 0;
    add_heading(reading, paragraph);
    uc_headings_restart(&reading->headings, paragraph, (uint32_t)last_index(reading));
    return true;
}

static bool take_organ_line(struct reading *reading, const struct subject *subject)
{
    uc_str organ = uc_organ_line(subject->paragraph->text);
    if (organ.len == 0) {
        return false;
    }
    bool inside_report = !region_of(reading)->resolution && reading->outline.depth > 0;
    if (region_of(reading)->enacted || inside_report) {
        interrupt(reading);
        enter_region(reading, UC_STR("draft resolution"), true);
    }
    struct uc_document *doc = reading->draft->doc;
    if (reading->region == 0) {
        doc->organ = uc_arena_copy(doc->arena, organ);
    }
    add(reading, subject->paragraph, UC_FRONTMATTER, subject->paragraph->text);
    region_of(reading)->resolution = region_of(reading)->enacted = true;
    reading->preamble = reading->after_heading = true;
    reading->last = NONE;
    return true;
}

/* Lists of numbered paragraphs that hang from an article end with it. */
static void close_article(struct reading *reading)
{
    struct uc_outline *outline = &reading->outline;
    while (outline->depth > 0) {
        int32_t parent = outline->list[outline->depth - 1].parent;
        bool of_article = parent != NONE && item_at(reading, parent)->article;
        if (!of_article && outline->list[outline->depth - 1].form == UC_NUMBER_STOP) {
            break;
        }
        outline->depth--;
    }
    reading->article = NONE;
}

static bool take_article(struct reading *reading, const struct subject *subject)
{
    const struct uc_paragraph *paragraph = subject->paragraph;
    struct uc_article article = uc_article_read(paragraph->text, reading->arena);
    uc_str text = uc_str_slice(paragraph->text, article.length, paragraph->text.len);
    float body = reading->draft->source->body_size;
    if (article.length == 0) {
        return false;
    }
    close_article(reading);
    if (text.len == 0 || uc_heading_like(paragraph, text, body)) {
        uint32_t index = (uint32_t)reading->draft->items.count;
        uc_headings_open(&reading->headings, paragraph, &(struct uc_number){0}, false, index);
        reading->headings.depth--;
        add_heading(reading, paragraph);
        reading->headings.depth++;
        reading->article = (int32_t)index;
        reading->fresh_article = true;
    } else {
        enum uc_kind kind = region_of(reading)->resolution ? UC_OPERATIVE : UC_PARAGRAPH;
        add(reading, paragraph, kind, text);
        stand_on(reading, 1);
    }
    struct uc_item *item = item_at(reading, last_index(reading));
    item->number = article.label;
    item->article = article.article;
    reading->preamble = false;
    return true;
}

/* ---- Headings ---- */

/* The next number of the same form in the text, form NONE for none. */
static struct uc_number next_number(const struct reading *reading, enum uc_number_form form)
{
    const struct uc_paragraphs *source = reading->draft->source;
    for (size_t i = reading->at + 1;
         i < source->list.count && i <= reading->at + NEXT_NUMBER_WITHIN; i++) {
        struct subject subject = subject_of(&source->list.at[i], reading->arena);
        if (source->list.at[i].role == UC_PARA_TEXT && subject.number.form == form) {
            return subject.number;
        }
    }
    return (struct uc_number){0};
}

/* Is "(a)" announced by a colon, or the next of a list whose "(a)" was? */
static bool continues_list(const struct reading *reading, const struct uc_number *number)
{
    struct uc_place place = uc_outline_find(&reading->outline, number, NULL, false);
    return reading->ended == UC_ENDS_COLON || place.how == UC_PLACE_CONTINUES;
}

/* "II." or "B." that counts on from the last, or begins to. */
static bool is_chapter(const struct reading *reading, const struct uc_number *number)
{
    bool capital = number->upper || (number->printed.len > 0 && number->reading[0] == 0 &&
                                     (unsigned char)*number->printed.ptr >= 0x80);
    uint32_t roman = number->reading[UC_COUNT_ROMAN], letter = number->reading[UC_COUNT_LETTER];
    bool counts = roman == 1 || letter == 1 || roman == reading->headings.roman + 1 ||
                  letter == reading->headings.letter + 1;
    return number->form == UC_NUMBER_STOP && number->prefix.len == 0 && capital && counts;
}

/* "1. Geneva meeting" against "1. The meeting was held in Geneva.": style where there is any, else
 * whether a paragraph 2 follows. */
static bool is_heading(const struct reading *reading, const struct subject *subject)
{
    const struct uc_number *number = &subject->number;
    const struct uc_paragraph *paragraph = subject->paragraph;
    float body = reading->draft->source->body_size;
    bool chapter = is_chapter(reading, number);
    if (chapter && (subject->text.len == 0 || uc_heading_like(paragraph, subject->text, 0))) {
        return true;
    }
    if (number->form == UC_NUMBER_BULLET || !uc_heading_like(paragraph, subject->text, body)) {
        return false;
    }
    if (number->form == UC_NUMBER_NONE || paragraph->heading > 0 || chapter) {
        return true;
    }
    if (number->form == UC_NUMBER_BRACKET && continues_list(reading, number)) {
        return false;
    }
    if (body > 0) {
        return paragraph->bold || paragraph->italic || paragraph->underline;
    }
    struct uc_number next = next_number(reading, number->form);
    enum uc_placing how = uc_outline_find(&reading->outline, number, &next, false).how;
    bool followed = next.reading[UC_COUNT_ARABIC] == number->reading[UC_COUNT_ARABIC] + 1;
    return number->form == UC_NUMBER_STOP && next.form != UC_NUMBER_NONE &&
           (!followed || how == UC_PLACE_RESTARTS);
}

/* A roman section in which paragraph 1 follows, where there was one before: numbers restart. */
static void open_section(struct reading *reading)
{
    struct uc_number next = next_number(reading, UC_NUMBER_STOP);
    reading->section++;
    if (next.reading[UC_COUNT_ARABIC] == 1 && reading->outline.depth > 0) {
        reading->outline.depth = 0;
        reading->series = 0;
        reading->top = NONE;
    }
}

/* An outcome document that a resolution adopts stands in its body behind "Adopts the following …":
 * an annex in all but name (2030 Agenda). */
static bool adopts_what_follows(struct reading *reading)
{
    if (!region_of(reading)->resolution || reading->last == NONE || reading->top != NONE) {
        return false;
    }
    const struct uc_item *item = item_at(reading, reading->last);
    return item->kind == UC_OPERATIVE && item->number.len == 0;
}

static bool take_heading(struct reading *reading, const struct subject *subject)
{
    if (!is_heading(reading, subject)) {
        return false;
    }
    static const uc_str preambles[] = {UC_STR_INIT("Preamble"),  UC_STR_INIT("Préambule"),
                                       UC_STR_INIT("Preámbulo"), UC_STR_INIT("Преамбула"),
                                       UC_STR_INIT("序言"),      UC_STR_INIT("الديباجة")};
    uint32_t index = (uint32_t)reading->draft->items.count;
    bool announces = adopts_what_follows(reading);
    close_article(reading);
    uint8_t rank = uc_headings_open(&reading->headings, subject->paragraph, &subject->number,
                                    subject->text.len == 0, index);
    reading->headings.depth--;
    add_heading(reading, subject->paragraph);
    reading->headings.depth++;
    if (rank == UC_RANK_ROMAN) {
        open_section(reading);
        item_at(reading, last_index(reading))->section = reading->section;
        item_at(reading, last_index(reading))->number = subject->number.printed;
    }
    if (announces) {
        region_of(reading)->resolution = false;
        reading->ended = UC_ENDS_OPEN;
        reading->last = NONE;
    }
    size_t word =
        uc_starts_with_word(subject->text, preambles, sizeof preambles / sizeof *preambles);
    bool preamble = word > 0 && word == subject->text.len;
    reading->preamble = preamble || (reading->preamble && region_of(reading)->resolution);
    return true;
}

/* ---- Numbered paragraphs ---- */

static enum uc_kind kind_of_numbered(struct reading *reading, const struct subject *subject,
                                     int32_t parent)
{
    if (subject->number.preambular) {
        return UC_PREAMBULAR;
    }
    if (parent != NONE && !item_at(reading, parent)->article) {
        enum uc_kind kind = item_at(reading, parent)->kind;
        if (kind == UC_PREAMBULAR || kind == UC_OPERATIVE || kind == UC_PARAGRAPH) {
            return kind;
        }
    }
    return region_of(reading)->resolution ? UC_OPERATIVE : UC_PARAGRAPH;
}

/* What the list hangs from that `place` opens or restarts. */
static int32_t parent_of(struct reading *reading, struct uc_place place, bool arabic)
{
    if (place.how == UC_PLACE_CONTINUES || place.how == UC_PLACE_SKIPS) {
        return reading->outline.list[place.depth].parent;
    }
    if (reading->fresh_article) {
        return reading->article;
    }
    if (place.depth == 0 && arabic && reading->ended != UC_ENDS_COLON) {
        return NONE;
    }
    if (place.depth == 0 && arabic && reading->last != NONE && reading->last_depth == 0 &&
        region_of(reading)->resolution) {
        return NONE; /* "Resolves that:", and then paragraph 1 */
    }
    bool no_chapeau = place.how == UC_PLACE_RESTARTS && reading->last_depth > place.depth;
    return no_chapeau ? reading->outline.list[place.depth].parent : reading->last;
}

static bool resumes_report(const struct reading *reading, const struct uc_number *number)
{
    return reading->report.valid &&
           uc_outline_find(&reading->report.outline, number, NULL, false).how ==
               UC_PLACE_CONTINUES &&
           uc_outline_find(&reading->outline, number, NULL, false).how != UC_PLACE_CONTINUES;
}

static uc_str printed_number(const struct reading *reading, const struct uc_number *number,
                             bool sub)
{
    if (number->preambular) {
        return uc_arena_join(reading->arena, UC_STR("PP"), number->printed);
    }
    return sub || number->form == UC_NUMBER_BRACKET
               ? uc_arena_printf(reading->arena, "(%.*s)", UC_ARG(number->printed))
               : number->printed;
}

static bool take_numbered(struct reading *reading, const struct subject *subject)
{
    const struct uc_number *number = &subject->number;
    if (number->form == UC_NUMBER_NONE || number->form == UC_NUMBER_BULLET) {
        return false;
    }
    if (resumes_report(reading, number)) {
        resume(reading);
    }
    struct uc_number next = next_number(reading, number->form);
    bool announced = reading->ended == UC_ENDS_COLON || reading->fresh_article;
    struct uc_place place = uc_outline_find(&reading->outline, number, &next, announced);
    if (place.how == UC_PLACE_NONE) {
        return false;
    }
    bool arabic = place.scheme == UC_COUNT_ARABIC && number->form == UC_NUMBER_STOP;
    int32_t parent = parent_of(reading, place, arabic);
    if (place.how == UC_PLACE_RESTARTS && (parent == NONE || reading->last_depth > place.depth)) {
        reading->series++;
    }
    if (place.how == UC_PLACE_SKIPS) {
        warn(reading, subject->paragraph->page, "a number is missing", number->printed);
    }
    uc_outline_take(&reading->outline, place, number, parent);
    struct uc_item *item =
        add(reading, subject->paragraph, kind_of_numbered(reading, subject, parent), subject->text);
    item->parent = parent;
    item->sub = parent != NONE;
    item->number = printed_number(reading, number, item->sub || place.depth > 0);
    item->article = parent != NONE && item_at(reading, parent)->article;
    stand_on(reading, place.depth + 1);
    if (place.depth == 0 && arabic) {
        reading->top = last_index(reading);
        reading->preamble = false;
    }
    return true;
}

/* ---- Paragraphs without a number ---- */

/* Does an unnumbered paragraph of a resolution decide? The preamble's end in a comma; a decision
 * has a verb and an end. */
static bool decides(const struct reading *reading, const struct subject *subject)
{
    enum uc_ending ending = uc_ending_of(subject->text);
    if (ending == UC_ENDS_COMMA || ending == UC_ENDS_SEMICOLON) {
        return false;
    }
    struct uc_clause probe = {0};
    enum uc_language language = reading->draft->doc->language;
    uc_verbs_of(subject->text, UC_OPERATIVE, language, &probe, reading->arena);
    bool verbs_known = language == UC_ENGLISH || language == UC_FRENCH || language == UC_SPANISH;
    return verbs_known ? probe.verbs.count > 0 && ending != UC_ENDS_OPEN : ending == UC_ENDS_STOP;
}

/* Words after the last of a list that end the sentence its chapeau began: "and demands that …". */
static bool is_closing_phrase(const struct reading *reading, const struct subject *subject)
{
    return reading->last != NONE && reading->draft->items.at[reading->last].sub &&
           uc_starts_lower(subject->text);
}

/* The paragraph that began the sentence. */
static int32_t outermost_parent(struct reading *reading)
{
    int32_t index = reading->last;
    while (item_at(reading, index)->sub) {
        index = item_at(reading, index)->parent;
    }
    return index;
}

static enum uc_kind kind_of_plain(struct reading *reading, const struct subject *subject)
{
    struct uc_region *region = region_of(reading);
    if (!region->resolution) {
        return reading->preamble ? UC_PREAMBULAR : UC_PARAGRAPH;
    }
    bool comma = uc_ending_of(subject->text) == UC_ENDS_COMMA;
    if (!reading->preamble && reading->after_heading && comma && uc_starts_upper(subject->text)) {
        reading->preamble = true; /* budget resolutions open each section with a preamble */
    }
    if (!reading->preamble || is_closing_phrase(reading, subject)) {
        bool of_preamble =
            reading->last != NONE && item_at(reading, reading->last)->kind == UC_PREAMBULAR;
        return of_preamble ? UC_PREAMBULAR : UC_OPERATIVE;
    }
    enum uc_ending ending = uc_ending_of(subject->text);
    if (!region->enacted) { /* "The Council decides …", without an organ line of its own */
        return ending == UC_ENDS_STOP || ending == UC_ENDS_COLON ? UC_OPERATIVE : UC_PREAMBULAR;
    }
    return decides(reading, subject) ? UC_OPERATIVE : UC_PREAMBULAR;
}

static bool take_plain(struct reading *reading, const struct subject *subject)
{
    enum uc_kind kind = kind_of_plain(reading, subject);
    bool phrase = is_closing_phrase(reading, subject);
    bool follows = !reading->after_heading && reading->top != NONE && !reading->preamble;
    struct uc_item *item = add(reading, subject->paragraph, kind, subject->paragraph->text);
    if (reading->fresh_article) {
        item->number = item_at(reading, reading->article)->number;
        item->article = item_at(reading, reading->article)->article;
    } else if (phrase) {
        item->parent = outermost_parent(reading);
    } else if (follows) {
        item->parent = reading->top;
    }
    stand_on(reading, 0);
    return true;
}

static void read_paragraph(struct reading *reading, const struct uc_paragraph *paragraph)
{
    static bool (*const rules[])(struct reading *, const struct subject *) = {
        take_note,    take_table,   take_closing,  take_region, take_organ_line,
        take_article, take_heading, take_numbered, take_plain,
    };
    struct subject subject = subject_of(paragraph, reading->arena);
    for (size_t i = 0; !rules[i](reading, &subject); i++) {
    }
}

void uc_structure(const struct uc_paragraphs *source, uc_str name, struct uc_document *doc)
{
    uc_arena *arena = uc_arena_new();
    struct uc_draft draft = {.doc = doc, .name = name, .arena = arena, .source = source};
    struct reading reading = {
        .draft = &draft, .arena = arena, .last = NONE, .top = NONE, .article = NONE};
    bool *contents = uc_find_contents(source, arena);
    size_t front = uc_masthead_read(source, doc);
    bool adopted = doc->adoption.len > 0 || uc_str_has(doc->symbol, UC_STR("/RES/"));
    UC_PUSH(arena, &draft.regions)->resolution = reading.preamble = adopted;
    for (size_t i = 0; i < source->list.count; i++) {
        const struct uc_paragraph *paragraph = &source->list.at[i];
        reading.at = i;
        if (contents[i]) {
            *UC_PUSH(doc->arena, &doc->dropped) = uc_arena_copy(doc->arena, paragraph->text);
        } else if (i < front && paragraph->role != UC_PARA_NOTE) {
            add(&reading, paragraph, UC_FRONTMATTER, paragraph->text);
        } else {
            read_paragraph(&reading, paragraph);
        }
    }
    uc_part_items(&draft);
    uc_number_items(&draft);
    uc_finish_clauses(&draft);
    uc_attach_notes(&draft);
    uc_arena_free(arena);
}
