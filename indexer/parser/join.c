/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/layout.h"

#include "clause/buf.h"
#include "clause/text.h"

#include <string.h>

/* A paragraph's text under way. */
struct joiner {
    const struct uc_sheet *sheet;
    struct uc_buf text;
    struct uc_paragraph *out;
    bool after_mark; /* a mark was just taken out */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Adds text without the spaces that tore words apart. */
static void add_mended(struct joiner *to, uc_str text)
{
    size_t done = 0;
    for (size_t at = 1; at + 1 < text.len; at++) {
        if (text.ptr[at] != ' ' || !is_letter(text.ptr[at - 1]) || !is_letter(text.ptr[at + 1]))
            continue;
        uc_str head = uc_last_word(uc_str_slice(text, 0, at));
        uc_str tail = uc_first_word(uc_str_slice(text, at + 1, text.len));
        if (!uc_words_were_one(to->sheet->words, head, tail))
            continue;
        uc_buf_add(&to->text, uc_str_slice(text, done, at));
        done = at + 1;
    }
    uc_buf_add(&to->text, uc_str_slice(text, done, text.len));
}

/* Adds text, with one space at most at the seam of a mark that was taken out: "Countries, 1 the"
 * is "Countries, the", "Affairs 1 ." is "Affairs.". */
static void add_text(struct joiner *to, uc_str text)
{
    if (to->after_mark && text.len > 0) {
        bool space = to->text.len > 0 && to->text.ptr[to->text.len - 1] == ' ';
        uc_str rest = text;
        while (space && rest.len > 0 && rest.ptr[0] == ' ')
            rest = uc_str_slice(rest, 1, rest.len);
        if (space && rest.len > 0 && strchr(".,;:)", rest.ptr[0]))
            to->text.len--;
        text = rest;
        to->after_mark = rest.len == 0;
    }
    add_mended(to, text);
}

static void add_mark(struct joiner *to, uc_str mark)
{
    size_t at = to->text.len;
    while (at > 0 && to->text.ptr[at - 1] == ' ')
        at--;
    *UC_PUSH(to->sheet->arena, &to->out->marks) =
        (struct uc_mark){uc_arena_copy(to->sheet->arena, mark), (uint32_t)at};
    to->after_mark = true;
}

/* One mark, or several: "4", "4, 5", "*", "a". Gives false where `text` is none. */
static bool is_marks(uc_str text)
{
    bool digits = false, others = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        digits |= is_digit(c);
        others |= c == '*' || (c >= 'a' && c <= 'z');
        if (!is_digit(c) && c != '*' && c != ',' && c != ' ' && !(c >= 'a' && c <= 'z'))
            return false;
    }
    return digits != others;
}

static void add_marks(struct joiner *to, uc_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        while (at < text.len && text.ptr[at] != ',' && text.ptr[at] != ' ')
            at++;
        if (at > start)
            add_mark(to, uc_str_slice(text, start, at));
        at++;
    }
}

/* The exponent of a unit: "km2", "m3". */
static bool is_exponent(uc_str unit, uc_str text)
{
    static const char *const units[] = {"m", "km", "cm", "mm"};
    if (!uc_str_equal(text, UC_STR("2")) && !uc_str_equal(text, UC_STR("3")))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (uc_str_equal(unit, uc_str_from(units[i])))
            return true;
    return false;
}

/* Is this raised print a note's mark? Where the page has such a note; and digits behind a word or
 * its punctuation, for notes may stand at the document's end. */
static bool is_raised_mark(const struct joiner *to, uc_str text, size_t line)
{
    uc_str before = uc_str_trim(uc_buf_str(&to->text)), word = uc_last_word(before);
    if (text.len == 0 || text.len > 24 || before.len == 0 || !is_marks(text) ||
        is_exponent(word, text))
        return false;
    size_t end = 0;
    while (end < text.len && text.ptr[end] != ',' && text.ptr[end] != ' ')
        end++;
    if (uc_has_note(to->sheet, uc_str_slice(text, 0, end), line))
        return true;
    return to->sheet->at[line].place != UC_PLACE_TABLE && is_digit(text.ptr[0]) &&
           !is_digit(before.ptr[before.len - 1]) && (word.len == 0 || word.len > 2);
}

