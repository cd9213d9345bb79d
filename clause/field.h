/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The field table: the one place that says what can be asked of a clause, under which name, and
 * where in the index it is kept. It feeds the indexer, the query parser, sorting, JSON and the
 * manual.
 *
 * Term prefixes follow Xapian's convention (https://xapian.org/docs/omega/termprefixes.html): a
 * capital for its well-known ones, "X…" for our own, "Z" for stems.
 */
#ifndef CLAUSE_FIELD_H
#define CLAUSE_FIELD_H

#include "clause/arena.h"
#include "clause/document.h"

/* Changes whenever an index written before can't be read or searched rightly any more. */
#define UC_INDEX_FORMAT "unclause 5"
/* Capabilities that a reader must know of, space-separated; an unknown one is refused. */
#define UC_INDEX_FEATURES "stems context vocabulary"
/* Metadata keys of the database */
#define UC_META_FORMAT "unclause.format"
#define UC_META_FEATURES "unclause.features"
#define UC_META_UPDATED "unclause.updated"

enum uc_field_type {
    UC_FIELD_WORDS, /* analyzed: the stems of all are one field, the text tells them apart */
    UC_FIELD_EXACT, /* one boolean term a value, folded */
    UC_FIELD_RANGE, /* a value slot: LOW..HIGH, or one value */
};

/* id, name in queries, alias, term prefix, value slot (-1: none), type, description, example */
#define UC_FIELD_LIST(X)                                                                           \
    X(TEXT, "text", "", "", -1, WORDS, "the words of the clause and of its context",               \
      "triangular cooperation")                                                                    \
    X(OWN, "own", "clause", "", -1, WORDS, "the words of the clause itself, not of its context",   \
      "own:youth")                                                                                 \
    X(TITLE, "title", "", "", -1, WORDS, "the title of the document",                              \
      "title:\"sustainable development\"")                                                         \
    X(HEADING, "heading", "", "", -1, WORDS, "the headings above the clause", "heading:finance")   \
    X(SYMBOL, "symbol", "in", "XS", -1, EXACT, "the document's symbol", "symbol:A/RES/57/263")     \
    X(KIND, "kind", "", "XK", -1, EXACT, "what the clause is", "kind:operative")                   \
    X(VERB, "verb", "", "XV", -1, EXACT, "a drafting verb, in any printed form", "verb:requests")  \
    X(LABEL, "label", "", "XL", -1, EXACT, "the clause's number, as printed", "label:\"6 (a)\"")   \
    X(PART, "part", "", "XP", -1, EXACT, "where the number counts from", "part:annex")             \
    X(ORGAN, "organ", "body", "XO", -1, EXACT, "the organ, by its name or capital",                \
      "organ:\"General Assembly\"")                                                                \
    X(SESSION, "session", "", "XN", -1, EXACT, "the organ's session", "session:57")                \
    X(YEAR, "year", "", "Y", -1, EXACT, "the year of the document's date", "year:2002")            \
    X(DATE, "date", "", "", 0, RANGE, "the document's date: adopted, else distributed",            \
      "date:2019..2024")                                                                           \
    X(LANGUAGE, "language", "lang", "L", -1, EXACT, "ar, zh, en, fr, ru or es", "language:fr")     \
    X(CITES, "cites", "", "XC", -1, EXACT, "a symbol that the clause cites", "cites:A/RES/55/2")   \
    X(PATH, "path", "", "XF", -1, EXACT, "the file the document came from", "path:drafts/x.pdf")

enum uc_field_id {
#define UC_FIELD_NAME(id, ...) UC_FIELD_##id,
    UC_FIELD_LIST(UC_FIELD_NAME)
#undef UC_FIELD_NAME
        UC_FIELD_COUNT
};

struct uc_field {
    const char *name, *alias, *prefix;
    int slot;
    enum uc_field_type type;
    const char *description, *example;
};

