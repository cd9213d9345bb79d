/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/verb.h"
#include "parser/take.h"

/* ---- Numbered paragraphs ---- */

static enum uc_kind kind_of_numbered(struct uc_reading *reading, const struct uc_subject *subject,
                                     int32_t parent)
{
    if (subject->number.preambular) {
        return UC_PREAMBULAR;
    }
    if (parent != UC_NO_ITEM && !uc_item_at(reading, parent)->article) {
        enum uc_kind kind = uc_item_at(reading, parent)->kind;
        if (kind == UC_PREAMBULAR || kind == UC_OPERATIVE || kind == UC_PARAGRAPH) {
            return kind;
        }
    }
    return uc_region_of(reading)->resolution ? UC_OPERATIVE : UC_PARAGRAPH;
}

/* What the list hangs from that `place` opens or restarts. */
static int32_t parent_of(struct uc_reading *reading, struct uc_place place, bool arabic,
                         bool prefixed)
{
    if (place.how == UC_PLACE_CONTINUES || place.how == UC_PLACE_SKIPS) {
        return reading->outline.list[place.depth].parent;
    }
    if (prefixed) { /* "34.1" says itself what it belongs to */
        return UC_NO_ITEM;
    }
    if (reading->fresh_article) {
        return reading->article;
    }
    if (place.depth == 0 && arabic && reading->ended != UC_ENDS_COLON) {
        return UC_NO_ITEM;
    }
    if (place.depth == 0 && arabic && reading->last != UC_NO_ITEM && reading->last_depth == 0 &&
        uc_region_of(reading)->resolution) {
        return UC_NO_ITEM; /* "Resolves that:", and then paragraph 1 */
    }
    bool no_chapeau = place.how == UC_PLACE_RESTARTS && reading->last_depth > place.depth;
    return no_chapeau ? reading->outline.list[place.depth].parent : reading->last;
}

static bool resumes_report(const struct uc_reading *reading, const struct uc_number *number)
{
    return reading->report.valid &&
           uc_outline_find(&reading->report.outline, number, NULL, false).how ==
               UC_PLACE_CONTINUES &&
           uc_outline_find(&reading->outline, number, NULL, false).how != UC_PLACE_CONTINUES;
}

static void warn(struct uc_reading *reading, uint32_t page, const char *what, uc_str number)
{
    *UC_PUSH(reading->draft->doc->arena, &reading->draft->doc->warnings) = uc_arena_printf(
        reading->draft->doc->arena, "page %u: %s before %.*s", page, what, UC_ARG(number));
}

static uc_str printed_number(const struct uc_reading *reading, const struct uc_number *number,
                             bool sub)
{
    if (number->preambular) {
        return uc_arena_join(reading->arena, UC_STR("PP"), number->printed);
    }
    bool bracketed = number->form == UC_NUMBER_BRACKET || (sub && number->prefix.len == 0);
    return bracketed ? uc_arena_printf(reading->arena, "(%.*s)", UC_ARG(number->printed))
                     : number->printed;
}

bool uc_take_numbered(struct uc_reading *reading, const struct uc_subject *subject)
{
    const struct uc_number *number = &subject->number;
    if (number->form == UC_NUMBER_NONE || number->form == UC_NUMBER_BULLET) {
        return false;
    }
    if (resumes_report(reading, number)) {
        uc_resume_report(reading);
    }
    struct uc_number next = uc_next_number(reading, number->form);
    bool announced = reading->ended == UC_ENDS_COLON || reading->fresh_article;
    struct uc_place place = uc_outline_find(&reading->outline, number, &next, announced);
    if (place.how == UC_PLACE_NONE) {
        return false;
    }
    bool arabic = place.scheme == UC_COUNT_ARABIC && number->form == UC_NUMBER_STOP;
    int32_t parent = parent_of(reading, place, arabic, number->prefix.len > 0);
    if (place.how == UC_PLACE_RESTARTS &&
        (parent == UC_NO_ITEM || reading->last_depth > place.depth)) {
        reading->series++;
    }
    if (place.how == UC_PLACE_SKIPS) {
        warn(reading, subject->paragraph->page, "a number is missing", number->printed);
    }
    uc_outline_take(&reading->outline, place, number, parent);
    if (place.depth == 0 && arabic) {
        uc_headings_end_caption(&reading->headings);
    }
    struct uc_item *item = uc_add_item(reading, subject->paragraph,
                                       kind_of_numbered(reading, subject, parent), subject->text);
    item->parent = parent;
    item->sub = parent != UC_NO_ITEM;
    item->number = printed_number(reading, number, item->sub || place.depth > 0);
    item->article = parent != UC_NO_ITEM && uc_item_at(reading, parent)->article;
    reading->preamble &= item->kind == UC_PREAMBULAR;
    uc_stand_on(reading, place.depth + 1);
    if (place.depth == 0 && arabic) {
        reading->top = uc_last_item(reading);
    }
    return true;
}

