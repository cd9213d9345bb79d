/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read_mupdf FILE.pdf...: what the PDF library alone takes. The structured text of every page is
 * made and every character visited; nothing is printed.
 */
#include <mupdf/fitz.h>
#include <stdio.h>
#include <stdlib.h>

/* Keeps the visit from being optimized away. */
static volatile double visited;

static void visit(const fz_stext_page *page)
{
    double sum = 0;
    for (const fz_stext_block *block = page->first_block; block; block = block->next) {
        if (block->type != FZ_STEXT_BLOCK_TEXT)
            continue;
        for (const fz_stext_line *line = block->u.t.first_line; line; line = line->next)
            for (const fz_stext_char *c = line->first_char; c; c = c->next)
                sum += c->c + (double)c->size + (double)c->origin.x;
    }
    visited += sum;
}

static void read_page(fz_context *ctx, fz_document *doc, int number)
{
    fz_stext_page *page = NULL;
    fz_var(page);
    fz_try(ctx)
    {
        page = fz_new_stext_page_from_page_number(ctx, doc, number, NULL);
        visit(page);
    }
    fz_always(ctx)
    {
        fz_drop_stext_page(ctx, page);
    }
    fz_catch(ctx)
    {
        fz_rethrow(ctx);
    }
}

static void read_document(fz_context *ctx, const char *path)
{
    fz_document *doc = NULL;
    fz_var(doc);
    fz_try(ctx)
    {
        doc = fz_open_document(ctx, path);
        int pages = fz_count_pages(ctx, doc);
        for (int i = 0; i < pages; i++)
            read_page(ctx, doc, i);
    }
    fz_always(ctx)
    {
        fz_drop_document(ctx, doc);
    }
    fz_catch(ctx)
    {
        fprintf(stderr, "read_mupdf: %s: %s\n", path, fz_caught_message(ctx));
    }
}

static void ignore(void *user, const char *message)
{
    (void)user, (void)message;
}

int main(int argc, char **argv)
{
    fz_context *ctx = fz_new_context(NULL, NULL, FZ_STORE_DEFAULT);
    if (ctx == NULL)
        return EXIT_FAILURE;
    fz_set_warning_callback(ctx, ignore, NULL);
    fz_register_document_handlers(ctx);
    for (int i = 1; i < argc; i++)
        read_document(ctx, argv[i]);
    fz_drop_context(ctx);
    return EXIT_SUCCESS;
}
