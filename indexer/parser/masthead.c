/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/masthead.h"

#include "clause/symbol.h"
#include "clause/text.h"
#include "parser/article.h"
#include "parser/contents.h"
#include "parser/label.h"
#include "parser/masthead_line.h"
#include "parser/organ.h"
#include "parser/region.h"
#include "parser/shape.h"

/* Covers of official records have some forty lines before the text. */
#define FRONT_MAX 80
/* A line that is none of the masthead's own and has more words than this and an end is text. */
#define FRONT_SENTENCE_WORDS 9
/* Documents of two organs set their sessions side by side, as a table of few rows. */
#define FRONT_ROWS 6

/* ---- Where the text begins ---- */

static size_t row_count(uc_str table)
{
    size_t rows = 1;
    for (size_t i = 0; i < table.len; i++) {
        rows += table.ptr[i] == '\n';
    }
    return rows;
}

static bool opens_text(const struct uc_paragraph *paragraph, uc_arena *arena)
{
    static const uc_str openings[] = {UC_STR_INIT("Summary"),
                                      UC_STR_INIT("Contents"),
                                      UC_STR_INIT("Preamble"),
                                      UC_STR_INIT("Préambule"),
                                      UC_STR_INIT("Résumé"),
                                      UC_STR_INIT("Resumen"),
                                      UC_STR_INIT("Preámbulo"),
                                      UC_STR_INIT("Преамбула"),
                                      UC_STR_INIT("序言"),
                                      UC_STR_INIT("الديباجة"),
                                      UC_STR_INIT("Annex"),
                                      UC_STR_INIT("Note"),
                                      UC_STR_INIT("Introduction"),
                                      UC_STR_INIT("Overview"),
                                      UC_STR_INIT("Background"),
                                      UC_STR_INIT("Foreword"),
                                      UC_STR_INIT("Executive summary")};
    uc_str text = paragraph->text;
    if (paragraph->role != UC_PARA_TEXT) {
        return paragraph->role == UC_PARA_TABLE && row_count(text) > FRONT_ROWS;
    }
    size_t opening = uc_starts_with_word(text, openings, sizeof openings / sizeof *openings);
    if (opening == text.len || uc_organ_line(text).len > 0 || uc_is_contents_line(text) ||
        uc_article_read(text, arena).length > 0) {
        return true;
    }
    struct uc_number number = uc_number_read(paragraph->label.len ? paragraph->label : text, arena);
    if (number.form != UC_NUMBER_NONE && number.length < text.len) {
        return true;
    }
    return uc_ending_of(text) != UC_ENDS_OPEN &&
           uc_masthead_classify(text, arena) == UC_MAST_OTHER &&
           uc_word_count(text, FRONT_SENTENCE_WORDS) >= FRONT_SENTENCE_WORDS;
}

static size_t front_length(const struct uc_paragraphs *source, uc_arena *arena)
{
    bool collection = uc_is_collection(source, arena);
    size_t masthead = 0; /* behind its last line */
    for (size_t i = 0; i < source->list.count && i < FRONT_MAX; i++) {
        enum uc_region_sort sort = uc_region_heading_read(source->list.at[i].text, arena).sort;
        bool first_of_several = (sort == UC_REGION_NUMBER && collection) ||
                                (sort == UC_REGION_LETTER && uc_enacted_soon(source, i));
        if (first_of_several || opens_text(&source->list.at[i], arena)) {
            return i;
        }
        masthead = uc_masthead_classify(source->list.at[i].text, arena) != UC_MAST_OTHER ? i + 1
                                                                                         : masthead;
    }
    return masthead;
}

/* ---- What the lines say ---- */

/* The bytes of "(ii)" or of "b)", as French and Spanish print it, at the start of `text`. */
static size_t bracketed_letter(uc_str text)
{
    const size_t longest = 6;
    size_t end = uc_str_find(text, UC_STR(")"), 0) + 1;
    bool opened = uc_str_starts(text, UC_STR("("));
    bool word = uc_str_find(text, UC_STR(" "), 0) < end;
    return end <= text.len && end > 1 && end <= longest && !word && (opened || end == 2) ? end : 0;
}

/* "134", "99 (ii)", "18 b)", "62, 80 and 110" of an agenda line: digits, letters in brackets, and
 * what joins them. */
