/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "structure_fixture.h"

#include "clause/buf.h"
#include "parser/asterisk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Takes marks like "{2}" out of `text` and notes where they stood. */
static void take_marks(uc_str text, struct uc_paragraph *paragraph, uc_arena *arena)
{
    struct uc_buf plain = {0};
    for (size_t i = 0; i < text.len; i++) {
        size_t end = text.ptr[i] == '{' ? uc_str_find(text, UC_STR("}"), i) : text.len;
        if (end >= text.len) {
            uc_buf_byte(&plain, text.ptr[i]);
            continue;
        }
        *UC_PUSH(arena, &paragraph->marks) =
            (struct uc_mark){.mark = uc_str_slice(text, i + 1, end), .at = (uint32_t)plain.len};
        i = end;
    }
    paragraph->text = uc_arena_copy(arena, uc_buf_str(&plain));
    uc_buf_free(&plain);
}

static struct uc_paragraph paragraph_of(uc_str text, bool styled, uc_arena *arena)
{
    struct uc_paragraph paragraph = {.page = 1, .lines = 1, .size = styled ? 10 : 0};
    if (uc_str_starts(text, UC_STR("# "))) {
        paragraph.bold = true;
        text = uc_str_slice(text, 2, text.len);
    } else if (uc_str_starts(text, UC_STR("| "))) {
        paragraph.role = UC_PARA_TABLE;
    } else if (uc_str_starts(text, UC_STR("[")) && uc_str_find(text, UC_STR("] "), 0) < 6) {
        size_t end = uc_str_find(text, UC_STR("] "), 0);
        paragraph.role = UC_PARA_NOTE;
        paragraph.label = uc_str_slice(text, 1, end);
        text = uc_str_slice(text, end + 2, text.len);
    }
    take_marks(text, &paragraph, arena);
    return paragraph;
}

struct uc_document *document_named(const char *name, const char *print, enum uc_language language)
{
    uc_arena *arena = uc_arena_new();
    uc_str text = uc_str_from(print);
    struct uc_paragraphs paragraphs = {.body_size = strstr(print, "# ") ? 10 : 0};
    for (size_t at = 0, end; at < text.len; at = end + 2) {
        end = uc_str_find(text, UC_STR("\n\n"), at);
        uc_str slice = uc_str_trim(uc_str_slice(text, at, end));
        *UC_PUSH(arena, &paragraphs.list) = paragraph_of(slice, paragraphs.body_size > 0, arena);
    }
    uc_find_asterisks(&paragraphs, arena);
    struct uc_document *doc = uc_document_new();
    doc->language = language;
    uc_structure(&paragraphs, uc_str_from(name), doc);
    uc_arena_free(arena);
    return doc;
}

struct uc_document *document_of(const char *print, enum uc_language language)
{
    return document_named("wells", print, language);
}

const struct uc_clause *clause_of(const struct uc_document *doc, const char *part,
                                  const char *label)
{
    for (size_t i = 0; i < doc->clauses.count; i++) {
        const struct uc_clause *clause = &doc->clauses.at[i];
        if (uc_str_equal(clause->part, uc_str_from(part)) &&
            uc_str_equal(clause->label, uc_str_from(label))) {
            return clause;
        }
    }
    fail_msg("no clause %s %s", part, label);
    return NULL;
}

void assert_text(uc_str got, const char *expected)
{
    char copy[512];
    assert_true(got.len < sizeof copy);
    memcpy(copy, got.ptr ? got.ptr : "", got.len);
    copy[got.len] = '\0';
    assert_string_equal(copy, expected);
}
