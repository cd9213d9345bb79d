/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/snippet.h"

#include "clause/text.h"

/* Costs in half words, so that a Chinese character can be half a word. */
enum { WORD_COST = 2, IDEOGRAPH_COST = 1 };

/* A new pattern in a stretch is worth more than any number of repeats that fits into it. */
enum { PATTERN_WORTH = 1000 };

const struct uc_snippet_style uc_snippet_html = {.open = "<em>", .close = "</em>", .html = true};

static bool word_matches(const struct uc_pattern *pattern, const struct uc_token *token)
{
    if (pattern->type == UC_PATTERN_PREFIX)
        return uc_str_starts(token->word, pattern->words.at[0]);
    for (size_t i = 0; i < pattern->words.count; i++)
        if (uc_str_equal(token->stem, pattern->words.at[i]) ||
            uc_str_equal(token->word, pattern->words.at[i]))
            return true;
    return false;
}

/* How many tokens from `at` on match the pattern: 0 or, for a phrase, all of its words. */
static size_t match_length(const struct uc_pattern *pattern, const struct uc_tokens *tokens,
                           size_t at)
{
    if (pattern->type != UC_PATTERN_PHRASE)
        return word_matches(pattern, &tokens->list.at[at]);
    if (tokens->list.count - at < pattern->words.count)
        return 0;
    for (size_t i = 0; i < pattern->words.count; i++)
        if (!uc_str_equal(tokens->list.at[at + i].word, pattern->words.at[i]))
            return 0;
    return pattern->words.count;
}

static size_t longest_match(const struct uc_patterns *patterns, const struct uc_tokens *tokens,
                            size_t at, uint32_t *pattern)
{
    size_t longest = 0;
    for (size_t i = 0; i < patterns->list.count; i++) {
        size_t length = match_length(&patterns->list.at[i], tokens, at);
        if (length > longest) {
            longest = length;
            *pattern = (uint32_t)i;
        }
    }
    return longest;
}

/* A stem begins as its word does, but for Arabic articles, and the analyzer stems all of those. */
void uc_marks_initials(const struct uc_patterns *patterns, struct uc_initials *out)
{
    for (size_t i = 0; i < patterns->list.count; i++) {
        const struct uc_pattern *pattern = &patterns->list.at[i];
        for (size_t k = 0; pattern->type == UC_PATTERN_STEM && k < pattern->words.count; k++)
            uc_initials_add(out, pattern->words.at[k]);
    }
}

struct uc_marks uc_marks_find(const struct uc_tokens *tokens, const struct uc_patterns *patterns,
                              uc_arena *arena)
{
    struct uc_marks marks = {0};
    size_t marked_to = 0; /* tokens before it bear a mark; a later match may begin among them */
    for (size_t i = 0; i < tokens->list.count; i++) {
        uint32_t pattern = 0;
        size_t end = i + longest_match(patterns, tokens, i, &pattern);
        for (size_t k = marked_to > i ? marked_to : i; k < end; k++) {
            const struct uc_token *token = &tokens->list.at[k];
            uint32_t start = token->start, last = 0;
            if (marks.list.count > 0)
                last = marks.list.at[marks.list.count - 1].span.end;
            if (start < last) /* pairs of Chinese characters overlap */
                start = last;
            if (start < token->end)
                *UC_PUSH(arena, &marks.list) =
                    (struct uc_mark){.span = {start, token->end}, .pattern = pattern};
        }
        if (end > marked_to)
            marked_to = end;
    }
    return marks;
}

/* A word of the text as a reader sees it: from a space to the next. */
struct word {
    uint32_t start, end;
    uint32_t cost_to; /* of all words before it */
    uint8_t cost;
    bool begins; /* a sentence, or a limb of one */
};
struct words {
    UC_LIST(struct word) list;
};

static bool is_ideograph(uint32_t c)
{
    return c >= 0x2E80 && c <= 0x3FFFF && !(c >= 0xA4D0 && c < 0xF900);
}

static bool ends_limb(char c)
{
    return c == '.' || c == ';' || c == ':' || c == '?' || c == '!' || c == '\n';
}

static struct words words_of(uc_str text, uc_arena *arena)
{
    struct words words = {0};
    bool inside = false, begins = true;
    uint32_t spent = 0;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = uc_text_next(text, &at);
        bool ideograph = is_ideograph(c);
        if (uc_text_is_space(c)) {
            begins |= start == 0 || ends_limb(text.ptr[start - 1]) || c == '\n';
            inside = false;
            continue;
        }
        if (!inside || ideograph) {
            uint8_t cost = ideograph ? IDEOGRAPH_COST : WORD_COST;
            *UC_PUSH(arena, &words.list) = (struct word){
                .start = (uint32_t)start, .cost_to = spent, .cost = cost, .begins = begins};
            spent += cost;
            begins = false;
        }
        while (!ideograph && at < text.len && text.ptr[at] > ' ' && text.ptr[at] <= '~')
            at++; /* most words are ASCII to their end */
        words.list.at[words.list.count - 1].end = (uint32_t)at;
        inside = !ideograph;
    }
    return words;
}

/* The marks [first, first + count) that a stretch will hold. */
struct cluster {
    size_t first, count, worth;
};