static uc_str item_in(uc_str text, uc_arena *arena)
{
    static const uc_str joints[] = {UC_STR_INIT("and "), UC_STR_INIT("to "), UC_STR_INIT("et "),
                                    UC_STR_INIT("y "),   UC_STR_INIT("и "),  UC_STR_INIT(", ")};
    size_t start = 0, end;
    while (start < text.len && (text.ptr[start] < '0' || text.ptr[start] > '9')) {
        start++;
    }
    size_t last = start; /* behind the last number */
    for (end = start; end < text.len;) {
        uc_str rest = uc_str_slice(text, end, text.len);
        size_t bracket = bracketed_letter(rest), joint = 0;
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
            joint = uc_str_starts(rest, joints[i]) ? joints[i].len : joint;
        }
        if (bracket > 0) {
            last = end += bracket;
        } else if (*rest.ptr >= '0' && *rest.ptr <= '9') {
            last = ++end;
        } else if (joint > 0 || *rest.ptr == ' ') {
            end += joint ? joint : 1;
        } else {
            break;
        }
    }
    return uc_arena_copy(arena, uc_str_slice(text, start, last));
}

/* A year of four digits, empty for none. */
static uc_str year_in(uc_str text, uc_arena *arena)
{
    for (size_t i = 0, digits = 0; i < text.len; i++) {
        digits = text.ptr[i] >= '0' && text.ptr[i] <= '9' ? digits + 1 : 0;
        if (digits == 4) {
            return uc_arena_copy(arena, uc_str_slice(text, i - 3, i + 1));
        }
    }
    return (uc_str){0};
}

/* "Seventy-ninth" -> 79, 0 for no ordinal. */
static size_t ordinal_at_start(uc_str text)
{
    static const char *const tens[] = {"twent", "thirt",  "fort",  "fift",
                                       "sixt",  "sevent", "eight", "ninet"};
    static const char *const ones[] = {"first",       "second",     "third",     "fourth",
                                       "fifth",       "sixth",      "seventh",   "eighth",
                                       "ninth",       "tenth",      "eleventh",  "twelfth",
                                       "thirteenth",  "fourteenth", "fifteenth", "sixteenth",
                                       "seventeenth", "eighteenth", "nineteenth"};
    size_t value = 0;
    for (size_t i = 0; i < sizeof tens / sizeof *tens; i++) {
        uc_str ten = uc_str_from(tens[i]);
        uc_str rest = uc_str_slice(text, ten.len, text.len);
        bool whole = uc_str_starts(rest, UC_STR("ieth"));
        if (uc_str_starts_nocase(text, ten) && (whole || uc_str_starts(rest, UC_STR("y-")))) {
            value = 10 * (i + 2);
            text = whole ? UC_STR("") : uc_str_slice(rest, 2, rest.len);
        }
    }
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++) {
        uc_str one = uc_str_from(ones[i]);
        if (uc_starts_with_word(text, &one, 1) > 0) {
            return value + i + 1;
        }
    }
    return value;
}

/* "Seventy-ninth session" -> "79", "Annual session 2025" -> "2025". */
static uc_str session_in(uc_str text, uc_arena *arena)
{
    size_t session = text.len - uc_masthead_agenda(text).len;
    uc_str year = year_in(uc_str_slice(text, 0, session), arena);
    size_t ordinal = ordinal_at_start(text);
    return year.len > 0 || ordinal == 0 ? year : uc_arena_printf(arena, "%zu", ordinal);
}

static uc_str without_brackets(uc_str text, uc_arena *arena)
{
    text = uc_str_trim(text);
    size_t end = uc_str_ends(text, UC_STR("]")) ? text.len - 1 : text.len;
    return uc_arena_copy(arena, uc_str_trim(uc_str_slice(text, 1, end)));
}

static void set_once(uc_str *field, uc_str value)
{
    if (field->len == 0) {
        *field = value;
    }
}

/* Plain text may run a masthead's lines together: the agenda line into the session's, all of them
 * into the symbol's. */
static void read_joined(uc_str text, enum uc_masthead_line class, struct uc_document *doc)
{
    uc_str agenda = class == UC_MAST_SESSION ? uc_masthead_agenda(text) : (uc_str){0};
    size_t issue = uc_str_find(text, UC_STR("Distr"), 0);
    if (agenda.len > 0) {
        set_once(&doc->agenda_item, item_in(agenda, doc->arena));
    }
    if (issue < text.len && doc->distributed.year == 0) {
        doc->distributed = uc_date_find(uc_str_slice(text, issue, text.len));
    }
}

