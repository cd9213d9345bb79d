/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger.h"

#include "clause/field.h"
#include "parser/parser.h"
#include "shim/ux.h"

#include <stdlib.h>

static int by_path(const void *a, const void *b)
{
    return uc_str_compare(((const struct uc_file_record *)a)->path,
                          ((const struct uc_file_record *)b)->path);
}

static enum uc_status read_records(ux_reader *reader, uc_arena *arena, struct uc_ledger *out,
                                   struct uc_error *err)
{
    struct ux_records records = {0};
    enum uc_status status = ux_reader_fetch(reader, uc_term_any_file, 0, arena, &records, err);
    for (size_t i = 0; i < records.list.count && status == UC_OK; i++)
        status = uc_file_record_decode(records.list.at[i].data, arena,
                                       UC_PUSH(arena, &out->records), err);
    if (status == UC_OK && out->records.count > 0)
        qsort(out->records.at, out->records.count, sizeof *out->records.at, by_path);
    return status;
}

enum uc_status uc_ledger_read(const char *place, uc_arena *arena, struct uc_ledger *out,
                              struct uc_error *err)
{
    ux_reader *reader;
    enum uc_status status = ux_reader_open(&place, 1, &reader, err);
    if (status == UC_NO_INDEX || status == UC_FOREIGN) /* to open it for writing will say so */
        return UC_OK;
    if (status != UC_OK)
        return status;
    status = read_records(reader, arena, out, err);
    ux_reader_close(reader);
    return status;
}

/* The first record that does not come before `path`. */
static size_t lower_bound(const struct uc_ledger *ledger, uc_str path)
{
    size_t low = 0, high = ledger->records.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (uc_str_compare(ledger->records.at[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct uc_file_record *uc_ledger_find(const struct uc_ledger *ledger, uc_str path)
{
    size_t at = lower_bound(ledger, path);
    bool found = at < ledger->records.count && uc_str_equal(ledger->records.at[at].path, path);
    return found ? &ledger->records.at[at] : NULL;
}

const struct uc_file_record *uc_ledger_below(const struct uc_ledger *ledger, uc_str path,
                                             size_t *count)
{
    uc_arena *scratch = uc_arena_new();
    uc_str folder = uc_arena_join(scratch, path, UC_STR("/"));
    size_t first = lower_bound(ledger, folder), end = first;
    while (end < ledger->records.count && uc_str_starts(ledger->records.at[end].path, folder))
        end++;
    uc_arena_free(scratch);
    *count = end - first;
    return end > first ? &ledger->records.at[first] : NULL;
}

bool uc_ledger_holds(const struct uc_file_record *record, uint64_t size, int64_t mtime_ns)
{
    return record->parser == UC_PARSER_VERSION && record->size == size &&
           record->mtime_ns == mtime_ns;
}
