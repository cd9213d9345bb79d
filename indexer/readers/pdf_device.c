/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/pdf_page.h"

#include <math.h>
#include <string.h>

/* A device of the library: it is told what a page draws, and keeps characters and straight lines,
 * and how much is under pictures. These are not even decoded. */
struct collector {
    fz_device base;
    struct uc_pdf_page *page;
    uc_arena *arena;
    fz_cookie *cookie;
    bool space; /* one was printed last */
};

static bool is_space(int c)
{
    return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000 ||
           (c >= '\t' && c <= '\r') || c == 0xF020 /* of symbol fonts */;
}

/* Marks of direction and joining, which print nothing. */
static bool is_invisible(int c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/* The latin ligatures of Unicode as the letters they stand for. */
static const char *letters_of_ligature(int c)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    return c >= 0xFB00 && c <= 0xFB06 ? ligatures[c - 0xFB00] : NULL;
}

static void add_glyph(struct collector *to, struct uc_glyph glyph)
{
    struct uc_pdf_page *page = to->page;
    if (page->glyphs.count >= UC_PAGE_GLYPHS_MAX) {
        to->cookie->abort = 1;
        return;
    }
    glyph.space_before = to->space && !glyph.attached;
    to->space = false;
    page->letters[0] += uc_pdf_is_left_to_right(glyph.c);
    page->letters[1] += uc_pdf_is_right_to_left(glyph.c);
    *UC_PUSH(to->arena, &page->glyphs) = glyph;
}

/* The letters of an Arabic ligature or of a form that a letter has in a word. */
static void add_form(struct collector *to, struct uc_glyph glyph, const uint32_t *letters,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        glyph.c = letters[i];
        add_glyph(to, glyph);
        glyph.x0 = glyph.x1;
        glyph.attached = true;
    }
}

static void add_character(struct collector *to, struct uc_glyph glyph, int c)
{
    uint32_t form[UC_PDF_FORM_MAX];
    if (is_invisible(c))
        return;
    if (c < 0 || c == 0xFFFD || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ||
        (c < ' ' && !is_space(c))) {
        to->page->unknown++;
        c = 0xFFFD;
    }
    if (is_space(c)) {
        to->space = true;
        return;
    }
    size_t count = uc_pdf_letters_of_form((uint32_t)c, form);
    if (count > 0) {
        add_form(to, glyph, form, count);
        return;
    }
    const char *letters = letters_of_ligature(c);
    if (letters == NULL) {
        glyph.c = (uint32_t)c;
        add_glyph(to, glyph);
        return;
    }
    float step = (glyph.x1 - glyph.x0) / (float)strlen(letters);
    for (; *letters; letters++) {
        glyph.c = (unsigned char)*letters;
        glyph.x1 = glyph.x0 + step;
        add_glyph(to, glyph);
        glyph.x0 = glyph.x1;
    }
}

static uint8_t style_of(fz_context *ctx, fz_font *font)
{
    const char *name = fz_font_name(ctx, font);
    bool bold = fz_font_is_bold(ctx, font) || strstr(name, "Bold") || strstr(name, "Black");
    bool italic = fz_font_is_italic(ctx, font) || strstr(name, "Italic") || strstr(name, "Oblique");
    return (uint8_t)((bold ? UC_GLYPH_BOLD : 0) | (italic ? UC_GLYPH_ITALIC : 0));
}

/* What stands off the page is not printed. False also for what is no number. */
static bool is_on_page(const struct uc_pdf_page *page, const struct uc_glyph *glyph)
{
    return glyph->x0 >= 0 && glyph->x1 <= page->size.width + glyph->size && glyph->y >= 0 &&
           glyph->y <= page->size.height + glyph->size;
}

static void add_span(fz_context *ctx, struct collector *to, const fz_text_span *span, fz_matrix ctm)
{
    uint8_t style = style_of(ctx, span->font);
    fz_matrix turn = fz_concat(span->trm, ctm);
    float size = hypotf(turn.c, turn.d), along = hypotf(turn.a, turn.b);
    float advance = 0;
    bool level = turn.a > 0 && fabsf(turn.b) < 0.05f * turn.a && span->wmode == 0;
    for (int i = 0; i < span->len; i++) {
        const fz_text_item *item = &span->items[i];
        fz_point at = fz_transform_point_xy(item->x, item->y, ctm);
        if (!level) {
            to->page->turned++;
            continue;
        }
        bool attached = item->gid < 0; /* further letters that the glyph before stands for */
        if (!attached)
            advance = along * fz_advance_glyph(ctx, span->font, item->gid, 0);
        struct uc_glyph glyph = {.x0 = attached ? at.x + advance : at.x,
                                 .x1 = at.x + advance,
                                 .y = at.y,
                                 .size = size,
                                 .style = style,
                                 .attached = attached};
        if (is_on_page(to->page, &glyph) && size > 0.5f && size < 2000)
            add_character(to, glyph, item->ucs);
    }
}

