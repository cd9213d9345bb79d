/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "clause/analyze.h"
#include "clause/text.h"

bool fuzz_is_boundary(uc_str text, size_t at)
{
    return at == text.len || (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) != 0x80);
}

void fuzz_check_text(uc_str text)
{
    PROMISE(uc_text_valid(text));
}

void fuzz_check_tokens(uc_str text, enum uc_language language)
{
    uc_arena *arena = uc_arena_new();
    uc_analyzer *analyzer = uc_analyzer_new();
    struct uc_tokens tokens = uc_analyze(analyzer, text, language, 1, arena);
    for (size_t i = 0; i < tokens.list.count; i++) {
        const struct uc_token *token = &tokens.list.at[i], *before = i ? token - 1 : NULL;
        PROMISE(token->start < token->end && token->end <= text.len);
        PROMISE(fuzz_is_boundary(text, token->start) && fuzz_is_boundary(text, token->end));
        PROMISE(!before || (token->start >= before->start && token->position >= before->position));
        PROMISE(token->position >= 1);
        PROMISE(token->word.len > 0 && token->word.len <= UC_WORD_MAX && token->stem.len > 0);
        fuzz_check_text(token->word);
        fuzz_check_text(token->stem);
    }
    uc_analyzer_free(analyzer);
    uc_arena_free(arena);
}

void fuzz_check_clause_record(const struct uc_clause_record *record)
{
    struct uc_buf first = {0}, second = {0};
    uc_arena *arena = uc_arena_new();
    struct uc_clause_record again;
    uc_clause_record_encode(record, &first);
    PROMISE(uc_clause_record_decode(uc_buf_str(&first), arena, &again, NULL) == UC_OK);
    uc_clause_record_encode(&again, &second);
    PROMISE(uc_str_equal(uc_buf_str(&first), uc_buf_str(&second)));
    uc_buf_free(&first);
    uc_buf_free(&second);
    uc_arena_free(arena);
}

void fuzz_check_document_record(const struct uc_document_record *record)
{
    struct uc_buf first = {0}, second = {0};
    uc_arena *arena = uc_arena_new();
    struct uc_document_record again;
    uc_document_record_encode(record, &first);
    PROMISE(uc_document_record_decode(uc_buf_str(&first), arena, &again, NULL) == UC_OK);
    uc_document_record_encode(&again, &second);
    PROMISE(uc_str_equal(uc_buf_str(&first), uc_buf_str(&second)));
    uc_buf_free(&first);
    uc_buf_free(&second);
    uc_arena_free(arena);
}
