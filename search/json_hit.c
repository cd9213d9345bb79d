/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hit and a result in JSON: the contract of docs/schema/search.json. */
#include "clause/json_out.h"
#include "search/printer.h"

#include <math.h>

/* The members of a hit, in order: name, what writes its value. */
#define UC_MEMBER_LIST(X)                                                                          \
    X(rank, uc_json_put_number(out, shown->rank))                                                  \
    X(score, uc_json_put_real(out, hit->score))                                                    \
    X(citation, uc_json_put_text_or_null(out, clause->citation))                                   \
    X(symbol, uc_json_put_text(out, uc_document_name(document)))                                   \
    X(title, uc_json_put_text_or_null(out, document->title))                                       \
    X(path, put_bytes_or_null(out, uc_path_of_record(document)))                                   \
    X(date, uc_json_put_text_or_null(out, uc_date_print(uc_date_of_record(document), arena)))      \
    X(organ, uc_json_put_text_or_null(out, document->organ))                                       \
    X(session, uc_json_put_text_or_null(out, document->session))                                   \
    X(language, uc_json_put_text_or_null(out, language_of(clause, document)))                      \
    X(kind, uc_json_put_text(out, uc_str_from(uc_kind_name(clause->kind))))                        \
    X(part, uc_json_put_text_or_null(out, clause->part))                                           \
    X(label, uc_json_put_text_or_null(out, clause->label))                                         \
    X(eid, uc_json_put_text_or_null(out, clause->eid))                                             \
    X(section, put_texts(out, found->section.at, found->section.count))                            \
    X(page, put_page(out, clause))                                                                 \
    X(box, put_box(out, clause))                                                                   \
    X(verb, uc_json_put_text_or_null(out, first_verb(clause)))                                     \
    X(verbs, put_verbs(out, clause))                                                               \
    X(text, uc_json_put_text(out, clause->text))                                                   \
    X(snippet, put_snippet(out, hit, arena))                                                       \
    X(marks, put_marks(out, &hit->marks))                                                          \
    X(chapeau, uc_json_put_text_or_null(out, found->chapeau))                                      \
    X(before, put_neighbours(out, &found->before))                                                 \
    X(after, put_neighbours(out, &found->after))                                                   \
    X(footnotes, put_footnotes(out, clause))                                                       \
    X(cites, put_texts(out, clause->cites.at, clause->cites.count))                                \
    X(earlier, uc_json_put_number(out, hit->earlier))                                              \
    X(explanation, put_parts(out, &hit->parts))

enum member {
#define MEMBER_ID(name, put) MEMBER_##name,
    UC_MEMBER_LIST(MEMBER_ID)
#undef MEMBER_ID
        MEMBERS
};

static const char *const member_names[] = {
#define MEMBER_NAME(name, put) #name,
    UC_MEMBER_LIST(MEMBER_NAME)
#undef MEMBER_NAME
};

const char uc_member_names[] = ""
#define MEMBER_CHOICE(name, put) "|" #name
    UC_MEMBER_LIST(MEMBER_CHOICE)
#undef MEMBER_CHOICE
    ;

static uint8_t usual[] = {
    MEMBER_rank, MEMBER_citation, MEMBER_symbol, MEMBER_part,  MEMBER_label,
    MEMBER_kind, MEMBER_verb,     MEMBER_date,   MEMBER_organ, MEMBER_title,
    MEMBER_page, MEMBER_path,     MEMBER_text,
};
const struct uc_fields uc_usual_fields = {{usual, sizeof usual, 0}};

static uc_str language_of(const struct uc_clause *clause, const struct uc_document_record *document)
{
    bool own = clause->language != UC_LANGUAGE_UNKNOWN;
    return uc_str_from(uc_language_code(own ? clause->language : document->language));
}

static void put_bytes_or_null(struct uc_buf *out, uc_str bytes)
{
    if (bytes.len > 0)
        uc_json_put_bytes(out, bytes);
    else
        uc_json_put_null(out);
}

static uc_str first_verb(const struct uc_clause *clause)
{
    return clause->verbs.count > 0 ? clause->verbs.at[0].canonical : UC_STR("");
}

static void put_texts(struct uc_buf *out, const uc_str *texts, size_t count)
{
    uc_json_begin(out, '[');
    for (size_t i = 0; i < count; i++)
        uc_json_put_text(out, texts[i]);
    uc_json_end(out, ']');
}

