/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored bytes, damaged in any way: refused, or a value within its ranges. */
#include "fuzz.h"

#include "clause/compress.h"

#include <string.h>

static void check_footnotes(const struct uc_clause *clause)
{
    for (size_t i = 0; i < clause->footnotes.count; i++) {
        fuzz_check_text(clause->footnotes.at[i].mark);
        fuzz_check_text(clause->footnotes.at[i].text);
        PROMISE(clause->footnotes.at[i].at <= clause->text.len);
    }
}

static void decode_clause(uc_str bytes, uc_arena *arena)
{
    struct uc_clause_record record;
    struct uc_error err = {0};
    if (uc_clause_record_decode(bytes, arena, &record, &err) != UC_OK) {
        PROMISE(err.status == UC_BROKEN && strlen(err.text) > 0);
        return;
    }
    const struct uc_clause *clause = &record.clause;
    const uc_str texts[] = {record.key,   clause->part, clause->label,
                            clause->text, clause->eid,  clause->citation};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fuzz_check_text(texts[i]);
    PROMISE(clause->kind < UC_KIND_COUNT);
    PROMISE(clause->chapeau >= -1);
    check_footnotes(clause);
    fuzz_check_clause_record(&record);
}

/* A clause's record is compressed behind its first byte: few changes of those bytes get further, so
 * the bytes are taken for what was compressed too. */
static void decode_packed_clause(uc_str bytes, uc_arena *arena)
{
    struct uc_buf record = {0};
    uc_clause_record_encode(&(struct uc_clause_record){0}, &record);
    record.len = 1;
    uc_compress(bytes, &record);
    decode_clause(uc_buf_str(&record), arena);
    uc_buf_free(&record);
}

static void decode_document(uc_str bytes, uc_arena *arena)
{
    struct uc_document_record record;
    struct uc_error err = {0};
    if (uc_document_record_decode(bytes, arena, &record, &err) != UC_OK) {
        PROMISE(err.status == UC_BROKEN && strlen(err.text) > 0);
        return;
    }
    const uc_str texts[] = {record.key,     record.symbol,      record.title,   record.organ,
                            record.session, record.agenda_item, record.adoption};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fuzz_check_text(texts[i]);
    PROMISE(record.language < UC_LANGUAGE_COUNT);
    PROMISE(record.sources.count >= 1);
    fuzz_check_text(uc_document_name(&record));
    fuzz_check_document_record(&record);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    uc_arena *arena = uc_arena_new();
    decode_clause((uc_str){(const char *)bytes, size}, arena);
    if (size > 0)
        decode_packed_clause((uc_str){(const char *)bytes + 1, size - 1}, arena);
    decode_document((uc_str){(const char *)bytes, size}, arena);
    uc_arena_free(arena);
    return 0;
}
