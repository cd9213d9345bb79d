/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/analyze.h"

#include "clause/fold.h"
#include "clause/seen.h"
#include "clause/stem.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

struct uc_analyzer {
    uc_stemmer *stemmer;
    struct uc_buf folded;
    uc_arena *origins;
};

/* Where a piece of the folded text came from: a run of ASCII characters, byte for byte, or one
 * other character. What folds to nothing belongs to the piece before it. */
struct origin {
    uint32_t folded, text;
};

struct scan {
    uc_analyzer *analyzer;
    enum uc_language language;
    uc_arena *arena;
    uc_str text, folded;
    const struct origin *origin; /* of the token before; a last one stands behind the text */
    uint32_t position;
    size_t behind_hyphen; /* where a word goes on the one just read; SIZE_MAX: nowhere */
    const struct uc_initials *initials; /* of the words to stem; NULL: all */
    struct uc_tokens tokens;
};

uc_analyzer *uc_analyzer_new(void)
{
    uc_analyzer *analyzer = calloc(1, sizeof *analyzer);
    if (analyzer == NULL)
        uc_out_of_memory();
    analyzer->stemmer = uc_stemmer_new();
    analyzer->origins = uc_arena_new();
    return analyzer;
}

void uc_analyzer_free(uc_analyzer *analyzer)
{
    if (analyzer == NULL)
        return;
    uc_stemmer_free(analyzer->stemmer);
    uc_buf_free(&analyzer->folded);
    uc_arena_free(analyzer->origins);
    free(analyzer);
}

/* Folds the text into the arena, and notes where each piece came from. */
static void fold(struct scan *scan)
{
    struct uc_buf *folded = &scan->analyzer->folded;
    UC_LIST(struct origin) origins = {0};
    uc_buf_clear(folded);
    uc_arena_reset(scan->analyzer->origins);
    for (size_t at = 0; at < scan->text.len;) {
        struct origin origin = {(uint32_t)folded->len, (uint32_t)at};
        size_t end = uc_ascii_end(scan->text, at);
        if (end > at)
            uc_fold_ascii(uc_str_slice(scan->text, at, end), folded);
        else
            uc_fold_char(uc_text_next(scan->text, &end), folded);
        at = end;
        if (folded->len > origin.folded)
            *UC_PUSH(scan->analyzer->origins, &origins) = origin;
    }
    *UC_PUSH(scan->analyzer->origins, &origins) =
        (struct origin){(uint32_t)folded->len, (uint32_t)scan->text.len};
    scan->origin = origins.at;
    scan->folded = uc_arena_copy(scan->arena, uc_buf_str(folded));
}

static bool is_ascii(struct scan *scan, const struct origin *origin)
{
    return (unsigned char)scan->text.ptr[origin->text] < 0x80;
}

static uint32_t start_in_text(struct scan *scan, size_t folded)
{
    while (scan->origin[1].folded <= folded)
        scan->origin++;
    uint32_t inside = (uint32_t)folded - scan->origin->folded;
    return scan->origin->text + (is_ascii(scan, scan->origin) ? inside : 0);
}

static uint32_t end_in_text(struct scan *scan, size_t folded)
{
    const struct origin *origin = scan->origin;
    while (origin[1].folded < folded)
        origin++;
    if (origin[1].folded > folded && is_ascii(scan, origin))
        return origin->text + (uint32_t)folded - origin->folded;
    return origin[1].text;
}

/* The folded character at `*at`, which moves behind it; 0 at the end. */
static inline uint32_t next(const struct scan *scan, size_t *at)
{
    if (*at >= scan->folded.len)
        return 0;
    const unsigned char byte = (unsigned char)scan->folded.ptr[*at];
    if (byte >= 0x80)
        return uc_text_next(scan->folded, at);
    ++*at;
    return byte;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_in_word(char c)
{
    return (c >= 'a' && c <= 'z') || is_digit(c);
}

/* Of folded text: no capitals, and digits are ASCII. */
static bool is_in_word(uint32_t c)
{
    if (c < 0x80)
        return is_ascii_in_word((char)c);
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M) &&
           !uc_text_is_ideograph(c);
}

static bool is_word_at(const struct scan *scan, size_t at)
{
    return is_in_word(next(scan, &at));
}

static size_t word_end(const struct scan *scan, size_t at)
{
    const char *folded = scan->folded.ptr;
    size_t end = at;
    while (end < scan->folded.len && is_ascii_in_word(folded[end]))
        end++;
    if (end == scan->folded.len || (unsigned char)folded[end] < 0x80)
        return end;
    at = end;
    while (is_in_word(next(scan, &at)))
        end = at;
    return end;
}

