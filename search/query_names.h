/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a query: what stands for its words is searched for too, and counts less than they. */
#ifndef SEARCH_QUERY_NAMES_H
#define SEARCH_QUERY_NAMES_H

#include "search/query_words.h"

/* Lets the units that follow each other be met by the names that stand for them (names.h) too. */
enum uc_status uc_names_add(const struct uc_word_maker *maker, const struct uc_units *units,
                            struct uc_patterns *patterns, struct uc_error *err) UC_NODISCARD;

/* The value of a field; of one that takes a symbol, that of the name that stands for one ("2030
 * Agenda"). */
uc_str uc_names_value(const struct uc_word_maker *maker, enum uc_field_id field, uc_str value);

#endif
