/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches: a page of what matches, in its order. */
#include "shim/query.hh"
#include "shim/reader.hh"

#include <algorithm>
#include <unordered_map>
#include <vector>

extern "C" {
#include "clause/field.h"
#include "clause/weight.h"
}

using ux::copied;
using ux::push;
using ux::reading;
using Xapian::doccount;

namespace
{

/* A page of `limit` hits behind the first `offset`, counting up to `check_at_least`; `least` as in
 * ux_search. */
struct page {
    doccount offset, limit, check_at_least, least;
};

struct hit {
    Xapian::MSetIterator found;
    std::string sort_key; /* by scores alone: of equal ones */
};

/* Of what Xapian found, those that are the page, in its order. */
struct found_page {
    Xapian::MSet found;
    std::vector<hit> hits;
    bool is_last;
};

/* A search as it is worked off. */
struct searching {
    Xapian::Enquire enquire;
    bool sorts, collapses, counts_collapsed, is_local, is_one;
    Xapian::valueno collapse_slot;
};

} // namespace

/* Where a page ends among hits of equal score, so many times more are looked at before the engine
 * is to order all. */
constexpr doccount many_equals = 4;

/* Xapian counts entries in 32 bits. */
static doccount at_most(size_t wanted, doccount most)
{
    return static_cast<doccount>(std::min<size_t>(wanted, most));
}

/* BM25 over weights in steps (clause/weight.h): its k1 is in steps too, and its factor k1 + 1,
 * which raises all scores alike, is put right in the query. */
constexpr double engine_k1 = UC_WEIGHT_K1 * UC_WEIGHT_STEPS;
constexpr double engine_scale = (UC_WEIGHT_K1 + 1) / (engine_k1 + 1);

static searching prepared(const ux_reader &reader, const ux_search &search)
{
    searching prepared = {Xapian::Enquire(reader.db),
                          search.sort_slot >= 0,
                          search.collapse_slot >= 0,
                          search.count_collapsed,
                          reader.is_local,
                          reader.db.size() == 1,
                          static_cast<Xapian::valueno>(search.collapse_slot)};
    Xapian::Enquire &enquire = prepared.enquire;
    enquire.set_weighting_scheme(Xapian::BM25Weight(engine_k1, 0, 1, 0, 0));
    if (prepared.collapses)
        enquire.set_collapse_key(prepared.collapse_slot, std::max(search.collapse_max, 1U));
    if (prepared.sorts)
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(search.sort_slot),
                                                 !search.sort_ascending);
    return prepared;
}

/* Reads the records of all hits at once, where they come from a server: one by one it would be
 * asked for each. */
static void fetch(const searching &search, const Xapian::MSet &found, const page &wanted)
{
    if (!search.is_local && wanted.offset == 0 &&
        !found.empty()) /* else libxapian 1.4.22 crashes */
        found.fetch();
}

/* Where the hits begin that have the score of the one before `end`. */
static doccount start_of_equals(const Xapian::MSet &found, doccount end)
{
    doccount start = end - 1;
    while (start > 0 && found[start - 1].get_weight() == found[start].get_weight())
        start--;
    return start;
}

/* Puts hits of equal score in order. */
static void order_equals(std::vector<hit>::iterator start, std::vector<hit>::iterator end)
{
    if (end - start < 2)
        return;
    for (auto equal = start; equal != end; ++equal)
        equal->sort_key = equal->found.get_document().get_value(UC_SLOT_ORDER);
    std::stable_sort(start, end,
                     [](const hit &a, const hit &b) { return a.sort_key > b.sort_key; });
}

static void order_all_equals(std::vector<hit> &hits)
{
    auto start = hits.begin();
    for (auto at = start; at != hits.end(); ++at)
        if (at->found.get_weight() != start->found.get_weight()) {
            order_equals(start, at);
            start = at;
        }
    order_equals(start, hits.end());
}

/* The first page by scores alone, in one database, of which only what is equal is put in order: the
 * engine would read the value that orders them of all that it considers, a third of its time. False
 * where it has found too few before the equals among which it ends. */
static bool find_by_score(searching &search, const page &wanted, doccount limit, found_page &page)
{
    const Xapian::MSet found = search.enquire.get_mset(0, limit + 1, wanted.check_at_least);
    const bool is_all = found.size() <= limit;
    const doccount certain = is_all ? found.size() : start_of_equals(found, limit + 1);
    if (!is_all && certain < wanted.least)
        return false;
    fetch(search, found, wanted);
    page = {found, {}, is_all};
    for (doccount i = 0; i < certain; i++)
        page.hits.push_back({found[i], {}});
    order_all_equals(page.hits);
    if (page.hits.size() > wanted.limit) {
        page.hits.erase(page.hits.begin() + wanted.limit, page.hits.end());
        page.is_last = false;
    }
    return true;
}