static size_t digits_end(const struct scan *scan, size_t at)
{
    while (at < scan->folded.len && is_digit(scan->folded.ptr[at]))
        at++;
    return at;
}

/* French, Spanish and Russian have a decimal comma; in the others a comma parts thousands. */
static bool has_decimal_comma(enum uc_language language)
{
    return language == UC_FRENCH || language == UC_SPANISH || language == UC_RUSSIAN;
}

/* The end of the number whose first digits are [start, end): "0.7", "1,000,000", "2.1.3"; not
 * beyond the year in "2002,1" or the 1 in "1.5m". */
static size_t number_end(const struct scan *scan, size_t start, size_t end)
{
    bool decimal = has_decimal_comma(scan->language);
    size_t first_end = end;
    while (end < scan->folded.len) {
        char mark = scan->folded.ptr[end];
        size_t group = end + 1, group_end = digits_end(scan, group);
        bool fits = mark == '.' ||
                    (mark == ',' && (decimal ? end == first_end
                                             : first_end - start <= 3 && group_end - group == 3));
        if (!fits || group_end == group || is_word_at(scan, group_end))
            break;
        end = group_end;
    }
    return end;
}

/* A number as a word: without the comma of thousands, with a point for a decimal one. */
static uc_str number_word(const struct scan *scan, uc_str number)
{
    if (!uc_str_has(number, UC_STR(",")))
        return number;
    char *word = uc_arena_alloc(scan->arena, number.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < number.len; i++) {
        if (number.ptr[i] != ',')
            word[len++] = number.ptr[i];
        else if (has_decimal_comma(scan->language))
            word[len++] = '.';
    }
    return (uc_str){word, len};
}

static uc_str cut_word(uc_str word)
{
    if (word.len <= UC_WORD_MAX)
        return word;
    size_t end = UC_WORD_MAX;
    while ((word.ptr[end] & 0xC0) == 0x80)
        end--;
    return uc_str_slice(word, 0, end);
}

/* Fewer bytes to a word than most texts have, so that the list need not grow. */
enum { BYTES_PER_WORD = 6 };

static void make_room(struct scan *scan)
{
    scan->tokens.list.room = scan->folded.len / BYTES_PER_WORD + 4;
    scan->tokens.list.at =
        uc_arena_alloc(scan->arena, scan->tokens.list.room * sizeof *scan->tokens.list.at);
}

static struct uc_token *add_token(struct scan *scan, size_t start, size_t end, uc_str word)
{
    struct uc_token *token = UC_PUSH(scan->arena, &scan->tokens.list);
    token->start = start_in_text(scan, start);
    token->end = end_in_text(scan, end);
    token->position = scan->position++;
    token->word = token->stem = word;
    return token;
}

static uint32_t letter_bit(char letter)
{
    return (uint32_t)1 << (letter & 31);
}

/* A word has the first letters of its stem, but for Arabic articles, and "dying" and its like. */
void uc_initials_add(struct uc_initials *initials, uc_str stem)
{
    const unsigned char first = stem.len > 0 ? (unsigned char)stem.ptr[0] : 0x80;
    if (first >= 0x80)
        return;
    initials->second[first] |= stem.len > 1 ? letter_bit(stem.ptr[1]) : UINT32_MAX;
    if (stem.len > 1 && stem.ptr[1] == 'i')
        initials->second[first] |= letter_bit('y');
}

static bool is_asked(const struct scan *scan, uc_str word)
{
    const unsigned char first = (unsigned char)word.ptr[0], second = (unsigned char)word.ptr[1];
    return scan->initials == NULL || first >= 0x80 || second >= 0x80 ||
           (scan->initials->second[first] & letter_bit((char)second)) != 0;
}

/* A stem in the arena; most are the beginning of their word. */
static uc_str stem_of(const struct scan *scan, uc_str printed, uc_str word)
{
    if (word.len < 3 || !is_asked(scan, word))
        return word;
    uc_str stem = uc_stemmer_stem(scan->analyzer->stemmer, printed, word, scan->language);
    return uc_str_starts(word, stem) ? uc_str_slice(word, 0, stem.len)
                                     : uc_arena_copy(scan->arena, stem);
}

/* English prefixes that are written with a hyphen and without, and whether the word behind then
 * loses the stem it has alone: co-operation is no operation, but a non-governmental body is one
 * that is not governmental. */
static const struct {
    uc_str prefix;
    bool one_word;
} prefixes[] = {
    {UC_STR_INIT("co"), true},     {UC_STR_INIT("inter"), false}, {UC_STR_INIT("mid"), false},
    {UC_STR_INIT("multi"), false}, {UC_STR_INIT("non"), false},   {UC_STR_INIT("pre"), true},
    {UC_STR_INIT("re"), true},     {UC_STR_INIT("socio"), false}, {UC_STR_INIT("sub"), false},
};