static void add_text(fz_context *ctx, fz_device *device, const fz_text *text, fz_matrix ctm)
{
    for (const fz_text_span *span = text->head; span != NULL; span = span->next)
        add_span(ctx, (struct collector *)device, span, ctm);
}

static void fill_text(fz_context *ctx, fz_device *device, const fz_text *text, fz_matrix ctm,
                      fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
    (void)space, (void)color, (void)alpha, (void)params;
    add_text(ctx, device, text, ctm);
}

static void stroke_text(fz_context *ctx, fz_device *device, const fz_text *text,
                        const fz_stroke_state *stroke, fz_matrix ctm, fz_colorspace *space,
                        const float *color, float alpha, fz_color_params params)
{
    (void)stroke, (void)space, (void)color, (void)alpha, (void)params;
    add_text(ctx, device, text, ctm);
}

static void clip_text(fz_context *ctx, fz_device *device, const fz_text *text, fz_matrix ctm,
                      fz_rect scissor)
{
    (void)scissor;
    add_text(ctx, device, text, ctm);
}

/* Text drawn invisibly: the layer that text recognition puts behind the picture of a page. */
static void ignore_text(fz_context *ctx, fz_device *device, const fz_text *text, fz_matrix ctm)
{
    add_text(ctx, device, text, ctm);
}

/* Without a point in it; any point makes it a rectangle. */
static const fz_rect no_rect = {INFINITY, INFINITY, -INFINITY, -INFINITY};

/* The straight edges of a path. A filled bar is one rule, a stroked line is one each. */
struct edges {
    struct collector *to;
    fz_matrix ctm;
    fz_point at;
    fz_rect bar;  /* of the subpath */
    fz_rect clip; /* nothing shows beyond */
    bool filled;
};

/* What of `box` a clip leaves; with negative sides where that is nothing. */
static fz_rect clipped(fz_rect box, fz_rect clip)
{
    return (fz_rect){fmaxf(box.x0, clip.x0), fmaxf(box.y0, clip.y0), fminf(box.x1, clip.x1),
                     fminf(box.y1, clip.y1)};
}

static void add_rule(struct collector *to, fz_rect box)
{
    const float thin = 3, least = 6;
    float width = box.x1 - box.x0, height = box.y1 - box.y0;
    float shorter = fminf(width, height);
    if (!(shorter >= 0 && shorter < thin && fmaxf(width, height) > least &&
          isfinite(width + height)))
        return;
    if (to->page->rules.count >= UC_PAGE_RULES_MAX)
        return;
    *UC_PUSH(to->arena, &to->page->rules) =
        (struct uc_rule){.page = to->page->number, .box = {box.x0, box.y0, box.x1, box.y1}};
}

static void end_bar(struct edges *edges)
{
    fz_rect bar = clipped(edges->bar, edges->clip);
    if (edges->filled && bar.x0 < bar.x1 && bar.y0 < bar.y1)
        add_rule(edges->to, bar);
    edges->bar = no_rect;
}

static void move_to(fz_context *ctx, void *arg, float x, float y)
{
    (void)ctx;
    struct edges *edges = arg;
    end_bar(edges);
    edges->at = fz_transform_point_xy(x, y, edges->ctm);
    edges->bar = fz_include_point_in_rect(edges->bar, edges->at);
}

static void line_to(fz_context *ctx, void *arg, float x, float y)
{
    (void)ctx;
    struct edges *edges = arg;
    fz_point to = fz_transform_point_xy(x, y, edges->ctm);
    fz_rect line = {fminf(edges->at.x, to.x), fminf(edges->at.y, to.y), fmaxf(edges->at.x, to.x),
                    fmaxf(edges->at.y, to.y)};
    if (!edges->filled)
        add_rule(edges->to, clipped(line, edges->clip));
    edges->at = to;
    edges->bar = fz_include_point_in_rect(edges->bar, to);
}