static void add_styled(struct joiner *to, const struct uc_line *line, size_t from, size_t index)
{
    size_t done = from;
    for (size_t i = 0; i < line->runs.count; i++) {
        const struct uc_run *run = &line->runs.at[i];
        size_t start = run->start > from ? run->start : from;
        if (run->end <= from || !(run->raised || run->note.len > 0))
            continue;
        uc_str text = uc_str_trim(uc_str_slice(line->text, start, run->end));
        uc_str mark = uc_is_bracketed_mark(text) ? uc_str_slice(text, 1, 2) : text;
        add_text(to, uc_str_slice(line->text, done, start));
        done = start;
        if (run->note.len > 0 || is_raised_mark(to, mark, index)) {
            add_marks(to, run->note.len > 0 ? run->note : mark);
            done = (size_t)(text.ptr + text.len - line->text.ptr);
        }
    }
    add_text(to, uc_str_slice(line->text, done, line->text.len));
}

/* Is there a solidus in the word that ends at `at`, as in a symbol? */
static bool is_in_symbol(uc_str text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != ' ' && text.ptr[at - 1] != '/')
        at--;
    return at > 0 && text.ptr[at - 1] == '/';
}

/* May a number, which ends at `end`, be glued to what ends at `at` as a mark? To a word or its
 * punctuation, and to what follows a year ("2002,1"), behind a full stop where a sentence ends
 * ("2002.1"); not within a figure ("3.5", "1,5") or a symbol ("Add.3, Add.4"). */
static bool may_bear_mark(uc_str text, size_t at, size_t end)
{
    char before = text.ptr[at - 1];
    if (is_in_symbol(text, at))
        return false;
    if (is_letter(before) || before == ')' || before == '"')
        return true;
    size_t digits = 0;
    while (digits + 1 < at && is_digit(text.ptr[at - 2 - digits]))
        digits++;
    bool sentence_ends = end == text.len || (end + 1 < text.len && text.ptr[end] == ' ' &&
                                             text.ptr[end + 1] >= 'A' && text.ptr[end + 1] <= 'Z');
    return strchr(",;.:", before) && (digits == 0 || digits == 4) &&
           (before != '.' || sentence_ends);
}

/* A number glued to a word that the notes of this page have, or "1/" that they or those before
 * have: a source cited again keeps its number. Gives its bytes at `at`. */
static size_t plain_mark(const struct joiner *to, uc_str text, size_t at, size_t index)
{
    size_t end = at;
    while (end < text.len && end - at < 4 && is_digit(text.ptr[end]))
        end++;
    char after = end < text.len ? text.ptr[end] : ' ';
    bool slash = text.ptr[at - 1] == ' ' && after == '/';
    bool glued = strchr(" ,;.", after) && may_bear_mark(text, at, end);
    uc_str mark = uc_str_slice(text, at, end);
    bool known = slash ? uc_had_note(to->sheet, mark, index) : uc_has_note(to->sheet, mark, index);
    return end > at && end - at <= 3 && (slash || glued) && known ? end - at + slash : 0;
}

static void add_plain(struct joiner *to, uc_str text, size_t index)
{
    size_t done = 0;
    for (size_t at = 1; at < text.len; at++) {
        size_t length = is_digit(text.ptr[at]) && !is_digit(text.ptr[at - 1])
                            ? plain_mark(to, text, at, index)
                            : 0;
        if (length == 0)
            continue;
        add_text(to, uc_str_slice(text, done, at));
        bool slash = text.ptr[at + length - 1] == '/';
        add_mark(to, uc_str_slice(text, at, at + length - slash));
        done = at + length;
        at = done - 1;
    }
    add_text(to, uc_str_slice(text, done, text.len));
}

/* Is a hyphen at a line's end part of the word? In a document that breaks words as a rule it is
 * where the compound occurs within a line; else, unless only the word without it is known. */
static bool is_real_hyphen(const struct uc_sheet *sheet, uc_str head, uc_str tail)
{
    const uc_words *words = sheet->words;
    if (head.len == 0 || tail.len == 0)
        return true;
    uc_str whole = uc_arena_join(sheet->arena, head, tail);
    if (sheet->hyphenated) {
        uc_str compound = uc_arena_printf(sheet->arena, "%.*s-%.*s", UC_ARG(head), UC_ARG(tail));
        size_t at = 0;
        return uc_words_count(words, compound) > 0 || uc_text_is_upper(uc_text_next(tail, &at));
    }
    bool parts_known = uc_words_count(words, head) > 0 && uc_words_count(words, tail) > 0;
    return parts_known || uc_words_count(words, whole) == 0;
}

/* Chinese and Japanese, which know no spaces. */
static bool is_wide(uc_str text, bool last)
{
    size_t at = 0;
    if (last)
        for (at = text.len; at > 0 && ((unsigned char)text.ptr[--at] & 0xC0) == 0x80;)
            ;
    uint32_t c = at < text.len ? uc_text_next(text, &at) : 0;
    return (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF00 && c <= 0xFFEF);
}

