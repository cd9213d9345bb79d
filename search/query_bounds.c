/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/query_bounds.h"

#include "search/query_lexer.h"

enum { WORDS_MOST = 2000, CONDITIONS_MOST = 60, FORMS_MOST = 10000 };

static void count(struct uc_query_costs *costs, const struct uc_query *query)
{
    if (query == NULL || !query->asks_text)
        return;
    switch (query->op) {
    case UC_QUERY_BEGINNING:
        if (query->children.count > 0)
            costs->forms += query->children.at[0]->children.count;
        costs->conditions++;
        return;
    case UC_QUERY_NEAR:
        costs->conditions += query->children.count;
        return;
    case UC_QUERY_WORD:
    case UC_QUERY_PHRASE:
    case UC_QUERY_FORM:
        costs->conditions++;
        return;
    default:
        for (size_t i = 0; i < query->children.count; i++)
            count(costs, query->children.at[i]);
    }
}

enum uc_status uc_query_bound(struct uc_query_costs *costs, const struct uc_units *units,
                              const struct uc_query *tree, size_t offset, struct uc_error *err)
{
    count(costs, tree);
    for (size_t i = 0; tree == NULL && i < units->list.count; i++)
        count(costs, units->list.at[i].match);
    costs->words += units->list.count;
    if (costs->words > WORDS_MOST)
        return uc_query_fault(err, offset, "there are more than %d words", WORDS_MOST);
    if (costs->conditions > CONDITIONS_MOST)
        return uc_query_fault(err, offset,
                              "there are more than %d phrases, words of NEAR and of fields, and "
                              "word*; ask for fewer",
                              CONDITIONS_MOST);
    if (costs->forms > FORMS_MOST)
        return uc_query_fault(err, offset,
                              "too many words begin so, here and before; give more letters");
    return UC_OK;
}
