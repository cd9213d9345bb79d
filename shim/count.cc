/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many matches have each value of a property. */
#include "shim/database.hh"
#include "shim/query.hh"
#include "shim/reader.hh"

#include <algorithm>
#include <list>
#include <vector>

using ux::copied;
using ux::push;

namespace
{

struct tally {
    std::string value;
    Xapian::doccount count;
};

/* The entries that match, and how many of them have each value of the slots asked for. */
struct matches {
    std::vector<bool> has; /* by number of the entry */
    std::list<Xapian::ValueCountMatchSpy> by_slot;
};

} // namespace

static void add_found(const Xapian::Database &db, const uc_query &query, matches &found)
{
    Xapian::Enquire enquire(db);
    enquire.set_query(ux::compiled(query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    for (auto &spy : found.by_slot)
        enquire.add_matchspy(&spy);
    const Xapian::MSet all = enquire.get_mset(0, db.get_doccount());
    for (auto at = all.begin(); at != all.end(); ++at)
        found.has[*at] = true;
}

static void add_listed(const Xapian::Database &db, const ux_matching &matching, matches &found)
{
    for (size_t i = 0; i < matching.entries.count; i++) {
        const Xapian::docid entry = matching.entries.at[i];
        found.has.at(entry) = true;
        for (auto &spy : found.by_slot)
            spy(db.get_document(entry), 0);
    }
}

static matches matches_of(const Xapian::Database &db, const ux_matching &matching,
                          const ux_facet *facets, size_t facet_count)
{
    matches found;
    for (size_t i = 0; i < facet_count; i++)
        if (facets[i].prefix == nullptr)
            found.by_slot.emplace_back(facets[i].slot);
    found.has.resize(size_t{db.get_lastdocid()} + 1);
    if (matching.query != nullptr)
        add_found(db, *matching.query, found);
    else
        add_listed(db, matching, found);
    return found;
}

static std::vector<tally> count_terms(const Xapian::Database &db, const std::string &prefix,
                                      const std::vector<bool> &matching)
{
    std::vector<tally> tallies;
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        Xapian::doccount count = 0;
        for (auto at = db.postlist_begin(*term); at != db.postlist_end(*term); ++at)
            count += matching[*at];
        if (count > 0)
            tallies.push_back({(*term).substr(prefix.size()), count});
    }
    return tallies;
}

static std::vector<tally> counted(const Xapian::ValueCountMatchSpy &spy)
{
    std::vector<tally> tallies;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
        if (!(*value).empty())
            tallies.push_back({*value, value.get_termfreq()});
    return tallies;
}

static void keep_most(std::vector<tally> tallies, size_t most, uc_arena *arena, ux_counts &out)
{
    std::sort(tallies.begin(), tallies.end(), [](const tally &a, const tally &b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    out = {};
    for (size_t i = 0; i < tallies.size() && i < most; i++)
        push(arena, out.list) = {copied(tallies[i].value, arena), tallies[i].count};
}

enum uc_status ux_reader_count(ux_reader *reader, const struct ux_matching *matching,
                               const struct ux_facet *facets, size_t facet_count, size_t most,
                               uc_arena *arena, struct ux_counts *out, struct uc_error *err)
{
    return ux::reading(reader, err, [&] {
        const matches found = matches_of(reader->db, *matching, facets, facet_count);
        auto spy = found.by_slot.begin();
        for (size_t i = 0; i < facet_count; i++)
            keep_most(facets[i].prefix == nullptr
                          ? counted(*spy++)
                          : count_terms(reader->db, facets[i].prefix, found.has),
                      most, arena, out[i]);
    });
}
