/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libunclause from C: the best clauses for a query, with their citations.
 *
 *   cc search.c $(pkg-config --cflags --libs unclause) -o search
 *   ./search DIR QUERY
 */
#include <stdio.h>
#include <unclause.h>

static int report(const struct unclause_error *error)
{
    fprintf(stderr, "search: %s\n", error->text);
    return error->status == UNCLAUSE_NOT_FOUND ? 1 : 2;
}

int main(int argc, char **argv)
{
    const struct unclause_options options = {.size = sizeof options, .limit = 3, .context = 1};
    const char *paths[] = {argc > 1 ? argv[1] : ""};
    struct unclause_error error;
    unclause *index;
    unclause_result *result;
    if (argc != 3) {
        fputs("usage: search DIR QUERY\n", stderr);
        return 2;
    }
    if (unclause_open(paths, 1, &index, &error) != UNCLAUSE_OK)
        return report(&error);
    int status = 0;
    if (unclause_search(index, argv[2], &options, &result, &error) != UNCLAUSE_OK)
        status = report(&error);
    for (size_t i = 0; status == 0 && i < unclause_count(result); i++)
        printf("%s: %s\n", unclause_text(result, i, "citation"), unclause_text(result, i, "text"));
    unclause_result_free(result);
    unclause_close(index);
    return status;
}
