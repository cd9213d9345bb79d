/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/reader.h"

#include <string.h>

/* In the order in which they are asked; what looks like nothing else may be text. */
static const struct uc_reader *const readers[] = {&uc_reader_pdf, &uc_reader_docx, &uc_reader_html,
                                                  &uc_reader_text};
enum { READER_COUNT = sizeof readers / sizeof readers[0], HEAD_MAX = 4096 };

/* By what the file begins with, or the mime type that an OpenDocument begins with. */
static const struct {
    uc_str magic;
    size_t at;
    struct uc_foreign format;
} foreign[] = {
    {UC_STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
     0,
     {"doc", "a .doc file, or one locked by a password"}},
    {UC_STR_INIT("{\\rtf"), 0, {"rtf", "an .rtf file"}},
    {UC_STR_INIT("mimetypeapplication/vnd.oasis.opendocument.text"), 30, {"odt", "an .odt file"}},
};
enum { FOREIGN_COUNT = sizeof foreign / sizeof foreign[0] };

const struct uc_foreign *uc_foreign_for(uc_str head)
{
    for (size_t i = 0; i < FOREIGN_COUNT; i++)
        if (uc_str_starts(uc_str_slice(head, foreign[i].at, head.len), foreign[i].magic))
            return &foreign[i].format;
    return NULL;
}

static uc_str ending_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *dot = strrchr(slash ? slash : name, '.');
    return uc_str_from(dot ? dot + 1 : NULL);
}

static bool has_word(const char *words, uc_str word)
{
    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        if (uc_str_equal_nocase((uc_str){words, len}, word))
            return true;
        words += len + strspn(words + len, " ");
    }
    return false;
}

static const struct uc_reader *reader_by_ending(const char *name)
{
    uc_str ending = ending_of(name);
    for (size_t i = 0; i < READER_COUNT; i++)
        if (has_word(readers[i]->endings, ending))
            return readers[i];
    return NULL;
}

const struct uc_reader *uc_reader_for(const char *name, uc_str head)
{
    head = uc_str_slice(head, 0, HEAD_MAX);
    if (uc_foreign_for(head) != NULL)
        return NULL;
    for (size_t i = 0; i < READER_COUNT; i++)
        if (readers[i] != &uc_reader_text && readers[i]->matches(head))
            return readers[i];
    const struct uc_reader *reader = reader_by_ending(name);
    if (reader == NULL && uc_reader_text.matches(head))
        reader = &uc_reader_text;
    return reader;
}

bool uc_reader_knows(const char *name)
{
    for (size_t i = 0; i < FOREIGN_COUNT; i++)
        if (has_word(foreign[i].format.format, ending_of(name)))
            return true;
    return reader_by_ending(name) != NULL;
}

static enum uc_status check_size(const char *name, uc_str bytes, struct uc_error *err)
{
    if (bytes.len == 0)
        return uc_fail(err, UC_BAD_FILE, "%s: the file is empty", name);
    if (bytes.len > UC_FILE_MAX)
        return uc_fail(err, UC_BAD_FILE, "%s: larger than %zu MiB; split it first", name,
                       UC_FILE_MAX >> 20);
    return UC_OK;
}

static enum uc_status no_reader(const char *name, uc_str bytes, struct uc_error *err)
{
    const struct uc_foreign *format = uc_foreign_for(bytes);
    if (format == NULL)
        return uc_fail(err, UC_BAD_FILE, "%s: not a PDF, Word (.docx), HTML or text file", name);
    return uc_fail(err, UC_BAD_FILE, "%s: %s; convert it to .docx or .pdf first", name,
                   format->what);
}

enum uc_status uc_read(const char *name, uc_str bytes, const struct uc_reader_options *options,
                       struct uc_lines **out, struct uc_error *err)
{
    enum uc_status status = check_size(name, bytes, err);
    if (status != UC_OK)
        return status;
    const struct uc_reader *reader = uc_reader_for(name, bytes);
    if (reader == NULL)
        return no_reader(name, bytes, err);
    uc_arena *arena = uc_arena_new();
    struct uc_lines *lines = uc_arena_alloc(arena, sizeof *lines);
    lines->arena = arena;
    lines->format = reader->format;
    status = reader->read(bytes, name, options, lines, err);
    if (status == UC_OK && lines->list.count == 0)
        status = uc_fail(err, UC_BAD_FILE, "%s: there is no text in it", name);
    if (status != UC_OK) {
        uc_lines_free(lines);
        return status;
    }
    *out = lines;
    return UC_OK;
}

void uc_lines_free(struct uc_lines *lines)
{
    if (lines != NULL)
        uc_arena_free(lines->arena);
}
