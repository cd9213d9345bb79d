/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986): the variation
 * in linear space, that looks for the middle of a shortest script from both ends at once.
 */
#include "clause/diff.h"

#include "clause/text.h"

#include <string.h>

/* Each end looks so many changes far; where they have not met by then, the text is parted where
 * one of them got furthest. */
enum { REACH = 1024 };

/* One text as words. */
struct words {
    uc_str text;
    UC_LIST(uc_str) list; /* all of it */
    uint32_t *ids;        /* equal for equal words of both texts */
    bool *changed;        /* deleted, inserted */
};

struct pair {
    struct words a, b;
    /* How far the search got on each diagonal x - y, from the start and from the end. */
    int64_t *forward, *backward;
};

/* A stretch of both texts: words [a0, a1) and [b0, b1). */
struct box {
    int64_t a0, a1, b0, b1;
};

struct point {
    int64_t x, y;
};

/* The end of the word at `at`, the white space before it included. */
static size_t word_end(uc_str text, size_t at)
{
    size_t next = at;
    while (next < text.len && uc_text_is_space(uc_text_next(text, &next)))
        at = next;
    next = at;
    if (at < text.len && uc_text_is_ideograph(uc_text_next(text, &next)))
        return next;
    for (next = at; next < text.len; at = next) {
        uint32_t c = uc_text_next(text, &next);
        if (uc_text_is_space(c) || uc_text_is_ideograph(c))
            return at;
    }
    return text.len;
}

static struct words split(uc_str text, uc_arena *arena)
{
    struct words words = {.text = text};
    for (size_t at = 0; at < text.len;) {
        size_t end = word_end(text, at);
        *UC_PUSH(arena, &words.list) = uc_str_slice(text, at, end);
        at = end;
    }
    words.ids = uc_arena_alloc(arena, (words.list.count + 1) * sizeof *words.ids);
    words.changed = uc_arena_alloc(arena, words.list.count + 1);
    return words;
}

/* FNV-1a */
static uint32_t hash_of(uc_str word)
{
    uint32_t hash = 0x811C9DC5;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.ptr[i]) * 0x01000193;
    return hash;
}

/* The words seen so far, by open addressing: the place of a word is its number. */
struct seen {
    uc_str *at;
    uint32_t mask;
};

static uint32_t number_of(struct seen *seen, uc_str word)
{
    uint32_t place = hash_of(word) & seen->mask;
    while (seen->at[place].len > 0 && !uc_str_equal(seen->at[place], word))
        place = (place + 1) & seen->mask;
    seen->at[place] = word;
    return place;
}

static void number_words(struct pair *pair, uc_arena *arena)
{
    size_t room = 16;
    while (room < 2 * (pair->a.list.count + pair->b.list.count))
        room *= 2;
    struct seen seen = {.at = uc_arena_alloc(arena, room * sizeof *seen.at),
                        .mask = (uint32_t)(room - 1)};
    for (size_t i = 0; i < pair->a.list.count; i++)
        pair->a.ids[i] = number_of(&seen, pair->a.list.at[i]);
    for (size_t i = 0; i < pair->b.list.count; i++)
        pair->b.ids[i] = number_of(&seen, pair->b.list.at[i]);
}

/* The diagonals reached from one end so far. */
struct reached {
    int64_t low, high;
};

/* One change more: the next diagonals on both sides, as far as the box has any. */
static void widen(struct reached *reached, int64_t *furthest, int64_t least, int64_t most,
                  int64_t nowhere)
{
    if (reached->low > least)
        furthest[--reached->low - 1] = nowhere;
    else
        reached->low++;
    if (reached->high < most)
        furthest[++reached->high + 1] = nowhere;
    else
        reached->high--;
}

