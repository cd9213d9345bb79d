/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/masthead.h"

#include "clause/symbol.h"
#include "clause/text.h"
#include "parser/article.h"
#include "parser/contents.h"
#include "parser/label.h"
#include "parser/organ.h"
#include "parser/region.h"
#include "parser/shape.h"

/* Covers of official records have some forty lines before the text. */
#define FRONT_MAX 80
/* A line that is none of the masthead's own and has more words than this and an end is text. */
#define FRONT_SENTENCE_WORDS 9
#define SYMBOL_LINE_WORDS 16
/* Documents of two organs set their sessions side by side, as a table of few rows. */
#define FRONT_ROWS 6

enum line_class {
    LINE_OTHER, /* may be the title */
    LINE_SYMBOL,
    LINE_ISSUE, /* distribution, language, "United Nations" */
    LINE_DATE,
    LINE_ORGAN,
    LINE_SESSION,
    LINE_AGENDA,
    LINE_ADOPTION, /* "[on the report of the Second Committee (A/79/437/Add.4, para. 19)]" */
    LINE_ADOPTED,  /* "Resolution adopted by the General Assembly on 20 December 2024" */
    LINE_AUTHOR,   /* "Report of the Secretary-General" */
};

static const struct {
    uc_str start;
    enum line_class class;
} line_starts[] = {
    {UC_STR_INIT("Distr"), LINE_ISSUE},
    {UC_STR_INIT("Original"), LINE_ISSUE},
    {UC_STR_INIT("Английский"), LINE_ISSUE},
    {UC_STR_INIT("ENGLISH ONLY"), LINE_ISSUE},
    {UC_STR_INIT("United Nations"), LINE_ISSUE},
    {UC_STR_INIT("Nations Unies"), LINE_ISSUE},
    {UC_STR_INIT("Naciones Unidas"), LINE_ISSUE},
    {UC_STR_INIT("Организация Объединенных Наций"), LINE_ISSUE},
    {UC_STR_INIT("联合国"), LINE_ISSUE},
    {UC_STR_INIT("الأمم المتحدة"), LINE_ISSUE},
    {UC_STR_INIT("Official Records"), LINE_ISSUE},
    {UC_STR_INIT("Documents officiels"), LINE_ISSUE},
    {UC_STR_INIT("Documentos Oficiales"), LINE_ISSUE},
    {UC_STR_INIT("Agenda item"), LINE_AGENDA},
    {UC_STR_INIT("Provisional agenda item"), LINE_AGENDA},
    {UC_STR_INIT("Item "), LINE_AGENDA},
    {UC_STR_INIT("Point "), LINE_AGENDA},
    {UC_STR_INIT("Points "), LINE_AGENDA},
    {UC_STR_INIT("Tema "), LINE_AGENDA},
    {UC_STR_INIT("Temas "), LINE_AGENDA},
    {UC_STR_INIT("Пункт"), LINE_AGENDA},
    {UC_STR_INIT("议程项目"), LINE_AGENDA},
    {UC_STR_INIT("البند"), LINE_AGENDA},
    {UC_STR_INIT("البنود"), LINE_AGENDA},
    {UC_STR_INIT("["), LINE_ADOPTION},
    {UC_STR_INIT("Resolution adopted by"), LINE_ADOPTED},
    {UC_STR_INIT("Resolutions adopted by"), LINE_ADOPTED},
    {UC_STR_INIT("Decision adopted by"), LINE_ADOPTED},
    {UC_STR_INIT("Adopted by the"), LINE_ADOPTED},
    {UC_STR_INIT("Résolution adoptée"), LINE_ADOPTED},
    {UC_STR_INIT("Adoptée par"), LINE_ADOPTED},
    {UC_STR_INIT("Resolución aprobada"), LINE_ADOPTED},
    {UC_STR_INIT("Aprobada por"), LINE_ADOPTED},
    {UC_STR_INIT("Резолюция, принятая"), LINE_ADOPTED},
    {UC_STR_INIT("Принята"), LINE_ADOPTED},
    {UC_STR_INIT("Report of the"), LINE_AUTHOR},
    {UC_STR_INIT("Report by the"), LINE_AUTHOR},
    {UC_STR_INIT("Note by"), LINE_AUTHOR},
    {UC_STR_INIT("Submitted by"), LINE_AUTHOR},
    {UC_STR_INIT("Draft resolution"), LINE_AUTHOR},
    {UC_STR_INIT("Draft decision"), LINE_AUTHOR},
    {UC_STR_INIT("Rapport du"), LINE_AUTHOR},
    {UC_STR_INIT("Rapport de"), LINE_AUTHOR},
    {UC_STR_INIT("Note du"), LINE_AUTHOR},
    {UC_STR_INIT("Projet de"), LINE_AUTHOR},
    {UC_STR_INIT("Informe de"), LINE_AUTHOR},
    {UC_STR_INIT("Nota de"), LINE_AUTHOR},
    {UC_STR_INIT("Proyecto de"), LINE_AUTHOR},
    {UC_STR_INIT("Rapporteur:"), LINE_AUTHOR},
    {UC_STR_INIT("Prepared by"), LINE_AUTHOR},
    {UC_STR_INIT("Transmitted by"), LINE_AUTHOR},
    {UC_STR_INIT("Progress report"), LINE_AUTHOR},
    {UC_STR_INIT("(Fourth Committee)"), LINE_AUTHOR},
    {UC_STR_INIT("Corrigendum"), LINE_AUTHOR},
    {UC_STR_INIT("Addendum"), LINE_AUTHOR},
};

