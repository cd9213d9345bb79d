/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/query_correct.h"

#include "clause/buf.h"
#include "clause/text.h"

/* To look through the words of a large index takes some milliseconds. */
enum { SOUGHT_MOST = 8 };

static bool is_in_capitals(uc_str printed)
{
    size_t capitals = 0, letters = 0;
    for (size_t at = 0; at < printed.len;) {
        uint32_t c = uc_text_next(printed, &at);
        capitals += uc_text_is_upper(c);
        letters += uc_text_is_letter(c);
    }
    return capitals > 1 && capitals == letters;
}

static enum uc_status is_known(const struct uc_word_source *source, const struct uc_token *token,
                               uc_arena *arena, bool *word, bool *stem, struct uc_error *err)
{
    enum uc_status s = source->has_word(source->context, token->word, arena, word, err);
    if (s == UC_OK && !*word)
        s = source->has_stem(source->context, token->stem, arena, stem, err);
    return s;
}

enum uc_status uc_correct_word(const struct uc_word_source *source, uc_str typed,
                               const struct uc_token *token, size_t offset, uc_arena *arena,
                               struct uc_corrections *corrections, uc_str *meant,
                               struct uc_error *err)
{
    bool word = false, stem = false;
    *meant = UC_STR("");
    if (source->list == NULL || corrections->sought == SOUGHT_MOST ||
        is_in_capitals(uc_str_slice(typed, token->start, token->end)))
        return UC_OK;
    enum uc_status s = is_known(source, token, arena, &word, &stem, err);
    if (s != UC_OK || word)
        return s;
    corrections->sought++;
    s = uc_suggest(source, token->word, stem ? token->stem : UC_STR(""), arena, meant, err);
    if (s == UC_OK && meant->len > 0)
        *UC_PUSH(arena, &corrections->list) =
            (struct uc_correction){offset + token->start, offset + token->end, *meant};
    return s;
}

uc_str uc_corrected_query(uc_str query, const struct uc_corrections *corrections, uc_arena *arena)
{
    struct uc_buf buf = {0};
    size_t kept = 0;
    for (size_t i = 0; i < corrections->list.count; i++) {
        const struct uc_correction *correction = &corrections->list.at[i];
        uc_buf_add(&buf, uc_str_slice(query, kept, correction->start));
        uc_buf_add(&buf, correction->meant);
        kept = correction->end;
    }
    if (kept > 0)
        uc_buf_add(&buf, uc_str_slice(query, kept, query.len));
    uc_str corrected = uc_arena_copy(arena, uc_buf_str(&buf));
    uc_buf_free(&buf);
    return corrected;
}
