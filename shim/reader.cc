/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/reader.hh"

#include <algorithm>
#include <memory>

extern "C" {
#include "clause/field.h"
}

using ux::copied;
using ux::guarded;
using ux::push;
using ux::reading;

enum uc_status ux_reader_open(const char *const *paths, size_t count, ux_reader **out,
                              struct uc_error *err)
{
    std::unique_ptr<ux_reader> reader;
    for (size_t i = 0; i < count; i++) {
        const auto open = [&] {
            if (reader == nullptr)
                reader = std::make_unique<ux_reader>();
            reader->add(paths[i]);
        };
        uc_status status = ux::retried(paths[i], err, open, open);
        if (status != UC_OK)
            return status;
    }
    if (reader == nullptr)
        return uc_fail(err, UC_NO_INDEX, "no index is named");
    *out = reader.release();
    return UC_OK;
}

void ux_reader_close(ux_reader *reader)
{
    delete reader;
}

enum uc_status ux_reader_stats(ux_reader *reader, uc_arena *arena, struct ux_stats *out,
                               struct uc_error *err)
{
    return reading(reader, err, [&] {
        *out = {reader->db.get_doccount(), copied(reader->db.get_uuid(), arena)};
    });
}

size_t ux_reader_databases(const ux_reader *reader)
{
    return reader->db.size();
}

enum uc_status ux_reader_numbers(ux_reader *reader, uint32_t *documents, uint32_t *clauses,
                                 struct uc_error *err)
{
    return reading(reader, err, [&] {
        *documents = reader->db.get_termfreq(copied(uc_term_any_document));
        *clauses = reader->db.get_doccount() - *documents -
                   reader->db.get_termfreq(copied(uc_term_any_file));
    });
}

enum uc_status ux_reader_meta(ux_reader *reader, uc_str key, uc_arena *arena, uc_str *value,
                              struct uc_error *err)
{
    return reading(reader, err,
                   [&] { *value = copied(reader->db.get_metadata(copied(key)), arena); });
}

enum uc_status ux_reader_fetch(ux_reader *reader, uc_str term, size_t limit, uc_arena *arena,
                               struct ux_records *out, struct uc_error *err)
{
    return reading(reader, err, [&] {
        struct ux_records found = {};
        ux::fetch(reader->db, term, limit, arena, found);
        *out = found;
    });
}

/* Of several databases Xapian numbers the first entry of each, then the second of each, and so on.
 */
static std::string data_beside(const Xapian::Database &db, Xapian::docid id, int64_t distance)
{
    const auto databases = static_cast<int64_t>(db.size()), last = int64_t{db.get_lastdocid()};
    if (distance < -last || distance > last)
        return {};
    const int64_t wanted = id + distance * databases;
    if (wanted < 1 || wanted > last)
        return {};
    const auto entry = static_cast<Xapian::docid>(wanted);
    return db.get_document(entry, Xapian::DOC_ASSUME_VALID).get_data();
}

enum uc_status ux_reader_fetch_beside(ux_reader *reader, uint32_t id, int64_t distance,
                                      uc_arena *arena, uc_str *data, struct uc_error *err)
{
    uc_status status =
        reading(reader, err, [&] { *data = copied(data_beside(reader->db, id, distance), arena); });
    return status == UC_OK && data->len == 0 ? UC_NOT_FOUND : status;
}

enum uc_status ux_reader_terms(ux_reader *reader, uc_str prefix, size_t limit, uc_arena *arena,
                               struct ux_terms *out, struct uc_error *err)
{
    return reading(reader, err, [&] {
        struct ux_terms found = {};
        const std::string start = copied(prefix);
        for (auto at = reader->db.allterms_begin(start); at != reader->db.allterms_end(start);
             ++at) {
            push(arena, found.list) = {copied(*at, arena), at.get_termfreq()};
            if (found.list.count == limit)
                break;
        }
        *out = found;
    });
}

static bool has_term(const Xapian::Database &db, Xapian::docid id, const std::string &term)
{
    Xapian::TermIterator at = db.termlist_begin(id);
    at.skip_to(term);
    return at != db.termlist_end(id) && *at == term;
}

static bool has_value(const Xapian::Database &db, Xapian::docid id, const uc_query &range)
{
    const std::string value = db.get_document(id).get_value(range.slot);
    return !value.empty() && (range.low.len == 0 || value >= copied(range.low)) &&
           (range.high.len == 0 || value <= copied(range.high));
}

enum uc_status ux_reader_has(ux_reader *reader, uint32_t id, const struct uc_query *leaf, bool *out,
                             struct uc_error *err)
{
    return reading(reader, err, [&] {
        *out = leaf->op == UC_QUERY_RANGE ? has_value(reader->db, id, *leaf)
                                          : has_term(reader->db, id, ux::checked_term(leaf->term));
    });
}

enum uc_status ux_reader_frequency(ux_reader *reader, uc_str term, uint32_t *out,
                                   struct uc_error *err)
{
    return reading(reader, err, [&] { *out = reader->db.get_termfreq(copied(term)); });
}
