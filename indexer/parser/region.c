/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/region.h"

#include "clause/resolution.h"
#include "clause/text.h"
#include "parser/label.h"
#include "parser/organ.h"
#include "parser/shape.h"

/* "Annex to the letter dated 9 January 2025 from the Permanent Representative of …" */
#define REGION_HEADING_WORDS 60
/* Between a resolution's heading and its organ line stand at most so many lines: its title, a note.
 */
#define ENACTED_WITHIN 4

static const struct {
    uc_str printed, part;
    enum uc_region_sort sort;
} words[] = {
    {UC_STR_INIT("Annex"), UC_STR_INIT("annex"), UC_REGION_ANNEX},
    {UC_STR_INIT("Annexe"), UC_STR_INIT("annex"), UC_REGION_ANNEX},
    {UC_STR_INIT("Anexo"), UC_STR_INIT("annex"), UC_REGION_ANNEX},
    {UC_STR_INIT("Приложение"), UC_STR_INIT("annex"), UC_REGION_ANNEX},
    {UC_STR_INIT("المرفق"), UC_STR_INIT("annex"), UC_REGION_ANNEX},
    {UC_STR_INIT("مرفق"), UC_STR_INIT("annex"), UC_REGION_ANNEX},
    {UC_STR_INIT("附件"), UC_STR_INIT("annex"), UC_REGION_ANNEX},
    {UC_STR_INIT("Enclosure"), UC_STR_INIT("enclosure"), UC_REGION_ANNEX},
    {UC_STR_INIT("Pièce jointe"), UC_STR_INIT("enclosure"), UC_REGION_ANNEX},
    {UC_STR_INIT("Attachment"), UC_STR_INIT("attachment"), UC_REGION_ANNEX},
    {UC_STR_INIT("Appendix"), UC_STR_INIT("appendix"), UC_REGION_APPENDIX},
    {UC_STR_INIT("Appendice"), UC_STR_INIT("appendix"), UC_REGION_APPENDIX},
    {UC_STR_INIT("Apéndice"), UC_STR_INIT("appendix"), UC_REGION_APPENDIX},
    {UC_STR_INIT("Добавление"), UC_STR_INIT("appendix"), UC_REGION_APPENDIX},
    {UC_STR_INIT("附录"), UC_STR_INIT("appendix"), UC_REGION_APPENDIX},
    {UC_STR_INIT("附文"), UC_STR_INIT("enclosure"), UC_REGION_ANNEX},
    {UC_STR_INIT("التذييل"), UC_STR_INIT("appendix"), UC_REGION_APPENDIX},
    {UC_STR_INIT("تذييل"), UC_STR_INIT("appendix"), UC_REGION_APPENDIX},
    {UC_STR_INIT("ضميمة"), UC_STR_INIT("enclosure"), UC_REGION_ANNEX},
    {UC_STR_INIT("الضميمة"), UC_STR_INIT("enclosure"), UC_REGION_ANNEX},
    {UC_STR_INIT("Draft resolution"), UC_STR_INIT("draft resolution"), UC_REGION_DRAFT},
    {UC_STR_INIT("Draft decision"), UC_STR_INIT("draft decision"), UC_REGION_DRAFT},
    {UC_STR_INIT("Projet de résolution"), UC_STR_INIT("draft resolution"), UC_REGION_DRAFT},
    {UC_STR_INIT("Projet de décision"), UC_STR_INIT("draft decision"), UC_REGION_DRAFT},
    {UC_STR_INIT("Proyecto de resolución"), UC_STR_INIT("draft resolution"), UC_REGION_DRAFT},
    {UC_STR_INIT("Proyecto de decisión"), UC_STR_INIT("draft decision"), UC_REGION_DRAFT},
    {UC_STR_INIT("Проект резолюции"), UC_STR_INIT("draft resolution"), UC_REGION_DRAFT},
    {UC_STR_INIT("Проект решения"), UC_STR_INIT("draft decision"), UC_REGION_DRAFT},
    {UC_STR_INIT("مشروع القرار"), UC_STR_INIT("draft resolution"), UC_REGION_DRAFT},
    {UC_STR_INIT("مشروع قرار"), UC_STR_INIT("draft resolution"), UC_REGION_DRAFT},
    {UC_STR_INIT("مشروع المقرر"), UC_STR_INIT("draft decision"), UC_REGION_DRAFT},
    {UC_STR_INIT("مشروع مقرر"), UC_STR_INIT("draft decision"), UC_REGION_DRAFT},
    {UC_STR_INIT("决议草案"), UC_STR_INIT("draft resolution"), UC_REGION_DRAFT},
    {UC_STR_INIT("决定草案"), UC_STR_INIT("draft decision"), UC_REGION_DRAFT},
};

