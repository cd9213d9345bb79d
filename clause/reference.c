/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/symbol.h"

#include "clause/ascii.h"
#include "clause/citation_place.h"
#include "clause/reference_words.h"
#include "clause/resolution.h"

#include <string.h>

/* The text is read once, word by word. A noun ("its resolutions") opens a list of numbers; dates
 * and joining words keep it open, any other word closes it. An organ's name belongs to the noun
 * that stands right behind it, or to the list that it follows by "of" or "by". A place ("paragraph
 * 6 of", "section II of") waits for the symbol that it is a place of. */

enum { REFERENCES_MAX = 1000, RANGE_MAX = 50, NEAR = 80 };

/* A number of the open list, by which its symbol is made again once its organ is known. */
struct item {
    size_t index; /* of its first reference; those of a place's paragraphs follow */
    size_t count;
    struct uc_resolution_number number;
};

struct place {
    bool is_open;
    size_t start;
    uc_str part;
    UC_LIST(uc_str) labels;
};

struct scan {
    uc_str text;
    size_t at;
    uc_arena *arena;
    struct uc_references *out;
    enum uc_organ own;          /* of the document */
    enum uc_organ named, board; /* the last that the text names; the last Executive Board */
    size_t named_end;           /* behind its name */
    bool has_noun, is_decision; /* the last noun was "decision" */
    enum uc_organ organ;        /* of the last noun */
    bool is_sure;               /* the text says so itself */
    bool is_open;               /* its list */
    bool follows_of;            /* the last joining word was "of" or "by" */
    UC_LIST(struct item) items; /* of the open list */
    struct place place;
    unsigned before, before_that; /* what joins the last two words were */
};

static void close_list(struct scan *scan)
{
    scan->is_open = false;
    scan->items.count = 0;
}

static void close_place(struct scan *scan)
{
    scan->place = (struct place){.labels = scan->place.labels};
    scan->place.labels.count = 0;
}

static void add(struct scan *scan, uc_str symbol, uc_str part, uc_str label, size_t start)
{
    if (scan->out->list.count < REFERENCES_MAX)
        *UC_PUSH(scan->arena, &scan->out->list) = (struct uc_reference){
            .symbol = symbol,
            .part = part,
            .paragraph = label,
            .start = (uint32_t)start,
            .end = (uint32_t)scan->at,
        };
}

/* ", annex, para. 3" behind a symbol; not where it is the place of another: ", paragraph 3 of …" */
static size_t read_place_behind(const struct scan *scan, size_t at, struct uc_citation *place)
{
    uc_str rest = uc_rest(scan->text, at);
    size_t len = uc_citation_place_read(rest, false, scan->arena, place);
    uc_str next = uc_rest(rest, uc_skip_blanks(rest, len));
    bool is_of_another = uc_str_starts(next, UC_STR("of ")) || uc_str_starts(next, UC_STR("to ")) ||
                         uc_str_starts(next, UC_STR("de "));
    if (is_of_another)
        *place = (struct uc_citation){0};
    return is_of_another ? 0 : len;
}

/* Adds `symbol`, which stands at [start, end), with the place before or behind it; one reference
 * for each paragraph. */
static void add_with_place(struct scan *scan, uc_str symbol, size_t start, size_t end)
{
    struct uc_citation behind = {0};
    const struct place *place = &scan->place;
    scan->at = end;
    if (!place->is_open) {
        scan->at = end + read_place_behind(scan, end, &behind);
        add(scan, symbol, behind.part, behind.label, start);
        return;
    }
    if (place->labels.count == 0)
        add(scan, symbol, place->part, (uc_str){0}, place->start);
    for (size_t i = 0; i < place->labels.count; i++)
        add(scan, symbol, place->part, place->labels.at[i], place->start);
    close_place(scan);
}

/* The organ of a number: the text's, where it has such numbers, else the document's. */
static enum uc_organ organ_of(const struct scan *scan, enum uc_resolution_form form)
{
    enum uc_organ organ = scan->organ;
    if (organ == UC_ORGAN_BOARD && scan->board != UC_ORGAN_UNKNOWN)
        organ = scan->board;
    bool is_council = organ == UC_ORGAN_COUNCIL;
    return uc_organ_has_form(organ, form) || is_council || scan->is_sure ? organ : scan->own;
}

