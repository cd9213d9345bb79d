/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frames: messages over a socket, each behind its length.
 */
#ifndef INDEXER_FRAME_H
#define INDEXER_FRAME_H

#include "clause/buf.h"

/* A longer message is refused: an answer holds a few times the text of its file. */
#define UC_FRAME_MAX ((size_t)512 << 20)

/* False where the other side is gone, or the message is too long. */
bool uc_frame_send(int fd, uc_str message);

/* Adds what is there to read to `in`; false where the other side is gone. Does not wait where
 * `wait` is false. */
bool uc_frame_receive(int fd, bool wait, struct uc_buf *in);
/* The message in `in`, once all of it is there; false before. Points into `in`. `*too_long` says
 * that it never will be. */
bool uc_frame_complete(const struct uc_buf *in, uc_str *message, bool *too_long);

#endif
