/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/article.h"

#include "clause/text.h"
#include "parser/label.h"
#include "parser/shape.h"

/* A unit's title behind its number has no more bytes than this: longer is a sentence. */
#define TITLE_MAX 160

static const struct {
    uc_str word, name;
} units[] = {
    {UC_STR_INIT("Article"), UC_STR_INIT("")},
    {UC_STR_INIT("Artículo"), UC_STR_INIT("")},

    {UC_STR_INIT("Статья"), UC_STR_INIT("")},
    {UC_STR_INIT("المادة"), UC_STR_INIT("")},
    {UC_STR_INIT("第"), UC_STR_INIT("")},
    {UC_STR_INIT("Principle"), UC_STR_INIT("principle")},
    {UC_STR_INIT("Principe"), UC_STR_INIT("principle")},
    {UC_STR_INIT("Principio"), UC_STR_INIT("principle")},
    {UC_STR_INIT("Rule"), UC_STR_INIT("rule")},
    {UC_STR_INIT("Regulation"), UC_STR_INIT("regulation")},
    {UC_STR_INIT("Guideline"), UC_STR_INIT("guideline")},
    {UC_STR_INIT("Goal"), UC_STR_INIT("goal")},
    {UC_STR_INIT("Target"), UC_STR_INIT("target")},
    {UC_STR_INIT("Action"), UC_STR_INIT("action")},
};

/* The first article in French and Spanish has an ordinal for its number. */
static const uc_str firsts[] = {UC_STR_INIT("premier"), UC_STR_INIT("1er"), UC_STR_INIT("primero"),
                                UC_STR_INIT("único")};

static size_t skip_spaces(uc_str text, size_t at)
{
    while (at < text.len) {
        size_t next = at;
        if (!uc_text_is_space(uc_text_next(text, &next))) {
            break;
        }
        at = next;
    }
    return at;
}

static size_t read_count(uc_str rest, struct uc_number *number, uc_arena *arena)
{
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        if (uc_starts_with(rest, firsts[i]) > 0) {
            *number = (struct uc_number){.printed = UC_STR("1"), .reading[UC_COUNT_ARABIC] = 1};
            return uc_starts_with(rest, firsts[i]);
        }
    }
    return uc_number_core_read(rest, number, arena);
}

/* What parts the number from a title: "", ".", ":", " –" …; where a sentence goes on, NULL is said
 * by `false`. */
static bool skip_divider(uc_str text, size_t *at)
{
    static const uc_str dividers[] = {UC_STR_INIT("."), UC_STR_INIT(":"), UC_STR_INIT("条"),
                                      UC_STR_INIT("–"), UC_STR_INIT("—"), UC_STR_INIT("-"),
                                      UC_STR_INIT("：")};
    size_t behind = skip_spaces(text, *at);
    for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++) {
        if (uc_str_starts(uc_str_slice(text, behind, text.len), dividers[i])) {
            *at = skip_spaces(text, behind + dividers[i].len);
            return !uc_starts_lower(uc_str_slice(text, *at, text.len));
        }
    }
    size_t next = behind;
    bool title = behind < text.len && behind > *at && text.len <= TITLE_MAX &&
                 uc_text_is_upper(uc_text_next(text, &next));
    *at = behind;
    return behind == text.len || title;
}

struct uc_article uc_article_read(uc_str text, uc_arena *arena)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t word = uc_starts_with(text, units[i].word);
        if (word == 0) {
            continue;
        }
        struct uc_number number;
        size_t at = skip_spaces(text, word);
        size_t length = read_count(uc_str_slice(text, at, text.len), &number, arena);
        bool counts = number.reading[UC_COUNT_ARABIC] || number.reading[UC_COUNT_ROMAN];
        at += length;
        if (length == 0 || !counts || !skip_divider(text, &at)) {
            continue;
        }
        uint32_t count = number.reading[UC_COUNT_ARABIC] ? number.reading[UC_COUNT_ARABIC]
                                                         : number.reading[UC_COUNT_ROMAN];
        bool chinese = uc_str_equal(units[i].word, UC_STR("第"));
        uc_str printed = chinese ? uc_arena_printf(arena, "%u", count) : number.printed;
        bool article = units[i].name.len == 0;
        return (struct uc_article){
            .label = article ? printed
                             : uc_arena_printf(arena, "%.*s %.*s", UC_ARG(units[i].name),
                                               UC_ARG(printed)),
            .count = count,
            .article = article,
            .length = at,
        };
    }
    return (struct uc_article){0};
}
