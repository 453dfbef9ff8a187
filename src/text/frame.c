/* Where glyphs stand in the frame of a Chinese character when the face does not say so itself. */
#include "text/shaper.h"

/* Makes the glyphs' ink move along the line and across it, both in font units. */
static void move_glyphs(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c, int along_fu, int across_fu)
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

/* 、 。 ， of the mainland as in horizontal lines: the mark at the foot of the frame goes where the vertical form would
 * have it, with the same white at the head and at the right. */
static void raise_stop(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    const bx_face *face = run->face;
    uint32_t glyph = shaper->glyphs.items[c->first_glyph].id;
    size_t at = c->text_begin;
    uint32_t character = bx_utf8_next(bx_buffer_string(&shaper->gathered.text), &at);
    int ink[4];
    if (c->glyph_count != 1 || glyph != bx_face_glyph(face, character) || !bx_face_ink(face, glyph, ink)) return;
    int width = bx_face_advance(face, glyph);
    int right = width - ink[0] - ink[2], up = 2 * face->axis_fu - ink[1] - ink[3];
    if (right > 0 && up > 0) move_glyphs(shaper, run, c, -up, right);
}

/* A mark of Taiwan and Hong Kong stands in the middle of its frame; a face of another region is put right (T-011). */
static void centre_mark(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    const bx_face *face = run->face;
    const bx_shaped_glyph *glyph = &shaper->glyphs.items[c->first_glyph];
    int ink[4], em = (int)face->units_per_em;
    if (c->glyph_count != 1 || !bx_face_ink(face, glyph->id, ink)) return;
    int along = (int)bx_multiply_divide(c->advance / 2 - glyph->inline_offset, em, run->size);
    int across = -(int)bx_multiply_divide(glyph->block_offset, em, run->size);
    if (run->setting == BX_SET_UPRIGHT) {
        along += (ink[1] + ink[3]) / 2;
        across -= (ink[0] + ink[2]) / 2;
    } else {
        along -= (ink[0] + ink[2]) / 2;
        across += (ink[1] + ink[3]) / 2 - face->axis_fu;
    }
    bool centred = along < em / 10 && along > -em / 10 && across < em / 10 && across > -em / 10;
    if (!centred) move_glyphs(shaper, run, c, along, across);
}

/* Dashes, connectors and dots in a row: their ink on the middle of the frame, in both directions. */
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
    bool stop = c->class >= BX_CLASS_COMMA && c->class <= BX_CLASS_EXCLAIM;
    if (stop && region != BX_REGION_GB && run->setting != BX_SET_ROTATED) {
        centre_mark(shaper, run, c);
        return;
    }
    switch (c->class) {
    case BX_CLASS_COMMA:
    case BX_CLASS_PERIOD:
        if (upright) raise_stop(shaper, run, c);
        return;
    case BX_CLASS_DASH:
    case BX_CLASS_CONNECTOR:
    case BX_CLASS_ELLIPSIS:
        if (!upright) centre_line(shaper, run, c);
        return;
    default:
        return;
    }
}
