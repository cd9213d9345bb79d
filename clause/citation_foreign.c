/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/citation_foreign.h"

#include "clause/ascii.h"
#include "clause/buf.h"

/* Longer ones before those they begin with. Words that uc_citation_place_read and
 * uc_symbol_read_typed know stay; they only tell the language. */
static const struct {
    uc_str word, english;
    enum uc_language language;
} words[] = {
    {UC_STR_INIT("alinéa"), UC_STR_INIT(" subparagraph "), UC_FRENCH},
    {UC_STR_INIT("du paragraphe"), UC_STR_INIT(" of paragraph "), UC_FRENCH},
    {UC_STR_INIT("de la résolution"), UC_STR_INIT(" of resolution "), UC_FRENCH},
    {UC_STR_INIT("résolution"), UC_STR_INIT("résolution"), UC_FRENCH},
    {UC_STR_INIT("Résolution"), UC_STR_INIT("Résolution"), UC_FRENCH},
    {UC_STR_INIT("paragraphe"), UC_STR_INIT("paragraphe"), UC_FRENCH},
    {UC_STR_INIT("apartado"), UC_STR_INIT(" subparagraph "), UC_SPANISH},
    {UC_STR_INIT("del párrafo"), UC_STR_INIT(" of paragraph "), UC_SPANISH},
    {UC_STR_INIT("de la resolución"), UC_STR_INIT(" of resolution "), UC_SPANISH},
    {UC_STR_INIT("resolución"), UC_STR_INIT(" resolution "), UC_SPANISH},
    {UC_STR_INIT("Resolución"), UC_STR_INIT(" resolution "), UC_SPANISH},
    {UC_STR_INIT("resolucion"), UC_STR_INIT(" resolution "), UC_SPANISH},
    {UC_STR_INIT("párr"), UC_STR_INIT("párr"), UC_SPANISH},
    {UC_STR_INIT("резолюции"), UC_STR_INIT(" of resolution "), UC_RUSSIAN},
    {UC_STR_INIT("резолюция"), UC_STR_INIT(" resolution "), UC_RUSSIAN},
    {UC_STR_INIT("Резолюция"), UC_STR_INIT(" resolution "), UC_RUSSIAN},
    {UC_STR_INIT("пункт"), UC_STR_INIT("пункт"), UC_RUSSIAN},
    {UC_STR_INIT("من القرار"), UC_STR_INIT(" of resolution "), UC_ARABIC},
    {UC_STR_INIT("القرار"), UC_STR_INIT(" resolution "), UC_ARABIC},
    {UC_STR_INIT("قرار"), UC_STR_INIT(" resolution "), UC_ARABIC},
    {UC_STR_INIT("الفقرة"), UC_STR_INIT("الفقرة"), UC_ARABIC},
    {UC_STR_INIT("،"), UC_STR_INIT(","), UC_ARABIC},
    {UC_STR_INIT("大会第"), UC_STR_INIT(" General Assembly "), UC_CHINESE},
    {UC_STR_INIT("安全理事会第"), UC_STR_INIT(" Security Council "), UC_CHINESE},
    {UC_STR_INIT("序言部分第"), UC_STR_INIT(", PP"), UC_CHINESE},
    {UC_STR_INIT("执行部分第"), UC_STR_INIT(", OP"), UC_CHINESE},
    {UC_STR_INIT("号决议"), UC_STR_INIT(""), UC_CHINESE},
    {UC_STR_INIT("第"), UC_STR_INIT(", para. "), UC_CHINESE},
    {UC_STR_INIT("段"), UC_STR_INIT(""), UC_CHINESE},
    {UC_STR_INIT("，"), UC_STR_INIT(","), UC_CHINESE},
};
enum { WORDS = sizeof words / sizeof words[0] };

/* The word that begins at `at`; WORDS where none does. */
static size_t word_at(uc_str text, size_t at)
{
    uc_str rest = uc_rest(text, at);
    size_t i = 0;
    while (i < WORDS && !uc_str_starts(rest, words[i].word))
        i++;
    return i;
}

/* What joins two places, or is said twice, is no part of the first. */
static void add_english(uc_str english, struct uc_buf *out)
{
    uc_str before = uc_str_trim(uc_buf_str(out));
    bool comma = english.len > 0 && english.ptr[0] == ',';
    if (comma && before.len == 0)
        return;
    if (before.len == 0 && uc_str_starts(english, UC_STR(" of ")))
        english = uc_rest(english, sizeof " of " - 1);
    if (comma && before.ptr[before.len - 1] == ',')
        english = uc_rest(english, 1);
    bool space = out->len > 0 && out->ptr[out->len - 1] == ' ';
    uc_buf_add(out, uc_rest(english, space && uc_str_starts(english, UC_STR(" "))));
}

uc_str uc_citation_in_english(uc_str text, uc_arena *arena, enum uc_language *language)
{
    struct uc_buf english = {0};
    *language = UC_LANGUAGE_UNKNOWN;
    for (size_t at = 0; at < text.len;) {
        size_t word = word_at(text, at);
        if (word == WORDS) {
            uc_buf_byte(&english, text.ptr[at++]);
            continue;
        }
        *language = words[word].language;
        add_english(words[word].english, &english);
        at += words[word].word.len;
    }
    if (*language != UC_LANGUAGE_UNKNOWN)
        text = uc_arena_copy(arena, uc_buf_str(&english));
    uc_buf_free(&english);
    return text;
}
