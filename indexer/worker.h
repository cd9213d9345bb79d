/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reading worker: the process in which files are read and parsed. A bad file may kill it, and
 * costs no more than its own clauses.
 */
#ifndef INDEXER_WORKER_H
#define INDEXER_WORKER_H

/* Answers the requests that come over the socket on standard input until it closes; gives the exit
 * status. Enters the sandbox first. */
int uc_worker_run(void);

#endif