static void add_number(struct scan *scan, const struct uc_resolution_number *number, size_t end)
{
    struct item item = {.index = scan->out->list.count, .number = *number};
    uc_str symbol =
        uc_resolution_symbol(number, organ_of(scan, number->form), scan->is_decision, scan->arena);
    add_with_place(scan, symbol, scan->at, end);
    item.count = scan->out->list.count - item.index;
    *UC_PUSH(scan->arena, &scan->items) = item;
    scan->follows_of = false;
}

/* "resolutions 57/1 and 58/1 of the Commission": the whole list is the organ's. */
static void give_list_to(struct scan *scan, enum uc_organ organ)
{
    scan->organ = organ;
    for (size_t i = 0; i < scan->items.count; i++) {
        const struct item *item = &scan->items.at[i];
        uc_str symbol = uc_resolution_symbol(&item->number, organ_of(scan, item->number.form),
                                             scan->is_decision, scan->arena);
        for (size_t j = 0; j < item->count; j++)
            scan->out->list.at[item->index + j].symbol = symbol;
    }
}

/* Is the number at `at` followed by "of 8 December 1989"? Then it needs no noun before it. */
static bool has_date_behind(uc_str text, size_t at)
{
    struct uc_date date;
    at = uc_skip_blanks(text, at);
    if (uc_byte_at(text, at) == ',')
        at = uc_skip_blanks(text, at + 1);
    size_t end = uc_word_end(text, at);
    return (uc_joint_of(uc_str_slice(text, at, end)) & UC_JOINT_DATE) &&
           uc_date_read(uc_rest(text, uc_skip_blanks(text, end)), &date) > 0;
}

/* "第57/263号决议": in Chinese the noun stands behind the number, and the organ before it. */
static bool take_chinese_noun(struct scan *scan, size_t at, size_t end)
{
    uc_str behind = uc_rest(scan->text, end);
    bool is_counted = uc_str_ends(uc_str_slice(scan->text, 0, at), UC_STR("第")) &&
                      uc_str_starts(behind, UC_STR("号"));
    if (!is_counted && !uc_str_starts(behind, UC_STR("号决")))
        return false;
    scan->is_decision = uc_str_starts(behind, UC_STR("号决定"));
    scan->organ = scan->named;
    scan->is_sure = false;
    return true;
}

/* A number outside of an open list counts where its date follows, or where a noun went before it
 * and it has the form of the Assembly's or is the Human Rights Council's: "57/263", no "50/50". */
static bool counts_alone(const struct scan *scan, const struct uc_resolution_number *number,
                         size_t end)
{
    if (number->form == UC_FORM_PLAIN)
        return false;
    bool is_council = organ_of(scan, number->form) == UC_ORGAN_HUMAN_RIGHTS_COUNCIL;
    bool is_session = number->form == UC_FORM_SESSION &&
                      (is_council || number->session_value > UC_LAST_ROMAN_SESSION) &&
                      !uc_str_equal(number->session, number->number);
    return (scan->has_noun && is_session) || has_date_behind(scan->text, end);
}

static void take_number(struct scan *scan)
{
    struct uc_date date;
    struct uc_resolution_number number;
    uc_str rest = uc_rest(scan->text, scan->at);
    size_t len = uc_date_read(rest, &date);
    if (len > 0) {
        scan->at += len;
        scan->follows_of = false;
        return;
    }
    len = uc_resolution_number_read(rest, &number);
    size_t end = scan->at + len;
    bool is_listed = len > 0 && scan->is_open &&
                     (number.form != UC_FORM_PLAIN || scan->organ == UC_ORGAN_SECURITY_COUNCIL);
    if (len > 0 &&
        (is_listed || take_chinese_noun(scan, scan->at, end) || counts_alone(scan, &number, end))) {
        add_number(scan, &number, end);
        return;
    }
    close_list(scan);
    close_place(scan);
    while (uc_is_digit(uc_byte_at(scan->text, scan->at)) || uc_byte_at(scan->text, scan->at) == '/')
        scan->at++;
}