/* The word that has the byte, else the next one; the last where there is none. */
static size_t word_at(const struct words *words, uint32_t byte)
{
    size_t low = 0, high = words->list.count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->list.at[middle].end > byte)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* What the words in bytes [start, end) cost, both of which are in words. */
static size_t cost_between(const struct words *words, uint32_t start, uint32_t end)
{
    const struct word *first = &words->list.at[word_at(words, start)];
    const struct word *last = &words->list.at[word_at(words, end - 1)];
    return last->cost_to + last->cost - first->cost_to;
}

static size_t worth_of(const struct uc_marks *marks, size_t first, size_t count)
{
    size_t worth = 0;
    for (size_t i = first; i < first + count; i++) {
        bool seen = false;
        for (size_t k = first; k < i && !seen; k++)
            seen = marks->list.at[k].pattern == marks->list.at[i].pattern;
        worth += seen ? 1 : PATTERN_WORTH;
    }
    return worth;
}

/* Marks that are looked at as a stretch's first; what is repeated more often is a long table. */
enum { CLUSTERS_MAX = 200 };

static struct cluster best_cluster(const struct words *words, const struct uc_marks *marks,
                                   size_t budget)
{
    struct cluster best = {0};
    size_t starts = marks->list.count < CLUSTERS_MAX ? marks->list.count : CLUSTERS_MAX;
    size_t count = 0;
    for (size_t first = 0; first < starts; first++, count = count ? count - 1 : 0) {
        uint32_t start = marks->list.at[first].span.start;
        while (first + count < marks->list.count && count < CLUSTERS_MAX &&
               cost_between(words, start, marks->list.at[first + count].span.end) <= budget)
            count++;
        size_t worth = worth_of(marks, first, count);
        if (worth > best.worth)
            best = (struct cluster){first, count, worth};
    }
    return best;
}

/* The first word of a stretch around the cluster: half of what is left goes before it, less where
 * a sentence begins there. */
static size_t first_word(const struct words *words, size_t cluster_first, size_t slack)
{
    size_t first = cluster_first, used = 0, sentence = SIZE_MAX;
    while (first > 0 && used + words->list.at[first - 1].cost <= slack / 2) {
        if (words->list.at[first].begins && sentence == SIZE_MAX)
            sentence = first;
        used += words->list.at[--first].cost;
    }
    return first == 0 || sentence == SIZE_MAX ? first : sentence;
}

struct uc_span uc_snippet_span(uc_str text, const struct uc_marks *marks, size_t words_max,
                               uc_arena *arena)
{
    struct words words = words_of(text, arena);
    size_t budget = words_max * WORD_COST;
    if (words.list.count == 0 || cost_between(&words, 0, (uint32_t)text.len) <= budget)
        return (struct uc_span){0, (uint32_t)text.len};
    struct cluster cluster = best_cluster(&words, marks, budget);
    size_t from = 0, used = 0;
    if (cluster.count > 0) {
        const struct uc_mark *at = &marks->list.at[cluster.first];
        size_t cost = cost_between(&words, at->span.start, at[cluster.count - 1].span.end);
        from = first_word(&words, word_at(&words, at->span.start), budget - cost);
    }
    size_t to = from;
    while (to < words.list.count && used + words.list.at[to].cost <= budget)
        used += words.list.at[to++].cost;
    while (from > 0 && used + words.list.at[from - 1].cost <= budget) /* room left at the end */
        used += words.list.at[--from].cost;
    return (struct uc_span){words.list.at[from].start, words.list.at[to - 1].end};
}

static void write_text(uc_str text, bool html, struct uc_buf *out)
{
    static const char *const escapes[128] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
    if (!html) {
        uc_buf_add(out, text);
        return;
    }
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 128 && escapes[c] != NULL)
            uc_buf_add(out, uc_str_from(escapes[c]));
        else
            uc_buf_byte(out, text.ptr[i]);
    }
}

static bool touches(uc_str text, struct uc_span a, struct uc_span b)
{
    return uc_str_equal(uc_str_slice(text, a.end, b.start), UC_STR(" "));
}

void uc_snippet_write(uc_str text, struct uc_span span, const struct uc_marks *marks,
                      const struct uc_snippet_style *style, struct uc_buf *out)
{
    uint32_t at = span.start;
    if (span.start > 0)
        uc_buf_add(out, UC_STR("… "));
    for (size_t i = 0; i < marks->list.count; i++) {
        struct uc_span mark = marks->list.at[i].span;
        if (mark.start < at || mark.end > span.end)
            continue;
        while (style->join && i + 1 < marks->list.count &&
               marks->list.at[i + 1].span.end <= span.end &&
               touches(text, mark, marks->list.at[i + 1].span))
            mark.end = marks->list.at[++i].span.end;
        write_text(uc_str_slice(text, at, mark.start), style->html, out);
        uc_buf_add(out, uc_str_from(style->open));
        write_text(uc_str_slice(text, mark.start, mark.end), style->html, out);
        uc_buf_add(out, uc_str_from(style->close));
        at = mark.end;
    }
    write_text(uc_str_slice(text, at, span.end), style->html, out);
    if (span.end < text.len)
        uc_buf_add(out, UC_STR(" …"));
}
