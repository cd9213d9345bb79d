/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/outline.h"

/* The widest gap that still counts as one: what is farther away is no number of the list (a year,
 * the page of a contents line). */
#define ARABIC_GAP_MAX 60
#define OTHER_GAP_MAX 3

static bool same_print(const struct uc_open_list *list, const struct uc_number *number)
{
    return list->form == number->form && list->upper == number->upper &&
           uc_str_equal(list->prefix, number->prefix) && number->reading[list->scheme] != 0;
}

static bool counts_on(const struct uc_open_list *list, const struct uc_number *number)
{
    uint32_t step = number->inserted ? 0 : 1;
    return same_print(list, number) && number->reading[list->scheme] == list->count + step;
}

/* The scheme in which `number` is a list's first: arabic 1, a, i. UC_SCHEME_COUNT: in none. */
static enum uc_number_scheme first_scheme(const struct uc_number *number)
{
    for (size_t scheme = 0; scheme < UC_SCHEME_COUNT; scheme++) {
        if (number->reading[scheme] == 1) {
            return (enum uc_number_scheme)scheme;
        }
    }
    return UC_SCHEME_COUNT;
}

/* Does `next` show that `number` opens a list, where it could also go on in `list`? (i), (ii)
 * against (i), (j). */
static bool opens_by_next(const struct uc_open_list *list, const struct uc_number *number,
                          const struct uc_number *next)
{
    enum uc_number_scheme scheme = first_scheme(number);
    return next && scheme != UC_SCHEME_COUNT && next->form == number->form &&
           next->reading[scheme] == 2 && next->reading[list->scheme] != list->count + 2;
}

static bool find_next_of(const struct uc_outline *outline, const struct uc_number *number,
                         const struct uc_number *next, bool after_colon, struct uc_place *place)
{
    for (size_t depth = outline->depth; depth-- > 0;) {
        const struct uc_open_list *list = &outline->list[depth];
        if (counts_on(list, number) && !(after_colon && opens_by_next(list, number, next))) {
            *place = (struct uc_place){UC_PLACE_CONTINUES, depth, list->scheme};
            return true;
        }
    }
    return false;
}

/* A new list inside all that are open; beyond the deepest there is none, so that one begins anew.
 */
static struct uc_place inside(const struct uc_outline *outline, enum uc_number_scheme scheme)
{
    return outline->depth < UC_OUTLINE_DEPTH
               ? (struct uc_place){UC_PLACE_OPENS, outline->depth, scheme}
               : (struct uc_place){UC_PLACE_RESTARTS, UC_OUTLINE_DEPTH - 1, scheme};
}

static bool find_opening(const struct uc_outline *outline, const struct uc_number *number,
                         bool after_colon, struct uc_place *place)
{
    enum uc_number_scheme scheme = first_scheme(number);
    if (scheme == UC_SCHEME_COUNT) {
        return false;
    }
    for (size_t depth = outline->depth; depth-- > 0 && !after_colon;) {
        const struct uc_open_list *list = &outline->list[depth];
        if (same_print(list, number) && list->scheme == scheme) {
            *place = (struct uc_place){UC_PLACE_RESTARTS, depth, scheme};
            return true;
        }
    }
    bool outermost = scheme == UC_COUNT_ARABIC && number->form == UC_NUMBER_STOP && !after_colon;
    *place = outermost ? (struct uc_place){UC_PLACE_OPENS, 0, scheme} : inside(outline, scheme);
    return true;
}

static bool find_gap(const struct uc_outline *outline, const struct uc_number *number,
                     struct uc_place *place)
{
    for (size_t depth = outline->depth; depth-- > 0;) {
        const struct uc_open_list *list = &outline->list[depth];
        uint32_t most = list->scheme == UC_COUNT_ARABIC ? ARABIC_GAP_MAX : OTHER_GAP_MAX;
        uint32_t reading = number->reading[list->scheme];
        if (same_print(list, number) && reading > list->count && reading - list->count <= most) {
            *place = (struct uc_place){UC_PLACE_SKIPS, depth, list->scheme};
            return true;
        }
    }
    return false;
}

/* A list whose beginning is not here: an addendum goes on counting, an extract begins anywhere. */
static struct uc_place find_odd(const struct uc_outline *outline, const struct uc_number *number)
{
    bool arabic = number->reading[UC_COUNT_ARABIC] != 0;
    bool year = number->form == UC_NUMBER_BRACKET &&
                number->reading[UC_COUNT_ARABIC] > ARABIC_GAP_MAX; /* "(2044) was a dry year" */
    if (year || (number->form == UC_NUMBER_STOP && !arabic)) {
        return (struct uc_place){.how = UC_PLACE_NONE};
    }
    enum uc_number_scheme scheme = arabic                             ? UC_COUNT_ARABIC
                                   : number->reading[UC_COUNT_LETTER] ? UC_COUNT_LETTER
                                                                      : UC_COUNT_ROMAN;
    for (size_t depth = 0; depth < outline->depth; depth++) {
        if (same_print(&outline->list[depth], number) && outline->list[depth].scheme == scheme) {
            return (struct uc_place){UC_PLACE_RESTARTS, depth, scheme};
        }
    }
    return number->prefix.len > 0 ? (struct uc_place){UC_PLACE_OPENS, 0, scheme}
                                  : inside(outline, scheme);
}

struct uc_place uc_outline_find(const struct uc_outline *outline, const struct uc_number *number,
                                const struct uc_number *next, bool after_colon)
{
    struct uc_place place = {.how = UC_PLACE_NONE};
    if (number->form != UC_NUMBER_STOP && number->form != UC_NUMBER_BRACKET) {
        return place;
    }
    if (find_next_of(outline, number, next, after_colon, &place) ||
        find_opening(outline, number, after_colon, &place) || find_gap(outline, number, &place)) {
        return place;
    }
    return find_odd(outline, number);
}

void uc_outline_take(struct uc_outline *outline, struct uc_place place,
                     const struct uc_number *number, int32_t parent)
{
    struct uc_open_list *list = &outline->list[place.depth];
    if (place.how == UC_PLACE_OPENS || place.how == UC_PLACE_RESTARTS) {
        *list = (struct uc_open_list){
            .form = number->form,
            .scheme = place.scheme,
            .upper = number->upper,
            .prefix = number->prefix,
            .parent = parent,
        };
    }
    list->count = number->reading[place.scheme];
    outline->depth = place.depth + 1;
}
