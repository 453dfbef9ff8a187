/* Fills, rules, images and crop marks. */
#include "pdf/page_parts.h"

#include "base/map.h"
#include "base/timing.h"

/* Rules below this width overprint when they are black. */
#define THIN_RULE BX_PT(2)

/* In 1/10,000. */
enum { FULL_BLACK = 9900 };

static void set_overprint(bx_page_writer *w, bool on)
{
    if (w->overprint == (int)on) return;
    w->overprint = on;
    bx_content_operator(&w->content, on ? "/GO gs" : "/GN gs");
}

/* Makes an ink current for fills or strokes, with the overprint that belongs to it: one setting
 * holds for both (ISO 32000-1, 11.7.4.3), so it is part of every paint's state and never of one ink
 * alone. */
static void set_ink(bx_page_writer *w, bx_page_ink *current, bx_color color, bool may_overprint,
                    const char *operator)
{
    bool known = current->set && bx_color_equal(current->color, color);
    uint16_t ink[4];
    if (!known) {
        bx_profile_ink(w->profile, color, ink);
        if (w->plate->black_only) {
            ink[3] = bx_ink_black(ink);
            ink[0] = ink[1] = ink[2] = 0;
        }
        /* Grey knocks out what is under it: only full black may be printed over other inks (Ghent
         * Workgroup). */
        bool black = ink[0] == 0 && ink[1] == 0 && ink[2] == 0 && ink[3] >= FULL_BLACK;
        *current = (bx_page_ink){true, black, color};
    }
    set_overprint(w, may_overprint && current->full_black);
    if (known) return;
    for (int i = 0; i < 4; i++) {
        bx_content_number(&w->content.buffer, ink[i], 10000);
        bx_buffer_append_byte(&w->content.buffer, ' ');
    }
    bx_content_operator(&w->content, operator);
}

void bx_write_fill_color(bx_page_writer *w, bx_color color, bool may_overprint)
{
    set_ink(w, &w->fill, color, may_overprint, "k");
}

void bx_write_stroke_color(bx_page_writer *w, bx_color color, bool may_overprint)
{
    set_ink(w, &w->stroke, color, may_overprint, "K");
}

/* A rounded corner as one curve; 0.5523 of the radius makes a quarter circle. */
static void rounded_rect(bx_page_writer *w, bx_rect r, bx_length radius, const char *operator)
{
    bx_length x0 = r.x, y0 = r.y, x1 = bx_rect_right(r), y1 = bx_rect_bottom(r);
    bx_length limit = bx_length_min(r.width, r.height) / 2;
    if (radius > limit) radius = limit;
    bx_length k = radius - (bx_length)bx_multiply_divide(radius, 5523, 10000);
    bx_content_stream *c = &w->content;
    bx_content_point(c, x0 + radius, y0);
    bx_content_operator(c, "m");
    bx_content_point(c, x1 - radius, y0);
    bx_content_operator(c, "l");
    const bx_length corner[4][6] = {
        {x1 - k, y0, x1, y0 + k, x1, y0 + radius},
        {x1, y1 - k, x1 - k, y1, x1 - radius, y1},
        {x0 + k, y1, x0, y1 - k, x0, y1 - radius},
        {x0, y0 + k, x0 + k, y0, x0 + radius, y0},
    };
    const bx_length side[4][2] = {{x1, y1 - radius}, {x0 + radius, y1}, {x0, y0 + radius}, {0, 0}};
    for (int i = 0; i < 4; i++) {
        for (int p = 0; p < 6; p += 2)
            bx_content_point(c, corner[i][p], corner[i][p + 1]);
        bx_content_operator(c, "c");
        if (i == 3) break;
        bx_content_point(c, side[i][0], side[i][1]);
        bx_content_operator(c, "l");
    }
    bx_content_operator(c, operator);
}

