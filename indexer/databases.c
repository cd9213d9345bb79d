/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "databases.h"

#include "bases.h"
#include "clause/field.h"
#include "fresh.h"
#include "old.h"
#include "prepare.h"
#include "progress.h"
#include "scribe.h"
#include "sheet.h"

#include <time.h>
#include <unistd.h>

/* What a run that is ended from outside may lose. */
static const double seconds_per_commit = 30;
static const uint64_t clauses_per_commit = 10000;
/* A commit of new databases makes as many more, so it waits for more to come together. */
static const uint64_t clauses_per_publication = 200000;

/* A run with fewer files adds them to a database that is there; to read so many takes each scribe
 * longer than to make its database; so many scribes have memory to spare for the rest. */
enum { LARGE_RUN = 200, FILES_PER_SCRIBE = 16, SCRIBES_MAX = 8 };
/* More databases slow down searching, and the files of each are open. */
enum { DATABASES_MAX = 32 };

/* A database that is being made. */
struct lane {
    uint32_t number;
    uc_scribe *scribe; /* NULL: not begun */
    uint64_t clauses;
};

struct uc_databases {
    uc_arena *arena;
    uc_shards *shards;
    struct uc_bases bases;
    uc_fresh *fresh; /* what is in the lanes; their places there are the lanes' indexes */
    struct lane *lanes;
    size_t lane_count;
    bool apart;       /* each lane's databases are a group; else all of them are one */
    uint64_t clauses; /* since the last commit */
    bool changed;
    double committed; /* when, in seconds of the monotonic clock */
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t lanes_for(const uc_databases *databases, const struct uc_expected *expected)
{
    bool in_bases = databases->bases.list.count > 0 && !databases->bases.anew;
    if (expected->apart > 0)
        return expected->apart;
    if (in_bases && expected->files < LARGE_RUN)
        return 0;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t lanes = least(processors > 0 ? (size_t)processors : 1, SCRIBES_MAX);
    return least(lanes, 1 + expected->files / FILES_PER_SCRIBE);
}

static void make_lanes(uc_databases *databases, const struct uc_expected *expected)
{
    databases->lane_count = lanes_for(databases, expected);
    databases->lanes =
        uc_arena_alloc(databases->arena, databases->lane_count * sizeof *databases->lanes);
    databases->apart = expected->apart > 0;
}

enum uc_status uc_databases_open(const char *path, bool rebuild, uc_databases **out,
                                 struct uc_error *err)
{
    uc_shards *shards;
    enum uc_status status = uc_shards_open(path, &shards, err);
    if (status != UC_OK)
        return status;
    uc_arena *arena = uc_arena_new();
    uc_databases *databases = uc_arena_alloc(arena, sizeof *databases);
    *databases = (uc_databases){.arena = arena,
                                .shards = shards,
                                .bases = {.arena = arena, .shards = shards},
                                .fresh = uc_fresh_new(),
                                .committed = uc_seconds_now()};
    status = uc_bases_open(&databases->bases, err);
    if (status == UC_FOREIGN && rebuild) {
        uc_bases_close(&databases->bases);
        status = UC_OK;
    }
    if (status == UC_OK) {
        make_lanes(databases, &(struct uc_expected){.files = 1});
        *out = databases;
    } else {
        uc_databases_close(databases);
    }
    return status;
}

void uc_databases_close(uc_databases *databases)
{
    if (databases == NULL)
        return;
    for (size_t i = 0; i < databases->lane_count; i++)
        uc_scribe_abandon(databases->lanes[i].scribe);
    uc_bases_close(&databases->bases);
    uc_fresh_free(databases->fresh);
    uc_shards_close(databases->shards);
    uc_arena_free(databases->arena);
}

enum uc_status uc_databases_expect(uc_databases *databases, const struct uc_expected *expected,
                                   struct uc_error *err)
{
    uint32_t there = 0;
    enum uc_status status = UC_OK;
    if (expected->replaced > 0)
        status = uc_bases_frequency(&databases->bases, uc_term_any_document, &there, err);
    databases->bases.anew = expected->replaced > 0 && 2 * expected->replaced >= there;
    make_lanes(databases, expected);
    return status;
}

enum uc_status uc_databases_find(uc_databases *databases, uc_str term, uc_arena *arena,
                                 struct uc_document_record *out, struct uc_error *err)
{
    size_t lane;
    uc_str data;
    struct uc_base *base;
    enum uc_status status = uc_fresh_find(databases->fresh, term, arena, out, &lane, err);
    if (status != UC_NOT_FOUND)
        return status;
    status = uc_bases_find(&databases->bases, term, arena, &base, &data, err);
    return status == UC_OK ? uc_document_record_decode(data, arena, out, err) : status;
}

/* Where something is, or will be if it is not there. */
struct home {
    bool in_base; /* else in a lane */
    struct uc_base *base;
    struct lane *lane;
    bool there;
};

/* The lane with the fewest clauses, so that all end at about the same time. */
static struct home home_of_new(uc_databases *databases)
{
    if (databases->lane_count == 0)
        return (struct home){.in_base = true, .base = uc_bases_newest(&databases->bases)};
    struct home home = {.lane = databases->lanes};
    for (size_t i = 1; i < databases->lane_count; i++)
        if (databases->lanes[i].clauses < home.lane->clauses)
            home.lane = &databases->lanes[i];
    return home;
}

/* Sets `out` where a base has an entry with `term`. */
static enum uc_status find_base(uc_databases *databases, uc_str term, struct home *out,
                                struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    uc_str data;
    struct uc_base *base;
    enum uc_status status = uc_bases_find(&databases->bases, term, arena, &base, &data, err);
    if (status == UC_OK)
        *out = (struct home){.in_base = true, .base = base, .there = true};
    uc_arena_free(arena);
    return status == UC_NOT_FOUND ? UC_OK : status;
}

static enum uc_status find_home(uc_databases *databases, uc_str key, struct home *out,
                                struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    uc_str term = uc_term_document(key, arena);
    struct uc_document_record record;
    size_t lane;
    *out = home_of_new(databases);
    enum uc_status status = uc_fresh_find(databases->fresh, term, arena, &record, &lane, err);
    if (status == UC_OK)
        *out = (struct home){.lane = &databases->lanes[lane], .there = true};
    else if (status == UC_NOT_FOUND)
        status = find_base(databases, term, out, err);
    uc_arena_free(arena);
    return status;
}

static enum uc_status write_in_base(struct uc_base *base, bool there, struct uc_buf sheet,
                                    struct uc_error *err)
{
    base->changed = true;
    base->dropped |= there;
    enum uc_status status = uc_sheet_write(uc_buf_str(&sheet), base->writer, err);
    uc_buf_free(&sheet);
    return status;
}

static enum uc_status begin(uc_databases *databases, struct lane *lane, struct uc_error *err)
{
    if (lane->scribe != NULL)
        return UC_OK;
    lane->number = uc_shards_new(databases->shards);
    return uc_scribe_start(uc_shards_path(databases->shards, lane->number, databases->arena),
                           &lane->scribe, err);
}

/* Takes the sheet's bytes over. */
static enum uc_status give(uc_databases *databases, const struct home *home, struct uc_buf sheet,
                           struct uc_error *err)
{
    databases->changed = true;
    if (home->in_base)
        return write_in_base(home->base, home->there, sheet, err);
    enum uc_status status = begin(databases, home->lane, err);
    if (status == UC_OK)
        return uc_scribe_give(home->lane->scribe, sheet, err);
    uc_buf_free(&sheet);
    return status;
}

/* What is in a lane can't be looked up there. */
static void note(uc_databases *databases, const struct home *home,
                 const struct uc_document_record *record)
{
    if (!home->in_base)
        uc_fresh_put(databases->fresh, record, (size_t)(home->lane - databases->lanes));
}

/* --- an index that is made anew (old.h) --- */

static bool is_old(const uc_databases *databases, const struct home *home)
{
    return home->in_base && uc_bases_is_old(&databases->bases, home->base);
}

static enum uc_status leave_document(uc_databases *databases, uc_str key, struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    struct uc_document_record record;
    enum uc_status status =
        uc_databases_find(databases, uc_term_document(key, arena), arena, &record, err);
    if (status == UC_OK)
        uc_old_leave(&databases->bases, &record);
    databases->changed = true;
    uc_arena_free(arena);
    return status;
}

/* Writes a document of an old base among the new ones, as it is. */
static enum uc_status move_document(uc_databases *databases, ux_writer *from, uc_str key,
                                    struct uc_error *err)
{
    uc_arena *arena = uc_arena_new();
    struct uc_buf clauses = {0};
    struct uc_document_record record;
    enum uc_status status = uc_old_read(from, key, arena, &record, &clauses, err);
    if (status == UC_OK) {
        const struct uc_unpack entries = {.left = uc_buf_str(&clauses)};
        uc_old_leave(&databases->bases, &record);
        status = uc_databases_put(databases, &record, &entries, err);
    }
    uc_buf_free(&clauses);
    uc_arena_free(arena);
    return status;
}

enum uc_status uc_databases_put(uc_databases *databases, const struct uc_document_record *record,
                                const struct uc_unpack *entries, struct uc_error *err)
{
    struct home home;
    enum uc_status status = find_home(databases, record->key, &home, err);
    if (status == UC_OK && is_old(databases, &home)) {
        status = leave_document(databases, record->key, err);
        home = home_of_new(databases);
    }
    if (status != UC_OK)
        return status;
    struct uc_buf sheet = {0};
    uc_sheet_put(record, entries, home.there, &sheet);
    databases->clauses += record->clause_count;
    if (!home.in_base)
        home.lane->clauses += record->clause_count;
    note(databases, &home, record);
    return give(databases, &home, sheet, err);
}

enum uc_status uc_databases_put_record(uc_databases *databases,
                                       const struct uc_document_record *record,
                                       struct uc_error *err)
{
    struct home home;
    enum uc_status status = find_home(databases, record->key, &home, err);
    if (status == UC_OK && is_old(databases, &home)) {
        status = move_document(databases, home.base->writer, record->key, err);
        if (status == UC_OK)
            status = find_home(databases, record->key, &home, err);
    }
    if (status != UC_OK)
        return status;
    uc_arena *arena = uc_arena_new();
    struct uc_entry entry = uc_prepare_record(record, arena);
    struct uc_buf sheet = {0};
    uc_sheet_put_entry(&entry, &sheet);
    uc_arena_free(arena);
    note(databases, &home, record);
    return give(databases, &home, sheet, err);
}

static enum uc_status delete_in(uc_databases *databases, const struct home *home, uc_str term,
                                struct uc_error *err)
{
    struct uc_buf sheet = {0};
    uc_sheet_delete(term, &sheet);
    return give(databases, home, sheet, err);
}

enum uc_status uc_databases_drop(uc_databases *databases, uc_str key, struct uc_error *err)
{
    struct home home;
    enum uc_status status = find_home(databases, key, &home, err);
    if (status != UC_OK || !home.there)
        return status;
    if (is_old(databases, &home))
        return leave_document(databases, key, err);
    uc_arena *arena = uc_arena_new();
    uc_fresh_drop(databases->fresh, key);
    status = delete_in(databases, &home, uc_term_clauses_of(key, arena), err);
    uc_arena_free(arena);
    return status;
}

/* New entries of no document are all put in the first lane, to be found again there. An old one is
 * left. */
static enum uc_status find_home_of_entry(uc_databases *databases, uc_str unique, struct home *out,
                                         struct uc_error *err)
{
    struct home home = {.lane = databases->lanes};
    if (databases->lane_count == 0)
        home = home_of_new(databases);
    *out = home;
    enum uc_status status = find_base(databases, unique, out, err);
    if (is_old(databases, out)) {
        uc_bases_leave(&databases->bases, unique);
        databases->changed = true;
        *out = home;
    }
    return status;
}

enum uc_status uc_databases_put_entry(uc_databases *databases, const struct uc_entry *entry,
                                      struct uc_error *err)
{
    struct home home;
    enum uc_status status = find_home_of_entry(databases, entry->unique, &home, err);
    if (status != UC_OK)
        return status;
    struct uc_buf sheet = {0};
    uc_sheet_put_entry(entry, &sheet);
    return give(databases, &home, sheet, err);
}

enum uc_status uc_databases_drop_entry(uc_databases *databases, uc_str unique, struct uc_error *err)
{
    struct home home;
    enum uc_status status = find_home_of_entry(databases, unique, &home, err);
    if (status != UC_OK || (!home.there && (home.in_base || home.lane->scribe == NULL)))
        return status;
    return delete_in(databases, &home, unique, err);
}

/* What the scribes have made becomes bases. */
static enum uc_status finish_lanes(uc_databases *databases, uc_str updated, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < databases->lane_count && status == UC_OK; i++) {
        struct lane lane = databases->lanes[i];
        databases->lanes[i] = (struct lane){0};
        if (lane.scribe == NULL)
            continue;
        status = uc_scribe_finish(lane.scribe, updated, err);
        if (status == UC_OK)
            uc_bases_add(&databases->bases, lane.number, databases->apart ? (uint32_t)i + 1 : 1);
    }
    uc_fresh_free(databases->fresh);
    databases->fresh = uc_fresh_new();
    return status;
}

