/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document_json.h"

#include "clause/citation.h"
#include "clause/json.h"
#include "clause/option.h"
#include "clause/symbol.h"
#include "clause/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CLAUSES_MAX = 500000, LIST_MAX = 10000, PAGE_MAX = 1000000 };

/* What is being read, for messages: "clauses[3].text". */
struct reading {
    struct uc_document *doc;
    const char *name;
    int clause; /* -1: what is said of the whole document */
    struct uc_error *err;
    enum uc_status status; /* of the first fault; what follows it is not looked at */
};

static void complain(struct reading *reading, const char *key, const char *what)
{
    if (reading->status != UC_OK)
        return;
    char place[32] = "";
    if (reading->clause >= 0)
        snprintf(place, sizeof place, "clauses[%d].", reading->clause);
    reading->status =
        uc_fail(reading->err, UC_BAD_FILE, "%s: %s%s: %s", reading->name, place, key, what);
}

/* A key that is missing, or null, is no fault. */
static const json_t *value_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_null(value) ? NULL : value;
}

static uc_str text_from(struct reading *reading, const json_t *value, const char *key)
{
    if (value == NULL)
        return UC_STR("");
    if (json_is_string(value))
        return uc_text_repair(reading->doc->arena,
                              (uc_str){json_string_value(value), json_string_length(value)});
    complain(reading, key, "is no text");
    return UC_STR("");
}

static uc_str text_of(struct reading *reading, const json_t *object, const char *key)
{
    return text_from(reading, value_of(object, key), key);
}

/* A whole number in [least, most]; `missing` where there is none. */
static int64_t number_of(struct reading *reading, const json_t *object, const char *key,
                         int64_t least, int64_t most, int64_t missing)
{
    const json_t *value = value_of(object, key);
    if (value == NULL)
        return missing;
    json_int_t number = json_integer_value(value);
    if (json_is_integer(value) && number >= least && number <= most)
        return number;
    complain(reading, key, "is no whole number, or out of range");
    return missing;
}

/* The list at `key`, of at most `most` elements; NULL where there is none. */
static const json_t *list_of(struct reading *reading, const json_t *object, const char *key,
                             size_t most)
{
    const json_t *value = value_of(object, key);
    if (value == NULL || (json_is_array(value) && json_array_size(value) <= most))
        return value;
    complain(reading, key, json_is_array(value) ? "is too long" : "is no list");
    return NULL;
}

static void read_texts(struct reading *reading, const json_t *object, const char *key,
                       struct uc_texts *out)
{
    const json_t *list = list_of(reading, object, key, LIST_MAX);
    for (size_t i = 0; i < json_array_size(list); i++)
        *UC_PUSH(reading->doc->arena, &out->list) =
            text_from(reading, json_array_get(list, i), key);
}

static struct uc_date date_of(struct reading *reading, const json_t *object, const char *key)
{
    uc_str text = text_of(reading, object, key);
    struct uc_date date = uc_date_find(text);
    if (text.len > 0 && date.year == 0)
        complain(reading, key, "is no date; write YYYY-MM-DD");
    return date;
}

static void read_verbs(struct reading *reading, const json_t *object, struct uc_clause *clause)
{
    struct uc_texts canonical = {0}, printed = {0};
    read_texts(reading, object, "verbs", &canonical);
    read_texts(reading, object, "printed", &printed);
    for (size_t i = 0; i < canonical.list.count; i++) {
        uc_str verb = canonical.list.at[i];
        *UC_PUSH(reading->doc->arena, &clause->verbs) = (struct uc_verb){
            .canonical = verb, .printed = i < printed.list.count ? printed.list.at[i] : verb};
    }
}