/* Goes on along each diagonal from the start. True where it meets what came from the end. */
static bool step_forward(const struct pair *pair, const struct box *box,
                         const struct reached *reached, const struct reached *other, bool may_meet,
                         struct point *meeting)
{
    for (int64_t d = reached->high; d >= reached->low; d -= 2) {
        int64_t below = pair->forward[d - 1] + 1, above = pair->forward[d + 1];
        int64_t x = below > above ? below : above, y = x - d;
        while (x < box->a1 && y < box->b1 && pair->a.ids[x] == pair->b.ids[y])
            x++, y++;
        pair->forward[d] = x;
        if (may_meet && other->low <= d && d <= other->high && pair->backward[d] <= x) {
            *meeting = (struct point){x, y};
            return true;
        }
    }
    return false;
}

static bool step_backward(const struct pair *pair, const struct box *box,
                          const struct reached *reached, const struct reached *other, bool may_meet,
                          struct point *meeting)
{
    for (int64_t d = reached->high; d >= reached->low; d -= 2) {
        int64_t below = pair->backward[d - 1], above = pair->backward[d + 1] - 1;
        int64_t x = below < above ? below : above, y = x - d;
        while (x > box->a0 && y > box->b0 && pair->a.ids[x - 1] == pair->b.ids[y - 1])
            x--, y--;
        pair->backward[d] = x;
        if (may_meet && other->low <= d && d <= other->high && x <= pair->forward[d]) {
            *meeting = (struct point){x, y};
            return true;
        }
    }
    return false;
}

/* The point furthest from the start that was reached from there. */
static struct point furthest(const struct pair *pair, const struct box *box,
                             const struct reached *reached)
{
    struct point best = {box->a0, box->b0};
    for (int64_t d = reached->high; d >= reached->low; d -= 2) {
        int64_t x = pair->forward[d] < box->a1 ? pair->forward[d] : box->a1, y = x - d;
        if (y > box->b1)
            x = box->b1 + d, y = box->b1;
        if (x + y > best.x + best.y)
            best = (struct point){x, y};
    }
    return best;
}

/* A point on a shortest script, or on a good one. */
static struct point middle_of(const struct pair *pair, const struct box *box)
{
    const int64_t least = box->a0 - box->b1, most = box->a1 - box->b0;
    const int64_t from = box->a0 - box->b0, to = box->a1 - box->b1;
    const bool odd = ((from - to) & 1) != 0;
    struct reached forward = {from, from}, backward = {to, to};
    struct point meeting;
    pair->forward[from] = box->a0;
    pair->backward[to] = box->a1;
    for (int changes = 0; changes < REACH; changes++) {
        widen(&forward, pair->forward, least, most, -1);
        if (step_forward(pair, box, &forward, &backward, odd, &meeting))
            return meeting;
        widen(&backward, pair->backward, least, most, INT64_MAX);
        if (step_backward(pair, box, &backward, &forward, !odd, &meeting))
            return meeting;
    }
    return furthest(pair, box, &forward);
}

/* Boxes still to be compared, the first last. */
struct boxes {
    UC_LIST(struct box) list;
};

/* Leaves out what both stretches begin and end with. */
static void shrink(const struct pair *pair, struct box *box)
{
    while (box->a0 < box->a1 && box->b0 < box->b1 && pair->a.ids[box->a0] == pair->b.ids[box->b0])
        box->a0++, box->b0++;
    while (box->a0 < box->a1 && box->b0 < box->b1 &&
           pair->a.ids[box->a1 - 1] == pair->b.ids[box->b1 - 1])
        box->a1--, box->b1--;
}

static void compare(struct pair *pair, uc_arena *arena)
{
    struct boxes left = {0};
    *UC_PUSH(arena, &left.list) =
        (struct box){0, (int64_t)pair->a.list.count, 0, (int64_t)pair->b.list.count};
    while (left.list.count > 0) {
        struct box box = left.list.at[--left.list.count];
        shrink(pair, &box);
        if (box.a0 == box.a1 || box.b0 == box.b1) {
            memset(pair->a.changed + box.a0, true, (size_t)(box.a1 - box.a0));
            memset(pair->b.changed + box.b0, true, (size_t)(box.b1 - box.b0));
            continue;
        }
        struct point middle = middle_of(pair, &box);
        *UC_PUSH(arena, &left.list) = (struct box){middle.x, box.a1, middle.y, box.b1};
        *UC_PUSH(arena, &left.list) = (struct box){box.a0, middle.x, box.b0, middle.y};
    }
}

