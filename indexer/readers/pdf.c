/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/reader.h"

#include "clause/text.h"
#include "readers/pdf_page.h"

#include <malloc.h>
#include <mupdf/pdf.h>
#include <stdio.h>
#include <stdlib.h>

/* What the library may have in use at one time, and how much of that may be its cache. A file that
 * asks for more is refused. */
static const size_t memory_most = (size_t)144 << 20, cache_most = (size_t)24 << 20;

/* How often the library may ask for memory, in all and for each byte of the file. It does for each
 * thing that it draws or looks into, so this bounds the work that a small file can ask for by forms
 * in forms. Real documents of a hundred pages stay below a tenth of it. */
static const uint64_t work_least = 2000000, work_per_byte = 4;

/* The reading of one file, so far. */
struct reading {
    const char *name;
    struct uc_lines *out;
    uc_arena *scratch;        /* for one page */
    size_t in_use;            /* bytes that the library has */
    uint64_t work, work_most; /* its requests, and how many may be */
    fz_cookie cookie;         /* ends the drawing of a page */
    size_t text;              /* bytes of text */
    uint64_t glyphs, unknown;
    char fault[160]; /* what the library complained of first, on this page */
    bool faulty;     /* it did on any page */
    bool scanned;    /* a page is a picture */
    bool locked, repaired, cut;
};

static void *bounded_realloc(void *user, void *memory, size_t size)
{
    struct reading *reading = user;
    size_t had = malloc_usable_size(memory);
    if (++reading->work > reading->work_most)
        reading->cookie.abort = 1;
    /* Patterns don't look at the cookie: they end where there is no memory. */
    if (reading->work > 2 * reading->work_most || size > memory_most ||
        reading->in_use - had + size > memory_most)
        return NULL;
    void *moved = realloc(memory, size);
    if (moved != NULL)
        reading->in_use += malloc_usable_size(moved) - had;
    return moved;
}

static void *bounded_malloc(void *user, size_t size)
{
    return bounded_realloc(user, NULL, size);
}

static void bounded_free(void *user, void *memory)
{
    struct reading *reading = user;
    reading->in_use -= malloc_usable_size(memory);
    free(memory);
}

static void keep_fault(void *user, const char *message)
{
    struct reading *reading = user;
    if (reading->fault[0] == '\0')
        snprintf(reading->fault, sizeof reading->fault, "%s", message);
}

static void keep_no_warning(void *user, const char *message)
{
    (void)user, (void)message;
}

/* The library's messages quote bytes of the file as they are. */
static void warn_of_page(struct reading *reading, int number, const char *what)
{
    struct uc_lines *out = reading->out;
    uc_str warning = uc_arena_printf(out->arena, "page %d: %s", number, what);
    *UC_PUSH(out->arena, &out->warnings) = uc_text_repair(out->arena, warning);
}

static void judge_scan(struct reading *reading, const struct uc_pdf_page *page, size_t first)
{
    struct uc_lines *out = reading->out;
    size_t count = out->list.count - first;
    if (count == 0)
        warn_of_page(reading, (int)page->number, "no text (scan)");
    else if (!uc_pdf_tidy_scan(out->list.at + first, count, out->arena, reading->scratch))
        warn_of_page(reading, (int)page->number,
                     "a scan with text of poor quality; what stands there may not be found");
}

static void add_page(struct reading *reading, struct uc_pdf_page *page)
{
    struct uc_lines *out = reading->out;
    size_t before = out->list.count;
    uc_pdf_lines(page, reading->scratch, out);
    reading->scanned |= uc_pdf_is_scan(page);
    if (uc_pdf_is_scan(page))
        judge_scan(reading, page, before);
    for (size_t i = before; i < out->list.count; i++)
        reading->text += out->list.at[i].text.len;
    *UC_PUSH(out->arena, &out->pages) = page->size;
    for (size_t i = 0; i < page->rules.count; i++)
        *UC_PUSH(out->arena, &out->rules) = page->rules.at[i];
    reading->glyphs += page->glyphs.count;
    reading->unknown += page->unknown;
    if (reading->cookie.abort)
        warn_of_page(reading, (int)page->number, "too much on it; the rest of it is left out");
}

static void read_page(fz_context *ctx, pdf_document *doc, int number, struct reading *reading)
{
    struct uc_pdf_page page = {.number = (uint32_t)number};
    fz_page *source = NULL;
    fz_var(source);
    uc_arena_reset(reading->scratch);
    reading->fault[0] = '\0';
    reading->cookie = (fz_cookie){0};
    fz_try(ctx)
    {
        source = fz_load_page(ctx, &doc->super, number - 1);
        uc_pdf_draw(ctx, source, &page, reading->scratch, &reading->cookie);
    }
    fz_always(ctx)
    {
        fz_drop_page(ctx, source);
    }
    fz_catch(ctx)
    {
        keep_fault(reading, fz_caught_message(ctx));
    }
    if (reading->fault[0])
        warn_of_page(reading, number, reading->fault);
    reading->faulty |= reading->fault[0] != '\0';
    add_page(reading, &page);
}

