/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/record.h"

#include "clause/compress.h"
#include "clause/pack.h"
#include "clause/seen.h"

#include <math.h>
#include <xxhash.h>

/* First byte of a record: what it is, and how it is laid out. */
enum { DOCUMENT_LAYOUT = 0x12, CLAUSE_LAYOUT = 0x23, FILE_LAYOUT = 0x31 };

enum { HASH_SIZE = 16 };

uc_str uc_document_key(uc_str symbol, uc_str name, enum uc_language language, uc_arena *arena)
{
    uc_str what = symbol.len > 0 ? symbol : name;
    const char *code = uc_language_code(language);
    return uc_arena_printf(arena, "%.*s %s", UC_ARG(what), code[0] ? code : "?");
}

/* Where the language's code begins. */
static size_t language_start(uc_str key)
{
    size_t start = key.len;
    while (start > 0 && key.ptr[start - 1] != ' ')
        start--;
    return start;
}

enum uc_language uc_key_language(uc_str key)
{
    return uc_language_from(uc_str_slice(key, language_start(key), key.len));
}

enum uc_language uc_clause_language(const struct uc_clause_record *record)
{
    enum uc_language own = record->clause.language;
    return own != UC_LANGUAGE_UNKNOWN ? own : uc_key_language(record->key);
}

struct uc_date uc_date_of_record(const struct uc_document_record *record)
{
    return record->adopted.year > 0 ? record->adopted : record->distributed;
}

static void add_bytes(char **at, uint64_t number, unsigned bytes)
{
    while (bytes-- > 0)
        *(*at)++ = (char)(number >> 8 * bytes);
}

/* Ties come in descending order: the newest document, the earliest clause first. It is compared for
 * whatever the engine finds, so it is short. */
uc_str uc_clause_order(const struct uc_document_record *document, uint32_t ordinal, uc_arena *arena)
{
    struct uc_date date = uc_date_of_record(document);
    char order[9], *at = order;
    add_bytes(&at, (unsigned)date.year << 9 | (unsigned)date.month << 5 | date.day, 3);
    add_bytes(&at, uc_hash(document->key, 0), 3);
    add_bytes(&at, UINT32_MAX - ordinal, 3);
    return uc_arena_copy(arena, (uc_str){order, sizeof order});
}

uc_str uc_document_name(const struct uc_document_record *record)
{
    if (record->symbol.len > 0)
        return record->symbol;
    size_t start = language_start(record->key);
    return uc_str_slice(record->key, 0, start > 0 ? start - 1 : 0);
}

static void pack_date(struct uc_buf *out, struct uc_date date)
{
    uc_pack_number(out, date.year);
    if (date.year > 0)
        uc_pack_number(out, (uint64_t)date.month << 5 | date.day);
}

static struct uc_date unpack_date(struct uc_unpack *in)
{
    struct uc_date date = {.year = (uint16_t)uc_unpack_number(in, UINT16_MAX)};
    if (date.year > 0) {
        uint64_t month_day = uc_unpack_number(in, 12 << 5 | 31);
        date.month = (uint8_t)(month_day >> 5);
        date.day = (uint8_t)(month_day & 31);
    }
    return date;
}

static void pack_source(struct uc_buf *out, const struct uc_source *source)
{
    uc_pack_text(out, source->path);
    uc_pack_number(out, source->size);
    uc_pack_signed(out, source->mtime_ns);
    uc_pack_text(out, source->hash);
    uc_pack_text(out, source->format);
}

static void unpack_source(struct uc_unpack *in, struct uc_source *source)
{
    source->path = uc_unpack_bytes(in);
    source->size = uc_unpack_number(in, UINT64_MAX);
    source->mtime_ns = uc_unpack_signed(in);
    source->hash = uc_unpack_bytes(in);
    source->format = uc_unpack_text(in);
    if (source->hash.len != HASH_SIZE)
        in->broken = true;
}

void uc_document_record_encode(const struct uc_document_record *record, struct uc_buf *out)
{
    uc_buf_byte(out, DOCUMENT_LAYOUT);
    uc_pack_text(out, record->key);
    uc_pack_text(out, record->symbol);
    uc_pack_text(out, record->title);
    uc_pack_text(out, record->organ);
    uc_pack_text(out, record->session);
    uc_pack_text(out, record->agenda_item);
    uc_pack_text(out, record->adoption);
    pack_date(out, record->adopted);
    pack_date(out, record->distributed);
    uc_pack_number(out, record->language);
    uc_pack_number(out, record->clause_count);
    uc_pack_number(out, record->checksum);
    uc_pack_number(out, record->parser);
    uc_pack_number(out, record->sources.count);
    for (size_t i = 0; i < record->sources.count; i++)
        pack_source(out, &record->sources.at[i]);
    uc_pack_number(out, record->warnings.count);
    for (size_t i = 0; i < record->warnings.count; i++)
        uc_pack_text(out, record->warnings.at[i]);
}

