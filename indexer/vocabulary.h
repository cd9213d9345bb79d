/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a document were seen before, each with the stem that it had. */
#ifndef INDEXER_VOCABULARY_H
#define INDEXER_VOCABULARY_H

#include "clause/analyze.h"

/* Zero-initialised it has seen none. */
struct uc_words_seen {
    uint64_t *hashes; /* open addressing, half full at most; 0: free */
    size_t slots, count;
};

/* Is the token's word with that stem seen for the first time? The memory is in `arena`, the same
 * each time. */
bool uc_words_see(struct uc_words_seen *seen, const struct uc_token *token, uc_arena *arena);

#endif
