/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/group.h"

#include "clause/seen.h"
#include "clause/shingle.h"

/* A text, its words as bits, and what is made of it when it is first compared. */
enum { BITS = 256, BITS_EACH = 64 };
struct text {
    uc_str text;
    uint64_t words[BITS / BITS_EACH];
    int different; /* how many of the bits are set */
    struct uc_shingles shingles;
};

static struct text read_text(const struct uc_grouped *grouped)
{
    struct text read = {.text = grouped->text};
    const struct uc_tokens *tokens = grouped->tokens;
    for (size_t i = 0; i < tokens->list.count; i++) {
        uint64_t bit = (uc_hash(tokens->list.at[i].word, 0) >> 32) % BITS;
        read.words[bit / BITS_EACH] |= (uint64_t)1 << bit % BITS_EACH;
    }
    for (size_t i = 0; i < BITS / BITS_EACH; i++)
        read.different += __builtin_popcountll(read.words[i]);
    return read;
}

/* Of what either has, both must have so much. */
static bool is_most(int both, int either)
{
    return both >= (UC_NEARLY_SAME - 0.1) * either;
}

/* Texts of which not nearly all words are the same can't have nearly the same runs of words. Most
 * pairs are told apart so, without their sets of runs. */
static bool may_be_same(const struct text *a, const struct text *b)
{
    const bool a_is_less = a->different < b->different;
    if (!is_most(a_is_less ? a->different : b->different, a_is_less ? b->different : a->different))
        return false;
    int both = 0;
    for (size_t i = 0; i < BITS / BITS_EACH; i++)
        both += __builtin_popcountll(a->words[i] & b->words[i]);
    return is_most(both, a->different + b->different - both);
}

static const struct uc_shingles *shingles_of(struct text *text, uc_arena *arena)
{
    if (text->shingles.set.count == 0) {
        const struct uc_plain plain = uc_plain_words(text->text, arena);
        text->shingles = uc_shingles_of(&plain, UC_SHINGLE_WORDS, arena);
    }
    return &text->shingles;
}

static bool is_nearly_same(struct text *a, struct text *b, uc_arena *arena)
{
    return may_be_same(a, b) &&
           uc_similarity(shingles_of(a, arena), shingles_of(b, arena)) >= UC_NEARLY_SAME;
}

uint32_t *uc_group_texts(const struct uc_grouped *texts, size_t count, uc_arena *arena)
{
    uc_arena *own = uc_arena_new();
    uint32_t *leaders = uc_arena_alloc(arena, (count + 1) * sizeof *leaders);
    struct text *read = uc_arena_alloc(own, (count + 1) * sizeof *read);
    for (size_t i = 0; i < count; i++) {
        read[i] = read_text(&texts[i]);
        leaders[i] = (uint32_t)i;
        for (size_t k = 0; k < i && leaders[i] == i; k++)
            if (leaders[k] == k && is_nearly_same(&read[k], &read[i], own))
                leaders[i] = (uint32_t)k;
    }
    uc_arena_free(own);
    return leaders;
}
