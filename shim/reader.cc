/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/reader.hh"

#include "shim/query.hh"

#include <algorithm>
#include <memory>
#include <unordered_map>

extern "C" {
#include "clause/field.h"
#include "clause/weight.h"
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

namespace
{

/* A page of `limit` hits behind the first `offset`, counting up to `check_at_least`. */
struct page {
    Xapian::doccount offset, limit, check_at_least;
};

} // namespace

/* Xapian counts entries in 32 bits. */
static Xapian::doccount at_most(size_t wanted, Xapian::doccount most)
{
    return static_cast<Xapian::doccount>(std::min<size_t>(wanted, most));
}

/* BM25 over weights in steps (clause/weight.h): its k1 is in steps too, and its factor k1 + 1,
 * which raises all scores alike, is put right in the query. */
constexpr double engine_k1 = UC_WEIGHT_K1 * UC_WEIGHT_STEPS;
constexpr double engine_scale = (UC_WEIGHT_K1 + 1) / (engine_k1 + 1);

static Xapian::Enquire prepared(const Xapian::Database &db, const ux_search &search)
{
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(Xapian::BM25Weight(engine_k1, 0, 1, 0, 0));
    if (search.collapse_slot >= 0)
        enquire.set_collapse_key(static_cast<Xapian::valueno>(search.collapse_slot),
                                 std::max(search.collapse_max, 1U));
    if (search.sort_slot >= 0)
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(search.sort_slot),
                                                 !search.sort_ascending);
    else
        enquire.set_sort_by_relevance_then_value(UC_SLOT_ORDER, true);
    return enquire;
}

/* Sets how many more matches have the value of each hit from `first` on. */
static void count_values(const Xapian::ValueCountMatchSpy &values, ux_hits &out, size_t first)
{
    std::unordered_map<std::string, Xapian::doccount> counts;
    for (auto at = values.values_begin(); at != values.values_end(); ++at)
        counts[*at] = at.get_termfreq();
    for (size_t i = first; i < out.list.count; i++) {
        const auto found = counts.find(copied(out.list.at[i].collapse_key));
        if (found != counts.end())
            out.list.at[i].collapsed = found->second - 1;
    }
}

static void add_page(Xapian::Enquire &enquire, const Xapian::Query &query, const page &wanted,
                     const ux_search &search, uc_arena *arena, ux_hits &out)
{
    Xapian::ValueCountMatchSpy values(static_cast<Xapian::valueno>(search.collapse_slot));
    const size_t first = out.list.count;
    enquire.set_query(query);
    if (search.count_collapsed)
        enquire.add_matchspy(&values);
    Xapian::MSet found = enquire.get_mset(wanted.offset, wanted.limit, wanted.check_at_least);
    enquire.clear_matchspies();
    if (wanted.offset == 0 && !found.empty()) /* else fetch() crashes libxapian 1.4.22 */
        found.fetch();                        /* all at once, from a server */
    for (auto at = found.begin(); at != found.end(); ++at)
        push(arena, out.list) = {*at,
                                 at.get_weight(),
                                 at.get_collapse_count(),
                                 copied(at.get_collapse_key(), arena),
                                 copied(at.get_sort_key(), arena),
                                 copied(at.get_document().get_data(), arena)};
    if (search.count_collapsed)
        count_values(values, out, first);
    out.least += found.get_matches_lower_bound();
    out.likely += found.get_matches_estimated();
    out.most += found.get_matches_upper_bound();
    out.likely_uncollapsed += found.get_uncollapsed_matches_estimated();
}

/* Ascending, Xapian puts empty values first, and a remote database takes no sort key of our own: so
 * the entries that have a value are one search, and those without another behind it. The first is
 * counted exactly, to know where the second begins. */
static void add_ascending(Xapian::Enquire &enquire, const Xapian::Query &query,
                          const ux_search &search, Xapian::doccount entries, uc_arena *arena,
                          ux_hits &out)
{
    const auto with = ux::with_value(static_cast<Xapian::valueno>(search.sort_slot));
    page wanted = {at_most(search.offset, entries), at_most(search.limit, entries), entries};
    add_page(enquire, Xapian::Query(Xapian::Query::OP_FILTER, query, with), wanted, search, arena,
             out);
    const auto valued = static_cast<Xapian::doccount>(out.likely);
    wanted.offset -= std::min(wanted.offset, valued);
    wanted.limit -= static_cast<Xapian::doccount>(out.list.count);
    add_page(enquire, Xapian::Query(Xapian::Query::OP_AND_NOT, query, with), wanted, search, arena,
             out);
}

static ux_hits found_by(const Xapian::Database &db, const ux_search &search, uc_arena *arena)
{
    ux_hits hits = {};
    const Xapian::doccount entries = db.get_doccount();
    const Xapian::Query query(engine_scale, ux::compiled(*search.query));
    Xapian::Enquire enquire = prepared(db, search);
    if (search.sort_slot >= 0 && search.sort_ascending) {
        add_ascending(enquire, query, search, entries, arena, hits);
    } else {
        page wanted = {at_most(search.offset, entries), at_most(search.limit, entries),
                       at_most(search.check_at_least, entries)};
        add_page(enquire, query, wanted, search, arena, hits);
    }
    return hits;
}

enum uc_status ux_reader_search(ux_reader *reader, const struct ux_search *search, uc_arena *arena,
                                struct ux_hits *out, struct uc_error *err)
{
    return reading(reader, err, [&] { *out = found_by(reader->db, *search, arena); });
}