static void read_box(struct reading *reading, const json_t *object, struct uc_clause *clause)
{
    float *const edges[] = {&clause->box.x0, &clause->box.y0, &clause->box.x1, &clause->box.y1};
    const size_t count = sizeof edges / sizeof *edges;
    const json_t *box = list_of(reading, object, "box", count);
    if (box == NULL)
        return;
    bool fits = json_array_size(box) == count;
    for (size_t i = 0; i < json_array_size(box) && fits; i++) {
        const json_t *edge = json_array_get(box, i);
        *edges[i] = (float)json_number_value(edge);
        fits = json_is_number(edge) && isfinite(*edges[i]);
    }
    if (!fits)
        complain(reading, "box", "is not four numbers");
}

/* At the start of a character, or the end of the text. */
static bool is_place_in(uc_str text, int64_t at)
{
    return (size_t)at == text.len ||
           ((size_t)at < text.len && ((unsigned char)text.ptr[at] & 0xC0) != 0x80);
}

static void read_footnotes(struct reading *reading, const json_t *object, struct uc_clause *clause)
{
    const json_t *list = list_of(reading, object, "footnotes", LIST_MAX);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *note = json_array_get(list, i);
        int64_t at = number_of(reading, note, "at", 0, (int64_t)clause->text.len, 0);
        if (!json_is_object(note))
            complain(reading, "footnotes", "has what is no object");
        else if (!is_place_in(clause->text, at))
            complain(reading, "footnotes", "stands in the middle of a character");
        *UC_PUSH(reading->doc->arena, &clause->footnotes) = (struct uc_footnote){
            .mark = text_of(reading, note, "mark"),
            .text = text_of(reading, note, "text"),
            .at = (uint32_t)at,
        };
    }
}

/* The headings above are given by their texts; each is the nearest one before. */
static void read_section(struct reading *reading, const json_t *object, struct uc_clause *clause)
{
    struct uc_texts section = {0};
    read_texts(reading, object, "section", &section);
    const struct uc_document *doc = reading->doc;
    size_t before = (size_t)reading->clause;
    UC_LIST(uint32_t) found = {0};
    for (size_t i = section.list.count; i-- > 0;) {
        while (before > 0 && (doc->clauses.at[before - 1].kind != UC_HEADING ||
                              !uc_str_equal(doc->clauses.at[before - 1].text, section.list.at[i])))
            before--;
        if (before == 0)
            break;
        *UC_PUSH(doc->arena, &found) = (uint32_t)--before;
    }
    if (found.count < section.list.count)
        complain(reading, "section", "names what is no heading before the clause");
    for (size_t i = found.count; i-- > 0;)
        *UC_PUSH(doc->arena, &clause->section) = found.at[i];
}

static enum uc_kind kind_of(struct reading *reading, const json_t *object)
{
    enum uc_kind kind = UC_PARAGRAPH;
    uc_str name = text_of(reading, object, "kind");
    if (name.len > 0 && !uc_kind_from(name, &kind))
        complain(reading, "kind", "is no kind of clause; see docs/schema/dump.json");
    return kind;
}

/* Printed anew, so that it agrees with the document. Null says that the clause is not to be cited:
 * another has the citation. */
static uc_str citation_of(struct reading *reading, const json_t *object,
                          const struct uc_clause *clause)
{
    if (json_is_null(json_object_get(object, "citation")))
        return UC_STR("");
    bool article = uc_str_has(text_of(reading, object, "citation"), UC_STR(", art. "));
    return uc_citation_print(reading->doc->symbol, clause->part, clause->label, clause->kind,
                             article, reading->doc->arena);
}

