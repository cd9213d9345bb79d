/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/eid.h"

#include "clause/ascii.h"
#include "clause/buf.h"

/* What a number of a part is called: AKN4UN's names where it has one. */
static const struct {
    uc_str printed, name;
} part_names[] = {
    {UC_STR_INIT("sect. "), UC_STR_INIT("sec")},
    {UC_STR_INIT("annex "), UC_STR_INIT("annex")},
    {UC_STR_INIT("appendix "), UC_STR_INIT("appendix")},
    {UC_STR_INIT("draft resolution "), UC_STR_INIT("draft_resolution")},
    {UC_STR_INIT("draft decision "), UC_STR_INIT("draft_decision")},
    {UC_STR_INIT("list "), UC_STR_INIT("list")},
};

/* Letters, digits, dots, hyphens and all that is not ASCII; a space becomes "-". */
static void add_number(struct uc_buf *out, uc_str number)
{
    for (size_t i = 0; i < number.len; i++) {
        unsigned char c = (unsigned char)number.ptr[i];
        bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    c == '.' || c == '-' || c >= 0x80;
        if (word || (c == ' ' && i + 1 < number.len)) {
            uc_buf_byte(out, word ? (char)c : '-');
        }
    }
}

static void add_step(struct uc_buf *out, const char *name, uc_str number)
{
    uc_buf_printf(out, "%s%s_", out->len ? "__" : "", name);
    add_number(out, number);
}

/* "annex II, sect. I" -> "annex_II__sec_I"; a part without number is the first: "annex_1". */
static void add_part(struct uc_buf *out, uc_str part)
{
    while (part.len > 0) {
        size_t comma = uc_str_find(part, UC_STR(", "), 0);
        uc_str step = uc_str_slice(part, 0, comma);
        uc_str name = step, number = UC_STR("1");
        for (size_t i = 0; i < sizeof part_names / sizeof *part_names; i++) {
            if (uc_str_starts(step, part_names[i].printed)) {
                name = part_names[i].name;
                number = uc_str_slice(step, part_names[i].printed.len, step.len);
            }
        }
        if (out->len > 0) {
            uc_buf_add(out, UC_STR("__"));
        }
        add_number(out, name);
        uc_buf_byte(out, '_');
        add_number(out, number);
        part = uc_str_slice(part, comma + 2, part.len);
    }
}

/* The first step of a label: "6 (a)" is a paragraph's, "fn 4" a note's. The rest is left in
 * `*label`.
 */
static void add_first(struct uc_buf *out, uc_str *label, enum uc_kind kind, bool article)
{
    static const struct {
        uc_str start;
        const char *name;
    } sorts[] = {{UC_STR_INIT("fn "), "authorialNote"},
                 {UC_STR_INIT("table "), "table"},
                 {UC_STR_INIT("¶"), "alinea"}};
    if (uc_str_equal(*label, UC_STR("operative para."))) {
        add_step(out, "para", UC_STR("1"));
        *label = (uc_str){0};
        return;
    }
    const char *name = article ? "art" : "para";
    size_t start = 0;
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        if (uc_str_starts(*label, sorts[i].start)) {
            name = sorts[i].name;
            start = sorts[i].start.len;
        }
    }
    if (kind == UC_PREAMBULAR && uc_str_starts(*label, UC_STR("PP"))) {
        uc_buf_printf(out, "%spreamble", out->len ? "__" : "");
        name = "p";
        start = 2;
    }
    size_t bracket = uc_str_find(*label, UC_STR(" ("), start);
    add_step(out, name, uc_str_slice(*label, start, bracket));
    *label = uc_str_slice(*label, bracket, label->len);
}

uc_str uc_eid(uc_str part, uc_str label, enum uc_kind kind, bool article, uc_arena *arena)
{
    struct uc_buf out = {0};
    add_part(&out, part);
    if (!uc_str_starts(label, UC_STR("("))) {
        add_first(&out, &label, kind, article);
    }
    while (label.len > 0) {
        size_t end = uc_str_find(label, UC_STR(")"), 0);
        size_t start = uc_str_find(label, UC_STR("("), 0) + 1;
        bool paragraph = article && uc_is_digit(uc_byte_at(label, start)); /* "13 (1)" */
        if (!paragraph) {
            uc_buf_printf(&out, "%slist_1", out.len ? "__" : "");
        }
        add_step(&out, paragraph ? "para" : "point", uc_str_slice(label, start, end));
        label = uc_str_slice(label, end + 1, label.len);
    }
    uc_str eid = uc_arena_copy(arena, uc_buf_str(&out));
    uc_buf_free(&out);
    return eid;
}

uc_str uc_eid_counted(enum uc_kind kind, uint32_t n, uc_arena *arena)
{
    return uc_arena_printf(arena, kind == UC_HEADING ? "heading_%u" : "preface__p_%u", n);
}
