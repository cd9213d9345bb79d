/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An owned, growing run of bytes. Zero-initialised it is empty and ready; `ptr` is
 * NULL or ends in a NUL byte that `len` does not count. Every buffer has a ceiling
 * (UC_BUF_CEILING): what would pass it ends the process as running out of memory does
 * (see arena.h), so whatever a file can make large is bounded by its reader first.
 */
#ifndef CLAUSE_BUF_H
#define CLAUSE_BUF_H

#include "clause/str.h"

#include <stdint.h>

#define UC_BUF_CEILING ((size_t)1 << 30)

struct uc_buf {
    char *ptr;
    size_t len, room;
};

void uc_buf_add(struct uc_buf *buf, uc_str text);
void uc_buf_byte(struct uc_buf *buf, char byte);
/* As UTF-8; U+FFFD for what is no character (a surrogate, beyond U+10FFFF). */
void uc_buf_char(struct uc_buf *buf, uint32_t code_point);
void uc_buf_printf(struct uc_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void uc_buf_clear(struct uc_buf *buf);       /* empty, memory kept */
void uc_buf_free(struct uc_buf *buf);        /* empty, memory given back */
uc_str uc_buf_str(const struct uc_buf *buf); /* borrowed until the next change */

#endif
