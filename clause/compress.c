/* SPDX-License-Identifier: GPL-3.0-or-later */
#define ZSTD_STATIC_LINKING_ONLY /* for frames without magic number */
#include "clause/compress.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <zstd.h>

/* 211 bytes a clause of 350 bytes of text, where Xapian's zlib makes 277; level 1 makes 222, for
 * some hundredths less of the time of a whole run, level 6 some 205, for a tenth more. */
enum { LEVEL = 3 };

/* More than any record has: what claims more is damaged. */
static const size_t decompressed_max = (size_t)64 << 20;

/* The dictionary's bytes, between two labels. */
__asm__(".section .rodata\n"
        "uc_dictionary_start:\n"
        ".incbin \"" UNCLAUSE_DICTIONARY "\"\n"
        "uc_dictionary_end:\n"
        ".previous\n");
extern const char uc_dictionary_start[] __attribute__((visibility("hidden")));
extern const char uc_dictionary_end[] __attribute__((visibility("hidden")));

/* Made when first asked for: a search that reads no record need not wait for it. They are kept as
 * long as the process lives, and so is one context that is not in use. */
static ZSTD_CDict *writing;
static ZSTD_DDict *reading;
static _Atomic(ZSTD_CCtx *) spare_writer;
static _Atomic(ZSTD_DCtx *) spare_reader;

/* The two names are of one object, which only the assembler knows. */
static size_t dictionary_bytes(void)
{
    return (size_t)((uintptr_t)uc_dictionary_end - (uintptr_t)uc_dictionary_start);
}

static void make_writing(void)
{
    writing = ZSTD_createCDict_byReference(uc_dictionary_start, dictionary_bytes(), LEVEL);
}

static void make_reading(void)
{
    reading = ZSTD_createDDict_byReference(uc_dictionary_start, dictionary_bytes());
}

static ZSTD_CCtx *take_writer(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_writing);
    ZSTD_CCtx *context = atomic_exchange(&spare_writer, NULL);
    if (context != NULL)
        return context;
    context = ZSTD_createCCtx();
    if (context == NULL || writing == NULL)
        uc_out_of_memory();
    ZSTD_CCtx_setParameter(context, ZSTD_c_format, ZSTD_f_zstd1_magicless);
    ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);
    ZSTD_CCtx_refCDict(context, writing);
    return context;
}

static ZSTD_DCtx *take_reader(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_reading);
    ZSTD_DCtx *context = atomic_exchange(&spare_reader, NULL);
    if (context != NULL)
        return context;
    context = ZSTD_createDCtx();
    if (context == NULL || reading == NULL)
        uc_out_of_memory();
    ZSTD_DCtx_setParameter(context, ZSTD_d_format, ZSTD_f_zstd1_magicless);
    ZSTD_DCtx_refDDict(context, reading);
    return context;
}

void uc_compress(uc_str bytes, struct uc_buf *out)
{
    uc_arena *arena = uc_arena_new();
    ZSTD_CCtx *context = take_writer();
    const size_t room = ZSTD_compressBound(bytes.len);
    char *made = uc_arena_alloc(arena, room);
    size_t len = ZSTD_compress2(context, made, room, bytes.ptr, bytes.len);
    ZSTD_freeCCtx(atomic_exchange(&spare_writer, context));
    if (ZSTD_isError(len)) /* the room is enough */
        uc_out_of_memory();
    uc_buf_add(out, (uc_str){made, len});
    uc_arena_free(arena);
}

bool uc_decompress(uc_str bytes, uc_arena *arena, uc_str *out)
{
    ZSTD_frameHeader frame;
    if (ZSTD_getFrameHeader_advanced(&frame, bytes.ptr, bytes.len, ZSTD_f_zstd1_magicless) != 0 ||
        frame.frameContentSize > decompressed_max)
        return false;
    const size_t size = (size_t)frame.frameContentSize;
    char *made = uc_arena_alloc(arena, size + 1);
    ZSTD_DCtx *context = take_reader();
    size_t len = ZSTD_decompressDCtx(context, made, size, bytes.ptr, bytes.len);
    ZSTD_freeDCtx(atomic_exchange(&spare_reader, context));
    *out = (uc_str){made, len};
    return len == size;
}
