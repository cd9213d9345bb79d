/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/html.h"

#include <stdlib.h>
#include <string.h>

/* What an element or a CSS declaration does to the text in it. */
enum style_effect {
    PLAIN,
    BOLD,
    NOT_BOLD,
    ITALIC,
    NOT_ITALIC,
    UNDERLINE,
    RAISED,
    HIDDEN,
    UNMARKED
};

/* By name, for bsearch. What is not here is inline and plain. */
static const struct tag {
    const char *name;
    enum uc_html_effect effect;
    enum style_effect style;
} tags[] = {
    {"address", UC_HTML_BLOCK, PLAIN},  {"article", UC_HTML_BLOCK, PLAIN},
    {"aside", UC_HTML_BLOCK, PLAIN},    {"audio", UC_HTML_SKIP, PLAIN},
    {"b", UC_HTML_INLINE, BOLD},        {"blockquote", UC_HTML_BLOCK, PLAIN},
    {"body", UC_HTML_BLOCK, PLAIN},     {"br", UC_HTML_BREAK, PLAIN},
    {"button", UC_HTML_SKIP, PLAIN},    {"canvas", UC_HTML_SKIP, PLAIN},
    {"caption", UC_HTML_BLOCK, PLAIN},  {"center", UC_HTML_BLOCK, PLAIN},
    {"cite", UC_HTML_INLINE, ITALIC},   {"dd", UC_HTML_BLOCK, PLAIN},
    {"del", UC_HTML_DELETED, PLAIN},    {"details", UC_HTML_BLOCK, PLAIN},
    {"dfn", UC_HTML_INLINE, ITALIC},    {"dir", UC_HTML_LIST, PLAIN},
    {"div", UC_HTML_BLOCK, PLAIN},      {"dl", UC_HTML_BLOCK, PLAIN},
    {"dt", UC_HTML_BLOCK, PLAIN},       {"em", UC_HTML_INLINE, ITALIC},
    {"fieldset", UC_HTML_BLOCK, PLAIN}, {"figcaption", UC_HTML_BLOCK, PLAIN},
    {"figure", UC_HTML_BLOCK, PLAIN},   {"footer", UC_HTML_BLOCK, PLAIN},
    {"form", UC_HTML_BLOCK, PLAIN},     {"h1", UC_HTML_HEADING, PLAIN},
    {"h2", UC_HTML_HEADING, PLAIN},     {"h3", UC_HTML_HEADING, PLAIN},
    {"h4", UC_HTML_HEADING, PLAIN},     {"h5", UC_HTML_HEADING, PLAIN},
    {"h6", UC_HTML_HEADING, PLAIN},     {"header", UC_HTML_BLOCK, PLAIN},
    {"hr", UC_HTML_BLOCK, PLAIN},       {"i", UC_HTML_INLINE, ITALIC},
    {"iframe", UC_HTML_SKIP, PLAIN},    {"ins", UC_HTML_INSERTED, PLAIN},
    {"legend", UC_HTML_BLOCK, PLAIN},   {"li", UC_HTML_ITEM, PLAIN},
    {"main", UC_HTML_BLOCK, PLAIN},     {"menu", UC_HTML_LIST, PLAIN},
    {"nav", UC_HTML_SKIP, PLAIN},       {"noscript", UC_HTML_SKIP, PLAIN},
    {"object", UC_HTML_SKIP, PLAIN},    {"ol", UC_HTML_LIST, PLAIN},
    {"p", UC_HTML_BLOCK, PLAIN},        {"pre", UC_HTML_PRE, PLAIN},
    {"s", UC_HTML_DELETED, PLAIN},      {"script", UC_HTML_SKIP, PLAIN},
    {"section", UC_HTML_BLOCK, PLAIN},  {"select", UC_HTML_SKIP, PLAIN},
    {"strike", UC_HTML_DELETED, PLAIN}, {"strong", UC_HTML_INLINE, BOLD},
    {"style", UC_HTML_SKIP, PLAIN},     {"summary", UC_HTML_BLOCK, PLAIN},
    {"sup", UC_HTML_INLINE, RAISED},    {"svg", UC_HTML_SKIP, PLAIN},
    {"table", UC_HTML_TABLE, PLAIN},    {"td", UC_HTML_CELL, PLAIN},
    {"template", UC_HTML_SKIP, PLAIN},  {"textarea", UC_HTML_SKIP, PLAIN},
    {"th", UC_HTML_CELL, BOLD},         {"title", UC_HTML_TITLE, PLAIN},
    {"tr", UC_HTML_ROW, PLAIN},         {"u", UC_HTML_INLINE, UNDERLINE},
    {"ul", UC_HTML_LIST, PLAIN},        {"var", UC_HTML_INLINE, ITALIC},
    {"video", UC_HTML_SKIP, PLAIN},
};

static const struct {
    const char *property, *value; /* the value's beginning */
    enum style_effect effect;
} declarations[] = {
    {"display", "none", HIDDEN},           {"visibility", "hidden", HIDDEN},
    {"font-weight", "bold", BOLD},         {"font-weight", "700", BOLD},
    {"font-weight", "normal", NOT_BOLD},   {"font-weight", "400", NOT_BOLD},
    {"font-style", "italic", ITALIC},      {"font-style", "normal", NOT_ITALIC},
    {"vertical-align", "super", RAISED},   {"text-decoration", "underline", UNDERLINE},
    {"list-style-type", "none", UNMARKED}, {"list-style", "none", UNMARKED},
};