static void read_clause(struct reading *reading, const json_t *object)
{
    struct uc_document *doc = reading->doc;
    struct uc_clause clause = {.kind = kind_of(reading, object)};
    if (!json_is_object(object))
        complain(reading, "", "is no object");
    clause.text = text_of(reading, object, "text");
    if (clause.text.len == 0)
        complain(reading, "text", "is missing");
    clause.part = text_of(reading, object, "part");
    clause.label = text_of(reading, object, "label");
    clause.eid = text_of(reading, object, "eid");
    clause.page = (uint32_t)number_of(reading, object, "page", 1, PAGE_MAX, 0);
    clause.chapeau =
        (int32_t)number_of(reading, object, "hangs_from", 0, (int64_t)reading->clause - 1, -1);
    clause.bold = json_is_true(json_object_get(object, "bold"));
    clause.citation = citation_of(reading, object, &clause);
    read_box(reading, object, &clause);
    read_verbs(reading, object, &clause);
    read_footnotes(reading, object, &clause);
    struct uc_texts cites = {0};
    read_texts(reading, object, "cites", &cites);
    for (size_t i = 0; i < cites.list.count; i++)
        *UC_PUSH(doc->arena, &clause.cites) = cites.list.at[i];
    read_section(reading, object, &clause);
    *UC_PUSH(doc->arena, &doc->clauses) = clause;
}

static uc_str symbol_of(struct reading *reading, const json_t *object)
{
    uc_str said = text_of(reading, object, "symbol");
    uc_str symbol = uc_symbol_parse(said, reading->doc->arena);
    if (said.len > 0 && symbol.len == 0)
        complain(reading, "symbol", "is no symbol of a document; leave it out");
    return symbol;
}

/* Where the document does not say, from the words of its first clauses. */
static enum uc_language language_of(struct reading *reading, const json_t *object)
{
    enum { ENOUGH = 4096 };
    uc_str code = text_of(reading, object, "language");
    if (json_object_get(object, "language") != NULL) {
        if (code.len > 0 && uc_language_from(code) == UC_LANGUAGE_UNKNOWN)
            complain(reading, "language", "is none of ar, zh, en, fr, ru and es");
        return uc_language_from(code);
    }
    struct uc_buf words = {0};
    for (size_t i = 0; i < reading->doc->clauses.count && words.len < ENOUGH; i++)
        uc_buf_printf(&words, "%.*s\n", UC_ARG(reading->doc->clauses.at[i].text));
    enum uc_language language = uc_language_of(uc_buf_str(&words));
    uc_buf_free(&words);
    return language;
}

static void read_document(struct reading *reading, const json_t *object)
{
    struct uc_document *doc = reading->doc;
    struct uc_texts warnings = {0};
    doc->symbol = symbol_of(reading, object);
    doc->title = text_of(reading, object, "title");
    doc->organ = text_of(reading, object, "organ");
    doc->session = text_of(reading, object, "session");
    doc->agenda_item = text_of(reading, object, "agenda_item");
    doc->adoption = text_of(reading, object, "adoption");
    doc->adopted = date_of(reading, object, "adopted");
    doc->distributed = date_of(reading, object, "distributed");
    read_texts(reading, object, "warnings", &warnings);
    for (size_t i = 0; i < warnings.list.count; i++)
        *UC_PUSH(doc->arena, &doc->warnings) = warnings.list.at[i];
    const json_t *clauses = list_of(reading, object, "clauses", CLAUSES_MAX);
    if (json_array_size(clauses) == 0)
        complain(reading, "clauses", "is missing or empty");
    for (size_t i = 0; i < json_array_size(clauses) && reading->status == UC_OK; i++) {
        reading->clause = (int)i;
        read_clause(reading, json_array_get(clauses, i));
    }
    reading->clause = -1;
    doc->language = language_of(reading, object);
}

enum uc_status uc_document_from_json(uc_str bytes, const char *name, struct uc_document **out,
                                     struct uc_error *err)
{
    json_error_t fault;
    json_t *json =
        json_loadb(bytes.ptr, bytes.len, JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK, &fault);
    if (json == NULL)
        return uc_fail(err, UC_BAD_FILE, "%s: is no JSON: %s", name, fault.text);
    struct reading reading = {.doc = uc_document_new(), .name = name, .clause = -1, .err = err};
    read_document(&reading, json);
    json_decref(json);
    if (reading.status != UC_OK)
        uc_document_free(reading.doc);
    else
        *out = reading.doc;
    return reading.status;
}
