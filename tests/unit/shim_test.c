/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is found: entries, snapshots, queries, sorting, counts. */
#include "shim_fixture.h"

#include "clause/field.h"

#include <stdio.h>
#include <string.h>

static const struct sample clauses[] = {
    {"c1", "requests the secretary general to report on rivers", "20440101", "h1", "20440101a1"},
    {"c2", "rivers and lakes of the high valley", "20450101", "h2", "20450101b1"},
    {"c3", "the valley high above the rivers", NULL, "h3", "a3"},
    {"c4", "lakes", "20430101", "h1", "20430101c1"},
    {"c5", "lakes", "20460101", "h1", "20460101c2"},
    {"c6", "lakes", NULL, "h6", "c3"},
    {0},
};

static void test_round_trip(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    struct ux_stats stats = {0};
    assert_int_equal(ux_reader_stats(reader, f->arena, &stats, &f->err), UC_OK);
    assert_int_equal(stats.entries, 6);
    assert_int_equal(stats.uuid.len, 36);
    assert_string_equal(fetched(f, reader, "Qc3"), "c3");
    assert_string_equal(fetched(f, reader, "rivers"), "c1 c2 c3");
    assert_string_equal(fetched(f, reader, "Qnone"), "");
    struct ux_records two = {0};
    assert_int_equal(ux_reader_fetch(reader, UC_STR("rivers"), 2, f->arena, &two, &f->err), UC_OK);
    assert_int_equal(two.list.count, 2);
    ux_reader_close(reader);
}

static void test_data_is_bytes(void **state)
{
    struct fixture *f = *state;
    const uc_str bytes = UC_STR("\0\xff\x80 and \0");
    struct uc_entry entry = {.unique = UC_STR("Qa\0b"), .data = bytes};
    ux_writer *writer = writing(f, "db");
    assert_int_equal(ux_writer_put(writer, &entry, &f->err), UC_OK);
    commit(f, writer);
    uc_str data = {0};
    assert_int_equal(ux_writer_fetch(writer, entry.unique, f->arena, &data, &f->err), UC_OK);
    assert_true(uc_str_equal(data, bytes));
    ux_writer_close(writer);
}

static void test_replace_and_delete(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_writer *writer = writing(f, "db");
    put(f, writer, &(struct sample){"c1", "deserts", NULL, NULL, NULL});
    assert_int_equal(ux_writer_delete(writer, UC_STR("lakes"), &f->err), UC_OK);
    assert_int_equal(ux_writer_delete(writer, UC_STR("nowhere"), &f->err), UC_OK);
    commit(f, writer);
    ux_reader *reader = reading(f, "db");
    assert_string_equal(fetched(f, reader, "deserts"), "c1");
    assert_string_equal(fetched(f, reader, "rivers"), "c3");
    ux_reader_close(reader);
    ux_writer_close(writer);
}

static void test_writer_sees_its_own_state(void **state)
{
    struct fixture *f = *state;
    ux_writer *writer = writing(f, "db");
    put(f, writer, &clauses[0]);
    uc_str data = UC_STR("untouched");
    assert_int_equal(ux_writer_fetch(writer, UC_STR("Qc1"), f->arena, &data, &f->err), UC_OK);
    assert_true(uc_str_equal(data, UC_STR("c1")));
    enum uc_status status = ux_writer_fetch(writer, UC_STR("Qc2"), f->arena, &data, &f->err);
    assert_failure(f, status, UC_NOT_FOUND, "db", "Qc2");
    assert_true(uc_str_equal(data, UC_STR("c1")));
    ux_writer_close(writer);
}