static void read_line(uc_str text, enum uc_masthead_line class, struct uc_document *doc)
{
    uc_arena *arena = doc->arena;
    switch (class) {
    case UC_MAST_SYMBOL:
        set_once(&doc->symbol, uc_masthead_symbol(text, arena));
        break;
    case UC_MAST_ORGAN:
        set_once(&doc->organ, uc_masthead_organ(text));
        break;
    case UC_MAST_SESSION:
        set_once(&doc->session, session_in(text, arena));
        break;
    case UC_MAST_AGENDA:
        set_once(&doc->agenda_item, item_in(text, arena));
        break;
    case UC_MAST_ADOPTION:
        set_once(&doc->adoption, without_brackets(text, arena));
        break;
    case UC_MAST_ADOPTED:
        doc->adopted = uc_date_find(text);
        break;
    case UC_MAST_ISSUE:
    case UC_MAST_DATE:
        if (doc->distributed.year == 0) {
            doc->distributed = uc_date_find(text);
        }
        break;
    case UC_MAST_AUTHOR:
    case UC_MAST_OTHER:
        break;
    }
}

/* ---- The title ---- */

/* Behind what parts a resolution's number from its title: ". ", in Arabic " - ". 0 for none. */
static size_t behind_number(uc_str title, size_t at)
{
    static const uc_str stops[] = {UC_STR_INIT(". "), UC_STR_INIT(" - "), UC_STR_INIT(" – ")};
    const size_t longest = 24;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        size_t stop = uc_str_find(title, stops[i], at);
        if (stop < title.len && stop < longest) {
            return stop + stops[i].len;
        }
    }
    return 0;
}

/* Without the number that resolutions print before it: "79/197. ", "2024/1 ", "477 (XV). ". */
static uc_str without_own_number(uc_str title, uc_arena *arena)
{
    size_t at = 0;
    while (at < title.len && title.ptr[at] >= '0' && title.ptr[at] <= '9') {
        at++;
    }
    if (at > 0 && at < title.len && (title.ptr[at] == '/' || title.ptr[at] == ' ')) {
        title = uc_str_slice(title, behind_number(title, at), title.len);
    }
    return uc_arena_copy(arena, uc_str_trim(title));
}

/* What a scan's recognition made of letters that it could not read: in most of its words capitals
 * follow small letters ("nnFs'rrntv nF FD sT TIMCP"). */
static bool is_unreadable(uc_str text)
{
    size_t words = 1, odd = 0;
    bool is_odd = false;
    for (size_t at = 1; at < text.len; at++) {
        unsigned char before = (unsigned char)text.ptr[at - 1], c = (unsigned char)text.ptr[at];
        bool mixed = before >= 'a' && before <= 'z' && c >= 'A' && c <= 'Z';
        odd += mixed && !is_odd;
        is_odd = c != ' ' && (is_odd || mixed);
        words += c == ' ';
    }
    return odd > 1 && 2 * odd > words;
}

/* A drawn letter of old mastheads ("A" over the General Assembly's) is no title. */
static bool may_be_title(const struct uc_paragraph *line)
{
    return line->role == UC_PARA_TEXT && line->text.len > 3 &&
           uc_ending_of(line->text) != UC_ENDS_COMMA;
}

/* Behind the last line that only a masthead has: what stands before it is the organ's, not the
 * document's title. 0 where nothing that may be a title follows. */
static size_t masthead_end(const struct uc_paragraphs *source, size_t front, uc_arena *arena)
{
    size_t end = 0;
    bool title = false;
    for (size_t i = front; i-- > 0 && end == 0;) {
        enum uc_masthead_line class = uc_masthead_classify(source->list.at[i].text, arena);
        title |= class == UC_MAST_OTHER && may_be_title(&source->list.at[i]);
        bool own = class != UC_MAST_OTHER && class != UC_MAST_AUTHOR && class != UC_MAST_ADOPTION &&
                   class != UC_MAST_ADOPTED;
        end = own && title ? i + 1 : 0;
    }
    return end;
}