static found_page find_page(searching &search, const page &wanted)
{
    found_page page;
    if (search.is_one && !search.sorts && !search.collapses && wanted.offset == 0 &&
        wanted.limit > 0 &&
        (find_by_score(search, wanted, wanted.limit, page) ||
         find_by_score(search, wanted, wanted.limit * many_equals, page)))
        return page;
    if (!search.sorts)
        search.enquire.set_sort_by_relevance_then_value(UC_SLOT_ORDER, true);
    const Xapian::MSet found =
        search.enquire.get_mset(wanted.offset, wanted.limit, wanted.check_at_least);
    page = {found, {}, found.size() < wanted.limit};
    fetch(search, found, wanted);
    for (auto at = found.begin(); at != found.end(); ++at)
        page.hits.push_back({at, at.get_sort_key()});
    return page;
}

/* Sets how many more matches have the value of each hit from `first` on. */
static void count_values(const Xapian::ValueCountMatchSpy &values, ux_hits &out, size_t first)
{
    std::unordered_map<std::string, doccount> counts;
    for (auto at = values.values_begin(); at != values.values_end(); ++at)
        counts[*at] = at.get_termfreq();
    for (size_t i = first; i < out.list.count; i++) {
        const auto found = counts.find(copied(out.list.at[i].collapse_key));
        if (found != counts.end())
            out.list.at[i].collapsed = found->second - 1;
    }
}

static void add_page(searching &search, const Xapian::Query &query, const page &wanted,
                     uc_arena *arena, ux_hits &out)
{
    Xapian::ValueCountMatchSpy values(search.collapse_slot);
    const size_t first = out.list.count;
    search.enquire.set_query(query);
    if (search.counts_collapsed)
        search.enquire.add_matchspy(&values);
    const found_page page = find_page(search, wanted);
    search.enquire.clear_matchspies();
    for (const hit &hit : page.hits)
        push(arena, out.list) = {*hit.found,
                                 hit.found.get_weight(),
                                 hit.found.get_collapse_count(),
                                 copied(hit.found.get_collapse_key(), arena),
                                 copied(hit.sort_key, arena),
                                 copied(hit.found.get_document().get_data(), arena)};
    if (search.counts_collapsed)
        count_values(values, out, first);
    out.is_last = page.is_last;
    out.least += page.found.get_matches_lower_bound();
    out.likely += page.found.get_matches_estimated();
    out.most += page.found.get_matches_upper_bound();
    out.likely_uncollapsed += page.found.get_uncollapsed_matches_estimated();
}

/* Ascending, Xapian puts empty values first, and a remote database takes no sort key of our own: so
 * the entries that have a value are one search, and those without another behind it. The first is
 * counted exactly, to know where the second begins. */
static void add_ascending(searching &search, const Xapian::Query &query, Xapian::valueno slot,
                          page wanted, uc_arena *arena, ux_hits &out)
{
    const auto with = ux::with_value(slot);
    add_page(search, Xapian::Query(Xapian::Query::OP_FILTER, query, with), wanted, arena, out);
    const auto valued = static_cast<doccount>(out.likely);
    wanted.offset -= std::min(wanted.offset, valued);
    wanted.limit -= static_cast<doccount>(out.list.count);
    add_page(search, Xapian::Query(Xapian::Query::OP_AND_NOT, query, with), wanted, arena, out);
}

static ux_hits found_by(const ux_reader &reader, const ux_search &search, uc_arena *arena)
{
    ux_hits hits = {};
    const doccount entries = reader.db.get_doccount();
    const Xapian::Query query(engine_scale, ux::compiled(*search.query));
    searching prepared_search = prepared(reader, search);
    const doccount limit = at_most(search.limit, entries);
    page wanted = {at_most(search.offset, entries), limit, at_most(search.check_at_least, entries),
                   search.least > 0 ? at_most(search.least, limit) : limit};
    if (search.sort_slot >= 0 && search.sort_ascending) {
        wanted.check_at_least = entries;
        add_ascending(prepared_search, query, static_cast<Xapian::valueno>(search.sort_slot),
                      wanted, arena, hits);
    } else {
        add_page(prepared_search, query, wanted, arena, hits);
    }
    return hits;
}

enum uc_status ux_reader_search(ux_reader *reader, const struct ux_search *search, uc_arena *arena,
                                struct ux_hits *out, struct uc_error *err)
{
    return reading(reader, err, [&] { *out = found_by(*reader, *search, arena); });
}