/* Words that make a short line the session's. */
static const uc_str sessions[] = {UC_STR_INIT("session"), UC_STR_INIT("período de sesiones"),
                                  UC_STR_INIT("сессия"),  UC_STR_INIT("届会议"),
                                  UC_STR_INIT("الدورة"),  UC_STR_INIT(" year"),
                                  UC_STR_INIT("année"),   UC_STR_INIT(" год")};

/* ---- Lines known by their form ---- */

bool uc_is_date_line(uc_str text)
{
    return uc_word_count(text, 6) <= 5 && uc_date_find(text).year != 0 &&
           uc_ending_of(text) == UC_ENDS_OPEN;
}

bool uc_is_meeting_line(uc_str text)
{
    static const uc_str meetings[] = {
        UC_STR_INIT("plenary meeting"), UC_STR_INIT("séance plénière"),
        UC_STR_INIT("sesión plenaria"), UC_STR_INIT("пленарное заседание"),
        UC_STR_INIT("次全体会议"),      UC_STR_INIT("الجلسة العامة")};
    if (uc_word_count(text, 9) > 8) {
        return false;
    }
    for (size_t i = 0; i < sizeof meetings / sizeof *meetings; i++) {
        if (uc_str_has(text, meetings[i])) {
            return true;
        }
    }
    return false;
}

bool uc_is_signature(uc_str text)
{
    static const uc_str words[] = {UC_STR_INIT("(Signed)"),  UC_STR_INIT("(Signé)"),
                                   UC_STR_INIT("(Firmado)"), UC_STR_INIT("(Подпись)"),
                                   UC_STR_INIT("(签名)"),    UC_STR_INIT("(توقيع)")};
    return uc_starts_with_word(text, words, sizeof words / sizeof *words) > 0 &&
           uc_word_count(text, 40) < 40;
}

/* The symbol that a short line consists of, together with the organization's name at most. */
static uc_str symbol_in(uc_str text, uc_arena *arena)
{
    uc_str symbol = {0};
    if (uc_word_count(text, SYMBOL_LINE_WORDS + 1) > SYMBOL_LINE_WORDS) {
        return symbol;
    }
    for (size_t at = 0; at < text.len; at++) {
        bool starts = at == 0 || text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\n';
        uc_str rest = uc_str_slice(text, at, text.len);
        if (starts && uc_symbol_read(rest, arena, &symbol) > 0 && uc_str_has(symbol, UC_STR("/"))) {
            return symbol;
        }
    }
    return (uc_str){0};
}

/* "Resolution 2777 (2025)": what Security Council texts have in place of a title. */
static bool is_council_number(uc_str text)
{
    static const uc_str words[] = {UC_STR_INIT("Resolution"), UC_STR_INIT("Résolution"),
                                   UC_STR_INIT("Resolución"), UC_STR_INIT("Резолюция")};
    size_t word = uc_starts_with_word(text, words, sizeof words / sizeof *words);
    return word > 0 && uc_word_count(text, 4) == 3 && uc_str_ends(text, UC_STR(")"));
}