static void read_title(fz_context *ctx, pdf_document *doc, struct uc_lines *out)
{
    char title[512] = "";
    if (pdf_lookup_metadata(ctx, doc, FZ_META_INFO_TITLE, title, sizeof title) > 0)
        out->title = uc_arena_copy(out->arena, uc_str_from(title));
}

static void read_pages(fz_context *ctx, pdf_document *doc, struct reading *reading)
{
    int pages = pdf_count_pages(ctx, doc);
    reading->repaired = pdf_was_repaired(ctx, doc) != 0;
    read_title(ctx, doc, reading->out);
    for (int i = 1; i <= pages && !reading->cut; i++) {
        read_page(ctx, doc, i, reading);
        reading->cut = reading->text > UC_TEXT_MAX || (i == UC_PAGES_MAX && i < pages) ||
                       (reading->work > reading->work_most && i < pages);
    }
}

static void read_document(fz_context *ctx, uc_str bytes, struct reading *reading)
{
    fz_stream *stream = NULL;
    pdf_document *doc = NULL;
    fz_var(stream);
    fz_var(doc);
    fz_try(ctx)
    {
        stream = fz_open_memory(ctx, (const unsigned char *)bytes.ptr, bytes.len);
        doc = pdf_open_document_with_stream(ctx, stream);
        reading->locked = pdf_needs_password(ctx, doc) != 0;
        if (!reading->locked)
            read_pages(ctx, doc, reading);
    }
    fz_always(ctx)
    {
        pdf_drop_document(ctx, doc);
        fz_drop_stream(ctx, stream);
    }
    fz_catch(ctx)
    {
        keep_fault(reading, fz_caught_message(ctx));
    }
}

static enum uc_status judge(const struct reading *reading, struct uc_error *err)
{
    struct uc_lines *out = reading->out;
    if (reading->locked)
        return uc_fail(err, UC_BAD_FILE, "%s: needs a password; save a copy without it",
                       reading->name);
    if (out->pages.count == 0)
        return uc_fail(err, UC_BAD_FILE, "%s: damaged PDF (%s); get it again from its source",
                       reading->name, reading->fault[0] ? reading->fault : "no pages");
    bool unreadable = reading->unknown > reading->glyphs / 2;
    if ((reading->repaired && (reading->glyphs == 0 || unreadable)) ||
        (reading->faulty && !reading->scanned && reading->glyphs == 0))
        return uc_fail(err, UC_BAD_FILE,
                       "%s: damaged PDF (no text is left in it); get it again from its source",
                       reading->name);
    if (reading->glyphs == 0)
        return uc_fail(err, UC_BAD_FILE, "%s: no text (scan); run OCR on it first", reading->name);
    if (unreadable)
        return uc_fail(err, UC_BAD_FILE,
                       "%s: its fonts do not say which characters they print; run OCR on it first",
                       reading->name);
    if (reading->repaired)
        *UC_PUSH(out->arena, &out->warnings) =
            UC_STR("the file is damaged, parts of it may be missing");
    if (reading->cut)
        *UC_PUSH(out->arena, &out->warnings) =
            UC_STR("the file is too long, the rest of it is left out");
    return UC_OK;
}

static enum uc_status read_pdf(uc_str bytes, const char *name,
                               const struct uc_reader_options *options, struct uc_lines *out,
                               struct uc_error *err)
{
    (void)options;
    struct reading reading = {
        .name = name, .out = out, .work_most = work_least + work_per_byte * bytes.len};
    fz_alloc_context memory = {&reading, bounded_malloc, bounded_realloc, bounded_free};
    fz_context *ctx = fz_new_context(&memory, NULL, cache_most);
    if (ctx == NULL)
        return uc_fail(err, UC_NO_MEMORY, "%s: no memory to read it", name);
    fz_set_error_callback(ctx, keep_fault, &reading);
    fz_set_warning_callback(ctx, keep_no_warning, NULL);
    reading.scratch = uc_arena_new();
    out->format = "pdf";
    read_document(ctx, bytes, &reading);
    uc_arena_free(reading.scratch);
    fz_drop_context(ctx);
    return judge(&reading, err);
}

/* The header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H.3). */
static bool is_pdf(uc_str head)
{
    return uc_str_has(uc_str_slice(head, 0, 1024), UC_STR("%PDF-"));
}

const struct uc_reader uc_reader_pdf = {
    .format = "pdf", .endings = "pdf", .matches = is_pdf, .read = read_pdf};
