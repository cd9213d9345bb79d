/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/field.h"

#include "clause/buf.h"
#include "clause/citation.h"
#include "clause/symbol.h"
#include "clause/text.h"
#include "clause/verb.h"

/* A value with more bytes than TERM_PLAIN keeps its first TERM_HEAD, and a hash stands for it. */
enum { TERM_PLAIN = 200, TERM_HEAD = 160 };

const struct uc_field uc_fields[UC_FIELD_COUNT] = {
#define UC_FIELD_ROW(id, name, alias, prefix, slot, type, description, example)                    \
    [UC_FIELD_##id] = {name, alias, prefix, slot, UC_FIELD_##type, description, example},
    UC_FIELD_LIST(UC_FIELD_ROW)
#undef UC_FIELD_ROW
};

const uc_str uc_term_any_document = {"XEdocument", sizeof "XEdocument" - 1};
const uc_str uc_term_any_file = {"XEfile", sizeof "XEfile" - 1};

const struct uc_field *uc_field_find(uc_str name)
{
    if (name.len == 0)
        return NULL;
    for (size_t i = 0; i < UC_FIELD_COUNT; i++)
        if (uc_str_equal_nocase(name, uc_str_from(uc_fields[i].name)) ||
            uc_str_equal_nocase(name, uc_str_from(uc_fields[i].alias)))
            return &uc_fields[i];
    return NULL;
}

/* FNV-1a, 128 bits (draft-eastlake-fnv), in hexadecimal: names a value, keeps no secret. */
static uc_str hashed(uc_str value, uc_arena *arena)
{
    __extension__ typedef unsigned __int128 wide;
    const wide prime = ((wide)1 << 88) + 0x13B;
    wide hash = ((wide)0x6C62272E07BB0142 << 64) + 0x62B821756295C58D;
    for (size_t i = 0; i < value.len; i++)
        hash = (hash ^ (unsigned char)value.ptr[i]) * prime;
    return uc_arena_printf(arena, "%016llx%016llx", (unsigned long long)(hash >> 64),
                           (unsigned long long)hash);
}

static size_t character_start(uc_str text, size_t at)
{
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Xapian's convention: a ':' keeps a value that begins with a capital apart from its prefix. */
static uc_str term_of(const char *prefix, uc_str value, uc_arena *arena)
{
    if (value.len > TERM_PLAIN) {
        uc_str head = uc_str_slice(value, 0, character_start(value, TERM_HEAD));
        value = uc_arena_join(arena, head, hashed(value, arena));
    }
    bool is_capital = value.len > 0 && value.ptr[0] >= 'A' && value.ptr[0] <= 'Z';
    bool is_colon = value.len > 0 && value.ptr[0] == ':';
    uc_str before = uc_str_from(prefix);
    if (before.len > 0 && (is_capital || is_colon))
        before = uc_arena_join(arena, before, UC_STR(":"));
    return uc_arena_join(arena, before, value);
}

static uc_str folded(uc_str value, uc_arena *arena)
{
    struct uc_buf buf = {0};
    uc_text_fold(uc_text_tidy(arena, value), &buf);
    uc_str copy = uc_arena_copy(arena, uc_buf_str(&buf));
    uc_buf_free(&buf);
    return copy;
}

static uc_str canonical_symbol(uc_str value, uc_arena *arena)
{
    return uc_symbol_key(uc_symbol_parse(value, arena), arena);
}

static uc_str canonical_organ(uc_str value, uc_arena *arena)
{
    return folded(uc_symbol_organ(value), arena);
}

static uc_str canonical_verb(uc_str value, uc_arena *arena)
{
    return folded(uc_verb_canonical(value, arena), arena);
}

static uc_str canonical_part(uc_str value, uc_arena *arena)
{
    return uc_label_key(value, UC_STR(""), arena);
}

static uc_str canonical_label(uc_str value, uc_arena *arena)
{
    return uc_label_key(UC_STR(""), value, arena);
}

static uc_str canonical_language(uc_str value, uc_arena *arena)
{
    (void)arena;
    return uc_str_from(uc_language_code(uc_language_from(value)));
}

/* Gives the empty string where the value is none of the field's own; it is only folded then. */
static uc_str (*const canonical[UC_FIELD_COUNT])(uc_str value, uc_arena *arena) = {
    [UC_FIELD_SYMBOL] = canonical_symbol, [UC_FIELD_CITES] = canonical_symbol,
    [UC_FIELD_VERB] = canonical_verb,     [UC_FIELD_LABEL] = canonical_label,
    [UC_FIELD_PART] = canonical_part,     [UC_FIELD_LANGUAGE] = canonical_language,
    [UC_FIELD_ORGAN] = canonical_organ,
};

uc_str uc_field_term(enum uc_field_id field, uc_str value, uc_arena *arena)
{
    const struct uc_field *row = &uc_fields[field];
    uc_str own = canonical[field] != NULL ? canonical[field](value, arena) : UC_STR("");
    return term_of(row->prefix, own.len > 0 ? own : folded(value, arena), arena);
}

uc_str uc_term_stem(uc_str stem, uc_arena *arena)
{
    return uc_arena_join(arena, UC_STR("Z"), stem);
}

uc_str uc_term_document(uc_str document_key, uc_arena *arena)
{
    return uc_arena_join(arena, term_of(UC_UNIQUE_PREFIX, document_key, arena),
                         UC_STR("#document"));
}

uc_str uc_term_clauses_of(uc_str document_key, uc_arena *arena)
{
    return term_of("XD", document_key, arena);
}

uc_str uc_term_path(uc_str path, uc_arena *arena)
{
    return term_of("U", path, arena);
}

uc_str uc_term_file(uc_str path, uc_arena *arena)
{
    return uc_arena_join(arena, term_of(UC_UNIQUE_PREFIX, path, arena), UC_STR("#file"));
}

static uc_str term_of_bytes(const char *prefix, uc_str bytes, uc_arena *arena)
{
    struct uc_buf hex = {0};
    for (size_t i = 0; i < bytes.len; i++)
        uc_buf_printf(&hex, "%02x", (unsigned char)bytes.ptr[i]);
    uc_str term = term_of(prefix, uc_buf_str(&hex), arena);
    uc_buf_free(&hex);
    return term;
}

uc_str uc_term_hash(uc_str hash, uc_arena *arena)
{
    return term_of_bytes("XM", hash, arena);
}

/* Every clause has one, so it is short: 36 bits of the hash. */
uc_str uc_term_text(uc_str hash, uc_arena *arena)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char text[6];
    uint64_t bits = 0;
    for (size_t i = 0; i < hash.len; i++)
        bits = bits << 8 | (unsigned char)hash.ptr[i];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = digits[bits >> 6 * i & 63];
    return uc_arena_join(arena, UC_STR("XT"), (uc_str){text, sizeof text});
}

uc_str uc_term_cited(uc_str symbol, uc_arena *arena)
{
    uc_str key = uc_citation_key(symbol, UC_STR(""), UC_STR(""), arena);
    return term_of("XI", folded(key, arena), arena);
}

/* A space is in no word. */
#define VOCABULARY "XW"

uc_str uc_terms_of_words(uc_str beginning, uc_arena *arena)
{
    return uc_arena_join(arena, UC_STR(VOCABULARY), beginning);
}

uc_str uc_terms_of_word(uc_str word, uc_arena *arena)
{
    return uc_arena_join(arena, uc_terms_of_words(word, arena), UC_STR(" "));
}

static size_t common_beginning(uc_str a, uc_str b)
{
    size_t i = 0;
    while (i < a.len && i < b.len && a.ptr[i] == b.ptr[i])
        i++;
    return i;
}

uc_str uc_term_word(uc_str word, uc_str stem, uc_arena *arena)
{
    size_t common = common_beginning(word, stem);
    uc_str cut = uc_arena_printf(arena, "%zu", word.len - common);
    uc_str term = uc_arena_join(arena, uc_terms_of_word(word, arena), cut);
    if (common == stem.len)
        return term;
    uc_str rest = uc_arena_join(arena, UC_STR(" "), uc_str_slice(stem, common, stem.len));
    return uc_arena_join(arena, term, rest);
}

void uc_term_word_parts(uc_str term, uc_arena *arena, uc_str *word, uc_str *stem)
{
    size_t end = uc_str_find(term, UC_STR(" "), 0), cut = 0;
    *word = uc_str_slice(term, sizeof VOCABULARY - 1, end);
    size_t at = end + 1;
    for (; at < term.len && term.ptr[at] != ' '; at++)
        cut = 10 * cut + (size_t)(term.ptr[at] - '0');
    *stem = uc_str_slice(*word, 0, word->len - (cut < word->len ? cut : word->len));
    if (at < term.len)
        *stem = uc_arena_join(arena, *stem, uc_str_slice(term, at + 1, term.len));
}

/* In no key of a name; it comes before a space, so a name stands before longer ones. */
#define NAMES "XA"
#define IS_ALSO UC_STR("\t")

uc_str uc_terms_of_name(uc_str beginning, uc_arena *arena)
{
    return uc_arena_join(arena, UC_STR(NAMES), beginning);
}

uc_str uc_term_name(uc_str key, uc_str other, uc_arena *arena)
{
    uc_str is_also = uc_arena_join(arena, uc_terms_of_name(key, arena), IS_ALSO);
    return uc_arena_join(arena, is_also, other);
}

void uc_term_name_parts(uc_str term, uc_str *key, uc_str *other)
{
    size_t end = uc_str_find(term, IS_ALSO, 0);
    *key = uc_str_slice(term, sizeof NAMES - 1, end);
    *other = uc_str_slice(term, end + IS_ALSO.len, term.len);
}
