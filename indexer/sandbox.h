/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a process that handles foreign bytes may no longer do. What the kernel does not know of it
 * is left out.
 */
#ifndef INDEXER_SANDBOX_H
#define INDEXER_SANDBOX_H

#include <stdbool.h>

/* From here on this process has at most UC_WORKER_MEMORY of memory of its own, writes no file,
 * leaves no core, gains no privilege, lifts no limit, opens no connection, starts no program and
 * ends with its parent. */
#define UC_WORKER_MEMORY ((unsigned long)1 << 30)
void uc_sandbox_enter(void);

/* What of it is in force here, found out by a child that enters it and tries what is refused.
 * `landlock` is the version of the kernel's interface; 0: it refuses nothing. */
struct uc_sandbox_state {
    int landlock;
    bool seccomp;
};
struct uc_sandbox_state uc_sandbox_try(void);

/* For what will start `program` (its absolute path), which may start others. From here on this
 * process and those have UC_CONVERTER_MEMORY of memory each and UC_CONVERTER_SECONDS of processor
 * time, read nothing but what is installed, the folder of `program` and `folder`, write nothing but
 * files of UC_CONVERTED_MAX bytes in `folder`, open no connection, send no signal and stay in their
 * process group. */
#define UC_CONVERTER_MEMORY ((unsigned long)2 << 30)
#define UC_CONVERTER_SECONDS 300
#define UC_CONVERTED_MAX ((unsigned long)256 << 20)
void uc_sandbox_enter_folder(const char *folder, const char *program);

#endif