static void add_piece(struct uc_diff *diff, enum uc_change change, uc_str text, uc_arena *arena)
{
    if (text.len == 0)
        return;
    struct uc_piece *last =
        diff->pieces.count > 0 ? &diff->pieces.at[diff->pieces.count - 1] : NULL;
    if (last != NULL && last->change == change && last->text.ptr + last->text.len == text.ptr)
        last->text.len += text.len;
    else
        *UC_PUSH(arena, &diff->pieces) = (struct uc_piece){change, text};
}

static bool is_inside_character(uc_str text, size_t at)
{
    return at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80;
}

/* May a word be parted there: at an end of the text, or beside what is no letter or digit? */
static bool is_seam(uc_str text, size_t at)
{
    if (at == 0 || at >= text.len)
        return true;
    if (is_inside_character(text, at))
        return false;
    size_t before = at - 1, behind = at;
    while (before > 0 && is_inside_character(text, before))
        before--;
    return !uc_text_is_in_word(uc_text_next(text, &before)) ||
           !uc_text_is_in_word(uc_text_next(text, &behind));
}

/* A replaced stretch, without what both forms begin and end with. */
static void add_replaced(struct uc_diff *diff, uc_str old, uc_str new, uc_arena *arena)
{
    size_t shorter = old.len < new.len ? old.len : new.len, head = 0, tail = 0;
    while (head < shorter && old.ptr[head] == new.ptr[head])
        head++;
    while (head > 0 && !(is_seam(old, head) && is_seam(new, head)))
        head--;
    while (tail < shorter - head && old.ptr[old.len - tail - 1] == new.ptr[new.len - tail - 1])
        tail++;
    while (tail > 0 && !(is_seam(old, old.len - tail) && is_seam(new, new.len - tail)))
        tail--;
    add_piece(diff, UC_KEPT, uc_str_slice(old, 0, head), arena);
    add_piece(diff, UC_DELETED, uc_str_slice(old, head, old.len - tail), arena);
    add_piece(diff, UC_INSERTED, uc_str_slice(new, head, new.len - tail), arena);
    add_piece(diff, UC_KEPT, uc_str_slice(old, old.len - tail, old.len), arena);
}

/* Where a word begins in its text; behind the last one, where the text ends. */
static size_t start_of(const struct words *words, size_t word)
{
    return word < words->list.count ? (size_t)(words->list.at[word].ptr - words->text.ptr)
                                    : words->text.len;
}

/* Words [start, end) as one text. */
static uc_str stretch(const struct words *words, size_t start, size_t end)
{
    return uc_str_slice(words->text, start_of(words, start), start_of(words, end));
}

static size_t changed_end(const struct words *words, size_t at)
{
    while (at < words->list.count && words->changed[at])
        at++;
    return at;
}

struct uc_diff uc_diff_words(uc_str before, uc_str after, uc_arena *arena)
{
    struct uc_diff diff = {0};
    uc_arena *own = uc_arena_new();
    struct pair pair = {.a = split(before, own), .b = split(after, own)};
    size_t rows = pair.a.list.count, columns = pair.b.list.count;
    number_words(&pair, own);
    pair.forward =
        (int64_t *)uc_arena_alloc(own, (rows + columns + 5) * sizeof(int64_t)) + (columns + 2);
    pair.backward =
        (int64_t *)uc_arena_alloc(own, (rows + columns + 5) * sizeof(int64_t)) + (columns + 2);
    compare(&pair, own);
    for (size_t i = 0, k = 0;; i++, k++) {
        size_t from = i, since = k;
        i = changed_end(&pair.a, i);
        k = changed_end(&pair.b, k);
        add_replaced(&diff, stretch(&pair.a, from, i), stretch(&pair.b, since, k), arena);
        if (i == rows || k == columns)
            break;
        add_piece(&diff, UC_KEPT, stretch(&pair.a, i, i + 1), arena);
    }
    uc_arena_free(own);
    return diff;
}
