/* The page: fills, pictures, codes, rules, crop marks. */
#include "draw/drawing.h"

#include <string.h>

/* Rules below this width overprint when they are black. */
#define THIN_RULE BX_PT(2)

/* White round the bleed for crop marks; their length and distance. */
#define MARK_ROOM   BX_PT(20)
#define MARK_LENGTH BX_PT(14)
#define MARK_AWAY   BX_PT(3)

/* In 1/10,000. */
enum { FULL_BLACK = 9900 };

/* Number of the spot ink that prints exactly this colour, from 1; 0: none. */
static uint8_t spot_of(const bx_output_condition *c, const uint16_t ink[4])
{
    for (size_t i = 0; i < c->spot_count; i++) {
        if (memcmp(c->spots[i].process, ink, sizeof c->spots[i].process) == 0)
            return (uint8_t)(i + 1);
    }
    return 0;
}

bx_paint bx_drawing_paint(bx_drawing *d, bx_color color, bool may_overprint)
{
    if (!d->has_color || !bx_color_equal(d->color, color)) {
        uint16_t *ink = d->resolved.ink;
        bx_profile_ink(d->condition->profile, color, ink);
        if (d->plate->black_only) {
            ink[3] = bx_ink_black(ink);
            ink[0] = ink[1] = ink[2] = 0;
        }
        /* Grey knocks out what is under it: only full black may be printed over other inks (Ghent
         * Workgroup). */
        d->resolved.spot = d->plate->black_only ? 0 : spot_of(d->condition, ink);
        d->full_black =
            !d->resolved.spot && ink[0] == 0 && ink[1] == 0 && ink[2] == 0 && ink[3] >= FULL_BLACK;
        d->color = color;
        d->has_color = true;
    }
    bx_paint paint = d->resolved;
    paint.overprint = may_overprint && d->full_black;
    return paint;
}

void bx_drawing_fill(bx_drawing *d, bx_paint paint)
{
    d->target->fill(d->target->context, &d->path, paint);
    bx_path_clear(&d->path);
}

void bx_drawing_stroke(bx_drawing *d, bx_stroke stroke, bx_paint paint)
{
    d->target->stroke(d->target->context, &d->path, &stroke, paint);
    bx_path_clear(&d->path);
}

static void begin_artifact(bx_drawing *d)
{
    d->target->begin_group(d->target->context, &(bx_draw_group){.kind = BX_GROUP_ARTIFACT});
}

static void end_group(bx_drawing *d)
{
    d->target->end_group(d->target->context);
}

static void draw_fills(bx_drawing *d, bool above)
{
    for (size_t i = 0; i < d->plate->fill_count; i++) {
        const bx_plate_fill *fill = &d->plate->fills[i];
        if (fill->above != above) continue;
        if (fill->radius > 0)
            bx_path_round_rect(&d->path, fill->rect, fill->radius);
        else
            bx_path_rect(&d->path, fill->rect);
        bx_drawing_fill(d, bx_drawing_paint(d, fill->color, false));
    }
}

static bx_stroke plain_stroke(bx_rule_style style, bx_length width)
{
    switch (style) {
    case BX_RULE_DASHED: return (bx_stroke){.width = width, .dash = width * 3, .gap = width * 2};
    case BX_RULE_DOTTED: return (bx_stroke){.width = width, .gap = width * 2, .round = true};
    default: return (bx_stroke){.width = width};
    }
}

static void draw_frame(bx_drawing *d, const bx_plate_frame *frame)
{
    bx_path_round_rect(&d->path, frame->rect, frame->radius);
    bx_drawing_stroke(d, plain_stroke(frame->style, frame->width),
                      bx_drawing_paint(d, frame->color, frame->width < THIN_RULE));
}

static void draw_line(bx_drawing *d, bx_point from, bx_point to, bx_stroke stroke, bx_paint paint)
{
    bx_path_move(&d->path, from);
    bx_path_line(&d->path, to);
    bx_drawing_stroke(d, stroke, paint);
}