static void write_fill(bx_page_writer *w, const bx_plate_fill *fill)
{
    bx_write_fill_color(w, fill->color, false);
    if (fill->radius > 0) {
        rounded_rect(w, fill->rect, fill->radius, "h f");
        return;
    }
    bx_content_point(&w->content, fill->rect.x, bx_rect_bottom(fill->rect));
    bx_content_length(&w->content, fill->rect.width);
    bx_content_length(&w->content, fill->rect.height);
    bx_content_operator(&w->content, "re f");
}

static void write_line(bx_page_writer *w, bx_point from, bx_point to, bx_length width)
{
    bx_content_length(&w->content, width);
    bx_buffer_append_literal(&w->content.buffer, "w ");
    bx_content_point(&w->content, from.x, from.y);
    bx_buffer_append_literal(&w->content.buffer, "m ");
    bx_content_point(&w->content, to.x, to.y);
    bx_content_operator(&w->content, "l S");
}

static void set_dashes(bx_page_writer *w, bx_rule_style style, bx_length width)
{
    bx_buffer *out = &w->content.buffer;
    if (style == BX_RULE_DASHED) {
        bx_buffer_append_byte(out, '[');
        bx_content_length(&w->content, width * 3);
        bx_content_length(&w->content, width * 2);
        bx_buffer_append_literal(out, "] 0 d ");
    } else if (style == BX_RULE_DOTTED) {
        bx_buffer_append_literal(out, "1 J [0 ");
        bx_content_length(&w->content, width * 2);
        bx_buffer_append_literal(out, "] 0 d ");
    }
}

static void write_frame(bx_page_writer *w, const bx_plate_frame *frame)
{
    bx_write_stroke_color(w, frame->color, frame->width < THIN_RULE);
    set_dashes(w, frame->style, frame->width);
    bx_content_length(&w->content, frame->width);
    bx_buffer_append_literal(&w->content.buffer, "w ");
    rounded_rect(w, frame->rect, frame->radius, "h S");
    if (frame->style != BX_RULE_SOLID) bx_content_operator(&w->content, "0 J [] 0 d");
}

static void write_rule(bx_page_writer *w, const bx_plate_rule *rule)
{
    if (bx_write_ornament(w, rule)) return;
    bx_write_stroke_color(w, rule->color, rule->width < THIN_RULE);
    set_dashes(w, rule->style, rule->width);
    write_line(w, rule->from, rule->to, rule->width);
    if (rule->style != BX_RULE_SOLID) bx_content_operator(&w->content, "0 J [] 0 d");
}

/* A box with its diagonals in place of a picture that is missing. */
static void write_placeholder(bx_page_writer *w, bx_rect r)
{
    bx_write_stroke_color(w, BX_COLOR_BLACK, true);
    bx_content_length(&w->content, BX_ONE_PT / 2);
    bx_buffer_append_literal(&w->content.buffer, "w ");
    bx_content_point(&w->content, r.x, bx_rect_bottom(r));
    bx_content_length(&w->content, r.width);
    bx_content_length(&w->content, r.height);
    bx_content_operator(&w->content, "re S");
    bx_point a = {r.x, r.y}, b = {bx_rect_right(r), bx_rect_bottom(r)};
    write_line(w, a, b, BX_ONE_PT / 2);
    write_line(w, (bx_point){b.x, a.y}, (bx_point){a.x, b.y}, BX_ONE_PT / 2);
}

/* Pixels that a printed length needs at the house resolution. */
static uint32_t pixels(bx_length length, uint32_t ppi)
{
    int64_t count =
        ((int64_t)length * ppi + (int64_t)72 * BX_ONE_PT - 1) / ((int64_t)72 * BX_ONE_PT);
    return count < 1 ? 1 : (uint32_t)count;
}

