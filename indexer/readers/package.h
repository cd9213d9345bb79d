/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A package of parts, as Office Open XML has it (ISO/IEC 29500-2): a zip archive whose parts name
 * each other by relationships. Sizes are bounded whatever the archive says of itself.
 */
#ifndef READERS_PACKAGE_H
#define READERS_PACKAGE_H

#include "clause/arena.h"
#include "clause/error.h"

#define UC_PACKAGE_PART_MAX ((size_t)64 << 20)
#define UC_PACKAGE_MAX ((size_t)256 << 20)
#define UC_PACKAGE_PARTS_MAX 4096

struct uc_part {
    uc_str name; /* "word/document.xml" */
    uc_str bytes;
};

struct uc_package {
    uc_arena *arena;
    UC_LIST(struct uc_part) parts; /* those of XML only */
};

/* Reads the archive `bytes` of the file `name` into `arena`. UC_BAD_FILE. */
enum uc_status uc_package_open(uc_str bytes, const char *name, uc_arena *arena,
                               struct uc_package *out, struct uc_error *err) UC_NODISCARD;

/* The part of this name, else NULL. */
const struct uc_part *uc_package_part(const struct uc_package *package, uc_str name);

/* The part that `from` (NULL: the package itself) names as its `type`, the last word of the
 * relationship's type ("styles"), or by the relationship's `id`, where that is not empty. NULL
 * where there is none. */
const struct uc_part *uc_package_related(const struct uc_package *package,
                                         const struct uc_part *from, uc_str type, uc_str id);

#endif