/* Gives the last two tokens the stem of both in one, where the first is such a prefix. */
static void fuse_prefix(struct scan *scan)
{
    struct uc_token *word = &scan->tokens.list.at[scan->tokens.list.count - 1], *prefix = word - 1;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (!uc_str_equal(prefix->word, prefixes[i].prefix))
            continue;
        uc_str fused = uc_arena_join(scan->arena, prefix->word, word->word);
        prefix->stem = stem_of(scan, fused, fused);
        if (prefixes[i].one_word)
            word->stem = prefix->stem;
        return;
    }
}

static size_t skip_possessive(const struct scan *scan, size_t at)
{
    bool possessive = uc_str_starts(uc_str_slice(scan->folded, at, at + 2), UC_STR("'s")) &&
                      !is_word_at(scan, at + 2);
    return possessive ? at + 2 : at;
}

static size_t add_number(struct scan *scan, size_t start, size_t end)
{
    end = number_end(scan, start, end);
    uc_str number = uc_str_slice(scan->folded, start, end);
    add_token(scan, start, end, cut_word(number_word(scan, number)));
    return end;
}

/* Adds the word or number at `start`; gives where to go on. */
static size_t add_word(struct scan *scan, size_t start)
{
    size_t end = word_end(scan, start);
    if (digits_end(scan, start) == end)
        return add_number(scan, start, end);
    uc_str word = uc_str_slice(scan->folded, start, end);
    struct uc_token *token = add_token(scan, start, end, cut_word(word));
    if (token->word.len == word.len)
        token->stem = stem_of(scan, uc_str_slice(scan->text, token->start, token->end), word);
    if (start == scan->behind_hyphen && uc_stem_language(word, scan->language) == UC_ENGLISH)
        fuse_prefix(scan);
    bool hyphen = end < scan->folded.len && scan->folded.ptr[end] == '-';
    scan->behind_hyphen = hyphen ? end + 1 : SIZE_MAX;
    return end;
}

/* Adds the run of ideographs at `start` as overlapping pairs; one alone as it is. */
static size_t add_ideographs(struct scan *scan, size_t start)
{
    size_t first = start, second = start, end;
    next(scan, &second);
    for (end = second; uc_text_is_ideograph(next(scan, &end)); first = second, second = end)
        add_token(scan, first, end, uc_str_slice(scan->folded, first, end));
    if (first == start)
        add_token(scan, start, second, uc_str_slice(scan->folded, start, second));
    return second;
}

static struct uc_tokens tokens_of(struct scan scan)
{
    fold(&scan);
    make_room(&scan);
    for (size_t at = 0; at < scan.folded.len;) {
        size_t behind = at;
        uint32_t c = next(&scan, &behind);
        if (c < 0x80 ? is_in_word(c) : uc_text_is_letter(c) && !uc_text_is_ideograph(c))
            at = skip_possessive(&scan, add_word(&scan, at));
        else if (c >= 0x80 && uc_text_is_ideograph(c))
            at = add_ideographs(&scan, at);
        else
            at = behind;
    }
    return scan.tokens;
}

struct uc_tokens uc_analyze(uc_analyzer *analyzer, uc_str text, enum uc_language language,
                            uint32_t first_position, uc_arena *arena)
{
    return tokens_of((struct scan){.analyzer = analyzer,
                                   .language = language,
                                   .arena = arena,
                                   .text = text,
                                   .position = first_position,
                                   .behind_hyphen = SIZE_MAX});
}

struct uc_tokens uc_analyze_initials(uc_analyzer *analyzer, uc_str text, enum uc_language language,
                                     const struct uc_initials *initials, uc_arena *arena)
{
    return tokens_of((struct scan){.analyzer = analyzer,
                                   .language = language,
                                   .arena = arena,
                                   .text = text,
                                   .position = 1,
                                   .behind_hyphen = SIZE_MAX,
                                   .initials = initials});
}

uint64_t uc_tokens_hash(const struct uc_tokens *tokens)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < tokens->list.count; i++)
        hash = uc_hash(UC_STR(" "), uc_hash(tokens->list.at[i].word, hash));
    return hash;
}

uc_str uc_stem(uc_analyzer *analyzer, uc_str word, enum uc_language language, uc_arena *arena)
{
    struct uc_tokens tokens = uc_analyze(analyzer, word, language, 1, arena);
    return tokens.list.count > 0 ? tokens.list.at[0].stem : word;
}
