/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and names of a collection, for the query parser: those of all its databases, of servers
 * too. */
#ifndef SEARCH_WORD_SOURCE_H
#define SEARCH_WORD_SOURCE_H

#include "search/collection.h"

/* Valid as long as the collection. */
struct uc_word_source uc_collection_words(struct uc_collection *collection);
struct uc_name_source uc_collection_names(struct uc_collection *collection);

#endif
