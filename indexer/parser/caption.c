/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/caption.h"

#include "parser/shape.h"

/* More words are a sentence that begins with a reference. */
#define CAPTION_WORDS 40

static const uc_str tables[] = {UC_STR_INIT("Table"),  UC_STR_INIT("Tableau"),
                                UC_STR_INIT("Cuadro"), UC_STR_INIT("Таблица"),
                                UC_STR_INIT("الجدول"), UC_STR_INIT("表")};
static const uc_str others[] = {
    UC_STR_INIT("Figure"),   UC_STR_INIT("Box"),     UC_STR_INIT("Chart"),
    UC_STR_INIT("Map"),      UC_STR_INIT("Encadré"), UC_STR_INIT("Gráfico"),
    UC_STR_INIT("Recuadro"), UC_STR_INIT("Рисунок"), UC_STR_INIT("图")};

/* The bytes of the word and the blanks behind it, where a number follows. */
static size_t announced(uc_str text, const uc_str *words, size_t count)
{
    size_t at = uc_starts_with_word(text, words, count);
    size_t word = at;
    while (at < text.len && text.ptr[at] == ' ') {
        at++;
    }
    bool counts = at < text.len && ((text.ptr[at] >= '0' && text.ptr[at] <= '9') ||
                                    (text.ptr[at] >= 'A' && text.ptr[at] <= 'Z'));
    return word > 0 && counts && uc_ending_of(text) == UC_ENDS_OPEN &&
                   uc_word_count(text, CAPTION_WORDS + 1) <= CAPTION_WORDS
               ? at
               : 0;
}

size_t uc_table_caption(uc_str text)
{
    return announced(text, tables, sizeof tables / sizeof *tables);
}

bool uc_is_caption(uc_str text)
{
    return uc_table_caption(text) > 0 ||
           announced(text, others, sizeof others / sizeof *others) > 0;
}

bool uc_is_remark(uc_str text)
{
    size_t end = 0;
    while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != ':') {
        end++;
    }
    uc_str rest = uc_str_trim(uc_str_slice(text, end, text.len));
    return end > 0 && rest.len > 1 && rest.ptr[0] == ':';
}

bool uc_is_bare_caption(uc_str text)
{
    return uc_is_caption(text) && uc_word_count(text, 3) == 2;
}
