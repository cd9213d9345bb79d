/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/verb.h"

#include "clause/ascii.h"
#include "clause/verb_table.h"

/* The forms of a verb, as bits. */
enum form {
    FORM_BASE = 1,       /* request */
    FORM_PRESENT = 2,    /* requests */
    FORM_PARTICIPLE = 4, /* requesting; and states: "concerned" */
    FORM_PAST = 8,       /* requested */
};

/* Of a word: ASCII letters, and the letters of two bytes (U+00C0 to U+07FF). */
static bool is_word_byte(unsigned char c)
{
    return uc_is_letter(c) || (c >= 0x80 && c <= 0xDF && c != 0xC2);
}

/* Letters of Latin-1 in lower case; their second byte is told by the first, 0xC3. */
static unsigned char lower_at(uc_str text, size_t at)
{
    unsigned char c = uc_byte_at(text, at);
    bool is_capital = c >= 'A' && c <= 'Z';
    bool is_second = at > 0 && uc_byte_at(text, at - 1) == 0xC3 && c >= 0x80 && c <= 0x9E;
    return (unsigned char)(c + (is_capital || is_second ? 0x20 : 0));
}

/* `word` in any case, at the start of `text` and not as part of a longer word. */
static size_t read_exactly(uc_str text, uc_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (lower_at(text, i) != (unsigned char)word.ptr[i])
            return 0;
    }
    return is_word_byte(uc_byte_at(text, word.len)) ? 0 : word.len;
}

/* The longest of the words parted by '|'. */
static size_t read_any(uc_str text, const char *words)
{
    size_t longest = 0;
    uc_str list = uc_str_from(words);
    for (size_t at = 0; at < list.len;) {
        size_t end = uc_str_find(list, UC_STR("|"), at);
        size_t len = read_exactly(text, uc_str_slice(list, at, end));
        longest = len > longest ? len : longest;
        at = end + 1;
    }
    return longest;
}

/* Over blanks, commas, quotation marks, brackets and dashes; not over the end of a limb. */
static size_t skip_to_word(uc_str text, size_t at)
{
    for (unsigned char c; (c = uc_byte_at(text, at)) != 0 && !is_word_byte(c);) {
        if (c == ';' || c == '.' || (c >= '0' && c <= '9'))
            break;
        at += c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c == 0xC2 ? 2 : 1;
    }
    return at < text.len ? at : text.len;
}

static size_t word_length(uc_str text, size_t at)
{
    size_t end = at;
    while (is_word_byte(uc_byte_at(text, end)) || (end > at && uc_byte_at(text, end) == '-'))
        end++;
    return end - at;
}

static size_t read_adverbial(const struct uc_verb_language *language, uc_str text)
{
    enum { SHORTEST_ADVERB = 5 };
    size_t phrase = read_any(text, language->phrases);
    if (phrase > 0)
        return phrase;
    size_t adverb = read_any(text, language->adverbs);
    if (adverb > 0)
        return adverb;
    uc_str word = uc_str_slice(text, 0, word_length(text, 0));
    bool is_adverb =
        word.len >= SHORTEST_ADVERB && uc_str_ends(word, uc_str_from(language->adverb_ending));
    return is_adverb ? word.len : 0;
}

/* Over adverbs ("gravely and deeply") and phrases ("in this regard") to the next word. `*count` is
 * how many. */
static size_t skip_adverbials(const struct uc_verb_language *language, uc_str text, size_t at,
                              unsigned *count)
{
    enum { MOST = 4 };
    at = skip_to_word(text, at);
    for (*count = 0; *count < MOST; (*count)++) {
        size_t joint = *count ? read_any(uc_rest(text, at), language->joints) : 0;
        size_t start = joint ? skip_to_word(text, at + joint) : at;
        size_t len = read_adverbial(language, uc_rest(text, start));
        if (len == 0)
            break;
        at = skip_to_word(text, start + len);
    }
    return at;
}

