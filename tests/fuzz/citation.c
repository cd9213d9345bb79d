/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read out of running text: citations, symbols, references, verbs and dates. */
#include "clause/citation.h"
#include "clause/symbol.h"
#include "clause/text.h"
#include "clause/verb.h"
#include "fuzz.h"

static void check_citation(uc_str text, uc_arena *arena)
{
    struct uc_citation cited;
    if (!uc_citation_parse(text, arena, &cited))
        return;
    PROMISE(cited.symbol.len > 0);
    fuzz_check_text(cited.symbol);
    fuzz_check_text(cited.part);
    fuzz_check_text(cited.label);
    for (size_t i = 0; i < cited.further.count; i++)
        fuzz_check_text(cited.further.at[i]);
    fuzz_check_text(uc_citation_key(cited.symbol, cited.part, cited.label, arena));
}

/* A canonical symbol is its own canonical form. */
static void check_symbol(uc_str text, uc_arena *arena)
{
    uc_str symbol = uc_symbol_parse(text, arena), canonical;
    PROMISE(uc_symbol_read(text, arena, &canonical) <= text.len);
    PROMISE(uc_symbol_read_typed(text, arena, &canonical) <= text.len);
    fuzz_check_text(uc_symbol_from_file_name(text, arena));
    if (symbol.len == 0)
        return;
    fuzz_check_text(symbol);
    PROMISE(uc_str_equal(uc_symbol_parse(symbol, arena), symbol));
    fuzz_check_text(uc_symbol_key(symbol, arena));
    fuzz_check_text(uc_symbol_organ(symbol));
    fuzz_check_text(uc_symbol_session(symbol, arena));
}

static void check_references(uc_str text, uc_arena *arena)
{
    struct uc_references found = uc_references_in(text, UC_STR("General Assembly"), arena);
    for (size_t i = 0; i < found.list.count; i++) {
        const struct uc_reference *reference = &found.list.at[i];
        PROMISE(reference->symbol.len > 0);
        fuzz_check_text(reference->symbol);
        fuzz_check_text(reference->part);
        fuzz_check_text(reference->paragraph);
        PROMISE(reference->start < reference->end && reference->end <= text.len);
        PROMISE(fuzz_is_boundary(text, reference->start) && fuzz_is_boundary(text, reference->end));
    }
}

static void check_verbs(uc_str text, enum uc_kind kind, enum uc_language language, uc_arena *arena)
{
    struct uc_clause clause = {.kind = kind, .text = text};
    uc_verbs_of(text, kind, language, &clause, arena);
    for (size_t i = 0; i < clause.verbs.count; i++) {
        PROMISE(clause.verbs.at[i].canonical.len > 0 && clause.verbs.at[i].printed.len > 0);
        fuzz_check_text(clause.verbs.at[i].canonical);
        fuzz_check_text(clause.verbs.at[i].printed);
    }
    uc_str canonical = uc_verb_canonical(text, arena);
    PROMISE(uc_str_equal(uc_verb_canonical(canonical, arena), canonical));
}

static void check_date(uc_str text)
{
    struct uc_date read = {0};
    struct uc_date found = uc_date_find(text);
    PROMISE(found.month <= 12 && found.day <= 31);
    PROMISE(uc_date_read(text, &read) <= text.len && read.month <= 12 && read.day <= 31);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    uc_arena *arena = uc_arena_new();
    uc_str text = uc_text_repair(arena, (uc_str){(const char *)bytes, size});
    check_citation(text, arena);
    check_symbol(text, arena);
    check_references(text, arena);
    check_verbs(text, size % UC_KIND_COUNT, bytes[0] % UC_LANGUAGE_COUNT, arena);
    check_date(text);
    fuzz_check_tokens(text, bytes[size - 1] % UC_LANGUAGE_COUNT);
    uc_arena_free(arena);
    return 0;
}
