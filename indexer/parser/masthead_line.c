/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/masthead_line.h"

#include "clause/document.h"
#include "clause/symbol.h"
#include "parser/organ.h"
#include "parser/shape.h"

#define SYMBOL_LINE_WORDS 16

static const struct {
    uc_str start;
    enum uc_masthead_line class;
} line_starts[] = {
    {UC_STR_INIT("Distr"), UC_MAST_ISSUE},
    {UC_STR_INIT("Original"), UC_MAST_ISSUE},
    {UC_STR_INIT("Английский"), UC_MAST_ISSUE},
    {UC_STR_INIT("ENGLISH ONLY"), UC_MAST_ISSUE},
    {UC_STR_INIT("United Nations"), UC_MAST_ISSUE},
    {UC_STR_INIT("Nations Unies"), UC_MAST_ISSUE},
    {UC_STR_INIT("Naciones Unidas"), UC_MAST_ISSUE},
    {UC_STR_INIT("Организация Объединенных Наций"), UC_MAST_ISSUE},
    {UC_STR_INIT("联合国"), UC_MAST_ISSUE},
    {UC_STR_INIT("الأمم المتحدة"), UC_MAST_ISSUE},
    {UC_STR_INIT("Official Records"), UC_MAST_ISSUE},
    {UC_STR_INIT("Documents officiels"), UC_MAST_ISSUE},
    {UC_STR_INIT("Documentos Oficiales"), UC_MAST_ISSUE},
    {UC_STR_INIT("Agenda item"), UC_MAST_AGENDA},
    {UC_STR_INIT("Provisional agenda item"), UC_MAST_AGENDA},
    {UC_STR_INIT("Item "), UC_MAST_AGENDA},
    {UC_STR_INIT("Point "), UC_MAST_AGENDA},
    {UC_STR_INIT("Points "), UC_MAST_AGENDA},
    {UC_STR_INIT("Tema "), UC_MAST_AGENDA},
    {UC_STR_INIT("Temas "), UC_MAST_AGENDA},
    {UC_STR_INIT("Пункт"), UC_MAST_AGENDA},
    {UC_STR_INIT("议程项目"), UC_MAST_AGENDA},
    {UC_STR_INIT("البند"), UC_MAST_AGENDA},
    {UC_STR_INIT("البنود"), UC_MAST_AGENDA},
    {UC_STR_INIT("[Original"), UC_MAST_ISSUE},
    {UC_STR_INIT("[Подлинный текст"), UC_MAST_ISSUE},
    {UC_STR_INIT("[原件"), UC_MAST_ISSUE},
    {UC_STR_INIT("[الأصل"), UC_MAST_ISSUE},
    {UC_STR_INIT("["), UC_MAST_ADOPTION},
    {UC_STR_INIT("Resolution adopted by"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Resolutions adopted by"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Decision adopted by"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Adopted by the"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Résolution adoptée"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Résolutions adoptées"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Décision adoptée"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Adoptée par"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Resolución aprobada"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Resoluciones aprobadas"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Decisión aprobada"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Aprobada por"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Резолюция, принятая"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Резолюции, принятые"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Решение, принятое"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Принята"), UC_MAST_ADOPTED},
    {UC_STR_INIT("قرار اتخذ"), UC_MAST_ADOPTED},
    {UC_STR_INIT("قرارات اتخذ"), UC_MAST_ADOPTED},
    {UC_STR_INIT("مقرر اتخذ"), UC_MAST_ADOPTED},
    {UC_STR_INIT("الذي اتخذ"), UC_MAST_ADOPTED},
    {UC_STR_INIT("اتخذه مجلس"), UC_MAST_ADOPTED},
    {UC_STR_INIT("Report of the"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Report by the"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Note by"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Submitted by"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Draft resolution"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Draft decision"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Rapport du"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Rapport de"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Note du"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Projet de"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Informe de"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Nota de"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Proyecto de"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Rapporteur:"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Prepared by"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Transmitted by"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Progress report"), UC_MAST_AUTHOR},
    {UC_STR_INIT("(Fourth Committee)"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Corrigendum"), UC_MAST_AUTHOR},
    {UC_STR_INIT("Addendum"), UC_MAST_AUTHOR},
};

/* What a line ends with that tells the adoption where the date stands first. */
static const uc_str adoptions[] = {UC_STR_INIT("大会决议"), UC_STR_INIT("理事会决议"),
                                   UC_STR_INIT("会议通过"), UC_STR_INIT("大会通过的决议"),
                                   UC_STR_INIT("理事会通过的决议")};

/* Words that make a short line the session's. */
static const uc_str sessions[] = {UC_STR_INIT("session"), UC_STR_INIT("período de sesiones"),
                                  UC_STR_INIT("сессия"),  UC_STR_INIT("届会议"),
                                  UC_STR_INIT("الدورة"),  UC_STR_INIT(" year"),
                                  UC_STR_INIT("année"),   UC_STR_INIT(" год")};

static enum uc_masthead_line class_by_start(uc_str text)
{
    for (size_t i = 0; i < sizeof line_starts / sizeof *line_starts; i++) {
        if (uc_starts_with(text, line_starts[i].start) > 0) {
            return line_starts[i].class;
        }
    }
    return UC_MAST_OTHER;
}

/* ---- Lines known by their form ---- */

bool uc_is_date_line(uc_str text)
{
    return uc_word_count(text, 6) <= 5 && uc_date_find(text).year != 0 &&
           uc_ending_of(text) == UC_ENDS_OPEN;
}

/* "54th meeting", of councils and commissions. */
static bool is_numbered_meeting(uc_str text)
{
    static const uc_str meetings[] = {UC_STR_INIT(" meeting"), UC_STR_INIT(" séance"),
                                      UC_STR_INIT(" sesión"), UC_STR_INIT(" заседание")};
    bool ends = false;
    for (size_t i = 0; i < sizeof meetings / sizeof *meetings; i++) {
        ends |= uc_str_ends(text, meetings[i]);
    }
    return ends && text.ptr[0] >= '1' && text.ptr[0] <= '9' && uc_word_count(text, 3) == 2;
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
    return is_numbered_meeting(text);
}

bool uc_is_signature(uc_str text)
{
    static const uc_str words[] = {UC_STR_INIT("(Signed)"),  UC_STR_INIT("(Signé)"),
                                   UC_STR_INIT("(Firmado)"), UC_STR_INIT("(Подпись)"),
                                   UC_STR_INIT("(签名)"),    UC_STR_INIT("(توقيع)")};
    return uc_starts_with_word(text, words, sizeof words / sizeof *words) > 0 &&
           uc_word_count(text, 40) < 40;
}

bool uc_opens_vote(uc_str text)
{
    static const uc_str votes[] = {UC_STR_INIT("[Adopted"), UC_STR_INIT("[Adoptée"),
                                   UC_STR_INIT("[Aprobada"), UC_STR_INIT("[Принята")};
    return uc_starts_with_word(text, votes, sizeof votes / sizeof *votes) > 0;
}

bool uc_is_original_line(uc_str text)
{
    return uc_str_starts(text, UC_STR("[")) && class_by_start(text) == UC_MAST_ISSUE;
}

/* The symbol that a short line consists of, together with the organization's name at most. */
uc_str uc_masthead_symbol(uc_str text, uc_arena *arena)
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

/* "2044年12月12日大会决议" */
static bool is_adoption(uc_str text)
{
    for (size_t i = 0; i < sizeof adoptions / sizeof *adoptions; i++) {
        if (uc_str_ends(text, adoptions[i])) {
            return uc_date_find(text).year != 0;
        }
    }
    return false;
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

/* A line of the Economic and Social Council's old letterheads, in capitals over several lines in
 * two languages: "SOCIAL COUNCIL ET SOCIAL". */
static bool is_letterhead(uc_str text)
{
    static const uc_str words[] = {
        UC_STR_INIT("ECONOMIC"),   UC_STR_INIT("AND"),       UC_STR_INIT("SOCIAL"),
        UC_STR_INIT("COUNCIL"),    UC_STR_INIT("CONSEIL"),   UC_STR_INIT("ECONOMIQUE"),
        UC_STR_INIT("ÉCONOMIQUE"), UC_STR_INIT("ET"),        UC_STR_INIT("CONSEJO"),
        UC_STR_INIT("ECONOMICO"),  UC_STR_INIT("ECONÓMICO"), UC_STR_INIT("Y")};
    if (!uc_all_capitals(text)) {
        return false;
    }
    for (size_t at = 0, word; at < text.len; at += word) {
        uc_str rest = uc_str_slice(text, at, text.len);
        bool between = text.ptr[at] == ' ' || text.ptr[at] == '\t' || text.ptr[at] == '\n';
        word = between ? 1 : uc_starts_with_word(rest, words, sizeof words / sizeof *words);
        if (word == 0) {
            return false;
        }
    }
    return true;
}

/* Does the line begin with an organ's name? Mastheads have it beside the distribution. */
uc_str uc_masthead_organ(uc_str text)
{
    size_t end = uc_str_find(text, UC_STR(" Distr"), 0);
    return uc_organ_named(uc_str_trim(uc_str_slice(text, 0, end)));
}

/* "[SHIPPING]", "[SHIPPING] Standing Committee": brackets around a word, or a part of the line
 * alone? */
static bool is_bracketed_name(uc_str text)
{
    const size_t mark = 4; /* "]", and a note's mark behind it */
    size_t end = uc_str_find(text, UC_STR("]"), 0);
    return end + mark < text.len || uc_word_count(text, 3) < 3;
}

enum uc_masthead_line uc_masthead_classify(uc_str text, uc_arena *arena)
{
    enum uc_masthead_line class = class_by_start(text);
    if (class == UC_MAST_ADOPTION && is_bracketed_name(text)) {
        class = UC_MAST_OTHER;
    }
    if (class != UC_MAST_OTHER) {
        bool symbol = class == UC_MAST_ISSUE && uc_masthead_symbol(text, arena).len > 0;
        return symbol ? UC_MAST_SYMBOL : class;
    }
    if (uc_masthead_organ(text).len > 0) {
        return UC_MAST_ORGAN;
    }
    if (uc_str_has(text, UC_STR("draft resolution")) ||
        uc_str_has(text, UC_STR("draft decision"))) {
        return UC_MAST_AUTHOR;
    }
    if (is_adoption(text)) {
        return UC_MAST_ADOPTED;
    }
    if (uc_is_date_line(text)) {
        return UC_MAST_DATE;
    }
    if (is_session(text)) {
        return UC_MAST_SESSION;
    }
    if (is_letterhead(text)) {
        return UC_MAST_ISSUE;
    }
    return uc_masthead_symbol(text, arena).len > 0 || is_council_number(text) ? UC_MAST_SYMBOL
                                                                              : UC_MAST_OTHER;
}

bool uc_is_draft_line(uc_str text)
{
    static const uc_str drafts[] = {
        UC_STR_INIT("draft resolution"),       UC_STR_INIT("draft decision"),
        UC_STR_INIT("projet de résolution"),   UC_STR_INIT("projet de décision"),
        UC_STR_INIT("proyecto de resolución"), UC_STR_INIT("proyecto de decisión"),
        UC_STR_INIT("проект резолюции"),       UC_STR_INIT("проект решения")};
    size_t word = uc_starts_with_word(text, drafts, sizeof drafts / sizeof *drafts);
    uc_str rest = uc_str_trim(uc_str_slice(text, word, text.len));
    if (word > 0) {
        return rest.len == 0 || (*rest.ptr >= 'a' && *rest.ptr <= 'z');
    }
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
        uc_str sponsors = uc_str_slice(text, 0, text.len - drafts[i].len);
        if (uc_str_ends(text, drafts[i]) && uc_ending_of(sponsors) == UC_ENDS_COLON) {
            return true;
        }
    }
    return false;
}

uc_str uc_masthead_agenda(uc_str text)
{
    for (size_t i = 0; i < sizeof line_starts / sizeof *line_starts; i++) {
        size_t at = line_starts[i].class == UC_MAST_AGENDA
                        ? uc_str_find(text, line_starts[i].start, 0)
                        : text.len;
        if (at < text.len) {
            return uc_str_slice(text, at, text.len);
        }
    }
    return (uc_str){0};
}
