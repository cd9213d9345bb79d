/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/citation_list.h"

#include "clause/ascii.h"
#include "clause/citation_place.h"

/* A longer range is a mistake. */
enum { FURTHER_MAX = 200, DIGITS_MAX = 4 };

/* What may stand between two numbers. A word needs blanks around it. */
static const struct {
    uc_str joint;
    bool is_range, is_word;
} joints[] = {
    {UC_STR_INIT("-"), true, false},   {UC_STR_INIT("–"), true, false},
    {UC_STR_INIT("—"), true, false},   {UC_STR_INIT("‑"), true, false},
    {UC_STR_INIT("to"), true, true},   {UC_STR_INIT("through"), true, true},
    {UC_STR_INIT("à"), true, true},    {UC_STR_INIT("a"), true, true},
    {UC_STR_INIT("по"), true, true},   {UC_STR_INIT("إلى"), true, true},
    {UC_STR_INIT("至"), true, false},  {UC_STR_INIT(", and"), false, true},
    {UC_STR_INIT(","), false, false},  {UC_STR_INIT("，"), false, false},
    {UC_STR_INIT("、"), false, false}, {UC_STR_INIT("&"), false, false},
    {UC_STR_INIT("and"), false, true}, {UC_STR_INIT("et"), false, true},
    {UC_STR_INIT("y"), false, true},   {UC_STR_INIT("и"), false, true},
    {UC_STR_INIT("و"), false, true},   {UC_STR_INIT("和"), false, false},
};

static size_t read_joint(uc_str text, bool *is_range)
{
    size_t start = uc_skip_blanks(text, 0);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t end = start + joints[i].joint.len, after = uc_skip_blanks(text, end);
        bool stands_alone = after > end && (start > 0 || joints[i].joint.ptr[0] == ',');
        if (!uc_str_starts(uc_rest(text, start), joints[i].joint) ||
            (joints[i].is_word && !stands_alone))
            continue;
        *is_range = joints[i].is_range;
        return after;
    }
    return 0;
}

/* A label apart from its last level, and the bytes of that: "PP3" is "PP", "3" and ""; "4 (b)" is
 * "4 (", "b" and ")". */
struct split {
    uc_str head, core, tail;
};

static struct split split(uc_str label)
{
    size_t end = label.len - (label.len > 0 && label.ptr[label.len - 1] == ')'), start = end;
    if (end < label.len)
        start = end - (end > 0 && uc_is_lower(uc_byte_at(label, end - 1)));
    if (start == end)
        while (start > 0 && uc_is_digit(label.ptr[start - 1]))
            start--;
    return (struct split){uc_str_slice(label, 0, start), uc_str_slice(label, start, end),
                          uc_rest(label, end)};
}

static unsigned value_of(uc_str core)
{
    unsigned value = 0;
    if (core.len == 1 && uc_is_lower(core.ptr[0]))
        return (unsigned char)core.ptr[0];
    for (size_t i = 0; i < core.len && i < DIGITS_MAX; i++)
        value = value * 10 + (unsigned)(core.ptr[i] - '0');
    return value;
}

static bool is_full(const struct uc_citation *citation)
{
    return citation->further.count >= FURTHER_MAX;
}

/* What lies between two labels that differ in the last level alone. */
static void add_between(uc_str from, uc_str to, uc_arena *arena, struct uc_citation *out)
{
    struct split first = split(from), last = split(to);
    bool is_letter = first.core.len == 1 && uc_is_lower(first.core.ptr[0]);
    if (!uc_str_equal(first.head, last.head) || !uc_str_equal(first.tail, last.tail) ||
        first.core.len == 0 || is_letter != uc_is_lower(uc_byte_at(last.core, 0)))
        return;
    for (unsigned i = value_of(first.core) + 1; i < value_of(last.core) && !is_full(out); i++)
        *UC_PUSH(arena, &out->further) =
            is_letter
                ? uc_arena_printf(arena, "%.*s%c%.*s", UC_ARG(first.head), (char)i,
                                  UC_ARG(first.tail))
                : uc_arena_printf(arena, "%.*s%u%.*s", UC_ARG(first.head), i, UC_ARG(first.tail));
}

/* The number `given` behind `before` means what that one means: in "PP3 and 5" the second is "PP5",
 * in "4 (a) and (b)" it is "4 (b)". */
static uc_str in_full(uc_str before, uc_str given, uc_arena *arena)
{
    if (given.len > 0 && given.ptr[0] == '(') {
        size_t bracket = before.len;
        while (bracket > 0 && before.ptr[bracket - 1] != '(')
            bracket--;
        uc_str above = uc_str_trim(uc_str_slice(before, 0, bracket > 0 ? bracket - 1 : before.len));
        return uc_arena_printf(arena, "%.*s %.*s", UC_ARG(above), UC_ARG(given));
    }
    size_t name = 0;
    while (name < before.len && !uc_is_digit(before.ptr[name]))
        name++;
    return uc_arena_join(arena, uc_str_slice(before, 0, name), given);
}

/* The label behind a joint, "7", "(b)" or "OP7". */
static size_t read_next(uc_str text, uc_str before, uc_arena *arena, struct uc_citation *out,
                        uc_str *label)
{
    struct uc_citation named = {0};
    size_t len = uc_citation_label_read(text, arena, &named);
    if (len > 0) {
        out->operative = out->operative && named.operative;
        *label = named.label;
        return len;
    }
    unsigned char first = uc_byte_at(text, 0);
    size_t digits = 0;
    while (uc_is_digit(uc_byte_at(text, digits)))
        digits++;
    if ((digits == 0 && first != '(') || digits >= DIGITS_MAX) /* four are a year */
        return 0;
    len = uc_label_number_read(text, arena, label);
    if (len > 0)
        *label = in_full(before, *label, arena);
    return len;
}

size_t uc_citation_list_read(uc_str text, uc_arena *arena, struct uc_citation *out)
{
    uc_str before = out->label, label;
    bool is_range;
    size_t at = 0, len;
    while (before.len > 0 && !is_full(out) &&
           (len = read_joint(uc_rest(text, at), &is_range)) > 0) {
        size_t next = read_next(uc_rest(text, at + len), before, arena, out, &label);
        if (next == 0)
            break;
        if (is_range)
            add_between(before, label, arena, out);
        if (!uc_str_equal(label, before))
            *UC_PUSH(arena, &out->further) = label;
        before = label;
        at += len + next;
    }
    return at;
}