/* Opens a copy of `bytes` in `arena` for reading, behind the byte that says the layout. */
static struct uc_unpack open_record(uc_str bytes, char layout, uc_arena *arena)
{
    if (bytes.len == 0 || bytes.ptr[0] != layout)
        return (struct uc_unpack){.broken = true};
    return (struct uc_unpack){.left = uc_arena_copy(arena, uc_str_slice(bytes, 1, bytes.len))};
}

enum uc_status uc_document_record_decode(uc_str bytes, uc_arena *arena,
                                         struct uc_document_record *out, struct uc_error *err)
{
    struct uc_unpack in = open_record(bytes, DOCUMENT_LAYOUT, arena);
    struct uc_document_record record = {.key = uc_unpack_text(&in)};
    record.symbol = uc_unpack_text(&in);
    record.title = uc_unpack_text(&in);
    record.organ = uc_unpack_text(&in);
    record.session = uc_unpack_text(&in);
    record.agenda_item = uc_unpack_text(&in);
    record.adoption = uc_unpack_text(&in);
    record.adopted = unpack_date(&in);
    record.distributed = unpack_date(&in);
    record.language = (enum uc_language)uc_unpack_number(&in, UC_LANGUAGE_COUNT - 1);
    record.clause_count = (uint32_t)uc_unpack_number(&in, UINT32_MAX);
    record.checksum = uc_unpack_number(&in, UINT64_MAX);
    record.parser = (uint32_t)uc_unpack_number(&in, UINT32_MAX);
    for (size_t left = uc_unpack_count(&in); left > 0 && !in.broken; left--)
        unpack_source(&in, UC_PUSH(arena, &record.sources));
    for (size_t left = uc_unpack_count(&in); left > 0 && !in.broken; left--)
        *UC_PUSH(arena, &record.warnings) = uc_unpack_text(&in);
    if (!uc_unpack_done(&in) || record.sources.count == 0)
        return uc_fail(err, UC_BROKEN,
                       "a document's record is damaged; run unclause index --rebuild");
    *out = record;
    return UC_OK;
}

/* Tenths of a point. A coordinate that is no number, or further out than any page, is 0. */
static void pack_coordinate(struct uc_buf *out, float points)
{
    float tenths = roundf(points * 10);
    uc_pack_signed(out, fabsf(tenths) < 1e6F ? (int64_t)tenths : 0);
}

static float unpack_coordinate(struct uc_unpack *in)
{
    return (float)uc_unpack_signed(in) / 10;
}

static void pack_box(struct uc_buf *out, struct uc_box box)
{
    pack_coordinate(out, box.x0);
    pack_coordinate(out, box.y0);
    pack_coordinate(out, box.x1);
    pack_coordinate(out, box.y1);
}

static struct uc_box unpack_box(struct uc_unpack *in)
{
    struct uc_box box;
    box.x0 = unpack_coordinate(in);
    box.y0 = unpack_coordinate(in);
    box.x1 = unpack_coordinate(in);
    box.y1 = unpack_coordinate(in);
    return box;
}

static void pack_lists(struct uc_buf *out, const struct uc_clause *clause)
{
    uc_pack_number(out, clause->section.count);
    for (size_t i = 0; i < clause->section.count; i++)
        uc_pack_number(out, clause->section.at[i]);
    uc_pack_number(out, clause->verbs.count);
    for (size_t i = 0; i < clause->verbs.count; i++) {
        uc_pack_text(out, clause->verbs.at[i].canonical);
        uc_pack_text(out, clause->verbs.at[i].printed);
    }
    uc_pack_number(out, clause->footnotes.count);
    for (size_t i = 0; i < clause->footnotes.count; i++) {
        uc_pack_text(out, clause->footnotes.at[i].mark);
        uc_pack_text(out, clause->footnotes.at[i].text);
        uc_pack_number(out, clause->footnotes.at[i].at);
    }
    uc_pack_number(out, clause->cites.count);
    for (size_t i = 0; i < clause->cites.count; i++)
        uc_pack_text(out, clause->cites.at[i]);
}

static void unpack_lists(struct uc_unpack *in, uc_arena *arena, struct uc_clause *clause)
{
    for (size_t left = uc_unpack_count(in); left > 0 && !in->broken; left--)
        *UC_PUSH(arena, &clause->section) = (uint32_t)uc_unpack_number(in, UINT32_MAX);
    for (size_t left = uc_unpack_count(in); left > 0 && !in->broken; left--) {
        struct uc_verb *verb = UC_PUSH(arena, &clause->verbs);
        verb->canonical = uc_unpack_text(in);
        verb->printed = uc_unpack_text(in);
    }
    for (size_t left = uc_unpack_count(in); left > 0 && !in->broken; left--) {
        struct uc_footnote *note = UC_PUSH(arena, &clause->footnotes);
        note->mark = uc_unpack_text(in);
        note->text = uc_unpack_text(in);
        note->at = (uint32_t)uc_unpack_number(in, clause->text.len);
    }
    for (size_t left = uc_unpack_count(in); left > 0 && !in->broken; left--)
        *UC_PUSH(arena, &clause->cites) = uc_unpack_text(in);
}

