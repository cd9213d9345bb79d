/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a document: what it prints, what is told from outside, what its symbol tells. */
#include "prepare.h"

#include "clause/citation.h"
#include "clause/symbol.h"
#include "clause/text.h"
#include "parser/parser.h"
#include "readers/reader.h"

uc_str uc_name_of_file(uc_str path, uc_arena *arena)
{
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    uc_str name = uc_arena_copy(arena, uc_str_slice(path, start, path.len));
    if (uc_reader_knows(name.ptr))
        while (name.ptr[--name.len] != '.')
            ;
    return uc_text_repair(arena, name);
}

/* Prints the citations of all clauses anew: what the document is called has changed. */
static void cite_as(struct uc_document *doc, uc_str name)
{
    for (size_t i = 0; i < doc->clauses.count; i++) {
        struct uc_clause *clause = &doc->clauses.at[i];
        bool article = uc_str_has(clause->citation, UC_STR(", art. "));
        clause->citation =
            uc_citation_print(name, clause->part, clause->label, clause->kind, article, doc->arena);
    }
}

static void override_text(struct uc_document *doc, uc_str *printed, uc_str told)
{
    if (told.len > 0)
        *printed = uc_arena_copy(doc->arena, told);
}

void uc_override(struct uc_document *doc, const struct uc_metadata *metadata, uc_str name)
{
    uc_str printed = doc->symbol;
    override_text(doc, &doc->symbol, metadata->symbol);
    override_text(doc, &doc->title, metadata->title);
    override_text(doc, &doc->organ, metadata->organ);
    override_text(doc, &doc->session, metadata->session);
    if (metadata->date.year > 0)
        doc->adopted = metadata->date;
    if (metadata->language != UC_LANGUAGE_UNKNOWN)
        doc->language = metadata->language;
    if (doc->symbol.len == 0)
        cite_as(doc, name);
    else if (!uc_str_equal(doc->symbol, printed))
        cite_as(doc, doc->symbol);
}

static uint64_t checksum_of(const struct uc_document *doc, uc_str key)
{
    uint64_t checksum = 0;
    for (uint32_t i = 0; i < doc->clauses.count; i++) {
        const struct uc_clause_record record = {
            .key = key, .ordinal = i, .clause = doc->clauses.at[i]};
        checksum = uc_clause_checksum(checksum, &record);
    }
    return checksum;
}

/* Tells which clauses are in another language than their document. */
static void tell_languages(struct uc_document *doc)
{
    for (size_t i = 0; i < doc->clauses.count; i++) {
        struct uc_clause *clause = &doc->clauses.at[i];
        enum uc_language language = uc_language_of_clause(clause->text, doc->language);
        clause->language = language != doc->language ? language : UC_LANGUAGE_UNKNOWN;
    }
}

struct uc_document_record uc_describe(struct uc_document *doc, uc_str name,
                                      const struct uc_source *source)
{
    tell_languages(doc);
    struct uc_document_record record = {
        .key = uc_document_key(doc->symbol, name, doc->language, doc->arena),
        .symbol = doc->symbol,
        .title = doc->title,
        .organ = doc->organ.len > 0 ? doc->organ : uc_symbol_organ(doc->symbol),
        .session = doc->session.len > 0 ? doc->session : uc_symbol_session(doc->symbol, doc->arena),
        .agenda_item = doc->agenda_item,
        .adoption = doc->adoption,
        .adopted = doc->adopted,
        .distributed = doc->distributed,
        .language = doc->language,
        .clause_count = (uint32_t)doc->clauses.count,
        .parser = UC_PARSER_VERSION,
    };
    record.checksum = checksum_of(doc, record.key);
    *UC_PUSH(doc->arena, &record.sources) = *source;
    for (size_t i = 0; i < doc->warnings.count; i++)
        *UC_PUSH(doc->arena, &record.warnings) = doc->warnings.at[i];
    return record;
}