/* ---- Paragraphs without a number ---- */

/* Does an unnumbered paragraph of a resolution decide? The preamble's end in a comma; a decision
 * has a verb and an end. */
static bool decides(const struct uc_reading *reading, const struct uc_subject *subject)
{
    enum uc_ending ending = uc_ending_of(subject->text);
    if (ending == UC_ENDS_COMMA || ending == UC_ENDS_SEMICOLON) {
        return false;
    }
    struct uc_clause probe = {0};
    enum uc_language language = reading->draft->doc->language;
    uc_verbs_of(subject->text, UC_OPERATIVE, language, &probe, reading->arena);
    bool verbs_known = language == UC_ENGLISH || language == UC_FRENCH || language == UC_SPANISH;
    bool opens = probe.verbs.count > 0 && uc_str_starts(subject->text, probe.verbs.at[0].printed);
    return verbs_known ? opens && ending != UC_ENDS_OPEN : ending == UC_ENDS_STOP;
}

/* Words after the last of a list that end the sentence its chapeau began: "and demands that …". */
static bool is_closing_phrase(const struct uc_reading *reading, const struct uc_subject *subject)
{
    return reading->last != UC_NO_ITEM && reading->draft->items.at[reading->last].sub &&
           uc_starts_lower(subject->text);
}

/* The paragraph that began the sentence. */
static int32_t outermost_parent(struct uc_reading *reading)
{
    int32_t index = reading->last;
    while (uc_item_at(reading, index)->sub) {
        index = uc_item_at(reading, index)->parent;
    }
    return index;
}

static enum uc_kind kind_of_plain(struct uc_reading *reading, const struct uc_subject *subject)
{
    struct uc_region *region = uc_region_of(reading);
    if (!region->resolution) {
        return reading->preamble ? UC_PREAMBULAR : UC_PARAGRAPH;
    }
    bool comma = uc_ending_of(subject->text) == UC_ENDS_COMMA;
    if (!reading->preamble && reading->after_heading && comma && uc_starts_upper(subject->text)) {
        reading->preamble = true; /* budget resolutions open each section with a preamble */
    }
    if (!reading->preamble || is_closing_phrase(reading, subject) ||
        uc_is_announced(reading, subject)) {
        bool of_preamble = reading->last != UC_NO_ITEM &&
                           uc_item_at(reading, reading->last)->kind == UC_PREAMBULAR;
        return of_preamble ? UC_PREAMBULAR : UC_OPERATIVE;
    }
    enum uc_ending ending = uc_ending_of(subject->text);
    if (!region->enacted) { /* "The Council decides …", without an organ line of its own */
        return ending == UC_ENDS_STOP || ending == UC_ENDS_COLON ? UC_OPERATIVE : UC_PREAMBULAR;
    }
    return decides(reading, subject) ? UC_OPERATIVE : UC_PREAMBULAR;
}

/* What the item of a list with bullets hangs from: the paragraph whose colon announces it, or what
 * the item before it hangs from. UC_NO_ITEM where it is no such item. */
static int32_t parent_of_bullet(struct uc_reading *reading, const struct uc_subject *subject)
{
    if (subject->number.form != UC_NUMBER_BULLET || reading->last == UC_NO_ITEM) {
        return UC_NO_ITEM;
    }
    const struct uc_item *last = uc_item_at(reading, reading->last);
    bool listed = uc_number_read(last->paragraph->text, reading->arena).form == UC_NUMBER_BULLET;
    return listed ? last->parent : reading->ended == UC_ENDS_COLON ? reading->last : UC_NO_ITEM;
}

bool uc_take_plain(struct uc_reading *reading, const struct uc_subject *subject)
{
    int32_t chapeau = parent_of_bullet(reading, subject);
    enum uc_kind kind = chapeau != UC_NO_ITEM ? uc_item_at(reading, chapeau)->kind
                                              : kind_of_plain(reading, subject);
    bool phrase = is_closing_phrase(reading, subject) || uc_is_announced(reading, subject);
    bool follows = !reading->after_heading && reading->top != UC_NO_ITEM && !reading->preamble;
    struct uc_item *item = uc_add_item(reading, subject->paragraph, kind, subject->paragraph->text);
    if (reading->fresh_article) {
        item->number = uc_item_at(reading, reading->article)->number;
        item->article = uc_item_at(reading, reading->article)->article;
    } else if (chapeau != UC_NO_ITEM) {
        item->parent = chapeau;
    } else if (phrase) {
        item->parent = outermost_parent(reading);
    } else if (follows) {
        item->parent = reading->top;
    }
    uc_stand_on(reading, 0);
    return true;
}