static void draw_rule(bx_drawing *d, const bx_plate_rule *rule)
{
    if (bx_draw_ornament(d, rule)) return;
    draw_line(d, rule->from, rule->to, plain_stroke(rule->style, rule->width),
              bx_drawing_paint(d, rule->color, rule->width < THIN_RULE));
}

/* A box with its diagonals in place of a picture that is missing. */
static void draw_placeholder(bx_drawing *d, bx_rect r)
{
    bx_paint paint = bx_drawing_paint(d, BX_COLOR_BLACK, true);
    bx_stroke stroke = {.width = BX_ONE_PT / 2};
    bx_path_rect(&d->path, r);
    bx_drawing_stroke(d, stroke, paint);
    bx_point a = {r.x, r.y}, b = {bx_rect_right(r), bx_rect_bottom(r)};
    draw_line(d, a, b, stroke, paint);
    draw_line(d, (bx_point){b.x, a.y}, (bx_point){a.x, b.y}, stroke, paint);
}

/* Pixels that a printed length needs at the resolution of the condition. */
static uint32_t pixels(bx_length length, uint32_t ppi)
{
    int64_t count =
        ((int64_t)length * ppi + (int64_t)72 * BX_ONE_PT - 1) / ((int64_t)72 * BX_ONE_PT);
    return count < 1 ? 1 : (uint32_t)count;
}

static bool covers(bx_rect r, bx_rect inner)
{
    return r.x <= inner.x && r.y <= inner.y && bx_rect_right(r) >= bx_rect_right(inner) &&
           bx_rect_bottom(r) >= bx_rect_bottom(inner);
}

static bool meets(bx_rect a, bx_rect b)
{
    return a.x < bx_rect_right(b) && b.x < bx_rect_right(a) && a.y < bx_rect_bottom(b) &&
           b.y < bx_rect_bottom(a);
}

/* What transparent parts of a picture lie on: the tint that is painted last under all of it, and
 * whether an earlier picture is there. */
static void find_below(bx_drawing *d, const bx_plate_image *image, bx_image_request *request)
{
    const bx_plate *plate = d->plate;
    for (size_t i = plate->fill_count; i > 0; i--) {
        const bx_plate_fill *fill = &plate->fills[i - 1];
        if (fill->above || !covers(fill->rect, image->rect)) continue;
        bx_paint paint = bx_drawing_paint(d, fill->color, false);
        memcpy(request->background, paint.ink, sizeof request->background);
        break;
    }
    for (const bx_plate_image *i = plate->images; i < image; i++)
        request->over_picture |= meets(i->rect, image->rect);
}

static bx_image_request picture_request(bx_drawing *d, const bx_plate_image *image)
{
    const bx_output_condition *c = d->condition;
    bx_image_request request = {.path = image->path.data,
                                .span = image->span,
                                .crop_x = image->crop_x,
                                .crop_y = image->crop_y,
                                .crop_width = image->crop_width,
                                .crop_height = image->crop_height,
                                .max_width = pixels(image->rect.width, c->picture_ppi),
                                .max_height = pixels(image->rect.height, c->picture_ppi),
                                .ink_limit = c->ink_limit,
                                .quality = c->picture_quality,
                                .black_only = d->plate->black_only,
                                .keep_inks = image->keep_inks};
    find_below(d, image, &request);
    return request;
}

bx_image_request *bx_draw_pictures(const bx_plate *plate, const bx_output_condition *condition,
                                   size_t *count)
{
    bx_drawing d = {.plate = plate, .condition = condition};
    bx_image_request *requests = bx_alloc_array(plate->image_count, sizeof *requests);
    *count = 0;
    for (size_t i = 0; i < plate->image_count; i++) {
        if (!plate->images[i].missing)
            requests[(*count)++] = picture_request(&d, &plate->images[i]);
    }
    return requests;
}

static void draw_picture(bx_drawing *d, const bx_plate_image *image)
{
    bx_draw_picture picture = {.rect = image->rect,
                               .request = picture_request(d, image),
                               .paint = bx_drawing_paint(d, BX_COLOR_BLACK, true)};
    if (image->missing || !d->target->picture(d->target->context, &picture))
        draw_placeholder(d, image->rect);
}

