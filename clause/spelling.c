/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/spelling.h"

#include <string.h>

struct pair {
    const char *from, *to;
};

/* The United Nations write -ize, and otherwise British forms (Editorial Manual, Spelling); drafts
 * and searchers write all of them. */
static const struct pair english_endings[] = {
    {"isational", "izational"},
    {"isations", "izations"},
    {"isation", "ization"},
    {"ising", "izing"},
    {"isers", "izers"},
    {"iser", "izer"},
    {"ises", "izes"},
    {"ised", "ized"},
    {"ise", "ize"},
    {"ysing", "yzing"},
    {"ysers", "yzers"},
    {"yser", "yzer"},
    {"yses", "yzes"},
    {"ysed", "yzed"},
    {"yse", "yze"},
    {"ysis", "yze"},
    {NULL, NULL},
};

/* Words in -ise whose relatives have an s: precision, expert. */
static const char *const kept[] = {
    "concis", "expertis", "improvis", "precis", "revis", "supervis", "televis", NULL,
};

/* British forms, and plurals that no ending tells. */
static const struct pair english_beginnings[] = {
    {"behaviour", "behavior"}, {"centre", "center"},   {"children", "child"},
    {"colour", "color"},       {"defence", "defense"}, {"emergencies", "emergency"},
    {"favour", "favor"},       {"harbour", "harbor"},  {"honour", "honor"},
    {"labour", "labor"},       {"licence", "license"}, {"neighbour", "neighbor"},
    {"programme", "program"},  {"women", "woman"},     {NULL, NULL},
};

/* Endings that (nearly) always have an accent, and that stemmers know by it. */
static const struct pair french_endings[] = {
    {"ees", "\u00E9es"}, {"ee", "\u00E9e"}, {"ites", "it\u00E9s"},
    {"ite", "it\u00E9"}, {NULL, NULL},
};
static const struct pair spanish_endings[] = {
    {"cion", "ci\u00F3n"},
    {"logias", "log\u00EDas"},
    {"logia", "log\u00EDa"},
    {"nomia", "nom\u00EDa"},
    {NULL, NULL},
};

/* Beginnings that are stems of their own; Snowball gives them the stem of: */
static const char *const apart[] = {
    "accession",     /* access */
    "accountab",     /* account */
    "aids",          /* aid */
    "appropriation", /* appropriate */
    "authorit",      /* author */
    "authoriz",      /* author */
    "civiliz",       /* civil */
    "competit",      /* competence */
    "conventional",  /* a convention */
    "department",    /* depart */
    "effective",     /* an effect */
    "emergency",     /* emerge */
    "executive",     /* execution */
    "experiment",    /* experience */
    "goods",         /* good */
    "humanity",      /* human */
    "importan",      /* import */
    "informal",      /* information */
    "initiative",    /* initial */
    "integrity",     /* integration */
    "internal",      /* intern */
    "international", /* internal, intern */
    "minorit",       /* minor */
    "mobiliz",       /* mobile */
    "nationalit",    /* national */
    "national",      /* nation, as in United Nations */
    "objective",     /* object */
    "organic",       /* organ */
    "organism",      /* organ */
    "organiz",       /* organ */
    "positive",      /* position */
    "publication",   /* public */
    "respective",    /* respect */
    "responsib",     /* response */
    "several",       /* severe */
    "specializ",     /* special */
    "transition",    /* transit */
    "united",        /* unit */
    "universit",     /* universal */
    NULL,
};

/* Words that begin as `kept` says keep their ending. */
static const struct {
    const struct pair *beginnings, *endings;
    const char *const *kept, *const *apart;
} spellings[UC_LANGUAGE_COUNT] = {
    [UC_ENGLISH] = {english_beginnings, english_endings, kept, apart},
    [UC_FRENCH] = {.endings = french_endings},
    [UC_SPANISH] = {.endings = spanish_endings},
};

/* The first pair of a table (or of none) whose `from` the word `has`: starts or ends with. */
static const struct pair *find(const struct pair *pairs, uc_str word, bool (*has)(uc_str, uc_str))
{
    for (; pairs && pairs->from; pairs++)
        if (has(word, uc_str_from(pairs->from)))
            return pairs;
    return NULL;
}

/* The first of `beginnings` (or of none) that `word` has; empty where it has none. */
static uc_str beginning_of(uc_str word, const char *const *beginnings)
{
    for (; word.len > 0 && beginnings && *beginnings; beginnings++)
        if (**beginnings == word.ptr[0] && uc_str_starts(word, uc_str_from(*beginnings)))
            return uc_str_from(*beginnings);
    return (uc_str){NULL, 0};
}

/* "ldcs", "sdgs": Snowball leaves the s of a word without vowels alone. */
static bool is_plural_of_acronym(uc_str word)
{
    if (word.len < 4 || !uc_str_ends(word, UC_STR("s")) || uc_str_ends(word, UC_STR("ss")))
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (strchr("aeiouy", word.ptr[i]) != NULL || (unsigned char)word.ptr[i] >= 0x80)
            return false;
    return true;
}

void uc_spelling(uc_str word, enum uc_language language, struct uc_buf *out)
{
    if (language == UC_ENGLISH && is_plural_of_acronym(word))
        word = uc_str_slice(word, 0, word.len - 1);
    const struct pair *pair = find(spellings[language].beginnings, word, uc_str_starts);
    if (pair) {
        uc_buf_add(out, uc_str_from(pair->to));
        word = uc_str_slice(word, strlen(pair->from), word.len);
    }
    pair = find(spellings[language].endings, word, uc_str_ends);
    if (pair && beginning_of(word, spellings[language].kept).len == 0) {
        uc_buf_add(out, uc_str_slice(word, 0, word.len - strlen(pair->from)));
        word = uc_str_from(pair->to);
    }
    uc_buf_add(out, word);
}

uc_str uc_spelling_stem(uc_str word, enum uc_language language)
{
    return beginning_of(word, spellings[language].apart);
}
