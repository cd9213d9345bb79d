/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parser/parser.h"

#include "clause/buf.h"
#include "parser/asterisk.h"
#include "parser/paragraph.h"
#include "parser/structure.h"

/* Text enough to tell a language by. */
#define LANGUAGE_SAMPLE 20000

/* Its folders and ending taken off: what a document is called that prints no symbol. */
static uc_str stem_of(const char *name)
{
    uc_str path = uc_str_from(name);
    size_t start = 0, end = path.len;
    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] == '/') {
            start = i + 1;
            end = path.len;
        } else if (path.ptr[i] == '.' && i > start) {
            end = i;
        }
    }
    return uc_str_slice(path, start, end);
}

static enum uc_language language_of(const struct uc_lines *lines,
                                    const struct uc_paragraphs *paragraphs)
{
    if (lines->language != UC_LANGUAGE_UNKNOWN) {
        return lines->language;
    }
    struct uc_buf sample = {0};
    for (size_t i = 0; i < paragraphs->list.count && sample.len < LANGUAGE_SAMPLE; i++) {
        uc_buf_add(&sample, paragraphs->list.at[i].text);
        uc_buf_byte(&sample, '\n');
    }
    enum uc_language language = uc_language_of(uc_buf_str(&sample));
    uc_buf_free(&sample);
    return language;
}

static void copy_texts(struct uc_document *doc, const struct uc_lines *lines,
                       const struct uc_paragraphs *paragraphs)
{
    for (size_t i = 0; i < lines->warnings.count; i++) {
        *UC_PUSH(doc->arena, &doc->warnings) = uc_arena_copy(doc->arena, lines->warnings.at[i]);
    }
    for (size_t i = 0; i < paragraphs->warnings.count; i++) {
        *UC_PUSH(doc->arena, &doc->warnings) =
            uc_arena_copy(doc->arena, paragraphs->warnings.at[i]);
    }
    for (size_t i = 0; i < paragraphs->dropped.count; i++) {
        *UC_PUSH(doc->arena, &doc->dropped) = uc_arena_copy(doc->arena, paragraphs->dropped.at[i]);
    }
}

/* Places on pages that are read from right to left, as on the others: from the left edge. */
static void place_from_the_left(struct uc_document *doc, const struct uc_lines *lines)
{
    for (size_t i = 0; i < doc->clauses.count; i++) {
        struct uc_clause *clause = &doc->clauses.at[i];
        if (clause->page == 0 || clause->page > lines->pages.count)
            continue;
        const struct uc_page *page = &lines->pages.at[clause->page - 1];
        struct uc_box box = clause->box;
        if (page->right_to_left) {
            clause->box.x0 = page->width - box.x1;
            clause->box.x1 = page->width - box.x0;
        }
    }
}

struct uc_document *uc_parse(const struct uc_lines *lines, const char *name)
{
    struct uc_document *doc = uc_document_new();
    uc_arena *arena = uc_arena_new();
    struct uc_paragraphs paragraphs = {0};
    uc_layout(lines, arena, &paragraphs);
    uc_find_asterisks(&paragraphs, arena);
    copy_texts(doc, lines, &paragraphs);
    doc->language = language_of(lines, &paragraphs);
    uc_structure(&paragraphs, stem_of(name), doc);
    place_from_the_left(doc, lines);
    uc_arena_free(arena);
    return doc;
}