static const struct {
    const char *type, *css;
    enum uc_numeral numeral;
} numerals[] = {
    {"1", "decimal", UC_NUMERAL_DECIMAL},          {"a", "lower-alpha", UC_NUMERAL_LOWER_LETTER},
    {"A", "upper-alpha", UC_NUMERAL_UPPER_LETTER}, {"i", "lower-roman", UC_NUMERAL_LOWER_ROMAN},
    {"I", "upper-roman", UC_NUMERAL_UPPER_ROMAN},  {"a", "lower-latin", UC_NUMERAL_LOWER_LETTER},
    {"A", "upper-latin", UC_NUMERAL_UPPER_LETTER},
};

uc_str uc_html_attribute(const char *const *attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1] != NULL ? uc_str_from(attributes[1]) : UC_STR("");
    return (uc_str){NULL, 0};
}

uint32_t uc_html_number(const char *const *attributes, const char *name, uint32_t least,
                        uint32_t most, uint32_t otherwise)
{
    uc_str value = uc_html_attribute(attributes, name);
    if (value.len == 0)
        return otherwise;
    char *end;
    long number = strtol(value.ptr, &end, 10);
    if (end == value.ptr)
        return otherwise;
    if (number < (long)least)
        return least;
    return number > (long)most ? most : (uint32_t)number;
}

static void apply(struct uc_html_element *element, enum style_effect effect)
{
    switch (effect) {
    case BOLD:
    case NOT_BOLD:
        element->style.bold = effect == BOLD;
        break;
    case ITALIC:
    case NOT_ITALIC:
        element->style.italic = effect == ITALIC;
        break;
    case UNDERLINE:
        element->style.underline = true;
        break;
    case RAISED:
        element->style.raised = true;
        break;
    case HIDDEN:
        element->hidden = true;
        break;
    case UNMARKED:
        if (element->effect == UC_HTML_LIST)
            element->list.ordered = false;
        break;
    case PLAIN:
        break;
    }
}

static void apply_declaration(struct uc_html_element *element, uc_str property, uc_str value)
{
    for (size_t i = 0; i < sizeof declarations / sizeof declarations[0]; i++)
        if (uc_str_equal_nocase(property, uc_str_from(declarations[i].property)) &&
            uc_str_starts_nocase(value, uc_str_from(declarations[i].value)))
            apply(element, declarations[i].effect);
    if (element->effect != UC_HTML_LIST || !uc_str_starts_nocase(property, UC_STR("list-style")))
        return;
    for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++)
        if (uc_str_starts_nocase(value, uc_str_from(numerals[i].css)))
            element->list.numeral = numerals[i].numeral;
}

/* The declarations of a style attribute: "name: value; name: value". */
static void apply_css(struct uc_html_element *element, uc_str css)
{
    while (css.len > 0) {
        size_t end = uc_str_find(css, UC_STR(";"), 0);
        uc_str declaration = uc_str_slice(css, 0, end);
        size_t colon = uc_str_find(declaration, UC_STR(":"), 0);
        apply_declaration(element, uc_str_trim(uc_str_slice(declaration, 0, colon)),
                          uc_str_trim(uc_str_slice(declaration, colon + 1, declaration.len)));
        css = uc_str_slice(css, end + 1, css.len);
    }
}

static void begin_list(struct uc_html_element *element, bool ordered, const char *const *attributes)
{
    element->list = (struct uc_html_list){
        .ordered = ordered,
        .next = uc_html_number(attributes, "start", 0, INT32_MAX, 1),
    };
    uc_str type = uc_html_attribute(attributes, "type");
    for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++)
        if (uc_str_equal(type, uc_str_from(numerals[i].type)))
            element->list.numeral = numerals[i].numeral;
    if (element->list_depth < UINT8_MAX)
        element->list_depth++;
}

static int compare_tag(const void *name, const void *tag)
{
    return strcmp(name, ((const struct tag *)tag)->name);
}

void uc_html_tag(struct uc_html_element *element, const char *name, const char *const *attributes,
                 bool original)
{
    const struct tag *tag =
        bsearch(name, tags, sizeof tags / sizeof tags[0], sizeof tags[0], compare_tag);
    element->effect = tag != NULL ? tag->effect : UC_HTML_INLINE;
    if (element->effect == UC_HTML_LIST)
        begin_list(element, strcmp(name, "ol") == 0, attributes);
    if (element->effect == UC_HTML_PRE || element->effect == UC_HTML_TITLE)
        element->raw = true;
    if (element->effect == UC_HTML_HEADING)
        element->heading = (uint8_t)(name[1] - '0');
    if (element->effect == UC_HTML_SKIP || uc_html_attribute(attributes, "hidden").ptr != NULL ||
        element->effect == (original ? UC_HTML_INSERTED : UC_HTML_DELETED))
        element->hidden = true;
    apply(element, tag != NULL ? tag->style : PLAIN);
    apply_css(element, uc_html_attribute(attributes, "style"));
}
