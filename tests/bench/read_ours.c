/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read_ours FILE...: reads and parses each file as an indexing run does, in one process, and
 * prints nothing but how many could not be read.
 */
#include "parser/parser.h"
#include "readers/reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool map(const char *path, uc_str *bytes)
{
    struct stat about;
    int file = open(path, O_RDONLY);
    if (file < 0)
        return false;
    void *mapped = MAP_FAILED;
    if (fstat(file, &about) == 0 && about.st_size > 0)
        mapped = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (mapped == MAP_FAILED)
        return false;
    *bytes = (uc_str){mapped, (size_t)about.st_size};
    return true;
}

static bool read_and_parse(const char *path)
{
    uc_str bytes;
    if (!map(path, &bytes))
        return false;
    struct uc_lines *lines = NULL;
    struct uc_error err;
    bool read = uc_read(path, bytes, &(struct uc_reader_options){0}, &lines, &err) == UC_OK;
    if (read)
        uc_document_free(uc_parse(lines, path));
    uc_lines_free(lines);
    munmap((void *)bytes.ptr, bytes.len);
    return read;
}

int main(int argc, char **argv)
{
    int unread = 0;
    for (int i = 1; i < argc; i++)
        unread += !read_and_parse(argv[i]);
    if (unread > 0)
        fprintf(stderr, "read_ours: %d of %d files not read\n", unread, argc - 1);
    return EXIT_SUCCESS;
}