/* What may follow an annex's number or word: nothing, "to the letter …", a title behind a stop. */
static bool goes_on(uc_str rest)
{
    static const uc_str joints[] = {UC_STR_INIT("to the"), UC_STR_INIT("à la"), UC_STR_INIT("au"),
                                    UC_STR_INIT("a la"),   UC_STR_INIT("del"),  UC_STR_INIT("к")};
    rest = uc_str_trim(rest);
    return rest.len == 0 || uc_starts_with_word(rest, joints, sizeof joints / sizeof *joints) > 0;
}

/* The bytes of the word that announces a region; its number may touch it in Chinese alone. */
static size_t announced(uc_str text, uc_str word)
{
    size_t end = uc_starts_with(text, word), next = end;
    uint32_t c = end > 0 && end < text.len ? uc_text_next(text, &next) : ' ';
    return uc_text_is_letter(c) && !uc_text_is_ideograph(c) ? 0 : end;
}

/* The number of an annex as its citation prints it: "II", "B", "3"; numerals of other scripts as
 * digits. Empty for none. */
static uc_str read_count(uc_str *rest, uc_arena *arena)
{
    struct uc_number number;
    *rest = uc_str_trim(*rest);
    size_t length = uc_number_core_read(*rest, &number, arena);
    bool counts = length > 0 && (number.upper || number.reading[UC_COUNT_ARABIC] > 0 ||
                                 (unsigned char)*number.printed.ptr >= 0x80);
    if (!counts) {
        return (uc_str){0};
    }
    *rest = uc_str_slice(*rest, length, rest->len);
    if (uc_str_starts(*rest, UC_STR(".")) || uc_str_starts(*rest, UC_STR(":"))) {
        *rest = uc_str_slice(*rest, 1, rest->len);
    }
    uint32_t value = number.reading[UC_COUNT_ROMAN];
    bool foreign = (unsigned char)*number.printed.ptr >= 0x80 && value > 0;
    return foreign ? uc_arena_printf(arena, "%u", value) : number.printed;
}

static bool is_composite_letter(uc_str text)
{
    return text.len == 1 && *text.ptr >= 'A' && *text.ptr <= 'Z';
}

/* The number of a resolution or decision, alone in its line or before the title. */
static uc_str number_of_resolution(uc_str text)
{
    struct uc_resolution_number number;
    size_t length = uc_resolution_number_read(text, &number);
    uc_str rest = uc_str_trim(uc_str_slice(text, length, text.len));
    if (uc_str_starts(rest, UC_STR("."))) {
        rest = uc_str_trim(uc_str_slice(rest, 1, rest.len));
    }
    bool heads = length > 0 && number.form != UC_FORM_PLAIN &&
                 (rest.len == 0 || (uc_starts_upper(rest) && !uc_starts_lower(rest)));
    return heads ? uc_str_slice(text, 0, length) : (uc_str){0};
}

bool uc_enacted_soon(const struct uc_paragraphs *source, size_t at)
{
    for (size_t i = at + 1; i < source->list.count && i <= at + ENACTED_WITHIN; i++) {
        if (uc_organ_line(source->list.at[i].text).len > 0) {
            return true;
        }
    }
    return false;
}

bool uc_is_collection(const struct uc_paragraphs *source, uc_arena *arena)
{
    size_t found = 0;
    for (size_t i = 0; i < source->list.count && found < 2; i++) {
        uc_str text = source->list.at[i].text;
        found += uc_region_heading_read(text, arena).sort == UC_REGION_NUMBER &&
                 uc_enacted_soon(source, i);
    }
    return found == 2;
}

struct uc_region_heading uc_region_heading_read(uc_str text, uc_arena *arena)
{
    text = uc_str_trim(text);
    enum uc_ending ending = uc_ending_of(text);
    if (is_composite_letter(text)) {
        return (struct uc_region_heading){UC_REGION_LETTER, uc_arena_copy(arena, text), true};
    }
    if (ending == UC_ENDS_STOP || ending == UC_ENDS_SEMICOLON || ending == UC_ENDS_COMMA ||
        uc_word_count(text, REGION_HEADING_WORDS + 1) > REGION_HEADING_WORDS) {
        return (struct uc_region_heading){.sort = UC_REGION_NONE};
    }
    uc_str number = number_of_resolution(text);
    if (number.len > 0) {
        return (struct uc_region_heading){UC_REGION_NUMBER, uc_arena_copy(arena, number),
                                          number.len == text.len};
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = announced(text, words[i].printed);
        if (length == 0) {
            continue;
        }
        uc_str rest = uc_str_slice(text, length, text.len);
        uc_str count = read_count(&rest, arena);
        bool titled = count.len > 0 && uc_starts_upper(rest);
        if (goes_on(rest) || titled) {
            uc_str part = words[i].part;
            return (struct uc_region_heading){
                words[i].sort,
                count.len ? uc_arena_printf(arena, "%.*s %.*s", UC_ARG(part), UC_ARG(count)) : part,
                .alone = uc_str_trim(rest).len == 0};
        }
    }
    return (struct uc_region_heading){.sort = UC_REGION_NONE};
}
