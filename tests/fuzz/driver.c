/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target on the files that it is given, where libFuzzer is not linked. */
#include "fuzz.h"

#include "clause/buf.h"

static bool read_file(const char *path, struct uc_buf *out)
{
    char piece[65536];
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        uc_buf_add(out, (uc_str){piece, got});
    bool whole = !ferror(file);
    fclose(file);
    return whole;
}

/* On a copy of its own size, so that a read beyond the end shows. */
static void run_target(uc_str bytes)
{
    uint8_t *copy = malloc(bytes.len + 1);
    if (copy == NULL)
        uc_out_of_memory();
    for (size_t i = 0; i < bytes.len; i++)
        copy[i] = (uint8_t)bytes.ptr[i];
    copy = realloc(copy, bytes.len > 0 ? bytes.len : 1);
    LLVMFuzzerTestOneInput(copy, bytes.len);
    free(copy);
}

int main(int count, char **arguments)
{
    struct uc_buf bytes = {0};
    for (int i = 1; i < count; i++) {
        uc_buf_clear(&bytes);
        fprintf(stderr, "%s\n", arguments[i]);
        if (!read_file(arguments[i], &bytes)) {
            perror(arguments[i]);
            return 2;
        }
        run_target(uc_buf_str(&bytes));
    }
    uc_buf_free(&bytes);
    return 0;
}
