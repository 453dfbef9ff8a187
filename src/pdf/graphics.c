/* Paints, paths and pictures. */
#include "pdf/page_parts.h"

#include "base/timing.h"

#include <string.h>

static void set_overprint(bx_page_writer *w, bool on)
{
    if (w->state.overprint == (int)on) return;
    w->state.overprint = on;
    bx_content_operator(&w->content, on ? "/GO gs" : "/GN gs");
}

static bool same_inks(bx_paint a, bx_paint b)
{
    return a.all == b.all && a.spot == b.spot && memcmp(a.ink, b.ink, sizeof a.ink) == 0;
}

/* Overprint holds for fills and strokes at once, so it belongs to each paint and never to one ink
 * alone. */
static void set_paint(bx_page_writer *w, bool *has, bx_paint *current, bx_paint paint, bool stroke)
{
    bool known = *has && same_inks(*current, paint);
    *has = true;
    *current = paint;
    set_overprint(w, paint.overprint);
    if (known) return;
    if (paint.all) {
        w->page->registration = true;
        bx_content_operator(&w->content, stroke ? "/CA CS 1 SCN" : "/CA cs 1 scn");
        return;
    }
    if (paint.spot) {
        w->page->spots[paint.spot - 1] = true;
        bx_buffer_format(&w->content.buffer, "/CS%u ", paint.spot);
        bx_content_operator(&w->content, stroke ? "CS 1 SCN" : "cs 1 scn");
        return;
    }
    for (int i = 0; i < 4; i++) {
        bx_content_number(&w->content.buffer, paint.ink[i], 10000);
        bx_buffer_append_byte(&w->content.buffer, ' ');
    }
    bx_content_operator(&w->content, stroke ? "K" : "k");
}

void bx_page_set_fill(bx_page_writer *w, bx_paint paint)
{
    set_paint(w, &w->state.has_fill, &w->state.fill, paint, false);
}

void bx_page_set_stroke(bx_page_writer *w, bx_paint paint)
{
    set_paint(w, &w->state.has_stroke, &w->state.stroke, paint, true);
}

/* Writes a step without its operator. Returns its points. */
static size_t write_points(bx_content_stream *c, bx_path_step step, const bx_point *at)
{
    size_t count = bx_path_step_points(step);
    if (step == BX_PATH_RECT) {
        bx_content_point(c, at[0].x, at[0].y + at[1].y);
        bx_content_length(c, at[1].x);
        bx_content_length(c, at[1].y);
        return count;
    }
    for (size_t i = 0; i < count; i++)
        bx_content_point(c, at[i].x, at[i].y);
    return count;
}

/* A path and what is done with it. A step has a line; short paths and what is done with a closed
 * outline stand on one. */
static void write_path(bx_content_stream *c, const bx_path *path, const char *paint)
{
    static const char *const operators[] = {
        [BX_PATH_MOVE] = "m",  [BX_PATH_LINE] = "l",  [BX_PATH_CURVE] = "c",
        [BX_PATH_RECT] = "re", [BX_PATH_CLOSE] = "h",
    };
    size_t count = path->steps.count, subpaths = 0;
    const bx_point *at = path->points.items;
    for (size_t i = 0; i < count; i++) {
        bx_path_step step = path->steps.items[i];
        subpaths += step == BX_PATH_MOVE || step == BX_PATH_RECT;
        at += write_points(c, step, at);
        bx_buffer_append_string(&c->buffer, bx_string_of(operators[step]));
        bool closes = step == BX_PATH_CLOSE && i + 1 == count && subpaths == 1;
        bx_buffer_append_byte(&c->buffer, count <= 2 || closes ? ' ' : '\n');
    }
    bx_content_operator(c, paint);
}

void bx_pdf_draw_fill(void *context, const bx_path *path, bx_paint paint)
{
    bx_page_writer *w = context;
    bx_page_end_text(w);
    bx_page_set_fill(w, paint);
    write_path(&w->content, path, "f");
}

static void set_dashes(bx_page_writer *w, const bx_stroke *stroke)
{
    if (stroke->gap == 0) return;
    bx_buffer *out = &w->content.buffer;
    bx_buffer_append_string(out, stroke->round ? BX_STRING("1 J [") : BX_STRING("["));
    bx_content_length(&w->content, stroke->dash);
    bx_content_length(&w->content, stroke->gap);
    bx_buffer_append_literal(out, "] 0 d ");
}

void bx_pdf_draw_stroke(void *context, const bx_path *path, const bx_stroke *stroke, bx_paint paint)
{
    bx_page_writer *w = context;
    bx_page_end_text(w);
    bx_page_set_stroke(w, paint);
    set_dashes(w, stroke);
    bx_content_length(&w->content, stroke->width);
    bx_buffer_append_literal(&w->content.buffer, "w ");
    write_path(&w->content, path, "S");
    if (stroke->gap != 0) bx_content_operator(&w->content, "0 J [] 0 d");
}

/* Number of the picture's resource on the page, from 1; 0 when nothing could be read. */
static size_t add_picture(bx_page_writer *w, const bx_image_request *request)
{
    uint64_t started = bx_clock();
    const bx_encoded_image *image =
        bx_picture_store_get(w->pictures, request, w->condition->profile, w->diagnostics);
    bx_timing_add(BX_STAGE_IMAGES, started);
    if (!image) return 0;
    for (size_t i = 0; i < w->page->pictures.count; i++) {
        if (w->page->pictures.items[i] == image) return i + 1;
    }
    bx_array_push(&w->page->pictures, image);
    return w->page->pictures.count;
}

bool bx_pdf_draw_picture(void *context, const bx_draw_picture *picture)
{
    bx_page_writer *w = context;
    size_t number = add_picture(w, &picture->request);
    if (number == 0) return false;
    bx_page_end_text(w);
    bool mask = w->page->pictures.items[number - 1]->space == BX_PIXEL_BITMAP;
    if (mask)
        bx_page_set_fill(w, picture->paint);
    else
        set_overprint(w, false);
    bx_content_stream *c = &w->content;
    bx_buffer_append_literal(&c->buffer, "q ");
    bx_content_length(c, picture->rect.width);
    bx_buffer_append_literal(&c->buffer, "0 0 ");
    bx_content_length(c, picture->rect.height);
    bx_content_point(c, picture->rect.x, bx_rect_bottom(picture->rect));
    bx_buffer_format(&c->buffer, "cm /I%zu Do Q\n", number);
    return true;
}
