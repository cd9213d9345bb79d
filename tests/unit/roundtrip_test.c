/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold of every document there is: each citation printed reads back as its own clause and
 * as no other, and no identifier occurs twice. Over corpus/, and over the real documents of
 * $UNCLAUSE_SHARED (else ../shared beside the source) where they are.
 */
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

static struct uc_document *document_from(const char *path)
{
    struct stat facts;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &facts), 0);
    char *bytes = malloc((size_t)facts.st_size + 1);
    size_t length = fread(bytes, 1, (size_t)facts.st_size, file);
    fclose(file);
    struct uc_lines *lines = NULL;
    struct uc_document *doc = NULL;
    struct uc_reader_options options = {0};
    if (uc_read(path, (uc_str){bytes, length}, &options, &lines, NULL) == UC_OK) {
        doc = uc_parse(lines, path);
        uc_lines_free(lines);
    }
    free(bytes);
    return doc;
}

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

/* Checks every document under `folder`; gives how many there were. */
static size_t check_folder(const char *folder)
{
    char *const roots[] = {(char *)(uintptr_t)folder, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    size_t documents = 0, faults = 0;
    assert_non_null(walk);
    for (FTSENT *entry; (entry = fts_read(walk)) != NULL;) {
        bool file = entry->fts_info == FTS_F && uc_reader_knows(entry->fts_name);
        struct uc_document *doc = file ? document_from(entry->fts_path) : NULL;
        if (doc) {
            documents++;
            faults += count_faults(doc, entry->fts_path);
            uc_document_free(doc);
        }
    }
    fts_close(walk);
    assert_int_equal(faults, 0);
    return documents;
}

static void citations_of_the_corpus_lead_back(void **state)
{
    (void)state;
    assert_true(check_folder(UNCLAUSE_SOURCE_DIR "/corpus") > 0);
}

static void citations_of_real_documents_lead_back(void **state)
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
    assert_true(check_folder(folder) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(citations_of_the_corpus_lead_back),
        cmocka_unit_test(citations_of_real_documents_lead_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