/* A resolution's title is the last line before its organ line; elsewhere it is the largest, and of
 * equal ones the last: the agenda item's stands before it. Where that can't be read, none. */
static uc_str find_title(const struct uc_paragraphs *source, size_t front, struct uc_document *doc)
{
    const struct uc_paragraph *title = NULL, *author = NULL;
    bool resolution =
        front < source->list.count && uc_organ_line(source->list.at[front].text).len > 0;
    for (size_t i = masthead_end(source, front, doc->arena); i < front; i++) {
        const struct uc_paragraph *line = &source->list.at[i];
        enum uc_masthead_line class = uc_masthead_classify(line->text, doc->arena);
        if (!may_be_title(line)) {
            continue;
        }
        if (class == UC_MAST_AUTHOR && (!author || line->size > author->size)) {
            author = line;
        } else if (class == UC_MAST_OTHER &&
                   (!title || resolution || line->size > title->size - 0.1F)) {
            title = line;
        }
    }
    bool from_author = author && !resolution && (!title || author->size > title->size + 0.5F);
    title = from_author ? author : title;
    bool readable = title && !is_unreadable(title->text);
    return readable ? without_own_number(title->text, doc->arena) : (uc_str){0};
}

/* The symbol in the running heads, of which the layout has left the text without. */
static uc_str heads_symbol(const struct uc_paragraphs *source, uc_arena *arena)
{
    for (size_t i = 0; i < source->dropped.count; i++) {
        uc_str symbol = uc_masthead_symbol(source->dropped.at[i], arena);
        if (symbol.len > 0) {
            return symbol;
        }
    }
    return (uc_str){0};
}

/* What recognition of scanned print takes for the digits that they look like. */
static char as_scanned(char c)
{
    return c == 'I' || c == 'l' ? '1' : c == 'O' || c == 'o' ? '0' : c == 'A' ? '4' : c;
}

/* Is `printed` a scan of `symbol`, with letters for digits: "A/39/36I"; or of its end, where that
 * began a word for recognition: "A/109" of "E/CN A/109"? */
static bool is_scan_of(uc_str printed, uc_str symbol)
{
    if (printed.len > symbol.len) {
        return false;
    }
    size_t start = symbol.len - printed.len;
    uc_str end = uc_str_slice(symbol, start, symbol.len);
    for (size_t i = 0; i < end.len; i++) {
        if (as_scanned(printed.ptr[i]) != as_scanned(end.ptr[i])) {
            return false;
        }
    }
    return start == 0 || (symbol.ptr[start - 1] == '.' && !uc_str_equal(printed, end));
}

/* What is printed counts more than what the file is called, but for what scanning did to it. */
static void settle_symbol(const struct uc_paragraphs *source, uc_str name, struct uc_document *doc)
{
    uc_str named = uc_symbol_from_file_name(name, doc->arena);
    set_once(&doc->symbol, heads_symbol(source, doc->arena));
    doc->symbol = doc->symbol.len == 0 || is_scan_of(doc->symbol, named) ? named : doc->symbol;
}

/* Two organs' sessions stand side by side in a table. */
static void read_cells(uc_str table, struct uc_document *doc)
{
    for (size_t at = 0, end; at < table.len; at = end + 1) {
        end = at;
        while (end < table.len && table.ptr[end] != '\t' && table.ptr[end] != '\n') {
            end++;
        }
        uc_str cell = uc_str_slice(table, at, end);
        read_line(cell, uc_masthead_classify(cell, doc->arena), doc);
    }
}

size_t uc_masthead_read(const struct uc_paragraphs *source, uc_str name, struct uc_document *doc)
{
    size_t front = front_length(source, doc->arena);
    for (size_t i = 0; i < front; i++) {
        const struct uc_paragraph *line = &source->list.at[i];
        if (line->role == UC_PARA_TEXT) {
            enum uc_masthead_line class = uc_masthead_classify(line->text, doc->arena);
            read_line(line->text, class, doc);
            read_joined(line->text, class, doc);
        } else if (line->role == UC_PARA_TABLE) {
            read_cells(line->text, doc);
        }
    }
    doc->title = find_title(source, front, doc);
    settle_symbol(source, name, doc);
    set_once(&doc->organ, uc_symbol_organ(doc->symbol));
    set_once(&doc->session, uc_symbol_session(doc->symbol, doc->arena));
    return front;
}
