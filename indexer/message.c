/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "message.h"

/* First byte of an answer. */
enum { ANSWER, FAILURE, CONVERSION, CONVERTED };

static enum uc_status damaged(struct uc_error *err)
{
    return uc_fail(err, UC_BROKEN,
                   "a reading process sent damaged bytes; this is a fault in "
                   "unclause, please report it with the file");
}

static void pack_inside(struct uc_buf *out, const struct uc_inside *inside)
{
    uc_pack_number(out, inside->type);
    uc_pack_text(out, inside->container);
    uc_pack_number(out, inside->bytes);
    uc_pack_number(out, inside->place);
    uc_pack_number(out, inside->size);
    uc_pack_signed(out, inside->mtime_ns);
}

static struct uc_inside unpack_inside(struct uc_unpack *in)
{
    struct uc_inside inside;
    inside.type = (enum uc_container_type)uc_unpack_number(in, UC_CONTAINER_TYPE_COUNT - 1);
    inside.container = uc_unpack_bytes(in);
    inside.bytes = uc_unpack_number(in, UINT64_MAX);
    inside.place = uc_unpack_number(in, UINT64_MAX);
    inside.size = uc_unpack_number(in, UINT64_MAX);
    inside.mtime_ns = uc_unpack_signed(in);
    return inside;
}

void uc_request_pack(const struct uc_request *request, struct uc_buf *out)
{
    const struct uc_metadata *metadata = &request->metadata;
    uc_pack_number(out, request->type);
    uc_pack_number(out, request->original);
    uc_pack_text(out, request->path);
    pack_inside(out, &request->inside);
    uc_pack_text(out, request->name);
    uc_pack_text(out, request->known_hash);
    uc_pack_text(out, metadata->symbol);
    uc_pack_text(out, metadata->title);
    uc_pack_text(out, metadata->organ);
    uc_pack_text(out, metadata->session);
    uc_pack_number(out, metadata->date.year);
    uc_pack_number(out, metadata->date.month);
    uc_pack_number(out, metadata->date.day);
    uc_pack_number(out, metadata->language);
}

enum uc_status uc_request_unpack(uc_str bytes, struct uc_request *out, struct uc_error *err)
{
    struct uc_unpack in = {.left = bytes};
    struct uc_request request = {0};
    struct uc_metadata *metadata = &request.metadata;
    request.type = (enum uc_request_type)uc_unpack_number(&in, UC_REQUEST_TYPE_COUNT - 1);
    request.original = uc_unpack_number(&in, 1) == 1;
    request.path = uc_unpack_bytes(&in);
    request.inside = unpack_inside(&in);
    request.name = uc_unpack_text(&in);
    request.known_hash = uc_unpack_bytes(&in);
    metadata->symbol = uc_unpack_text(&in);
    metadata->title = uc_unpack_text(&in);
    metadata->organ = uc_unpack_text(&in);
    metadata->session = uc_unpack_text(&in);
    metadata->date.year = (uint16_t)uc_unpack_number(&in, UINT16_MAX);
    metadata->date.month = (uint8_t)uc_unpack_number(&in, 12);
    metadata->date.day = (uint8_t)uc_unpack_number(&in, 31);
    metadata->language = (enum uc_language)uc_unpack_number(&in, UC_LANGUAGE_COUNT - 1);
    if (!uc_unpack_done(&in))
        return damaged(err);
    *out = request;
    return UC_OK;
}

void uc_failure_pack(const struct uc_error *failure, uc_str hash, struct uc_buf *out)
{
    uc_pack_number(out, FAILURE);
    uc_pack_number(out, failure->status);
    uc_pack_text(out, uc_str_from(failure->text));
    uc_pack_text(out, hash);
}

void uc_answer_pack(const struct uc_answer *answer, struct uc_buf *out)
{
    uc_pack_number(out, ANSWER);
    uc_pack_number(out, answer->source.size);
    uc_pack_signed(out, answer->source.mtime_ns);
    uc_pack_text(out, answer->source.hash);
    uc_pack_text(out, answer->source.format);
    uc_pack_number(out, answer->same);
    uc_pack_text(out, answer->json);
    uc_pack_text(out, answer->record);
}

static enum uc_status unpack_failure(struct uc_unpack *in, uc_str *hash, struct uc_error *err)
{
    enum uc_status status = (enum uc_status)uc_unpack_number(in, UC_INTERNAL);
    uc_str text = uc_unpack_bytes(in);
    *hash = uc_unpack_bytes(in);
    if (!uc_unpack_done(in) || status == UC_OK)
        return damaged(err);
    return uc_fail(err, status, "%.*s", UC_ARG(text));
}

enum uc_status uc_answer_unpack(uc_str bytes, struct uc_answer *out, struct uc_error *err)
{
    struct uc_unpack in = {.left = bytes};
    struct uc_answer answer = {0};
    *out = answer;
    if (uc_unpack_number(&in, FAILURE) == FAILURE)
        return unpack_failure(&in, &out->source.hash, err);
    answer.source.size = uc_unpack_number(&in, UINT64_MAX);
    answer.source.mtime_ns = uc_unpack_signed(&in);
    answer.source.hash = uc_unpack_bytes(&in);
    answer.source.format = uc_unpack_text(&in);
    answer.same = uc_unpack_number(&in, 1) == 1;
    answer.json = uc_unpack_bytes(&in);
    answer.record = uc_unpack_bytes(&in);
    if (in.broken)
        return damaged(err);
    answer.entries = in;
    answer.members = in;
    *out = answer;
    return UC_OK;
}

