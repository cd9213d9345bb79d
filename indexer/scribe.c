/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scribe.h"

#include "clause/field.h"
#include "sheet.h"

#include <pthread.h>
#include <stdlib.h>

/* More need not wait: the thread that gives is far ahead then. */
static const size_t bytes_waiting_max = (size_t)8 << 20;

/* One waiting to be written. */
struct sheet {
    struct sheet *next;
    struct uc_buf bytes;
};

struct uc_scribe {
    ux_writer *writer; /* the thread's alone until it has ended */
    pthread_t thread;
    pthread_mutex_t mutex; /* of all that follows */
    pthread_cond_t changed;
    struct sheet *first, **end;
    size_t bytes_waiting;
    bool closed; /* nothing more will come */
    bool abandoned;
    struct uc_error failure;
};

/* The next sheet; NULL where none will come. */
static struct sheet *take_sheet(uc_scribe *scribe)
{
    pthread_mutex_lock(&scribe->mutex);
    while (scribe->first == NULL && !scribe->closed)
        pthread_cond_wait(&scribe->changed, &scribe->mutex);
    struct sheet *sheet = scribe->abandoned ? NULL : scribe->first;
    if (sheet != NULL) {
        scribe->first = sheet->next;
        scribe->bytes_waiting -= sheet->bytes.len;
        if (scribe->first == NULL)
            scribe->end = &scribe->first;
        pthread_cond_broadcast(&scribe->changed);
    }
    pthread_mutex_unlock(&scribe->mutex);
    return sheet;
}

static void free_sheet(struct sheet *sheet)
{
    uc_buf_free(&sheet->bytes);
    free(sheet);
}

static void fail(uc_scribe *scribe, const struct uc_error *failure)
{
    pthread_mutex_lock(&scribe->mutex);
    scribe->failure = *failure;
    pthread_cond_broadcast(&scribe->changed);
    pthread_mutex_unlock(&scribe->mutex);
}

static void *work(void *context)
{
    uc_scribe *scribe = context;
    struct uc_error err = {.status = UC_OK};
    for (struct sheet *sheet; err.status == UC_OK && (sheet = take_sheet(scribe)) != NULL;) {
        if (uc_sheet_write(uc_buf_str(&sheet->bytes), scribe->writer, &err) != UC_OK)
            fail(scribe, &err);
        free_sheet(sheet);
    }
    return NULL;
}

enum uc_status uc_scribe_start(const char *path, uc_scribe **out, struct uc_error *err)
{
    uc_scribe *scribe = calloc(1, sizeof *scribe);
    if (scribe == NULL)
        return uc_fail(err, UC_NO_MEMORY, "%s: no memory to write it", path);
    scribe->end = &scribe->first;
    pthread_mutex_init(&scribe->mutex, NULL);
    pthread_cond_init(&scribe->changed, NULL);
    enum uc_status status = ux_writer_open_fresh(path, &scribe->writer, err);
    if (status == UC_OK && pthread_create(&scribe->thread, NULL, work, scribe) != 0) {
        ux_writer_close(scribe->writer);
        status = uc_fail(err, UC_NO_MEMORY, "%s: no thread can be started to write it", path);
    }
    if (status == UC_OK)
        *out = scribe;
    else
        free(scribe);
    return status;
}

enum uc_status uc_scribe_give(uc_scribe *scribe, struct uc_buf bytes, struct uc_error *err)
{
    struct sheet *sheet = calloc(1, sizeof *sheet);
    if (sheet == NULL) {
        uc_buf_free(&bytes);
        return uc_fail(err, UC_NO_MEMORY, "no memory for a document to write; give --jobs 1");
    }
    sheet->bytes = bytes;
    pthread_mutex_lock(&scribe->mutex);
    while (scribe->bytes_waiting > bytes_waiting_max && scribe->failure.status == UC_OK)
        pthread_cond_wait(&scribe->changed, &scribe->mutex);
    *scribe->end = sheet;
    scribe->end = &sheet->next;
    scribe->bytes_waiting += sheet->bytes.len;
    enum uc_status status = scribe->failure.status;
    if (status != UC_OK && err != NULL)
        *err = scribe->failure;
    pthread_cond_broadcast(&scribe->changed);
    pthread_mutex_unlock(&scribe->mutex);
    return status;
}

/* Waits for the thread's end, and frees all but the writer. */
static ux_writer *end(uc_scribe *scribe, bool abandoned, struct uc_error *failure)
{
    pthread_mutex_lock(&scribe->mutex);
    scribe->closed = true;
    scribe->abandoned = abandoned;
    pthread_cond_broadcast(&scribe->changed);
    pthread_mutex_unlock(&scribe->mutex);
    pthread_join(scribe->thread, NULL);
    while (scribe->first != NULL) {
        struct sheet *sheet = scribe->first;
        scribe->first = sheet->next;
        free_sheet(sheet);
    }
    pthread_cond_destroy(&scribe->changed);
    pthread_mutex_destroy(&scribe->mutex);
    ux_writer *writer = scribe->writer;
    *failure = scribe->failure;
    free(scribe);
    return writer;
}

enum uc_status uc_scribe_finish(uc_scribe *scribe, uc_str updated, struct uc_error *err)
{
    struct uc_error failure;
    ux_writer *writer = end(scribe, false, &failure);
    enum uc_status status = failure.status;
    if (status == UC_OK)
        status = ux_writer_set_meta(writer, UC_STR(UC_META_UPDATED), updated, &failure);
    if (status == UC_OK)
        status = ux_writer_commit(writer, &failure);
    ux_writer_close(writer);
    if (status != UC_OK && err != NULL)
        *err = failure;
    return status;
}

void uc_scribe_abandon(uc_scribe *scribe)
{
    struct uc_error failure;
    if (scribe != NULL)
        ux_writer_close(end(scribe, true, &failure));
}
