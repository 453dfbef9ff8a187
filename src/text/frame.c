/* Where glyphs stand in the frame of a Chinese character when the face does not say so itself. */
#include "text/shaper.h"

/* Makes the glyphs' ink move along the line and across it, both in font units. */
static void move_glyphs(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c,
                        int along_fu, int across_fu)
{
    bx_length along = bx_length_from_font_units(along_fu, run->size, run->face->units_per_em);
    bx_length across = bx_length_from_font_units(across_fu, run->size, run->face->units_per_em);
    for (uint32_t g = 0; g < c->glyph_count; g++) {
        shaper->glyphs.items[c->first_glyph + g].inline_offset += along;
        shaper->glyphs.items[c->first_glyph + g].block_offset += across;
    }
}

void bx_frame_origin(const bx_face *face, uint32_t glyph, hb_glyph_position_t *position)
{
    if (face->has_vertical_metrics) return;
    int em = (int)face->units_per_em;
    position->x_offset = -bx_face_advance(face, glyph) / 2;
    position->y_offset = -(em + face->ideographic_bottom_fu);
    position->y_advance = -em;
}

/* 、 。 ， of the mainland as in horizontal lines: the mark at the foot of the frame goes where the
 * vertical form would have it, with the same white at the head and at the right. */
static void raise_stop(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    const bx_face *face = run->face;
    uint32_t glyph = shaper->glyphs.items[c->first_glyph].id;
    size_t at = c->text_begin;
    uint32_t character = bx_utf8_next(bx_buffer_string(&shaper->gathered.text), &at);
    int ink[4];
    if (c->glyph_count != 1 || glyph != bx_face_glyph(face, character) ||
        !bx_face_ink(face, glyph, ink))
        return;
    int width = bx_face_advance(face, glyph);
    int right = width - ink[0] - ink[2], up = 2 * face->axis_fu - ink[1] - ink[3];
    if (right > 0 && up > 0) move_glyphs(shaper, run, c, -up, right);
}

/* The middle of a mark's ink: from its cell's start along the line, and across from baseline or
 * axis. */
typedef struct middle {
    bx_length along, across;
} middle;

static bool find_middle(const bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c,
                        middle *out)
{
    const bx_shaped_glyph *glyph = &shaper->glyphs.items[c->first_glyph];
    int ink[4];
    if (c->glyph_count != 1 || !bx_face_ink(run->face, glyph->id, ink)) return false;
    bx_length x =
        bx_length_from_font_units((ink[0] + ink[2]) / 2, run->size, run->face->units_per_em);
    bx_length y =
        -bx_length_from_font_units((ink[1] + ink[3]) / 2, run->size, run->face->units_per_em);
    x = (bx_length)bx_multiply_divide(x, run->scale_x, 65536);
    bool upright = run->setting == BX_SET_UPRIGHT;
    *out =
        (middle){glyph->inline_offset + (upright ? y : x), glyph->block_offset + (upright ? x : y)};
    return true;
}

static void move_to(bx_shaper *shaper, const bx_cluster *c, middle from, middle to)
{
    shaper->glyphs.items[c->first_glyph].inline_offset += to.along - from.along;
    shaper->glyphs.items[c->first_glyph].block_offset += to.across - from.across;
}

/* A mark of Taiwan and Hong Kong stands in the middle of its frame; a face of another region is put
 * right (T-011). */
static void centre_mark(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    middle ink, centre = {c->advance / 2, 0};
    if (!find_middle(shaper, run, c, &ink)) return;
    if (run->setting != BX_SET_UPRIGHT)
        centre.across =
            -bx_length_from_font_units(run->face->axis_fu, run->size, run->face->units_per_em);
    bx_length along = ink.along - centre.along, across = ink.across - centre.across,
              near = run->size / 10;
    bool centred = along < near && along > -near && across < near && across > -near;
    if (!centred) move_to(shaper, c, ink, centre);
}

/* Where the marks of the mainland have the middle of their ink when the face has it elsewhere, in
 * thousandths of the em: from the frame's start; stops also up from its foot. The frame's right and
 * head take their places in vertical lines. */
enum { STOP_PLACE = 170, SENTENCE_MARK_PLACE = 250 };

/* A mark of the mainland stands at the start and foot of its frame, a stop in a vertical line at
 * its head and right; a face of another region is put right (T-011). The others stand in vertical
 * lines as the face has them: to the right in faces of the mainland (GB/T 15834 5.1), in the middle
 * in others. */
static void corner_mark(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    middle ink, place;
    bool upright = run->setting == BX_SET_UPRIGHT,
         stop = c->class == BX_CLASS_COMMA || c->class == BX_CLASS_PERIOD;
    if (!find_middle(shaper, run, c, &ink)) return;
    if (upright && !stop) return;
    place = ink;
    place.along =
        (bx_length)bx_multiply_divide(c->advance, stop ? STOP_PLACE : SENTENCE_MARK_PLACE, 1000);
    bx_length aside = (bx_length)bx_multiply_divide(run->size, STOP_PLACE, 1000);
    if (upright)
        place.across = run->size / 2 - aside;
    else if (stop)
        place.across = -bx_length_from_font_units(run->face->ideographic_bottom_fu, run->size,
                                                  run->face->units_per_em) -
                       aside;
    if (ink.along > c->advance * 2 / 5 || (upright && ink.across < run->size / 8))
        move_to(shaper, c, ink, place);
}

bx_region bx_mark_region(bx_region region, bx_string text, const bx_cluster *c)
{
    if (c->class < BX_CLASS_COMMA || c->class > BX_CLASS_EXCLAIM || c->text_end - c->text_begin < 6)
        return region;
    size_t at = c->text_begin;
    if (!bx_character_is_one_of("\u3001\u3002\uFF01\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F",
                                bx_utf8_next(text, &at)))
        return region;
    uint32_t selector = bx_utf8_next(text, &at);
    if (selector == 0xFE00) return BX_REGION_GB;
    return selector == 0xFE01 && region == BX_REGION_GB ? BX_REGION_TW : region;
}

/* Dashes, connectors and dots in a row: their ink on the middle of the frame, in both directions.
 */
static void centre_line(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    int ink[4];
    if (!bx_face_ink(run->face, shaper->glyphs.items[c->first_glyph].id, ink)) return;
    int up = run->face->axis_fu - (ink[1] + ink[3]) / 2;
    move_glyphs(shaper, run, c, 0, run->setting == BX_SET_ROTATED ? up : -up);
}

void bx_place_in_frame(bx_shaper *shaper, bx_region region, const bx_cluster *c)
{
    const bx_text_run *run = &shaper->runs.items[c->run];
    bool upright = run->setting == BX_SET_UPRIGHT;
    if (c->glyph_count == 0 || run->setting == BX_SET_COMBINED) return;
    bool mark = c->class >= BX_CLASS_COMMA && c->class <= BX_CLASS_EXCLAIM;
    if (mark && run->setting != BX_SET_ROTATED && !bx_run_is_proportional(run)) {
        bool stop = c->class == BX_CLASS_COMMA || c->class == BX_CLASS_PERIOD;
        if (region == BX_REGION_GB && upright && stop) raise_stop(shaper, run, c);
        if (region == BX_REGION_GB)
            corner_mark(shaper, run, c);
        else
            centre_mark(shaper, run, c);
        return;
    }
    switch (c->class) {
    case BX_CLASS_DASH:
    case BX_CLASS_CONNECTOR:
    case BX_CLASS_ELLIPSIS:
        if (!upright) centre_line(shaper, run, c);
        return;
    default: return;
    }
}