/* The session's words stand near the beginning; an agenda line may follow on the same line. */
static bool is_session(uc_str text)
{
    size_t words = 0, end = 0;
    while (end < text.len && words < 5) {
        words += text.ptr[end++] == ' ';
    }
    for (size_t i = 0; i < sizeof sessions / sizeof *sessions; i++) {
        if (uc_str_has(uc_str_slice(text, 0, end), sessions[i])) {
            return uc_ending_of(text) == UC_ENDS_OPEN;
        }
    }
    return false;
}

/* Does the line begin with an organ's name? Mastheads have it beside the distribution. */
static uc_str organ_at_start(uc_str text)
{
    size_t end = uc_str_find(text, UC_STR(" Distr"), 0);
    return uc_organ_named(uc_str_trim(uc_str_slice(text, 0, end)));
}

static enum line_class classify(uc_str text, uc_arena *arena)
{
    for (size_t i = 0; i < sizeof line_starts / sizeof *line_starts; i++) {
        if (uc_str_starts_nocase(text, line_starts[i].start)) {
            bool symbol = line_starts[i].class == LINE_ISSUE && symbol_in(text, arena).len > 0;
            return symbol ? LINE_SYMBOL : line_starts[i].class;
        }
    }
    if (organ_at_start(text).len > 0) {
        return LINE_ORGAN;
    }
    if (uc_str_has(text, UC_STR("draft resolution")) ||
        uc_str_has(text, UC_STR("draft decision"))) {
        return LINE_AUTHOR;
    }
    if (uc_is_date_line(text)) {
        return LINE_DATE;
    }
    if (is_session(text)) {
        return LINE_SESSION;
    }
    return symbol_in(text, arena).len > 0 || is_council_number(text) ? LINE_SYMBOL : LINE_OTHER;
}

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
    return uc_ending_of(text) != UC_ENDS_OPEN && classify(text, arena) == LINE_OTHER &&
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
        masthead = classify(source->list.at[i].text, arena) != LINE_OTHER ? i + 1 : masthead;
    }
    return masthead;
}

/* ---- What the lines say ---- */

