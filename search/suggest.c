/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/suggest.h"

#include "clause/text.h"

#include <math.h>

enum {
    LEAST_LETTERS = 4,     /* a shorter word is near to too many */
    LONG = 8,              /* letters from which on two edits are allowed */
    LETTERS_MAX = 64,      /* longer words are no words */
    NEAREST = 8,           /* so many are looked at more closely */
    FAR = LETTERS_MAX + 1, /* no distance reaches it */
};

struct letters {
    uint32_t at[LETTERS_MAX];
    size_t count; /* 0: more than LETTERS_MAX */
};

static struct letters letters_of(uc_str word)
{
    struct letters letters = {0};
    for (size_t at = 0; at < word.len;) {
        if (letters.count == LETTERS_MAX)
            return (struct letters){0};
        letters.at[letters.count++] = uc_text_next(word, &at);
    }
    return letters;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* "ie" behind i letters of `a`, "y" behind j of `b` */
static bool is_ie_for_y(const struct letters *a, size_t i, const struct letters *b, size_t j)
{
    return i >= 2 && a->at[i - 2] == 'i' && a->at[i - 1] == 'e' && b->at[j - 1] == 'y';
}

/* Edits from the first i letters of `a` to the first j of `b`; rows[i % 3] is being filled. */
static size_t edits_to(const struct letters *a, size_t i, const struct letters *b, size_t j,
                       size_t (*rows)[LETTERS_MAX + 1])
{
    const size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
    size_t edits = above[j - 1] + (a->at[i - 1] != b->at[j - 1]);
    edits = least(edits, least(above[j], row[j - 1]) + 1);
    if (i >= 2 && j >= 2 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
        edits = least(edits, higher[j - 2] + 1);
    if (is_ie_for_y(a, i, b, j))
        edits = least(edits, higher[j - 1] + 1);
    if (j >= 2 && is_ie_for_y(b, j, a, i))
        edits = least(edits, above[j - 2] + 1);
    return edits;
}

/* The edits from one to the other; FAR where they are more than `most`. */
static size_t distance(const struct letters *a, const struct letters *b, size_t most)
{
    size_t rows[3][LETTERS_MAX + 1];
    if (a->count > b->count + most || b->count > a->count + most)
        return FAR;
    for (size_t j = 0; j <= b->count; j++)
        rows[0][j] = j;
    for (size_t i = 1, nearest_above = 0; i <= a->count; i++) {
        size_t nearest = rows[i % 3][0] = i;
        for (size_t j = 1; j <= b->count; j++) {
            rows[i % 3][j] = edits_to(a, i, b, j, rows);
            nearest = least(nearest, rows[i % 3][j]);
        }
        if (nearest > most && nearest_above > most)
            return FAR;
        nearest_above = nearest;
    }
    size_t edits = rows[a->count % 3][b->count];
    return edits <= most ? edits : FAR;
}

struct near {
    const struct uc_candidate *candidate;
    size_t edits;
    double cost;
};

struct suggesting {
    const struct uc_word_source *source;
    uc_arena *arena;
    uc_str word, stem;
    struct letters letters;
    size_t most;                  /* edits */
    struct near nearest[NEAREST]; /* the nearest first */
    size_t count;
};

/* A form of `base` that any word may have: no misspelling, though the index does not have it. */
static bool is_regular_form(uc_str word, uc_str base)
{
    static const char *const endings[] = {"s", "es", "d", "ed", "ing"};
    if (!uc_str_starts(word, base) || uc_str_ends(base, UC_STR("y")))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (uc_str_equal(uc_str_slice(word, base.len, word.len), uc_str_from(endings[i])))
            return true;
    return false;
}

/* An edit costs 1; another first letter one more, another last letter half of one; to be ten
 * times as frequent makes up for a quarter. */
static double cost_of(const struct suggesting *suggesting, const struct letters *letters,
                      size_t edits, uint32_t frequency)
{
    const struct letters *asked = &suggesting->letters;
    bool first = letters->at[0] != asked->at[0];
    bool last = letters->at[letters->count - 1] != asked->at[asked->count - 1];
    return (double)edits + first + 0.5 * last - 0.25 * log10(frequency);
}

/* Puts it where it belongs among the nearest; the farthest falls out. */
static void keep_near(struct suggesting *suggesting, struct near near)
{
    size_t place = suggesting->count;
    while (place > 0 && suggesting->nearest[place - 1].cost > near.cost)
        place--;
    if (suggesting->count < NEAREST)
        suggesting->count++;
    for (size_t i = suggesting->count - 1; i > place && i > 0; i--)
        suggesting->nearest[i] = suggesting->nearest[i - 1];
    if (place < suggesting->count)
        suggesting->nearest[place] = near;
}

static void consider(struct suggesting *suggesting, const struct uc_candidate *candidate)
{
    if (suggesting->stem.len > 0 && !uc_str_equal(candidate->stem, suggesting->stem))
        return;
    if (candidate->word.len > suggesting->word.len + 4 * suggesting->most)
        return;
    struct letters letters = letters_of(candidate->word);
    size_t edits = distance(&suggesting->letters, &letters, suggesting->most);
    if (edits == FAR || edits == 0 || letters.count == 0)
        return;
    keep_near(suggesting,
              (struct near){candidate, edits,
                            cost_of(suggesting, &letters, edits, candidate->frequency)});
}

static enum uc_status consider_all(struct suggesting *suggesting, uc_str beginning,
                                   struct uc_error *err)
{
    const struct uc_word_source *source = suggesting->source;
    struct uc_candidates candidates = {0};
    enum uc_status s =
        source->list(source->context, beginning, suggesting->arena, &candidates, err);
    for (size_t i = 0; s == UC_OK && i < candidates.list.count; i++)
        consider(suggesting, &candidates.list.at[i]);
    return s;
}

/* The nearest that is a word, not only a stem. */
static enum uc_status choose(const struct suggesting *suggesting, uc_str *out, struct uc_error *err)
{
    const struct uc_word_source *source = suggesting->source;
    for (size_t i = 0; i < suggesting->count; i++) {
        const struct uc_candidate *candidate = suggesting->nearest[i].candidate;
        bool word = true;
        enum uc_status s = UC_OK;
        if (uc_str_equal(candidate->word, candidate->stem))
            s = source->is_word(source->context, candidate->word, suggesting->arena, &word, err);
        if (s != UC_OK)
            return s;
        if (!word)
            continue;
        if (suggesting->stem.len == 0 || !is_regular_form(suggesting->word, candidate->word))
            *out = candidate->word;
        break;
    }
    return UC_OK;
}

static bool is_number(uc_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= '0' && word.ptr[i] <= '9')
            return true;
    return false;
}

/* Most are right in their first two letters, and one edit away. */
static enum uc_status look_where_likely(struct suggesting *suggesting, struct uc_error *err)
{
    uc_str word = suggesting->word;
    size_t second = 0, third;
    uc_text_next(word, &second);
    third = second;
    uc_text_next(word, &third);
    const uc_str beginnings[] = {
        uc_str_slice(word, 0, third),
        uc_str_slice(word, 0, second),
        uc_str_slice(word, second, third),
    };
    enum uc_status s = consider_all(suggesting, beginnings[0], err);
    if (s != UC_OK || (suggesting->count > 0 && suggesting->nearest[0].edits == 1))
        return s;
    suggesting->count = 0;
    for (size_t i = 1; s == UC_OK && suggesting->count == 0 && i < 3; i++)
        s = consider_all(suggesting, beginnings[i], err);
    return s;
}

enum uc_status uc_suggest(const struct uc_word_source *source, uc_str word, uc_str stem,
                          uc_arena *arena, uc_str *out, struct uc_error *err)
{
    struct suggesting suggesting = {
        .source = source, .arena = arena, .word = word, .stem = stem, .letters = letters_of(word)};
    *out = UC_STR("");
    if (suggesting.letters.count < LEAST_LETTERS || is_number(word))
        return UC_OK;
    suggesting.most = suggesting.letters.count < LONG ? 1 : 2;
    enum uc_status s = look_where_likely(&suggesting, err);
    return s == UC_OK ? choose(&suggesting, out, err) : s;
}
