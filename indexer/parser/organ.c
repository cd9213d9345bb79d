/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/organ.h"

#include "clause/resolution.h"
#include "parser/shape.h"

#define ORGAN_LINE_WORDS 14
/* "The Economic and Social Council," */
#define ALONE_WORDS 5

static const struct {
    uc_str printed, name;
} organs[] = {
    {UC_STR_INIT("General Assembly"), UC_STR_INIT("General Assembly")},
    {UC_STR_INIT("Assemblée générale"), UC_STR_INIT("General Assembly")},
    {UC_STR_INIT("Asamblea General"), UC_STR_INIT("General Assembly")},
    {UC_STR_INIT("Генеральная Ассамблея"), UC_STR_INIT("General Assembly")},
    {UC_STR_INIT("大会"), UC_STR_INIT("General Assembly")},
    {UC_STR_INIT("الجمعية العامة"), UC_STR_INIT("General Assembly")},
    {UC_STR_INIT("Security Council"), UC_STR_INIT("Security Council")},
    {UC_STR_INIT("Conseil de sécurité"), UC_STR_INIT("Security Council")},
    {UC_STR_INIT("Consejo de Seguridad"), UC_STR_INIT("Security Council")},
    {UC_STR_INIT("Совет Безопасности"), UC_STR_INIT("Security Council")},
    {UC_STR_INIT("安全理事会"), UC_STR_INIT("Security Council")},
    {UC_STR_INIT("مجلس الأمن"), UC_STR_INIT("Security Council")},
    {UC_STR_INIT("Economic and Social Council"), UC_STR_INIT("Economic and Social Council")},
    {UC_STR_INIT("Conseil économique et social"), UC_STR_INIT("Economic and Social Council")},
    {UC_STR_INIT("Consejo Económico y Social"), UC_STR_INIT("Economic and Social Council")},
    {UC_STR_INIT("Экономический и Социальный Совет"), UC_STR_INIT("Economic and Social Council")},
    {UC_STR_INIT("经济及社会理事会"), UC_STR_INIT("Economic and Social Council")},
    {UC_STR_INIT("المجلس الاقتصادي والاجتماعي"), UC_STR_INIT("Economic and Social Council")},
    {UC_STR_INIT("Human Rights Council"), UC_STR_INIT("Human Rights Council")},
    {UC_STR_INIT("Conseil des droits de l’homme"), UC_STR_INIT("Human Rights Council")},
    {UC_STR_INIT("Consejo de Derechos Humanos"), UC_STR_INIT("Human Rights Council")},
    {UC_STR_INIT("Совет по правам человека"), UC_STR_INIT("Human Rights Council")},
    {UC_STR_INIT("人权理事会"), UC_STR_INIT("Human Rights Council")},
    {UC_STR_INIT("مجلس حقوق الإنسان"), UC_STR_INIT("Human Rights Council")},
    {UC_STR_INIT("Trusteeship Council"), UC_STR_INIT("Trusteeship Council")},
};

static const uc_str articles[] = {
    UC_STR_INIT("The "), UC_STR_INIT("L’"),   UC_STR_INIT("L'"),  UC_STR_INIT("Le "),
    UC_STR_INIT("La "),  UC_STR_INIT("Les "), UC_STR_INIT("El "), UC_STR_INIT("Los "),
    UC_STR_INIT("إن "),  UC_STR_INIT("فإن "),
};

/* What bodies of every kind are called, in the languages whose organ lines begin with an article.
 */
static const uc_str nouns[] = {
    UC_STR_INIT("Assembly"),    UC_STR_INIT("Council"),    UC_STR_INIT("Commission"),
    UC_STR_INIT("Board"),       UC_STR_INIT("Conference"), UC_STR_INIT("Committee"),
    UC_STR_INIT("Parties"),     UC_STR_INIT("Congress"),   UC_STR_INIT("Assemblée"),
    UC_STR_INIT("Conseil"),     UC_STR_INIT("Conférence"), UC_STR_INIT("Comité"),
    UC_STR_INIT("Asamblea"),    UC_STR_INIT("Consejo"),    UC_STR_INIT("Comisión"),
    UC_STR_INIT("Conferencia"), UC_STR_INIT("Junta"),
};

uc_str uc_organ_named(uc_str text)
{
    for (size_t i = 0; i < sizeof organs / sizeof *organs; i++) {
        if (uc_str_equal_nocase(text, organs[i].printed)) {
            return organs[i].name;
        }
    }
    return (uc_str){0};
}

static uc_str without_article(uc_str text)
{
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        if (uc_str_starts_nocase(text, articles[i])) {
            return uc_str_slice(text, articles[i].len, text.len);
        }
    }
    return text;
}

/* Without quotation marks around it and punctuation behind. */
static uc_str bare(uc_str text)
{
    static const uc_str opening[] = {UC_STR_INIT("“"), UC_STR_INIT("\""), UC_STR_INIT("«"),
                                     UC_STR_INIT("‘")};
    static const uc_str closing[] = {UC_STR_INIT(","), UC_STR_INIT("，"), UC_STR_INIT("،"),
                                     UC_STR_INIT(":"), UC_STR_INIT("：")};
    text = uc_str_trim(text);
    for (size_t i = 0; i < sizeof opening / sizeof *opening; i++) {
        if (uc_str_starts(text, opening[i])) {
            text = uc_str_trim(uc_str_slice(text, opening[i].len, text.len));
        }
    }
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        if (uc_str_ends(text, closing[i])) {
            text = uc_str_slice(text, 0, text.len - closing[i].len);
        }
    }
    return uc_str_trim(text);
}

static bool names_a_body(uc_str text)
{
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        if (uc_str_has(text, nouns[i])) {
            return true;
        }
    }
    return false;
}

uc_str uc_organ_line(uc_str text)
{
    enum uc_ending ending = uc_ending_of(text);
    if (uc_word_count(text, ORGAN_LINE_WORDS + 1) > ORGAN_LINE_WORDS || ending == UC_ENDS_STOP ||
        ending == UC_ENDS_SEMICOLON) {
        return (uc_str){0};
    }
    uc_str line = bare(text);
    uc_str organ = without_article(line);
    uc_str principal = uc_organ_named(organ);
    bool article = organ.len < line.len;
    if (principal.len > 0) { /* without article and comma it is the masthead's name */
        return article || ending == UC_ENDS_COMMA ? principal : (uc_str){0};
    }
    bool enacts = article && ending == UC_ENDS_COMMA && uc_starts_upper(organ);
    return enacts && names_a_body(organ) && !uc_str_has(organ, UC_STR(", ")) ? organ : (uc_str){0};
}

bool uc_is_organ_line(uc_str text)
{
    return uc_word_count(text, ALONE_WORDS + 1) <= ALONE_WORDS && uc_starts_upper(text) &&
           without_article(text).len < text.len && uc_ending_of(text) == UC_ENDS_COMMA &&
           uc_organ_line(text).len > 0;
}

size_t uc_organ_at_start(uc_str text)
{
    enum uc_organ organ;
    uc_str named = without_article(text);
    size_t length = uc_organ_read(named, false, &organ);
    uc_str rest = uc_str_slice(named, length, named.len);
    if (length == 0 || named.len == text.len) {
        return 0;
    }
    rest = uc_str_trim(uc_str_starts(rest, UC_STR(",")) ? uc_str_slice(rest, 1, rest.len) : rest);
    return (size_t)(rest.ptr - text.ptr);
}
