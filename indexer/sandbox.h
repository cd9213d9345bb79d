/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reading worker may no longer do.
 */
#ifndef INDEXER_SANDBOX_H
#define INDEXER_SANDBOX_H

/* From here on this process has at most UC_WORKER_MEMORY of memory of its own, writes no file,
 * leaves no core, gains no privilege, opens no connection, starts no program and ends with its
 * parent. What the kernel does not know of this is left out. */
#define UC_WORKER_MEMORY ((unsigned long)1 << 30)
void uc_sandbox_enter(void);

#endif
