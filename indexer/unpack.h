/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tar and zip archives, compressed in any of the usual ways; see container.h, which asks this.
 */
#ifndef INDEXER_UNPACK_H
#define INDEXER_UNPACK_H

#include "container.h"

typedef struct uc_archive uc_archive;

/* `path` and `name`, what messages call it, must live as long as the archive. */
enum uc_status uc_archive_open(const char *path, const char *name, uint64_t bytes, uc_archive **out,
                               struct uc_error *err) UC_NODISCARD;
void uc_archive_close(uc_archive *archive); /* takes NULL */
enum uc_status uc_archive_list(uc_archive *archive, uc_arena *arena, struct uc_members *out,
                               struct uc_error *err) UC_NODISCARD;
enum uc_status uc_archive_read(uc_archive *archive, const struct uc_inside *inside,
                               const char *name, uc_str *out, struct uc_error *err) UC_NODISCARD;

#endif
