/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "metadata.h"

#include "clause/symbol.h"
#include "clause/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 32 };

static const size_t table_max = (size_t)64 << 20;

enum column { PATH, SYMBOL, TITLE, DATE, ORGAN, SESSION, LANGUAGE };

static const char *const columns[] = {
    [PATH] = "path",   [SYMBOL] = "symbol",   [TITLE] = "title",       [DATE] = "date",
    [ORGAN] = "organ", [SESSION] = "session", [LANGUAGE] = "language",
};

struct table {
    uc_str left;
    const char *name;
    unsigned line, row; /* where the reading is, and where its row began */
    enum column columns[COLUMNS_MAX];
    size_t column_count;
    uc_arena *arena;
};

/* A field in quotation marks; two of them stand for one. */
static uc_str quoted_field(struct table *table)
{
    struct uc_buf field = {0};
    size_t at = 1;
    for (; at < table->left.len; at++) {
        char c = table->left.ptr[at];
        table->line += c == '\n';
        if (c == '"' && (at + 1 == table->left.len || table->left.ptr[++at] != '"'))
            break;
        uc_buf_byte(&field, c);
    }
    table->left = uc_str_slice(table->left, at, table->left.len);
    uc_str copy = uc_arena_copy(table->arena, uc_buf_str(&field));
    uc_buf_free(&field);
    return copy;
}

static uc_str plain_field(struct table *table)
{
    size_t len = 0;
    while (len < table->left.len && strchr(",\r\n", table->left.ptr[len]) == NULL)
        len++;
    uc_str field = uc_str_slice(table->left, 0, len);
    table->left = uc_str_slice(table->left, len, table->left.len);
    return field;
}

/* The next field of a line; `*last` says that the line ends behind it. */
static uc_str next_field(struct table *table, bool *last)
{
    bool quoted = uc_str_starts(table->left, UC_STR("\""));
    uc_str field = quoted ? quoted_field(table) : plain_field(table);
    *last = !uc_str_starts(table->left, UC_STR(","));
    size_t len = uc_str_starts(table->left, UC_STR("\r\n")) ? 2 : 1;
    table->line += *last;
    table->left = uc_str_slice(table->left, len, table->left.len);
    return uc_str_trim(field);
}

static enum uc_status read_names(struct table *table, struct uc_error *err)
{
    bool has_path = false;
    for (bool last = false; !last;) {
        uc_str name = next_field(table, &last);
        size_t column = 0;
        while (column <= LANGUAGE && !uc_str_equal_nocase(name, uc_str_from(columns[column])))
            column++;
        if (column > LANGUAGE)
            return uc_fail(err, UC_USAGE,
                           "%s: there is no column '%.*s'; use path, symbol, title, date, organ, "
                           "session and language",
                           table->name, UC_ARG(name));
        if (table->column_count == COLUMNS_MAX)
            return uc_fail(err, UC_USAGE, "%s: more than %d columns", table->name, COLUMNS_MAX);
        table->columns[table->column_count++] = (enum column)column;
        has_path |= column == PATH;
    }
    if (!has_path)
        return uc_fail(err, UC_USAGE, "%s: has no column 'path'; add a first line of names",
                       table->name);
    return UC_OK;
}

static enum uc_status bad_value(const struct table *table, uc_str value, const char *what,
                                struct uc_error *err)
{
    return uc_fail(err, UC_USAGE, "%s: line %u: '%.*s' is no %s", table->name, table->row,
                   UC_ARG(value), what);
}

static enum uc_status set_field(const struct table *table, enum column column, uc_str value,
                                struct uc_metadata_row *row, struct uc_error *err)
{
    struct uc_metadata *metadata = &row->metadata;
    uc_str *const texts[] = {
        [PATH] = &row->path,        [SYMBOL] = &metadata->symbol,   [TITLE] = &metadata->title,
        [ORGAN] = &metadata->organ, [SESSION] = &metadata->session,
    };
    if (value.len == 0)
        return UC_OK;
    if (column == DATE) {
        metadata->date = uc_date_find(value);
        return metadata->date.year > 0
                   ? UC_OK
                   : bad_value(table, value, "date; write 2019, 2019-05 or 2019-05-12", err);
    }
    if (column == LANGUAGE) {
        metadata->language = uc_language_from(value);
        return metadata->language != UC_LANGUAGE_UNKNOWN
                   ? UC_OK
                   : bad_value(table, value, "language; write ar, zh, en, fr, ru or es", err);
    }
    if (column == PATH && uc_str_starts(value, UC_STR("./")))
        value = uc_str_slice(value, 2, value.len);
    uc_str symbol = column == SYMBOL ? uc_symbol_parse(value, table->arena) : value;
    if (symbol.len == 0)
        return bad_value(table, value, "symbol, as A/RES/79/236 is", err);
    *texts[column] = symbol;
    return UC_OK;
}