/* `stem` and `ending` as one word, also with "s" for the "z" of "-ize". */
static size_t read_inflected(uc_str text, uc_str stem, const char *ending)
{
    bool is_ize = uc_str_ends(stem, UC_STR("iz"));
    uc_str rest = uc_str_from(ending);
    size_t len = stem.len + rest.len;
    for (size_t i = 0; i < len; i++) {
        char wanted = i < stem.len ? stem.ptr[i] : rest.ptr[i - stem.len];
        unsigned char c = lower_at(text, i);
        if (c != (unsigned char)wanted && !(is_ize && i + 1 == stem.len && c == 's'))
            return 0;
    }
    return is_word_byte(uc_byte_at(text, len)) ? 0 : len;
}

/* The rule of English: requests, notes, stresses; requesting, noting; requested, noted. */
static size_t read_english(uc_str text, uc_str base, enum form form)
{
    bool has_e = uc_str_ends(base, UC_STR("e"));
    bool hisses = uc_str_ends(base, UC_STR("s")) || uc_str_ends(base, UC_STR("sh"));
    uc_str stem = uc_str_slice(base, 0, base.len - has_e);
    switch (form) {
    case FORM_BASE:
        return read_inflected(text, stem, has_e ? "e" : "");
    case FORM_PRESENT:
        return read_inflected(text, stem, has_e || hisses ? "es" : "s");
    case FORM_PARTICIPLE:
        return read_inflected(text, stem, "ing");
    case FORM_PAST:
        return read_inflected(text, stem, "ed");
    }
    return 0;
}

/* The first word of a row, in one form. */
static size_t read_form(const struct uc_verb_language *language, const struct uc_verb_row *row,
                        uc_str text, enum form form)
{
    if (row->flags & UC_VERB_STATE) {
        const char *state = row->participle ? row->participle : row->base;
        return form == FORM_PARTICIPLE ? read_any(text, state) : 0;
    }
    const char *printed = form == FORM_PRESENT      ? row->present
                          : form == FORM_PARTICIPLE ? row->participle
                                                    : NULL;
    if (printed != NULL)
        return read_any(text, printed);
    if (language->language == UC_ENGLISH)
        return read_english(text, uc_str_from(row->base), form);
    return form == FORM_BASE ? read_any(text, row->base) : 0;
}

/* A verb as it was found: which, and where its words end. */
struct match {
    const struct uc_verb_row *row;
    enum form form;
    uc_str feeling; /* "concern" of "notes with deep concern" */
    size_t end;
};

/* The row's tail behind its first word, adverbs and an article between them or not. */
static size_t read_tail(const struct uc_verb_language *language, const char *tail, uc_str text,
                        size_t at)
{
    unsigned adverbials;
    if (tail == NULL)
        return at;
    at = skip_adverbials(language, text, at, &adverbials);
    size_t len = read_any(uc_rest(text, at), tail);
    if (len == 0) {
        at = skip_to_word(text, at + read_any(uc_rest(text, at), language->articles));
        len = read_any(uc_rest(text, at), tail);
    }
    return len ? at + len : 0;
}

/* "with deep and serious concern" behind a verb: the first feeling named, few words on. */
static size_t read_feeling(const struct uc_verb_language *language, uc_str text, size_t at,
                           uc_str *feeling)
{
    enum { ADJECTIVES_MAX = 5 };
    unsigned adverbials;
    at = skip_adverbials(language, text, at, &adverbials);
    size_t with = read_any(uc_rest(text, at), language->with);
    at += with;
    for (int i = 0; with > 0 && i < ADJECTIVES_MAX; i++) {
        at = skip_to_word(text, at);
        size_t len = read_any(uc_rest(text, at), language->feelings);
        if (len > 0) {
            *feeling = uc_str_slice(text, at, at + len);
            return at + len;
        }
        at += word_length(text, at);
    }
    return 0;
}

