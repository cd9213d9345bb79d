/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expand.h"

#include "parser/parser.h"
#include "pool.h"

#include <limits.h>

struct expansion {
    struct uc_files *files;
    struct uc_account *account;
    uc_arena *arena;
};

/* Nothing in it is looked at: it is as it was. What could not be read of it is named again. */
static void keep(struct expansion *expansion, const struct uc_ledger *ledger,
                 const struct uc_file_record *known)
{
    size_t count;
    const struct uc_file_record *failed = uc_ledger_below(ledger, known->path, &count);
    for (size_t i = 0; i < count; i++)
        uc_account_fail_again(expansion->account, &failed[i]);
    if (known->problem.len > 0)
        uc_account_fail_again(expansion->account, known);
    expansion->account->files[UC_FATE_UNCHANGED] +=
        known->members > count ? known->members - count : 0;
}

/* It can't be tried, and could not be while it is as it is. */
static void refuse(struct expansion *expansion, const struct uc_file *file, uc_str message)
{
    const struct uc_file_record record = {
        .path = file->path,
        .size = file->size,
        .mtime_ns = file->mtime_ns,
        .parser = UC_PARSER_VERSION,
        .problem = uc_arena_copy(expansion->arena, message),
    };
    uc_account_fail_again(expansion->account, &record);
    *UC_PUSH(expansion->arena, &expansion->files->refused) = record;
}

static void take_member(struct expansion *expansion, struct uc_container_file *container,
                        const struct uc_member *member)
{
    uc_str path = uc_arena_printf(expansion->arena, "%.*s/%.*s", UC_ARG(container->file.path),
                                  UC_ARG(member->path));
    enum uc_fate why_skip = member->why_skip;
    if (uc_is_excluded(&expansion->files->excluded, path.ptr))
        why_skip = UC_FATE_EXCLUDED;
    if (why_skip != UC_FATE_COUNT) {
        uc_account_add(expansion->account, why_skip);
        return;
    }
    container->members++;
    const struct uc_file file = {
        .path = path,
        .size = member->size,
        .mtime_ns = member->mtime_ns,
        .hash = member->hash,
        .inside = {.type = container->file.inside.type,
                   .container = container->file.path,
                   .bytes = container->file.size,
                   .place = member->place,
                   .size = member->size,
                   .mtime_ns = member->mtime_ns},
    };
    if (member->problem.len == 0) {
        *UC_PUSH(expansion->arena, &expansion->files->list) = file;
        return;
    }
    struct uc_error failure;
    uc_fail(&failure, UC_BAD_FILE, "%.*s: %.*s", UC_ARG(path), UC_ARG(member->problem));
    refuse(expansion, &file, uc_str_from(failure.text));
}

static enum uc_status take_answer(struct expansion *expansion, struct uc_outcome *outcome,
                                  struct uc_error *err)
{
    struct uc_container_file *container = &expansion->files->containers.at[outcome->ticket];
    struct uc_answer answer;
    struct uc_members members = {0};
    struct uc_error failure;
    enum uc_status status = uc_answer_unpack(uc_buf_str(&outcome->answer), &answer, &failure);
    if (status != UC_OK) {
        if (status == UC_BAD_FILE)
            refuse(expansion, &container->file, uc_str_from(failure.text));
        else
            uc_account_fail(expansion->account, container->file.path, &failure);
        return UC_OK;
    }
    status = uc_members_unpack(answer.members, expansion->arena, &members, err);
    container->listed = status == UC_OK;
    for (size_t i = 0; i < members.list.count && status == UC_OK; i++)
        take_member(expansion, container, &members.list.at[i]);
    return status;
}

static enum uc_status list_all(struct expansion *expansion, uc_pool *pool, const size_t *pending,
                               size_t count, struct uc_error *err)
{
    enum uc_status status = UC_OK;
    for (size_t sent = 0, done = 0; done < count && status == UC_OK;) {
        struct uc_outcome outcome;
        while (sent < count && uc_pool_is_free(pool)) {
            const struct uc_file *file = &expansion->files->containers.at[pending[sent]].file;
            const struct uc_request request = {
                .type = UC_REQUEST_LIST, .path = file->path, .inside = file->inside};
            uc_pool_send(pool, pending[sent++], &request);
        }
        if (!uc_pool_wait(pool, INT_MAX, &outcome))
            continue;
        status = take_answer(expansion, &outcome, err);
        uc_buf_free(&outcome.answer);
        done++;
    }
    return status;
}

enum uc_status uc_expand(const struct uc_index_options *options, const struct uc_ledger *ledger,
                         uint32_t workers, struct uc_files *files, struct uc_account *account,
                         uc_arena *arena, struct uc_error *err)
{
    struct expansion expansion = {.files = files, .account = account, .arena = arena};
    size_t *pending = uc_arena_alloc(arena, (files->containers.count + 1) * sizeof *pending);
    size_t count = 0;
    for (size_t i = 0; i < files->containers.count; i++) {
        const struct uc_file *file = &files->containers.at[i].file;
        const struct uc_file_record *known = uc_ledger_find(ledger, file->path);
        if (known != NULL && !options->rebuild &&
            uc_ledger_holds(known, file->size, file->mtime_ns))
            keep(&expansion, ledger, known);
        else
            pending[count++] = i;
    }
    if (count == 0)
        return UC_OK;
    uc_pool *pool;
    enum uc_status status =
        uc_pool_open(workers < count ? workers : (uint32_t)count, options->timeout, &pool, err);
    if (status != UC_OK)
        return status;
    status = list_all(&expansion, pool, pending, count, err);
    uc_pool_close(pool);
    uc_files_sort(files);
    return status;
}
