/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker.h"

#include "clause/json.h"
#include "frame.h"
#include "message.h"
#include "parser/parser.h"
#include "prepare.h"
#include "readers/reader.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

enum { SOCKET = STDIN_FILENO };

/* A file's bytes, and what the record of its document will say of it. */
struct file {
    uc_str bytes;
    struct uc_source source;
    XXH128_canonical_t hash;
};

static enum uc_status map_bytes(int fd, size_t size, const char *path, struct file *file,
                                struct uc_error *err)
{
    if (size == 0)
        return UC_OK;
    file->bytes = (uc_str){mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0), size};
    if (file->bytes.ptr != MAP_FAILED)
        return UC_OK;
    file->bytes = UC_STR("");
    return uc_fail(err, UC_IO, "%s: %s", path, strerror(errno));
}

static enum uc_status map_file(int fd, const char *path, struct file *file, struct uc_error *err)
{
    struct stat stat;
    if (fstat(fd, &stat) != 0)
        return uc_fail(err, UC_IO, "%s: %s", path, strerror(errno));
    if (!S_ISREG(stat.st_mode))
        return uc_fail(err, UC_BAD_FILE,
                       "%s: not a file of bytes; name a PDF, Word, HTML or text "
                       "file",
                       path);
    file->source.size = (uint64_t)stat.st_size;
    file->source.mtime_ns = (int64_t)stat.st_mtim.tv_sec * 1000000000 + stat.st_mtim.tv_nsec;
    if (file->source.size > UC_FILE_MAX)
        return uc_fail(err, UC_BAD_FILE, "%s: larger than %zu MiB; split it first", path,
                       UC_FILE_MAX >> 20);
    return map_bytes(fd, (size_t)stat.st_size, path, file, err);
}

static enum uc_status open_file(const char *path, struct file *file, struct uc_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return uc_fail(err, UC_IO, "%s: %s", path, strerror(errno));
    enum uc_status status = map_file(fd, path, file, err);
    close(fd);
    if (status != UC_OK)
        return status;
    XXH128_canonicalFromHash(&file->hash, XXH3_128bits(file->bytes.ptr, file->bytes.len));
    file->source.hash = (uc_str){(const char *)file->hash.digest, sizeof file->hash.digest};
    return UC_OK;
}

static void close_file(struct file *file)
{
    if (file->bytes.len > 0)
        munmap((void *)file->bytes.ptr, file->bytes.len);
}

static void answer_dump(struct uc_document *doc, bool with_dropped, struct uc_answer *answer,
                        struct uc_buf *out)
{
    json_t *json = uc_json_document(doc, with_dropped);
    char *text = json_dumps(json, JSON_INDENT(1));
    json_decref(json);
    answer->json = uc_str_from(text);
    uc_answer_pack(answer, out);
    free(text);
}

static void answer_index(struct uc_document *doc, uc_str name, struct uc_answer *answer,
                         uc_analyzer *analyzer, struct uc_buf *out)
{
    struct uc_document_record record = uc_describe(doc, name, &answer->source);
    struct uc_buf packed = {0};
    uc_document_record_encode(&record, &packed);
    answer->record = uc_buf_str(&packed);
    uc_answer_pack(answer, out);
    uc_buf_free(&packed);

    uc_arena *scratch = uc_arena_new();
    uc_preparation *preparation = uc_prepare(doc, &record, analyzer);
    for (uint32_t i = 0; i < doc->clauses.count; i++) {
        struct uc_entry entry = uc_prepare_clause(preparation, i, scratch);
        uc_entry_pack(&entry, out);
        uc_arena_reset(scratch);
    }
    uc_arena_free(scratch);
}

static bool receive_message(struct uc_buf *in, uc_str *message)
{
    bool too_long = false;
    while (!uc_frame_complete(in, message, &too_long))
        if (too_long || !uc_frame_receive(SOCKET, true, in))
            return false;
    return true;
}

