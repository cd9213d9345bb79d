/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an index whose files are damaged, or that a disk has no room for. */
#include "shim_fixture.h"

#include "clause/field.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const files[] = {"iamglass", "postlist.glass", "docdata.glass",
                                    "termlist.glass"};

static const struct sample clauses[] = {
    {"c1", "rivers and lakes", "20440101", "h1", "1"},
    {"c2", "high valley", NULL, "h2", "2"},
    {0},
};

/* Blocks of 8 KB: enough entries that each table has several. */
static void make_large(struct fixture *f, const char *name)
{
    ux_writer *writer = writing(f, name);
    for (int i = 0; i < 2000; i++) {
        const char *id = uc_arena_printf(f->arena, "c%d", i).ptr;
        const char *words = uc_arena_printf(f->arena, "river w%d lake w%d", i, i / 3).ptr;
        put(f, writer, &(struct sample){id, words, "20440101", id, id});
    }
    commit(f, writer);
    ux_writer_close(writer);
}

static bool is_told(enum uc_status status)
{
    return status == UC_OK || status == UC_BROKEN || status == UC_STALE;
}

/* All that a reader does: each says that the index is damaged, or has not met the damage. */
static void read_all(struct fixture *f, const char *name)
{
    ux_reader *reader = NULL;
    const char *path = place(f, name);
    enum uc_status status = ux_reader_open(&path, 1, &reader, &f->err);
    assert_true(is_told(status));
    if (status != UC_OK)
        return;
    struct ux_terms terms = {0};
    struct ux_records records = {0};
    struct ux_hits hits = {0};
    struct ux_search search = {.query = group(f, UC_QUERY_AND, 0, "river w7"),
                               .limit = 100,
                               .collapse_slot = UC_SLOT_TEXT,
                               .sort_slot = -1};
    assert_true(is_told(ux_reader_search(reader, &search, f->arena, &hits, &f->err)));
    search.query = term(f, "lake");
    assert_true(is_told(ux_reader_search(reader, &search, f->arena, &hits, &f->err)));
    assert_true(is_told(ux_reader_terms(reader, UC_STR(""), 0, f->arena, &terms, &f->err)));
    assert_true(is_told(ux_reader_fetch(reader, UC_STR("river"), 0, f->arena, &records, &f->err)));
    ux_reader_close(reader);
}

static size_t faults_of(struct fixture *f, const char *name, struct uc_buf *report)
{
    size_t faults = 0;
    if (ux_check(place(f, name), &faults, report, &f->err) != UC_OK)
        fail_msg("%s", f->err.text);
    return faults;
}

static struct uc_buf content_of(const char *path)
{
    struct uc_buf content = {0};
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (int byte = fgetc(file); byte != EOF; byte = fgetc(file))
        uc_buf_byte(&content, (char)byte);
    assert_int_equal(fclose(file), 0);
    return content;
}

static void write_bytes(const char *path, uc_str bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static void write_damaged(const char *path, uc_str bytes, int damage)
{
    struct uc_buf copy = {0};
    size_t kept = damage == 0 ? 0 : damage == 1 ? 50 : bytes.len;
    uc_buf_add(&copy, uc_str_slice(bytes, 0, kept));
    for (size_t i = 0; i < copy.len; i++)
        if (damage == 2)
            copy.ptr[i] = '\xFF';
        else if (damage == 3 && copy.ptr[i] > 0 && copy.ptr[i] < 64)
            copy.ptr[i] = (char)(copy.ptr[i] + 64);
    write_bytes(path, uc_buf_str(&copy));
    uc_buf_free(&copy);
}

static void test_damage(void **state)
{
    struct fixture *f = *state;
    make_large(f, "db");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = uc_arena_printf(f->arena, "%s/db/%s", f->folder, files[i]).ptr;
        struct uc_buf whole = content_of(path);
        for (int damage = 0; damage < 4; damage++) {
            struct uc_buf report = {0};
            write_damaged(path, uc_buf_str(&whole), damage);
            read_all(f, "db");
            assert_true(faults_of(f, "db", &report) > 0);
            assert_true(report.len > 0 && report.ptr[report.len - 1] == '\n');
            uc_buf_free(&report);
        }
        write_bytes(path, uc_buf_str(&whole));
        uc_buf_free(&whole);
    }
}

static void test_check(void **state)
{
    struct fixture *f = *state;
    struct uc_buf report = {0};
    make_large(f, "good");
    assert_int_equal(faults_of(f, "good", &report), 0);
    assert_int_equal(report.len, 0);
    size_t faults = 7;
    assert_failure(f, ux_check(place(f, "missing"), &faults, &report, &f->err), UC_NO_INDEX,
                   "missing", "");
    make_foreign(f, "foreign", "", "");
    assert_failure(f, ux_check(place(f, "foreign"), &faults, &report, &f->err), UC_FOREIGN,
                   "foreign", "");
    assert_failure(f, ux_check("tcp://127.0.0.1:1", &faults, &report, &f->err), UC_USAGE, "tcp://",
                   "server");
    assert_int_equal(faults, 7);
    assert_int_equal(report.len, 0);
    uc_buf_free(&report);
}

/* A file-size limit fails as a full disk does: the status of the first put or commit that fails. */
static enum uc_status write_without_room(ux_writer *writer, struct fixture *f)
{
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){40000, 40000});
    enum uc_status status = UC_OK;
    for (int i = 0; i < 3000 && status == UC_OK; i++) {
        const char *id = uc_arena_printf(f->arena, "n%d", i).ptr;
        struct uc_entry entry = entry_of(f, &(struct sample){.name = id, .words = "seas"});
        status = ux_writer_put(writer, &entry, &f->err);
    }
    return status == UC_OK ? ux_writer_commit(writer, &f->err) : status;
}

static int written_without_room(const char *path, struct fixture *f)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        ux_writer *writer = NULL;
        if (ux_writer_open(path, &writer, NULL) != UC_OK)
            _exit(255);
        enum uc_status status = write_without_room(writer, f);
        ux_writer_close(writer);
        _exit(strstr(f->err.text, "File too large") != NULL ? (int)status : 254);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_a_full_disk_costs_only_what_was_not_committed(void **state)
{
    struct fixture *f = *state;
    make_index(f, "db", clauses);
    assert_int_equal(written_without_room(place(f, "db"), f), UC_IO);
    struct uc_buf report = {0};
    assert_int_equal(faults_of(f, "db", &report), 0);
    ux_reader *reader = reading(f, "db");
    assert_string_equal(fetched(f, reader, "rivers"), "c1");
    assert_string_equal(fetched(f, reader, "seas"), "");
    ux_reader_close(reader);
    make_index(f, "db", clauses);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, fixture_make, fixture_remove)
        TEST(damage),
        TEST(check),
        TEST(a_full_disk_costs_only_what_was_not_committed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