static void pack_clause(const struct uc_clause_record *record, struct uc_buf *out)
{
    const struct uc_clause *clause = &record->clause;
    uc_pack_text(out, record->key);
    uc_pack_number(out, record->ordinal);
    uc_pack_number(out, clause->kind + UC_KIND_COUNT * (uint64_t)clause->language);
    uc_pack_text(out, clause->part);
    uc_pack_text(out, clause->label);
    uc_pack_text(out, clause->text);
    uc_pack_text(out, clause->eid);
    uc_pack_text(out, clause->citation);
    uc_pack_signed(out, clause->chapeau);
    uc_pack_number(out, clause->page);
    uc_pack_number(out, clause->bold);
    if (clause->page > 0)
        pack_box(out, clause->box);
    pack_lists(out, clause);
}

void uc_clause_record_encode(const struct uc_clause_record *record, struct uc_buf *out)
{
    struct uc_buf packed = {0};
    pack_clause(record, &packed);
    uc_buf_byte(out, CLAUSE_LAYOUT);
    uc_compress(uc_buf_str(&packed), out);
    uc_buf_free(&packed);
}

/* Opens what is compressed behind the byte that says the layout. */
static struct uc_unpack open_compressed(uc_str bytes, char layout, uc_arena *arena)
{
    struct uc_unpack in = {0};
    if (bytes.len == 0 || bytes.ptr[0] != layout ||
        !uc_decompress(uc_str_slice(bytes, 1, bytes.len), arena, &in.left))
        return (struct uc_unpack){.broken = true};
    return in;
}

enum uc_status uc_clause_record_decode(uc_str bytes, uc_arena *arena, struct uc_clause_record *out,
                                       struct uc_error *err)
{
    struct uc_unpack in = open_compressed(bytes, CLAUSE_LAYOUT, arena);
    struct uc_clause_record record = {.key = uc_unpack_text(&in)};
    record.ordinal = (uint32_t)uc_unpack_number(&in, UINT32_MAX);
    struct uc_clause *clause = &record.clause;
    uint64_t both = uc_unpack_number(&in, UC_KIND_COUNT * UC_LANGUAGE_COUNT - 1);
    clause->kind = (enum uc_kind)(both % UC_KIND_COUNT);
    clause->language = (enum uc_language)(both / UC_KIND_COUNT);
    clause->part = uc_unpack_text(&in);
    clause->label = uc_unpack_text(&in);
    clause->text = uc_unpack_text(&in);
    clause->eid = uc_unpack_text(&in);
    clause->citation = uc_unpack_text(&in);
    int64_t chapeau = uc_unpack_signed(&in);
    clause->chapeau = (int32_t)chapeau;
    clause->page = (uint32_t)uc_unpack_number(&in, UINT32_MAX);
    clause->bold = uc_unpack_number(&in, 1) == 1;
    if (clause->page > 0)
        clause->box = unpack_box(&in);
    unpack_lists(&in, arena, clause);
    if (!uc_unpack_done(&in) || chapeau < -1 || chapeau > INT32_MAX)
        return uc_fail(err, UC_BROKEN,
                       "a clause's record is damaged; run unclause index --rebuild");
    *out = record;
    return UC_OK;
}

uint64_t uc_clause_checksum(uint64_t before, const struct uc_clause_record *record)
{
    struct uc_buf bytes = {0};
    pack_clause(record, &bytes);
    uint64_t checksum = XXH3_64bits_withSeed(bytes.ptr, bytes.len, before);
    uc_buf_free(&bytes);
    return checksum;
}

void uc_file_record_encode(const struct uc_file_record *record, struct uc_buf *out)
{
    uc_buf_byte(out, FILE_LAYOUT);
    uc_pack_text(out, record->path);
    uc_pack_number(out, record->size);
    uc_pack_signed(out, record->mtime_ns);
    uc_pack_number(out, record->parser);
    uc_pack_text(out, record->hash);
    uc_pack_text(out, record->problem);
    uc_pack_number(out, record->members);
}

enum uc_status uc_file_record_decode(uc_str bytes, uc_arena *arena, struct uc_file_record *out,
                                     struct uc_error *err)
{
    struct uc_unpack in = open_record(bytes, FILE_LAYOUT, arena);
    struct uc_file_record record = {.path = uc_unpack_bytes(&in)};
    record.size = uc_unpack_number(&in, UINT64_MAX);
    record.mtime_ns = uc_unpack_signed(&in);
    record.parser = (uint32_t)uc_unpack_number(&in, UINT32_MAX);
    record.hash = uc_unpack_bytes(&in);
    record.problem = uc_unpack_bytes(&in);
    record.members = uc_unpack_number(&in, UINT64_MAX);
    if (!uc_unpack_done(&in) || (record.hash.len > 0 && record.hash.len != HASH_SIZE))
        return uc_fail(err, UC_BROKEN,
                       "what the index knows of a file is damaged; run unclause index --rebuild");
    *out = record;
    return UC_OK;
}