/* A verb at `at`, in one of `forms`. */
static bool match_verb(const struct uc_verb_language *language, uc_str text, size_t at,
                       unsigned forms, struct match *out)
{
    uc_str rest = uc_rest(text, at);
    for (size_t i = 0; i < language->count; i++) {
        const struct uc_verb_row *row = &language->rows[i];
        if (lower_at(rest, 0) != (unsigned char)row->base[0] && language->language == UC_ENGLISH)
            continue;
        for (unsigned form = FORM_BASE; form <= FORM_PAST; form <<= 1) {
            size_t len = forms & form ? read_form(language, row, rest, (enum form)form) : 0;
            size_t end = len ? read_tail(language, row->tail, text, at + len) : 0;
            if (end == 0)
                continue;
            *out = (struct match){.row = row, .form = (enum form)form, .end = end};
            size_t feeling = read_feeling(language, text, end, &out->feeling);
            out->end = feeling ? feeling : end;
            return true;
        }
    }
    return false;
}

/* "Is deeply concerned" */
static bool match_is(const struct uc_verb_language *language, uc_str text, size_t at,
                     struct match *out)
{
    unsigned adverbials;
    size_t len = read_any(uc_rest(text, at), language->is);
    if (len == 0)
        return false;
    at = skip_adverbials(language, text, at + len, &adverbials);
    return match_verb(language, text, at, FORM_PARTICIPLE, out) &&
           (out->row->flags & UC_VERB_STATE);
}

static uc_str canonical_of(const struct uc_verb_language *language, const struct match *match,
                           uc_arena *arena)
{
    const struct uc_verb_row *row = match->row;
    const char *blank = row->tail ? " " : "", *tail = row->tail ? row->tail : "";
    if (match->feeling.len > 0)
        return uc_arena_printf(arena, "%s%s%s %s %.*s", row->base, blank, tail, language->with,
                               UC_ARG(match->feeling));
    return uc_arena_printf(arena, "%s%s%s", row->base, blank, tail);
}

static void add_verb(struct uc_clause *clause, uc_str canonical, uc_str printed, uc_arena *arena)
{
    for (size_t i = 0; i < clause->verbs.count; i++) {
        if (uc_str_equal(clause->verbs.at[i].canonical, canonical))
            return;
    }
    *UC_PUSH(arena, &clause->verbs) = (struct uc_verb){canonical, printed};
}

/* Is what follows a verb's object? A noun of the same form has none: "requests of States". */
static bool has_object(const struct uc_verb_language *language, uc_str text,
                       const struct match *match)
{
    unsigned adverbials;
    if (!(match->row->flags & UC_VERB_NOUN) || match->row->tail || match->feeling.len > 0)
        return true;
    size_t at = skip_adverbials(language, text, match->end, &adverbials);
    unsigned char c = uc_byte_at(text, at);
    return (c >= 'A' && c <= 'Z') || read_any(uc_rest(text, at), language->objects) > 0;
}

static unsigned forms_of(enum uc_kind kind, uc_str text)
{
    switch (kind) {
    case UC_OPERATIVE:
        return FORM_PRESENT;
    case UC_PREAMBULAR:
        return FORM_PRESENT | FORM_PARTICIPLE;
    case UC_PARAGRAPH: /* a participle opens a paragraph of a preamble, or else is a noun */
        return uc_str_ends(text, UC_STR(",")) ? FORM_PRESENT | FORM_PARTICIPLE : FORM_PRESENT;
    default:
        return 0;
    }
}

/* Adds the verb that the clause opens with, and gives the end of its words; 0 where it has none. */
static size_t add_opening(const struct uc_verb_language *language, uc_str text, enum uc_kind kind,
                          struct uc_clause *clause, uc_arena *arena)
{
    struct match match;
    unsigned adverbials, forms = forms_of(kind, text);
    size_t start = skip_to_word(text, 0);
    size_t at = skip_adverbials(language, text, start, &adverbials);
    bool is_resolution = kind != UC_PARAGRAPH;
    if (!match_verb(language, text, at, forms, &match) &&
        !(is_resolution && match_is(language, text, at, &match)))
        return 0;
    bool is_weak = match.row->flags & UC_VERB_WEAK;
    if (!is_resolution && (is_weak || !has_object(language, text, &match)))
        return 0;
    uc_str printed = uc_str_slice(text, start, match.end);
    add_verb(clause, canonical_of(language, &match, arena), printed, arena);
    return match.end;
}

/* What stands before a later limb. */
struct joint {
    size_t end;
    bool is_strong; /* ", and", ";": not the "and" between two nouns */
    bool is_comma;  /* a comma alone */
};

