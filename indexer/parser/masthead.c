/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/masthead.h"

#include "clause/symbol.h"
#include "clause/text.h"
#include "parser/article.h"
#include "parser/contents.h"
#include "parser/label.h"
#include "parser/organ.h"
#include "parser/shape.h"

/* Covers of official records have some forty lines before the text. */
#define FRONT_MAX 80
/* No line of a masthead has more words and a full stop behind them. */
#define FRONT_SENTENCE_WORDS 18
#define SYMBOL_LINE_WORDS 8

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
    {UC_STR_INIT("Corrigendum"), LINE_AUTHOR},
    {UC_STR_INIT("Addendum"), LINE_AUTHOR},
};

/* Words that make a short line the session's. */
static const uc_str sessions[] = {UC_STR_INIT("session"), UC_STR_INIT("período de sesiones"),
                                  UC_STR_INIT("сессия"),  UC_STR_INIT("届会议"),
                                  UC_STR_INIT("الدورة"),  UC_STR_INIT("Eightieth year"),
                                  UC_STR_INIT(" year"),   UC_STR_INIT("année"),
                                  UC_STR_INIT(" год")};

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

static bool is_session(uc_str text)
{
    if (uc_word_count(text, 7) > 6 || uc_ending_of(text) != UC_ENDS_OPEN) {
        return false;
    }
    for (size_t i = 0; i < sizeof sessions / sizeof *sessions; i++) {
        if (uc_str_has(text, sessions[i])) {
            return true;
        }
    }
    return false;
}

static enum line_class classify(uc_str text, uc_arena *arena)
{
    for (size_t i = 0; i < sizeof line_starts / sizeof *line_starts; i++) {
        if (uc_str_starts_nocase(text, line_starts[i].start)) {
            bool symbol = line_starts[i].class == LINE_ISSUE && symbol_in(text, arena).len > 0;
            return symbol ? LINE_SYMBOL : line_starts[i].class;
        }
    }
    if (uc_organ_named(text).len > 0) {
        return LINE_ORGAN;
    }
    if (uc_str_has(text, UC_STR("draft resolution")) ||
        uc_str_has(text, UC_STR("draft decision"))) {
        return LINE_AUTHOR;
    }
    if (symbol_in(text, arena).len > 0 || is_council_number(text)) {
        return LINE_SYMBOL;
    }
    return uc_is_date_line(text) ? LINE_DATE : is_session(text) ? LINE_SESSION : LINE_OTHER;
}

/* ---- Where the text begins ---- */

static bool opens_text(const struct uc_paragraph *paragraph, uc_arena *arena)
{
    static const uc_str openings[] = {
        UC_STR_INIT("Summary"),   UC_STR_INIT("Contents"),  UC_STR_INIT("Preamble"),
        UC_STR_INIT("Préambule"), UC_STR_INIT("Résumé"),    UC_STR_INIT("Resumen"),
        UC_STR_INIT("Preámbulo"), UC_STR_INIT("Преамбула"), UC_STR_INIT("序言"),
        UC_STR_INIT("الديباجة"),  UC_STR_INIT("Annex"),     UC_STR_INIT("Introduction")};
    if (paragraph->role != UC_PARA_TEXT) {
        return paragraph->role == UC_PARA_TABLE;
    }
    uc_str text = paragraph->text;
    size_t opening = uc_starts_with_word(text, openings, sizeof openings / sizeof *openings);
    if (opening == text.len || uc_organ_line(text).len > 0 || uc_is_contents_line(text) ||
        uc_article_read(text, arena).length > 0) {
        return true;
    }
    struct uc_number number = uc_number_read(paragraph->label.len ? paragraph->label : text, arena);
    if (number.form != UC_NUMBER_NONE && number.length < text.len) {
        return true;
    }
    return classify(text, arena) != LINE_ADOPTION && uc_ending_of(text) == UC_ENDS_STOP &&
           uc_word_count(text, FRONT_SENTENCE_WORDS) >= FRONT_SENTENCE_WORDS;
}

static size_t front_length(const struct uc_paragraphs *source, uc_arena *arena)
{
    for (size_t i = 0; i < source->list.count && i < FRONT_MAX; i++) {
        if (opens_text(&source->list.at[i], arena)) {
            return i;
        }
    }
    return 0;
}

/* ---- What the lines say ---- */