extern const struct uc_field uc_fields[UC_FIELD_COUNT];

/* By name or alias, in any case; NULL where there is none. */
const struct uc_field *uc_field_find(uc_str name);

/* Value slots */
enum uc_slot {
    UC_SLOT_DATE,     /* "20021220"; empty where there is none */
    UC_SLOT_DOCUMENT, /* the document's key: sorting, --per-document */
    UC_SLOT_TEXT,     /* hash of the folded text: collapsing equal clauses */
    UC_SLOT_ORDER,    /* date, document, ordinal, in 9 bytes: breaks ties alike everywhere */
};

/* The term that a value of the field is in the index, its prefix included, in `arena`.
 * Exact fields: symbols by uc_symbol_key ("XS:A/RES/57/263"), all else folded: verbs canonical,
 * organs by name, languages by code, labels and parts by uc_label_key ("XVtake note"). Beyond 200
 * bytes a value's first 160 and a hash (FNV-1a, 128 bits) stand for it, so that no term passes
 * Xapian's 245 bytes. */
uc_str uc_field_term(enum uc_field_id field, uc_str value, uc_arena *arena);
/* The term of a stem, as the analyzer gives it. */
uc_str uc_term_stem(uc_str stem, uc_arena *arena);

/* Terms by which clauses and documents are found without a search; paths as they are, citations
 * by uc_citation_key and folded, long ones hashed as above. What is one entry's alone begins with
 * UC_UNIQUE_PREFIX, and no other term does; a clause has no such term: its document and its value
 * of UC_SLOT_ORDER tell it (search/collection.h). */
#define UC_UNIQUE_PREFIX "Q"
uc_str uc_term_document(uc_str document_key, uc_arena *arena); /* the document's record */
uc_str uc_term_clauses_of(uc_str document_key,
                          uc_arena *arena);        /* every clause of it, and its record */
uc_str uc_term_path(uc_str path, uc_arena *arena); /* the record with this path */
uc_str uc_term_file(uc_str path, uc_arena *arena); /* what is known of a file: uc_file_record */
uc_str uc_term_hash(uc_str hash, uc_arena *arena); /* the record with these bytes */
/* Clauses of the text with this hash, the value of UC_SLOT_TEXT; and, once in 10^10, of another. */
uc_str uc_term_text(uc_str hash, uc_arena *arena);

/* The vocabulary: a word, and a stem other than itself that it has in some text, told by what
 * differs ("XWlamps 1": cut one byte; "XWhappily 1 i"). Each pair stands once a document, all on
 * its last clause, so that a term's frequency counts documents. A word that is its own stem is
 * there as such (uc_term_stem). Terms of words that begin alike stand together, behind
 * uc_terms_of_words; those of one word behind uc_terms_of_word. */
uc_str uc_term_word(uc_str word, uc_str stem, uc_arena *arena);
uc_str uc_terms_of_words(uc_str beginning, uc_arena *arena);
uc_str uc_terms_of_word(uc_str word, uc_arena *arena);
/* What is in such a term; the word points into it, the stem may stand in `arena`. */
void uc_term_word_parts(uc_str term, uc_arena *arena, uc_str *word, uc_str *stem);

/* A name that a text explains, by its key, and the words of its other ("wto", "world trade
 * organization"; clause/name.h). Once a document each way, on the clause that says so; names that
 * begin alike stand together behind uc_terms_of_name. */
uc_str uc_term_name(uc_str key, uc_str other, uc_arena *arena);
uc_str uc_terms_of_name(uc_str beginning, uc_arena *arena);
/* What is in such a term; both point into it. */
void uc_term_name_parts(uc_str term, uc_str *key, uc_str *other);

uc_str uc_term_cited(uc_str symbol, uc_arena *arena); /* records of documents cited so */
extern const uc_str uc_term_any_document;             /* every document record */
extern const uc_str uc_term_any_file; /* what is known of files that are no documents; all else
                                         are clauses */

#endif