/* What was put, in order and page by page, whether committed or not. */
static void test_writer_gives_entries_back(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_writer *writer = writing(f, "db");
    put(f, writer, &(struct sample){"c9", "rivers rivers", "20441219", NULL, NULL});
    uint32_t next = 0, frequency;
    struct ux_entries pages[3] = {0};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(
            ux_writer_entries(writer, UC_STR("rivers"), &next, 3, f->arena, &pages[i], &f->err),
            UC_OK);
    assert_int_equal(pages[0].list.count, 3);
    assert_int_equal(pages[1].list.count, 1);
    assert_int_equal(pages[2].list.count, 0);
    assert_true(uc_str_equal(pages[0].list.at[0].unique, UC_STR("Qc1")));
    const struct uc_entry *last = &pages[1].list.at[0];
    assert_true(uc_str_equal(last->unique, UC_STR("Qc9")));
    assert_true(uc_str_equal(last->data, UC_STR("c9")));
    assert_int_equal(last->terms.count, 1);
    assert_true(uc_str_equal(last->terms.at[0].term, UC_STR("rivers")));
    assert_int_equal(last->terms.at[0].wdf, 2);
    assert_int_equal(last->values.count, 1);
    assert_true(uc_str_equal(last->values.at[0].value, UC_STR("20441219")));
    assert_int_equal(ux_writer_frequency(writer, UC_STR("rivers"), &frequency, &f->err), UC_OK);
    assert_int_equal(frequency, 4);
    ux_writer_close(writer);
}

static void test_uncommitted_is_dropped(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_writer *writer = writing(f, "db");
    put(f, writer, &(struct sample){"c9", "deserts", NULL, NULL, NULL});
    assert_int_equal(ux_writer_delete(writer, UC_STR("rivers"), &f->err), UC_OK);
    assert_int_equal(ux_writer_set_meta(writer, UC_STR("k"), UC_STR("v"), &f->err), UC_OK);
    ux_writer_close(writer);
    ux_reader *reader = reading(f, "db");
    assert_string_equal(fetched(f, reader, "deserts"), "");
    assert_string_equal(fetched(f, reader, "rivers"), "c1 c2 c3");
    uc_str value = UC_STR("untouched");
    assert_int_equal(ux_reader_meta(reader, UC_STR("k"), f->arena, &value, &f->err), UC_OK);
    assert_int_equal(value.len, 0);
    ux_reader_close(reader);
    ux_writer_close(NULL);
    ux_reader_close(NULL);
}

static void test_metadata(void **state)
{
    struct fixture *f = *state;
    ux_writer *writer = writing(f, "db");
    assert_int_equal(ux_writer_set_meta(writer, UC_STR("k"), UC_STR("v"), &f->err), UC_OK);
    commit(f, writer);
    ux_writer_close(writer);
    ux_reader *reader = reading(f, "db");
    static const struct {
        const char *key, *value;
    } rows[] = {{"k", "v"},
                {"none", ""},
                {UC_META_FORMAT, UC_INDEX_FORMAT},
                {UC_META_FEATURES, UC_INDEX_FEATURES}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uc_str value = {0};
        uc_str key = uc_str_from(rows[i].key);
        assert_int_equal(ux_reader_meta(reader, key, f->arena, &value, &f->err), UC_OK);
        assert_true(uc_str_equal(value, uc_str_from(rows[i].value)));
    }
    ux_reader_close(reader);
}

static void put_many(struct fixture *f, ux_writer *writer, const char *words)
{
    for (int i = 0; i < 2000; i++) {
        char name[16];
        snprintf(name, sizeof name, "many%d", i);
        put(f, writer, &(struct sample){name, words, NULL, NULL, name});
    }
    commit(f, writer);
}

static uint64_t count_of(struct fixture *f, ux_reader *reader, const char *word)
{
    struct ux_search search = {.query = term(f, word),
                               .limit = 9,
                               .check_at_least = SIZE_MAX,
                               .collapse_slot = -1,
                               .sort_slot = -1};
    struct ux_hits hits = {0};
    if (ux_reader_search(reader, &search, f->arena, &hits, &f->err) != UC_OK)
        fail_msg("%s", f->err.text);
    return hits.likely;
}