/* "134", "99 (ii)", "62, 80 and 110" of an agenda line: digits, letters in brackets, and what joins
 * them. */
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
        size_t bracket = *rest.ptr == '(' ? uc_str_find(rest, UC_STR(")"), 0) : rest.len;
        size_t joint = 0;
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
            joint = uc_str_starts(rest, joints[i]) ? joints[i].len : joint;
        }
        if (bracket < 6) {
            last = end += bracket + 1;
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
            text = whole ? (uc_str){0} : uc_str_slice(rest, 2, rest.len);
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
    size_t agenda = uc_str_find(text, UC_STR("genda item"), 0);
    uc_str year = year_in(uc_str_slice(text, 0, agenda), arena);
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
static void read_joined(uc_str text, enum line_class class, struct uc_document *doc)
{
    size_t agenda = uc_str_find(text, UC_STR("Agenda item"), 0);
    size_t issue = uc_str_find(text, UC_STR("Distr"), 0);
    if (class == LINE_SESSION && agenda < text.len) {
        set_once(&doc->agenda_item, item_in(uc_str_slice(text, agenda, text.len), doc->arena));
    }
    if (issue < text.len && doc->distributed.year == 0) {
        doc->distributed = uc_date_find(uc_str_slice(text, issue, text.len));
    }
}

static void read_line(uc_str text, enum line_class class, struct uc_document *doc)
{
    uc_arena *arena = doc->arena;
    switch (class) {
    case LINE_SYMBOL:
        set_once(&doc->symbol, symbol_in(text, arena));
        break;
    case LINE_ORGAN:
        set_once(&doc->organ, organ_at_start(text));
        break;
    case LINE_SESSION:
        set_once(&doc->session, session_in(text, arena));
        break;
    case LINE_AGENDA:
        set_once(&doc->agenda_item, item_in(text, arena));
        break;
    case LINE_ADOPTION:
        set_once(&doc->adoption, without_brackets(text, arena));
        break;
    case LINE_ADOPTED:
        doc->adopted = uc_date_find(text);
        break;
    case LINE_ISSUE:
    case LINE_DATE:
        if (doc->distributed.year == 0) {
            doc->distributed = uc_date_find(text);
        }
        break;
    case LINE_AUTHOR:
    case LINE_OTHER:
        break;
    }
}

/* ---- The title ---- */

/* Without the number that resolutions print before it: "79/197. ", "2024/1 ", "477 (XV). ". */
static uc_str without_own_number(uc_str title, uc_arena *arena)
{
    size_t at = 0;
    while (at < title.len && title.ptr[at] >= '0' && title.ptr[at] <= '9') {
        at++;
    }
    size_t stop = uc_str_find(title, UC_STR(". "), at);
    if (at > 0 && at < title.len && (title.ptr[at] == '/' || title.ptr[at] == ' ') &&
        stop < title.len && stop < 24) {
        title = uc_str_slice(title, stop + 2, title.len);
    }
    return uc_arena_copy(arena, uc_str_trim(title));
}

/* A drawn letter of old mastheads ("A" over the General Assembly's) is no title. */
static bool may_be_title(const struct uc_paragraph *line)
{
    return line->role == UC_PARA_TEXT && line->text.len > 3;
}

/* Behind the last line that only a masthead has: what stands before it is the organ's, not the
 * document's title. 0 where nothing that may be a title follows. */
static size_t masthead_end(const struct uc_paragraphs *source, size_t front, uc_arena *arena)
{
    size_t end = 0;
    bool title = false;
    for (size_t i = front; i-- > 0 && end == 0;) {
        enum line_class class = classify(source->list.at[i].text, arena);
        title |= class == LINE_OTHER && may_be_title(&source->list.at[i]);
        bool own = class != LINE_OTHER && class != LINE_AUTHOR && class != LINE_ADOPTION &&
                   class != LINE_ADOPTED;
        end = own && title ? i + 1 : 0;
    }
    return end;
}

/* A resolution's title is the last line before its organ line; elsewhere it is the largest, and of
 * equal ones the last: the agenda item's stands before it. */
static uc_str find_title(const struct uc_paragraphs *source, size_t front, struct uc_document *doc)
{
    const struct uc_paragraph *title = NULL, *author = NULL;
    bool resolution =
        front < source->list.count && uc_organ_line(source->list.at[front].text).len > 0;
    for (size_t i = masthead_end(source, front, doc->arena); i < front; i++) {
        const struct uc_paragraph *line = &source->list.at[i];
        enum line_class class = classify(line->text, doc->arena);
        if (!may_be_title(line)) {
            continue;
        }
        if (class == LINE_AUTHOR && (!author || line->size > author->size)) {
            author = line;
        } else if (class == LINE_OTHER &&
                   (!title || resolution || line->size > title->size - 0.1F)) {
            title = line;
        }
    }
    bool from_author = author && !resolution && (!title || author->size > title->size + 0.5F);
    title = from_author ? author : title;
    return title ? without_own_number(title->text, doc->arena) : (uc_str){0};
}

/* The symbol in the running heads, of which the layout has left the text without. */
static uc_str symbol_in_heads(const struct uc_paragraphs *source, uc_arena *arena)
{
    for (size_t i = 0; i < source->dropped.count; i++) {
        uc_str symbol = symbol_in(source->dropped.at[i], arena);
        if (symbol.len > 0) {
            return symbol;
        }
    }
    return (uc_str){0};
}

size_t uc_masthead_read(const struct uc_paragraphs *source, uc_str name, struct uc_document *doc)
{
    size_t front = front_length(source, doc->arena);
    for (size_t i = 0; i < front; i++) {
        const struct uc_paragraph *line = &source->list.at[i];
        if (line->role == UC_PARA_TEXT) {
            enum line_class class = classify(line->text, doc->arena);
            read_line(line->text, class, doc);
            read_joined(line->text, class, doc);
        }
    }
    doc->title = find_title(source, front, doc);
    set_once(&doc->symbol, symbol_in_heads(source, doc->arena));
    set_once(&doc->symbol, uc_symbol_from_file_name(name, doc->arena));
    set_once(&doc->organ, uc_symbol_organ(doc->symbol));
    set_once(&doc->session, uc_symbol_session(doc->symbol, doc->arena));
    return front;
}
