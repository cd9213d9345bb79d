/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong at the door to Xapian, and what is said then. */
#include "shim_fixture.h"

#include "clause/field.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct sample clauses[] = {
    {"c1", "rivers and lakes", "20440101", "h1", "1"},
    {"c2", "high valley", NULL, "h2", "2"},
    {0},
};

static enum uc_status open_reader(struct fixture *f, const char *name, ux_reader **reader)
{
    const char *path = place(f, name);
    return ux_reader_open(&path, 1, reader, &f->err);
}

static void assert_not_read(struct fixture *f, const char *name, enum uc_status status,
                            const char *words)
{
    ux_reader *reader = NULL;
    assert_failure(f, open_reader(f, name, &reader), status, name, words);
    assert_null(reader);
}

static void assert_not_written(struct fixture *f, const char *name, enum uc_status status,
                               const char *words)
{
    ux_writer *writer = NULL;
    assert_failure(f, ux_writer_open(place(f, name), &writer, &f->err), status, name, words);
    assert_null(writer);
}

static void write_file(struct fixture *f, const char *name, const char *text)
{
    FILE *file = fopen(place(f, name), "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void test_where_there_is_none(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(mkdir(place(f, "empty"), 0700), 0);
    write_file(f, "stub", "");
    assert_not_read(f, "missing", UC_NO_INDEX, "unclause index");
    assert_not_read(f, "empty", UC_NO_INDEX, "unclause index");
    assert_not_read(f, "stub", UC_NO_INDEX, "unclause index");
    ux_writer_close(writing(f, "never-committed"));
    assert_not_read(f, "never-committed", UC_NO_INDEX, "unclause index");
    make_index(f, "never-committed", clauses);
    ux_reader_close(reading(f, "never-committed"));
}

static void test_folders_are_made_for_their_owner(void **state)
{
    struct fixture *f = *state;
    make_index(f, "deep/er/db/", clauses);
    static const char *const names[] = {"deep", "deep/er", "deep/er/db"};
    for (size_t i = 0; i < 3; i++) {
        struct stat info;
        assert_int_equal(stat(place(f, names[i]), &info), 0);
        assert_int_equal(info.st_mode & 0777, 0700);
    }
    ux_reader_close(reading(f, "deep/er/db"));
}

static void test_what_is_no_database(void **state)
{
    struct fixture *f = *state;
    write_file(f, "file", "hello\n");
    assert_not_written(f, "file", UC_IO, "Not a directory");
    assert_not_written(f, "file/db", UC_IO, "Not a directory");
    assert_not_read(f, "file", UC_FOREIGN, "is not an unclause index");
    assert_not_read(f, "file/db", UC_IO, "Not a directory");
    assert_int_equal(mkdir(place(f, "letters"), 0700), 0);
    write_file(f, "letters/letter.txt", "hello\n");
    assert_not_written(f, "letters", UC_FOREIGN, "not an unclause index");
    assert_int_equal(access(place(f, "letters/flintlock"), F_OK), -1);
}

/* What a run leaves that was killed while it made the database. */
static void test_left_overs_are_written_over(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(mkdir(place(f, "db"), 0700), 0);
    write_file(f, "db/flintlock", "");
    write_file(f, "db/postlist.glass", "");
    write_file(f, "db/v.tmp", "x");
    make_index(f, "db", clauses);
    ux_reader_close(reading(f, "db"));
}

static void test_foreign_databases(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *name, *format, *features, *words;
    } rows[] = {
        {"other program", "", "", "unclause index --rebuild"},
        {"other format", "unclause 0", UC_INDEX_FEATURES,
         "\"unclause 0\", not \"" UC_INDEX_FORMAT "\""},
        {"newer", UC_INDEX_FORMAT, UC_INDEX_FEATURES " telepathy", "\"telepathy\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        make_foreign(f, rows[i].name, rows[i].format, rows[i].features);
        assert_not_read(f, rows[i].name, UC_FOREIGN, rows[i].words);
        assert_not_read(f, rows[i].name, UC_FOREIGN, "--rebuild");
        assert_not_written(f, rows[i].name, UC_FOREIGN, rows[i].words);
    }
    make_foreign(f, "fewer", UC_INDEX_FORMAT, "stems");
    ux_reader_close(reading(f, "fewer"));
}

static void test_one_of_several_is_foreign(void **state)
{
    struct fixture *f = *state;
    make_index(f, "good", clauses);
    make_foreign(f, "bad", "", "");
    const char *paths[] = {place(f, "good"), place(f, "bad"), place(f, "missing")};
    ux_reader *reader = NULL;
    assert_failure(f, ux_reader_open(paths, 3, &reader, &f->err), UC_FOREIGN, "bad", "--rebuild");
    paths[1] = paths[0];
    assert_failure(f, ux_reader_open(paths, 3, &reader, &f->err), UC_NO_INDEX, "missing", "");
    assert_null(reader);
}

static void test_a_locked_database_names_its_holder(void **state)
{
    struct fixture *f = *state;
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    const char *path = place(f, "db");
    pid_t child = fork();
    if (child == 0) {
        ux_writer *writer = NULL;
        char ok = ux_writer_open(path, &writer, NULL) == UC_OK;
        if (write(ready[1], &ok, 1) == 1)
            pause();
        _exit(0);
    }
    char ok = 0;
    assert_int_equal(read(ready[0], &ok, 1), 1);
    assert_int_equal(ok, 1);
    const char *words =
        uc_arena_printf(f->arena, "another indexing run (pid %d) has the index", (int)child).ptr;
    assert_not_written(f, "db", UC_BUSY, words);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    make_index(f, "db", clauses);
    close(ready[0]);
    close(ready[1]);
}

/* What a user whom permissions bind gets from opening `path`: 16 x the reader's status + the
 * writer's. */
static int opened_as_nobody(const char *path)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(255);
        ux_reader *reader = NULL;
        ux_writer *writer = NULL;
        int read_status = (int)ux_reader_open(&path, 1, &reader, NULL);
        int write_status = (int)ux_writer_open(path, &writer, NULL);
        _exit(16 * read_status + write_status);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static const char *const files[] = {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass",
                                    "flintlock"};

static void set_modes(struct fixture *f, mode_t folder, mode_t revision, mode_t others)
{
    assert_int_equal(chmod(place(f, "db"), 0755), 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = uc_arena_printf(f->arena, "%s/db/%s", f->folder, files[i]).ptr;
        assert_int_equal(chmod(path, i == 0 ? revision : others), 0);
    }
    assert_int_equal(chmod(place(f, "db"), folder), 0);
}

static void test_permissions(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    assert_int_equal(chmod(f->folder, 0555), 0);
    static const struct {
        const char *path;
        mode_t folder, revision, others;
        enum uc_status read, write;
    } rows[] = {
        {"db", 0555, 0444, 0444, UC_OK, UC_IO},        {"db", 0777, 0444, 0444, UC_OK, UC_IO},
        {"db", 0777, 0000, 0666, UC_IO, UC_IO},        {"db", 0000, 0666, 0666, UC_IO, UC_IO},
        {"new", 0755, 0666, 0666, UC_NO_INDEX, UC_IO},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_modes(f, rows[i].folder, rows[i].revision, rows[i].others);
        int got = opened_as_nobody(place(f, rows[i].path));
        set_modes(f, 0755, 0644, 0644);
        if (got == 255)
            skip();
        assert_int_equal(got, 16 * (int)rows[i].read + (int)rows[i].write);
    }
    assert_int_equal(chmod(f->folder, 0755), 0);
}

static void test_terms_have_bounds(void **state)
{
    struct fixture *f = *state;
    char letters[300];
    memset(letters, 'x', sizeof letters);
    ux_writer *writer = writing(f, "db");
    static const struct {
        size_t len;
        enum uc_status status;
        const char *words;
    } rows[] = {{245, UC_OK, ""}, {246, UC_INTERNAL, "xxx"}, {0, UC_INTERNAL, "empty term"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uc_str name = {letters, rows[i].len};
        struct uc_entry unique = {.unique = name}, entry = {.unique = UC_STR("Q1")};
        *UC_PUSH(f->arena, &entry.terms) = (struct uc_entry_term){name, 1};
        enum uc_status got[] = {ux_writer_put(writer, &unique, &f->err),
                                ux_writer_put(writer, &entry, &f->err),
                                ux_writer_delete(writer, name, &f->err)};
        for (size_t j = 0; j < 3; j++) {
            assert_int_equal(got[j], rows[i].status);
            if (got[j] != UC_OK)
                assert_failure(f, got[j], UC_INTERNAL, "db", rows[i].words);
        }
    }
    memset(letters, '\0', 123);
    struct uc_entry nuls = {.unique = {letters, 123}};
    assert_failure(f, ux_writer_put(writer, &nuls, &f->err), UC_INTERNAL, "db", "too long");
    nuls.unique.len = 122;
    assert_int_equal(ux_writer_put(writer, &nuls, &f->err), UC_OK);
    commit(f, writer);
    ux_writer_close(writer);
}

static void test_queries_have_bounds(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    ux_reader *reader = reading(f, "db");
    const struct uc_query *deepest = term(f, "rivers");
    for (int i = 0; i < UC_QUERY_DEPTH; i++)
        deepest = uc_query_scale(f->arena, 1, deepest);
    const struct {
        const struct uc_query *query;
        enum uc_status status;
        const char *words;
    } rows[] = {
        {uc_query_scale(f->arena, 1, deepest), UC_USAGE, "too deeply"},
        {group(f, UC_QUERY_PHRASE, 0, "rivers lakes"), UC_INTERNAL, "condition on the text"},
        {uc_query_scale(f->arena, -1, term(f, "rivers")), UC_INTERNAL, ""},
        {uc_query_term(f->arena, UC_STR("")), UC_INTERNAL, "empty term"},
    };
    assert_string_equal(found_by(f, reader, deepest), "c1");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ux_search search = {
            .query = rows[i].query, .limit = 1, .collapse_slot = -1, .sort_slot = -1};
        struct ux_hits hits = {.likely = 7};
        assert_failure(f, ux_reader_search(reader, &search, f->arena, &hits, &f->err),
                       rows[i].status, "db", rows[i].words);
        assert_int_equal(hits.likely, 7);
    }
    ux_reader_close(reader);
}

static void test_servers(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *path;
        enum uc_status status;
        const char *words;
    } rows[] = {
        {"tcp://", UC_USAGE, "tcp://HOST:PORT"},
        {"tcp://host", UC_USAGE, "tcp://HOST:PORT"},
        {"tcp://host:http", UC_USAGE, "tcp://HOST:PORT"},
        {"tcp://:1", UC_USAGE, "tcp://HOST:PORT"},
        {"tcp://host:", UC_USAGE, "tcp://HOST:PORT"},
        {"tcp://127.0.0.1:1", UC_IO, "refused"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ux_reader *reader = NULL;
        assert_failure(f, ux_reader_open(&rows[i].path, 1, &reader, &f->err), rows[i].status,
                       rows[i].path, rows[i].words);
    }
    ux_writer *writer = NULL;
    assert_failure(f, ux_writer_open("tcp://127.0.0.1:1", &writer, &f->err), UC_USAGE, "tcp://",
                   "not written");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, fixture_make, fixture_remove)
        TEST(where_there_is_none),
        TEST(folders_are_made_for_their_owner),
        TEST(what_is_no_database),
        TEST(left_overs_are_written_over),
        TEST(foreign_databases),
        TEST(one_of_several_is_foreign),
        TEST(a_locked_database_names_its_holder),
        TEST(permissions),
        TEST(terms_have_bounds),
        TEST(queries_have_bounds),
        TEST(servers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
