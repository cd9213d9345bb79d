/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bases.h"

#include "clause/field.h"

#include <string.h>

static enum uc_status open_base(struct uc_bases *bases, struct uc_base *base, struct uc_error *err)
{
    if (base->writer != NULL)
        return UC_OK;
    return ux_writer_open(uc_shards_path(bases->shards, base->number, bases->arena), &base->writer,
                          err);
}

enum uc_status uc_bases_open(struct uc_bases *bases, struct uc_error *err)
{
    const struct uc_shard_list *published = uc_shards_published(bases->shards);
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < published->list.count && status == UC_OK; i++) {
        struct uc_base *base = UC_PUSH(bases->arena, &bases->list);
        base->number = published->list.at[i];
        status = open_base(bases, base, err);
    }
    return status;
}

void uc_bases_close(struct uc_bases *bases)
{
    for (size_t i = 0; i < bases->list.count; i++)
        ux_writer_close(bases->list.at[i].writer);
    bases->list.count = 0;
}

bool uc_bases_is_old(const struct uc_bases *bases, const struct uc_base *base)
{
    return bases->anew && base->group == 0;
}

void uc_bases_leave(struct uc_bases *bases, uc_str term)
{
    uc_seen_add(&bases->left, uc_hash(term, 0), bases->arena);
}

bool uc_bases_has_left(const struct uc_bases *bases, uc_str term)
{
    return bases->anew && uc_seen_has(&bases->left, uc_hash(term, 0));
}

void uc_bases_drop_old(struct uc_bases *bases)
{
    size_t kept = 0;
    for (size_t i = 0; i < bases->list.count; i++) {
        if (uc_bases_is_old(bases, &bases->list.at[i]))
            ux_writer_close(bases->list.at[i].writer);
        else
            bases->list.at[kept++] = bases->list.at[i];
    }
    bases->list.count = kept;
    bases->unpublished = true;
    bases->anew = false;
}

enum uc_status uc_bases_find(struct uc_bases *bases, uc_str term, uc_arena *arena,
                             struct uc_base **out, uc_str *data, struct uc_error *err)
{
    enum uc_status status = UC_NOT_FOUND;
    bool left = uc_bases_has_left(bases, term);
    for (size_t i = 0; i < bases->list.count && status == UC_NOT_FOUND; i++) {
        struct uc_base *base = &bases->list.at[i];
        if (left && uc_bases_is_old(bases, base))
            continue;
        status = open_base(bases, base, err);
        if (status == UC_OK)
            status = ux_writer_fetch(base->writer, term, arena, data, err);
        if (status == UC_OK)
            *out = base;
    }
    return status;
}

enum uc_status uc_bases_frequency(struct uc_bases *bases, uc_str term, uint32_t *out,
                                  struct uc_error *err)
{
    enum uc_status status = UC_OK;
    *out = 0;
    for (size_t i = 0; i < bases->list.count && status == UC_OK; i++) {
        uint32_t own = 0;
        status = open_base(bases, &bases->list.at[i], err);
        if (status == UC_OK)
            status = ux_writer_frequency(bases->list.at[i].writer, term, &own, err);
        *out += own;
    }
    return status;
}

static void insert(struct uc_bases *bases, size_t at, struct uc_base base)
{
    UC_PUSH(bases->arena, &bases->list);
    struct uc_base *list = bases->list.at;
    memmove(&list[at + 1], &list[at], (bases->list.count - 1 - at) * sizeof *list);
    list[at] = base;
    bases->unpublished = true;
}

struct uc_base *uc_bases_newest(struct uc_bases *bases)
{
    return bases->list.at;
}

void uc_bases_add(struct uc_bases *bases, uint32_t number, uint32_t group)
{
    insert(bases, 0, (struct uc_base){.number = number, .group = group});
}

static enum uc_status commit(struct uc_bases *bases, struct uc_base *base, uc_str updated,
                             struct uc_error *err)
{
    enum uc_status status = open_base(bases, base, err);
    if (status == UC_OK)
        status = ux_writer_set_meta(base->writer, UC_STR(UC_META_UPDATED), updated, err);
    if (status == UC_OK)
        status = ux_writer_commit(base->writer, err);
    base->changed = false;
    return status;
}

/* Of several databases the first is asked when the index was last changed, so it is told. */
enum uc_status uc_bases_commit(struct uc_bases *bases, uc_str updated, struct uc_error *err)
{
    bool any = false;
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < bases->list.count; i++)
        any |= bases->list.at[i].changed;
    for (size_t i = 0; i < bases->list.count && any && status == UC_OK; i++) {
        struct uc_base *base = &bases->list.at[i];
        if ((i == 0 || base->changed) && !uc_bases_is_old(bases, base))
            status = commit(bases, base, updated, err);
    }
    return status;
}

static enum uc_status merge_to(struct uc_bases *bases, uint32_t number, struct uc_error *err)
{
    UC_LIST(const char *) paths = {0};
    for (size_t i = 0; i < bases->list.count; i++) {
        struct uc_base *base = &bases->list.at[i];
        if (!base->chosen)
            continue;
        ux_writer_close(base->writer);
        base->writer = NULL;
        *UC_PUSH(bases->arena, &paths) = uc_shards_path(bases->shards, base->number, bases->arena);
    }
    const char *to = uc_shards_path(bases->shards, number, bases->arena);
    return ux_merge(paths.at, paths.count, to, err);
}

/* One compact database takes the place of those chosen. */
static enum uc_status merge_chosen(struct uc_bases *bases, uint32_t group, struct uc_error *err)
{
    struct uc_base merged = {.number = uc_shards_new(bases->shards), .group = group};
    enum uc_status status = merge_to(bases, merged.number, err);
    if (status != UC_OK)
        return status;
    size_t kept = 0, first = bases->list.count;
    for (size_t i = 0; i < bases->list.count; i++) {
        if (!bases->list.at[i].chosen)
            bases->list.at[kept++] = bases->list.at[i];
        else if (first > kept)
            first = kept;
    }
    bases->list.count = kept;
    insert(bases, first, merged);
    return UC_OK;
}

enum uc_status uc_bases_merge(struct uc_bases *bases, uint32_t group, bool older,
                              struct uc_error *err)
{
    uint64_t bytes = 0;
    size_t count = 0;
    for (size_t i = 0; i < bases->list.count; i++) {
        struct uc_base *base = &bases->list.at[i];
        uint64_t own = uc_shards_bytes(bases->shards, base->number);
        older &= base->group > 0 || (own <= 2 * bytes && !bases->anew);
        base->chosen = base->group == group || (base->group == 0 && older);
        bytes += base->chosen ? own : 0;
        count += base->chosen;
    }
    return count > 1 ? merge_chosen(bases, group, err) : UC_OK;
}

enum uc_status uc_bases_renew(struct uc_bases *bases, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    for (size_t i = 0; i < bases->list.count && status == UC_OK; i++) {
        if (!bases->list.at[i].dropped)
            continue;
        for (size_t k = 0; k < bases->list.count; k++)
            bases->list.at[k].chosen = k == i;
        status = merge_chosen(bases, bases->list.at[i].group, err);
    }
    return status;
}

enum uc_status uc_bases_publish(struct uc_bases *bases, struct uc_error *err)
{
    if (!bases->unpublished || bases->anew)
        return UC_OK;
    struct uc_shard_list numbers = {0};
    for (size_t i = 0; i < bases->list.count; i++)
        *UC_PUSH(bases->arena, &numbers.list) = bases->list.at[i].number;
    bases->unpublished = false;
    return uc_shards_publish(bases->shards, &numbers, err);
}