static void put_verbs(struct uc_buf *out, const struct uc_clause *clause)
{
    uc_json_begin(out, '[');
    for (size_t i = 0; i < clause->verbs.count; i++)
        uc_json_put_text(out, clause->verbs.at[i].canonical);
    uc_json_end(out, ']');
}

static void put_page(struct uc_buf *out, const struct uc_clause *clause)
{
    if (clause->page > 0)
        uc_json_put_number(out, clause->page);
    else
        uc_json_put_null(out);
}

static void put_box(struct uc_buf *out, const struct uc_clause *clause)
{
    if (clause->page == 0) {
        uc_json_put_null(out);
        return;
    }
    const float edges[] = {clause->box.x0, clause->box.y0, clause->box.x1, clause->box.y1};
    uc_json_begin(out, '[');
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        uc_json_put_real(out, round((double)edges[i] * 10) / 10);
    uc_json_end(out, ']');
}

static void put_snippet(struct uc_buf *out, const struct uc_hit *hit, uc_arena *arena)
{
    uc_str text = hit->found.clause.text;
    struct uc_buf snippet = {0};
    struct uc_span span = uc_snippet_span(text, &hit->marks, UC_SNIPPET_WORDS, arena);
    uc_snippet_write(text, span, &hit->marks, &uc_snippet_html, &snippet);
    uc_json_put_text(out, uc_buf_str(&snippet));
    uc_buf_free(&snippet);
}

static void put_marks(struct uc_buf *out, const struct uc_marks *marks)
{
    uc_json_begin(out, '[');
    for (size_t i = 0; i < marks->list.count; i++) {
        uc_json_begin(out, '[');
        uc_json_put_number(out, marks->list.at[i].span.start);
        uc_json_put_number(out, marks->list.at[i].span.end);
        uc_json_end(out, ']');
    }
    uc_json_end(out, ']');
}

static void put_neighbours(struct uc_buf *out, const struct uc_clause_records *neighbours)
{
    uc_json_begin(out, '[');
    for (size_t i = 0; i < neighbours->list.count; i++) {
        uc_json_begin(out, '{');
        uc_json_name(out, "label");
        uc_json_put_text_or_null(out, neighbours->list.at[i].clause.label);
        uc_json_name(out, "text");
        uc_json_put_text(out, neighbours->list.at[i].clause.text);
        uc_json_end(out, '}');
    }
    uc_json_end(out, ']');
}

static void put_footnotes(struct uc_buf *out, const struct uc_clause *clause)
{
    uc_json_begin(out, '[');
    for (size_t i = 0; i < clause->footnotes.count; i++) {
        const struct uc_footnote *note = &clause->footnotes.at[i];
        uc_json_begin(out, '{');
        uc_json_name(out, "mark");
        uc_json_put_text(out, note->mark);
        uc_json_name(out, "text");
        uc_json_put_text(out, note->text);
        uc_json_name(out, "at");
        uc_json_put_number(out, note->at);
        uc_json_end(out, '}');
    }
    uc_json_end(out, ']');
}

static void put_parts(struct uc_buf *out, const struct uc_parts *parts)
{
    uc_json_begin(out, '[');
    for (size_t i = 0; i < parts->list.count; i++) {
        const struct uc_part *part = &parts->list.at[i];
        uc_json_begin(out, '{');
        uc_json_name(out, "reason");
        uc_json_put_text(out, uc_str_from(uc_reason_name(part->reason)));
        uc_json_name(out, "words");
        uc_json_put_text_or_null(out, part->words);
        uc_json_name(out, "score");
        uc_json_put_real(out, part->score);
        uc_json_end(out, '}');
    }
    uc_json_end(out, ']');
}

/* A hit as it is shown. */
struct shown {
    const struct uc_hit *hit;
    size_t rank;
};

static void put_member(struct uc_buf *out, uint8_t member, const struct shown *shown,
                       uc_arena *arena)
{
    const struct uc_hit *hit = shown->hit;
    const struct uc_found *found = &hit->found;
    const struct uc_clause *clause = &found->clause;
    const struct uc_document_record *document = found->document;
    if (member >= MEMBERS)
        return;
    uc_json_name(out, member_names[member]);
    switch ((enum member)member) {
#define PUT_MEMBER(name, put)                                                                      \
    case MEMBER_##name:                                                                            \
        put;                                                                                       \
        break;
        UC_MEMBER_LIST(PUT_MEMBER)
#undef PUT_MEMBER
    case MEMBERS:
        break;
    }
}

