/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/name.h"

#include "clause/buf.h"

struct uc_name uc_name_of(uc_analyzer *analyzer, uc_str printed, uc_arena *arena)
{
    struct uc_tokens tokens = uc_analyze(analyzer, printed, UC_LANGUAGE_UNKNOWN, 1, arena);
    struct uc_buf key = {0}, words = {0};
    for (size_t i = 0; i < tokens.list.count; i++) {
        if (i > 0) {
            uc_buf_byte(&key, ' ');
            uc_buf_byte(&words, ' ');
        }
        uc_buf_add(&key, tokens.list.at[i].stem);
        uc_buf_add(&words, tokens.list.at[i].word);
    }
    struct uc_name name = {0};
    if (key.len <= UC_NAME_MAX && words.len <= UC_NAME_MAX)
        name = (struct uc_name){uc_arena_copy(arena, uc_buf_str(&key)),
                                uc_arena_copy(arena, uc_buf_str(&words))};
    uc_buf_free(&key);
    uc_buf_free(&words);
    return name;
}
