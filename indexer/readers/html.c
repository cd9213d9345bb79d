/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/html.h"

#include "clause/text.h"
#include "readers/charset.h"
#include "readers/markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { HEAD_MAX = 4096, HTML_MAX = 32 << 20 };

/* A parser with our callbacks: no tree, and nothing is ever loaded. */
struct session {
    htmlParserCtxtPtr parser;
    struct uc_html html;
};

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    struct session *session = data;
    if (!uc_html_start(&session->html, (const char *)name, (const char *const *)attributes))
        xmlStopParser(session->parser);
}

static void on_end(void *data, const xmlChar *name)
{
    struct session *session = data;
    (void)name;
    uc_html_end(&session->html);
}

static void on_text(void *data, const xmlChar *text, int len)
{
    struct session *session = data;
    if (!uc_html_text(&session->html, (uc_str){(const char *)text, (size_t)len}))
        xmlStopParser(session->parser);
}

static const uc_str starts[] = {
    UC_STR_INIT("<!doctype html"),
    UC_STR_INIT("<html"),
    UC_STR_INIT("<head"),
    UC_STR_INIT("<body"),
    UC_STR_INIT("<title"),
    UC_STR_INIT("<meta"),
    UC_STR_INIT("<h1"),
    UC_STR_INIT("<div"),
    UC_STR_INIT("<p>"),
    UC_STR_INIT("<p "),
};

/* Behind white space, an XML declaration and comments. */
static bool looks_like_html(uc_str head)
{
    if (uc_str_starts(head, UC_STR("\xEF\xBB\xBF")))
        head = uc_str_slice(head, 3, head.len);
    for (;;) {
        head = uc_str_trim(head);
        uc_str end = uc_str_starts(head, UC_STR("<?xml"))  ? UC_STR("?>")
                     : uc_str_starts(head, UC_STR("<!--")) ? UC_STR("-->")
                                                           : UC_STR("");
        if (end.len == 0)
            break;
        head = uc_str_slice(head, uc_str_find(head, end, 0) + end.len, head.len);
    }
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (uc_str_starts_nocase(head, starts[i]))
            return true;
    return false;
}

/* Also where the page is in UTF-16. */
static bool matches(uc_str head)
{
    char bytes[HEAD_MAX];
    size_t len = 0;
    for (size_t i = 0; i < head.len && len < sizeof bytes; i++)
        if (head.ptr[i] != '\0' && head.ptr[i] != '\xFF' && head.ptr[i] != '\xFE')
            bytes[len++] = head.ptr[i];
    return looks_like_html((uc_str){bytes, len});
}

/* The name that stands behind "charset=" in a <meta> or behind "encoding=" in an XML declaration.
 */
static uc_str declared_charset(uc_str head)
{
    static const uc_str keys[] = {UC_STR_INIT("charset="), UC_STR_INIT("encoding=")};
    static const char *const ends = "\"' />;?\t\r\n";
    for (size_t i = 0; i < head.len; i++) {
        uc_str rest = uc_str_slice(head, i, head.len);
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
            if (!uc_str_starts_nocase(rest, keys[k]))
                continue;
            rest = uc_str_slice(rest, keys[k].len, rest.len);
            if (rest.len > 0 && (rest.ptr[0] == '"' || rest.ptr[0] == '\''))
                rest = uc_str_slice(rest, 1, rest.len);
            size_t len = 0;
            while (len < rest.len && strchr(ends, rest.ptr[len]) == NULL)
                len++;
            return uc_str_slice(rest, 0, len);
        }
    }
    return UC_STR("");
}

/* Without "<![if !supportLists]>" and the like, which Word's pages are full of: browsers take them
 * for comments, libxml2 for text. */
static uc_str drop_conditions(uc_str page, uc_arena *arena)
{
    const uc_str open = UC_STR("<![");
    if (!uc_str_has(page, open))
        return page;
    struct uc_buf kept = {0};
    for (size_t at = 0; at < page.len;) {
        size_t start = uc_str_find(page, open, at);
        uc_buf_add(&kept, uc_str_slice(page, at, start));
        size_t end = uc_str_find(page, UC_STR(">"), start);
        if (uc_str_ends(uc_str_slice(page, start, end), UC_STR("--")))
            end -= 2; /* it also ends a comment */
        at = end < page.len && page.ptr[end] == '>' ? end + 1 : end;
    }
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&kept));
    uc_buf_free(&kept);
    return copy;
}

static void parse(struct session *session, uc_str page)
{
    *session->parser->sax = (htmlSAXHandler){
        .startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
    };
    session->parser->userData = session;
    htmlDocPtr none =
        htmlCtxtReadMemory(session->parser, page.ptr, (int)page.len, NULL, "UTF-8",
                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                               HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
    xmlFreeDoc(none);
    uc_html_finish(&session->html);
}

static enum uc_status check(const struct uc_html *html, const char *name, struct uc_error *err)
{
    if (html->too_deep)
        return uc_fail(err, UC_BAD_FILE,
                       "%s: elements are nested more than %d deep; save it as text first", name,
                       UC_HTML_DEPTH_MAX);
    if (html->too_long || html->line.full)
        return uc_fail(err, UC_BAD_FILE, "%s: too much text; split it first", name);
    return UC_OK;
}

static enum uc_status read_html(uc_str bytes, const char *name,
                                const struct uc_reader_options *options, struct uc_lines *out,
                                struct uc_error *err)
{
    if (!uc_charset_is_text(uc_str_slice(bytes, 0, HEAD_MAX)))
        return uc_fail(err, UC_BAD_FILE, "%s: binary data, not a web page", name);
    if (bytes.len > HTML_MAX)
        return uc_fail(err, UC_BAD_FILE, "%s: too much text (over %d MiB); split it first", name,
                       HTML_MAX >> 20);
    uc_str declared = declared_charset(uc_str_slice(bytes, 0, HEAD_MAX));
    uc_str page = uc_charset_decode(bytes, declared, out->arena);
    if (!uc_text_valid(page))
        page = uc_text_repair(out->arena, page);
    page = drop_conditions(page, out->arena);
    if (uc_markup_is_overloaded(page))
        return uc_fail(err, UC_BAD_FILE,
                       "%s: a tag has more than %d attributes; save it as text first", name,
                       UC_ATTRIBUTES_MAX);
    struct session *session = uc_arena_alloc(out->arena, sizeof *session);
    session->html.options = options;
    session->html.out = session->html.line.lines = out;
    session->parser = htmlNewParserCtxt();
    if (session->parser == NULL)
        return uc_fail(err, UC_NO_MEMORY, "%s: out of memory", name);
    parse(session, page);
    htmlFreeParserCtxt(session->parser);
    enum uc_status status = check(&session->html, name, err);
    uc_line_builder_free(&session->html.line);
    uc_buf_free(&session->html.raw);
    return status;
}

const struct uc_reader uc_reader_html = {
    .format = "html",
    .endings = "htm html xhtml",
    .matches = matches,
    .read = read_html,
};