static uc_str number_in(uc_str text, uc_arena *arena)
{
    size_t at = 0, start = text.len;
    for (size_t here = 0; at < text.len && start == text.len; here = at) {
        start = uc_text_is_digit(uc_text_next(text, &at)) ? here : start;
    }
    static const uc_str behind[] = {UC_STR_INIT(" of the "), UC_STR_INIT(" de l"),
                                    UC_STR_INIT(" del ")};
    size_t end = text.len;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        size_t found = uc_str_find(text, behind[i], start);
        end = found < end ? found : end;
    }
    return uc_arena_copy(arena, uc_str_trim(uc_str_slice(text, start, end)));
}

/* "Seventy-ninth session" -> "79", "2025 session" -> "2025". */
static uc_str session_in(uc_str text, uc_arena *arena)
{
    static const uc_str tens[] = {UC_STR_INIT("twent"), UC_STR_INIT("thirt"), UC_STR_INIT("fort"),
                                  UC_STR_INIT("fift"),  UC_STR_INIT("sixt"),  UC_STR_INIT("sevent"),
                                  UC_STR_INIT("eight"), UC_STR_INIT("ninet")};
    static const uc_str ones[] = {
        UC_STR_INIT("first"),      UC_STR_INIT("second"),      UC_STR_INIT("third"),
        UC_STR_INIT("fourth"),     UC_STR_INIT("fifth"),       UC_STR_INIT("sixth"),
        UC_STR_INIT("seventh"),    UC_STR_INIT("eighth"),      UC_STR_INIT("ninth"),
        UC_STR_INIT("tenth"),      UC_STR_INIT("eleventh"),    UC_STR_INIT("twelfth"),
        UC_STR_INIT("thirteenth"), UC_STR_INIT("fourteenth"),  UC_STR_INIT("fifteenth"),
        UC_STR_INIT("sixteenth"),  UC_STR_INIT("seventeenth"), UC_STR_INIT("eighteenth"),
        UC_STR_INIT("nineteenth")};
    size_t hyphen = uc_str_find(text, UC_STR("-"), 0);
    uc_str last = hyphen < text.len ? uc_str_slice(text, hyphen + 1, text.len) : text;
    size_t value = 0;
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++) {
        if (uc_starts_with_word(last, &ones[i], 1) > 0) {
            value = i + 1;
        }
    }
    for (size_t i = 0; i < sizeof tens / sizeof *tens; i++) {
        uc_str rest = uc_str_slice(text, tens[i].len, text.len);
        bool compound = hyphen < text.len && uc_str_starts(rest, UC_STR("y-"));
        if (uc_str_starts_nocase(text, tens[i]) &&
            (compound || uc_str_starts(rest, UC_STR("ieth")))) {
            value += 10 * (i + 2);
        }
    }
    return value > 0 ? uc_arena_printf(arena, "%zu", value) : number_in(text, arena);
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

static void read_line(uc_str text, enum line_class class, struct uc_document *doc)
{
    uc_arena *arena = doc->arena;
    switch (class) {
    case LINE_SYMBOL:
        set_once(&doc->symbol, symbol_in(text, arena));
        break;
    case LINE_ORGAN:
        set_once(&doc->organ, uc_organ_named(text));
        break;
    case LINE_SESSION:
        set_once(&doc->session, session_in(text, arena));
        break;
    case LINE_AGENDA:
        set_once(&doc->agenda_item, number_in(text, arena));
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

/* A resolution's title is the last line before its organ line; elsewhere it is the largest, the
 * last of equal ones: the agenda item's stands before it. */
static uc_str find_title(const struct uc_paragraphs *source, size_t front, struct uc_document *doc)
{
    const struct uc_paragraph *title = NULL, *author = NULL;
    bool resolution =
        front < source->list.count && uc_organ_line(source->list.at[front].text).len > 0;
    for (size_t i = 0; i < front; i++) {
        const struct uc_paragraph *line = &source->list.at[i];
        if (line->role != UC_PARA_TEXT) {
            continue;
        }
        enum line_class class = classify(line->text, doc->arena);
        if (class == LINE_AUTHOR) {
            author = line;
        } else if (class == LINE_OTHER &&
                   (!title || resolution || line->size > title->size - 0.1F)) {
            title = line;
        }
    }
    title = title ? title : resolution ? NULL : author;
    return title ? without_own_number(title->text, doc->arena) : (uc_str){0};
}

size_t uc_masthead_read(const struct uc_paragraphs *source, struct uc_document *doc)
{
    size_t front = front_length(source, doc->arena);
    for (size_t i = 0; i < front; i++) {
        const struct uc_paragraph *line = &source->list.at[i];
        if (line->role == UC_PARA_TEXT) {
            read_line(line->text, classify(line->text, doc->arena), doc);
        }
    }
    doc->title = find_title(source, front, doc);
    return front;
}