/* A symbol in print: capitals, then a slash, or a point and a number ("GC.19/1"). */
static bool take_symbol(struct scan *scan)
{
    uc_str symbol, rest = uc_rest(scan->text, scan->at);
    unsigned char before = scan->at ? uc_byte_at(scan->text, scan->at - 1) : ' ';
    if (uc_is_digit(before) || strchr("/._-", before) != NULL) /* the middle of something else */
        return false;
    size_t capitals = uc_byte_at(rest, 0) == '[';
    while (uc_is_capital(uc_byte_at(rest, capitals)))
        capitals++;
    unsigned char next = uc_byte_at(rest, capitals);
    bool may_be = capitals > 0 &&
                  (next == '/' || (next == '.' && uc_is_digit(uc_byte_at(rest, capitals + 1))));
    size_t len = may_be ? uc_symbol_read(rest, scan->arena, &symbol) : 0;
    if (len == 0)
        return false;
    add_with_place(scan, symbol, scan->at, scan->at + len);
    return true;
}

/* One of the Executive Boards, and which. */
static bool is_board(enum uc_organ organ)
{
    return organ == UC_ORGAN_UNDP_BOARD || organ == UC_ORGAN_UNICEF_BOARD ||
           organ == UC_ORGAN_WOMEN_BOARD;
}

static bool take_organ(struct scan *scan, size_t end)
{
    unsigned char c = uc_byte_at(scan->text, scan->at);
    enum uc_organ organ = UC_ORGAN_UNKNOWN;
    if (!uc_is_capital(c) && c < 0x80)
        return false;
    size_t len = uc_organ_read(uc_rest(scan->text, scan->at), false, &organ);
    if (len == 0 && c >= 0xE3) { /* Chinese parts no words */
        organ = uc_organ_find(uc_str_slice(scan->text, scan->at, end));
        len = organ != UC_ORGAN_UNKNOWN ? end - scan->at : 0;
    }
    if (len == 0)
        return false;
    scan->at += len;
    scan->named = organ;
    scan->named_end = scan->at;
    if (is_board(organ))
        scan->board = organ;
    if (scan->is_open && scan->items.count == 0) { /* "resolution of the Council 2127 (2013)" */
        scan->organ = organ;
        scan->is_sure = true;
    } else if (scan->follows_of && !scan->is_sure) {
        scan->is_sure = true;
        give_list_to(scan, organ);
        close_list(scan);
    }
    return true;
}

/* Whose is "resolution" at `scan->at`? */
static void find_organ_of_noun(struct scan *scan)
{
    bool is_named = scan->named != UC_ORGAN_UNKNOWN;
    scan->is_sure = is_named && uc_skip_blanks(scan->text, scan->named_end) == scan->at;
    bool is_near = is_named && scan->at - scan->named_end <= NEAR;
    if (scan->before & UC_JOINT_ITS)
        is_near = is_near && (scan->before_that & UC_JOINT_IN);
    scan->organ = scan->is_sure || is_near ? scan->named : scan->own;
}

static bool take_noun(struct scan *scan, uc_str word)
{
    bool is_stem;
    enum uc_noun noun = uc_noun_of(word, &is_stem);
    if (noun == UC_NOUN_NONE)
        return false;
    close_list(scan);
    find_organ_of_noun(scan);
    scan->is_decision = noun == UC_NOUN_DECISION;
    scan->is_open = true;
    scan->has_noun |= !is_stem;
    scan->at += word.len;
    return true;
}

/* "3 and 5", "34 to 36" behind the first paragraph's number. */
static void read_more_labels(struct scan *scan)
{
    struct place *place = &scan->place;
    while (place->labels.count < RANGE_MAX) {
        size_t at = uc_skip_blanks(scan->text, scan->at), end = uc_word_end(scan->text, at);
        bool is_comma = uc_byte_at(scan->text, at) == ',';
        unsigned joint = is_comma ? UC_JOINT_AND : uc_joint_of(uc_str_slice(scan->text, at, end));
        uc_str label;
        at = uc_skip_blanks(scan->text, end + is_comma);
        uc_str rest = uc_rest(scan->text, at);
        size_t len = (joint & UC_JOINT_AND) && uc_is_digit(uc_byte_at(rest, 0))
                         ? uc_label_number_read(rest, scan->arena, &label)
                         : 0;
        if (len == 0)
            return;
        *UC_PUSH(scan->arena, &place->labels) = label;
        scan->at = at + len;
    }
}