static enum uc_status read_row(struct table *table, struct uc_metadata_row *row,
                               struct uc_error *err)
{
    size_t count = 0;
    table->row = table->line;
    for (bool last = false; !last; count++) {
        uc_str value = next_field(table, &last);
        if (count >= table->column_count && value.len > 0)
            return uc_fail(err, UC_USAGE, "%s: line %u: has more fields than the first line",
                           table->name, table->row);
        if (count >= table->column_count)
            continue;
        enum uc_status status = set_field(table, table->columns[count], value, row, err);
        if (status != UC_OK)
            return status;
    }
    return UC_OK;
}

static int by_path(const void *a, const void *b)
{
    const struct uc_metadata_row *left = a, *right = b;
    return uc_str_compare(left->path, right->path);
}

static enum uc_status read_table(struct table *table, struct uc_metadata_table *out,
                                 struct uc_error *err)
{
    enum uc_status status = read_names(table, err);
    while (status == UC_OK && table->left.len > 0) {
        struct uc_metadata_row row = {0};
        status = read_row(table, &row, err);
        if (status == UC_OK && row.path.len > 0)
            *UC_PUSH(table->arena, &out->rows) = row;
    }
    if (status == UC_OK && out->rows.count > 0)
        qsort(out->rows.at, out->rows.count, sizeof *out->rows.at, by_path);
    return status;
}

static enum uc_status read_bytes(const char *path, struct uc_buf *out, struct uc_error *err)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return uc_fail(err, UC_IO, "%s: the table can't be read: %s", path, strerror(errno));
    char piece[4096];
    size_t got;
    while (out->len <= table_max && (got = fread(piece, 1, sizeof piece, file)) > 0)
        uc_buf_add(out, (uc_str){piece, got});
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed)
        return uc_fail(err, UC_IO, "%s: the table can't be read to its end", path);
    if (out->len > table_max)
        return uc_fail(err, UC_BAD_FILE, "%s: larger than 64 MiB; split the table", path);
    if (!uc_text_valid(uc_buf_str(out)))
        return uc_fail(err, UC_BAD_FILE, "%s: is not UTF-8; save the table as such", path);
    return UC_OK;
}

enum uc_status uc_metadata_read(const char *path, uc_arena *arena, struct uc_metadata_table *out,
                                struct uc_error *err)
{
    struct uc_buf bytes = {0};
    enum uc_status status = read_bytes(path, &bytes, err);
    if (status == UC_OK) {
        struct table table = {.name = path, .line = 1, .arena = arena};
        table.left = uc_arena_copy(arena, uc_buf_str(&bytes));
        if (uc_str_starts(table.left, UC_STR("\xEF\xBB\xBF"))) /* byte order mark */
            table.left = uc_str_slice(table.left, 3, table.left.len);
        status = read_table(&table, out, err);
    }
    uc_buf_free(&bytes);
    return status;
}

struct uc_metadata uc_metadata_of(const struct uc_metadata_table *table, uc_str path)
{
    for (size_t i = 0; i < path.len && table->rows.count > 0; i++) {
        if (i > 0 && path.ptr[i - 1] != '/')
            continue;
        const struct uc_metadata_row wanted = {.path = uc_str_slice(path, i, path.len)};
        const struct uc_metadata_row *row =
            bsearch(&wanted, table->rows.at, table->rows.count, sizeof *table->rows.at, by_path);
        if (row != NULL)
            return row->metadata;
    }
    return (struct uc_metadata){0};
}

static bool holds_text(uc_str told, uc_str recorded)
{
    return told.len == 0 || uc_str_equal(told, recorded);
}

bool uc_metadata_holds(const struct uc_metadata *metadata, const struct uc_document_record *record)
{
    bool dated = metadata->date.year == 0 ||
                 memcmp(&metadata->date, &record->adopted, sizeof metadata->date) == 0;
    bool in_language =
        metadata->language == UC_LANGUAGE_UNKNOWN || metadata->language == record->language;
    return dated && in_language && holds_text(metadata->symbol, record->symbol) &&
           holds_text(metadata->title, record->title) &&
           holds_text(metadata->organ, record->organ) &&
           holds_text(metadata->session, record->session);
}