/* Is `text` the rest of an address on the web, as words are not? */
static bool is_in_address(uc_str text)
{
    static const char *const endings[] = {".pdf",  ".html", ".htm", ".php",
                                          ".aspx", ".docx", ".xlsx"};
    size_t end = 0;
    while (end < text.len && text.ptr[end] != ' ')
        end++;
    uc_str word = uc_str_slice(text, 0, end);
    bool found = uc_str_has(word, UC_STR("_")) || uc_str_has(word, UC_STR("=")) ||
                 uc_str_has(word, UC_STR("%"));
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !found; i++)
        found = uc_str_has(word, uc_str_from(endings[i]));
    return found;
}

/* Is an address on the web cut by the line's end? */
static bool cuts_address(uc_str text, uc_str next)
{
    size_t start = text.len;
    while (start > 0 && text.ptr[start - 1] != ' ')
        start--;
    uc_str word = uc_str_slice(text, start, text.len);
    bool address = uc_str_has(word, UC_STR("://")) || uc_str_has(word, UC_STR("www."));
    char last = text.ptr[text.len - 1];
    bool goes_on = (is_letter(last) || is_digit(last)) && is_in_address(next);
    return address && (strchr("_=&?", last) || goes_on);
}

/* The seam between what is so far and the next line. */
static void end_line(struct joiner *to, uc_str next)
{
    static const char *const glue[] = {"-", "–", "—", "/", "‑"};
    static const uc_str soft_hyphen = UC_STR_INIT("\xC2\xAD");
    uc_str text = uc_buf_str(&to->text);
    if (text.len == 0 || text.ptr[text.len - 1] == ' ')
        return;
    if (uc_str_ends(text, soft_hyphen)) {
        to->text.len -= soft_hyphen.len;
        return;
    }
    for (size_t i = 0; i < sizeof glue / sizeof *glue; i++) {
        uc_str end = uc_str_from(glue[i]);
        if (!uc_str_ends(text, end) || text.len == end.len ||
            text.ptr[text.len - end.len - 1] == ' ')
            continue;
        uc_str head = uc_last_word(uc_str_slice(text, 0, text.len - 1));
        if (i == 0 && !is_real_hyphen(to->sheet, head, uc_first_word(next)))
            to->text.len--;
        return;
    }
    if (!cuts_address(text, next) && (!is_wide(text, true) || !is_wide(next, false)))
        uc_buf_byte(&to->text, ' ');
}

/* Adds one line, without the mark that starts a note and those that refer to one. */
static void add_line(struct joiner *to, const struct uc_print *print)
{
    const struct uc_sheet *sheet = to->sheet;
    size_t index = (size_t)(print - sheet->at), from = 0;
    bool note = print->place == UC_PLACE_NOTE, cell = print->place == UC_PLACE_TABLE;
    if (note && print->group > 0 && sheet->notes.at[print->group - 1].line == index)
        from = sheet->notes.at[print->group - 1].mark_end;
    if (print->line->runs.count > 0 && (sheet->styled || print->line->whole) &&
        (note || cell || sheet->marked))
        add_styled(to, print->line, from, index);
    else if (note || cell)
        add_text(to, uc_str_slice(print->line->text, from, print->line->text.len));
    else
        add_plain(to, print->line->text, index);
}

static void take_text(struct joiner *joiner, struct uc_paragraph *out)
{
    out->text = uc_str_trim(uc_arena_copy(joiner->sheet->arena, uc_buf_str(&joiner->text)));
    uc_buf_free(&joiner->text);
}

void uc_join_lines(const struct uc_sheet *sheet, struct uc_print *const *lines, size_t count,
                   struct uc_paragraph *out)
{
    struct joiner joiner = {.sheet = sheet, .out = out};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            end_line(&joiner, lines[i]->line->text);
        add_line(&joiner, lines[i]);
    }
    take_text(&joiner, out);
}

/* What stands between two lines of a table: a space within a cell, a tab between cells, a newline
 * between rows. */
static char table_seam(const struct uc_sheet *sheet, const struct uc_line *before,
                       const struct uc_line *line)
{
    if (line->table > 0)
        return line->row != before->row ? '\n' : line->column != before->column ? '\t' : ' ';
    return line->page == before->page && uc_same_row(sheet, &line->box, &before->box) ? '\t' : '\n';
}

void uc_join_cells(const struct uc_sheet *sheet, struct uc_print *const *lines, size_t count,
                   struct uc_paragraph *out)
{
    struct joiner joiner = {.sheet = sheet, .out = out};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            uc_buf_byte(&joiner.text, table_seam(sheet, lines[i - 1]->line, lines[i]->line));
        joiner.after_mark = false;
        add_line(&joiner, lines[i]);
    }
    take_text(&joiner, out);
}