static void curve_to(fz_context *ctx, void *arg, float x1, float y1, float x2, float y2, float x3,
                     float y3)
{
    (void)ctx;
    struct edges *edges = arg;
    fz_point ends[] = {{x1, y1}, {x2, y2}, {x3, y3}};
    for (size_t i = 0; i < 3; i++) {
        edges->at = fz_transform_point(ends[i], edges->ctm);
        edges->bar = fz_include_point_in_rect(edges->bar, edges->at);
    }
}

static void close_path(fz_context *ctx, void *arg)
{
    (void)ctx;
    end_bar(arg);
}

static void add_path(fz_context *ctx, fz_device *device, const fz_path *path, fz_matrix ctm,
                     bool filled)
{
    static const fz_path_walker walker = {
        .moveto = move_to, .lineto = line_to, .curveto = curve_to, .closepath = close_path};
    struct edges edges = {.to = (struct collector *)device,
                          .ctm = ctm,
                          .bar = no_rect,
                          .clip = fz_device_current_scissor(ctx, device),
                          .filled = filled};
    fz_walk_path(ctx, path, &walker, &edges);
    end_bar(&edges);
}

static void fill_path(fz_context *ctx, fz_device *device, const fz_path *path, int even_odd,
                      fz_matrix ctm, fz_colorspace *space, const float *color, float alpha,
                      fz_color_params params)
{
    (void)even_odd, (void)space, (void)color, (void)alpha, (void)params;
    add_path(ctx, device, path, ctm, true);
}

static void stroke_path(fz_context *ctx, fz_device *device, const fz_path *path,
                        const fz_stroke_state *stroke, fz_matrix ctm, fz_colorspace *space,
                        const float *color, float alpha, fz_color_params params)
{
    (void)stroke, (void)space, (void)color, (void)alpha, (void)params;
    add_path(ctx, device, path, ctm, false);
}

static void add_picture(fz_context *ctx, fz_device *device, fz_matrix ctm)
{
    struct uc_pdf_page *page = ((struct collector *)device)->page;
    fz_rect box =
        clipped(fz_transform_rect(fz_unit_rect, ctm), fz_device_current_scissor(ctx, device));
    box = clipped(box, (fz_rect){0, 0, page->size.width, page->size.height});
    if (box.x0 < box.x1 && box.y0 < box.y1)
        page->pictured +=
            (box.x1 - box.x0) * (box.y1 - box.y0) / (page->size.width * page->size.height);
}

static void fill_image(fz_context *ctx, fz_device *device, fz_image *image, fz_matrix ctm,
                       float alpha, fz_color_params params)
{
    (void)image, (void)alpha, (void)params;
    add_picture(ctx, device, ctm);
}

static void fill_image_mask(fz_context *ctx, fz_device *device, fz_image *image, fz_matrix ctm,
                            fz_colorspace *space, const float *color, float alpha,
                            fz_color_params params)
{
    (void)image, (void)space, (void)color, (void)alpha, (void)params;
    add_picture(ctx, device, ctm);
}

static fz_device *new_collector(fz_context *ctx, struct uc_pdf_page *page, uc_arena *arena,
                                fz_cookie *cookie)
{
    struct collector *made = fz_new_derived_device(ctx, struct collector);
    made->base.fill_text = fill_text;
    made->base.stroke_text = stroke_text;
    made->base.clip_text = clip_text;
    made->base.ignore_text = ignore_text;
    made->base.fill_path = fill_path;
    made->base.stroke_path = stroke_path;
    made->base.fill_image = fill_image;
    made->base.fill_image_mask = fill_image_mask;
    made->page = page;
    made->arena = arena;
    made->cookie = cookie;
    return &made->base;
}

void uc_pdf_draw(fz_context *ctx, fz_page *source, struct uc_pdf_page *page, uc_arena *arena,
                 fz_cookie *cookie)
{
    fz_rect bounds = fz_bound_page(ctx, source);
    page->size = (struct uc_page){.width = bounds.x1 - bounds.x0, .height = bounds.y1 - bounds.y0};
    fz_device *device = new_collector(ctx, page, arena, cookie);
    fz_try(ctx)
    {
        fz_run_page_contents(ctx, source, device, fz_translate(-bounds.x0, -bounds.y0), cookie);
        fz_close_device(ctx, device);
    }
    fz_always(ctx)
    {
        fz_drop_device(ctx, device);
    }
    fz_catch(ctx)
    {
        fz_rethrow(ctx);
    }
    if (page->letters[1] > page->letters[0])
        uc_pdf_mirror(page, arena);
}
