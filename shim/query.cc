/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/query.hh"

#include "shim/database.hh"

#include <vector>

namespace ux
{

using Xapian::Query;

struct context {
    unsigned depth;
    bool in_synonym; /* Xapian ignores a scale there: so it is left out */
};

/* Less than any value but the empty one, which an entry without a value has. */
static const std::string least_value(1, '\0');

Query with_value(Xapian::valueno slot)
{
    return Query(Query::OP_VALUE_GE, slot, least_value);
}

static Query range(const uc_query &query)
{
    const std::string low = query.low.len > 0 ? copied(query.low) : least_value;
    if (query.high.len == 0)
        return Query(Query::OP_VALUE_GE, query.slot, low);
    return Query(Query::OP_VALUE_RANGE, query.slot, low, copied(query.high));
}

static Query combined(const uc_query &query, const std::vector<Query> &children, bool in_synonym)
{
    auto of = [&](Query::op op) { return Query(op, children.begin(), children.end()); };
    switch (query.op) {
    case UC_QUERY_AND:
        return of(Query::OP_AND);
    case UC_QUERY_OR:
    case UC_QUERY_ANY:
        return of(Query::OP_OR);
    case UC_QUERY_SYNONYM:
        return of(Query::OP_SYNONYM);
    case UC_QUERY_NOT:
        return of(Query::OP_AND_NOT);
    case UC_QUERY_MAYBE:
        return of(Query::OP_AND_MAYBE);
    case UC_QUERY_FILTER:
        return of(Query::OP_FILTER);
    case UC_QUERY_SCALE:
        return in_synonym ? children.front() : Query(query.factor, children.front());
    default:
        throw fault{UC_INTERNAL, "a query of no known kind"};
    }
}

static Query compiled(const uc_query &query, context here)
{
    if (here.depth > UC_QUERY_DEPTH)
        throw fault{UC_USAGE, "the query is nested too deeply"};
    switch (query.op) {
    case UC_QUERY_NOTHING:
        return Query::MatchNothing;
    case UC_QUERY_EVERYTHING:
        return Query::MatchAll;
    case UC_QUERY_TERM:
        return Query(checked_term(query.term));
    case UC_QUERY_RANGE:
        return range(query);
    default:
        break;
    }
    if (query.asks_text)
        throw fault{UC_INTERNAL, "a condition on the text, which the engine does not know"};
    const context below = {here.depth + 1, here.in_synonym || query.op == UC_QUERY_SYNONYM};
    std::vector<Query> children;
    for (size_t i = 0; i < query.children.count; i++)
        children.push_back(compiled(*query.children.at[i], below));
    if (children.empty())
        return Query::MatchNothing;
    if (children.size() == 1 && query.op != UC_QUERY_SCALE)
        return children.front();
    return combined(query, children, here.in_synonym);
}

Query compiled(const uc_query &query)
{
    return compiled(query, {0, false});
}

} // namespace ux