void uc_json_put_hit(struct uc_buf *out, const struct uc_hit *hit, size_t rank,
                     const struct uc_fields *fields, uc_arena *arena)
{
    const struct shown shown = {hit, rank};
    uc_json_begin(out, '{');
    for (uint8_t i = 0; fields->list.count == 0 && i < MEMBERS; i++)
        put_member(out, i, &shown, arena);
    for (size_t i = 0; i < fields->list.count; i++)
        put_member(out, fields->list.at[i], &shown, arena);
    uc_json_end(out, '}');
}

static void put_facet(struct uc_buf *out, const struct uc_facet *facet)
{
    uc_json_name(out, facet->name);
    uc_json_begin(out, '[');
    for (size_t i = 0; i < facet->values.count; i++) {
        const struct uc_facet_value *value = &facet->values.at[i];
        uc_json_begin(out, '{');
        uc_json_name(out, "value");
        uc_json_put_text(out, value->value);
        if (value->language.len > 0) {
            uc_json_name(out, "language");
            uc_json_put_text(out, value->language);
        }
        uc_json_name(out, "count");
        uc_json_put_number(out, value->count);
        uc_json_end(out, '}');
    }
    uc_json_end(out, ']');
}

void uc_json_put_result(struct uc_buf *out, const struct uc_result *result,
                        const struct uc_fields *fields, uc_arena *arena)
{
    uc_json_begin(out, '{');
    uc_json_name(out, "query");
    uc_json_put_bytes(out, result->query);
    uc_json_name(out, "total");
    uc_json_put_number(out, result->total);
    uc_json_name(out, "groups");
    uc_json_put_number(out, result->groups);
    uc_json_name(out, "total_is_estimate");
    uc_json_put_bool(out, result->total_is_estimate);
    uc_json_name(out, "hits");
    uc_json_begin(out, '[');
    for (size_t i = 0; i < result->hits.count; i++)
        uc_json_put_hit(out, &result->hits.at[i], result->offset + i + 1, fields, arena);
    uc_json_end(out, ']');
    uc_json_name(out, "facets");
    uc_json_begin(out, '{');
    for (size_t i = 0; i < result->facets.list.count; i++)
        put_facet(out, &result->facets.list.at[i]);
    uc_json_end(out, '}');
    uc_json_name(out, "suggestion");
    put_bytes_or_null(out, result->suggestion);
    uc_json_name(out, "corrected");
    uc_json_put_bool(out, result->corrected);
    uc_json_end(out, '}');
}

static enum uc_status no_member(uc_str name, struct uc_error *err)
{
    struct uc_buf names = {0};
    for (size_t i = 0; i < MEMBERS; i++)
        uc_buf_printf(&names, "%s%s", i > 0 ? ", " : "", member_names[i]);
    enum uc_status s = uc_fail(err, UC_USAGE, "--fields: '%.*s' is none of %.*s",
                               UC_ARG(uc_str_slice(name, 0, 40)), UC_ARG(uc_buf_str(&names)));
    uc_buf_free(&names);
    return s;
}

static bool has_field(const struct uc_fields *fields, uint8_t member)
{
    for (size_t i = 0; i < fields->list.count; i++)
        if (fields->list.at[i] == member)
            return true;
    return false;
}

enum uc_status uc_fields_parse(uc_str list, uc_arena *arena, struct uc_fields *out,
                               struct uc_error *err)
{
    *out = (struct uc_fields){0};
    for (size_t at = 0; at < list.len;) {
        size_t end = uc_str_find(list, UC_STR(","), at);
        uc_str name = uc_str_trim(uc_str_slice(list, at, end));
        uint8_t member = 0;
        while (member < MEMBERS && !uc_str_equal(name, uc_str_from(member_names[member])))
            member++;
        if (member == MEMBERS)
            return no_member(name, err);
        if (!has_field(out, member))
            *UC_PUSH(arena, &out->list) = member;
        at = end + 1;
    }
    return UC_OK;
}

const char *uc_fields_name(const struct uc_fields *fields, size_t index)
{
    return member_names[fields->list.at[index]];
}
