/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dump.h"

#include "pool.h"

#include <limits.h>

static enum uc_status print_answer(uc_str bytes, FILE *out, struct uc_error *err)
{
    struct uc_answer answer;
    enum uc_status status = uc_answer_unpack(bytes, &answer, err);
    if (status == UC_OK)
        fprintf(out, "%.*s\n", UC_ARG(answer.json));
    return status;
}

enum uc_status uc_dump(const struct uc_index_options *options, const struct uc_texts *paths,
                       FILE *out, struct uc_error *err)
{
    if (paths->list.count != 1)
        return uc_fail(err, UC_USAGE, "--dump: takes one FILE; see unclause index --help");
    uc_pool *pool;
    enum uc_status status = uc_pool_open(1, options->timeout, &pool, err);
    if (status != UC_OK)
        return status;
    struct uc_request request = {
        .type = options->dropped ? UC_REQUEST_DUMP_DROPPED : UC_REQUEST_DUMP,
        .original = options->original,
        .path = paths->list.at[0],
    };
    uc_pool_send(pool, 0, &request);
    struct uc_outcome outcome;
    while (!uc_pool_wait(pool, INT_MAX, &outcome))
        ;
    status = print_answer(uc_buf_str(&outcome.answer), out, err);
    uc_buf_free(&outcome.answer);
    uc_pool_close(pool);
    return status;
}
