/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/names.h"

#include "clause/ascii.h"
#include "clause/field.h"
#include "clause/name.h"
#include "clause/symbol.h"
#include "search/rank.h"

enum {
    WORDS_MOST = 64, /* of a query: names are looked for among the first */
    OTHERS_MOST = 3, /* of one name in the index: the most frequent */
    FREQUENT = 5,    /* and none that is so many times rarer than the most frequent */
};

/* Acronyms that are words too, which would stand for every other clause. */
static bool is_word_too(uc_str word)
{
    static const char *const words[] = {"aids", "are", "dos", "it", "out", "us", "who"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (uc_str_equal(word, uc_str_from(words[i])))
            return true;
    return uc_is_function_word(word);
}

struct asked {
    uc_analyzer *analyzer;
    uc_arena *arena;
    const uc_str *words;
    uc_str stems[WORDS_MOST]; /* as uc_name_of makes them */
    size_t count;
    struct uc_alternatives *out;
};

/* The user's lines, then the program's. */
struct lines {
    uc_str user;
    const char *const *known;
};

static struct lines lines_of(const struct uc_name_source *source)
{
    return (struct lines){source->lines, uc_names_known};
}

/* False at the end. */
static bool next_line(struct lines *lines, uc_str *line)
{
    if (lines->user.len == 0) {
        *line = uc_str_from(*lines->known);
        return *lines->known++ != NULL;
    }
    size_t end = uc_str_find(lines->user, UC_STR("\n"), 0);
    *line = uc_str_slice(lines->user, 0, end);
    lines->user = uc_str_slice(lines->user, end + 1, lines->user.len);
    if (uc_str_starts(*line, UC_STR("#")))
        *line = UC_STR("");
    return true;
}

/* The next name of a line; false at its end. */
static bool next_name(uc_str *line, uc_str *name)
{
    if (line->len == 0)
        return false;
    size_t end = uc_str_find(*line, UC_STR("="), 0);
    *name = uc_str_trim(uc_str_slice(*line, 0, end));
    *line = uc_str_slice(*line, end + 1, line->len);
    return true;
}

static bool is_symbol(uc_str name, uc_arena *arena)
{
    return uc_str_has(name, UC_STR("/")) && !uc_str_has(name, UC_STR(" / ")) &&
           uc_symbol_parse(name, arena).len > 0;
}

/* Can the name's key begin as this one does? Tells most without analysis, by the first letters of
 * the name: a word has those of its stem, but for the last. What is no ASCII letter may be folded
 * or joined. */
static bool may_begin(uc_str name, uc_str key)
{
    enum { LETTERS_MOST = 4 };
    const size_t space = uc_str_find(key, UC_STR(" "), 0), stem = space < key.len ? space : key.len;
    for (size_t i = 0; i < LETTERS_MOST && i + 1 < stem; i++) {
        const char letter = i < name.len ? uc_to_lower(name.ptr[i]) : ' ';
        if (letter != ' ' && (letter < 'a' || letter > 'z'))
            return true;
        if (letter != key.ptr[i])
            return false;
    }
    return name.len > 0 && key.len > 0;
}

/* How many words from `first` on are those of the key; 0: none. */
static size_t words_of_key(const struct asked *asked, size_t first, uc_str key)
{
    size_t count = 0;
    for (size_t at = 0; at < key.len && first + count < asked->count; count++) {
        size_t end = uc_str_find(key, UC_STR(" "), at);
        if (end > key.len)
            end = key.len;
        if (!uc_str_equal(uc_str_slice(key, at, end), asked->stems[first + count]))
            return 0;
        at = end + 1;
        if (at > key.len)
            return count + 1;
    }
    return 0;
}

static void add(struct asked *asked, size_t first, size_t count, uc_str name)
{
    if (name.len == 0 || is_word_too(name))
        return;
    for (size_t i = 0; i < asked->out->list.count; i++) {
        const struct uc_alternative *known = &asked->out->list.at[i];
        if (known->first == first && known->count == count && uc_str_equal(known->name, name))
            return;
    }
    *UC_PUSH(asked->arena, &asked->out->list) = (struct uc_alternative){first, count, name};
}

/* The names of a line other than `found`. */
static void add_others(struct asked *asked, size_t first, size_t count, uc_str line, uc_str found)
{
    uc_str name;
    while (next_name(&line, &name))
        if (!uc_str_equal(name, found) && !is_symbol(name, asked->arena))
            add(asked, first, count, uc_name_of(asked->analyzer, name, asked->arena).words);
}

static void look_in_lists(struct asked *asked, size_t first, struct lines lines)
{
    uc_str line, name;
    while (next_line(&lines, &line)) {
        uc_str rest = line;
        while (next_name(&rest, &name)) {
            if (!may_begin(name, asked->stems[first]) || is_symbol(name, asked->arena))
                continue;
            uc_str key = uc_name_of(asked->analyzer, name, asked->arena).key;
            size_t count = words_of_key(asked, first, key);
            if (count > 0)
                add_others(asked, first, count, line, name);
        }
    }
}

/* Of several things that a name stands for, those that most documents mean. */
static void add_frequent(struct asked *asked, size_t first, const struct uc_named_list *named)
{
    size_t added = 0;
    uint32_t most = 0;
    for (size_t i = 0; i < named->list.count; i++)
        if (named->list.at[i].documents > most)
            most = named->list.at[i].documents;
    for (size_t i = 0; i < named->list.count && added < OTHERS_MOST; i++) {
        const struct uc_named *here = &named->list.at[i];
        size_t count = words_of_key(asked, first, here->key);
        if (count == 0 || here->documents * FREQUENT < most)
            continue;
        add(asked, first, count, here->other);
        added++;
    }
}

/* An acronym is a whole key; a longer name is looked for by its first two words. */
static enum uc_status look_in_index(struct asked *asked, size_t first,
                                    const struct uc_name_source *source, struct uc_error *err)
{
    struct uc_named_list acronyms = {0}, names = {0};
    uc_arena *arena = asked->arena;
    uc_str key = uc_arena_join(arena, asked->stems[first], UC_STR("\t"));
    enum uc_status s = source->list(source->context, key, arena, &acronyms, err);
    add_frequent(asked, first, &acronyms);
    if (s != UC_OK || first + 1 == asked->count || asked->stems[first + 1].len == 0)
        return s;
    key = uc_arena_join(arena, asked->stems[first], UC_STR(" "));
    key = uc_arena_join(arena, key, asked->stems[first + 1]);
    s = source->list(source->context, key, arena, &names, err);
    add_frequent(asked, first, &names);
    return s;
}

enum uc_status uc_names_find(const struct uc_name_source *source, uc_analyzer *analyzer,
                             const uc_str *words, size_t count, uc_arena *arena,
                             struct uc_alternatives *out, struct uc_error *err)
{
    struct asked asked = {.analyzer = analyzer,
                          .arena = arena,
                          .words = words,
                          .count = count < WORDS_MOST ? count : WORDS_MOST,
                          .out = out};
    for (size_t i = 0; i < asked.count; i++)
        if (words[i].len > 0)
            asked.stems[i] = uc_stem(analyzer, words[i], UC_LANGUAGE_UNKNOWN, arena);
    enum uc_status s = UC_OK;
    for (size_t i = 0; s == UC_OK && i < asked.count; i++) {
        if (words[i].len == 0 || is_word_too(words[i]))
            continue;
        look_in_lists(&asked, i, lines_of(source));
        if (source->list != NULL)
            s = look_in_index(&asked, i, source, err);
    }
    return s;
}

/* The symbol of a line that has the name; empty where it has not both. */
static uc_str symbol_in_line(uc_analyzer *analyzer, uc_str line, uc_str key, uc_arena *arena)
{
    uc_str name, symbol = UC_STR("");
    bool found = false;
    while (next_name(&line, &name)) {
        if (is_symbol(name, arena))
            symbol = name;
        else if (may_begin(name, key))
            found |= uc_str_equal(uc_name_of(analyzer, name, arena).key, key);
    }
    return found ? symbol : UC_STR("");
}

uc_str uc_names_symbol(const struct uc_name_source *source, uc_analyzer *analyzer, uc_str name,
                       uc_arena *arena)
{
    struct lines lines = lines_of(source);
    uc_str line, symbol = UC_STR(""), key = uc_name_of(analyzer, name, arena).key;
    if (uc_str_starts(key, UC_STR("the ")))
        key = uc_str_slice(key, strlen("the "), key.len);
    while (symbol.len == 0 && next_line(&lines, &line))
        symbol = symbol_in_line(analyzer, line, key, arena);
    return symbol;
}
