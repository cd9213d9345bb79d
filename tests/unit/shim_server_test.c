/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An index behind Xapian's own server is searched as one on this machine. */
#include "shim_fixture.h"

#include "clause/field.h"

#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct sample clauses[] = {
    {"c1", "rivers of the high valley", "20440101", "h1", "6"},
    {"c2", "rivers of the low valley", "20450101", "h2", "5"},
    {"c3", "lakes", NULL, "h3", "4"},
    {"c4", "lakes", "20430101", "h4", "3"},
    {"c5", "lakes", "20460101", "h4", "2"},
    {"c6", "lakes", NULL, "h6", "1"},
    {0},
};

static uint16_t free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
    close(fd);
    return ntohs(address.sin_port);
}

static pid_t serve(const char *path, const char *port)
{
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0); /* told to end, it tells its whole process group */
        execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port",
               port, path, (char *)NULL);
        _exit(127);
    }
    return child;
}

/* Waits until it answers; NULL where there is no such program. */
static ux_reader *open_served(struct fixture *f, pid_t server, const char *const *paths,
                              size_t count)
{
    ux_reader *reader = NULL;
    for (int i = 0; i < 500 && waitpid(server, NULL, WNOHANG) == 0; i++) {
        if (ux_reader_open(paths, count, &reader, &f->err) == UC_OK)
            return reader;
        usleep(10000);
    }
    return NULL;
}

static const char *counted(struct fixture *f, ux_reader *reader)
{
    static const struct ux_facet facets[] = {{.prefix = "l"}, {.slot = UC_SLOT_DATE}};
    struct ux_counts counts[2];
    const char *all = "";
    const struct ux_matching matching = {.query = group(f, UC_QUERY_OR, 0, "lakes low")};
    assert_int_equal(ux_reader_count(reader, &matching, facets, 2, 9, f->arena, counts, &f->err),
                     UC_OK);
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < counts[i].list.count; k++)
            all = uc_arena_printf(f->arena, "%s %.*s:%u", all, UC_ARG(counts[i].list.at[k].value),
                                  counts[i].list.at[k].count)
                      .ptr;
    return all;
}

static void assert_alike(struct fixture *f, ux_reader *one, ux_reader *other)
{
    struct uc_query *both = group(f, UC_QUERY_AND, 0, "the valley");
    uc_query_add(f->arena, both, group(f, UC_QUERY_OR, 0, "high low"));
    const struct uc_query *const queries[5] = {
        term(f, "lakes"),
        both,
        uc_query_everything(f->arena),
        uc_query_scale(f->arena, 2, group(f, UC_QUERY_SYNONYM, 0, "lakes rivers")),
        uc_query_range(f->arena, UC_SLOT_DATE, UC_STR(""), UC_STR("2045")),
    };
    for (size_t i = 0; i < 5; i++) {
        struct ux_search search = {
            .query = queries[i], .limit = 9, .collapse_slot = -1, .sort_slot = -1};
        assert_string_equal(found(f, one, &search), found(f, other, &search));
        search.offset = 1;
        search.collapse_slot = UC_SLOT_TEXT;
        assert_string_equal(found(f, one, &search), found(f, other, &search));
    }
    assert_string_equal(counted(f, one), " akes:4 ow:1 20430101:1 20450101:1 20460101:1");
    assert_string_equal(counted(f, other), counted(f, one));
    struct ux_search by_date = {.query = term(f, "lakes"),
                                .limit = 3,
                                .collapse_slot = -1,
                                .sort_slot = UC_SLOT_DATE,
                                .sort_ascending = true};
    const char *dated = found(f, other, &by_date);
    assert_string_equal(uc_arena_printf(f->arena, "%.5s", dated).ptr, "c4 c5");
    assert_string_equal(fetched(f, other, "Qc3"), "c3");
}

static void test_a_server(void **state)
{
    struct fixture *f = *state;
    struct sample odd[4] = {clauses[0], clauses[2], clauses[4]};
    struct sample even[4] = {clauses[1], clauses[3], clauses[5]};
    make_index(f, "one", clauses);
    make_index(f, "odd", odd);
    make_index(f, "even", even);
    const char *port = uc_arena_printf(f->arena, "%u", free_port()).ptr;
    const char *address = uc_arena_printf(f->arena, "tcp://127.0.0.1:%s", port).ptr;
    const char *paths[] = {address, place(f, "even")};
    pid_t server = serve(place(f, "odd"), port);
    ux_reader *both = open_served(f, server, paths, 2);
    if (both == NULL)
        skip();
    ux_reader *one = reading(f, "one");
    assert_alike(f, one, both);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    struct ux_search search = {
        .query = term(f, "lakes"), .limit = 9, .collapse_slot = -1, .sort_slot = -1};
    struct ux_hits hits = {0};
    enum uc_status status = UC_OK;
    for (int i = 0; i < 500 && status == UC_OK; i++) { /* its connections end in their own time */
        status = ux_reader_search(both, &search, f->arena, &hits, &f->err);
        usleep(10000);
    }
    assert_failure(f, status, UC_IO, address, "");
    ux_reader_close(one);
    ux_reader_close(both);
    ux_reader *gone = NULL;
    assert_failure(f, ux_reader_open(paths, 2, &gone, &f->err), UC_IO, address, "refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_server, fixture_make, fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