/* Number of the picture's resource on the page, from 1; 0 when nothing could be read. */
static size_t add_picture(bx_page_writer *w, const bx_plate_image *image)
{
    bx_image_request request = {image->path.data,
                                image->span,
                                image->crop_x,
                                image->crop_y,
                                image->crop_width,
                                image->crop_height,
                                pixels(image->rect.width, w->info->image_ppi),
                                pixels(image->rect.height, w->info->image_ppi),
                                w->info->ink_limit,
                                w->plate->black_only};
    bx_page_picture picture = {0};
    uint64_t started = bx_clock();
    bool good = bx_image_encode(&request, w->profile, &picture.image, w->diagnostics);
    bx_timing_add(BX_STAGE_IMAGES, started);
    if (!good) return 0;
    picture.key = bx_hash(picture.image.data, picture.image.size);
    for (size_t i = 0; i < w->page->pictures.count; i++) {
        if (w->page->pictures.items[i].key != picture.key) continue;
        bx_encoded_image_release(&picture.image);
        return i + 1;
    }
    bx_array_push(&w->page->pictures, picture);
    return w->page->pictures.count;
}

static void write_image(bx_page_writer *w, const bx_plate_image *image)
{
    size_t number = image->missing ? 0 : add_picture(w, image);
    if (number == 0) {
        write_placeholder(w, image->rect);
        return;
    }
    bool mask = w->page->pictures.items[number - 1].image.space == BX_PIXEL_BITMAP;
    if (mask)
        bx_write_fill_color(w, BX_COLOR_BLACK, true);
    else
        set_overprint(w, false);
    bx_content_stream *c = &w->content;
    bx_buffer_append_literal(&c->buffer, "q ");
    bx_content_length(c, image->rect.width);
    bx_buffer_append_literal(&c->buffer, "0 0 ");
    bx_content_length(c, image->rect.height);
    bx_content_point(c, image->rect.x, bx_rect_bottom(image->rect));
    bx_buffer_format(&c->buffer, "cm /I%zu Do Q\n", number);
}

static void add_rect(bx_page_writer *w, bx_rect rect)
{
    bx_content_point(&w->content, rect.x, bx_rect_bottom(rect));
    bx_content_length(&w->content, rect.width);
    bx_content_length(&w->content, rect.height);
    bx_content_operator(&w->content, "re");
}

/* Paper white with its quiet zone, then all bars as one path: no seams between rows. */
static void write_code(bx_page_writer *w, const bx_plate_code *code)
{
    bx_write_fill_color(w, (bx_color){BX_COLOR_CMYK, {0}}, false);
    add_rect(w, code->rect);
    bx_content_operator(&w->content, "f");
    bx_write_fill_color(w, BX_COLOR_BLACK, false);
    for (size_t i = 0; i < code->bar_count; i++)
        add_rect(w, code->bars[i]);
    bx_content_operator(&w->content, "f");
}

void bx_write_graphics(bx_page_writer *w)
{
    const bx_plate *plate = w->plate;
    for (size_t i = 0; i < plate->fill_count; i++)
        if (!plate->fills[i].above) write_fill(w, &plate->fills[i]);
    for (size_t i = 0; i < plate->image_count; i++)
        write_image(w, &plate->images[i]);
    for (size_t i = 0; i < plate->fill_count; i++)
        if (plate->fills[i].above) write_fill(w, &plate->fills[i]);
    for (size_t i = 0; i < plate->code_count; i++)
        write_code(w, &plate->codes[i]);
    for (size_t i = 0; i < plate->frame_count; i++)
        write_frame(w, &plate->frames[i]);
    for (size_t i = 0; i < plate->rule_count; i++)
        write_rule(w, &plate->rules[i]);
}

void bx_write_marks(bx_page_writer *w)
{
    if (!w->plate->crop_marks) return;
    bx_length length = BX_PT(14), away = w->plate->bleed + BX_PT(3);
    bx_length x[2] = {0, w->plate->width}, y[2] = {0, w->plate->height};
    bx_write_stroke_color(w, BX_COLOR_BLACK, true);
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            bx_length sx = i ? 1 : -1, sy = j ? 1 : -1;
            write_line(w, (bx_point){x[i] + sx * away, y[j]},
                       (bx_point){x[i] + sx * (away + length), y[j]}, BX_ONE_PT / 4);
            write_line(w, (bx_point){x[i], y[j] + sy * away},
                       (bx_point){x[i], y[j] + sy * (away + length)}, BX_ONE_PT / 4);
        }
    }
}
