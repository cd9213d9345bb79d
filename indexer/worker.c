/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker.h"

#include "clause/json.h"
#include "document_json.h"
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

enum { SOCKET = STDIN_FILENO };

/* A member to be converted goes through the memory of the writing side. */
enum { CONVERTED_MEMBER_MAX = 32 << 20 };

/* What a worker keeps from one request to the next. */
struct worker {
    uc_analyzer *analyzer;
    uc_container *container; /* the one that was read last; NULL for none */
};

/* A file's bytes, and what the record of its document will say of it. */
struct file {
    uc_str bytes;
    bool mapped;
    struct uc_source source;
};

static enum uc_status map_bytes(int fd, size_t size, const char *path, struct file *file,
                                struct uc_error *err)
{
    if (size == 0)
        return UC_OK;
    file->bytes = (uc_str){mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0), size};
    file->mapped = file->bytes.ptr != MAP_FAILED;
    if (file->mapped)
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
    return status;
}

static void close_file(struct file *file)
{
    if (file->mapped)
        munmap((void *)file->bytes.ptr, file->bytes.len);
}

/* Workers have the file of standard input open under a number; see uc_input_keep. */
static const char *path_of_container(const struct uc_inside *inside, uc_arena *arena)
{
    if (uc_str_equal(inside->container, UC_STR("-")))
        return UC_INPUT_PATH;
    return uc_arena_copy(arena, inside->container).ptr;
}

static enum uc_status use_container(struct worker *worker, const struct uc_inside *inside,
                                    uc_arena *arena, struct uc_error *err)
{
    const char *path = path_of_container(inside, arena);
    if (uc_container_is(worker->container, inside->type, path))
        return UC_OK;
    uc_container_close(worker->container);
    worker->container = NULL;
    return uc_container_open(inside->type, path, &worker->container, err);
}

static enum uc_status open_member(struct worker *worker, struct uc_request *request,
                                  const char *path, struct file *file, uc_arena *arena,
                                  struct uc_error *err)
{
    enum uc_status status = use_container(worker, &request->inside, arena, err);
    if (status == UC_OK)
        status = uc_container_read(worker->container, &request->inside, path, &file->bytes, err);
    file->source.size = request->inside.size;
    file->source.mtime_ns = request->inside.mtime_ns;
    return status;
}

static void answer_dump(struct uc_document *doc, const struct uc_request *request,
                        struct uc_answer *answer, struct uc_buf *out)
{
    json_t *json = uc_json_document(doc, request->type == UC_REQUEST_DUMP_DROPPED);
    json_object_set_new(json, "path", uc_json_text(request->path, false));
    char *text = json_dumps(json, JSON_INDENT(1));
    json_decref(json);
    if (text == NULL)
        uc_out_of_memory();
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
static enum uc_status ask_for_conversion(const struct uc_conversion *conversion, const char *path,
                                         struct uc_buf *in, uc_str *converted, struct uc_error *err)
{
    struct uc_buf out = {0};
    uc_str answer;
    if (conversion->bytes.len > CONVERTED_MEMBER_MAX)
        return uc_fail(err, UC_BAD_FILE, "%s: larger than %d MiB in an archive; unpack it by hand",
                       path, CONVERTED_MEMBER_MAX >> 20);
    uc_conversion_pack(conversion, &out);
    bool answered = uc_frame_send(SOCKET, uc_buf_str(&out)) && receive_message(in, &answer);
    uc_buf_free(&out);
    if (!answered)
        return uc_fail(err, UC_IO, "%s: not converted: the run has ended", path);
    return uc_converted_unpack(answer, converted, err);
}

static enum uc_status parse_file(const struct uc_request *request, const char *path,
                                 struct file *file, struct uc_document **out, struct uc_error *err)
{
    if (request->inside.type == UC_CONTAINER_DOCUMENTS) {
        file->source.format = UC_STR("json");
        return uc_document_from_json(file->bytes, path, out, err);
    }
    struct uc_lines *lines;
    struct uc_buf in = {0};
    uc_str bytes = file->bytes;
    const struct uc_reader_options options = {.original = request->original};
    const struct uc_foreign *foreign = uc_foreign_for(bytes);
    enum uc_status status = UC_OK;
    if (foreign != NULL) {
        bool member = request->inside.type != UC_CONTAINER_NONE;
        const struct uc_conversion conversion = {.path = request->path,
                                                 .format = uc_str_from(foreign->format),
                                                 .bytes = member ? bytes : UC_STR("")};
        status = ask_for_conversion(&conversion, path, &in, &bytes, err);
    }
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
        answer_dump(doc, request, &answer, out);
    uc_document_free(doc);
    if (out->len <= UC_FRAME_MAX)
        return UC_OK;
    return uc_fail(err, UC_BAD_FILE, "%s: too much text in one file; split it first", path);
}

static enum uc_status read_file(struct worker *worker, struct uc_request *request,
                                struct file *file, uc_arena *arena, struct uc_buf *out,
                                struct uc_error *err)
{
    const char *path = uc_arena_copy(arena, request->path).ptr;
    file->source.path = request->path;
    enum uc_status status = request->inside.type == UC_CONTAINER_NONE
                                ? open_file(path, file, err)
                                : open_member(worker, request, path, file, arena, err);
    if (status != UC_OK)
        return status;
    file->source.hash = uc_hash_of(file->bytes, arena);
    return answer_file(request, path, file, worker->analyzer, out, err);
}

static enum uc_status list_container(struct worker *worker, const struct uc_request *request,
                                     uc_arena *arena, struct uc_buf *out, struct uc_error *err)
{
    struct uc_members members = {0};
    enum uc_status status = use_container(worker, &request->inside, arena, err);
    if (status == UC_OK)
        status = uc_container_list(worker->container, arena, &members, err);
    if (status != UC_OK)
        return status;
    uc_answer_pack(&(struct uc_answer){0}, out);
    uc_members_pack(&members, out);
    return UC_OK;
}

/* The answer to one request, in `out`. */
static void answer_request(struct worker *worker, uc_str bytes, uc_arena *arena, struct uc_buf *out)
{
    struct uc_error err;
    struct uc_request request;
    struct file file = {0};
    enum uc_status status = uc_request_unpack(bytes, &request, &err);
    if (status == UC_OK)
        status = request.type == UC_REQUEST_LIST
                     ? list_container(worker, &request, arena, out, &err)
                     : read_file(worker, &request, &file, arena, out, &err);
    close_file(&file);
    if (status != UC_OK) {
        uc_buf_free(out);
        uc_failure_pack(&err, file.source.hash, out);
    }
}

int uc_worker_run(void)
{
    uc_sandbox_enter();
    uc_arena *arena = uc_arena_new();
    struct worker worker = {.analyzer = uc_analyzer_new()};
    struct uc_buf in = {0}, out = {0};
    uc_str request;
    bool connected = true;
    while (connected && receive_message(&in, &request)) {
        answer_request(&worker, request, arena, &out);
        uc_buf_clear(&in); /* one request at a time: nothing follows it */
        connected = uc_frame_send(SOCKET, uc_buf_str(&out));
        uc_buf_free(&out);
        uc_arena_reset(arena);
    }
    uc_buf_free(&in);
    uc_analyzer_free(worker.analyzer);
    uc_container_close(worker.container);
    uc_arena_free(arena);
    return 0;
}