/* Has the file converted: no program may be started from here. `*converted` points into `in`. */
static enum uc_status ask_for_conversion(const char *path, const char *format, struct uc_buf *in,
                                         uc_str *converted, struct uc_error *err)
{
    const struct uc_conversion conversion = {uc_str_from(path), uc_str_from(format)};
    struct uc_buf out = {0};
    uc_str answer;
    uc_conversion_pack(&conversion, &out);
    bool answered = uc_frame_send(SOCKET, uc_buf_str(&out)) && receive_message(in, &answer);
    uc_buf_free(&out);
    if (!answered)
        return uc_fail(err, UC_IO, "%s: not converted: the run has ended", path);
    return uc_converted_unpack(answer, converted, err);
}

static enum uc_status parse_file(const struct uc_request *request, const char *path,
                                 struct file *file, struct uc_document **out, struct uc_error *err)
{
    struct uc_lines *lines;
    struct uc_buf in = {0};
    uc_str bytes = file->bytes;
    const struct uc_reader_options options = {.original = request->original};
    const struct uc_foreign *foreign = uc_foreign_for(bytes);
    enum uc_status status = UC_OK;
    if (foreign != NULL)
        status = ask_for_conversion(path, foreign->format, &in, &bytes, err);
    if (status == UC_OK)
        status = uc_read(path, bytes, &options, &lines, err);
    if (status == UC_OK) {
        file->source.format = uc_str_from(foreign != NULL ? foreign->format : lines->format);
        *out = uc_parse(lines, path);
        uc_lines_free(lines);
    }
    uc_buf_free(&in);
    return status;
}

static enum uc_status answer_file(const struct uc_request *request, const char *path,
                                  struct file *file, uc_analyzer *analyzer, struct uc_buf *out,
                                  struct uc_error *err)
{
    bool same = request->known_hash.len > 0 && uc_str_equal(request->known_hash, file->source.hash);
    struct uc_answer answer = {.source = file->source, .same = same};
    if (same) {
        uc_answer_pack(&answer, out);
        return UC_OK;
    }
    struct uc_document *doc;
    enum uc_status status = parse_file(request, path, file, &doc, err);
    if (status != UC_OK)
        return status;
    answer.source = file->source;
    uc_str name =
        request->name.len > 0 ? request->name : uc_name_of_file(request->path, doc->arena);
    uc_override(doc, &request->metadata, name);
    if (request->type == UC_REQUEST_INDEX)
        answer_index(doc, name, &answer, analyzer, out);
    else
        answer_dump(doc, request->type == UC_REQUEST_DUMP_DROPPED, &answer, out);
    uc_document_free(doc);
    if (out->len <= UC_FRAME_MAX)
        return UC_OK;
    return uc_fail(err, UC_BAD_FILE, "%s: too much text in one file; split it first", path);
}

/* The answer to one request, in `out`. */
static void answer_request(uc_str bytes, uc_analyzer *analyzer, uc_arena *arena, struct uc_buf *out)
{
    struct uc_error err;
    struct uc_request request;
    struct file file = {0};
    enum uc_status status = uc_request_unpack(bytes, &request, &err);
    if (status == UC_OK) {
        const char *path = uc_arena_copy(arena, request.path).ptr;
        file.source.path = request.path;
        status = open_file(path, &file, &err);
        if (status == UC_OK)
            status = answer_file(&request, path, &file, analyzer, out, &err);
    }
    close_file(&file);
    if (status != UC_OK) {
        uc_buf_free(out);
        uc_failure_pack(&err, out);
    }
}

int uc_worker_run(void)
{
    uc_sandbox_enter();
    uc_arena *arena = uc_arena_new();
    uc_analyzer *analyzer = uc_analyzer_new();
    struct uc_buf in = {0}, out = {0};
    uc_str request;
    bool connected = true;
    while (connected && receive_message(&in, &request)) {
        answer_request(request, analyzer, arena, &out);
        uc_buf_clear(&in); /* one request at a time: nothing follows it */
        connected = uc_frame_send(SOCKET, uc_buf_str(&out));
        uc_buf_free(&out);
        uc_arena_reset(arena);
    }
    uc_buf_free(&in);
    uc_analyzer_free(analyzer);
    uc_arena_free(arena);
    return 0;
}