static enum uc_status merge_groups(uc_databases *databases, struct uc_error *err)
{
    uint32_t groups = databases->apart ? (uint32_t)databases->lane_count : 1;
    enum uc_status status = UC_OK;
    for (uint32_t group = 1; group <= groups && status == UC_OK; group++)
        status = uc_bases_merge(&databases->bases, group, !databases->apart, err);
    return status;
}

static enum uc_status merge_too_many(uc_databases *databases, struct uc_error *err)
{
    return databases->bases.list.count > DATABASES_MAX ? merge_groups(databases, err) : UC_OK;
}

static enum uc_status renew(uc_databases *databases, struct uc_error *err)
{
    return uc_bases_renew(&databases->bases, err);
}

/* Where merging fails, what was to be merged is published all the same. */
static enum uc_status commit(uc_databases *databases,
                             enum uc_status (*merge)(uc_databases *, struct uc_error *),
                             struct uc_error *err)
{
    char date[32];
    time_t now = time(NULL);
    struct tm utc;
    size_t len = strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    const uc_str updated = {date, len};
    enum uc_status status = uc_bases_commit(&databases->bases, updated, err);
    if (status == UC_OK)
        status = finish_lanes(databases, updated, err);
    if (status != UC_OK)
        return status;
    enum uc_status merged = merge(databases, err);
    status = uc_bases_publish(&databases->bases, merged == UC_OK ? err : NULL);
    databases->changed = false;
    databases->clauses = 0;
    databases->committed = uc_seconds_now();
    return merged == UC_OK ? status : merged;
}

