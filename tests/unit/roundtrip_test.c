/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold of every document there is: each citation printed reads back as its own clause and
 * as no other, no identifier occurs twice, and no text is lost between the reader and the clauses.
 * Over corpus/, and over the real documents of $UNCLAUSE_SHARED (else ../shared beside the source)
 * where they are.
 */
#include "clause/buf.h"
#include "clause/citation.h"
#include "parser/parser.h"
#include "readers/reader.h"

#include <fts.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* NULL where the file can't be read. */
static struct uc_lines *lines_from(const char *path)
{
    struct stat facts;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &facts), 0);
    char *bytes = malloc((size_t)facts.st_size + 1);
    size_t length = fread(bytes, 1, (size_t)facts.st_size, file);
    fclose(file);
    struct uc_lines *lines = NULL;
    struct uc_reader_options options = {0};
    if (uc_read(path, (uc_str){bytes, length}, &options, &lines, NULL) != UC_OK)
        lines = NULL;
    free(bytes);
    return lines;
}

/* --- no text is lost --- */

/* Letters and digits are compared, in small letters: joining lines changes the rest. What follows
 * what is known by a set of hashes of GRAM bytes, so that a letter counts as kept where it stands
 * in the document's text among its neighbours. */
enum { GRAM = 6, SET_BITS = 26, GLYPHS_LOST_MAX = 3 };

struct text {
    struct uc_buf bytes; /* of all clauses and of what was dropped, in turn */
    uint8_t *set;
};

/* Punctuation beyond ASCII: Latin-1's first half, and the block of general punctuation. */
static size_t length_of_mark(uc_str s, size_t at)
{
    unsigned char first = (unsigned char)s.ptr[at];
    if (first == 0xC2)
        return 2;
    return first == 0xE2 && (unsigned char)s.ptr[at + 1] == 0x80 ? 3 : 0;
}

/* In labels they become European ones. */
static bool is_arabic_digit(uc_str s, size_t at)
{
    unsigned char second = at + 1 < s.len ? (unsigned char)s.ptr[at + 1] : 0;
    return (unsigned char)s.ptr[at] == 0xD9 && second >= 0xA0 && second <= 0xA9;
}

static void add_glyphs(struct uc_buf *to, uc_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        size_t mark = length_of_mark(s, i);
        if (mark > 0)
            i += mark - 1;
        else if (is_arabic_digit(s, i))
            uc_buf_byte(to, (char)('0' + ((unsigned char)s.ptr[++i] - 0xA0)));
        else if (c >= 'A' && c <= 'Z')
            uc_buf_byte(to, (char)(c + ('a' - 'A')));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            uc_buf_byte(to, c);
    }
}

static size_t place_of(const char *gram)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < GRAM; i++)
        hash = (hash ^ (unsigned char)gram[i]) * 0x9E3779B97F4A7C15;
    return hash >> (64 - SET_BITS);
}

static struct text text_of(const struct uc_document *doc)
{
    struct text text = {.set = calloc((size_t)1 << (SET_BITS - 3), 1)};
    assert_non_null(text.set);
    for (size_t i = 0; i < doc->clauses.count; i++) {
        add_glyphs(&text.bytes, doc->clauses.at[i].label);
        add_glyphs(&text.bytes, doc->clauses.at[i].text);
    }
    for (size_t i = 0; i < doc->dropped.count; i++)
        add_glyphs(&text.bytes, doc->dropped.at[i]);
    for (size_t i = 0; i + GRAM <= text.bytes.len; i++) {
        size_t place = place_of(text.bytes.ptr + i);
        text.set[place / 8] |= (uint8_t)(1 << place % 8);
    }
    return text;
}

/* How many of `glyphs` in a row, at most, are not in the text. */
static size_t longest_loss(const struct text *text, uc_str glyphs)
{
    size_t kept = 0, longest = 0; /* kept: up to here */
    if (glyphs.len < GRAM)
        return uc_str_has(uc_buf_str(&text->bytes), glyphs) ? 0 : glyphs.len;
    for (size_t i = 0; i + GRAM <= glyphs.len; i++) {
        size_t place = place_of(glyphs.ptr + i);
        if (text->set[place / 8] & (1 << place % 8))
            kept = i + GRAM;
        else if (i >= kept && i + 1 - kept > longest)
            longest = i + 1 - kept;
    }
    return glyphs.len - kept > longest ? glyphs.len - kept : longest;
}

/* With raised runs, or without: where they are marks, these stand apart in the document. */
static bool is_kept(const struct text *text, const struct uc_line *line, bool raised)
{
    struct uc_buf glyphs = {0};
    if (raised)
        add_glyphs(&glyphs, line->text);
    for (size_t i = 0; i < line->runs.count && !raised; i++) {
        const struct uc_run *run = &line->runs.at[i];
        if (!run->raised && run->note.len == 0)
            add_glyphs(&glyphs, uc_str_slice(line->text, run->start, run->end));
    }
    bool kept =
        (glyphs.len > 0 || raised) && longest_loss(text, uc_buf_str(&glyphs)) <= GLYPHS_LOST_MAX;
    uc_buf_free(&glyphs);
    return kept;
}

