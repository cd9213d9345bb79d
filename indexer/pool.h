/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pool of reading workers, seen from the writing side. Each is this program started anew, so it
 * has nothing of the writer's: no memory, no open file. One that dies or takes too long costs its
 * file, and another is started.
 */
#ifndef INDEXER_POOL_H
#define INDEXER_POOL_H

#include "clause/error.h"
#include "message.h"

typedef struct uc_pool uc_pool;

/* `seconds` is what one file may take. UC_IO where no worker can be started. */
enum uc_status uc_pool_open(uint32_t workers, uint32_t seconds, uc_pool **out,
                            struct uc_error *err) UC_NODISCARD;
/* Ends the workers, whatever they are doing. Takes NULL. */
void uc_pool_close(uc_pool *pool);

/* May a request be sent? One at a time goes to each worker. */
bool uc_pool_is_free(const uc_pool *pool);
/* How many requests are not answered. */
uint32_t uc_pool_pending(const uc_pool *pool);
/* `ticket` comes back with the outcome. Only where uc_pool_is_free. */
void uc_pool_send(uc_pool *pool, size_t ticket, const struct uc_request *request);

struct uc_outcome {
    size_t ticket;
    struct uc_buf answer; /* for uc_answer_unpack; yours to free */
};
/* Waits for the next answer, `milliseconds` at most; false where none has come, or a signal has.
 * What befell a worker is answered in its place, as a failure that names the file. */
bool uc_pool_wait(uc_pool *pool, int milliseconds, struct uc_outcome *out);

#endif
