/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void uc_streams_keep(void)
{
    static const int ways[] = {
        [STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_WRONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", ways[fd]) < 0)
            return;
}