enum uc_status uc_databases_commit(uc_databases *databases, struct uc_error *err)
{
    return databases->changed ? commit(databases, merge_too_many, err) : UC_OK;
}

enum uc_status uc_databases_commit_in_time(uc_databases *databases, struct uc_error *err)
{
    uint64_t enough = databases->lane_count > 0 ? clauses_per_publication : clauses_per_commit;
    if (databases->clauses < enough && uc_seconds_now() - databases->committed < seconds_per_commit)
        return UC_OK;
    return uc_databases_commit(databases, err);
}

static enum uc_status take_document(void *context, ux_writer *from, const struct uc_entry *entry,
                                    struct uc_error *err)
{
    uc_databases *databases = context;
    uc_arena *arena = uc_arena_new();
    struct uc_document_record record;
    enum uc_status status = uc_document_record_decode(entry->data, arena, &record, err);
    if (status == UC_OK)
        status = move_document(databases, from, record.key, err);
    if (status == UC_OK)
        status = uc_databases_commit_in_time(databases, err);
    uc_arena_free(arena);
    return status;
}

static enum uc_status take_entry(void *context, ux_writer *from, const struct uc_entry *entry,
                                 struct uc_error *err)
{
    (void)from;
    return uc_databases_put_entry(context, entry, err);
}

/* At the end of a run that makes the index anew: what it has not replaced. */
static enum uc_status move_rest(uc_databases *databases, struct uc_error *err)
{
    struct uc_bases *bases = &databases->bases;
    enum uc_status status = uc_old_each(bases, uc_term_any_document, take_document, databases, err);
    if (status == UC_OK)
        status = uc_old_each(bases, uc_term_any_file, take_entry, databases, err);
    if (status == UC_OK)
        status = begin(databases, &databases->lanes[0], err); /* one is there, whatever it has */
    if (status == UC_OK)
        uc_bases_drop_old(bases);
    return status;
}

/* A base made in this run waits to be merged, if it is not alone. */
enum uc_status uc_databases_finish(uc_databases *databases, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    if (databases->bases.anew && databases->changed)
        status = move_rest(databases, err);
    if (status != UC_OK)
        return status;
    const struct uc_bases *bases = &databases->bases;
    bool made = bases->list.count > 1 && bases->list.at[0].group > 0;
    return databases->changed || made ? commit(databases, merge_groups, err) : UC_OK;
}

enum uc_status uc_databases_purge(uc_databases *databases, struct uc_error *err)
{
    return commit(databases, renew, err);
}
