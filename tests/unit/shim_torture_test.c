/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each operation, with its first, second, third… allocation failing: the status says so, nothing
 * crashes, and the database is whole. */
#include "failing_new.h"
#include "shim_fixture.h"

#include "clause/field.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef enum uc_status operation(struct fixture *f);

struct tally {
    long failed, died;
};

/* In a process of its own; 64 + the status where an allocation has failed. */
static int run_failing(struct fixture *f, operation *run, long calls)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL); /* from cmocka's own */
        signal(SIGSEGV, SIG_DFL);
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(255);
        failing_new_start(calls);
        enum uc_status status = run(f);
        int failed = failing_new_stop() ? 64 : 0;
        bool is_told = status == UC_OK || strstr(f->err.text, "out of memory") != NULL;
        _exit(is_told ? failed + (int)status : 255);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* Runs it with every one of its allocations failing in turn. */
static struct tally torture(struct fixture *f, operation *run, void (*verify)(struct fixture *f))
{
    struct tally tally = {0};
    for (long calls = 0;; calls++) {
        int got = run_failing(f, run, calls);
        if (verify != NULL)
            verify(f);
        if (got == UC_OK)
            return tally;
        bool has_died = got == -SIGABRT || got == -SIGSEGV;
        if (!has_died && got != 64 + UC_OK && got != 64 + UC_NO_MEMORY)
            fail_msg("allocation %ld: %d", calls, got);
        tally.failed++;
        tally.died += has_died;
    }
}

/* Two entries that always have the same word, and another each time. */
static enum uc_status put_two(struct fixture *f, ux_writer *writer, const char *word)
{
    static const char *const names[] = {"c1", "c2"};
    for (size_t i = 0; i < 2; i++) {
        struct uc_entry entry = entry_of(f, &(struct sample){names[i], word, word, "h", names[i]});
        entry.data = uc_str_from(word);
        enum uc_status status = ux_writer_put(writer, &entry, &f->err);
        if (status != UC_OK)
            return status;
    }
    return ux_writer_commit(writer, &f->err);
}

static enum uc_status write_both(struct fixture *f)
{
    const char *word = uc_arena_printf(f->arena, "turn%d", (int)getpid()).ptr;
    ux_writer *writer = NULL;
    enum uc_status status = ux_writer_open(place(f, "db"), &writer, &f->err);
    if (status == UC_OK)
        status = put_two(f, writer, word);
    ux_writer_close(writer);
    return status;
}

static void assert_both_or_none(struct fixture *f)
{
    ux_reader *reader = NULL;
    const char *path = place(f, "db");
    enum uc_status status = ux_reader_open(&path, 1, &reader, &f->err);
    if (status == UC_NO_INDEX)
        return;
    if (status != UC_OK)
        fail_msg("%s", f->err.text);
    assert_string_equal(fetched(f, reader, "Qc1"), fetched(f, reader, "Qc2"));
    ux_reader_close(reader);
}

static void test_write(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 2; i++) { /* making the database, then changing it */
        struct tally tally = torture(f, write_both, assert_both_or_none);
        assert_true(tally.failed > 50);
        assert_true(tally.died <= 1); /* libxapian 1.4.22 ends the process once in a commit */
    }
}

static enum uc_status delete_and_fetch(struct fixture *f)
{
    uc_str data = {0};
    ux_writer *writer = NULL;
    enum uc_status status = ux_writer_open(place(f, "db"), &writer, &f->err);
    if (status == UC_OK)
        status = ux_writer_entries(writer, UC_STR("rivers"), &(uint32_t){0}, 0, f->arena,
                                   &(struct ux_entries){0}, &f->err);
    if (status == UC_OK)
        status = ux_writer_delete(writer, UC_STR("rivers"), &f->err);
    if (status == UC_OK)
        status = ux_writer_set_meta(writer, UC_STR("key"), UC_STR("value"), &f->err);
    if (status == UC_OK)
        status = ux_writer_fetch(writer, UC_STR("Qc2"), f->arena, &data, &f->err);
    ux_writer_close(writer);
    return status;
}

static enum uc_status read_all(struct fixture *f, ux_reader *reader)
{
    struct ux_stats stats;
    struct ux_terms terms;
    struct ux_records records;
    uc_str value;
    enum uc_status status = ux_reader_stats(reader, f->arena, &stats, &f->err);
    if (status == UC_OK)
        status = ux_reader_meta(reader, UC_STR(UC_META_FORMAT), f->arena, &value, &f->err);
    if (status == UC_OK)
        status = ux_reader_terms(reader, UC_STR(""), 0, f->arena, &terms, &f->err);
    if (status == UC_OK)
        status = ux_reader_fetch(reader, UC_STR("lakes"), 0, f->arena, &records, &f->err);
    return status;
}

static enum uc_status count_all(struct fixture *f, ux_reader *reader)
{
    static const struct ux_facet facets[] = {{.prefix = "l"}, {.slot = UC_SLOT_TEXT}};
    struct ux_counts counts[2];
    const struct ux_matching matching = {.query = term(f, "lakes")};
    return ux_reader_count(reader, &matching, facets, 2, 9, f->arena, counts, &f->err);
}

static enum uc_status search_all(struct fixture *f, ux_reader *reader)
{
    struct uc_query *all = group(f, UC_QUERY_OR, 0, "valley");
    uc_query_add(f->arena, all, group(f, UC_QUERY_AND, 0, "rivers lakes"));
    uc_query_add(f->arena, all, group(f, UC_QUERY_SYNONYM, 0, "high lakes"));
    uc_query_add(f->arena, all,
                 uc_query_range(f->arena, UC_SLOT_DATE, UC_STR("2044"), UC_STR("2045")));
    struct ux_search search = {
        .query = all, .limit = 9, .collapse_slot = UC_SLOT_TEXT, .sort_slot = -1};
    struct ux_hits hits;
    enum uc_status status = ux_reader_search(reader, &search, f->arena, &hits, &f->err);
    if (status != UC_OK)
        return status;
    search.sort_slot = UC_SLOT_DATE;
    search.sort_ascending = true;
    return ux_reader_search(reader, &search, f->arena, &hits, &f->err);
}

static enum uc_status read_and_search(struct fixture *f)
{
    ux_reader *reader = NULL;
    const char *paths[] = {place(f, "db"), place(f, "other")};
    enum uc_status status = ux_reader_open(paths, 2, &reader, &f->err);
    if (status == UC_OK)
        status = read_all(f, reader);
    if (status == UC_OK)
        status = search_all(f, reader);
    if (status == UC_OK)
        status = count_all(f, reader);
    ux_reader_close(reader);
    return status;
}

static enum uc_status check(struct fixture *f)
{
    size_t faults = 0;
    struct uc_buf report = {0};
    enum uc_status status = ux_check(place(f, "db"), &faults, &report, &f->err);
    uc_buf_free(&report);
    return status;
}

static void test_read(void **state)
{
    static const struct sample clauses[] = {
        {"c1", "rivers and lakes", "20440101", "h1", "1"},
        {"c2", "high valley", NULL, "h2", "2"},
        {"c3", "high lakes", NULL, "h2", "3"},
        {0},
    };
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    make_index(f, "other", clauses);
    operation *const operations[] = {read_and_search, check, delete_and_fetch};
    for (size_t i = 0; i < 3; i++) {
        struct tally tally = torture(f, operations[i], NULL);
        assert_true(tally.failed > 20);
        assert_int_equal(tally.died, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_write, fixture_make, fixture_remove),
        cmocka_unit_test_setup_teardown(test_read, fixture_make, fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