/* "paragraph 6 (a)", "paras. 3 and 5", "section II", "annex": it waits for "of resolution …". */
static bool take_place(struct scan *scan, uc_str word)
{
    static const uc_str stems[] = {UC_STR_INIT("para"),  UC_STR_INIT("sect"), UC_STR_INIT("annex"),
                                   UC_STR_INIT("artic"), UC_STR_INIT("párr"), UC_STR_INIT("пункт")};
    struct uc_citation found = {0};
    size_t len = 0;
    for (size_t i = 0; i < sizeof stems / sizeof stems[0] && len == 0; i++) {
        if (uc_str_starts_nocase(word, stems[i]))
            len = uc_citation_place_read(uc_rest(scan->text, scan->at), false, scan->arena, &found);
    }
    if (len == 0)
        return false;
    struct place *place = &scan->place;
    place->start = place->is_open ? place->start : scan->at;
    place->is_open = true;
    place->part = found.part.len ? found.part : place->part;
    scan->at += len;
    if (found.label.len > 0) {
        *UC_PUSH(scan->arena, &place->labels) = found.label;
        read_more_labels(scan);
    }
    return true;
}

/* Any other word: some keep a list or a place open, most close both. */
static void take_joint(struct scan *scan, uc_str word)
{
    unsigned joint = uc_joint_of(word);
    if ((joint & UC_JOINT_LIST) == 0)
        close_list(scan);
    if ((joint & UC_JOINT_PLACE) == 0)
        close_place(scan);
    if ((joint & UC_JOINT_ARTICLE) == 0)
        scan->follows_of = joint & UC_JOINT_OF;
    scan->at += word.len;
}

static void take_word(struct scan *scan)
{
    size_t end = uc_word_end(scan->text, scan->at);
    uc_str word = uc_str_slice(scan->text, scan->at, end);
    bool may_be_special = (uc_str_equal(word, UC_STR("S")) || uc_str_equal(word, UC_STR("ES"))) &&
                          uc_byte_at(scan->text, end) != '/';
    if (take_symbol(scan))
        return;
    size_t start = scan->at;
    if (may_be_special)
        take_number(scan);
    if (scan->at == start && !take_organ(scan, end) && !take_noun(scan, word) &&
        !take_place(scan, word))
        take_joint(scan, word);
    scan->before_that = scan->before;
    scan->before = uc_joint_of(word);
}

static size_t character_length(unsigned char c)
{
    return c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
}

static void take_mark(struct scan *scan)
{
    unsigned char c = uc_byte_at(scan->text, scan->at);
    if (c == '[' && take_symbol(scan))
        return;
    if (c == ';' || c == '.') {
        close_list(scan);
        close_place(scan);
    }
    scan->at += character_length(c);
}

/* Takes out what turned out to have no symbol, and repeats. */
static void tidy(struct uc_references *references)
{
    size_t kept = 0;
    for (size_t i = 0; i < references->list.count; i++) {
        const struct uc_reference *it = &references->list.at[i];
        bool is_new = it->symbol.len > 0;
        for (size_t j = 0; j < kept && is_new; j++) {
            const struct uc_reference *other = &references->list.at[j];
            is_new =
                !(uc_str_equal(it->symbol, other->symbol) && uc_str_equal(it->part, other->part) &&
                  uc_str_equal(it->paragraph, other->paragraph));
        }
        if (is_new)
            references->list.at[kept++] = *it;
    }
    references->list.count = kept;
}

static bool has_digit(uc_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (uc_is_digit((unsigned char)text.ptr[i]))
            return true;
    }
    return false;
}

struct uc_references uc_references_in(uc_str text, uc_str organ, uc_arena *arena)
{
    struct uc_references found = {0};
    if (!has_digit(text))
        return found;
    struct scan scan = {.text = text, .arena = arena, .out = &found};
    scan.own = uc_organ_find(organ);
    scan.board = is_board(scan.own) ? scan.own : UC_ORGAN_UNKNOWN;
    while (scan.at < text.len) {
        unsigned char c = uc_byte_at(text, scan.at);
        if (uc_word_end(text, scan.at) > scan.at)
            take_word(&scan);
        else if (uc_is_digit(c))
            take_number(&scan);
        else
            take_mark(&scan);
    }
    tidy(&found);
    return found;
}
