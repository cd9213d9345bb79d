/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frame.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

enum { PIECE = 1 << 16 };

static bool send_all(int fd, uc_str bytes)
{
    while (bytes.len > 0) {
        ssize_t sent = send(fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes = uc_str_slice(bytes, (size_t)sent, bytes.len);
    }
    return true;
}

bool uc_frame_send(int fd, uc_str message)
{
    if (message.len > UC_FRAME_MAX)
        return false;
    uint32_t len = (uint32_t)message.len;
    return send_all(fd, (uc_str){(const char *)&len, sizeof len}) && send_all(fd, message);
}

bool uc_frame_receive(int fd, bool wait, struct uc_buf *in)
{
    char piece[PIECE];
    ssize_t got;
    do
        got = recv(fd, piece, sizeof piece, wait ? 0 : MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return errno == EAGAIN;
    uc_buf_add(in, (uc_str){piece, (size_t)got});
    return got > 0;
}

bool uc_frame_complete(const struct uc_buf *in, uc_str *message, bool *too_long)
{
    uint32_t len;
    *too_long = false;
    if (in->len < sizeof len)
        return false;
    memcpy(&len, in->ptr, sizeof len);
    *too_long = len > UC_FRAME_MAX;
    *message = uc_str_slice(uc_buf_str(in), sizeof len, sizeof len + len);
    return !*too_long && message->len == len;
}