/* Paper white with its quiet zone, then all bars as one path: no seams between rows. */
static void draw_code(bx_drawing *d, const bx_plate_code *code)
{
    bx_path_rect(&d->path, code->rect);
    bx_drawing_fill(d, bx_drawing_paint(d, (bx_color){BX_COLOR_CMYK, {0}}, false));
    for (size_t i = 0; i < code->bar_count; i++)
        bx_path_rect(&d->path, code->bars[i]);
    bx_drawing_fill(d, bx_drawing_paint(d, BX_COLOR_BLACK, false));
}

static void draw_crop_marks(bx_drawing *d)
{
    if (!d->plate->crop_marks) return;
    bx_length away = d->plate->bleed + MARK_AWAY, end = away + MARK_LENGTH;
    bx_length x[2] = {0, d->plate->width}, y[2] = {0, d->plate->height};
    bx_paint paint = bx_drawing_paint(d, BX_COLOR_BLACK, true);
    paint.all = d->condition->registration == BX_REGISTRATION_ALL;
    if (paint.all) paint.spot = 0;
    bx_stroke stroke = {.width = BX_ONE_PT / 4};
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            bx_length sx = i ? 1 : -1, sy = j ? 1 : -1;
            draw_line(d, (bx_point){x[i] + sx * away, y[j]}, (bx_point){x[i] + sx * end, y[j]},
                      stroke, paint);
            draw_line(d, (bx_point){x[i], y[j] + sy * away}, (bx_point){x[i], y[j] + sy * end},
                      stroke, paint);
        }
    }
}

static void draw_graphics(bx_drawing *d)
{
    const bx_plate *plate = d->plate;
    begin_artifact(d);
    draw_fills(d, false);
    end_group(d);
    for (size_t i = 0; i < plate->image_count; i++)
        draw_picture(d, &plate->images[i]);
    begin_artifact(d);
    draw_fills(d, true);
    end_group(d);
    for (size_t i = 0; i < plate->code_count; i++)
        draw_code(d, &plate->codes[i]);
    begin_artifact(d);
    for (size_t i = 0; i < plate->frame_count; i++)
        draw_frame(d, &plate->frames[i]);
    for (size_t i = 0; i < plate->rule_count; i++)
        draw_rule(d, &plate->rules[i]);
    draw_crop_marks(d);
    end_group(d);
}

/* Articles by their headlines, at the upper left of their areas. Returns how many. */
static size_t find_bookmarks(const bx_plate *plate, bx_draw_bookmark *marks)
{
    size_t count = 0;
    for (size_t i = 0; i < plate->story_count; i++) {
        const bx_plate_story *story = &plate->stories[i];
        bool article = bx_string_equal_literal(bx_string_of(story->role), "article");
        if (!article || story->title.size == 0 || story->polygon_count == 0) continue;
        marks[count++] =
            (bx_draw_bookmark){story->title, {story->polygon[0].x, story->polygon[0].y}};
    }
    return count;
}

static void begin_page(bx_drawing *d)
{
    const bx_plate *plate = d->plate;
    bx_draw_bookmark *marks = bx_alloc_array(plate->story_count, sizeof *marks);
    bx_draw_page page = {.number = plate->number,
                         .width = plate->width,
                         .height = plate->height,
                         .bleed = plate->bleed,
                         .margin = plate->crop_marks ? MARK_ROOM : 0,
                         .bookmarks = marks,
                         .bookmark_count = find_bookmarks(plate, marks)};
    d->target->begin(d->target->context, &page);
    bx_free(marks);
}

void bx_draw_plate(const bx_plate *plate, bx_font_library *fonts,
                   const bx_output_condition *condition, const bx_draw_target *target)
{
    bx_drawing d = {.plate = plate, .fonts = fonts, .condition = condition, .target = target};
    begin_page(&d);
    draw_graphics(&d);
    bx_draw_text(&d);
    target->end(target->context);
    bx_path_release(&d.path);
}