/* Xapian keeps two states of a database: a reader that two commits have overtaken finds its blocks
 * gone, where the tables have more than one. */
static void test_a_reader_is_a_snapshot_and_recovers(void **state)
{
    struct fixture *f = *state;
    ux_writer *writer = writing(f, "db");
    put_many(f, writer, "lakes");
    ux_reader *reader = reading(f, "db");
    put_many(f, writer, "seas");
    assert_int_equal(count_of(f, reader, "lakes"), 2000);
    assert_int_equal(count_of(f, reader, "seas"), 0);
    put_many(f, writer, "rivers");
    put_many(f, writer, "deserts");
    struct ux_records records = {0};
    assert_int_equal(ux_reader_fetch(reader, UC_STR("lakes"), 0, f->arena, &records, &f->err),
                     UC_OK);
    assert_int_equal(records.list.count, 0); /* not a part of them */
    assert_int_equal(count_of(f, reader, "deserts"), 2000);
    ux_writer_close(writer);
    ux_reader_close(reader);
}

static void test_terms(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    static const struct {
        const char *prefix;
        size_t limit;
        const char *expected;
    } rows[] = {
        {"r", 0, "report:1 requests:1 rivers:3"},
        {"r", 2, "report:1 requests:1"},
        {"rivers", 0, "rivers:3"},
        {"x", 0, ""},
        {"Qc", 3, "Qc1:1 Qc2:1 Qc3:1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ux_terms terms = {0};
        assert_int_equal(ux_reader_terms(reader, uc_str_from(rows[i].prefix), rows[i].limit,
                                         f->arena, &terms, &f->err),
                         UC_OK);
        const char *text = "";
        for (size_t t = 0; t < terms.list.count; t++)
            text = uc_arena_printf(f->arena, "%s%s%.*s:%u", text, t > 0 ? " " : "",
                                   UC_ARG(terms.list.at[t].term), terms.list.at[t].frequency)
                       .ptr;
        assert_string_equal(text, rows[i].expected);
    }
    uint32_t frequency = 0;
    assert_int_equal(ux_reader_frequency(reader, UC_STR("rivers"), &frequency, &f->err), UC_OK);
    assert_int_equal(frequency, 3);
    assert_int_equal(ux_reader_frequency(reader, UC_STR("x"), &frequency, &f->err), UC_OK);
    assert_int_equal(frequency, 0);
    ux_reader_close(reader);
}

static void test_boolean_queries(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    uc_arena *a = f->arena;
    const struct uc_query *rivers = term(f, "rivers"), *lakes = term(f, "lakes");
    const struct {
        const struct uc_query *query;
        const char *expected;
    } rows[] = {
        {rivers, "c3 c2 c1"},
        {term(f, "deserts"), ""},
        {uc_query_nothing(a), ""},
        {uc_query_everything(a), "c6 c3 c5 c2 c1 c4"},
        {group(f, UC_QUERY_AND, 0, "rivers lakes"), "c2"},
        {group(f, UC_QUERY_OR, 0, ""), ""},
        {group(f, UC_QUERY_OR, 0, "lakes"), "c6 c5 c2 c4"},
        {group(f, UC_QUERY_SYNONYM, 0, "rivers lakes"), "c2 c6 c3 c5 c1 c4"},
        {uc_query_pair(a, UC_QUERY_NOT, rivers, lakes), "c3 c1"},
        {uc_query_pair(a, UC_QUERY_MAYBE, rivers, lakes), "c2 c3 c1"},
        {uc_query_pair(a, UC_QUERY_FILTER, lakes, rivers), "c2"},
        {uc_query_pair(a, UC_QUERY_AND, rivers, uc_query_nothing(a)), ""},
        {uc_query_pair(a, UC_QUERY_OR, rivers, uc_query_scale(a, 50, term(f, "requests"))),
         "c1 c3 c2"},
        {uc_query_scale(a, 0, lakes), "c6 c5 c2 c4"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(found_by(f, reader, rows[i].query), rows[i].expected);
    ux_reader_close(reader);
}

/* c2 has both words; the others have one, and so one score: they come in their order, and a page
 * ends before them where it may. */
static void test_pages_that_end_among_equals(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    const struct {
        size_t offset, limit, least;
        bool is_last;
        const char *expected;
    } rows[] = {
        {0, 9, 0, true, "c2 c6 c3 c5 c1 c4"},
        {0, 3, 0, false, "c2 c6 c3"},
        {0, 3, 1, false, "c2"},
        {0, 3, 2, false, "c2 c6 c3"},
        {0, 1, 0, false, "c2"},
        {1, 2, 1, false, "c6 c3"},
        {0, 6, 1, true, "c2 c6 c3 c5 c1 c4"},
        {1, 9, 0, true, "c6 c3 c5 c1 c4"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct ux_search search = {.query = group(f, UC_QUERY_SYNONYM, 0, "rivers lakes"),
                                         .offset = rows[i].offset,
                                         .limit = rows[i].limit,
                                         .least = rows[i].least,
                                         .collapse_slot = -1,
                                         .sort_slot = -1};
        struct ux_hits hits = {0};
        assert_int_equal(ux_reader_search(reader, &search, f->arena, &hits, &f->err), UC_OK);
        assert_string_equal(found(f, reader, &search), rows[i].expected);
        assert_int_equal(hits.is_last, rows[i].is_last);
    }
    ux_reader_close(reader);
}

static bool has(struct fixture *f, ux_reader *reader, uint32_t id, const struct uc_query *leaf)
{
    bool found = false;
    assert_int_equal(ux_reader_has(reader, id, leaf, &found, &f->err), UC_OK);
    return found;
}

/* What a leaf matches entry by entry is what it finds. */
static void test_an_entry_has_what_finds_it(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    const struct uc_query *const leaves[] = {
        term(f, "lakes"),
        term(f, "lake"),
        uc_query_range(f->arena, UC_SLOT_DATE, UC_STR("20440101"), UC_STR("20450101")),
        uc_query_range(f->arena, UC_SLOT_DATE, UC_STR(""), UC_STR("")),
    };
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++) {
        struct ux_search search = {
            .query = leaves[i], .limit = 9, .collapse_slot = -1, .sort_slot = -1};
        struct ux_hits hits = {0};
        uint32_t found = 0, count = 0;
        assert_int_equal(ux_reader_search(reader, &search, f->arena, &hits, &f->err), UC_OK);
        for (size_t k = 0; k < hits.list.count; k++)
            found += has(f, reader, hits.list.at[k].id, leaves[i]);
        for (uint32_t id = 1; id <= 6; id++)
            count += has(f, reader, id, leaves[i]);
        assert_int_equal(found, hits.list.count);
        assert_int_equal(count, hits.list.count);
    }
    ux_reader_close(reader);
}

static void test_ranges(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    static const struct {
        const char *low, *high, *expected;
    } rows[] = {
        {"20440101", "20450101", "c2 c1"},
        {"20440102", "", "c5 c2"},
        {"", "20440101", "c1 c4"}, /* not what has no date */
        {"", "", "c5 c2 c1 c4"},
        {"2044", "2045", "c1"},
        {"2050", "2040", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct uc_query *range = uc_query_range(
            f->arena, UC_SLOT_DATE, uc_str_from(rows[i].low), uc_str_from(rows[i].high));
        assert_string_equal(found_by(f, reader, range), rows[i].expected);
    }
    ux_reader_close(reader);
}

static void test_a_scale_in_a_synonym_means_its_child(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    struct uc_query *plain = group(f, UC_QUERY_SYNONYM, 0, "lakes valley");
    struct uc_query *scaled = group(f, UC_QUERY_SYNONYM, 0, "valley");
    uc_query_add(f->arena, scaled, uc_query_scale(f->arena, 9, term(f, "lakes")));
    struct ux_hits hits[2] = {0};
    const struct uc_query *queries[2] = {plain, scaled};
    for (int i = 0; i < 2; i++) {
        struct ux_search search = {
            .query = queries[i], .limit = 9, .collapse_slot = -1, .sort_slot = -1};
        assert_int_equal(ux_reader_search(reader, &search, f->arena, &hits[i], &f->err), UC_OK);
    }
    assert_int_equal(hits[0].list.count, 5);
    assert_int_equal(hits[1].list.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_float_equal(hits[0].list.at[i].score, hits[1].list.at[i].score, 1e-9);
    ux_reader_close(reader);
}

static void test_sorting_and_pages(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    static const struct {
        bool ascending;
        size_t offset, limit;
        const char *expected;
    } rows[] = {
        {false, 0, 9, "c5 c2 c1 c4 c3 c6"},
        {true, 0, 9, "c4 c1 c2 c5 c3 c6"},
        {false, 1, 2, "c2 c1"},
        {true, 1, 2, "c1 c2"},
        {true, 3, 2, "c5 c3"},
        {true, 4, 9, "c3 c6"},
        {true, 5, 1, "c6"},
        {true, 6, 9, ""},
        {false, 6, 9, ""},
        {true, SIZE_MAX, SIZE_MAX, ""},
        {false, SIZE_MAX, SIZE_MAX, ""},
        {false, 4, SIZE_MAX, "c3 c6"},
    };
    struct uc_query *any = group(f, UC_QUERY_OR, 0, "lakes rivers");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ux_search search = {.query = any,
                                   .offset = rows[i].offset,
                                   .limit = rows[i].limit,
                                   .collapse_slot = -1,
                                   .sort_slot = UC_SLOT_DATE,
                                   .sort_ascending = rows[i].ascending};
        assert_string_equal(found(f, reader, &search), rows[i].expected);
    }
    ux_reader_close(reader);
}

static void test_collapsing_and_counts(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    struct ux_search search = {.query = uc_query_everything(f->arena),
                               .limit = 2,
                               .check_at_least = SIZE_MAX,
                               .collapse_slot = UC_SLOT_TEXT,
                               .sort_slot = -1};
    struct ux_hits hits = {0};
    assert_int_equal(ux_reader_search(reader, &search, f->arena, &hits, &f->err), UC_OK);
    assert_int_equal(hits.list.count, 2);
    assert_int_equal(hits.least, 4);
    assert_int_equal(hits.likely, 4);
    assert_int_equal(hits.most, 4);
    assert_int_equal(hits.likely_uncollapsed, 6);
    search.limit = 9;
    assert_string_equal(found(f, reader, &search), "c6 c3 c5 c2");
    assert_int_equal(ux_reader_search(reader, &search, f->arena, &hits, &f->err), UC_OK);
    assert_int_equal(hits.list.at[2].collapsed, 2);
    search.collapse_max = 2;
    assert_string_equal(found(f, reader, &search), "c6 c3 c5 c2 c1");
    search.sort_slot = UC_SLOT_DATE;
    search.sort_ascending = true;
    search.collapse_max = 1;
    assert_string_equal(found(f, reader, &search), "c4 c2 c3 c6");
    ux_reader_close(reader);
}

static void test_no_limit_only_counts(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    struct ux_search search = {.query = group(f, UC_QUERY_OR, 0, "lakes rivers"),
                               .check_at_least = SIZE_MAX,
                               .collapse_slot = -1,
                               .sort_slot = -1};
    struct ux_hits hits = {0};
    assert_int_equal(ux_reader_search(reader, &search, f->arena, &hits, &f->err), UC_OK);
    assert_int_equal(hits.list.count, 0);
    assert_int_equal(hits.likely, 6);
    assert_int_equal(hits.most, 6);
    ux_reader_close(reader);
}

/* One index, the same in two shards, and with a shard turned round: alike, ties included. */
static void test_shards_are_searched_as_one(void **state)
{
    struct fixture *f = *state;
    struct sample ties[9] = {0}, odd[5] = {0}, even[5] = {0};
    for (size_t i = 0; i < 8; i++) {
        const char *name = uc_arena_printf(f->arena, "t%zu", i).ptr;
        const char *order = uc_arena_printf(f->arena, "%zu", i * 5 % 8).ptr;
        ties[i] = (struct sample){name, i < 4 ? "seas" : "seas seas", NULL, NULL, order};
        *(i % 2 == 0 ? &even[i / 2] : &odd[i / 2]) = ties[i];
    }
    make_index(f, "one", ties);
    make_index(f, "odd", odd);
    make_index(f, "even", even);
    ux_reader *one = reading(f, "one");
    const char *expected = found_by(f, one, term(f, "seas"));
    assert_string_equal(expected, "t6 t4 t7 t5 t3 t1 t2 t0");
    const char *paths[2] = {place(f, "odd"), place(f, "even")};
    for (int turn = 0; turn < 2; turn++) {
        const char *turned[2] = {paths[turn], paths[1 - turn]};
        ux_reader *both = NULL;
        assert_int_equal(ux_reader_open(turned, 2, &both, &f->err), UC_OK);
        assert_string_equal(found_by(f, both, term(f, "seas")), expected);
        assert_string_equal(fetched(f, both, "Qt3"), "t3");
        ux_reader_close(both);
    }
    ux_reader_close(one);
}

static const char *beside(struct fixture *f, ux_reader *reader, uint32_t id, int64_t distance)
{
    uc_str data = {0};
    enum uc_status s = ux_reader_fetch_beside(reader, id, distance, f->arena, &data, &f->err);
    return s == UC_NOT_FOUND ? NULL : uc_arena_printf(f->arena, "%.*s", UC_ARG(data)).ptr;
}

static void test_entries_beside_one(void **state)
{
    struct fixture *f = *state;
    const struct sample other[] = {
        {"d1", "deserts", NULL, NULL, NULL}, {"d2", "seas", NULL, NULL, NULL}, {0}};
    make_index(f, "db", clauses);
    make_index(f, "other", other);
    ux_reader *one = reading(f, "db");
    assert_string_equal(beside(f, one, 3, 1), "c4");
    assert_string_equal(beside(f, one, 3, -2), "c1");
    assert_null(beside(f, one, 3, -3));
    assert_null(beside(f, one, 3, INT64_MIN));
    assert_null(beside(f, one, 3, UINT32_MAX));
    ux_reader_close(one);

    const char *paths[2] = {place(f, "db"), place(f, "other")};
    ux_reader *both = NULL;
    assert_int_equal(ux_reader_open(paths, 2, &both, &f->err), UC_OK);
    assert_string_equal(beside(f, both, 1, 0), "c1"); /* ids alternate: c1 d1 c2 d2 c3 */
    assert_string_equal(beside(f, both, 1, 2), "c3");
    assert_string_equal(beside(f, both, 4, -1), "d1");
    assert_null(beside(f, both, 4, 1));
    ux_reader_close(both);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, fixture_make, fixture_remove)
        TEST(round_trip),
        TEST(data_is_bytes),
        TEST(replace_and_delete),
        TEST(writer_sees_its_own_state),
        TEST(writer_gives_entries_back),
        TEST(uncommitted_is_dropped),
        TEST(metadata),
        TEST(a_reader_is_a_snapshot_and_recovers),
        TEST(terms),
        TEST(boolean_queries),
        TEST(pages_that_end_among_equals),
        TEST(an_entry_has_what_finds_it),
        TEST(ranges),
        TEST(a_scale_in_a_synonym_means_its_child),
        TEST(sorting_and_pages),
        TEST(collapsing_and_counts),
        TEST(no_limit_only_counts),
        TEST(shards_are_searched_as_one),
        TEST(entries_beside_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
