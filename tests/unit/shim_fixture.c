/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim_fixture.h"

#include "clause/field.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int fixture_make(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (f == NULL)
        return -1;
    const char *tmp = getenv("TMPDIR");
    snprintf(f->folder, sizeof f->folder, "%s/ux-XXXXXX", tmp != NULL ? tmp : "/tmp");
    f->arena = uc_arena_new();
    *state = f;
    return mkdtemp(f->folder) == NULL ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
    (void)info;
    (void)type;
    (void)where;
    return remove(path);
}

int fixture_remove(void **state)
{
    struct fixture *f = *state;
    int result = nftw(f->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    uc_arena_free(f->arena);
    free(f);
    return result;
}

const char *place(struct fixture *f, const char *name)
{
    return uc_arena_printf(f->arena, "%s/%s", f->folder, name).ptr;
}

static void add_value(struct fixture *f, struct uc_entry *entry, uint32_t slot, const char *value)
{
    if (value != NULL)
        *UC_PUSH(f->arena, &entry->values) = (struct uc_entry_value){slot, uc_str_from(value)};
}

/* Takes the first word off. */
static bool next_word(uc_str *words, uc_str *word)
{
    *words = uc_str_trim(*words);
    size_t end = uc_str_find(*words, UC_STR(" "), 0);
    *word = uc_str_slice(*words, 0, end);
    *words = uc_str_slice(*words, end, words->len);
    return word->len > 0;
}

struct uc_entry entry_of(struct fixture *f, const struct sample *sample)
{
    struct uc_entry entry = {.unique = uc_arena_printf(f->arena, "Q%s", sample->name),
                             .data = uc_str_from(sample->name)};
    uc_str words = uc_str_from(sample->words), word;
    while (next_word(&words, &word))
        *UC_PUSH(f->arena, &entry.terms) = (struct uc_entry_term){word, 1};
    add_value(f, &entry, UC_SLOT_DATE, sample->date);
    add_value(f, &entry, UC_SLOT_TEXT, sample->text_hash);
    add_value(f, &entry, UC_SLOT_ORDER, sample->order);
    return entry;
}

ux_writer *writing(struct fixture *f, const char *name)
{
    ux_writer *writer = NULL;
    enum uc_status status = ux_writer_open(place(f, name), &writer, &f->err);
    if (status != UC_OK)
        fail_msg("%s", f->err.text);
    return writer;
}

ux_reader *reading(struct fixture *f, const char *name)
{
    ux_reader *reader = NULL;
    const char *path = place(f, name);
    enum uc_status status = ux_reader_open(&path, 1, &reader, &f->err);
    if (status != UC_OK)
        fail_msg("%s", f->err.text);
    return reader;
}

void put(struct fixture *f, ux_writer *writer, const struct sample *sample)
{
    struct uc_entry entry = entry_of(f, sample);
    assert_int_equal(ux_writer_put(writer, &entry, &f->err), UC_OK);
}

void commit(struct fixture *f, ux_writer *writer)
{
    assert_int_equal(ux_writer_commit(writer, &f->err), UC_OK);
}

void make_index(struct fixture *f, const char *name, const struct sample *samples)
{
    ux_writer *writer = writing(f, name);
    for (; samples->name != NULL; samples++)
        put(f, writer, samples);
    commit(f, writer);
    ux_writer_close(writer);
}

void make_foreign(struct fixture *f, const char *name, const char *format, const char *features)
{
    ux_writer *writer = writing(f, name);
    uc_str keys[] = {UC_STR(UC_META_FORMAT), UC_STR(UC_META_FEATURES)};
    uc_str values[] = {uc_str_from(format), uc_str_from(features)};
    for (int i = 0; i < 2; i++)
        assert_int_equal(ux_writer_set_meta(writer, keys[i], values[i], &f->err), UC_OK);
    put(f, writer, &(struct sample){.name = "c1", .words = "rivers"});
    commit(f, writer);
    ux_writer_close(writer);
}

const struct uc_query *term(struct fixture *f, const char *word)
{
    return uc_query_term(f->arena, uc_str_from(word));
}

struct uc_query *group(struct fixture *f, enum uc_query_op op, uint32_t window, const char *words)
{
    struct uc_query *query = uc_query_group(f->arena, op, window);
    uc_str rest = uc_str_from(words), word;
    while (next_word(&rest, &word))
        uc_query_add(f->arena, query, uc_query_term(f->arena, word));
    return query;
}

static const char *joined(struct fixture *f, const char *so_far, uc_str name)
{
    const char *space = so_far[0] != '\0' ? " " : "";
    return uc_arena_printf(f->arena, "%s%s%.*s", so_far, space, UC_ARG(name)).ptr;
}

const char *found(struct fixture *f, ux_reader *reader, const struct ux_search *search)
{
    struct ux_hits hits = {0};
    if (ux_reader_search(reader, search, f->arena, &hits, &f->err) != UC_OK)
        fail_msg("%s", f->err.text);
    const char *names = "";
    for (size_t i = 0; i < hits.list.count; i++)
        names = joined(f, names, hits.list.at[i].data);
    return names;
}

const char *found_by(struct fixture *f, ux_reader *reader, const struct uc_query *query)
{
    struct ux_search search = {.query = query, .limit = 100, .collapse_slot = -1, .sort_slot = -1};
    return found(f, reader, &search);
}

const char *fetched(struct fixture *f, ux_reader *reader, const char *wanted)
{
    struct ux_records records = {0};
    if (ux_reader_fetch(reader, uc_str_from(wanted), 0, f->arena, &records, &f->err) != UC_OK)
        fail_msg("%s", f->err.text);
    const char *names = "";
    for (size_t i = 0; i < records.list.count; i++)
        names = joined(f, names, records.list.at[i].data);
    return names;
}

void assert_failure(struct fixture *f, enum uc_status got, enum uc_status status, const char *name,
                    const char *words)
{
    if (got != status)
        fail_msg("status %d, not %d: %s", (int)got, (int)status, f->err.text);
    assert_int_equal(f->err.status, status);
    if (strstr(f->err.text, name) == NULL || strstr(f->err.text, words) == NULL)
        fail_msg("neither \"%s\" nor \"%s\" may be missing: %s", name, words, f->err.text);
}