static size_t count_losses(const struct uc_lines *lines, const struct uc_document *doc,
                           const char *path)
{
    struct text text = text_of(doc);
    size_t losses = 0;
    for (size_t i = 0; i < lines->list.count; i++) {
        const struct uc_line *line = &lines->list.at[i];
        if (!is_kept(&text, line, true) && !is_kept(&text, line, false)) {
            print_message("%s: page %u: lost: %.*s\n", path, line->page, UC_ARG(line->text));
            losses++;
        }
    }
    uc_buf_free(&text.bytes);
    free(text.set);
    return losses;
}

/* --- citations lead back --- */

static int compare_texts(const void *a, const void *b)
{
    return uc_str_compare(*(const uc_str *)a, *(const uc_str *)b);
}

/* How many of `texts` stand in it twice; says which. */
static size_t count_twins(uc_str *texts, size_t count, const char *path)
{
    size_t twins = 0;
    qsort(texts, count, sizeof *texts, compare_texts);
    for (size_t i = 1; i < count; i++) {
        if (uc_str_equal(texts[i], texts[i - 1])) {
            print_message("%s: twice: %.*s\n", path, UC_ARG(texts[i]));
            twins++;
        }
    }
    return twins;
}

/* Does the citation of `clause` lead back to it? */
static bool leads_back(const struct uc_clause *clause, uc_arena *arena, uc_str *key)
{
    struct uc_citation cited;
    if (!uc_citation_parse(clause->citation, arena, &cited)) {
        return false;
    }
    uc_str own = uc_label_key(clause->part, clause->label, arena);
    *key = uc_citation_key(cited.symbol, cited.part, cited.label, arena);
    uc_str meant = uc_citation_key(cited.symbol, clause->part, clause->label, arena);
    return own.len > 0 && uc_str_equal(*key, meant);
}

static size_t count_faults(const struct uc_document *doc, const char *path)
{
    uc_arena *arena = uc_arena_new();
    size_t count = doc->clauses.count, cited = 0, faults = 0;
    uc_str *keys = uc_arena_alloc(arena, (count + 1) * sizeof *keys);
    uc_str *eids = uc_arena_alloc(arena, (count + 1) * sizeof *eids);
    for (size_t i = 0; i < count; i++) {
        const struct uc_clause *clause = &doc->clauses.at[i];
        eids[i] = clause->eid;
        if (clause->citation.len > 0 && !leads_back(clause, arena, &keys[cited++])) {
            print_message("%s: %.*s does not lead back to %.*s | %.*s\n", path,
                          UC_ARG(clause->citation), UC_ARG(clause->part), UC_ARG(clause->label));
            faults++;
        }
    }
    faults += count_twins(keys, cited, path) + count_twins(eids, count, path);
    uc_arena_free(arena);
    return faults;
}

/* Checks every document under `folder`, of which `known` lines are known to lose text; gives how
 * many documents there were. */
static size_t check_folder(const char *folder, size_t known)
{
    char *const roots[] = {(char *)(uintptr_t)folder, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    size_t documents = 0, faults = 0, losses = 0;
    assert_non_null(walk);
    for (FTSENT *entry; (entry = fts_read(walk)) != NULL;) {
        bool file = entry->fts_info == FTS_F && uc_reader_knows(entry->fts_name);
        struct uc_lines *lines = file ? lines_from(entry->fts_path) : NULL;
        if (lines) {
            struct uc_document *doc = uc_parse(lines, entry->fts_path);
            documents++;
            faults += count_faults(doc, entry->fts_path);
            losses += count_losses(lines, doc, entry->fts_path);
            uc_document_free(doc);
            uc_lines_free(lines);
        }
    }
    fts_close(walk);
    assert_int_equal(faults, 0);
    assert_true(losses <= known);
    return documents;
}

static void corpus_comes_back(void **state)
{
    (void)state;
    assert_true(check_folder(UNCLAUSE_SOURCE_DIR "/corpus", 0) > 0);
}

static void real_documents_come_back(void **state)
{
    (void)state;
    const char *given = getenv("UNCLAUSE_SHARED");
    const char *shared = given ? given : UNCLAUSE_SOURCE_DIR "/../shared";
    if (access(shared, R_OK) != 0) {
        print_message("no real documents: neither $UNCLAUSE_SHARED nor ../shared is there\n");
        skip();
    }
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/documents", shared);
    /* "2013 and Add.1, 2014" on a page with a note 1/ */
    assert_true(check_folder(folder, 1) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corpus_comes_back),
        cmocka_unit_test(real_documents_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