void uc_conversion_pack(const struct uc_conversion *conversion, struct uc_buf *out)
{
    uc_pack_number(out, CONVERSION);
    uc_pack_text(out, conversion->path);
    uc_pack_text(out, conversion->format);
    uc_pack_text(out, conversion->bytes);
}

bool uc_asks_conversion(uc_str answer)
{
    return answer.len > 0 && answer.ptr[0] == CONVERSION;
}

enum uc_status uc_conversion_unpack(uc_str bytes, struct uc_conversion *out, struct uc_error *err)
{
    struct uc_unpack in = {.left = bytes};
    bool asks = uc_unpack_number(&in, CONVERSION) == CONVERSION;
    struct uc_conversion conversion = {
        .path = uc_unpack_bytes(&in), .format = uc_unpack_text(&in), .bytes = uc_unpack_bytes(&in)};
    if (!asks || !uc_unpack_done(&in))
        return damaged(err);
    *out = conversion;
    return UC_OK;
}

void uc_converted_pack(uc_str file, struct uc_buf *out)
{
    uc_pack_number(out, CONVERTED);
    uc_pack_text(out, file);
}

enum uc_status uc_converted_unpack(uc_str bytes, uc_str *file, struct uc_error *err)
{
    struct uc_unpack in = {.left = bytes};
    uint64_t type = uc_unpack_number(&in, CONVERTED);
    uc_str converted;
    if (type == FAILURE)
        return unpack_failure(&in, &converted, err);
    converted = uc_unpack_bytes(&in);
    if (type != CONVERTED || !uc_unpack_done(&in))
        return damaged(err);
    *file = converted;
    return UC_OK;
}

void uc_entry_pack(const struct uc_entry *entry, struct uc_buf *out)
{
    uc_pack_text(out, entry->unique);
    uc_pack_text(out, entry->data);
    uc_pack_number(out, entry->terms.count);
    for (size_t i = 0; i < entry->terms.count; i++) {
        uc_pack_text(out, entry->terms.at[i].term);
        uc_pack_number(out, entry->terms.at[i].wdf);
    }
    uc_pack_number(out, entry->values.count);
    for (size_t i = 0; i < entry->values.count; i++) {
        uc_pack_number(out, entry->values.at[i].slot);
        uc_pack_text(out, entry->values.at[i].value);
    }
}

enum uc_status uc_entry_unpack(struct uc_unpack *in, uc_arena *arena, struct uc_entry *out,
                               struct uc_error *err)
{
    struct uc_entry entry = {0};
    entry.unique = uc_unpack_bytes(in);
    entry.data = uc_unpack_bytes(in);
    for (size_t left = uc_unpack_count(in); left > 0 && !in->broken; left--) {
        struct uc_entry_term *term = UC_PUSH(arena, &entry.terms);
        term->term = uc_unpack_bytes(in);
        term->wdf = (uint32_t)uc_unpack_number(in, UINT32_MAX);
    }
    for (size_t left = uc_unpack_count(in); left > 0 && !in->broken; left--) {
        struct uc_entry_value *value = UC_PUSH(arena, &entry.values);
        value->slot = (uint32_t)uc_unpack_number(in, UINT32_MAX);
        value->value = uc_unpack_bytes(in);
    }
    if (in->broken)
        return damaged(err);
    *out = entry;
    return UC_OK;
}

void uc_members_pack(const struct uc_members *members, struct uc_buf *out)
{
    uc_pack_number(out, members->list.count);
    for (size_t i = 0; i < members->list.count; i++) {
        const struct uc_member *member = &members->list.at[i];
        uc_pack_text(out, member->path);
        uc_pack_number(out, member->place);
        uc_pack_number(out, member->size);
        uc_pack_signed(out, member->mtime_ns);
        uc_pack_text(out, member->hash);
        uc_pack_text(out, member->problem);
        uc_pack_number(out, member->why_skip);
    }
}

enum uc_status uc_members_unpack(struct uc_unpack in, uc_arena *arena, struct uc_members *out,
                                 struct uc_error *err)
{
    for (size_t left = uc_unpack_count(&in); left > 0 && !in.broken; left--) {
        struct uc_member *member = UC_PUSH(arena, &out->list);
        member->path = uc_arena_copy(arena, uc_unpack_bytes(&in));
        member->place = uc_unpack_number(&in, UINT64_MAX);
        member->size = uc_unpack_number(&in, UINT64_MAX);
        member->mtime_ns = uc_unpack_signed(&in);
        member->hash = uc_arena_copy(arena, uc_unpack_bytes(&in));
        member->problem = uc_arena_copy(arena, uc_unpack_bytes(&in));
        member->why_skip = (enum uc_fate)uc_unpack_number(&in, UC_FATE_COUNT);
    }
    return uc_unpack_done(&in) ? UC_OK : damaged(err);
}