static bool ends_in_participle(uc_str text)
{
    return uc_str_ends(uc_str_trim(text), UC_STR("ing"));
}

/* The joint at `at`, if there is one. */
static bool find_joint(const struct uc_verb_language *language, uc_str text, size_t at,
                       struct joint *out)
{
    unsigned char c = uc_byte_at(text, at);
    *out = (struct joint){.end = at + 1, .is_strong = c == ';', .is_comma = c == ','};
    if (c == ';' || c == ',')
        return true;
    size_t len = read_any(uc_rest(text, at), language->joints);
    uc_str before = uc_str_trim(uc_str_slice(text, 0, at));
    out->end = at + len;
    out->is_strong = uc_str_ends(before, UC_STR(",")) || uc_str_ends(before, UC_STR(";"));
    return len > 0 && (out->is_strong || !ends_in_participle(before));
}

static bool match_limb(const struct uc_verb_language *language, uc_str text, struct joint joint,
                       enum form form, struct match *out)
{
    unsigned adverbials;
    size_t at = skip_adverbials(language, text, joint.end, &adverbials);
    bool is_sure = joint.is_strong || adverbials > 0;
    if ((joint.is_comma && adverbials == 0) || lower_at(text, at) != uc_byte_at(text, at) ||
        !match_verb(language, text, at, form, out))
        return false;
    bool is_weak = out->row->flags & UC_VERB_WEAK;
    bool is_noun = out->row->flags & UC_VERB_NOUN;
    return (adverbials > 0 || !is_weak) && (is_sure || !is_noun || out->row->tail == NULL) &&
           has_object(language, text, out);
}

static void add_limbs(const struct uc_verb_language *language, uc_str text, size_t at,
                      enum form form, struct uc_clause *clause, uc_arena *arena)
{
    while (at < text.len) {
        struct joint joint;
        struct match match;
        size_t word = word_length(text, at);
        if (find_joint(language, text, at, &joint) &&
            match_limb(language, text, joint, form, &match)) {
            uc_str printed = uc_str_slice(text, skip_to_word(text, joint.end), match.end);
            add_verb(clause, canonical_of(language, &match, arena), printed, arena);
            at = match.end;
        } else {
            at += word ? word : 1;
        }
    }
}

void uc_verbs_of(uc_str text, enum uc_kind kind, enum uc_language language,
                 struct uc_clause *clause, uc_arena *arena)
{
    const struct uc_verb_language *words =
        uc_verb_language_of(language == UC_LANGUAGE_UNKNOWN ? UC_ENGLISH : language);
    size_t opening = words ? add_opening(words, text, kind, clause, arena) : 0;
    if (opening == 0 || kind == UC_PARAGRAPH)
        return;
    add_limbs(words, text, opening, kind == UC_OPERATIVE ? FORM_PRESENT : FORM_PARTICIPLE, clause,
              arena);
}

/* Nothing, or one small word of a longer phrase: "takes note of", "decides that". */
static bool is_rest(uc_str rest)
{
    static const char *const words = "about|at|by|for|in|its|of|on|that|the|to|de|du|que|sa|su";
    rest = uc_str_trim(rest);
    return read_any(rest, words) == rest.len;
}

uc_str uc_verb_canonical(uc_str printed, uc_arena *arena)
{
    static const enum uc_language order[] = {UC_ENGLISH, UC_FRENCH, UC_SPANISH};
    /* "determined" is a state before it is a past tense */
    static const unsigned forms[] = {FORM_BASE | FORM_PRESENT | FORM_PARTICIPLE, FORM_PAST};
    for (size_t i = 0; i < 2 * sizeof order / sizeof order[0]; i++) {
        const struct uc_verb_language *language = uc_verb_language_of(order[i / 2]);
        struct match match;
        unsigned adverbials;
        size_t at = skip_adverbials(language, printed, 0, &adverbials);
        if ((match_verb(language, printed, at, forms[i % 2], &match) ||
             match_is(language, printed, at, &match)) &&
            is_rest(uc_rest(printed, match.end)))
            return canonical_of(language, &match, arena);
    }
    return (uc_str){0};
}
